/* The decoder of HEIC through libheif, which holds the whole picture. Of several it is the primary
 * one. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libheif/heif.h>

#include "decode/child/main.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"
#include "decode/still/profile.h"

/* libheif asks libde265 for a thread, which waits for it; behind the door there is none. In this
 * program it is this function that answers, and then libde265 works without. */
int de265_start_worker_threads(void *decoder, int n);
int de265_start_worker_threads(void *decoder, int n)
{
    (void)decoder;
    (void)n;
    return 0;
}

static int64_t on_place(void *file)
{
    (void)file;
    return lseek(KS_CHILD_FILE, 0, SEEK_CUR);
}

static int on_read(void *bytes, size_t n, void *file)
{
    (void)file;
    return ks_picture_read_some(bytes, n) == n ? 0 : -1;
}

static int on_seek(int64_t to, void *file)
{
    (void)file;
    return lseek(KS_CHILD_FILE, to, SEEK_SET) == to ? 0 : -1;
}

static off_t file_size(void)
{
    off_t at = lseek(KS_CHILD_FILE, 0, SEEK_CUR), size = lseek(KS_CHILD_FILE, 0, SEEK_END);
    lseek(KS_CHILD_FILE, at, SEEK_SET);
    return size;
}

static enum heif_reader_grow_status on_wait(int64_t size, void *file)
{
    (void)file;
    return size <= file_size() ? heif_reader_grow_status_size_reached
                               : heif_reader_grow_status_size_beyond_eof;
}

/* Where memory runs out while colours are converted, libheif (1.15) says that it cannot convert
 * them; between what it decodes and RGB it always can. */
KS_NORETURN static void refuse(struct heif_error error, int width, int height)
{
    if (error.subcode == heif_suberror_Unsupported_color_conversion) {
        ks_child_refuse(KS_REFUSE_MEMORY, width, height);
    }
    switch ((int)error.code) {
    case heif_error_Unsupported_filetype:
    case heif_error_Unsupported_feature:
        ks_child_refuse(KS_REFUSE_VARIANT, width, height);
    case heif_error_Memory_allocation_error:
        ks_child_refuse(KS_REFUSE_MEMORY, width, height);
    default:
        ks_child_refuse(error.subcode == heif_suberror_End_of_data ? KS_REFUSE_TRUNCATED
                                                                   : KS_REFUSE_DAMAGED,
                        width, height);
    }
}

static void check(struct heif_error error, const struct heif_image_handle *handle)
{
    if (error.code != heif_error_Ok) {
        refuse(error, handle == NULL ? 0 : heif_image_handle_get_width(handle),
               handle == NULL ? 0 : heif_image_handle_get_height(handle));
    }
}

/* A plane for each part, as libheif has them where the picture is stored in tiles: no second form
 * of all of it is made. */
struct plane {
    const uint8_t *bytes; /* NULL = there is none */
    int stride;
    int bits; /* beyond 8, of words of two bytes in this machine's order */
};

struct planes {
    struct plane part[4]; /* red, green, blue, alpha */
    bool premultiplied;
};

static uint32_t level(const struct plane *plane, int x, int y)
{
    const uint8_t *row = plane->bytes + (size_t)y * (size_t)plane->stride;
    uint16_t word;
    if (plane->bits <= 8) {
        return row[x];
    }
    memcpy(&word, row + (size_t)x * sizeof word, sizeof word);
    return (uint32_t)word >> (plane->bits - 8) & 0xFF;
}

static void give_rows(const struct planes *planes, const struct ks_picture *picture)
{
    uint32_t *row = ks_picture_alloc((size_t)picture->width, sizeof *row);
    for (int y = 0; y < picture->height; y++) {
        for (int x = 0; x < picture->width; x++) {
            uint32_t part[4] = { 0, 0, 0, 255 };
            for (int i = 0; i < 4; i++) {
                if (planes->part[i].bytes != NULL) {
                    part[i] = level(&planes->part[i], x, y);
                }
            }
            row[x] = part[3] << 24 | part[0] << 16 | part[1] << 8 | part[2];
        }
        if (!planes->premultiplied) {
            ks_picture_premultiply(row, (size_t)picture->width);
        }
        ks_scaler_row(picture->scaler, row);
    }
    free(row);
}

