/* What is exported comes back as it was, in three forms: the shipped bank, banks at random, and
 * what was read from documents at random. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/card/card.h"
#include "readers/quiz/export.h"
#include "readers/quiz/files.h"
#include "support/check_main.h"
#include "support/said.h"

static struct ks_arena *arena;
static struct ks_problems problems;
static struct ks_table_context context;
static uint32_t seed;

static void setup(void)
{
    arena = ks_arena_new();
    problems = (struct ks_problems) { .arena = arena };
    context = (struct ks_table_context) { arena, &problems, 20712 };
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static unsigned roll(unsigned n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static char *read_file(const char *path, size_t *n)
{
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    fseek(file, 0, SEEK_END);
    *n = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*n + 1);
    ck_assert_uint_eq(fread(bytes, 1, *n, file), *n);
    bytes[*n] = '\0';
    fclose(file);
    return bytes;
}

static void same_item(const struct ks_quiz_item *a, const struct ks_quiz_item *b, const char *form)
{
#define SAME_TEXT(field)                                                                           \
    ck_assert_msg(strcmp(a->field, b->field) == 0, "%s %s " #field ": [%s] [%s]", form, a->id,     \
                  a->field, b->field)
#define SAME(field)                                                                                \
    ck_assert_msg(a->field == b->field, "%s %s " #field ": %d %d", form, a->id, (int)a->field,     \
                  (int)b->field)
    SAME_TEXT(id);
    SAME(kind);
    SAME(lang);
    SAME_TEXT(type);
    SAME(channel);
    SAME(genuine);
    SAME(neutral);
    SAME(cues);
    SAME(fit);
    SAME_TEXT(scene);
    SAME_TEXT(stem);
    SAME(n_marks);
    for (size_t i = 0; i < a->n_marks; i++) {
        SAME(mark[i].at);
        SAME(mark[i].n);
        SAME_TEXT(mark[i].reason);
    }
    ck_assert_str_eq(a->pull == NULL ? "" : a->pull, b->pull == NULL ? "" : b->pull);
    SAME(n_options);
    SAME(right);
    SAME(valid_from);
    SAME(valid_until);
    ck_assert_str_eq(a->explanation == NULL ? "" : a->explanation, b->explanation);
    SAME(phases.n);
    for (size_t i = 0; i < a->phases.n; i++) {
        SAME_TEXT(phases.v[i]);
    }
    for (size_t i = 0; i < a->n_options; i++) {
        SAME_TEXT(options[i].text);
        SAME_TEXT(options[i].feedback);
    }
    ck_assert((a->card == NULL) == (b->card == NULL));
}

/* `silently`: nothing is said of it either. */
static void comes_back(const struct ks_quiz_bank *bank, bool silently)
{
    static const struct {
        enum ks_quiz_format format;
        const char *file;
    } forms[] = { { KS_QUIZ_CSV, "x.csv" },
                  { KS_QUIZ_GIFT, "x.gift" },
                  { KS_QUIZ_MOODLE_XML, "x.xml" } };
    for (size_t f = 0; f < KS_COUNT(forms); f++) {
        struct ks_buf out = { 0 };
        struct ks_quiz_bank again = { 0 };
        ks_quiz_export(bank, forms[f].format, &out);
        ck_assert(ks_utf8_valid(out.p, out.n));
        size_t before = problems.n;
        ks_quiz_read(&context, forms[f].file, out.p, out.n, &again);
        ck_assert_msg(!silently || problems.n == before, "%s: %s %s", forms[f].file,
                      problems.n > before ? said_of(&problems.v[before]).what : "",
                      problems.n > before ? said_of(&problems.v[before]).how : "");
        ck_assert_uint_eq(again.n, bank->n);
        ck_assert_uint_eq(again.found, bank->n);
        for (size_t i = 0; i < bank->n; i++) {
            same_item(&bank->v[i], &again.v[i], forms[f].file);
        }
        ks_buf_free(&out);
    }
}

START_TEST(the_shipped_bank_comes_back)
{
    size_t n = 0;
    char *bytes = read_file(PROJECT_DIR "/assets/quiz/bank.csv", &n);
    struct ks_quiz_bank bank = { 0 };
    ks_quiz_read(&context, "assets/quiz/bank.csv", bytes, n, &bank);
    free(bytes);
    ck_assert_uint_ge(bank.n, 250);
    ck_assert_uint_eq(problems.n, 0);
    comes_back(&bank, true);
}
END_TEST

