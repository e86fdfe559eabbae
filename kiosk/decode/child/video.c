/* The decoder of video through FFmpeg: frames in order, rotated and scaled, without sound. They go
 * into a ring of slots. */
#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libswscale/swscale.h>

#include "decode/child/hardware.h"
#include "decode/child/main.h"
#include "decode/child/reply.h"
#include "decode/child/scale.h"

#define IO_BYTES 32768
#define PIXELS_MAX (4096 * 2304)

struct video {
    AVFormatContext *container;
    AVCodecContext *codec;
    struct SwsContext *scaler;
    AVFrame *frame;
    AVPacket *packet;
    int stream, rotation; /* degrees clockwise */
    int width, height;    /* fitted, before rotation */
    const struct ks_box *box;
    struct ks_hardware *hardware; /* NULL = none */
    uint32_t *slots, *turned;     /* turned: a frame before it is rotated */
    bool free_slot[KS_VIDEO_SLOTS];
    int64_t first_pts;
    bool in_hardware;
};

static int read_file(void *opaque, uint8_t *bytes, int n)
{
    (void)opaque;
    ssize_t got;
    do {
        got = read(KS_CHILD_FILE, bytes, (size_t)n);
    } while (got < 0 && errno == EINTR);
    return got > 0 ? (int)got : got == 0 ? AVERROR_EOF : AVERROR(EIO);
}

static int64_t seek_file(void *opaque, int64_t offset, int whence)
{
    (void)opaque;
    if ((whence & AVSEEK_SIZE) != 0) {
        off_t at = lseek(KS_CHILD_FILE, 0, SEEK_CUR), size = lseek(KS_CHILD_FILE, 0, SEEK_END);
        lseek(KS_CHILD_FILE, at, SEEK_SET);
        return size;
    }
    return lseek(KS_CHILD_FILE, offset, whence & ~AVSEEK_FORCE);
}

static int rotation_of(const AVStream *stream)
{
    const uint8_t *matrix = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, NULL);
    if (matrix == NULL) {
        return 0;
    }
    double degrees = -av_display_rotation_get((const int32_t *)(const void *)matrix);
    int quarter = (int)(degrees / 90.0 + (degrees < 0 ? -0.5 : 0.5));
    return ((quarter % 4 + 4) % 4) * 90;
}

static void open_container(struct video *v)
{
    unsigned char *buffer = av_malloc(IO_BYTES);
    AVIOContext *io =
        buffer == NULL ? NULL
                       : avio_alloc_context(buffer, IO_BYTES, 0, NULL, read_file, NULL, seek_file);
    v->container = avformat_alloc_context();
    if (io == NULL || v->container == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    v->container->pb = io;
    v->container->flags |= AVFMT_FLAG_CUSTOM_IO;
    v->container->max_streams = 32;
    if (avformat_open_input(&v->container, NULL, NULL, NULL) < 0 ||
        avformat_find_stream_info(v->container, NULL) < 0) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
}

static void open_codec(struct video *v)
{
    const AVCodec *codec = NULL;
    v->stream = av_find_best_stream(v->container, AVMEDIA_TYPE_VIDEO, -1, -1, &codec, 0);
    if (v->stream < 0) {
        ks_child_refuse(
            v->stream == AVERROR_DECODER_NOT_FOUND ? KS_REFUSE_CODEC : KS_REFUSE_NO_PICTURE, 0, 0);
    }
    AVStream *stream = v->container->streams[v->stream];
    for (unsigned i = 0; i < v->container->nb_streams; i++) {
        v->container->streams[i]->discard = (int)i == v->stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    }
    v->codec = avcodec_alloc_context3(codec);
    if (v->codec == NULL || avcodec_parameters_to_context(v->codec, stream->codecpar) < 0) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    v->codec->thread_count = 1; /* the sandbox has no clone(2) */
    v->codec->max_pixels = PIXELS_MAX;
    if (stream->codecpar->width < 1 || stream->codecpar->height < 1) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0); /* nothing in it says how large it is */
    }
    if ((int64_t)stream->codecpar->width * stream->codecpar->height > PIXELS_MAX) {
        ks_child_refuse(KS_REFUSE_TOO_LARGE, stream->codecpar->width, stream->codecpar->height);
    }
    AVCodecContext *better = ks_hardware_use(v->hardware, v->codec, stream->codecpar);
    v->in_hardware = better != NULL;
    v->codec = better != NULL ? better : v->codec;
    v->codec->pkt_timebase = stream->time_base;
    if (!avcodec_is_open(v->codec) && avcodec_open2(v->codec, codec, NULL) < 0) {
        ks_child_refuse(KS_REFUSE_CODEC, 0, 0);
    }
    v->rotation = rotation_of(stream);
}

static void announce(struct video *v)
{
    bool swapped = v->rotation % 180 != 0;
    AVStream *stream = v->container->streams[v->stream];
    AVRational aspect = av_guess_sample_aspect_ratio(v->container, stream, NULL);
    const AVCodecParameters *said = stream->codecpar;
    int width = said->width, height = said->height;
    if (aspect.num > 0 && aspect.den > 0 && aspect.num != aspect.den) {
        int64_t wide = (int64_t)width * aspect.num / aspect.den;
        width = wide > 0 && wide < 16384 ? (int)wide : width;
    }
    ks_fit(width, height, swapped ? v->box->height : v->box->width,
           swapped ? v->box->width : v->box->height, &v->width, &v->height);
    struct ks_reply reply = { .kind = KS_REPLY_INFO,
                              .source_width = swapped ? height : width,
                              .source_height = swapped ? width : height,
                              .orientation = v->rotation,
                              .hardware = v->in_hardware };
    if (v->container->duration > 0) {
        reply.duration_ms = v->container->duration / (AV_TIME_BASE / 1000);
    }
    const char *name = avcodec_get_name(v->codec->codec_id);
    strncpy(reply.codec, name, sizeof reply.codec - 1);
    ks_child_answer(&reply);
}

