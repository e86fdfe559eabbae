/* Which language the technician at the command line reads (see lang.h). */
#include "port/lang.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum ks_lang ks_lang_here(void)
{
    static const char *const names[] = { "TOCSIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        const char *said = getenv(names[i]);
        if (said != NULL && *said != '\0') {
            return strncmp(said, "zh", 2) == 0 ? KS_LANG_ZH : KS_LANG_EN;
        }
    }
    return KS_LANG_EN;
}

const char *ks_say(const char *zh, const char *en)
{
    return ks_lang_here() == KS_LANG_ZH ? zh : en;
}
