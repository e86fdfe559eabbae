#ifndef KS_STORE_FORMS_H
#define KS_STORE_FORMS_H

#include "core/form/pack.h"
#include "store/store.h"

/* Forms that this device has had made of signed documents. Their release brought none: it was
 * signed before there were forms, or for other readers than this program's.
 *
 *   <state>/forms/<mark>   SHA-256 of what follows, 32 bytes; then a pack (core/form/pack.h)
 *
 * The name says for which readers; a program with others reads none of it, and has its own made.
 * It is put there in one step, by the writer, and holds forms of the release that is shown and of
 * no other, 64 MiB at most. They are found by the hash of the document; an empty one says that it
 * can have none. Nothing else refers to it: where it is damaged or gone, documents are read anew.
 * Waits for the disk; of the store's thread. */

struct ks_forms_document {
    const struct ks_manifest_file *file;
    enum ks_form_kind kind;
    const unsigned char *form; /* kept already; NULL = it is to be made */
    size_t n;
};

struct ks_forms {
    struct ks_forms_document *v; /* sorted by label */
    size_t n, lacking;
    bool stale; /* more is kept than that */
    int64_t signed_at;
    char *bytes; /* what is kept */
};

/* Which signed documents of the content that HEAD shows need a form from here. False if that cannot
 * be known now. `forms` is to be freed either way; its arrays live in `arena`. */
KS_NODISCARD bool ks_forms_look(struct ks_store *store,
                                struct ks_arena *arena,
                                struct ks_forms *forms,
                                struct ks_err *err);
void ks_forms_free(struct ks_forms *forms);
/* Keeps the pack, and no other; an empty one: none at all. Durable when true. By the writer, where
 * there is room beside the floor (`now`: as ks_store_room()). */
KS_NODISCARD bool
ks_forms_keep(struct ks_store *store, const struct ks_buf *pack, int64_t now, struct ks_err *err);
/* What is kept for this program's readers, into `bytes`, the caller's to free; nothing: NULL, and
 * an empty pack. */
void ks_forms_load(struct ks_disk *disk,
                   struct ks_arena *arena,
                   char **bytes,
                   struct ks_pack *pack);

#endif
