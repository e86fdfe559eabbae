#ifndef KS_CORE_TEXT_TAGS_H
#define KS_CORE_TEXT_TAGS_H

#include <stdbool.h>
#include <stddef.h>

#define KS_TAGS_MAX 16

/* A short list of tags, such as places or phases. Empty = no restriction. */
struct ks_tags {
    size_t n;
    const char *v[KS_TAGS_MAX];
};

bool ks_tags_has(const struct ks_tags *tags, const char *tag);
bool ks_tags_meet(const struct ks_tags *a, const struct ks_tags *b); /* share at least one */

#endif
