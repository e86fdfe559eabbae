/* Dates, days and hours over any bytes; the first line is the beginning of a range, the second
 * its end. */
#include <stdint.h>
#include <stdlib.h>

#include "base/check.h"
#include "readers/when/dates.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool promise, const char *what)
{
    if (!promise) {
        ks_bug(what);
    }
}

static void check_date(enum ks_date_reading reading, int32_t date)
{
    bool has_date = reading == KS_DATE_EXACT || reading == KS_DATE_GUESSED;
    must(has_date == (date != KS_DATE_NONE), "a date if and only if one was read");
    must(!has_date || ks_ymd_valid(ks_ymd_of(date)), "a valid date");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int32_t todays[] = { KS_DATE_NONE, INT32_MAX, -25567, 0, 20712, 2932896 };
    struct ks_str all = { (const char *)data, size }, rest = all, from = all, until = { "", 0 };
    if (ks_str_cut(&rest, '\n', &from)) {
        (void)ks_str_cut(&rest, '\n', &until);
    }
    for (size_t i = 0; i < KS_COUNT(todays); i++) {
        int32_t date = 0;
        enum ks_date_reading reading = ks_date_read(from, todays[i], &date);
        check_date(reading, date);
        struct ks_date_range range = ks_date_range_read(from, until, todays[i]);
        check_date(range.from_reading, range.from);
        check_date(range.until_reading, range.until);
        must(range.from_minute >= 0 && range.from_minute < 1440 && range.until_minute >= 0 &&
                 range.until_minute < 1440,
             "minutes of the ends");
    }
    uint8_t days = 0;
    must(!ks_days_read(from, &days) || (days > 0 && days <= KS_DAYS_ALL), "days");
    struct ks_hours hours;
    must(ks_hours_read(from, &hours) || hours.n == 0, "hours");
    must(hours.n <= KS_COUNT(hours.v) && hours.days != 0, "bound");
    for (size_t i = 0; i < hours.n; i++) {
        int start = hours.v[i].start, end = hours.v[i].end;
        must(start >= 0 && start < 1440 && end >= 0 && end <= 1440, "minutes");
    }
    return 0;
}
