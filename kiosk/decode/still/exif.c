/* The one value of EXIF that a picture is shown by (see exif.h). */
#include "decode/still/exif.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define ENTRY_BYTES 12
#define ORIENTATION 0x0112
#define SHORT 3

struct exif {
    const unsigned char *bytes;
    size_t n;
    bool big;
};

static uint32_t value(const struct exif *exif, size_t at, size_t bytes)
{
    uint32_t sum = 0;
    for (size_t i = 0; at <= exif->n && bytes <= exif->n - at && i < bytes; i++) {
        sum = sum << 8 | exif->bytes[at + (exif->big ? i : bytes - 1 - i)];
    }
    return sum;
}

int ks_exif_orientation(const unsigned char *bytes, size_t n)
{
    struct exif exif = { .bytes = bytes, .n = n };
    if (n >= 14 && memcmp(bytes, "Exif\0\0", 6) == 0) {
        exif.bytes += 6;
        exif.n -= 6;
    }
    if (exif.n < 8 ||
        (memcmp(exif.bytes, "II*\0", 4) != 0 && memcmp(exif.bytes, "MM\0*", 4) != 0)) {
        return 1;
    }
    exif.big = exif.bytes[0] == 'M';
    size_t at = value(&exif, 4, 4), entries = value(&exif, at, 2);
    for (size_t i = 0; i < entries; i++) {
        size_t entry = at + 2 + i * ENTRY_BYTES;
        if (value(&exif, entry, 2) == ORIENTATION && value(&exif, entry + 2, 2) == SHORT) {
            uint32_t orientation = value(&exif, entry + 8, 2);
            return orientation >= 1 && orientation <= 8 ? (int)orientation : 1;
        }
    }
    return 1;
}
