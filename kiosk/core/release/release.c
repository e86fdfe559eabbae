/* The name of the content that a program is made of (see release.h). */
#include "core/release/release.h"

#include <stdio.h>
#include <string.h>

bool ks_release_is_folder(const struct ks_release *release)
{
    return release->kind == KS_RELEASE_FOLDER || release->kind == KS_RELEASE_EDITED;
}

bool ks_release_same(const struct ks_release *a, const struct ks_release *b)
{
    return a->kind == b->kind && a->kind != KS_RELEASE_EDITED &&
           (a->kind != KS_RELEASE_STORED || memcmp(a->hash, b->hash, sizeof a->hash) == 0);
}

/* NULL: its hash is its word. */
static const char *word_of(enum ks_release_kind kind)
{
    switch (kind) {
    case KS_RELEASE_FOLDER:
        return "";
    case KS_RELEASE_EDITED:
        return "edited";
    case KS_RELEASE_FACTORY:
        return "factory";
    case KS_RELEASE_STORED:
        return NULL;
    }
    return NULL;
}

void ks_release_text(const struct ks_release *release, char text[KS_RELEASE_TEXT])
{
    const char *word = word_of(release->kind);
    if (word != NULL) {
        snprintf(text, KS_RELEASE_TEXT, "%s", word);
    } else {
        ks_hex_write(release->hash, sizeof release->hash, text);
    }
}

bool ks_release_parse(const char *text, struct ks_release *release)
{
    struct ks_release read = { .kind = KS_RELEASE_FOLDER };
    for (; read.kind != KS_RELEASE_STORED; read.kind++) {
        if (strcmp(text, word_of(read.kind)) == 0) {
            *release = read;
            return true;
        }
    }
    if (!ks_hex_read(ks_str_of(text), read.hash, sizeof read.hash)) {
        return false;
    }
    *release = read;
    return true;
}
