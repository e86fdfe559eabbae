/* PNG, WebP, GIF, BMP, TGA and PNM: which one it is. */
#include <string.h>

#include "decode/child/image.h"
#include "decode/child/main.h"
#include "decode/child/reply.h"

struct ks_ready ks_child_warm_up(const struct ks_box *box)
{
    (void)box;
    return (struct ks_ready) { .hardware = NULL };
}

void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware)
{
    (void)hardware;
#define DECODE(name)                                                                               \
    if (strcmp(box->ending, #name) == 0) {                                                         \
        ks_child_##name(box);                                                                      \
        return;                                                                                    \
    }
    KS_IMAGES(DECODE)
    ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
}
