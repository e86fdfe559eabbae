/* Where a text is cut: what is left says nothing wrong. */
#include <string.h>

#include "base/check.h"
#include "core/text/cut.h"
#include "support/check_main.h"

static const struct {
    const char *text, *left; /* of the text before the bar, in so many bytes */
    size_t most;
} cuts[] = {
    { "不要转账", "不要转账", 12 },
    { "不要转账", "不要", 8 },
    { "先核实，再转账", "先核实", 14 }, /* no comma before the ellipsis */
    { "别点链接。先打官方电话核实一下", "别点链接。先打官方电话核", 36 },
    { "先打官方电话核实一下。别点链接", "先打官方电话核实一下。", 39 },
    { "请拨打 96110 核实", "请拨打", 13 },
    { "请拨打 021 5555 1234 核实", "请拨打", 19 },
    { "他骗走了 8000 元", "他骗走了", 18 },
    { "他骗走了8000万元", "他骗走了", 18 },
    { "他骗走了三百万元", "他骗走了", 18 },
    { "请看 https://example.edu.cn/a-b?c=1 再说", "请看", 30 },
    { "https://example.edu.cn/a-b?c=1", "", 20 },
    { "12345678901234567890", "", 10 },
    { "Never give a code to anybody", "Never give a code", 19 },
    { "Incomprehensibilities", "Incompre", 8 },
    { "e\xCC\x81"
      "e\xCC\x81"
      "e\xCC\x81",
      "e\xCC\x81", 4 },
    { "שלוםשלום", "שלום", 9 },
};

START_TEST(a_cut_says_nothing_wrong)
{
    size_t n = strlen(cuts[_i].text), at = ks_cut_at(cuts[_i].text, n, cuts[_i].most);
    char left[200] = "";
    memcpy(left, cuts[_i].text, at);
    ck_assert_str_eq(left, cuts[_i].left);
}
END_TEST

START_TEST(a_key_is_whole_or_not_there)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_span v[] = { { KS_SPAN_PLAIN, "拨打" }, { KS_SPAN_FACT, "反诈热线" } };
    struct ks_spans spans = { v, 2 };
    for (size_t most = 0; most <= ks_spans_bytes(&spans); most++) {
        struct ks_spans cut = ks_spans_cut(&spans, most, arena);
        for (size_t i = 0; i < cut.n; i++) {
            ck_assert(cut.v[i].style != KS_SPAN_FACT || strcmp(cut.v[i].text, "反诈热线") == 0);
        }
        ck_assert_uint_gt(cut.n, 0);
        ck_assert(most == ks_spans_bytes(&spans) || strstr(cut.v[cut.n - 1].text, "…") != NULL);
    }
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, a_cut_says_nothing_wrong, 0, KS_COUNT(cuts));
    tcase_add_test(tc, a_key_is_whole_or_not_there);
}

int main(void)
{
    return check_main("cut", add);
}
