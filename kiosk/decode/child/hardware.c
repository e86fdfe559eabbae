/* VA-API and V4L2 codecs through FFmpeg (see hardware.h). */
#include "decode/child/hardware.h"

#include <unistd.h>

#include <libavcodec/bsf.h>
#include <libavutil/hwcontext.h>

#define RENDER_NODE "/dev/dri/renderD128"

static AVBufferRef *vaapi;   /* its driver is loaded, its device open */
static AVCodecContext *v4l2; /* opened without a size: the driver tells it with the first frames */
static AVBSFContext *start_codes;

static void open_v4l2(void)
{
    const AVCodec *codec = avcodec_find_decoder_by_name("h264_v4l2m2m");
    v4l2 = codec == NULL ? NULL : avcodec_alloc_context3(codec);
    if (v4l2 != NULL && avcodec_open2(v4l2, codec, NULL) < 0) {
        avcodec_free_context(&v4l2);
    }
}

bool ks_hardware_open(void)
{
    bool node = access(RENDER_NODE, R_OK | W_OK) == 0;
    if (!node || av_hwdevice_ctx_create(&vaapi, AV_HWDEVICE_TYPE_VAAPI, RENDER_NODE, NULL, 0) < 0) {
        vaapi = NULL;
        open_v4l2();
    }
    return vaapi != NULL || v4l2 != NULL;
}

static enum AVPixelFormat choose_format(AVCodecContext *codec, const enum AVPixelFormat *formats)
{
    for (const enum AVPixelFormat *f = formats; *f != AV_PIX_FMT_NONE; f++) {
        if (*f == AV_PIX_FMT_VAAPI) {
            return *f;
        }
    }
    return avcodec_default_get_format(codec, formats); /* this profile only in software */
}

static bool convert_packets(const AVCodecParameters *parameters)
{
    const AVBitStreamFilter *filter = av_bsf_get_by_name("h264_mp4toannexb");
    return filter != NULL && av_bsf_alloc(filter, &start_codes) >= 0 &&
           avcodec_parameters_copy(start_codes->par_in, parameters) >= 0 &&
           av_bsf_init(start_codes) >= 0;
}

AVCodecContext *ks_hardware_use(AVCodecContext *codec, const AVCodecParameters *parameters)
{
    if (vaapi != NULL) {
        codec->hw_device_ctx = av_buffer_ref(vaapi);
        codec->get_format = choose_format;
        return codec->hw_device_ctx == NULL ? NULL : codec;
    }
    bool fits = v4l2 != NULL && parameters->codec_id == AV_CODEC_ID_H264;
    return fits && convert_packets(parameters) ? v4l2 : NULL;
}

bool ks_hardware_packet(AVPacket *packet)
{
    return start_codes == NULL || (av_bsf_send_packet(start_codes, packet) >= 0 &&
                                   av_bsf_receive_packet(start_codes, packet) >= 0);
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
