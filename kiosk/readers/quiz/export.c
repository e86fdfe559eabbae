/* The forms in which a bank leaves (see export.h). */
#include "readers/quiz/export.h"

#include <string.h>

#include "readers/quiz/export_moodle.h"
#include "readers/quiz/export_table.h"

bool ks_quiz_format_of(const char *name, enum ks_quiz_format *format)
{
    static const char *const names[] = {
        [KS_QUIZ_CSV] = "csv", [KS_QUIZ_GIFT] = "gift", [KS_QUIZ_MOODLE_XML] = "moodle-xml"
    };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        if (strcmp(name, names[i]) == 0) {
            *format = (enum ks_quiz_format)i;
            return true;
        }
    }
    return false;
}

void ks_quiz_export(const struct ks_quiz_bank *bank, enum ks_quiz_format format, struct ks_buf *out)
{
    switch (format) {
    case KS_QUIZ_CSV:
        ks_quiz_export_table(bank, out);
        break;
    case KS_QUIZ_GIFT:
        ks_quiz_export_gift(bank, out);
        break;
    case KS_QUIZ_MOODLE_XML:
        ks_quiz_export_moodle(bank, out);
        break;
    }
}
