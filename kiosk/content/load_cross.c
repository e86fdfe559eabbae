/* Rows and alerts that refer to what is not there: phases and places nobody knows, the same row
 * twice, a time that is over. */
#include <stdlib.h>
#include <string.h>

#include "content/load_parts.h"

static const char *known_phases(struct ks_loading *l)
{
    const char *all = "";
    for (size_t i = 0; i < l->program->phases.n; i++) {
        all = ks_arena_printf(l->arena, "%s%s%s", all, i == 0 ? "" : "、",
                              l->program->phases.v[i].id);
    }
    return ks_arena_printf(l->arena, "已有的阶段：%s", all);
}

static void check_row(struct ks_loading *l, const struct ks_playlist_item *item)
{
    struct ks_place_in_file at = { item->file, item->row, 0 };
    for (size_t i = 0; i < item->phases.n; i++) {
        if (ks_phase_by_id(&l->program->phases, item->phases.v[i]) == NULL) {
            ks_problem_add(l->problems, KS_LEVEL_WARNING, at, "item.unknown-phase",
                           "这一行在这个阶段永远不会播", known_phases(l),
                           "阶段“%s”不在 playlists/phases.csv 里", item->phases.v[i]);
        }
    }
    for (size_t i = 0; i < item->places.n; i++) {
        if (!ks_places_know(&l->program->places, item->places.v[i])) {
            ks_problem_add(l->problems, KS_LEVEL_WARNING, at, "item.unknown-place",
                           "没有一块屏会播它", "改成 playlists/places.csv 里的地点、名称或分组",
                           "地点“%s”不在 playlists/places.csv 里", item->places.v[i]);
        }
    }
}

static int by_path_and_row(const void *a, const void *b)
{
    const struct ks_playlist_item *x = *(const struct ks_playlist_item *const *)a;
    const struct ks_playlist_item *y = *(const struct ks_playlist_item *const *)b;
    int order = strcmp(x->path, y->path);
    return order != 0 ? order : x->row - y->row;
}

static bool same_tags(const struct ks_tags *a, const struct ks_tags *b)
{
    for (size_t i = 0; i < a->n; i++) {
        if (!ks_tags_has(b, a->v[i])) {
            return false;
        }
    }
    return a->n == b->n;
}

static bool same_rule(const struct ks_playlist_item *a, const struct ks_playlist_item *b)
{
    return strcmp(a->path, b->path) == 0 && a->window.from == b->window.from &&
           a->window.until == b->window.until && a->window.days == b->window.days &&
           a->window.n_hours == b->window.n_hours &&
           memcmp(a->window.hours, b->window.hours,
                  a->window.n_hours * sizeof a->window.hours[0]) == 0 &&
           a->priority == b->priority && same_tags(&a->places, &b->places) &&
           same_tags(&a->phases, &b->phases);
}

void ks_loading_cross_check(struct ks_loading *l, const struct ks_playlist *playlist)
{
    const struct ks_playlist_item **rows = ks_arena_array(l->arena, playlist->n + 1, sizeof *rows);
    for (size_t i = 0; i < playlist->n; i++) {
        rows[i] = &playlist->v[i];
        check_row(l, rows[i]);
    }
    if (playlist->n > 1) {
        qsort(rows, playlist->n, sizeof *rows, by_path_and_row);
    }
    for (size_t i = 1; i < playlist->n; i++) {
        if (same_rule(rows[i - 1], rows[i])) {
            ks_problem_add(l->problems, KS_LEVEL_NOTE,
                           (struct ks_place_in_file) { rows[i]->file, rows[i]->row, 0 },
                           "item.twice", "它会播两遍", "想多播就用“权重”，不想就删掉一行",
                           "与第 %d 行完全相同", rows[i - 1]->row);
        }
    }
}

static const char *joined(struct ks_loading *l, const struct ks_tags *tags)
{
    const char *all = "";
    for (size_t i = 0; i < tags->n; i++) {
        all = ks_arena_printf(l->arena, "%s%s%s", all, i == 0 ? "" : "、", tags->v[i]);
    }
    return all;
}

/* A CAP message names its areas twice, in words and in codes; one of them is enough. */
static void check_areas(struct ks_loading *l, const struct ks_alert *alert)
{
    static const char how[] = "改成 playlists/places.csv 里的地点、名称或分组；不限地点就写 全校";
    struct ks_place_in_file at = { alert->file, 0, 0 };
    struct ks_tags unknown = { 0 };
    for (size_t i = 0; i < alert->areas.n; i++) {
        if (!ks_alert_area_known(alert->areas.v[i], &l->program->places)) {
            unknown.v[unknown.n++] = alert->areas.v[i];
        }
    }
    if (unknown.n > 0 && unknown.n == alert->areas.n) {
        ks_problem_add(l->problems, KS_LEVEL_ERROR, at, "alert.unknown-place", "", how,
                       "没有一块屏会播这条提醒：%s不在 places.csv", joined(l, &unknown));
    } else if (unknown.n > 0 && alert->card != NULL) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at, "alert.unknown-place",
                       "那里没有屏幕会播它", how, "地点%s不在 places.csv", joined(l, &unknown));
    }
}

static void check_end(struct ks_loading *l, const struct ks_alert *alert)
{
    char end[KS_CIVIL_TEXT];
    if (l->params->now.s < ks_alert_end(alert).s) {
        return;
    }
    ks_civil_format(ks_alert_end(alert), end);
    ks_problem_add(l->problems, KS_LEVEL_NOTE, (struct ks_place_in_file) { alert->file, 0, 0 },
                   "alert.ended", "它不会再播", "还要播就改“结束”；不用了就把文件拿走",
                   "这条提醒 %.10s %.5s 已经结束", end, end + 11);
}

void ks_loading_check_alerts(struct ks_loading *l)
{
    for (size_t i = 0; i < l->program->alerts.n; i++) {
        const struct ks_alert *alert = &l->program->alerts.v[i];
        bool message = alert->msg_type == KS_CAP_ALERT || alert->msg_type == KS_CAP_UPDATE;
        if (message && alert->status != KS_CAP_DRAFT && alert->status != KS_CAP_SYSTEM) {
            check_areas(l, alert);
            check_end(l, alert);
        }
    }
}
