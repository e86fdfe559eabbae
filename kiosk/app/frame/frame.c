/* One finished frame (see frame.h). */
#include "app/frame/frame.h"

#include <stdlib.h>
#include <string.h>

#include "app/frame/unfold.h"
#include "base/words.h"
#include "core/draw/reading.h"
#include "core/scene/scene.h"
#include "core/schedule/ticker.h"
#include "stage/painter.h"

const struct ks_playlist_item *ks_frame_item(const struct ks_program *program,
                                             const struct ks_showing *showing)
{
    if (showing->kind != KS_SHOWING_ITEM) {
        return NULL;
    }
    const struct ks_playlist *list = ks_playlist_of(program, showing->source);
    return showing->index < list->n ? &list->v[showing->index] : NULL;
}

bool ks_frame_media(const struct ks_frame_look *look,
                    const struct ks_program *program,
                    const struct ks_showing *showing,
                    struct ks_frame_media *media)
{
    const struct ks_playlist_item *item = ks_frame_item(program, showing);
    if (item == NULL || (item->card != NULL && *item->card->picture == '\0')) {
        return false;
    }
    *media = (struct ks_frame_media) { .path = item->path,
                                       .video = ks_item_runs(item),
                                       .page_ms = ks_item_dwell_ms(item),
                                       .from_ms = showing->from_ms,
                                       .needed = item->card == NULL };
    ks_frame_size(look, &media->box_width, &media->box_height);
    if (item->card != NULL) {
        media->path = item->card->picture;
        media->box_width = media->box_height =
            ks_scene_picture_side(media->box_width, media->box_height);
    }
    return true;
}

static bool is_visit(const struct ks_frame_at *at, const struct ks_showing *showing)
{
    return showing->kind == KS_SHOWING_VISIT && at->visit != NULL;
}

/* The language that the frame is to be in: the visitor's choice counts on frames of the visit only.
 */
static enum ks_lang read_now(const struct ks_frame_look *look,
                             const struct ks_frame_at *at,
                             const struct ks_showing *showing)
{
    const struct ks_visit *visit = is_visit(at, showing) ? at->visit : NULL;
    return ks_visit_lang(visit, at->staff, ks_lang_of(look->lang));
}

static struct ks_scene_env env_of(const struct ks_frame_look *look,
                                  const struct ks_frame_at *at,
                                  const struct ks_showing *showing)
{
    const struct ks_situation *s = at->situation;
    const struct ks_place *place = ks_places_find(&at->program->places, ks_str_of(look->place));
    struct ks_scene_env env = { .typeset = ks_fonts_typeset(look->fonts),
                                .facts = &at->program->facts,
                                .now = s->now,
                                .clock = s->clock,
                                .lang = ks_lang_tag(read_now(look, at, showing)),
                                .text_size =
                                    is_visit(at, showing) ? at->visit->text_size : KS_TEXT_NORMAL,
                                .mount = look->mount,
                                .told = at->told,
                                .place = place == NULL ? "" : place->name,
                                .place_in = place == NULL ? NULL : &place->name_in,
                                .progress = at->progress,
                                .total = at->total,
                                .touch = look->touch,
                                .words = ks_words_in };
    env.phase = ks_clock_knows_date(s->clock)
                    ? ks_phase_on(&at->program->phases, ks_civil_date(s->now))
                    : NULL;
    if (is_visit(at, showing) && at->gallery != NULL) {
        env.has_picture = ks_gallery_has;
        env.pictures = at->gallery;
    }
    ks_frame_size(look, &env.width, &env.height);
    return env;
}

static void add_ticker(struct ks_scene_env *env, const struct ks_frame_at *at)
{
    const struct ks_ticker_line *line =
        ks_ticker_at(&at->program->ticker, at->situation, env->phase, at->progress);
    if (line != NULL) {
        env->ticker = line->text;
        env->ticker_in = &line->text_in;
    }
}

static const struct ks_pixels *find_pixels(void *context, const char *path)
{
    (void)path; /* a frame has one picture */
    return context;
}

