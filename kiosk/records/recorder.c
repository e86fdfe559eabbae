/* The recorder thread (see recorder.h). */
#include "records/recorder.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "port/clock.h"
#include "port/inbox.h"
#include "port/lang.h"
#include "port/thread.h"
#include "records/records.h"

#define KS_LOG_MODULE "records"
#include "port/log.h"

#define QUEUE 512
#define BATCH 64
#define GATHER_MS 3000 /* how long the first note of a transaction waits for others */

struct ks_recorder {
    char path[1024], site[64];
    struct ks_recorder_params params;
    struct ks_inbox *notes;
    struct ks_thread *thread;
    struct ks_records *records;
    bool told;   /* that writing fails was logged; recorder thread */
    bool behind; /* that the queue overflowed was logged; thread of ks_recorder_note() */
};

static void tell_once(struct ks_recorder *r, const char *text)
{
    if (!r->told) {
        r->told = true;
        ks_log(KS_LOG_RECORDS_UNWRITTEN, "cannot record: %s", text);
    }
}

static bool open_file(struct ks_recorder *r)
{
    struct ks_err err = { 0 };
    bool put_aside = false;
    r->records = ks_records_open(r->path, &put_aside, &err);
    if (r->records == NULL) {
        tell_once(r, ks_err_line(ks_lang_here(), &err).text);
    } else if (put_aside) {
        ks_log(KS_LOG_RECORDS_PUT_ASIDE, "%s was damaged: put aside, begun anew", r->path);
    }
    return r->records != NULL;
}

static void remember(struct ks_recorder *r)
{
    struct ks_err err = { 0 };
    struct ks_memory *memory = calloc(1, sizeof *memory);
    if (memory == NULL) {
        ks_oom();
    }
    if (ks_records_recall(r->records, memory, &err)) {
        r->params.known(r->params.context, memory);
        return;
    }
    tell_once(r, ks_err_line(ks_lang_here(), &err).text);
    ks_memory_clear(memory);
    free(memory);
}

/* Writes a batch of notes. A file that turns out broken is put aside, and a new one is begun. */
static void write_batch(struct ks_recorder *r, const struct ks_note *note, size_t n)
{
    struct ks_err err = { 0 };
    if (r->records == NULL && !open_file(r)) {
        return;
    }
    switch (ks_records_add(r->records, r->site, note, n, &err)) {
    case KS_RECORDS_GOOD:
        r->told = false;
        return;
    case KS_RECORDS_DAMAGED:
        ks_records_close(r->records);
        if (open_file(r) && ks_records_add(r->records, r->site, note, n, &err) == KS_RECORDS_GOOD) {
            return;
        }
        break;
    case KS_RECORDS_FAILED:
        break;
    }
    tell_once(r, ks_err_line(ks_lang_here(), &err).text);
}

static void run(void *context)
{
    struct ks_recorder *r = context;
    struct ks_note batch[BATCH];
    if (open_file(r)) {
        remember(r);
    }
    while (ks_inbox_wait(r->notes, &batch[0], -1)) {
        size_t n = 1;
        struct ks_mono until = ks_mono_add_ms(ks_clock_mono(), GATHER_MS);
        int64_t left = GATHER_MS;
        while (n < BATCH && left > 0 && ks_inbox_wait(r->notes, &batch[n], (int)left)) {
            n++;
            left = ks_mono_ms_between(ks_clock_mono(), until);
        }
        write_batch(r, batch, n);
    }
    ks_records_close(r->records);
}

struct ks_recorder *ks_recorder_start(const struct ks_recorder_params *params)
{
    struct ks_recorder *r = calloc(1, sizeof *r);
    if (r == NULL) {
        ks_oom();
    }
    r->params = *params;
    snprintf(r->path, sizeof r->path, "%s", params->path);
    snprintf(r->site, sizeof r->site, "%s", params->site);
    r->notes = ks_inbox_new(sizeof(struct ks_note), QUEUE, NULL, NULL);
    r->thread = ks_thread_start("recorder", run, r);
    return r;
}

void ks_recorder_note(struct ks_recorder *r, const struct ks_note *note)
{
    if (r != NULL && !ks_inbox_put(r->notes, note) && !r->behind) {
        r->behind = true;
        ks_log(KS_LOG_RECORDS_LOST, "the disk is far behind: some counts are lost");
    }
}

void ks_recorder_stop(struct ks_recorder *r)
{
    if (r != NULL) {
        ks_inbox_close(r->notes);
    }
}

void ks_recorder_free(struct ks_recorder *r)
{
    if (r != NULL) {
        ks_recorder_stop(r);
        ks_thread_join(r->thread);
        ks_inbox_free(r->notes);
        free(r);
    }
}
