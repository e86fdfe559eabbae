/* Lists as people type them. */
#include "base/list.h"
#include "support/check_main.h"

static void
expect(bool (*next)(struct ks_str *, struct ks_str *), const char *text, const char *parts)
{
    struct ks_str rest = ks_str_of(text), part;
    struct ks_buf out = { 0 };
    while (next(&rest, &part)) {
        ks_buf_addf(&out, "[%.*s]", (int)part.n, part.p);
    }
    ck_assert_str_eq(out.p == NULL ? "" : out.p, parts);
    ks_buf_free(&out);
}

START_TEST(words)
{
    expect(ks_list_next, "a;b,c|d\ne；f，g、h", "[a][b][c][d][e][f][g][h]");
    expect(ks_list_next, " 三号食堂 、\xE3\x80\x80宿舍 ", "[三号食堂][宿舍]");
    expect(ks_list_next, "a", "[a]");
    expect(ks_list_next, "、;a,,b ;", "[a][b]");
    expect(ks_list_next, " \n", "");
    expect(ks_list_next, NULL, "");
    expect(ks_list_next, "\xEF\xBC", "[\xEF\xBC]"); /* half of a sign */
}
END_TEST

START_TEST(sentences)
{
    expect(ks_list_next_sentence, "不转账，先问；打 96110, 再说;好、行",
           "[不转账，先问][打 96110, 再说][好、行]");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, words);
    tcase_add_test(tc, sentences);
}

int main(void)
{
    return check_main("list", add);
}
