/* Looking up a compiled catalogue. Format: GNU gettext manual, "The Format of GNU MO Files". */
#include "base/words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"

/* <tag>.mo, made by the build: msgfmt, then kiosk/embed.cmake. The house's own language needs none.
 */
#define CATALOGUE(NAME, TAG, ...) extern const unsigned char ks_words_##TAG[];
KS_LANGS_OTHER(CATALOGUE)
#define ROW(NAME, TAG, ...) [KS_LANG_##NAME] = ks_words_##TAG,
static const unsigned char *const catalogues[KS_LANG_COUNT] = { KS_LANGS_OTHER(ROW) };

#define MAGIC 0x950412DEu /* little-endian, as msgfmt writes it everywhere */
#define ROW_BYTES 8

static uint32_t word_at(const unsigned char *catalogue, uint32_t offset)
{
    const unsigned char *p = catalogue + offset;
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* Tables of (length, offset): one of the originals, sorted, and one of the translations. */
static const char *text_at(const unsigned char *catalogue, uint32_t table, uint32_t i)
{
    return (const char *)catalogue + word_at(catalogue, table + ROW_BYTES * i + 4);
}

struct sought {
    const unsigned char *catalogue;
    const char *zh;
};

/* `element`: a row of the catalogue's originals, their length and place in it. */
static int by_original(const void *key, const void *element)
{
    const struct sought *sought = key;
    uint32_t row = (uint32_t)((const unsigned char *)element - sought->catalogue);
    return strcmp(sought->zh, text_at(sought->catalogue, row, 0));
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
    uint32_t n = word_at(catalogue, 8), translations = word_at(catalogue, 16);
    const unsigned char *originals = catalogue + word_at(catalogue, 12);
    const unsigned char *row =
        bsearch(&(struct sought) { catalogue, zh }, originals, n, ROW_BYTES, by_original);
    return row == NULL ? zh
                       : text_at(catalogue, translations, (uint32_t)(row - originals) / ROW_BYTES);
}