/* Else the second reading blanks what the first one left. */
START_TEST(an_answer_said_again_and_again_comes_back)
{
    struct ks_buf text = { 0 };
    for (int times = 1; times <= 10; times++) {
        ks_buf_addf(&text, "%d. 问", times);
        for (int i = 0; i < times; i++) {
            ks_buf_adds(&text, "（ B ）吗");
        }
        ks_buf_adds(&text, "？\nA. 甲\nB. 乙\n\n");
    }
    struct ks_quiz_bank bank = { 0 };
    ks_quiz_read(&context, "a.txt", text.p, text.n, &bank);
    ck_assert_uint_eq(bank.n, 10);
    ck_assert_ptr_null(strstr(bank.v[1].stem, "B")); /* not given away */
    comes_back(&bank, true);
    ks_buf_free(&text);
}
END_TEST

/* Texts made of what the three forms have to escape. */
static const char *any_text(size_t most)
{
    static const char *const parts[] = { "甲",
                                         "骗局",
                                         "a",
                                         "T",
                                         "TRUE",
                                         "96110",
                                         "{{fact}}",
                                         "{",
                                         "}",
                                         "~",
                                         "=",
                                         "#",
                                         "####",
                                         ":",
                                         "::",
                                         "\\",
                                         "\\n",
                                         "->",
                                         "%50%",
                                         "%",
                                         "[html]",
                                         "[tag:x]",
                                         "]",
                                         "[",
                                         "<b>",
                                         "&amp;",
                                         "&",
                                         "<",
                                         ">",
                                         "\"",
                                         "'",
                                         "'=",
                                         "=1+1",
                                         "-",
                                         "+",
                                         "@",
                                         ",",
                                         ";",
                                         "；",
                                         "，",
                                         "、",
                                         "|",
                                         "\t",
                                         " ",
                                         "  ",
                                         "。",
                                         "｛",
                                         "｝",
                                         "～",
                                         "＝",
                                         "＃",
                                         "：：",
                                         "//",
                                         "$CATEGORY: x",
                                         "http://a.cn/?id=1#x",
                                         "<![CDATA[",
                                         "]]>",
                                         "答案：B",
                                         "A.",
                                         "1.",
                                         "诈",
                                         "😀",

                                         "**",
                                         "`",
                                         "…" };
    struct ks_buf text = { 0 };
    ks_buf_adds(&text, "");
    for (unsigned i = 0, n = 1 + roll(8); i < n; i++) {
        ks_buf_adds(&text, parts[roll(KS_COUNT(parts))]);
    }
    text.n = ks_utf8_prefix(text.p, text.n, most);
    struct ks_str trimmed = ks_str_trim((struct ks_str) { text.p, text.n });
    char *copy = ks_arena_strndup(arena, trimmed.p, trimmed.n);
    for (char *p = copy; *p != '\0'; p++) {
        *p = *p == '\t' ? ' ' : *p; /* the readers make white space plain */
    }
    ks_buf_free(&text);
    return copy;
}

static const char *some_text(size_t most)
{
    for (;;) {
        const char *text = any_text(most);
        if (*text != '\0') {
            return text;
        }
    }
}

/* No reader leaves a pair of brackets in a scene: that is a mark. */
static char *without_pairs(char *scene)
{
    for (char *p = scene; *p != '\0'; p++) {
        *p = (p[0] == '[' || p[0] == ']') && p[0] == p[1] ? '(' : *p;
    }
    return scene;
}

static const char *any_scene(void)
{
    char *lines =
        ks_arena_printf(arena, "%s\n%s%s", some_text(60), roll(2) ? "\n" : "", some_text(60));
    return without_pairs(lines);
}

/* A scene of which three passages are marked, each what some text and two hanzi make of it. */
static void add_marks(struct ks_quiz_item *item)
{
    static const char *const before[] = {
        "", "[", "a[", " ", "]", "**", "=", "{{fact}}", "我们："
    };
    static const char *const behind[] = { "", "]", " ]", "，", "[", "\\", "#", "|", "\n对方：好" };
    struct ks_buf scene = { 0 };
    ks_buf_adds(&scene, roll(2) ? "【短信 银行】" : "对方：");
    for (size_t n = 1 + roll(KS_QUIZ_MARKS_MAX); item->n_marks < n;) {
        ks_buf_adds(&scene, before[roll(KS_COUNT(before))]);
        struct ks_quiz_mark *mark = &item->mark[item->n_marks++];
        mark->at = scene.n;
        ks_buf_addf(&scene, "甲%s乙", roll(3) == 0 ? "[" : roll(2) ? " ]x" : "");
        mark->n = scene.n - mark->at;
        mark->reason = ks_arena_printf(arena, "因为%s%zu", roll(2) ? " ]" : "\\", n);
        ks_buf_adds(&scene, behind[roll(KS_COUNT(behind))]);
    }
    ks_buf_adds(&scene, "。");
    item->scene = without_pairs(ks_arena_strdup(arena, scene.p));
    item->pull = item->genuine || roll(2) ? NULL : "怕错过";
    ks_buf_free(&scene);
}

