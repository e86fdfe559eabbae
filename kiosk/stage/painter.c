/* Draw list -> pixels (see painter.h). */
#include "stage/painter.h"

#include <pixman.h>
#include <qrencode.h>

#include "stage/icons.h"
#include "stage/shapes.h"

#define QUIET_ZONE 4 /* modules, ISO/IEC 18004 */
#define PLACEHOLDER 0xFF14293Du

static void paint_qr(struct ks_canvas *canvas, struct ks_rect rect, const char *payload)
{
    ks_shape_fill(canvas, rect, 0xFFFFFFFFu, 0, 0);
    QRcode *code = QRcode_encodeString8bit(payload, 0, QR_ECLEVEL_M);
    if (code == NULL) {
        return; /* longer than a QR code can hold; the lint tells of it */
    }
    int side = rect.w < rect.h ? rect.w : rect.h;
    int modules = code->width + 2 * QUIET_ZONE;
    int module = side / modules; /* whole pixels, or scanners see grey edges */
    if (module > 0) {
        int x0 = rect.x + (rect.w - module * code->width) / 2;
        int y0 = rect.y + (rect.h - module * code->width) / 2;
        for (int y = 0; y < code->width; y++) {
            for (int x = 0; x < code->width; x++) {
                if ((code->data[y * code->width + x] & 1) != 0) {
                    struct ks_rect dot = { x0 + x * module, y0 + y * module, module, module };
                    ks_shape_fill(canvas, dot, 0xFF000000u, 0, 0);
                }
            }
        }
    }
    QRcode_free(code);
}

static pixman_image_t *image_of(int width, int height, uint32_t *px, int stride)
{
    return pixman_image_create_bits_no_clear(PIXMAN_a8r8g8b8, width, height, px, stride);
}

static void
paint_ground(struct ks_canvas *canvas, struct ks_rect rect, const struct ks_pixels *pixels)
{
    uint32_t ground[KS_GROUND_SIDE * KS_GROUND_SIDE];
    ks_pixels_ground(pixels, ground);
    pixman_image_t *from = image_of(KS_GROUND_SIDE, KS_GROUND_SIDE, ground, KS_GROUND_SIDE * 4);
    pixman_image_t *to = image_of(canvas->width, canvas->height, canvas->px, canvas->stride);
    pixman_transform_t transform;
    pixman_transform_init_scale(&transform, pixman_double_to_fixed((double)KS_GROUND_SIDE / rect.w),
                                pixman_double_to_fixed((double)KS_GROUND_SIDE / rect.h));
    pixman_image_set_transform(from, &transform);
    pixman_image_set_filter(from, PIXMAN_FILTER_BILINEAR, NULL, 0);
    pixman_image_set_repeat(from, PIXMAN_REPEAT_PAD);
    pixman_image_composite32(PIXMAN_OP_SRC, from, NULL, to, 0, 0, 0, 0, rect.x, rect.y, rect.w,
                             rect.h);
    pixman_image_unref(from);
    pixman_image_unref(to);
}

static void paint_pixels(struct ks_canvas *canvas,
                         struct ks_rect rect,
                         const struct ks_pixels *pixels,
                         enum ks_fit fit)
{
    double across = (double)rect.w / pixels->width, down = (double)rect.h / pixels->height;
    double scale =
        fit == KS_FIT_COVER ? (across > down ? across : down) : (across < down ? across : down);
    int w = (int)(pixels->width * scale + 0.5), h = (int)(pixels->height * scale + 0.5);
    int x = rect.x + (rect.w - w) / 2, y = rect.y + (rect.h - h) / 2;
    pixman_image_t *from = image_of(pixels->width, pixels->height, pixels->px, pixels->stride);
    pixman_image_t *to = image_of(canvas->width, canvas->height, canvas->px, canvas->stride);
    if (w != pixels->width || h != pixels->height) {
        pixman_transform_t transform;
        pixman_transform_init_scale(&transform, pixman_double_to_fixed((double)pixels->width / w),
                                    pixman_double_to_fixed((double)pixels->height / h));
        pixman_image_set_transform(from, &transform);
        pixman_image_set_filter(from, PIXMAN_FILTER_BILINEAR, NULL, 0);
        pixman_image_set_repeat(from, PIXMAN_REPEAT_PAD);
    }
    /* A picture that covers its rectangle is clipped to it. */
    int left = x > rect.x ? x : rect.x, top = y > rect.y ? y : rect.y;
    int right = x + w < rect.x + rect.w ? x + w : rect.x + rect.w;
    int bottom = y + h < rect.y + rect.h ? y + h : rect.y + rect.h;
    pixman_image_composite32(PIXMAN_OP_OVER, from, NULL, to, left - x, top - y, 0, 0, left, top,
                             right - left, bottom - top);
    pixman_image_unref(from);
    pixman_image_unref(to);
}

static void paint_picture(struct ks_canvas *canvas,
                          const struct ks_picture_source *pictures,
                          const struct ks_draw *draw)
{
    const struct ks_pixels *pixels =
        pictures == NULL ? NULL : pictures->find(pictures->context, draw->text);
    if (pixels == NULL || pixels->px == NULL) {
        ks_shape_fill(canvas, draw->rect, PLACEHOLDER, 0, 0);
        return;
    }
    if (draw->fit == KS_FIT_GROUND) {
        paint_ground(canvas, draw->rect, pixels);
    } else {
        paint_pixels(canvas, draw->rect, pixels, draw->fit);
    }
}

void ks_paint(struct ks_canvas *canvas,
              struct ks_fonts *fonts,
              const struct ks_picture_source *pictures,
              const struct ks_drawlist *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct ks_draw *draw = &list->v[i];
        switch (draw->kind) {
        case KS_DRAW_FILL:
            ks_shape_fill(canvas, draw->rect, draw->color, draw->radius, draw->corners);
            break;
        case KS_DRAW_STROKE:
            ks_shape_stroke(canvas, draw->rect, draw->color, draw->radius, draw->width);
            break;
        case KS_DRAW_TEXT:
            ks_fonts_draw(fonts, canvas, draw->rect.x, draw->rect.y, draw->font, draw->color,
                          draw->text);
            break;
        case KS_DRAW_PICTURE:
            paint_picture(canvas, pictures, draw);
            break;
        case KS_DRAW_ICON:
            ks_icon_draw(canvas, draw->rect, draw->icon, draw->color);
            break;
        case KS_DRAW_QR:
            paint_qr(canvas, draw->rect, draw->text);
            break;
        }
    }
}
