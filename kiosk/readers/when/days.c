/* Sets of weekdays as people type them. */
#include "readers/text/fold.h"
#include "readers/when/dates.h"

#define WEEKEND 0x60u
#define WORKDAYS 0x1Fu

/* Sets that have a name of their own; 0 if none stands here. */
static uint8_t scan_named_set(struct ks_scan *scan)
{
    if (ks_scan_words(scan, "每天|每日|天天|全部|不限|全周|所有|daily|everyday|every day|all|*") >=
        0) {
        return KS_DAYS_ALL;
    }
    if (ks_scan_words(scan, "工作日|平日|平时|上课日|weekdays|weekday|workdays|workday") >= 0) {
        return WORKDAYS;
    }
    if (ks_scan_words(scan, "周末|双休日|休息日|周六日|周六周日|weekends|weekend") >= 0) {
        return WEEKEND;
    }
    return 0;
}

/* 1 Monday ... 7 Sunday; 0 if no day stands here. */
static int scan_day(struct ks_scan *scan)
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
    (void)ks_scan_words(scan, "每周|周|星期|礼拜|逢");
    i = ks_scan_words(scan, "一|二|三|四|五|六|日|天|七");
    if (i >= 0) {
        return i >= 7 ? 7 : i + 1;
    }
    int value = 0;
    struct ks_scan before = *scan;
    if (ks_scan_digits(scan, 1, &value) == 1 && value >= 1 && value <= 7) {
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
        unsigned named = scan_named_set(&scan);
        int first = named == 0 ? scan_day(&scan) : 0;
        if (named == 0 && first == 0) {
            return false;
        }
        set |= named;
        ks_scan_spaces(&scan);
        if (first > 0 && ks_scan_words(&scan, "-|至|到|->|to ") >= 0) {
            ks_scan_spaces(&scan);
            int last = scan_day(&scan);
            if (last == 0) {
                return false;
            }
            set |= span(first, last);
        } else if (first > 0) {
            set |= 1u << (first - 1);
        }
        scan_gaps(&scan);
    }
    *days = (uint8_t)set;
    return set != 0;
}
