/* Banks as they stand in Word and Notepad, Aiken, and every spelling of an answer. */
#include <stdio.h>

#include "readers/quiz/answer.h"
#include "readers/quiz/draft.h"
#include "readers/quiz/files.h"
#include "support/check_main.h"
#include "support/quiz_say.h"

static const struct {
    const char *text, *says;
} texts[] = {
    { "1. 甲（ B ）\nA．一  B．二\n", "S 甲（ 　 ） ~一 =二\n" },
    { "1、甲（　）\nA、一\nB、二\n答案：Ｂ\n解析：因为\n二行\n",
      "S 甲（　） ~一 =二 ####因为二行\n" },
    { "（1）甲\n(A)一 (B)二 (C)三\n【答案】AC\n【解析】因为\n", "M 甲 =一 ~二 =三 ####因为\n" },
    { "第1题 甲\nA:一\nB:二\n正确答案：a\n", "S 甲 =一 ~二\n" },
    { "一、多选题\n1.甲\nA.一 B.二 C.三\n答案：A、C\n二、判断题（每题 2 "
      "分）\n1.乙（√）\n2.丙。\n答案：错\n",
      "M 甲 =一 ~二 =三\nT 乙（　） =正确 ~错误\nT 丙。 ~正确 =错误\n" },
    { "1.[多选题]甲\nA.一\nB.二\n答案：AB\n", "M 甲 =一 =二\n" },
    { "1.甲（多选题）\nA.一\nB.二\n答案：AB\n", "M 甲 =一 =二\n" },
    { "1.甲\nA.一\nB.二\n答案：C\n", "!4:1 答案是「C」，选项只到 B => 检查答案，或补上缺的选项\n" },
    { "1.甲\nA.一\nB.二\n答案：AB\n解析：x\n\n2.乙\nA.一\nB.二\n答案：A\n",
      "M 甲 =一 =二 ####x\nS 乙 =一 ~二\n" },
    { "一、单选题\n1.甲\nA.一\nB.二\n答案：AB\n",
      "!5:1 单选题却有 2 个答案 => 要全选才对，就把题型改成多选题；选哪个都对，答案写成 A/B\n" },
    { "一、单选题\n1.甲\nA.一\nB.二\n答案：A/B\n", "S 甲 =一 =二\n" },
    { "一、填空题\n1.甲____\n答案：乙\n",
      "!2:1 填空题在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "四、简答题\n1.谈谈\n答：略\n",
      "!2:1 简答题在屏幕上没法作答，本机不支持 => 改成单选题、多选题或判断题\n" },
    { "What is it?\nA. one\nB. two\nANSWER: B\n", "S What is it? ~one =two\n" },
    { "What is it?\nA) one\nB) two\nANSWER: B\nNext one\nA) x\nB) y\nANSWER: A\n",
      "S What is it? ~one =two\nS Next one =x ~y\n" },
    { "A wrapped\nstem here?\nA. one\nB. two\nANSWER: A\n", "S A wrapped stem here? =one ~two\n" },
    { "Q?\nA. one\nB. two\nanswer: b\n", "S Q? ~one =two\n" },
    { "Q?\nA one\nB two\nANSWER: A\n",
      "!1:1 选项少于两个 => 至少写两个选项，字母后面有点或顿号：A. B.\n" },
    { "1.甲\nA.是B.否\n答案：A\n", "T 甲 =是 ~否\n" },
    { "1.甲（ B ）\nA.一\nB.二\n答案：B\n", "S 甲（ 　 ） ~一 =二\n" },
    { "1.甲（ B ）\nA.一\nB.二\n答案：A\n",
      "S 甲（ B ） =一 ~二\n?1:1 题干括号里写的是「B」，和答案不一样 => "
      "留下对的那一个，删去另一个\n" },
    { "1.甲\nA.一\nC.三\n答案：A\n",
      "!1:1 选项 B 应该在这里，写的却是 C => 把选项按 A、B、C 排好，例如改成：B.三\n" },
    { "1.甲\nA.一\nA.二\n答案：A\n",
      "!1:1 选项 B 应该在这里，写的却是 A => 把选项按 A、B、C 排好，例如改成：B.二\n" },
    { "反诈题库\n\n1.甲\nA.一\nB.二\n答案：A\n", "S 甲 =一 ~二\n" },
    { "1.甲\nA.一\nB.二\n答案：A 解析：因为 3.14\n", "S 甲 =一 ~二 ####因为 3.14\n" },
    { "1.甲是 3.14 吗\n答案：对\n", "T 甲是 3.14 吗 =正确 ~错误\n" },
    { "1.甲\n答案：√\n2.乙\n答案：F\n3.丙\n答案：不同意\n",
      "T 甲 =正确 ~错误\nT 乙 ~正确 =错误\nT 丙 ~正确 =错误\n" },
    { "1.甲\nA.一\nB.二\nC.三\nD.四\nE.五\nF.六\nG.七\n答案：A\n",
      "!8:1 有 7 个选项，屏幕上最多放 6 个 => 删掉几个错误的选项\n" },
    { "1. 甲\n  A. 一\n     接着一\n  B. 二\n答案是B\n", "S 甲 ~一接着一 =二\n" },
    { "2023年1月的事\n1.甲\nA.一\nB.二\n答案：1\n", "S 甲 =一 ~二\n" },
    { "１．甲\nＡ．一　　Ｂ．二\n答案：Ｂ\n", "S 甲 ~一 =二\n" },
    { "1.甲\r\nA.一\r\nB.二\r\n答案：B\r\n", "S 甲 ~一 =二\n" },
    { "9.甲\nA.一\nB.二\n答案：A\n19、乙\nA.一\nB.二\n答案：B\n", "S 甲 =一 ~二\nS 乙 ~一 =二\n" },
    { "０．甲\nA.一\nB.二\n答案：A\n９．乙\nA.一\nB.二\n答案：B\n",
      "S 甲 =一 ~二\nS 乙 ~一 =二\n" },
    { "1234.甲\nA.一\nB.二\n答案：A\n", "S 甲 =一 ~二\n" },
    { "12345.甲\nA.一\nB.二\n答案：A\n", "S 12345.甲 =一 ~二\n" },
    { "第9题、甲\nA.一\nB.二\n答案：A\n", "S 甲 =一 ~二\n" },
    { "十一、多选题\n1.甲\nA.一\nB.二\n答案：A\n", "M 甲 =一 ~二\n" },
    { "十、反诈知识\n1.甲\nA.一\nB.二\n答案：A\n", "S 甲 =一 ~二\n" },
    { "1.甲\nA.一\nB.二\n接着\n答案：A\n", "S 甲 =一 ~二接着\n" },
    { "1.甲\n【答案】 A\nA.一\nB.二\n", "S 甲 =一 ~二\n" },
    { "1.甲\nA.一\nB.二\n答案 ：A\n[解析]x\n2.乙\nA.一\nB.二\nKey: B\n解析为y\n",
      "S 甲 =一 ~二 ####x\nS 乙 ~一 =二 ####y\n" },
    { "1.甲）（B）\nA.一\nB.二\n", "S 甲）（　） ~一 =二\n" },
    { "1.（B）甲\nA.一\nB.二\n", "S （　）甲 ~一 =二\n" },
    { "1.甲\nA.一\nB.二\n答案：A\n解析：x\n二、判断题\n乙（√）\n",
      "S 甲 =一 ~二 ####x\nT 乙（　） =正确 ~错误\n" },
    { "答案：B\n", "!0:0 文件里没有题目 => 检查是不是放错了文件\n" },
    { "", "!0:0 文件里没有题目 => 检查是不是放错了文件\n" },
    { "1.\n2.\n", "!1:1 选项少于两个 => 至少写两个选项，字母后面有点或顿号：A. B.\n!2:1 "
                  "选项少于两个 => 至少写两个选项，字母后面有点或顿号：A. B.\n" },
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
    ks_buf_free(&said);
    ks_arena_free(arena);
}

