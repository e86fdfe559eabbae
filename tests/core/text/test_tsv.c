/* Lines between our own programs: what is written is read, anything else is not good. */
#include "core/text/tsv.h"

#include <string.h>

#include "support/check_main.h"

static struct ks_arena *arena;

static void setup(void)
{
    arena = ks_arena_new();
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static struct ks_tsv reader(const char *text)
{
    return (struct ks_tsv) { .rest = ks_str_of(text), .arena = arena, .good = true };
}

START_TEST(what_is_written_is_read)
{
    static const char *const values[] = { "", "a", "\t", "\n", "\\", "\\t", "a\\\n\tb", "食堂\t" };
    struct ks_buf out = { 0 };
    for (size_t i = 0; i < KS_COUNT(values); i++) {
        ks_buf_adds(&out, i == 0 ? "" : "\t");
        ks_tsv_add(&out, values[i]);
    }
    ck_assert_ptr_null(strchr(out.p, '\n'));
    ks_buf_adds(&out, "\n");
    struct ks_tsv r = reader(out.p);
    ck_assert(ks_tsv_line(&r));
    for (size_t i = 0; i < KS_COUNT(values); i++) {
        ck_assert_str_eq(ks_tsv_text(&r), values[i]);
        ck_assert(r.good);
    }
    ks_buf_free(&out);
}
END_TEST

START_TEST(lines_keys_numbers_words)
{
    static const char *const words[] = { "yes", "no" };
    struct ks_tsv r = reader("size\t18446\nkind\tno\nend\n");
    ks_tsv_key(&r, "size");
    ck_assert_uint_eq(ks_tsv_number(&r, 18446), 18446);
    ks_tsv_key(&r, "kind");
    ck_assert_int_eq(ks_tsv_word(&r, words, 2), 1);
    ks_tsv_key(&r, "end");
    ck_assert(r.good);
    ck_assert_uint_eq(r.rest.n, 0);
    ck_assert(ks_tsv_line(&r) && r.line.n == 0); /* what stands behind the last LF */
    ck_assert(!ks_tsv_line(&r) && !r.good);
}
END_TEST

START_TEST(what_is_wrong_stays_wrong)
{
    static const char *const numbers[] = { "",
                                           "-1",
                                           "+1",
                                           " 1",
                                           "1 ",
                                           "a",
                                           "11",
                                           "1/",
                                           "1:",
                                           "99999999999999999999",
                                           "18446744073709551616" };
    for (size_t i = 0; i < KS_COUNT(numbers); i++) {
        struct ks_buf line = { 0 };
        ks_buf_addf(&line, "%s\t7\n", numbers[i]);
        struct ks_tsv r = reader(line.p);
        ck_assert(ks_tsv_line(&r));
        ck_assert_uint_eq(ks_tsv_number(&r, 10), 0);
        ck_assert_msg(!r.good, "%s", numbers[i]);
        ck_assert_uint_eq(ks_tsv_number(&r, 10), 0); /* the good one behind it too */
        ck_assert(!ks_tsv_line(&r));
        ks_buf_free(&line);
    }
    static const char *const texts[] = { "\\x\n", "\\\n", "a\xFF\n" };
    for (size_t i = 0; i < KS_COUNT(texts); i++) {
        struct ks_tsv r = reader(texts[i]);
        ck_assert(ks_tsv_line(&r));
        (void)ks_tsv_text(&r);
        ck_assert_msg(!r.good, "%s", texts[i]);
    }
    struct ks_tsv bytes = reader("a\xFF\n");
    ck_assert(ks_tsv_line(&bytes));
    ck_assert_str_eq(ks_tsv_bytes(&bytes), "a\xFF"); /* a name of a file may be anything */
    ck_assert(bytes.good);
    struct ks_tsv few = reader("a\n");
    ck_assert(ks_tsv_line(&few));
    (void)ks_tsv_cell(&few);
    ck_assert(few.good);
    (void)ks_tsv_cell(&few);
    ck_assert(!few.good);
    static const char *const words[] = { "yes" };
    struct ks_tsv other = reader("ye\n");
    ck_assert(ks_tsv_line(&other));
    (void)ks_tsv_word(&other, words, 1);
    ck_assert(!other.good);
    struct ks_tsv key = reader("kinds\tx\n");
    ks_tsv_key(&key, "kind");
    ck_assert(!key.good);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, what_is_written_is_read);
    tcase_add_test(tc, lines_keys_numbers_words);
    tcase_add_test(tc, what_is_wrong_stays_wrong);
}

int main(void)
{
    return check_main("tsv", add);
}
