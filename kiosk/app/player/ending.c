/* The end of a player: everybody told, and waited for no longer than they may. */
#include <stdlib.h>

#include "app/player/parts.h"
#include "app/player/script.h"
#include "app/player/vitals.h"
#include "app/threads/pin_check.h"
#include "app/trace/trace.h"

#define KS_LOG_MODULE "kiosk"
#include "port/log.h"

static void drop_news(struct ks_player *p)
{
    struct ks_news news;
    while (p->news != NULL && ks_inbox_take(p->news, &news)) {
        if (news.kind == KS_NEWS_VIDEO) {
            ks_player_drop_video(p, news.video.video);
        } else {
            ks_news_free(&news);
        }
    }
}

static void drop_frames(struct ks_player *p)
{
    for (size_t i = 0; i < KS_FRAMES_MAX; i++) {
        ks_player_drop_video(p, p->frames.v[i].video);
        p->frames.v[i].video = NULL;
    }
    ks_frames_clear(&p->frames);
}

static void free_recorder(void *recorder)
{
    ks_recorder_free(recorder);
}

static void free_trace(void *trace)
{
    ks_trace_free(trace);
}

static void free_loader(void *loader)
{
    ks_loader_free(loader);
}

/* What only the main thread uses; the panel's last ring came before its inbox was closed. */
static void free_own(struct ks_player *p)
{
    ks_script_close(p->script);
    ks_canvas_free(p->press.under);
    ks_gallery_clear(&p->gallery);
    ks_director_free(p->director);
    ks_loaded_free(&p->playing);
    ks_loaded_free(&p->waiting);
    ks_staff_news_free(p->staff_news);
    ks_buf_free(&p->mistakes);
    free(p->cannot);
    ks_waiting_free(p->preview.waiting);
    ks_canvas_free(p->preview.canvas);
    ks_canvas_keep(&p->pool, 0);
    ks_fonts_close(p->fonts);
    ks_panel_free(p->panel);
}

bool ks_player_end(struct ks_player *p)
{
    ks_player_stop_video(p);
    if (p->news != NULL) {
        ks_inbox_close(p->news); /* nobody waits for room in it any more */
    }
    ks_recorder_stop(p->recorder);
    ks_trace_stop(p->trace);
    ks_loader_stop(p->loader);
    drop_news(p);
    drop_frames(p);
    ks_reaper_take(p->reaper, free_recorder, p->recorder);
    ks_reaper_take(p->reaper, free_trace, p->trace);
    ks_reaper_take(p->reaper, ks_pin_check_end, p->pin);
    ks_reaper_take(p->reaper, ks_pin_check_end, p->count);
    ks_reaper_take(p->reaper, free_loader, p->loader);
    bool all = ks_reaper_end(p->reaper, KS_PLAYER_END_MS);
    ks_vitals_end(&p->vitals);
    free_own(p);
    if (!all) {
        ks_log(KS_LOG_LEFT_BEHIND, "ends without what has not answered for %d ms",
               KS_PLAYER_END_MS);
        return false;
    }
    ks_inbox_free(p->news);
    ks_vitals_close(&p->vitals);
    free(p);
    return true;
}
