/* Times of day as people type them: from when to when. */
#include "readers/when/parts.h"

#define LAST_MINUTE 1439
#define SMALL_HOURS (6 * 60)
#define NOON (12 * 60)

/* What is written in front of hours, and says nothing about them. */
static const char *const labels =
    "开放时间|营业时间|开馆时间|服务时间|播放时间|时间|时段|早餐|中餐|"
    "午餐|晚餐|夜宵|早饭|午饭|晚饭|早市|夜市|白天|午休|早读|早自习|晚自习|自习|晚修";
static const char *const all_day =
    "全天|整天|全日|不限|24小时|24h|24小时开放|24小时播放|全天24小时|全天候|全天开放|全天播放|"
    "7x24小时|7×24小时|7*24小时|全部|all|all day|always|*|-|--|/|无";

/* How far it is from one time of day to the next that shows so; a whole day to itself. */
static int minutes_to(int from, int to)
{
    int far = (to - from) % KS_DAY_MINUTES;
    return far <= 0 ? far + KS_DAY_MINUTES : far;
}

/* The end of hours of which only the beginning, or neither, says its half of the day. True if that
 * had to be guessed. */
static bool find_halves(struct ks_time_said *start, struct ks_time_said *end)
{
    if (end->half) { /* 2点-下午5点; of 8点-下午5点 nobody doubts the morning */
        bool later = !start->half && start->spoken && start->other > 0 &&
                     start->minute < SMALL_HOURS && start->other < end->minute;
        start->minute = later ? start->other : start->minute;
        return later;
    }
    if (end->other < 0 || end->next_day) {
        return false;
    }
    if (start->half) { /* 晚上8点-12点, 中午12点-1点: whichever comes first */
        bool other = minutes_to(start->minute, end->other) < minutes_to(start->minute, end->minute);
        end->minute = other ? end->other : end->minute;
        return false;
    }
    /* 9点-5点, 8:30-5:30: nobody means a night from nine in the morning */
    if (start->other >= 0 && start->minute >= SMALL_HOURS - 60 && end->minute < start->minute &&
        !end->padded) {
        end->minute = end->other;
        return true;
    }
    return !start->padded && start->other > 0 && start->minute < SMALL_HOURS && end->minute <= NOON;
}

/* `8:00-12:00，2:00-5:00`: the hours of a day go on, so that what would begin before the last ones
 * end is of the afternoon. True if the half had to be guessed so. */
static bool
go_on(const struct ks_hours *hours, struct ks_time_said *start, const struct ks_time_said *end)
{
    if (hours->n == 0 || start->half || start->padded || start->minute >= NOON ||
        start->other <= start->minute) {
        return false;
    }
    const struct ks_daypart *last = &hours->v[hours->n - 1];
    bool before = last->start < last->end && start->minute < last->end;
    bool whole = start->minute >= SMALL_HOURS && end->minute <= hours->v[0].start; /* 6:30-8:30 */
    if (!before || whole || start->other < last->end) {
        return false;
    }
    start->minute = start->other;
    start->half = true;
    return true;
}

static bool settle(struct ks_time_said start, struct ks_time_said end, struct ks_hours *hours)
{
    hours->guessed = go_on(hours, &start, &end) || hours->guessed;
    hours->guessed = find_halves(&start, &end) || hours->guessed || start.guessed || end.guessed;
    int first = start.minute % KS_DAY_MINUTES;
    /* The end is exclusive; who writes 23:59 means the end of the day. */
    int last =
        end.minute == LAST_MINUTE || (end.minute == 0 && first > 0) ? KS_DAY_MINUTES : end.minute;
    if (end.next_day && last > first) {
        return false; /* more than a day */
    }
    hours->v[hours->n++] = (struct ks_daypart) { (int16_t)first, (int16_t)last };
    return true;
}

