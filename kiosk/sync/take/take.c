/* A cycle over a plain folder, by a policy that trusts it (see parts.h). */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/problem/fail.h"
#include "port/lang.h"
#include "sync/take/parts.h"
#include "sync/take/take.h"

/*   begun ──▶ read ──▶ gathered ──▶ fetched ──▶ composed ──▶ judged ──▶ installed, or staged
 *     │         │          │            │        │   │          │               │
 *     │         │          │            │        │   └ unable ──┼──▶ alerts ────┤
 *     └─────────┴──────────┴────────────┴────────┴──────────────┴───────────────┴──▶ told
 *
 * `reached` says how far it came; the steps stand in parts.h, what each must leave in taking.c.
 * Where this machine could not read or look at a file, nothing is judged, and alerts alone are
 * installed. */

/* Reads what is installed now: HEAD, its manifests and the signed layers. */
static bool read_store(struct ks_taking *t, struct ks_err *err)
{
    struct ks_store *store = ks_take_store(t, KS_STORE_READ, err);
    if (store == NULL) {
        return false;
    }
    t->head = *ks_store_head(store);
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        ks_store_shown(store, (enum ks_role)role, t->arena, &t->current[role]);
        ks_store_base(store, (enum ks_role)role, t->arena, &t->base[role]);
        ks_store_leave_gone(store, KS_GONE_BY_LENGTH, &t->base[role].manifest);
        ks_store_leave_gone(store, KS_GONE_BY_LENGTH, &t->current[role]);
    }
    if (!ks_store_waiting(store, t->arena, &t->waiting, NULL)) {
        t->waiting = (struct ks_manifest) { 0 };
    }
    ks_store_close(store);
    return true;
}

static enum ks_take_step
commit_role(struct ks_taking *t, struct ks_store *store, enum ks_role role, struct ks_err *err)
{
    static const enum ks_take_step steps[] = { [KS_COMMITTED] = KS_STEP_DONE,
                                               [KS_COMMIT_REFUSED] = KS_STEP_KEPT,
                                               [KS_COMMIT_INCOMPLETE] = KS_STEP_OVERTAKEN,
                                               [KS_COMMIT_FAILED] = KS_STEP_BROKEN };
    struct ks_signed release = { .bytes = { t->text[role].p, t->text[role].n } };
    enum ks_take_step end = steps[ks_store_commit(store, &release, KS_ORIGIN_OPEN, err)];
    t->receipt.version = end == KS_STEP_DONE ? t->next[role].version : t->receipt.version;
    ks_take_alive(t);
    return end;
}

static bool waits_for_staff(const struct ks_taking *t)
{
    return ks_policy(t->cycle->source->policy)->waits;
}

static enum ks_take_step commit(struct ks_taking *t, struct ks_err *err)
{
    static const enum ks_role order[] = { KS_ROLE_ALERT, KS_ROLE_CONTENT };
    assert(t->reached == KS_TAKE_JUDGED ||
           (t->reached == KS_TAKE_COMPOSED && t->is_unable && !t->changed[KS_ROLE_CONTENT]));
    assert(!waits_for_staff(t));
    struct ks_store *store = ks_take_store(t, KS_STORE_WRITE, err);
    enum ks_take_step end = store != NULL ? KS_STEP_DONE : KS_STEP_BROKEN;
    if (store != NULL && ks_store_head(store)->serial != t->head.serial) {
        (void)ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_TAKE_OVERTAKEN, KS_NO_ARGS);
        end = KS_STEP_OVERTAKEN;
    }
    for (size_t i = 0; end == KS_STEP_DONE && i < KS_COUNT(order); i++) {
        end = t->changed[order[i]] ? commit_role(t, store, order[i], err) : end;
    }
    /* What is held back and fetched already would be garbage after this look. */
    if (end == KS_STEP_DONE && !t->is_unable && !ks_store_gc(store, t->now_s, err)) {
        end = KS_STEP_BROKEN;
    }
    ks_store_close(store);
    return end;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct ks_seen_file *)a)->path, ((const struct ks_seen_file *)b)->path);
}

