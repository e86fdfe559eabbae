/* The places by which names are read, and what waits until they are known. */
#include "sync/take/parts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/text/table_name.h"
#include "readers/table/csv.h"

/* The places of a table. What is wrong with it is told when the set is judged; if this machine
 * cannot read it now, a place in a name would be taken for a word of its title. */
static void read_places(struct ks_taking *t, char *bytes, size_t n, struct ks_places *places)
{
    struct ks_problems unheard = { .arena = t->arena };
    const struct ks_form_document document = { .kind = KS_FORM_PLACES,
                                               .file = KS_PLACES_CSV,
                                               .bytes = bytes,
                                               .n = n,
                                               .zone = &t->cycle->config->zone,
                                               .today = t->today };
    struct ks_fault fault;
    struct ks_err err = { 0 };
    const void *value;
    enum ks_read read =
        ks_reader_read(t->reader, &document, t->arena, &value, &unheard, &fault, &err);
    if (read == KS_READ) {
        *places = *(const struct ks_places *)value;
        ks_places_index(places, t->arena);
    } else if (read == KS_READ_UNABLE) {
        ks_take_unable(t, KS_PLACES_CSV, &err);
    }
    free(bytes);
}

/* The places of the installed set, as the store has them. */
static void read_stored(struct ks_taking *t, uint64_t length, struct ks_places *places)
{
    struct ks_err err = { 0 };
    char *bytes;
    size_t n;
    int fd = -1;
    struct ks_store *store = ks_take_store(t, KS_STORE_READ, &err);
    if (store == NULL) {
        ks_take_unable(t, KS_PLACES_CSV, &err);
        return;
    }
    struct ks_content_set *set = ks_store_set_of(store, &t->current[KS_ROLE_CONTENT], NULL);
    enum ks_opened opened = ks_content_set_open(set, KS_PLACES_CSV, &fd, &err);
    bool broke = opened == KS_OPENED_NOT;
    if (opened == KS_OPENED && length <= KS_TABLE_BYTES_MAX) {
        broke = !ks_file_read(fd, KS_PLACES_CSV, KS_TABLE_BYTES_MAX, &bytes, &n, &err);
        if (!broke) {
            read_places(t, bytes, n, places);
        }
    }
    if (broke) { /* they are there: a place in a name would be taken for a word of its title */
        ks_take_unable(t, KS_PLACES_CSV, &err);
    }
    if (fd >= 0) {
        close(fd);
    }
    ks_content_set_close(set);
    ks_store_close(store);
}

/* The table of the folder itself, whatever kind of file it is. */
static bool read_own(struct ks_taking *t, char **bytes, size_t *n)
{
    char book[KS_TABLE_NAME_MAX];
    bool there = ks_dir_read(t->dir, KS_PLACES_CSV, KS_TABLE_BYTES_MAX, bytes, n, NULL);
    for (size_t i = 0; !there && i < KS_TABLE_BOOKS && ks_table_book(KS_PLACES_CSV, i, book); i++) {
        there = ks_dir_read(t->dir, book, KS_TABLE_BYTES_MAX, bytes, n, NULL);
    }
    return there;
}

const struct ks_places *ks_take_places(struct ks_taking *t)
{
    struct ks_places *places = ks_arena_alloc(t->arena, sizeof *places);
    const struct ks_manifest_file *stored =
        ks_manifest_find(&t->current[KS_ROLE_CONTENT], KS_PLACES_CSV);
    char *bytes;
    size_t n;
    bool own = t->office.has_set && t->base[KS_ROLE_CONTENT].kind == KS_BASE_NONE;
    if (!own && stored != NULL) {
        read_stored(t, stored->length, places);
    } else if (read_own(t, &bytes, &n)) {
        read_places(t, bytes, n, places);
    }
    return places;
}

/* --- what could play in the wrong place while they are not known --- */

/* Whether the set of another source, which nobody has looked at yet, would say what they are. */
static bool set_is_ahead(struct ks_taking *t)
{
    const struct ks_sync_config *config = t->cycle->config;
    bool ahead = false;
    for (size_t i = 0; !ahead && i < config->n_sources; i++) {
        const struct ks_source_config *other = &config->source[i];
        const struct ks_policy_row *policy = ks_policy(other->policy);
        struct ks_seen seen;
        if (strcmp(other->name, t->cycle->source->name) != 0 && policy->looks && policy->trusts &&
            !policy->waits) {
            ks_take_memory(t, other->name, &seen);
            ahead = seen.looked_ms == 0 && ks_take_probe(t, other->path);
        }
    }
    return ahead;
}

/* 【食堂】 would be a word of the title, and the file play everywhere. An alert does not wait for
 * that: one shown at a place too many does less harm than one that nobody sees. */
static bool is_doubtful(const struct ks_taking *t, size_t i)
{
    const struct ks_office_file *file = &t->office.v[i];
    return file->use == KS_USE_ITEM && file->name.unplaced && !file->urgent &&
           ks_manifest_find(&t->current[KS_ROLE_CONTENT], file->label) == NULL;
}

void ks_take_hold_early(struct ks_taking *t)
{
    static const struct ks_manifest nothing;
    bool asked = false, ahead = false;
    t->early = ks_arena_array(t->arena, t->office.n + 1, sizeof *t->early);
    if (t->office.has_set || !ks_layer_is_all(&nothing, &t->current[KS_ROLE_CONTENT])) {
        return; /* a set says what they are, or that there are none */
    }
    for (size_t i = 0; i < t->office.n; i++) {
        if (t->file[i] == NULL || !is_doubtful(t, i)) {
            continue;
        }
        ahead = asked ? ahead : set_is_ahead(t);
        asked = true;
        if (ahead) {
            t->early[i] = true;
            t->file[i] = NULL;
            t->moving = true;
            ks_receipt_add(&t->receipt, KS_RECEIPT_ADJUSTED,
                           (struct ks_place_in_file) { t->office.v[i].shown, 0, 0 }, "", "%s",
                           "括号里可能是地点，等读到地点表就播");
        }
    }
}
