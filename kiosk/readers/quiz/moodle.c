/* Moodle XML: multiple choice and true/false are read, any other sort is listed by its name.
 *
 *   <question type="multichoice"> <name><text> <questiontext format><text> <generalfeedback><text>
 *     <idnumber> <single> <answer fraction format><text> <feedback><text> <tags><tag><text>
 *   <question type="category"> <category><text>$course$/top/刷单返利 */
#include "readers/quiz/moodle.h"

#include <stdlib.h>
#include <string.h>

#include "readers/quiz/answer.h"
#include "readers/quiz/files.h"
#include "readers/quiz/item.h"
#include "readers/quiz/words.h"
#include "readers/text/xml.h"

#define NAME_BYTES 24
#define DEPTH 12
#define TEXT_BYTES_MAX (256 * 1024) /* of one element; pictures are longer and not read */

struct reading {
    const struct ks_table_context *context;
    struct ks_quiz_bank *bank;
    struct ks_arena *scratch; /* emptied after each question */
    struct ks_xml *xml;
    struct ks_quiz_draft draft;
    struct ks_draft_text category;
    char stack[DEPTH][NAME_BYTES]; /* names of the open elements; deeper ones are ignored */
    char format[DEPTH][NAME_BYTES];
    size_t depth;
    struct ks_buf text; /* of the innermost element */
    char type[NAME_BYTES];
    bool pictures, name_only; /* name_only: the id is the question's name */
};

static void copy(char out[NAME_BYTES], const char *text)
{
    size_t n = ks_utf8_prefix(text, strlen(text), NAME_BYTES - 1);
    memcpy(out, text, n);
    out[n] = '\0';
}

/* The name of the element `up` levels above the innermost one. */
static const char *above(const struct reading *r, size_t up)
{
    return r->depth > up && r->depth - 1 - up < DEPTH ? r->stack[r->depth - 1 - up] : "";
}

static bool is(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static void begin_answer(struct reading *r, const char *const *attributes)
{
    struct ks_quiz_draft *draft = &r->draft;
    double fraction = strtod(ks_xml_attribute(attributes, "fraction"), NULL);
    if (draft->n_answers == KS_DRAFT_ANSWERS_MAX) {
        draft->left_out++;
        return;
    }
    struct ks_draft_answer *answer = &draft->answer[draft->n_answers++];
    answer->text.row = ks_xml_line(r->xml);
    answer->text.column = ks_xml_column(r->xml);
    answer->right = fraction > 0; /* settled once it is known whether there may be several */
    answer->text.text = answer->feedback = (struct ks_str) { "", 0 };
}

static void on_start(void *user, const char *name, const char *const *attributes)
{
    struct reading *r = user;
    r->depth++;
    r->text.n = 0;
    if (r->depth > DEPTH) {
        return;
    }
    copy(r->stack[r->depth - 1], name);
    copy(r->format[r->depth - 1], ks_xml_attribute(attributes, "format"));
    if (is(name, "question") && r->depth == 2) {
        r->draft = (struct ks_quiz_draft) { .file = r->draft.file,
                                            .row = ks_xml_line(r->xml),
                                            .column = ks_xml_column(r->xml),
                                            .marked = true };
        r->pictures = r->name_only = false;
        copy(r->type, ks_xml_attribute(attributes, "type"));
    } else if (is(name, "answer") && r->depth == 3) {
        begin_answer(r, attributes);
    } else if (is(name, "file")) {
        r->pictures = true;
    }
}

static void on_text(void *user, const char *text, size_t n)
{
    struct reading *r = user;
    if (r->text.n + n <= TEXT_BYTES_MAX) {
        ks_buf_add(&r->text, text, n);
    }
}

/* The text of an element whose parent says its format. */
static struct ks_str formatted(struct reading *r, struct ks_str text)
{
    const char *format = r->depth >= 2 && r->depth - 2 < DEPTH ? r->format[r->depth - 2] : "";
    bool plain = is(format, "plain_text");
    if (plain || !ks_words_is_html(text)) {
        return text;
    }
    return ks_words_html(text, r->scratch, &r->pictures);
}

static void take_category(struct reading *r, struct ks_str text)
{
    size_t cut = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool pair = text.p[i] == '/' && i + 1 < text.n && text.p[i + 1] == '/';
        cut = text.p[i] == '/' && !pair ? i + 1 : cut;
        i += pair ? 1 : 0;
    }
    struct ks_str last = ks_str_trim((struct ks_str) { text.p + cut, text.n - cut });
    r->category.text =
        ks_str_of(ks_arena_strndup(r->context->arena, last.n > 0 ? last.p : "", last.n));
}

static void set_field(struct reading *r, enum ks_draft_field field, struct ks_str text)
{
    r->draft.field[field] = (struct ks_draft_text) { text, ks_xml_line(r->xml), 0 };
}

