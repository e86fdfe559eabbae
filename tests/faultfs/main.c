/* A share that misbehaves on command: a read-only mirror of a folder. The file CONTROL holds one
 * word, looked at before each operation:
 *   ok          as it is
 *   hang        never answers
 *   stale       ESTALE for everything
 *   short       every file ends after half of its bytes, whatever its size says
 *   slow        500 bytes a second
 *   weary       no file can be opened, which it says after a second (EIO), as a share whose server
 * is away locked NAME no file of that name can be opened (EACCES), as one that another program
 * holds guard NAME  ... can be read (EACCES), as one of which that program has locked a part bad
 * NAME    ... can be read (EIO), as on a worn-out stick pull N      after N reads from now on
 * everything is EIO, as a stick that was pulled closed NAME  no folder of that name can be listed
 * (EACCES), as one of somebody else's rotten NAME  ... (EIO), as on a worn-out stick COUNT (if
 * given) holds how many bytes were read so far. usage: faultfs FOLDER CONTROL COUNT MOUNTPOINT */
#define FUSE_USE_VERSION 31
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fuse.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static char folder[1024], control[1024], count_file[1024];
static atomic_long reads, bytes_read;

static int misbehave(bool reading, bool *half, bool *slow)
{
    char text[64] = "ok";
    FILE *file = fopen(control, "r");
    if (file != NULL) {
        if (fgets(text, sizeof text, file) == NULL) {
            text[0] = '\0';
        }
        fclose(file);
    }
    if (strncmp(text, "hang", 4) == 0) {
        for (;;) {
            sleep(1);
            file = fopen(control, "r");
            bool still = file != NULL && fgets(text, sizeof text, file) != NULL &&
                         strncmp(text, "hang", 4) == 0;
            if (file != NULL) {
                fclose(file);
            }
            if (!still) {
                return -EIO;
            }
        }
    }
    if (strncmp(text, "stale", 5) == 0) {
        return -ESTALE;
    }
    if (strncmp(text, "pull", 4) == 0) {
        long n = reading ? atomic_fetch_add(&reads, 1) : atomic_load(&reads);
        return n >= atol(text + 4) ? -EIO : 0;
    }
    atomic_store(&reads, 0);
    if (half != NULL) {
        *half = strncmp(text, "short", 5) == 0;
        *slow = strncmp(text, "slow", 4) == 0;
    }
    return 0;
}

/* Whether the word is `way` and about this file. */
static bool is_named(const char *way, const char *path)
{
    char text[256] = "";
    FILE *file = fopen(control, "r");
    bool said = file != NULL && fgets(text, sizeof text, file) != NULL;
    if (file != NULL) {
        fclose(file);
    }
    text[strcspn(text, "\n")] = '\0';
    const char *name = strrchr(path, '/');
    size_t n = strlen(way);
    return said && strncmp(text, way, n) == 0 && name != NULL && strcmp(name + 1, text + n) == 0;
}

static bool is_weary(void)
{
    char text[16] = "";
    FILE *file = fopen(control, "r");
    bool said = file != NULL && fgets(text, sizeof text, file) != NULL;
    if (file != NULL) {
        fclose(file);
    }
    return said && strncmp(text, "weary", 5) == 0;
}

static void real(const char *path, char out[4096])
{
    snprintf(out, 4096, "%s%s", folder, path);
}

static int do_getattr(const char *path, struct stat *st, struct fuse_file_info *fi)
{
    (void)fi;
    char at[4096];
    int error = misbehave(false, NULL, NULL);
    real(path, at);
    return error != 0 ? error : lstat(at, st) == 0 ? 0 : -errno;
}

static int do_readdir(const char *path,
                      void *buf,
                      fuse_fill_dir_t fill,
                      off_t offset,
                      struct fuse_file_info *fi,
                      enum fuse_readdir_flags flags)
{
    (void)offset, (void)fi, (void)flags;
    char at[4096];
    int error = misbehave(false, NULL, NULL);
    error = is_named("closed ", path) ? -EACCES : is_named("rotten ", path) ? -EIO : error;
    real(path, at);
    DIR *dir = error != 0 ? NULL : opendir(at);
    if (dir == NULL) {
        return error != 0 ? error : -errno;
    }
    struct dirent *entry;
    while ((entry = readdir(dir)) != NULL) {
        fill(buf, entry->d_name, NULL, 0, 0);
    }
    closedir(dir);
    return 0;
}

static int do_open(const char *path, struct fuse_file_info *fi)
{
    char at[4096];
    int error = misbehave(false, NULL, NULL);
    real(path, at);
    if (is_weary()) {
        sleep(1);
        return -EIO;
    }
    if (error != 0 || is_named("locked ", path)) {
        return error != 0 ? error : -EACCES;
    }
    int fd = open(at, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return -errno;
    }
    fi->fh = (unsigned long)fd;
    fi->direct_io = 1; /* each read of the reader is one of ours */
    return 0;
}

static int do_read(const char *path, char *buf, size_t n, off_t at, struct fuse_file_info *fi)
{
    bool half = false, slow = false;
    int error = misbehave(true, &half, &slow);
    struct stat st;
    error = is_named("bad ", path) ? -EIO : is_named("guard ", path) ? -EACCES : error;
    if (error != 0) {
        return error;
    }
    if (slow) {
        const struct timespec pause = { 0, 200000000 };
        nanosleep(&pause, NULL);
        n = n < 100 ? n : 100;
    }
    if (half && fstat((int)fi->fh, &st) == 0) {
        off_t end = st.st_size / 2;
        n = at >= end ? 0 : (off_t)n > end - at ? (size_t)(end - at) : n;
    }
    ssize_t got = pread((int)fi->fh, buf, n, at);
    if (got > 0) {
        long total = atomic_fetch_add(&bytes_read, got) + got;
        FILE *file = fopen(count_file, "w");
        if (file != NULL) {
            fprintf(file, "%ld\n", total);
            fclose(file);
        }
    }
    return got < 0 ? -errno : (int)got;
}

static int do_release(const char *path, struct fuse_file_info *fi)
{
    (void)path;
    close((int)fi->fh);
    return 0;
}

static void *do_init(struct fuse_conn_info *conn, struct fuse_config *cfg)
{
    (void)conn;
    cfg->attr_timeout = cfg->entry_timeout = cfg->negative_timeout = 0;
    return NULL;
}

int main(int argc, char **argv)
{
    static const struct fuse_operations ops = { .init = do_init,
                                                .getattr = do_getattr,
                                                .readdir = do_readdir,
                                                .open = do_open,
                                                .read = do_read,
                                                .release = do_release };
    if (argc != 5) {
        fprintf(stderr, "usage: faultfs FOLDER CONTROL COUNT MOUNTPOINT\n");
        return 2;
    }
    snprintf(folder, sizeof folder, "%s", argv[1]);
    snprintf(control, sizeof control, "%s", argv[2]);
    snprintf(count_file, sizeof count_file, "%s", argv[3]);
    char *args[] = { argv[0], "-f", argv[4], NULL };
    return fuse_main(3, args, &ops, NULL);
}
