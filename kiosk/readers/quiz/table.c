/* Reads a bank of questions from a table: the columns of the sheets that exam systems use, and
 * what our own questions need besides. */
#include "readers/quiz/table.h"

#include <string.h>

#include "readers/quiz/answer.h"
#include "readers/quiz/draft.h"
#include "readers/quiz/files.h"
#include "readers/quiz/item.h"
#include "readers/quiz/text.h"
#include "readers/table/rows.h"

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
    OPTION_G,
    OPTION_H,
    OPTIONS, /* all in one cell */
    ANSWER,
    FEEDBACK_A,
    FEEDBACK_B,
    FEEDBACK_C,
    FEEDBACK_D,
    FEEDBACK_E,
    FEEDBACK_F,
    EXPLANATION,
    VALID,
    LANG
};

#define OPTION_COLUMNS (OPTIONS - OPTION_A)
#define FEEDBACK_COLUMNS (EXPLANATION - FEEDBACK_A)

static const struct ks_column columns[] = {
    [ID] = { "id|编号|题号|序号|题目编号|试题编号", false },
    [KIND] = { "kind|题型|试题类型|题目类型|问题类型|类别", false },
    [TYPE] = { "type|类型|诈骗类型|分类|知识点|所属分类|题目分类", false },
    [CHANNEL] = { "channel|渠道|途径", false },
    [TRUTH] = { "truth|真假|真伪", false },
    [PHASES] = { "phases|阶段|所属阶段", false },
    [CUES] = { "cues|破绽|破绽数", false },
    [FIT] = { "fit|贴近度|贴近", false },
    [SCENE] = { "scene|情景|场景|材料", false },
    [STEM] = { "stem|题干|题目|问题|试题|试题内容|题目内容|问题内容|试题题干|题干内容|"
               "question",
               true },
    [OPTION_A] = { "A|选项A|A选项|选项1|选项一|答案A|option1|answer1|optionA", false },
    [OPTION_B] = { "B|选项B|B选项|选项2|选项二|答案B|option2|answer2|optionB", false },
    [OPTION_C] = { "C|选项C|C选项|选项3|选项三|答案C|option3|answer3|optionC", false },
    [OPTION_D] = { "D|选项D|D选项|选项4|选项四|答案D|option4|answer4|optionD", false },
    [OPTION_E] = { "E|选项E|E选项|选项5|选项五|答案E|option5|optionE", false },
    [OPTION_F] = { "F|选项F|F选项|选项6|选项六|答案F|option6|optionF", false },
    [OPTION_G] = { "G|选项G|G选项|选项7|选项七|答案G", false },
    [OPTION_H] = { "H|选项H|H选项|选项8|选项八|答案H", false },
    [OPTIONS] = { "options|选项|备选项|选项内容|备选答案|可选项", false },
    [ANSWER] = { "answer|答案|正确答案|标准答案|参考答案|正确选项|试题答案|correctanswer|"
                 "correctanswers",
                 true },
    [FEEDBACK_A] = { "fA|反馈A|解析A", false },
    [FEEDBACK_B] = { "fB|反馈B|解析B", false },
    [FEEDBACK_C] = { "fC|反馈C|解析C", false },
    [FEEDBACK_D] = { "fD|反馈D|解析D", false },
    [FEEDBACK_E] = { "fE|反馈E|解析E", false },
    [FEEDBACK_F] = { "fF|反馈F|解析F", false },
    [EXPLANATION] = { "explanation|解析|答案解析|试题解析|题目解析|解释|答案说明", false },
    [VALID] = { "valid|有效期|有效", false },
    [LANG] = { "lang|语言|语种|language", false },
};

static const int field_columns[KS_DRAFT_FIELDS] = {
    [KS_DRAFT_ID] = ID,           [KS_DRAFT_KIND] = KIND,     [KS_DRAFT_TYPE] = TYPE,
    [KS_DRAFT_CHANNEL] = CHANNEL, [KS_DRAFT_TRUTH] = TRUTH,   [KS_DRAFT_PHASES] = PHASES,
    [KS_DRAFT_CUES] = CUES,       [KS_DRAFT_FIT] = FIT,       [KS_DRAFT_SCENE] = SCENE,
    [KS_DRAFT_STEM] = STEM,       [KS_DRAFT_ANSWER] = ANSWER, [KS_DRAFT_EXPLANATION] = EXPLANATION,
    [KS_DRAFT_VALID] = VALID,     [KS_DRAFT_LANG] = LANG,
};

/* A cell without the `'` by which people and programs keep Excel from calculating with it. */
static struct ks_draft_text cell_of(struct ks_rows *rows, size_t column)
{
    struct ks_str cell = ks_rows_cell(rows, column);
    size_t quotes = 0;
    while (quotes < cell.n && cell.p[quotes] == '\'') {
        quotes++;
    }
    if (quotes > 0 && quotes < cell.n && strchr("=+-@", cell.p[quotes]) != NULL) {
        cell.p++;
        cell.n--;
    }
    struct ks_place_in_file at = ks_rows_at(rows, column);
    return (struct ks_draft_text) { cell, at.row, at.column };
}

static void read_options(struct ks_rows *rows, struct ks_quiz_draft *draft)
{
    for (size_t i = 0; i < OPTION_COLUMNS; i++) {
        struct ks_draft_answer *answer = &draft->answer[i];
        answer->text = cell_of(rows, OPTION_A + i);
        if (i < FEEDBACK_COLUMNS) {
            answer->feedback = cell_of(rows, FEEDBACK_A + i).text;
        }
        draft->n_answers = answer->text.text.n > 0 ? i + 1 : draft->n_answers;
    }
    if (draft->n_answers == 0) {
        ks_quiz_split_options(draft, cell_of(rows, OPTIONS));
    }
}

static void read_row(struct ks_rows *rows, struct ks_str sheet_kind, struct ks_quiz_bank *bank)
{
    struct ks_quiz_draft draft = { .file = rows->file, .row = rows->row->number };
    for (size_t i = 0; i < KS_DRAFT_FIELDS; i++) {
        draft.field[i] = cell_of(rows, (size_t)field_columns[i]);
    }
    /* 类型 means the sort of question in some sheets; the tab may say it for all rows. */
    struct ks_draft_text *kind = &draft.field[KS_DRAFT_KIND], *type = &draft.field[KS_DRAFT_TYPE];
    if (kind->text.n == 0 && ks_kind_of(type->text) != KS_KIND_UNKNOWN) {
        *kind = *type;
        *type = (struct ks_draft_text) { { "", 0 }, 0, 0 };
    }
    if (kind->text.n == 0 && ks_kind_of(sheet_kind) != KS_KIND_UNKNOWN) {
        kind->text = sheet_kind;
    }
    read_options(rows, &draft);
    ks_draft_finish(rows->context, &draft, bank);
}

bool ks_quiz_table_is(const struct ks_table *table)
{
    struct ks_columns found;
    return ks_columns_find("", table, columns, KS_COUNT(columns), &found, NULL);
}

void ks_quiz_table_read(const struct ks_table_context *context,
                        const char *file,
                        const struct ks_table *table,
                        struct ks_str sheet,
                        struct ks_quiz_bank *bank)
{
    struct ks_rows rows;
    if (ks_rows_over(&rows, context, file, table, columns, KS_COUNT(columns), KS_TABLE_ROWS_MAX)) {
        while (ks_rows_next(&rows)) {
            read_row(&rows, sheet, bank);
        }
    }
    ks_rows_close(&rows);
}
