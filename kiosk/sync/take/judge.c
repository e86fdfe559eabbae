/* The step that asks whether the new set would play. It loads the set as the player will, and
 * tells the office what is wrong. */
#include <stdlib.h>
#include <string.h>

#include "content/load.h"
#include "core/problem/fail.h"
#include "core/release/layers.h"
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

/* Tells one verdict for each file, so that what is refused is not called received as well. */
static void tell_file(struct ks_taking *t,
                      size_t i,
                      const struct ks_program *program,
                      const struct ks_problems *ours)
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
        ks_receipt_add(&t->receipt, KS_RECEIPT_RECEIVED, at, text.how, "%s，%s", text.what,
                       text.why);
        return;
    }
    if (alert && *seen->how != '\0') { /* the only advice about an alert is that it is over */
        ks_receipt_add(&t->receipt, KS_RECEIPT_REFUSED, at, seen->how, "%s", seen->note);
        return;
    }
    if (file->use == KS_USE_SET || (file->use != KS_USE_QUIZ && is_refused(ours, file->shown))) {
        return;
    }
    if (file->urgent && !alert && file->name.until == KS_DATE_NONE) {
        ks_receipt_add(&t->receipt, KS_RECEIPT_ADJUSTED, at,
                       "不用了就把文件拿走；或在文件名里写“至2020-02-10”", "%s",
                       "按紧急播放，盖过其他内容，而且没有写到哪天为止");
    }
    /* A fit file has a "how" only when its note is a piece of advice. */
    if (*seen->how != '\0') {
        ks_receipt_add(&t->receipt, KS_RECEIPT_ADJUSTED, at, seen->how, "%s", seen->note);
        ks_receipt_add(&t->receipt, KS_RECEIPT_RECEIVED, at, "", "图片 %u×%u", seen->width,
                       seen->height); /* only pictures get advice */
        return;
    }
    ks_receipt_add(&t->receipt, KS_RECEIPT_RECEIVED, at, "", "%s", seen->note);
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
    struct ks_store *store = ks_take_store(t, false, err);
    if (store == NULL) {
        return KS_STEP_BROKEN;
    }
    struct ks_content_set *set =
        ks_store_set_of(store, &t->next[KS_ROLE_CONTENT], &t->next[KS_ROLE_ALERT]);
    struct ks_load_params params = { .zone = &config->zone,
                                     .now = t->receipt.time,
                                     .lint = true,
                                     .screen = config->screen,
                                     .progress = alive,
                                     .progress_context = t };
    struct ks_program *program = ks_load(set, &params);
    ks_take_alive(t);
    struct ks_problems ours = { .arena = t->arena };
    for (size_t i = 0; i < program->problems.n; i++) {
        const struct ks_problem *p = &program->problems.v[i];
        bool screen = ks_load_is_of_screen(p);
        if (p->level != KS_LEVEL_NOTE && (screen || is_ours(t, p->file))) {
            ks_problems_add(&ours, p->code,
                            (struct ks_place_in_file) { shown_name(t, p->file), p->row, p->column },
                            p->args);
        }
    }
    ks_receipt_add_problems(&t->receipt, &ours);
    for (size_t i = 0; i < t->office.n; i++) {
        tell_file(t, i, program, &ours);
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
