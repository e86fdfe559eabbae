/* One date as people and programs write it: the day, and what may stand behind it. */
#include <string.h>

#include "readers/when/parts.h"

#define SERIAL_EPOCH (-25569) /* day 0 of Excel's 1900 system after its fake 1900-02-29 */
#define SERIAL_MIN 20000      /* 1954-10-03; smaller numbers are no dates of ours */
#define SERIAL_MAX 80000      /* 2119-01-11 */

static struct ks_spoken bad(void)
{
    return (struct ks_spoken) { .reading = KS_DATE_BAD, .year = -1, .minute = -1 };
}

static struct ks_spoken said(int year, int digits, int month, int day)
{
    struct ks_spoken s = { KS_DATE_GUESSED, .year = year, .month = month, .day = day,
                           .minute = -1 };
    s.year = digits == 0 ? -1 : year;
    s.short_year = digits > 0 && digits <= 2;
    if (digits == 4 && day > 0) {
        s.reading = KS_DATE_EXACT;
    }
    bool good = month >= 1 && month <= 12 && day >= 0 && day <= 31 && digits != 3 && digits != 1;
    return good ? s : bad();
}

/* ---- words of months ---- */

static int scan_month_word(struct ks_scan *scan)
{
    static const char *const words =
        "january|february|march|april|may|june|july|august|september|october|november|december|"
        "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sept";
    int i = ks_scan_words(scan, words);
    return i < 0 ? 0 : i == 24 ? 9 : i % 12 + 1;
}

/* ---- the day ---- */

/* 二〇二〇 or 2020 or 20 before 年; the number of digits. */
static int scan_year(struct ks_scan *scan, int *year)
{
    int n = ks_scan_digits(scan, 4, year);
    for (int digit;
         n < 4 && (digit = ks_scan_words(scan, "零|一|二|三|四|五|六|七|八|九|〇|○|o")) >= 0; n++) {
        *year = *year * 10 + (digit >= 10 ? 0 : digit);
    }
    return n;
}

/* 1 to 3 for 上旬, 中旬, 下旬 and what else they are called, 0 if the whole is meant. */
static int scan_part(struct ks_scan *scan)
{
    static const int8_t parts[] = { 1, 1, 2, 2, 3, 3, 3 };
    int word = ks_scan_words(scan, "上旬|初|中旬|中|下旬|底|末");
    return word < 0 ? 0 : parts[word];
}

/* [2020年]9月1日, 2020年9月, 8月上旬, 2026年底 */
static struct ks_spoken hear_chinese(struct ks_scan *scan)
{
    struct ks_scan start = *scan;
    int year = 0, figures = 0, month_figures = 0, month = 0, day = 0,
        digits = scan_year(scan, &year);
    ks_scan_spaces(scan);
    if (digits == 0 || !ks_scan_word(scan, "年")) {
        *scan = start;
        digits = 0;
    }
    ks_scan_spaces(scan);
    if (digits == 4 && !ks_scan_count(scan, &month, &month_figures)) {
        struct ks_spoken s = said(year, 4, 1, 0);
        s.month = 0;
        s.part = scan_part(scan);
        return s;
    }
    if ((digits != 4 && !ks_scan_count(scan, &month, &month_figures)) || month == 0) {
        return bad();
    }
    ks_scan_spaces(scan);
    if (!ks_scan_word(scan, "月")) {
        return bad();
    }
    (void)ks_scan_words(scan, "份");
    ks_scan_spaces(scan);
    int part = scan_part(scan);
    bool some = part == 0 && ks_scan_count(scan, &day, &figures);
    ks_scan_spaces(scan);
    bool sign = some && ks_scan_words(scan, "日|号") >= 0;
    /* 9月0日 says no day, and is no whole month either; 八月十五 is one of the moon's */
    if (some && (day == 0 || (figures == 0 && month_figures == 0 && !sign))) {
        return bad();
    }
    struct ks_spoken s = said(year, digits, month, day);
    s.part = part;
    return s;
}

/* Three numbers, or two, with one kind of sign between. */
struct numbers {
    int v[3], digits[3], n;
    char sign;
};

