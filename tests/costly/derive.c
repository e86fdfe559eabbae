/* kiosk-read, but for documents that say how much they cost: `forever`, or that many milliseconds
 * of the processor. For tests/decode/client/test_reader.c. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "readers/derive/derive.h"

/* By the linker in the place of ks_derive() (--wrap), which is __real_ks_derive() here. */
bool __real_ks_derive(const struct ks_form_document *document,
                      unsigned char *form,
                      size_t size,
                      size_t *n);
bool __wrap_ks_derive(const struct ks_form_document *document,
                      unsigned char *form,
                      size_t size,
                      size_t *n);

static long used_ms(void)
{
    struct timespec used = { 0 };
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

bool __wrap_ks_derive(const struct ks_form_document *document,
                      unsigned char *form,
                      size_t size,
                      size_t *n)
{
    bool ends = document->n < 7 || memcmp(document->bytes, "forever", 7) != 0;
    long until = used_ms() + strtol(document->bytes, NULL, 10);
    while (!ends || used_ms() < until) {
    }
    return __real_ks_derive(document, form, size, n);
}
