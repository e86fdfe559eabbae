#ifndef KS_CORE_SETTINGS_MISTAKES_H
#define KS_CORE_SETTINGS_MISTAKES_H

#include <stddef.h>

#include "base/err.h"
#include "base/lang.h"
#include "base/text.h"

/* Mistakes in the settings of a screen (port/settings.h), for whoever wrote them. The text itself
 * travels, in the form of core/problem/carry.h: kiosk keeps it in its blackbox, kiosk-sync
 * in KS_MISTAKES_FILE of the state folder; `kioskctl status` and the staff page say both, each in
 * its language. */

#define KS_MISTAKES_FILE "settings.txt"
#define KS_MISTAKES_TEXT 2048 /* bytes; about twenty mistakes */

struct ks_mistakes {
    int n;                       /* also those that have no room */
    int line;                    /* the first line of the file with one; 0 = all of the file */
    char text[KS_MISTAKES_TEXT]; /* a line each; "" = none */
};

/* `line` 0 = of the file as a whole, told without a number. The same mistake counts once; after
 * what has no room any more stands one line that says so. */
void ks_mistakes_add(struct ks_mistakes *mistakes, int line, const struct ks_err *err);
/* One that is of no line of the file. */
void ks_mistakes_add_other(struct ks_mistakes *mistakes, const struct ks_err *err);
/* Each line of a text of another `struct ks_mistakes`; false if it is not one (then nothing). */
bool ks_mistakes_add_text(struct ks_mistakes *mistakes, struct ks_str text);
/* In one short sentence, without the reasons; false = nothing is wrong. */
bool ks_mistakes_brief(const struct ks_mistakes *mistakes, struct ks_err *told);
/* All as sentences, each with an LF: "第 4 行：...\n". */
void ks_mistakes_say(const struct ks_mistakes *mistakes, enum ks_lang lang, struct ks_buf *out);

#endif
