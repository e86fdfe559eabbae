/* A bank as a table, and what the other two forms share (see export_table.h). */
#include "readers/quiz/export_table.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "readers/quiz/words.h"

/* ---- what an item says beside its texts ---- */

static void join_phases(const struct ks_tags *phases, struct ks_buf *out)
{
    for (size_t i = 0; i < phases->n; i++) {
        ks_buf_adds(out, i == 0 ? "" : ";");
        ks_buf_adds(out, phases->v[i]);
    }
}

static void add_valid(const struct ks_quiz_item *item, struct ks_buf *out)
{
    char from[KS_CIVIL_TEXT], until[KS_CIVIL_TEXT];
    if (item->valid_from == KS_DATE_NONE && item->valid_until == KS_DATE_NONE) {
        return;
    }
    ks_date_format(item->valid_from, from);
    ks_date_format(item->valid_until, until);
    ks_buf_addf(out, "%s..%s", from, until);
}

static const char *truth_of(const struct ks_quiz_item *item)
{
    return item->neutral ? "" : item->genuine ? "真的" : "骗局";
}

static int lines_of(const char *scene)
{
    int n = *scene == '\0' ? 0 : 1;
    for (; *scene != '\0'; scene++) {
        n += *scene == '\n' ? 1 : 0;
    }
    return n;
}

/* The scene with its marks, as ks_quiz_read() takes it. */
static void add_scene(const struct ks_quiz_item *item, struct ks_buf *out)
{
    size_t at = 0;
    ks_buf_adds(out, "");
    for (size_t i = 0; i < item->n_marks; i++) {
        const struct ks_quiz_mark *mark = &item->mark[i];
        ks_buf_add(out, item->scene + at, mark->at - at);
        at = mark->at + mark->n;
        ks_buf_addf(out, "[[%.*s]]", (int)mark->n, item->scene + mark->at);
    }
    ks_buf_adds(out, item->scene + at);
}

static void add_reasons(const struct ks_quiz_item *item, struct ks_buf *out)
{
    ks_buf_adds(out, "");
    for (size_t i = 0; i < item->n_marks; i++) {
        ks_buf_adds(out, i == 0 ? "" : "|");
        ks_buf_adds(out, item->mark[i].reason);
    }
}

static const char *pull_of(const struct ks_quiz_item *item)
{
    return item->pull == NULL ? "" : item->pull;
}

struct teller {
    void (*tell)(void *user, const char *tag);
    void *user;
    struct ks_buf tag, value; /* of one tag after the other */
};

/* What is empty is not told. */
static void tell_text(struct teller *teller, const char *name, const char *value)
{
    if (*value != '\0') {
        teller->tag.n = 0;
        ks_buf_addf(&teller->tag, "%s:%s", name, value);
        teller->tell(teller->user, teller->tag.p);
    }
}

static void tell_number(struct teller *teller, const char *name, int value)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", value);
    tell_text(teller, name, digits);
}

/* What was written into `value`, which is empty again then. */
static void tell_value(struct teller *teller, const char *name)
{
    if (teller->value.n > 0) {
        tell_text(teller, name, teller->value.p);
    }
    teller->value.n = 0;
}

void ks_quiz_each_tag(const struct ks_quiz_item *item,
                      void (*tell)(void *user, const char *tag),
                      void *user)
{
    struct teller teller = { .tell = tell, .user = user };
    tell_text(&teller, "题型", ks_quiz_kind_name(item->kind));
    tell_text(&teller, "类型", item->type);
    tell_text(&teller, "渠道", ks_channel_name(item->channel));
    tell_text(&teller, "真假", item->neutral ? "" : truth_of(item));
    tell_number(&teller, "破绽", (int)item->cues);
    tell_number(&teller, "贴近度", (int)item->fit);
    if (*item->scene != '\0') {
        tell_number(&teller, "情景行数", (int)lines_of(item->scene));
    }
    tell_text(&teller, "语言", item->lang == KS_LANG_ZH ? "" : ks_lang_called(item->lang));
    join_phases(&item->phases, &teller.value);
    tell_value(&teller, "阶段");
    add_valid(item, &teller.value);
    tell_value(&teller, "有效期");
    add_reasons(item, &teller.value);
    tell_value(&teller, "证据");
    tell_text(&teller, "为何上当", pull_of(item));
    ks_buf_free(&teller.tag);
    ks_buf_free(&teller.value);
}

