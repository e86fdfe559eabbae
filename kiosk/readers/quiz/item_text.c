/* The texts, dates and labels of a question, and the card of its scene (see item_text.h). */
#include "readers/quiz/item_text.h"

#include <string.h>

#include "readers/card/md.h"
#include "readers/quiz/evidence.h"
#include "readers/table/rows.h"
#include "readers/text/fold.h"
#include "readers/when/dates.h"

#define ID_BYTES 60
#define STEM_BYTES 360 /* 120 hanzi */
#define FEEDBACK_BYTES 600

static int read_number(struct ks_making *m, enum ks_draft_field field, int min, int max)
{
    int value = 2;
    if (ks_making_is_empty(m, field)) {
        return value;
    }
    if (!ks_number_read(m->draft->field[field].text, &value)) {
        ks_making_warn(m, KS_PROBLEM_QUIZ_BAD_NUMBER, field);
        return 2;
    }
    if (value < min || value > max) {
        ks_making_warn(m, KS_PROBLEM_QUIZ_OUT_OF_RANGE, field);
    }
    return value < min ? min : value > max ? max : value;
}

void ks_making_lang(struct ks_making *m)
{
    struct ks_fold folded;
    if (ks_making_is_empty(m, KS_DRAFT_LANG) ||
        !ks_fold(m->draft->field[KS_DRAFT_LANG].text, &folded)) {
        return;
    }
    if (!ks_fold_lang(&folded, &m->item.lang)) {
        ks_making_warn(m, KS_PROBLEM_QUIZ_UNKNOWN_LANG, KS_DRAFT_LANG);
    }
}

void ks_making_truth(struct ks_making *m)
{
    struct ks_fold folded;
    m->item.neutral = true;
    if (ks_making_is_empty(m, KS_DRAFT_TRUTH) ||
        !ks_fold(m->draft->field[KS_DRAFT_TRUTH].text, &folded)) {
        return;
    }
    bool genuine = ks_fold_is_one_of(&folded, "genuine|真的|真");
    if (!genuine && !ks_fold_is_one_of(&folded, "scam|骗局|骗|假|假的")) {
        ks_making_warn(m, KS_PROBLEM_QUIZ_UNKNOWN_TRUTH, KS_DRAFT_TRUTH);
        return;
    }
    m->item.genuine = genuine;
    m->item.neutral = false;
}

static void read_channel(struct ks_making *m)
{
    m->item.channel = KS_CHANNEL_CHAT;
    if (!ks_making_is_empty(m, KS_DRAFT_CHANNEL) &&
        !ks_channel_of(ks_str_trim(m->draft->field[KS_DRAFT_CHANNEL].text), &m->item.channel)) {
        ks_making_warn(m, KS_PROBLEM_QUIZ_UNKNOWN_CHANNEL, KS_DRAFT_CHANNEL);
    }
}

/* `2020-10-10..2022-12-31`, either end may be open. */
static bool read_valid(struct ks_making *m)
{
    struct ks_str from = ks_str_trim(m->draft->field[KS_DRAFT_VALID].text), until = { "", 0 };
    for (size_t i = 0; i + 2 <= from.n; i++) {
        if (memcmp(from.p + i, "..", 2) == 0) {
            until = (struct ks_str) { from.p + i + 2, from.n - i - 2 };
            from.n = i;
        }
    }
    struct ks_date_range range = ks_date_range_read(from, until, KS_DATE_NONE);
    m->item.valid_from = range.from;
    m->item.valid_until = range.until;
    if (range.from_reading == KS_DATE_BAD || range.until_reading == KS_DATE_BAD) {
        return ks_making_refuse(m, KS_PROBLEM_QUIZ_BAD_VALID, ks_making_at(m, KS_DRAFT_VALID),
                                KS_NO_ARGS);
    }
    return true;
}

