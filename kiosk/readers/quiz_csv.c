/* Reads a bank of questions: the columns of the sheets that exam systems use, and what a
 * feedback per option needs besides. */
#include <string.h>

#include "readers/card_md.h"
#include "readers/dates.h"
#include "readers/rows.h"

enum {
    ID,
    KIND,
    TYPE,
    CHANNEL,
    TRUTH,
    PHASES,
    CUES,
    FIT,
    SCENE,
    STEM,
    OPTION_A,
    OPTION_B,
    OPTION_C,
    OPTION_D,
    OPTION_E,
    OPTION_F,
    ANSWER,
    FEEDBACK_A,
    FEEDBACK_B,
    FEEDBACK_C,
    FEEDBACK_D,
    FEEDBACK_E,
    FEEDBACK_F,
    EXPLANATION,
    VALID
};

static const struct ks_column columns[] = {
    [ID] = { "id|编号|题号|序号", false },
    [KIND] = { "kind|题型|试题类型|题目类型|类别", false },
    [TYPE] = { "type|类型|诈骗类型|分类|知识点", false },
    [CHANNEL] = { "channel|渠道|途径", false },
    [TRUTH] = { "truth|真假|真伪", false },
    [PHASES] = { "phases|阶段|所属阶段", false },
    [CUES] = { "cues|破绽|破绽数", false },
    [FIT] = { "fit|贴近度|贴近", false },
    [SCENE] = { "scene|情景|场景|材料", false },
    [STEM] = { "stem|题干|题目|问题|试题|试题内容|题目内容", true },
    [OPTION_A] = { "A|选项A|A选项|选项1|选项一", false },
    [OPTION_B] = { "B|选项B|B选项|选项2|选项二", false },
    [OPTION_C] = { "C|选项C|C选项|选项3|选项三", false },
    [OPTION_D] = { "D|选项D|D选项|选项4|选项四", false },
    [OPTION_E] = { "E|选项E|E选项|选项5|选项五", false },
    [OPTION_F] = { "F|选项F|F选项|选项6|选项六", false },
    [ANSWER] = { "answer|答案|正确答案|标准答案|参考答案", true },
    [FEEDBACK_A] = { "fA|反馈A|解析A", false },
    [FEEDBACK_B] = { "fB|反馈B|解析B", false },
    [FEEDBACK_C] = { "fC|反馈C|解析C", false },
    [FEEDBACK_D] = { "fD|反馈D|解析D", false },
    [FEEDBACK_E] = { "fE|反馈E|解析E", false },
    [FEEDBACK_F] = { "fF|反馈F|解析F", false },
    [EXPLANATION] = { "explanation|解析|答案解析|试题解析", false },
    [VALID] = { "valid|有效期|有效", false },
};

static const char *const kind_words[] = { "judge|真还是骗|真还是骗？",
                                          "act|你会怎么做|你会怎么做？",
                                          "single|单选题|单选|单项选择|单项选择题",
                                          "multiple|多选题|多选|多项选择|多项选择题",
                                          "truefalse|判断题|判断|是非题|对错题",
                                          NULL };
static const char *const truth_words[] = { "scam|骗局|骗|假|假的", "genuine|真的|真", NULL };

static void refuse(struct ks_rows *rows, size_t column, const char *what, const char *how)
{
    ks_problem_add(rows->context->problems, KS_LEVEL_ERROR, ks_rows_at(rows, column),
                   "quiz.bad-row", "这一题没有使用，其余照常", how, "%s", what);
}

/* A cell with its line breaks, which part the lines of a scene. */
static const char *lines_of(struct ks_rows *rows, size_t column)
{
    struct ks_str cell = ks_rows_cell(rows, column);
    cell.n = ks_utf8_prefix(cell.p, cell.n, 1200);
    return ks_arena_strndup(rows->context->arena, cell.p, cell.n);
}

static bool read_options(struct ks_rows *rows, struct ks_quiz_item *item)
{
    for (size_t i = 0; i < KS_QUIZ_OPTIONS_MAX; i++) {
        if (ks_rows_cell(rows, OPTION_A + i).n == 0) {
            break;
        }
        item->options[item->n_options++] =
            (struct ks_quiz_option) { ks_rows_text(rows, OPTION_A + i, 200),
                                      ks_rows_text(rows, FEEDBACK_A + i, 600) };
    }
    if (item->n_options < 2) {
        refuse(rows, OPTION_A, "选项少于两个", "至少填选项 A 和选项 B");
        return false;
    }
    return true;
}

/* `B` `AB` `A;C` `ａ`: letters of options that are there. */
static bool read_answer(struct ks_rows *rows, struct ks_quiz_item *item)
{
    struct ks_str cell = ks_rows_cell(rows, ANSWER);
    for (size_t i = 0, n; i < cell.n; i += n) {
        uint32_t c = ks_utf8_decode(cell.p + i, cell.n - i, &n);
        c = c >= 0xFF21 && c <= 0xFF5A ? c - 0xFEE0 : c; /* full width */
        c = c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
        if (c >= 'A' && c < 'A' + item->n_options) {
            item->right |= 1u << (c - 'A');
        } else if (c >= 'A' && c <= 'Z') {
            item->right = 0;
            break;
        }
    }
    if (item->right == 0) {
        refuse(rows, ANSWER, "答案不是任何一个选项", "写选项的字母，例如 B");
    }
    return item->right != 0;
}