static int wait_for_slot(struct video *v)
{
    for (;;) {
        for (int i = 0; i < v->box->slots; i++) {
            if (v->free_slot[i]) {
                v->free_slot[i] = false;
                return i;
            }
        }
        struct ks_credit credit;
        ssize_t got = recv(KS_CHILD_SOCKET, &credit, sizeof credit, 0);
        if (got != (ssize_t)sizeof credit || credit.slot < 0 || credit.slot >= v->box->slots) {
            _exit(0); /* the client has closed the socket */
        }
        v->free_slot[credit.slot] = true;
    }
}

static void rotate(const struct video *v, uint32_t *out)
{
    int w = v->width, h = v->height;
    for (int y = 0; y < h; y++) {
        const uint32_t *row = v->turned + (size_t)y * (size_t)w;
        for (int x = 0; x < w; x++) {
            size_t at = v->rotation == 90    ? (size_t)x * (size_t)h + (size_t)(h - 1 - y)
                        : v->rotation == 180 ? (size_t)(h - 1 - y) * (size_t)w + (size_t)(w - 1 - x)
                                             : (size_t)(w - 1 - x) * (size_t)h + (size_t)y;
            out[at] = row[x];
        }
    }
}

static void put_frame(struct video *v)
{
    const AVFrame *f = v->frame;
    v->scaler =
        sws_getCachedContext(v->scaler, f->width, f->height, (enum AVPixelFormat)f->format,
                             v->width, v->height, AV_PIX_FMT_BGRA, SWS_BILINEAR, NULL, NULL, NULL);
    if (v->scaler == NULL || (int64_t)f->width * f->height > PIXELS_MAX) {
        ks_child_refuse(KS_REFUSE_CODEC, f->width, f->height);
    }
    int slot = wait_for_slot(v);
    size_t slot_words = (size_t)v->box->width * (size_t)v->box->height;
    uint32_t *out = v->slots + (size_t)slot * slot_words;
    uint8_t *planes[4] = { (uint8_t *)(v->rotation == 0 ? out : v->turned) };
    int strides[4] = { v->width * 4 };
    sws_scale(v->scaler, (const uint8_t *const *)f->data, f->linesize, 0, f->height, planes,
              strides);
    if (v->rotation != 0) {
        rotate(v, out);
    }
    bool swapped = v->rotation % 180 != 0;
    AVRational base = v->container->streams[v->stream]->time_base;
    int64_t pts = f->best_effort_timestamp;
    pts = pts == AV_NOPTS_VALUE ? 0 : av_rescale_q(pts, base, (AVRational) { 1, 1000 });
    v->first_pts = v->first_pts == INT64_MIN ? pts : v->first_pts;
    struct ks_reply reply = { .kind = KS_REPLY_FRAME,
                              .width = swapped ? v->height : v->width,
                              .height = swapped ? v->width : v->height,
                              .source_width = f->width,
                              .source_height = f->height,
                              .orientation = v->rotation,
                              .slot = slot,
                              .pts_ms = pts - v->first_pts };
    reply.stride = reply.width * 4;
    ks_child_answer(&reply);
}

static int drain(struct video *v)
{
    int count = 0;
    while (avcodec_receive_frame(v->codec, v->frame) >= 0) {
        if (!ks_hardware_frame(v->frame)) {
            ks_child_refuse(KS_REFUSE_CODEC, 0, 0);
        }
        put_frame(v);
        av_frame_unref(v->frame);
        count++;
    }
    return count;
}

static void play(struct video *v)
{
    int count = 0;
    while (av_read_frame(v->container, v->packet) >= 0) {
        if (v->packet->stream_index == v->stream &&
            (!v->in_hardware || ks_hardware_packet(v->hardware, v->packet)) &&
            avcodec_send_packet(v->codec, v->packet) >= 0) {
            count += drain(v);
        }
        av_packet_unref(v->packet);
    }
    avcodec_send_packet(v->codec, NULL);
    count += drain(v);
    if (count == 0) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
    struct ks_reply end = { .kind = KS_REPLY_END };
    ks_child_answer(&end);
}

struct ks_hardware *ks_child_warm_up(const struct ks_box *box)
{
    av_log_set_level(AV_LOG_QUIET);
    /* Then the C library needs no file to convert the name of a transport stream's service. */
    (void)iconv_open("UTF-8", "ISO6937");
    (void)iconv_open("UTF-8", "GB2312");
    return box->hardware ? ks_hardware_open() : NULL;
}

void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware)
{
    struct video v = { .box = box, .hardware = hardware, .first_pts = INT64_MIN };
    size_t words = (size_t)box->width * (size_t)box->height;
    v.slots = ks_child_pixels(words * 4 * (size_t)box->slots, false);
    memset(v.free_slot, 1, sizeof v.free_slot);
    open_container(&v);
    open_codec(&v);
    v.frame = av_frame_alloc();
    v.packet = av_packet_alloc();
    v.turned = v.rotation == 0 ? NULL : malloc(words * 4);
    if (v.frame == NULL || v.packet == NULL || (v.rotation != 0 && v.turned == NULL)) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    announce(&v);
    play(&v);
    /* The last frames stay readable until the client closes the socket. */
    char byte;
    while (recv(KS_CHILD_SOCKET, &byte, sizeof byte, 0) > 0) {
    }
}
