/* Why a row plays or does not, in words for the office, by the rules that decided it. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/problem/sentence.h"
#include "core/schedule/rules.h"
#include "core/schedule/schedule.h"

#define LOOK_AHEAD_DAYS 800

static const char *day_text(struct ks_arena *arena, int32_t date)
{
    char text[KS_CIVIL_TEXT];
    ks_date_format(date, text);
    return ks_arena_strdup(arena, text);
}

static const char *join(struct ks_arena *arena, const struct ks_tags *tags)
{
    const char *all = "";
    for (size_t i = 0; i < tags->n; i++) {
        all = i == 0 ? tags->v[0] : ks_arena_printf(arena, "%s、%s", all, tags->v[i]);
    }
    return all;
}

static const char *hours_text(const struct ks_window *window, struct ks_arena *arena)
{
    const char *all = "";
    for (size_t i = 0; i < window->n_hours; i++) {
        struct ks_daypart h = window->hours[i];
        all = ks_arena_printf(arena, "%s%s%02d:%02d–%02d:%02d", all, i == 0 ? "" : "、",
                              h.start / 60, h.start % 60, h.end / 60, h.end % 60);
    }
    return all;
}

static const char *days_text(uint8_t days, struct ks_arena *arena)
{
    static const char *const names[] = { "一", "二", "三", "四", "五", "六", "日" };
    const char *all = "周";
    for (int i = 0; i < 7; i++) {
        if ((days >> i & 1) != 0) {
            all = ks_arena_printf(arena, "%s%s", all, names[i]);
        }
    }
    return all;
}

/* The first moment the row's phase is on, midnights only. */
static void next_phase(const struct ks_program *program,
                       const struct ks_playlist_item *item,
                       struct ks_civil now,
                       struct ks_verdict *verdict)
{
    int32_t last = ks_civil_date(now) + LOOK_AHEAD_DAYS;
    for (int32_t day = ks_phase_next_change(&program->phases, ks_civil_date(now));
         day != KS_DATE_NONE && day < last; day = ks_phase_next_change(&program->phases, day)) {
        const struct ks_phase *phase = ks_phase_on(&program->phases, day);
        if (phase != NULL && ks_tags_has(&item->phases, phase->id)) {
            verdict->has_next = true;
            verdict->next = ks_civil_at(day, 0);
            return;
        }
    }
}

/* The first later day on which every fact of the card is true; none: it is over. */
static void untrue_card(const struct ks_program *program,
                        const struct ks_situation *situation,
                        const struct ks_playlist_item *item,
                        struct ks_verdict *verdict,
                        struct ks_arena *arena)
{
    int32_t day = ks_rules_fact_day(situation);
    const char *key = ks_card_missing_fact(item->card, &program->facts, day);
    verdict->state = situation->clock == KS_CLOCK_UNKNOWN ? KS_STATE_NO_CLOCK : KS_STATE_EXPIRED;
    verdict->why = strcmp(key, "valid") == 0
                       ? "卡片自己的有效期不含这一天"
                       : ks_arena_printf(arena, "卡片引用的事实“%s”这一天不成立", key);
    int32_t best = KS_DATE_NONE;
    for (size_t i = 0; i <= program->facts.n && day != KS_DATE_NONE; i++) {
        int32_t from =
            i < program->facts.n ? program->facts.v[i].valid_from : item->card->valid_from;
        if (from > day && (best == KS_DATE_NONE || from < best) &&
            ks_card_missing_fact(item->card, &program->facts, from) == NULL) {
            best = from;
        }
    }
    assert(best == KS_DATE_NONE || best > day);
    if (best != KS_DATE_NONE) {
        verdict->state = KS_STATE_WAITING;
        verdict->has_next = true;
        verdict->next = ks_civil_at(best, 0);
    }
}

