/* What a cell shows of its number, by the code of its format. */
#include "readers/format/format.h"

#include "support/check_main.h"

#define ONE_PM (13.0 / 24)

/* As Excel and LibreOffice show it in China. */
static const struct {
    const char *code;
    double value;
    const char *shown;
} cells[] = {
    { "h:mm", ONE_PM, "13:00" },       { "h:mm AM/PM", ONE_PM, "1:00 下午" },
    { "h:mm AM/PM", 0, "12:00 上午" }, { "h:mm AM/PM", 0.5, "12:00 下午" },
    { "[h]:mm", 1 + ONE_PM, "37:00" }, { "0.00E+00", 12345, "1.23E+04" },
    { "0.00E-00", 12345, "1.23E04" },  { "0.00E+00", 0.00012, "1.20E-04" },
    { "[DBNum1]0", 12, "一十二" },     { "[DBNum1]0.0", 1.5, "一.五" },
    { "[DBNum3]0", 12, "１２" },
};

START_TEST(as_office_programs_show_it)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_buf shown = { 0 };
    ks_format_number(ks_format_parse(cells[_i].code, arena), cells[_i].value, false, &shown);
    ck_assert_msg(shown.n == strlen(cells[_i].shown) &&
                      memcmp(shown.p, cells[_i].shown, shown.n) == 0,
                  "%s of %g: %.*s", cells[_i].code, cells[_i].value, (int)shown.n, shown.p);
    ks_buf_free(&shown);
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, as_office_programs_show_it, 0, (int)KS_COUNT(cells));
}

int main(void)
{
    return check_main("format", add);
}
