/* What is wrong with a bank of questions as a test (see bank.h). */
#include <string.h>

#include "core/card/card.h"
#include "core/card/facts.h"
#include "core/quiz/draw.h"
#include "core/text/problem.h"

#define SCENE_HANZI_MAX 80
#define OPTION_HANZI_MAX 16
#define KNOWLEDGE_HANZI_MAX 28
#define ENGLISH_LONGER 150  /* percent of those lengths that English may have */
#define OPTION_SPREAD_MAX 5 /* hanzi between the shortest and the longest option of an item */
#define FEEDBACK_HANZI_MAX 40
#define STEM_HANZI_MAX 60
#define EXPLANATION_HANZI_MAX 80
#define FACT_COLUMNS 3      /* 110 */
#define JUDGE_FROM_ITEMS 20 /* shares say something from so many items on */

struct linting {
    const struct ks_quiz_bank *bank;
    const struct ks_facts *facts;
    int32_t today;
    struct ks_problems *problems;
    const struct ks_quiz_item *item;
    bool english; /* of the items looked at together */
};

static struct ks_place_in_file at_item(const struct linting *l)
{
    return ks_quiz_at(l->bank, l->item);
}

/* Wide characters and halves of them; a {{fact}} counts as the number it mostly is. */
static size_t hanzi(const char *text)
{
    size_t columns = ks_text_columns(ks_str_of(text));
    for (const char *p = text; (p = strstr(p, "{{")) != NULL;) {
        const char *end = strstr(p, "}}");
        if (end == NULL) {
            break;
        }
        columns -= (size_t)(end + 2 - p) - FACT_COLUMNS;
        p = end + 2;
    }
    return (columns + 1) / 2;
}

static size_t limit(const struct linting *l, size_t wide)
{
    return l->item->english ? wide * ENGLISH_LONGER / 100 : wide;
}

/* How to mend a text that is over its limit. */
static const char *shorter(const struct linting *l, size_t wide)
{
    return l->item->english
               ? ks_arena_printf(l->problems->arena, "英文删到 %zu 个字母以内", 2 * limit(l, wide))
               : ks_arena_printf(l->problems->arena, "删到 %zu 个字以内", wide);
}

static bool is_valid(const struct linting *l)
{
    const struct ks_quiz_item *item = l->item;
    return l->today != KS_DATE_NONE &&
           (item->valid_from == KS_DATE_NONE || item->valid_from <= l->today) &&
           (item->valid_until == KS_DATE_NONE || l->today <= item->valid_until);
}

static void check_facts(const struct linting *l, const char *text)
{
    for (const char *p = text; (p = strstr(p, "{{")) != NULL; p += 2) {
        const char *end = strstr(p, "}}");
        struct ks_str key = { p + 2, end == NULL ? 0 : (size_t)(end - p - 2) };
        if (end == NULL || !ks_facts_known(l->facts, key)) {
            ks_problem_add(l->problems, KS_LEVEL_ERROR, at_item(l), "quiz.unknown-fact",
                           "屏幕上会空着一块", "改成 assets/facts.csv 里有的键，或补上这一行",
                           "%s：“{{%.*s}}”不在事实表里", l->item->id, (int)key.n, key.p);
        } else if (is_valid(l) && ks_facts_on(l->facts, key, l->today) == NULL) {
            ks_problem_add(l->problems, KS_LEVEL_WARNING, at_item(l), "quiz.fact-not-valid",
                           "这一题今天不会出现", "给这一题写上有效期，或补上今天有效的事实",
                           "%s：“{{%.*s}}”今天无效", l->item->id, (int)key.n, key.p);
        }
    }
}

static void check_feedback(const struct linting *l, size_t option)
{
    const char *feedback = l->item->options[option].feedback;
    check_facts(l, feedback);
    if (*feedback == '\0' && *ks_quiz_feedback(l->item, option) != '\0') {
        return; /* the explanation stands for it */
    }
    char letter = (char)('A' + (char)option);
    if (*feedback == '\0') {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at_item(l), "quiz.no-feedback",
                       "答错的人不知道错在哪里，反而记住了错的", "每个选项都写一句为什么",
                       "%s：选项 %c 没有反馈", l->item->id, letter);
    } else if (ks_quiz_verb(feedback) == KS_QUIZ_NO_VERB) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at_item(l), "quiz.no-verb",
                       "看完要知道下一步做什么",
                       l->item->english ? "句末写一个动作：stop、check、report，真的写 go"
                                        : "句末写一个动作：停、核、报，真的写办",
                       "%s：选项 %c 的反馈没有落到动作上", l->item->id, letter);
    } else if (hanzi(feedback) > limit(l, FEEDBACK_HANZI_MAX)) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at_item(l), "quiz.long-feedback",
                       "一眼读不完就没人读", shorter(l, FEEDBACK_HANZI_MAX),
                       "%s：选项 %c 的反馈有 %zu 个字", l->item->id, letter, hanzi(feedback));
    }
}