/* Distinct texts: two options that say the same are refused. */
static void any_options(struct ks_quiz_item *item)
{
    for (size_t i = 0; i < item->n_options; i++) {
        item->options[i].text = ks_arena_printf(arena, "%s%zu", some_text(80), i);
        item->options[i].feedback = roll(3) ? any_text(80) : "";
    }
}

static struct ks_quiz_item any_item(int i)
{
    static const char *const phases[] = { "p1", "p2", "now", "开学季" };
    struct ks_quiz_item item = { .id = ks_arena_printf(arena, "%s-%d",
                                                       roll(3) ? "q" : some_text(20), i),
                                 .kind = (enum ks_quiz_kind)roll(KS_QUIZ_KINDS),
                                 .lang = roll(3) == 0 ? KS_LANG_EN : KS_LANG_ZH,
                                 .type = roll(4) ? any_text(30) : "",
                                 .channel = (enum ks_channel)roll(KS_CHANNEL_COUNT),
                                 .cues = (int)roll(6),
                                 .fit = 1 + (int)roll(3),
                                 .explanation = roll(2) ? any_text(200) : "",
                                 .valid_from = roll(3) ? KS_DATE_NONE : 18000 + (int)roll(3000),
                                 .valid_until = roll(3) ? KS_DATE_NONE : 22000 + (int)roll(3000) };
    bool staged = item.kind == KS_QUIZ_JUDGE || item.kind == KS_QUIZ_ACT;
    item.neutral = !staged;
    item.genuine = staged && roll(2);
    item.scene = staged || roll(4) == 0 ? any_scene() : "";
    if (*item.scene != '\0' && roll(2)) {
        add_marks(&item);
    }
    item.stem = some_text(120);
    item.n_options = item.kind == KS_QUIZ_TRUE_FALSE ? 2 : 2 + roll(KS_QUIZ_OPTIONS_MAX - 1);
    any_options(&item);
    if (item.kind == KS_QUIZ_TRUE_FALSE && roll(2)) {
        item.options[0].text = "正确";
        item.options[1].text = "错误";
    }
    item.right = 1u << roll((unsigned)item.n_options);
    if (item.kind != KS_QUIZ_TRUE_FALSE && roll(2)) {
        item.right |= roll(1u << item.n_options);
    }
    for (unsigned k = roll(KS_COUNT(phases)); k > 0; k--) {
        item.phases.v[item.phases.n++] = phases[k];
    }
    static const struct ks_card card;
    item.card = *item.scene == '\0' ? NULL : &card;
    return item;
}

START_TEST(any_bank_comes_back)
{
    seed = 77u + (uint32_t)_i * 7919u;
    struct ks_quiz_item items[12];
    for (int i = 0; i < (int)KS_COUNT(items); i++) {
        items[i] = any_item(i);
    }
    struct ks_quiz_bank bank = { .v = items, .n = 1 + roll(KS_COUNT(items)) };
    comes_back(&bank, true);
}
END_TEST

/* ---- documents: what people type, and mistype ---- */

/* A stem that says its answer, an answer, or both, which may differ. */
static void add_stem(struct ks_buf *out)
{
    static const char *const said[] = { "（ B ）", "（B）",      "( A )",  "（）", "（AB）",
                                        "(√)",     "（ × ）",    "（对）", "[B]",  "（ C )",
                                        "（B",     "（ ）（B）", "【B】",  "____", "（A、B）" };
    ks_buf_adds(out, some_text(40));
    for (unsigned n = roll(4); n > 0; n--) {
        ks_buf_adds(out, roll(2) ? said[roll(KS_COUNT(said))] : "（ B ）");
        ks_buf_adds(out, roll(2) ? some_text(20) : "");
    }
}

static const char *any_answer(void)
{
    static const char *const answers[] = { "A", "B",  "b", "AB", "A、B", "C",
                                           "",  "对", "×", "√",  "2",    "正确" };
    return answers[roll(KS_COUNT(answers))];
}

