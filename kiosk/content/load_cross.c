/* Rows and alerts that make no sense in their set: phases nobody knows, the same row twice, a time
 * that is over. */
#include <stdlib.h>
#include <string.h>

#include "content/load_parts.h"

#include "core/text/content_names.h"

static const char *known_phases(struct ks_loading *l)
{
    const char *all = "";
    for (size_t i = 0; i < l->program->phases.n; i++) {
        all = ks_arena_printf(l->arena, "%s%s%s", all, i == 0 ? "" : "、",
                              l->program->phases.v[i].id);
    }
    return ks_arena_printf(l->arena, "已有的阶段：%s", all);
}

static void check_phases(struct ks_loading *l,
                         const struct ks_tags *phases,
                         struct ks_place_in_file at,
                         const char *code,
                         const char *why)
{
    for (size_t i = 0; i < phases->n; i++) {
        if (ks_phase_by_id(&l->program->phases, phases->v[i]) == NULL) {
            ks_problem_add(l->problems, KS_LEVEL_WARNING, at, code, why, known_phases(l),
                           "阶段“%s”不在 playlists/phases.csv 里", phases->v[i]);
        }
    }
}

static int by_words_and_row(const void *a, const void *b)
{
    const struct ks_playlist_item *x = *(const struct ks_playlist_item *const *)a;
    const struct ks_playlist_item *y = *(const struct ks_playlist_item *const *)b;
    int order = strcmp(x->file, y->file);
    order = order != 0 ? order : (x->same > y->same) - (x->same < y->same);
    return order != 0 ? order : x->row - y->row;
}

void ks_loading_cross_check(struct ks_loading *l, const struct ks_playlist *playlist)
{
    const struct ks_playlist_item **rows = ks_arena_array(l->arena, playlist->n + 1, sizeof *rows);
    for (size_t i = 0; i < playlist->n; i++) {
        rows[i] = &playlist->v[i];
        check_phases(l, &rows[i]->phases,
                     (struct ks_place_in_file) { rows[i]->file, rows[i]->row, 0 },
                     "item.unknown-phase", "这一行在这个阶段永远不会播");
    }
    if (playlist->n > 1) {
        qsort(rows, playlist->n, sizeof *rows, by_words_and_row);
    }
    for (size_t i = 1; i < playlist->n; i++) {
        if (rows[i - 1]->same == rows[i]->same && strcmp(rows[i - 1]->file, rows[i]->file) == 0) {
            ks_problem_add(l->problems, KS_LEVEL_NOTE,
                           (struct ks_place_in_file) { rows[i]->file, rows[i]->row, 0 },
                           "item.twice", "它会播两遍", "想多播就用“权重”，不想就删掉一行",
                           "与第 %d 行完全相同", rows[i - 1]->row);
        }
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

void ks_loading_check_ends(struct ks_loading *l)
{
    for (size_t i = 0; i < l->program->alerts.n; i++) {
        const struct ks_alert *alert = &l->program->alerts.v[i];
        bool message = alert->msg_type == KS_CAP_ALERT || alert->msg_type == KS_CAP_UPDATE;
        if (message && alert->status != KS_CAP_DRAFT && alert->status != KS_CAP_SYSTEM) {
            check_end(l, alert);
        }
    }
}

void ks_loading_check_ticker(struct ks_loading *l)
{
    const struct ks_ticker *ticker = &l->program->ticker;
    for (size_t i = 0; i < ticker->n; i++) {
        check_phases(l, &ticker->v[i].phases,
                     (struct ks_place_in_file) { KS_TICKER_CSV, ticker->v[i].row, 0 },
                     "ticker.unknown-phase", "这一行在这个阶段永远不会出现");
    }
}
