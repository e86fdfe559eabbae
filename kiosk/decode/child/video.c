/* The decoder of video through FFmpeg: frames in order, rotated and scaled, without sound. They go
 * into a ring of slots. */
#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>

#include "decode/child/main.h"
#include "decode/child/moving.h"
#include "decode/child/reply.h"
#include "decode/child/ring.h"
#include "decode/child/scale.h"
#include "decode/film/hardware.h"
#include "decode/film/tint.h"
#include "decode/film/turn.h"

#define IO_BYTES 32768
#define PIXELS_MAX (4096 * 2304)

struct video {
    AVFormatContext *container;
    AVCodecContext *codec;
    struct SwsContext *scaler;
    AVFrame *frame;
    AVPacket *packet;
    int stream;
    struct ks_turn turn;
    int width, height; /* fitted, before it is turned */
    const struct ks_box *box;
    struct ks_hardware *hardware; /* NULL = none */
    struct ks_ring ring;
    uint32_t *turned; /* a frame before it is turned */
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

/* `format`: FFmpeg's name of it; NULL: it finds out. */
static void open_container(struct video *v, const char *format)
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
    if (avformat_open_input(&v->container, NULL,
                            format == NULL ? NULL : av_find_input_format(format), NULL) < 0 ||
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
    v->turn = ks_turn_of(stream);
}

static void close_round(struct video *v)
{
    AVIOContext *io = v->container->pb;
    avcodec_free_context(&v->codec);
    avformat_close_input(&v->container);
    av_freep(&io->buffer);
    avio_context_free(&io);
}

/* Its lines come in two halves, of two moments. */
static bool is_interlaced(const AVCodecParameters *said)
{
    return said->field_order == AV_FIELD_TT || said->field_order == AV_FIELD_BB ||
           said->field_order == AV_FIELD_TB || said->field_order == AV_FIELD_BT;
}

static void announce(struct video *v)
{
    bool swapped = ks_turn_swaps(v->turn);
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
                              .orientation = v->turn.degrees,
                              .hardware = v->in_hardware,
                              .hdr = ks_tint_is_hdr(said),
                              .interlaced = is_interlaced(said) };
    if (v->container->duration > 0) {
        reply.duration_ms = v->container->duration / (AV_TIME_BASE / 1000);
    }
    const char *name = avcodec_get_name(v->codec->codec_id);
    strncpy(reply.codec, name, sizeof reply.codec - 1);
    ks_child_answer(&reply);
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
    ks_tint_use(v->scaler, f);
    int slot = ks_ring_take(&v->ring);
    uint32_t *out = ks_ring_at(&v->ring, slot);
    uint8_t *planes[4] = { (uint8_t *)(v->turned == NULL ? out : v->turned) };
    int strides[4] = { v->width * 4 };
    sws_scale(v->scaler, (const uint8_t *const *)f->data, f->linesize, 0, f->height, planes,
              strides);
    if (v->turned != NULL) {
        ks_turn(v->turn, v->turned, v->width, v->height, out);
    }
    bool swapped = ks_turn_swaps(v->turn);
    AVRational base = v->container->streams[v->stream]->time_base;
    int64_t pts = f->best_effort_timestamp;
    pts = pts == AV_NOPTS_VALUE ? 0 : av_rescale_q(pts, base, (AVRational) { 1, 1000 });
    v->first_pts = v->first_pts == INT64_MIN ? pts : v->first_pts;
    struct ks_reply reply = { .kind = KS_REPLY_FRAME,
                              .width = swapped ? v->height : v->width,
                              .height = swapped ? v->width : v->height,
                              .source_width = f->width,
                              .source_height = f->height,
                              .orientation = v->turn.degrees,
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
    ks_ring_end();
}

static void show(struct video *v, struct ks_moving *moving, uint32_t *px)
{
    const AVFrame *f = v->frame;
    uint8_t *planes[4] = { (uint8_t *)px };
    int strides[4] = { moving->width * 4 };
    v->scaler = sws_getCachedContext(v->scaler, f->width, f->height, (enum AVPixelFormat)f->format,
                                     moving->width, moving->height, AV_PIX_FMT_BGRA, SWS_POINT,
                                     NULL, NULL, NULL);
    if (v->scaler == NULL) {
        ks_child_refuse(KS_REFUSE_CODEC, f->width, f->height);
    }
    sws_scale(v->scaler, (const uint8_t *const *)f->data, f->linesize, 0, f->height, planes,
              strides);
    ks_moving_show(moving, px, moving->width);
}

/* From the first frame to the last; how many there were. */
static int play_round(struct video *v, struct ks_moving *moving, uint32_t *px)
{
    int count = 0;
    AVRational base = v->container->streams[v->stream]->time_base;
    for (bool more = true; more;) {
        more = av_read_frame(v->container, v->packet) >= 0;
        int64_t duration =
            more ? av_rescale_q(v->packet->duration, base, (AVRational) { 1, 1000 }) : 0;
        (void)!avcodec_send_packet(v->codec, more ? v->packet : NULL);
        while (avcodec_receive_frame(v->codec, v->frame) >= 0) {
            if (ks_moving_wants(moving)) {
                show(v, moving, px);
            }
            av_frame_unref(v->frame);
            count++;
        }
        ks_moving_pass(moving, duration);
        av_packet_unref(v->packet);
    }
    return count;
}

/* PNG that moves. */
static void move(struct video *v)
{
    struct ks_moving moving;
    uint32_t *px = NULL;
    for (;;) { /* until the client hangs up */
        lseek(KS_CHILD_FILE, 0, SEEK_SET);
        open_container(v, "apng");
        open_codec(v);
        if (px == NULL) {
            ks_moving_begin(&moving, v->box, v->codec->width, v->codec->height);
            px = av_calloc((size_t)moving.width * (size_t)moving.height, sizeof *px);
        }
        if (px == NULL) {
            ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
        }
        if (play_round(v, &moving, px) == 0) {
            ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
        }
        close_round(v);
        ks_moving_again(&moving);
    }
}

struct ks_ready ks_child_warm_up(const struct ks_box *box)
{
    av_log_set_level(AV_LOG_QUIET);
    /* Then the C library needs no file to convert the name of a transport stream's service. */
    (void)iconv_open("UTF-8", "ISO6937");
    (void)iconv_open("UTF-8", "GB2312");
    return (struct ks_ready) { .hardware = box->hardware ? ks_hardware_open() : NULL };
}

void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware)
{
    struct video v = { .box = box, .hardware = hardware, .first_pts = INT64_MIN };
    v.frame = av_frame_alloc();
    v.packet = av_packet_alloc();
    if (v.frame == NULL || v.packet == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    if (strcmp(box->ending, "png") == 0) {
        move(&v);
    }
    ks_ring_begin(&v.ring, box);
    open_container(&v, NULL);
    open_codec(&v);
    v.turned = ks_turn_is_none(v.turn) ? NULL : malloc(v.ring.slot_words * 4);
    if (!ks_turn_is_none(v.turn) && v.turned == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    announce(&v);
    play(&v);
}
