/* Looking up a compiled catalogue. Format: GNU gettext manual, "The Format of GNU MO Files". */
#include "app/frame/words.h"

#include <stdint.h>
#include <string.h>

#include "base/check.h"

/* english.mo, made by the build: msgfmt, then kiosk/embed.cmake */
extern const unsigned char ks_english_mo[];

#define MAGIC 0x950412DEu /* little-endian, as msgfmt writes it everywhere */

static uint32_t word_at(uint32_t offset)
{
    const unsigned char *p = ks_english_mo + offset;
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* Tables of (length, offset): one of the originals, sorted, and one of the translations. */
static const char *text_at(uint32_t table, uint32_t i)
{
    return (const char *)ks_english_mo + word_at(table + 8 * i + 4);
}

const char *ks_words_english(const char *zh)
{
    if (word_at(0) != MAGIC) {
        ks_bug("english.mo is no catalogue");
    }
    uint32_t low = 0, high = word_at(8), originals = word_at(12), translations = word_at(16);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(zh, text_at(originals, middle));
        if (order == 0) {
            return text_at(translations, middle);
        }
        low = order > 0 ? middle + 1 : low;
        high = order > 0 ? high : middle;
    }
    return zh;
}
