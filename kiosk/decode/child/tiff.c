/* The decoder of TIFF through libtiff, a strip or a row of tiles at a time. Only the first page of
 * the file. */
#include "decode/child/tiff.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <tiffio.h>

#include "decode/child/picture.h"
#include "decode/child/reply.h"
#include "decode/still/profile.h"
#include "decode/still/samples.h"

#define PAGES_MAX 1000
#define SMALL_PAGES_MAX 8
#define PAGES_TIME (CLOCKS_PER_SEC / 5) /* of the processor: a page may cost a second */
#define STRIP_BYTES_MAX ((uint64_t)96 * 1024 * 1024)

static tmsize_t on_read(thandle_t file, void *bytes, tmsize_t n)
{
    (void)file;
    return n <= 0 ? 0 : (tmsize_t)ks_picture_read_some(bytes, (size_t)n);
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
    (void)file;
    return (toff_t)lseek(KS_CHILD_FILE, (off_t)to, whence);
}

static int on_close(thandle_t file)
{
    (void)file;
    return 0;
}

static toff_t on_size(thandle_t file)
{
    (void)file;
    off_t at = lseek(KS_CHILD_FILE, 0, SEEK_CUR), size = lseek(KS_CHILD_FILE, 0, SEEK_END);
    lseek(KS_CHILD_FILE, at, SEEK_SET);
    return size < 0 ? 0 : (toff_t)size;
}

/* Some cameras and scanners put a small picture of the page before the page. */
static void find_page(TIFF *tiff)
{
    clock_t began = clock();
    for (int page = 0; page < SMALL_PAGES_MAX && clock() - began < PAGES_TIME; page++) {
        uint32_t kind = 0;
        TIFFGetFieldDefaulted(tiff, TIFFTAG_SUBFILETYPE, &kind);
        if ((kind & FILETYPE_REDUCEDIMAGE) == 0) {
            return;
        }
        if (TIFFLastDirectory(tiff) || !TIFFReadDirectory(tiff)) {
            break;
        }
    }
    TIFFSetDirectory(tiff, 0);
}

/* Those that are no smaller copy of another; 0 = it takes too long to count them. */
static int pages_of(TIFF *tiff)
{
    clock_t began = clock();
    int pages = 0;
    bool more = TIFFSetDirectory(tiff, 0) != 0;
    for (int page = 0; more && page < PAGES_MAX; page++) {
        if (clock() - began >= PAGES_TIME) {
            return 0;
        }
        uint32_t kind = 0;
        TIFFGetFieldDefaulted(tiff, TIFFTAG_SUBFILETYPE, &kind);
        pages += (kind & FILETYPE_REDUCEDIMAGE) == 0;
        more = !TIFFLastDirectory(tiff) && TIFFReadDirectory(tiff) != 0;
    }
    return pages;
}

struct tiff {
    TIFF *file;
    struct ks_picture picture;
    uint32_t *raster; /* of libtiff, its last row first */
    uint32_t *row;
    void *icc; /* libtiff's; NULL = it has no profile */
    uint32_t icc_bytes;
    struct ks_samples samples;    /* of a row that is read as it is stored */
    bool in_rows;                 /* it can be */
    struct ks_profile_inks *inks; /* libtiff's own way from inks to colours knows no profile */
};

/* libtiff's words are A B G R, premultiplied already. */
static void give_row(struct tiff *tiff)
{
    for (int x = 0; x < tiff->picture.width; x++) {
        uint32_t px = tiff->row[x];
        tiff->row[x] = (px & 0xFF00FF00u) | TIFFGetR(px) << 16 | TIFFGetB(px);
    }
    ks_scaler_row(tiff->picture.scaler, tiff->row);
}

