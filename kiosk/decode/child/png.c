/* The decoder of PNG through libpng, a row at a time. Its size costs time and not memory. */
#include <png.h>
#include <stdlib.h>

#include "decode/child/image.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"

#define CHUNK_BYTES_MAX ((png_alloc_size_t)4 * 1024 * 1024)

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

/* Has libpng give rows of B G R A bytes, whatever stands in the file. */
static void choose_output(png_structp png)
{
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
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1); /* texts, profiles */
    png_read_info(png, info);
    struct ks_picture picture;
    ks_picture_begin(&picture, box, png_get_image_width(png, info), png_get_image_height(png, info),
                     KS_PICTURE_MEGAPIXELS_MAX);
    choose_output(png);
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
    free(row);
    png_read_end(png, NULL);
    ks_picture_end(&picture);
}
