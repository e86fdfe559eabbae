/* The last good bytes of a few files (see kept.h). */
#include "content/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"

struct kept_file {
    char *path, *bytes; /* path NULL = free */
    size_t n;
};

struct ks_kept {
    struct kept_file file[KS_KEPT_FILES_MAX];
    size_t used;
};

struct ks_kept *ks_kept_new(void)
{
    struct ks_kept *kept = calloc(1, sizeof *kept);
    if (kept == NULL) {
        ks_oom();
    }
    return kept;
}

static void forget(struct ks_kept *kept, struct kept_file *file)
{
    kept->used -= file->n;
    free(file->path);
    free(file->bytes);
    *file = (struct kept_file) { 0 };
}

void ks_kept_free(struct ks_kept *kept)
{
    for (size_t i = 0; kept != NULL && i < KS_KEPT_FILES_MAX; i++) {
        forget(kept, &kept->file[i]);
    }
    free(kept);
}

static struct kept_file *find(struct ks_kept *kept, const char *path)
{
    for (size_t i = 0; i < KS_KEPT_FILES_MAX; i++) {
        if (kept->file[i].path != NULL && strcmp(kept->file[i].path, path) == 0) {
            return &kept->file[i];
        }
    }
    return NULL;
}

static char *copy_of(const char *bytes, size_t n)
{
    char *copy = malloc(n + 1);
    if (copy == NULL) {
        ks_oom();
    }
    memcpy(copy, bytes, n);
    copy[n] = '\0';
    return copy;
}

void ks_kept_put(struct ks_kept *kept, const char *path, const char *bytes, size_t n)
{
    struct kept_file *file = find(kept, path);
    if (file != NULL) {
        forget(kept, file);
    }
    for (size_t i = 0; i < KS_KEPT_FILES_MAX && n <= KS_KEPT_BYTES_MAX - kept->used; i++) {
        if (kept->file[i].path == NULL) {
            kept->file[i] =
                (struct kept_file) { copy_of(path, strlen(path)), copy_of(bytes, n), n };
            kept->used += n;
            return;
        }
    }
}

const char *ks_kept_get(const struct ks_kept *kept, const char *path, size_t *n)
{
    for (size_t i = 0; i < KS_KEPT_FILES_MAX; i++) {
        if (kept->file[i].path != NULL && strcmp(kept->file[i].path, path) == 0) {
            *n = kept->file[i].n;
            return kept->file[i].bytes;
        }
    }
    return NULL;
}

void ks_kept_only(struct ks_kept *kept, const char *const *names, size_t n)
{
    for (size_t i = 0; i < KS_KEPT_FILES_MAX; i++) {
        bool named = false;
        for (size_t k = 0; k < n && kept->file[i].path != NULL; k++) {
            named = named || strcmp(names[k], kept->file[i].path) == 0;
        }
        if (kept->file[i].path != NULL && !named) {
            forget(kept, &kept->file[i]);
        }
    }
}