/* `20:00以后`, `中午12点以前`. */
static bool settle_open(struct ks_scan *scan, struct ks_time_said time, struct ks_hours *hours)
{
    int before = ks_scan_words(scan, "以前|之前|前|止"), after = -1;
    if (before < 0) {
        after = ks_scan_words(scan, "以后|之后|后|起|开始");
    }
    hours->guessed = true;
    int start = after >= 0 ? time.minute % KS_DAY_MINUTES : 0;
    int end = after >= 0 ? KS_DAY_MINUTES : time.minute;
    hours->v[hours->n++] = (struct ks_daypart) { (int16_t)start, (int16_t)end };
    return time.unit && end > start && (before >= 0 || after >= 0);
}

/* The end behind a beginning with nothing between: 早8晚10. Both say their half. */
static bool
scan_joined(struct ks_scan *scan, const struct ks_time_said *start, struct ks_time_said *end)
{
    struct ks_scan at = *scan, behind;
    if (!start->half || *at.p == ' ' || !ks_scan_time(&at, end) || !end->half) {
        return false;
    }
    behind = at;
    if (*at.p != '\0' && ks_scan_words(&behind, " |,|;") < 0) {
        return false;
    }
    *scan = at;
    return true;
}

static bool scan_range(struct ks_scan *scan, struct ks_hours *hours)
{
    struct ks_time_said start, end;
    (void)ks_scan_words(scan, "从|自|当日|当天");
    if (!ks_scan_time(scan, &start) || start.next_day) {
        return false;
    }
    if (scan_joined(scan, &start, &end)) {
        hours->guessed = true;
        return settle(start, end, hours);
    }
    struct ks_scan behind = *scan;
    ks_scan_spaces(scan);
    if (ks_scan_words(scan, "-|--|---|----|至|到|->|to|→|--至|直到") < 0) {
        *scan = behind;
        return settle_open(scan, start, hours);
    }
    return ks_scan_time(scan, &end) && settle(start, end, hours);
}

/* `8月12日`, what Excel makes of a typed 8-12, reads as 8-12 again. */
static bool read_excel_date(const struct ks_fold *text, struct ks_hours *hours)
{
    struct ks_scan scan = { text->text };
    int start = 0, end = 0;
    if (ks_scan_digits(&scan, 2, &start) == 0 || !ks_scan_word(&scan, "月") ||
        ks_scan_digits(&scan, 2, &end) == 0 || !ks_scan_word(&scan, "日") || *scan.p != '\0' ||
        start > 24 || end > 24) {
        return false;
    }
    hours->v[hours->n++] = (struct ks_daypart) { (int16_t)(start % 24 * 60), (int16_t)(end * 60) };
    return true;
}

static void scan_gaps(struct ks_scan *scan)
{
    while (ks_scan_words(scan, ";|,| |和|及|与|以及|/|+|&|.") >= 0) {
    }
}

/* Weekdays and words in front of hours. */
static void scan_front(struct ks_scan *scan, struct ks_hours *hours)
{
    scan_gaps(scan);
    if (hours->n == 0 && hours->days == KS_DAYS_ALL && ks_scan_weekdays(scan, &hours->days)) {
        ks_scan_spaces(scan);
        (void)ks_scan_word(scan, ":");
        scan_gaps(scan);
    }
    if (ks_scan_words(scan, labels) >= 0) {
        (void)ks_scan_word(scan, ":");
        ks_scan_spaces(scan);
    }
}

bool ks_hours_read(struct ks_str text, struct ks_hours *hours)
{
    struct ks_fold folded;
    *hours = (struct ks_hours) { .days = KS_DAYS_ALL };
    if (!ks_fold(text, &folded)) {
        return false;
    }
    if (folded.n == 0 || ks_fold_is_one_of(&folded, all_day) || read_excel_date(&folded, hours)) {
        return true;
    }
    struct ks_scan scan = { folded.text };
    for (;;) {
        scan_front(&scan, hours);
        if (*scan.p == '\0' && hours->n > 0) {
            return true;
        }
        if (hours->n == KS_COUNT(hours->v) || !scan_range(&scan, hours)) {
            hours->n = 0;
            return false;
        }
        (void)ks_scan_words(&scan, "开放|播放|营业|开馆");
    }
}
