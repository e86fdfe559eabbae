/* A font's file, its blocks kept as they come (see font_file.h). */
#include "stage/font_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/check.h"

struct block {
    int64_t number; /* of the file's, from 1; 0 = nothing yet */
    size_t n;       /* bytes of it that there are */
    char bytes[KS_FONT_BLOCK_BYTES];
};

struct font_file {
    int fd;
    int64_t size, at;
    struct block block[KS_FONT_BLOCKS]; /* each has its place by number */
};

static struct font_file *of(SDL_RWops *rw)
{
    return rw->hidden.unknown.data1;
}

static const struct block *block_at(struct font_file *file, int64_t at)
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

static size_t SDLCALL read_some(SDL_RWops *rw, void *out, size_t size, size_t count)
{
    struct font_file *file = of(rw);
    size_t wanted = size * count, done = 0;
    while (done < wanted) {
        const struct block *block = block_at(file, file->at);
        size_t skip = (size_t)(file->at % KS_FONT_BLOCK_BYTES);
        size_t n = block->n > skip ? block->n - skip : 0;
        n = n < wanted - done ? n : wanted - done;
        if (n == 0) {
            break;
        }
        memcpy((char *)out + done, block->bytes + skip, n);
        done += n;
        file->at += (int64_t)n;
    }
    return size == 0 ? 0 : done / size;
}

static Sint64 SDLCALL seek(SDL_RWops *rw, Sint64 offset, int whence)
{
    struct font_file *file = of(rw);
    Sint64 from = whence == RW_SEEK_SET ? 0 : whence == RW_SEEK_CUR ? file->at : file->size;
    if (offset < -from || offset > file->size - from) {
        return SDL_SetError("beyond the font's file");
    }
    return file->at = from + offset;
}

static Sint64 SDLCALL size(SDL_RWops *rw)
{
    return of(rw)->size;
}

static int SDLCALL close_file(SDL_RWops *rw)
{
    close(of(rw)->fd);
    free(of(rw));
    SDL_FreeRW(rw);
    return 0;
}

SDL_RWops *ks_font_file_open(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        if (fd >= 0) {
            close(fd);
        }
        return NULL;
    }
    struct font_file *file = calloc(1, sizeof *file);
    SDL_RWops *rw = SDL_AllocRW();
    if (file == NULL || rw == NULL) {
        ks_oom();
    }
    file->fd = fd;
    file->size = st.st_size;
    rw->size = size;
    rw->seek = seek;
    rw->read = read_some;
    rw->write = NULL;
    rw->close = close_file;
    rw->type = SDL_RWOPS_UNKNOWN;
    rw->hidden.unknown.data1 = file;
    return rw;
}
