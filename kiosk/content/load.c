/* A content set -> a sealed program (see load.h). */
#include "content/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/probe.h"
#include "content/load_parts.h"
#include "core/program/coverage.h"
#include "core/program/privacy.h"
#include "core/program/table_lint.h"
#include "core/text/content_names.h"
#include "core/text/table_name.h"

#define TABLE_BYTES_MAX (8 * 1024 * 1024)
#define OFFICE_ROWS_MAX 100 /* files */
#define STRAYS_MAX 400

/* Adds to the fingerprint which pictures and videos are there, and of which kind each is. */
static void finish_fingerprint(struct ks_loading *l)
{
    const struct ks_playlist *lists[] = { &l->program->main, &l->program->fallback };
    uint8_t hash[KS_SHA256_BYTES];
    char hex[KS_SHA256_HEX] = "";
    for (size_t i = 0; l->params->fingerprint && i < KS_COUNT(lists); i++) {
        for (size_t k = 0; k < lists[i]->n; k++) {
            const struct ks_playlist_item *item = &lists[i]->v[k];
            unsigned char row =
                (unsigned char)(item->kind << 1 | (item->fault.code == KS_PROBLEM_NONE));
            ks_sha256_add(&l->read, &row, 1);
        }
    }
    if (l->params->fingerprint) {
        ks_sha256_end(&l->read, hash);
        ks_sha256_hex(hash, hex);
    }
    l->program->fingerprint = ks_arena_strdup(l->arena, hex);
}

/* Reads one table of the set into its place; without it that is left empty. */
static void
read_table(struct ks_loading *l, enum ks_form_kind kind, const char *path, void *to, size_t size)
{
    const void *table = ks_loading_document(l, kind, path, TABLE_BYTES_MAX);
    if (table != NULL) {
        memcpy(to, table, size);
    }
}

static void read_sheets(struct ks_loading *l)
{
    struct ks_program *p = l->program;
    const struct {
        const char *path;
        struct ks_sheet *sheet;
    } sheets[] = { { KS_POLL_CSV, &p->activities.poll },
                   { KS_VOTE_CSV, &p->activities.vote },
                   { KS_PLEDGE_CSV, &p->activities.pledge },
                   { KS_CLASS_CSV, &p->lesson } };
    for (size_t i = 0; i < KS_COUNT(sheets); i++) {
        read_table(l, KS_FORM_SHEET, sheets[i].path, sheets[i].sheet, sizeof *sheets[i].sheet);
        ks_privacy_sheet(sheets[i].sheet, sheets[i].path, l->problems);
    }
}

static void read_tables(struct ks_loading *l)
{
    struct ks_program *p = l->program;
    const struct {
        enum ks_form_kind kind;
        const char *path;
        void *to;
        size_t size;
    } tables[] = { { KS_FORM_FACTS, KS_FACTS_CSV, &p->facts, sizeof p->facts },
                   { KS_FORM_PHASES, KS_PHASES_CSV, &p->phases, sizeof p->phases },
                   { KS_FORM_PLACES, KS_PLACES_CSV, &p->places, sizeof p->places },
                   { KS_FORM_TICKER, KS_TICKER_CSV, &p->ticker, sizeof p->ticker },
                   { KS_FORM_PLAYLIST, KS_MAIN_CSV, &p->main, sizeof p->main },
                   { KS_FORM_PLAYLIST, KS_DEFAULT_CSV, &p->fallback, sizeof p->fallback } };
    for (size_t i = 0; i < KS_COUNT(tables); i++) {
        read_table(l, tables[i].kind, tables[i].path, tables[i].to, tables[i].size);
    }
    /* Problems name the playlists by these constants, whatever the readers have set. */
    p->main.file = KS_MAIN_CSV;
    p->fallback.file = KS_DEFAULT_CSV;
}

static bool is_office_rows(struct ks_str name)
{
    return ks_str_starts(name, KS_STR(KS_OFFICE_ROWS));
}

static bool may_hold_rows(struct ks_str name)
{
    return is_office_rows(name) || ks_table_rank(name) > 0;
}

/* Reads the rows that office folders brought (playlists/office-*.csv, written by kiosk-sync). They
 * are rows of the main playlist that stand in files of their own. */
static void read_office_rows(struct ks_loading *l)
{
    struct ks_playlist *main = &l->program->main;
    struct ks_names names;
    ks_loading_list(l, KS_AT_PLAYLISTS, OFFICE_ROWS_MAX, may_hold_rows, &names);
    for (size_t i = 0; i < names.n; i++) {
        struct ks_playlist more = { 0 };
        if (is_office_rows(ks_str_of(names.v[i]))) {
            read_table(l, KS_FORM_PLAYLIST, names.v[i], &more, sizeof more);
        } else if (ks_table_label(names.v[i], l->arena) != NULL) { /* the set has another */
            ks_problems_add(l->problems, KS_PROBLEM_TABLE_TWICE,
                            (struct ks_place_in_file) { names.v[i], 0, 0 }, KS_NO_ARGS);
        }
        if (more.n > 0 && main->n + more.n <= KS_PLAYLIST_ROWS_MAX) {
            main->v = ks_arena_grow(l->arena, main->v, main->n, main->n + more.n, sizeof *main->v);
            memcpy(main->v + main->n, more.v, more.n * sizeof *more.v);
            main->n += more.n;
        }
    }
}

