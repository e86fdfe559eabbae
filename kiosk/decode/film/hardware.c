/* VA-API and V4L2 codecs through FFmpeg (see hardware.h). */
#include "decode/film/hardware.h"

#include <unistd.h>

#include <libavcodec/bsf.h>
#include <libavutil/hwcontext.h>
#include <libavutil/mem.h>

#define RENDER_NODE "/dev/dri/renderD128"

struct ks_hardware {
    AVBufferRef *vaapi;   /* its driver is loaded, its device open */
    AVCodecContext *v4l2; /* opened without a size: the driver tells it with the first frames */
    AVBSFContext *start_codes;
};

static AVCodecContext *open_v4l2(void)
{
    const AVCodec *codec = avcodec_find_decoder_by_name("h264_v4l2m2m");
    AVCodecContext *v4l2 = codec == NULL ? NULL : avcodec_alloc_context3(codec);
    if (v4l2 != NULL && avcodec_open2(v4l2, codec, NULL) < 0) {
        avcodec_free_context(&v4l2);
    }
    return v4l2;
}

struct ks_hardware *ks_hardware_open(void)
{
    struct ks_hardware *h = av_mallocz(sizeof *h);
    if (h == NULL) {
        return NULL;
    }
    bool node = access(RENDER_NODE, R_OK | W_OK) == 0;
    if (!node ||
        av_hwdevice_ctx_create(&h->vaapi, AV_HWDEVICE_TYPE_VAAPI, RENDER_NODE, NULL, 0) < 0) {
        h->vaapi = NULL;
        h->v4l2 = open_v4l2();
    }
    if (h->vaapi == NULL && h->v4l2 == NULL) {
        av_freep(&h);
    }
    return h;
}

static enum AVPixelFormat choose_format(AVCodecContext *codec, const enum AVPixelFormat *formats)
{
    for (const enum AVPixelFormat *f = formats; *f != AV_PIX_FMT_NONE; f++) {
        if (*f == AV_PIX_FMT_VAAPI) {
            return *f;
        }
    }
    /* The hardware does not know this profile: FFmpeg decodes it in software. */
    return avcodec_default_get_format(codec, formats);
}

static bool convert_packets(struct ks_hardware *h, const AVCodecParameters *parameters)
{
    const AVBitStreamFilter *filter = av_bsf_get_by_name("h264_mp4toannexb");
    return filter != NULL && av_bsf_alloc(filter, &h->start_codes) >= 0 &&
           avcodec_parameters_copy(h->start_codes->par_in, parameters) >= 0 &&
           av_bsf_init(h->start_codes) >= 0;
}

AVCodecContext *ks_hardware_use(struct ks_hardware *hardware,
                                AVCodecContext *codec,
                                const AVCodecParameters *parameters)
{
    if (hardware == NULL) {
        return NULL;
    }
    if (hardware->vaapi != NULL) {
        codec->hw_device_ctx = av_buffer_ref(hardware->vaapi);
        codec->get_format = choose_format;
        return codec->hw_device_ctx == NULL ? NULL : codec;
    }
    bool fits = parameters->codec_id == AV_CODEC_ID_H264;
    return fits && convert_packets(hardware, parameters) ? hardware->v4l2 : NULL;
}

bool ks_hardware_packet(struct ks_hardware *hardware, AVPacket *packet)
{
    return hardware->start_codes == NULL ||
           (av_bsf_send_packet(hardware->start_codes, packet) >= 0 &&
            av_bsf_receive_packet(hardware->start_codes, packet) >= 0);
}

bool ks_hardware_frame(AVFrame *frame)
{
    if (frame->format != AV_PIX_FMT_VAAPI) {
        return true;
    }
    AVFrame *copy = av_frame_alloc();
    bool fine = copy != NULL && av_hwframe_transfer_data(copy, frame, 0) >= 0 &&
                av_frame_copy_props(copy, frame) >= 0;
    if (fine) {
        av_frame_unref(frame);
        av_frame_move_ref(frame, copy);
    }
    av_frame_free(&copy);
    return fine;
}
