/* The marks of a scene, their reasons, and why one falls for it (see evidence.h). */
#include "readers/quiz/evidence.h"

#include <string.h>

#include "base/unicode.h"
#include "core/quiz/evidence.h"

#define REASON_WIDE 14
#define REASON_NARROW 40
#define PULL_WIDE 30
#define PULL_NARROW 90

/* ---- the scene ---- */

static void warn(struct ks_making *m,
                 enum ks_problem_code code,
                 enum ks_draft_field field,
                 const struct ks_arg *args)
{
    ks_problems_add(m->context->problems, code, ks_making_at(m, field), args);
}

static bool is_pair(struct ks_str text, size_t i, char sign)
{
    return i + 1 < text.n && text.p[i] == sign && text.p[i + 1] == sign;
}

/* Takes out every pair, those too that only the taking out of others makes. */
static const char *without_pairs(struct ks_making *m, const char *marked)
{
    size_t n = strlen(marked), to = 0;
    char *out = ks_arena_strndup(m->context->arena, marked, n);
    for (size_t i = 0; i < n; i++) {
        out[to++] = marked[i];
        bool pair = to > 1 && out[to - 1] == out[to - 2] && (marked[i] == '[' || marked[i] == ']');
        to -= pair ? 2 : 0;
    }
    return ks_making_text(m, (struct ks_str) { out, to }, KS_WORDS_LINES);
}

/* What the scene has inside one pair, which begins at `to` without marks: white space at its ends
 * stays outside. */
static enum ks_problem_code take_mark(struct ks_making *m, struct ks_str inside, size_t to)
{
    struct ks_quiz_item *item = &m->item;
    struct ks_str text = ks_str_trim(inside);
    if (text.n == 0) {
        return KS_PROBLEM_QUIZ_MARK_EMPTY;
    }
    if (memchr(text.p, '\n', text.n) != NULL || text.p[0] == '[' || text.p[text.n - 1] == ']') {
        return KS_PROBLEM_QUIZ_MARK_OPEN;
    }
    if (item->n_marks < KS_QUIZ_MARKS_MAX) {
        item->mark[item->n_marks] =
            (struct ks_quiz_mark) { to + (size_t)(text.p - inside.p), text.n, "" };
    }
    item->n_marks++;
    return KS_PROBLEM_NONE;
}

/* Copies the scene without its marks to `plain`, and notes where they were. Of three brackets in a
 * row the outer one belongs to the text: `[[[SMS 106]] Bank]`. */
static enum ks_problem_code take_marks(struct ks_making *m, struct ks_str marked, char *plain)
{
    size_t to = 0, open = 0; /* open: behind the brackets; 0 = none are open */
    for (size_t i = 0; i < marked.n; i++) {
        bool opens = is_pair(marked, i, '[') && !is_pair(marked, i + 1, '[');
        bool closes = is_pair(marked, i, ']');
        if ((opens && open > 0) || (closes && open == 0)) {
            return KS_PROBLEM_QUIZ_MARK_OPEN;
        }
        if (closes) {
            struct ks_str inside = { marked.p + open, i - open };
            enum ks_problem_code wrong = take_mark(m, inside, to - inside.n);
            if (wrong != KS_PROBLEM_NONE) {
                return wrong;
            }
        }
        if (opens || closes) {
            open = opens ? i + 2 : 0;
            i++;
        } else {
            plain[to++] = marked.p[i];
        }
    }
    plain[to] = '\0';
    return open > 0 || strstr(plain, "[[") != NULL || strstr(plain, "]]") != NULL
               ? KS_PROBLEM_QUIZ_MARK_OPEN
               : KS_PROBLEM_NONE;
}

void ks_making_scene(struct ks_making *m)
{
    struct ks_quiz_item *item = &m->item;
    struct ks_str said = m->draft->field[KS_DRAFT_SCENE].text;
    const char *marked = ks_making_text(m, said, KS_WORDS_LINES);
    char *plain = ks_arena_alloc(m->context->arena, strlen(marked) + 1);
    enum ks_problem_code wrong = take_marks(m, ks_str_of(marked), plain);
    if (wrong == KS_PROBLEM_NONE && item->n_marks > KS_QUIZ_MARKS_MAX) {
        warn(m, KS_PROBLEM_QUIZ_MARKS_MANY, KS_DRAFT_SCENE,
             KS_ARGS(ks_arg_number((long long)item->n_marks), ks_arg_number(KS_QUIZ_MARKS_MAX)));
    } else if (wrong != KS_PROBLEM_NONE) {
        warn(m, wrong, KS_DRAFT_SCENE, KS_NO_ARGS);
    }
    m->unmarked = wrong != KS_PROBLEM_NONE || item->n_marks > KS_QUIZ_MARKS_MAX;
    struct ks_str trimmed = ks_str_trim(ks_str_of(plain));
    item->scene = m->unmarked ? without_pairs(m, marked)
                              : ks_arena_strndup(m->context->arena, trimmed.p, trimmed.n);
    item->n_marks = m->unmarked ? 0 : item->n_marks;
    for (size_t i = 0; i < item->n_marks; i++) {
        item->mark[i].at -= (size_t)(trimmed.p - plain);
    }
}