/* Whether a table is read under that name or by a workbook of it. */
static bool is_there(struct ks_loading *l, const struct ks_names *names, const char *meant)
{
    const char *label = ks_table_label(meant, l->arena);
    for (size_t i = 0; i < names->n; i++) {
        const char *called = ks_content_set_called(l->set, names->v[i], l->arena);
        const char *is = ks_table_label(called, l->arena);
        if (strcmp(is == NULL ? called : is, label == NULL ? meant : label) == 0) {
            return true;
        }
    }
    return false;
}

/* Tells tables that nothing reads under the names that they have: an error where the table is
 * missing that one was meant to be. Beyond STRAYS_MAX none is told, which says nothing of the rest.
 */
static void tell_strays(struct ks_loading *l)
{
    static const char *const folders[] = { KS_AT_PLAYLISTS, KS_AT_ASSETS };
    for (size_t k = 0; k < KS_COUNT(folders); k++) {
        struct ks_names names = { .n = 0 };
        if (!ks_content_set_list(l->set, folders[k], STRAYS_MAX, ks_table_may_stray, l->arena,
                                 &names, NULL)) {
            continue;
        }
        for (size_t i = 0; i < names.n; i++) {
            const char *called = ks_content_set_called(l->set, names.v[i], l->arena);
            const char *meant = ks_table_meant(called, l->arena);
            struct ks_place_in_file at = { names.v[i], 0, 0 };
            if (meant != NULL && *meant == '\0') {
                ks_problems_add(l->problems, KS_PROBLEM_TABLE_NAMELESS, at, KS_NO_ARGS);
            } else if (meant != NULL) {
                ks_problems_add(l->problems,
                                is_there(l, &names, meant) ? KS_PROBLEM_TABLE_SPARE
                                                           : KS_PROBLEM_TABLE_STRAY,
                                at, KS_ARGS(ks_arg_text(meant)));
            }
        }
    }
}

/* People look for what is wrong in the file that they have: names a list of them anew. */
struct naming {
    struct ks_loading *l;
    const char *label, *called; /* the last one */
};

static const char *as_kept(struct naming *n, const char *label)
{
    if (n->label == NULL || strcmp(n->label, label) != 0) {
        n->label = label;
        n->called = ks_content_set_called(n->l->set, label, n->l->arena);
    }
    return n->called;
}

static void name_as_kept(struct ks_loading *l)
{
    struct naming n = { .l = l };
    struct ks_playlist *lists[] = { &l->program->main, &l->program->fallback };
    for (size_t i = 0; i < l->problems->n; i++) {
        l->problems->v[i].file = as_kept(&n, l->problems->v[i].file);
    }
    for (size_t i = 0; i < KS_COUNT(lists); i++) {
        for (size_t k = 0; k < lists[i]->n; k++) {
            lists[i]->v[k].file = as_kept(&n, lists[i]->v[k].file);
        }
    }
}

struct ks_program *ks_load(struct ks_content_set *set, const struct ks_load_params *params)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_program *program = ks_arena_alloc(arena, sizeof *program);
    program->arena = arena;
    program->generation = params->generation;
    program->release = params->release;
    program->problems.arena = arena;
    struct ks_loading l = { .set = set,
                            .params = params,
                            .program = program,
                            .arena = arena,
                            .problems = &program->problems,
                            .reader = { ks_reader_new(params->reading, params->forms),
                                        ks_reader_new(params->reading, NULL) } };
    ks_sha256_begin(&l.read);
    (void)ks_loading_until(&l, "", &program->until);
    read_tables(&l);
    read_sheets(&l);
    read_office_rows(&l);
    ks_privacy_tables(program, l.problems);
    ks_places_index(&program->places, arena); /* of the names that are left */
    size_t rows = program->main.n + program->fallback.n + program->activities.vote.n;
    l.assets_capacity = ks_probe_capacity(rows + 32);
    l.assets = calloc(l.assets_capacity, sizeof *l.assets);
    if (l.assets == NULL) {
        /* Out of memory: this aborts with a message. */
        l.assets = ks_arena_array(arena, l.assets_capacity, sizeof *l.assets);
    }
    ks_loading_quiz(&l);
    ks_loading_cards(&l);
    ks_loading_alerts(&l);
    ks_loading_places(&l);
    ks_loading_resolve(&l, &program->main);
    ks_loading_resolve(&l, &program->fallback);
    ks_loading_works(&l);
    if (ks_loading_judges(&l)) {
        ks_loading_cross_check(&l, &program->main);
        ks_loading_cross_check(&l, &program->fallback);
        ks_loading_check_ends(&l);
        ks_loading_check_ticker(&l);
        tell_strays(&l);
        ks_ticker_lint(program, ks_civil_date(params->now), l.problems);
        ks_loading_pictures(&l);
        ks_quiz_lint(&program->quiz, &program->facts, ks_civil_date(params->now), l.problems);
    }
    if (params->decoder != NULL && !params->only_look) {
        ks_loading_unused(&l);
        ks_coverage_lint(program, l.problems);
        ks_table_lint(program, ks_civil_date(params->now), l.problems);
    }
    finish_fingerprint(&l);
    name_as_kept(&l);
    ks_reader_free(l.reader[false]);
    ks_reader_free(l.reader[true]);
    free(l.assets);
    ks_program_seal(program);
    return program;
}

bool ks_load_is_of_screen(const struct ks_problem *problem)
{
    return strcmp(problem->file, KS_SCREEN_FILE) == 0;
}
