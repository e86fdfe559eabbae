/* A pack: forms of many documents in one file (see pack.h). */
#include "core/form/pack.h"

#include <string.h>

#include "core/card/card.h"
#include "core/quiz/bank_names.h"
#include "core/text/content_names.h"

#define HEAD "tocsin-forms\n"
#define LENGTH 4

static void add_length(struct ks_buf *pack, size_t n)
{
    unsigned char little[LENGTH];
    for (size_t i = 0; i < LENGTH; i++) {
        little[i] = (unsigned char)(n >> 8 * i);
    }
    ks_buf_add(pack, (const char *)little, LENGTH);
}

bool ks_pack_add(struct ks_buf *pack,
                 const char *label,
                 const uint8_t sum[KS_PACK_SUM],
                 const unsigned char *form,
                 size_t n)
{
    size_t length = strlen(label);
    if (n > KS_PACK_BYTES_MAX || pack->n + length + n + 256 > KS_PACK_BYTES_MAX) {
        return false;
    }
    if (pack->n == 0) {
        ks_buf_adds(pack, HEAD);
    }
    add_length(pack, length);
    ks_buf_add(pack, label, length);
    ks_buf_add(pack, (const char *)sum, KS_PACK_SUM);
    add_length(pack, n);
    ks_buf_add(pack, (const char *)form, n);
    return true;
}

struct view {
    const unsigned char *p;
    size_t n;
};

static bool cut(struct view *rest, size_t n, struct view *piece)
{
    if (n > rest->n) {
        return false;
    }
    *piece = (struct view) { rest->p, n };
    rest->p += n;
    rest->n -= n;
    return true;
}

/* A piece with its length before it. */
static bool cut_piece(struct view *rest, struct view *piece)
{
    struct view little;
    size_t n = 0;
    if (!cut(rest, LENGTH, &little)) {
        return false;
    }
    for (size_t i = 0; i < LENGTH; i++) {
        n |= (size_t)little.p[i] << 8 * i;
    }
    return cut(rest, n, piece);
}

static bool read_entry(struct view *rest, struct ks_pack_entry *entry)
{
    struct view label, sum, form;
    if (!cut_piece(rest, &label) || !cut(rest, KS_PACK_SUM, &sum) || !cut_piece(rest, &form)) {
        return false;
    }
    *entry = (struct ks_pack_entry) { { (const char *)label.p, label.n }, sum.p, form.p, form.n };
    return true;
}

static int compare(struct ks_str a, struct ks_str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n == 0 ? 0 : memcmp(a.p, b.p, n);
    return order != 0 ? order : a.n < b.n ? -1 : a.n > b.n;
}

bool ks_pack_open(const unsigned char *bytes,
                  size_t n,
                  struct ks_arena *arena,
                  struct ks_pack *pack)
{
    struct view rest = { bytes, n }, head;
    size_t capacity = 0;
    *pack = (struct ks_pack) { 0 };
    bool good = n <= KS_PACK_BYTES_MAX && cut(&rest, sizeof HEAD - 1, &head) &&
                memcmp(head.p, HEAD, head.n) == 0;
    while (good && rest.n > 0) {
        if (pack->n == capacity) {
            capacity = capacity == 0 ? 64 : 2 * capacity;
            pack->v = ks_arena_grow(arena, pack->v, pack->n, capacity, sizeof *pack->v);
        }
        struct ks_pack_entry *entry = &pack->v[pack->n];
        good = read_entry(&rest, entry) &&
               (pack->n == 0 || compare(entry[-1].label, entry->label) < 0);
        pack->n++;
    }
    pack->n = good ? pack->n : 0;
    return good;
}

const unsigned char *ks_pack_find(const struct ks_pack *pack,
                                  const char *label,
                                  const uint8_t sum[KS_PACK_SUM],
                                  size_t *n)
{
    size_t low = 0, high = pack->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct ks_pack_entry *entry = &pack->v[middle];
        int order = compare(ks_str_of(label), entry->label);
        if (order == 0) {
            *n = entry->n;
            return memcmp(entry->sum, sum, KS_PACK_SUM) == 0 ? entry->form : NULL;
        }
        low = order > 0 ? middle + 1 : low;
        high = order < 0 ? middle : high;
    }
    return NULL;
}

/* ---- what it holds ---- */

static bool is_below(const char *label, const char *folder)
{
    size_t n = strlen(folder);
    return strncmp(label, folder, n) == 0 && label[n] == '/';
}

bool ks_pack_takes(const char *label, enum ks_form_kind *kind)
{
    static const struct {
        const char *label;
        enum ks_form_kind kind;
    } tables[] = {
        { KS_FACTS_CSV, KS_FORM_FACTS },   { KS_PHASES_CSV, KS_FORM_PHASES },
        { KS_PLACES_CSV, KS_FORM_PLACES }, { KS_TICKER_CSV, KS_FORM_TICKER },
        { KS_MAIN_CSV, KS_FORM_PLAYLIST }, { KS_DEFAULT_CSV, KS_FORM_PLAYLIST },
    };
    for (size_t i = 0; i < KS_COUNT(tables); i++) {
        if (strcmp(tables[i].label, label) == 0) {
            *kind = tables[i].kind;
            return true;
        }
    }
    struct ks_str name = ks_str_of(label);
    bool known = true;
    if (is_below(label, KS_AT_ALERTS) || !is_below(label, KS_AT_ASSETS)) {
        known = false;
    } else if (is_below(label, KS_AT_QUIZ)) {
        *kind = KS_FORM_BANK;
        known = ks_quiz_is_bank(name);
    } else if (ks_str_ends(name, ".md")) {
        *kind = KS_FORM_CARD;
    } else if (ks_str_ends(name, ".csv")) {
        *kind = KS_FORM_SHEET;
    } else {
        known = false;
    }
    return known;
}

bool ks_pack_keeps(enum ks_form_kind kind, const void *value)
{
    return kind != KS_FORM_CARD || value == NULL || ((const struct ks_card *)value)->alert == NULL;
}
