/* Places in rows, ticker lines and alerts: each word in the spelling of places.csv, and told where
 * no row of it knows the word. */
#include <string.h>

#include "base/list.h"
#include "content/load_parts.h"
#include "core/text/content_names.h"

#define HINTS_MAX 100 /* looking for what was meant costs the whole table each time */

static const char *joined(struct ks_loading *l, const struct ks_tags *words)
{
    const char *all = "";
    for (size_t i = 0; i < words->n; i++) {
        all = ks_arena_printf(l->arena, "%s%s%s", all, i == 0 ? "" : "、", words->v[i]);
    }
    return all;
}

/* How to mend it: the first word that is close to a known one. */
static const char *mend(struct ks_loading *l, const struct ks_tags *unknown)
{
    const struct ks_places *places = &l->program->places;
    if (places->n == 0) {
        return "先在 playlists/places.csv 里给每块屏写一行；不限地点就写 全校";
    }
    for (size_t i = 0; i < unknown->n && l->hints < HINTS_MAX; i++) {
        l->hints++;
        const char *near = ks_places_nearest(places, ks_str_of(unknown->v[i]));
        if (near != NULL) {
            return ks_arena_printf(
                l->arena, "是不是“%s”？照 playlists/places.csv 改，或在那里的“分组”里加上“%s”",
                near, unknown->v[i]);
        }
    }
    return "改成 playlists/places.csv 里的地点、名称或分组；不限地点就写 全校";
}

static bool wanted(const struct ks_loading *l)
{
    return l->params->decoder != NULL || l->params->lint;
}

/* Spells one list and tells what is unknown in it: an error if nothing of it is known. */
static void settle(struct ks_loading *l,
                   struct ks_tags *words,
                   struct ks_place_in_file at,
                   const char *code,
                   const char *nowhere)
{
    struct ks_tags unknown;
    ks_places_settle(&l->program->places, words, l->arena, &unknown);
    if (unknown.n == 0 || !wanted(l)) {
        return;
    }
    bool some = unknown.n < words->n;
    if (l->program->places.n == 0) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at, code,
                       "只有 kiosk.ini 里的 place 正好这样写的屏会播它",
                       "写一张 playlists/places.csv，或者不限地点就写 全校",
                       "places.csv 里一个地点也没有，不知道%s在哪里", joined(l, &unknown));
        return;
    }
    ks_problem_add(l->problems, some ? KS_LEVEL_WARNING : KS_LEVEL_ERROR, at, code,
                   some ? "那里没有屏幕会播它" : "", mend(l, &unknown), "%s%s不在 places.csv",
                   some ? "地点" : nowhere, joined(l, &unknown));
}

static void settle_rows(struct ks_loading *l, struct ks_playlist *list)
{
    for (size_t i = 0; i < list->n; i++) {
        struct ks_playlist_item *item = &list->v[i];
        settle(l, &item->places, (struct ks_place_in_file) { item->file, item->row, 0 },
               "item.unknown-place", "没有一块屏会播它：");
    }
}

/* A message of a city or a district names areas by its own words: one that is for others is no
 * fault. It names an area twice, in words and in codes; one of them is enough. */
static void settle_message(struct ks_loading *l, struct ks_alert *alert)
{
    struct ks_tags unknown;
    ks_places_settle(&l->program->places, &alert->areas, l->arena, &unknown);
    if (unknown.n > 0 && unknown.n == alert->areas.n && wanted(l)) {
        ks_problem_add(l->problems, KS_LEVEL_NOTE, (struct ks_place_in_file) { alert->file, 0, 0 },
                       KS_ELSEWHERE, "没有一块屏播它",
                       "要在这里播，就在 playlists/places.csv 的“分组”里写上它的地区",
                       "这条提醒不是给这里的：%s", joined(l, &unknown));
    }
}

static void settle_alert(struct ks_loading *l, struct ks_alert *alert)
{
    bool message = alert->msg_type == KS_CAP_ALERT || alert->msg_type == KS_CAP_UPDATE;
    struct ks_place_in_file at = { alert->file, 0, 0 };
    struct ks_tags unknown;
    if (!message || alert->status == KS_CAP_DRAFT || alert->status == KS_CAP_SYSTEM) {
        ks_places_settle(&l->program->places, &alert->areas, l->arena, &unknown);
    } else if (alert->card == NULL) {
        settle_message(l, alert);
    } else {
        settle(l, &alert->areas, at, "alert.unknown-place", "没有一块屏会播这条提醒：");
    }
}

/* A screen whose own place is mistyped shows nothing that is for its place. */
static void check_screen(struct ks_loading *l)
{
    const struct ks_places *places = &l->program->places;
    struct ks_str rest = ks_str_of(l->params->screen), word;
    while (places->n > 0 && ks_list_next(&rest, &word)) {
        bool known;
        const char *written = ks_arena_strndup(l->arena, word.p, word.n);
        (void)ks_places_spell(places, word, l->arena, &known);
        if (!known) {
            const char *near = ks_places_nearest(places, word);
            ks_problem_add(
                l->problems, KS_LEVEL_WARNING, (struct ks_place_in_file) { KS_SCREEN_FILE, 0, 0 },
                "screen.unknown-place", "places.csv 里各地点的内容和提醒，这块屏都不会播",
                near == NULL ? "请技术员改 kiosk.ini 里的 place，或在 places.csv 里加一行"
                             : ks_arena_printf(l->arena,
                                               "是不是“%s”？请技术员改 kiosk.ini 里的 place", near),
                "这块屏的地点“%s”不在 places.csv 里", written);
        }
    }
}

void ks_loading_places(struct ks_loading *l)
{
    struct ks_program *program = l->program;
    settle_rows(l, &program->main);
    settle_rows(l, &program->fallback);
    for (size_t i = 0; i < program->ticker.n; i++) {
        struct ks_ticker_line *line = &program->ticker.v[i];
        settle(l, &line->places, (struct ks_place_in_file) { KS_TICKER_CSV, line->row, 0 },
               "ticker.unknown-place", "没有一块屏会放这一行：");
    }
    for (size_t i = 0; i < program->alerts.n; i++) {
        settle_alert(l, &program->alerts.v[i]);
    }
    check_screen(l);
}
