/* The decoder of BMP as Paint writes it: uncompressed, 1 to 32 bits a pixel. Its header is Windows'
 * BITMAPINFOHEADER. */
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "decode/child/image.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"

#define HEADS_BYTES 54 /* file header 14, information header 40 */

struct bmp {
    uint32_t width, height, bits, pixels_at;
    bool top_down;
    uint32_t color[256];
};

static void read_heads(struct bmp *bmp)
{
    unsigned char head[HEADS_BYTES];
    ks_picture_read(head, sizeof head);
    uint32_t head_size = ks_little(head + 14, 4), compression = ks_little(head + 30, 4);
    *bmp = (struct bmp) { .width = ks_little(head + 18, 4),
                          .height = ks_little(head + 22, 4),
                          .bits = ks_little(head + 28, 2),
                          .pixels_at = ks_little(head + 10, 4) };
    if (bmp->height > 0x80000000u) {
        bmp->height = 0u - bmp->height;
        bmp->top_down = true;
    }
    bool depth =
        bmp->bits == 1 || bmp->bits == 4 || bmp->bits == 8 || bmp->bits == 24 || bmp->bits == 32;
    bool plain = compression == 0 || (compression == 3 && bmp->bits == 32);
    if (head_size < 40 || head_size > 124 || !depth || !plain) {
        ks_child_refuse(KS_REFUSE_VARIANT, (int)bmp->width, (int)bmp->height);
    }
    uint32_t entries = bmp->bits > 8 ? 0 : 1u << bmp->bits, used = ks_little(head + 46, 4);
    entries = used > 0 && used < entries ? used : entries;
    lseek(KS_CHILD_FILE, 14 + (off_t)head_size, SEEK_SET);
    for (uint32_t i = 0; i < entries; i++) {
        unsigned char entry[4];
        ks_picture_read(entry, sizeof entry);
        bmp->color[i] = ks_little(entry, 3);
    }
}

static void unpack(const struct bmp *bmp, const unsigned char *bytes, uint32_t *row)
{
    uint32_t bits = bmp->bits;
    for (uint32_t x = 0; x < bmp->width; x++) {
        uint32_t c;
        if (bits <= 8) {
            uint32_t per = 8 / bits, shift = (per - 1 - x % per) * bits;
            c = bmp->color[(uint32_t)bytes[x / per] >> shift & ((1u << bits) - 1)];
        } else {
            c = ks_little(bytes + (size_t)x * (bits / 8), 3);
        }
        row[x] = 0xFF000000u | c;
    }
}

void ks_child_bmp(const struct ks_box *box)
{
    struct bmp bmp;
    read_heads(&bmp);
    struct ks_picture picture;
    ks_picture_begin(&picture, box, bmp.width, bmp.height, KS_PICTURE_MEGAPIXELS_MAX);
    size_t row_bytes = ((size_t)bmp.width * bmp.bits + 31) / 32 * 4;
    unsigned char *bytes = ks_picture_alloc(row_bytes, 1);
    uint32_t *row = ks_picture_alloc(bmp.width, sizeof *row);
    for (uint32_t y = 0; y < bmp.height; y++) {
        uint32_t stored = bmp.top_down ? y : bmp.height - 1 - y;
        lseek(KS_CHILD_FILE, (off_t)bmp.pixels_at + (off_t)stored * (off_t)row_bytes, SEEK_SET);
        ks_picture_read(bytes, row_bytes);
        unpack(&bmp, bytes, row);
        ks_scaler_row(picture.scaler, row);
    }
    free(bytes);
    free(row);
    ks_picture_end(&picture);
}
