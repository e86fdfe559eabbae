/* Cards from their text: every template and every kind of line, faults, alerts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "readers/card/md.h"
#include "support/check_main.h"
#include "support/said.h"

/* A table row gives what matters and leaves the rest zero. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#pragma GCC diagnostic ignored "-Wsign-conversion"

static void dump_spans(struct ks_buf *out, const struct ks_spans *spans)
{
    static const char *const open[] = { "", "**", "==", "[[", "{{" };
    static const char *const close[] = { "", "**", "==", "]]", "}}" };
    for (size_t i = 0; i < spans->n; i++) {
        const char *text = strcmp(spans->v[i].text, "\n") == 0 ? " / " : spans->v[i].text;
        ks_buf_addf(out, "%s%s%s", open[spans->v[i].style], text, close[spans->v[i].style]);
    }
    ks_buf_adds(out, "\n");
}

/* template, headline and one line for each block. */
static void dump(struct ks_buf *out, const struct ks_card *card)
{
    static const char *const kinds[] = { "p", "say", "panel", "label", "entry", "do" };
    static const char *const marks[] = { "", " +", " x" };
    ks_buf_addf(out, "%s: ", ks_template_kind(card->template)->name);
    dump_spans(out, &card->headline);
    for (size_t i = 0; i < card->n_blocks; i++) {
        const struct ks_block *b = &card->blocks[i];
        ks_buf_addf(out, "%s%s%s", kinds[b->kind], b->genuine ? " real" : "", marks[b->mark]);
        if (b->kind != KS_BLOCK_PARAGRAPH && b->kind != KS_BLOCK_LABEL) {
            ks_buf_addf(out, " <%s%s>", b->from_viewer ? "*" : "", b->speaker);
        }
        ks_buf_adds(out, " ");
        dump_spans(out, &b->text);
    }
}

struct fixture {
    struct ks_arena *arena;
    struct ks_problems problems;
    struct ks_zone zone;
};

static struct fixture open_fixture(void)
{
    struct fixture f = { .arena = ks_arena_new(), .zone = ks_zone_fixed(28800) };
    f.problems.arena = f.arena;
    return f;
}

static const struct ks_card *read_card(struct fixture *f, const char *text)
{
    return ks_card_read("cards/x.md", text, strlen(text), &f->zone, f->arena, &f->problems);
}

/* "row:column code" of every problem. */
static void dump_problems(struct ks_buf *out, const struct ks_problems *problems)
{
    for (size_t i = 0; i < problems->n; i++) {
        const struct ks_problem *p = &problems->v[i];
        ks_buf_addf(out, "%s%d:%d %s", i > 0 ? ", " : "", p->row, p->column,
                    ks_problem_id(p->code));
        ck_assert_str_eq(p->file, "assets/cards/x.md");
        ck_assert(*said_of(p).what != '\0' && *said_of(p).why != '\0' && *said_of(p).how != '\0');
    }
    ks_buf_adds(out, "");
}

