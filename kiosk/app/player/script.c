/* A person made of text (see script.h). */
#include "app/player/script.h"

#include <SDL_events.h>
#include <SDL_timer.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/player/input.h"
#include "app/trace/tap_names.h"
#include "base/check.h"
#include "base/text.h"
#include "core/problem/fail.h"
#include "port/clock.h"
#include "port/lang.h"
#include "stage/capture.h"

#define SCRIPT_BYTES_MAX (1024 * 1024)
#define AWAIT_MS 60000 /* real: whoever waits for what never comes has found a fault */

struct ks_script {
    char *text;
    struct ks_str rest;
    struct ks_mono due; /* of an `await`: when it has waited long enough */
    char awaited[64];   /* what the next command waits for; "" = only for its time */
    bool failed, started;
};

/* Whether the target is on the frame that is on the glass now. */
static bool is_shown(const struct ks_player *p, struct ks_tap tap)
{
    bool found = tap.kind == KS_TAP_NOTHING;
    for (size_t i = 0; p->shown != NULL && i < p->shown->parts.n_targets; i++) {
        found = found || ks_tap_equal(p->shown->parts.target[i].tap, tap);
    }
    return found;
}

static enum ks_key key_of(const char *name)
{
    static const char *const names[] = {
        "", "up", "down", "left", "right", "next", "enter", "back"
    };
    for (size_t i = 1; i < KS_COUNT(names); i++) {
        if (strcmp(names[i], name) == 0) {
            return (enum ks_key)i;
        }
    }
    return *name >= '0' && *name <= '9' ? (enum ks_key) * name : KS_KEY_NONE;
}

/* Pushes SDL events as a driver would; the loop takes them before the next command runs. */
static void push_fingers(const struct ks_player *p, int n, int x, int y)
{
    for (int i = 0; i < 2 * n; i++) {
        SDL_Event event = { .type = i < n ? SDL_FINGERDOWN : SDL_FINGERUP };
        event.tfinger.timestamp = SDL_GetTicks();
        event.tfinger.fingerId = i % n;
        event.tfinger.x = ((float)x + 0.5f) / (float)p->look.width;
        event.tfinger.y = ((float)y + 0.5f) / (float)p->look.height;
        SDL_PushEvent(&event);
    }
}

static void push_ghost(int x, int y)
{
    SDL_Event event = { .type = SDL_MOUSEBUTTONDOWN };
    event.button.which = SDL_TOUCH_MOUSEID;
    event.button.button = SDL_BUTTON_LEFT;
    event.button.x = x;
    event.button.y = y;
    SDL_PushEvent(&event);
}

/* Writes the name and the middle of each target, in panel pixels. */
static void list_targets(const struct ks_player *p, struct ks_buf *out)
{
    int width, height;
    ks_frame_size(&p->look, &width, &height);
    for (size_t i = 0; i < p->shown->parts.n_targets; i++) {
        const struct ks_target *target = &p->shown->parts.target[i];
        struct ks_rect at = ks_rotate_rect(target->rect, width, height, p->look.rotate);
        ks_tap_add_name(out, target->tap);
        ks_buf_addf(out, " %d %d\n", at.x + at.w / 2, at.y + at.h / 2);
    }
}

static bool write_file(struct ks_buf *text, const char *path, struct ks_err *err)
{
    FILE *file = fopen(path, "wb");
    bool ok = file != NULL && fwrite(text->p, 1, text->n, file) == text->n;
    ok = (file == NULL || fclose(file) == 0) && ok;
    ks_buf_free(text);
    return ok || ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_SCRIPT_WRITE, KS_ARGS(ks_arg_text(path)));
}

static bool write_text(struct ks_player *p, const char *path, struct ks_err *err)
{
    struct ks_frame_at at = ks_player_at(p);
    struct ks_buf text = { 0 };
    ks_frame_text(&p->look, &at, ks_director_showing(p->director), &text);
    return write_file(&text, path, err);
}

