/* A visit in English: English entries and questions where there are some, Chinese ones where there
 * are none, and nothing English in a Chinese visit. */
#include <stdlib.h>
#include <string.h>

#include "core/visit/visit.h"
#include "support/check_main.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "support/small_bank.h"

static struct small_bank bank;

static struct ks_card more[3];

static const struct ks_card *all[TYPES + 5];

static struct ks_card english_card(const char *path, const char *type)
{
    struct ks_card card = bank.entries[0];
    card.path = path;
    card.type = type;
    card.lang = "en";
    card.title = "English";
    return card;
}

static int by_path(const void *a, const void *b)
{
    return strcmp((*(const struct ks_card *const *)a)->path,
                  (*(const struct ks_card *const *)b)->path);
}

/* English pages of type 1 (not true before day 20000), of the first help page, and one of its own;
 * the first `english` items of every type are English. */
static struct ks_program bilingual(int english)
{
    struct ks_program program = small_program(&bank);
    for (int i = 0; i < ITEMS; i++) {
        bank.items[i].lang = i % 7 < english ? KS_LANG_EN : KS_LANG_ZH;
        bank.items[i].genuine = i % 2 == 0;
    }
    more[0] = english_card("handbook/en-01.md", bank.names[1]);
    more[0].valid_from = 20000;
    more[1] = english_card("handbook/en-alone.md", "alone");
    more[2] = english_card("help/en-12.md", "");
    memcpy(all, bank.cards, sizeof bank.cards);
    for (size_t i = 0; i < KS_COUNT(more); i++) {
        all[TYPES + 2 + i] = &more[i];
    }
    qsort(all, KS_COUNT(all), sizeof *all, by_path);
    program.cards = (struct ks_cards) { all, KS_COUNT(all) };
    return program;
}

static struct ks_memory memory;

static struct ks_visit_rules rules;

static struct ks_situation situation = { .clock = KS_CLOCK_SYNCED };

static struct ks_visit_at at_in(const struct ks_program *program, bool english, int32_t day)
{
    situation.now = ks_civil_at(day, 0);
    return (struct ks_visit_at) {
        program, &situation, &bank.phase, { 1000000 }, "",
        &memory, &rules,     false,       NULL,        english ? KS_LANG_EN : KS_LANG_ZH
    };
}

/* The list of a page's channels is parted as people part lists. */
START_TEST(a_page_is_found_under_each_of_its_channels)
{
    static const char *const lists[] = { "来电;短信", "来电、短信", "来电，短信", "来电； 短信 " };
    size_t index[40];
    for (size_t i = 0; i < KS_COUNT(lists); i++) {
        struct ks_program program = small_program(&bank);
        bank.entries[0].channels = lists[i];
        struct ks_visit_at at = at_in(&program, false, 20000);
        for (int channel = 0; channel < KS_CHANNEL_COUNT; channel++) {
            const char *name = ks_channel_name((enum ks_channel)channel);
            bool named = strcmp(name, "来电") == 0 || strcmp(name, "短信") == 0;
            size_t n = ks_visit_entries(&at, "handbook/", (size_t)channel + 1, index, 40);
            ck_assert_msg((n == 1) == named, "%s under %s: %zu", lists[i], name, n);
        }
    }
}
END_TEST

