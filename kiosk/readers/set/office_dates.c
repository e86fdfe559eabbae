/* Reads from when and until when a file plays out of its name. */
#include <string.h>

#include "readers/set/parts.h"
#include "readers/text/fold.h"
#include "readers/when/dates.h"

#define DATE_BYTES_MAX 48  /* 二〇二〇年十二月三十一日 has 36 */
#define CLOCK_BYTES_MAX 24 /* behind it: ` 下午5点30分` */

#define BETWEEN "至|到|-|~|～|—|——|–|－|―|_至_|起至|起到|日至| - | ~ | — |起-|起—|起~"
#define BEGINS "起|以后|之后|后"
#define BEGINS_ALONE "开始|开始播放|起播放"
#define ENDS "截止|为止|止|之前|以前|前|结束|到期|有效"
#define FRONTS "从|自|有效期|有效期：|展期|展期：|公示期|公示期：|时间|时间：|日期|日期：|（自|(自"
#define UNTILS                                                                                     \
    "至|到|截至|截止|截止到|截止至|有效期至|有效期到|有效期截至|截止日期|截止时间|截至日期"
/* The same said as a heading; other headings (制作日期：) begin and end nothing. */
#define UNTILS_SAID                                                                                                                  \
    "截止：|截至：|截止到：|截止日期：|截止时间：|结束日期：|结束时间：|有效期：|有效期至：|" \
    "有效期到：|到期日：|到期日期：|到期时间：|下架日期：|下架时间："
#define NOW "即日起|自即日起|从即日起|即日"
/* Words that begin or end as the marks do and say nothing of a day's limits. */
#define NO_MARK_BEHIND                                                                                                               \
    "后勤|后厨|后续|后台|后门|后天|后援|后备|前台|前往|前沿|前门|前厅|前程|前夕|前夜|前后|前线|" \
    "前进|前言|起床|起步|起点|起来|起航|起源|起飞|止水|止步|止痛|止付|止血|止损|有效期|有效身份"
#define NO_MARK_BEFORE                                                                             \
    "报到|来到|签到|得到|收到|看到|听到|想到|迟到|冬至|夏至|甚至|以至|乃至|日至|起至|周到|达到"
/* Days that are others tomorrow, and names of days that no calendar here knows. */
#define NO_DAY                                                                                                                       \
    "今天|今日|今晚|明天|明日|明晚|后天|本周|这周|下周|周一|周二|周三|周四|周五|周六|周日|周末|" \
    "星期|礼拜|本月|下月|月底|月末|年底|年末|期末|学期末|放假|寒假|暑假|元旦|春节|五一|国庆"

/* ---- what they mean ---- */

/* The day by which a missing year is found. */
static int32_t by_day(const struct ks_office_name_context *context)
{
    return context->since != 0 ? context->since : context->today;
}

/* The date as an argument of a sentence; an open end has a phrase of its own. */
static struct ks_arg date_or(int32_t date, enum ks_phrase open, const char *text)
{
    return date == KS_DATE_NONE ? ks_arg_phrase(open) : ks_arg_text(text);
}

static void tell_reading(struct ks_naming *n, bool guessed)
{
    char from[KS_CIVIL_TEXT], until[KS_CIVIL_TEXT];
    struct ks_office_name *out = n->out;
    ks_date_format(out->from, from);
    ks_date_format(out->until, until);
    if (guessed) {
        ks_naming_tell(n, KS_PROBLEM_OFFICE_DATE_GUESSED,
                       KS_ARGS(date_or(out->from, KS_PHRASE_NOW, from),
                               date_or(out->until, KS_PHRASE_FOR_GOOD, until)));
    }
    if (out->until != KS_DATE_NONE && out->until < n->context->today) {
        ks_naming_tell(n, KS_PROBLEM_OFFICE_OVER,
                       KS_ARGS(ks_arg_number(n->context->today - out->until)));
    }
}

