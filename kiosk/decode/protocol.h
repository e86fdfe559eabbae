#ifndef KS_DECODE_PROTOCOL_H
#define KS_DECODE_PROTOCOL_H

#include <stdint.h>

/* The protocol between a client and its decoding child. The job stands on the child's command line
 * (box width, box height, memory in MiB, slots, hardware 0 or 1, the file's ending or, of a
 * picture, its format); the child answers with records over the socket, and never with text of its
 * own: sentences are composed by the client. Both sides are on one machine: numbers are its own. */

enum { KS_CHILD_FILE = 3, KS_CHILD_PIXELS = 4, KS_CHILD_SOCKET = 5 };

#define KS_VIDEO_SLOTS 3
#define KS_ENDING_MAX 15
#define KS_BOX_MAX 8192
#define KS_SIDE_MAX 65535
#define KS_PICTURE_MEGAPIXELS_MAX 120 /* decoded to scale */
#define KS_WHOLE_MEGAPIXELS_MAX 24    /* lossless WebP: held whole, 4 bytes a pixel */

enum ks_reply_kind {
    KS_REPLY_INFO = 1, /* video: about to send frames; bank: read to its end */
    KS_REPLY_FRAME,    /* pixels stand in slot */
    KS_REPLY_END,      /* no more frames */
    KS_REPLY_REFUSED   /* reason */
};

enum ks_refusal {
    KS_REFUSE_DAMAGED = 1,
    KS_REFUSE_TRUNCATED,
    KS_REFUSE_TOO_LARGE,   /* width, height say how large */
    KS_REFUSE_PROGRESSIVE, /* too large to hold because it is progressive */
    KS_REFUSE_MEMORY,
    KS_REFUSE_NO_PICTURE, /* a container without a video stream */
    KS_REFUSE_CODEC,
    KS_REFUSE_VARIANT /* a way of storing a picture that we do not read */
};

struct ks_reply {
    uint32_t kind, reason;
    int32_t width, height, stride; /* of the pixels in the slot, or of the refused picture */
    int32_t source_width, source_height, orientation;
    int32_t slot;
    int32_t hardware;       /* 1: decoded by the machine's own decoder */
    uint32_t found, usable; /* questions of a bank */
    int64_t pts_ms, duration_ms;
    char codec[16];
};

/* The client's only message: this slot may be overwritten. */
struct ks_credit {
    int32_t slot;
};

#endif