static const struct {
    const char *text, *dump, *problems;
} cases[] = {
    /* --- every template --- */
    { "---\ntemplate: checklist\n---\n# 一\n\n  * [x] 二\n\t* 三\n",
      "checklist: 一\nentry + <> 二\nentry <> 三\n", "" },
    { "---\ntemplate: chat\n---\n# 一\n\n张（班长）：快转\n李·小-1.2：好\n",
      "chat: 一\nsay <张（班长）> 快转\nsay <李·小-1.2> 好\n", "" },
    { "---\ntemplate: headline\n---\n# 不转账，==不吃亏==\n钱到了对方手里\n**很难**追回\n\n## 报 "
      "拨 "
      "{{alarm}}\n",
      "headline: 不转账，==不吃亏==\np 钱到了对方手里\np **很难**追回\ndo <报> 拨 {{alarm}}\n",
      "" },
    { "---\n模板：清单\n---\n# 三问再付款\n\n- [x] 平台内付\n- [!] 私下转\n- [ ] 问同学\n- "
      "留截图\n",
      "checklist: 三问再付款\nentry + <> 平台内付\nentry x <> 私下转\nentry <> 问同学\nentry <> "
      "留截图\n",
      "" },
    { "---\ntemplate: chat\n---\n# 先返现，\n# "
      "后套牢：==刷单==\n看三处：谁发的\n\n对方：做任务吗？\n我：好\n"
      "客服小李: [[卡单了]]，再补 8000\n才能提现\n> 先垫钱，越垫越多\n\n凡是先垫钱的都是骗局\n\n## "
      "停\n## 核 "
      "问辅导员\n## 报 {{alarm}}",
      "chat: 先返现， / 后套牢：==刷单==\np 看三处：谁发的\nsay <对方> 做任务吗？\nsay <*我> "
      "好\nsay "
      "<客服小李> [[卡单了]]，再补 8000\nsay <> 才能提现\nlabel 先垫钱，越垫越多\np "
      "凡是先垫钱的都是骗局\ndo <停> \ndo <核> 问辅导员\ndo <报> {{alarm}}\n",
      "" },
    { "---\ntemplate: sms\n---\n# 短信说航班取消\n\n【短信 0086 170 ** "
      "**】您的航班[[已取消]]\n请拨 "
      "[[400-***-2210]] 或 170****11\n\n办理改签：收费\n> 先付钱\n",
      "sms: 短信说航班取消\npanel <短信 0086 170 ** **> 您的航班[[已取消]]\nsay <> 请拨 "
      "[[400-***-2210]] 或 "
      "170****11\nsay <> 办理改签：收费\nlabel 先付钱\n",
      "" },
    { "---\ntemplate: call\n---\n# 电话里不办案\n\n【来电 陌生号码】\n警官：你涉嫌洗钱\n我：啊？\n",
      "call: 电话里不办案\npanel <来电 陌生号码> \nsay <警官> 你涉嫌洗钱\nsay <*我> 啊？\n", "" },
    { "---\ntemplate: web\n---\n# 网址要看全\n\n【网页 fake.example/login】请输入[[验证码]]\n",
      "web: 网址要看全\npanel <网页 fake.example/login> 请输入[[验证码]]\n", "" },
    { "---\ntemplate: notice\n---\n# 群里收费先问老师\n\n【班级群】各位同学：\n时间：9月1日\n",
      "notice: 群里收费先问老师\npanel <班级群> 各位同学：\nsay <> 时间：9月1日\n", "" },
    { "---\ntemplate: twin\n---\n# 哪条是骗局？\n\n【假 短信】先付[[工本费]]\n> 先付钱\n\n【真 App "
      "内消息】不收费\n> 不收钱\n",
      "twin: 哪条是骗局？\npanel <短信> 先付[[工本费]]\nlabel 先付钱\npanel real <App 内消息> "
      "不收费\nlabel "
      "real 不收钱\n",
      "" },
    { "---\ntemplate: hotline\n---\n# {{alarm}}\n被骗了，马上打\n",
      "hotline: {{alarm}}\np 被骗了，马上打\n", "" },
    { "---\ntemplate: letter\n---\n# 我承诺\n\n致同学：\n　　不轻信。\n姓名____ 学号____\n",
      "letter: 我承诺\np 致同学：\np 不轻信。\np 姓名____ 学号____\n", "" },
    { "---\ntemplate: board\n---\n# 零发案学院\n\n- [x] 计算机学院：128 天\n土木学院：90 "
      "天\n\n交通学院：7 天\n",
      "board: 零发案学院\nentry + <计算机学院> 128 天\nsay <土木学院> 90 天\nsay <交通学院> 7 天\n",
      "" },
    { "---\ntemplate: twin\nlang: en\n---\n# Which one is real?\n\n[SMS +86 170] Pay a [[fee]] "
      "first\n> "
      "Asks for money\n\n[Real Airline app] No fee\nOther: Time 18:00\nMe: OK\nNote https://x\n## "
      "Stop "
      "Do not pay\n## Check: ask us",
      "twin: Which one is real?\npanel <SMS +86 170> Pay a [[fee]] first\nlabel Asks for "
      "money\npanel real "
      "<Airline app> No fee\nsay <Other> Time 18:00\nsay <*Me> OK\nsay <> Note https://x\ndo "
      "<Stop> Do not "
      "pay\ndo <Check> ask us\n",
      "" },
    { "---\ntemplate: checklist\n---\n# 一\n\n- 二\n- ## 报 拨\n  三\n",
      "checklist: 一\nentry <> 二\ndo <报> 拨\np 三\n", "" },
    /* --- without front matter --- */
    { "先返现，后套牢\n刷单都是骗局\n\n- 不垫钱\n",
      "checklist: 先返现，后套牢\np 刷单都是骗局\nentry <> 不垫钱\n", "" },
    { "\n# 只有标题\n", "headline: 只有标题\n", "" },
    { "一句话", "headline: 一句话\n", "" },
    { "标题\n对方：在吗\n我：在", "chat: 标题\nsay <对方> 在吗\nsay <*我> 在\n", "" },
    { "标题\n\n【来电 400】喂\n", "call: 标题\npanel <来电 400> 喂\n", "" },
    /* --- what CommonMark would do otherwise --- */
    { "# a\n> 标签\n下一行\n- 一\n  续行 b\n  c\n下一行\n",
      "checklist: a\nlabel 标签\np 下一行\nentry <> 一续行 b c\np 下一行\n", "" },
    { "# a\n\n上一行\n---\n下一行\n===\n", "headline: a\np 上一行\np 下一行\n", "" },
    { "#没有空格\n##停 付款\n* 一\n1. 二\n",
      "checklist: 没有空格\ndo <停> 付款\nentry <> 一\nentry <> 二\n", "" },
    { "# a\n\n    缩进 `代码` <b>x</b> &amp; \\* [链接](u) ![图](v) *斜* ~~~\n",
      "headline: a\np 缩进 `代码` <b>x</b> &amp; \\* [链接](u) ![图](v) *斜* ~~~\n", "" },
    /* --- inline marks --- */
    { "# **a** ==**b** c== [[d **e**]] **“免费。”**吗 ==x==y\n",
      "headline: **a** ==b c== [[d e]] **“免费。”**吗 ==x==y\n", "" },
    { "# 1**2 和 3**4 ** 5 ** ==== 6\n", "headline: 1**2 和 3**4 ** 5 ** ==== 6\n", "" },
    /* --- faults --- */
    { "# 好 [[没关\n\n又 ==没关\n{{a b}} {{}} {{没关\n",
      "headline: 好 没关\np 又 没关\np {{a b}} {{}} {{没关\n",
      "1:5 card.unclosed-flag, 3:3 card.unclosed-alarm, 4:1 card.bad-fact, 4:9 card.bad-fact, 4:14 "
      "card.bad-fact" },
    { "---\n模板: 聊天室\n颜色: 红\n没有冒号\ntitle: a\ntitle: b\n---\n# a\n", "headline: a\n",
      "3:1 card.unknown-key, 4:1 card.front-line, 6:1 card.repeated-key, 2:5 "
      "card.unknown-template" },
    { "---\ntemplate: chat\n# 没有结束\n\n对方：在\n", "chat: 没有结束\nsay <对方> 在\n",
      "1:1 card.front-open" },
    { "---\ntemplate: sms\n---\n\n【短信】a\n", "sms: a\npanel <短信> a\n",
      "5:0 card.no-headline" },
    { "---\ntitle: 标题\nlang: fr\n---\n", "headline: 标题\n",
      "3:7 card.unknown-lang, 1:0 card.no-headline" },
    { "---\ntemplate: chat\n---\n# a\n对方：\n我： \n", "chat: a\n",
      "5:1 card.empty-script, 6:1 card.empty-script, 0:0 card.no-script" },
    { "# a\n## 一\n## 二\n## 三\n## 四 个\n", "headline: a\ndo <一> \ndo <二> \ndo <三> \n",
      "5:4 card.too-many-actions" },
    { "---\ntemplate: twin\n---\n# a\n\n【短信 一】b\n\n【短信 二】c\n",
      "twin: a\npanel <短信 一> b\npanel <短信 二> c\n", "0:0 card.twin" },
    { "---\ntemplate: sms\n---\n# a\n\n【短信 没关\n", "sms: a\np 【短信 没关\n",
      "6:1 card.panel-open, 0:0 card.panels" },
    { "---\nvalid: 2020-12-31..2020-01-01\n---\n# a\n", "headline: a\n", "2:8 card.never-valid" },
    { "---\nvalid: 下周\n---\n# a\n", "headline: a\n", "2:8 card.bad-valid" },
    { "", NULL, "0:0 card.empty" },
    { "---\n---\n \n", NULL, "0:0 card.empty" },
};