void ks_quiz_whole_text(const struct ks_quiz_item *item, struct ks_buf *out)
{
    add_scene(item, out);
    ks_buf_adds(out, *item->scene != '\0' && *item->stem != '\0' ? "\n" : "");
    ks_buf_adds(out, item->stem);
}

bool ks_quiz_is_plain_truth(const struct ks_quiz_item *item)
{
    return item->kind == KS_QUIZ_TRUE_FALSE && item->n_options == 2 &&
           (item->right == 1 || item->right == 2) &&
           strcmp(item->options[0].text, KS_WORD_TRUE) == 0 &&
           strcmp(item->options[1].text, KS_WORD_FALSE) == 0;
}

/* ---- CSV ---- */

/* Always quoted, so that spaces and separators stay; a `'` keeps Excel from calculating. */
static void add_cell(struct ks_buf *out, const char *text)
{
    const char *sign = text + strspn(text, "'");
    ks_buf_adds(out, *sign != '\0' && strchr("=+-@", *sign) != NULL ? "\"'" : "\"");
    for (; *text != '\0'; text++) {
        ks_buf_add(out, text, 1);
        if (*text == '"') {
            ks_buf_add(out, text, 1);
        }
    }
    ks_buf_adds(out, "\"");
}

/* Letters; A/B where one of several is enough. */
static void add_answer(struct ks_buf *out, const struct ks_quiz_item *item)
{
    bool first = true;
    for (size_t i = 0; i < item->n_options; i++) {
        if ((item->right >> i & 1) != 0) {
            const char *between = first || item->kind == KS_QUIZ_MULTIPLE ? "" : "/";
            ks_buf_addf(out, "%s%c", between, (char)('A' + (char)i));
            first = false;
        }
    }
}

static void add_row(struct ks_buf *out, const struct ks_quiz_item *item)
{
    const char *const front[] = { item->id, ks_quiz_kind_name(item->kind), item->type,
                                  ks_channel_name(item->channel), truth_of(item) };
    for (size_t i = 0; i < KS_COUNT(front); i++) {
        add_cell(out, front[i]);
        ks_buf_adds(out, ",");
    }
    struct ks_buf cell = { 0 };
    ks_buf_adds(&cell, "");
    join_phases(&item->phases, &cell);
    add_cell(out, cell.p);
    ks_buf_addf(out, ",%d,%d,", item->cues, item->fit);
    cell.n = 0;
    add_scene(item, &cell);
    add_cell(out, cell.p);
    ks_buf_adds(out, ",");
    cell.n = 0;
    add_reasons(item, &cell);
    add_cell(out, cell.p);
    ks_buf_adds(out, ",");
    add_cell(out, pull_of(item));
    ks_buf_adds(out, ",");
    add_cell(out, item->stem);
    ks_buf_adds(out, ",");
    for (size_t i = 0; i < KS_QUIZ_OPTIONS_MAX; i++) {
        add_cell(out, i < item->n_options ? item->options[i].text : "");
        ks_buf_adds(out, ",");
    }
    add_answer(out, item);
    ks_buf_adds(out, ",");
    for (size_t i = 0; i < KS_QUIZ_OPTIONS_MAX; i++) {
        add_cell(out, i < item->n_options ? item->options[i].feedback : "");
        ks_buf_adds(out, ",");
    }
    add_cell(out, item->explanation == NULL ? "" : item->explanation);
    ks_buf_adds(out, ",");
    add_valid(item, out);
    ks_buf_addf(out, ",%s\r\n", ks_lang_called(item->lang));
    ks_buf_free(&cell);
}

void ks_quiz_export_table(const struct ks_quiz_bank *bank, struct ks_buf *out)
{
    ks_buf_adds(
        out,
        "\xEF\xBB\xBF编号,题型,类型,渠道,真假,阶段,破绽,贴近度,情景,证据,为何上当,题干,选项A,选项B,"
        "选项C,选项D,选项E,选项F,答案,反馈A,反馈B,反馈C,反馈D,反馈E,反馈F,解析,"
        "有效期,语言\r\n");
    for (size_t i = 0; i < bank->n; i++) {
        add_row(out, &bank->v[i]);
    }
}
