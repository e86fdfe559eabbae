#ifndef KS_STAGE_FONT_FILE_H
#define KS_STAGE_FONT_FILE_H

#include <SDL_rwops.h>

#include "base/attr.h"

/* A font's file as SDL_ttf reads it: a few bytes here and there, thousands of times for a screen of
 * Chinese. Its blocks are kept as they come, KS_FONT_BLOCKS of KS_FONT_BLOCK_BYTES each, so that
 * most reads cost no system call. A mapping costs none either, but the kernel maps what is around
 * each page, and a font of 20 MB comes to stand in memory. NULL if the file cannot be read;
 * SDL_RWclose closes and frees. One thread at a time. */
#define KS_FONT_BLOCK_BYTES 4096
#define KS_FONT_BLOCKS 128
KS_NODISCARD SDL_RWops *ks_font_file_open(const char *path);

#endif