START_TEST(cards)
{
    struct fixture f = open_fixture();
    struct ks_buf got = { 0 }, problems = { 0 };
    const struct ks_card *card = read_card(&f, cases[_i].text);
    dump_problems(&problems, &f.problems);
    ck_assert_str_eq(problems.p == NULL ? "" : problems.p, cases[_i].problems);
    ck_assert_int_eq(card != NULL, cases[_i].dump != NULL);
    if (card != NULL) {
        dump(&got, card);
        ck_assert_str_eq(got.p, cases[_i].dump);
        ck_assert_ptr_null(card->alert);
    }
    ks_buf_free(&got);
    ks_buf_free(&problems);
    ks_arena_free(f.arena);
}
END_TEST

START_TEST(front_matter)
{
    struct fixture f = open_fixture();
    const struct ks_card *card = read_card(
        &f, "\n---\n标题：“刷单”\nTYPE: 刷单返利\n二维码: https://example.edu/a?b=1\n来源: 保卫部\n"
            "图片: posters/a.jpg\n有效期: 2020年10月10日起\n# 说明\n---\n# a\n");
    ck_assert_int_eq(f.problems.n, 0);
    ck_assert_str_eq(card->title, "刷单");
    ck_assert_str_eq(card->type, "刷单返利");
    ck_assert_str_eq(card->qr, "https://example.edu/a?b=1");
    ck_assert_str_eq(card->source, "保卫部");
    ck_assert_str_eq(card->picture, "posters/a.jpg");
    ck_assert_str_eq(card->lang, "zh");
    ck_assert_str_eq(card->path, "cards/x.md");
    ck_assert_int_eq(card->valid_from, ks_date_of((struct ks_ymd) { 2020, 10, 10 }));
    ck_assert_int_eq(card->valid_until, KS_DATE_NONE);
    card = read_card(&f, "---\nvalid: ..2020-12-31\n---\n# **a** {{b}}c\n# d\n");
    ck_assert_int_eq(card->valid_from, KS_DATE_NONE);
    ck_assert_int_eq(card->valid_until, ks_date_of((struct ks_ymd) { 2020, 12, 31 }));
    ck_assert_str_eq(card->title, "a c\nd");
    ck_assert_str_eq(card->type, "");
    ks_arena_free(f.arena);
}
END_TEST

