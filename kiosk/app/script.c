/* A person made of text (see script.h). */
#include "app/script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/input.h"
#include "base/check.h"
#include "base/text.h"
#include "port/clock.h"
#include "stage/capture.h"

#define SCRIPT_BYTES_MAX (1024 * 1024)

struct ks_script {
    char *text;
    struct ks_str rest;
    struct ks_mono due;
    bool failed, started;
};

static const struct {
    const char *name;
    int tap;
} taps[] = { { "nothing", KS_TAP_NOTHING },
             { "quiz", KS_TAP_QUIZ },
             { "handbook", KS_TAP_HANDBOOK },
             { "help", KS_TAP_HELP },
             { "leave", KS_TAP_LEAVE },
             { "back", KS_TAP_BACK },
             { "next", KS_TAP_NEXT },
             { "earlier", KS_TAP_EARLIER },
             { "later", KS_TAP_LATER },
             { "stay", KS_TAP_STAY },
             { "type-quiz", KS_TAP_TYPE_QUIZ },
             { "channels", KS_TAP_CHANNELS },
             { "works", KS_TAP_WORKS },
             { "poll", KS_TAP_POLL },
             { "pledge", KS_TAP_PLEDGE },
             { "promise", KS_TAP_PROMISE },
             { "confirm", KS_TAP_CONFIRM },
             { "sure", KS_TAP_SURE },
             { "unsure", KS_TAP_UNSURE },
             { "lesson", KS_TAP_LESSON },
             { "lesson-types", KS_TAP_LESSON_TYPES },
             { "uncover", KS_TAP_UNCOVER },
             { "team-a", KS_TAP_TEAM_A },
             { "team-b", KS_TAP_TEAM_B },
             { "lesson-end", KS_TAP_LESSON_END },
             { "home", KS_TAP_HOME } };

static bool tap_of(const char *name, int *tap)
{
    int n = 0;
    if (sscanf(name, "choice-%d", &n) == 1 && n > 0) {
        *tap = KS_TAP_CHOICE + n - 1;
        return true;
    }
    if (sscanf(name, "item-%d", &n) == 1 && n > 0) {
        *tap = KS_TAP_ITEM + n - 1;
        return true;
    }
    for (size_t i = 0; i < KS_COUNT(taps); i++) {
        if (strcmp(taps[i].name, name) == 0) {
            *tap = taps[i].tap;
            return true;
        }
    }
    return false;
}

/* Only what is really on the glass can be touched. */
static bool is_shown(const struct ks_player *p, int tap)
{
    bool found = tap == KS_TAP_NOTHING;
    for (size_t i = 0; p->shown != NULL && i < p->shown->parts.n_targets; i++) {
        found = found || p->shown->parts.target[i].tap == tap;
    }
    return found;
}

static bool take_shot(struct ks_player *p, const char *path, struct ks_err *err)
{
    if (p->shown == NULL) {
        return ks_fail(err, KS_ERR_NOT_FOUND, "nothing on the glass yet");
    }
    bool parked = p->shown->canvas->px == NULL;
    if (parked) {
        ks_screen_unpark(p->screen, p->shown->canvas);
    }
    bool ok = ks_capture_png(p->shown->canvas, path, err);
    if (parked) {
        ks_screen_park(p->screen, p->shown->canvas);
    }
    return ok;
}

static bool command(struct ks_script *s, struct ks_player *p, const char *line, struct ks_err *err)
{
    char word[512];
    int x, y;
    long ms;
    if (sscanf(line, "wait %ld", &ms) == 1) {
        s->due = ks_mono_add_ms(ks_player_mono(p), ms);
        return true;
    }
    if (sscanf(line, "tap #%500s", word) == 1) {
        int tap;
        if (!tap_of(word, &tap) || !is_shown(p, tap)) {
            return ks_fail(err, KS_ERR_NOT_FOUND, "no such target on the screen");
        }
        ks_player_tap(p, tap);
        return true;
    }
    if (sscanf(line, "tap %d %d", &x, &y) == 2) {
        ks_input_tap(p, x, y);
        return true;
    }
    if (sscanf(line, "key %500s", word) == 1) {
        ks_input_key(p, strcmp(word, "enter") == 0  ? '\n'
                        : strcmp(word, "back") == 0 ? '\b'
                                                    : *word);
        return true;
    }
    if (sscanf(line, "shot %500s", word) == 1) {
        return take_shot(p, word, err);
    }
    if (sscanf(line, "expect screen=%500s", word) == 1) {
        const char *screen = ks_visit_screen_name(ks_director_visit(p->director)->screen);
        return strcmp(screen, word) == 0 || ks_fail(err, KS_ERR_FORMAT, "the screen is %s", screen);
    }
    return ks_fail(err, KS_ERR_USAGE, "unknown command");
}

static void print(const struct ks_player *p,
                  const char *line,
                  struct ks_mono began,
                  const struct ks_err *err,
                  bool ok)
{
    struct ks_buf out = { 0 };
    ks_buf_addf(&out, "{\"ms\": %lld, \"do\": ", (long long)(ks_player_mono(p).us / 1000));
    ks_buf_add_json(&out, line);
    ks_buf_addf(&out, ", \"took_ms\": %.1f, \"screen\": \"%s\", \"ok\": %s",
                (double)(ks_clock_mono().us - began.us) / 1000,
                ks_visit_screen_name(ks_director_visit(p->director)->screen),
                ok ? "true" : "false");
    if (!ok) {
        ks_buf_addf(&out, ", \"why\": ");
        ks_buf_add_json(&out, err->text);
    }
    ks_buf_addf(&out, "}\n");
    fputs(out.p, stdout);
    fflush(stdout);
    ks_buf_free(&out);
}

struct ks_script *ks_script_open(const char *path, struct ks_err *err)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        ks_fail(err, KS_ERR_NOT_FOUND, "打不开脚本 %s", path);
        return NULL;
    }
    struct ks_script *script = calloc(1, sizeof *script);
    if (script == NULL || (script->text = malloc(SCRIPT_BYTES_MAX)) == NULL) {
        ks_oom();
    }
    script->rest = (struct ks_str) { script->text, fread(script->text, 1, SCRIPT_BYTES_MAX, file) };
    fclose(file);
    return script;
}

void ks_script_close(struct ks_script *script)
{
    if (script != NULL) {
        free(script->text);
        free(script);
    }
}

bool ks_script_run(struct ks_script *s, struct ks_player *p)
{
    if (p->shown == NULL) {
        return true; /* begins with the first frame */
    }
    if (!s->started) {
        s->started = true;
        s->due = ks_player_mono(p);
    }
    struct ks_str raw;
    while (ks_player_mono(p).us >= s->due.us) {
        if (!ks_str_cut(&s->rest, '\n', &raw)) {
            return false;
        }
        raw = ks_str_trim(raw);
        if (raw.n == 0 || (raw.p[0] == '#' && (raw.n == 1 || raw.p[1] == ' '))) {
            continue;
        }
        char line[600];
        struct ks_err err = { 0 };
        snprintf(line, sizeof line, "%.*s", (int)raw.n, raw.p);
        struct ks_mono began = ks_clock_mono();
        bool ok = command(s, p, line, &err);
        print(p, line, began, &err, ok);
        if (!ok) {
            s->failed = true;
            return false;
        }
    }
    return true;
}

struct ks_mono ks_script_cue(const struct ks_script *script)
{
    return script->due;
}

bool ks_script_failed(const struct ks_script *script)
{
    return script->failed;
}
