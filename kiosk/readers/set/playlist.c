/* Reads a playlist table (see playlist.h). */
#include "readers/set/playlist.h"

#include <string.h>

#include "core/text/relpath.h"
#include "readers/table/rows.h"
#include "readers/text/fold.h"

enum {
    ITEM,
    TITLE,
    FROM,
    UNTIL,
    DAYS,
    HOURS,
    SECONDS,
    WEIGHT,
    PRIORITY,
    PLACES,
    PHASE,
    TRANSITION,
    INTERRUPT
};

static const struct ks_column columns[] = {
    [ITEM] = { "item|文件|素材|文件名|内容|路径|file|path|播放内容|海报", true },
    [TITLE] = { "title|标题|名称|题目|name", false },
    [FROM] = { "from|开始|开始日期|起始|起始日期|开始时间|自|start", false },
    [UNTIL] = { "until|结束|结束日期|截止|截止日期|结束时间|至|end|to", false },
    [DAYS] = { "days|星期|周几|播放日|星期几|weekday|weekdays", false },
    [HOURS] = { "hours|时段|时间段|播放时段|时间|time|hour", false },
    [SECONDS] = { "seconds|秒数|秒|时长|停留|停留秒数|播放秒数|duration|secs", false },
    [WEIGHT] = { "weight|权重|比重|次数", false },
    [PRIORITY] = { "priority|优先级|优先|级别", false },
    [PLACES] = { "places|地点|位置|场所|播放地点|屏幕|place", false },
    [PHASE] = { "phase|阶段|活动阶段|phases", false },
    [TRANSITION] = { "transition|切换|切换方式|过渡|转场|切换效果", false },
    [INTERRUPT] = { "interrupt|打断|打断方式|插播|中断", false },
};

static const char *read_path(struct ks_rows *rows)
{
    struct ks_str cell = ks_rows_cell(rows, ITEM);
    const char *fault;
    if (cell.n == 0) {
        return ks_rows_required(rows, ITEM, KS_RELPATH_MAX);
    }
    const char *path = ks_rows_path(rows, ITEM, &fault);
    if (path == NULL) {
        ks_problem_add(
            rows->context->problems, KS_LEVEL_ERROR, ks_rows_at(rows, ITEM), "playlist.bad-path",
            fault, "只写 assets 文件夹里的位置，例如 posters/退改签.jpg",
            "「%.*s」不能播放，这一行没有使用", (int)ks_utf8_prefix(cell.p, cell.n, 80), cell.p);
    }
    return path;
}

/* `12` `12秒` `12.5` `1分30秒` `2分钟` `90s` `0:12` `0:00:12`, in milliseconds. */
static bool read_duration(struct ks_str cell, int64_t *ms)
{
    struct ks_fold folded;
    if (!ks_fold(cell, &folded)) {
        return false;
    }
    struct ks_scan scan = { folded.text };
    int value = 0, tenth = 0, spare = 0;
    *ms = 0;
    for (int part = 0; part < 3; part++) {
        if (ks_scan_digits(&scan, 6, &value) == 0) {
            return part > 0 && *scan.p == '\0';
        }
        tenth = 0;
        if (ks_scan_word(&scan, ".")) {
            (void)ks_scan_digits(&scan, 1, &tenth);
            while (ks_scan_digits(&scan, 9, &spare) > 0) {
            }
        }
        ks_scan_spaces(&scan);
        int64_t said = value * (int64_t)1000 + tenth * 100;
        if (ks_scan_word(&scan, ":")) {
            *ms = (*ms + said) * 60;
        } else if (ks_scan_words(&scan, "分钟|分|minutes|minute|min|m|'") >= 0) {
            *ms += said * 60;
        } else {
            (void)ks_scan_words(&scan, "秒钟|秒|seconds|second|secs|sec|s|\"");
            *ms += said;
            return *scan.p == '\0';
        }
        ks_scan_spaces(&scan);
    }
    return *scan.p == '\0';
}

