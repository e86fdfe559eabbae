#ifndef KS_READERS_QUIZ_EXPORT_MOODLE_H
#define KS_READERS_QUIZ_EXPORT_MOODLE_H

#include "base/text.h"
#include "core/quiz/bank.h"

/* A bank as Moodle GIFT and Moodle XML (export.h). */

void ks_quiz_export_gift(const struct ks_quiz_bank *bank, struct ks_buf *out);
void ks_quiz_export_moodle(const struct ks_quiz_bank *bank, struct ks_buf *out);

#endif
