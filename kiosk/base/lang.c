/* The languages, and what belongs to each (see lang.h). */
#include "base/lang.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *tag, *button, *called, *words;
    int longer;
    enum ks_writing writing;
} rows[KS_LANG_COUNT] = {
#define ROW(NAME, TAG, BUTTON, CALLED, WORDS, LONGER, WRITING)                                     \
    [KS_LANG_##NAME] = { #TAG, BUTTON, CALLED, CALLED "|" WORDS, LONGER, KS_WRITING_##WRITING },
    KS_LANGS(ROW)
};

const char *ks_lang_tag(enum ks_lang lang)
{
    return rows[lang].tag;
}

const char *ks_lang_button(enum ks_lang lang)
{
    return rows[lang].button;
}

const char *ks_lang_called(enum ks_lang lang)
{
    return rows[lang].called;
}

const char *ks_lang_words(enum ks_lang lang)
{
    return rows[lang].words;
}

int ks_lang_longer(enum ks_lang lang)
{
    return rows[lang].longer;
}

enum ks_writing ks_lang_writing(enum ks_lang lang)
{
    return rows[lang].writing;
}

enum ks_lang ks_lang_of(const char *tag)
{
    for (size_t i = 0; i < KS_LANG_COUNT && tag != NULL; i++) {
        if (strcmp(tag, rows[i].tag) == 0) {
            return (enum ks_lang)i;
        }
    }
    return KS_LANG_ZH;
}

enum ks_lang ks_lang_after(enum ks_lang lang, unsigned steps)
{
    return (enum ks_lang)(((unsigned)lang + steps) % KS_LANG_COUNT);
}

const char *ks_others_or(const struct ks_others *others, enum ks_lang lang, const char *zh)
{
    const char *own = others == NULL ? NULL : others->in[lang];
    return own != NULL && *own != '\0' ? own : zh;
}
