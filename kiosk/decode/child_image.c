/* PNG, WebP, GIF and BMP through SDL2_image, whole, within a bound that is checked first. */
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <SDL.h>
#include <SDL_image.h>

#include "decode/child.h"
#include "decode/child_scale.h"

#define FILE_BYTES_MAX ((size_t)48 * 1024 * 1024)
#define MEGA 1000000

struct bytes {
    unsigned char *p;
    size_t n;
};

static struct bytes read_file(void)
{
    off_t size = lseek(KS_CHILD_FILE, 0, SEEK_END);
    lseek(KS_CHILD_FILE, 0, SEEK_SET);
    if (size <= 0 || (size_t)size > FILE_BYTES_MAX) {
        ks_child_refuse(size <= 0 ? KS_REFUSE_TRUNCATED : KS_REFUSE_MEMORY, 0, 0);
    }
    struct bytes file = { malloc((size_t)size), 0 };
    if (file.p == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    while (file.n < (size_t)size) {
        ssize_t got = read(KS_CHILD_FILE, file.p + file.n, (size_t)size - file.n);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        file.n += (size_t)got;
    }
    return file;
}

static uint32_t big(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static uint32_t little(const unsigned char *p, int bytes)
{
    uint32_t value = 0;
    for (int i = bytes; i-- > 0;) {
        value = value << 8 | p[i];
    }
    return value;
}

/* The size the file claims, from its first bytes, before any decoder allocates for it. */
static bool claimed_size(const struct bytes *file, uint32_t *width, uint32_t *height)
{
    const unsigned char *p = file->p;
    if (file->n < 30) {
        return false;
    }
    if (memcmp(p, "\x89PNG", 4) == 0) {
        *width = big(p + 16);
        *height = big(p + 20);
    } else if (memcmp(p, "GIF8", 4) == 0) {
        *width = little(p + 6, 2);
        *height = little(p + 8, 2);
    } else if (memcmp(p, "BM", 2) == 0) {
        *width = little(p + 18, 4);
        *height = little(p + 22, 4);
        *height = *height > 0x80000000u ? 0u - *height : *height; /* top-down */
    } else if (memcmp(p + 12, "VP8X", 4) == 0) {
        *width = little(p + 24, 3) + 1;
        *height = little(p + 27, 3) + 1;
    } else if (memcmp(p + 12, "VP8L", 4) == 0) {
        *width = (little(p + 21, 4) & 0x3FFF) + 1;
        *height = (little(p + 21, 4) >> 14 & 0x3FFF) + 1;
    } else if (memcmp(p + 12, "VP8 ", 4) == 0) {
        *width = little(p + 26, 2) & 0x3FFF;
        *height = little(p + 28, 2) & 0x3FFF;
    } else {
        return false;
    }
    return *width > 0 && *height > 0;
}

static bool has_end(const struct bytes *file)
{
    if (memcmp(file->p, "\x89PNG", 4) == 0) {
        for (size_t i = file->n; i-- > 8;) {
            if (file->n - i >= 4 && memcmp(file->p + i, "IEND", 4) == 0) {
                return true;
            }
        }
        return false;
    }
    if (memcmp(file->p, "GIF8", 4) == 0) {
        size_t n = file->n;
        while (n > 0 && file->p[n - 1] == 0) {
            n--; /* some writers pad */
        }
        return n > 0 && file->p[n - 1] == 0x3B;
    }
    if (memcmp(file->p, "RIFF", 4) == 0) {
        return (uint64_t)little(file->p + 4, 4) + 8 <= (uint64_t)file->n + 1;
    }
    return true;
}

static uint32_t premultiplied(uint32_t straight)
{
    uint32_t a = straight >> 24;
    if (a == 255) {
        return straight;
    }
    uint32_t r = (straight >> 16 & 0xFF) * a / 255, g = (straight >> 8 & 0xFF) * a / 255,
             b = (straight & 0xFF) * a / 255;
    return a << 24 | r << 16 | g << 8 | b;
}

static SDL_Surface *decode(const struct bytes *file, int width, int height)
{
    SDL_RWops *stream = SDL_RWFromConstMem(file->p, (int)file->n);
    SDL_Surface *raw = stream == NULL ? NULL : IMG_Load_RW(stream, 1);
    if (raw == NULL) {
        ks_child_refuse(has_end(file) ? KS_REFUSE_DAMAGED : KS_REFUSE_TRUNCATED, width, height);
    }
    if (raw->format->format == SDL_PIXELFORMAT_ARGB8888) {
        return raw;
    }
    SDL_Surface *words = SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(raw);
    if (words == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, width, height);
    }
    return words;
}

void ks_child_warm_up(void)
{
    IMG_Init(IMG_INIT_PNG | IMG_INIT_WEBP); /* may load plug-ins: needs the file system */
}

void ks_child_job(const struct ks_box *box)
{
    struct bytes file = read_file();
    uint32_t claimed_width, claimed_height;
    if (!claimed_size(&file, &claimed_width, &claimed_height)) {
        ks_child_refuse(KS_REFUSE_TRUNCATED, 0, 0);
    }
    if (claimed_width > 65535 || claimed_height > 65535 ||
        (uint64_t)claimed_width * claimed_height > (uint64_t)KS_IMAGE_MEGAPIXELS_MAX * MEGA) {
        int width = claimed_width > INT32_MAX ? INT32_MAX : (int)claimed_width;
        int height = claimed_height > INT32_MAX ? INT32_MAX : (int)claimed_height;
        ks_child_refuse(KS_REFUSE_TOO_LARGE, width, height);
    }
    if (!has_end(&file)) {
        ks_child_refuse(KS_REFUSE_TRUNCATED, (int)claimed_width, (int)claimed_height);
    }
    SDL_Surface *surface = decode(&file, (int)claimed_width, (int)claimed_height);
    int fit_width, fit_height;
    ks_fit(surface->w, surface->h, box->width, box->height, &fit_width, &fit_height);
    uint32_t *px = ks_child_pixels((size_t)fit_width * (size_t)fit_height * 4);
    struct ks_scaler *scaler =
        ks_scaler_new(surface->w, surface->h, fit_width, fit_height, 1, px, fit_width);
    for (int y = 0; y < surface->h; y++) {
        uint32_t *row =
            (uint32_t *)(void *)((char *)surface->pixels + (size_t)y * (size_t)surface->pitch);
        for (int x = 0; x < surface->w; x++) {
            row[x] = premultiplied(row[x]);
        }
        ks_scaler_row(scaler, row);
    }
    struct ks_reply reply = { .kind = KS_REPLY_FRAME,
                              .width = fit_width,
                              .height = fit_height,
                              .stride = fit_width * 4,
                              .source_width = surface->w,
                              .source_height = surface->h,
                              .orientation = 1 };
    ks_child_answer(&reply);
}
