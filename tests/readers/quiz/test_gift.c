/* GIFT as people and programs write it: what each block must become. */
#include <stdio.h>
#include <sys/resource.h>

#include "readers/quiz/files.h"
#include "support/check_main.h"
#include "support/quiz_say.h"

static const struct {
    const char *gift, *says;
} blocks[] = {
    { "甲？{=对 ~错}", "T 甲？ =对 ~错\n" },
    { "甲？{~错 =对 ~也错}", "S 甲？ ~错 =对 ~也错\n" },
    { "甲？{~=对 ~错}", "T 甲？ =对 ~错\n" },
    { "甲{T}", "T 甲 =正确 ~错误\n" },
    { "甲{FALSE}", "T 甲 ~正确 =错误\n" },
    { "甲{TRUE#错了#对了}", "T 甲 =正确#对了 ~错误#错了\n" },
    { "甲{F#只有错的}", "T 甲 ~正确#只有错的 =错误\n" },
    { "甲{true}", "!1:3 判断题的答案写法 Moodle 不认识，会变成填空题 => 只写 TRUE 或 "
                  "FALSE，要大写。改成：甲{TRUE}\n" },
    { "甲{ T }", "T 甲 =正确 ~错误\n" },
    { "甲{对#x}", "!1:3 判断题的答案写法 Moodle 不认识，会变成填空题 => 只写 TRUE 或 "
                  "FALSE，要大写。改成：甲{TRUE#x}\n" },
    { "甲{错#x}", "!1:3 判断题的答案写法 Moodle 不认识，会变成填空题 => 只写 TRUE 或 "
                  "FALSE，要大写。改成：甲{FALSE#x}\n" },
    { "甲{false}", "!1:3 判断题的答案写法 Moodle 不认识，会变成填空题 => 只写 TRUE 或 "
                   "FALSE，要大写。改成：甲{FALSE}\n" },
    { "甲{F#一#二#三}", "T 甲 ~正确#一 =错误#二#三\n" },
    { "甲是{=乙 ~丙}的。", "S 甲是_____的。 =乙 ~丙\n" },
    { "甲{T}。", "T 甲_____。 =正确 ~错误\n" },
    { "::名::甲{=a ~b}", "S 甲 =a ~b @名\n" },
    { "::没完 甲{=a ~b}", "S 没完 甲 =a ~b\n" },
    { "::a:b::甲{=a ~b}", "S 甲 =a ~b @a:b\n" },
    { "::a\\::b::甲{=a ~b}", "S 甲 =a ~b @a::b\n" },
    { "1\\=1\\:{=\\~甲\\# ~\\{乙\\}}", "S 1=1: =~甲# ~{乙}\n" },
    { "甲\\n乙{=a\\nb ~c}", "S 甲乙 =a b ~c\n" },
    { "甲{=\\\\ ~b}", "S 甲 =\\ ~b\n" },
    { "甲{=a\\\\=b ~c}", "S 甲 =a\\ =b ~c\n" },
    { "甲\\{{=a ~b}", "S 甲{ =a ~b\n" },
    { "甲{~%50%a ~%50%b ~%-100%c}", "M 甲 =a =b ~c\n" },
    { "甲{~%100%a ~%-50%b}", "M 甲 =a ~b\n" },
    { "甲{=a ~%50%b ~c}", "S 甲 =a ~b ~c\n" },
    { "甲{~%33.33333%a ~%66.6%b ~c}", "M 甲 =a =b ~c\n" },
    { "甲{~%1,5%a ~%98.5%b}", "!1:4 分数里的逗号 Moodle 不认识，会变成选项的文字 => "
                              "小数点用点。改成：甲{~%1.5%a ~%98.5%b}\n" },
    { "甲{~%0%a ~%-10%b}",
      "!1:7 没有一个选项是对的 => 在正确的选项前写 =（GIFT），或给它大于 0 的分数\n" },
    { "甲{~a ~b}", "!1:4 没有一个选项是对的 => 在正确的选项前写 =（GIFT），或给它大于 0 的分数\n" },
    { "甲{~%50a ~%50%b}", "M 甲 ~%50a =b\n" },
    { "甲{=%50%a ~b}", "S 甲 =%50%a ~b\n" },
    { "甲{~%--5%a ~%5%b}", "M 甲 ~a =b\n" },
    { "甲{=a#对#了 ~b#不}", "S 甲 =a#对#了 ~b#不\n" },
    { "甲{=a#x ~b####总的}", "S 甲 =a#x ~b ####总的\n" },
    { "甲{=a ~b####一####二}", "S 甲 =a ~b####一 ####二\n" },
    { "甲{=a####~b}", "!1:1 填空题在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "甲{T#a#b####c}", "T 甲 =正确#b ~错误#a ####c\n" },
    { "[html]<b>甲</b>&amp;{=<i>a</i> ~[plain]<i>b</i>}", "S 甲& =a ~<i>b</i>\n" },
    { "[plain]<b>甲</b>{=<i>a</i> ~b}", "S <b>甲</b> =<i>a</i> ~b\n" },
    { "[markdown]**甲**{=`a` ~b}", "S 甲 =a ~b\n" },
    { "[nonsense]甲{=a ~b}", "S [nonsense]甲 =a ~b\n" },
    { "[html]甲&ndash;乙&nbsp;&#150;&bull;&rarr;{=&NotEqualTilde; ~R&D}", "S 甲–乙 –•→ =≂̸ ~R&D\n" },
    { "[html]<img src=x>甲{=a ~b}", "!1:1 题目里有图片 => 把图片里的内容写成文字\n" },
    { "甲{=[html]a ~[what]b#[plain]<b>}", "S 甲 =a ~[what]b#<b>\n" },
    { "甲{}", "!1:1 问答题在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "甲", "!1:1 没有答案的说明文字在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "甲{#3}", "!1:1 数值题在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "甲{#1..2}", "!1:1 数值题在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "甲{=a}", "!1:1 填空题在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "甲{=a =b}", "!1:1 填空题在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "甲{=a -> 1 =b -> 2}",
      "!1:1 连线题在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "甲{~a}", "!1:1 选项少于两个 => 至少写两个选项，字母后面有点或顿号：A. B.\n" },
    { "甲{=a ~b", "!1:2 大括号只有左边没有右边 => 在答案后面补上 }。改成：甲{=a ~b}\n" },
    { "甲 =a ~b}", "!1:8 大括号只有右边没有左边 => 在第一个答案前面补上 {\n" },
    { "甲} {=a ~b", "!1:2 右大括号在左大括号前面 => 题干里的大括号写成 \\{ 和 \\}\n" },
    { "甲{=a\n\n~b}\n\n乙{T}",
      "S 甲 =a ~b\nT 乙 =正确 ~错误\n?2:0 大括号里有空行 => 删掉这个空行\n" },
    { "甲{=a\n\n乙{T}",
      "T 乙 =正确 ~错误\n!1:2 大括号只有左边没有右边 => 在答案后面补上 }。改成：甲{=a}\n" },
    { "甲{\n\n\n=a\n\n~b\n}",
      "S 甲 =a ~b\n?2:0 大括号里有空行 => 删掉这个空行\n?3:0 大括号里有空行 => 删掉这个空行\n?5:0 "
      "大括号里有空行 => 删掉这个空行\n" },
    { "甲{=a ~{b}", "S 甲 =a ~{b\n" },
    { "{=a ~b}", "!1:1 题干是空的 => 补上题目，或删掉这一题\n" },
    { "点 http://a.cn/?id=1#x 吗{T}", "T 点 http://a.cn/?id=1#x 吗 =正确 ~错误\n" },
    { "哪个{=http://a.cn/?id=1 ~b}",
      "!1:9 网址里的 = ~ # 没有转义，题目会被切错 => "
      "在它们前面加反斜杠。改成：哪个{=http\\://a.cn/?id\\=1 ~b}\n" },
    { "哪个{=a ~http://a.cn/~user}",
      "!1:12 网址里的 = ~ # 没有转义，题目会被切错 => 在它们前面加反斜杠。改成：哪个{=a "
      "~http\\://a.cn/\\~user}\n" },
    { "哪个{=http://a.cn#骗人的 ~b}", "S 哪个 =http://a.cn#骗人的 ~b\n" },
    { "哪个{=http\\://a.cn/?id\\=1 ~b}", "S 哪个 =http://a.cn/?id=1 ~b\n" },
    { "哪个{=www.a.cn/#top ~b}", "!1:5 网址里的 = ~ # 没有转义，题目会被切错 => "
                                 "在它们前面加反斜杠。改成：哪个{=www.a.cn/\\#top ~b}\n" },
    { "甲｛＝a ～b｝", "S 甲 =a ~b\n?1:0 GIFT 的符号打成了全角 => 改成：甲{=a ~b}\n" },
    { "甲{～a\n＝b}", "S 甲 ~a =b\n?1:0 GIFT 的符号打成了全角 => 改成：=b}\n" },
    { "：：名：：甲｛～a＃不\n＝b＃对｝",
      "S 甲 ~a#不 =b#对 @名\n?1:0 GIFT 的符号打成了全角 => 改成：=b#对}\n" },
    { "甲{=3～5 元 ~6}", "S 甲 =3～5 元 ~6\n" },
    { "甲：：乙{=a ~b}", "S 甲：：乙 =a ~b\n" },
    { "甲｛T｝", "T 甲 =正确 ~错误\n?1:0 GIFT 的符号打成了全角 => 改成：甲{T}\n" },
    { "甲{\n～％50％a\n～％50％b\n～c}",
      "M 甲 =a =b ~c\n?1:0 GIFT 的符号打成了全角 => 改成：~c}\n" },
    { "// [id:x1] [tag:刷单] [tag:次要]\n::名::甲{=a ~b}", "S 甲 =a ~b @x1 :刷单\n" },
    { "甲{\n// 注释 } \n=a\n~b}", "S 甲 =a ~b\n" },
    { "// 只有注释", "!0:0 文件里没有题目 => 检查是不是放错了文件\n" },
    { "$CATEGORY: $course$/反诈/冒充\n\n甲{=a ~b}", "S 甲 =a ~b :冒充\n" },
    { "$CATEGORY: a//b\n\n甲{=a ~b}", "S 甲 =a ~b :a//b\n" },
    { "// [id:a\\]b]\n甲{=a ~b}", "S 甲 =a ~b @a]b\n" },
    { "// [tag:真假:骗局] [tag:情景行数:1] [tag:渠道:短信]\n某短信\\n你会？{=删 ~回}",
      "A 某短信 / 你会？ =删 ~回\n" },
    { "甲{=a ~b ~c ~d ~e ~f ~g}", "!1:22 有 7 个选项，屏幕上最多放 6 个 => 删掉几个错误的选项\n" },
    { "甲{=a ~a}", "!1:7 选项 A 和选项 B 一模一样 => 改掉或删掉其中一个\n" },
    { "甲{=a ~}", "!1:7 选项 B 是空的 => 补上文字，或把后面的选项往前移\n" },
    { "{=a ~b ~c}{T}", "S _____{T} =a ~b ~c\n" },
    { "甲{=正确 ~错误}", "T 甲 =正确 ~错误\n" },
    { "\357\273\277::名::甲{=a ~b}", "S 甲 =a ~b @名\n" },
    { "甲{\r\n=a\r\n~b\r\n}", "S 甲 =a ~b\n" },
    { "甲\t乙{=a\001 ~b}", "S 甲 乙 =a ~b\n" },
    { "甲\\",
      "!1:1 没有答案的说明文字在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "甲{=a\\", "!1:2 大括号只有左边没有右边 => 在答案后面补上 }。改成：甲{=a\\}\n" },
    { "::", "!1:1 没有答案的说明文字在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "::::{=a ~b}", "!1:5 题干是空的 => 补上题目，或删掉这一题\n" },
    { "{", "!1:1 大括号只有左边没有右边 => 在答案后面补上 }。改成：{}\n" },
    { "}", "!1:1 大括号只有右边没有左边 => 在第一个答案前面补上 {\n" },
    { "{}", "!1:1 问答题在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "~=#:",
      "!1:1 没有答案的说明文字在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "$CATEGORY:", "!0:0 文件里没有题目 => 检查是不是放错了文件\n" },
    { "甲{\n～％50％a ～％50％b ～c}",
      "M 甲 =a =b ~c\n?1:0 GIFT 的符号打成了全角 => 改成：~%50%a ~%50%b ~c}\n" },
    { "甲{\n=a\n～b\n}", "S 甲 =a ~b\n?1:0 GIFT 的符号打成了全角 => 改成：~b\n" },
    { "甲{～a\n＝http://x.cn?a=1}", "!2:6 网址里的 = ~ # 没有转义，题目会被切错 => "
                                    "在它们前面加反斜杠。改成：=http\\://x.cn?a\\=1}\n" },
    { "甲{=3 ～ 5 元 ~6}", "S 甲 =3 ～ 5 元 ~6\n" },
};

static void expect(const char *file, const char *text, const char *says)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    struct ks_table_context context = { arena, &problems, 20712 };
    struct ks_quiz_bank bank = { 0 };
    struct ks_buf said = { 0 };
    ks_quiz_read(&context, file, text, strlen(text), &bank);
    say_bank(&bank, &problems, &said);
    ck_assert_msg(strcmp(said.p, says) == 0, "%s\n--- is\n%s--- should be\n%s", text, said.p, says);
    ck_assert_uint_le(bank.n, bank.found);
    ks_buf_free(&said);
    ks_arena_free(arena);
}

START_TEST(each_block_as_expected)
{
    expect("x.gift", blocks[_i].gift, blocks[_i].says);
}
END_TEST

/* All in one file: no block may change what its neighbour is, and the counts add up. */
START_TEST(none_is_dropped)
{
    struct ks_buf text = { 0 };
    for (size_t i = 0; i < 50; i++) {
        ks_buf_addf(&text, "::q%zu::%zu{=a ~b}\n\n%s\n\n", i, i, i % 2 ? "坏{=a ~b" : "写{}");
    }
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    struct ks_table_context context = { arena, &problems, 20712 };
    struct ks_quiz_bank bank = { 0 };
    ks_quiz_read(&context, "x.gift", text.p, text.n, &bank);
    ck_assert_uint_eq(bank.found, 100);
    ck_assert_uint_eq(bank.n, 50);
    ck_assert_uint_eq(ks_problems_count(&problems, KS_LEVEL_ERROR), bank.found - bank.n);
    ks_buf_free(&text);
    ks_arena_free(arena);
}
END_TEST

/* One shape, many times over, costs its length: what is quadratic takes gigabytes, or minutes and
 * with them this test's time. */
static const struct {
    const char *front, *again, *end;
    size_t times, usable;
} shapes[] = {
    { "// ", "[tag:x]", "\n甲{T}\n", 9000, 1 },    { "// ", "[tag:x", "\n甲{T}\n", 9000, 1 },
    { "甲{T}\n\n", "\\", "\n", 700000, 1 },        { "甲｛", "＝甲\n", "｝\n", 150000, 0 },
    { "甲{T}\n\n乙{", "\\{", "\n\n}", 300000, 1 },
};

START_TEST(each_shape_costs_its_length)
{
    struct rusage before, after;
    struct ks_buf text = { 0 };
    ks_buf_adds(&text, shapes[_i].front);
    for (size_t i = 0; i < shapes[_i].times; i++) {
        ks_buf_adds(&text, shapes[_i].again);
    }
    ks_buf_adds(&text, shapes[_i].end);
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    struct ks_table_context context = { arena, &problems, 20712 };
    struct ks_quiz_bank bank = { 0 };
    getrusage(RUSAGE_SELF, &before);
    ks_quiz_read(&context, "x.gift", text.p, text.n, &bank);
    getrusage(RUSAGE_SELF, &after);
    ck_assert_uint_eq(bank.n, shapes[_i].usable);
    ck_assert_int_lt(after.ru_maxrss - before.ru_maxrss, 64 * 1024 /* KiB */);
    ks_buf_free(&text);
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, each_block_as_expected, 0, (int)KS_COUNT(blocks));
    tcase_add_test(tc, none_is_dropped);
    tcase_add_loop_test(tc, each_shape_costs_its_length, 0, (int)KS_COUNT(shapes));
}

int main(void)
{
    return check_main("gift", add);
}
