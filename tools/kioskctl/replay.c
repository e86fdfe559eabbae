/* kioskctl replay: does again what a trace says was done, with the director of today. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/trace/text.h"
#include "base/check.h"
#include "core/problem/fail.h"
#include "kioskctl/ctl.h"
#include "kioskctl/fail.h"
#include "kioskctl/replay_content.h"
#include "port/lang.h"

#define LINE_MAX_BYTES ((size_t)4 << 20)

struct run {
    FILE *file;
    char *line;
    int number; /* of the line */
    struct ks_trace_head head;
    json_t *first; /* head borrows from it */
    struct replay_content content;
    struct ks_director *director;
    struct ks_program *program;
    struct ks_mono before; /* of the last event */
    struct ks_tags places;
    struct ks_arena *place_arena; /* the words of places */
    struct ks_arena *receipt_arena;
    struct ks_receipt receipt; /* the director borrows these two */
    struct ks_preview preview;
    struct ks_err err;
    size_t events, effects;
};

enum step { STEP_ON, STEP_END, STEP_CUT, STEP_MISSING, STEP_DIFFERS, STEP_CANNOT };

/* The next line without its break; false at the end. *whole: it has one. */
static bool next_line(struct run *r, size_t *n, bool *whole)
{
    if (fgets(r->line, (int)LINE_MAX_BYTES, r->file) == NULL) {
        return false;
    }
    *n = strlen(r->line);
    *whole = *n > 0 && r->line[*n - 1] == '\n';
    *n -= *whole;
    r->number++;
    return true;
}

/* The director's effects as JSON, as the trace has them, so that spaces and the order of names do
 * not matter. */
static json_t *effects_now(const struct ks_effect *effects, size_t n)
{
    struct ks_buf text = { 0 };
    ks_trace_add_effects(&text, effects, n);
    json_t *json = json_loadb(text.p, text.n, 0, NULL);
    ks_buf_free(&text);
    return json;
}

static void print_side(const char *side, const json_t *effect)
{
    char *text = effect == NULL ? NULL : json_dumps(effect, JSON_COMPACT);
    printf("  %s%s\n", side, text == NULL ? ks_say("没有") : text);
    free(text);
}

static bool agrees(struct run *r, const json_t *line, const json_t *now)
{
    const json_t *then = json_object_get(line, "effects");
    size_t n =
        json_array_size(then) > json_array_size(now) ? json_array_size(then) : json_array_size(now);
    for (size_t i = 0; i < n; i++) {
        const json_t *a = json_array_get(then, i), *b = json_array_get(now, i);
        if (a == NULL || b == NULL || !json_equal(a, b)) {
            const char *event = json_string_value(json_object_get(line, "event"));
            const char *at = json_string_value(json_object_get(line, "now"));
            printf(ks_say("第 %d 行不一致：%s，事件 %s 的第 %zu 个结果\n"), r->number,
                   at == NULL ? "" : at, event, i + 1);
            print_side(ks_say("记下的："), a);
            print_side(ks_say("现在的："), b);
            return false;
        }
    }
    return true;
}

/* Keeps what the event brings as long as the director may borrow it. */
static bool bring(struct run *r, struct replay_event *e, struct ks_program **old)
{
    if (e->event.receipt != NULL) {
        r->receipt = e->receipt;
        e->event.receipt = &r->receipt;
    }
    if (e->event.preview != NULL) {
        r->preview = e->preview;
        e->event.preview = &r->preview;
    }
    if (e->program.any) {
        *old = r->program;
        struct ks_program *program = replay_content_load(&r->content, &e->program, &r->err);
        if (program == NULL) {
            *old = NULL;
            return false;
        }
        r->program = program;
        r->places = ks_situation_places(program, ks_str_of(r->head.place), r->place_arena);
    }
    e->event.program = r->program;
    e->event.situation.places = r->places;
    e->event.situation.alerts.show_exercises = r->head.exercises;
    e->event.situation.lang = r->head.lang;
    return true;
}

static enum step run_event(struct run *r, const json_t *line)
{
    struct replay_event e;
    struct ks_program *old = NULL;
    struct ks_arena *arena = ks_arena_new();
    bool good = replay_event(line, arena, &e, &r->err);
    /* The director relies on time that never goes back. */
    if (good && e.event.mono.us < r->before.us) {
        good = ctl_fail(&r->err, KS_ERR_FORMAT, ks_say("“us”的值比前面的小"));
    }
    if (!good) {
        ks_arena_free(arena);
        return STEP_CANNOT;
    }
    r->before = e.event.mono;
    if (!bring(r, &e, &old)) {
        ks_arena_free(arena);
        printf(ks_say("第 %d 行：%s\n"), r->number, ks_err_line(ks_lang_here(), &r->err).text);
        return STEP_DIFFERS;
    }
    struct ks_effect effects[KS_EFFECTS_MAX];
    size_t n = ks_director_step(r->director, &e.event, effects);
    if (e.event.kind == KS_EVENT_RECEIPT) {
        ks_arena_free(r->receipt_arena);
        r->receipt_arena = arena;
    } else {
        ks_arena_free(arena);
    }
    ks_program_free(old);
    json_t *now = effects_now(effects, n);
    bool same = agrees(r, line, now);
    r->events++;
    r->effects += n;
    json_decref(now);
    return same ? STEP_ON : STEP_DIFFERS;
}

