#ifndef KS_BASE_FOLD_H
#define KS_BASE_FOLD_H

#include "base/lang.h"
#include "base/text.h"

/* Folding of typed text, so that spellings of one word compare equal. Full-width letters, digits
 * and signs become ASCII, letters lower case, every dash and wave `-`, `。` `.`, `、` `,`; byte
 * order marks and zero-width spaces vanish, white space runs become one space, none at the ends. */

#define KS_FOLD_MAX 512

struct ks_fold {
    size_t n;
    char text[KS_FOLD_MAX]; /* NUL-terminated */
};

/* False if the result does not fit; it is then empty. */
bool ks_fold(struct ks_str text, struct ks_fold *out);
/* Whether `text` equals one of the words in `list`, which are separated by '|'. */
bool ks_fold_is_one_of(const struct ks_fold *text, const char *list); /* of folded words */
/* The language that the office calls so; false: it is none of base/lang.h. */
bool ks_fold_lang(const struct ks_fold *text, enum ks_lang *lang);

#define KS_DISTANCE_CHARS 24 /* of each text; longer ones are no near miss of any word of ours */

/* How far one text is from another, in characters (optimal string alignment: a swap of neighbours
 * counts once); of the first KS_DISTANCE_CHARS characters. */
size_t ks_text_distance(struct ks_str left, struct ks_str right);

#endif
