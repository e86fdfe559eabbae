/* Would the new set play? Loads it as the player will, and tells the office what is wrong. */
#include <stdlib.h>
#include <string.h>

#include "content/load.h"
#include "sync/cycle_parts.h"

/* People know a file of an office folder by its own name, not by its label. */
static const char *shown_name(const struct ks_taking *t, const char *label)
{
    for (size_t i = 0; i < t->office.n; i++) {
        if (strcmp(t->office.v[i].label, label) == 0) {
            return t->office.v[i].shown;
        }
    }
    return label;
}

/* Rows of the set itself: what other sources brought beside it does not make it good. */
static size_t playable(const struct ks_playlist *list)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        n += list->v[i].fault == NULL && !ks_office_owns(list->v[i].file, NULL) ? 1 : 0;
    }
    return n;
}

/* Only what this source brought: the rest of the set was told when it came. */
static bool is_ours(const struct ks_taking *t, const char *label)
{
    return ks_office_owns(label, NULL) ? ks_office_owns(label, t->cycle->source->name)
                                       : t->office.has_set;
}

static void alive(void *taking)
{
    ks_take_alive(taking);
}

bool ks_take_judge(struct ks_taking *t, struct ks_err *err)
{
    const struct ks_sync_config *config = t->cycle->config;
    struct ks_content_set *set =
        ks_staged_set(config->state, &t->next[KS_ROLE_CONTENT], &t->next[KS_ROLE_ALERT], err);
    if (set == NULL) {
        return false;
    }
    struct ks_load_params params = { .zone = &config->zone,
                                     .now = t->receipt.time,
                                     .lint = true,
                                     .progress = alive,
                                     .progress_context = t };
    struct ks_program *program = ks_load(set, &params);
    ks_take_alive(t);
    struct ks_problems ours = { .arena = t->arena };
    for (size_t i = 0; i < program->problems.n; i++) {
        const struct ks_problem *p = &program->problems.v[i];
        if (p->level != KS_LEVEL_NOTE && is_ours(t, p->file)) {
            ks_problem_add(&ours, p->level,
                           (struct ks_place_in_file) { shown_name(t, p->file), p->row, p->column },
                           p->code, p->why, p->how, "%s", p->what);
        }
    }
    ks_receipt_add_problems(&t->receipt, &ours);
    size_t n = playable(&program->main) + playable(&program->fallback);
    bool good = n > 0 || !t->office.has_set || t->current[KS_ROLE_CONTENT].n_files == 0;
    ks_program_free(program);
    ks_content_set_close(set);
    return good || ks_fail(err, KS_ERR_REFUSED, "播放表里没有一行能播，屏幕继续播原来的内容");
}
