/* The step that finds rows and alerts that make no sense in their set. They name phases nobody
 * knows, say the same twice, or are over. */
#include <stdlib.h>
#include <string.h>

#include "content/load_parts.h"

#include "core/text/content_names.h"

static struct ks_arg known_phases(struct ks_loading *l)
{
    const struct ks_phases *phases = &l->program->phases;
    const char **ids = ks_arena_array(l->arena, phases->n + 1, sizeof *ids);
    for (size_t i = 0; i < phases->n; i++) {
        ids[i] = phases->v[i].id;
    }
    return ks_arg_names(ids, phases->n, l->arena);
}

static void check_phases(struct ks_loading *l,
                         const struct ks_tags *phases,
                         struct ks_place_in_file at,
                         enum ks_problem_code code)
{
    for (size_t i = 0; i < phases->n; i++) {
        if (ks_phase_by_id(&l->program->phases, phases->v[i]) == NULL) {
            ks_problems_add(l->problems, code, at,
                            KS_ARGS(ks_arg_text(phases->v[i]), known_phases(l)));
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
                     KS_PROBLEM_ITEM_UNKNOWN_PHASE);
    }
    if (playlist->n > 1) {
        qsort(rows, playlist->n, sizeof *rows, by_words_and_row);
    }
    for (size_t i = 1; i < playlist->n; i++) {
        if (rows[i - 1]->same == rows[i]->same && strcmp(rows[i - 1]->file, rows[i]->file) == 0) {
            ks_problems_add(l->problems, KS_PROBLEM_ITEM_TWICE,
                            (struct ks_place_in_file) { rows[i]->file, rows[i]->row, 0 },
                            KS_ARGS(ks_arg_number(rows[i - 1]->row)));
        }
    }
}

static void check_end(struct ks_loading *l, const struct ks_alert *alert)
{
    char end[KS_CIVIL_TEXT];
    if (l->params->now.s < ks_alert_end(alert, l->params->now).s) {
        return;
    }
    ks_civil_format(ks_alert_end(alert, l->params->now), end);
    ks_problems_add(l->problems, KS_PROBLEM_ALERT_ENDED,
                    (struct ks_place_in_file) { alert->file, 0, 0 },
                    KS_ARGS(ks_arg_str((struct ks_str) { end, 10 }),
                            ks_arg_str((struct ks_str) { end + 11, 5 })));
}

void ks_loading_check_ends(struct ks_loading *l)
{
    const struct ks_alerts *alerts = &l->program->alerts;
    const struct ks_alert *last = NULL; /* that part of the file which goes on for longest */
    for (size_t i = 0; i < alerts->n; i++) {
        const struct ks_alert *alert = &alerts->v[i];
        bool longer = last == NULL || alert->part == 0 ||
                      ks_alert_end(alert, l->params->now).s > ks_alert_end(last, l->params->now).s;
        last = longer ? alert : last;
        bool whole = i + 1 == alerts->n || alerts->v[i + 1].part == 0;
        bool message = alert->msg_type == KS_CAP_ALERT || alert->msg_type == KS_CAP_UPDATE;
        if (whole && message && alert->status != KS_CAP_DRAFT && alert->status != KS_CAP_SYSTEM) {
            check_end(l, last);
        }
    }
}

void ks_loading_check_ticker(struct ks_loading *l)
{
    const struct ks_ticker *ticker = &l->program->ticker;
    for (size_t i = 0; i < ticker->n; i++) {
        check_phases(l, &ticker->v[i].phases,
                     (struct ks_place_in_file) { KS_TICKER_CSV, ticker->v[i].row, 0 },
                     KS_PROBLEM_TICKER_UNKNOWN_PHASE);
    }
}