/* Whether what libtiff has to hold at once, beside the words of it, is not too much. */
static bool fits(const struct tiff *tiff, uint64_t words, uint64_t decoded, uint64_t stored)
{
    uint16_t planes = 1, apart = PLANARCONFIG_CONTIG;
    TIFFGetFieldDefaulted(tiff->file, TIFFTAG_PLANARCONFIG, &apart);
    if (apart == PLANARCONFIG_SEPARATE) {
        TIFFGetFieldDefaulted(tiff->file, TIFFTAG_SAMPLESPERPIXEL, &planes);
    }
    return words <= STRIP_BYTES_MAX && decoded <= STRIP_BYTES_MAX && stored <= STRIP_BYTES_MAX &&
           words * 4 + decoded * planes + stored <= STRIP_BYTES_MAX;
}

KS_NORETURN static void refuse_size(const struct tiff *tiff)
{
    ks_child_refuse(KS_REFUSE_TOO_LARGE, tiff->picture.width, tiff->picture.height);
}

KS_NORETURN static void refuse_damage(const struct tiff *tiff)
{
    ks_child_refuse(KS_REFUSE_DAMAGED, tiff->picture.width, tiff->picture.height);
}

/* Some programs write bytes where a palette has words: libtiff's own readers know that too. */
static void widen_palette(uint16_t *const colors[3], unsigned bits)
{
    size_t n = (size_t)1 << bits;
    for (size_t i = 0; i < 3 * n; i++) {
        if (colors[i / n][i % n] > 0xFF) {
            return;
        }
    }
    for (size_t i = 0; i < 3 * n; i++) {
        colors[i / n][i % n] = (uint16_t)(colors[i / n][i % n] << 8);
    }
}

static bool light_of(uint16_t said, enum ks_light *light)
{
    static const struct {
        uint16_t said;
        enum ks_light light;
    } known[] = { { PHOTOMETRIC_MINISBLACK, KS_LIGHT_GREY },
                  { PHOTOMETRIC_MINISWHITE, KS_LIGHT_INVERTED },
                  { PHOTOMETRIC_PALETTE, KS_LIGHT_PALETTE },
                  { PHOTOMETRIC_RGB, KS_LIGHT_COLORS },
                  { PHOTOMETRIC_SEPARATED, KS_LIGHT_INKS } };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (known[i].said == said) {
            *light = known[i].light;
            return true;
        }
    }
    return false;
}

