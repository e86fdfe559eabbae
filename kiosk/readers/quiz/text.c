/* Questions as they stand in Word and Notepad, Aiken among them (see text.h). */
#include "readers/quiz/text.h"

#include <string.h>

#include "base/unicode.h"
#include "readers/quiz/answer.h"
#include "readers/quiz/files.h"
#include "readers/quiz/item.h"
#include "readers/quiz/marks.h"
#include "readers/quiz/words.h"

struct reading {
    const struct ks_table_context *context;
    const char *file;
    struct ks_quiz_bank *bank;
    struct ks_quiz_draft draft;
    struct ks_draft_text heading; /* sort of the questions below it */
    bool numbered;
    enum { NOTHING, STEM, OPTION, ANSWER, EXPLANATION } in; /* what the next line goes on with */
};

static void add_option(struct ks_quiz_draft *draft, struct ks_str text, int row, int column)
{
    if (draft->n_answers == KS_DRAFT_ANSWERS_MAX) {
        draft->left_out++;
        return;
    }
    draft->answer[draft->n_answers++].text =
        (struct ks_draft_text) { ks_str_trim(text), row, column };
}

static int column_of(struct ks_str line, const char *at)
{
    return 1 + (int)ks_utf8_count((struct ks_str) { line.p, (size_t)(at - line.p) });
}

static bool behind_wide(struct ks_str line, size_t i)
{
    size_t n = 0;
    return i >= 3 && ks_char_is_wide(ks_utf8_decode(line.p + i - 3, 3, &n)) && n == 3;
}

/* Where the mark of option `letter` stands: behind white space, or, as a letter with a full stop
 * or 、, right behind a hanzi (`A.是B.否`). */
static size_t find_mark(struct ks_str line, size_t from, int letter)
{
    for (size_t i = from; i < line.n; i++) {
        if (((unsigned char)line.p[i] & 0xC0) == 0x80) {
            continue; /* inside a character, where no mark begins */
        }
        size_t space = ks_mark_word((struct ks_str) { line.p + i, line.n - i },
                                    " |\t|\n|\xE3\x80\x80|\xC2\xA0|;|；");
        int found = -1;
        struct ks_str rest = { line.p + i + space, line.n - i - space };
        bool before = space > 0 || (behind_wide(line, i) && ks_mark_word(rest, "(|（|[|【") == 0);
        if (before && ks_mark_option(rest, &found) > 0 && found == letter) {
            return i + space;
        }
    }
    return line.n;
}

/* Takes all options of a line that begins with a mark. The next mark is told from a letter inside a
 * text by the white space before it and by its turn. */
static void
add_options(struct ks_quiz_draft *draft, struct ks_str line, int row, struct ks_str whole)
{
    int letter = 0;
    for (size_t mark = ks_mark_option(line, &letter); mark > 0;
         mark = ks_mark_option(line, &letter)) {
        size_t next = find_mark(line, mark, letter + 1);
        add_option(draft, (struct ks_str) { line.p + mark, next - mark }, row,
                   column_of(whole, line.p));
        line = (struct ks_str) { line.p + next, line.n - next };
    }
}

void ks_quiz_split_options(struct ks_quiz_draft *draft, struct ks_draft_text cell)
{
    int letter = -1;
    struct ks_str text = cell.text;
    if (ks_mark_option(text, &letter) > 0 && letter == 0) {
        size_t before = draft->n_answers;
        add_options(draft, text, cell.row, text);
        for (size_t i = before; i < draft->n_answers; i++) {
            draft->answer[i].text.column = cell.column;
        }
        return;
    }
    const char *sign = memchr(text.p, '\n', text.n) != NULL  ? "\n"
                       : memchr(text.p, '|', text.n) != NULL ? "|"
                       : memchr(text.p, ';', text.n) != NULL ? ";"
                                                             : "；";
    size_t n = strlen(sign), start = 0;
    for (size_t i = 0; text.n > 0 && i <= text.n; i++) {
        if (i == text.n || (text.n - i >= n && memcmp(text.p + i, sign, n) == 0)) {
            struct ks_str part = ks_str_trim((struct ks_str) { text.p + start, i - start });
            if (part.n > 0) {
                add_option(draft, part, cell.row, cell.column);
            }
            start = i + n;
        }
    }
}

static bool holds_answer(struct ks_str stem)
{
    struct ks_str inside;
    const struct ks_str none[KS_DRAFT_ANSWERS_MAX] = { { "", 0 } };
    unsigned right = 0;
    return ks_words_brackets(stem, &inside) &&
           (ks_answer_truth(inside) >= 0 ||
            ks_answer_read(inside, none, KS_COUNT(none), KS_ANSWER_TO_CHOICE, &right) ==
                KS_ANSWER_GOOD);
}