static enum step run_memory(struct run *r, const json_t *line)
{
    struct ks_memory known = { 0 };
    bool ok = replay_memory(line, &known, &r->err);
    if (ok) {
        ks_memory_take(ks_director_memory(r->director), &known);
    }
    ks_memory_clear(&known);
    return ok ? STEP_ON : STEP_CANNOT;
}

static enum step run_line(struct run *r, const json_t *line)
{
    enum replay_kind kind;
    if (!replay_kind_of(line, &kind)) {
        ctl_fail(&r->err, KS_ERR_FORMAT, ks_say("看不懂"));
        return STEP_CANNOT;
    }
    switch (kind) {
    case REPLAY_EVENT:
        return run_event(r, line);
    case REPLAY_MEMORY:
        return run_memory(r, line);
    case REPLAY_MISSING:
        printf(ks_say("第 %d 行：少了 %lld 行，当时写不过来；后面的不能重演\n"), r->number,
               (long long)json_integer_value(json_object_get(line, "missing")));
        return STEP_MISSING;
    case REPLAY_END:
        break;
    }
    const char *why = json_string_value(json_object_get(line, "end"));
    if (why != NULL && strcmp(why, "stopped") != 0) {
        printf(ks_say("第 %d 行：记录在这里停了：%s\n"), r->number,
               strcmp(why, "full") == 0 ? ks_say("文件到了上限") : ks_say("磁盘快满了"));
    }
    return STEP_END;
}

/* Runs the next line. An incomplete last line is no error: it was being written when the power
 * went. */
static enum step run_next(struct run *r)
{
    size_t n;
    bool whole;
    if (!next_line(r, &n, &whole)) {
        printf(ks_say("没有结尾：播放程序还在运行，或者断了电\n"));
        return STEP_END;
    }
    json_t *line = replay_parse(r->line, n);
    if (line == NULL && next_line(r, &n, &whole)) {
        r->number--;
        ctl_fail(&r->err, KS_ERR_FORMAT, ks_say("看不懂"));
        return STEP_CANNOT;
    }
    if (line == NULL) {
        printf(ks_say("第 %d 行只有一半，不算：正在写的时候断了电\n"), r->number);
        return STEP_CUT;
    }
    enum step step = run_line(r, line);
    json_decref(line);
    return step;
}

static void prepare(struct run *r)
{
    const struct ks_trace_head *head = &r->head;
    struct ks_visit_rules rules = { .confidence = head->confidence,
                                    .lessons = head->lessons,
                                    .lang = ks_lang_of(head->lang) };
    r->director = ks_director_new();
    ks_director_set_rules(r->director, rules);
    ks_director_set_speed(r->director, head->speed);
    if (*head->program != '\0' && strcmp(head->program, "kiosk " KS_VERSION) != 0) {
        printf(ks_say("记录来自 %s，重演的是 %s\n"), head->program, "kiosk " KS_VERSION);
    }
}

static bool begin(struct run *r, const struct ctl *ctl)
{
    size_t n;
    bool whole;
    r->file = fopen(ctl->folder, "re");
    r->line = malloc(LINE_MAX_BYTES);
    if (r->line == NULL) {
        ks_oom();
    }
    if (r->file == NULL) {
        return ctl_fail(&r->err, KS_ERR_NOT_FOUND, "%s", strerror(errno));
    }
    r->first = next_line(r, &n, &whole) ? replay_parse(r->line, n) : NULL;
    if (r->first == NULL) {
        return ctl_fail(&r->err, KS_ERR_FORMAT, ks_say("不是 kiosk --trace 写的"));
    }
    if (!replay_head(r->first, &r->head, &r->err) ||
        !replay_content_open(&r->content, &r->head, ctl->set_folders.v, ctl->set_folders.n,
                             ctl->store, &r->err)) {
        return false;
    }
    prepare(r);
    return true;
}

static void finish(struct run *r)
{
    ks_director_free(r->director);
    ks_program_free(r->program);
    ks_arena_free(r->receipt_arena);
    ks_arena_free(r->place_arena);
    replay_content_close(&r->content);
    json_decref(r->first);
    free(r->line);
    if (r->file != NULL) {
        (void)fclose(r->file);
    }
}

int ctl_replay(struct ctl *ctl)
{
    struct run run = { .place_arena = ks_arena_new() };
    enum step step = begin(&run, ctl) ? STEP_ON : STEP_CANNOT;
    while (step == STEP_ON) {
        step = run_next(&run);
    }
    int status = CTL_PROBLEMS;
    if (step == STEP_CANNOT) {
        status = ctl_cannot(ks_say("%s 第 %d 行：%s"), ctl->folder, run.number,
                            ks_err_line(ks_lang_here(), &run.err).text);
    } else if (step == STEP_END || step == STEP_CUT) {
        status = CTL_CLEAN;
    }
    if (step != STEP_CANNOT) {
        printf(ks_say("%s：%zu 个事件，%zu 个结果\n"),
               status == CTL_CLEAN ? ks_say("一致") : ks_say("到此为止"), run.events, run.effects);
    }
    finish(&run);
    return status;
}
