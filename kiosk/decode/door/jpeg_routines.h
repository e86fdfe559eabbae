#ifndef KS_DECODE_DOOR_JPEG_ROUTINES_H
#define KS_DECODE_DOOR_JPEG_ROUTINES_H

/* Has libjpeg choose its routines for this processor, before the sandbox closes. On arm64
 * libjpeg-turbo reads /proc/cpuinfo when it first chooses between its NEON routines, which is when
 * a picture is started; it keeps what it has read for the thread. The child has one thread. */
void ks_jpeg_routines(void);

#endif
