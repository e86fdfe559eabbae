#ifndef KS_READERS_SET_PLAYLIST_H
#define KS_READERS_SET_PLAYLIST_H

#include "core/program/playlist.h"
#include "readers/text/context.h"

/* A playlist table: see readers/text/context.h.
 *   item,title,from,until,days,hours,seconds,weight,priority,places,phase,transition,interrupt
 *   文件,标题,开始,结束,星期,时段,秒数,权重,优先级,地点,阶段,切换,打断 */
void ks_playlist_read(const struct ks_table_context *context,
                      const char *file,
                      const char *bytes,
                      size_t n,
                      struct ks_playlist *playlist);

#endif
