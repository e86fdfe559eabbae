/* The step that asks whether the new set would play. It loads the set as the player will, and
 * tells the office what is wrong. */
#include <stdlib.h>
#include <string.h>

#include "content/load.h"
#include "core/problem/fail.h"
#include "core/problem/sentence.h"
#include "core/release/layers.h"
#include "core/schedule/told.h"
#include "core/text/content_names.h"
#include "sync/take/parts.h"

/* People know a file of an office folder by its own name, not by its label. */
static const char *shown_name(struct ks_taking *t, const char *label)
{
    for (size_t i = 0; i < t->office.n; i++) {
        if (strcmp(ks_take_label(t, i), label) == 0) {
            return t->office.v[i].shown;
        }
    }
    return label;
}

static bool is_refused(const struct ks_problems *ours, const char *shown)
{
    for (size_t i = 0; i < ours->n; i++) {
        if (!ks_problem_is_shown(ours->v[i].code) && strcmp(ours->v[i].file, shown) == 0) {
            return true;
        }
    }
    return false;
}

/* The problem that says that a CAP message is for other places; then nothing is said of its end. */
static const struct ks_problem *elsewhere(const struct ks_program *program, const char *label)
{
    for (size_t i = 0; i < program->problems.n; i++) {
        const struct ks_problem *p = &program->problems.v[i];
        if (p->code == KS_PROBLEM_ALERT_ELSEWHERE && strcmp(p->file, label) == 0) {
            return p;
        }
    }
    return NULL;
}

/* What the alerts of the set that would be are told to do, of whichever screen; and those that are
 * up already, without what waits for staff. */
struct told {
    struct ks_told_alert *v, *up;
    size_t n, n_up;
    bool waits;
};

/* Whether an alert is installed already, by its name and its bytes. */
static bool is_up(const struct ks_taking *t, const char *label)
{
    const struct ks_manifest_file *is = ks_manifest_find(&t->current[KS_ROLE_ALERT], label);
    const struct ks_manifest_file *comes = ks_manifest_find(&t->next[KS_ROLE_ALERT], label);
    return is != NULL && comes != NULL && memcmp(is->sha256, comes->sha256, sizeof is->sha256) == 0;
}

static struct told tell_alerts(struct ks_taking *t, const struct ks_program *program)
{
    const struct ks_sync_config *config = t->cycle->config;
    struct ks_situation any = { .now = t->receipt.time,
                                .clock = KS_CLOCK_SYNCED,
                                .places = ks_situation_places(program, ks_str_of(config->screen),
                                                              t->arena),
                                .alerts = { config->exercises },
                                .lang = "zh" };
    struct told told = { .waits = ks_policy(t->cycle->source->policy)->waits &&
                                  t->changed[KS_ROLE_ALERT] };
    told.n = ks_told_alerts(program, &any, NULL, KS_LANG_ZH, t->arena, &told.v);
    if (told.waits) {
        struct ks_program now = *program;
        now.alerts.v = ks_arena_array(t->arena, program->alerts.n + 1, sizeof *now.alerts.v);
        now.alerts.n = now.refused_alerts.n = 0;
        for (size_t i = 0; i < program->alerts.n; i++) {
            if (is_up(t, program->alerts.v[i].file)) {
                now.alerts.v[now.alerts.n++] = program->alerts.v[i];
            }
        }
        told.n_up = ks_told_alerts(&now, &any, NULL, KS_LANG_ZH, t->arena, &told.up);
    }
    return told;
}

static const struct ks_told_alert *find(const struct ks_told_alert *v, size_t n, const char *label)
{
    size_t i = 0;
    while (i < n && strcmp(v[i].file, label) != 0) {
        i++;
    }
    return i < n ? &v[i] : NULL;
}

/* What is told of an alert that could be read. Until staff agree, nothing new is on air, and what
 * is up stays. */
static const char *told_of(struct ks_taking *t, const struct told *told, size_t i)
{
    static const enum ks_receipt_state states[KS_ALERT_TOLDS] = {
        [KS_TOLD_ON_AIR] = KS_RECEIPT_ON,    [KS_TOLD_LATER] = KS_RECEIPT_LATER,
        [KS_TOLD_OVER] = KS_RECEIPT_OVER,    [KS_TOLD_CANCELLED] = KS_RECEIPT_OVER,
        [KS_TOLD_NOT_HERE] = KS_RECEIPT_NOT, [KS_TOLD_UNREADABLE] = KS_RECEIPT_NOT,
    };
    const char *label = ks_take_label(t, i);
    const struct ks_told_alert *up = find(told->up, told->n_up, label);
    const struct ks_told_alert *found = up != NULL ? up : find(told->v, told->n, label);
    t->state[i] = KS_RECEIPT_ON;
    if (found == NULL) {
        return t->file[i]->note;
    }
    struct ks_told_alert one = *found;
    if (told->waits && up == NULL && (one.told == KS_TOLD_ON_AIR || one.told == KS_TOLD_LATER)) {
        one.told = KS_TOLD_LATER;
        one.why = ks_phrase_of(KS_LANG_ZH, KS_PHRASE_TOLD_WAITS);
    }
    t->state[i] = states[one.told];
    return ks_told_line(&one, KS_LANG_ZH, t->arena);
}

