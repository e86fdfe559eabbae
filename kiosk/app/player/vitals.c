/* Signs of life of the player (see vitals.h). */
#include "app/player/vitals.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

#include "core/problem/carry.h"
#include "core/problem/fail.h"
#include "port/clock.h"
#include "port/lang.h"
#include "port/shared_page.h"

#define KS_LOG_MODULE "kiosk"
#include "port/log.h"

/* The proof goes through the playlists, and in each to its first item that can be made:
 * OWED ──ks_vitals_step: frame asked for──▶ ASKED ──drawn──▶ OWED of the next list ... ──▶ DONE
 *                                             └──failed──▶ OWED, next item of the list */
enum { LIST_MAIN, LIST_DEFAULT, LISTS };

#define RETRY_MS 1000 /* so long until the card is asked again, if a frame is under way */

/* A frame is asked for only while a list still has rows to try. `list` is LISTS once nothing is
 * owed any more, LISTS + 1 if nothing can be proved. */
static void assert_state(const struct ks_vitals *vitals)
{
    bool asked = vitals->asked.owner != KS_OWNER_NOBODY;
    assert(vitals->list >= LIST_MAIN && vitals->list <= LISTS + 1);
    assert(!asked || (vitals->box != NULL && vitals->list < LISTS));
    assert(!asked || (vitals->asked.owner == KS_OWNER_PROOF && vitals->tickets > 0));
}

void ks_vitals_open(struct ks_vitals *vitals, const struct ks_options *options)
{
    struct ks_err err = { 0 };
    if (*options->blackbox == '\0') {
        return;
    }
    vitals->box = ks_shared_page_open(options->blackbox, sizeof *vitals->box, &err);
    if (vitals->box == NULL) {
        ks_log(KS_LOG_NO_BLACKBOX, "%s",
               ks_err_line(ks_lang_here(), &err)
                   .text); /* a picture without signs of life is better than none */
        return;
    }
    vitals->held = ks_shared_page_hold(options->blackbox);
    ks_blackbox_start(vitals->box);
    ks_blackbox_settings(vitals->box, options->mistakes.text);
    vitals->before = *vitals->box;
}

void ks_vitals_end(struct ks_vitals *vitals)
{
    if (vitals->box != NULL) {
        ks_blackbox_end(vitals->box);
    }
}

void ks_vitals_close(struct ks_vitals *vitals)
{
    if (vitals->box != NULL) {
        ks_shared_page_close(vitals->box, sizeof *vitals->box);
        vitals->box = NULL;
        if (vitals->held >= 0) {
            close(vitals->held);
        }
    }
}

/* Drops the frame asked for as a proof: its paths point into the program that is about to be
 * freed. */
static void drop_asked(struct ks_player *p)
{
    struct ks_frame *frame = ks_frames_find(&p->frames, p->vitals.asked);
    if (frame != NULL) {
        ks_player_drop(p, frame);
    }
}

void ks_vitals_program(struct ks_player *p)
{
    if (p->vitals.box != NULL) {
        char release[KS_RELEASE_TEXT];
        ks_release_text(&p->program->release, release);
        drop_asked(p);
        ks_blackbox_release(p->vitals.box, release);
        p->vitals.since = ks_clock_mono();
        p->vitals.list = LIST_MAIN;
        p->vitals.item = 0;
        p->vitals.asked = (struct ks_ticket) { KS_OWNER_NOBODY, 0 };
    }
}

void ks_vitals_settings(struct ks_vitals *vitals, const char *text)
{
    if (vitals->box != NULL) {
        ks_blackbox_settings(vitals->box, text);
    }
}

void ks_vitals_preparing(struct ks_vitals *vitals, const char *path)
{
    if (vitals->box != NULL) {
        ks_blackbox_preparing(vitals->box, path);
    }
}

void ks_vitals_adopt(struct ks_vitals *vitals, const char *release)
{
    if (vitals->box != NULL) {
        ks_blackbox_adopt(vitals->box, release);
    }
}

void ks_vitals_refuse(struct ks_vitals *vitals, const char *release)
{
    if (vitals->box != NULL) {
        ks_blackbox_refuse(vitals->box, release);
    }
}

void ks_vitals_on_glass(struct ks_vitals *vitals, const char *path)
{
    if (vitals->box != NULL) {
        ks_blackbox_on_glass(vitals->box, path);
    }
}

static bool is_asked(const struct ks_vitals *vitals)
{
    return vitals->asked.owner != KS_OWNER_NOBODY;
}

