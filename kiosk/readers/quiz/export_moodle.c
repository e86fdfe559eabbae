/* A bank as Moodle GIFT and as Moodle XML (see export_moodle.h). */
#include "readers/quiz/export_moodle.h"

#include <string.h>

#include "readers/quiz/export_table.h"

/* Moodle knows the fractions of 1 to 5 decimals that n equal parts make. */
static const char *share_of(size_t n)
{
    static const char *const shares[] = { "100", "100", "50", "33.33333", "25", "20", "16.66667" };
    return shares[n < KS_COUNT(shares) ? n : KS_COUNT(shares) - 1];
}

static size_t count_right(const struct ks_quiz_item *item)
{
    size_t n = 0;
    for (size_t i = 0; i < item->n_options; i++) {
        n += item->right >> i & 1;
    }
    return n;
}

static bool is_right(const struct ks_quiz_item *item, size_t option)
{
    return (item->right >> option & 1) != 0;
}

/* ---- GIFT ---- */

static void add_escaped(struct ks_buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\n') {
            ks_buf_adds(out, "\\n");
            continue;
        }
        if (strchr("\\:#={}~", *text) != NULL) {
            ks_buf_adds(out, "\\");
        }
        ks_buf_add(out, text, 1);
    }
}

/* Appends a text, with a format tag in front if it begins like one. */
static void add_text(struct ks_buf *out, const char *text)
{
    ks_buf_adds(out, *text == '[' ? "[plain]" : "");
    add_escaped(out, text);
}

static bool looks_marked_up(const struct ks_quiz_item *item)
{
    struct ks_buf all = { 0 };
    ks_quiz_whole_text(item, &all);
    ks_buf_adds(&all, item->explanation == NULL ? "" : item->explanation);
    for (size_t i = 0; i < item->n_options; i++) {
        ks_buf_adds(&all, item->options[i].text);
        ks_buf_adds(&all, item->options[i].feedback);
    }
    bool marked = strpbrk(all.p, "<&[") != NULL;
    ks_buf_free(&all);
    return marked;
}

/* `\]` is a bracket inside a tag; a backslash at its end would look like one. */
static void add_comment(void *user, const char *tag)
{
    struct ks_buf *out = user;
    size_t n = strlen(tag);
    ks_buf_adds(out, " [tag:");
    for (const char *p = tag; *p != '\0'; p++) {
        ks_buf_adds(out, *p == ']' ? "\\" : "");
        ks_buf_add(out, p, 1);
    }
    ks_buf_adds(out, n > 0 && tag[n - 1] == '\\' ? " ]" : "]");
}

static void add_gift_id(struct ks_buf *out, const char *id)
{
    struct ks_buf tag = { 0 };
    add_comment(&tag, id);
    ks_buf_addf(out, "// [id:%s", tag.p + strlen(" [tag:"));
    ks_buf_free(&tag);
}

static void add_gift_truth(struct ks_buf *out, const struct ks_quiz_item *item)
{
    size_t right = is_right(item, 0) ? 0 : 1;
    const char *wrong_why = item->options[1 - right].feedback;
    const char *right_why = item->options[right].feedback;
    ks_buf_adds(out, right == 0 ? "TRUE" : "FALSE");
    if (*wrong_why != '\0' || *right_why != '\0') {
        ks_buf_adds(out, "#");
        add_text(out, wrong_why);
        ks_buf_adds(out, "#");
        add_text(out, right_why);
    }
}

static void add_gift_choices(struct ks_buf *out, const struct ks_quiz_item *item)
{
    size_t right = count_right(item), n = item->n_options;
    bool weights = item->kind == KS_QUIZ_MULTIPLE || right == n;
    for (size_t i = 0; i < n; i++) {
        if (weights && is_right(item, i)) {
            ks_buf_addf(out, "\n\t~%%%s%%",
                        item->kind == KS_QUIZ_MULTIPLE ? share_of(right) : "100");
        } else if (weights) {
            ks_buf_addf(out, "\n\t~%%-%s%%", share_of(n - right));
        } else if (is_right(item, i)) {
            ks_buf_adds(out, "\n\t=");
        } else { /* a text that begins with % would be taken for a weight */
            ks_buf_adds(out, *item->options[i].text == '%' ? "\n\t~%0%" : "\n\t~");
        }
        add_text(out, item->options[i].text);
        if (*item->options[i].feedback != '\0') {
            ks_buf_adds(out, "#");
            add_text(out, item->options[i].feedback);
        }
    }
    ks_buf_adds(out, "\n");
}

