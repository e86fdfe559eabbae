/* The names of files that are banks of questions (see bank_names.h). */
#include "core/quiz/bank_names.h"

#include <stddef.h>

#include "core/text/content_names.h"

enum reading {
    REFUSED, /* with the way to save it anew */
    READ     /* by what is in it */
};

static const struct {
    const char *text;
    enum reading reading;
} endings[] = { { ".csv", READ }, { ".tsv", READ },    { ".xlsx", READ },    { ".xlsm", READ },
                { ".txt", READ }, { ".gift", READ },   { ".xml", READ },     { ".xls", READ },
                { ".et", READ },  { ".doc", REFUSED }, { ".docx", REFUSED }, { ".wps", REFUSED } };

static bool has_ending(struct ks_str path, enum reading least)
{
    struct ks_str name = path;
    while (ks_str_cut(&path, '/', &name)) {
    }
    bool hidden = ks_str_starts(name, KS_STR("~$")) || ks_str_starts(name, KS_STR("."));
    for (size_t i = 0; !hidden && i < KS_COUNT(endings); i++) {
        if (ks_str_ends(name, endings[i].text)) {
            return endings[i].reading >= least;
        }
    }
    return false;
}

bool ks_quiz_is_bank(struct ks_str label)
{
    return ks_str_starts(label, KS_STR(KS_AT_QUIZ "/")) && has_ending(label, REFUSED);
}

bool ks_quiz_file_reads(struct ks_str path)
{
    return has_ending(path, READ);
}
