/* The decoder of what has none of ours, through SDL2_image, and of TIFF and AVIF. BMP in every way,
 * PCX, QOI and XPM: SDL2_image holds the whole picture. */
#include <SDL.h>
#include <SDL_image.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "decode/child/avif.h"
#include "decode/child/extent.h"
#include "decode/child/main.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"
#include "decode/child/tiff.h"
#include "decode/door/jpeg_routines.h"
#include "decode/door/tiff_routines.h"

/* Of pixels, and of a file that is held beside them. */
#define WHOLE_BYTES_MAX ((uint64_t)104 * 1024 * 1024)

/* SDL2_image reads many formats a byte at a time: the file goes to it out of a part of it. */
struct part {
    unsigned char bytes[65536];
    size_t at, n;
    bool ended; /* more of the file was wanted than there is */
};

static off_t file_size(void)
{
    off_t at = lseek(KS_CHILD_FILE, 0, SEEK_CUR), size = lseek(KS_CHILD_FILE, 0, SEEK_END);
    lseek(KS_CHILD_FILE, at, SEEK_SET);
    return size;
}

static Sint64 on_size(SDL_RWops *file)
{
    (void)file;
    return file_size();
}

static Sint64 on_seek(SDL_RWops *file, Sint64 to, int whence)
{
    struct part *part = file->hidden.unknown.data1;
    Sint64 here = lseek(KS_CHILD_FILE, 0, SEEK_CUR) - (Sint64)(part->n - part->at);
    if (whence == RW_SEEK_CUR && to == 0) {
        return here;
    }
    part->at = part->n = 0;
    return whence == RW_SEEK_CUR ? lseek(KS_CHILD_FILE, here + to, SEEK_SET)
                                 : lseek(KS_CHILD_FILE, to, whence); /* C's ways to seek */
}

static size_t on_read(SDL_RWops *file, void *bytes, size_t size, size_t n)
{
    struct part *part = file->hidden.unknown.data1;
    size_t all, done = 0;
    if (size == 0 || __builtin_mul_overflow(size, n, &all)) {
        return 0;
    }
    while (done < all) {
        if (part->at == part->n) {
            part->at = 0;
            part->n = ks_picture_read_some(part->bytes, sizeof part->bytes);
        }
        if (part->n == 0) {
            part->ended = true;
            break;
        }
        size_t some = part->n - part->at < all - done ? part->n - part->at : all - done;
        memcpy((char *)bytes + done, part->bytes + part->at, some);
        part->at += some;
        done += some;
    }
    return done / size;
}

static size_t on_write(SDL_RWops *file, const void *bytes, size_t size, size_t n)
{
    (void)file;
    (void)bytes;
    (void)size;
    (void)n;
    return 0;
}

static int on_close(SDL_RWops *file)
{
    (void)file;
    return 0;
}

/* Refuses what SDL2_image could not hold, before it asks for memory. Returns what the head says. */
static struct ks_extent check_extent(const char *format)
{
    struct ks_extent extent;
    if (!ks_extent(format, &extent) || extent.width == 0 || extent.height == 0) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
    int w = extent.width > INT32_MAX ? INT32_MAX : (int)extent.width;
    int h = extent.height > INT32_MAX ? INT32_MAX : (int)extent.height;
    uint64_t bytes = (uint64_t)extent.width * extent.height;
    if (bytes > (uint64_t)KS_WHOLE_MEGAPIXELS_MAX * 1000000) {
        ks_child_refuse(KS_REFUSE_TOO_LARGE, w, h);
    }
    bool held = strcmp(format, "qoi") == 0; /* its reader loads the file */
    if (bytes * 4 + (held ? (uint64_t)file_size() : 0) > WHOLE_BYTES_MAX) {
        ks_child_refuse(KS_REFUSE_TOO_LARGE, w, h);
    }
    return extent;
}