static void finish(struct reading *r)
{
    struct ks_quiz_draft *draft = &r->draft;
    struct ks_str stem = draft->field[KS_DRAFT_STEM].text;
    if (r->in == STEM && !r->numbered && !holds_answer(stem)) {
        ks_problems_add(r->context->problems, KS_PROBLEM_QUIZ_NO_QUESTION,
                        (struct ks_place_in_file) { r->file, draft->row, draft->column },
                        KS_ARGS(ks_arg_cut(stem, 60)));
    } else if (r->in != NOTHING) {
        ks_draft_finish(r->context, draft, r->bank);
    }
    *draft = (struct ks_quiz_draft) { .file = r->file };
    r->in = NOTHING;
}

static void begin(struct reading *r, struct ks_str stem, bool numbered, int row, int column)
{
    finish(r);
    r->numbered = numbered;
    r->draft.row = row;
    r->draft.column = column;
    r->draft.field[KS_DRAFT_STEM] = (struct ks_draft_text) { stem, row, column };
    r->draft.field[KS_DRAFT_KIND] = r->heading;
    r->in = STEM;
}

/* `[单选题] 题干` or `题干 [判断题]`: the tag says the sort of this one question. */
static struct ks_str take_kind_tag(struct reading *r, struct ks_str stem, int row)
{
    static const char *const open[] = { "[", "【", "（", "(" };
    static const char *const close[] = { "]", "】", "）", ")" };
    for (size_t i = 0; i < KS_COUNT(open); i++) {
        if (!ks_str_starts(stem, ks_str_of(open[i]))) {
            continue;
        }
        for (size_t e = strlen(open[i]); e < stem.n && e < 40; e++) {
            struct ks_str rest = { stem.p + e, stem.n - e };
            struct ks_str inside = { stem.p + strlen(open[i]), e - strlen(open[i]) };
            if (ks_str_starts(rest, ks_str_of(close[i])) && ks_kind_of(inside) != KS_KIND_UNKNOWN) {
                r->draft.field[KS_DRAFT_KIND] = (struct ks_draft_text) { inside, row, 1 };
                return ks_mark_behind(rest, strlen(close[i]));
            }
        }
    }
    struct ks_str inside;
    if (ks_words_brackets(stem, &inside) && ks_kind_of(inside) != KS_KIND_UNKNOWN) {
        r->draft.field[KS_DRAFT_KIND] = (struct ks_draft_text) { inside, row, 1 };
        struct ks_str front = { stem.p, (size_t)(inside.p - stem.p) };
        struct ks_str rest = { inside.p + inside.n, stem.n - front.n - inside.n };
        if (ks_str_trim(rest).n <= 3) { /* the closing bracket: nothing behind it */
            front = ks_str_trim(front);
            front.n -= front.n >= 3 && ((unsigned char)front.p[front.n - 1] & 0x80) != 0 ? 3 : 1;
            return ks_str_trim(front);
        }
    }
    return stem;
}

/* Adds the line to the text before it. Texts are views of one file, so adding lines only makes a
 * view longer. */
static void go_on(struct reading *r, struct ks_str line)
{
    struct ks_str *text = r->in == STEM     ? &r->draft.field[KS_DRAFT_STEM].text
                          : r->in == OPTION ? &r->draft.answer[r->draft.n_answers - 1].text.text
                                            : &r->draft.field[KS_DRAFT_EXPLANATION].text;
    text->p = text->n == 0 ? line.p : text->p;
    text->n = (size_t)(line.p + line.n - text->p);
}

static const char answer_words[] =
    "【答案】|[答案]|(答案)|正确答案|参考答案|标准答案|【正确答案】|【参考答案】|答案|answer|key";
static const char explanation_words[] = "【解析】|[解析]|【答案解析】|【试题解析】|答案解析|"
                                        "试题解析|【说明】|解析|解释|说明|explanation|feedback";

/* The words, then `：` unless they stand in brackets; the length of both, 0 if they are not here.
 */
static size_t label(struct ks_str line, const char *words)
{
    size_t n = ks_mark_word(line, words);
    if (n == 0) {
        return 0;
    }
    bool bracketed = line.p[0] == '[' || line.p[0] == '(' || ks_str_starts(line, KS_STR("【"));
    struct ks_str rest = { line.p + n, line.n - n };
    size_t space = ks_mark_word(rest, " ") > 0 ? 1 : 0;
    size_t colon =
        ks_mark_word((struct ks_str) { rest.p + space, rest.n - space }, ":|：|\xEF\xB8\x93|为|是");
    return colon > 0 ? n + space + colon : bracketed ? n : 0;
}

