#ifndef KS_STAGE_FONT_SOURCE_H
#define KS_STAGE_FONT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The bytes of a font, wherever they lie. Whoever opens glyphs from a source takes it over and
 * closes it. One thread at a time. */

struct ks_font_source {
    int64_t size; /* bytes */
    int face;     /* which one of a collection, from 0 */
    /* Copies up to `n` bytes from `at` on, 0 <= at; returns how many. Fewer: the font ends there,
     * or cannot be read. */
    size_t (*read)(const struct ks_font_source *source, int64_t at, void *out, size_t n);
    void (*close)(struct ks_font_source *source); /* NULL: nothing to give back */
    const void *bytes;                            /* ks_font_bytes(): borrowed */
    struct ks_font_file *file;                    /* ks_font_file(): owned */
};

/* A font that lies in memory, for as long as the source is open. */
struct ks_font_source ks_font_bytes(const void *bytes, size_t n, int face);

/* A font's file. SDL_ttf reads a few bytes here and there, thousands of times for a screen of
 * Chinese: blocks are kept as they come, KS_FONT_BLOCKS of KS_FONT_BLOCK_BYTES each, so that most
 * reads cost no system call. A mapping costs none either, but the kernel maps what is around each
 * page, and a font of 20 MB comes to stand in memory. False if it is no file that can be read. */
#define KS_FONT_BLOCK_BYTES 4096
#define KS_FONT_BLOCKS 128
bool ks_font_file(const char *path, int face, struct ks_font_source *source);

void ks_font_close(struct ks_font_source *source); /* empty, or closed before: fine */

#endif
