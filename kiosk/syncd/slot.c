/* One source as the daemon looks at it (see slot.h). */
#include "syncd/slot.h"

#include <string.h>

#include "core/problem/fail.h"
#include "port/clock.h"
#define KS_LOG_MODULE "sync"
#include "port/lang.h"
#include "port/log.h"

#define AGAIN_MS 1000       /* files that are still being copied */
#define STICK_RETRY_MS 2000 /* a stick that could not be read */
#define STICK_RETRIES 3
/* A stick that was refused is looked at again: what was too early for the clock no longer is. New
 * trust (upkeep) and a clock that was set ring sooner. */
#define STICK_AGAIN_MS (60 * 60 * 1000)

static void tell(struct ks_slot *slot, const struct ks_outcome *outcome)
{
    slot->end = outcome->end;
    if (outcome->end == KS_CYCLE_DONE || outcome->end == KS_CYCLE_AGAIN) {
        slot->told[0] = '\0';
        if (outcome->news) {
            ks_log(KS_LOG_SYNC_RESULT, "%s: %s", slot->source.name, outcome->text);
        }
    } else if (strcmp(slot->told, outcome->text) != 0) {
        ks_log(KS_LOG_SYNC_FAILED, "%s: %s", slot->source.name, outcome->text);
        memcpy(slot->told, outcome->text, sizeof slot->told);
    }
}

static void plan_next(struct ks_slot *slot)
{
    struct ks_mono now = ks_clock_mono();
    bool failed = slot->end == KS_CYCLE_FAILED;
    slot->failures = failed ? slot->failures + 1 : 0;
    if (slot->rang) {
        slot->next = now;
    } else if (slot->end == KS_CYCLE_AGAIN) {
        slot->next = ks_mono_add_ms(now, AGAIN_MS);
    } else if (slot->is_stick) {
        slot->next = failed && slot->failures < STICK_RETRIES ? ks_mono_add_ms(now, STICK_RETRY_MS)
                     : slot->end == KS_CYCLE_KEPT             ? ks_mono_add_ms(now, STICK_AGAIN_MS)
                                                              : KS_MONO_NEVER;
    } else {
        slot->next = ks_mono_add_ms(now, slot->source.every_s * INT64_C(1000));
    }
    slot->rang = false;
}

static void look(struct ks_slot *slot, const struct ks_sync_config *config)
{
    struct ks_err err = { 0 };
    slot->rang = false;
    slot->next = KS_MONO_NEVER;
    if (!ks_worker_start(&slot->worker, config, &slot->source, &err)) {
        struct ks_outcome outcome =
            ks_outcome(KS_CYCLE_FAILED, ks_err_line(ks_lang_here(), &err).text);
        tell(slot, &outcome);
        plan_next(slot);
    }
}

void ks_slot_attend(struct ks_slot *slot, const struct ks_sync_config *config)
{
    struct ks_outcome outcome;
    struct ks_mono now = ks_clock_mono();
    if (slot->watcher.bell >= 0 && ks_watcher_rang(&slot->watcher)) {
        slot->rang = true;
    }
    if (ks_worker_ended(&slot->worker, &outcome)) {
        tell(slot, &outcome);
        plan_next(slot);
        if (slot->gone) {
            slot->used = false;
            return;
        }
    }
    if (ks_worker_check(&slot->worker, now, &outcome)) {
        tell(slot, &outcome);
    }
    bool due = slot->rang || slot->next.us <= ks_clock_mono().us;
    if (slot->worker.pid == 0 && due && !slot->gone) {
        look(slot, config);
    }
}
