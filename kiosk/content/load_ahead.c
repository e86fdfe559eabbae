/* The step that reads ahead what will be asked for, several documents at a time.
 * Each way to the child and back costs more than what is read there. */
#include <stdlib.h>
#include <string.h>

#include "content/load_parts.h"

#define BYTES_AT_ONCE (2u * 1024 * 1024)

struct ks_form_document ks_loading_form_document(const struct ks_loading *l,
                                                 enum ks_form_kind kind,
                                                 const char *path,
                                                 const char *bytes,
                                                 size_t n)
{
    return (struct ks_form_document) { .kind = kind,
                                       .file = path,
                                       .bytes = bytes,
                                       .n = n,
                                       .zone = l->params->zone,
                                       .today = ks_civil_date(l->params->now) };
}

struct ks_reader *ks_loading_reader(const struct ks_loading *l, const char *path)
{
    return l->reader[ks_content_set_until(l->set, path) != 0];
}

void ks_loading_ahead(struct ks_loading *l,
                      enum ks_form_kind kind,
                      size_t limit,
                      const struct ks_names *names)
{
    ks_loading_end_ahead(l);
    l->ahead.kind = kind;
    l->ahead.limit = limit;
    l->ahead.names = *names;
    l->ahead.next = 0;
}

static void drop_some(struct ks_ahead *ahead)
{
    for (size_t i = ahead->taken; i < ahead->n; i++) {
        free(ahead->bytes[i]);
    }
    ahead->n = ahead->taken = 0;
}

static void forget(struct ks_loading *l)
{
    for (size_t i = 0; i < KS_COUNT(l->reader); i++) {
        ks_reader_ahead(l->reader[i], NULL, 0);
    }
}

void ks_loading_end_ahead(struct ks_loading *l)
{
    forget(l);
    drop_some(&l->ahead);
    l->ahead.names.n = 0;
}

/* Reads documents from the next one on, all signed or all not, and has their forms made. What
 * cannot be read is left to whoever asks for it, who says so. */
static void read_some(struct ks_loading *l)
{
    struct ks_ahead *ahead = &l->ahead;
    struct ks_reader *reader = ks_loading_reader(l, ahead->names.v[ahead->next]);
    size_t all = 0;
    forget(l); /* what the other one has made, too, is of documents that are gone */
    while (ahead->next < ahead->names.n && ahead->n < KS_COUNT(ahead->v) && all < BYTES_AT_ONCE &&
           ks_loading_reader(l, ahead->names.v[ahead->next]) == reader) {
        const char *path = ahead->names.v[ahead->next++];
        char *bytes;
        size_t n;
        if (l->params->progress != NULL) {
            l->params->progress(l->params->progress_context);
        }
        if (ks_content_set_form(l->set, path, &n) == NULL &&
            ks_content_set_read(l->set, path, ahead->limit, &bytes, &n, NULL)) {
            ahead->bytes[ahead->n] = bytes;
            ahead->v[ahead->n++] = ks_loading_form_document(l, ahead->kind, path, bytes, n);
            all += n;
        }
    }
    ks_reader_ahead(reader, ahead->v, ahead->n);
}

/* Whether it is one of those that were not read yet; then those before it are left out. */
static bool is_next(struct ks_ahead *ahead, const char *path)
{
    for (size_t i = ahead->next; i < ahead->names.n; i++) {
        if (strcmp(ahead->names.v[i], path) == 0) {
            ahead->next = i;
            return true;
        }
    }
    return false;
}

bool ks_loading_take_ahead(struct ks_loading *l, const char *path, char **bytes, size_t *n)
{
    struct ks_ahead *ahead = &l->ahead;
    if (ahead->taken == ahead->n && is_next(ahead, path)) {
        drop_some(ahead);
        read_some(l);
    }
    if (ahead->taken == ahead->n || strcmp(ahead->v[ahead->taken].file, path) != 0) {
        return false;
    }
    *bytes = ahead->bytes[ahead->taken];
    *n = ahead->v[ahead->taken++].n;
    return true;
}
