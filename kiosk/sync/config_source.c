/* The sources among the settings of kiosk-sync, by name. */
#include "sync/config_parts.h"

#include <string.h>

#include "core/problem/fail.h"

static bool name_fits(const char *name)
{
    size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return n > 0 && n <= KS_SOURCE_NAME_MAX && name[n] == '\0' && strcmp(name, "stick") != 0;
}

struct ks_source_config *ks_config_find(struct ks_sync_config *c, const char *name)
{
    for (size_t i = 0; i < c->n_sources; i++) {
        if (strcmp(c->source[i].name, name) == 0) {
            return &c->source[i];
        }
    }
    return NULL;
}

/* Finds the source of that name, or adds one. A new one takes signed releases only, until its
 * policy says otherwise. */
struct ks_source_config *
ks_config_source(struct ks_sync_config *c, const char *name, struct ks_err *err)
{
    struct ks_source_config *known = ks_config_find(c, name);
    if (known != NULL) {
        return known;
    }
    if (!name_fits(name) || c->n_sources == KS_SOURCES_MAX) {
        ks_fail_as(err, KS_ERR_USAGE, KS_PROBLEM_SOURCE_REFUSED,
                   KS_ARGS(ks_arg_text(name), ks_arg_number(KS_SOURCES_MAX)));
        return NULL;
    }
    struct ks_source_config *source = &c->source[c->n_sources++];
    *source = (struct ks_source_config) { .policy = KS_POLICY_SIGNED };
    memcpy(source->name, name, strlen(name) + 1);
    return source;
}
