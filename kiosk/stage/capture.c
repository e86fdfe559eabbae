/* A canvas as a PNG file (see capture.h), by libpng's simplified interface. */
#include "stage/capture.h"

#include <png.h>
#include <stdlib.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "port/fsio.h"

bool ks_capture_png(const struct ks_canvas *canvas, const char *path, struct ks_err *err)
{
    png_image image = { .version = PNG_IMAGE_VERSION,
                        .width = (png_uint_32)canvas->width,
                        .height = (png_uint_32)canvas->height,
                        .format = PNG_FORMAT_RGB };
    size_t pixels = (size_t)canvas->width * (size_t)canvas->height;
    unsigned char *rgb = malloc(pixels * 3), *png = NULL;
    if (rgb == NULL) {
        ks_oom();
    }
    unsigned char *to = rgb;
    for (int y = 0; y < canvas->height; y++) {
        const uint32_t *row = ks_canvas_row(canvas, y);
        for (int x = 0; x < canvas->width; x++, to += 3) {
            to[0] = (unsigned char)(row[x] >> 16);
            to[1] = (unsigned char)(row[x] >> 8);
            to[2] = (unsigned char)row[x];
        }
    }
    png_alloc_size_t n = PNG_IMAGE_PNG_SIZE_MAX(image);
    bool ok = false;
    if ((png = malloc(n)) == NULL) {
        ks_oom();
    }
    if (png_image_write_to_memory(&image, png, &n, 0, rgb, 0, NULL) == 0) {
        ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_PNG, KS_ARGS(ks_arg_text(image.message)));
    } else {
        ok = ks_file_write(path, png, n, err);
    }
    free(png);
    free(rgb);
    return ok;
}
