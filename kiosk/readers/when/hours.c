/* Times of day as people type them. */
#include "readers/text/fold.h"
#include "readers/when/dates.h"

#define DAY 1440
#define LAST_MINUTE 1439

struct time {
    int minute;      /* 0-1440 */
    bool named_half; /* 上午, pm ...: the half of the day was said */
    bool afternoon;
};

/* 凌晨 1, 下午 2 ...; what it says about the hour. */
enum half { HALF_NONE, HALF_MORNING, HALF_AFTERNOON, HALF_NOON };

static enum half scan_half(struct ks_scan *scan)
{
    if (ks_scan_words(scan, "凌晨|早上|早晨|清晨|上午|早|am|a.m.") >= 0) {
        return HALF_MORNING;
    }
    if (ks_scan_words(scan, "下午|傍晚|晚上|晚|夜里|夜间|pm|p.m.") >= 0) {
        return HALF_AFTERNOON;
    }
    return ks_scan_word(scan, "中午") ? HALF_NOON : HALF_NONE;
}

static bool scan_minute(struct ks_scan *scan, int *minute)
{
    if (ks_scan_words(scan, "点|时") >= 0) {
        (void)ks_scan_word(scan, "钟");
        if (ks_scan_word(scan, "半")) {
            *minute = 30;
            return true;
        }
        int quarter = ks_scan_words(scan, "一刻|三刻");
        if (quarter >= 0) {
            *minute = quarter == 0 ? 15 : 45;
            return true;
        }
        if (ks_scan_digits(scan, 2, minute) > 0) {
            (void)ks_scan_word(scan, "分");
        }
        return true;
    }
    int second = 0;
    if (ks_scan_word(scan, ":") || (*scan->p == '.' && ks_scan_word(scan, "."))) {
        if (ks_scan_digits(scan, 2, minute) != 2) {
            return false;
        }
        return !ks_scan_word(scan, ":") || ks_scan_digits(scan, 2, &second) == 2;
    }
    return true;
}

static bool scan_time(struct ks_scan *scan, struct time *time)
{
    int hour = 0, minute = 0;
    ks_scan_spaces(scan);
    if (ks_scan_words(scan, "次日|第二天|翌日|隔天") >= 0) {
        ks_scan_spaces(scan);
    }
    enum half half = scan_half(scan);
    ks_scan_spaces(scan);
    if (ks_scan_digits(scan, 2, &hour) == 0 || !scan_minute(scan, &minute)) {
        return false;
    }
    ks_scan_spaces(scan);
    half = half == HALF_NONE ? scan_half(scan) : half;
    if ((half == HALF_AFTERNOON && hour < 12) || (half == HALF_NOON && hour < 3)) {
        hour += 12;
    } else if (half == HALF_MORNING && hour == 12) {
        hour = 0;
    }
    time->minute = hour * 60 + minute;
    time->named_half = half != HALF_NONE;
    time->afternoon = half == HALF_AFTERNOON;
    return hour <= 24 && minute < 60 && time->minute <= DAY;
}

static bool scan_range(struct ks_scan *scan, struct ks_daypart *part)
{
    struct time start, end;
    if (!scan_time(scan, &start)) {
        return false;
    }
    ks_scan_spaces(scan);
    if (ks_scan_words(scan, "-|--|至|到|->|to") < 0 || !scan_time(scan, &end)) {
        return false;
    }
    /* 下午2点-5点: the half of the day goes on */
    if (start.afternoon && !end.named_half && end.minute < 720 && end.minute + 720 > start.minute) {
        end.minute += 720;
    }
    /* The end is exclusive; who writes 23:59 means the end of the day. */
    end.minute = end.minute == LAST_MINUTE ? DAY : end.minute;
    start.minute %= DAY;
    part->start = (int16_t)start.minute;
    part->end = (int16_t)end.minute;
    return true;
}

/* `8月12日`, what Excel makes of a typed 8-12, reads as 8-12 again. */
static bool read_excel_date(const struct ks_fold *text, struct ks_daypart *part)
{
    struct ks_scan scan = { text->text };
    int start = 0, end = 0;
    if (ks_scan_digits(&scan, 2, &start) == 0 || !ks_scan_word(&scan, "月") ||
        ks_scan_digits(&scan, 2, &end) == 0 || !ks_scan_word(&scan, "日") || *scan.p != '\0' ||
        start > 24 || end > 24) {
        return false;
    }
    *part = (struct ks_daypart) { (int16_t)(start % 24 * 60), (int16_t)(end * 60) };
    return true;
}

bool ks_hours_read(struct ks_str text, struct ks_daypart *v, size_t capacity, size_t *n)
{
    struct ks_fold folded;
    *n = 0;
    if (!ks_fold(text, &folded)) {
        return false;
    }
    if (folded.n == 0 ||
        ks_fold_is_one_of(&folded, "全天|整天|全日|不限|24小时|全部|all|all day|always|*")) {
        return true;
    }
    if (capacity > 0 && read_excel_date(&folded, &v[0])) {
        *n = 1;
        return true;
    }
    struct ks_scan scan = { folded.text };
    for (;;) {
        while (ks_scan_words(&scan, ";|,| |和|及|/|+|&") >= 0) {
        }
        if (*scan.p == '\0') {
            return *n > 0;
        }
        struct ks_daypart part;
        if (*n == capacity || !scan_range(&scan, &part)) {
            *n = 0;
            return false;
        }
        v[(*n)++] = part;
    }
}
