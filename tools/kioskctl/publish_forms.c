/* What the documents of a release are read as, in one file (see publish_forms.h). */
#define _GNU_SOURCE /* memfd_create */
#include "kioskctl/publish_forms.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "content/packing.h"
#include "core/problem/fail.h"
#include "core/text/content_names.h"
#include "kioskctl/fail.h"
#include "kioskctl/publish.h"
#include "port/digest.h"
#include "port/lang.h"

struct packing {
    const struct forms_job *job;
    const struct ks_manifest *manifest;
    struct ks_packing made;
};

static bool add_document(struct packing *p, const struct ks_manifest_file *file, struct ks_err *err)
{
    enum ks_form_kind kind;
    uint8_t hash[KS_SHA256_BYTES];
    struct ks_sha256 sum;
    char *bytes = NULL;
    size_t n = 0;
    if (!ks_pack_takes(file->path, &kind)) {
        return true;
    }
    if (!ks_content_set_read(p->job->set, file->path, KS_DOCUMENT_BYTES_MAX, &bytes, &n, err)) {
        return false;
    }
    ks_sha256_begin(&sum);
    ks_sha256_add(&sum, bytes, n);
    ks_sha256_end(&sum, hash);
    bool same = n == file->length && memcmp(hash, file->sha256, sizeof hash) == 0;
    bool good =
        same ? ks_packing_add(&p->made, kind, file, bytes, err)
             : ctl_fail(err, KS_ERR_FORMAT, ks_say("“%s”正在被修改，请等它存好再发布"), file->path);
    free(bytes);
    return good;
}

static int file_of(const struct ks_buf *pack, struct ks_err *err)
{
    int fd = memfd_create("forms", MFD_CLOEXEC);
    size_t done = 0;
    for (ssize_t n = 1; fd >= 0 && n > 0 && done<pack->n; done += n> 0 ? (size_t)n : 0) {
        n = write(fd, pack->p + done, pack->n - done);
    }
    if (fd >= 0 && done == pack->n) {
        return fd;
    }
    if (fd >= 0) {
        close(fd);
    }
    (void)ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_WRITE,
                     KS_ARGS(ks_arg_text(KS_FORMS_PACK), ks_arg_text(strerror(errno))));
    return -1;
}

/* In its place among the files, which are sorted. */
static void insert(struct ks_manifest *m, const struct ks_manifest_file *file)
{
    size_t at = m->n_files;
    while (at > 0 && strcmp(m->files[at - 1].path, file->path) > 0) {
        m->files[at] = m->files[at - 1];
        at--;
    }
    m->files[at] = *file;
    m->n_files++;
    m->total += file->length;
}

bool publish_forms(const struct forms_job *job,
                   struct ks_manifest *manifest,
                   int *pack,
                   struct ks_err *err)
{
    struct packing p = { .job = job, .manifest = manifest };
    struct ks_manifest_file file = { .path = KS_FORMS_PACK, .type = KS_BLOB_FORMS };
    bool good = true;
    ks_packing_begin(&p.made, job->zone, manifest->created);
    *pack = -1;
    for (size_t i = 0; good && i < manifest->n_files; i++) {
        good = add_document(&p, &manifest->files[i], err);
    }
    if (good && p.made.pack.n > 0 && manifest->n_files < KS_MANIFEST_FILES_MAX) {
        *pack = file_of(&p.made.pack, err);
        good = *pack >= 0 && blob_hash(*pack, file.sha256, &file.length, err);
        if (good) {
            insert(manifest, &file);
        }
    }
    ks_packing_free(&p.made);
    return good;
}

bool forms_open(struct ks_content_set *set,
                const struct ks_manifest_file *file,
                int pack,
                int *fd,
                struct ks_err *err)
{
    if (file->type != KS_BLOB_FORMS) {
        return ks_content_set_open(set, file->path, fd, err) == KS_OPENED;
    }
    *fd = dup(pack);
    return *fd >= 0 || ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_OPEN,
                                  KS_ARGS(ks_arg_text(file->path), ks_arg_text(strerror(errno))));
}