static const char *outranked_by(const struct ks_program *program,
                                const struct ks_decision *decision,
                                enum ks_playlist_kind playlist,
                                struct ks_arena *arena)
{
    switch (decision->source) {
    case KS_SOURCE_ALERT:
        assert(decision->n > 0);
        return ks_arena_printf(arena, "紧急提醒“%s”优先",
                               program->alerts.v[decision->index[0]].headline);
    case KS_SOURCE_MAIN:
        return playlist == KS_SOURCE_DEFAULT
                   ? "主播放表有可播的内容，后备表不用"
                   : ks_arena_printf(arena, "有优先级更高的内容（%d）", decision->priority);
    case KS_SOURCE_DEFAULT:
    case KS_SOURCE_BUILTIN:
        break;
    }
    return "";
}

static const char *why_not(const struct ks_program *program,
                           const struct ks_situation *situation,
                           const struct ks_decision *decision,
                           const struct ks_playlist_item *item,
                           enum ks_item_state state,
                           struct ks_arena *arena)
{
    (void)program;
    const struct ks_window *w = &item->window;
    switch (state) {
    case KS_STATE_WAITING:
        return ks_arena_printf(arena, "%s 开始", day_text(arena, w->from));
    case KS_STATE_EXPIRED:
        return ks_arena_printf(arena, "已于 %s 结束", day_text(arena, w->until));
    case KS_STATE_WRONG_DAY:
        return ks_arena_printf(arena, "只在%s播放", days_text(w->days, arena));
    case KS_STATE_WRONG_HOUR:
        return ks_arena_printf(arena, "只在 %s 播放", hours_text(w, arena));
    case KS_STATE_OTHER_PLACE:
        return situation->places.n == 0
                   ? ks_arena_printf(arena, "只在%s播放，这块屏没有设地点",
                                     join(arena, &item->places))
                   : ks_arena_printf(arena, "只在%s播放", join(arena, &item->places));
    case KS_STATE_OTHER_PHASE:
        return ks_arena_printf(arena, "属于阶段 %s，今天是%s", join(arena, &item->phases),
                               decision->phase == NULL ? "阶段之外" : decision->phase->name);
    case KS_STATE_BROKEN:
        return ks_fault_line(KS_LANG_ZH, item->fault, arena);
    case KS_STATE_NO_CLOCK:
        return "时钟不可信，有日期或阶段的内容不播";
    case KS_STATE_ON_AIR:
    case KS_STATE_OUTRANKED:
        break;
    }
    return "";
}

static bool
is_on_air(const struct ks_decision *decision, enum ks_playlist_kind playlist, size_t index)
{
    if (decision->source != playlist) {
        return false;
    }
    for (size_t i = 0; i < decision->n; i++) {
        if (decision->index[i] == index) {
            return true;
        }
    }
    return false;
}

struct ks_verdict ks_schedule_verdict(const struct ks_program *program,
                                      const struct ks_situation *situation,
                                      const struct ks_decision *decision,
                                      enum ks_playlist_kind playlist,
                                      size_t index,
                                      struct ks_arena *arena)
{
    assert(playlist == KS_SOURCE_MAIN || playlist == KS_SOURCE_DEFAULT);
    assert(index < ks_playlist_of(program, playlist)->n);
    const struct ks_playlist_item *item = &ks_playlist_of(program, playlist)->v[index];
    struct ks_verdict verdict = { .why = "" };
    verdict.state = ks_rules_state(situation, decision->phase, item);
    if (verdict.state != KS_STATE_ON_AIR) {
        verdict.why = why_not(program, situation, decision, item, verdict.state, arena);
    } else if (item->card != NULL && ks_card_missing_fact(item->card, &program->facts,
                                                          ks_rules_fact_day(situation)) != NULL) {
        untrue_card(program, situation, item, &verdict, arena);
        return verdict;
    } else if (!is_on_air(decision, playlist, index)) {
        verdict.state = KS_STATE_OUTRANKED;
        verdict.why = outranked_by(program, decision, playlist, arena);
    } else {
        verdict.why = ks_schedule_row_reason(program, situation, decision, item, arena);
    }
    if (situation->clock == KS_CLOCK_UNKNOWN || verdict.state == KS_STATE_BROKEN) {
        return verdict;
    }
    if (verdict.state == KS_STATE_OTHER_PHASE) {
        next_phase(program, item, situation->now, &verdict);
    } else {
        verdict.has_next = ks_window_next(&item->window, situation->now, &verdict.next);
    }
    assert(!verdict.has_next || verdict.next.s > situation->now.s);
    return verdict;
}

