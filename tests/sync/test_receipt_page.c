/* The result of an import survives its text form and cannot break its page. */
#include <string.h>

#include "core/import/settle.h"
#include "support/check_main.h"
#include "sync/receipt_page.h"

static struct ks_receipt sample(struct ks_arena *arena)
{
    struct ks_receipt r = { .arena = arena,
                            .source = "share",
                            .device = "canteen-3",
                            .time = ks_civil_at(18267, 34200),
                            .outcome = KS_OUTCOME_INSTALLED,
                            .sentence = "收下 1 个，拒绝 1 个",
                            .warning = "此U盘疑似有病毒：海报.exe",
                            .version = 7 };
    ks_receipt_add(&r, KS_RECEIPT_RECEIVED, (struct ks_place_in_file) { "海报/a.jpg", 0, 0 }, "",
                   "%s", "图片 1920×1080");
    ks_receipt_add(&r, KS_RECEIPT_REFUSED,
                   (struct ks_place_in_file) { "海报/<script>x\t\n\\.jpg", 3, 2 }, "重新\n拷贝",
                   "%s", "文件不完整 \"'&");
    return r;
}

START_TEST(text_and_back)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_receipt r = sample(arena), back;
    struct ks_buf text = { 0 }, again = { 0 };
    ks_receipt_format(&r, &text);
    ck_assert(ks_receipt_parse((struct ks_str) { text.p, text.n }, arena, &back, NULL));
    ck_assert_str_eq(back.v[1].file, r.v[1].file);
    ck_assert_int_eq(back.v[1].row, 3);
    ck_assert_uint_eq(back.count[KS_RECEIPT_REFUSED], 1);
    ks_receipt_format(&back, &again);
    ck_assert_str_eq(text.p, again.p);
    for (size_t n = 0; n < text.n - 1; n++) { /* no prefix passes for the whole */
        ck_assert(!ks_receipt_parse((struct ks_str) { text.p, n }, arena, &back, NULL));
    }
    ks_buf_free(&text);
    ks_buf_free(&again);
    ks_arena_free(arena);
}
END_TEST

START_TEST(the_same_is_the_same_of_each_file)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_receipt a = sample(arena), b = sample(arena);
    b.outcome = KS_OUTCOME_UNCHANGED;
    b.sentence = "内容没有变化";
    b.time.s += 60;
    ck_assert(ks_receipt_same_lines(&a, &b));
    b.v[1].how = "再拷一次";
    ck_assert(!ks_receipt_same_lines(&a, &b));
    b = sample(arena);
    b.v[0].verdict = KS_RECEIPT_ADJUSTED;
    ck_assert(!ks_receipt_same_lines(&a, &b));
    b = sample(arena);
    ks_receipt_add(&b, KS_RECEIPT_WAITING, (struct ks_place_in_file) { "c", 0, 0 }, "", "还在拷贝");
    ck_assert(!ks_receipt_same_lines(&a, &b));
    ks_arena_free(arena);
}
END_TEST

START_TEST(page_is_inert)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_receipt r = sample(arena);
    ks_receipt_add(&r, KS_RECEIPT_REFUSED,
                   (struct ks_place_in_file) { "\xE2\x80\xAEgpj.exe", 0, 0 }, "", "\xFF%s",
                   "</td>");
    struct ks_buf page = { 0 };
    ks_receipt_settle(&r, NULL, KS_SEEN_WHOLE);
    ks_receipt_page(&r, &page);
    ck_assert_ptr_null(strstr(page.p, "<script"));
    ck_assert_ptr_null(strstr(page.p, "</td>"));
    ck_assert_ptr_null(strstr(page.p, "\xE2\x80\xAE"));
    ck_assert_ptr_null(strstr(page.p, "http:"));
    ck_assert(ks_utf8_valid(page.p, page.n));
    ck_assert_ptr_nonnull(strstr(page.p, "&lt;script&gt;x"));
    ks_buf_free(&page);
    ks_arena_free(arena);
}
END_TEST

START_TEST(many_lines_are_counted)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_receipt r = sample(arena), back;
    for (int i = 0; i < 5000; i++) {
        ks_receipt_add(&r, KS_RECEIPT_REFUSED, (struct ks_place_in_file) { "x", 0, 0 }, "", "y");
    }
    ck_assert_uint_eq(r.n, KS_RECEIPT_LINES_MAX);
    ck_assert_uint_eq(r.count[KS_RECEIPT_REFUSED], 5001);
    struct ks_buf text = { 0 };
    ks_receipt_format(&r, &text);
    ck_assert(ks_receipt_parse((struct ks_str) { text.p, text.n }, arena, &back, NULL));
    ck_assert_uint_eq(back.count[KS_RECEIPT_REFUSED], 5001);
    ks_buf_free(&text);
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, text_and_back);
    tcase_add_test(tc, the_same_is_the_same_of_each_file);
    tcase_add_test(tc, page_is_inert);
    tcase_add_test(tc, many_lines_are_counted);
}

int main(void)
{
    return check_main("receipt", add);
}