static bool read_texts(struct ks_making *m)
{
    const struct ks_draft_text *field = m->draft->field;
    struct ks_quiz_item *item = &m->item;
    item->stem = ks_making_text(m, m->stem, KS_WORDS_ONE_LINE);
    ks_making_scene(m);
    item->type = ks_making_cut(m, field[KS_DRAFT_TYPE].text, 120, ks_making_at(m, KS_DRAFT_TYPE));
    item->id = ks_making_cut(m, field[KS_DRAFT_ID].text, ID_BYTES, ks_making_at(m, KS_DRAFT_ID));
    item->explanation = ks_making_cut(m, field[KS_DRAFT_EXPLANATION].text, FEEDBACK_BYTES,
                                      ks_making_at(m, KS_DRAFT_EXPLANATION));
    if (strlen(item->scene) > KS_QUIZ_SCENE_BYTES) {
        return ks_making_refuse(m, KS_PROBLEM_QUIZ_LONG_SCENE_REFUSED,
                                ks_making_at(m, KS_DRAFT_SCENE), KS_NO_ARGS);
    }
    if (strlen(item->stem) > STEM_BYTES) {
        return ks_making_refuse(m, KS_PROBLEM_QUIZ_LONG_STEM_REFUSED,
                                ks_making_at(m, KS_DRAFT_STEM), KS_NO_ARGS);
    }
    bool staged = item->kind == KS_QUIZ_JUDGE || item->kind == KS_QUIZ_ACT;
    if (staged && *item->scene == '\0') {
        return ks_making_refuse(m, KS_PROBLEM_QUIZ_NO_SCENE, ks_making_at(m, KS_DRAFT_SCENE),
                                KS_NO_ARGS);
    }
    if (*item->stem == '\0' && *item->scene == '\0') {
        return ks_making_refuse(m, KS_PROBLEM_QUIZ_NO_STEM, ks_making_at(m, KS_DRAFT_STEM),
                                KS_NO_ARGS);
    }
    return true;
}

/* `12` counts the rows of one sheet, and every sheet has a 12. */
static bool is_row_number(const char *id)
{
    return id[strspn(id, "0123456789.")] == '\0';
}

/* Makes an id of the question's words if it has none of its own. */
static void supply_id(struct ks_making *m)
{
    if (!is_row_number(m->item.id)) {
        return;
    }
    uint64_t hash = ks_hash(KS_HASH_START, m->item.scene, strlen(m->item.scene));
    hash = ks_hash(hash, m->item.stem, strlen(m->item.stem));
    for (size_t i = 0; i < m->item.n_options; i++) {
        hash = ks_hash(hash, m->item.options[i].text, strlen(m->item.options[i].text) + 1);
    }
    m->item.id = ks_arena_printf(m->context->arena, "q-%08x", (unsigned)(hash >> 32));
}

/* The mock-up in which the scene is shown. */
static const char *template_of(enum ks_channel channel)
{
    return channel == KS_CHANNEL_CALL    ? "call"
           : channel == KS_CHANNEL_CHAT  ? "chat"
           : channel == KS_CHANNEL_WEB   ? "web"
           : channel == KS_CHANNEL_GROUP ? "notice"
                                         : "sms";
}

/* The card of the scene. Its text gets a byte order mark, because a scene of few letters might be
 * guessed to be GBK. */
static const struct ks_card *card_of(struct ks_making *m)
{
    struct ks_arena *arena = m->context->arena, *scratch = ks_arena_new();
    struct ks_problems ignored = { .arena = scratch };
    struct ks_zone zone = ks_zone_fixed(0); /* a scene holds no time */
    const char *text = ks_arena_printf(
        scratch, "\xEF\xBB\xBF---\ntemplate: %s\nlang: %s\n---\n# %s\n\n%s\n",
        template_of(m->item.channel), ks_lang_tag(m->item.lang), m->item.id, m->item.scene);
    const struct ks_card *card =
        ks_card_read(m->item.id, text, strlen(text), &zone, arena, &ignored);
    ks_arena_free(scratch);
    return card;
}

bool ks_making_rest(struct ks_making *m)
{
    if (!read_texts(m) || !read_valid(m)) {
        return false;
    }
    read_channel(m);
    size_t left_out = 0;
    const char *phases =
        ks_making_text(m, m->draft->field[KS_DRAFT_PHASES].text, KS_WORDS_ONE_LINE);
    m->item.phases = ks_tags_read(ks_str_of(phases), m->context->arena, &left_out);
    m->item.cues = read_number(m, KS_DRAFT_CUES, 0, 5);
    m->item.fit = read_number(m, KS_DRAFT_FIT, 1, 3);
    supply_id(m);
    m->item.card = *m->item.scene == '\0' ? NULL : card_of(m);
    ks_making_evidence(m);
    return true;
}
