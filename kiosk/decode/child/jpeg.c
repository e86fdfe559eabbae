/* The decoder of JPEG through libjpeg: scaled, oriented by EXIF, CMYK and YCCK converted. CMYK and
 * YCCK are with Adobe's inversion. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <jpeglib.h>

#include <jerror.h>
#include <libexif/exif-data.h>

#include "decode/child/jpeg_store.h"
#include "decode/child/main.h"
#include "decode/child/reply.h"
#include "decode/child/scale.h"

/* Of coefficients; beyond it they are held small. */
#define WHOLE_BYTES_MAX ((size_t)48 * 1024 * 1024)
#define STORE_BYTES_MAX ((size_t)100 * 1024 * 1024)
#define MEGA 1000000

/* The file as libjpeg's source, by read(2): one that is cut while it is read ends early, where a
 * mapping would kill the process. */
struct source {
    struct jpeg_source_mgr pub;
    unsigned char bytes[65536];
};

static void source_begin(j_decompress_ptr cinfo)
{
    (void)cinfo;
}

static boolean source_fill(j_decompress_ptr cinfo)
{
    struct source *source = (struct source *)cinfo->src;
    ssize_t n;
    do {
        n = read(KS_CHILD_FILE, source->bytes, sizeof source->bytes);
    } while (n < 0 && errno == EINTR);
    if (n <= 0) {
        ks_child_refuse(KS_REFUSE_TRUNCATED, 0, 0);
    }
    source->pub.next_input_byte = source->bytes;
    source->pub.bytes_in_buffer = (size_t)n;
    return TRUE;
}

static void source_skip(j_decompress_ptr cinfo, long count)
{
    struct jpeg_source_mgr *source = cinfo->src;
    while (count > 0 && (size_t)count > source->bytes_in_buffer) {
        count -= (long)source->bytes_in_buffer;
        source_fill(cinfo);
    }
    if (count > 0) {
        source->next_input_byte += count;
        source->bytes_in_buffer -= (size_t)count;
    }
}

static void source_end(j_decompress_ptr cinfo)
{
    (void)cinfo;
}

static void on_error(j_common_ptr cinfo)
{
    j_decompress_ptr jpeg = (j_decompress_ptr)cinfo;
    int width = (int)jpeg->image_width, height = (int)jpeg->image_height;
    if (cinfo->err->msg_code == JERR_OUT_OF_MEMORY) {
        ks_child_refuse(jpeg->progressive_mode ? KS_REFUSE_PROGRESSIVE : KS_REFUSE_MEMORY, width,
                        height);
    }
    ks_child_refuse(KS_REFUSE_DAMAGED, width, height);
}

/* Refuses damaged data on a warning of libjpeg: of data that ends early half of the poster would be
 * grey. */
static void on_message(j_common_ptr cinfo, int level)
{
    if (level >= 0) {
        return;
    }
    switch (cinfo->err->msg_code) {
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER:
        ks_child_refuse(KS_REFUSE_TRUNCATED, 0, 0);
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_BOGUS_PROGRESSION:
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    default:
        return; /* other warnings: the picture can be shown */
    }
}

static void on_output(j_common_ptr cinfo)
{
    (void)cinfo;
}