/* Whether that is what was known before, but for the time of the look. */
static bool is_known(const struct ks_taking *t)
{
    struct ks_buf before = { 0 }, now = { 0 };
    struct ks_seen then = t->now;
    then.looked_ms = t->before.looked_ms;
    ks_seen_format(&t->before, &before);
    ks_seen_format(&then, &now);
    bool same = before.n == now.n && memcmp(before.p, now.p, now.n) == 0;
    ks_buf_free(&before);
    ks_buf_free(&now);
    return same && then.looked_ms != 0;
}

static bool remember(struct ks_taking *t, struct ks_err *err)
{
    struct ks_buf text = { 0 }, path = { 0 };
    if (t->now.n > 1) {
        /* This moves what file[] points to, which is not used any more. */
        qsort(t->now.v, t->now.n, sizeof *t->now.v, by_path);
    }
    if (is_known(t)) {
        return true; /* a day without news writes nothing */
    }
    ks_seen_format(&t->now, &text);
    ks_buf_addf(&path, "%s/" KS_SEEN_FILE, t->cycle->config->state, t->cycle->source->name);
    bool ok = ks_file_write(path.p, text.p, text.n, err);
    ks_buf_free(&text);
    ks_buf_free(&path);
    return ok;
}

/* Ends the cycle: tells the office, remembers what was seen, and gives the outcome; `err` says why
 * it FAILED or was KEPT. */
static struct ks_outcome end(struct ks_taking *t, enum ks_ended how, struct ks_err *err)
{
    enum ks_cycle_end last = ks_ending(how)->end;
    unsigned is = ks_ending(how)->is;
    struct ks_err why = { 0 };
    ks_take_assert_state(t);
    if ((is & KS_ENDING_TOLD) != 0) {
        ks_take_settle(t, ks_ending(how)->outcome, (is & KS_ENDING_LOOKED) != 0);
        if ((is & KS_ENDING_LOOKED) != 0 && how != KS_ENDED_BROKEN) {
            ks_take_guide(t);
        }
        ks_take_tell(t, ks_ending(how)->outcome, ks_ended_sentence(t, how, KS_LANG_ZH, err),
                     (is & KS_ENDING_NEWS) != 0);
    }
    ks_take_note_set(t, last);
    if ((is & KS_ENDING_LOOKED) != 0 && !remember(t, &why) && last != KS_CYCLE_FAILED) {
        *err = why;
        return ks_outcome(KS_CYCLE_FAILED, ks_err_line(ks_lang_here(), err).text);
    }
    last = last == KS_CYCLE_DONE && t->moving ? KS_CYCLE_AGAIN : last;
    struct ks_outcome outcome = ks_outcome(last, ks_ended_sentence(t, how, ks_lang_here(), err));
    outcome.news = (is & KS_ENDING_NEWS) != 0;
    return outcome;
}

/* Holds new content back until every file of it could be read and looked at. An alert waits for no
 * picture and is installed. */
static enum ks_ended hold_back(struct ks_taking *t, struct ks_err *err)
{
    bool alert = t->changed[KS_ROLE_ALERT] && !waits_for_staff(t);
    t->changed[KS_ROLE_CONTENT] = false;
    if (!alert || commit(t, err) == KS_STEP_DONE) {
        *err = t->unable;
        t->current[KS_ROLE_ALERT] = alert ? t->next[KS_ROLE_ALERT] : t->current[KS_ROLE_ALERT];
    }
    return KS_ENDED_BROKEN;
}

static enum ks_ended have_staff_look(struct ks_taking *t, struct ks_err *err)
{
    bool again = false;
    enum ks_take_step step = ks_take_stage(t, &again, err);
    return ks_ended_by(step, again ? KS_ENDED_WAITING : KS_ENDED_STAGED);
}