static void add_text_question(struct ks_buf *out, int i)
{
    ks_buf_addf(out, roll(4) ? "%d. " : "%d、", i);
    add_stem(out);
    for (unsigned k = 0, n = roll(5); k < n; k++) {
        ks_buf_addf(out, "\n%c%s%s", 'A' + (int)k, roll(2) ? ". " : "、", some_text(20));
    }
    if (roll(3) != 0) {
        ks_buf_addf(out, "\n%s%s", roll(2) ? "答案：" : "答案:", any_answer());
    }
    if (roll(3) == 0) {
        ks_buf_addf(out, "\n解析：%s", any_text(60));
    }
    ks_buf_adds(out, "\n\n");
}

static void add_gift_question(struct ks_buf *out, int i)
{
    ks_buf_addf(out, "::q%d::", i);
    add_stem(out);
    ks_buf_adds(out, "{");
    for (unsigned k = 0, n = roll(5); k < n; k++) {
        ks_buf_addf(out, "%s%s%s%s ", roll(2) ? "~" : "=", some_text(20), roll(3) ? "" : "#",
                    any_text(20));
    }
    ks_buf_adds(out, roll(5) ? "}\n\n" : "T}\n\n");
}

static const char *any_marked(void)
{
    static const char *const parts[] = { "[[",    "]]",     "[",  "]",  "甲", " ",         "，",
                                         "[[b]]", "对方：", "\n", "。", "|",  "【短信 a】" };
    struct ks_buf text = { 0 };
    ks_buf_adds(&text, "对方：");
    for (unsigned n = 1 + roll(9); n > 0; n--) {
        ks_buf_adds(&text, parts[roll(KS_COUNT(parts))]);
    }
    const char *copy = ks_arena_strdup(arena, text.p);
    ks_buf_free(&text);
    return copy;
}

static void add_scene_row(struct ks_buf *out, int i)
{
    static const char *const reasons[] = { "", "一", "一|二", "一||二", "一｜二|三", "|一|", "]" };
    ks_buf_addf(out, "s%d,真还是骗,%s,\"%s\",%s,%s,问,骗局,真的,A\n", i, roll(2) ? "真的" : "骗局",
                any_marked(), reasons[roll(KS_COUNT(reasons))], roll(2) ? "怕" : "");
}

static void add_table_row(struct ks_buf *out, int i)
{
    struct ks_buf stem = { 0 };
    add_stem(&stem);
    ks_buf_addf(out, "%d,\"", i);
    for (size_t k = 0; k < stem.n; k++) {
        ks_buf_addf(out, stem.p[k] == '"' ? "\"\"" : "%c", stem.p[k]);
    }
    ks_buf_adds(out, "\"");
    for (unsigned k = 0; k < 3; k++) {
        ks_buf_addf(out, ",选项%u%s", roll(3), roll(2) ? "甲" : "a");
    }
    ks_buf_addf(out, ",%s\n", any_answer());
    ks_buf_free(&stem);
}

START_TEST(whatever_was_read_comes_back)
{
    static const struct {
        const char *file, *begin;
        void (*add)(struct ks_buf *out, int i);
    } kinds[] = { { "x.txt", "", add_text_question },
                  { "x.gift", "", add_gift_question },
                  { "x.csv", "编号,题干,A,B,C,答案\n", add_table_row },
                  { "x.csv", "编号,题型,真假,情景,证据,为何上当,题干,A,B,答案\n", add_scene_row } };
    size_t read = 0;
    for (unsigned round = 0; round < 100; round++) {
        teardown();
        setup();
        seed = 1009u * (unsigned)_i + round;
        struct ks_buf text = { 0 };
        unsigned kind = roll(KS_COUNT(kinds));
        ks_buf_adds(&text, kinds[kind].begin);
        for (int i = 1, n = 1 + (int)roll(6); i <= n; i++) {
            kinds[kind].add(&text, i);
        }
        struct ks_quiz_bank bank = { 0 };
        ks_quiz_read(&context, kinds[kind].file, text.p, text.n, &bank);
        comes_back(&bank, false);
        read += bank.n;
        ks_buf_free(&text);
    }
    ck_assert_uint_ge(read, 50); /* else they were no banks */
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, the_shipped_bank_comes_back);
    tcase_add_test(tc, an_answer_said_again_and_again_comes_back);
    tcase_add_loop_test(tc, any_bank_comes_back, 0, 400);
    tcase_add_loop_test(tc, whatever_was_read_comes_back, 0, 40);
}

int main(void)
{
    return check_main("quiz export", add);
}
