/* One GIFT block: its name, where its braces are, stem and general feedback (see gift_block.h). */
#include "readers/quiz/gift_block.h"

#include <string.h>

#include "readers/quiz/gift_answers.h"

/* `::name::`, which serves as the id if nothing else does. */
static size_t read_name(struct ks_gift_block *b)
{
    if (!ks_gift_stands_at(b, 0, b->n, "::")) {
        return 0;
    }
    for (size_t i = 2; i + 2 <= b->n; i++) {
        if (ks_gift_stands_at(b, i, b->n, "::")) {
            struct ks_draft_text name =
                ks_gift_text(b, ks_gift_trim(b, (struct ks_gift_part) { 2, i }));
            if (b->draft.field[KS_DRAFT_ID].text.n == 0 && name.text.n <= 60) {
                b->draft.field[KS_DRAFT_ID] = name;
            }
            return i + 2;
        }
    }
    return 2; /* Moodle, too, drops the two colons of a name that does not end */
}

static bool
check_braces(struct ks_gift_block *b, struct ks_gift_part open, struct ks_gift_part close)
{
    bool opens = open.start < b->n, closes = close.start < b->n;
    if (opens && closes && open.start < close.start) {
        return true;
    }
    if (opens && !closes) {
        ks_gift_edit(b, b->n_raw, 0, "}");
        ks_gift_fault(b, KS_PROBLEM_GIFT_OPEN_BRACE, open.start);
    } else if (!opens && closes) {
        ks_gift_fault(b, KS_PROBLEM_GIFT_CLOSE_BRACE, close.start);
    } else if (opens) {
        ks_gift_fault(b, KS_PROBLEM_GIFT_SWAPPED_BRACES, close.start);
    } else {
        b->draft.other = ks_arg_phrase(KS_PHRASE_SORT_NO_ANSWER);
        return false;
    }
    return false;
}

/* The last #### begins the general feedback. */
static size_t general_feedback(const struct ks_gift_block *b, struct ks_gift_part answers)
{
    for (size_t i = answers.end; i >= answers.start + 4; i--) {
        if (ks_gift_stands_at(b, i - 4, answers.end, "####")) {
            return i - 4;
        }
    }
    return answers.end;
}

void ks_gift_parse(struct ks_gift_block *b)
{
    struct ks_quiz_draft *draft = &b->draft;
    struct ks_gift_part all = ks_gift_trim(b, (struct ks_gift_part) { 0, b->n });
    memmove(b->s, b->s + all.start, all.end - all.start);
    memmove(b->literal, b->literal + all.start, all.end - all.start);
    memmove(b->from, b->from + all.start, (all.end - all.start) * sizeof *b->from);
    b->n = all.end - all.start;
    ks_gift_widths(b);
    struct ks_gift_part rest = { read_name(b), b->n };
    struct ks_gift_part open = { ks_gift_find(b, rest, '{'), b->n };
    struct ks_gift_part close = { ks_gift_find(b, rest, '}'), b->n };
    if (!check_braces(b, open, close)) {
        return;
    }
    struct ks_gift_part answers = { open.start + 1, close.start };
    size_t general = general_feedback(b, answers);
    enum ks_gift_format format = KS_GIFT_HTML, own;
    struct ks_gift_part front = ks_gift_trim(b, (struct ks_gift_part) { rest.start, open.start });
    struct ks_gift_part behind = ks_gift_trim(b, (struct ks_gift_part) { close.start + 1, b->n });
    struct ks_draft_text stem = ks_gift_read_text(b, front, &format);
    if (behind.start < behind.end) { /* a missing word */
        own = format;
        struct ks_str tail = ks_gift_read_text(b, behind, &own).text;
        stem.text = ks_str_of(ks_arena_printf(b->scratch, "%.*s_____%.*s", (int)stem.text.n,
                                              stem.text.p, (int)tail.n, tail.p));
    }
    draft->field[KS_DRAFT_STEM] = stem;
    if (general < answers.end) {
        own = format;
        draft->field[KS_DRAFT_EXPLANATION] =
            ks_gift_read_text(b, (struct ks_gift_part) { general + 4, answers.end }, &own);
        answers.end = general;
    }
    ks_gift_answers(b, ks_gift_trim(b, answers), format);
    ks_quiz_cut_scene(draft);
}
