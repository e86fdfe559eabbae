#ifndef KS_READERS_PLAYLIST_CSV_H
#define KS_READERS_PLAYLIST_CSV_H

#include "core/playlist.h"
#include "readers/context.h"

/* A playlist table (see context.h for what all tables have in common):
 *   item,title,from,until,days,hours,seconds,weight,priority,places,phase,transition,interrupt
 *   文件,标题,开始,结束,星期,时段,秒数,权重,优先级,地点,阶段,切换,打断 */
void ks_playlist_read(const struct ks_table_context *context,
                      const char *file,
                      const char *bytes,
                      size_t n,
                      struct ks_playlist *playlist);

#endif