/* <text> inside one of the parts of a question. */
static void take_text(struct reading *r, struct ks_str text)
{
    const char *parent = above(r, 1);
    struct ks_draft_answer *answer =
        r->draft.n_answers > 0 ? &r->draft.answer[r->draft.n_answers - 1] : NULL;
    if (is(parent, "category")) {
        take_category(r, text);
    } else if (is(parent, "name") && r->draft.field[KS_DRAFT_ID].text.n == 0 && text.n <= 60) {
        set_field(r, KS_DRAFT_ID, text);
        r->name_only = true;
    } else if (is(parent, "questiontext")) {
        set_field(r, KS_DRAFT_STEM, formatted(r, text));
    } else if (is(parent, "generalfeedback")) {
        set_field(r, KS_DRAFT_EXPLANATION, formatted(r, text));
    } else if (is(parent, "tag")) {
        ks_quiz_tag(&r->draft, ks_str_trim(text));
    } else if (is(parent, "answer") && answer != NULL && r->draft.left_out == 0) {
        answer->text.text = formatted(r, text);
    } else if (is(parent, "feedback") && is(above(r, 2), "answer") && answer != NULL &&
               r->draft.left_out == 0) {
        answer->feedback = formatted(r, text);
    }
}

static const struct {
    const char *type;
    enum ks_phrase sort;
} others[] = {
    { "shortanswer", KS_PHRASE_SORT_BLANK },     { "numerical", KS_PHRASE_SORT_NUMBER },
    { "matching", KS_PHRASE_SORT_MATCH },        { "match", KS_PHRASE_SORT_MATCH },
    { "essay", KS_PHRASE_SORT_ESSAY },           { "description", KS_PHRASE_SORT_TEXT },
    { "cloze", KS_PHRASE_SORT_CLOZE },           { "multianswer", KS_PHRASE_SORT_CLOZE },
    { "calculated", KS_PHRASE_SORT_CALCULATED }, { "ddwtos", KS_PHRASE_SORT_DRAG },
    { "ddimageortext", KS_PHRASE_SORT_DRAG },
};

/* true and false, in this order or the other; ours are always 正确 first. */
static void settle_truth(struct reading *r)
{
    struct ks_quiz_draft *draft = &r->draft;
    for (size_t i = 0; i < draft->n_answers; i++) {
        struct ks_str text = ks_str_trim(draft->answer[i].text.text);
        int truth = ks_answer_truth(text);
        if (truth >= 0) {
            draft->answer[i].text.text = truth ? KS_STR(KS_WORD_TRUE) : KS_STR(KS_WORD_FALSE);
        }
    }
    if (draft->n_answers == 2 && ks_answer_truth(draft->answer[0].text.text) == 0) {
        struct ks_draft_answer other = draft->answer[0];
        draft->answer[0] = draft->answer[1];
        draft->answer[1] = other;
    }
    if (draft->field[KS_DRAFT_KIND].text.n == 0) {
        draft->field[KS_DRAFT_KIND].text = ks_str_of(ks_quiz_kind_name(KS_QUIZ_TRUE_FALSE));
    }
}

static void end_question(struct reading *r)
{
    struct ks_quiz_draft *draft = &r->draft;
    if (is(r->type, "category")) {
        return;
    }
    if (is(r->type, "truefalse")) {
        settle_truth(r);
    } else if (!is(r->type, "multichoice") && !is(r->type, "multichoiceset")) {
        draft->other = ks_arg_phrase(KS_PHRASE_SORT_NAMED);
        draft->other_name = r->type;
        for (size_t i = 0; i < KS_COUNT(others); i++) {
            draft->other =
                is(r->type, others[i].type) ? ks_arg_phrase(others[i].sort) : draft->other;
        }
    }
    if (draft->field[KS_DRAFT_TYPE].text.n == 0) {
        draft->field[KS_DRAFT_TYPE] = r->category;
    }
    if (r->pictures) {
        draft->fault = KS_PROBLEM_QUIZ_PICTURE;
    }
    ks_quiz_cut_scene(draft);
    ks_draft_finish(r->context, draft, r->bank);
    ks_arena_free(r->scratch);
    r->scratch = ks_arena_new();
    const char *file = draft->file;
    memset(draft, 0, sizeof *draft);
    draft->file = file;
}

static void on_end(void *user, const char *name)
{
    struct reading *r = user;
    struct ks_str text = { ks_arena_strndup(r->scratch, r->text.n > 0 ? r->text.p : "", r->text.n),
                           r->text.n };
    bool seen = r->depth <= DEPTH;
    if (seen && is(name, "text")) {
        take_text(r, text);
    } else if (seen && is(name, "idnumber") && r->depth == 3 && ks_str_trim(text).n > 0) {
        set_field(r, KS_DRAFT_ID, ks_str_trim(text));
    } else if (seen && is(name, "single") && r->depth == 3) {
        struct ks_str said = ks_str_trim(text);
        r->draft.several = ks_str_is(said, "false") || ks_str_is(said, "0");
    } else if (is(name, "question") && r->depth == 2) {
        end_question(r);
    }
    r->text.n = 0;
    r->depth--;
}

void ks_quiz_moodle_read(const struct ks_table_context *context,
                         const char *file,
                         struct ks_str text,
                         struct ks_quiz_bank *bank)
{
    struct reading r = { .context = context, .bank = bank, .scratch = ks_arena_new() };
    struct ks_xml_handler handler = { &r, on_start, on_text, on_end };
    r.draft.file = file;
    r.xml = ks_xml_new(&handler);
    if (!ks_xml_feed(r.xml, text.p, text.n, KS_XML_LAST)) {
        ks_problems_add(
            context->problems, KS_PROBLEM_QUIZ_XML,
            (struct ks_place_in_file) { file, ks_xml_line(r.xml), ks_xml_column(r.xml) },
            KS_ARGS(ks_xml_fault(r.xml)));
    }
    ks_xml_free(r.xml);
    ks_buf_free(&r.text);
    ks_arena_free(r.scratch);
}
