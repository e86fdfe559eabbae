/* Checks of a bank of questions as a test (see bank.h). */
#include <assert.h>
#include <string.h>

#include "base/unicode.h"
#include "core/card/card.h"
#include "core/card/facts.h"
#include "core/problem/problem.h"
#include "core/quiz/draw.h"

#define SCENE_HANZI_MAX 80
#define OPTION_HANZI_MAX 16
#define KNOWLEDGE_HANZI_MAX 28
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
    enum ks_lang lang; /* of the items looked at together */
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
        struct ks_str fact = { p, (size_t)(end + 2 - p) };
        size_t key = ks_text_columns(fact);
        assert(key <= columns);
        columns = columns - key + FACT_COLUMNS;
        p = end + 2;
    }
    return (columns + 1) / 2;
}

static size_t limit(const struct linting *l, size_t wide)
{
    return wide * (size_t)ks_lang_longer(l->item->lang) / 100;
}

static bool in_letters(const struct linting *l)
{
    return ks_lang_writing(l->item->lang) == KS_WRITING_LETTERS;
}

/* The bound of a text as its author counts it: hanzi, or letters, two as wide as one of those. */
static struct ks_arg bound(const struct linting *l, size_t wide)
{
    size_t n = limit(l, wide) * (in_letters(l) ? 2 : 1);
    return ks_arg_number((long long)n);
}

static bool is_valid(const struct linting *l)
{
    const struct ks_quiz_item *item = l->item;
    return l->today != KS_DATE_NONE &&
           (item->valid_from == KS_DATE_NONE || item->valid_from <= l->today) &&
           (item->valid_until == KS_DATE_NONE || l->today <= item->valid_until);
}

static void check_text(const struct linting *l, const char *text)
{
    for (const char *p = text; (p = strstr(p, "{{")) != NULL; p += 2) {
        const char *end = strstr(p, "}}");
        struct ks_str key = { p + 2, end == NULL ? 0 : (size_t)(end - p - 2) };
        if (end == NULL || !ks_facts_known(l->facts, key)) {
            ks_problems_add(l->problems, KS_PROBLEM_QUIZ_UNKNOWN_FACT, at_item(l),
                            KS_ARGS(ks_arg_text(l->item->id), ks_arg_str(key)));
        } else if (is_valid(l) && ks_facts_on(l->facts, key, l->today) == NULL) {
            ks_problems_add(l->problems, KS_PROBLEM_QUIZ_FACT_NOT_VALID, at_item(l),
                            KS_ARGS(ks_arg_text(l->item->id), ks_arg_str(key)));
        }
    }
}

static void check_facts(const struct linting *l)
{
    const char *text;
    for (size_t i = 0; (text = ks_quiz_text(l->item, i)) != NULL; i++) {
        check_text(l, text);
    }
}

static void check_feedback(const struct linting *l, size_t option)
{
    const char *feedback = l->item->options[option].feedback;
    if (*feedback == '\0' && *ks_quiz_feedback(l->item, option) != '\0') {
        return; /* the question's explanation takes the place of a missing feedback */
    }
    struct ks_arg letter = ks_arg_letter(option);
    if (*feedback == '\0') {
        ks_problems_add(l->problems, KS_PROBLEM_QUIZ_NO_FEEDBACK, at_item(l),
                        KS_ARGS(ks_arg_text(l->item->id), letter));
    } else if (ks_quiz_verb(feedback) == KS_QUIZ_NO_VERB) {
        ks_problems_add(l->problems,
                        in_letters(l) ? KS_PROBLEM_QUIZ_NO_VERB_EN : KS_PROBLEM_QUIZ_NO_VERB,
                        at_item(l), KS_ARGS(ks_arg_text(l->item->id), letter));
    } else if (hanzi(feedback) > limit(l, FEEDBACK_HANZI_MAX)) {
        ks_problems_add(
            l->problems,
            in_letters(l) ? KS_PROBLEM_QUIZ_LONG_FEEDBACK_EN : KS_PROBLEM_QUIZ_LONG_FEEDBACK,
            at_item(l),
            KS_ARGS(ks_arg_text(l->item->id), letter, ks_arg_number((long long)hanzi(feedback)),
                    bound(l, FEEDBACK_HANZI_MAX)));
    }
}

