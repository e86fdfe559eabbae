#ifndef KS_CONTENT_LOADING_H
#define KS_CONTENT_LOADING_H

#include "content/load.h"
#include "decode/client/reader.h"
#include "port/digest.h"

/* The state of a content set that is being loaded, shared by its steps. On the thread of
 * ks_load(). */

struct ks_asset { /* one file that a row refers to; looked at once, however many rows name it */
    const char *path;
    bool seen;
    enum ks_item_kind kind;
    const struct ks_card *card;
    enum ks_opened opened;
    struct ks_fault fault; /* code NONE = playable */
    int pages;             /* where it was decoded: of its file; and whether they are to move */
    int width, height;     /* and as it is shown; 0 = it was not decoded */
    int lost_pages, foreign_fonts; /* and of a PDF, what it does not bring along */
    enum ks_moves moves;
    bool hdr, interlaced;
    long long bytes; /* where it was decoded; 0 = it was not */
};

struct ks_ahead { /* documents of one kind that will be asked for in this order (load_ahead.c) */
    enum ks_form_kind kind;
    size_t limit;
    struct ks_names names;
    size_t next;                   /* of names: not read yet */
    struct ks_form_document v[64]; /* read */
    char *bytes[64];               /* of each; who takes one owns them */
    size_t n, taken;
};

struct ks_loading {
    struct ks_content_set *set;
    const struct ks_load_params *params;
    struct ks_program *program;
    struct ks_arena *arena;
    struct ks_problems *problems;
    struct ks_reader *reader[2]; /* of what is not signed, of what is: ks_loading_reader() */
    struct ks_ahead ahead;
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
/* What a document of the set holds, in the program's arena, with its problems listed; NULL if it is
 * not there or cannot be read. */
const void *
ks_loading_document(struct ks_loading *l, enum ks_form_kind kind, const char *path, size_t limit);
/* What it was read as when it was signed; NULL = it was not, or this program reads other forms. */
const void *ks_loading_form(struct ks_loading *l, enum ks_form_kind kind, const char *path);
/* The same of bytes that were read already, by that reader. */
const void *ks_loading_bytes(struct ks_loading *l,
                             struct ks_reader *reader,
                             const struct ks_form_document *document,
                             struct ks_problems *problems);
/* The civil time at which the signed release of a file ends; false: never. */
bool ks_loading_until(const struct ks_loading *l, const char *path, struct ks_civil *end);
/* Whether what makes no sense is looked for. */
bool ks_loading_judges(const struct ks_loading *l);
const struct ks_names *ks_loading_names(struct ks_loading *l);
/* Names of a folder, as ks_content_set_list(); that some were not looked at is listed as a problem.
 */
void ks_loading_list(struct ks_loading *l,
                     const char *folder,
                     size_t limit,
                     bool (*wanted)(struct ks_str name),
                     struct ks_names *names);

#endif