static const struct ks_pixels *find_work(void *context, const char *path)
{
    return ks_gallery_find(context, path);
}

static struct ks_rect describe(struct ks_scene_env *env,
                               const struct ks_frame_at *at,
                               const struct ks_showing *showing,
                               const struct ks_pixels *pixels,
                               struct ks_drawlist *list)
{
    struct ks_rect where = { 0, 0, 0, 0 };
    const struct ks_playlist_item *item = ks_frame_item(at->program, showing);
    if (is_visit(at, showing)) {
        struct ks_staff staff = { 0 };
        if (at->staff != NULL) {
            staff = *at->staff;
        }
        struct ks_visit_at world = { .program = at->program,
                                     .situation = at->situation,
                                     .phase = env->phase,
                                     .now = at->now,
                                     .type = "",
                                     .memory = at->memory,
                                     .rules = at->rules,
                                     .staff = &staff,
                                     .lang = ks_lang_of(env->lang) };
        ks_scene_visit(env, at->visit, &world, list);
        return where;
    }
    add_ticker(env, at); /* not on frames of the visit */
    if (showing->kind == KS_SHOWING_ALERT && showing->index < at->program->alerts.n) {
        ks_scene_alert(env, &at->program->alerts.v[showing->index], list);
    } else if (item != NULL && item->card != NULL) {
        ks_scene_card(env, item->card, list);
    } else if (item != NULL && pixels != NULL) {
        where = ks_scene_picture(env, item->path, pixels->width, pixels->height, item->title, list);
    } else {
        ks_scene_builtin(env, showing->kind == KS_SHOWING_BUILTIN ? showing->index : 0, list);
    }
    return where;
}

static struct ks_canvas *turned(const struct ks_frame_look *look, struct ks_canvas *upright)
{
    if (look->rotate == 0) {
        return upright;
    }
    struct ks_canvas *canvas = ks_canvas_of(look->pool, look->width, look->height);
    ks_canvas_rotate(canvas, upright, look->rotate);
    ks_canvas_free(upright);
    return canvas;
}

/* A card of the loop unfolds, unless it is drawn anew while it is looked at. */
static bool unfolds(const struct ks_frame_at *at, const struct ks_showing *showing)
{
    const struct ks_playlist_item *item = ks_frame_item(at->program, showing);
    return item != NULL && item->card != NULL && !showing->refresh;
}

struct ks_canvas *ks_frame_paint_folded(const struct ks_frame_look *look,
                                        const struct ks_frame_at *at,
                                        const struct ks_showing *showing,
                                        const struct ks_pixels *pixels,
                                        enum ks_motion motion,
                                        struct ks_frame_parts *parts,
                                        struct ks_unfold **unfold)
{
    struct ks_scene_env env = env_of(look, at, showing);
    env.picture = pixels != NULL;
    env.plate = ks_pixels_plate(pixels);
    struct ks_gallery works = { .v = { { .path = NULL } } };
    struct ks_drawlist list = { .arena = ks_arena_new() };
    struct ks_rect rect = describe(&env, at, showing, pixels, &list);
    if (parts != NULL) {
        parts->picture = rect;
        parts->n_targets = list.n_targets;
        memcpy(parts->target, list.target, sizeof parts->target);
    }
    struct ks_canvas *canvas = ks_canvas_of(look->pool, env.width, env.height);
    struct ks_pixels copy = { 0 };
    struct ks_picture_source source = { NULL, find_pixels };
    if (pixels != NULL) {
        copy = *pixels;
        source.context = &copy;
    } else if (is_visit(at, showing) && at->gallery != NULL) {
        works = *at->gallery;
        source = (struct ks_picture_source) { &works, find_work };
    }
    *unfold = unfolds(at, showing) ? ks_unfold_new(&list, motion) : NULL;
    struct ks_drawlist first = *unfold == NULL ? list : ks_unfold_first(*unfold);
    ks_paint(canvas, look->fonts, &source, &first);
    if (*unfold == NULL) {
        ks_arena_free(list.arena);
    }
    return turned(look, canvas);
}

