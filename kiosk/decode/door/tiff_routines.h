#ifndef KS_DECODE_DOOR_TIFF_ROUTINES_H
#define KS_DECODE_DOOR_TIFF_ROUTINES_H

/* Has libtiff's libdeflate choose its routines for this processor, before the sandbox closes. On
 * arm64 it reads /proc/self/auxv at the first strip of ZIP, and keeps what it has read. The child
 * has one thread. */
void ks_tiff_routines(void);

#endif
