/* Reads a playlist table (see playlist.h). */
#include "readers/set/playlist.h"

#include <string.h>

#include "core/text/relpath.h"
#include "readers/table/rows.h"
#include "readers/text/fold.h"

static bool read_path(struct ks_rows *rows, size_t column, struct ks_playlist_item *item)
{
    struct ks_str cell = ks_rows_cell(rows, column);
    enum ks_phrase fault;
    if (cell.n == 0 || ks_rows_failed(rows, column)) {
        item->path = ks_rows_required(rows, column, KS_RELPATH_MAX);
        return item->path != NULL;
    }
    item->path = ks_rows_path(rows, column, &fault);
    if (item->path == NULL) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_PLAYLIST_BAD_PATH,
                        ks_rows_at(rows, column),
                        KS_ARGS(ks_arg_cut(cell, 80), ks_arg_phrase(fault)));
    }
    return item->path != NULL;
}

/* Reads the five columns that say when, of which this is the first. */
static bool read_window(struct ks_rows *rows, size_t column, struct ks_playlist_item *item)
{
    return ks_rows_window(rows, column, &item->window);
}

static void read_title(struct ks_rows *rows, size_t column, struct ks_playlist_item *item)
{
    item->title = ks_rows_text(rows, column, 600);
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

static void read_dwell(struct ks_rows *rows, size_t column, struct ks_playlist_item *item)
{
    struct ks_str cell = ks_rows_cell(rows, column);
    struct ks_problems *problems = rows->context->problems;
    int64_t ms = 0;
    if (cell.n == 0) {
        return;
    }
    if (!read_duration(cell, &ms)) {
        ks_problems_add(problems, KS_PROBLEM_PLAYLIST_BAD_SECONDS, ks_rows_at(rows, column),
                        KS_ARGS(ks_arg_cut(cell, 60)));
        return;
    }
    item->dwell_ms = (int32_t)(ms < KS_DWELL_MIN_MS   ? KS_DWELL_MIN_MS
                               : ms > KS_DWELL_MAX_MS ? KS_DWELL_MAX_MS
                                                      : ms);
    if (ms == 0) {
        item->dwell_ms = 0;
    } else if (item->dwell_ms != ms) {
        ks_problems_add(problems,
                        ms < KS_DWELL_MIN_MS ? KS_PROBLEM_PLAYLIST_SHORT : KS_PROBLEM_PLAYLIST_LONG,
                        ks_rows_at(rows, column), KS_ARGS(ks_arg_number(item->dwell_ms / 1000)));
    }
}

static void read_weight(struct ks_rows *rows, size_t column, struct ks_playlist_item *item)
{
    item->weight = ks_rows_number(rows, column, 1, 100, 1);
}

static void read_priority(struct ks_rows *rows, size_t column, struct ks_playlist_item *item)
{
    item->priority = ks_rows_number(rows, column, 0, 999, 0);
}

static void read_places(struct ks_rows *rows, size_t column, struct ks_playlist_item *item)
{
    item->places = ks_rows_tags(rows, column);
}

static void read_phases(struct ks_rows *rows, size_t column, struct ks_playlist_item *item)
{
    item->phases = ks_rows_tags(rows, column);
}

static void read_transition(struct ks_rows *rows, size_t column, struct ks_playlist_item *item)
{
    item->transition = (enum ks_transition)ks_rows_choice(rows, column, ks_transition_words);
}

static const char *const interrupt_words[] = {
    [KS_INTERRUPT_DEFAULT] = "default|默认|自动",
    [KS_INTERRUPT_STOP] = "stop|停止|立即|马上|打断|结束|中止",
    [KS_INTERRUPT_PAUSE] = "pause|暂停|暂停后继续",
    [KS_INTERRUPT_DEFER] = "defer|等待|等|排队|稍后|延后|推迟|等播完",
    [KS_INTERRUPT_NEVER] = "never|从不|不|不打断|永不|否|空闲",
    NULL,
};

static void read_interrupt(struct ks_rows *rows, size_t column, struct ks_playlist_item *item)
{
    item->interrupt = (enum ks_interrupt)ks_rows_choice(rows, column, interrupt_words);
}

/* Every column: X(its names, whether the table must have it, who reads its cell). Who answers
 * `whether` may leave the row out: then it has said why, and nobody reads `how` it plays. */
#define COLUMNS(X)                                                                                                                 \
    X("item|文件|素材|文件名|文件名称|素材名称|内容|路径|播放内容|播放文件|图片|图片名称|照片|" \
      "视频|"                                                                                                                    \
      "视频名称|海报|海报名称|卡片|节目|file|filename|path|image|video|poster",                                                    \
      KS_REQUIRED, .whether = read_path)                                                                                           \
    X("title|标题|名称|题目|片名|name", KS_OPTIONAL, .how = read_title)                                                            \
    X(KS_NAMES_FROM, KS_OPTIONAL, .whether = read_window)                                                                          \
    X(KS_NAMES_UNTIL, KS_OPTIONAL, READ_WITH_FROM)                                                                                 \
    X(KS_NAMES_DAYS, KS_OPTIONAL, READ_WITH_FROM)                                                                                  \
    X(KS_NAMES_HOURS, KS_OPTIONAL, READ_WITH_FROM)                                                                                 \
    X(KS_NAMES_DATE, KS_OPTIONAL, READ_WITH_FROM)                                                                                  \
    X("seconds|秒数|秒|时长|停留|停留秒数|停留时间|停留时长|播放秒数|播放时长|展示时长|duration|"   \
      "secs|时间(秒)|时间(秒数)|时间(单位秒)|播放时间(秒)|播放时间(单位秒)|展示时间(秒)|"             \
      "展示时间(单位秒)|time(s)|time(sec)|time(seconds)",                                                                          \
      KS_OPTIONAL, .how = read_dwell)                                                                                              \
    X("weight|权重|比重|次数|频率", KS_OPTIONAL, .how = read_weight)                                                               \
    X("priority|优先级|优先|级别|重要程度", KS_OPTIONAL, .how = read_priority)                                                     \
    X(KS_NAMES_PLACES, KS_OPTIONAL, .how = read_places)                                                                            \
    X("phase|阶段|活动阶段|phases", KS_OPTIONAL, .how = read_phases)                                                               \
    X("transition|切换|切换方式|过渡|转场|切换效果", KS_OPTIONAL, .how = read_transition)                                          \
    X("interrupt|打断|打断方式|插播|中断", KS_OPTIONAL, .how = read_interrupt)
#define READ_WITH_FROM .whether = NULL

#define COLUMN(names, need, ...) { names, need },
const struct ks_column ks_playlist_columns[] = { COLUMNS(COLUMN) };
const size_t ks_playlist_column_count = KS_COUNT(ks_playlist_columns);

#define READER(names, need, ...) { __VA_ARGS__ },
static const struct {
    bool (*whether)(struct ks_rows *rows, size_t column, struct ks_playlist_item *item);
    void (*how)(struct ks_rows *rows, size_t column, struct ks_playlist_item *item);
} readers[] = { COLUMNS(READER) };

static bool read_item(struct ks_rows *rows, struct ks_playlist_item *item)
{
    *item = (struct ks_playlist_item) { .file = rows->file, .row = rows->row->number };
    bool plays = true;
    for (size_t i = 0; i < KS_COUNT(readers); i++) {
        plays = (readers[i].whether == NULL || readers[i].whether(rows, i, item)) && plays;
    }
    for (size_t i = 0; plays && i < KS_COUNT(readers); i++) {
        if (readers[i].how != NULL) {
            readers[i].how(rows, i, item);
        }
    }
    item->same = ks_rows_fingerprint(rows);
    return plays;
}

void ks_playlist_read(const struct ks_table_context *context,
                      const char *file,
                      const char *bytes,
                      size_t n,
                      struct ks_playlist *playlist)
{
    struct ks_rows rows;
    *playlist = (struct ks_playlist) { .file = ks_arena_strdup(context->arena, file) };
    if (ks_rows_open(&rows, context, playlist->file, bytes, n, ks_playlist_columns,
                     KS_COUNT(ks_playlist_columns), KS_PLAYLIST_ROWS_MAX)) {
        playlist->v = ks_arena_array(context->arena, ks_rows_count(&rows) + 1, sizeof *playlist->v);
        while (ks_rows_next(&rows)) {
            playlist->n += read_item(&rows, &playlist->v[playlist->n]) ? 1 : 0;
        }
    }
    ks_rows_close(&rows);
}