START_TEST(an_english_page_stands_for_its_original)
{
    struct ks_program program = bilingual(0);
    struct ks_visit_at zh = at_in(&program, false, 20000), en = zh;
    size_t index[40], entry = 0;
    en.lang = KS_LANG_EN;
    ck_assert_uint_eq(ks_visit_entries(&zh, "handbook/", 0, index, 40), TYPES);
    for (size_t i = 0; i < TYPES; i++) {
        ck_assert(ks_card_lang(ks_visit_card(&zh, index[i])) == KS_LANG_ZH);
    }
    ck_assert(ks_visit_find_type(&en, bank.names[1], &entry));
    ck_assert_str_eq(program.cards.v[entry]->path, "handbook/01.md");
    ck_assert_str_eq(ks_visit_card(&en, entry)->path, "handbook/en-01.md");
    ck_assert_str_eq(ks_visit_card(&zh, entry)->path, "handbook/01.md");
    ck_assert(ks_visit_find_type(&en, bank.names[2], &entry));
    ck_assert_str_eq(ks_visit_card(&en, entry)->path, "handbook/02.md"); /* has no English */
    ck_assert_uint_eq(ks_visit_entries(&en, "handbook/", 0, index, 40), TYPES + 1);
    ck_assert(ks_visit_find_type(&en, "alone", &entry));
    ck_assert(!ks_visit_find_type(&zh, "alone", &entry));
    ck_assert_uint_eq(ks_visit_entries(&en, "help/", 0, index, 40), 2);
    ck_assert_str_eq(ks_visit_card(&en, index[0])->path, "help/en-12.md");
    ck_assert_str_eq(ks_visit_card(&en, index[1])->path, "help/13.md");
    en = at_in(&program, true, 19999); /* the page is not true yet */
    ck_assert(ks_visit_find_type(&en, bank.names[1], &entry));
    ck_assert_str_eq(ks_visit_card(&en, entry)->path, "handbook/01.md");
    more[0].lang = "zh"; /* the name alone does not make it English */
    ck_assert_ptr_null(ks_cards_in(&program.cards, &bank.entries[1], KS_LANG_EN));
}
END_TEST

/* The rules of the draw hold in each language by itself. */
START_TEST(a_round_is_in_one_language)
{
    struct ks_program program = bilingual(4);
    for (int s = 0; s < 2000; s++) {
        struct ks_visit_at at = at_in(&program, s % 2 == 0, 20000);
        struct ks_quiz_session session;
        struct ks_quiz_history before = memory.history, other = { 0 };
        const char *type = s % 5 == 4 ? bank.names[s % TYPES] : NULL;
        struct ks_quiz_choice choice = ks_visit_choice(&at, type);
        ck_assert(choice.lang == at.lang);
        ck_assert(ks_session_begin(&session, &choice, type == NULL ? &memory.history : &other,
                                   (uint64_t)s * 77 + 1));
        ck_assert_uint_eq(session.n, type == NULL ? 5 : 3);
        size_t scams = 0, focus = 0;
        for (size_t i = 0; i < session.n; i++) {
            const struct ks_quiz_item *item = &bank.items[session.item[i]];
            ck_assert(item->lang == at.lang);
            scams += !item->genuine;
            focus += item->type == bank.names[3] || item->type == bank.names[4];
            for (size_t k = 0; k < KS_QUIZ_LATELY && type == NULL; k++) {
                ck_assert_uint_ne(before.id[k], ks_item_hash(item->id));
            }
        }
        ck_assert(scams == session.n / 2 || scams == session.n / 2 + 1);
        ck_assert(focus >= 1 || type != NULL);
    }
    ks_memory_clear(&memory);
}
END_TEST

START_TEST(too_few_english_questions_leave_it_to_the_chinese)
{
    struct ks_program program = bilingual(0);
    struct ks_visit_at en = at_in(&program, true, 20000), zh = at_in(&program, false, 20000);
    for (int n = 0; n <= KS_SESSION_ITEMS; n++) {
        bool enough = n == KS_SESSION_ITEMS, of_type = n >= KS_TYPE_SESSION_ITEMS;
        ck_assert((ks_visit_choice(&en, NULL).lang == KS_LANG_EN) == enough);
        ck_assert((ks_visit_choice(&en, bank.names[0]).lang == KS_LANG_EN) == of_type);
        ck_assert(ks_visit_choice(&zh, NULL).lang == KS_LANG_ZH);
        bank.items[n].lang = KS_LANG_EN;
    }
    struct ks_quiz_choice choice = ks_visit_choice(&en, bank.names[1]);
    ck_assert(choice.lang == KS_LANG_ZH && !ks_quiz_may_ask(&choice, &bank.items[0]));
}
END_TEST

static bool asks_english(const struct ks_visit *visit)
{
    return bank.items[visit->session.item[visit->session.at]].lang == KS_LANG_EN;
}

static void touch(struct ks_visit *visit, struct ks_visit_at *at, struct ks_tap tap)
{
    at->now = ks_mono_add_ms(at->now, 1000);
    ck_assert(ks_visit_tap(visit, at, tap));
    at->lang = ks_visit_lang(visit, NULL, rules.lang);
}