static struct planes planes_of(const struct heif_image *image,
                               const struct heif_image_handle *handle)
{
    static const enum heif_channel parts[4] = { heif_channel_R, heif_channel_G, heif_channel_B,
                                                heif_channel_Alpha };
    struct planes planes = { .premultiplied =
                                 heif_image_handle_is_premultiplied_alpha(handle) != 0 };
    int width = heif_image_handle_get_width(handle), height = heif_image_handle_get_height(handle);
    for (int i = 0; i < 4; i++) {
        struct plane *plane = &planes.part[i];
        plane->bytes = heif_image_get_plane_readonly(image, parts[i], &plane->stride);
        plane->bits = heif_image_get_bits_per_pixel_range(image, parts[i]);
        int stored = plane->bits <= 8 ? 8 : 16;
        bool fits = plane->bytes != NULL && plane->bits >= 8 && plane->bits <= 16 &&
                    heif_image_get_bits_per_pixel(image, parts[i]) == stored &&
                    heif_image_get_width(image, parts[i]) >= width &&
                    heif_image_get_height(image, parts[i]) >= height;
        if (!fits && i < 3) {
            ks_child_refuse(KS_REFUSE_VARIANT, width, height);
        }
        plane->bytes = fits ? plane->bytes : NULL;
    }
    return planes;
}

static void apply_profile(const struct heif_image_handle *handle, const struct ks_picture *picture)
{
    size_t n = heif_image_handle_get_raw_color_profile_size(handle);
    void *icc = n == 0 ? NULL : ks_picture_alloc(n, 1);
    if (icc != NULL && heif_image_handle_get_raw_color_profile(handle, icc).code == heif_error_Ok) {
        ks_profile_apply(icc, n, picture->px,
                         (size_t)picture->fit_width * (size_t)picture->fit_height);
    }
    free(icc);
}

static int megapixels_for(const struct heif_image_handle *handle)
{
    bool deep = heif_image_handle_get_luma_bits_per_pixel(handle) > 8 ||
                heif_image_handle_get_chroma_bits_per_pixel(handle) > 8;
    return deep ? KS_WHOLE_DEEP_MEGAPIXELS_MAX : KS_WHOLE_MEGAPIXELS_MAX;
}

struct ks_ready ks_child_warm_up(const struct ks_box *box)
{
    (void)box;
    return (struct ks_ready) { .hardware = NULL };
}

void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware)
{
    (void)hardware;
    static const struct heif_reader reader = { .reader_api_version = 1,
                                               .get_position = on_place,
                                               .read = on_read,
                                               .seek = on_seek,
                                               .wait_for_file_size = on_wait };
    struct heif_context *context = heif_context_alloc();
    struct heif_decoding_options *options = heif_decoding_options_alloc();
    struct heif_image_handle *handle = NULL;
    struct heif_image *image = NULL;
    if (context == NULL || options == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    heif_context_set_max_decoding_threads(context, 0);
    check(heif_context_read_from_reader(context, &reader, NULL, NULL), NULL);
    check(heif_context_get_primary_image_handle(context, &handle), NULL);
    struct ks_picture picture;
    ks_picture_begin(&picture, box, (uint32_t)heif_image_handle_get_width(handle),
                     (uint32_t)heif_image_handle_get_height(handle), megapixels_for(handle));
    check(heif_decode_image(handle, &image, heif_colorspace_RGB, heif_chroma_444, options), handle);
    struct planes planes = planes_of(image, handle);
    give_rows(&planes, &picture);
    apply_profile(handle, &picture);
    ks_picture_end(&picture);
}
