/* The decoder of JPEG through libjpeg: scaled, oriented by EXIF, CMYK and YCCK converted. CMYK and
 * YCCK are with Adobe's inversion. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <jpeglib.h>

#include <jerror.h>

#include "decode/child/jpeg_store.h"
#include "decode/child/main.h"
#include "decode/child/reply.h"
#include "decode/child/scale.h"
#include "decode/door/jpeg_routines.h"
#include "decode/still/exif.h"
#include "decode/still/profile.h"

/* Of coefficients; beyond it they are held small. */
#define WHOLE_BYTES_MAX ((size_t)48 * 1024 * 1024)
#define STORE_BYTES_MAX ((size_t)100 * 1024 * 1024)
#define MEGA 1000000

/* The file as libjpeg's source, by read(2): one that is cut while it is read ends early, where a
 * mapping would kill the process. */
struct source {
    struct jpeg_source_mgr pub;
    bool ended;
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
    if (n <= 0) { /* libjpeg warns if it had not all it needs (on_message()) */
        source->ended = true;
        source->bytes[0] = 0xFF;
        source->bytes[1] = JPEG_EOI;
        n = 2;
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
    bool ended = jpeg->src != NULL && ((struct source *)jpeg->src)->ended;
    ks_child_refuse(ended ? KS_REFUSE_TRUNCATED : KS_REFUSE_DAMAGED, width, height);
}

/* Whether nothing is missing but a strip at the bottom that nobody looks for, or, of a progressive
 * file, what would refine it. */
static bool is_nearly_whole(const struct jpeg_decompress_struct *jpeg)
{
    if (jpeg->coef_bits == NULL) {
        return (uint64_t)jpeg->output_scanline * 32 >= (uint64_t)jpeg->output_height * 31;
    }
    for (int part = 0; jpeg->Ah > 0 && part < jpeg->num_components; part++) {
        for (int i = 0; i < DCTSIZE2; i++) {
            if (jpeg->coef_bits[part][i] < 0) {
                return false;
            }
        }
    }
    return jpeg->Ah > 0;
}

/* Refuses damaged data on a warning of libjpeg: of data that ends early half of the poster would be
 * grey. */
static void on_message(j_common_ptr cinfo, int level)
{
    if (level >= 0) {
        return;
    }
    switch (cinfo->err->msg_code) {
    case JWRN_HIT_MARKER:
        if (is_nearly_whole((j_decompress_ptr)cinfo)) {
            return;
        }
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
    int orientation = 1;
    for (jpeg_saved_marker_ptr m = jpeg->marker_list; m != NULL && orientation == 1; m = m->next) {
        if (m->marker == JPEG_APP0 + 1) {
            orientation = ks_exif_orientation(m->data, m->data_length);
        }
    }
    return orientation;
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

static void decode_rows(struct jpeg_decompress_struct *jpeg,
                        const struct ks_profile_inks *inks,
                        struct ks_scaler *scaler)
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
        if (inks != NULL) {
            ks_profile_inks_row(inks, row, words, jpeg->output_width);
        } else if (cmyk) {
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

struct ks_ready ks_child_warm_up(const struct ks_box *box)
{
    (void)box;
    ks_jpeg_routines();
    return (struct ks_ready) { .hardware = NULL };
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
    source->ended = false;
    source->pub = (struct jpeg_source_mgr) { .init_source = source_begin,
                                             .fill_input_buffer = source_fill,
                                             .skip_input_data = source_skip,
                                             .resync_to_restart = jpeg_resync_to_restart,
                                             .term_source = source_end };
    jpeg.src = &source->pub;
    jpeg_save_markers(&jpeg, JPEG_APP0 + 1, 0xFFFF);
    jpeg_save_markers(&jpeg, JPEG_APP0 + 2, 0xFFFF);
    jpeg_read_header(&jpeg, TRUE);
    int width = (int)jpeg.image_width, height = (int)jpeg.image_height;
    if ((int64_t)width * height > (int64_t)KS_PICTURE_MEGAPIXELS_MAX * MEGA) {
        ks_child_refuse(KS_REFUSE_TOO_LARGE, width, height);
    }
    int orientation = orientation_of(&jpeg);
    JOCTET *icc = NULL;
    unsigned icc_bytes = 0;
    (void)jpeg_read_icc_profile(&jpeg, &icc, &icc_bytes);
    bool swapped = orientation >= 5;
    int fit_width, fit_height;
    ks_fit(width, height, swapped ? box->height : box->width, swapped ? box->width : box->height,
           &fit_width, &fit_height);
    choose_output(&jpeg, fit_width, fit_height);
    choose_memory(&jpeg);
    jpeg_start_decompress(&jpeg);
    int out_width = swapped ? fit_height : fit_width, out_height = swapped ? fit_width : fit_height;
    uint32_t *px = ks_child_pixels((size_t)out_width * (size_t)out_height * 4, KS_PAGES_NOW);
    struct ks_scaler *scaler = ks_scaler_new((int)jpeg.output_width, (int)jpeg.output_height,
                                             fit_width, fit_height, orientation, px, out_width);
    bool cmyk = jpeg.out_color_space == JCS_CMYK;
    decode_rows(&jpeg,
                cmyk ? ks_profile_inks_new(icc, icc_bytes,
                                           jpeg.saw_Adobe_marker ? KS_INKS_INVERTED : KS_INKS_PLAIN)
                     : NULL,
                scaler);
    make_opaque(px, (size_t)out_width * (size_t)out_height);
    if (!cmyk && icc != NULL) {
        ks_profile_apply(icc, icc_bytes, px, (size_t)out_width * (size_t)out_height);
    }
    free(icc);
    struct ks_reply reply = { .kind = KS_REPLY_FRAME,
                              .width = out_width,
                              .height = out_height,
                              .stride = out_width * 4,
                              .source_width = swapped ? height : width,
                              .source_height = swapped ? width : height,
                              .orientation = orientation };
    ks_child_answer(&reply);
}
