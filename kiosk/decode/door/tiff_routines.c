/* The choice between libdeflate's routines, made before the door is locked (see tiff_routines.h).
 */
#include "decode/door/tiff_routines.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <tiffio.h>

/* A number of two bytes, and one value below 256. */
#define TAG(number, value) (number) & 0xFF, (number) >> 8, 3, 0, 1, 0, 0, 0, value, 0, 0, 0

/* One pixel of grey, packed as ZIP. */
static const unsigned char one[] = {
    /* clang-format off */
    'I', 'I', 42, 0, 18, 0, 0, 0,        /* where its directory is */
    0x78, 0xDA, 0x63, 0, 0, 0, 1, 0, 1,  /* its strip */
    0,                                   /* a directory begins at an even place */
    9, 0,                                /* so many tags */
    TAG(TIFFTAG_IMAGEWIDTH, 1), TAG(TIFFTAG_IMAGELENGTH, 1), TAG(TIFFTAG_BITSPERSAMPLE, 8),
    TAG(TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE),
    TAG(TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK), TAG(TIFFTAG_STRIPOFFSETS, 8),
    TAG(TIFFTAG_SAMPLESPERPIXEL, 1), TAG(TIFFTAG_ROWSPERSTRIP, 1), TAG(TIFFTAG_STRIPBYTECOUNTS, 9),
    0, 0, 0, 0,                          /* no second page */
    /* clang-format on */
};

static tmsize_t on_read(thandle_t file, void *bytes, tmsize_t n)
{
    size_t *at = file;
    size_t left = sizeof one - *at, some = n < 0 ? 0 : (size_t)n < left ? (size_t)n : left;
    memcpy(bytes, one + *at, some);
    *at += some;
    return (tmsize_t)some;
}

static tmsize_t on_write(thandle_t file, void *bytes, tmsize_t n)
{
    (void)file;
    (void)bytes;
    (void)n;
    return -1;
}

static toff_t on_seek(thandle_t file, toff_t to, int whence)
{
    size_t *at = file;
    bool fine = whence == SEEK_SET && to <= sizeof one; /* libtiff knows no other way */
    *at = fine ? (size_t)to : sizeof one;
    return *at;
}

static int on_close(thandle_t file)
{
    (void)file;
    return 0;
}

static toff_t on_size(thandle_t file)
{
    (void)file;
    return sizeof one;
}

void ks_tiff_routines(void)
{
    size_t at = 0;
    TIFF *tiff =
        TIFFClientOpen("", "rm", &at, on_read, on_write, on_seek, on_close, on_size, NULL, NULL);
    unsigned char grey;
    if (tiff != NULL) {
        (void)TIFFReadEncodedStrip(tiff, 0, &grey, sizeof grey);
        TIFFClose(tiff);
    }
}
