#ifndef KS_DECODE_PROTOCOL_H
#define KS_DECODE_PROTOCOL_H

#include <stdint.h>

#include "base/civil.h"
#include "core/program/pages.h"

/* The protocol between a client and its decoding child. The job stands on the child's command line
 * (box width, box height, memory in MiB, slots, hardware 0 or 1, seconds of the processor or 0
 * for those of a long video, of a picture its format); the child answers with records over the
 * socket, and never with text of its own: sentences are composed by the client. Both sides are on
 * one machine: numbers are its own.
 *
 * kiosk-read has no file and reads documents, some at a time: they are laid into the memory one
 * behind the other before a credit for so many is sent; the answer tells of how many, from the
 * first, the forms stand in their own part of the memory. Its seconds are those of one document: a
 * child that has used some of them leaves the rest and makes way (`last`). */

enum { KS_CHILD_FILE = 3, KS_CHILD_PIXELS = 4, KS_CHILD_SOCKET = 5 };

#define KS_VIDEO_SLOTS 3
#define KS_ENDING_MAX 15
#define KS_BOX_MAX 8192
#define KS_SIDE_MAX 65535
#define KS_PICTURE_MEGAPIXELS_MAX 120 /* decoded to scale */
#define KS_WHOLE_MEGAPIXELS_MAX 24    /* held whole: lossless WebP, AVIF, HEIC, SDL2_image's */
#define KS_WHOLE_DEEP_MEGAPIXELS_MAX                                                               \
    12 /* a HEIC of more than 8 bits, held in words of two bytes                                   \
        */

/* A picture that moves: within these bounds it does, else its first frame is shown. */
enum ks_moves { KS_MOVES_NOT, KS_MOVES, KS_MOVES_BEYOND };
#define KS_MOVES_MEGAPIXELS_MAX 4
#define KS_MOVES_FRAMES_MAX 600

enum ks_reply_kind {
    KS_REPLY_INFO = 1, /* video, PDF: about to send frames; document: its form is there */
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
    KS_REFUSE_VARIANT, /* a way of storing a picture that we do not read */
    KS_REFUSE_LONG,    /* a document whose text no form can hold */
    KS_REFUSE_LOCKED   /* it opens with a password only */
};

struct ks_reply {
    uint32_t kind, reason;
    int32_t width, height, stride; /* of the pixels in the slot, or of the refused picture */
    int32_t source_width, source_height, orientation;
    int32_t slot;          /* of documents: how many were read */
    int32_t hardware;      /* 1: decoded by the machine's own decoder */
    int32_t last;          /* 1: this child reads no more documents */
    int32_t pages;         /* of a picture's file, of which the first is shown; 0 = one; of a PDF */
    int32_t lost_pages;    /* of a PDF: of those to be shown, how many cannot be read */
    int32_t foreign_fonts; /* of a PDF: those that it does not bring along */
    int32_t moves;         /* of a picture: enum ks_moves */
    int32_t hdr, interlaced;     /* of a video: 1 = yes, and it is shown as if it were not */
    int64_t pts_ms, duration_ms; /* pts of a PDF: the page, counted from 0 */
    char codec[16];
};

/* The client's only message: this slot may be overwritten; so many documents may be read. */
struct ks_credit {
    int32_t slot;
};

/* A document in kiosk-read's memory; its bytes follow. */
struct ks_reading_job {
    uint32_t kind; /* enum ks_form_kind */
    uint32_t n;
    int32_t today;
    char file[1152];
    struct ks_zone zone;
};

/* Before each form. */
struct ks_reading_form {
    uint64_t n;
};

#define KS_READING_STEP(n) (((n) + 7) & ~(size_t)7) /* where the next begins */
#define KS_READING_AT_ONCE 64
#define KS_READING_FORMS_AT (8192 + 8 * 1024 * 1024) /* documents before it, forms behind */
#define KS_READING_WIDTH 4096 /* of a box of 4 bytes each that has room for all */
#define KS_READING_HEIGHT 2562
#define KS_READING_MEMORY ((size_t)KS_READING_WIDTH * KS_READING_HEIGHT * 4)

#endif
