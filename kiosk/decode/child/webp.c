/* The decoder of WebP through libwebp, which scales while it decodes. A lossless one it must hold
 * whole. */
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include <webp/decode.h>
#include <webp/demux.h>

#include "decode/child/image.h"
#include "decode/child/moving.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"
#include "decode/still/exif.h"
#include "decode/still/profile.h"

#define FILE_BYTES_MAX ((off_t)48 * 1024 * 1024)

static WebPData read_file(void)
{
    off_t size = lseek(KS_CHILD_FILE, 0, SEEK_END);
    lseek(KS_CHILD_FILE, 0, SEEK_SET);
    if (size <= 0 || size > FILE_BYTES_MAX) {
        ks_child_refuse(size <= 0 ? KS_REFUSE_TRUNCATED : KS_REFUSE_MEMORY, 0, 0);
    }
    uint8_t *bytes = ks_picture_alloc((size_t)size, 1);
    ks_picture_read(bytes, (size_t)size);
    return (WebPData) { bytes, (size_t)size };
}

struct webp {
    WebPData file;
    struct ks_picture picture;
    WebPDecoderConfig config;
    WebPIterator frame; /* of a moving picture: its first */
    WebPChunkIterator exif, profile;
    int width, height; /* of the canvas */
};

/* What stands beside the pixels, in the longer form of the file. */
static void read_parts(struct webp *webp)
{
    WebPData file = webp->file;
    WebPDemuxState state;
    WebPDemuxer *parts = WebPDemuxPartial(&file, &state);
    if (parts == NULL) {
        return;
    }
    uint32_t flags = WebPDemuxGetI(parts, WEBP_FF_FORMAT_FLAGS);
    if ((flags & EXIF_FLAG) != 0) {
        (void)WebPDemuxGetChunk(parts, "EXIF", 1, &webp->exif);
    }
    if ((flags & ICCP_FLAG) != 0) {
        (void)WebPDemuxGetChunk(parts, "ICCP", 1, &webp->profile);
    }
    if ((flags & ANIMATION_FLAG) != 0) {
        webp->width = (int)WebPDemuxGetI(parts, WEBP_FF_CANVAS_WIDTH);
        webp->height = (int)WebPDemuxGetI(parts, WEBP_FF_CANVAS_HEIGHT);
        if (!WebPDemuxGetFrame(parts, 1, &webp->frame)) {
            ks_child_refuse(KS_REFUSE_TRUNCATED, 0, 0);
        }
        webp->file = webp->frame.fragment;
    }
}

static void read_features(struct webp *webp)
{
    if (!WebPInitDecoderConfig(&webp->config) ||
        WebPGetFeatures(webp->file.bytes, webp->file.size, &webp->config.input) != VP8_STATUS_OK) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
}

static void decode(struct webp *webp)
{
    VP8StatusCode status = WebPDecode(webp->file.bytes, webp->file.size, &webp->config);
    if (status != VP8_STATUS_OK) {
        ks_child_refuse(status == VP8_STATUS_OUT_OF_MEMORY ? KS_REFUSE_MEMORY
                        : status == VP8_STATUS_SUSPENDED || status == VP8_STATUS_NOT_ENOUGH_DATA
                            ? KS_REFUSE_TRUNCATED
                            : KS_REFUSE_DAMAGED,
                        webp->picture.width, webp->picture.height);
    }
}

/* Where of the result a frame lies that need not fill the canvas; libwebp scales it there. */
static void choose_output(struct webp *webp, uint32_t *px)
{
    const struct ks_picture *picture = &webp->picture;
    int x = webp->frame.x_offset, y = webp->frame.y_offset;
    int right = x + webp->config.input.width, bottom = y + webp->config.input.height;
    int64_t across = picture->fit_width, down = picture->fit_height;
    if (right > picture->width || bottom > picture->height) {
        ks_child_refuse(KS_REFUSE_DAMAGED, picture->width, picture->height);
    }
    int left = (int)(x * across / picture->width), top = (int)(y * down / picture->height);
    int width = (int)(right * across / picture->width) - left;
    int height = (int)(bottom * down / picture->height) - top;
    left -= width == 0 && left > 0 ? 1 : 0;
    top -= height == 0 && top > 0 ? 1 : 0;
    width += width == 0 ? 1 : 0;
    height += height == 0 ? 1 : 0;
    webp->config.options.use_scaling =
        width != webp->config.input.width || height != webp->config.input.height;
    webp->config.options.scaled_width = width;
    webp->config.options.scaled_height = height;
    webp->config.output.colorspace = MODE_bgrA; /* premultiplied */
    webp->config.output.is_external_memory = 1;
    webp->config.output.u.RGBA.rgba = (uint8_t *)(px + (size_t)top * (size_t)across + left);
    webp->config.output.u.RGBA.stride = (int)across * 4;
    webp->config.output.u.RGBA.size =
        ((size_t)(height - 1) * (size_t)across + (size_t)width) * sizeof *px;
}

