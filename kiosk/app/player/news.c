/* News of the other threads, taken up; a program that came is offered to the director. */
#include "app/player/parts.h"
#include "app/player/vitals.h"
#include "app/trace/trace.h"

/* Finds the screen's own places in the spelling of the loaded program. */
static void spell_places(const struct ks_player *p, struct ks_loaded *loaded)
{
    loaded->words = ks_arena_new();
    loaded->places =
        ks_situation_places(loaded->program, ks_str_of(p->options->places), loaded->words);
}

void ks_loaded_free(struct ks_loaded *loaded)
{
    ks_program_free(loaded->program);
    ks_arena_free(loaded->words);
    *loaded = (struct ks_loaded) { 0 };
}

/* Takes the waiting program over if the director allows it now. */
static void offer_program(struct ks_player *p)
{
    if (p->waiting.program == NULL) {
        return;
    }
    ks_player_look_at_clock(p);
    struct ks_situation situation = p->situation;
    situation.places = p->waiting.places;
    if (!ks_director_takes(p->director, p->waiting.program, &situation)) {
        return;
    }
    struct ks_loaded old = p->playing;
    p->playing = p->waiting;
    p->waiting = (struct ks_loaded) { 0 };
    p->program = p->playing.program;
    ks_player_judge_settings(p);
    ks_vitals_program(p);
    ks_gallery_clear(&p->gallery); /* its paths point into the old program, freed below */
    ks_player_take(p, !ks_release_is_folder(&p->program->release));
    ks_loaded_free(&old);
}

static void take_pixels(struct ks_player *p, struct ks_news *news)
{
    struct ks_frame *frame = ks_frames_find(&p->frames, news->ticket);
    bool video = news->kind == KS_NEWS_VIDEO;
    if (frame != NULL && frame->state == KS_FRAME_AWAITING_PIXELS) {
        frame->pixels = video ? news->video.first : news->picture;
        frame->video = video ? news->video.video : NULL;
        frame->state = KS_FRAME_TO_PAINT;
    } else if (video) {
        ks_player_drop_video(p, news->video.video);
    } else {
        ks_news_free(news);
    }
}

/* Takes the loader's answer about the picture of a work. The screen is drawn again once, when the
 * last picture asked for has come or failed. */
static void take_work(struct ks_player *p, struct ks_news *news)
{
    if (ks_player_gallery_take(p, news)) {
        ks_player_unpress(p);
        ks_player_step(p, KS_EVENT_PICTURES, 0);
    }
}

static void take_failure(struct ks_player *p, struct ks_news *news)
{
    struct ks_frame *frame = ks_frames_find(&p->frames, news->ticket);
    if (frame != NULL && frame->can_do_without) {
        frame->state = KS_FRAME_TO_PAINT;
        return;
    }
    switch (news->ticket.owner) {
    case KS_OWNER_DIRECTOR:
        if (frame != NULL && frame != p->shown && frame != p->from) {
            ks_player_drop(p, frame);
        }
        ks_player_step(p, KS_EVENT_FAILED, news->ticket.n);
        break;
    case KS_OWNER_GALLERY:
        take_work(p, news);
        break;
    case KS_OWNER_PROOF:
        if (frame != NULL) {
            ks_vitals_failed(p, frame);
        }
        break;
    case KS_OWNER_PREVIEW:
        if (frame != NULL) {
            ks_player_preview_failed(p, frame);
        }
        break;
    case KS_OWNER_NOBODY:
        break;
    }
}

static void take_news(struct ks_player *p, struct ks_news *news)
{
    switch (news->kind) {
    case KS_NEWS_PROGRAM:
        ks_loaded_free(&p->waiting);
        p->waiting.program = news->loaded.program;
        spell_places(p, &p->waiting);
        /* Holds from now on, even if the program has to wait for a visitor. */
        p->heard = news->loaded.heard;
        break;
    case KS_NEWS_PICTURE:
    case KS_NEWS_VIDEO:
        if (news->ticket.owner == KS_OWNER_GALLERY) {
            take_work(p, news);
        } else {
            take_pixels(p, news);
        }
        break;
    case KS_NEWS_FRAME:
        ks_player_video_frame(p, news);
        break;
    case KS_NEWS_KNOWN:
        ks_trace_memory(p->trace, news->known);
        ks_memory_take(ks_director_memory(p->director), news->known);
        ks_news_free(news);
        break;
    case KS_NEWS_PIN:
        ks_player_pin(p, news);
        break;
    case KS_NEWS_COUNTED:
        ks_player_counted(p, news);
        break;
    case KS_NEWS_STAFF:
        ks_player_staff_news(p, news->staff);
        break;
    case KS_NEWS_WAITING: {
        bool gone = news->waiting == NULL;
        ks_player_preview_read(p, news);
        if (gone) { /* the import has changed: have the loader read what waits now */
            ks_loader_staff_news(p->loader);
        }
        break;
    }
    case KS_NEWS_CANNOT:
        p->cannot = news->why;
        p->stop = true;
        break;
    case KS_NEWS_ENDED:
        ks_player_step(p, KS_EVENT_ENDED, news->ticket.n);
        break;
    case KS_NEWS_FAILED:
        take_failure(p, news);
        break;
    }
}

void ks_player_take_news(struct ks_player *p)
{
    struct ks_news news;
    while (ks_inbox_take(p->news, &news)) {
        take_news(p, &news);
    }
    offer_program(p);
}
