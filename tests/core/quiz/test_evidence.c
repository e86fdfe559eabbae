/* Where the marked passages of a scene stand on its card. */
#include <string.h>

#include "core/card/card.h"
#include "core/quiz/evidence.h"
#include "support/check_main.h"

static struct ks_span title_words[] = { { KS_SPAN_PLAIN, "卡停用，" },
                                        { KS_SPAN_STRONG, "今晚" },
                                        { KS_SPAN_PLAIN, "点 x.cn" } };
static struct ks_span more_words[] = { { KS_SPAN_PLAIN, "银行" } };
static struct ks_block blocks[] = {
    { .kind = KS_BLOCK_PANEL, .speaker = "短信 银行", .text = { title_words, 3 } },
    { .kind = KS_BLOCK_ENTRY, .speaker = "", .text = { more_words, 1 } }, /* drawn by no scene */
    { .kind = KS_BLOCK_SCRIPT, .speaker = "我", .text = { more_words, 1 } },
};
static const struct ks_card card = { .blocks = blocks, .n_blocks = KS_COUNT(blocks) };
static const char scene[] = "【短信 银行】卡停用，**今晚**点 x.cn\n我：银行";

static struct ks_quiz_item item;

/* Marks the nth time that the text stands in the scene. */
static void mark(const char *text, int nth)
{
    const char *at = strstr(scene, text);
    for (; nth > 0; nth--) {
        at = strstr(at + 1, text);
    }
    item.mark[item.n_marks++] = (struct ks_quiz_mark) { (size_t)(at - scene), strlen(text), "r" };
}

static void setup(void)
{
    item = (struct ks_quiz_item) { .scene = scene, .card = &card };
}

static void is_piece(const struct ks_evidence_piece *piece,
                     size_t block,
                     enum ks_evidence_part part,
                     const char *before,
                     const char *text)
{
    ck_assert_uint_eq(piece->block, block);
    ck_assert_int_eq(piece->part, part);
    ck_assert_uint_eq(piece->at, strlen(before));
    ck_assert_uint_eq(piece->n, strlen(text));
}

START_TEST(names_and_words_have_their_pieces)
{
    mark("银行", 0);
    mark("停用", 0);
    mark("银行", 1);
    struct ks_evidence found = ks_evidence_of(&item);
    ck_assert_uint_eq(found.n, 3);
    is_piece(&found.v[0], 0, KS_EVIDENCE_NAME, "短信 ", "银行");
    is_piece(&found.v[1], 0, KS_EVIDENCE_WORDS, "卡", "停用");
    is_piece(&found.v[2], 2, KS_EVIDENCE_WORDS, "", "银行");
    for (size_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(found.v[i].mark, i);
        ck_assert(found.v[i].last);
    }
}
END_TEST

START_TEST(a_mark_over_signs_is_one_piece_a_part)
{
    mark("银行】卡停用，**今晚**", 0);
    struct ks_evidence found = ks_evidence_of(&item);
    ck_assert_uint_eq(found.n, 2);
    is_piece(&found.v[0], 0, KS_EVIDENCE_NAME, "短信 ", "银行");
    is_piece(&found.v[1], 0, KS_EVIDENCE_WORDS, "", "卡停用，今晚");
    ck_assert(!found.v[0].last);
    ck_assert(found.v[1].last);
}
END_TEST

START_TEST(signs_alone_have_none)
{
    mark("】", 0);
    ck_assert_uint_eq(ks_evidence_of(&item).n, 0);
    mark("x.cn", 0);
    ck_assert_uint_eq(ks_evidence_of(&item).n, 1);
    item.card = NULL;
    ck_assert_uint_eq(ks_evidence_of(&item).n, 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, NULL);
    tcase_add_test(tc, names_and_words_have_their_pieces);
    tcase_add_test(tc, a_mark_over_signs_is_one_piece_a_part);
    tcase_add_test(tc, signs_alone_have_none);
}

int main(void)
{
    return check_main("evidence", add);
}