START_TEST(each_text_as_expected)
{
    expect("x.txt", texts[_i].text, texts[_i].says);
}
END_TEST

static const struct {
    const char *answer, *of_three, *of_truth; /* the letters it means; - = refused */
} answers[] = {
    { "B", "B", "B" },       { "b", "B", "B" },       { "Ｂ", "B", "B" },    { "AB", "AB", "-" },
    { "A;B", "AB", "-" },    { "A、B", "AB", "-" },   { "A，B", "AB", "-" }, { "A,B", "AB", "-" },
    { "A B", "AB", "-" },    { "A/B", "AB", "-" },    { "A|B", "AB", "-" },  { "（B）", "B", "B" },
    { "【AC】", "AC", "-" }, { "答案：C", "C", "-" }, { "B.", "B", "B" },    { "1", "A", "A" },
    { "2.0", "B", "B" },     { "1,3", "AC", "-" },    { "正确", "-", "A" },  { "错误", "-", "B" },
    { "对", "-", "A" },      { "√", "-", "A" },       { "×", "-", "B" },     { "T", "-", "A" },
    { "F", "-", "B" },       { "TRUE", "-", "A" },    { "是", "-", "A" },    { "否", "-", "B" },
    { "同意", "-", "A" },    { "不同意", "-", "B" },  { "乙", "B", "-" },    { "甲。", "A", "-" },
    { "D", "-", "-" },       { "Z", "-", "-" },       { "选B", "B", "B" },   { "A和C", "AC", "-" },
    { "A及B", "AB", "-" },   { "“B”", "B", "B" },     { "0", "-", "B" },     { "10", "-", "-" },
    { "", "-", "-" },        { "？", "-", "-" },
};