/* A limit that cannot be read: whoever wrote it wants the file off by then. */
static bool tell_unreadable(struct ks_naming *n, size_t from, size_t to)
{
    ks_naming_tell(n, KS_PROBLEM_OFFICE_BAD_DATE,
                   KS_ARGS(ks_arg_str((struct ks_str) { n->left + from, to - from })));
    return false;
}

/* Takes a range of dates over; false if they are the wrong way round. `from`, `until`: empty is
 * open. */
static bool
settle_dates(struct ks_naming *n, struct ks_str from, struct ks_str until, size_t begin, size_t end)
{
    struct ks_date_range range = ks_date_range_read(from, until, by_day(n->context));
    bool both = range.from != KS_DATE_NONE && range.until != KS_DATE_NONE;
    if (range.from_reading == KS_DATE_BAD || range.until_reading == KS_DATE_BAD) {
        return tell_unreadable(n, begin, end);
    }
    n->out->from = range.from;
    n->out->until = range.until;
    n->out->from_minute = range.from_minute;
    n->out->until_minute = range.until_minute;
    if (both && (range.from > range.until || (range.from == range.until && range.until_minute > 0 &&
                                              range.until_minute <= range.from_minute))) {
        ks_naming_tell(n, KS_PROBLEM_OFFICE_DATES_SWAPPED, KS_NO_ARGS);
        return false;
    }
    tell_reading(n, (from.n > 0 && range.from_reading == KS_DATE_GUESSED) ||
                        (until.n > 0 && range.until_reading == KS_DATE_GUESSED));
    ks_naming_blank(n, begin, end);
    return true;
}

/* How long the last date is with the time of day behind it: `2026-12-31 18点`. */
static size_t with_clock(const struct ks_naming *n, size_t at, size_t length)
{
    size_t best = length, step;
    for (size_t end = at + length; end < n->n && end < at + length + CLOCK_BYTES_MAX; end += step) {
        (void)ks_naming_char(n, end, &step);
        struct ks_str text = { n->left + at, end + step - at }, none = { 0 };
        struct ks_date_range range = ks_date_range_read(none, text, by_day(n->context));
        bool marked = ks_naming_word_before(n, end + step, ENDS) > 0; /* 18点前: a mark's own */
        if (!marked && range.until_reading != KS_DATE_BAD && range.until_minute > 0 &&
            range.from == KS_DATE_NONE) {
            best = text.n;
        }
    }
    return best;
}

static bool is_word(const struct ks_naming *n, size_t at)
{
    size_t length;
    uint32_t c = ks_naming_char(n, at, &length);
    return c >= 0x3400 && c <= 0x9FFF;
}

static size_t begin_mark(const struct ks_naming *n, size_t at)
{
    size_t alone = ks_naming_word(n, at, BEGINS_ALONE);
    if (alone > 0 && !is_word(n, at + alone)) {
        return alone;
    }
    return ks_naming_word(n, at, NO_MARK_BEHIND) > 0 ? 0 : ks_naming_word(n, at, BEGINS);
}

static size_t end_mark(const struct ks_naming *n, size_t at)
{
    return ks_naming_word(n, at, NO_MARK_BEHIND) > 0 ? 0 : ks_naming_word(n, at, ENDS);
}

static size_t until_before(const struct ks_naming *n, size_t at)
{
    return ks_naming_word_before(n, at, NO_MARK_BEFORE) > 0
               ? 0
               : ks_naming_word_before(n, at, UNTILS "|至 |到 |截至 |截止 |" UNTILS_SAID);
}

/* Whether what stands around `12.1-12.3` makes figures of another kind of it:
 * 第1.1-1.3节, 1.1-1.5倍 */
