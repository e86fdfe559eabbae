/* Samples of all depths to words (see samples.h). */
#include "decode/still/samples.h"

#include <string.h>

static unsigned parts_of(enum ks_light light)
{
    return light == KS_LIGHT_INKS ? 4 : light == KS_LIGHT_COLORS ? 3 : 1;
}

bool ks_samples_known(const struct ks_samples *samples)
{
    static const unsigned depths[] = { 1, 2, 4, 8, 12, 16, 32 };
    bool depth = false;
    for (size_t i = 0; i < sizeof depths / sizeof depths[0]; i++) {
        depth = depth || depths[i] == samples->bits;
    }
    bool kind = samples->kind == KS_SAMPLE_WHOLE ||
                (samples->kind == KS_SAMPLE_SIGNED && samples->bits >= 8) ||
                (samples->kind == KS_SAMPLE_BROKEN && samples->bits == 32);
    bool palette = samples->light != KS_LIGHT_PALETTE ||
                   (samples->bits <= 16 && samples->kind == KS_SAMPLE_WHOLE &&
                    samples->red != NULL && samples->green != NULL && samples->blue != NULL);
    return depth && kind && palette && samples->parts >= parts_of(samples->light);
}

size_t ks_samples_bytes(const struct ks_samples *samples, size_t n)
{
    return (n * samples->parts * samples->bits + 7) / 8;
}

/* The i-th of a row, in as many bits as it has. */
static uint32_t at(const struct ks_samples *samples, const unsigned char *bytes, size_t i)
{
    uint32_t bits = samples->bits, word;
    uint16_t half;
    if (bits < 8) {
        uint32_t per = 8 / bits;
        return (uint32_t)bytes[i / per] >> ((per - 1 - i % per) * bits) & ((1u << bits) - 1);
    }
    switch (bits) {
    case 12:
        bytes += i * 12 / 8;
        return i % 2 == 0 ? (uint32_t)bytes[0] << 4 | bytes[1] >> 4
                          : (bytes[0] & 15u) << 8 | bytes[1];
    case 16:
        memcpy(&half, bytes + i * sizeof half, sizeof half);
        return half;
    case 32:
        memcpy(&word, bytes + i * sizeof word, sizeof word);
        return word;
    default:
        return bytes[i];
    }
}

/* The same as 0-255. */
static uint32_t level(const struct ks_samples *samples, const unsigned char *bytes, size_t i)
{
    uint32_t value = at(samples, bytes, i), most = UINT32_MAX >> (32 - samples->bits);
    if (samples->kind == KS_SAMPLE_BROKEN) {
        float real;
        memcpy(&real, &value, sizeof real);
        return real >= 1 ? 255 : real > 0 ? (uint32_t)(real * 255 + 0.5f) : 0;
    }
    if (samples->kind == KS_SAMPLE_SIGNED) {
        most >>= 1;
        value = value > most ? 0 : value;
    }
    return (uint32_t)((uint64_t)value * 255 / most);
}

static uint32_t three(const struct ks_samples *samples, const unsigned char *bytes, size_t i)
{
    return level(samples, bytes, i) << 16 | level(samples, bytes, i + 1) << 8 |
           level(samples, bytes, i + 2);
}

static uint32_t inks(const struct ks_samples *samples, const unsigned char *bytes, size_t i)
{
    uint32_t black = level(samples, bytes, i + 3), px = 0;
    for (size_t ink = 0; ink < 3; ink++) {
        px = px << 8 | (255 - level(samples, bytes, i + ink)) * (255 - black) / 255;
    }
    return px;
}

static uint32_t entry(const struct ks_samples *samples, uint32_t i)
{
    uint32_t red = samples->red[i], green = samples->green[i], blue = samples->blue[i];
    return red >> 8 << 16 | green >> 8 << 8 | blue >> 8;
}

void ks_samples_row(const struct ks_samples *samples,
                    const unsigned char *bytes,
                    uint32_t *row,
                    size_t n)
{
    for (size_t x = 0; x < n; x++) {
        size_t i = x * samples->parts;
        uint32_t px = 0;
        switch (samples->light) {
        case KS_LIGHT_GREY:
            px = level(samples, bytes, i) * 0x010101u;
            break;
        case KS_LIGHT_INVERTED:
            px = (255 - level(samples, bytes, i)) * 0x010101u;
            break;
        case KS_LIGHT_PALETTE:
            px = entry(samples, at(samples, bytes, i));
            break;
        case KS_LIGHT_COLORS:
            px = three(samples, bytes, i);
            break;
        case KS_LIGHT_INKS:
            px = inks(samples, bytes, i);
            break;
        }
        row[x] = 0xFF000000u | px;
    }
}
