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
    EVIDENCE,
    PULL,
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
    [ID] = { "id|编号|题号|序号|题目编号|试题编号", KS_OPTIONAL },
    [KIND] = { "kind|题型|试题类型|题目类型|问题类型|类别", KS_OPTIONAL },
    [TYPE] = { "type|类型|诈骗类型|分类|知识点|所属分类|题目分类", KS_OPTIONAL },
    [CHANNEL] = { "channel|渠道|途径", KS_OPTIONAL },
    [TRUTH] = { "truth|真假|真伪", KS_OPTIONAL },
    [PHASES] = { "phases|阶段|所属阶段", KS_OPTIONAL },
    [CUES] = { "cues|破绽|破绽数", KS_OPTIONAL },
    [FIT] = { "fit|贴近度|贴近", KS_OPTIONAL },
    [SCENE] = { "scene|情景|场景|材料", KS_OPTIONAL },
    [EVIDENCE] = { "evidence|证据|标记说明|破绽说明", KS_OPTIONAL },
    [PULL] = { "pull|为何上当|为什么上当|上当原因", KS_OPTIONAL },
    [STEM] = { "stem|题干|题目|问题|试题|试题内容|题目内容|问题内容|试题题干|题干内容|"
               "question",
               KS_REQUIRED },
    [OPTION_A] = { "A|选项A|A选项|选项1|选项一|答案A|option1|answer1|optionA", KS_OPTIONAL },
    [OPTION_B] = { "B|选项B|B选项|选项2|选项二|答案B|option2|answer2|optionB", KS_OPTIONAL },
    [OPTION_C] = { "C|选项C|C选项|选项3|选项三|答案C|option3|answer3|optionC", KS_OPTIONAL },
    [OPTION_D] = { "D|选项D|D选项|选项4|选项四|答案D|option4|answer4|optionD", KS_OPTIONAL },
    [OPTION_E] = { "E|选项E|E选项|选项5|选项五|答案E|option5|optionE", KS_OPTIONAL },
    [OPTION_F] = { "F|选项F|F选项|选项6|选项六|答案F|option6|optionF", KS_OPTIONAL },
    [OPTION_G] = { "G|选项G|G选项|选项7|选项七|答案G", KS_OPTIONAL },
    [OPTION_H] = { "H|选项H|H选项|选项8|选项八|答案H", KS_OPTIONAL },
    [OPTIONS] = { "options|选项|备选项|选项内容|备选答案|可选项", KS_OPTIONAL },
    [ANSWER] = { "answer|答案|正确答案|标准答案|参考答案|正确选项|试题答案|correctanswer|"
                 "correctanswers",
                 KS_REQUIRED },
    [FEEDBACK_A] = { "fA|反馈A|解析A", KS_OPTIONAL },
    [FEEDBACK_B] = { "fB|反馈B|解析B", KS_OPTIONAL },
    [FEEDBACK_C] = { "fC|反馈C|解析C", KS_OPTIONAL },
    [FEEDBACK_D] = { "fD|反馈D|解析D", KS_OPTIONAL },
    [FEEDBACK_E] = { "fE|反馈E|解析E", KS_OPTIONAL },
    [FEEDBACK_F] = { "fF|反馈F|解析F", KS_OPTIONAL },
    [EXPLANATION] = { "explanation|解析|答案解析|试题解析|题目解析|解释|答案说明", KS_OPTIONAL },
    [VALID] = { "valid|有效期|有效", KS_OPTIONAL },
    [LANG] = { "lang|语言|语种|language", KS_OPTIONAL },
};