const char *ks_schedule_row_reason(const struct ks_program *program,
                                   const struct ks_situation *situation,
                                   const struct ks_decision *decision,
                                   const struct ks_playlist_item *item,
                                   struct ks_arena *arena)
{
    (void)program;
    const char *text = decision->source == KS_SOURCE_DEFAULT ? "后备播放表" : "";
    const char *comma = "，";
#define ADD(...)                                                                                   \
    text = ks_arena_printf(arena, "%s%s%s", text, *text == '\0' ? "" : comma,                      \
                           ks_arena_printf(arena, __VA_ARGS__))
    if (item->interrupt == KS_INTERRUPT_NEVER) {
        ADD("只在没有别的内容时播放");
    } else if (item->priority > 0) {
        ADD("优先级 %d", item->priority);
    }
    if (item->phases.n > 0 && decision->phase != NULL) {
        ADD("%s", decision->phase->name);
    }
    const char *type = item->card == NULL ? "" : item->card->type;
    if (decision->emphasis != NULL && strcmp(type, decision->emphasis) == 0) {
        ADD("两周重点");
    } else if (decision->booster != NULL && strcmp(type, decision->booster) == 0) {
        ADD("三个月复习");
    }
    if (item->places.n > 0) {
        ADD("%s", join(arena, &item->places));
    }
    if (item->window.n_hours > 0) {
        ADD("时段 %s", hours_text(&item->window, arena));
    }
    if (item->window.days != KS_DAYS_ALL) {
        ADD("%s", days_text(item->window.days, arena));
    }
    if (item->window.until != KS_DATE_NONE) {
        ADD("到 %s", day_text(arena, item->window.until));
    }
#undef ADD
    if (situation->clock == KS_CLOCK_UNKNOWN) {
        return *text == '\0' ? "时钟不可信，只播不限日期的内容"
                             : ks_arena_printf(arena, "%s（时钟不可信）", text);
    }
    if (situation->clock == KS_CLOCK_ESTIMATED) {
        return ks_arena_printf(arena, "%s（日期是估计的，可能偏晚）",
                               *text == '\0' ? "常年轮播" : text);
    }
    return *text == '\0' ? "常年轮播" : text;
}

const char *ks_schedule_reason(const struct ks_program *program,
                               const struct ks_situation *situation,
                               const struct ks_decision *decision,
                               size_t position,
                               struct ks_arena *arena)
{
    assert(decision->source == KS_SOURCE_BUILTIN || position < decision->n);
    switch (decision->source) {
    case KS_SOURCE_ALERT: {
        char until[KS_CIVIL_TEXT];
        const struct ks_alert *alert = &program->alerts.v[decision->index[position]];
        struct ks_civil end = alert->has_expires
                                  ? alert->expires
                                  : (struct ks_civil) { alert->effective.s + KS_DAY_SECONDS };
        ks_civil_format(end, until);
        return ks_arena_printf(arena, "紧急提醒，到 %.10s %.5s", until, until + 11);
    }
    case KS_SOURCE_MAIN:
    case KS_SOURCE_DEFAULT: {
        const struct ks_playlist *playlist = ks_playlist_of(program, decision->source);
        return ks_schedule_row_reason(program, situation, decision,
                                      &playlist->v[decision->index[position]], arena);
    }
    case KS_SOURCE_BUILTIN:
        break;
    }
    return "没有可播的内容，显示内置提醒";
}
