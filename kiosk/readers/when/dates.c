/* Reads dates as people type them: one, or from one to another. */
#include <string.h>

#include "readers/when/parts.h"

#define DATE_BYTES_MAX 120 /* of a cell; a JavaScript date with its zone has 60 */
#define FILLED_UP 1439     /* 23:59: the whole day */

static const struct {
    const char *front, *behind, *unsure; /* unsure: whether that day is counted */
    const char *open;
} sides[KS_SIDES] = {
    [KS_SIDE_FROM] = { "自|从|于|开始于|起始日期|开始日期|起始时间|开始时间",
                       "起|开始|起始|开始播放|起播放|起执行|起实行|起施行", "后|之后|以后",
                       "即日起|自即日起|从即日起|即日|即日开始|立即|立刻|马上|即刻|现在|从现在起|"
                       "现在起|"
                       "今天|今日|今起|今天起|今日起|自今日起|now|today" },
    [KS_SIDE_UNTIL] = { "至|到|截至|截至到|截止|截止到|截止至|有效期至|有效期到|直到|截止日期|"
                        "截止时间|"
                        "结束日期|结束时间|until|"
                        "till",
                        "止|截止|为止|结束|到期|失效|下架|停播", "前|之前|以前",
                        "至今|未结束|永不过期|不过期|无截止日期|不设期限" },
};

static const char *const open_words =
    "长期|永久|无|不限|长期有效|永久有效|一直|始终|至今|无期限|无限期|没有|不限期|常年|常年有效|"
    "长期播放|长期开放|-|--|---|----|/|none|n/a|na|null|nil|forever|always|open";

/* ---- hearing one end ---- */

static struct ks_spoken open_end(void)
{
    return (struct ks_spoken) { KS_DATE_OPEN, KS_DATE_NONE, .fixed = true, .year = -1,
                                .minute = -1 };
}

static struct ks_spoken unheard(void)
{
    return (struct ks_spoken) { .reading = KS_DATE_BAD, .year = -1, .minute = -1 };
}

/* `text`: folded. `after` a date a day of the month may stand alone. */
static struct ks_spoken hear(const char *text, enum ks_side side, bool after)
{
    struct ks_fold whole;
    (void)ks_fold(ks_str_of(text), &whole);
    if (whole.n == 0 || ks_fold_is_one_of(&whole, open_words) ||
        ks_fold_is_one_of(&whole, sides[side].open)) {
        return whole.n == 0 && after ? unheard() : open_end();
    }
    struct ks_scan scan = { whole.text };
    (void)ks_scan_words(&scan, sides[side].front);
    (void)ks_scan_word(&scan, ":");
    ks_scan_spaces(&scan);
    struct ks_scan start = scan;
    struct ks_spoken s = ks_date_hear(&scan);
    for (int bare = 0; after && bare <= 1 && s.reading == KS_DATE_BAD; bare++) {
        scan = start;
        s = ks_day_hear(&scan, bare == 1);
    }
    if (after &&
        (s.reading == KS_DATE_BAD || *scan.p == ':')) { /* the hour of 8:00 looks like a day */
        scan = start;
        s = ks_clock_hear(&scan);
    }
    if (s.reading != KS_DATE_BAD) {
        (void)ks_scan_words(&scan, sides[side].behind);
        bool unsure = ks_scan_words(&scan, sides[side].unsure) >= 0 && s.minute < 0;
        s.reading = unsure && s.reading == KS_DATE_EXACT ? KS_DATE_GUESSED : s.reading;
        ks_scan_spaces(&scan);
        (void)ks_scan_words(&scan, "(含)|(含当日)|(含当天)|有效|长期有效|,长期有效|.|,|;");
    }
    return *scan.p == '\0' ? s : unheard();
}

/* What office programs put around a cell: ="2026-12-01", '2026-12-01, a format's ;@ */
static struct ks_str unwrap(struct ks_str text)
{
    static const struct {
        const char *open, *close;
    } wraps[] = { { "=\"", "\"" }, { "\"", "\"" }, { "'", "" }, { "", ";@" }, { "“", "”" } };
    for (size_t i = 0; i < KS_COUNT(wraps); i++) {
        struct ks_str open = ks_str_of(wraps[i].open);
        size_t n = open.n + strlen(wraps[i].close);
        if (text.n > n && ks_str_starts(text, open) && ks_str_ends(text, wraps[i].close)) {
            text = (struct ks_str) { text.p + open.n, text.n - n };
        }
    }
    return text;
}

