#ifndef KS_READERS_QUIZ_EXPORT_TABLE_H
#define KS_READERS_QUIZ_EXPORT_TABLE_H

#include "base/text.h"
#include "core/quiz/bank.h"

/* A bank as a table, and what all forms say of an item (export.h). */

void ks_quiz_export_table(const struct ks_quiz_bank *bank, struct ks_buf *out);

/* The tags of an item as `类型:刷单返利`, one call each. */
void ks_quiz_each_tag(const struct ks_quiz_item *item,
                      void (*tell)(void *user, const char *tag),
                      void *user);
/* Scene and stem as one text. */
void ks_quiz_whole_text(const struct ks_quiz_item *item, struct ks_buf *out);
/* Whether its options are the 正确 and 错误 that true/false questions have elsewhere. */
bool ks_quiz_is_plain_truth(const struct ks_quiz_item *item);

#endif
