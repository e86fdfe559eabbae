/* The decoder of AVIF (see avif.h). */
#include "decode/child/avif.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <avif/avif.h>

#include "decode/child/picture.h"
#include "decode/child/reply.h"
#include "decode/still/profile.h"

#define FILE_BYTES_MAX ((off_t)32 * 1024 * 1024)
#define ROWS 64 /* converted at once */

static uint8_t *read_file(size_t *n)
{
    off_t size = lseek(KS_CHILD_FILE, 0, SEEK_END);
    lseek(KS_CHILD_FILE, 0, SEEK_SET);
    if (size <= 0 || size > FILE_BYTES_MAX) {
        ks_child_refuse(size <= 0 ? KS_REFUSE_TRUNCATED : KS_REFUSE_MEMORY, 0, 0);
    }
    *n = (size_t)size;
    uint8_t *bytes = ks_picture_alloc(*n, 1);
    ks_picture_read(bytes, *n);
    return bytes;
}

KS_NORETURN static void refuse(avifResult result, const avifImage *image)
{
    int width = image == NULL ? 0 : (int)image->width,
        height = image == NULL ? 0 : (int)image->height;
    switch ((int)result) {
    case AVIF_RESULT_TRUNCATED_DATA:
        ks_child_refuse(KS_REFUSE_TRUNCATED, width, height);
    case AVIF_RESULT_OUT_OF_MEMORY:
        ks_child_refuse(KS_REFUSE_MEMORY, width, height);
    case AVIF_RESULT_UNSUPPORTED_DEPTH:
    case AVIF_RESULT_NOT_IMPLEMENTED:
    case AVIF_RESULT_NO_CODEC_AVAILABLE:
        ks_child_refuse(KS_REFUSE_VARIANT, width, height);
    default: /* libavif does not tell why its codec failed; the C library does */
        ks_child_refuse(errno == ENOMEM ? KS_REFUSE_MEMORY : KS_REFUSE_DAMAGED, width, height);
    }
}

