/* A list of forms by the hash of what they were made of (see kept_forms.h). */
#include "decode/client/kept_forms.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "port/digest.h"

struct kept {
    uint8_t key[KS_SHA256_BYTES];
    unsigned char *form;
    size_t n;
};

struct ks_kept_forms {
    struct kept v[KS_KEPT_FORMS_MAX];
    size_t n, bytes;
};

struct ks_kept_forms *ks_kept_forms_new(void)
{
    struct ks_kept_forms *kept = calloc(1, sizeof *kept);
    if (kept == NULL) {
        ks_oom();
    }
    return kept;
}

void ks_kept_forms_free(struct ks_kept_forms *kept)
{
    for (size_t i = 0; kept != NULL && i < kept->n; i++) {
        free(kept->v[i].form);
    }
    free(kept);
}

/* Field by field: what lies between the fields of a struct is nobody's. */
static void hash_of(const struct ks_form_document *document, uint8_t key[KS_SHA256_BYTES])
{
    struct ks_sha256 hash;
    const int64_t numbers[] = { document->kind, document->today, (int64_t)document->n,
                                (int64_t)document->zone->n };
    ks_sha256_begin(&hash);
    ks_sha256_add(&hash, numbers, sizeof numbers);
    for (size_t i = 0; i < document->zone->n; i++) {
        const int64_t rule[] = { document->zone->rule[i].from, document->zone->rule[i].offset };
        ks_sha256_add(&hash, rule, sizeof rule);
    }
    ks_sha256_add(&hash, document->file, strlen(document->file) + 1);
    ks_sha256_add(&hash, document->bytes, document->n);
    ks_sha256_end(&hash, key);
}

static const struct kept *find(const struct ks_kept_forms *kept, const uint8_t *key)
{
    for (size_t i = 0; i < kept->n; i++) {
        if (memcmp(kept->v[i].key, key, KS_SHA256_BYTES) == 0) {
            return &kept->v[i];
        }
    }
    return NULL;
}

void ks_kept_forms_put(struct ks_kept_forms *kept,
                       const struct ks_form_document *document,
                       const unsigned char *form,
                       size_t n)
{
    struct kept *one = &kept->v[kept->n];
    if (kept->n == KS_KEPT_FORMS_MAX || n > KS_KEPT_FORMS_BYTES_MAX - kept->bytes) {
        return;
    }
    hash_of(document, one->key);
    if (find(kept, one->key) != NULL) {
        return;
    }
    one->form = malloc(n + 1);
    if (one->form == NULL) {
        ks_oom();
    }
    memcpy(one->form, form, n);
    one->n = n;
    kept->n++;
    kept->bytes += n;
    assert(kept->n <= KS_KEPT_FORMS_MAX && kept->bytes <= KS_KEPT_FORMS_BYTES_MAX);
}

const unsigned char *ks_kept_forms_find(const struct ks_kept_forms *kept,
                                        const struct ks_form_document *document,
                                        size_t *n)
{
    uint8_t key[KS_SHA256_BYTES];
    hash_of(document, key);
    const struct kept *one = find(kept, key);
    *n = one == NULL ? 0 : one->n;
    return one == NULL ? NULL : one->form;
}
