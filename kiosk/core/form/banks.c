/* Fields of question banks. */
#include "core/form/parts.h"
#include "core/quiz/evidence.h"

static const struct ks_field option[] = {
    KS_TEXT(struct ks_quiz_option, text),
    KS_TEXT(struct ks_quiz_option, feedback),
};
static const struct ks_shape shape_option = KS_SHAPE(struct ks_quiz_option, option, NULL);

static const struct ks_field mark[] = {
    KS_NUMBER(struct ks_quiz_mark, at, 0, KS_QUIZ_SCENE_BYTES - 1),
    KS_NUMBER(struct ks_quiz_mark, n, 1, KS_QUIZ_SCENE_BYTES),
    KS_TEXT(struct ks_quiz_mark, reason),
};
static const struct ks_shape shape_mark = KS_SHAPE(struct ks_quiz_mark, mark, NULL);

/* It can be answered, its scene is a card and no alert, and its marks lie in the scene. */
static bool is_question(const void *value)
{
    const struct ks_quiz_item *item = value;
    return item->n_options >= 2 && item->right != 0 && item->right >> item->n_options == 0 &&
           (item->card == NULL || item->card->alert == NULL) && ks_quiz_marks_hold(item);
}

static const struct ks_field item[] = {
    KS_LEFT(struct ks_quiz_item, file),
    KS_NUMBER(struct ks_quiz_item, row, 0, KS_FORM_ROW_MAX),
    KS_TEXT(struct ks_quiz_item, id),
    KS_ENUM(struct ks_quiz_item, kind, KS_QUIZ_KINDS - 1),
    KS_ENUM(struct ks_quiz_item, lang, KS_LANG_COUNT - 1),
    KS_TEXT(struct ks_quiz_item, type),
    KS_ENUM(struct ks_quiz_item, channel, KS_CHANNEL_COUNT - 1),
    KS_FLAG(struct ks_quiz_item, genuine),
    KS_FLAG(struct ks_quiz_item, neutral),
    KS_INSIDE(struct ks_quiz_item, phases, &ks_shape_tags),
    KS_NUMBER(struct ks_quiz_item, cues, 0, 5),
    KS_NUMBER(struct ks_quiz_item, fit, 1, 3),
    KS_TEXT(struct ks_quiz_item, scene),
    KS_SOME(struct ks_quiz_item, mark, n_marks, KS_QUIZ_MARKS_MAX, &shape_mark),
    KS_TEXT_OR_NULL(struct ks_quiz_item, pull),
    KS_ONE(struct ks_quiz_item, card, &ks_shape_card),
    KS_TEXT(struct ks_quiz_item, stem),
    KS_SOME(struct ks_quiz_item, options, n_options, KS_QUIZ_OPTIONS_MAX, &shape_option),
    KS_TEXT_OR_NULL(struct ks_quiz_item, explanation),
    KS_NUMBER(struct ks_quiz_item, right, 1, (1 << KS_QUIZ_OPTIONS_MAX) - 1),
    KS_DATE(struct ks_quiz_item, valid_from),
    KS_DATE(struct ks_quiz_item, valid_until),
};
static const struct ks_shape shape_item = KS_SHAPE(struct ks_quiz_item, item, is_question);

static bool are_found(const void *value)
{
    const struct ks_quiz_bank *bank = value;
    return bank->n <= bank->found;
}

static const struct ks_field bank[] = {
    KS_LEFT(struct ks_quiz_bank, file),
    KS_LEFT(struct ks_quiz_bank, capacity),
    KS_LIST(struct ks_quiz_bank, v, n, KS_QUIZ_ITEMS_MAX, &shape_item),
    KS_NUMBER(struct ks_quiz_bank, found, 0, INT32_MAX),
};
const struct ks_shape ks_shape_bank = KS_SHAPE(struct ks_quiz_bank, bank, are_found);