/* The beginning that a cell says before `right`: 2026年10 of 2026年10-11月 is a month as well. */
static struct ks_spoken hear_left(const char *text, size_t n, struct ks_scan right)
{
    char left[DATE_BYTES_MAX + sizeof "月"];
    int month = 0;
    memcpy(left, text, n);
    left[n] = '\0';
    struct ks_spoken a = hear(left, KS_SIDE_FROM, false);
    bool months = ks_scan_digits(&right, 2, &month) > 0 && ks_scan_word(&right, "月") &&
                  *right.p == '\0' && left[n - 1] >= '0' && left[n - 1] <= '9';
    if (a.reading == KS_DATE_BAD && months) {
        memcpy(left + n, "月", sizeof "月");
        a = hear(left, KS_SIDE_FROM, false);
    }
    return a;
}

/* What a cell says: one end, or (true) both. */
static bool
hear_cell(struct ks_str text, enum ks_side side, struct ks_spoken *a, struct ks_spoken *b)
{
    static const char *const between = "起至|起到|至|到|-|--|---|----|->|→|to|until";
    struct ks_fold folded;
    *a = *b = unheard();
    if (!ks_fold(unwrap(ks_str_trim(text)), &folded) || folded.n > DATE_BYTES_MAX) {
        return false;
    }
    *a = hear(folded.text, side, false);
    for (size_t i = 1; a->reading == KS_DATE_BAD && i < folded.n; i++) {
        struct ks_scan right = { folded.text + i };
        if (ks_scan_words(&right, between) < 0 || *right.p == '\0') {
            continue;
        }
        *a = hear_left(folded.text, i, right);
        *b = a->reading == KS_DATE_BAD ? *b : hear(right.p, KS_SIDE_UNTIL, true);
        bool backwards = b->month == 0 && b->day > 0 && b->day <= a->day;
        backwards = backwards || (b->clock && a->minute < 0);
        if (a->reading != KS_DATE_BAD && b->reading != KS_DATE_BAD && !backwards) {
            return true;
        }
        *a = *b = unheard();
    }
    return false;
}

/* ---- the time of day ---- */

/* Moves a date by the zone its time was written in. */
static void shift(const struct ks_spoken *s, int32_t *date, int *minute)
{
    *minute = s->minute + s->offset;
    *date += *minute < 0 ? -1 : *minute >= KS_DAY_MINUTES && s->offset > 0 ? 1 : 0;
    *minute += *minute < 0 ? KS_DAY_MINUTES : 0;
    *minute -= *minute >= KS_DAY_MINUTES && s->offset > 0 ? KS_DAY_MINUTES : 0;
}

static void
place_times(const struct ks_spoken *a, const struct ks_spoken *b, struct ks_date_range *r)
{
    int minute = 0;
    if (r->from != KS_DATE_NONE && a->minute >= 0) {
        shift(a, &r->from, &minute);
        r->from += minute >= FILLED_UP ? 1 : 0;
        r->from_minute = (int16_t)(minute >= FILLED_UP ? 0 : minute);
    }
    if (r->until != KS_DATE_NONE && b->minute >= 0) {
        shift(b, &r->until, &minute);
        if (b->midnight) { /* 31日零点 ends the 30th; 00:00 is what programs fill in */
            r->until -= 1;
            r->until_reading = KS_DATE_GUESSED;
        }
        r->until_minute = (int16_t)(minute >= FILLED_UP ? 0 : minute);
    }
}

/* ---- the readers ---- */

enum ks_date_reading ks_date_read(struct ks_str text, int32_t today, int32_t *date)
{
    struct ks_fold folded;
    *date = KS_DATE_NONE;
    if (!ks_fold(unwrap(ks_str_trim(text)), &folded) || folded.n > DATE_BYTES_MAX ||
        ks_fold_is_one_of(&folded, sides[KS_SIDE_FROM].open)) {
        return KS_DATE_BAD; /* 即日起 is the beginning of something */
    }
    struct ks_spoken s = hear(folded.text, KS_SIDE_FROM, false);
    if (s.minute > 0 && !s.fixed) {
        return KS_DATE_BAD;
    }
    *date = ks_year_resolve(&s, today, KS_SIDE_FROM);
    return s.reading;
}

/* The time alone behind `a` is one of that day, or of the next. */
static void join_clock(const struct ks_spoken *a, struct ks_spoken *b, int32_t from)
{
    if (from == KS_DATE_NONE || a->minute < 0) {
        *b = unheard();
        return;
    }
    if (b->minute == 0) { /* the midnight behind 18:00 ends that day, however it is said */
        b->minute = KS_DAY_MINUTES;
        b->next_day = b->midnight = false;
    }
    b->minute = b->minute <= a->minute && b->other > a->minute ? b->other : b->minute;
    bool over_night = b->minute <= a->minute;
    b->reading = a->reading == KS_DATE_GUESSED || (over_night && !b->next_day) ? KS_DATE_GUESSED
                                                                               : b->reading;
    b->date = from + (over_night || b->next_day ? 1 : 0);
    b->fixed = true;
}

