/* Sources left out since lines of their settings could not be read. */
#include "sync/config_parts.h"

#include <stdio.h>
#include <string.h>

#include "core/problem/fail.h"

static struct ks_doubt *misplaced_of(struct ks_config_parse *p, const char *name)
{
    size_t i = 0;
    while (i < p->n_misplaced && strcmp(p->misplaced[i].source, name) != 0) {
        i++;
    }
    if (i == KS_SOURCES_MAX) { /* too many names: what is missed counts for every source */
        return &p->every_source;
    }
    if (i == p->n_misplaced) {
        snprintf(p->misplaced[p->n_misplaced++].source, KS_INI_NAME, "%s", name);
    }
    return &p->misplaced[i].doubt;
}

/* Below no heading, or one that nobody knows: what would have decided stands in the wrong place. */
static void missed_nowhere(struct ks_config_parse *p, const struct ks_setting_at *at)
{
    if (at->line.n == 0) {
        p->stick.sure = true; /* the whole file could not be read */
    } else if (strcmp(at->key, "sticks") == 0) {
        ks_doubt_misplaced(&p->stick, at);
    } else if (strcmp(at->key, "policy") == 0) {
        ks_doubt_misplaced(misplaced_of(p, at->source), at);
    } else if (*at->key == '\0' && *at->source != '\0') {
        ks_doubt_line(misplaced_of(p, at->source), p->source_table, p->n_source_table, at);
    } else if (*at->key == '\0') {
        struct ks_doubt sticks = { 0 };
        ks_doubt_line(&sticks, p->sync_table, p->n_sync_table, at);
        /* Only if it may have been a policy; any other line may be another program's. */
        if (sticks.lost) {
            ks_doubt_join(&p->stick, &sticks);
        }
    }
}

/* Brings the doubts of misplaced lines to their sources, once all sources are known. */
static void join_misplaced(struct ks_config_parse *p)
{
    for (size_t i = 0; i < p->n_misplaced; i++) {
        const struct ks_misplaced *m = &p->misplaced[i];
        const struct ks_source_config *source = ks_config_find(p->config, m->source);
        if (source != NULL) {
            ks_doubt_join(&p->source[source - p->config->source], &m->doubt);
        } else {
            p->stray = p->stray == NULL && m->doubt.lost ? m : p->stray;
        }
    }
    for (size_t i = 0; i < p->config->n_sources; i++) {
        ks_doubt_join(&p->source[i], &p->every_source);
    }
}

void ks_config_missed(void *context, const struct ks_setting_at *at)
{
    struct ks_config_parse *p = context;
    struct ks_sync_config *c = p->config;
    if (at->section == KS_SECTION_NONE) {
        missed_nowhere(p, at);
    } else if (at->section == KS_SECTION_SYNC) {
        ks_doubt_line(&p->stick, p->sync_table, p->n_sync_table, at);
        p->trust_lost = p->trust_lost || strcmp(at->key, "trust") == 0;
    } else if (at->section == KS_SECTION_SOURCE) {
        struct ks_source_config *s = ks_config_source(c, at->source, NULL);
        if (s != NULL) {
            ks_doubt_line(&p->source[s - c->source], p->source_table, p->n_source_table, at);
        }
    }
}

static void tell_plain(struct ks_settings *settings, enum ks_problem_code problem)
{
    struct ks_err err = { 0 };
    (void)ks_fail_as(&err, KS_ERR_USAGE, problem, KS_NO_ARGS);
    ks_settings_tell(settings, &err);
}

static enum ks_doubt_rest rest_of(const struct ks_config_parse *p)
{
    return p->stray == NULL ? KS_REST_READ : KS_REST_UNREADABLE;
}

/* Why a source is not looked at. */
static void say_why_not(const struct ks_config_parse *p, size_t i, struct ks_err *why)
{
    const struct ks_source_config *s = &p->config->source[i];
    const char *stray = p->stray == NULL ? "" : p->stray->source;
    enum ks_problem_code code = KS_PROBLEM_SOURCE_STRAY_NAMED;
    if (ks_doubt_allows(&p->source[i], s->policy, rest_of(p))) {
        code = KS_PROBLEM_SOURCE_NO_PATH;
    } else if (!ks_doubt_allows(&p->source[i], s->policy, KS_REST_READ)) {
        code = KS_PROBLEM_SOURCE_DOUBTED;
    } else if (*stray == '\0') {
        code = KS_PROBLEM_SOURCE_STRAY;
    }
    (void)ks_fail_as(why, KS_ERR_USAGE, code, KS_ARGS(ks_arg_text(s->name), ks_arg_text(stray)));
}

bool ks_config_leave_out(struct ks_config_parse *p,
                         struct ks_settings *settings,
                         struct ks_err *err)
{
    struct ks_sync_config *c = p->config;
    size_t kept = 0;
    join_misplaced(p);
    for (size_t i = 0; i < c->n_sources; i++) {
        struct ks_source_config *source = &c->source[i];
        bool trusted = ks_doubt_allows(&p->source[i], source->policy, rest_of(p));
        if (trusted && source->path[0] != '\0') {
            source->every_s = source->every_s == 0 ? c->every_s : source->every_s;
            c->source[kept++] = *source;
            continue;
        }
        struct ks_err why = { 0 };
        say_why_not(p, i, &why);
        if (settings->path == NULL) {
            *err = why;
            return false;
        }
        ks_settings_tell(settings, &why);
    }
    c->n_sources = kept;
    if (!ks_doubt_allows(&p->stick, c->stick.policy, KS_REST_READ)) {
        c->stick.policy = KS_POLICY_OFF;
        tell_plain(settings, KS_PROBLEM_STICKS_DOUBTED);
    }
    if (p->trust_lost) {
        c->trust[0] = '\0';
        tell_plain(settings, KS_PROBLEM_TRUST_DOUBTED);
    }
    return true;
}
