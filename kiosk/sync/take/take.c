/* A cycle over a plain folder, by a policy that trusts it (see parts.h). */
#include <stdlib.h>
#include <string.h>

#include "core/problem/fail.h"
#include "port/lang.h"
#include "sync/take/parts.h"
#include "sync/take/take.h"

/* Reads what is installed now: HEAD, its manifests and the signed layers. */
static bool read_store(struct ks_taking *t, struct ks_err *err)
{
    struct ks_store *store = ks_take_store(t, false, err);
    if (store == NULL) {
        return false;
    }
    t->head = *ks_store_head(store);
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        ks_store_shown(store, (enum ks_role)role, t->arena, &t->current[role]);
        ks_store_base(store, (enum ks_role)role, t->arena, &t->base[role]);
        ks_store_leave_gone(store, false, &t->base[role].manifest);
        ks_store_leave_gone(store, false, &t->current[role]);
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

static enum ks_take_step commit(struct ks_taking *t, struct ks_err *err)
{
    static const enum ks_role order[] = { KS_ROLE_ALERT, KS_ROLE_CONTENT };
    struct ks_store *store = ks_take_store(t, true, err);
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

static bool remember(struct ks_taking *t, struct ks_err *err)
{
    struct ks_buf text = { 0 }, path = { 0 };
    if (t->now.n > 1) {
        /* This moves what file[] points to, which is not used any more. */
        qsort(t->now.v, t->now.n, sizeof *t->now.v, by_path);
    }
    ks_seen_format(&t->now, &text);
    ks_buf_addf(&path, "%s/" KS_SEEN_FILE, t->cycle->config->state, t->cycle->source->name);
    bool ok = ks_file_write(path.p, text.p, text.n, err);
    ks_buf_free(&text);
    ks_buf_free(&path);
    return ok;
}

/* How a cycle over a plain folder ended. */
enum ended {
    NOT_OURS,   /* none of our folders is there: another stick, or nothing is mounted */
    SUSPICIOUS, /* the same, and it looks like the work of a worm */
    UNCHANGED,
    INSTALLED,
    STAGED,    /* waits for staff from now on */
    WAITING,   /* waits for staff already */
    ADOPTED,   /* staff have taken what waited */
    KEPT,      /* refused as a whole */
    OVERTAKEN, /* another source installed something meanwhile, or an object decayed */
    BROKEN,    /* a file or the disk could not be read, looked at or written */
    UNSTORED,  /* what was fetched could not be kept */
    UNREAD     /* neither the source nor the store could be read */
};

enum {
    TOLD = 1,    /* to the office, with `outcome` */
    COUNTED = 2, /* the sentence says how many files were received, adjusted, refused */
    NEWS = 4,    /* told also when it says the same of each file as the last time; logged */
    LOOKED = 8   /* files were looked at: what was seen is remembered */
};

static const struct {
    const char *sentence; /* NULL = what the error says */
    enum ks_receipt_outcome outcome;
    enum ks_cycle_end end; /* AGAIN instead of DONE while something is being copied */
    unsigned is;
} endings[] = {
    [NOT_OURS] = { "", KS_OUTCOME_UNCHANGED, KS_CYCLE_DONE, 0 },
    [SUSPICIOUS] = { KS_WORD_MARK("没有找到“海报”等文件夹"), KS_OUTCOME_UNCHANGED, KS_CYCLE_DONE,
                     TOLD },
    [UNCHANGED] = { KS_WORD_MARK("内容没有变化"), KS_OUTCOME_UNCHANGED, KS_CYCLE_DONE,
                    TOLD | COUNTED | LOOKED },
    [INSTALLED] = { KS_WORD_MARK("新内容已经上屏"), KS_OUTCOME_INSTALLED, KS_CYCLE_DONE,
                    TOLD | COUNTED | NEWS | LOOKED },
    [STAGED] = { KS_WORD_MARK("等工作人员确认"), KS_OUTCOME_PENDING, KS_CYCLE_DONE,
                 TOLD | COUNTED | NEWS | LOOKED },
    [WAITING] = { KS_WORD_MARK("等工作人员确认"), KS_OUTCOME_PENDING, KS_CYCLE_DONE,
                  TOLD | COUNTED | LOOKED },
    [ADOPTED] = { KS_WORD_MARK("工作人员已经采用，新内容已经上屏"), KS_OUTCOME_INSTALLED,
                  KS_CYCLE_DONE, TOLD | COUNTED | NEWS | LOOKED },
    [KEPT] = { NULL, KS_OUTCOME_KEPT, KS_CYCLE_KEPT, TOLD | LOOKED },
    [OVERTAKEN] = { NULL, KS_OUTCOME_UNCHANGED, KS_CYCLE_AGAIN, NEWS | LOOKED },
    [BROKEN] = { NULL, KS_OUTCOME_FAILED, KS_CYCLE_FAILED, TOLD | LOOKED },
    [UNSTORED] = { NULL, KS_OUTCOME_FAILED, KS_CYCLE_FAILED, LOOKED },
    [UNREAD] = { NULL, KS_OUTCOME_FAILED, KS_CYCLE_FAILED, 0 },
};

static const char *counted(const struct ks_taking *t, enum ks_lang lang, const char *begin)
{
    const size_t *n = t->receipt.count;
    return ks_arena_printf(
        t->arena, ks_words_in(lang, KS_WORD_MARK("%s：收下 %zu，调整 %zu，拒绝 %zu%s")), begin,
        n[KS_RECEIPT_RECEIVED], n[KS_RECEIPT_ADJUSTED], n[KS_RECEIPT_REFUSED],
        t->moving ? ks_words_in(lang, KS_WORD_MARK("，还有文件在拷贝")) : "");
}

/* What became of it, for the office in Chinese, for the log in its language. */
static const char *
sentence_of(const struct ks_taking *t, enum ended how, enum ks_lang lang, const struct ks_err *err)
{
    const char *sentence = endings[how].sentence;
    if (sentence == NULL) {
        struct ks_err_line why = ks_err_line(lang, err);
        return ks_arena_strndup(t->arena, why.text, strlen(why.text));
    }
    sentence = *sentence == '\0' ? "" : ks_words_in(lang, sentence);
    return (endings[how].is & COUNTED) != 0 ? counted(t, lang, sentence) : sentence;
}

/* Ends the cycle: tells the office, remembers what was seen, and gives the outcome; `err` says why
 * it FAILED or was KEPT. */
static struct ks_outcome end(struct ks_taking *t, enum ended how, struct ks_err *err)
{
    enum ks_cycle_end last = endings[how].end;
    unsigned is = endings[how].is;
    struct ks_err why = { 0 };
    if ((is & TOLD) != 0) {
        ks_take_tell(t, endings[how].outcome, sentence_of(t, how, KS_LANG_ZH, err),
                     (is & NEWS) != 0);
    }
    ks_take_note_set(t, last);
    if ((is & LOOKED) != 0 && !remember(t, &why) && last != KS_CYCLE_FAILED) {
        *err = why;
        return ks_outcome(KS_CYCLE_FAILED, false, ks_err_line(ks_lang_here(), err).text);
    }
    last = last == KS_CYCLE_DONE && t->moving ? KS_CYCLE_AGAIN : last;
    return ks_outcome(last, (is & NEWS) != 0, sentence_of(t, how, ks_lang_here(), err));
}

/* What ends with a step; `done` if nothing does. */
static enum ended ended_by(enum ks_take_step step, enum ended done)
{
    switch (step) {
    case KS_STEP_DONE:
        return done;
    case KS_STEP_KEPT:
        return KEPT;
    case KS_STEP_OVERTAKEN:
        return OVERTAKEN;
    case KS_STEP_BROKEN:
        break;
    }
    return BROKEN;
}

static bool waits_for_staff(const struct ks_taking *t)
{
    return ks_policy(t->cycle->source->policy)->waits;
}

/* Holds new content back until every file of it could be read and looked at. An alert waits for no
 * picture and is installed. */
static enum ended hold_back(struct ks_taking *t, struct ks_err *err)
{
    bool alert = t->changed[KS_ROLE_ALERT] && !waits_for_staff(t);
    t->changed[KS_ROLE_CONTENT] = false;
    if (!alert || commit(t, err) == KS_STEP_DONE) {
        *err = t->unable;
    }
    return BROKEN;
}

static enum ended have_staff_look(struct ks_taking *t, struct ks_err *err)
{
    bool again = false;
    enum ks_take_step step = ks_take_stage(t, &again, err);
    return ended_by(step, again ? WAITING : STAGED);
}

/* Installs what was fetched, or stages it for staff. */
static enum ended settle(struct ks_taking *t, struct ks_err *err)
{
    enum ks_take_step step = ks_take_compose(t, err);
    if (step == KS_STEP_DONE && t->is_unable) {
        return hold_back(t, err);
    }
    step = step == KS_STEP_DONE ? ks_take_judge(t, err) : step;
    if (step != KS_STEP_DONE) {
        return ended_by(step, UNCHANGED);
    }
    bool changed = t->changed[KS_ROLE_CONTENT] || t->changed[KS_ROLE_ALERT];
    if (changed && waits_for_staff(t)) {
        return have_staff_look(t, err);
    }
    bool waited = ks_take_is_waiting(t);
    step = changed ? commit(t, err) : step;
    step = step == KS_STEP_DONE && waited ? ks_take_unstage(t, err) : step;
    if (step != KS_STEP_DONE || changed) {
        return ended_by(step, INSTALLED);
    }
    return waits_for_staff(t) && !waited && ks_take_told_pending(t) ? ADOPTED : UNCHANGED;
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

static enum ended take(struct ks_taking *t, struct ks_err *err)
{
    if (!ks_take_folders(t, err) || !read_store(t, err) || !ks_take_gather(t, err)) {
        return UNREAD;
    }
    if (!t->office.has_set && !t->office.has_folders && !t->set_left) {
        return *t->suspicion == '\0' ? NOT_OURS : SUSPICIOUS;
    }
    if (!with_factory(t, err)) {
        return UNREAD;
    }
    if (!ks_take_fetch(t, err)) {
        return UNSTORED;
    }
    if (t->broke) {
        t->is_unable = true;
        (void)ks_fail_as(&t->unable, KS_ERR_IO,
                         t->slow ? KS_PROBLEM_TAKE_SLOW : KS_PROBLEM_TAKE_CUT, KS_NO_ARGS);
    }
    return settle(t, err);
}

static void run(const struct ks_cycle *cycle, struct ks_outcome *outcome, struct ks_err *err)
{
    struct ks_taking t = { .cycle = cycle };
    ks_take_begin(&t);
    t.dir = ks_dir_open(cycle->source->path, err);
    enum ended how = t.dir == NULL ? UNREAD : take(&t, err);
    *outcome = end(&t, how, err);
    ks_take_end(&t);
}

void ks_take_run(const struct ks_cycle *cycle, struct ks_outcome *outcome)
{
    struct ks_err err = { 0 };
    run(cycle, outcome, &err);
}
