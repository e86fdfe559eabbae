/* The rule whose whole set counts, where several sources without signatures bring one. */
#include <string.h>

#include "sync/take/parts.h"

/* A set has no labels of its own (core/release/layers.h), so two of them would take turns for ever.
 * The rule: sources that wait for nobody go before those that wait for staff, among them the one
 * that stands first in kiosk.ini; sticks come last. A source keeps its place only while its set can
 * be read now, so that a stick helps where a share is away, and gives way when that is back; nor
 * does one keep it whose set was refused, unless what it had before is shown, or that has never
 * been looked at to its end. */

/* The rank of a source; the lowest goes first. */
static size_t place_of(const struct ks_sync_config *config, const struct ks_source_config *source)
{
    size_t i = 0;
    while (i < config->n_sources && strcmp(config->source[i].name, source->name) != 0) {
        i++;
    }
    return i + (ks_policy(source->policy)->waits ? KS_SOURCES_MAX + 1 : 0);
}

struct ks_first_set ks_take_first_set(const struct ks_taking *t)
{
    static const uint8_t never[KS_SHA256_BYTES];
    const struct ks_sync_config *config = t->cycle->config;
    size_t mine = place_of(config, t->cycle->source);
    struct ks_first_set first = { NULL, NULL };
    bool above = strcmp(t->cycle->source->name, KS_TAKE_FACTORY) != 0;
    for (size_t i = 0; above && first.there == NULL && i < config->n_sources; i++) {
        const struct ks_source_config *other = &config->source[i];
        const struct ks_policy_row *policy = ks_policy(other->policy);
        struct ks_seen seen;
        if (!policy->looks || !policy->trusts || place_of(config, other) >= mine) {
            continue;
        }
        ks_take_memory(t, other->name, &seen);
        if (seen.set_refused || seen.looked_ms == 0) {
            continue;
        }
        if (ks_take_probe(t, other->path)) {
            first.there = other->name;
        } else if (memcmp(seen.set, never, sizeof never) != 0) {
            first.away = other->name;
        }
    }
    return first;
}

void ks_take_set_identity(const struct ks_manifest *release, uint8_t out[KS_SHA256_BYTES])
{
    struct ks_sha256 hash;
    ks_sha256_begin(&hash);
    for (size_t i = 0; i < release->n_files; i++) {
        const struct ks_manifest_file *file = &release->files[i];
        if (!ks_layer_owns(file->path, NULL)) {
            ks_sha256_add(&hash, file->path, strlen(file->path) + 1);
            ks_sha256_add(&hash, file->sha256, sizeof file->sha256);
        }
    }
    ks_sha256_end(&hash, out);
}

void ks_take_note_set(struct ks_taking *t, enum ks_cycle_end end)
{
    uint8_t shown[KS_SHA256_BYTES];
    memcpy(t->now.set, t->before.set, sizeof t->now.set);
    t->now.set_refused = t->before.set_refused && t->office.has_set;
    if (!t->office.has_set && !t->set_left && end == KS_CYCLE_DONE) {
        /* It is gone, and what waits of it taken back: the same bytes are another's from here on.
         */
        memset(t->now.set, 0, sizeof t->now.set);
    }
    if (!t->office.has_set || end == KS_CYCLE_AGAIN) {
        return;
    }
    if (end == KS_CYCLE_DONE && !t->plays_nothing) {
        ks_take_set_identity(&t->next[KS_ROLE_CONTENT], t->now.set);
        t->now.set_refused = false;
    } else {
        ks_take_set_identity(&t->current[KS_ROLE_CONTENT], shown);
        t->now.set_refused = memcmp(shown, t->now.set, sizeof shown) != 0;
    }
}
