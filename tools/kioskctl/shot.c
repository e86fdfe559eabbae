/* kioskctl shot: the screen at a moment as a PNG, without a display. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/frame/frame.h"
#include "base/list.h"
#include "core/text/content_names.h"
#include "kioskctl/ctl.h"
#include "stage/capture.h"
#include "stage/noto.h"

struct shot {
    struct ks_frame_look look;
    struct ks_situation situation;
    struct ks_showing showing;
    struct ks_pixels pixels;
    char place[64];
    struct ks_visit visit; /* for --screen */
    struct ks_gallery gallery;
};

static bool parse_size(const char *text, int *width, int *height)
{
    char end;
    return text != NULL && sscanf(text, "%dx%d%c", width, height, &end) == 2 && *width >= 16 &&
           *height >= 16 && *width <= KS_CANVAS_SIDE_MAX && *height <= KS_CANVAS_SIDE_MAX;
}

/* --item: a row of a playlist, an alert, or any card of the set. */
static bool find_item(struct ctl *ctl, struct shot *shot)
{
    struct ks_program *p = ctl->program;
    for (int k = 0; k < 2; k++) {
        struct ks_playlist *list = k == 0 ? &p->main : &p->fallback;
        for (size_t i = 0; i < list->n; i++) {
            if (strcmp(list->v[i].path, ctl->item) == 0) {
                shot->showing =
                    (struct ks_showing) { .kind = KS_SHOWING_ITEM,
                                          .source = k == 0 ? KS_SOURCE_MAIN : KS_SOURCE_DEFAULT,
                                          .index = i };
                return true;
            }
        }
    }
    for (size_t i = 0; i < p->alerts.n; i++) {
        if (strcmp(KS_ASSET_OF(p->alerts.v[i].file), ctl->item) == 0) {
            shot->showing = (struct ks_showing) { .kind = KS_SHOWING_ALERT,
                                                  .source = KS_SOURCE_ALERT,
                                                  .index = i };
            return true;
        }
    }
    for (size_t i = 0; i < p->cards.n; i++) {
        if (strcmp(p->cards.v[i]->path, ctl->item) == 0) {
            struct ks_playlist_item *item = ks_arena_alloc(p->arena, sizeof *item);
            *item = (struct ks_playlist_item) { .path = p->cards.v[i]->path,
                                                .title = "",
                                                .kind = KS_ITEM_CARD,
                                                .card = p->cards.v[i] };
            p->fallback.v = item;
            p->fallback.n = 1;
            shot->showing =
                (struct ks_showing) { .kind = KS_SHOWING_ITEM, .source = KS_SOURCE_DEFAULT };
            return true;
        }
    }
    return false;
}

/* What the director shows first at that moment. */
static void find_on_air(struct ctl *ctl, struct shot *shot)
{
    struct ks_director *director = ks_director_new();
    struct ks_effect effects[KS_EFFECTS_MAX];
    struct ks_event event = { .kind = KS_EVENT_PROGRAM,
                              .situation = shot->situation,
                              .program = ctl->program };
    size_t n = ks_director_step(director, &event, effects);
    for (size_t i = 0; i < n; i++) {
        if (effects[i].kind == KS_EFFECT_PREPARE) {
            shot->showing = effects[i].showing;
            break;
        }
    }
    ks_director_free(director);
}

static bool load_pixels(struct ctl *ctl, struct shot *shot, struct ks_err *err)
{
    struct ks_frame_media media;
    if (!ks_frame_media(&shot->look, ctl->program, &shot->showing, &media)) {
        return true;
    }
    int fd = ks_content_set_open_asset(ctl->set, media.path, err);
    if (fd < 0) {
        return !media.needed;
    }
    struct ks_media_info info;
    bool ok;
    if (media.video) {
        struct ks_decoder_params params = { 0 };
        int64_t pts;
        struct ks_pixels frame;
        struct ks_video *video =
            ks_video_open(&params, fd, media.box_width, media.box_height, &info, err);
        ok = video != NULL && ks_video_frame(video, &frame, &pts, err);
        if (ok) {
            size_t bytes = (size_t)frame.stride * (size_t)frame.height;
            shot->pixels = frame;
            shot->pixels.px = malloc(bytes); /* lives until the process ends */
            ok = shot->pixels.px != NULL;
            if (ok) {
                memcpy(shot->pixels.px, frame.px, bytes);
            }
        }
        ks_video_close(video);
    } else {
        struct ks_decoder *decoder = ks_decoder_new(NULL);
        ok = ks_decoder_picture(decoder, fd, media.box_width, media.box_height, &info,
                                &shot->pixels, err);
        ks_decoder_free(decoder);
    }
    close(fd);
    return ok || !media.needed;
}