static bool all_drawn(const struct ks_vitals *vitals)
{
    return vitals->list == LISTS;
}

/* Asks for the frame of the next playable item, going on to the next list where one is through. */
static void ask(struct ks_player *p)
{
    struct ks_vitals *v = &p->vitals;
    for (; v->list < LISTS; v->list++, v->item = 0) {
        enum ks_playlist_kind source =
            v->list == LIST_MAIN ? KS_PLAYLIST_MAIN : KS_PLAYLIST_DEFAULT;
        const struct ks_playlist *list = ks_playlist_of(p->program, source);
        while (v->item < list->n && list->v[v->item].fault.code != KS_PROBLEM_NONE) {
            v->item++;
        }
        if (v->item < list->n) {
            struct ks_showing showing = { .kind = KS_SHOWING_ITEM,
                                          .source = source,
                                          .index = v->item,
                                          .generation = p->program->generation,
                                          .path = list->v[v->item].path };
            v->asked = ks_ticket_next(KS_OWNER_PROOF, &v->tickets);
            ks_player_prepare(p, v->asked, &showing);
            return;
        }
        if (list->n > 0) { /* rows, and not one of them can be drawn: this proves nothing */
            v->list = LISTS + 1;
            return;
        }
    }
}

/* While the display is dark, or frames are lost for good, life proves nothing of the release. */
static bool is_unseen(const struct ks_player *p)
{
    return ks_panel_is_dark(p->panel) || ks_panel_is_stuck(p->panel);
}

/* Milliseconds that the release has lived on a visible screen. Before they prove it, the card is
 * asked whether the picture is really scanned out; if not, they begin anew. */
static int64_t lived_ms(struct ks_player *p)
{
    struct ks_vitals *v = &p->vitals;
    struct ks_mono now = ks_clock_mono();
    bool decides = v->box->proven == 0 && ks_mono_ms_between(v->since, now) >= KS_PROVE_MS;
    if (decides && !ks_panel_is_ready(p->panel)) {
        v->since = ks_mono_add_ms(now, RETRY_MS - KS_PROVE_MS);
    } else if (decides && !ks_panel_is_seen(p->panel)) {
        v->since = now;
    }
    return ks_mono_ms_between(v->since, now);
}

void ks_vitals_step(struct ks_player *p)
{
    struct ks_vitals *v = &p->vitals;
    assert_state(v);
    if (v->box != NULL && is_unseen(p)) {
        v->since = ks_clock_mono();
        return;
    }
    if (v->box == NULL || p->program == NULL || p->shown == NULL) {
        return;
    }
    if (!is_asked(v) && v->list < LISTS) {
        ask(p);
    }
    if (ks_blackbox_alive(v->box, all_drawn(v), lived_ms(p))) {
        char release[KS_RELEASE_TEXT];
        ks_release_text(&p->program->release, release);
        ks_log(KS_LOG_RELEASE_PROVED, "release %s has proved itself", release);
    }
}

void ks_vitals_drawn(struct ks_player *p, struct ks_frame *frame)
{
    ks_player_drop(p, frame);
    p->vitals.asked = (struct ks_ticket) { KS_OWNER_NOBODY, 0 };
    p->vitals.list++;
    p->vitals.item = 0;
    assert_state(&p->vitals);
}

void ks_vitals_failed(struct ks_player *p, struct ks_frame *frame)
{
    ks_player_drop(p, frame);
    p->vitals.asked = (struct ks_ticket) { KS_OWNER_NOBODY, 0 };
    p->vitals.item++;
    assert_state(&p->vitals);
}

void ks_vitals_display(struct ks_player *p)
{
    struct ks_blackbox *box = p->vitals.box;
    bool unseen = is_unseen(p);
    struct ks_buf told = { 0 };
    ks_err_write(ks_panel_status(p->panel), &told);
    const char *display = told.p == NULL ? "" : told.p;
    if (box != NULL && ((box->dark != 0) != unseen || strcmp(box->display, display) != 0)) {
        ks_blackbox_display(box, unseen, display);
    }
    ks_buf_free(&told);
}

struct ks_mono ks_vitals_cue(const struct ks_vitals *vitals)
{
    if (vitals->box == NULL || vitals->box->proven != 0 || vitals->box->dark != 0) {
        return KS_MONO_NEVER;
    }
    if (!is_asked(vitals) && vitals->list < LISTS) {
        return ks_clock_mono();
    }
    struct ks_mono due = ks_mono_add_ms(vitals->since, KS_PROVE_MS);
    return all_drawn(vitals) ? due : KS_MONO_NEVER;
}
