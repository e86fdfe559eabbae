/* PNG, WebP, GIF and BMP: which one it is. */
#include <string.h>
#include <unistd.h>

#include "decode/child/image.h"
#include "decode/child/main.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"

struct ks_hardware *ks_child_warm_up(const struct ks_box *box)
{
    (void)box;
    return NULL;
}

void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware)
{
    (void)hardware;
    unsigned char head[12] = { 0 };
    ks_picture_read_some(head, sizeof head);
    lseek(KS_CHILD_FILE, 0, SEEK_SET);
    if (memcmp(head, "\x89PNG", 4) == 0) {
        ks_child_png(box);
    } else if (memcmp(head, "GIF8", 4) == 0) {
        ks_child_gif(box);
    } else if (memcmp(head, "BM", 2) == 0) {
        ks_child_bmp(box);
    } else if (memcmp(head, "RIFF", 4) == 0 && memcmp(head + 8, "WEBP", 4) == 0) {
        ks_child_webp(box);
    } else {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
}
