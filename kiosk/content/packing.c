/* A pack in the making (see packing.h). */
#include "content/packing.h"

#include <stdlib.h>

#include "base/check.h"

void ks_packing_begin(struct ks_packing *packing, const struct ks_zone *zone, int64_t signed_at)
{
    *packing = (struct ks_packing) { .zone = zone,
                                     .signed_at = signed_at,
                                     .form = malloc(KS_FORM_BYTES_MAX) };
    if (packing->form == NULL) {
        ks_oom();
    }
}

void ks_packing_free(struct ks_packing *packing)
{
    ks_buf_free(&packing->pack);
    free(packing->form);
    packing->form = NULL;
}

/* Takes out what is true of the day of signing only. */
static void leave_out_today(struct ks_problems *problems)
{
    size_t n = 0;
    for (size_t i = 0; i < problems->n; i++) {
        enum ks_problem_code code = problems->v[i].code;
        if (code != KS_PROBLEM_ROW_EXPIRED && code != KS_PROBLEM_ROWS_EXPIRED) {
            problems->v[n++] = problems->v[i];
        }
    }
    problems->n = n;
}

bool ks_packing_add(struct ks_packing *packing,
                    enum ks_form_kind kind,
                    const struct ks_manifest_file *file,
                    const char *bytes,
                    struct ks_err *err)
{
    const struct ks_civil day =
        ks_civil_of(packing->zone, (struct ks_instant) { packing->signed_at });
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    const struct ks_form_document document = { .kind = kind,
                                               .file = file->path,
                                               .bytes = bytes,
                                               .n = (size_t)file->length,
                                               .zone = packing->zone,
                                               .today = ks_civil_date(day) };
    struct ks_reader *reader = ks_reader_new(NULL, NULL);
    struct ks_fault fault;
    const void *value = NULL;
    size_t n = 0;
    enum ks_read read = ks_reader_read(reader, &document, arena, &value, &problems, &fault, err);
    ks_reader_free(reader);
    leave_out_today(&problems);
    if (read == KS_READ && value != NULL && ks_pack_keeps(kind, value) &&
        ks_form_write(kind, value, &problems, packing->form, KS_FORM_BYTES_MAX, &n)) {
        (void)!ks_pack_add(&packing->pack, file->path, file->sha256, packing->form, n);
    }
    ks_arena_free(arena);
    return read != KS_READ_UNABLE;
}