/* libwebp turns nothing: what is stored turned is decoded beside the result. */
static void decode_turned(struct webp *webp)
{
    struct ks_picture *picture = &webp->picture;
    size_t width = (size_t)picture->fit_width, height = (size_t)picture->fit_height;
    uint32_t *beside = ks_picture_alloc(width * height, sizeof *beside);
    choose_output(webp, beside);
    decode(webp);
    struct ks_scaler *turner =
        ks_scaler_new((int)width, (int)height, (int)width, (int)height, picture->orientation,
                      picture->px, (int)(picture->orientation >= 5 ? height : width));
    for (size_t y = 0; y < height; y++) {
        ks_scaler_row(turner, beside + y * width);
    }
    free(beside);
}

static void move(const struct webp *webp, const struct ks_box *box)
{
    const WebPData file = { webp->file.bytes, webp->file.size };
    WebPAnimDecoderOptions options;
    WebPAnimInfo info;
    if (!WebPAnimDecoderOptionsInit(&options)) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
    options.color_mode = MODE_BGRA;
    WebPAnimDecoder *decoder = WebPAnimDecoderNew(&file, &options);
    if (decoder == NULL || !WebPAnimDecoderGetInfo(decoder, &info)) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
    struct ks_moving moving;
    ks_moving_begin(&moving, box, (int)info.canvas_width, (int)info.canvas_height);
    for (;;) { /* until the client hangs up */
        int before = 0, end = 0;
        uint8_t *px;
        while (WebPAnimDecoderHasMoreFrames(decoder)) {
            if (!WebPAnimDecoderGetNext(decoder, &px, &end)) {
                ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
            }
            if (ks_moving_wants(&moving)) {
                ks_moving_show(&moving, (const uint32_t *)(const void *)px, moving.width);
            }
            ks_moving_pass(&moving, end - before);
            before = end;
        }
        WebPAnimDecoderReset(decoder);
        ks_moving_again(&moving);
    }
}

void ks_child_webp(const struct ks_box *box)
{
    struct webp webp = { .file = read_file() };
    if ((uint64_t)ks_little(webp.file.bytes + 4, 4) + 8 > (uint64_t)webp.file.size + 1) {
        ks_child_refuse(KS_REFUSE_TRUNCATED, 0, 0);
    }
    if (box->slots > 1) {
        move(&webp, box);
    }
    read_parts(&webp);
    read_features(&webp);
    enum { LOSSY = 1 };
    bool moves = webp.frame.fragment.bytes != NULL;
    int orientation = ks_exif_orientation(webp.exif.chunk.bytes, webp.exif.chunk.size);
    ks_picture_begin_turned(
        &webp.picture, box, (uint32_t)(moves ? webp.width : webp.config.input.width),
        (uint32_t)(moves ? webp.height : webp.config.input.height), orientation,
        webp.config.input.format == LOSSY ? KS_PICTURE_MEGAPIXELS_MAX : KS_WHOLE_MEGAPIXELS_MAX);
    ks_picture_moves(&webp.picture, (uint32_t)webp.frame.num_frames);
    if (webp.picture.orientation == 1) {
        choose_output(&webp, webp.picture.px);
        decode(&webp);
    } else {
        decode_turned(&webp);
    }
    if (webp.profile.chunk.bytes != NULL) {
        ks_profile_apply(webp.profile.chunk.bytes, webp.profile.chunk.size, webp.picture.px,
                         (size_t)webp.picture.fit_width * (size_t)webp.picture.fit_height);
    }
    ks_picture_end(&webp.picture);
}
