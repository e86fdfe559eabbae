/* The bytes of a font: in memory, or in a file whose blocks are kept as they come (see
 * font_source.h). */
#include "stage/font_source.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/check.h"

struct block {
    int64_t number; /* number of the file's block held here, from 1; 0 = none yet */
    size_t n;       /* bytes of it that there are */
    char bytes[KS_FONT_BLOCK_BYTES];
};

struct ks_font_file {
    int fd;
    struct block block[KS_FONT_BLOCKS]; /* a block of the file has one place here, by its number */
};

static size_t read_bytes(const struct ks_font_source *source, int64_t at, void *out, size_t n)
{
    size_t left = at < source->size ? (size_t)(source->size - at) : 0;
    n = n < left ? n : left;
    if (n > 0) {
        memcpy(out, (const char *)source->bytes + at, n);
    }
    return n;
}

struct ks_font_source ks_font_bytes(const void *bytes, size_t n, int face)
{
    return (struct ks_font_source) {
        .size = (int64_t)n, .face = face, .read = read_bytes, .bytes = bytes
    };
}

static const struct block *block_at(struct ks_font_file *file, int64_t at)
{
    int64_t number = at / KS_FONT_BLOCK_BYTES + 1;
    struct block *block = &file->block[number % KS_FONT_BLOCKS];
    if (block->number != number) {
        ssize_t n =
            pread(file->fd, block->bytes, sizeof block->bytes, (number - 1) * KS_FONT_BLOCK_BYTES);
        block->n = n < 0 ? 0 : (size_t)n;
        block->number = n < 0 ? 0 : number;
    }
    return block;
}

static size_t read_file(const struct ks_font_source *source, int64_t at, void *out, size_t n)
{
    size_t done = 0;
    while (done < n) {
        const struct block *block = block_at(source->file, at);
        size_t skip = (size_t)(at % KS_FONT_BLOCK_BYTES);
        size_t some = block->n > skip ? block->n - skip : 0;
        some = some < n - done ? some : n - done;
        if (some == 0) {
            break;
        }
        memcpy((char *)out + done, block->bytes + skip, some);
        done += some;
        at += (int64_t)some;
    }
    return done;
}

static void close_file(struct ks_font_source *source)
{
    close(source->file->fd);
    free(source->file);
}

bool ks_font_file(const char *path, int face, struct ks_font_source *source)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        if (fd >= 0) {
            close(fd);
        }
        return false;
    }
    struct ks_font_file *file = calloc(1, sizeof *file);
    if (file == NULL) {
        ks_oom();
    }
    file->fd = fd;
    *source = (struct ks_font_source) {
        .size = st.st_size, .face = face, .read = read_file, .close = close_file, .file = file
    };
    return true;
}

void ks_font_close(struct ks_font_source *source)
{
    if (source->close != NULL) {
        source->close(source);
    }
    *source = (struct ks_font_source) { 0 };
}
