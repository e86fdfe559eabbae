/* The decoder of WebP through libwebp, which scales while it decodes. A lossless one it must hold
 * whole. */
#include <stdlib.h>
#include <unistd.h>

#include <webp/decode.h>
#include <webp/demux.h>

#include "decode/child/image.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"

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

/* The first frame of a moving picture, if it fills the canvas as it nearly always does. */
static WebPData still_of(WebPData file)
{
    WebPIterator frame;
    WebPDemuxer *parts = WebPDemux(&file);
    if (parts == NULL || !WebPDemuxGetFrame(parts, 1, &frame)) {
        ks_child_refuse(KS_REFUSE_TRUNCATED, 0, 0);
    }
    return frame.fragment;
}

void ks_child_webp(const struct ks_box *box)
{
    WebPData file = read_file();
    if ((uint64_t)ks_little(file.bytes + 4, 4) + 8 > (uint64_t)file.size + 1) {
        ks_child_refuse(KS_REFUSE_TRUNCATED, 0, 0);
    }
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config) ||
        WebPGetFeatures(file.bytes, file.size, &config.input) != VP8_STATUS_OK) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
    if (config.input.has_animation) {
        file = still_of(file);
        if (WebPGetFeatures(file.bytes, file.size, &config.input) != VP8_STATUS_OK) {
            ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
        }
    }
    enum { LOSSY = 1 };
    struct ks_picture picture;
    ks_picture_begin(&picture, box, (uint32_t)config.input.width, (uint32_t)config.input.height,
                     config.input.format == LOSSY ? KS_PICTURE_MEGAPIXELS_MAX
                                                  : KS_WHOLE_MEGAPIXELS_MAX);
    config.options.use_scaling =
        picture.fit_width != picture.width || picture.fit_height != picture.height;
    config.options.scaled_width = picture.fit_width;
    config.options.scaled_height = picture.fit_height;
    config.output.colorspace = MODE_bgrA; /* premultiplied */
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = (uint8_t *)picture.px;
    config.output.u.RGBA.stride = picture.fit_width * 4;
    config.output.u.RGBA.size = (size_t)picture.fit_width * (size_t)picture.fit_height * 4;
    VP8StatusCode status = WebPDecode(file.bytes, file.size, &config);
    if (status != VP8_STATUS_OK) {
        ks_child_refuse(status == VP8_STATUS_OUT_OF_MEMORY ? KS_REFUSE_MEMORY
                        : status == VP8_STATUS_SUSPENDED || status == VP8_STATUS_NOT_ENOUGH_DATA
                            ? KS_REFUSE_TRUNCATED
                            : KS_REFUSE_DAMAGED,
                        picture.width, picture.height);
    }
    ks_picture_end(&picture);
}
