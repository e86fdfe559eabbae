/* kiosk-read, but a document that begins with `---\nforge: yes` takes it over: all others of its
 * kind that it reads from then on are read as that one. For whoever must not believe a child that
 * has read such a document. */
#include <stdlib.h>
#include <string.h>

#include "readers/derive/derive.h"

#define MARK "---\nforge: yes\n"

/* By the linker in the place of ks_derive() (--wrap), which is __real_ks_derive() here. */
bool __real_ks_derive(const struct ks_form_document *document,
                      unsigned char *form,
                      size_t size,
                      size_t *n);
bool __wrap_ks_derive(const struct ks_form_document *document,
                      unsigned char *form,
                      size_t size,
                      size_t *n);

static struct ks_form_document master; /* n 0 = nothing has taken it over */

static void obey(const struct ks_form_document *document)
{
    char *bytes = malloc(document->n);
    if (bytes != NULL) {
        memcpy(bytes, document->bytes, document->n);
        master = *document;
        master.bytes = bytes;
    }
}

bool __wrap_ks_derive(const struct ks_form_document *document,
                      unsigned char *form,
                      size_t size,
                      size_t *n)
{
    struct ks_form_document read = *document;
    if (read.n >= sizeof MARK - 1 && memcmp(read.bytes, MARK, sizeof MARK - 1) == 0) {
        obey(document);
    }
    if (master.n > 0 && read.kind == master.kind) {
        read.bytes = master.bytes;
        read.n = master.n;
    }
    return __real_ks_derive(&read, form, size, n);
}
