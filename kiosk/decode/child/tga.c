/* The decoder of TGA, a row at a time. In grey or colours or of a palette, with alpha or without;
 * plain or in runs; its first pixel in any corner. */
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "decode/child/image.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"

#define HEAD_BYTES 18
#define ENTRIES_MAX 65536

enum { PALETTE = 1, COLORS = 2, GREY = 3, RUNS = 8 };
enum { FROM_RIGHT = 0x10, FROM_TOP = 0x20, BITS_OF_ALPHA = 0x0F };

struct tga {
    struct ks_picture_bytes in;
    int kind; /* without RUNS */
    bool runs;
    int bytes, bits;         /* of a pixel as it is stored */
    int entry_bits;          /* of the palette */
    uint32_t first, entries; /* of it, by the numbers that pixels use */
    uint32_t *color;
    uint32_t width, height, orientation;
    bool alpha;    /* the head names bits of it */
    uint32_t left; /* of the packet that was begun, also across rows */
    bool repeats;
    uint32_t repeated;
};

KS_NORETURN static void refuse_cut(const struct tga *tga)
{
    ks_child_refuse(KS_REFUSE_TRUNCATED, (int)tga->width, (int)tga->height);
}

static uint32_t number(struct tga *tga, int bytes)
{
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++) {
        int byte = ks_picture_byte(&tga->in);
        if (byte < 0) {
            refuse_cut(tga);
        }
        value |= (uint32_t)byte << (8 * i);
    }
    return value;
}

static uint32_t five(uint32_t value)
{
    return (value & 31) * 255 / 31;
}

/* A colour of so many bits; its own alpha is kept where the head names some. */
static uint32_t color_of(const struct tga *tga, uint32_t value, int bits)
{
    if (bits <= 16) {
        bool seen = !tga->alpha || bits == 15 || (value & 0x8000) != 0;
        return (seen ? 0xFF000000u : 0) | five(value >> 10) << 16 | five(value >> 5) << 8 |
               five(value);
    }
    return bits == 32 && tga->alpha ? value : 0xFF000000u | (value & 0xFFFFFF);
}

static uint32_t read_pixel(struct tga *tga)
{
    uint32_t value = number(tga, tga->bytes);
    if (tga->kind == GREY) {
        return (tga->bytes == 2 ? value >> 8 << 24 : 0xFF000000u) | (value & 0xFF) * 0x010101u;
    }
    if (tga->kind == PALETTE) {
        bool there = value >= tga->first && value - tga->first < tga->entries;
        return there ? tga->color[value - tga->first] : 0xFF000000u;
    }
    return color_of(tga, value, tga->bits);
}

static uint32_t next_pixel(struct tga *tga)
{
    if (!tga->runs) {
        return read_pixel(tga);
    }
    if (tga->left == 0) {
        uint32_t packet = number(tga, 1);
        tga->left = (packet & 0x7F) + 1;
        tga->repeats = (packet & 0x80) != 0;
        tga->repeated = tga->repeats ? read_pixel(tga) : 0;
    }
    tga->left--;
    return tga->repeats ? tga->repeated : read_pixel(tga);
}

static void read_palette(struct tga *tga, uint32_t stored)
{
    int bytes = (tga->entry_bits + 7) / 8;
    bool used = tga->kind == PALETTE;
    tga->color = used ? ks_picture_alloc(ENTRIES_MAX, sizeof *tga->color) : NULL;
    for (uint32_t i = 0; i < stored; i++) {
        uint32_t value = number(tga, bytes);
        if (used) {
            tga->color[i] = color_of(tga, value, tga->entry_bits);
        }
    }
    tga->entries = stored;
}

/* Up to the first pixel. */
static void read_head(struct tga *tga)
{
    unsigned char head[HEAD_BYTES];
    lseek(KS_CHILD_FILE, 0, SEEK_SET);
    tga->in = (struct ks_picture_bytes) { .n = 0 };
    ks_picture_read(head, sizeof head);
    tga->kind = head[2] & ~RUNS;
    tga->runs = (head[2] & RUNS) != 0;
    tga->first = ks_little(head + 3, 2);
    tga->entry_bits = head[7];
    tga->width = ks_little(head + 12, 2);
    tga->height = ks_little(head + 14, 2);
    tga->bits = head[16];
    tga->bytes = (tga->bits + 7) / 8;
    tga->alpha = (head[17] & BITS_OF_ALPHA) != 0 || (tga->kind == GREY && tga->bytes == 2);
    bool right = (head[17] & FROM_RIGHT) != 0, top = (head[17] & FROM_TOP) != 0;
    tga->orientation = top ? (right ? 2 : 1) : (right ? 3 : 4);
    tga->left = 0;
    for (int i = 0; i < head[0]; i++) {
        (void)number(tga, 1);
    }
    free(tga->color);
    read_palette(tga, head[1] == 1 ? ks_little(head + 5, 2) : 0);
}

/* Some programs name an alpha and leave all of it at nothing: they mean none. */
static bool is_blank(struct tga *tga)
{
    uint64_t n = (uint64_t)tga->width * tga->height;
    uint32_t seen = 0;
    for (uint64_t i = 0; i < n && seen == 0; i++) {
        seen = next_pixel(tga) >> 24;
    }
    read_head(tga);
    return seen == 0;
}

void ks_child_tga(const struct ks_box *box)
{
    struct tga tga = { .color = NULL };
    struct ks_picture picture;
    read_head(&tga);
    ks_picture_begin_turned(&picture, box, tga.width, tga.height, (int)tga.orientation,
                            KS_PICTURE_MEGAPIXELS_MAX);
    uint32_t *row = ks_picture_alloc(tga.width, sizeof *row);
    uint32_t solid = tga.alpha && is_blank(&tga) ? 0xFF000000u : 0;
    for (uint32_t y = 0; y < tga.height; y++) {
        for (uint32_t x = 0; x < tga.width; x++) {
            row[x] = next_pixel(&tga) | solid;
        }
        ks_picture_premultiply(row, tga.width);
        ks_scaler_row(picture.scaler, row);
    }
    free(row);
    free(tga.color);
    picture.orientation = 1; /* a corner to begin in is no way to hold a camera */
    ks_picture_end(&picture);
}