/* `2020-10-10..2022-12-31`, either end may be open. */
static bool read_valid(struct ks_rows *rows, struct ks_quiz_item *item)
{
    struct ks_str cell = ks_rows_cell(rows, VALID), from = cell, until = { "", 0 };
    for (size_t i = 0; i + 2 <= cell.n; i++) {
        if (memcmp(cell.p + i, "..", 2) == 0) {
            from.n = i;
            until = (struct ks_str) { cell.p + i + 2, cell.n - i - 2 };
            break;
        }
    }
    struct ks_date_range range = ks_date_range_read(from, until, KS_DATE_NONE);
    item->valid_from = range.from;
    item->valid_until = range.until;
    if (range.from_reading == KS_DATE_BAD || range.until_reading == KS_DATE_BAD) {
        refuse(rows, VALID, "有效期看不懂", "写成 2020-10-10..2022-12-31，一头不限就空着");
        return false;
    }
    return true;
}

static bool read_channel(struct ks_rows *rows, struct ks_quiz_item *item)
{
    struct ks_str cell = ks_rows_cell(rows, CHANNEL);
    item->channel = KS_CHANNEL_CHAT;
    if (cell.n > 0 && !ks_channel_of(cell, &item->channel)) {
        ks_problem_add(rows->context->problems, KS_LEVEL_WARNING, ks_rows_at(rows, CHANNEL),
                       "quiz.unknown-channel", "按聊天处理",
                       "写来电、短信、聊天、网页、群公告、面对面或邮件", "不认识渠道“%.*s”",
                       (int)ks_utf8_prefix(cell.p, cell.n, 60), cell.p);
    }
    return true;
}

/* The mock-up in which the scene is shown. */
static const char *template_of(enum ks_channel channel)
{
    switch (channel) {
    case KS_CHANNEL_CALL:
        return "call";
    case KS_CHANNEL_CHAT:
        return "chat";
    case KS_CHANNEL_WEB:
        return "web";
    case KS_CHANNEL_GROUP:
        return "notice";
    case KS_CHANNEL_SMS:
    case KS_CHANNEL_FACE:
    case KS_CHANNEL_MAIL:
    case KS_CHANNEL_COUNT:
        return "sms";
    }
    return "sms";
}

static const struct ks_card *card_of(struct ks_rows *rows, const struct ks_quiz_item *item)
{
    struct ks_arena *arena = rows->context->arena;
    const char *text = ks_arena_printf(arena, "---\ntemplate: %s\n---\n# %s\n\n%s\n",
                                       template_of(item->channel), item->id, item->scene);
    struct ks_problems ignored = { .arena = rows->scratch };
    struct ks_zone zone = ks_zone_fixed(0); /* a scene holds no time */
    return ks_card_read(item->id, text, strlen(text), &zone, arena, &ignored);
}

/* With 真假 filled in, the plain names mean our own kinds: a scam or a twin with a scene. */
static void read_kind(struct ks_rows *rows, struct ks_quiz_item *item)
{
    bool told = ks_rows_cell(rows, TRUTH).n > 0;
    int kind =
        ks_rows_choice(rows, KIND, kind_words, "写真还是骗、你会怎么做、单选题、多选题或判断题",
                       told ? KS_QUIZ_ACT : KS_QUIZ_SINGLE);
    kind = told && kind == KS_QUIZ_SINGLE       ? KS_QUIZ_ACT
           : told && kind == KS_QUIZ_TRUE_FALSE ? KS_QUIZ_JUDGE
                                                : kind;
    item->kind = (enum ks_quiz_kind)kind;
    item->genuine = ks_rows_choice(rows, TRUTH, truth_words, "写骗局或真的", 0) == 1;
    item->neutral = !told;
}

/* Without a number of its own, a question is known by its words. */
static const char *id_of(struct ks_rows *rows)
{
    struct ks_str id = ks_rows_cell(rows, ID), stem = ks_rows_cell(rows, STEM);
    if (id.n > 0) {
        return ks_rows_text(rows, ID, 60);
    }
    return ks_arena_printf(rows->context->arena, "q-%08x",
                           (unsigned)(ks_hash(KS_HASH_START, stem.p, stem.n) >> 32));
}

static bool read_item(struct ks_rows *rows, struct ks_quiz_item *item)
{
    *item = (struct ks_quiz_item) { .file = rows->file, .row = rows->row->number };
    read_kind(rows, item);
    item->id = id_of(rows);
    bool staged = item->kind == KS_QUIZ_JUDGE || item->kind == KS_QUIZ_ACT;
    item->scene =
        staged && ks_rows_required(rows, SCENE, 1200) == NULL ? NULL : lines_of(rows, SCENE);
    if (item->scene == NULL || !read_options(rows, item) || !read_answer(rows, item) ||
        !read_valid(rows, item) || !read_channel(rows, item)) {
        return false;
    }
    item->explanation = ks_rows_text(rows, EXPLANATION, 600);
    item->type = ks_rows_text(rows, TYPE, 120);
    item->phases = ks_rows_tags(rows, PHASES);
    item->cues = ks_rows_number(rows, CUES, 0, 5, 2);
    item->fit = ks_rows_number(rows, FIT, 1, 3, 2);
    item->stem = ks_rows_text(rows, STEM, 300);
    item->card = *item->scene == '\0' ? NULL : card_of(rows, item);
    return true;
}

void ks_quiz_read(const struct ks_table_context *context,
                  const char *file,
                  const char *bytes,
                  size_t n,
                  struct ks_quiz_bank *bank)
{
    struct ks_rows rows;
    *bank = (struct ks_quiz_bank) { .file = file };
    if (ks_rows_open(&rows, context, file, bytes, n, columns, KS_COUNT(columns),
                     KS_QUIZ_ITEMS_MAX)) {
        bank->v = ks_arena_array(context->arena, ks_rows_count(&rows) + 1, sizeof *bank->v);
        while (ks_rows_next(&rows)) {
            bank->n += read_item(&rows, &bank->v[bank->n]) ? 1 : 0;
        }
    }
    ks_rows_close(&rows);
}
