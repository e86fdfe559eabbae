#ifndef KS_DECODE_CHILD_MAIN_H
#define KS_DECODE_CHILD_MAIN_H

#include <stdbool.h>

/* The functions that main.c asks of the decoder it is linked with. It is one of jpeg.c, image.c,
 * sdl.c, heif.c, pdf.c, read.c or video.c. The child has one thread. */

struct ks_box {
    int width, height, slots;
    bool hardware;      /* video: try the machine's own decoder */
    const char *ending; /* picture: "png" */
};

struct ks_hardware; /* devices that stay open, decode/film/hardware.h */

/* What stays open behind the door. */
struct ks_ready {
    struct ks_hardware *hardware; /* NULL = none */
    int shelf;                    /* of files, as ks_shelf_serve() says; 0 = none */
};

/* Called before the sandbox closes: what needs the file system. */
struct ks_ready ks_child_warm_up(const struct ks_box *box);
/* Decode KS_CHILD_FILE into KS_CHILD_PIXELS, answer over KS_CHILD_SOCKET, return. The door is
 * locked already (decode/door/sandbox.h). */
void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware);

#endif