/* Who changes the language in the middle gets questions to read, a whole round of them. */
START_TEST(the_language_changes_at_a_question)
{
    struct ks_program program = bilingual(3);
    struct ks_visit visit = { 0 };
    struct ks_visit_at at = at_in(&program, false, 20000);
    touch(&visit, &at, ks_tap(KS_TAP_NOTHING));
    touch(&visit, &at, ks_tap(KS_TAP_QUIZ));
    touch(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 0));
    touch(&visit, &at, ks_tap(KS_TAP_NEXT));
    ck_assert(!asks_english(&visit));
    ck_assert_uint_eq(visit.session.at, 1);
    touch(&visit, &at, ks_tap(KS_TAP_LANGUAGE));
    ck_assert(visit.other_language == 1 && asks_english(&visit));
    ck_assert_int_eq(visit.screen, KS_VISIT_QUESTION);
    ck_assert_uint_eq(visit.session.at + visit.session.scams + visit.session.genuine, 0);
    touch(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 0));
    ck_assert_int_eq(visit.screen, KS_VISIT_FEEDBACK);
    touch(&visit, &at, ks_tap(KS_TAP_LANGUAGE));
    ck_assert(visit.other_language == 0 && !asks_english(&visit));
    ck_assert_int_eq(visit.screen, KS_VISIT_QUESTION);
    touch(&visit, &at, ks_tap(KS_TAP_LEAVE));
    /* with no English questions only the words around it change */
    program = bilingual(0);
    touch(&visit, &at, ks_tap(KS_TAP_NOTHING));
    touch(&visit, &at, ks_tap(KS_TAP_QUIZ));
    touch(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 0));
    touch(&visit, &at, ks_tap(KS_TAP_NEXT));
    size_t item = visit.session.item[1];
    touch(&visit, &at, ks_tap(KS_TAP_LANGUAGE));
    ck_assert_uint_eq(visit.session.at, 1);
    ck_assert_uint_eq(visit.session.item[1], item);
    ks_memory_clear(&memory);
}
END_TEST

/* Where the other language has no question of the type, the round goes on in its own. */
START_TEST(a_round_that_the_other_language_cannot_replace_goes_on)
{
    struct ks_program program = bilingual(7); /* nothing but English */
    struct ks_visit visit = { 0 };
    struct ks_visit_at at = at_in(&program, true, 20000);
    rules.lang = KS_LANG_EN;
    touch(&visit, &at, ks_tap(KS_TAP_NOTHING));
    touch(&visit, &at, ks_tap(KS_TAP_QUIZ));
    touch(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 0));
    struct ks_quiz_session before = visit.session;
    touch(&visit, &at, ks_tap(KS_TAP_LANGUAGE));
    ck_assert_int_eq(visit.screen, KS_VISIT_FEEDBACK);
    ck_assert_uint_eq(visit.session.n, before.n);
    ck_assert_uint_eq(visit.session.item[0], before.item[0]);
    ck_assert_uint_eq(visit.session.picked, before.picked);
    rules.lang = KS_LANG_ZH;
    ks_memory_clear(&memory);
}
END_TEST

START_TEST(a_teachers_list_is_asked_as_it_was_written)
{
    struct ks_program program = bilingual(1);
    struct ks_sheet_row rows[] = { { 2, "q0", "", KS_DATE_NONE, KS_DATE_NONE },
                                   { 3, "q1", "", KS_DATE_NONE, KS_DATE_NONE } };
    program.lesson = (struct ks_sheet) { rows, 2 };
    struct ks_visit_at zh = at_in(&program, false, 20000);
    struct ks_quiz_choice choice = ks_visit_choice(&zh, NULL);
    ck_assert(bank.items[0].lang == KS_LANG_EN && bank.items[1].lang == KS_LANG_ZH);
    ck_assert_uint_eq(ks_lesson_count(&choice, KS_LESSON_CHOSEN), 2);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_page_is_found_under_each_of_its_channels);
    tcase_add_test(tc, an_english_page_stands_for_its_original);
    tcase_add_test(tc, a_round_is_in_one_language);
    tcase_add_test(tc, too_few_english_questions_leave_it_to_the_chinese);
    tcase_add_test(tc, the_language_changes_at_a_question);
    tcase_add_test(tc, a_round_that_the_other_language_cannot_replace_goes_on);
    tcase_add_test(tc, a_teachers_list_is_asked_as_it_was_written);
}

int main(void)
{
    return check_main("visit_english", add);
}
