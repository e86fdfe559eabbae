/* A bank as a table, and what the other two forms share (see export_table.h). */
#include "readers/quiz/export_table.h"

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

void ks_quiz_each_tag(const struct ks_quiz_item *item,
                      void (*tell)(void *user, const char *tag),
                      void *user)
{
    struct ks_buf tag = { 0 };
#define TELL(name, ...)                                                                            \
    do {                                                                                           \
        tag.n = 0;                                                                                 \
        ks_buf_addf(&tag, name ":" __VA_ARGS__);                                                   \
        tell(user, tag.p);                                                                         \
    } while (0)
    TELL("题型", "%s", ks_quiz_kind_name(item->kind));
    if (*item->type != '\0') {
        TELL("类型", "%s", item->type);
    }
    TELL("渠道", "%s", ks_channel_name(item->channel));
    if (!item->neutral) {
        TELL("真假", "%s", truth_of(item));
    }
    TELL("破绽", "%d", item->cues);
    TELL("贴近度", "%d", item->fit);
    if (*item->scene != '\0') {
        TELL("情景行数", "%d", lines_of(item->scene));
    }
    if (item->lang != KS_LANG_ZH) {
        TELL("语言", "%s", ks_lang_called(item->lang));
    }
    struct ks_buf value = { 0 };
    join_phases(&item->phases, &value);
    if (value.n > 0) {
        TELL("阶段", "%s", value.p);
    }
    value.n = 0;
    add_valid(item, &value);
    if (value.n > 0) {
        TELL("有效期", "%s", value.p);
    }
#undef TELL
    ks_buf_free(&tag);
    ks_buf_free(&value);
}

void ks_quiz_whole_text(const struct ks_quiz_item *item, struct ks_buf *out)
{
    ks_buf_adds(out, item->scene);
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
    add_cell(out, item->scene);
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
    ks_buf_adds(out, "\xEF\xBB\xBF编号,题型,类型,渠道,真假,阶段,破绽,贴近度,情景,题干,选项A,选项B,"
                     "选项C,选项D,选项E,选项F,答案,反馈A,反馈B,反馈C,反馈D,反馈E,反馈F,解析,"
                     "有效期,语言\r\n");
    for (size_t i = 0; i < bank->n; i++) {
        add_row(out, &bank->v[i]);
    }
}