static const int field_columns[KS_DRAFT_FIELDS] = {
    [KS_DRAFT_ID] = ID,           [KS_DRAFT_KIND] = KIND,     [KS_DRAFT_TYPE] = TYPE,
    [KS_DRAFT_CHANNEL] = CHANNEL, [KS_DRAFT_TRUTH] = TRUTH,   [KS_DRAFT_PHASES] = PHASES,
    [KS_DRAFT_CUES] = CUES,       [KS_DRAFT_FIT] = FIT,       [KS_DRAFT_SCENE] = SCENE,
    [KS_DRAFT_STEM] = STEM,       [KS_DRAFT_ANSWER] = ANSWER, [KS_DRAFT_EXPLANATION] = EXPLANATION,
    [KS_DRAFT_VALID] = VALID,     [KS_DRAFT_LANG] = LANG,     [KS_DRAFT_EVIDENCE] = EVIDENCE,
    [KS_DRAFT_PULL] = PULL,
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

/* The question is not known whole if one of its cells is a formula without a result. */
static void find_failed(const struct ks_rows *rows, struct ks_quiz_draft *draft)
{
    for (size_t i = 0; i < KS_COUNT(columns); i++) {
        if (ks_rows_failed(rows, i)) {
            draft->fault = KS_PROBLEM_CELL_NO_RESULT;
            draft->args[0] = ks_arg_cut(ks_rows_cell(rows, i), 60);
            draft->column = ks_rows_at(rows, i).column;
            return;
        }
    }
}

/* ---- cells merged downwards ---- */

static const struct ks_merged *merged_into(const struct ks_rows *rows, size_t column)
{
    return ks_columns_merged(&rows->columns, rows->row, column);
}

/* Whether a row over which the stem is merged from row `first` says anything of its own. */
static bool says_more(const struct ks_rows *rows, const struct ks_row *row, int first)
{
    for (size_t i = 0; i < KS_COUNT(columns); i++) {
        const struct ks_merged *merged = ks_columns_merged(&rows->columns, row, i);
        if (ks_columns_cell(&rows->columns, row, i).n > 0 &&
            (merged == NULL || merged->first > first)) {
            return true;
        }
    }
    return false;
}

/* Rows that share a stem are one question: it is read from the first of them. */
static bool continues(const struct ks_rows *rows)
{
    const struct ks_merged *stem = merged_into(rows, STEM);
    return stem != NULL && stem->first < rows->row->number &&
           stem->first > rows->table.rows[rows->columns.header].number;
}

/* Where more rows than one say something of it, nobody can tell what belongs together. */
static void find_split(const struct ks_rows *rows, struct ks_quiz_draft *draft)
{
    const struct ks_merged *stem = merged_into(rows, STEM);
    for (int r = draft->row + 1; stem != NULL && r <= stem->last; r++) {
        const struct ks_row *row = &rows->table.rows[r - 1];
        const struct ks_merged *merged = ks_columns_merged(&rows->columns, row, STEM);
        if (merged != NULL && merged->first == draft->row && says_more(rows, row, draft->row)) {
            draft->fault = KS_PROBLEM_QUIZ_MERGED_STEM;
            draft->args[0] = ks_arg_number(draft->row);
            draft->args[1] = ks_arg_number(stem->last);
            draft->column = ks_rows_at(rows, STEM).column;
            return;
        }
    }
}

/* The type, the channel or a scene may be meant for several questions. What is true of one of them
 * is not known to be true of the next. */
static void find_borrowed(const struct ks_rows *rows, struct ks_quiz_draft *draft)
{
    static const int own[] = { ANSWER,     EXPLANATION, EVIDENCE,   PULL,       FEEDBACK_A,
                               FEEDBACK_B, FEEDBACK_C,  FEEDBACK_D, FEEDBACK_E, FEEDBACK_F };
    for (size_t i = 0; i < KS_COUNT(own); i++) {
        const struct ks_merged *merged = merged_into(rows, (size_t)own[i]);
        if (merged != NULL && merged->first < draft->row) {
            const struct ks_row *header = &rows->table.rows[rows->columns.header];
            draft->fault = KS_PROBLEM_QUIZ_MERGED_CELL;
            draft->args[0] =
                ks_arg_cut(ks_columns_cell(&rows->columns, header, (size_t)own[i]), 60);
            draft->args[1] = ks_arg_number(merged->first);
            draft->column = ks_rows_at(rows, (size_t)own[i]).column;
            return;
        }
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
    find_failed(rows, &draft);
    find_borrowed(rows, &draft);
    find_split(rows, &draft);
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
            if (!continues(&rows)) {
                read_row(&rows, sheet, bank);
            }
        }
    }
    ks_rows_close(&rows);
}
