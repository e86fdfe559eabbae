/* A still picture of a content set (see still.h). */
#include "app/frame/still.h"

#include <string.h>
#include <unistd.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "core/text/content_names.h"

/* The state of one still picture while it is made. */
struct making {
    const struct ks_still *still;
    struct ks_arena *arena;
    /* A copy of the still's program; its default playlist may hold one card that no row names. */
    struct ks_program program;
    struct ks_showing showing;
    struct ks_frame_at at;
    struct ks_gallery gallery;
    struct ks_pixels pixels;
    struct ks_video *video; /* whose first frame `pixels` is */
};

static bool find_row(struct making *m, enum ks_playlist_kind source)
{
    const struct ks_playlist *list = ks_playlist_of(&m->program, source);
    for (size_t i = 0; i < list->n; i++) {
        if (strcmp(list->v[i].path, m->still->item) == 0) {
            m->showing =
                (struct ks_showing) { .kind = KS_SHOWING_ITEM, .source = source, .index = i };
            return true;
        }
    }
    return false;
}

static bool find_alert(struct making *m)
{
    for (size_t i = 0; i < m->program.alerts.n; i++) {
        if (strcmp(KS_ASSET_OF(m->program.alerts.v[i].file), m->still->item) == 0) {
            m->showing = (struct ks_showing) { .kind = KS_SHOWING_ALERT,
                                               .source = KS_PLAYLIST_ALERT,
                                               .index = i };
            return true;
        }
    }
    return false;
}

/* Finds a card that no row names, and makes a row of the default playlist for it. */
static bool find_card(struct making *m)
{
    for (size_t i = 0; i < m->program.cards.n; i++) {
        const struct ks_card *card = m->program.cards.v[i];
        if (strcmp(card->path, m->still->item) == 0) {
            struct ks_playlist_item *row = ks_arena_alloc(m->arena, sizeof *row);
            *row = (struct ks_playlist_item) {
                .path = card->path, .title = "", .kind = KS_ITEM_CARD, .card = card
            };
            m->program.fallback.v = row;
            m->program.fallback.n = 1;
            m->showing =
                (struct ks_showing) { .kind = KS_SHOWING_ITEM, .source = KS_PLAYLIST_DEFAULT };
            return true;
        }
    }
    return false;
}

/* Finds what the director would show first at that moment. */
static void find_on_air(struct making *m)
{
    struct ks_director *director = ks_director_new();
    struct ks_effect effects[KS_EFFECTS_MAX];
    struct ks_event event = { .kind = KS_EVENT_PROGRAM,
                              .situation = *m->still->situation,
                              .program = &m->program };
    size_t n = ks_director_step(director, &event, effects);
    for (size_t i = 0; i < n; i++) {
        if (effects[i].kind == KS_EFFECT_PREPARE) {
            m->showing = effects[i].showing;
            break;
        }
    }
    ks_director_free(director);
}

static bool begin(struct making *m, const struct ks_still *still, struct ks_err *err)
{
    static const struct ks_visit_rules rules = { .confidence = true, .lessons = true };
    *m = (struct making) { .still = still, .arena = ks_arena_new(), .program = *still->program };
    if (still->visit != NULL) {
        m->showing.kind = KS_SHOWING_VISIT;
    } else if (still->item == NULL) {
        find_on_air(m);
    } else if (!find_row(m, KS_PLAYLIST_MAIN) && !find_row(m, KS_PLAYLIST_DEFAULT) &&
               !find_alert(m) && !find_card(m)) {
        return ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_NO_ITEM, KS_NO_ARGS);
    }
    struct ks_decision decision;
    ks_schedule_decide(&m->program, still->situation, m->arena, &decision);
    m->at = (struct ks_frame_at) {
        .program = &m->program, .situation = still->situation, .progress = 1, .total = decision.n
    };
    if (still->visit != NULL) {
        m->at.visit = still->visit;
        /* Empty: no visit was counted. */
        m->at.memory = ks_arena_alloc(m->arena, sizeof *m->at.memory);
        m->at.gallery = &m->gallery;
        m->at.rules = &rules;
    }
    return true;
}

static void end(struct making *m)
{
    if (m->video == NULL) {
        ks_pixels_free(&m->pixels);
    }
    ks_video_close(m->video);
    ks_gallery_clear(&m->gallery);
    ks_arena_free(m->arena);
}

static bool decode(struct making *m, int fd, const struct ks_frame_media *media, struct ks_err *err)
{
    const struct ks_decoder_params *params = m->still->decoding;
    static const struct ks_decoder_params as_usual = { .program = NULL };
    struct ks_media_info info;
    int64_t pts;
    if (media->video) {
        m->video = ks_video_open(params == NULL ? &as_usual : params, fd, media->box_width,
                                 media->box_height, &info, err);
        return m->video != NULL &&
               ks_video_frame(m->video, &m->pixels, &pts, err) == KS_VIDEO_FRAME;
    }
    struct ks_decoder *decoder = ks_decoder_new(params);
    bool ok = ks_decoder_picture(decoder, fd, media->box_width, media->box_height, &info,
                                 &m->pixels, err);
    ks_decoder_free(decoder);
    return ok;
}

/* Decodes the picture that the frame needs; true also if it needs none. */
static bool load_pixels(struct making *m, struct ks_err *err)
{
    struct ks_frame_media media;
    if (!ks_frame_media(&m->still->look, &m->program, &m->showing, &media)) {
        return true;
    }
    int fd;
    bool ok = ks_content_set_open_asset(m->still->set, media.path, &fd, err) == KS_OPENED &&
              decode(m, fd, &media, err);
    if (fd >= 0) {
        close(fd);
    }
    return ok || !media.needed;
}

/* Pictures of works, as far as they can be decoded. */
static void load_gallery(struct making *m)
{
    struct ks_visit_at at = { .program = &m->program, .situation = m->still->situation };
    int width, height;
    ks_frame_size(&m->still->look, &width, &height);
    ks_gallery_follow(&m->gallery, m->still->visit, &at, width, height);
    struct ks_decoder *decoder = ks_decoder_new(m->still->decoding);
    for (size_t i = 0; i < KS_GALLERY_MAX; i++) {
        struct ks_gallery_picture *picture = &m->gallery.v[i];
        struct ks_err err = { 0 };
        struct ks_media_info info;
        int fd = -1;
        picture->done =
            picture->path != NULL &&
            ks_content_set_open_asset(m->still->set, picture->path, &fd, &err) == KS_OPENED &&
            ks_decoder_picture(decoder, fd, picture->width, picture->height, &info,
                               &picture->pixels, &err);
        if (fd >= 0) {
            close(fd);
        }
    }
    ks_decoder_free(decoder);
}

struct ks_canvas *ks_still_paint(const struct ks_still *still, struct ks_err *err)
{
    struct making m;
    struct ks_canvas *canvas = NULL;
    if (begin(&m, still, err) && load_pixels(&m, err)) {
        if (still->visit != NULL) {
            load_gallery(&m);
        }
        canvas = ks_frame_paint(&still->look, &m.at, &m.showing,
                                m.pixels.px == NULL ? NULL : &m.pixels, NULL);
    }
    end(&m);
    return canvas;
}

bool ks_still_text(const struct ks_still *still, struct ks_buf *out, struct ks_err *err)
{
    struct making m;
    bool ok = begin(&m, still, err);
    if (ok) {
        ks_frame_text(&still->look, &m.at, &m.showing, out);
    }
    end(&m);
    return ok;
}
