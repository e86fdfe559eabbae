#ifndef KS_CORE_CARD_LINT_H
#define KS_CORE_CARD_LINT_H

#include "core/card/card.h"
#include "core/card/facts.h"
#include "core/problem/problem.h"

/* Checks of a card that was read well: length, facts, shouting. Too much text for three seconds is
 * told, and facts that are unknown or not true. Personal data is looked for by
 * core/program/privacy.h, text that does not fit the screen by ks_scene_lint(). Widths are counted
 * in hanzi; two Latin letters or digits count as one, punctuation as none. English cards may have
 * lines half as long again. */

#define KS_LINT_HEADLINE_HANZI 12 /* in a line */
#define KS_LINT_HEADLINE_LINES 2
#define KS_LINT_SUPPORTING_HANZI 16
#define KS_LINT_SUPPORTING_LINES 3

enum ks_personal { KS_PERSONAL_NONE, KS_PERSONAL_MOBILE, KS_PERSONAL_ID, KS_PERSONAL_BANK_CARD };

/* Whether text holds a mobile number (1[3-9] and nine digits, also after 86), a resident identity
 * number (18 characters, GB 11643 check digit) or a bank card number (16-19 digits, Luhn, ISO/IEC
 * 7812-1); also full-width, and with single spaces or hyphens between the digits. */
enum ks_personal ks_lint_personal(struct ks_str text);

/* facts may be NULL (not checked). today: KS_DATE_NONE = do not ask what is valid today. */
void ks_card_lint(const struct ks_card *card,
                  const struct ks_facts *facts,
                  int32_t today,
                  struct ks_problems *problems);

#endif
