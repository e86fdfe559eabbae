/* Reads the lines of the ticker (see ticker.h). */
#include "readers/set/ticker.h"

#include "readers/table/rows.h"

#define LINES_MAX 500

enum { TEXT, FROM, UNTIL, DAYS, HOURS, DATE, PLACES, PHASE, TEXT_IN };

static const struct ks_column columns[] = {
    [TEXT] = { "text|文字|内容|字幕|滚动文字|标题|滚动字幕|标语|通知|文本|正文", KS_REQUIRED },
    [FROM] = { KS_NAMES_FROM, KS_OPTIONAL },
    [UNTIL] = { KS_NAMES_UNTIL, KS_OPTIONAL },
    [DAYS] = { KS_NAMES_DAYS, KS_OPTIONAL },
    [HOURS] = { KS_NAMES_HOURS, KS_OPTIONAL },
    [DATE] = { KS_NAMES_DATE, KS_OPTIONAL },
    [PLACES] = { KS_NAMES_PLACES, KS_OPTIONAL },
    [PHASE] = { "phase|阶段|活动阶段|phases", KS_OPTIONAL },
#define TEXT_COLUMN(NAME, TAG, BUTTON, CALLED, ...)                                                \
    [KS_ROWS_IN(TEXT_IN, NAME)] = { "text_" #TAG "|" CALLED "|" CALLED "文字", KS_OPTIONAL },
    KS_LANGS_OTHER(TEXT_COLUMN)
};

static bool read_line(struct ks_rows *rows, struct ks_ticker_line *line)
{
    *line = (struct ks_ticker_line) { .row = rows->row->number };
    line->text = ks_rows_required(rows, TEXT, 600);
    line->text_in = ks_rows_others(rows, TEXT_IN, 600);
    if (!ks_rows_window(rows, FROM, &line->window) || line->text == NULL) {
        return false;
    }
    line->places = ks_rows_tags(rows, PLACES);
    line->phases = ks_rows_tags(rows, PHASE);
    return true;
}

void ks_ticker_read(const struct ks_table_context *context,
                    const char *file,
                    const char *bytes,
                    size_t n,
                    struct ks_ticker *ticker)
{
    struct ks_rows rows;
    *ticker = (struct ks_ticker) { 0 };
    if (ks_rows_open(&rows, context, file, bytes, n, columns, KS_COUNT(columns), LINES_MAX)) {
        ticker->v = ks_arena_array(context->arena, ks_rows_count(&rows) + 1, sizeof *ticker->v);
        while (ks_rows_next(&rows)) {
            ticker->n += read_line(&rows, &ticker->v[ticker->n]) ? 1 : 0;
        }
    }
    ks_rows_close(&rows);
}