/* A day of the month alone becomes one of the month that `a`, resolved, stands in. */
static void join(const struct ks_spoken *a, struct ks_spoken *b, int32_t from)
{
    if (b->reading != KS_DATE_BAD && b->clock) {
        join_clock(a, b, from);
        return;
    }
    if (b->reading != KS_DATE_GUESSED || b->fixed || b->month != 0 || b->day == 0) {
        return;
    }
    if (from == KS_DATE_NONE || a->month == 0) {
        *b = unheard();
        return;
    }
    b->reading = a->reading;
    b->year = ks_ymd_of(from).year;
    b->month = a->month;
}

/* The year of the end when neither end has one: of the range that runs, or that is nearest. */
static void find_years(const struct ks_spoken *a, struct ks_spoken *b, int32_t today)
{
    int now = ks_ymd_of(today).year;
    int32_t least = INT32_MAX;
    for (int year = now - 1; year <= now + 1; year++) {
        int32_t until = ks_day_in(b, year, KS_SIDE_UNTIL);
        int32_t from = until == KS_DATE_NONE ? until : ks_day_before(a, until, KS_SIDE_FROM);
        if (from != KS_DATE_NONE) {
            int32_t far = today < from ? from - today : today > until ? today - until : 0;
            b->year = far <= least ? year : b->year;
            least = far <= least ? far : least;
        }
    }
}

/* What the two cells say; one cell may say both. */
static void
hear_both(struct ks_str from, struct ks_str until, struct ks_spoken *a, struct ks_spoken *b)
{
    struct ks_spoken second, begin, end;
    struct ks_fold folded;
    bool one = hear_cell(from, KS_SIDE_FROM, a, &second);
    bool other = hear_cell(until, KS_SIDE_UNTIL, &begin, &end);
    bool first_empty = ks_str_trim(from).n == 0, last_empty = ks_str_trim(until).n == 0;
    *b = one ? (last_empty ? second : unheard()) : other ? end : begin;
    if (other) {
        *a = first_empty ? begin : unheard();
    }
    if (!one && !other && b->reading == KS_DATE_BAD && a->reading != KS_DATE_OPEN &&
        ks_fold(until, &folded) && folded.n <= DATE_BYTES_MAX) {
        *b = hear(folded.text, KS_SIDE_UNTIL, true);
    }
}

struct ks_date_range ks_date_range_read(struct ks_str from, struct ks_str until, int32_t today)
{
    struct ks_date_range range = { .from_reading = KS_DATE_BAD, .until_reading = KS_DATE_BAD };
    struct ks_spoken a, b;
    hear_both(from, until, &a, &b);
    bool a_free = ks_year_is_missing(&a), b_free = ks_year_is_missing(&b);
    if (a_free && b_free && b.month > 0 && ks_year_is_usable(today)) {
        find_years(&a, &b, today);
    }
    struct ks_spoken whole = a;
    int32_t first = ks_year_resolve(&whole, today, KS_SIDE_FROM);
    join(&a, &b, first);
    range.from = a_free ? KS_DATE_NONE : first;
    if (ks_year_is_missing(&b) && !a_free && range.from != KS_DATE_NONE) {
        range.until = ks_day_after(&b, range.from, KS_SIDE_UNTIL);
        b.reading = range.until == KS_DATE_NONE ? KS_DATE_BAD : b.reading;
    } else {
        range.until = ks_year_resolve(&b, today, KS_SIDE_UNTIL);
    }
    if (a_free && range.until != KS_DATE_NONE) {
        range.from = ks_day_before(&a, range.until, KS_SIDE_FROM);
        whole.reading = range.from == KS_DATE_NONE ? KS_DATE_BAD : a.reading;
    } else if (a_free) {
        range.from = first;
    }
    range.from_reading = whole.reading;
    range.until_reading = b.reading;
    range.yearless =
        (a_free && range.until == KS_DATE_NONE) || (b_free && range.from == KS_DATE_NONE);
    place_times(&a, &b, &range);
    return range;
}

static bool is_read(const struct ks_date_range *r)
{
    return r->from_reading != KS_DATE_BAD && r->until_reading != KS_DATE_BAD;
}

struct ks_date_range ks_date_days_read(struct ks_str text, int32_t today)
{
    const struct ks_str none = { "", 0 };
    struct ks_fold folded;
    struct ks_date_range range = ks_date_range_read(text, text, today);
    if (is_read(&range)) {
        bool moment = range.from == range.until && range.from_minute == range.until_minute;
        if (moment && range.from_minute > 0) {
            range.until_minute = 0;
            range.until_reading = KS_DATE_GUESSED;
        }
        return range;
    }
    range = ks_date_range_read(text, none, today);
    if (ks_fold(text, &folded) && ks_fold_is_one_of(&folded, "今天|今日|today|now|现在")) {
        range.from_reading = KS_DATE_BAD; /* it is another day tomorrow */
        return range;
    }
    return is_read(&range) ? range : ks_date_range_read(none, text, today);
}
