/* Reads dates as people type them. */
#include "readers/when/dates.h"

#include <string.h>

#include "readers/text/fold.h"

#define SERIAL_EPOCH (-25569) /* day 0 of Excel's 1900 system after its fake 1900-02-29 */
#define SERIAL_MIN 20000      /* 1954-10-03; smaller numbers are no dates of ours */
#define SERIAL_MAX 80000      /* 2119-01-11 */

/* What a text says before years are guessed. */
struct spoken {
    enum ks_date_reading reading;
    int32_t date; /* final if `fixed` */
    bool fixed;
    int year, month, day; /* year -1 = not said; day 0 = not said */
    bool short_year;      /* two digits */
    int part;             /* of the month: 1 上旬, 2 中旬, 3 下旬, 0 = whole */
};

static const char *const month_words =
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sept";

static int scan_month_word(struct ks_scan *scan)
{
    int i = ks_scan_words(scan, month_words);
    return i < 0 ? 0 : i == 24 ? 9 : i % 12 + 1;
}

/* 1-99 in digits or as 一 十 十二 二十 三十一; 0 if neither stands here. */
static int scan_small(struct ks_scan *scan)
{
    static const char *const numerals = "〇|零|一|二|三|四|五|六|七|八|九";
    int value = 0;
    if (ks_scan_digits(scan, 2, &value) > 0) {
        return value;
    }
    int tens = ks_scan_words(scan, numerals);
    tens = tens > 0 ? tens - 1 : tens;
    if (!ks_scan_word(scan, "十")) {
        return tens > 0 ? tens : 0;
    }
    int ones = ks_scan_words(scan, numerals);
    return (tens > 0 ? tens : 1) * 10 + (ones > 1 ? ones - 1 : 0);
}

/* 二〇二〇 or 2020 or 20 before 年; the number of digits. */
static int scan_year(struct ks_scan *scan, int *year)
{
    int n = ks_scan_digits(scan, 4, year);
    for (int digit;
         n < 4 && (digit = ks_scan_words(scan, "零|一|二|三|四|五|六|七|八|九|〇|○")) >= 0; n++) {
        *year = *year * 10 + (digit >= 10 ? 0 : digit);
    }
    return n;
}

/* Whether nothing but a time of day, a weekday or an end mark follows a date. */
static bool at_end(struct ks_scan *scan)
{
    ks_scan_spaces(scan);
    if (ks_scan_word(scan, "(")) {
        ks_scan_spaces(scan);
    }
    if (ks_scan_words(scan, "星期|周|礼拜") >= 0) {
        (void)ks_scan_words(scan, "一|二|三|四|五|六|日|天");
    }
    (void)ks_scan_word(scan, ")");
    ks_scan_spaces(scan);
    (void)ks_scan_word(scan, "t");
    for (int i = 0, value; i < 3 && ks_scan_digits(scan, 2, &value) > 0; i++) {
        if (value != 0 || (!ks_scan_word(scan, ":") && i == 0)) {
            return false; /* an hour is no part of a date: only midnight, Excel's filler */
        }
    }
    (void)ks_scan_words(scan, ".000|z");
    ks_scan_spaces(scan);
    return *scan->p == '\0';
}

static struct spoken bad(void)
{
    return (struct spoken) { .reading = KS_DATE_BAD, .year = -1 };
}

static struct spoken said(int year, int digits, int month, int day)
{
    struct spoken s = { .reading = KS_DATE_GUESSED, .year = year, .month = month, .day = day };
    s.year = digits == 0 ? -1 : year;
    s.short_year = digits > 0 && digits <= 2;
    if (digits == 4 && day > 0) {
        s.reading = KS_DATE_EXACT;
    }
    bool good = month >= 1 && month <= 12 && day >= 0 && day <= 31 && digits != 3 && digits != 1;
    return good ? s : bad();
}

/* [2020年]9月1日, 2020年9月, 8月上旬 */
static struct spoken read_chinese(struct ks_scan scan)
{
    struct ks_scan start = scan;
    int year = 0, digits = scan_year(&scan, &year);
    ks_scan_spaces(&scan);
    if (digits == 0 || !ks_scan_word(&scan, "年")) {
        scan = start;
        digits = 0;
    }
    ks_scan_spaces(&scan);
    int month = scan_small(&scan);
    ks_scan_spaces(&scan);
    if (!ks_scan_word(&scan, "月")) {
        return bad();
    }
    (void)ks_scan_words(&scan, "份");
    ks_scan_spaces(&scan);
    int part = ks_scan_words(&scan, "上旬|中旬|下旬") + 1;
    const char *at = scan.p;
    int day = part > 0 ? 0 : scan_small(&scan);
    bool zero = day == 0 && scan.p != at; /* 9月0日 says no day, and is no whole month either */
    ks_scan_spaces(&scan);
    (void)ks_scan_words(&scan, "日|号");
    struct spoken s = said(year, digits, month, day);
    s.part = part;
    return at_end(&scan) && !zero ? s : bad();
}