static unsigned letters(const char *text)
{
    unsigned set = 0;
    for (; *text != '\0'; text++) {
        set |= 1u << (*text - 'A');
    }
    return set;
}

START_TEST(each_spelling_of_an_answer)
{
    static const struct ks_str three[] = { { "甲", 3 }, { "乙", 3 }, { "丙", 3 } };
    static const struct ks_str truth[] = { { "正确", 6 }, { "错误", 6 } };
    for (int pass = 0; pass < 2; pass++) {
        const char *says = pass == 0 ? answers[_i].of_three : answers[_i].of_truth;
        unsigned right = 0;
        enum ks_answer_reading reading = pass == 0
                                             ? ks_answer_read(ks_str_of(answers[_i].answer), three,
                                                              3, KS_ANSWER_TO_CHOICE, &right)
                                             : ks_answer_read(ks_str_of(answers[_i].answer), truth,
                                                              2, KS_ANSWER_TO_TRUTH, &right);
        bool two = pass == 1 && right == 3; /* read, and refused because both cannot be */
        bool good = reading == KS_ANSWER_GOOD && !two;
        ck_assert_msg(good == (*says != '-'), "%s", answers[_i].answer);
        ck_assert_msg(!good || right == letters(says), "%s: %x", answers[_i].answer, right);
    }
}
END_TEST

START_TEST(sorts_of_questions)
{
    ck_assert_int_eq(ks_kind_of(KS_STR("判断题（每题 2 分，共 20 分）")), KS_QUIZ_TRUE_FALSE);
    ck_assert_int_eq(ks_kind_of(KS_STR("单项选择题")), KS_QUIZ_SINGLE);
    ck_assert_int_eq(ks_kind_of(KS_STR(" 多 选 ")), KS_QUIZ_MULTIPLE);
    ck_assert_int_eq(ks_kind_of(KS_STR("不定项选择题")), KS_QUIZ_MULTIPLE);
    ck_assert_int_eq(ks_kind_of(KS_STR("名词解释：")), KS_KIND_OTHER);
    ck_assert_int_eq(ks_kind_of(KS_STR("反诈知识")), KS_KIND_UNKNOWN);
}
END_TEST

/* Sheets of exam systems in whatever a school's computers save. */
START_TEST(sheets_of_exam_systems)
{
    expect("x.txt", "题型\t题干\t选项\t答案\t解析\n单选题\t甲\tA.一 B.二\tB\t因为\n",
           "S 甲 ~一 =二 ####因为\n");
    expect("x.csv", "题干；选项A；选项B；答案\n甲；一；二；A\n", "S 甲 =一 ~二\n");
    expect("x.csv", "试题内容,备选项,标准答案\n甲,一|二|三,AC\n", "M 甲 =一 ~二 =三\n");
    expect("x.csv", "类型,题目,选项A,选项B,答案\n多选,甲,一,二,AB\n", "M 甲 =一 =二\n");
    expect("x.csv", "序号,题目,选项A,选项B,正确答案\n1,甲,'=1+1,二,A\n2.0,乙,一,二,C\n,,,,\n",
           "S 甲 ==1+1 ~二\n!3:5 答案是「C」，选项只到 B => 检查答案，或补上缺的选项\n");
    expect(
        "x.csv",
        "反诈竞赛题库\n题干,选项A,选项B,选项C,选项D,选项E,选项F,选项G,答案\n甲,1,2,3,4,5,6,7,A\n",
        "!3:8 有 7 个选项，屏幕上最多放 6 个 => 删掉几个错误的选项\n");
    expect("x.csv", "题干,选项A,选项B,选项C,答案\n甲,一,,三,A\n",
           "!2:3 选项 B 是空的 => 补上文字，或把后面的选项往前移\n");
    /* GBK: 题干,A,B,答案 / 诈骗,…; 诈骗 is valid UTF-8 too */
    expect("x.csv", "\xCC\xE2\xB8\xC9,A,B,\xB4\xF0\xB0\xB8\n\xD5\xA9\xC6\xAD,1,2,A\n",
           "S 诈骗 =1 ~2\n");
    expect("x.csv", "姓名,学号\n甲,1\n",
           "?1:1 不认识的列名「姓名」 => 不需要就删掉这一列，或改成认识的列名\n"
           "?1:2 不认识的列名「学号」 => 是不是「编号」？请改正列名\n"
           "!1:0 缺少必填的列题干（stem） => 在第一行写上列名\n"
           "!1:0 缺少必填的列答案（answer） => 在第一行写上列名\n");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, each_text_as_expected, 0, (int)KS_COUNT(texts));
    tcase_add_loop_test(tc, each_spelling_of_an_answer, 0, (int)KS_COUNT(answers));
    tcase_add_test(tc, sorts_of_questions);
    tcase_add_test(tc, sheets_of_exam_systems);
}

int main(void)
{
    return check_main("quiz text", add);
}
