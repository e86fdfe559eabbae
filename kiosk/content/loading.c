/* What the parts of loading share (see loading.h). */
#include "content/load_parts.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/text/content_names.h"

#define ASSETS_MAX 20000

static void note_read(struct ks_loading *l, const char *path, const char *bytes, size_t n)
{
    uint64_t length = n;
    if (l->params->fingerprint) {
        ks_sha256_add(&l->read, path, strlen(path) + 1);
        ks_sha256_add(&l->read, &length, sizeof length);
        ks_sha256_add(&l->read, bytes, n);
    }
}

bool ks_loading_judges(const struct ks_loading *l)
{
    return l->params->lint || (l->params->decoder != NULL && !l->params->only_look);
}

/* Why a file of the folder or the store could not be read: opening it ended so, or it is too long.
 */
static struct ks_fault fault_of(enum ks_opened opened, int fd, size_t limit)
{
    static const enum ks_problem_code codes[] = {
        [KS_OPENED] = KS_PROBLEM_MEDIA_UNREAD,
        [KS_OPENED_MISSING] = KS_PROBLEM_MEDIA_MISSING,
        [KS_OPENED_NO_FILE] = KS_PROBLEM_MEDIA_NO_FILE,
        [KS_OPENED_HELD] = KS_PROBLEM_MEDIA_UNREAD,
        [KS_OPENED_DAMAGED] = KS_PROBLEM_MEDIA_DISK,
        [KS_OPENED_NOT] = KS_PROBLEM_MEDIA_UNREAD,
    };
    struct stat st;
    if (opened == KS_OPENED && fstat(fd, &st) == 0 && (size_t)st.st_size > limit) {
        return (struct ks_fault) { KS_PROBLEM_MEDIA_FILE_LIMIT,
                                   { (long long)st.st_size / 1024, (long long)limit / 1024 } };
    }
    return (struct ks_fault) { .code = codes[opened] };
}

bool ks_loading_read(struct ks_loading *l, const char *path, size_t limit, char **bytes, size_t *n)
{
    if (l->params->progress != NULL) {
        l->params->progress(l->params->progress_context);
    }
    int fd;
    if (ks_loading_take_ahead(l, path, bytes, n)) {
        note_read(l, path, *bytes, *n);
        return true;
    }
    enum ks_opened opened = ks_content_set_open(l->set, path, &fd, NULL);
    bool ok = opened == KS_OPENED && ks_file_read(fd, path, limit, bytes, n, NULL);
    struct ks_fault fault = ok ? (struct ks_fault) { 0 } : fault_of(opened, fd, limit);
    if (opened == KS_OPENED) {
        close(fd);
    }
    if (ok) {
        note_read(l, path, *bytes, *n);
    } else if (opened != KS_OPENED_MISSING) {
        ks_problems_add(l->problems, KS_PROBLEM_FILE_UNREADABLE,
                        (struct ks_place_in_file) { path, 0, 0 }, KS_ARGS(ks_arg_fault(fault)));
    }
    return ok;
}

const void *ks_loading_bytes(struct ks_loading *l,
                             struct ks_reader *reader,
                             const struct ks_form_document *document,
                             struct ks_problems *problems)
{
    struct ks_err err = { 0 };
    struct ks_fault fault;
    const void *value;
    enum ks_read read = ks_reader_read(reader, document, l->arena, &value, problems, &fault, &err);
    if (read == KS_READ) {
        return value;
    }
    if (read == KS_READ_UNABLE && l->program->unread.code == KS_PROBLEM_NONE) {
        l->program->unread = fault;
    }
    ks_problems_add(problems, KS_PROBLEM_FILE_UNREADABLE,
                    (struct ks_place_in_file) { document->file, 0, 0 },
                    KS_ARGS(ks_arg_fault(fault)));
    return NULL;
}

const void *ks_loading_form(struct ks_loading *l, enum ks_form_kind kind, const char *path)
{
    size_t n = 0;
    const void *value = NULL;
    const unsigned char *form = ks_content_set_form(l->set, path, &n);
    bool read = form != NULL && ks_form_read(kind, path, form, n, l->arena, &value, l->problems);
    if (read && l->params->fingerprint) { /* which is of the documents, as in a folder */
        char *bytes = NULL;
        if (ks_loading_read(l, path, KS_DOCUMENT_BYTES_MAX, &bytes, &n)) {
            free(bytes);
        }
    }
    return read ? value : NULL;
}

const void *
ks_loading_document(struct ks_loading *l, enum ks_form_kind kind, const char *path, size_t limit)
{
    char *bytes;
    size_t n;
    const void *signed_as = ks_loading_form(l, kind, path);
    if (signed_as != NULL || !ks_loading_read(l, path, limit, &bytes, &n)) {
        return signed_as;
    }
    const struct ks_form_document document = ks_loading_form_document(l, kind, path, bytes, n);
    const void *value = ks_loading_bytes(l, ks_loading_reader(l, path), &document, l->problems);
    free(bytes);
    return value;
}

bool ks_loading_until(const struct ks_loading *l, const char *path, struct ks_civil *end)
{
    struct ks_instant until = { ks_content_set_until(l->set, path) };
    if (until.s != 0) {
        *end = ks_civil_of(l->params->zone, until);
    }
    return until.s != 0;
}

void ks_loading_list(struct ks_loading *l,
                     const char *folder,
                     size_t limit,
                     bool (*wanted)(struct ks_str name),
                     struct ks_names *names)
{
    *names = (struct ks_names) { .n = 0 };
    if (!ks_content_set_list(l->set, folder, limit, wanted, l->arena, names, NULL)) {
        names->n = 0;
    }
    if (names->cut) {
        ks_problems_add(l->problems, KS_PROBLEM_FOLDER_CUT,
                        (struct ks_place_in_file) { folder, 0, 0 },
                        KS_ARGS(ks_arg_number((int64_t)names->n)));
    }
}

const struct ks_names *ks_loading_names(struct ks_loading *l)
{
    if (!l->names_listed) {
        l->names_listed = true;
        ks_loading_list(l, KS_AT_ASSETS, ASSETS_MAX, NULL, &l->names);
    }
    return &l->names;
}