static void check_options(const struct linting *l)
{
    size_t least = SIZE_MAX, most = 0;
    for (size_t i = 0; i < l->item->n_options; i++) {
        size_t width = hanzi(l->item->options[i].text);
        least = width < least ? width : least;
        most = width > most ? width : most;
        check_feedback(l, i);
    }
    assert(l->item->n_options <= KS_QUIZ_OPTIONS_MAX);
    size_t wide = l->item->neutral ? KNOWLEDGE_HANZI_MAX : OPTION_HANZI_MAX;
    if (most > limit(l, wide)) {
        ks_problems_add(
            l->problems,
            in_letters(l) ? KS_PROBLEM_QUIZ_LONG_OPTION_EN : KS_PROBLEM_QUIZ_LONG_OPTION,
            at_item(l),
            KS_ARGS(ks_arg_text(l->item->id), ks_arg_number((long long)most), bound(l, wide)));
    }
    if (most - least > limit(l, OPTION_SPREAD_MAX) && !l->item->neutral) {
        ks_problems_add(
            l->problems, KS_PROBLEM_QUIZ_UNEVEN_OPTIONS, at_item(l),
            KS_ARGS(ks_arg_text(l->item->id), ks_arg_number((long long)(most - least))));
    }
}

static bool gives_away(const char *scene)
{
    /* {{fraud-line}} does not count as one of them */
    static const char *const words[] = { "骗", "scam", "Scam", " fraud", "Fraud" };
    for (size_t i = 0; i < KS_COUNT(words); i++) {
        if (strstr(scene, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* Whether a line of a talk has no speaker: nobody says it, so it is not drawn. */
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
    if (hanzi(scene) > limit(l, SCENE_HANZI_MAX)) {
        ks_problems_add(l->problems,
                        in_letters(l) ? KS_PROBLEM_QUIZ_LONG_SCENE_EN : KS_PROBLEM_QUIZ_LONG_SCENE,
                        at_item(l),
                        KS_ARGS(ks_arg_text(l->item->id), ks_arg_number((long long)hanzi(scene)),
                                bound(l, SCENE_HANZI_MAX)));
    }
    if (loses_a_line(l->item->card)) {
        ks_problems_add(l->problems, KS_PROBLEM_QUIZ_LOST_LINE, at_item(l),
                        KS_ARGS(ks_arg_text(l->item->id)));
    }
    if (gives_away(scene)) {
        ks_problems_add(l->problems, KS_PROBLEM_QUIZ_GIVEN_AWAY, at_item(l),
                        KS_ARGS(ks_arg_text(l->item->id)));
    }
}

static void check_stem(const struct linting *l)
{
    if (hanzi(l->item->stem) > limit(l, STEM_HANZI_MAX)) {
        ks_problems_add(
            l->problems, in_letters(l) ? KS_PROBLEM_QUIZ_LONG_STEM_EN : KS_PROBLEM_QUIZ_LONG_STEM,
            at_item(l),
            KS_ARGS(ks_arg_text(l->item->id), ks_arg_number((long long)hanzi(l->item->stem)),
                    bound(l, STEM_HANZI_MAX)));
    }
    if (l->item->explanation == NULL || *l->item->explanation == '\0') {
        return;
    }
    if (hanzi(l->item->explanation) > limit(l, EXPLANATION_HANZI_MAX)) {
        ks_problems_add(
            l->problems,
            in_letters(l) ? KS_PROBLEM_QUIZ_LONG_EXPLANATION_EN : KS_PROBLEM_QUIZ_LONG_EXPLANATION,
            at_item(l),
            KS_ARGS(ks_arg_text(l->item->id), ks_arg_number((long long)hanzi(l->item->explanation)),
                    bound(l, EXPLANATION_HANZI_MAX)));
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
                ks_problems_add(
                    l->problems, KS_PROBLEM_QUIZ_SAME_ID, ks_quiz_at(l->bank, &l->bank->v[i]),
                    KS_ARGS(ks_arg_text(l->bank->v[i].id), ks_arg_number(l->bank->v[k].row)));
                break;
            }
        }
    }
}

struct shares { /* of the items in one language */
    size_t items, told, genuine;
    /* Among items with exactly one right option. */
    size_t acts, longest, at_place[KS_QUIZ_OPTIONS_MAX];
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
        if (item->lang != l->lang) {
            continue;
        }
        s.items++;
        s.told += !item->neutral;
        s.genuine += !item->neutral && item->genuine;
        if (item->kind == KS_QUIZ_ACT || item->kind == KS_QUIZ_SINGLE) {
            count_places(item, &s);
        }
    }
    assert(s.genuine <= s.told && s.told <= s.items && s.items <= l->bank->n);
    assert(s.longest <= s.acts && s.acts <= s.items);
    return s;
}

