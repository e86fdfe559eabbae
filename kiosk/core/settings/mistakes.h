#ifndef KS_CORE_SETTINGS_MISTAKES_H
#define KS_CORE_SETTINGS_MISTAKES_H

#include <stddef.h>

#include "base/text.h"

/* Mistakes in the settings of a screen, as sentences for whoever wrote them. They are found by
 * port/settings.h. The text itself travels: kiosk keeps it in its blackbox, kiosk-sync in
 * KS_MISTAKES_FILE of the state folder; `kioskctl status` and the staff page show both. */

#define KS_MISTAKES_FILE "settings.txt"
#define KS_MISTAKES_TEXT 2048 /* bytes; about ten sentences */

struct ks_mistakes {
    int n;                       /* also those that have no room */
    int line;                    /* the first line of the file with one; 0 = all of the file */
    char text[KS_MISTAKES_TEXT]; /* "第 4 行：...\n" each; "" = none */
};

/* `line` 0 = of the file as a whole, told without a number. The same sentence counts once; what has
 * no room any more leaves one sentence that says so. */
void ks_mistakes_add(struct ks_mistakes *mistakes, int line, const char *sentence);
/* Each line of a text of another `struct ks_mistakes`; false if it is not one (then nothing). */
bool ks_mistakes_add_text(struct ks_mistakes *mistakes, struct ks_str text);
/* In one short sentence, without the reasons; "" = nothing is wrong. */
void ks_mistakes_brief(const struct ks_mistakes *mistakes, char *out, size_t size);

#endif