/* Three or two numbers with one kind of sign between: 2020/9/1 20.9.1 9/1/2020 9/1 2020-09 */
static struct spoken read_signs(struct ks_scan scan)
{
    int v[3] = { 0 }, digits[3] = { 0 }, n = 0;
    char sign = '\0';
    while (n < 3) {
        digits[n] = ks_scan_digits(&scan, 5, &v[n]);
        if (digits[n] == 0 || digits[n] > 4) {
            return bad();
        }
        n++;
        ks_scan_spaces(&scan);
        char next = *scan.p;
        if (n == 3 || next == '\0' || strchr("/-.,", next) == NULL ||
            (sign != '\0' && next != sign)) {
            break;
        }
        sign = next;
        scan.p++;
        ks_scan_spaces(&scan);
    }
    if (n < 2 || !at_end(&scan)) {
        return bad();
    }
    if (n == 2 && digits[0] == 4) {
        return said(v[0], 4, v[1], 0);
    }
    if (n == 2) {
        return digits[1] <= 2 && v[1] > 0 ? said(0, 0, v[0], v[1]) : bad();
    }
    if (digits[2] == 4) { /* 9/1/2020; with a day over 12 the other order */
        struct spoken s = v[0] > 12 ? said(v[2], 4, v[1], v[0]) : said(v[2], 4, v[0], v[1]);
        s.reading =
            s.reading == KS_DATE_EXACT && v[0] <= 12 && v[1] <= 12 ? KS_DATE_GUESSED : s.reading;
        return v[0] > 0 && v[1] > 0 ? s : bad();
    }
    return v[2] > 0 ? said(v[0], digits[0] == 1 ? 2 : digits[0], v[1], v[2]) : bad();
}

/* 1-Sep-20, 1 Sep 2020, 1-Sep, Sep 1, 2020 */
static struct spoken read_english(struct ks_scan scan)
{
    int day = 0, year = 0, month = scan_month_word(&scan);
    bool month_first = month > 0;
    for (int i = 0; i < 2; i++) {
        ks_scan_spaces(&scan);
        (void)ks_scan_words(&scan, "-|/|.|,");
        ks_scan_spaces(&scan);
        if (day == 0 && (i == 0 || !month_first)) {
            if (ks_scan_digits(&scan, 2, &day) == 0 || day == 0) {
                return bad();
            }
            (void)ks_scan_words(&scan, "st|nd|rd|th");
            if (month_first) {
                break;
            }
        } else if (month == 0) {
            month = scan_month_word(&scan);
        }
    }
    ks_scan_spaces(&scan);
    bool sign = ks_scan_words(&scan, "-|/|.|,") >= 0;
    ks_scan_spaces(&scan);
    int digits = ks_scan_digits(&scan, 4, &year);
    if ((sign && digits == 0) || !at_end(&scan)) {
        return bad();
    }
    return said(year, digits, month, day);
}

/* 20200901, 44075, 44075.5 */
static struct spoken read_number(struct ks_scan scan)
{
    int value = 0, spare = 0, digits = ks_scan_digits(&scan, 9, &value);
    if (digits == 8 && at_end(&scan)) {
        return value % 100 > 0 ? said(value / 10000, 4, value / 100 % 100, value % 100) : bad();
    }
    if (ks_scan_word(&scan, ".")) {
        while (ks_scan_digits(&scan, 9, &spare) > 0) {
        }
    }
    if (*scan.p != '\0' || digits != 5 || value < SERIAL_MIN || value > SERIAL_MAX) {
        return bad();
    }
    return (struct spoken) { KS_DATE_GUESSED, SERIAL_EPOCH + value, true, -1, 0, 0, false, 0 };
}

