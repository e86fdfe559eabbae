#ifndef KS_CORE_FORM_PACK_H
#define KS_CORE_FORM_PACK_H

#include "base/text.h"
#include "core/form/form.h"

/* A pack: forms of many documents in one file. Each stands there by its document's label and the
 * hash of the bytes it was read from. A release that was signed with one (kioskctl publish) is read
 * from it: what is signed is what is read. A form that other bytes or another program made is none,
 * and its document is read anew.
 *
 * The bytes: "tocsin-forms\n"; then of each document, sorted by label: the label, its length in 4
 * bytes before it; SHA-256 of the document, 32 bytes; the form, its length in 4 bytes before it.
 * Numbers are little endian. Pure: any thread. */

#define KS_PACK_BYTES_MAX (64u * 1024 * 1024)
#define KS_PACK_SUM 32

/* Labels must come sorted, each once. False: it would become too long, and is not added. */
KS_NODISCARD bool ks_pack_add(struct ks_buf *pack,
                              const char *label,
                              const uint8_t sum[KS_PACK_SUM],
                              const unsigned char *form,
                              size_t n);

struct ks_pack_entry {
    struct ks_str label;
    const uint8_t *sum;
    const unsigned char *form;
    size_t n;
};

struct ks_pack {
    struct ks_pack_entry *v; /* views into the bytes; the array in the arena */
    size_t n;
};

/* False for what is no pack, or has a label twice. */
KS_NODISCARD bool
ks_pack_open(const unsigned char *bytes, size_t n, struct ks_arena *arena, struct ks_pack *pack);
/* The form of a document with these bytes; NULL: there is none. */
const unsigned char *ks_pack_find(const struct ks_pack *pack,
                                  const char *label,
                                  const uint8_t sum[KS_PACK_SUM],
                                  size_t *n);

/* Which documents a pack may hold, by label, and of which kind each is. Not those that tell an
 * instant, which every place reads by its own clock: alerts. */
bool ks_pack_takes(const char *label, enum ks_form_kind *kind);
/* The same of what was read: false for a card that is an alert. */
bool ks_pack_keeps(enum ks_form_kind kind, const void *value);

#endif
