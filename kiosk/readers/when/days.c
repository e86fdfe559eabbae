/* Sets of weekdays as people type them. */
#include "readers/when/parts.h"

#define WEEKEND 0x60u
#define WORKDAYS 0x1Fu

/* Sets that have a name of their own; 0 if none stands here. */
static uint8_t scan_named_set(struct ks_scan *scan)
{
    static const struct {
        const char *words;
        uint8_t days;
    } sets[] = {
        { "每天|每日|天天|全部|不限|全周|所有|daily|everyday|every day|all|*", KS_DAYS_ALL },
        { "工作日|平日|平时|上课日|weekdays|weekday|workdays|workday", WORKDAYS },
        { "周末|每周末|週末|双休日|双休|休息日|周六日|周六周日|weekends|weekend", WEEKEND },
    };
    for (size_t i = 0; i < KS_COUNT(sets); i++) {
        if (ks_scan_words(scan, sets[i].words) >= 0) {
            return sets[i].days;
        }
    }
    return 0;
}

/* Whether what comes next makes an hour of what looked like a weekday: 七点, 二十点. */
static bool is_hour(struct ks_scan scan)
{
    return ks_scan_words(&scan, "点|时|:|十") >= 0;
}

/* 1 Monday ... 7 Sunday; 0 if no day stands here. `worded`: the number alone is none. */
static int scan_day(struct ks_scan *scan, bool worded)
{
    static const char *const english = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
                                       "mon|tue|wed|thu|fri|sat|sun|"
                                       "mo|tu|we|th|fr|sa|su";
    if (ks_scan_word(scan, "tues")) {
        (void)ks_scan_word(scan, "day");
        return 2;
    }
    if (ks_scan_words(scan, "thurs|thur") >= 0) {
        (void)ks_scan_word(scan, "day");
        return 4;
    }
    int i = ks_scan_words(scan, english);
    if (i >= 0) {
        return i % 7 + 1;
    }
    struct ks_scan before = *scan;
    bool week = ks_scan_words(scan, "每周|周|每星期|星期|礼拜|逢周|逢星期|逢|週|每週") >= 0;
    i = ks_scan_words(scan, "一|二|三|四|五|六|日|天|七");
    if (i >= 0 && (week || !worded || !is_hour(*scan))) {
        return i >= 7 ? 7 : i + 1;
    }
    int value = 0;
    *scan = i >= 0 ? before : *scan;
    if ((week || !worded) && ks_scan_digits(scan, 1, &value) == 1 && value >= 1 && value <= 7) {
        return value;
    }
    *scan = before;
    return 0;
}

static uint8_t span(int first, int last)
{
    unsigned set = 0;
    for (int day = first;; day = day % 7 + 1) {
        set |= 1u << (day - 1);
        if (day == last) {
            return (uint8_t)set;
        }
    }
}

static void scan_gaps(struct ks_scan *scan)
{
    while (ks_scan_words(scan, " |;|,|/|和|及|与|+|&|.") >= 0) {
    }
}

/* One day, a span of days or a set with a name; 0 if none stands here, or no day ends the span. */
static unsigned scan_some(struct ks_scan *scan, bool worded)
{
    unsigned named = scan_named_set(scan);
    int first = named == 0 ? scan_day(scan, worded) : 0;
    if (first == 0) {
        return named;
    }
    struct ks_scan behind = *scan;
    ks_scan_spaces(scan);
    if (ks_scan_words(scan, "-|--|至|到|->|to ") < 0) {
        *scan = behind;
        return 1u << (first - 1);
    }
    ks_scan_spaces(scan);
    int last = scan_day(scan, worded);
    return last == 0 ? 0 : span(first, last);
}

bool ks_scan_weekdays(struct ks_scan *scan, uint8_t *days)
{
    struct ks_scan at = *scan;
    unsigned set = 0, some;
    if (*at.p >= '0' && *at.p <= '9') {
        return false;
    }
    while ((some = scan_some(&at, true)) != 0) {
        set |= some;
        *scan = at;
        scan_gaps(&at);
        if (*at.p >= '0' && *at.p <= '9') {
            break;
        }
    }
    *days = set != 0 ? (uint8_t)set : *days;
    return set != 0;
}

/* `1月5日`, `5-jan`: what Excel makes of a typed 1-5. */
static bool read_excel_date(const struct ks_fold *text, uint8_t *days)
{
    struct ks_scan scan = { text->text };
    int first = 0, last = 0;
    bool match = ks_scan_digits(&scan, 1, &first) == 1 && ks_scan_word(&scan, "月") &&
                 ks_scan_digits(&scan, 1, &last) == 1 && ks_scan_word(&scan, "日");
    if (!match) {
        scan = (struct ks_scan) { text->text };
        match = ks_scan_digits(&scan, 1, &last) == 1 && ks_scan_word(&scan, "-");
        first = match ? ks_scan_words(&scan, "jan|feb|mar|apr|may|jun|jul") + 1 : 0;
    }
    if (!match || *scan.p != '\0' || first < 1 || first > 7 || last < 1 || last > 7) {
        return false;
    }
    *days = span(first, last);
    return true;
}

bool ks_days_read(struct ks_str text, uint8_t *days)
{
    struct ks_fold folded;
    *days = KS_DAYS_ALL;
    if (!ks_fold(text, &folded)) {
        return false;
    }
    if (folded.n == 0 || read_excel_date(&folded, days)) {
        return true;
    }
    if (folded.n > 2 && folded.text[folded.n - 1] == '0' && folded.text[folded.n - 2] == '.') {
        folded.text[folded.n - 2] = '\0'; /* Excel's 135.0 */
    }
    struct ks_scan scan = { folded.text };
    unsigned set = 0;
    scan_gaps(&scan);
    while (*scan.p != '\0') {
        unsigned some = scan_some(&scan, false);
        if (some == 0) {
            return false;
        }
        set |= some;
        scan_gaps(&scan);
        if (ks_scan_word(&scan, "(工作日)") || ks_scan_word(&scan, "(每天)")) {
            scan_gaps(&scan);
        }
    }
    *days = (uint8_t)set;
    return set != 0;
}

bool ks_days_named(struct ks_str text, uint8_t *days)
{
    struct ks_fold folded;
    if (!ks_fold(text, &folded)) {
        return false;
    }
    struct ks_scan scan = { folded.text };
    return ks_scan_weekdays(&scan, days) && *scan.p == '\0';
}
