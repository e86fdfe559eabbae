#ifndef KS_DECODE_CHILD_MAIN_H
#define KS_DECODE_CHILD_MAIN_H

#include <stdbool.h>

/* The functions that main.c asks of the decoder it is linked with. It is one of jpeg.c, image.c,
 * video.c or bank.c. The child has one thread. */

struct ks_box {
    int width, height, slots;
    bool hardware;      /* video: try the machine's own decoder */
    const char *ending; /* bank: of the file's name, which tells its form; picture: "png" */
};

struct ks_hardware; /* devices that stay open, hardware.h; NULL = none */

/* Called before the sandbox closes: what needs the file system. */
struct ks_hardware *ks_child_warm_up(const struct ks_box *box);
/* Decode KS_CHILD_FILE into KS_CHILD_PIXELS, answer over KS_CHILD_SOCKET, return. The door is
 * locked already (sandbox.h). */
void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware);

#endif