/* Installs what was fetched, or stages it for staff. */
static enum ks_ended settle(struct ks_taking *t, struct ks_err *err)
{
    enum ks_take_step step = ks_take_compose(t, err);
    if (step != KS_STEP_DONE) {
        return ks_ended_by(step, KS_ENDED_UNCHANGED);
    }
    ks_take_reach(t, KS_TAKE_COMPOSED);
    if (t->is_unable) {
        return hold_back(t, err);
    }
    step = ks_take_judge(t, err);
    if (step != KS_STEP_DONE) {
        return ks_ended_by(step, KS_ENDED_UNCHANGED);
    }
    ks_take_reach(t, KS_TAKE_JUDGED);
    bool changed = t->changed[KS_ROLE_CONTENT] || t->changed[KS_ROLE_ALERT];
    if (changed && waits_for_staff(t)) {
        return have_staff_look(t, err);
    }
    bool waited = ks_take_is_waiting(t);
    step = changed ? commit(t, err) : step;
    step = step == KS_STEP_DONE && waited ? ks_take_unstage(t, err) : step;
    if (step != KS_STEP_DONE || changed) {
        return ks_ended_by(step, KS_ENDED_INSTALLED);
    }
    return waits_for_staff(t) && !waited && ks_take_told_pending(t) ? KS_ENDED_ADOPTED
                                                                    : KS_ENDED_UNCHANGED;
}

static void run(const struct ks_cycle *cycle, struct ks_outcome *outcome, struct ks_err *err);

/* Puts the factory's content below an office folder where there is nothing but sources' own, as on
 * a new device, so that its items play beside something. */
static bool with_factory(struct ks_taking *t, struct ks_err *err)
{
    struct ks_source_config source = { .name = KS_TAKE_FACTORY, .policy = KS_POLICY_OPEN };
    static const struct ks_manifest nothing;
    struct ks_cycle cycle = *t->cycle;
    if (t->office.has_set || !ks_layer_is_all(&nothing, &t->current[KS_ROLE_CONTENT]) ||
        cycle.config->factory[0] == '\0') {
        return true;
    }
    memcpy(source.path, cycle.config->factory, sizeof source.path);
    cycle.source = &source;
    struct ks_outcome outcome;
    struct ks_err why = { 0 };
    run(&cycle, &outcome, &why);
    if (outcome.end == KS_CYCLE_FAILED || outcome.end == KS_CYCLE_KEPT) {
        *err = why;
        return false;
    }
    return read_store(t, err);
}

/* Looks at the folder, and again once the factory's content is there: names are read by places. */
static bool look(struct ks_taking *t, struct ks_err *err)
{
    uint64_t serial = t->head.serial;
    ks_take_make_folders(t);
    if (!ks_take_gather(t, err)) {
        return false;
    }
    bool ours = t->office.has_set || t->office.has_folders || t->set_left;
    if (!ours || !with_factory(t, err)) {
        return !ours;
    }
    if (t->head.serial == serial) {
        return true;
    }
    t->receipt.n = 0;
    memset(t->receipt.count, 0, sizeof t->receipt.count);
    return ks_take_gather(t, err);
}

static enum ks_ended take(struct ks_taking *t, struct ks_err *err)
{
    if (!ks_take_folders(t, err) || !read_store(t, err)) {
        return KS_ENDED_UNREAD;
    }
    ks_take_reach(t, KS_TAKE_READ);
    if (!look(t, err)) {
        return KS_ENDED_UNREAD;
    }
    ks_take_reach(t, KS_TAKE_GATHERED);
    bool meant = ks_take_tell_strays(t);
    if (!t->office.has_set && !t->office.has_folders && !t->set_left) {
        return *t->suspicion == '\0' && !meant ? KS_ENDED_NOT_OURS : KS_ENDED_SUSPICIOUS;
    }
    ks_take_hold_early(t);
    if (!ks_take_fetch(t, err)) {
        return KS_ENDED_UNSTORED;
    }
    if (t->broke) {
        t->is_unable = true;
        (void)ks_fail_as(&t->unable, KS_ERR_IO,
                         t->slow ? KS_PROBLEM_TAKE_SLOW : KS_PROBLEM_TAKE_CUT, KS_NO_ARGS);
    }
    ks_take_reach(t, KS_TAKE_FETCHED);
    return settle(t, err);
}

static void run(const struct ks_cycle *cycle, struct ks_outcome *outcome, struct ks_err *err)
{
    struct ks_taking t = { .cycle = cycle };
    ks_take_begin(&t);
    t.dir = ks_dir_open(cycle->source->path, err);
    enum ks_ended how = t.dir == NULL ? KS_ENDED_UNREAD : take(&t, err);
    *outcome = end(&t, how, err);
    ks_take_end(&t);
}

void ks_take_run(const struct ks_cycle *cycle, struct ks_outcome *outcome)
{
    struct ks_err err = { 0 };
    run(cycle, outcome, &err);
}