static struct spoken hear(struct ks_str text)
{
    static const char *const open_words = "长期|永久|无|不限|长期有效|永久有效|一直|始终|至今|"
                                          "无期限|没有|不限期|-|--|/|none|n/a|na|forever|"
                                          "always|open";
    static struct spoken (*const readers[])(struct ks_scan) = { read_chinese, read_signs,
                                                                read_english, read_number };
    struct ks_fold folded;
    if (!ks_fold(text, &folded)) {
        return bad();
    }
    if (folded.n == 0 || ks_fold_is_one_of(&folded, open_words)) {
        return (struct spoken) { KS_DATE_OPEN, KS_DATE_NONE, true, -1, 0, 0, false, 0 };
    }
    for (size_t i = 0; i < KS_COUNT(readers); i++) {
        struct spoken s = readers[i]((struct ks_scan) { folded.text });
        if (s.reading != KS_DATE_BAD) {
            return s;
        }
    }
    return bad();
}

/* The day in a given year, as the beginning or the end of a range; KS_DATE_NONE if that year has
 * no such day. */
static int32_t day_in(const struct spoken *s, int year, bool end)
{
    struct ks_ymd ymd = { year, s->month, s->day };
    if (s->day == 0 && !(end && (s->part == 0 || s->part == 3))) {
        ymd.day = end ? s->part * 10 : s->part <= 1 ? 1 : s->part * 10 - 9;
    } else if (s->day == 0) {
        for (ymd.day = 31; ymd.day > 28 && !ks_ymd_valid(ymd); ymd.day--) {
        }
    }
    return ks_ymd_valid(ymd) ? ks_date_of(ymd) : KS_DATE_NONE;
}

/* The date of a text without a year: the first such day not before `to`, or the last one not after
 * it. Eight years reach the next 29 February across 2100. */
static int32_t nearest_day(const struct spoken *s, int32_t to, bool later, bool end)
{
    int year = ks_ymd_of(to).year;
    for (int i = 0; i <= 8; i++) {
        int32_t date = day_in(s, later ? year + i : year - i, end);
        if (date != KS_DATE_NONE && (later ? date >= to : date <= to)) {
            return date;
        }
    }
    return KS_DATE_NONE;
}

/* The date of a text with its year. Two digits mean the year nearest to today. */
static int32_t settle(const struct spoken *s, int32_t today, bool end)
{
    int year = s->year;
    if (s->short_year) {
        int now = ks_ymd_of(today).year;
        year += now / 100 * 100;
        year += year - now > 50 ? -100 : now - year > 50 ? 100 : 0;
    }
    return day_in(s, year, end);
}

static bool is_usable_today(int32_t today)
{
    return today != KS_DATE_NONE && today > -25000 && today < 2900000;
}

static int32_t resolve(struct spoken *s, int32_t today, bool end)
{
    if (s->reading == KS_DATE_BAD || s->fixed) {
        return s->reading == KS_DATE_BAD ? KS_DATE_NONE : s->date;
    }
    int32_t date = KS_DATE_NONE;
    if ((s->year >= 0 && !s->short_year) || is_usable_today(today)) {
        date = s->year < 0 ? nearest_day(s, today, true, end) : settle(s, today, end);
    }
    s->reading = date == KS_DATE_NONE ? KS_DATE_BAD : s->reading;
    return date;
}

enum ks_date_reading ks_date_read(struct ks_str text, int32_t today, int32_t *date)
{
    struct spoken s = hear(text);
    *date = resolve(&s, today, false);
    return s.reading;
}

static bool lacks_year(const struct spoken *s)
{
    return s->reading != KS_DATE_BAD && !s->fixed && s->year < 0;
}

struct ks_date_range ks_date_range_read(struct ks_str from, struct ks_str until, int32_t today)
{
    struct spoken a = hear(from), b = hear(until);
    struct ks_date_range range = { KS_DATE_BAD, KS_DATE_BAD, KS_DATE_NONE, KS_DATE_NONE };
    bool a_free = lacks_year(&a), b_free = lacks_year(&b);
    range.from = a_free ? KS_DATE_NONE : resolve(&a, today, false);
    if (b_free && !a_free && range.from != KS_DATE_NONE) {
        range.until = nearest_day(&b, range.from, true, true);
        b.reading = range.until == KS_DATE_NONE ? KS_DATE_BAD : b.reading;
    } else {
        range.until = resolve(&b, today, true);
    }
    if (a_free && range.until != KS_DATE_NONE) {
        range.from = nearest_day(&a, range.until, false, false);
        a.reading = range.from == KS_DATE_NONE ? KS_DATE_BAD : a.reading;
    } else if (a_free) {
        range.from = resolve(&a, today, false);
    }
    range.from_reading = a.reading;
    range.until_reading = b.reading;
    return range;
}
