/* kioskctl explain: what is on at a moment, and why every other row is not. */
#include <stdio.h>

#include "core/schedule/told.h"
#include "kioskctl/ctl.h"
#include "port/lang.h"

#define CHANGES_MAX 400 /* boundaries looked at for the next real change */

static bool same_decision(const struct ks_decision *a, const struct ks_decision *b)
{
    bool same = a->source == b->source && a->n == b->n && a->phase == b->phase;
    for (size_t i = 0; same && i < a->n; i++) {
        same = a->index[i] == b->index[i];
    }
    return same;
}

/* Finds the next moment at which the decision really changes; a decision only names the next one at
 * which it may. */
static bool next_change(const struct ctl *ctl,
                        struct ks_situation situation,
                        const struct ks_decision *now,
                        struct ks_civil *t)
{
    const struct ks_decision *last = now;
    struct ks_decision later;
    struct ks_arena *arena = ks_arena_new();
    bool found = false;
    for (int i = 0; i < CHANGES_MAX && last->has_next_change && !found; i++) {
        situation.now = last->next_change;
        ks_schedule_decide(ctl->program, &situation, arena, &later);
        last = &later;
        found = !same_decision(now, &later);
    }
    *t = situation.now;
    ks_arena_free(arena);
    return found;
}

static const char *path_of(const struct ctl *ctl, const struct ks_decision *d, size_t position)
{
    switch (d->source) {
    case KS_PLAYLIST_ALERT:
        return ctl->program->alerts.v[d->index[position]].file;
    case KS_PLAYLIST_MAIN:
    case KS_PLAYLIST_DEFAULT:
        return ks_playlist_of(ctl->program, d->source)->v[d->index[position]].path;
    case KS_PLAYLIST_BUILTIN:
        break;
    }
    return "builtin";
}

static void add_time(struct ks_buf *out, bool has, struct ks_civil t)
{
    char text[KS_CIVIL_TEXT];
    ks_civil_format(t, text);
    ks_buf_addf(out, has ? "\"%s\"" : "null", text);
}

static void add_on_air_json(const struct ctl *ctl,
                            const struct ks_situation *s,
                            const struct ks_decision *d,
                            struct ks_arena *arena,
                            struct ks_buf *out)
{
    size_t n = d->source == KS_PLAYLIST_BUILTIN ? 1 : d->n;
    for (size_t i = 0; i < n; i++) {
        ks_buf_adds(out, i == 0 ? "\n    {\"item\": " : ",\n    {\"item\": ");
        ks_buf_add_json(out, path_of(ctl, d, i));
        ks_buf_adds(out, ", \"reason\": ");
        ks_buf_add_json(out, ks_schedule_reason(ctl->program, s, d, i, ks_lang_here(), arena));
        ks_buf_adds(out, "}");
    }
}

static void add_alerts_json(const struct ctl *ctl,
                            const struct ks_situation *s,
                            const struct ks_decision *d,
                            struct ks_arena *arena,
                            struct ks_buf *out)
{
    struct ks_told_alert *told;
    size_t n = ks_told_alerts(ctl->program, s, d, ks_lang_here(), arena, &told);
    for (size_t i = 0; i < n; i++) {
        ks_buf_adds(out, i == 0 ? "\n    {\"file\": " : ",\n    {\"file\": ");
        ks_buf_add_json(out, told[i].file);
        ks_buf_addf(out, ", \"state\": \"%s\", \"why\": ", ks_alert_told_name(told[i].told));
        ks_buf_add_json(out, told[i].why);
        ks_buf_adds(out, "}");
    }
}

