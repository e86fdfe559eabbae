#ifndef KS_DECODE_STILL_PROFILE_H
#define KS_DECODE_STILL_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Colours of a picture with a profile of its own (ICC), made those of the screen (sRGB). A profile
 * that cannot be used changes nothing. The child has one thread. */

/* n pixels, all of a finished picture, premultiplied; of a profile of three colours, or of grey
 * where the picture is grey. */
void ks_profile_apply(const void *icc, size_t icc_bytes, uint32_t *px, size_t n);

struct ks_profile_inks;
enum ks_inks { KS_INKS_PLAIN, KS_INKS_INVERTED };
/* Of four inks; INVERTED: 255 is no ink, as Adobe has it. NULL: the profile is none of that. It
 * stays as long as the child. */
struct ks_profile_inks *ks_profile_inks_new(const void *icc, size_t icc_bytes, enum ks_inks kind);
/* n pixels of four bytes each, to opaque words. */
void ks_profile_inks_row(const struct ks_profile_inks *inks,
                         const unsigned char *row,
                         uint32_t *words,
                         size_t n);

#endif
