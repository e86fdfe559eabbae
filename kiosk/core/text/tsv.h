#ifndef KS_CORE_TEXT_TSV_H
#define KS_CORE_TEXT_TSV_H

#include "base/arena.h"
#include "base/text.h"

/* Lines of tab-separated values that our own programs write for each other. They end in LF; a
 * value holds \\ \t \n escaped. Reading is strict and goes on harmlessly after the first thing
 * that is wrong: look at `good` once, at the end. */

void ks_tsv_add(struct ks_buf *out, const char *value); /* any bytes but NUL */

struct ks_tsv {
    struct ks_str rest, line; /* rest: set to the whole text */
    struct ks_arena *arena;   /* owns what is read */
    bool good;                /* set to true */
};

bool ks_tsv_line(struct ks_tsv *r);          /* the next; behind the last LF stands an empty one */
struct ks_str ks_tsv_cell(struct ks_tsv *r); /* as it stands */
const char *ks_tsv_bytes(struct ks_tsv *r);  /* unescaped; any bytes but NUL */
const char *ks_tsv_text(struct ks_tsv *r);   /* unescaped; UTF-8 */
uint64_t ks_tsv_number(struct ks_tsv *r, uint64_t max);
int ks_tsv_word(struct ks_tsv *r, const char *const *words, int n); /* its index */
void ks_tsv_key(struct ks_tsv *r, const char *key); /* next line; not good unless it begins so */

#endif
