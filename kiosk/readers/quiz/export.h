#ifndef KS_READERS_QUIZ_EXPORT_H
#define KS_READERS_QUIZ_EXPORT_H

#include "base/text.h"
#include "core/quiz/bank.h"

/* The writer of question banks, in forms that other programs read. What it writes, ks_quiz_read()
 * reads back without losing anything:
 *
 *   csv         our own columns, UTF-8 with byte order mark for Excel
 *   gift        Moodle GIFT; what GIFT has no word for stands in [tag:…] comments
 *   moodle-xml  Moodle XML; the same in <tags> */

enum ks_quiz_format { KS_QUIZ_CSV, KS_QUIZ_GIFT, KS_QUIZ_MOODLE_XML };

bool ks_quiz_format_of(const char *name, enum ks_quiz_format *format);
/* Appends to `out`, which the caller frees. */
void ks_quiz_export(const struct ks_quiz_bank *bank,
                    enum ks_quiz_format format,
                    struct ks_buf *out);

#endif
