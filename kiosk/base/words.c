/* Looking up a compiled catalogue. Format: GNU gettext manual, "The Format of GNU MO Files". */
#include "base/words.h"

#include <stdint.h>
#include <string.h>

#include "base/check.h"

/* <tag>.mo, made by the build: msgfmt, then kiosk/embed.cmake. The house's own language needs none.
 */
#define CATALOGUE(NAME, TAG, ...) extern const unsigned char ks_words_##TAG[];
KS_LANGS_OTHER(CATALOGUE)
#define ROW(NAME, TAG, ...) [KS_LANG_##NAME] = ks_words_##TAG,
static const unsigned char *const catalogues[KS_LANG_COUNT] = { KS_LANGS_OTHER(ROW) };

#define MAGIC 0x950412DEu /* little-endian, as msgfmt writes it everywhere */

static uint32_t word_at(const unsigned char *catalogue, uint32_t offset)
{
    const unsigned char *p = catalogue + offset;
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* Tables of (length, offset): one of the originals, sorted, and one of the translations. */
static const char *text_at(const unsigned char *catalogue, uint32_t table, uint32_t i)
{
    return (const char *)catalogue + word_at(catalogue, table + 8 * i + 4);
}

const char *ks_words_in(enum ks_lang lang, const char *zh)
{
    const unsigned char *catalogue = catalogues[lang];
    if (catalogue == NULL) {
        return zh;
    }
    if (word_at(catalogue, 0) != MAGIC) {
        ks_bug("no catalogue");
    }
    uint32_t low = 0, high = word_at(catalogue, 8);
    uint32_t originals = word_at(catalogue, 12), translations = word_at(catalogue, 16);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(zh, text_at(catalogue, originals, middle));
        if (order == 0) {
            return text_at(catalogue, translations, middle);
        }
        low = order > 0 ? middle + 1 : low;
        high = order > 0 ? high : middle;
    }
    return zh;
}
