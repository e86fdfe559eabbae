/* The files of signed releases on the results page, held against what was told before. */
#include <string.h>

#include "core/import/settle.h"
#include "core/release/record.h"
#include "core/text/content_names.h"
#include "sync/take/parts.h"

/* What signatures brought of a role, as files of the set; not the pack, which nobody made. */
static void put_files(struct ks_taking *t, struct ks_store *store, enum ks_role role)
{
    struct ks_base base = { 0 };
    ks_store_base(store, role, t->arena, &base);
    for (size_t i = 0; i < base.manifest.n_files; i++) {
        const struct ks_manifest_file *file = &base.manifest.files[i];
        struct ks_buf mark = { 0 };
        if (strcmp(file->path, KS_FORMS_PACK) != 0) {
            ks_record_add_hex(&mark, file->sha256, 8);
            ks_receipt_put(&t->receipt, file->path, KS_RECEIPT_PART, mark.p);
        }
        ks_buf_free(&mark);
    }
}

/* Leaves only files of releases, which have marks: a name of a release or of a trust file that is
 * not spoken of again was not taken away. */
static void keep_marked(struct ks_receipt *before)
{
    size_t kept = 0;
    for (size_t i = 0; i < before->n_files; i++) {
        if (*before->file[i].mark != '\0') {
            before->file[kept++] = before->file[i];
        } else {
            before->files[before->file[i].state]--;
        }
    }
    before->n_files = kept;
}

void ks_take_settle_signed(struct ks_taking *t, struct ks_store *store)
{
    struct ks_receipt before;
    bool told = ks_take_told_before(t, &before);
    put_files(t, store, KS_ROLE_CONTENT);
    put_files(t, store, KS_ROLE_ALERT);
    if (told) {
        keep_marked(&before);
        told = before.n_files > 0;
    }
    ks_receipt_settle(&t->receipt, told ? &before : NULL, KS_SEEN_WHOLE);
    for (size_t i = 0; told && i < t->receipt.n_files; i++) {
        struct ks_receipt_file *file = &t->receipt.file[i];
        file->change = *file->mark == '\0' ? KS_RECEIPT_SAME : file->change;
    }
}
