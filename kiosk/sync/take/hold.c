/* The hold of a cycle on what it has stored and not committed yet, which is no garbage. */
#define _GNU_SOURCE /* flock */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/text.h"
#include "sync/take/taking.h"

/* results/PID.held holds the hashes, and is locked as long as that process lives: what a killed one
 * has left is nobody's, and goes. It is named so only once it is locked. */
#define SUFFIX ".held"

static void path_of(const struct ks_taking *t, const char *name, struct ks_buf *out)
{
    ks_buf_addf(out, "%s/" KS_RESULTS "/%s", t->cycle->config->state, name);
}

static int begin(const struct ks_taking *t)
{
    struct ks_buf path = { 0 }, named = { 0 };
    char name[32];
    snprintf(name, sizeof name, "%ld", (long)getpid());
    path_of(t, name, &path);
    ks_buf_addf(&named, "%s" SUFFIX, path.p);
    int fd = open(path.p, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    if (fd >= 0 && (flock(fd, LOCK_EX) != 0 || rename(path.p, named.p) != 0)) {
        close(fd);
        fd = -1;
    }
    ks_buf_free(&path);
    ks_buf_free(&named);
    return fd;
}

void ks_take_hold(struct ks_taking *t, const uint8_t hash[KS_SHA256_BYTES])
{
    if (t->held < 0) {
        t->held = begin(t);
    }
    /* Without it, it is stored again if somebody collects meanwhile: the commit asks for all. */
    (void)!write(t->held, hash, KS_SHA256_BYTES);
}

void ks_take_let_go(struct ks_taking *t)
{
    struct ks_buf path = { 0 };
    char name[40];
    if (t->held >= 0) {
        snprintf(name, sizeof name, "%ld" SUFFIX, (long)getpid());
        path_of(t, name, &path);
        (void)unlink(path.p);
        close(t->held);
        t->held = -1;
        ks_buf_free(&path);
    }
}

/* False if it cannot be known what it holds. */
static bool add_file(const char *path, void (*add)(void *to, const uint8_t *hash), void *to)
{
    uint8_t hash[KS_SHA256_BYTES];
    ssize_t got = 0;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return errno == ENOENT;
    }
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
        (void)unlink(path);
    } else {
        while ((got = read(fd, hash, sizeof hash)) == (ssize_t)sizeof hash) {
            add(to, hash);
        }
    }
    close(fd);
    return got >= 0;
}

bool ks_take_held(void *taking, void (*add)(void *to, const uint8_t *hash), void *to)
{
    const struct ks_taking *t = taking;
    struct ks_buf folder = { 0 };
    struct dirent *entry;
    path_of(t, "", &folder);
    DIR *dir = opendir(folder.p);
    bool known = dir != NULL || errno == ENOENT;
    while (known && dir != NULL && (entry = readdir(dir)) != NULL) {
        if (ks_str_ends(ks_str_of(entry->d_name), SUFFIX)) {
            struct ks_buf path = { 0 };
            path_of(t, entry->d_name, &path);
            known = add_file(path.p, add, to);
            ks_buf_free(&path);
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
    ks_buf_free(&folder);
    return known;
}
