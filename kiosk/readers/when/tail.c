/* What may stand behind a day: a weekday, a time of day, its zone, a remark in brackets. */
#include "readers/when/parts.h"

#include <string.h>

#define BEIJING 480
#define NUMBERED "一|二|三|四|五|六|日|天"

int ks_scan_weekday(struct ks_scan *scan)
{
    static const char *const english = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
                                       "mon|tue|wed|thu|fri|sat|sun";
    struct ks_scan before = *scan;
    int i = ks_scan_words(scan, english);
    if (i >= 0) {
        return i % 7 + 1;
    }
    i = ks_scan_words(scan, "星期|周|礼拜|週") >= 0 ? ks_scan_words(scan, NUMBERED) : -1;
    *scan = i < 0 ? before : *scan;
    return i < 0 ? 0 : i >= 6 ? 7 : i + 1;
}

/* In brackets 二 is enough. */
static int weekday_in_brackets(struct ks_scan *scan)
{
    int weekday = ks_scan_weekday(scan);
    struct ks_scan alone = *scan;
    int i = weekday == 0 ? ks_scan_words(&alone, NUMBERED) : -1;
    if (i >= 0 && *alone.p == ')') {
        *scan = alone;
        return i >= 6 ? 7 : i + 1;
    }
    return weekday;
}

bool ks_scan_zone(struct ks_scan *scan, struct ks_spoken *s)
{
    int hour = 0, minute = 0;
    ks_scan_spaces(scan);
    if (ks_scan_word(scan, "cst")) {
        return true; /* China's, in an export from here */
    }
    int name = ks_scan_words(scan, "z|gmt|utc");
    if (ks_scan_word(scan, "+")) { /* west of Greenwich it would be 08:00-12:00 */
        if (ks_scan_digits(scan, 2, &hour) == 0) {
            return false;
        }
        (void)ks_scan_word(scan, ":");
        (void)ks_scan_digits(scan, 2, &minute);
        s->offset = BEIJING - hour * 60 - minute;
    } else {
        s->offset = name >= 0 ? BEIJING : 0;
    }
    s->reading = s->offset != 0 && s->reading == KS_DATE_EXACT ? KS_DATE_GUESSED : s->reading;
    return hour <= 14 && minute < 60;
}

bool ks_scan_clock(struct ks_scan *scan, struct ks_spoken *s)
{
    struct ks_scan at = *scan;
    struct ks_time_said time;
    ks_scan_spaces(&at);
    (void)ks_scan_word(&at, "t");
    (void)ks_scan_word(&at, "_");
    ks_scan_spaces(&at);
    if (s->minute >= 0 || *at.p == '\0') {
        *scan = s->minute >= 0 ? *scan : at;
        return true;
    }
    struct ks_scan figures = at, system = at;
    int figure = 0, digits = ks_scan_digits(&figures, 7, &figure);
    if (digits == 6) { /* T080000 */
        s->minute = figure / 10000 * 60 + figure / 100 % 100;
        *scan = figures;
        return figure / 10000 <= 24 && figure / 100 % 100 < 60;
    }
    bool midnight = false; /* a system's 上午 12:00 */
    if (ks_scan_word(&system, "上午")) {
        ks_scan_spaces(&system);
        midnight = strncmp(system.p, "12:", 3) == 0;
    }
    if (digits > 2 || !ks_scan_time(&at, &time) || !time.unit || time.next_day) {
        return true; /* no time: what stands here must be something else */
    }
    s->minute = midnight ? time.minute - 12 * 60 : time.minute;
    s->midnight = time.spoken && time.minute == 0;
    s->reading =
        time.guessed && !midnight && s->reading == KS_DATE_EXACT ? KS_DATE_GUESSED : s->reading;
    *scan = at;
    return true;
}

/* `（周二）` `(含)` `(大年初一)`: a weekday, or a remark that changes nothing but is echoed. */
static bool scan_bracket(struct ks_scan *scan, struct ks_spoken *s)
{
    ks_scan_spaces(scan);
    if (!ks_scan_word(scan, "(")) {
        return true;
    }
    ks_scan_spaces(scan);
    s->weekday = s->weekday == 0 ? weekday_in_brackets(scan) : s->weekday;
    bool plain = ks_scan_words(scan, "含|含当日|含当天|包含|当日|当天|中国标准时间") >= 0;
    size_t rest = strcspn(scan->p, ")0123456789");
    if (rest > 0 && !plain && s->reading == KS_DATE_EXACT) {
        s->reading = KS_DATE_GUESSED;
    }
    for (size_t i = 0; i < rest; i++, scan->p++) {
        struct ks_scan but = *scan; /* (除周末) (周日不播): more than a remark */
        if (ks_scan_words(&but, "除|不|停|休|闭") >= 0) {
            return false;
        }
    }
    return ks_scan_word(scan, ")");
}

/* Whether nothing but this follows the day. */
bool ks_scan_tail(struct ks_scan *scan, struct ks_spoken *s)
{
    for (int i = 0; i < 2; i++) {
        struct ks_scan before = *scan;
        ks_scan_spaces(scan);
        (void)ks_scan_word(scan, ",");
        ks_scan_spaces(scan);
        int weekday = s->weekday == 0 ? ks_scan_weekday(scan) : 0;
        s->weekday = weekday > 0 ? weekday : s->weekday;
        *scan = weekday > 0 ? *scan : before;
        if (!scan_bracket(scan, s) || !ks_scan_clock(scan, s)) {
            return false;
        }
    }
    bool good = s->minute < 0 || ks_scan_zone(scan, s);
    good = good && scan_bracket(scan, s);
    ks_scan_spaces(scan);
    return good;
}
