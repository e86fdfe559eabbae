/* The names of painters (see painted_by.h). */
#include "stage/painted_by.h"

#include "base/attr.h"

static const char *const words[] = {
    [KS_PAINTED_BY_AUTO] = "auto",
    [KS_PAINTED_BY_SURFACE] = "surface",
    [KS_PAINTED_BY_RENDERER] = "renderer",
    [KS_PAINTED_BY_DUMB] = "dumb",
};

const char *const *ks_painted_by_words(size_t *n)
{
    *n = KS_COUNT(words);
    return words;
}

const char *ks_painted_by_word(enum ks_painted_by painter)
{
    return words[painter];
}