static const char *civil_text(struct ks_civil t)
{
    static char text[KS_CIVIL_TEXT];
    ks_civil_format(t, text);
    return text;
}

START_TEST(an_alert)
{
    struct fixture f = open_fixture();
    const struct ks_card *card = read_card(
        &f,
        "---\nalert: actual\nid: 2020-09-03-finance\nseverity: extreme\nurgency: 尽快\ncertainty: "
        "observed\n"
        "effective: 2020-09-03T14:20\n结束: 2020年9月3日 22点\nplaces: canteen；宿舍\nreferences: "
        "a,b\n"
        "msgtype: update\ninterrupt: pause\n来源: 保卫部门\n---\n# 冒充「财务处」\n"
        "对方报得出姓名学号\n学校退费从不电话办理\n\n## 已经转账：立即拨 110\n## 正在通话：挂断\n");
    ck_assert_int_eq(f.problems.n, 0);
    const struct ks_alert *a = card->alert;
    ck_assert_ptr_nonnull(a);
    ck_assert_ptr_eq(a->card, card);
    ck_assert_str_eq(a->file, "assets/cards/x.md");
    ck_assert_str_eq(a->identifier, "2020-09-03-finance");
    ck_assert_int_eq(a->status, KS_CAP_ACTUAL);
    ck_assert_int_eq(a->msg_type, KS_CAP_UPDATE);
    ck_assert_int_eq(a->scope, KS_CAP_PUBLIC);
    ck_assert_int_eq(a->severity, KS_CAP_EXTREME);
    ck_assert_int_eq(a->urgency, KS_CAP_EXPECTED);
    ck_assert_int_eq(a->certainty, KS_CAP_OBSERVED);
    ck_assert_int_eq(a->interrupt, KS_INTERRUPT_PAUSE);
    ck_assert_str_eq(civil_text(a->effective), "2020-09-03T14:20:00");
    ck_assert_str_eq(civil_text(a->onset), "2020-09-03T14:20:00");
    ck_assert_str_eq(civil_text(a->expires), "2020-09-03T22:00:00");
    ck_assert(a->has_expires && a->sent.s == 0);
    ck_assert_int_eq(a->areas.n, 2);
    ck_assert_str_eq(a->areas.v[1], "宿舍");
    ck_assert_int_eq(a->n_references, 2);
    ck_assert_str_eq(a->references[1].identifier, "b");
    ck_assert_str_eq(a->headline, "冒充「财务处」");
    ck_assert_str_eq(a->description, "对方报得出姓名学号\n学校退费从不电话办理");
    ck_assert_str_eq(a->instruction, "已经转账 立即拨 110\n正在通话 挂断");
    ck_assert_str_eq(a->sender_name, "保卫部门");
    ck_assert_str_eq(a->lang, "zh");
    ks_arena_free(f.arena);
}
END_TEST

