#ifndef KS_CONTENT_LOADING_H
#define KS_CONTENT_LOADING_H

#include "content/load.h"
#include "port/digest.h"

/* The state of a content set that is being loaded, shared by its steps. On the thread of
 * ks_load(). */

struct ks_asset { /* one file that a row refers to; looked at once, however many rows name it */
    const char *path;
    bool seen;
    enum ks_item_kind kind;
    const struct ks_card *card;
    struct ks_fault fault; /* code NONE = playable */
};

struct ks_loading {
    struct ks_content_set *set;
    const struct ks_load_params *params;
    struct ks_program *program;
    struct ks_arena *arena;
    struct ks_problems *problems;
    struct ks_asset *assets; /* open addressing; capacity a power of two */
    size_t assets_capacity;
    struct ks_names refused; /* cards of the set's own folders that are not shown */
    struct ks_names names;   /* all files below assets/, listed when first needed */
    bool names_listed;
    int hints; /* how many words were searched for one that was probably meant; bounded */
    struct ks_sha256 read; /* hash of all that was read, if params->fingerprint */
};

/* Bytes of a file of the set; false (with a problem, unless it is simply not there) if not. */
bool ks_loading_read(struct ks_loading *l, const char *path, size_t limit, char **bytes, size_t *n);
/* The civil time at which the signed release of a file ends; false: never. */
bool ks_loading_until(const struct ks_loading *l, const char *path, struct ks_civil *end);
const struct ks_names *ks_loading_names(struct ks_loading *l);

#endif
