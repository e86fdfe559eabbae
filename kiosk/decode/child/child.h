#ifndef KS_DECODE_CHILD_CHILD_H
#define KS_DECODE_CHILD_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "decode/protocol.h"

/* Inside a decoding child. One of jpeg.c, image.c, video.c, bank.c is
 * linked and gives ks_child_job(); main.c has already locked the door (sandbox.h). */

struct ks_box {
    int width, height, slots;
    bool hardware;      /* video: try the machine's own decoder */
    const char *ending; /* bank: of the file's name, which tells its form */
};

/* Decode KS_CHILD_FILE into KS_CHILD_PIXELS, answer over KS_CHILD_SOCKET, return. */
void ks_child_job(const struct ks_box *box);
/* Called before the sandbox closes: what needs the file system. True if devices stay open. */
bool ks_child_warm_up(const struct ks_box *box);

/* Answers. refuse() does not return. */
void ks_child_answer(const struct ks_reply *reply);
KS_NORETURN void ks_child_refuse(enum ks_refusal reason, int width, int height);
/* The first `bytes` of the client's pixel memory; ends the child if it cannot be had. `now`: every
 * page of it will be written, so ask for them at once and not by a fault for each. */
uint32_t *ks_child_pixels(size_t bytes, bool now);

#endif
