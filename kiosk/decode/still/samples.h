#ifndef KS_DECODE_STILL_SAMPLES_H
#define KS_DECODE_STILL_SAMPLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The samples of a picture's row, as scanners and measuring programs store them. Of 1 to 32 bits,
 * whole or broken numbers, with or without a sign. No state: any thread. */

enum ks_light {
    KS_LIGHT_GREY,
    KS_LIGHT_INVERTED, /* grey, 0 is white */
    KS_LIGHT_PALETTE,
    KS_LIGHT_COLORS, /* red, green, blue */
    KS_LIGHT_INKS    /* cyan, magenta, yellow, black */
};

enum ks_sample_kind { KS_SAMPLE_WHOLE, KS_SAMPLE_SIGNED, KS_SAMPLE_BROKEN };

struct ks_samples {
    enum ks_light light;
    enum ks_sample_kind kind;           /* BROKEN: from 0 to 1; SIGNED: what is below 0 is black */
    unsigned bits;                      /* of each */
    unsigned parts;                     /* of a pixel; those beyond its colour say nothing */
    const uint16_t *red, *green, *blue; /* of a palette, 2 to the power of `bits` each */
};

/* Whether ks_samples_row() knows such samples. */
bool ks_samples_known(const struct ks_samples *samples);
/* How many bytes a row of n pixels has. */
size_t ks_samples_bytes(const struct ks_samples *samples, size_t n);
/* n pixels to opaque words. Below 8 bits and of 12 samples are packed, the high bits first; beyond,
 * they are in this machine's order of bytes. */
void ks_samples_row(const struct ks_samples *samples,
                    const unsigned char *bytes,
                    uint32_t *row,
                    size_t n);

#endif