static const struct {
    const char *front, *problems;
    bool alert;
} alerts[] = {
    { "alert: actual\nexpires: 2020-09-03", "", true },
    { "警报: 演练\n开始: 2020-09-03 8:00", "1:0 alert.no-expires", true },
    { "alert: actual", "1:0 alert.no-expires", false },
    { "alert: maybe\nexpires: 2020-09-03", "2:8 alert.bad-status", false },
    { "alert: no", "", false },
    { "expires: 2020-09-03\nid: a", "3:5 alert.not-declared", false },
    { "alert: actual\nexpires: 明天\neffective: 2020-09-03", "3:10 alert.bad-time", false },
    { "alert: actual\neffective: 9月3日\nexpires: 2020-09-03T22:00", "3:12 alert.bad-time", false },
    { "alert: actual\neffective: 2020-09-03T22:00\nexpires: 2020-09-03T22:00",
      "4:10 alert.never-on", true },
    { "alert: actual\nexpires: 2020-09-03\nseverity: 很大\nurgency: x\ncertainty: x\ninterrupt: "
      "x\nmsgtype: x",
      "8:10 alert.unknown-word, 4:11 alert.unknown-word, 5:10 alert.unknown-word, 6:12 "
      "alert.unknown-word, "
      "7:12 alert.unknown-word",
      true },
    { "alert: actual\nmsgtype: cancel", "1:0 alert.no-reference", true },
    { "alert: actual\nmsgtype: update\nexpires: 2020-09-03", "1:0 alert.no-reference", true },
    { "alert: actual\nmsgtype: cancel\nreferences: a\nsent: 2020-09-03T08:00:00Z", "", true },
};

