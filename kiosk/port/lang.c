/* Which language the technician at the command line reads (see lang.h). */
#include "port/lang.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* The language for people whose own is not among ours. */
#define ABROAD KS_LANG_EN

static enum ks_lang lang_of(const char *said)
{
#define TAG(NAME, TAG, ...) [KS_LANG_##NAME] = #TAG,
    static const char *const tags[KS_LANG_COUNT] = { KS_LANGS(TAG) };
    for (size_t i = 0; i < KS_LANG_COUNT; i++) {
        if (strncmp(said, tags[i], strlen(tags[i])) == 0) {
            return (enum ks_lang)i;
        }
    }
    return ABROAD;
}

enum ks_lang ks_lang_here(void)
{
    static const char *const names[] = { "TOCSIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        const char *said = getenv(names[i]);
        if (said != NULL && *said != '\0') {
            return lang_of(said);
        }
    }
    return ABROAD;
}

const char *ks_say(const char *zh)
{
    return ks_words_in(ks_lang_here(), zh);
}
