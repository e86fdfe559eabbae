#ifndef KS_DECODE_FILM_HARDWARE_H
#define KS_DECODE_FILM_HARDWARE_H

#include <stdbool.h>

#include <libavcodec/avcodec.h>

/* Video decoding in hardware, where the machine has it. It is VA-API through the first render node
 * (PCs), or H.264 through V4L2's memory-to-memory codecs (Raspberry Pi 3 and 4). Devices can only
 * be opened before the sandbox closes, so they are opened before a byte of the file is read; the
 * sandbox then lets ioctl(2) and poll(2) through on them. Whatever goes wrong with them later - a
 * driver that wants a thread, a file, a call that is not allowed - ends the child, and the client
 * starts another one without hardware (decode/client/client.c). */

struct ks_hardware;

/* Before the sandbox closes: the device that stays open until the child ends; NULL = none. */
struct ks_hardware *ks_hardware_open(void);

/* Give `codec`, not yet opened and made for `parameters`, the hardware, or return the opened codec
 * that takes its place; NULL: there is none (`hardware` NULL), or none for this codec. */
AVCodecContext *ks_hardware_use(struct ks_hardware *hardware,
                                AVCodecContext *codec,
                                const AVCodecParameters *parameters);

/* A packet as the hardware wants it (V4L2: with start codes). False: it cannot be had. */
bool ks_hardware_packet(struct ks_hardware *hardware, AVPacket *packet);

/* A frame out of the device's memory, in place. False: it cannot be had. */
bool ks_hardware_frame(AVFrame *frame);

#endif
