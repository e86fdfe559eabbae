/* A reader of documents that was taken over: the real kiosk-read, behind the real door, but of a
 * document that names an act it does that, and tells what came of it as a card's headline
 * (test_decoder.c). */
#include <stdio.h>
#include <string.h>

#include "attack/acts.h"
#include "attack/do_act.h"
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

bool __wrap_ks_derive(const struct ks_form_document *document,
                      unsigned char *form,
                      size_t size,
                      size_t *n)
{
    struct ks_form_document read = *document;
    char card[64];
    long told;
    if (do_act(document->bytes, document->n, &told)) {
        read.n = (size_t)snprintf(card, sizeof card, "# %ld\n", told);
        read.bytes = card;
    }
    return __real_ks_derive(&read, form, size, n);
}