/* Said first of a file of which all rows are for other places. */
static const char *away(const struct ks_taking *t, size_t i)
{
    bool here = t->office.v[i].use != KS_USE_ITEM || t->state[i] != KS_RECEIPT_PART;
    return here ? ""
                : ks_arena_printf(t->arena, "%s；",
                                  ks_phrase_of(KS_LANG_ZH, KS_PHRASE_TOLD_NOT_HERE));
}

/* Tells one verdict for each file, so that what is refused is not called received as well. */
static void tell_file(struct ks_taking *t,
                      size_t i,
                      const struct ks_program *program,
                      const struct ks_problems *ours,
                      const struct told *told)
{
    const struct ks_office_file *file = &t->office.v[i];
    const struct ks_seen_file *seen = t->file[i];
    if (seen == NULL || !seen->read || seen->refusal != NULL) {
        return;
    }
    struct ks_place_in_file at = { file->shown, 0, 0 };
    bool alert = ks_take_is_alert(file->label, seen->type);
    const struct ks_problem *other = alert ? elsewhere(program, ks_take_label(t, i)) : NULL;
    if (other != NULL) {
        struct ks_problem_text text = ks_problem_text(other, KS_LANG_ZH, t->arena);
        t->state[i] = KS_RECEIPT_NOT;
        ks_receipt_add(&t->receipt, KS_RECEIPT_RECEIVED, at, text.how, "%s：%s，%s",
                       ks_phrase_of(KS_LANG_ZH, KS_PHRASE_TOLD_NOT_HERE), text.what, text.why);
        return;
    }
    if (alert && *seen->how != '\0') { /* the only advice: it was over before anybody saw it */
        t->state[i] = KS_RECEIPT_NOT;
        ks_receipt_add(&t->receipt, KS_RECEIPT_REFUSED, at, seen->how, "%s：%s",
                       ks_phrase_of(KS_LANG_ZH, KS_PHRASE_TOLD_OVER), seen->note);
        return;
    }
    bool set = file->use == KS_USE_SET;
    if ((set && !alert) || (file->use != KS_USE_QUIZ && is_refused(ours, file->shown))) {
        return;
    }
    const char *note = alert ? told_of(t, told, i) : seen->note;
    if (set && *seen->note == '\0' && t->state[i] == KS_RECEIPT_OVER) { /* an old record */
        t->state[i] = KS_RECEIPT_PART;
        return;
    }
    if (file->urgent && !alert && file->name.until == KS_DATE_NONE) {
        ks_receipt_add(&t->receipt, KS_RECEIPT_ADJUSTED, at,
                       "不用了就把文件拿走；或在文件名里写“至2020-02-10”", "%s",
                       "按紧急播放，盖过其他内容，而且没有写到哪天为止");
    }
    /* A fit file has a "how" only when its note is a piece of advice; what is over needs none. */
    if (*seen->how != '\0') {
        if (t->state[i] != KS_RECEIPT_OVER) {
            ks_receipt_add(&t->receipt, KS_RECEIPT_ADJUSTED, at, seen->how, "%s", seen->note);
        }
        ks_receipt_add(&t->receipt, KS_RECEIPT_RECEIVED, at, "", "%s图片 %u×%u%s%s", away(t, i),
                       seen->width, seen->height, *file->echo == '\0' ? "" : "；",
                       file->echo); /* only pictures get advice */
        return;
    }
    ks_receipt_add(&t->receipt, KS_RECEIPT_RECEIVED, at, "", "%s%s%s%s", away(t, i), note,
                   *file->echo == '\0' || *note == '\0' ? "" : "；", file->echo);
}

/* A note of how a cell was read that can be read in several ways: who wrote it has to see that. */
static bool is_echo(enum ks_problem_code code)
{
    return code == KS_PROBLEM_CELL_GUESSED_DATE || code == KS_PROBLEM_CELL_GUESSED_DATES ||
           code == KS_PROBLEM_CELL_GUESSED_HOURS || code == KS_PROBLEM_CELL_EXCEL_DATE;
}

/* Counts the playable rows of the set's own playlists; rows of office folders do not count: what
 * other sources brought does not make a set good. */
static size_t playable(const struct ks_playlist *list)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        n += list->v[i].fault.code == KS_PROBLEM_NONE && !ks_layer_owns(list->v[i].file, NULL) ? 1
                                                                                               : 0;
    }
    return n;
}