static bool scan_numbers(struct ks_scan *scan, struct numbers *m)
{
    *m = (struct numbers) { 0 };
    while (m->n < 3) {
        m->digits[m->n] = ks_scan_digits(scan, 5, &m->v[m->n]);
        if (m->digits[m->n] == 0 || m->digits[m->n] > 4) {
            return false;
        }
        m->n++;
        struct ks_scan behind = *scan;
        ks_scan_spaces(scan);
        char next = *scan->p;
        bool blank = scan->p != behind.p && (m->sign == '\0' || m->sign == ' ');
        if (m->digits[0] == 4 && blank && next >= '0' && next <= '9') { /* 2026 12 01 */
            m->sign = ' ';
            continue;
        }
        if (next == '\0' || strchr("/-.,_\\", next) == NULL ||
            (m->sign != '\0' && next != m->sign)) {
            *scan = behind;
            break;
        }
        if (m->n == 3) {
            scan->p += next == '.' ? 1 : 0; /* 2026. 12. 1. */
            break;
        }
        m->sign = next;
        scan->p++;
        ks_scan_spaces(scan);
    }
    return m->n >= 2;
}

/* 2020/9/1 20.9.1 9/1/2020 9/1 2020-09 */
static struct ks_spoken hear_signs(struct ks_scan *scan)
{
    struct numbers m;
    if (!scan_numbers(scan, &m)) {
        return bad();
    }
    const int *v = m.v, *digits = m.digits;
    if (m.n == 2 && digits[0] == 4) {
        return said(v[0], 4, v[1], 0);
    }
    if (m.n == 2) {
        return digits[1] <= 2 && v[1] > 0 ? said(0, 0, v[0], v[1]) : bad();
    }
    if (digits[2] == 4) { /* 9/1/2020; with a day over 12 the other order */
        struct ks_spoken s = v[0] > 12 ? said(v[2], 4, v[1], v[0]) : said(v[2], 4, v[0], v[1]);
        s.reading =
            s.reading == KS_DATE_EXACT && v[0] <= 12 && v[1] <= 12 ? KS_DATE_GUESSED : s.reading;
        return v[0] > 0 && v[1] > 0 ? s : bad();
    }
    if (v[2] == 0) {
        return bad();
    }
    struct ks_spoken s = said(v[0], digits[0] == 1 ? 2 : digits[0], v[1], v[2]);
    if (m.sign == '/' && digits[0] <= 2 && digits[2] == 2) { /* Excel's 12/1/26 */
        struct ks_spoken turned = said(v[2], 2, v[0], v[1]);
        s.turned = s.reading != KS_DATE_BAD && turned.reading != KS_DATE_BAD && v[1] > 0;
        s = s.reading == KS_DATE_BAD && v[1] > 0 ? turned : s;
    }
    return s;
}

static void scan_sign(struct ks_scan *scan)
{
    ks_scan_spaces(scan);
    (void)ks_scan_words(scan, "-|/|.|,");
    ks_scan_spaces(scan);
}

/* `1-Sep`, `01-9月` as Oracle writes it */
static bool scan_day_month(struct ks_scan *scan, int *day, int *month)
{
    int digits = 0;
    if (ks_scan_digits(scan, 2, day) == 0 || *day == 0) {
        return false;
    }
    (void)ks_scan_words(scan, "st|nd|rd|th");
    scan_sign(scan);
    *month = scan_month_word(scan);
    if (*month == 0 && (!ks_scan_count(scan, month, &digits) || !ks_scan_word(scan, "月"))) {
        return false;
    }
    return true;
}

/* 1-Sep-20, 1 Sep 2020, 1-Sep, Sep 1, 2020, Tue Sep 01 08:00:00 CST 2020 */
static struct ks_spoken hear_english(struct ks_scan *scan)
{
    int day = 0, year = 0, weekday = ks_scan_weekday(scan);
    scan_sign(scan);
    int month = scan_month_word(scan);
    if (month > 0) {
        scan_sign(scan);
        if (ks_scan_digits(scan, 2, &day) == 0 || day == 0) {
            return bad();
        }
        (void)ks_scan_words(scan, "st|nd|rd|th");
    } else if (!scan_day_month(scan, &day, &month)) {
        return bad();
    }
    struct ks_spoken time = said(2000, 4, month, day);
    struct ks_scan behind = *scan;
    if (time.reading != KS_DATE_BAD && weekday > 0 && ks_scan_clock(scan, &time) &&
        time.minute >= 0) {
        (void)ks_scan_zone(scan, &time);
    } else {
        *scan = behind;
    }
    ks_scan_spaces(scan);
    bool sign = ks_scan_words(scan, "-|/|.|,") >= 0;
    ks_scan_spaces(scan);
    int digits = ks_scan_digits(scan, 4, &year);
    if (sign && digits == 0) {
        return bad();
    }
    struct ks_spoken s = said(year, digits, month, day);
    s.weekday = weekday;
    s.minute = time.minute;
    s.offset = time.offset;
    return s;
}

