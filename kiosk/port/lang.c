/* Which language the technician at the command line reads (see lang.h). */
#include "port/lang.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* The language for people whose own is not among ours. */
#define ABROAD KS_LANG_EN

static enum ks_lang lang_of(const char *said)
{
    for (size_t i = 0; i < KS_LANG_COUNT; i++) {
        if (strncmp(said, ks_lang_tag((enum ks_lang)i), strlen(ks_lang_tag((enum ks_lang)i))) ==
            0) {
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