static bool take_shot(struct ks_player *p, const char *path, struct ks_err *err)
{
    if (p->shown == NULL) {
        return ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_SCRIPT_DARK, KS_NO_ARGS);
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

/* False also for what nobody knows. */
static bool holds(const struct ks_player *p, const char *what)
{
    const char *screen = ks_visit_screen_name(ks_director_visit(p->director)->screen);
    if (strcmp(what, "checked") == 0) {
        return !ks_director_staff(p->director)->checking;
    }
    return strncmp(what, "screen=", 7) == 0 && strcmp(what + 7, screen) == 0;
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
    if (sscanf(line, "await %63s", s->awaited) == 1) {
        s->due = ks_mono_add_ms(ks_player_mono(p), (int64_t)AWAIT_MS * p->options->speed);
        return true;
    }
    if (sscanf(line, "tap #%500s", word) == 1) {
        struct ks_tap tap;
        if (!ks_tap_named(word, &tap) || !is_shown(p, tap)) {
            return ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_SCRIPT_TARGET, KS_NO_ARGS);
        }
        ks_player_tap(p, tap, KS_BY_FINGER);
        return true;
    }
    if (sscanf(line, "tap %d %d", &x, &y) == 2) {
        ks_input_tap(p, x, y);
        return true;
    }
    if (sscanf(line, "key %500s", word) == 1) {
        enum ks_key key = key_of(word);
        ks_input_key(p, key);
        return key != KS_KEY_NONE ||
               ks_fail_as(err, KS_ERR_USAGE, KS_PROBLEM_SCRIPT_KEY, KS_NO_ARGS);
    }
    int n;
    if (sscanf(line, "fingers %d %d %d", &n, &x, &y) == 3 && n > 0 && n <= KS_FINGERS_MAX) {
        push_fingers(p, n, x, y);
        return true;
    }
    if (sscanf(line, "ghost %d %d", &x, &y) == 2) {
        push_ghost(x, y);
        return true;
    }
    if (sscanf(line, "targets %500s", word) == 1) {
        struct ks_buf list = { 0 };
        list_targets(p, &list);
        return write_file(&list, word, err);
    }
    if (sscanf(line, "text %500s", word) == 1) {
        return write_text(p, word, err);
    }
    if (sscanf(line, "shot %500s", word) == 1) {
        return take_shot(p, word, err);
    }
    if (sscanf(line, "expect screen=%500s", word) == 1) {
        const char *screen = ks_visit_screen_name(ks_director_visit(p->director)->screen);
        return strcmp(screen, word) == 0 || ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_SCRIPT_SCREEN,
                                                       KS_ARGS(ks_arg_text(screen)));
    }
    return ks_fail_as(err, KS_ERR_USAGE, KS_PROBLEM_SCRIPT_UNKNOWN, KS_NO_ARGS);
}

/* Whether the next command has its turn; sets `failed` when what it waits for does not come. */
static bool has_come(struct ks_script *s, const struct ks_player *p)
{
    struct ks_mono now = ks_player_mono(p);
    if (*s->awaited != '\0' && holds(p, s->awaited)) {
        s->awaited[0] = '\0';
        s->due = now;
    }
    s->failed = s->failed || (*s->awaited != '\0' && now.us >= s->due.us);
    return *s->awaited == '\0' && now.us >= s->due.us;
}

static void print(const struct ks_player *p,
                  const char *line,
                  struct ks_mono began,
                  const struct ks_err *err,
                  bool ok)
{
    const struct ks_visit *visit = ks_director_visit(p->director);
    struct ks_buf out = { 0 };
    ks_buf_addf(&out, "{\"ms\": %lld, \"do\": ", (long long)(ks_player_mono(p).us / 1000));
    ks_buf_add_json(&out, line);
    ks_buf_addf(&out, ", \"took_ms\": %.1f, \"screen\": \"%s\", \"since_ms\": %lld, \"ok\": %s",
                (double)(ks_clock_mono().us - began.us) / 1000, ks_visit_screen_name(visit->screen),
                (long long)(visit->changed.us / 1000), ok ? "true" : "false");
    if (!ok) {
        ks_buf_addf(&out, ", \"why\": ");
        ks_buf_add_json(&out, ks_err_line(ks_lang_here(), err).text);
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
        ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_SCRIPT_OPEN, KS_ARGS(ks_arg_text(path)));
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
    if (p->shown == NULL || p->program == NULL) {
        return true; /* nothing is loaded, or on the glass: the script has not begun */
    }
    if (!s->started) {
        s->started = true;
        s->due = ks_player_mono(p);
    }
    struct ks_str raw;
    while (has_come(s, p)) {
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
    if (s->failed) {
        struct ks_err err = { 0 };
        ks_fail_as(&err, KS_ERR_TIMEOUT, KS_PROBLEM_SCRIPT_LATE, KS_NO_ARGS);
        print(p, s->awaited, ks_clock_mono(), &err, false);
    }
    return !s->failed;
}

struct ks_mono ks_script_cue(const struct ks_script *script)
{
    return script->due;
}

bool ks_script_failed(const struct ks_script *script)
{
    return script->failed;
}
