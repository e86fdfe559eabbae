/* Times of day as people say them. */
#include "readers/when/parts.h"

/* What each word makes of the hours 0 to 12 (-1: nobody says so), and which hours of the clock are
 * said with it as well. 24 is the midnight that the day ends with. */
static const struct half {
    const char *words;
    int8_t hour[13];
    int8_t first, last;
    int8_t unsure; /* an hour that others mean otherwise */
} halves[] = {
    { "凌晨|拂晓|次晨", { 0, 1, 2, 3, 4, 5, 6, -1, -1, -1, -1, -1, 0 }, 24, 24, -1 },
    { "清晨|清早|大清早|早晨|早上|早间|每早|早",
      { -1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, -1 },
      25,
      0,
      -1 },
    { "上午|午前", { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }, 25, 0, 12 },
    { "中午|正午|午间|晌午", { -1, 13, 14, 15, -1, -1, -1, -1, -1, -1, 10, 11, 12 }, 13, 15, -1 },
    { "下午|午后", { -1, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 12 }, 13, 19, -1 },
    { "傍晚|黄昏", { -1, -1, -1, -1, 16, 17, 18, 19, 20, 21, -1, -1, -1 }, 16, 21, -1 },
    { "晚上|晚间|夜晚|当晚|每晚|晚",
      { 24, 1, 2, 3, -1, 17, 18, 19, 20, 21, 22, 23, 24 },
      17,
      24,
      -1 },
    { "夜里|夜间|半夜|深夜|午夜|后半夜|子夜|夜",
      { 24, 1, 2, 3, 4, 5, 18, 19, 20, 21, 22, 23, 24 },
      17,
      24,
      -1 },
    { "am|a.m.|a.m", { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0 }, 25, 0, -1 },
    { "pm|p.m.|p.m", { -1, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 12 }, 13, 23, -1 },
};

static const char *const next_day_words = "次日|第二天|第2天|翌日|隔天|隔日|转天|明早|明晨";

bool ks_scan_count(struct ks_scan *scan, int *value, int *digits)
{
    static const char *const numerals = "〇|零|一|二|三|四|五|六|七|八|九|两";
    *digits = ks_scan_digits(scan, 2, value);
    if (*digits > 0) {
        return true;
    }
    int tens = ks_scan_words(scan, numerals);
    bool some = tens >= 0;
    tens = tens == 11 ? 2 : tens > 0 ? tens - 1 : 0;
    if (!ks_scan_word(scan, "十")) {
        *value = tens;
        return some;
    }
    int ones = ks_scan_words(scan, numerals);
    *value = (tens > 0 ? tens : 1) * 10 + (ones > 1 ? ones - 1 : 0);
    return true;
}

/* The half of the day that is named here; NULL if none. */
static const struct half *scan_half(struct ks_scan *scan)
{
    const struct half *found = NULL;
    struct ks_scan start = *scan;
    for (size_t i = 0; i < KS_COUNT(halves); i++) {
        struct ks_scan here = start;
        if (ks_scan_words(&here, halves[i].words) >= 0 && here.p > scan->p) {
            found = &halves[i];
            *scan = here;
        }
    }
    return found;
}

/* `8:00 pm`, `12:00中午`; but in `12:00 下午2:30` and `13:00 晚餐` the word belongs to what
 * follows. */
static const struct half *scan_half_behind(struct ks_scan *scan)
{
    struct ks_scan after = *scan;
    ks_scan_spaces(&after);
    const struct half *half = scan_half(&after);
    struct ks_scan next = after;
    ks_scan_spaces(&next);
    bool ends = *next.p == '\0' ||
                ks_scan_words(&next, "-|,|;|/|)|(|to|cst|至|到|以|之|前|后|起|开|止|截") >= 0;
    if (half == NULL || !ends) {
        return NULL;
    }
    *scan = after;
    return half;
}

