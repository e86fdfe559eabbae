/* The status of this screen for its staff: settings, alerts, figures, and whether its release
 * ended. */
#include "app/player/parts.h"

#include <stdio.h>
#include <string.h>

#include "app/player/vitals.h"
#include "core/problem/fail.h"
#include "core/problem/sentence.h"
#include "core/release/reckon.h"
#include "core/schedule/told.h"

/* Whether the release that plays has ended, by a clock that can be right or by what has passed for
 * certain: never early. */
static bool is_over(const struct ks_player *p)
{
    const struct ks_situation *s = &p->situation;
    bool right =
        s->clock == KS_CLOCK_SYNCED ||
        (s->clock == KS_CLOCK_RTC && !ks_reckon_is_ahead(s->now.s, s->floor.s, KS_NOW_VOUCHED));
    int64_t now = right ? s->now.s : s->floor.s + (s->uptime_s > 0 ? s->uptime_s : 0);
    return p->program->until.s != 0 && now >= p->program->until.s;
}

void ks_player_end_content(struct ks_player *p)
{
    static const struct ks_release none = { .kind = KS_RELEASE_FOLDER };
    if (p->program == NULL) {
        return;
    }
    const struct ks_release *ended = is_over(p) ? &p->program->release : &none;
    if (!ks_release_same(&p->ended, ended) && ks_loader_end(p->loader, ended)) {
        p->ended = *ended;
    }
}

void ks_player_judge_settings(struct ks_player *p)
{
    p->settings = p->options->mistakes;
    if (*p->options->store != '\0' && *p->options->content != '\0') {
        struct ks_err err = { 0 };
        (void)ks_fail_as(&err, KS_ERR_USAGE, KS_PROBLEM_CONTENT_BESIDE_STORE,
                         KS_ARGS(ks_arg_text(p->options->content)));
        ks_mistakes_add_other(&p->settings, &err);
    }
    if (*p->options->staff_pin_hash != '\0' && (p->pin_unkept || *p->pin_counter == '\0')) {
        struct ks_err err = { 0 };
        (void)(*p->pin_counter == '\0'
                   ? ks_fail_as(&err, KS_ERR_USAGE, KS_PROBLEM_PIN_NO_RECORDS, KS_NO_ARGS)
                   : ks_fail_as(&err, KS_ERR_IO, KS_PROBLEM_PIN_NOT_COUNTED,
                                KS_ARGS(ks_arg_text(p->pin_counter))));
        ks_mistakes_add_other(&p->settings, &err);
    }
    for (size_t i = 0; p->program != NULL && i < p->program->problems.n; i++) {
        const struct ks_problem *problem = &p->program->problems.v[i];
        if (ks_load_is_of_screen(problem)) {
            struct ks_err err = { 0 };
            (void)ks_fail_as(&err, KS_ERR_USAGE, problem->code, problem->args);
            ks_mistakes_add_other(&p->settings, &err);
        }
    }
    ks_vitals_settings(&p->vitals, p->settings.text);
}

/* Puts together the mistakes in the settings of the player and of kiosk-sync. */
static size_t fill_mistakes(struct ks_player *p)
{
    struct ks_mistakes both = p->settings;
    size_t n = 0;
    if (p->staff_news != NULL) {
        (void)ks_mistakes_add_text(&both, ks_str_of(p->staff_news->mistakes.text));
    }
    ks_buf_free(&p->mistakes);
    ks_mistakes_say(&both, KS_LANG_ZH, &p->mistakes);
    for (char *line = p->mistakes.p, *end;
         n < KS_COUNT(p->mistake) && line != NULL && (end = strchr(line, '\n')) != NULL;
         line = end + 1) {
        *end = '\0';
        p->mistake[n++] = line;
    }
    return n;
}

/* How many alerts are told to do what, in the words of core/alert/told.h: "在播 1 · 已结束 2". */
static void fill_alerts(struct ks_player *p)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_decision decision;
    struct ks_told_alert *told;
    size_t count[KS_ALERT_TOLDS] = { 0 };
    ks_schedule_decide(p->program, &p->situation, arena, &decision);
    size_t n = ks_told_alerts(p->program, &p->situation, &decision, KS_LANG_ZH, arena, &told);
    struct ks_buf text = { 0 };
    ks_buf_adds(&text, "紧急提醒");
    for (size_t i = 0; i < n; i++) {
        count[told[i].told]++;
    }
    for (int i = 0; i < KS_ALERT_TOLDS; i++) {
        if (count[i] > 0) {
            ks_buf_addf(&text, " · %s\xC2\xA0%zu", /* a number stays by its word */
                        ks_phrase_of(KS_LANG_ZH, ks_alert_told_phrase((enum ks_alert_told)i)),
                        count[i]);
        }
    }
    snprintf(p->status_text[2], sizeof p->status_text[2], "%s%s", text.p, n == 0 ? "：没有" : "");
    ks_buf_free(&text);
    ks_arena_free(arena);
}

void ks_player_fill_status(struct ks_player *p)
{
    snprintf(p->status_text[0], sizeof p->status_text[0], "警钟 %s · 屏幕 %dx%d · %s", KS_VERSION,
             p->look.width, p->look.height, ks_panel_painter(p->panel));
    snprintf(p->status_text[1], sizeof p->status_text[1],
             "播放表 %zu 行 · 备用 %zu 行 · 卡片 %zu 张", p->program->main.n,
             p->program->fallback.n, p->program->cards.n);
    fill_alerts(p);
    for (size_t i = 0; i < KS_COUNT(p->status); i++) {
        p->status[i] = p->status_text[i];
    }
    p->told = (struct ks_staff_told) { .over = is_over(p),
                                       .mistakes = p->mistake,
                                       .n_mistakes = fill_mistakes(p),
                                       .facts = p->status,
                                       .n_facts = KS_COUNT(p->status) };
}
