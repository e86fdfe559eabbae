/* Every table reader: none may crash, whatever the bytes, and what they give must keep the promises
 * of the headers. */
#include <stdint.h>
#include <stdlib.h>

#include "base/check.h"
#include "readers/quiz/files.h"
#include "readers/set/facts.h"
#include "readers/set/phases.h"
#include "readers/set/places.h"
#include "readers/set/playlist.h"
#include "readers/set/sheet.h"
#include "readers/set/ticker.h"

#ifdef KS_REPLAY
#define TOLD_MAX SIZE_MAX
#else
#define TOLD_MAX 4
#define FUZZED_BYTES 1024
#endif

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool promise, const char *what)
{
    if (!promise) {
        ks_bug(what);
    }
}

static void check_window(const struct ks_window *window)
{
    must(window->days != 0 && window->days <= KS_DAYS_ALL, "days");
    must(window->n_hours <= KS_DAYPARTS_MAX, "hours");
    must(window->from == KS_DATE_NONE || window->until == KS_DATE_NONE ||
             window->from <= window->until,
         "range");
    for (size_t i = 0; i < window->n_hours; i++) {
        struct ks_daypart part = window->hours[i];
        must(part.start >= 0 && part.start <= 1440 && part.end >= 0 && part.end <= 1440, "daypart");
    }
}

static void check_playlist(const struct ks_playlist *playlist)
{
    for (size_t i = 0; i < playlist->n; i++) {
        const struct ks_playlist_item *item = &playlist->v[i];
        check_window(&item->window);
        must(item->path[0] != '/' && item->title != NULL, "path");
        must(item->weight >= 1 && item->weight <= 100, "weight");
        must(item->priority >= 0 && item->priority <= 999, "priority");
        must(item->dwell_ms == 0 ||
                 (item->dwell_ms >= KS_DWELL_MIN_MS && item->dwell_ms <= KS_DWELL_MAX_MS),
             "dwell");
        must(item->row > 1 && item->places.n <= KS_TAGS_MAX, "row");
    }
}

static void check_quiz(const struct ks_quiz_bank *bank)
{
    for (size_t i = 0; i < bank->n; i++) {
        const struct ks_quiz_item *item = &bank->v[i];
        must(item->n_options >= 2 && item->n_options <= KS_QUIZ_OPTIONS_MAX, "options");
        must(item->right != 0 && item->right >> item->n_options == 0, "answer");
        must(item->cues >= 0 && item->cues <= 5 && item->fit >= 1 && item->fit <= 3, "difficulty");
        must(item->channel < KS_CHANNEL_COUNT && item->scene != NULL && item->stem != NULL, "item");
        for (size_t k = 0; k < item->n_options; k++) {
            must(item->options[k].text != NULL && item->options[k].feedback != NULL, "option");
        }
    }
}

static void read_playlist(const struct ks_table_context *context, const char *bytes, size_t n)
{
    struct ks_playlist playlist;
    ks_playlist_read(context, "playlists/main.csv", bytes, n, &playlist);
    check_playlist(&playlist);
}

static void read_phases(const struct ks_table_context *context, const char *bytes, size_t n)
{
    struct ks_phases phases;
    ks_phases_read(context, "playlists/phases.csv", bytes, n, &phases);
    for (size_t i = 0; i < phases.n; i++) {
        must(phases.v[i].from <= phases.v[i].until && phases.v[i].from != KS_DATE_NONE, "phase");
        must(phases.v[i].accent <= 0xFFFFFF, "accent");
    }
}

static void read_places(const struct ks_table_context *context, const char *bytes, size_t n)
{
    struct ks_places places;
    ks_places_read(context, "playlists/places.csv", bytes, n, &places);
}

static void read_facts(const struct ks_table_context *context, const char *bytes, size_t n)
{
    struct ks_facts facts;
    ks_facts_read(context, "assets/facts.csv", bytes, n, &facts);
}

static void read_ticker(const struct ks_table_context *context, const char *bytes, size_t n)
{
    struct ks_ticker ticker;
    ks_ticker_read(context, "playlists/ticker.csv", bytes, n, &ticker);
    for (size_t i = 0; i < ticker.n; i++) {
        check_window(&ticker.v[i].window);
    }
}

static void read_quiz(const struct ks_table_context *context, const char *bytes, size_t n)
{
    struct ks_quiz_bank bank = { 0 };
    ks_quiz_read(context, "assets/quiz/bank.csv", bytes, n, &bank);
    check_quiz(&bank);
}

static void read_sheet(const struct ks_table_context *context, const char *bytes, size_t n)
{
    struct ks_sheet sheet;
    ks_sheet_read(context, "assets/sheets/x.csv", bytes, n, &sheet);
    for (size_t i = 0; i < sheet.n; i++) {
        must(sheet.v[i].name != NULL && sheet.v[i].value != NULL, "sheet");
    }
}

static void (*const readers[])(const struct ks_table_context *, const char *, size_t) = {
    read_playlist, read_phases, read_places, read_facts, read_ticker, read_quiz, read_sheet
};

static void check_reader(size_t which, const char *bytes, size_t n)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    struct ks_table_context context = { arena, &problems, 20712 };
    readers[which](&context, bytes, n);
    for (size_t i = 0; i < problems.n && i < TOLD_MAX; i++) {
        must(problems.v[i].row >= 0, "place of a problem");
        must(*ks_problem_text(&problems.v[i], KS_LANG_ZH, arena).what != '\0', "Chinese");
        must(*ks_problem_text(&problems.v[i], KS_LANG_EN, arena).what != '\0', "English");
    }
    ks_arena_free(arena);
}

/* The fuzzer needs speed more than size: one reader for each input. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
#ifdef KS_REPLAY
    for (size_t i = 0; i < KS_COUNT(readers); i++) {
        check_reader(i, bytes, size);
    }
#else
    if (size <= FUZZED_BYTES) {
        check_reader(size % KS_COUNT(readers), bytes, size);
    }
#endif
    return 0;
}
