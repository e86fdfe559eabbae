/* The decoder of PNG through libpng, a row at a time. Its size costs time and not memory. */
#include <png.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "decode/child/image.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"
#include "decode/still/exif.h"
#include "decode/still/profile.h"

#define CHUNK_BYTES_MAX ((png_alloc_size_t)4 * 1024 * 1024)
#define SIGNATURE_BYTES 8
#define CHECKSUM_BYTES 4
#define EXIF_BYTES_MAX 65536
#define CHUNKS_MAX 200000

/* Chunks that nothing is done with are not held. */
#define NAME_BYTES 5
static const unsigned char texts[] = "tEXt\0zTXt\0iTXt\0sPLT\0hIST";

static void on_error(png_structp png, png_const_charp text)
{
    (void)png;
    (void)text;
    ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
}

static void on_warning(png_structp png, png_const_charp text)
{
    (void)png;
    (void)text;
}

static void on_read(png_structp png, png_bytep bytes, size_t n)
{
    (void)png;
    ks_picture_read(bytes, n);
}

/* Has libpng give rows of B G R A bytes, whatever stands in the file, as light as the screen's. */
static void choose_output(png_structp png, png_infop info)
{
    double gamma;
    if (png_get_valid(png, info, PNG_INFO_iCCP | PNG_INFO_sRGB) == 0 &&
        png_get_gAMA(png, info, &gamma) != 0) {
        png_set_gamma(png, PNG_DEFAULT_sRGB, gamma);
    }
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_bgr(png);
    png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
}

static void read_rows(png_structp png, struct ks_picture *picture, uint32_t *row)
{
    for (int y = 0; y < picture->height; y++) {
        png_read_row(png, (png_bytep)row, NULL);
        ks_picture_premultiply(row, (size_t)picture->width);
        ks_scaler_row(picture->scaler, row);
    }
}

/* Adam7: seven small pictures, one after the other, whose pixels lie between each other's. */
static void read_passes(png_structp png, struct ks_picture *picture, uint32_t *row)
{
    for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; pass++) {
        int columns = PNG_PASS_COLS(picture->width, pass);
        int rows = PNG_PASS_ROWS(picture->height, pass);
        for (int i = 0; columns > 0 && i < rows; i++) {
            png_read_row(png, (png_bytep)row, NULL);
            ks_picture_premultiply(row, (size_t)columns);
            ks_scaler_scatter(picture->scaler, PNG_ROW_FROM_PASS_ROW(i, pass),
                              PNG_PASS_START_COL(pass), 1 << PNG_PASS_COL_SHIFT(pass), columns,
                              row);
        }
    }
    ks_scaler_finish(picture->scaler);
}

static uint32_t big(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

struct ahead {
    int orientation; /* of the chunk eXIf */
    uint32_t frames; /* APNG: more than one frame, by the chunk acTL */
};

/* What chunks say that libpng does not know, or that may stand behind the pixels. Leaves the file
 * at its beginning. */
static struct ahead look_ahead(void)
{
    unsigned char head[8], bytes[EXIF_BYTES_MAX];
    struct ahead ahead = { .orientation = 1 };
    lseek(KS_CHILD_FILE, SIGNATURE_BYTES, SEEK_SET);
    for (int chunk = 0; chunk < CHUNKS_MAX && ks_picture_read_some(head, 8) == 8; chunk++) {
        uint32_t n = big(head);
        bool exif = memcmp(head + 4, "eXIf", 4) == 0, moving = memcmp(head + 4, "acTL", 4) == 0;
        size_t want = exif || moving ? (n < sizeof bytes ? n : sizeof bytes) : 0;
        size_t got = ks_picture_read_some(bytes, want);
        if (exif) {
            ahead.orientation = ks_exif_orientation(bytes, got);
        } else if (moving) {
            ahead.frames = got >= 4 ? big(bytes) : 0;
        }
        if (lseek(KS_CHILD_FILE, (off_t)n - (off_t)got + CHECKSUM_BYTES, SEEK_CUR) < 0) {
            break;
        }
    }
    lseek(KS_CHILD_FILE, 0, SEEK_SET);
    return ahead;
}

static void apply_profile(png_structp png, png_infop info, const struct ks_picture *picture)
{
    png_charp name;
    png_bytep icc = NULL;
    png_uint_32 n = 0;
    int how;
    if (png_get_iCCP(png, info, &name, &how, &icc, &n) != 0 && icc != NULL) {
        ks_profile_apply(icc, n, picture->px,
                         (size_t)picture->fit_width * (size_t)picture->fit_height);
    }
}

void ks_child_png(const struct ks_box *box)
{
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning);
    png_infop info = png == NULL ? NULL : png_create_info_struct(png);
    if (info == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    png_set_read_fn(png, NULL, on_read);
    png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX); /* ours, with a reason, below */
    png_set_chunk_malloc_max(png, CHUNK_BYTES_MAX);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, texts, sizeof texts / NAME_BYTES);
    struct ahead ahead = look_ahead();
    png_read_info(png, info);
    struct ks_picture picture;
    ks_picture_begin_turned(&picture, box, png_get_image_width(png, info),
                            png_get_image_height(png, info), ahead.orientation,
                            KS_PICTURE_MEGAPIXELS_MAX);
    ks_picture_moves(&picture, ahead.frames);
    choose_output(png, info);
    png_read_update_info(png, info);
    if (png_get_rowbytes(png, info) != (size_t)picture.width * 4) {
        ks_child_refuse(KS_REFUSE_DAMAGED, picture.width, picture.height);
    }
    uint32_t *row = ks_picture_alloc((size_t)picture.width, 4);
    if (png_get_interlace_type(png, info) == PNG_INTERLACE_NONE) {
        read_rows(png, &picture, row);
    } else {
        read_passes(png, &picture, row);
    }
    free(row); /* what stands behind the pixels, or is missing there, changes nothing */
    apply_profile(png, info, &picture);
    ks_picture_end(&picture);
}
