/* Reads the table of campaign phases (see phases.h). */
#include "readers/set/phases.h"

#include <string.h>

#include "readers/table/rows.h"
#include "readers/text/fold.h"

#define PHASES_MAX 100
#define ACCENT_DEFAULT 0xF2A900u /* amber: attention */

enum {
    ID,
    NAME,
    SLOGAN,
    ACCENT,
    FROM,
    UNTIL,
    REPEAT,
    FOCUS,
    NAME_IN,
    SLOGAN_IN = NAME_IN + KS_LANG_COUNT - 1
};

static const struct ks_column columns[] = {
    [ID] = { "id|编号|阶段编号|代号|阶段", KS_REQUIRED },
    [NAME] = { "name|名称|阶段名称|名字|标题", KS_OPTIONAL },
    [SLOGAN] = { "slogan|口号|标语|主题", KS_OPTIONAL },
    [ACCENT] = { "accent|颜色|主色|色|color|colour", KS_OPTIONAL },
    [FROM] = { KS_NAMES_FROM, KS_REQUIRED },
    [UNTIL] = { KS_NAMES_UNTIL, KS_REQUIRED },
    [REPEAT] = { "repeat|每年|每年重复|重复|循环|yearly", KS_OPTIONAL },
    [FOCUS] = { "focus|重点|重点类型|类型|防范重点", KS_OPTIONAL },
#define OTHER_COLUMNS(NAME, TAG, BUTTON, CALLED, ...)                                              \
    [KS_ROWS_IN(NAME_IN, NAME)] = { "name_" #TAG "|" CALLED "名称|" CALLED "名", KS_OPTIONAL },    \
                         [KS_ROWS_IN(SLOGAN_IN, NAME)] = { "slogan_" #TAG "|" CALLED               \
                                                           "口号|" CALLED "标语",                  \
                                                           false },
    KS_LANGS_OTHER(OTHER_COLUMNS)
};

static int hex_digit(char c)
{
    const char *digits = "0123456789abcdef";
    const char *found = c == '\0' ? NULL : strchr(digits, c);
    return found == NULL ? -1 : (int)(found - digits);
}

/* #F2A900, F2A900, 0xF2A900, #FA0 */
static bool read_color(struct ks_str cell, uint32_t *color)
{
    struct ks_fold folded;
    if (!ks_fold(cell, &folded)) {
        return false;
    }
    struct ks_scan scan = { folded.text };
    (void)(ks_scan_word(&scan, "#") || ks_scan_word(&scan, "0x"));
    size_t n = strlen(scan.p), copies = n == 3 ? 2 : 1;
    *color = 0;
    for (size_t i = 0; i < n; i++) {
        int digit = hex_digit(scan.p[i]);
        if (digit < 0 || (n != 3 && n != 6)) {
            return false;
        }
        for (size_t k = 0; k < copies; k++) {
            *color = *color << 4 | (uint32_t)digit;
        }
    }
    return n > 0;
}

static uint32_t read_accent(struct ks_rows *rows)
{
    struct ks_str cell = ks_rows_cell(rows, ACCENT);
    uint32_t color = ACCENT_DEFAULT;
    if (cell.n > 0 && !read_color(cell, &color)) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_PHASES_BAD_COLOR,
                        ks_rows_at(rows, ACCENT), KS_ARGS(ks_arg_cut(cell, 60)));
        color = ACCENT_DEFAULT;
    }
    return color;
}

static bool is_known(const struct ks_phases *phases, const char *id)
{
    for (size_t i = 0; i < phases->n; i++) {
        if (strcmp(phases->v[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

static bool report_open(struct ks_rows *rows, size_t column, enum ks_phrase what)
{
    ks_problems_add(rows->context->problems, KS_PROBLEM_PHASES_OPEN_DATE, ks_rows_at(rows, column),
                    KS_ARGS(ks_arg_phrase(what)));
    return false;
}

static bool read_phase(struct ks_rows *rows, const struct ks_phases *before, struct ks_phase *phase)
{
    *phase = (struct ks_phase) { .row = rows->row->number };
    phase->id = ks_rows_required(rows, ID, 60);
    /* A phase that repeats is never over, and one that is says nothing wrong about this year. */
    if (!ks_rows_dates(rows, FROM, UNTIL, KS_OVER_NOT_SAID, &phase->from, &phase->until) ||
        phase->id == NULL) {
        return false;
    }
    if (phase->from == KS_DATE_NONE || phase->until == KS_DATE_NONE) {
        return phase->from == KS_DATE_NONE ? report_open(rows, FROM, KS_PHRASE_FIRST)
                                           : report_open(rows, UNTIL, KS_PHRASE_LAST);
    }
    phase->name = ks_rows_text(rows, NAME, 120);
    phase->name = phase->name[0] == '\0' ? phase->id : phase->name;
    phase->slogan = ks_rows_text(rows, SLOGAN, 300);
    phase->name_in = ks_rows_others(rows, NAME_IN, 120);
    phase->slogan_in = ks_rows_others(rows, SLOGAN_IN, 300);
    phase->accent = read_accent(rows);
    phase->repeat = ks_rows_flag(rows, REPEAT);
    phase->focus = ks_rows_tags(rows, FOCUS);
    if (is_known(before, phase->id)) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_PHASES_SAME_ID, ks_rows_at(rows, ID),
                        KS_ARGS(ks_arg_text(phase->id)));
    }
    return true;
}

void ks_phases_read(const struct ks_table_context *context,
                    const char *file,
                    const char *bytes,
                    size_t n,
                    struct ks_phases *phases)
{
    struct ks_rows rows;
    *phases = (struct ks_phases) { 0 };
    if (ks_rows_open(&rows, context, file, bytes, n, columns, KS_COUNT(columns), PHASES_MAX)) {
        phases->v = ks_arena_array(context->arena, ks_rows_count(&rows) + 1, sizeof *phases->v);
        while (ks_rows_next(&rows)) {
            phases->n += read_phase(&rows, phases, &phases->v[phases->n]) ? 1 : 0;
        }
    }
    ks_rows_close(&rows);
}