static uint32_t big(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

struct boxes {
    const uint8_t *at, *end;
};

/* What the next box of this name holds, and *boxes what follows it; nothing where there is none, or
 * where one is longer than what holds it. */
static struct boxes next_box(struct boxes *boxes, const char *name)
{
    enum { LENGTH = 4, HEAD = 8 };
    while (boxes->end - boxes->at >= HEAD) {
        const uint8_t *box = boxes->at;
        uint32_t n = big(box);
        if (n < HEAD || n > (size_t)(boxes->end - box)) {
            break;
        }
        boxes->at += n;
        if (memcmp(box + LENGTH, name, 4) == 0) {
            return (struct boxes) { box + HEAD, box + n };
        }
    }
    return (struct boxes) { boxes->end, boxes->end };
}

/* libavif calls broken what is larger than it likes: the first size among the properties of the
 * file's pictures that is too large. */
static void refuse_if_huge(const uint8_t *bytes, size_t n)
{
    enum { VERSION = 4, SIZE = 8 };
    struct boxes file = { bytes, bytes + n }, meta = next_box(&file, "meta");
    meta.at += meta.end - meta.at < VERSION ? 0 : VERSION;
    struct boxes all = next_box(&meta, "iprp"), properties = next_box(&all, "ipco"), one;
    while (one = next_box(&properties, "ispe"), one.end - one.at >= VERSION + SIZE) {
        uint32_t width = big(one.at + VERSION), height = big(one.at + VERSION + 4);
        if (width <= INT32_MAX && height <= INT32_MAX &&
            (uint64_t)width * height > KS_PICTURE_MEGAPIXELS_MAX * UINT64_C(1000000)) {
            ks_child_refuse(KS_REFUSE_TOO_LARGE, (int)width, (int)height);
        }
    }
}

/* First a turn against the clock, in quarters, then a mirror: the two as EXIF's 1-8. */
static int orientation_of(const avifImage *image)
{
    enum { NOT_MIRRORED, UPSIDE_DOWN, LEFT_FOR_RIGHT };
    static const int orientations[4][3] = { { 1, 4, 2 }, { 8, 5, 7 }, { 3, 2, 4 }, { 6, 7, 5 } };
    int turn = 0, mirror = NOT_MIRRORED;
    if ((image->transformFlags & AVIF_TRANSFORM_IROT) != 0) {
        turn = image->irot.angle & 3;
    }
    if ((image->transformFlags & AVIF_TRANSFORM_IMIR) != 0) {
        mirror = image->imir.mode == 0 ? UPSIDE_DOWN : LEFT_FOR_RIGHT;
    }
    return orientations[turn][mirror];
}

/* Some rows at a time, so that the picture is not held in two forms. */
static void give_rows(const avifImage *image, const struct ks_picture *picture)
{
    uint32_t *rows = ks_picture_alloc((size_t)image->width * ROWS, sizeof *rows);
    avifImage *some = avifImageCreateEmpty();
    for (uint32_t y = 0; y < image->height; y += ROWS) {
        uint32_t n = image->height - y < ROWS ? image->height - y : ROWS;
        avifCropRect part = { 0, y, image->width, n };
        avifResult result =
            some == NULL ? AVIF_RESULT_OUT_OF_MEMORY : avifImageSetViewRect(some, image, &part);
        avifRGBImage words;
        if (result == AVIF_RESULT_OK) {
            avifRGBImageSetDefaults(&words, some);
            words.depth = 8;
            words.format = AVIF_RGB_FORMAT_BGRA;
            words.alphaPremultiplied = AVIF_TRUE;
            words.pixels = (uint8_t *)rows;
            words.rowBytes = image->width * 4;
            result = avifImageYUVToRGB(some, &words);
        }
        if (result != AVIF_RESULT_OK) {
            refuse(result, image);
        }
        for (uint32_t i = 0; i < n; i++) {
            ks_scaler_row(picture->scaler, rows + (size_t)i * image->width);
        }
    }
    avifImageDestroy(some);
    free(rows);
}

void ks_avif_warm_up(void)
{
    uint32_t px = 0;
    avifImage *image = avifImageCreate(1, 1, 8, AVIF_PIXEL_FORMAT_YUV420);
    avifRGBImage words;
    if (image != NULL) {
        avifImageAllocatePlanes(image, AVIF_PLANES_YUV);
        avifRGBImageSetDefaults(&words, image);
        words.pixels = (uint8_t *)&px;
        words.rowBytes = sizeof px;
        (void)avifImageYUVToRGB(image, &words);
        avifImageDestroy(image);
    }
}

void ks_child_avif(const struct ks_box *box)
{
    size_t n;
    uint8_t *bytes = read_file(&n);
    errno = 0;
    avifDecoder *decoder = avifDecoderCreate();
    if (decoder == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    decoder->maxThreads = 1;
    decoder->strictFlags = AVIF_STRICT_DISABLED;
    decoder->imageSizeLimit = KS_PICTURE_MEGAPIXELS_MAX * 1000000u; /* ours is below */
    avifResult result = avifDecoderSetIOMemory(decoder, bytes, n);
    result = result == AVIF_RESULT_OK ? avifDecoderParse(decoder) : result;
    if (result != AVIF_RESULT_OK) {
        if (result != AVIF_RESULT_TRUNCATED_DATA) {
            refuse_if_huge(bytes, n);
        }
        refuse(result, NULL);
    }
    struct ks_picture picture;
    const avifImage *image = decoder->image;
    ks_picture_begin_turned(&picture, box, image->width, image->height, orientation_of(image),
                            KS_WHOLE_MEGAPIXELS_MAX);
    picture.moves = decoder->imageCount > 1 ? KS_MOVES_BEYOND : KS_MOVES_NOT;
    errno = 0;
    result = avifDecoderNextImage(decoder);
    if (result != AVIF_RESULT_OK) {
        refuse(result, image);
    }
    give_rows(image, &picture);
    if (image->icc.size > 0) {
        ks_profile_apply(image->icc.data, image->icc.size, picture.px,
                         (size_t)picture.fit_width * (size_t)picture.fit_height);
    }
    avifDecoderDestroy(decoder);
    free(bytes);
    ks_picture_end(&picture);
}
