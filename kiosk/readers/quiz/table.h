#ifndef KS_READERS_QUIZ_TABLE_H
#define KS_READERS_QUIZ_TABLE_H

#include "readers/quiz/draft.h"
#include "readers/table/csv.h"

/* The reader of questions in tables: CSV and sheets of a workbook. Columns:
 *
 *   id,kind,type,channel,truth,phases,cues,fit,scene,evidence,pull,stem,A-F,answer,fA-fF,
 *   explanation,valid,lang
 *   编号,题型,类型,渠道,真假,阶段,破绽,贴近度,情景,证据,为何上当,题干,选项A-F,答案,反馈A-F,解析,
 *   有效期,语言
 *
 * The scene may have `[[…]]` round what decides, evidence a reason for each (evidence.h).
 * Of an exam system's sheet only 题干, the options and 答案 are needed. */
bool ks_quiz_table_is(const struct ks_table *table); /* has the columns 题干 and 答案 */
/* `sheet`: the tab's name, which may say the sort of all its questions; "" = none. */
void ks_quiz_table_read(const struct ks_table_context *context,
                        const char *file,
                        const struct ks_table *table,
                        struct ks_str sheet,
                        struct ks_quiz_bank *bank);

#endif
