/* The clients of children that were taken over (see victims.h). */
#include "attack/victims.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/card/card.h"
#include "decode/client/reader.h"

#define KIB(mib) ((long)(mib)*1024)
#define STACK_MIB 8
#define TABLES_MIB 24
#define SIDE 64

static uint32_t sum_of(const struct ks_pixels *pixels)
{
    uint32_t sum = 0;
    for (int y = 0; y < pixels->height; y++) {
        for (int x = 0; x < pixels->width; x++) {
            sum += pixels->px[y * pixels->stride / 4 + x];
        }
    }
    return sum;
}

static void ask_picture(const struct ks_decoder_params *params, int fd, struct told *told)
{
    struct ks_decoder *decoder = ks_decoder_new(params);
    struct ks_media_info info;
    struct ks_pixels pixels;
    struct ks_err err = { 0 };
    told->decoded = ks_decoder_picture(decoder, fd, SIDE, SIDE, &info, &pixels, &err);
    told->width = told->decoded ? info.width : 0;
    told->sum = told->decoded ? sum_of(&pixels) : 0;
}

/* First by the machine's own decoder, whose door lets more through, then without it. */
static void ask_video(const struct ks_decoder_params *params, int fd, struct told *told)
{
    struct ks_decoder_params asked = *params;
    bool hardware = true;
    struct ks_media_info info;
    struct ks_pixels pixels;
    struct ks_err err = { 0 };
    int64_t pts;
    asked.hardware = &hardware;
    struct ks_video *video = ks_video_open(&asked, fd, SIDE, SIDE, &info, &err);
    told->width = video != NULL ? info.width : 0;
    for (int i = 0;
         i < 3 && video != NULL && ks_video_frame(video, &pixels, &pts, &err) == KS_VIDEO_FRAME;
         i++) {
        told->decoded = true;
        told->sum += sum_of(&pixels);
    }
    ks_video_close(video);
}

static void ask_reader(const struct ks_decoder_params *params, int fd, struct told *told)
{
    char bytes[1024];
    ssize_t n = pread(fd, bytes, sizeof bytes, 0);
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    struct ks_zone zone = { 0 };
    struct ks_fault fault;
    struct ks_err err = { 0 };
    const struct ks_form_document document = { .kind = KS_FORM_CARD,
                                               .file = "assets/cards/a.md",
                                               .bytes = bytes,
                                               .n = n < 0 ? 0 : (size_t)n,
                                               .zone = &zone,
                                               .today = 20000 };
    struct ks_reader *reader = ks_reader_new(params, NULL);
    const void *value = NULL;
    bool read =
        ks_reader_read(reader, &document, arena, &value, &problems, &fault, &err) == KS_READ;
    const struct ks_card *card = read ? value : NULL;
    for (size_t i = 0; card != NULL && i < card->headline.n; i++) {
        told->decoded = true;
        told->width = atoi(card->headline.v[i].text);
        told->sum += (uint32_t)strlen(card->headline.v[i].text);
    }
    ks_reader_free(reader);
    ks_arena_free(arena);
}

const struct victim victims[VICTIMS] = {
    [VICTIM_JPEG] = { "decoder", "kiosk-decode", "taken_over", "\xFF\xD8\xFF", ask_picture,
                      KIB(128 + STACK_MIB + TABLES_MIB) },
    [VICTIM_SDL] = { "decoder of others", "kiosk-decode-sdl", "taken_over", "/* XPM */",
                     ask_picture, KIB(128 + STACK_MIB + TABLES_MIB) },
    [VICTIM_HEIF] = { "decoder of photos", "kiosk-decode-heif", "taken_over", "\x18   ftypheic ",
                      ask_picture, KIB(128 + STACK_MIB + TABLES_MIB) },
    [VICTIM_VIDEO] = { "video", "kiosk-decode-video", "taken_over", "\x1A\x45\xDF\xA3", ask_video,
                       KIB(320 + STACK_MIB + TABLES_MIB) },
    [VICTIM_PDF] = { "pages", "kiosk-decode-pdf", "taken_over", "%PDF-1.4 ", ask_video,
                     KIB(192 + STACK_MIB + TABLES_MIB) },
    [VICTIM_READER] = { "reader", "kiosk-read", "taken_over_reader", "# ", ask_reader,
                        KIB(KS_READER_MIB + STACK_MIB + TABLES_MIB) +
                            (long)(KS_READING_MEMORY / 1024) },
};