static void print_json(const struct ctl *ctl,
                       const struct ks_situation *s,
                       const struct ks_decision *d,
                       struct ks_arena *arena)
{
    struct ks_buf out = { 0 };
    struct ks_civil next;
    ks_buf_adds(&out, "{\n  \"at\": ");
    add_time(&out, true, s->now);
    ks_buf_adds(&out, ",\n  \"phase\": ");
    if (d->phase == NULL) {
        ks_buf_adds(&out, "null");
    } else {
        ks_buf_add_json(&out, d->phase->id);
    }
    ks_buf_adds(&out, ",\n  \"on_air\": [");
    add_on_air_json(ctl, s, d, arena, &out);
    ks_buf_adds(&out, "\n  ],\n  \"alerts\": [");
    add_alerts_json(ctl, s, d, arena, &out);
    ks_buf_adds(&out, "\n  ],\n  \"items\": [");
    for (size_t i = 0; i < ctl->program->main.n; i++) {
        const struct ks_playlist_item *item = &ctl->program->main.v[i];
        struct ks_verdict v =
            ks_schedule_verdict(ctl->program, s, d, KS_PLAYLIST_MAIN, i, ks_lang_here(), arena);
        ks_buf_addf(&out, "%s\n    {\"row\": %d, \"item\": ", i == 0 ? "" : ",", item->row);
        ks_buf_add_json(&out, item->path);
        ks_buf_addf(&out, ", \"state\": \"%s\", \"why\": ", ks_item_state_name(v.state));
        ks_buf_add_json(&out, v.why);
        ks_buf_adds(&out, ", \"next\": ");
        add_time(&out, v.has_next, v.next);
        ks_buf_adds(&out, "}");
    }
    ks_buf_adds(&out, "\n  ],\n  \"next_change\": ");
    bool has = next_change(ctl, *s, d, &next);
    add_time(&out, has, next);
    ks_buf_adds(&out, "\n}\n");
    fputs(out.p, stdout);
    ks_buf_free(&out);
}

void ctl_print_alerts(const struct ctl *ctl,
                      const struct ks_situation *s,
                      const struct ks_decision *d,
                      struct ks_arena *arena)
{
    struct ks_told_alert *told;
    size_t n = ks_told_alerts(ctl->program, s, d, ks_lang_here(), arena, &told);
    if (n > 0) {
        printf(ks_say("\n紧急提醒：\n"));
    }
    for (size_t i = 0; i < n; i++) {
        printf("  %s　%s\n", told[i].file, ks_told_line(&told[i], ks_lang_here(), arena));
    }
}

static void print_text(const struct ctl *ctl,
                       const struct ks_situation *s,
                       const struct ks_decision *d,
                       struct ks_arena *arena)
{
    char text[KS_CIVIL_TEXT];
    ks_civil_format(s->now, text);
    printf(ks_say("%s　%s\n\n正在播放：\n"), text,
           d->phase == NULL ? ks_say("不在任何阶段") : d->phase->name);
    size_t n = d->source == KS_PLAYLIST_BUILTIN ? 1 : d->n;
    for (size_t i = 0; i < n; i++) {
        printf("  %s　%s\n", path_of(ctl, d, i),
               ks_schedule_reason(ctl->program, s, d, i, ks_lang_here(), arena));
    }
    ctl_print_alerts(ctl, s, d, arena);
    printf(ks_say("\n其余各行：\n"));
    for (size_t i = 0; i < ctl->program->main.n; i++) {
        const struct ks_playlist_item *item = &ctl->program->main.v[i];
        struct ks_verdict v =
            ks_schedule_verdict(ctl->program, s, d, KS_PLAYLIST_MAIN, i, ks_lang_here(), arena);
        if (v.state == KS_STATE_ON_AIR) {
            continue;
        }
        printf(ks_say("  第 %d 行 %s [%s] %s"), item->row, item->path, ks_item_state_name(v.state),
               v.why);
        if (v.has_next) {
            ks_civil_format(v.next, text);
            printf(ks_say("；下次变化 %s"), text);
        }
        printf("\n");
    }
    struct ks_civil next;
    if (next_change(ctl, *s, d, &next)) {
        ks_civil_format(next, text);
        printf(ks_say("\n下一次变化：%s\n"), text);
    }
}

int ctl_explain(struct ctl *ctl)
{
    ctl->any_source = true;
    struct ks_civil at;
    if (!ctl_time(ctl, "--at", ctl->at, &at) || !ctl_load(ctl, at, CTL_DECODE)) {
        return CTL_CANNOT;
    }
    struct ks_situation situation = ctl_situation(ctl, at);
    struct ks_arena *arena = ks_arena_new();
    struct ks_decision decision;
    ks_schedule_decide(ctl->program, &situation, arena, &decision);
    (ctl->json ? print_json : print_text)(ctl, &situation, &decision, arena);
    ks_arena_free(arena);
    return ks_problems_count(&ctl->program->problems, KS_LEVEL_ERROR) > 0 ? CTL_PROBLEMS
                                                                          : CTL_CLEAN;
}
