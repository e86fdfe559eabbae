/* The decoder of Netpbm's maps of bits, greys and colours, a row at a time. P1 to P6, in letters or
 * bytes, up to 16 bits a part. */
#include <stdbool.h>
#include <stdlib.h>

#include "decode/child/image.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"

#define VALUE_MAX 65535

struct pnm {
    struct ks_picture_bytes in;
    uint32_t width, height, most;
    int parts;
    bool letters, bits;
};

KS_NORETURN static void refuse(const struct pnm *pnm, enum ks_refusal reason)
{
    ks_child_refuse(reason, (int)pnm->width, (int)pnm->height);
}

static uint32_t byte(struct pnm *pnm)
{
    int got = ks_picture_byte(&pnm->in);
    if (got < 0) {
        refuse(pnm, KS_REFUSE_TRUNCATED);
    }
    return (uint32_t)got;
}

/* The next byte that is neither blank nor of a comment. */
static uint32_t letter(struct pnm *pnm)
{
    uint32_t got = byte(pnm);
    while (got == '#' || got == ' ' || (got >= '\t' && got <= '\r')) {
        for (bool comment = got == '#'; comment; comment = got != '\n' && got != '\r') {
            got = byte(pnm);
        }
        got = byte(pnm);
    }
    return got;
}

/* A number in letters, and the one byte behind it; the last of a file may have none. Of a comment
 * right behind it that byte is the end of its line. */
static uint32_t number(struct pnm *pnm)
{
    int got = (int)letter(pnm);
    uint32_t value = 0;
    if (got < '0' || got > '9') {
        refuse(pnm, KS_REFUSE_DAMAGED);
    }
    for (; got >= '0' && got <= '9'; got = ks_picture_byte(&pnm->in)) {
        value = value > KS_SIDE_MAX ? value : value * 10 + (uint32_t)(got - '0');
    }
    for (bool comment = got == '#'; comment; comment = got >= 0 && got != '\n' && got != '\r') {
        got = ks_picture_byte(&pnm->in);
    }
    return value;
}

static void read_head(struct pnm *pnm)
{
    (void)byte(pnm); /* P */
    uint32_t kind = byte(pnm) - '0';
    pnm->letters = kind <= 3;
    pnm->bits = kind == 1 || kind == 4;
    pnm->parts = kind == 3 || kind == 6 ? 3 : 1;
    pnm->width = number(pnm);
    pnm->height = number(pnm);
    pnm->most = pnm->bits ? 1 : number(pnm);
    if (pnm->most == 0 || pnm->most > VALUE_MAX) {
        refuse(pnm, KS_REFUSE_DAMAGED);
    }
}

static uint32_t part(struct pnm *pnm)
{
    uint32_t value = pnm->letters ? number(pnm) : byte(pnm);
    if (!pnm->letters && pnm->most > 255) {
        value = value << 8 | byte(pnm);
    }
    return value >= pnm->most ? 255 : (value * 255 + pnm->most / 2) / pnm->most;
}

/* 1 is black. In letters no blank need stand between two; else a row begins with a byte. */
static void read_bits(struct pnm *pnm, uint32_t *row)
{
    uint32_t eight = 0;
    for (uint32_t x = 0; x < pnm->width; x++) {
        eight = !pnm->letters && x % 8 == 0 ? byte(pnm) : eight;
        bool black = pnm->letters ? letter(pnm) == '1' : (eight >> (7 - x % 8) & 1) != 0;
        row[x] = black ? 0xFF000000u : 0xFFFFFFFFu;
    }
}

static void read_row(struct pnm *pnm, uint32_t *row)
{
    for (uint32_t x = 0; x < pnm->width; x++) {
        uint32_t first = part(pnm), px = first * 0x010101u;
        if (pnm->parts == 3) {
            px = first << 16 | part(pnm) << 8;
            px |= part(pnm);
        }
        row[x] = 0xFF000000u | px;
    }
}

void ks_child_pnm(const struct ks_box *box)
{
    struct pnm pnm = { .width = 0 };
    struct ks_picture picture;
    read_head(&pnm);
    ks_picture_begin(&picture, box, pnm.width, pnm.height, KS_PICTURE_MEGAPIXELS_MAX);
    uint32_t *row = ks_picture_alloc(pnm.width, sizeof *row);
    for (uint32_t y = 0; y < pnm.height; y++) {
        (pnm.bits ? read_bits : read_row)(&pnm, row);
        ks_scaler_row(picture.scaler, row);
    }
    free(row);
    ks_picture_end(&picture);
}