static void check_options(const struct linting *l)
{
    size_t least = SIZE_MAX, most = 0;
    for (size_t i = 0; i < l->item->n_options; i++) {
        size_t width = hanzi(l->item->options[i].text);
        least = width < least ? width : least;
        most = width > most ? width : most;
        check_facts(l, l->item->options[i].text);
        check_feedback(l, i);
    }
    size_t bound = l->item->neutral ? KNOWLEDGE_HANZI_MAX : OPTION_HANZI_MAX;
    if (most > limit(l, bound)) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at_item(l), "quiz.long-option",
                       "按钮上放不下", shorter(l, bound), "%s：有选项长 %zu 个字", l->item->id,
                       most);
    }
    if (most - least > limit(l, OPTION_SPREAD_MAX) && !l->item->neutral) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at_item(l), "quiz.uneven-options",
                       "不看内容，光看长短就能猜出来", "把几个选项写得差不多长",
                       "%s：选项长短差 %zu 个字", l->item->id, most - least);
    }
}

static bool gives_away(const char *scene)
{
    /* {{fraud-line}} is none of them */
    static const char *const words[] = { "骗", "[[", "scam", "Scam", " fraud", "Fraud" };
    for (size_t i = 0; i < KS_COUNT(words); i++) {
        if (strstr(scene, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* A line without a speaker in a talk belongs to nobody and is not drawn. */
static bool loses_a_line(const struct ks_card *card)
{
    for (size_t i = 0; card != NULL && i < card->n_blocks; i++) {
        if (card->blocks[i].kind == KS_BLOCK_PARAGRAPH) {
            return true;
        }
    }
    return false;
}

static void check_scene(const struct linting *l)
{
    const char *scene = l->item->scene;
    check_facts(l, scene);
    if (hanzi(scene) > limit(l, SCENE_HANZI_MAX)) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at_item(l), "quiz.long-scene",
                       "一分钟五题，读不完", shorter(l, SCENE_HANZI_MAX), "%s：情景有 %zu 个字",
                       l->item->id, hanzi(scene));
    }
    if (loses_a_line(l->item->card)) {
        ks_problem_add(
            l->problems, KS_LEVEL_WARNING, at_item(l), "quiz.lost-line", "屏幕上会少这一句",
            "每行写成“谁：说什么”，名字最多 8 个字或 20 个字母；短信、网页以【标题】开头",
            "%s：情景里有一行看不出是谁说的", l->item->id);
    }
    if (gives_away(scene)) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at_item(l), "quiz.given-away",
                       "看到这个字就知道答案了", "换一种说法，破绽留给答题的人找",
                       "%s：情景里自己说出了答案", l->item->id);
    }
}

static void check_stem(const struct linting *l)
{
    check_facts(l, l->item->stem);
    if (hanzi(l->item->stem) > limit(l, STEM_HANZI_MAX)) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at_item(l), "quiz.long-stem",
                       "一分钟五题，读不完", shorter(l, STEM_HANZI_MAX), "%s：题干有 %zu 个字",
                       l->item->id, hanzi(l->item->stem));
    }
    if (l->item->explanation == NULL || *l->item->explanation == '\0') {
        return;
    }
    check_facts(l, l->item->explanation);
    if (hanzi(l->item->explanation) > limit(l, EXPLANATION_HANZI_MAX)) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at_item(l), "quiz.long-explanation",
                       "一眼读不完就没人读", shorter(l, EXPLANATION_HANZI_MAX),
                       "%s：解析有 %zu 个字", l->item->id, hanzi(l->item->explanation));
    }
}

/* --- the bank as a whole --- */

static struct ks_place_in_file at_bank(const struct linting *l)
{
    return (struct ks_place_in_file) { l->bank->file, 0, 0 };
}

