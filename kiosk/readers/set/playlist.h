#ifndef KS_READERS_SET_PLAYLIST_H
#define KS_READERS_SET_PLAYLIST_H

#include "core/program/playlist.h"
#include "readers/table/columns.h"
#include "readers/text/context.h"

/* The reader of playlists, and every name their columns have. State and thread:
 * readers/text/context.h. */

/* Every column of a playlist, by all the names people use for it. */
extern const struct ks_column ks_playlist_columns[];
extern const size_t ks_playlist_column_count;

/* A playlist table: see readers/text/context.h. */
void ks_playlist_read(const struct ks_table_context *context,
                      const char *file,
                      const char *bytes,
                      size_t n,
                      struct ks_playlist *playlist);

#endif