/* Whether a row at a time can be read of this file, and how its samples lie there. */
static bool lies_in_rows(struct tiff *tiff)
{
    struct ks_samples *samples = &tiff->samples;
    uint16_t planes = 0, compression = 0, light = 0, bits = 0, parts = 0, kind = 0;
    uint16_t *colors[3] = { NULL, NULL, NULL };
    TIFFGetFieldDefaulted(tiff->file, TIFFTAG_PLANARCONFIG, &planes);
    TIFFGetFieldDefaulted(tiff->file, TIFFTAG_COMPRESSION, &compression);
    TIFFGetFieldDefaulted(tiff->file, TIFFTAG_PHOTOMETRIC, &light);
    TIFFGetFieldDefaulted(tiff->file, TIFFTAG_BITSPERSAMPLE, &bits);
    TIFFGetFieldDefaulted(tiff->file, TIFFTAG_SAMPLESPERPIXEL, &parts);
    TIFFGetFieldDefaulted(tiff->file, TIFFTAG_SAMPLEFORMAT, &kind);
    if (compression == COMPRESSION_JPEG && light == PHOTOMETRIC_YCBCR) {
        TIFFSetField(tiff->file, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
        light = PHOTOMETRIC_RGB;
    }
    *samples = (struct ks_samples) {
        .kind = kind == SAMPLEFORMAT_IEEEFP ? KS_SAMPLE_BROKEN
                : kind == SAMPLEFORMAT_INT  ? KS_SAMPLE_SIGNED
                                            : KS_SAMPLE_WHOLE,
        .bits = bits,
        .parts = parts,
    };
    if (light == PHOTOMETRIC_PALETTE && bits <= 16 &&
        TIFFGetField(tiff->file, TIFFTAG_COLORMAP, &colors[0], &colors[1], &colors[2]) != 0) {
        widen_palette(colors, bits);
        samples->red = colors[0];
        samples->green = colors[1];
        samples->blue = colors[2];
    }
    return planes == PLANARCONFIG_CONTIG && !TIFFIsTiled(tiff->file) &&
           light_of(light, &samples->light) && ks_samples_known(samples);
}

/* Scanners often write one strip for the whole page, whose words would be too many; libtiff has
 * words for some depths only, and makes a table of all 65,536 anew for each strip of 16 bits. */
static void read_rows(struct tiff *tiff)
{
    const struct ks_samples *samples = &tiff->samples;
    size_t width = (size_t)tiff->picture.width;
    if (!fits(tiff, 0, 0, TIFFRawStripSize64(tiff->file, 0))) {
        refuse_size(tiff);
    }
    if (!tiff->in_rows) {
        ks_child_refuse(KS_REFUSE_VARIANT, tiff->picture.width, tiff->picture.height);
    }
    size_t n = (size_t)TIFFScanlineSize64(tiff->file), least = ks_samples_bytes(samples, width);
    unsigned char *bytes = ks_picture_alloc(n > least ? n : least, 1);
    for (int y = 0; y < tiff->picture.height; y++) {
        if (TIFFReadScanline(tiff->file, bytes, (uint32_t)y, 0) < 0) {
            refuse_damage(tiff);
        }
        if (tiff->inks != NULL) {
            ks_profile_inks_row(tiff->inks, bytes, tiff->row, width);
        } else {
            ks_samples_row(samples, bytes, tiff->row, width);
        }
        ks_scaler_row(tiff->picture.scaler, tiff->row);
    }
    free(bytes);
}

static void read_strips(struct tiff *tiff)
{
    size_t width = (size_t)tiff->picture.width;
    uint32_t height = (uint32_t)tiff->picture.height, rows = height;
    TIFFGetFieldDefaulted(tiff->file, TIFFTAG_ROWSPERSTRIP, &rows);
    rows = rows == 0 || rows > height ? height : rows;
    if (!fits(tiff, (uint64_t)width * rows, TIFFStripSize64(tiff->file),
              TIFFRawStripSize64(tiff->file, 0))) {
        read_rows(tiff);
        return;
    }
    tiff->raster = ks_picture_alloc(width * rows, sizeof *tiff->raster);
    for (uint32_t y = 0; y < height; y += rows) {
        uint32_t n = rows < height - y ? rows : height - y;
        if (!TIFFReadRGBAStripExt(tiff->file, y, tiff->raster, 1)) {
            refuse_damage(tiff);
        }
        for (uint32_t i = n; i-- > 0;) {
            memcpy(tiff->row, tiff->raster + width * i, width * sizeof *tiff->row);
            give_row(tiff);
        }
    }
}

/* Alpha is left to libtiff. */
static bool is_deep(const struct tiff *tiff)
{
    const struct ks_samples *samples = &tiff->samples;
    return tiff->in_rows && samples->bits == 16 &&
           (samples->parts <= 3 || samples->light == KS_LIGHT_INKS);
}

/* One row of tiles side by side, each with its last row first. */
static void read_tiles(struct tiff *tiff)
{
    uint32_t width = (uint32_t)tiff->picture.width, height = (uint32_t)tiff->picture.height;
    uint32_t across = 0, down = 0;
    if (!TIFFGetField(tiff->file, TIFFTAG_TILEWIDTH, &across) ||
        !TIFFGetField(tiff->file, TIFFTAG_TILELENGTH, &down) || across == 0 || down == 0) {
        ks_child_refuse(KS_REFUSE_DAMAGED, (int)width, (int)height);
    }
    uint64_t n = ((uint64_t)width + across - 1) / across, tile = (uint64_t)across * down;
    if (n > KS_SIDE_MAX || tile > STRIP_BYTES_MAX) {
        ks_child_refuse(KS_REFUSE_TOO_LARGE, (int)width, (int)height);
    }
    if (!fits(tiff, n * tile, TIFFTileSize64(tiff->file), TIFFTileSize64(tiff->file))) {
        refuse_size(tiff);
    }
    tiff->raster = ks_picture_alloc(n * tile, sizeof *tiff->raster);
    for (uint32_t y = 0; y < height; y += down) {
        for (uint32_t i = 0; i < n; i++) {
            if (!TIFFReadRGBATileExt(tiff->file, i * across, y, tiff->raster + i * tile, 1)) {
                refuse_damage(tiff);
            }
        }
        for (uint32_t row = 0; row < down && row < height - y; row++) {
            for (uint32_t x = 0; x < width; x++) {
                tiff->row[x] = tiff->raster[x / across * tile + (size_t)(down - 1 - row) * across +
                                            x % across];
            }
            give_row(tiff);
        }
    }
}

static struct ks_profile_inks *inks_of(struct tiff *tiff)
{
    uint16_t light = 0, bits = 0, parts = 0, planes = 0;
    TIFFGetFieldDefaulted(tiff->file, TIFFTAG_PHOTOMETRIC, &light);
    TIFFGetFieldDefaulted(tiff->file, TIFFTAG_BITSPERSAMPLE, &bits);
    TIFFGetFieldDefaulted(tiff->file, TIFFTAG_SAMPLESPERPIXEL, &parts);
    TIFFGetFieldDefaulted(tiff->file, TIFFTAG_PLANARCONFIG, &planes);
    bool inks = light == PHOTOMETRIC_SEPARATED && bits == 8 && parts == 4 &&
                planes == PLANARCONFIG_CONTIG && !TIFFIsTiled(tiff->file);
    return inks ? ks_profile_inks_new(tiff->icc, tiff->icc_bytes, KS_INKS_PLAIN) : NULL;
}

void ks_child_tiff(const struct ks_box *box)
{
    TIFFSetErrorHandler(NULL);
    TIFFSetWarningHandler(NULL);
    struct tiff tiff = { .file = TIFFClientOpen("", "rm", NULL, on_read, on_write, on_seek,
                                                on_close, on_size, NULL, NULL) };
    if (tiff.file == NULL) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
    find_page(tiff.file);
    uint32_t width = 0, height = 0;
    uint16_t orientation = ORIENTATION_TOPLEFT;
    char why[1024];
    TIFFGetField(tiff.file, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff.file, TIFFTAG_IMAGELENGTH, &height);
    TIFFGetFieldDefaulted(tiff.file, TIFFTAG_ORIENTATION, &orientation);
    ks_picture_begin_turned(&tiff.picture, box, width, height, orientation,
                            KS_PICTURE_MEGAPIXELS_MAX);
    /* Rows come as they are stored; the scaler turns them. */
    TIFFSetField(tiff.file, TIFFTAG_ORIENTATION, (int)ORIENTATION_TOPLEFT);
    tiff.row = ks_picture_alloc(width, sizeof *tiff.row);
    (void)TIFFGetField(tiff.file, TIFFTAG_ICCPROFILE, &tiff.icc_bytes, &tiff.icc);
    tiff.inks = inks_of(&tiff);
    tiff.in_rows = lies_in_rows(&tiff);
    if (tiff.inks != NULL || is_deep(&tiff) || !TIFFRGBAImageOK(tiff.file, why)) {
        read_rows(&tiff);
    } else if (TIFFIsTiled(tiff.file)) {
        read_tiles(&tiff);
    } else {
        read_strips(&tiff);
    }
    if (tiff.inks == NULL && tiff.icc != NULL) {
        ks_profile_apply(tiff.icc, tiff.icc_bytes, tiff.picture.px,
                         (size_t)tiff.picture.fit_width * (size_t)tiff.picture.fit_height);
    }
    tiff.picture.pages = pages_of(tiff.file);
    ks_picture_end(&tiff.picture);
}