START_TEST(alert_faults)
{
    struct fixture f = open_fixture();
    struct ks_buf problems = { 0 };
    char *text = ks_arena_printf(f.arena, "---\n%s\n---\n# a\n", alerts[_i].front);
    const struct ks_card *card = read_card(&f, text);
    dump_problems(&problems, &f.problems);
    ck_assert_str_eq(problems.p == NULL ? "" : problems.p, alerts[_i].problems);
    ck_assert_int_eq(card->alert != NULL, alerts[_i].alert);
    bool plays = !card->alert_unreadable && strstr(alerts[_i].problems, "never-on") == NULL;
    bool refused = false;
    for (size_t i = 0; i < f.problems.n; i++) {
        refused = refused || !ks_problem_is_shown(f.problems.v[i].code);
    }
    ck_assert(refused !=
              plays); /* the office is told so, if and only if it is never on the glass */
    ks_buf_free(&problems);
    ks_arena_free(f.arena);
}
END_TEST

START_TEST(bounds)
{
    struct fixture f = open_fixture();
    struct ks_buf text = { 0 }, problems = { 0 };
    ks_buf_adds(&text, "# a\n\n");
    for (int i = 0; i < 100; i++) {
        ks_buf_addf(&text, "line %d\n", i);
    }
    const struct ks_card *card = read_card(&f, text.p);
    ck_assert_int_eq(card->n_blocks, KS_CARD_BLOCKS_MAX);
    ck_assert_int_eq(card->blocks[63].line, 66);
    text.n = 0;
    ks_buf_adds(&text, "# ");
    for (int i = 0; i < 300; i++) {
        ks_buf_adds(&text, "**a** ");
    }
    card = read_card(&f, text.p);
    ck_assert_int_le(card->headline.n, KS_CARD_SPANS_MAX);
    text.n = 0;
    for (int i = 0; i < 1000; i++) {
        ks_buf_adds(&text, "长");
    }
    card = read_card(&f, text.p);
    ck_assert_int_eq(strlen(card->headline.v[0].text), KS_CARD_LINE_BYTES_MAX - 2);
    for (int i = 0; i < 30000; i++) {
        ks_buf_adds(&text, "长");
    }
    ck_assert_ptr_null(read_card(&f, text.p));
    dump_problems(&problems, &f.problems);
    ck_assert_str_eq(problems.p, "67:1 card.too-long, 1:1 card.long-line, 0:0 card.too-big");
    ks_buf_free(&text);
    ks_buf_free(&problems);
    ks_arena_free(f.arena);
}
END_TEST

START_TEST(encodings)
{
    struct fixture f = open_fixture();
    static const char gbk[] =
        "# \xB7\xB4\xD5\xA9\xC6\xAD\r\n\xB2\xBB\xD7\xAA\xD5\xCB\r\n"; /* 反诈骗 不转账 */
    const struct ks_card *card = read_card(&f, gbk);
    struct ks_buf got = { 0 };
    dump(&got, card);
    ck_assert_str_eq(got.p, "headline: 反诈骗\np 不转账\n");
    ck_assert_ptr_null(ks_card_read("cards/x.md", "\0\1\2", 3, &f.zone, f.arena, &f.problems));
    ck_assert_str_eq(ks_problem_id(f.problems.v[0].code), "card.encoding");
    ks_buf_free(&got);
    ks_arena_free(f.arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, cards, 0, KS_COUNT(cases));
    tcase_add_test(tc, front_matter);
    tcase_add_test(tc, an_alert);
    tcase_add_loop_test(tc, alert_faults, 0, KS_COUNT(alerts));
    tcase_add_test(tc, bounds);
    tcase_add_test(tc, encodings);
}

int main(void)
{
    return check_main("card_md", add);
}
