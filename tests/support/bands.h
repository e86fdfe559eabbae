#ifndef TESTS_SUPPORT_BANDS_H
#define TESTS_SUPPORT_BANDS_H

/* The empty bands of a screen: rows of pixels of which text, picture or control (a panel, a button,
 * a bar) covers less than a fifth of the width; grounds do not count. What may have a band over
 * BANDS_MOST_PERCENT of the height is listed by its test; none may grow. KS_BANDS=all tells all. */
#include "core/draw/theme.h"
#include "core/scene/emblem.h"
#include "stage/icons.h"
#include "support/judge.h"

#define BANDS_MOST_PERCENT 15
#define BANDS_FULL_PERCENT 20

struct bands_panel {
    const char *name;
    int width, height;
    struct ks_mount mount;
};

#define BANDS_PANELS 4
static const struct bands_panel bands_panels[BANDS_PANELS] = {
    { "landscape", 1920, 1080, { 0, 0, 0, 0 } },
    { "portrait", 1080, 1920, { 0, 0, 0, 0 } },
    { "43 landscape", 1920, 1080, { 941, 529, 800, 0 } },
    { "43 portrait", 1080, 1920, { 529, 941, 800, 0 } },
};

/* The part of the screen's width that is covered in each row. */
struct bands_rows {
    unsigned char *covered; /* width bytes for each of height rows */
    int width, height;
};

static inline void bands_cover(struct bands_rows *rows, struct ks_rect r)
{
    int left = r.x < 0 ? 0 : r.x, right = r.x + r.w > rows->width ? rows->width : r.x + r.w;
    for (int y = r.y < 0 ? 0 : r.y; y < r.y + r.h && y < rows->height && right > left; y++) {
        memset(rows->covered + (size_t)y * (size_t)rows->width + left, 1, (size_t)(right - left));
    }
}

/* A line of text is as high as its em. */
static inline struct ks_rect bands_line(const struct judge *judge, const struct ks_draw *draw)
{
    const struct ks_typeset *typeset = ks_fonts_typeset(judge->fonts);
    int width = typeset->advance(typeset->context, draw->font, draw->text, strlen(draw->text));
    return (struct ks_rect) { draw->rect.x, draw->rect.y - draw->font.px * 22 / 25, width,
                              draw->font.px };
}

/* Of an icon, in each row, what lies between the first and the last pixel that it paints: as of a
 * line of text, whose letters have air between them. */
static inline void bands_icon(struct bands_rows *rows, const struct ks_draw *draw)
{
    enum { SIDE = 96 };
    static int first[KS_ICON_COUNT][SIDE], last[KS_ICON_COUNT][SIDE];
    static bool known[KS_ICON_COUNT];
    enum ks_icon icon = draw->icon;
    if (!known[icon]) {
        struct ks_canvas *canvas = ks_canvas_new(SIDE, SIDE);
        ks_canvas_clear(canvas, 0xFF000000u);
        ks_icon_draw(canvas, (struct ks_rect) { 0, 0, SIDE, SIDE }, icon, 0xFFFFFFFFu);
        for (int y = 0; y < SIDE; y++) {
            first[icon][y] = SIDE;
            for (int x = 0; x < SIDE; x++) {
                bool inked = (ks_canvas_row(canvas, y)[x] & 0xFF) > 0x7F;
                first[icon][y] = inked && x < first[icon][y] ? x : first[icon][y];
                last[icon][y] = inked ? x + 1 : last[icon][y];
            }
        }
        ks_canvas_free(canvas);
        known[icon] = true;
    }
    struct ks_rect r = draw->rect;
    for (int y = 0; y < r.h; y++) {
        int row = y * SIDE / r.h, left = first[icon][row] * r.w / SIDE;
        bands_cover(
            rows, (struct ks_rect) { r.x + left, r.y + y, last[icon][row] * r.w / SIDE - left, 1 });
    }
}

static inline bool bands_is_full(const struct bands_rows *rows, int y)
{
    int n = 0;
    for (int x = 0; x < rows->width; x++) {
        n += rows->covered[(size_t)y * (size_t)rows->width + (size_t)x];
    }
    return n * 100 >= rows->width * BANDS_FULL_PERCENT;
}

struct band {
    int from, height;
};

static inline bool bands_lies_on(struct ks_rect outer, int x, int y)
{
    return x >= outer.x && x < outer.x + outer.w && y >= outer.y && y < outer.y + outer.h;
}

