/* kiosk-bench: medians of what the budgets name and no outside clock can see. For tools/bench. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/threads/content_source.h"
#include "content/load.h"
#include "core/problem/fail.h"
#include "core/schedule/schedule.h"
#include "kiosk-bench/first_paint.h"
#include "port/clock.h"
#include "port/lang.h"
#include "stage/blend.h"

#define RUNS 11
#define ROWS 10000

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static double median(double *v, size_t n)
{
    qsort(v, n, sizeof *v, by_value);
    return v[n / 2];
}

static double since_ms(struct ks_mono t)
{
    return (double)(ks_clock_mono().us - t.us) / 1000.0;
}

static bool write_set(const char *folder)
{
    struct ks_buf path = { 0 };
    bool ok = true;
    static const char *const folders[] = { "playlists", "assets", "assets/posters" };
    for (size_t i = 0; i < KS_COUNT(folders); i++) {
        path.n = 0;
        ks_buf_addf(&path, "%s/%s", folder, folders[i]);
        mkdir(path.p, 0755);
    }
    struct ks_buf rows = { 0 };
    ks_buf_adds(&rows, "item,from,until,days,hours,weight,priority\n");
    for (int i = 0; i < ROWS && ok; i++) {
        ks_buf_addf(&rows, "posters/%05d.jpg,2020-01-01,2020-12-31,1-7,06:00-23:00,%d,5\n", i,
                    1 + i % 3);
        path.n = 0;
        ks_buf_addf(&path, "%s/assets/posters/%05d.jpg", folder, i);
        FILE *file = fopen(path.p, "wb");
        ok = file != NULL && fwrite("\xFF\xD8\xFF\xE0", 1, 4, file) == 4;
        if (file != NULL) {
            fclose(file);
        }
    }
    path.n = 0;
    ks_buf_addf(&path, "%s/playlists/main.csv", folder);
    FILE *file = ok ? fopen(path.p, "wb") : NULL;
    ok = file != NULL && fwrite(rows.p, 1, rows.n, file) == rows.n;
    if (file != NULL) {
        fclose(file);
    }
    ks_buf_free(&rows);
    ks_buf_free(&path);
    return ok;
}

static void bench_playlist(const char *folder)
{
    struct ks_err err = { 0 };
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_civil now;
    struct ks_content_set *set =
        write_set(folder) ? ks_content_set_open_folder(folder, &err) : NULL;
    if (set == NULL || !ks_civil_parse(ks_str_of("2020-06-03T12:00"), &zone, &now)) {
        fprintf(stderr, "kiosk-bench: %s\n", ks_err_line(ks_lang_here(), &err).text);
        return;
    }
    double load[RUNS], decide[RUNS];
    size_t on_air = 0;
    for (int i = 0; i < RUNS; i++) {
        struct ks_load_params params = { .zone = &zone, .now = now, .generation = 1 };
        struct ks_mono t = ks_clock_mono();
        struct ks_program *program = ks_load(set, &params);
        load[i] = since_ms(t);
        struct ks_situation situation = { .now = now };
        struct ks_arena *arena = ks_arena_new();
        struct ks_decision decision;
        t = ks_clock_mono();
        ks_schedule_decide(program, &situation, arena, &decision);
        decide[i] = since_ms(t);
        on_air = decision.n;
        ks_arena_free(arena);
        ks_program_free(program);
    }
    printf("load_10000_rows_ms %.1f\ndecide_10000_rows_ms %.3f (%zu on air)\n", median(load, RUNS),
           median(decide, RUNS), on_air);
    ks_content_set_close(set);
}

/* The median of loading a folder, or the release of a store, as the player does: its documents
 * read, no picture decoded. */
static int bench_load(const char *folder, const char *store)
{
    struct ks_err err = { 0 };
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_civil now;
    struct ks_content_source *source = ks_content_source_open(folder, store, "", &err);
    struct ks_content_set *set = source == NULL ? NULL : ks_content_source_take(source, 1)->set;
    if (set == NULL || !ks_civil_parse(ks_str_of("2026-11-24T12:00"), &zone, &now)) {
        fprintf(stderr, "kiosk-bench: %s\n", ks_err_line(ks_lang_here(), &err).text);
        return 1;
    }
    double load[RUNS];
    size_t cards = 0, questions = 0;
    for (int i = 0; i < RUNS; i++) {
        struct ks_load_params params = { .zone = &zone, .now = now, .generation = 1 };
        struct ks_mono t = ks_clock_mono();
        struct ks_program *program = ks_load(set, &params);
        load[i] = since_ms(t);
        cards = program->cards.n;
        questions = program->quiz.n;
        ks_program_free(program);
    }
    printf("load_%s_ms %.1f (%zu cards, %zu questions)\n", *store == '\0' ? "set" : "release",
           median(load, RUNS), cards, questions);
    ks_content_source_close(source);
    return 0;
}

static void bench_blend(void)
{
    struct ks_canvas *a = ks_canvas_new(1920, 1080), *b = ks_canvas_new(1920, 1080),
                     *out = ks_canvas_new(1920, 1080);
    ks_canvas_clear(a, 0xFF102030u);
    ks_canvas_clear(b, 0xFFE0D0C0u);
    for (unsigned k = KS_TRANSITION_CUT + 1; k < KS_TRANSITION_COUNT; k++) {
        double v[101];
        for (int i = 0; i < 101; i++) {
            struct ks_mono t = ks_clock_mono();
            ks_blend(out, a, b, (enum ks_transition)k, 1 + i * 640, 0);
            v[i] = since_ms(t);
        }
        printf("blend_%s_1080p_ms %.2f\n", ks_transition_names[k], median(v, 101));
    }
    ks_canvas_free(a);
    ks_canvas_free(b);
    ks_canvas_free(out);
}

/* Measures what the sandbox costs, with a picture of nearly no pixels: what is left is the child's
 * start, its lock and the way back. */
static void bench_sandbox(const char *tiny)
{
    double v[RUNS];
    struct ks_decoder *decoder = ks_decoder_new(NULL);
    for (int i = 0; i < RUNS; i++) {
        struct ks_media_info info;
        struct ks_pixels px = { 0 };
        struct ks_err err = { 0 };
        int fd = open(tiny, O_RDONLY | O_CLOEXEC);
        struct ks_mono t = ks_clock_mono();
        if (fd < 0 || !ks_decoder_picture(decoder, fd, 1920, 1080, &info, &px, &err)) {
            fprintf(stderr, "kiosk-bench: %s %s\n", tiny, ks_err_line(ks_lang_here(), &err).text);
        }
        v[i] = since_ms(t);
        ks_pixels_free(&px);
        close(fd);
    }
    printf("sandbox_per_picture_ms %.1f\n", median(v, RUNS));
    ks_decoder_free(decoder);
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "first-paint") == 0) {
        return bench_first_paint(argv + 2);
    }
    if (argc == 3 && strcmp(argv[1], "load") == 0) {
        return bench_load(argv[2], "");
    }
    if (argc == 3 && strcmp(argv[1], "load-store") == 0) {
        return bench_load("", argv[2]);
    }
    if (argc != 3) {
        fprintf(stderr, "kiosk-bench EMPTY-FOLDER TINY-JPEG | load FOLDER | load-store STATE | "
                        "first-paint COMMAND...\n");
        return 2;
    }
    bench_playlist(argv[1]);
    bench_blend();
    bench_sandbox(argv[2]);
    return 0;
}