void ks_quiz_export_gift(const struct ks_quiz_bank *bank, struct ks_buf *out)
{
    for (size_t i = 0; i < bank->n; i++) {
        const struct ks_quiz_item *item = &bank->v[i];
        add_gift_id(out, item->id);
        ks_quiz_each_tag(item, add_comment, out);
        ks_buf_adds(out, "\n::");
        add_escaped(out, item->id);
        ks_buf_adds(out, "::");
        ks_buf_adds(out, looks_marked_up(item) ? "[plain]" : "");
        struct ks_buf text = { 0 };
        ks_quiz_whole_text(item, &text);
        add_escaped(out, text.p);
        ks_buf_free(&text);
        ks_buf_adds(out, "{");
        if (ks_quiz_is_plain_truth(item)) {
            add_gift_truth(out, item);
        } else {
            add_gift_choices(out, item);
        }
        if (item->explanation != NULL && *item->explanation != '\0') {
            ks_buf_adds(out, "####");
            add_text(out, item->explanation);
        }
        ks_buf_adds(out, "}\n\n");
    }
}

/* ---- Moodle XML ---- */

static void add_xml(struct ks_buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '<':
            ks_buf_adds(out, "&lt;");
            break;
        case '>':
            ks_buf_adds(out, "&gt;");
            break;
        case '&':
            ks_buf_adds(out, "&amp;");
            break;
        default:
            ks_buf_add(out, text, 1);
        }
    }
}

static void add_element(
    struct ks_buf *out, const char *indent, const char *open, const char *text, const char *close)
{
    ks_buf_addf(out, "%s<%s><text>", indent, open);
    add_xml(out, text);
    ks_buf_addf(out, "</text></%s>\n", close);
}

static void add_tag(void *user, const char *tag)
{
    add_element(user, "   ", "tag", tag, "tag");
}

static void add_xml_answer(struct ks_buf *out, const struct ks_quiz_item *item, size_t i)
{
    bool truth = ks_quiz_is_plain_truth(item), several = item->kind == KS_QUIZ_MULTIPLE;
    size_t right = count_right(item);
    const char *fraction = is_right(item, i) ? (several ? share_of(right) : "100")
                           : several         ? share_of(item->n_options - right)
                                             : "0";
    ks_buf_addf(out, "  <answer fraction=\"%s%s\" format=\"%s\">\n   <text>",
                several && !is_right(item, i) ? "-" : "", fraction,
                truth ? "moodle_auto_format" : "plain_text");
    add_xml(out, truth ? (i == 0 ? "true" : "false") : item->options[i].text);
    ks_buf_adds(out, "</text>\n");
    add_element(out, "   ", "feedback format=\"plain_text\"", item->options[i].feedback,
                "feedback");
    ks_buf_adds(out, "  </answer>\n");
}

static void add_xml_question(struct ks_buf *out, const struct ks_quiz_item *item)
{
    bool truth = ks_quiz_is_plain_truth(item);
    struct ks_buf text = { 0 };
    ks_quiz_whole_text(item, &text);
    ks_buf_addf(out, " <question type=\"%s\">\n", truth ? "truefalse" : "multichoice");
    add_element(out, "  ", "name", item->id, "name");
    add_element(out, "  ", "questiontext format=\"plain_text\"", text.p, "questiontext");
    add_element(out, "  ", "generalfeedback format=\"plain_text\"",
                item->explanation == NULL ? "" : item->explanation, "generalfeedback");
    ks_buf_adds(out, "  <defaultgrade>1</defaultgrade>\n  <hidden>0</hidden>\n  <idnumber>");
    add_xml(out, item->id);
    ks_buf_adds(out, "</idnumber>\n");
    if (!truth) {
        ks_buf_addf(out,
                    "  <single>%s</single>\n  <shuffleanswers>true</shuffleanswers>\n"
                    "  <answernumbering>ABCD</answernumbering>\n",
                    item->kind == KS_QUIZ_MULTIPLE ? "false" : "true");
    }
    for (size_t i = 0; i < item->n_options; i++) {
        add_xml_answer(out, item, i);
    }
    ks_buf_adds(out, "  <tags>\n");
    ks_quiz_each_tag(item, add_tag, out);
    ks_buf_adds(out, "  </tags>\n </question>\n");
    ks_buf_free(&text);
}

void ks_quiz_export_moodle(const struct ks_quiz_bank *bank, struct ks_buf *out)
{
    ks_buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
    for (size_t i = 0; i < bank->n; i++) {
        add_xml_question(out, &bank->v[i]);
    }
    ks_buf_adds(out, "</quiz>\n");
}