/* The file of ours that a problem calls missing, which lies there and was not taken; NULL: it is
 * really missing. */
static const char *left_out(struct ks_taking *t, const struct ks_problem *p)
{
    static const enum ks_problem_code missing[] = { KS_PROBLEM_ITEM_MISSING,
                                                    KS_PROBLEM_VOTE_PICTURE,
                                                    KS_PROBLEM_CARD_PICTURE,
                                                    KS_PROBLEM_CARD_SHEET };
    bool about = false;
    for (size_t i = 0; i < KS_COUNT(missing); i++) {
        about = about || p->code == missing[i];
    }
    for (size_t i = 0; about && i < t->office.n; i++) {
        const struct ks_office_file *file = &t->office.v[i];
        bool taken = t->file[i] != NULL && t->file[i]->read && t->file[i]->refusal == NULL;
        if (!taken && file->use == KS_USE_SET &&
            ks_str_is(p->args[0].text, KS_ASSET_OF(file->label)) &&
            ks_manifest_find(&t->next[KS_ROLE_CONTENT], file->label) == NULL) {
            return file->shown;
        }
    }
    return NULL;
}

static void tell_left_out(struct ks_taking *t, const struct ks_problem *p, const char *file)
{
    ks_receipt_add(&t->receipt,
                   ks_problem_is_shown(p->code) ? KS_RECEIPT_ADJUSTED : KS_RECEIPT_REFUSED,
                   (struct ks_place_in_file) { shown_name(t, p->file), p->row, p->column },
                   "改好那个文件，这里自己就好了", "%s 还没有收下，看它自己那一条", file);
}

/* Whether a label is of this source: the rest of the set was told when it came. */
static bool is_ours(const struct ks_taking *t, const char *label)
{
    enum ks_role role = ks_take_is_alert(label, KS_BLOB_TABLE) ? KS_ROLE_ALERT : KS_ROLE_CONTENT;
    return ks_layer_owns(label, NULL) ? ks_layer_owns(label, t->cycle->source->name)
                                      : t->office.has_set && t->base[role].kind == KS_BASE_NONE;
}

static void alive(void *taking)
{
    ks_take_alive(taking);
}

enum ks_take_step ks_take_judge(struct ks_taking *t, struct ks_err *err)
{
    const struct ks_sync_config *config = t->cycle->config;
    struct ks_store *store = ks_take_store(t, KS_STORE_READ, err);
    if (store == NULL) {
        return KS_STEP_BROKEN;
    }
    struct ks_content_set *set =
        ks_store_set_of(store, &t->next[KS_ROLE_CONTENT], &t->next[KS_ROLE_ALERT]);
    struct ks_load_params params = { .zone = &config->zone,
                                     .now = t->receipt.time,
                                     .lint = true,
                                     .screen = config->screen,
                                     .forms = t->forms,
                                     .progress = alive,
                                     .progress_context = t };
    struct ks_program *program = ks_load(set, &params);
    ks_take_alive(t);
    if (program->unread.code != KS_PROBLEM_NONE) {
        (void)ks_fail_fault(err, KS_ERR_IO, &program->unread);
        ks_program_free(program);
        ks_content_set_close(set);
        ks_store_close(store);
        return KS_STEP_BROKEN;
    }
    struct ks_problems ours = { .arena = t->arena };
    for (size_t i = 0; i < program->problems.n; i++) {
        const struct ks_problem *p = &program->problems.v[i];
        bool screen = ks_load_is_of_screen(p);
        bool told =
            (p->level != KS_LEVEL_NOTE || is_echo(p->code)) && (screen || is_ours(t, p->file));
        const char *file = told ? left_out(t, p) : NULL;
        if (file != NULL) {
            tell_left_out(t, p, file);
        } else if (told) {
            ks_problems_add(&ours, p->code,
                            (struct ks_place_in_file) { shown_name(t, p->file), p->row, p->column },
                            p->args);
        }
    }
    ks_receipt_add_problems(&t->receipt, &ours);
    ks_take_hear_rows(t, program);
    struct told told = tell_alerts(t, program);
    for (size_t i = 0; i < t->office.n; i++) {
        tell_file(t, i, program, &ours, &told);
    }
    size_t n = playable(&program->main) + playable(&program->fallback);
    t->plays_nothing = n == 0 && t->office.has_set;
    bool good = !t->plays_nothing || t->current[KS_ROLE_CONTENT].n_files == 0;
    ks_program_free(program);
    ks_content_set_close(set);
    ks_store_close(store);
    if (!good) {
        (void)ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_TAKE_NO_ROW, KS_NO_ARGS);
    }
    return good ? KS_STEP_DONE : KS_STEP_KEPT;
}