/* 20200901, 202009010800, 20200901080000 */
static struct ks_spoken hear_figures(struct ks_scan *scan)
{
    int date = 0, clock = 0, second = 0;
    if (ks_scan_digits(scan, 8, &date) != 8) {
        return bad();
    }
    int more = ks_scan_digits(scan, 4, &clock);
    int seconds = more == 4 ? ks_scan_digits(scan, 2, &second) : 0;
    if ((more != 0 && more != 4) || seconds == 1 || clock / 100 > 24 || clock % 100 > 59 ||
        date % 100 == 0 || (*scan->p >= '0' && *scan->p <= '9')) {
        return bad();
    }
    struct ks_spoken s = said(date / 10000, 4, date / 100 % 100, date % 100);
    s.minute = more == 4 ? clock / 100 * 60 + clock % 100 : -1;
    return s;
}

/* 44075, 44075.5 */
static struct ks_spoken hear_serial(struct ks_scan *scan)
{
    int value = 0, fraction = 0, spare = 0;
    if (ks_scan_digits(scan, 6, &value) != 5 || value < SERIAL_MIN || value > SERIAL_MAX) {
        return bad();
    }
    struct ks_spoken s = { KS_DATE_GUESSED, SERIAL_EPOCH + value, .fixed = true, .year = -1,
                           .minute = -1 };
    if (ks_scan_word(scan, ".")) {
        int digits = ks_scan_digits(scan, 4, &fraction);
        for (int i = digits; i < 4; i++) {
            fraction *= 10;
        }
        while (ks_scan_digits(scan, 9, &spare) > 0) {
        }
        s.minute = (fraction * KS_DAY_MINUTES + 5000) / 10000;
    }
    return s;
}

struct ks_spoken ks_date_hear(struct ks_scan *scan)
{
    static struct ks_spoken (*const hearers[])(
        struct ks_scan *) = { hear_chinese, hear_signs, hear_english, hear_figures, hear_serial };
    struct ks_spoken best = bad();
    struct ks_scan start = *scan, behind = *scan; /* 周二 12/1 */
    int weekday = ks_scan_weekday(&behind);
    scan_sign(&behind);
    for (size_t i = 0; i < KS_COUNT(hearers); i++) { /* whoever understands most of it */
        bool english = hearers[i] == hear_english;
        struct ks_scan at = weekday > 0 && !english ? behind : start;
        struct ks_spoken s = hearers[i](&at);
        s.weekday = english ? s.weekday : weekday;
        if (s.reading != KS_DATE_BAD && ks_scan_tail(&at, &s) && at.p > scan->p) {
            *scan = at;
            best = s;
        }
    }
    return best;
}

struct ks_spoken ks_day_hear(struct ks_scan *scan, bool bare)
{
    struct ks_spoken s = { KS_DATE_GUESSED, .year = -1, .minute = -1 };
    int digits = 0;
    bool some = ks_scan_count(scan, &s.day, &digits) && s.day >= 1 && s.day <= 31;
    bool sign = some && ks_scan_words(scan, "日|号") >= 0;
    return some && (sign || bare) && ks_scan_tail(scan, &s) ? s : bad();
}

struct ks_spoken ks_clock_hear(struct ks_scan *scan)
{
    struct ks_spoken s = { KS_DATE_EXACT, .year = -1, .clock = true };
    struct ks_time_said time;
    if (!ks_scan_time(scan, &time) || !time.unit) {
        return bad();
    }
    s.reading = time.guessed ? KS_DATE_GUESSED : s.reading;
    s.minute = time.minute;
    s.other = time.other;
    s.next_day = time.next_day;
    return s;
}
