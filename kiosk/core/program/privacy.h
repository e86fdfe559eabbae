#ifndef KS_CORE_PROGRAM_PRIVACY_H
#define KS_CORE_PROGRAM_PRIVACY_H

#include "core/program/program.h"

/* The gate that keeps personal data off the glass. Every text of a content set goes through it
 * before its program is sealed, whoever wrote it and wherever it came from. What holds personal
 * data (ks_lint_personal()) is taken out or marked as not playable, and told as an error; the rest
 * of its file stays. A player does the same as `check`: what is called refused is not shown. */

/* False, and told, if the card must not be shown; `problems` may be NULL. Looks at everything that
 * is drawn of it, but not at its sheet (ks_privacy_sheet()). */
KS_NODISCARD bool ks_privacy_card(const struct ks_card *card, struct ks_problems *problems);
/* Removes the rows of a sheet, the questions of a bank that hold personal data, each with an error.
 * `file`: the sheet's, for the message. */
void ks_privacy_sheet(struct ks_sheet *sheet, const char *file, struct ks_problems *problems);
void ks_privacy_quiz(struct ks_quiz_bank *bank, struct ks_problems *problems);
/* False, and told, if a CAP message must not be shown. */
KS_NODISCARD bool ks_privacy_alert(const struct ks_alert *alert, struct ks_problems *problems);
/* Rows of playlists are marked (fault); lines of the ticker and facts are removed; a place is
 * called by its tag; a phase loses its slogan and names. Each with an error. */
void ks_privacy_tables(struct ks_program *program, struct ks_problems *problems);

#endif
