/* What the commands share (see ctl.h). */
#include "kioskctl/ctl.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/problem/fail.h"
#include "port/clock.h"
#include "port/lang.h"

int ctl_cannot(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("kioskctl: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    return CTL_CANNOT;
}

bool ctl_time(const struct ctl *ctl, const char *option, const char *text, struct ks_civil *t)
{
    if (text == NULL) {
        ctl_cannot(ks_say("缺少 %s 时间，例如 %s 2020-09-01T08:00"), option, option);
        return false;
    }
    if (!ks_civil_parse(ks_str_of(text), &ctl->zone, t)) {
        ctl_cannot(
            ks_say("%s 的时间“%s”看不懂，请写成 2020-09-01T08:00 或 2020-09-01T08:00:00+08:00"),
            option, text);
        return false;
    }
    return true;
}

/* Prints problems of --place: results for a place that nobody knows would mislead. */
static void say_screen(const struct ks_problems *problems)
{
    for (size_t i = 0; i < problems->n; i++) {
        const struct ks_problem *p = &problems->v[i];
        if (ks_load_is_of_screen(p)) {
            struct ks_arena *arena = ks_arena_new();
            fprintf(stderr, "kioskctl: --place: %s\n", ks_problem_line(p, ks_lang_here(), arena));
            ks_arena_free(arena);
        }
    }
}

bool ctl_load(struct ctl *ctl, struct ks_civil now, bool look_inside)
{
    struct ks_err err = { 0 };
    ctl->set = ks_content_set_open_folder(ctl->folder, &err);
    if (ctl->set == NULL) {
        ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
        return false;
    }
    struct ks_decoder *decoder = look_inside ? ks_decoder_new(NULL) : NULL;
    struct ks_load_params params = {
        .zone = &ctl->zone,
        .now = now,
        .decoder = decoder,
        .generation = 1,
        .screen = ctl->place,
    };
    ctl->program = ks_load(ctl->set, &params);
    ctl->arena = ks_arena_new();
    ctl->program->problems.arena = ctl->arena;
    /* The list goes on in memory of ours, since the program is sealed. */
    ctl->program->problems.capacity = ctl->program->problems.n;
    ks_decoder_free(decoder);
    if (!look_inside) {
        say_screen(&ctl->program->problems);
    }
    return true;
}

struct ks_situation ctl_situation(const struct ctl *ctl, struct ks_civil now)
{
    bool unknown = ctl->clock != NULL && strcmp(ctl->clock, "unknown") == 0;
    return (struct ks_situation) {
        .now = now,
        .clock = unknown ? KS_CLOCK_UNKNOWN : KS_CLOCK_SYNCED,
        .floor = ks_civil_of(&ctl->zone, ks_clock_floor()),
        .places = ks_situation_places(ctl->program, ks_str_of(ctl->place), ctl->arena),
        .lang = ctl->lang == NULL ? "zh" : ctl->lang,
    };
}

static void print_json(const struct ks_problems *problems)
{
    struct ks_buf out = { 0 };
    struct ks_arena *arena = ks_arena_new();
    ks_buf_adds(&out, "[");
    for (size_t i = 0; i < problems->n; i++) {
        const struct ks_problem *p = &problems->v[i];
        struct ks_problem_text text = ks_problem_text(p, ks_lang_here(), arena);
        ks_buf_adds(&out, i == 0 ? "\n  {\"file\": " : ",\n  {\"file\": ");
        ks_buf_add_json(&out, p->file);
        ks_buf_addf(&out, ", \"row\": %d, \"column\": %d, \"level\": \"%s\", \"code\": ", p->row,
                    p->column, ks_level_name(p->level));
        ks_buf_add_json(&out, ks_problem_id(p->code));
        ks_buf_adds(&out, ", \"what\": ");
        ks_buf_add_json(&out, text.what);
        ks_buf_adds(&out, ", \"why\": ");
        ks_buf_add_json(&out, text.why);
        ks_buf_adds(&out, ", \"how\": ");
        ks_buf_add_json(&out, text.how);
        ks_buf_adds(&out, "}");
    }
    ks_buf_adds(&out, problems->n > 0 ? "\n]\n" : "]\n");
    fputs(out.p, stdout);
    ks_buf_free(&out);
    ks_arena_free(arena);
}

void ctl_print_problem(const struct ks_problem *p)
{
    struct ks_arena *arena = ks_arena_new();
    printf("%s:%d:%d: %s: %s\n", p->file, p->row, p->column, ks_level_name(p->level),
           ks_problem_line(p, ks_lang_here(), arena));
    ks_arena_free(arena);
}

void ctl_print_problems(const struct ks_problems *problems, bool json)
{
    if (json) {
        print_json(problems);
        return;
    }
    for (size_t i = 0; i < problems->n; i++) {
        ctl_print_problem(&problems->v[i]);
    }
    if (problems->left_out > 0) {
        printf(ks_say("（另有 %zu 条没有列出）\n"), problems->left_out);
    }
}
