/* What a row of a playlist costs, however many there are. */

#include "readers/set/playlist.h"
#include "support/reading.h"

static struct reading f;

static void setup(void)
{
    reading_begin(&f);
}

static void teardown(void)
{
    reading_end(&f);
}

/* Blocks of code entered by the sources that this test compiles for itself (tests/CMakeLists.txt).
 */
static size_t blocks;

void __sanitizer_cov_trace_pc(void);
void __sanitizer_cov_trace_pc(void)
{
    blocks++;
}

static size_t blocks_of_rows(int n)
{
    struct ks_buf text = { 0 };
    ks_buf_adds(&text, "item,title,from,until,days,hours,seconds,weight,priority,places,phase\n");
    for (int i = 0; i < n; i++) {
        ks_buf_addf(
            &text,
            "posters/"
            "海报%04d.jpg,标题%04d,2026-01-01,2027年9月1日,周一至周五,08:00-12:00;18:00-02:00,"
            "12,%d,10,食堂;宿舍,p1\n",
            i, i, i % 5 + 1);
    }
    struct ks_playlist list;
    blocks = 0;
    ks_playlist_read(&f.context, "m", text.p, text.n, &list);
    ks_buf_free(&text);
    ck_assert_int_eq((int)list.n, n);
    return blocks;
}

/* Four times the rows: four times the work, sixteen times if each looked at all the others. */
START_TEST(rows_cost_the_same_each)
{
    size_t few = blocks_of_rows(2500), many = blocks_of_rows(10000);
    ck_assert_uint_gt(few, 2500);
    ck_assert_msg(many < 5 * few, "10,000 rows enter %zu blocks, 2,500 of them %zu", many, few);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, rows_cost_the_same_each);
}

int main(void)
{
    return check_main("playlist_cost", add);
}
