#ifndef TESTS_SUPPORT_TMPDIR_H
#define TESTS_SUPPORT_TMPDIR_H

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/check_main.h"

/* A folder of a test's own below /tmp: make it in the setup, remove it in the teardown. */

struct tmpdir {
    char path[64];
};

static inline void tmpdir_make(struct tmpdir *dir)
{
    strcpy(dir->path, "/tmp/ks-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir->path));
}

static inline void tmpdir_remove(const struct tmpdir *dir)
{
    char command[96];
    snprintf(command, sizeof command, "rm -rf '%s'", dir->path);
    ck_assert_int_eq(system(command), 0);
}

/* Writes a file below it, with the folders on the way. */
static inline void
tmpdir_put(const struct tmpdir *dir, const char *name, const void *bytes, size_t n)
{
    char full[512];
    snprintf(full, sizeof full, "%s/%s", dir->path, name);
    for (char *slash = full + strlen(dir->path) + 1; (slash = strchr(slash, '/')) != NULL;
         slash++) {
        *slash = '\0';
        (void)mkdir(full, 0777);
        *slash = '/';
    }
    int fd = open(full, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    ck_assert(fd >= 0 && write(fd, bytes, n) == (ssize_t)n);
    close(fd);
}

#endif