/* `30分` `半` `一刻` `整` behind 点. */
static void scan_spoken_minute(struct ks_scan *scan, int *minute)
{
    static const uint8_t quarters[] = { 30, 15, 45, 0, 0 };
    int digits = 0;
    (void)ks_scan_word(scan, "钟");
    int quarter = ks_scan_words(scan, "半|一刻|三刻|整|正");
    if (quarter >= 0) {
        *minute = quarters[quarter];
        return;
    }
    (void)ks_scan_words(scan, "过");
    if (ks_scan_count(scan, minute, &digits)) {
        (void)ks_scan_words(scan, "分钟|分");
    }
}

/* A sign between figures: the full stop behind 19:00. is none. */
static bool scan_colon(struct ks_scan *scan)
{
    struct ks_scan at = *scan;
    bool dot = *at.p == '.';
    if (ks_scan_words(&at, ":|.") < 0 || (dot && (at.p[0] < '0' || at.p[0] > '9'))) {
        return false;
    }
    *scan = at;
    return true;
}

/* `:30` `:30:00` `.30` `:30:00.000`; true if there is none. */
static bool scan_minute(struct ks_scan *scan, struct ks_time_said *time, int *minute)
{
    struct ks_scan before = *scan;
    int second = 0, spare = 0;
    ks_scan_spaces(scan);
    if (ks_scan_words(scan, "点|时") >= 0) {
        time->unit = time->spoken = true;
        scan_spoken_minute(scan, minute);
        return true;
    }
    if (!scan_colon(scan)) {
        *scan = before;
        return true;
    }
    time->unit = true;
    ks_scan_spaces(scan);
    if (ks_scan_digits(scan, 2, minute) != 2) {
        return false;
    }
    (void)ks_scan_word(scan, "分");
    if (scan_colon(scan)) {
        if (ks_scan_digits(scan, 2, &second) != 2) {
            return false;
        }
        if (ks_scan_word(scan, ".")) {
            (void)ks_scan_digits(scan, 9, &spare);
        }
    }
    return second < 60;
}

static bool settle(struct ks_time_said *time, const struct half *half, int hour, int minute)
{
    int said = half == NULL                                ? hour
               : hour <= 12                                ? half->hour[hour]
               : hour >= half->first && hour <= half->last ? hour
                                                           : -1;
    if (said < 0 || said > 24 || minute > 59) {
        return false;
    }
    time->half = half != NULL;
    time->guessed = half != NULL && hour == half->unsure;
    time->minute = said * 60 + minute;
    if (time->minute > KS_DAY_MINUTES) { /* 晚12点半 is half past midnight, 24:30 is nothing */
        time->minute -= KS_DAY_MINUTES;
        return half != NULL;
    }
    if (half == NULL && hour > 0 && hour <= 12) {
        time->other = (hour + 12) * 60 + minute;
        time->other -= time->other > KS_DAY_MINUTES ? KS_DAY_MINUTES : 0;
    }
    return true;
}

bool ks_scan_time(struct ks_scan *scan, struct ks_time_said *time)
{
    int hour = 0, minute = 0, digits = 0;
    *time = (struct ks_time_said) { .other = -1 };
    ks_scan_spaces(scan);
    struct ks_scan dawn = *scan;
    time->next_day = ks_scan_words(scan, next_day_words) >= 0;
    if (ks_scan_words(&dawn, "明早|明晨|次晨") >= 0) { /* they say the half as well */
        time->next_day = true;
    }
    ks_scan_spaces(scan);
    const struct half *half = scan_half(scan);
    ks_scan_spaces(scan);
    if (half != NULL && ks_scan_word(scan, ":")) {
        ks_scan_spaces(scan);
    }
    struct ks_scan four = *scan;
    if (ks_scan_digits(&four, 5, &hour) == 4) {
        minute = hour % 100;
        hour /= 100;
        time->unit = time->padded = true;
        *scan = four;
    } else {
        if (!ks_scan_count(scan, &hour, &digits)) {
            return false;
        }
        time->padded = digits == 2 && hour < 10;
        if (!scan_minute(scan, time, &minute)) {
            return false;
        }
    }
    half = half == NULL ? scan_half_behind(scan) : half;
    return settle(time, half, hour, minute);
}
