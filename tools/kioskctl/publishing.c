/* The files of a release that is being published (see publishing.h). */
#include "kioskctl/publishing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/problem/fail.h"
#include "core/release/label.h"
#include "core/release/layers.h"
#include "core/text/content_names.h"
#include "port/lang.h"
#include "sync/office/intake.h"

static bool is_alert_path(const char *path)
{
    return ks_str_starts(ks_str_of(path), KS_STR(KS_AT_ALERTS "/"));
}

/* Adds one file of the set to the manifest; what a screen has no use for is left out, and that is
 * said. */
static void add_file(struct publishing *p, const char *path)
{
    struct ks_manifest *m = &p->manifest;
    struct ks_manifest_file *file = &m->files[m->n_files];
    struct ks_err err = { 0 };
    struct ks_fitness fitness = { 0 };
    if (is_alert_path(path) != (m->role == KS_ROLE_ALERT)) {
        p->alerts += is_alert_path(path);
        return;
    }
    if (!ks_label_valid(ks_str_of(path))) {
        p->left_out++;
        printf(ks_say("没有放进发布：%s：文件名太长，或有不能用的字符\n"), path);
        return;
    }
    if (ks_layer_owns(path, NULL)) {
        ctl_cannot("%s: [%s] %s", path, ks_receive_id(KS_RECEIVE_OWNED),
                   ks_receive_sentence(KS_RECEIVE_OWNED, ks_lang_here()));
        p->failed = true;
        return;
    }
    int fd;
    if (ks_content_set_open(p->ctl.set, path, &fd, &err) != KS_OPENED ||
        !blob_hash(fd, file->sha256, &file->length, &err)) {
        ctl_cannot("%s: %s", path, ks_err_line(ks_lang_here(), &err).text);
        p->failed = true;
    } else {
        struct ks_intake intake = { .arena = p->arena, .lang = ks_lang_here() };
        ks_intake_look(&intake, fd, path, &fitness);
        if (fitness.failed) {
            ctl_cannot("%s: %s", path, ks_err_line(ks_lang_here(), &fitness.failure).text);
            p->failed = true;
        } else if (fitness.refusal != NULL) {
            p->left_out++;
            printf(ks_say("没有放进发布：%s：%s\n"), path, fitness.refusal);
        } else {
            file->path = path;
            file->type = fitness.type;
            file->width = fitness.width;
            file->height = fitness.height;
            m->total += file->length;
            m->n_files++;
        }
    }
    if (fd >= 0) {
        close(fd);
    }
}

static int by_path(const void *a, const void *b)
{
    const struct ks_manifest_file *x = a, *y = b;
    return strcmp(x->path, y->path);
}

bool publishing_add_files(struct publishing *p)
{
    static const char *const folders[] = { KS_AT_ASSETS, KS_AT_PLAYLISTS };
    struct ks_err err = { 0 };
    p->manifest.files =
        ks_arena_array(p->arena, KS_MANIFEST_FILES_MAX + 1, sizeof *p->manifest.files);
    for (size_t i = 0; i < KS_COUNT(folders); i++) {
        struct ks_names names;
        if (!ks_content_set_list(p->ctl.set, folders[i], KS_MANIFEST_FILES_MAX, NULL, p->arena,
                                 &names, &err)) {
            ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
            return false;
        }
        size_t k = 0;
        while (k < names.n && p->manifest.n_files < KS_MANIFEST_FILES_MAX) {
            add_file(p, names.v[k++]);
        }
        if (names.cut || k < names.n) {
            ctl_cannot(ks_say("“%s/%s”里的文件超过 %d 个，或者文件夹套得太深，没有看全：没有发布"),
                       p->ctl.folder, folders[i], KS_MANIFEST_FILES_MAX);
            return false;
        }
    }
    qsort(p->manifest.files, p->manifest.n_files, sizeof *p->manifest.files, by_path);
    if (p->manifest.n_files == 0) {
        ctl_cannot(ks_say("“%s”里没有可以发布的文件"), p->ctl.folder);
        return false;
    }
    return !p->failed;
}