static SDL_Surface *words_of(int width)
{
    SDL_Surface *row = SDL_CreateRGBSurfaceWithFormat(0, width, 1, 32, SDL_PIXELFORMAT_ARGB8888);
    if (row == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    return row;
}

/* Rows one after the other, so that the picture is never held in two forms. */
static void give_rows(SDL_Surface *whole, const struct ks_picture *picture)
{
    SDL_Surface *row = words_of(whole->w);
    SDL_SetSurfaceBlendMode(whole, SDL_BLENDMODE_NONE);
    for (int y = 0; y < whole->h; y++) {
        SDL_Rect from = { 0, y, whole->w, 1 };
        SDL_FillRect(row, NULL, 0); /* what has the transparent colour is not copied */
        if (SDL_BlitSurface(whole, &from, row, NULL) != 0) {
            ks_child_refuse(KS_REFUSE_VARIANT, whole->w, whole->h);
        }
        uint32_t *words = row->pixels;
        ks_picture_premultiply(words, (size_t)whole->w);
        ks_scaler_row(picture->scaler, words);
    }
    SDL_FreeSurface(row);
}

static int compare(const void *a, const void *b)
{
    return *(const unsigned char *)a - *(const unsigned char *)b;
}

/* What is asked once of the machine and kept: by libjpeg, libdeflate, libavif's libraries and SDL
 * what the processor can do, by the C library's qsort(3), before it sorts more than a kilobyte, how
 * much memory there is. */
struct ks_ready ks_child_warm_up(const struct ks_box *box)
{
    (void)box;
    unsigned char many[2048] = { 0 };
    qsort(many, sizeof many, 1, compare);
    ks_jpeg_routines();
    ks_tiff_routines();
    ks_avif_warm_up();
    (void)SDL_SIMDGetAlignment();
    SDL_Surface *one = words_of(1), *other = words_of(1);
    (void)SDL_BlitSurface(one, NULL, other, NULL);
    SDL_FreeSurface(one);
    SDL_FreeSurface(other);
    return (struct ks_ready) { .hardware = NULL };
}

/* By its format: what SDL2_image finds by itself could also be another's, of whose reader this door
 * is not (an XPM that holds an SVG). */
static const struct reader {
    const char *format;
    SDL_Surface *(*load)(SDL_RWops *file);
} readers[] = { { "bmp", IMG_LoadBMP_RW },
                { "pcx", IMG_LoadPCX_RW },
                { "qoi", IMG_LoadQOI_RW },
                { "xpm", IMG_LoadXPM_RW } };

static const struct reader *reader_of(const char *format)
{
    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
        if (strcmp(readers[i].format, format) == 0) {
            return &readers[i];
        }
    }
    ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
}

/* SDL2_image repeats the last pixel where a QOI ends early: whole, it has its mark at the end. */
static bool is_cut(const char *format)
{
    static const unsigned char mark[8] = { [7] = 1 };
    unsigned char end[sizeof mark];
    return strcmp(format, "qoi") == 0 &&
           (pread(KS_CHILD_FILE, end, sizeof end, file_size() - (off_t)sizeof end) !=
                (ssize_t)sizeof end ||
            memcmp(end, mark, sizeof mark) != 0);
}

static SDL_Surface *load(const char *format)
{
    struct ks_extent extent = check_extent(format);
    const struct reader *reader = reader_of(format);
    struct part part = { .at = 0 };
    SDL_RWops file = {
        .size = on_size, .seek = on_seek, .read = on_read, .write = on_write, .close = on_close
    };
    file.hidden.unknown.data1 = &part;
    bool cut = is_cut(format);
    SDL_Surface *whole = cut ? NULL : reader->load(&file);
    if (whole == NULL) {
        ks_child_refuse(part.ended || cut ? KS_REFUSE_TRUNCATED : KS_REFUSE_VARIANT,
                        (int)extent.width, (int)extent.height);
    }
    return whole;
}

void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware)
{
    (void)hardware;
    if (strcmp(box->ending, "tiff") == 0) {
        ks_child_tiff(box);
        return;
    }
    if (strcmp(box->ending, "avif") == 0) {
        ks_child_avif(box);
        return;
    }
    SDL_Surface *whole = load(box->ending);
    struct ks_picture picture;
    ks_picture_begin(&picture, box, (uint32_t)whole->w, (uint32_t)whole->h,
                     KS_WHOLE_MEGAPIXELS_MAX);
    give_rows(whole, &picture);
    SDL_FreeSurface(whole);
    ks_picture_end(&picture);
}
