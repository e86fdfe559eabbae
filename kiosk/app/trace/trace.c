/* Which events become lines, and the thread that writes them (see trace.h). */
#include "app/trace/trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/trace/door.h"
#include "app/trace/file.h"
#include "base/check.h"
#include "core/problem/fail.h"
#include "port/inbox.h"
#include "port/lang.h"
#include "port/thread.h"

#define KS_LOG_MODULE "kiosk"
#include "port/log.h"

#define QUEUE 256
/* By how much a cue may come early without being an event of its own: cues of the calendar are
 * reckoned from whole seconds, so that they move when the second changes. */
#define EARLY_MS 1500

struct ks_trace {
    /* Of the main thread: */
    struct ks_inbox *lines; /* char *, malloc */
    size_t lost;
    enum ks_visit_screen screen; /* the director, after the last event */
    size_t typed;
    struct ks_mono cue;
    struct ks_event last; /* without what it borrowed */
    bool last_left_out;
    struct ks_trace_door door;
    /* Of the writer: */
    struct ks_thread *thread;
    struct ks_trace_file file;
};

static void run(void *context)
{
    struct ks_trace *t = context;
    struct ks_err err = { 0 };
    char *line;
    if (!ks_trace_file_open(&t->file, &err)) {
        ks_log(KS_LOG_NO_TRACE, "no trace: %s", ks_err_line(ks_lang_here(), &err).text);
    }
    while (ks_inbox_wait(t->lines, &line, -1)) {
        size_t n = strlen(line);
        line[n] = '\n'; /* in place of its end */
        if (ks_trace_file_write(&t->file, line, n + 1, &err) == KS_TRACE_ENDS) {
            ks_log(KS_LOG_TRACE_ENDS, "the trace ends here: %s",
                   ks_err_line(ks_lang_here(), &err).text);
        }
        free(line);
    }
    if (t->lost > 0) { /* the queue is closed: nobody adds to the count any more */
        char gap[48];
        int n = snprintf(gap, sizeof gap, "{\"missing\":%zu}\n", t->lost);
        (void)ks_trace_file_write(&t->file, gap, (size_t)n, &err);
    }
    ks_trace_file_close(&t->file);
}

static bool put(struct ks_trace *t, char *line)
{
    bool ok = ks_inbox_put(t->lines, &line);
    if (!ok) {
        free(line);
    }
    return ok;
}

/* Queues the line, which the writer frees; counts it as lost if the queue is full. */
static void put_or_count(void *context, char *line)
{
    struct ks_trace *t = context;
    if (t->lost > 0) {
        struct ks_buf gap = { 0 };
        ks_buf_addf(&gap, "{\"missing\":%zu}", t->lost);
        t->lost = put(t, gap.p) ? 0 : t->lost;
    }
    if (t->lost > 0) {
        free(line);
    }
    t->lost += t->lost > 0 || !put(t, line);
}

struct ks_trace *ks_trace_start(const char *path, int mib, const struct ks_trace_head *head)
{
    struct ks_trace *t = calloc(1, sizeof *t);
    if (t == NULL) {
        ks_oom();
    }
    t->file.path = path;
    t->file.limit = (int64_t)mib << 20;
    t->door.put = put_or_count;
    t->door.context = t;
    t->lines = ks_inbox_new(sizeof(char *), QUEUE, NULL, NULL);
    struct ks_buf line = { 0 };
    ks_trace_add_head(&line, head);
    put_or_count(t, line.p);
    t->thread = ks_thread_start("trace", run, t);
    return t;
}

/* Whether a TIME event can be left out: before the director's cue, time alone changes nothing, as
 * long as the clock goes on as expected. */
static bool changes_nothing(const struct ks_trace *t, const struct ks_event *event, size_t n)
{
    const struct ks_situation *before = &t->last.situation, *now = &event->situation;
    int64_t run_s = ks_mono_ms_between(t->last.mono, event->mono) / 1000;
    int64_t went_s = now->now.s - before->now.s;
    struct ks_mono latest = ks_mono_add_ms(event->mono, went_s == 0 ? 0 : EARLY_MS);
    return event->kind == KS_EVENT_TIME && n == 0 && latest.us < t->cue.us &&
           before->clock == now->clock && went_s >= 0 && went_s <= run_s + 1;
}

static void write_event(struct ks_trace *t,
                        const struct ks_event *event,
                        const struct ks_effect *effects,
                        size_t n)
{
    struct ks_buf line = { 0 };
    ks_trace_add_event(&line, event, effects, n);
    put_or_count(t, line.p);
}

/* Passes an event on to the filter of app/trace/door.h, because the page of the PIN was on the
 * glass when it came. */
static void write_at_door(struct ks_trace *t,
                          const struct ks_event *event,
                          const struct ks_effect *effects,
                          size_t n)
{
    bool stays = t->screen == KS_VISIT_PIN;
    bool enter = event->kind == KS_EVENT_TAP && event->tap.kind == KS_TAP_PIN_ENTER;
    bool key = ks_trace_door_is_key(event);
    if (stays && !enter && event->kind != KS_EVENT_PIN && (key || t->door.n > 0)) {
        if (ks_trace_door_hold(&t->door, event, effects, n)) {
            return;
        }
        ks_trace_door_open(&t->door, 0);
        t->lost++; /* too many keys were held: none of them can be a PIN */
        return;
    }
    ks_trace_door_open(&t->door, enter ? t->typed : t->door.typed);
    write_event(t, event, effects, n);
    if (!stays || event->kind == KS_EVENT_PIN) {
        ks_trace_door_wiped(&t->door);
    }
}

void ks_trace_event(struct ks_trace *t,
                    const struct ks_director *director,
                    const struct ks_event *event,
                    const struct ks_effect *effects,
                    size_t n)
{
    if (t == NULL) {
        return;
    }
    bool left_out = changes_nothing(t, event, n), door = t->screen == KS_VISIT_PIN;
    t->screen = ks_director_visit(director)->screen;
    if (!left_out && t->last_left_out && event->situation.now.s < t->last.situation.now.s) {
        /* The clock went back: the replay has to know from when. */
        write_event(t, &t->last, NULL, 0);
    }
    if (!left_out && door) {
        write_at_door(t, event, effects, n);
    } else if (!left_out) {
        write_event(t, event, effects, n);
    }
    t->last = (struct ks_event) { .kind = event->kind,
                                  .mono = event->mono,
                                  .situation = event->situation };
    t->last_left_out = left_out;
    t->cue = ks_director_cue(director);
    t->typed = ks_director_staff(director)->n;
}

void ks_trace_memory(struct ks_trace *t, const struct ks_memory *known)
{
    if (t != NULL) {
        struct ks_buf line = { 0 };
        ks_trace_add_memory(&line, known);
        put_or_count(t, line.p);
    }
}

void ks_trace_stop(struct ks_trace *t)
{
    if (t != NULL) {
        ks_trace_door_open(&t->door, 0);
        ks_inbox_close(t->lines);
    }
}

void ks_trace_free(struct ks_trace *t)
{
    if (t != NULL) {
        ks_thread_join(t->thread);
        ks_inbox_free(t->lines);
        free(t);
    }
}