static bool is_measured(const struct ks_naming *n, size_t at, size_t end)
{
    size_t length;
    uint32_t before = ks_naming_char_before(n, at), after = ks_naming_char(n, end, &length);
    bool letter = (before >= 'A' && before <= 'z' && before != '_') || before == '.' ||
                  (after >= 'A' && after <= 'z' && after != '_') || after == '.' || after == '%';
    return letter || ks_naming_word_before(n, at, "第|版本|版|¥|￥|约") > 0 ||
           ks_naming_word(n, end, "倍|米|元|万|亿|％|楼|节|章|版|折|级|度|栋|层|分钟|小时|公里") >
               0;
}

/* What follows the first date and the mark of a range; 0 if nothing that ends one. */
static size_t second_at(const struct ks_naming *n,
                        size_t next,
                        struct ks_str first,
                        struct ks_str mark,
                        struct ks_str *second)
{
    int32_t from = KS_DATE_NONE;
    size_t length = ks_naming_date(n, next, KS_LOOK_DATE);
    (void)ks_date_read(first, by_day(n->context), &from);
    if (length == 0) {
        length = ks_naming_date(n, next, KS_LOOK_SHORT);
        bool same = length > 0 && mark.n == 1 && memchr(n->left + next, mark.p[0], length) != NULL;
        length = same ? 0 : length; /* 2026-11-30-08-15 is a moment */
    }
    *second = (struct ks_str) { n->left + next, length };
    return length > 0 ? length : ks_naming_day(n, next, from, second);
}

/* The mark of a range at `at`, blanks around it. `_` and a blank alone part whole dates only. */
static size_t between_at(const struct ks_naming *n, size_t at, struct ks_str *mark, size_t *next)
{
    size_t begin = ks_naming_skip(n, at), length = ks_naming_word(n, begin, BETWEEN);
    if (length == 0 && ks_naming_word(n, at, "_| ") > 0 &&
        ks_naming_date(n, at + 1, KS_LOOK_WHOLE) > 0) {
        begin = at;
        length = 1;
    }
    *mark = (struct ks_str) { n->left + begin, length };
    *next = ks_naming_skip(n, begin + length);
    return length;
}

/* Whether the date at `at`, with its hour, begins or ends something by what stands behind it:
 * 2026-12-31 18.00止, 2026-12-01 8：00至2026-12-31. Seconds are a device's: 20261130_081500前. */
static bool is_marked_at(const struct ks_naming *n, size_t at)
{
    size_t date = ks_naming_date(n, at, KS_LOOK_WHOLE), end = at + with_clock(n, at, date), next,
           digits = 0;
    struct ks_str sign;
    for (size_t i = at; i < end; i++) {
        digits += n->left[i] >= '0' && n->left[i] <= '9' ? 1 : 0;
    }
    bool range = between_at(n, end, &sign, &next) > 0 && strchr("_ ", sign.p[0]) == NULL &&
                 ks_naming_date(n, next, KS_LOOK_DATE) > 0;
    return date > 0 && digits <= 12 && (range || end_mark(n, end) > 0 || begin_mark(n, end) > 0);
}

/* How long the moment is that a device wrote here; 0 if its marks make it a limit. */
static size_t stamp_at(const struct ks_naming *n, size_t at)
{
    size_t stamp = ks_naming_stamp(n, at);
    return stamp > 0 && (until_before(n, at) > 0 || is_marked_at(n, at)) ? 0 : stamp;
}

/* Applies the rule whose first date, of this length, stands at `at`. True ends the search; *good =
 * false refuses the file. */