/* Of works, as far as they can be decoded. */
static void load_gallery(struct ctl *ctl, struct shot *shot)
{
    struct ks_visit_at at = { .program = ctl->program, .situation = &shot->situation };
    int width, height;
    ks_frame_size(&shot->look, &width, &height);
    ks_gallery_follow(&shot->gallery, &shot->visit, &at, width, height);
    struct ks_decoder *decoder = ks_decoder_new(NULL);
    for (size_t i = 0; i < KS_GALLERY_MAX; i++) {
        struct ks_gallery_picture *picture = &shot->gallery.v[i];
        struct ks_err err = { 0 };
        struct ks_media_info info;
        int fd =
            picture->path == NULL ? -1 : ks_content_set_open_asset(ctl->set, picture->path, &err);
        picture->done = fd >= 0 && ks_decoder_picture(decoder, fd, picture->width, picture->height,
                                                      &info, &picture->pixels, &err);
        if (fd >= 0) {
            close(fd);
        }
    }
    ks_decoder_free(decoder);
}

static int draw(struct ctl *ctl, struct shot *shot)
{
    struct ks_err err = { 0 };
    if (!load_pixels(ctl, shot, &err)) {
        return ctl_cannot("%s：%s", ctl->item == NULL ? "这一项" : ctl->item, err.text);
    }
    struct ks_arena *arena = ks_arena_new();
    struct ks_decision decision;
    ks_schedule_decide(ctl->program, &shot->situation, arena, &decision);
    struct ks_frame_at at = {
        .program = ctl->program, .situation = &shot->situation, .progress = 1, .total = decision.n
    };
    static struct ks_memory nobody_yet;
    static const struct ks_visit_rules rules = { .confidence = true, .lessons = true };
    if (ctl->screen != NULL) {
        at.visit = &shot->visit;
        at.memory = &nobody_yet;
        load_gallery(ctl, shot);
        at.gallery = &shot->gallery;
        at.rules = &rules;
    }
    ks_arena_free(arena);
    if (ctl->text) {
        struct ks_buf text = { 0 };
        ks_frame_text(&shot->look, &at, &shot->showing, &text);
        fputs(text.p, stdout);
        ks_buf_free(&text);
        return CTL_CLEAN;
    }
    struct ks_canvas *canvas = ks_frame_paint(&shot->look, &at, &shot->showing,
                                              shot->pixels.px == NULL ? NULL : &shot->pixels, NULL);
    bool ok = ks_capture_png(canvas, ctl->output, &err);
    ks_canvas_free(canvas);
    return ok ? CTL_CLEAN : ctl_cannot("%s", err.text);
}

int ctl_shot(struct ctl *ctl)
{
    struct shot shot = { .look = { .lang = ctl->lang == NULL ? "zh" : ctl->lang, .place = "" } };
    struct ks_civil at;
    if (!ctl_time(ctl, "--at", ctl->at, &at)) {
        return CTL_CANNOT;
    }
    if (!parse_size(ctl->size, &shot.look.width, &shot.look.height) ||
        (ctl->output == NULL && !ctl->text)) {
        return ctl_cannot("需要 --size 宽x高（例如 1920x1080）和 -o 文件.png，或 --text");
    }
    int panel = ctl->rotate == NULL ? 0 : atoi(ctl->rotate);
    if (panel % 90 != 0 || panel < 0 || panel > 270) {
        return ctl_cannot("--rotate 只能是 0、90、180、270");
    }
    shot.look.rotate = ks_frame_turn(panel);
    if (!ctl_load(ctl, at, false)) {
        return CTL_CANNOT;
    }
    struct ks_err err = { 0 };
    shot.look.fonts = ks_noto_open(&err);
    if (shot.look.fonts == NULL) {
        return ctl_cannot("%s", err.text);
    }
    shot.situation = ctl_situation(ctl, at);
    struct ks_str places = ks_str_of(ctl->place), first;
    if (ks_list_next(&places, &first)) {
        snprintf(shot.place, sizeof shot.place, "%.*s", (int)first.n, first.p);
    }
    shot.look.place = shot.place;
    int status = CTL_CANNOT;
    if (ctl->item != NULL && !find_item(ctl, &shot)) {
        ctl_cannot("内容里没有“%s”", ctl->item);
    } else if (ctl->screen == NULL || ctl_screen(ctl, &shot.visit)) {
        if (ctl->screen != NULL) {
            shot.look.touch = true;
            shot.showing.kind = KS_SHOWING_VISIT;
        } else if (ctl->item == NULL) {
            find_on_air(ctl, &shot);
        }
        status = draw(ctl, &shot);
    }
    ks_gallery_clear(&shot.gallery);
    ks_fonts_close(shot.look.fonts);
    return status;
}
