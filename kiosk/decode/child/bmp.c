/* The decoder of BMP that stores its rows as they are, 1 to 32 bits a pixel. Its header is Windows'
 * BITMAPINFOHEADER or longer; runs and OS/2's short header are variants to it. */
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "decode/child/image.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"
#include "decode/still/profile.h"

#define HEADS_BYTES 54 /* file header 14, information header 40 */
#define MASKS_AT 54
#define PROFILE_AT 14 /* what the longest header counts from */
#define PROFILE_BYTES_MAX (4u * 1024 * 1024)

enum { PLAIN = 0, MASKS = 3, MASKS_AND_ALPHA = 6 };

struct bmp {
    uint32_t width, height, bits, pixels_at, head_size;
    bool top_down;
    uint32_t color[256];
    uint32_t mask[4]; /* of red, green, blue, alpha, with 16 or 32 bits */
    size_t row_bytes;
};

static void read_at(off_t at, void *bytes, size_t n)
{
    lseek(KS_CHILD_FILE, at, SEEK_SET);
    ks_picture_read(bytes, n);
}

static void read_masks(struct bmp *bmp, uint32_t compression)
{
    static const uint32_t of_16[3] = { 0x7C00, 0x03E0, 0x001F },
                          of_32[3] = { 0xFF0000, 0xFF00, 0xFF };
    unsigned char bytes[16] = { 0 };
    bool alpha = compression == MASKS_AND_ALPHA || bmp->head_size >= 56;
    if (compression != PLAIN) {
        read_at(MASKS_AT, bytes, alpha ? 16 : 12);
    }
    for (int i = 0; i < 3; i++) {
        bmp->mask[i] = compression != PLAIN ? ks_little(bytes + i * 4, 4)
                                            : (bmp->bits == 16 ? of_16 : of_32)[i];
    }
    bmp->mask[3] = ks_little(bytes + 12, 4);
}

static void read_colors(struct bmp *bmp, uint32_t used)
{
    uint32_t entries = 1u << bmp->bits;
    entries = used > 0 && used < entries ? used : entries;
    lseek(KS_CHILD_FILE, 14 + (off_t)bmp->head_size, SEEK_SET);
    for (uint32_t i = 0; i < entries; i++) {
        unsigned char entry[4];
        ks_picture_read(entry, sizeof entry);
        bmp->color[i] = ks_little(entry, 3);
    }
}

static void read_heads(struct bmp *bmp)
{
    unsigned char head[HEADS_BYTES];
    ks_picture_read(head, sizeof head);
    uint32_t compression = ks_little(head + 30, 4);
    *bmp = (struct bmp) { .width = ks_little(head + 18, 4),
                          .height = ks_little(head + 22, 4),
                          .bits = ks_little(head + 28, 2),
                          .head_size = ks_little(head + 14, 4),
                          .pixels_at = ks_little(head + 10, 4) };
    if (bmp->height > 0x80000000u) {
        bmp->height = 0u - bmp->height;
        bmp->top_down = true;
    }
    bool masks = bmp->bits == 16 || bmp->bits == 32;
    bool depth = masks || bmp->bits == 1 || bmp->bits == 4 || bmp->bits == 8 || bmp->bits == 24;
    bool known =
        compression == PLAIN || (masks && (compression == MASKS || compression == MASKS_AND_ALPHA));
    if (bmp->head_size < 40 || bmp->head_size > 124 || !depth || !known) {
        ks_child_refuse(KS_REFUSE_VARIANT, (int)bmp->width, (int)bmp->height);
    }
    bmp->row_bytes = ((size_t)bmp->width * bmp->bits + 31) / 32 * 4;
    if (masks) {
        read_masks(bmp, compression);
    } else if (bmp->bits <= 8) {
        read_colors(bmp, ks_little(head + 46, 4));
    }
}

/* The bits of one mask, as 0-255. */
static uint32_t part(uint32_t px, uint32_t mask)
{
    if (mask == 0) {
        return 0;
    }
    int shift = __builtin_ctz(mask);
    uint32_t most = mask >> shift;
    return (uint32_t)(((uint64_t)(px & mask) >> shift) * 255 / most);
}

