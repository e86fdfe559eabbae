/* What the commands share (see ctl.h). */
#include "kioskctl/ctl.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "kioskctl/source.h"
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

/* Which kind of folder it is, unless it is the usual one. */
static void say_kind(enum source_kind kind)
{
    const char *said = kind == SOURCE_STORE ? ks_say("这是屏幕的状态文件夹：看它现在播的")
                       : kind == SOURCE_OFFICE ? ks_say("这里有“海报”等文件夹：照收下以后的样子看")
                       : kind == SOURCE_SIGNED ? ks_say("这是签名发布：照收下以后的样子看")
                                               : NULL;
    if (said != NULL) {
        fprintf(stderr, "kioskctl: %s\n", said);
    }
}

static bool open_set(struct ctl *ctl)
{
    struct ks_err err = { 0 };
    if (!ctl->any_source) {
        ctl->set = ks_content_set_open_folder(ctl->folder, &err);
        return ctl->set != NULL ||
               (ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text), false);
    }
    ctl->source = calloc(1, sizeof *ctl->source);
    if (ctl->source == NULL) {
        ks_oom();
    }
    if (!source_open(ctl->source, ctl->folder, ctl->trust, ctl->place, &ctl->zone)) {
        return false;
    }
    say_kind(ctl->source->kind);
    ctl->set = ctl->source->set;
    ctl->source->set = NULL; /* the caller's from here on */
    return true;
}

void ctl_close(struct ctl *ctl)
{
    ks_program_free(ctl->program);
    ks_arena_free(ctl->arena);
    ks_content_set_close(ctl->set);
    if (ctl->source != NULL) {
        source_close(ctl->source);
        free(ctl->source);
    }
}

bool ctl_load(struct ctl *ctl, struct ks_civil now, enum ctl_look look)
{
    if (!open_set(ctl)) {
        return false;
    }
    struct ks_decoder *decoder = look == CTL_GLANCE ? NULL : ks_decoder_new(NULL);
    struct ks_load_params params = {
        .zone = &ctl->zone,
        .now = now,
        .decoder = decoder,
        .only_look = look == CTL_DECODE,
        .generation = 1,
        .screen = ctl->place,
    };
    ctl->program = ks_load(ctl->set, &params);
    ctl->arena = ks_arena_new();
    ctl->program->problems.arena = ctl->arena;
    /* The list goes on in memory of ours, since the program is sealed. */
    ctl->program->problems.capacity = ctl->program->problems.n;
    ctl->n_loaded = ctl->program->problems.n;
    ks_decoder_free(decoder);
    if (look != CTL_JUDGE) {
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

struct said { /* of a problem, or of a line of a receipt */
    const char *file;
    int row, column;
    const char *level, *code, *what, *why, *how;
};

static void add_json(struct ks_buf *out, const struct said *said)
{
    ks_buf_adds(out, out->n == 1 ? "\n  {\"file\": " : ",\n  {\"file\": ");
    ks_buf_add_json(out, said->file);
    ks_buf_addf(out, ", \"row\": %d, \"column\": %d, \"level\": \"%s\", \"code\": ", said->row,
                said->column, said->level);
    ks_buf_add_json(out, said->code);
    ks_buf_adds(out, ", \"what\": ");
    ks_buf_add_json(out, said->what);
    ks_buf_adds(out, ", \"why\": ");
    ks_buf_add_json(out, said->why);
    ks_buf_adds(out, ", \"how\": ");
    ks_buf_add_json(out, said->how);
    ks_buf_adds(out, "}");
}

static void add_problems_json(struct ks_buf *out, const struct ks_problems *problems, size_t from)
{
    struct ks_arena *arena = ks_arena_new();
    for (size_t i = from; i < problems->n; i++) {
        const struct ks_problem *p = &problems->v[i];
        struct ks_problem_text text = ks_problem_text(p, ks_lang_here(), arena);
        const struct said said = {
            p->file,   p->row,   p->column, ks_level_name(p->level), ks_problem_id(p->code),
            text.what, text.why, text.how
        };
        add_json(out, &said);
    }
    ks_arena_free(arena);
}

static void end_json(struct ks_buf *out)
{
    ks_buf_adds(out, out->n > 1 ? "\n]\n" : "]\n");
    fputs(out->p, stdout);
    ks_buf_free(out);
}

static void add_lines(struct ks_buf *out, const struct ks_receipt *receipt, bool json)
{
    for (size_t i = 0; i < receipt->n; i++) {
        const struct ks_receipt_line *line = &receipt->v[i];
        bool refused = line->verdict == KS_RECEIPT_REFUSED;
        const struct said said = { line->file,
                                   line->row,
                                   line->column,
                                   ks_level_name(refused ? KS_LEVEL_ERROR : KS_LEVEL_WARNING),
                                   refused ? "import.refused" : "import.adjusted",
                                   line->what,
                                   "",
                                   line->how };
        if (!refused && line->verdict != KS_RECEIPT_ADJUSTED) {
            continue;
        }
        if (json) {
            add_json(out, &said);
        } else {
            ks_buf_addf(out, "%s:%d:%d: %s: %s%s%s\n", said.file, said.row, said.column, said.level,
                        said.what, *said.how == '\0' ? "" : "。", said.how);
        }
    }
}

void ctl_print_receipt(const struct ks_receipt *receipt,
                       const struct ks_problems *problems,
                       size_t from,
                       bool json)
{
    struct ks_buf out = { 0 };
    ks_buf_adds(&out, json ? "[" : "");
    add_lines(&out, receipt, json);
    if (json) {
        add_problems_json(&out, problems, from);
        end_json(&out);
        return;
    }
    fputs(out.p == NULL ? "" : out.p, stdout);
    ks_buf_free(&out);
    for (size_t i = from; i < problems->n; i++) {
        ctl_print_problem(&problems->v[i]);
    }
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
        struct ks_buf out = { 0 };
        ks_buf_adds(&out, "[");
        add_problems_json(&out, problems, 0);
        end_json(&out);
        return;
    }
    for (size_t i = 0; i < problems->n; i++) {
        ctl_print_problem(&problems->v[i]);
    }
    if (problems->left_out > 0) {
        printf(ks_say("（另有 %zu 条没有列出）\n"), problems->left_out);
    }
}