static bool rule_at(struct ks_naming *n, size_t at, size_t length, bool *good)
{
    struct ks_str first = { n->left + at, length }, second = { 0 }, none = { 0 }, sign;
    bool is_short = ks_date_look_of(first) == KS_LOOK_SHORT;
    size_t before = ks_naming_word_before(n, at, FRONTS), mark, next;
    size_t whole = with_clock(n, at, length), until = until_before(n, at);
    struct ks_str begin = { first.p,
                            between_at(n, at + length, &sign, &next) > 0 ? length : whole };
    if (between_at(n, at + begin.n, &sign, &next) > 0) {
        size_t second_length = second_at(n, next, first, sign, &second);
        size_t bad = second_length == 0 ? ks_naming_no_date(n, next) : 0;
        bool clash = is_short && (is_measured(n, at, next + second_length) ||
                                  (sign.n == 1 && memchr(first.p, sign.p[0], first.n) != NULL));
        if (second_length > 0 && !clash) {
            size_t end = next + second_length;
            if (second.p == n->left + next) {
                second.n = with_clock(n, next, second_length);
                end = next + second.n;
            }
            *good = settle_dates(n, begin, second, at - before, end + end_mark(n, end));
            return true;
        }
        if (bad > 0) {
            *good = tell_unreadable(n, at, next + bad);
            return true;
        }
    }
    if (!is_short && (mark = begin_mark(n, at + whole)) > 0) {
        first.n = whole;
        *good = settle_dates(n, first, none, at - before, at + whole + mark);
        return true;
    }
    mark = end_mark(n, at + whole);
    if ((mark > 0 || until > 0) && !(is_short && is_measured(n, at, at + whole))) {
        first.n = whole;
        *good = settle_dates(n, none, first, at - until, at + whole + mark);
        return true;
    }
    return false;
}

/* `即日起至12月31日`: true if it stands here and the file's end is found, or refused. */
static bool from_now_at(struct ks_naming *n, size_t at, bool *good)
{
    size_t now = ks_naming_word(n, at, NOW), next;
    struct ks_str none = { 0 }, sign;
    if (now == 0 || between_at(n, at + now, &sign, &next) == 0) {
        return false;
    }
    size_t length = ks_naming_date(n, next, KS_LOOK_SHORT);
    if (length == 0) {
        return false;
    }
    length = with_clock(n, next, length);
    struct ks_str until = { n->left + next, length };
    *good = settle_dates(n, none, until, at, next + length + end_mark(n, next + length));
    return true;
}

/* A limit here that is no day: 至2026-11-31, 2026年11月31日止, 至下周五. */
static bool is_unreadable_at(struct ks_naming *n, size_t at)
{
    size_t bad = ks_naming_no_date(n, at), until = until_before(n, at), next;
    struct ks_str sign;
    if (bad > 0 && (until > 0 || end_mark(n, at + bad) > 0 || begin_mark(n, at + bad) > 0 ||
                    (between_at(n, at + bad, &sign, &next) > 0 &&
                     ks_naming_date(n, next, KS_LOOK_SHORT) > 0))) {
        (void)tell_unreadable(n, at - until, at + bad);
        return true;
    }
    size_t vague = ks_naming_word(n, at, NO_DAY);
    if (vague > 0 && ks_naming_word_before(n, at, "至|截至|截止|截止到|截止至") > 0 && until > 0) {
        (void)tell_unreadable(n, at - until, at + vague);
        return true;
    }
    return false;
}

bool ks_naming_dates(struct ks_naming *n)
{
    size_t length, alone = 0;
    bool good = true;
    for (size_t at = 0; at < n->n; at += length) {
        (void)ks_naming_char(n, at, &length);
        size_t behind = ks_naming_skip(n, at), stamp = stamp_at(n, behind);
        if (stamp > 0) {
            length = behind - at + stamp;
            continue;
        }
        size_t date = ks_naming_date(n, at, KS_LOOK_SHORT);
        if ((date > 0 && rule_at(n, at, date, &good)) || from_now_at(n, at, &good)) {
            return good;
        }
        if (date == 0 && is_unreadable_at(n, at)) {
            return false;
        }
        if (date > 0) {
            bool title = ks_date_look_of((struct ks_str) { n->left + at, date }) >= KS_LOOK_DATE;
            alone += title && date != 8 ? 1 : 0; /* IMG_20191122: a camera's name */
            length = date;
        }
    }
    if (alone > 0) {
        ks_naming_tell(n, KS_PROBLEM_OFFICE_ONE_DATE, KS_NO_ARGS);
    }
    return true;
}