static bool take_label(struct reading *r, struct ks_str line, int row, struct ks_str whole)
{
    size_t explained = label(line, explanation_words), answered = 0;
    if (r->in == NOTHING) {
        return false;
    }
    if (explained > 0) {
        r->draft.field[KS_DRAFT_EXPLANATION] =
            (struct ks_draft_text) { ks_mark_behind(line, explained), row,
                                     column_of(whole, line.p) };
        r->in = EXPLANATION;
        return true;
    }
    answered = label(line, answer_words);
    if (answered == 0) {
        return false;
    }
    struct ks_str answer = ks_mark_behind(line, answered);
    for (size_t i = 0; i < answer.n; i++) { /* `答案：B 解析：…` on one line */
        struct ks_str rest = { answer.p + i, answer.n - i };
        if (label(rest, explanation_words) > 0) {
            answer.n = i;
            r->draft.field[KS_DRAFT_ANSWER] =
                (struct ks_draft_text) { ks_str_trim(answer), row, column_of(whole, line.p) };
            return take_label(r, rest, row, whole);
        }
    }
    r->draft.field[KS_DRAFT_ANSWER] =
        (struct ks_draft_text) { answer, row, column_of(whole, line.p) };
    r->in = ANSWER;
    return true;
}

/* `4. 题干？A.甲 B.乙`: options behind the stem on its line. */
static void cut_options(struct reading *r, struct ks_str whole, int row)
{
    struct ks_str *stem = &r->draft.field[KS_DRAFT_STEM].text;
    size_t first = find_mark(*stem, 0, 0);
    int letter = -1;
    struct ks_str rest = { stem->p + first, stem->n - first };
    size_t mark = ks_mark_option(rest, &letter);
    if (mark > 0 && find_mark(rest, mark, 1) < rest.n) {
        *stem = ks_str_trim((struct ks_str) { stem->p, first });
        add_options(&r->draft, rest, row, whole);
        r->in = OPTION;
    }
}

static void
start_question(struct reading *r, struct ks_str stem, bool numbered, int row, struct ks_str whole)
{
    begin(r, stem, numbered, row, column_of(whole, ks_str_trim(whole).p));
    r->draft.field[KS_DRAFT_STEM].text = take_kind_tag(r, stem, row);
    cut_options(r, whole, row);
}

/* Lists a gap in the options (A, B, D): nobody can tell which of them the answer means. */
static void note_gap(struct reading *r, struct ks_str line, int letter)
{
    if (r->draft.fault == KS_PROBLEM_NONE) {
        size_t expected = r->draft.n_answers + r->draft.left_out;
        size_t mark = ks_mark_option(line, &letter);
        r->draft.fault = KS_PROBLEM_QUIZ_OPTION_GAP;
        r->draft.args[0] = ks_arg_letter(expected);
        r->draft.args[1] = ks_arg_letter((size_t)letter);
        r->draft.args[2] = ks_arg_str((struct ks_str) { line.p + mark, line.n - mark });
    }
}

static void take_line(struct reading *r, struct ks_str whole, int row)
{
    struct ks_str line = ks_str_trim(whole), words;
    int letter = -1, column = column_of(whole, line.p);
    size_t mark = 0;
    if (line.n == 0 || take_label(r, line, row, whole)) {
        return;
    }
    if (r->in != NOTHING && r->in != EXPLANATION && ks_mark_option(line, &letter) > 0 &&
        letter == (int)(r->draft.n_answers + r->draft.left_out)) {
        add_options(&r->draft, line, row, whole);
        r->in = OPTION;
    } else if (r->in == OPTION && ks_mark_option(line, &letter) > 0 && letter < 10) {
        note_gap(r, line, letter);
    } else if ((mark = ks_mark_number(line)) > 0) {
        start_question(r, ks_mark_behind(line, mark), true, row, whole);
    } else if (ks_mark_heading(line, &words)) {
        finish(r);
        r->heading = (struct ks_draft_text) { words, row, column };
    } else if (r->in == NOTHING || r->in == ANSWER) {
        /* A line without a number begins a question, as in Aiken. */
        start_question(r, line, false, row, whole);
    } else {
        go_on(r, line);
    }
}

void ks_quiz_text_read(const struct ks_table_context *context,
                       const char *file,
                       struct ks_str text,
                       struct ks_quiz_bank *bank)
{
    struct reading r = { .context = context, .file = file, .bank = bank };
    r.draft.file = file;
    struct ks_str line;
    for (int row = 1; ks_str_cut(&text, '\n', &line); row++) {
        take_line(&r, line, row);
    }
    finish(&r);
}