static int orientation_of(const struct jpeg_decompress_struct *jpeg)
{
    for (jpeg_saved_marker_ptr m = jpeg->marker_list; m != NULL; m = m->next) {
        if (m->marker != JPEG_APP0 + 1 || m->data_length < 14) {
            continue;
        }
        ExifData *exif = exif_data_new_from_data(m->data, m->data_length);
        ExifEntry *entry =
            exif == NULL ? NULL
                         : exif_content_get_entry(exif->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
        int orientation = 1;
        if (entry != NULL && entry->format == EXIF_FORMAT_SHORT && entry->size >= 2) {
            orientation = exif_get_short(entry->data, exif_data_get_byte_order(exif));
        }
        exif_data_unref(exif);
        if (orientation >= 2 && orientation <= 8) {
            return orientation;
        }
    }
    return 1;
}

/* The smallest of libjpeg's eighths that is not below the wanted size. */
static unsigned eighths_for(int source, int wanted)
{
    unsigned eighths = 1;
    while (eighths < 8 && (int64_t)source * eighths / 8 < wanted) {
        eighths++;
    }
    return eighths;
}

static uint32_t opaque(unsigned r, unsigned g, unsigned b)
{
    return 0xFF000000u | r << 16 | g << 8 | b;
}

static void cmyk_row(const JSAMPLE *in, uint32_t *out, unsigned width, bool inverted)
{
    for (unsigned x = 0; x < width; x++, in += 4) {
        unsigned c = in[0], m = in[1], y = in[2], k = in[3];
        if (!inverted) {
            c = 255 - c;
            m = 255 - m;
            y = 255 - y;
            k = 255 - k;
        }
        out[x] = opaque(c * k / 255, m * k / 255, y * k / 255);
    }
}

static void decode_rows(struct jpeg_decompress_struct *jpeg, struct ks_scaler *scaler)
{
    bool cmyk = jpeg->out_color_space == JCS_CMYK;
    JSAMPLE *row = malloc((size_t)jpeg->output_width * 4);
    uint32_t *words = malloc((size_t)jpeg->output_width * 4);
    if (row == NULL || words == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPLE *target = cmyk ? row : (JSAMPLE *)words;
        jpeg_read_scanlines(jpeg, &target, 1);
        if (cmyk) {
            cmyk_row(row, words, jpeg->output_width, jpeg->saw_Adobe_marker);
        }
        ks_scaler_row(scaler, words);
    }
    free(row);
    free(words);
}

static void choose_output(struct jpeg_decompress_struct *jpeg, int fit_width, int fit_height)
{
    unsigned across = eighths_for((int)jpeg->image_width, fit_width);
    unsigned down = eighths_for((int)jpeg->image_height, fit_height);
    jpeg->scale_num = across > down ? across : down;
    jpeg->scale_denom = 8;
    jpeg->dct_method = JDCT_ISLOW;
    bool inks = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
    jpeg->out_color_space = inks ? JCS_CMYK : JCS_EXT_BGRX;
}

/* Chooses how coefficients are held; only files of several scans keep them. */
static void choose_memory(struct jpeg_decompress_struct *jpeg)
{
    jpeg_calc_output_dimensions(jpeg);
    if (!jpeg_has_multiple_scans(jpeg) || ks_jpeg_whole_bytes(jpeg) <= WHOLE_BYTES_MAX) {
        return;
    }
    if (ks_jpeg_store_bytes(jpeg) > STORE_BYTES_MAX) {
        ks_child_refuse(KS_REFUSE_PROGRESSIVE, (int)jpeg->image_width, (int)jpeg->image_height);
    }
    ks_jpeg_store_use(jpeg);
}

static void make_opaque(uint32_t *px, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        px[i] |= 0xFF000000u; /* libjpeg leaves the X of BGRX at 255, by habit, not by promise */
    }
}

/* On arm64 libjpeg-turbo reads /proc/cpuinfo when it first chooses between its NEON routines, which
 * is when a picture is started; it keeps what it has read for the thread. */
static void choose_routines(void)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long n = 0;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &n);
    jpeg.image_width = jpeg.image_height = 8;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    jpeg_destroy_compress(&jpeg);
    free(bytes);
}

struct ks_hardware *ks_child_warm_up(const struct ks_box *box)
{
    (void)box;
    choose_routines();
    return NULL;
}

void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware)
{
    (void)hardware;
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    errors.error_exit = on_error;
    errors.emit_message = on_message;
    errors.output_message = on_output;
    jpeg_create_decompress(&jpeg);
    struct source *source =
        jpeg.mem->alloc_large((j_common_ptr)&jpeg, JPOOL_PERMANENT, sizeof *source);
    source->pub = (struct jpeg_source_mgr) { .init_source = source_begin,
                                             .fill_input_buffer = source_fill,
                                             .skip_input_data = source_skip,
                                             .resync_to_restart = jpeg_resync_to_restart,
                                             .term_source = source_end };
    jpeg.src = &source->pub;
    jpeg_save_markers(&jpeg, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&jpeg, TRUE);
    int width = (int)jpeg.image_width, height = (int)jpeg.image_height;
    if ((int64_t)width * height > (int64_t)KS_PICTURE_MEGAPIXELS_MAX * MEGA) {
        ks_child_refuse(KS_REFUSE_TOO_LARGE, width, height);
    }
    int orientation = orientation_of(&jpeg);
    bool swapped = orientation >= 5;
    int fit_width, fit_height;
    ks_fit(width, height, swapped ? box->height : box->width, swapped ? box->width : box->height,
           &fit_width, &fit_height);
    choose_output(&jpeg, fit_width, fit_height);
    choose_memory(&jpeg);
    jpeg_start_decompress(&jpeg);
    int out_width = swapped ? fit_height : fit_width, out_height = swapped ? fit_width : fit_height;
    uint32_t *px = ks_child_pixels((size_t)out_width * (size_t)out_height * 4, true);
    struct ks_scaler *scaler = ks_scaler_new((int)jpeg.output_width, (int)jpeg.output_height,
                                             fit_width, fit_height, orientation, px, out_width);
    decode_rows(&jpeg, scaler);
    make_opaque(px, (size_t)out_width * (size_t)out_height);
    struct ks_reply reply = { .kind = KS_REPLY_FRAME,
                              .width = out_width,
                              .height = out_height,
                              .stride = out_width * 4,
                              .source_width = swapped ? height : width,
                              .source_height = swapped ? width : height,
                              .orientation = orientation };
    ks_child_answer(&reply);
}