static void check_ids(const struct linting *l)
{
    for (size_t i = 0; i < l->bank->n; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(l->bank->v[i].id, l->bank->v[k].id) == 0) {
                ks_problem_add(l->problems, KS_LEVEL_ERROR, ks_quiz_at(l->bank, &l->bank->v[i]),
                               "quiz.same-id", "两道题的统计会混在一起", "给其中一题换一个编号",
                               "编号“%s”与第 %d 行相同", l->bank->v[i].id, l->bank->v[k].row);
                break;
            }
        }
    }
}

struct shares { /* of the items in one language */
    size_t items, told, genuine;
    size_t acts, longest, at_place[KS_QUIZ_OPTIONS_MAX]; /* where one option is the answer */
};

static void count_places(const struct ks_quiz_item *item, struct shares *s)
{
    s->acts++;
    for (size_t k = 0; k < item->n_options; k++) {
        bool right = (item->right >> k & 1) != 0, longer = right;
        s->at_place[k] += right;
        for (size_t other = 0; other < item->n_options; other++) {
            longer = longer && (other == k ||
                                hanzi(item->options[other].text) < hanzi(item->options[k].text));
        }
        s->longest += longer;
    }
}

static struct shares shares_of(const struct linting *l)
{
    struct shares s = { 0 };
    for (size_t i = 0; i < l->bank->n; i++) {
        const struct ks_quiz_item *item = &l->bank->v[i];
        if (item->english != l->english) {
            continue;
        }
        s.items++;
        s.told += !item->neutral;
        s.genuine += !item->neutral && item->genuine;
        if (item->kind == KS_QUIZ_ACT || item->kind == KS_QUIZ_SINGLE) {
            count_places(item, &s);
        }
    }
    return s;
}

static void check_shares(const struct linting *l)
{
    struct shares s = shares_of(l);
    const char *lang = l->english ? "英文题：" : "";
    size_t share = s.told < JUDGE_FROM_ITEMS ? 45 : s.genuine * 100 / s.told;
    if (s.items < JUDGE_FROM_ITEMS) {
        return;
    }
    if (share < 40 || share > 50) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at_bank(l), "quiz.genuine-share",
                       "骗局太多，人就只会说“都是骗”；真的太多，又练不到眼力",
                       "增减题目，让真的占四成到五成", "%s%zu 题里真的占 %zu%%", lang, s.told,
                       share);
    }
    for (size_t k = 0; k < KS_QUIZ_OPTIONS_MAX && s.acts >= JUDGE_FROM_ITEMS; k++) {
        if (s.at_place[k] * 2 > s.acts) {
            ks_problem_add(l->problems, KS_LEVEL_WARNING, at_bank(l), "quiz.position",
                           "总选同一个也能答对一半", "把正确选项换换位置",
                           "%s正确选项一半以上是 %c", lang, (char)('A' + (char)k));
        }
    }
    if (s.acts >= JUDGE_FROM_ITEMS && s.longest * 2 > s.acts) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at_bank(l), "quiz.longest",
                       "总选最长的也能答对一半", "把一些错误选项写长一点",
                       "%s%zu 题里有 %zu 题正确选项最长", lang, s.acts, s.longest);
    }
}

/* A round is in one language, and English ones come after the Chinese: too few are never asked. */
static void check_english(struct linting *l)
{
    l->english = true;
    size_t n = shares_of(l).items;
    if (n > 0 && n < KS_SESSION_ITEMS) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at_bank(l), "quiz.few-english",
                       "英文界面的自测还是出中文题", "英文题至少写五道",
                       "英文题只有 %zu 道，凑不满一轮", n);
    }
}

void ks_quiz_lint(const struct ks_quiz_bank *bank,
                  const struct ks_facts *facts,
                  int32_t today,
                  struct ks_problems *problems)
{
    struct linting l = { bank, facts, today, problems, NULL, false };
    for (size_t i = 0; i < bank->n; i++) {
        l.item = &bank->v[i];
        check_scene(&l);
        check_stem(&l);
        check_options(&l);
    }
    check_ids(&l);
    if (bank->n >= JUDGE_FROM_ITEMS) {
        check_shares(&l);
        ks_quiz_tone_lint(bank, problems);
    }
    check_english(&l);
    check_shares(&l);
}
