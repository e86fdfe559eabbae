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
#include "readers/set/facts.h"
#include "readers/set/phases.h"
#include "readers/set/places.h"
#include "readers/set/playlist.h"
#include "readers/set/sheet.h"
#include "readers/set/ticker.h"

#define TABLE_BYTES_MAX (8 * 1024 * 1024)

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

/* Reads one table of the set, if it is there, with its reader into its target. */
#define READ_TABLE(l, context, path, reader, target)                                               \
    do {                                                                                           \
        char *bytes;                                                                               \
        size_t n;                                                                                  \
        if (ks_loading_read((l), (path), TABLE_BYTES_MAX, &bytes, &n)) {                           \
            reader((context), (path), bytes, n, (target));                                         \
            free(bytes);                                                                           \
        }                                                                                          \
    } while (0)

static void read_sheets(struct ks_loading *l)
{
    struct ks_program *p = l->program;
    struct ks_table_context context = { l->arena, l->problems, ks_civil_date(l->params->now) };
    const struct {
        const char *path;
        struct ks_sheet *sheet;
    } sheets[] = { { KS_POLL_CSV, &p->activities.poll },
                   { KS_VOTE_CSV, &p->activities.vote },
                   { KS_PLEDGE_CSV, &p->activities.pledge },
                   { KS_CLASS_CSV, &p->lesson } };
    for (size_t i = 0; i < KS_COUNT(sheets); i++) {
        READ_TABLE(l, &context, sheets[i].path, ks_sheet_read, sheets[i].sheet);
        ks_privacy_sheet(sheets[i].sheet, sheets[i].path, l->problems);
    }
}

static void read_tables(struct ks_loading *l)
{
    struct ks_program *p = l->program;
    struct ks_table_context context = { l->arena, l->problems, ks_civil_date(l->params->now) };
    p->main.file = KS_MAIN_CSV;
    p->fallback.file = KS_DEFAULT_CSV;
    READ_TABLE(l, &context, KS_FACTS_CSV, ks_facts_read, &p->facts);
    READ_TABLE(l, &context, KS_PHASES_CSV, ks_phases_read, &p->phases);
    READ_TABLE(l, &context, KS_PLACES_CSV, ks_places_read, &p->places);
    READ_TABLE(l, &context, KS_TICKER_CSV, ks_ticker_read, &p->ticker);
    READ_TABLE(l, &context, KS_MAIN_CSV, ks_playlist_read, &p->main);
    READ_TABLE(l, &context, KS_DEFAULT_CSV, ks_playlist_read, &p->fallback);
    /* Problems name the playlists by these constants, whatever the readers have set. */
    p->main.file = KS_MAIN_CSV;
    p->fallback.file = KS_DEFAULT_CSV;
}

/* Reads the rows that office folders brought (playlists/office-*.csv, written by kiosk-sync). They
 * are rows of the main playlist that stand in files of their own. */
static void read_office_rows(struct ks_loading *l)
{
    struct ks_table_context context = { l->arena, l->problems, ks_civil_date(l->params->now) };
    struct ks_playlist *main = &l->program->main;
    struct ks_names names;
    if (!ks_content_set_list(l->set, KS_AT_PLAYLISTS, 100, l->arena, &names, NULL)) {
        return;
    }
    for (size_t i = 0; i < names.n; i++) {
        struct ks_playlist more = { 0 };
        if (ks_str_starts(ks_str_of(names.v[i]), KS_STR(KS_OFFICE_ROWS))) {
            READ_TABLE(l, &context, names.v[i], ks_playlist_read, &more);
        }
        if (more.n > 0 && main->n + more.n <= KS_PLAYLIST_ROWS_MAX) {
            main->v = ks_arena_grow(l->arena, main->v, main->n, main->n + more.n, sizeof *main->v);
            memcpy(main->v + main->n, more.v, more.n * sizeof *more.v);
            main->n += more.n;
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
                            .problems = &program->problems };
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
    if (params->decoder != NULL || params->lint) {
        ks_loading_cross_check(&l, &program->main);
        ks_loading_cross_check(&l, &program->fallback);
        ks_loading_check_ends(&l);
        ks_loading_check_ticker(&l);
        ks_loading_pictures(&l);
        ks_quiz_lint(&program->quiz, &program->facts, ks_civil_date(params->now), l.problems);
    }
    if (params->decoder != NULL) {
        ks_loading_unused(&l);
        ks_coverage_lint(program, l.problems);
        ks_table_lint(program, ks_civil_date(params->now), l.problems);
    }
    finish_fingerprint(&l);
    free(l.assets);
    ks_program_seal(program);
    return program;
}

bool ks_load_is_of_screen(const struct ks_problem *problem)
{
    return strcmp(problem->file, KS_SCREEN_FILE) == 0;
}