static void check_shares(const struct linting *l)
{
    struct shares s = shares_of(l);
    struct ks_arg among =
        l->lang == KS_LANG_ZH ? ks_arg_text("") : ks_arg_phrase(KS_PHRASE_AMONG_ENGLISH);
    size_t share = s.told < JUDGE_FROM_ITEMS ? 45 : s.genuine * 100 / s.told;
    if (s.items < JUDGE_FROM_ITEMS) {
        return;
    }
    if (share < 40 || share > 50) {
        ks_problems_add(
            l->problems, KS_PROBLEM_QUIZ_GENUINE_SHARE, at_bank(l),
            KS_ARGS(among, ks_arg_number((long long)s.told), ks_arg_number((long long)share)));
    }
    for (size_t k = 0; k < KS_QUIZ_OPTIONS_MAX && s.acts >= JUDGE_FROM_ITEMS; k++) {
        if (s.at_place[k] * 2 > s.acts) {
            ks_problems_add(l->problems, KS_PROBLEM_QUIZ_POSITION, at_bank(l),
                            KS_ARGS(among, ks_arg_letter(k)));
        }
    }
    if (s.acts >= JUDGE_FROM_ITEMS && s.longest * 2 > s.acts) {
        ks_problems_add(
            l->problems, KS_PROBLEM_QUIZ_LONGEST, at_bank(l),
            KS_ARGS(among, ks_arg_number((long long)s.acts), ks_arg_number((long long)s.longest)));
    }
}

/* Tells if there are too few questions in a language to be asked at all: a round is in one
 * language, and Chinese where another has too few. */
static void check_other(struct linting *l, enum ks_lang lang)
{
    l->lang = lang;
    size_t n = shares_of(l).items;
    if (n > 0 && n < KS_SESSION_ITEMS) {
        ks_problems_add(l->problems, KS_PROBLEM_QUIZ_FEW_ENGLISH, at_bank(l),
                        KS_ARGS(ks_arg_number((long long)n)));
    }
}

void ks_quiz_lint(const struct ks_quiz_bank *bank,
                  const struct ks_facts *facts,
                  int32_t today,
                  struct ks_problems *problems)
{
    struct linting l = { bank, facts, today, problems, NULL, KS_LANG_ZH };
    for (size_t i = 0; i < bank->n; i++) {
        l.item = &bank->v[i];
        check_facts(&l);
        check_scene(&l);
        check_stem(&l);
        check_options(&l);
    }
    check_ids(&l);
    if (bank->n >= JUDGE_FROM_ITEMS) {
        check_shares(&l);
        ks_quiz_tone_lint(bank, problems);
    }
    for (int lang = KS_LANG_ZH + 1; lang < KS_LANG_COUNT; lang++) {
        check_other(&l, (enum ks_lang)lang);
        check_shares(&l);
    }
}