static uint32_t masked(const struct bmp *bmp, uint32_t px)
{
    uint32_t alpha = bmp->mask[3] == 0 ? 255 : part(px, bmp->mask[3]);
    return alpha << 24 | part(px, bmp->mask[0]) << 16 | part(px, bmp->mask[1]) << 8 |
           part(px, bmp->mask[2]);
}

static void unpack(const struct bmp *bmp, const unsigned char *bytes, uint32_t *row)
{
    uint32_t bits = bmp->bits;
    for (uint32_t x = 0; x < bmp->width; x++) {
        if (bits <= 8) {
            uint32_t per = 8 / bits, shift = (per - 1 - x % per) * bits;
            row[x] =
                0xFF000000u | bmp->color[(uint32_t)bytes[x / per] >> shift & ((1u << bits) - 1)];
        } else if (bits == 24) {
            row[x] = 0xFF000000u | ks_little(bytes + (size_t)x * 3, 3);
        } else {
            row[x] = masked(bmp, ks_little(bytes + (size_t)x * (bits / 8), (int)bits / 8));
        }
    }
}

/* Row y from the top, as it is stored. */
static void read_row(const struct bmp *bmp, uint32_t y, unsigned char *bytes)
{
    uint32_t stored = bmp->top_down ? y : bmp->height - 1 - y;
    read_at((off_t)bmp->pixels_at + (off_t)stored * (off_t)bmp->row_bytes, bytes, bmp->row_bytes);
}

/* Some programs name an alpha and leave all of it at nothing: they mean none. */
static void drop_empty_alpha(struct bmp *bmp, unsigned char *bytes)
{
    for (uint32_t y = 0; bmp->mask[3] != 0 && y < bmp->height; y++) {
        read_row(bmp, y, bytes);
        for (uint32_t x = 0; x < bmp->width; x++) {
            if ((ks_little(bytes + (size_t)x * (bmp->bits / 8), (int)bmp->bits / 8) &
                 bmp->mask[3]) != 0) {
                return;
            }
        }
    }
    bmp->mask[3] = 0;
}

/* The longest header may say where a profile stands. */
static void apply_profile(const struct bmp *bmp, const struct ks_picture *picture)
{
    unsigned char place[8], kind[4];
    if (bmp->head_size < 124) {
        return;
    }
    read_at(PROFILE_AT + 56, kind, sizeof kind);
    read_at(PROFILE_AT + 112, place, sizeof place);
    uint32_t n = ks_little(place + 4, 4);
    if (ks_little(kind, 4) != 0x4D424544 || n == 0 || n > PROFILE_BYTES_MAX) { /* "MBED" */
        return;
    }
    unsigned char *icc = ks_picture_alloc(n, 1);
    lseek(KS_CHILD_FILE, PROFILE_AT + (off_t)ks_little(place, 4), SEEK_SET);
    n = (uint32_t)ks_picture_read_some(icc, n);
    ks_profile_apply(icc, n, picture->px, (size_t)picture->fit_width * (size_t)picture->fit_height);
    free(icc);
}

void ks_child_bmp(const struct ks_box *box)
{
    struct bmp bmp;
    read_heads(&bmp);
    struct ks_picture picture;
    ks_picture_begin(&picture, box, bmp.width, bmp.height, KS_PICTURE_MEGAPIXELS_MAX);
    unsigned char *bytes = ks_picture_alloc(bmp.row_bytes, 1);
    uint32_t *row = ks_picture_alloc(bmp.width, sizeof *row);
    drop_empty_alpha(&bmp, bytes);
    for (uint32_t y = 0; y < bmp.height; y++) {
        read_row(&bmp, y, bytes);
        unpack(&bmp, bytes, row);
        ks_picture_premultiply(row, bmp.width);
        ks_scaler_row(picture.scaler, row);
    }
    free(bytes);
    free(row);
    apply_profile(&bmp, &picture);
    ks_picture_end(&picture);
}
