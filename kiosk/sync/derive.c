/* The making of forms for signed documents that brought none (see derive.h). */
#include "sync/derive.h"

#include <stdlib.h>
#include <unistd.h>

#include "content/packing.h"
#include "store/forms.h"

#define NO_FORM ((const unsigned char *)"")

static struct ks_store *open_store(const char *state, bool writer, struct ks_err *err)
{
    struct ks_store_params params = { .writer = writer };
    return ks_disk_real(state, KS_DISK_THERE, &params.disk, err) ? ks_store_open(&params, err)
                                                                 : NULL;
}

/* That a document has no form is kept too: else it would be read anew with each start. One that is
 * gone or damaged is left out: it comes back with its source. */
static bool make(struct ks_store *store,
                 const struct ks_forms_document *document,
                 struct ks_packing *packing,
                 struct ks_err *err)
{
    const struct ks_manifest_file *file = document->file;
    char *bytes = NULL;
    size_t n = 0;
    int fd = -1;
    bool good = true;
    if (ks_store_object_open(store, file->sha256, file->length, &fd, NULL) == KS_OPENED) {
        if (ks_file_read(fd, file->path, KS_DOCUMENT_BYTES_MAX, &bytes, &n, NULL) &&
            n == file->length) {
            size_t before = packing->pack.n;
            good = ks_packing_add(packing, document->kind, file, bytes, err);
            if (good && packing->pack.n == before) {
                (void)!ks_pack_add(&packing->pack, file->path, file->sha256, NO_FORM, 0);
            }
        }
        free(bytes);
        close(fd);
    }
    return good;
}

/* What was made before is taken over as it is. `news`: there is more than that. */
static bool make_all(struct ks_store *store,
                     const struct ks_forms *forms,
                     struct ks_packing *packing,
                     bool *news,
                     struct ks_err *err)
{
    bool good = true;
    for (size_t i = 0; good && i < forms->n; i++) {
        const struct ks_forms_document *document = &forms->v[i];
        if (document->form == NULL) {
            size_t before = packing->pack.n;
            good = make(store, document, packing, err);
            *news = *news || packing->pack.n > before;
        } else {
            (void)!ks_pack_add(&packing->pack, document->file->path, document->file->sha256,
                               document->form, document->n);
        }
    }
    return good;
}

/* Whether what is to be read can be kept then, as far as that is known before: another writer may
 * come, and a form is about as long as its document. */
static bool
can_keep(const char *state, const struct ks_forms *forms, int64_t now, struct ks_err *err)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < forms->n; i++) {
        const struct ks_forms_document *document = &forms->v[i];
        bytes += document->form == NULL ? document->file->length : document->n;
    }
    struct ks_store *writer = open_store(state, true, err);
    bool can = writer != NULL && ks_store_room(writer, bytes, 1, now, err) == KS_STORED;
    ks_store_close(writer);
    return can;
}

static enum ks_derived
keep(const char *state, const struct ks_buf *pack, int64_t now, struct ks_err *err)
{
    struct ks_store *writer = open_store(state, true, err);
    bool kept = writer != NULL && ks_forms_keep(writer, pack, now, err);
    ks_store_close(writer);
    return kept ? KS_DERIVED : KS_DERIVED_NOT;
}

enum ks_derived
ks_derive_forms(const char *state, const struct ks_zone *zone, int64_t now, struct ks_err *err)
{
    struct ks_store *store = open_store(state, false, err);
    if (store == NULL) {
        return KS_DERIVED_NOT;
    }
    struct ks_arena *arena = ks_arena_new();
    struct ks_forms forms;
    enum ks_derived derived = KS_DERIVED_NOT;
    if (ks_forms_look(store, arena, &forms, err)) {
        struct ks_packing packing;
        bool news = forms.stale;
        ks_packing_begin(&packing, zone, forms.signed_at);
        if (forms.lacking == 0 && !forms.stale) {
            derived = KS_DERIVED_NONE;
        } else if ((forms.lacking == 0 || can_keep(state, &forms, now, err)) &&
                   make_all(store, &forms, &packing, &news, err)) {
            derived = news ? keep(state, &packing.pack, now, err) : KS_DERIVED_NONE;
        }
        ks_packing_free(&packing);
    }
    ks_forms_free(&forms);
    ks_arena_free(arena);
    ks_store_close(store);
    return derived;
}
