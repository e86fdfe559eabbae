/* The rule whose whole set counts, where several sources without signatures bring one. */
#include <string.h>

#include "sync/take/parts.h"

/* A set has no labels of its own (core/release/layers.h), so two of them would take turns for ever.
 * The rule: sources that wait for nobody go before those that wait for staff, among them the one
 * that stands first in kiosk.ini; sticks come last. A source brings a set as long as it did so when
 * it was last seen: a share that is away keeps its place. */

/* The rank of a source; the lowest goes first. */
static size_t place_of(const struct ks_sync_config *config, const struct ks_source_config *source)
{
    size_t i = 0;
    while (i < config->n_sources && strcmp(config->source[i].name, source->name) != 0) {
        i++;
    }
    return i + (ks_policy(source->policy)->waits ? KS_SOURCES_MAX + 1 : 0);
}

static bool brings_set(const struct ks_taking *t, const struct ks_source_config *source)
{
    struct ks_seen seen;
    ks_take_memory(t, source->name, &seen);
    for (size_t i = 0; i < seen.n; i++) {
        enum ks_office_folder folder = ks_office_folder_in(seen.v[i].path, t->arena);
        if (folder == KS_FOLDER_PLAYLISTS || folder == KS_FOLDER_ASSETS) {
            return true;
        }
    }
    return false;
}

const char *ks_take_first_set(const struct ks_taking *t)
{
    const struct ks_sync_config *config = t->cycle->config;
    size_t mine = place_of(config, t->cycle->source);
    for (size_t i = 0; i < config->n_sources; i++) {
        const struct ks_source_config *other = &config->source[i];
        const struct ks_policy_row *policy = ks_policy(other->policy);
        if (policy->looks && policy->trusts && place_of(config, other) < mine &&
            brings_set(t, other)) {
            return other->name;
        }
    }
    return NULL;
}
