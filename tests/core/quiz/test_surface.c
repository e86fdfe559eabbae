/* What is seen of a scene that is not understood: tokens, and who it is from. */
#include <string.h>

#include "core/quiz/surface.h"
#include "support/check_main.h"

static size_t
tokens(const char *text, enum ks_writing writing, struct ks_surface_token *v, size_t max)
{
    struct ks_surface surface = { text, writing };
    size_t n = 0;
    while (n < max && ks_surface_next(&surface, &v[n])) {
        n++;
    }
    return n;
}

START_TEST(hanzi_are_tokens_one_by_one)
{
    struct ks_surface_token v[8];
    ck_assert_uint_eq(tokens("退A 款", KS_WRITING_HANZI, v, 8), 4);
    ck_assert(v[0].hanzi && !v[1].hanzi && !v[2].hanzi && v[3].hanzi);
    ck_assert(ks_str_is(v[3].text, "款"));
    ck_assert(!v[1].word);
}
END_TEST

START_TEST(letters_are_words_in_any_case)
{
    struct ks_surface_token v[8];
    ck_assert_uint_eq(tokens("Pay 30,\nI'll PAY", KS_WRITING_LETTERS, v, 8), 6);
    ck_assert(v[0].hash == v[5].hash && v[0].word);
    ck_assert(ks_str_is(v[1].text, "3") && ks_str_is(v[2].text, "0") && !v[1].word);
    ck_assert(ks_str_is(v[4].text, "I'll"));
    ck_assert(ks_surface_pair(1, 2) != ks_surface_pair(2, 1));
}
END_TEST

START_TEST(every_fact_is_the_same_token)
{
    struct ks_surface_token v[8];
    ck_assert_uint_eq(tokens("{{alarm}}{{rail}}{{", KS_WRITING_HANZI, v, 8), 4);
    ck_assert(v[0].hash == v[1].hash && v[2].hash == v[3].hash && v[1].hash != v[2].hash);
}
END_TEST

START_TEST(text_that_is_not_utf8_ends_too)
{
    struct ks_surface_token v[8];
    ck_assert_uint_eq(tokens("\xE9\x80\xFF", KS_WRITING_HANZI, v, 8), 3);
    ck_assert_uint_eq(tokens("\xE9\x80\xFF", KS_WRITING_LETTERS, v, 8), 3);
    ck_assert_uint_eq(tokens("", KS_WRITING_HANZI, v, 8), 0);
}
END_TEST

static void note(void *user, struct ks_str sender)
{
    struct ks_buf *told = user;
    ks_buf_add(told, sender.p, sender.n);
    ks_buf_adds(told, "|");
}

static void expect_senders(const char *scene, const char *expected)
{
    struct ks_buf told = { 0 };
    ks_buf_adds(&told, "");
    ks_surface_senders(scene, note, &told);
    ck_assert_str_eq(told.p, expected);
    ks_buf_free(&told);
}

START_TEST(who_a_scene_is_from)
{
    expect_senders("客服：退款\n我：好", "客服|我|");
    expect_senders("【短信 银行】请登录 jf-hq.example 兑换，满 3.5 元", "短信 银行|jf-hq.example|");
    expect_senders("【面对面 宿舍】学长：帮个忙", "面对面 宿舍|学长|");
    expect_senders("[Mail from HR] hr@a.example: Come at 9:30", "Mail from HR|hr@a.example|");
    expect_senders("你好，客服：这不是人", "");
    expect_senders("【没有另一半", "");
    expect_senders("", "");
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_test(tests, hanzi_are_tokens_one_by_one);
    tcase_add_test(tests, letters_are_words_in_any_case);
    tcase_add_test(tests, every_fact_is_the_same_token);
    tcase_add_test(tests, text_that_is_not_utf8_ends_too);
    tcase_add_test(tests, who_a_scene_is_from);
}

int main(void)
{
    return check_main("surface", add_tests);
}
