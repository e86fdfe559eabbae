#ifndef TESTS_SUPPORT_FILM_H
#define TESTS_SUPPORT_FILM_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "decode/client/client.h"
#include "support/check_main.h"
#include "support/said.h"
#include "support/tmpdir.h"

/* What a video says of itself, and its first frame. */
struct seen {
    struct ks_media_info info;
    uint32_t corner[4]; /* as one reads */
};

static inline void look(const struct tmpdir *dir, const char *name, struct seen *seen)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", dir->path, name);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    /* a busy or emulated machine */
    struct ks_decoder_params params = { .program = TEST_BIN, .deadline_ms = 120000 };
    struct ks_err err = { 0 };
    struct ks_pixels px;
    int64_t pts;
    struct ks_video *video = ks_video_open(&params, fd, 1920, 1920, &seen->info, &err);
    ck_assert_msg(video != NULL, "%s: %s", name, said_err(&err));
    ck_assert_int_eq(ks_video_frame(video, &px, &pts, &err), KS_VIDEO_FRAME);
    for (int i = 0; i < 4; i++) {
        int x = i % 2 == 0 ? 4 : px.width - 5, y = i / 2 == 0 ? 4 : px.height - 5;
        seen->corner[i] = px.px[y * (px.stride / 4) + x] & 0xFFFFFF;
    }
    ks_video_close(video);
    close(fd);
}

/* Of colours: by `most` in each of red, green and blue. */
static inline bool is_near(uint32_t a, uint32_t b, int most)
{
    for (int c = 0; c < 24; c += 8) {
        if (abs((int)(a >> c & 0xFF) - (int)(b >> c & 0xFF)) > most) {
            return false;
        }
    }
    return true;
}

#endif
