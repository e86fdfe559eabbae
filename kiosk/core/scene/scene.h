#ifndef KS_CORE_SCENE_SCENE_H
#define KS_CORE_SCENE_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/civil.h"
#include "base/clock_trust.h"
#include "base/lang.h"
#include "core/alert/alert.h"
#include "core/campaign/phase.h"
#include "core/card/facts.h"
#include "core/draw/drawlist.h"
#include "core/hand/reach.h"

/* Whole screens as draw lists: cards, alerts, pictures and the frame around them. They are laid
 * out in landscape and portrait, at any size. Pure. Composition, colours and sizes follow the look
 * described in kiosk/README.md (unit u = short side / 90). */

/* What the menu of the staff says beside its buttons. */
struct ks_staff_told {
    bool over;                   /* the signature of the release that plays has expired */
    const char *const *mistakes; /* in the settings: sentences of core/settings/mistakes.h */
    size_t n_mistakes;
    const char *const *facts; /* of this screen; left out where there is no room */
    size_t n_facts;
};

struct ks_scene_env {
    int width, height; /* logical pixels, after rotation */
    const struct ks_typeset *typeset;
    const struct ks_facts *facts; /* may be NULL */
    struct ks_civil now;
    enum ks_clock_trust clock;        /* drawn while the hour is known; zero is SYNCED */
    const char *lang;                 /* a tag of base/lang.h */
    const char *place;                /* name of the place, "" = none */
    const struct ks_others *place_in; /* NULL = in Chinese only */
    const struct ks_phase *phase;     /* NULL = none */
    const char *ticker;               /* one line, NULL = none */
    const struct ks_others *ticker_in;
    size_t progress, total;           /* hairline; total 0 = none */
    bool touch;                       /* a touch panel is there: show the invitation */
    const struct ks_staff_told *told; /* NULL = nothing */
    enum ks_text_size text_size;
    struct ks_mount mount; /* of the panel, for what is touched */
    bool picture;          /* the card's own picture is at hand */
    uint32_t plate;        /* what a poster stands on, ks_pixels_plate() */
    /* Whether the picture of a work is at hand, by its path; NULL: none is. Pure. */
    bool (*has_picture)(const void *pictures, const char *path);
    const void *pictures;
    /* A sentence of the interface in another language, ks_words_in(); NULL: none has any. Pure. */
    const char *(*words)(enum ks_lang lang, const char *zh);
};

/* Of the ground: dark below pictures and what looks like night. */
enum ks_shade { KS_SHADE_LIGHT, KS_SHADE_DARK };

/* Each draws a whole screen, background and frame included. */
void ks_scene_card(const struct ks_scene_env *env,
                   const struct ks_card *card,
                   struct ks_drawlist *out);
void ks_scene_alert(const struct ks_scene_env *env,
                    const struct ks_alert *alert,
                    struct ks_drawlist *out);
/* The side of the square that a card gives its picture at most, on a screen of this size. */
int ks_scene_picture_side(int width, int height);
/* A picture or video (path relative to assets/); returns where it stands. One of the screen's shape
 * fills it, another stands on its own blurred ground, and the frame around it as far as it leaves
 * room; the ticker has its strip. */
struct ks_rect ks_scene_picture(const struct ks_scene_env *env,
                                const char *path,
                                int picture_width,
                                int picture_height,
                                const char *title,
                                struct ks_drawlist *out);
/* The clock and the place alone, over their own ground, for a canvas that already holds the screen:
 * paint it and show `area` once a minute. `picture`: where a picture stands, NULL for cards; where
 * that leaves no room, `area` is empty. Alerts have none. */
void ks_scene_overlay(const struct ks_scene_env *env,
                      const struct ks_rect *picture,
                      struct ks_drawlist *out,
                      struct ks_rect *area);
struct ks_visit;
struct ks_visit_at;
/* A screen of a visit (core/visit/visit.h), with its targets. */
void ks_scene_visit(const struct ks_scene_env *env,
                    const struct ks_visit *visit,
                    const struct ks_visit_at *at,
                    struct ks_drawlist *out);
/* Built-in card 0..KS_BUILTIN_CARDS-1: compiled in, true on any date, no file needed. */
void ks_scene_builtin(const struct ks_scene_env *env, size_t index, struct ks_drawlist *out);

/* Tells how much of a text fits that had to be cut, on the tightest of the usual screens. */
struct ks_problems;
void ks_scene_lint(const struct ks_scene_env *env,
                   const struct ks_card *card,
                   struct ks_problems *problems);
void ks_scene_lint_alert(const struct ks_scene_env *env,
                         const struct ks_alert *alert,
                         struct ks_problems *problems);

#endif