static int32_t read_dwell(struct ks_rows *rows)
{
    struct ks_str cell = ks_rows_cell(rows, SECONDS);
    struct ks_problems *problems = rows->context->problems;
    int64_t ms = 0;
    if (cell.n == 0) {
        return 0;
    }
    if (!read_duration(cell, &ms)) {
        ks_problem_add(problems, KS_LEVEL_WARNING, ks_rows_at(rows, SECONDS),
                       "playlist.bad-seconds", "按默认时长播放", "只写秒数，例如 12",
                       "看不懂秒数「%.*s」", (int)ks_utf8_prefix(cell.p, cell.n, 60), cell.p);
        return 0;
    }
    if (ms == 0 || (ms >= KS_DWELL_MIN_MS && ms <= KS_DWELL_MAX_MS)) {
        return (int32_t)ms;
    }
    int32_t nearest = ms < KS_DWELL_MIN_MS ? KS_DWELL_MIN_MS : KS_DWELL_MAX_MS;
    ks_problem_add(problems, KS_LEVEL_WARNING, ks_rows_at(rows, SECONDS), "playlist.seconds-range",
                   nearest == KS_DWELL_MIN_MS ? "太短，路过的人来不及看" : "太长，别的内容轮不到",
                   "改成 3 到 600 秒", "秒数应在 3 到 600 之间，按 %d 秒处理",
                   (int)(nearest / 1000));
    return nearest;
}

static const char *const interrupt_words[] = {
    [KS_INTERRUPT_DEFAULT] = "default|默认|自动",
    [KS_INTERRUPT_STOP] = "stop|停止|立即|马上|打断|结束|中止",
    [KS_INTERRUPT_PAUSE] = "pause|暂停|暂停后继续",
    [KS_INTERRUPT_DEFER] = "defer|等待|等|排队|稍后|延后|推迟|等播完",
    [KS_INTERRUPT_NEVER] = "never|从不|不|不打断|永不|否|空闲",
    NULL,
};

static bool read_item(struct ks_rows *rows, struct ks_playlist_item *item)
{
    *item = (struct ks_playlist_item) { .file = rows->file, .row = rows->row->number };
    item->path = read_path(rows);
    bool timely = ks_rows_window(rows, FROM, &item->window);
    if (item->path == NULL || !timely) {
        return false;
    }
    item->title = ks_rows_text(rows, TITLE, 600);
    item->dwell_ms = read_dwell(rows);
    item->weight = ks_rows_number(rows, WEIGHT, 1, 100, 1);
    item->priority = ks_rows_number(rows, PRIORITY, 0, 999, 0);
    item->places = ks_rows_tags(rows, PLACES);
    item->phases = ks_rows_tags(rows, PHASE);
    item->same = ks_rows_fingerprint(rows);
    item->transition = (enum ks_transition)ks_rows_choice(rows, TRANSITION, ks_transition_words);
    item->interrupt = (enum ks_interrupt)ks_rows_choice(rows, INTERRUPT, interrupt_words);
    return true;
}

void ks_playlist_read(const struct ks_table_context *context,
                      const char *file,
                      const char *bytes,
                      size_t n,
                      struct ks_playlist *playlist)
{
    struct ks_rows rows;
    *playlist = (struct ks_playlist) { .file = ks_arena_strdup(context->arena, file) };
    if (ks_rows_open(&rows, context, playlist->file, bytes, n, columns, KS_COUNT(columns),
                     KS_PLAYLIST_ROWS_MAX)) {
        playlist->v = ks_arena_array(context->arena, ks_rows_count(&rows) + 1, sizeof *playlist->v);
        while (ks_rows_next(&rows)) {
            playlist->n += read_item(&rows, &playlist->v[playlist->n]) ? 1 : 0;
        }
    }
    ks_rows_close(&rows);
}