struct ks_canvas *ks_frame_paint(const struct ks_frame_look *look,
                                 const struct ks_frame_at *at,
                                 const struct ks_showing *showing,
                                 const struct ks_pixels *pixels,
                                 struct ks_frame_parts *parts)
{
    struct ks_unfold *none;
    return ks_frame_paint_folded(look, at, showing, pixels, KS_MOTION_NONE, parts, &none);
}

struct ks_showing ks_frame_previewed(const struct ks_preview *preview, size_t n)
{
    size_t alerts = preview->program.alerts.n;
    bool alert = n < alerts;
    return (struct ks_showing) { .kind = alert ? KS_SHOWING_ALERT : KS_SHOWING_ITEM,
                                 .source = alert ? KS_PLAYLIST_ALERT : KS_PLAYLIST_MAIN,
                                 .index = alert ? n : n - alerts };
}

/* On the preview page also the text of the item that is shown in small on it. */
static void add_previewed(const struct ks_frame_look *look,
                          const struct ks_frame_at *at,
                          const struct ks_showing *showing,
                          struct ks_buf *out)
{
    const struct ks_staff *staff = at->staff;
    bool drawn = is_visit(at, showing) && at->visit->screen == KS_VISIT_PREVIEW && staff != NULL &&
                 staff->preview != NULL && staff->preview_state == KS_PREVIEW_DRAWN;
    if (drawn) {
        struct ks_frame_at inside = *at;
        struct ks_showing item = ks_frame_previewed(staff->preview, at->visit->page);
        inside.program = &staff->preview->program;
        inside.visit = NULL;
        ks_frame_text(look, &inside, &item, out);
    }
}

void ks_frame_text(const struct ks_frame_look *look,
                   const struct ks_frame_at *at,
                   const struct ks_showing *showing,
                   struct ks_buf *out)
{
    struct ks_scene_env env = env_of(look, at, showing);
    struct ks_drawlist list = { .arena = ks_arena_new() };
    (void)describe(&env, at, showing, NULL, &list);
    ks_drawlist_read(&list, env.typeset, out);
    ks_arena_free(list.arena);
    add_previewed(look, at, showing, out);
}

void ks_frame_clock(const struct ks_frame_look *look,
                    const struct ks_frame_at *at,
                    const struct ks_showing *showing,
                    const struct ks_frame_parts *parts,
                    struct ks_canvas *canvas)
{
    if (showing->kind == KS_SHOWING_ALERT || !ks_clock_knows_hour(at->situation->clock)) {
        return;
    }
    const struct ks_playlist_item *item = ks_frame_item(at->program, showing);
    struct ks_scene_env env = env_of(look, at, showing);
    struct ks_drawlist list = { .arena = ks_arena_new() };
    struct ks_rect area;
    bool picture = item != NULL && item->card == NULL;
    ks_scene_overlay(&env, picture ? &parts->picture : NULL, &list, &area);
    ks_look_paint(look, &list, area, canvas);
    ks_arena_free(list.arena);
}

void ks_frame_video(const struct ks_frame_look *look,
                    const struct ks_pixels *pixels,
                    struct ks_rect where,
                    struct ks_canvas *canvas)
{
    where = ks_look_within(look, where);
    if (where.w <= 0 || where.h <= 0) {
        return;
    }
    struct ks_canvas *part = ks_canvas_new(where.w, where.h);
    struct ks_drawlist list = { .arena = ks_arena_new() };
    ks_draw_picture(&list, (struct ks_rect) { 0, 0, where.w, where.h }, "", KS_FIT_COVER);
    struct ks_pixels copy = *pixels;
    struct ks_picture_source source = { &copy, find_pixels };
    ks_paint(part, look->fonts, &source, &list);
    ks_arena_free(list.arena);
    ks_look_put(look, part, where, canvas);
    ks_canvas_free(part);
}
