/* What a cell of a workbook is: escapes of ECMA-376 (ST_Xstring), serial numbers, numbers. */
#include "readers/table/xlsx_parts.h"

#include <string.h>

#include "support/check_main.h"

static struct ks_xlsx x;

static void setup(void)
{
    x = (struct ks_xlsx) { .arena = ks_arena_new() };
}

static void teardown(void)
{
    ks_arena_free(x.arena);
}

/* _xHHHH_ is a character; one that no text may hold is none, and anything else is as it stands. */
START_TEST(escapes_are_characters)
{
    static const struct {
        const char *written, *text;
    } texts[] = {
        { "", "" },
        { "a", "a" },
        { "a\r\nb\r", "a\nb" },
        { "a_x000D__x000A_b", "a\nb" },
        { "_x0009_", "\t" },
        { "_x0041__x4E00_", "A一" },
        { "_x00e9__x00E9_", "éé" },
        { "_x000a_", "\n" },
        { "_x007e_", "~" },
        { "_x007F__x001F__x0000_", "" },
        { "_x0020_", " " },
        { "_x0080_", "\xC2\x80" },
        { "_x005F_x0041_", "_x0041_" },
        { "_x0041", "_x0041" },
        { "_x041_", "_x041_" },
        { "_x00041_", "_x00041_" },
        { "_x00/1_", "_x00/1_" },
        { "_x00:1_", "_x00:1_" },
        { "_x00@1_", "_x00@1_" },
        { "_x00G1_", "_x00G1_" },
        { "_x00`1_", "_x00`1_" },
        { "_x00g1_", "_x00g1_" },
        { "_X0041_", "_X0041_" },
        { "__x0041_", "_A" },
        { "_x0039_", "9" },
        { "_xFFe6_", "\xEF\xBF\xA6" },
    };
    for (size_t i = 0; i < KS_COUNT(texts); i++) {
        struct ks_buf text = { 0 };
        ks_buf_adds(&text, texts[i].written);
        ck_assert_str_eq(ks_xlsx_text(&x, &text), texts[i].text);
        ks_buf_free(&text);
    }
    struct ks_buf none = { 0 };
    ck_assert_str_eq(ks_xlsx_text(&x, &none), "");
}
END_TEST

/* What is shown is the format's (tests/field/cells.txt); what the cell is: */
static const char *value_of(struct ks_xlsx_cell cell)
{
    return cell.exact == NULL ? cell.text : cell.exact;
}

/* Style 0 is a number, 1 a date. */
START_TEST(numbers_and_serial_numbers)
{
    const struct ks_format *styles[] = { NULL, ks_format_parse("m\"月\"d\"日\"", x.arena) };
    static const struct {
        const char *value;
        size_t style;
        const char *text, *text_1904;
    } cells[] = {
        { "44075", 0, "44075", "44075" },
        { "44075", 2, "44075", "44075" }, /* a style that there is not */
        { "44075", 1, "2020-09-01", "2024-09-02" },
        { "42613", 1, "2016-08-31", "2020-09-01" },
        { "1", 1, "1900-01-01", "1904-01-02" },
        { "59", 1, "1900-02-28", "1904-02-29" },
        { "61", 1, "1900-03-01", "1904-03-02" },
        { "2958465", 1, "9999-12-31", NULL },
        { "2958466", 1, "2958466", "2958466" }, /* past the year 9999 */
        { "-1", 1, "-1", "-1" },
        { "0", 1, "00:00", "00:00" },
        { "0.5", 1, "12:00", "12:00" },
        { "0.354166666666667", 1, "08:30", "08:30" },
        { "44075.9993055556", 1, "2020-09-01 23:59", NULL },
        { "44075.9999999", 1, "2020-09-02", NULL }, /* the last second is the next day's first */
        { "0.9999999", 1, "1900-01-01", NULL },
        { "44075.0006944444", 1, "2020-09-01 00:01", NULL },
        { "1.0", 0, "1", "1" },
        { "0.10", 0, "0.1", "0.1" },
        { "1e3", 0, "1000", "1000" },
        { "123456789012345", 0, "123456789012345", NULL },
        { "", 0, "", "" },
        { "x", 0, "x", "x" },
        { "1 ", 0, "1 ", "1 " },
        { "1x", 1, "1x", "1x" },
        { "inf", 1, "inf", "inf" },
        { "nan", 0, "nan", "nan" },
    };
    x.styles = styles;
    x.n_styles = KS_COUNT(styles);
    x.budget = KS_XLSX_BYTES_MAX;
    for (size_t i = 0; i < KS_COUNT(cells); i++) {
        x.date_1904 = false;
        ck_assert_str_eq(value_of(ks_xlsx_number(&x, cells[i].value, cells[i].style)),
                         cells[i].text);
        if (cells[i].text_1904 != NULL) {
            x.date_1904 = true;
            ck_assert_str_eq(value_of(ks_xlsx_number(&x, cells[i].value, cells[i].style)),
                             cells[i].text_1904);
        }
    }
}
END_TEST

/* As strict workbooks have them; what is none stays as it stands. */
START_TEST(dates_of_iso_8601)
{
    static const struct {
        const char *value, *exact;
    } dates[] = {
        { "2020-09-01", "2020-09-01" },
        { "2020-09-01T08:30:00", "2020-09-01 08:30" },
        { "2020-09-01T08:30:15.000", "2020-09-01 08:30:15" },
        { "2020-09-01T00:00:00Z", "2020-09-01" },
        { "08:30:00", "08:30" },
        { "T08:30", "08:30" },
        { "2020-13-01", "2020-13-01" },
        { "2020-09-01T25:00:00", "2020-09-01" },
        { "25:00:00", "25:00:00" },
        { "soon", "soon" },
    };
    const struct ks_format *styles[] = { ks_format_parse("m/d", x.arena) };
    x.styles = styles;
    x.n_styles = KS_COUNT(styles);
    x.budget = KS_XLSX_BYTES_MAX;
    for (size_t i = 0; i < KS_COUNT(dates); i++) {
        for (int system = 0; system < 2; system++) {
            x.date_1904 = system == 1;
            ck_assert_str_eq(value_of(ks_xlsx_date(&x, dates[i].value, 0)), dates[i].exact);
        }
    }
    ck_assert_str_eq(ks_xlsx_date(&x, "2020-09-01", 0).text, "9/1");
}
END_TEST

/* Text out of formats is paid for: a sheet of small cells may not become large by its formats. */
START_TEST(formats_do_not_swell)
{
    const struct ks_format *styles[] = { ks_format_parse("\"ten letters\"0", x.arena) };
    x.styles = styles;
    x.n_styles = KS_COUNT(styles);
    x.budget = 30;
    ck_assert_str_eq(ks_xlsx_number(&x, "1", 0).text, "ten letters1");
    ck_assert_uint_eq(x.budget, 30 - strlen("ten letters1") - strlen("1"));
    for (int i = 0; i < 3; i++) {
        (void)ks_xlsx_number(&x, "1", 0);
    }
    ck_assert_uint_eq(x.budget, 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, escapes_are_characters);
    tcase_add_test(tc, numbers_and_serial_numbers);
    tcase_add_test(tc, dates_of_iso_8601);
    tcase_add_test(tc, formats_do_not_swell);
}

int main(void)
{
    return check_main("xlsx_values", add);
}