/* Is it the plate of an emblem or a reminder: a fill of its colours with a sign or words on it, as
 * high as they are at least (the track of a bar is not), that nobody can touch? However large it
 * is, there is no more to look at than what is on it. */
static inline bool bands_is_plate(const struct ks_drawlist *list, size_t at, int height)
{
    struct ks_rect plate = list->v[at].rect;
    bool carries = false;
    if (plate.h < height / 10) {
        return false;
    }
    for (size_t i = 0; i < list->n_targets; i++) {
        if (bands_lies_on(list->target[i].rect, plate.x + plate.w / 2, plate.y + plate.h / 2)) {
            return false;
        }
    }
    for (size_t i = 0; i < list->n; i++) {
        enum ks_draw_kind kind = list->v[i].kind;
        carries |= (kind == KS_DRAW_TEXT || kind == KS_DRAW_ICON) &&
                   bands_lies_on(plate, list->v[i].rect.x, list->v[i].rect.y);
    }
    uint32_t color = list->v[at].color;
    return carries && (color == KS_MIST || color == ks_emblem_warning.plate);
}

/* What everything stands on, from edge to edge, is a ground, and a plate is one too; any other fill
 * is a control's or a picture's: a button, the glass of a mock-up, a bar of a count. */
static inline struct band
bands_largest(const struct judge *judge, const struct ks_drawlist *list, int width, int height)
{
    struct bands_rows rows = { ks_arena_array(list->arena, (size_t)height, (size_t)width), width,
                               height };
    memset(rows.covered, 0, (size_t)height * (size_t)width);
    for (size_t i = 0; i < list->n; i++) {
        switch (list->v[i].kind) {
        case KS_DRAW_TEXT:
            bands_cover(&rows, bands_line(judge, &list->v[i]));
            break;
        case KS_DRAW_ICON:
            bands_icon(&rows, &list->v[i]);
            break;
        case KS_DRAW_PICTURE:
        case KS_DRAW_QR:
            bands_cover(&rows, list->v[i].rect);
            break;
        case KS_DRAW_FILL:
            if (list->v[i].rect.w < width && !bands_is_plate(list, i, height)) {
                bands_cover(&rows, list->v[i].rect);
            }
            break;
        case KS_DRAW_STROKE:
            break;
        }
    }
    for (size_t i = 0; i < list->n_targets; i++) {
        bands_cover(&rows, list->target[i].rect);
    }
    struct band most = { 0 }, band = { 0 };
    for (int y = 0; y < height; y++) {
        band = bands_is_full(&rows, y) ? (struct band) { y + 1, 0 }
                                       : (struct band) { band.from, band.height + 1 };
        most = band.height > most.height ? band : most;
    }
    return most;
}

/* What has more still. */
struct bands_left {
    const char *what, *panel;
    int percent;
};

static inline void bands_judge(struct judge *judge,
                               const char *what,
                               const struct bands_panel *p,
                               const struct ks_drawlist *list,
                               const struct bands_left *left,
                               size_t n_left)
{
    struct band band = bands_largest(judge, list, p->width, p->height);
    int most = BANDS_MOST_PERCENT;
    for (size_t i = 0; i < n_left; i++) {
        bool named = strcmp(what, left[i].what) == 0 && strcmp(p->name, left[i].panel) == 0;
        most = named ? left[i].percent : most;
    }
    bool too_much = band.height * 100 > p->height * most;
    judge->faults += too_much;
    if (too_much || getenv("KS_BANDS") != NULL) {
        fprintf(stderr, "%s on %s: %.1f %% are empty, from %d on\n", what, p->name,
                band.height * 100.0 / p->height, band.from);
    }
}

static inline bool bands_every_picture(const void *pictures, const char *path)
{
    (void)pictures;
    (void)path;
    return true;
}

static inline struct ks_scene_env
bands_env(const struct judge *judge, const struct bands_panel *p, const char *lang, int64_t now)
{
    const struct ks_program *program = judge->program;
    return (struct ks_scene_env) { .width = p->width,
                                   .height = p->height,
                                   .mount = p->mount,
                                   .typeset = ks_fonts_typeset(judge->fonts),
                                   .facts = &program->facts,
                                   .now = { now },
                                   .clock = KS_CLOCK_SYNCED,
                                   .phase = program->phases.n > 0 ? &program->phases.v[0] : NULL,
                                   .lang = lang,
                                   .place = "三号食堂",
                                   .touch = true,
                                   .has_picture = bands_every_picture,
                                   .words = ks_words_in };
}

#endif