/* ---- reasons ---- */

/* Whether a text has at most so many wide characters, or so many narrow ones, or a mixture. */
static bool fits(const char *text, size_t wide_max, size_t narrow_max)
{
    size_t n = strlen(text), length, used = 0;
    for (size_t i = 0; i < n; i += length) {
        used += ks_char_is_wide(ks_utf8_decode(text + i, n - i, &length)) ? narrow_max : wide_max;
    }
    return used <= wide_max * narrow_max;
}

/* The reasons of 证据, `|` or `｜` between them; empty ones do not count. Returns how many there
 * are; those that have room are stored. */
static size_t read_reasons(struct ks_making *m, const char *reason[KS_QUIZ_MARKS_MAX])
{
    struct ks_str rest = m->draft->field[KS_DRAFT_EVIDENCE].text;
    size_t n = 0, start = 0, sign;
    for (size_t i = 0; rest.n > 0 && i <= rest.n; i += sign > 0 ? sign : 1) {
        struct ks_str at = { rest.p + i, rest.n - i };
        sign = ks_str_starts(at, KS_STR("|")) ? 1 : ks_str_starts(at, KS_STR("｜")) ? 3 : 0;
        if (sign == 0 && i < rest.n) {
            continue;
        }
        const char *text =
            ks_making_text(m, (struct ks_str) { rest.p + start, i - start }, KS_WORDS_ONE_LINE);
        start = i + sign;
        if (*text != '\0') {
            n++;
            if (n <= KS_QUIZ_MARKS_MAX) {
                reason[n - 1] = text;
            }
        }
    }
    return n;
}

/* Gives the marks their reasons; false, with what is wrong listed, if they cannot have them. */
static bool give_reasons(struct ks_making *m)
{
    struct ks_quiz_item *item = &m->item;
    const char *reason[KS_QUIZ_MARKS_MAX] = { NULL };
    size_t n = read_reasons(m, reason);
    if (n != item->n_marks) {
        warn(m, KS_PROBLEM_QUIZ_MARKS_COUNT, KS_DRAFT_EVIDENCE,
             KS_ARGS(ks_arg_number((long long)item->n_marks), ks_arg_number((long long)n)));
        return false;
    }
    struct ks_evidence found = ks_evidence_of(item);
    for (size_t i = 0; i < n; i++) {
        bool shown = false;
        for (size_t k = 0; k < found.n; k++) {
            shown = shown || found.v[k].mark == i;
        }
        if (!shown) {
            warn(m, KS_PROBLEM_QUIZ_MARK_HIDDEN, KS_DRAFT_SCENE,
                 KS_ARGS(ks_arg_number((long long)i + 1)));
            return false;
        }
        if (!fits(reason[i], REASON_WIDE, REASON_NARROW)) {
            warn(m, KS_PROBLEM_QUIZ_MARK_LONG, KS_DRAFT_EVIDENCE,
                 KS_ARGS(ks_arg_number((long long)i + 1)));
            return false;
        }
        item->mark[i].reason = reason[i];
    }
    return true;
}

static void read_pull(struct ks_making *m)
{
    m->item.pull = ks_making_text(m, m->draft->field[KS_DRAFT_PULL].text, KS_WORDS_ONE_LINE);
    enum ks_problem_code wrong = *m->item.pull == '\0' ? KS_PROBLEM_NONE
                                 : m->item.genuine     ? KS_PROBLEM_QUIZ_PULL_GENUINE
                                 : !fits(m->item.pull, PULL_WIDE, PULL_NARROW)
                                     ? KS_PROBLEM_QUIZ_PULL_LONG
                                     : KS_PROBLEM_NONE;
    if (wrong != KS_PROBLEM_NONE) {
        warn(m, wrong, KS_DRAFT_PULL, KS_NO_ARGS);
        m->item.pull = "";
    }
}

void ks_making_evidence(struct ks_making *m)
{
    if (!m->unmarked && !give_reasons(m)) {
        m->item.n_marks = 0;
    }
    read_pull(m);
}
