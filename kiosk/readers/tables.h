#ifndef KS_READERS_TABLES_H
#define KS_READERS_TABLES_H

#include "core/program.h"
#include "core/sheet.h"

/* The tables of a content set, bytes in, core values out, every problem listed. Columns come in
 * any order under English or Chinese names; unknown ones are reported and ignored; a bad row is
 * reported and left out, the rest stays. Strings live in `arena`. */

struct ks_table_context {
    struct ks_arena *arena;
    struct ks_problems *problems;
    int32_t today;
};

/* item,title,from,until,days,hours,seconds,weight,priority,places,phase,transition,interrupt
 * 文件,标题,开始,结束,星期,时段,秒数,权重,优先级,地点,阶段,切换,打断 */
void ks_playlist_read(const struct ks_table_context *context,
                      const char *file,
                      const char *bytes,
                      size_t n,
                      struct ks_playlist *playlist);

/* id,name,slogan,name_en,slogan_en,accent,from,until,repeat,focus
 * 编号,名称,口号,英文名称,英文口号,颜色,开始,结束,每年,重点 */
void ks_phases_read(const struct ks_table_context *context,
                    const char *file,
                    const char *bytes,
                    size_t n,
                    struct ks_phases *phases);

/* place,name,name_en,groups · 地点,名称,英文名称,分组 */
void ks_places_read(const struct ks_table_context *context,
                    const char *file,
                    const char *bytes,
                    size_t n,
                    struct ks_places *places);

/* key,value,value_en,valid_from,valid_until,source · 键,值,英文,生效,失效,来源 */
void ks_facts_read(const struct ks_table_context *context,
                   const char *file,
                   const char *bytes,
                   size_t n,
                   struct ks_facts *facts);

/* id,kind,type,channel,truth,phases,cues,fit,scene,stem,A-F,answer,fA-fF,explanation,valid
 * 编号,题型,类型,渠道,真假,阶段,破绽,贴近度,情景,题干,选项A-F,答案,反馈A-F,解析,有效期 */
void ks_quiz_read(const struct ks_table_context *context,
                  const char *file,
                  const char *bytes,
                  size_t n,
                  struct ks_quiz_bank *bank);
/* Appends to `bank`, which begins zeroed but for its file. Any form in which banks come, told by
 * the file's ending and its bytes: such a table as CSV or .xlsx (every sheet that has 题干 and
 * 答案), text from Word, Aiken, Moodle GIFT and XML; see quiz_files.h. Of an exam system's sheet
 * only 题干, options and 答案 are needed. What cannot be played is listed, one error each. */

/* name,value,from,until · 名称,内容,开始,结束 */
void ks_sheet_read(const struct ks_table_context *context,
                   const char *file,
                   const char *bytes,
                   size_t n,
                   struct ks_sheet *sheet);

/* text,from,until,days,hours,places,phase · 文字,开始,结束,星期,时段,地点,阶段 */
void ks_ticker_read(const struct ks_table_context *context,
                    const char *file,
                    const char *bytes,
                    size_t n,
                    struct ks_ticker *ticker);

#endif
