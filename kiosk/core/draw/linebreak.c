/* Setting atoms into lines, greedily or balanced (see linebreak.h). */
#include "core/draw/linebreak.h"

#include <assert.h>
#include <limits.h>

#include "core/draw/linebreak_atoms.h"

#define LINES_MAX 256

struct cut { /* lines as ranges of atoms */
    size_t from[LINES_MAX], until[LINES_MAX];
    size_t n;
};

static size_t skip_spaces(const struct ks_atoms *atoms, size_t at)
{
    while (at < atoms->n && atoms->v[at].space && !atoms->v[at].must_break) {
        at++;
    }
    return at;
}

/* Width of atoms[from..until) as a line: no gap or space at its ends, marks trimmed. */
static int line_width(const struct ks_atoms *atoms, size_t from, size_t until)
{
    while (until > from && atoms->v[until - 1].space) {
        until--;
    }
    assert(from <= until && until <= atoms->n);
    if (until == from) {
        return 0;
    }
    const struct ks_atom *first = &atoms->v[from], *last = &atoms->v[until - 1];
    return atoms->before[until] - atoms->before[from] - first->gap_before - first->trim_start -
           last->trim_end;
}

/* The end of the longest line from `from` on within `limit`: at least one breakable piece. */
static size_t reach(const struct ks_atoms *atoms, size_t from, int limit)
{
    size_t best = from;
    for (size_t i = from; i < atoms->n; i++) {
        if (atoms->v[i].must_break) {
            return line_width(atoms, from, i) <= limit || best == from ? i + 1 : best;
        }
        if (atoms->anywhere && best == from && i > from && line_width(atoms, from, i + 1) > limit) {
            return i;
        }
        if (!atoms->v[i].may_break) {
            continue;
        }
        if (line_width(atoms, from, i + 1) > limit && best > from) {
            return best;
        }
        best = i + 1;
        if (line_width(atoms, from, best) > limit) {
            return best;
        }
    }
    return best == from ? atoms->n : best;
}

static struct cut cut_lines(const struct ks_atoms *atoms, int limit)
{
    struct cut cut = { .n = 0 };
    for (size_t at = skip_spaces(atoms, 0); at < atoms->n && cut.n < LINES_MAX;) {
        size_t until = reach(atoms, at, limit);
        assert(until > at && until <= atoms->n);
        cut.from[cut.n] = at;
        cut.until[cut.n] = until;
        cut.n++;
        at = skip_spaces(atoms, until);
    }
    return cut;
}

static int widest(const struct ks_atoms *atoms, const struct cut *cut)
{
    int width = 0;
    for (size_t i = 0; i < cut->n; i++) {
        int w = line_width(atoms, cut->from[i], cut->until[i]);
        width = w > width ? w : width;
    }
    return width;
}

static bool is_torn(const struct ks_atoms *atoms, const struct cut *cut)
{
    for (size_t i = 0; i + 1 < cut->n; i++) {
        const struct ks_atom *last = &atoms->v[cut->until[i] - 1];
        if (!last->phrase_end && !last->must_break && !last->space) {
            return true;
        }
    }
    return false;
}

/* Breaks into two lines of similar length between two phrases; false if there is no such break. */
static bool cut_at_phrase(const struct ks_atoms *atoms, int limit, struct cut *cut)
{
    int best = INT_MAX;
    size_t first = skip_spaces(atoms, 0);
    for (size_t i = first; i + 1 < atoms->n; i++) {
        const struct ks_atom *atom = &atoms->v[i];
        if (atom->must_break) {
            return false; /* the author has set a line break */
        }
        if (!atom->may_break || !atom->phrase_end) {
            continue;
        }
        size_t second = skip_spaces(atoms, i + 1);
        int a = line_width(atoms, first, i + 1), b = line_width(atoms, second, atoms->n);
        int wider = a > b ? a : b;
        if (wider <= limit && wider < best) {
            best = wider;
            *cut = (struct cut) { { first, second }, { i + 1, atoms->n }, 2 };
        }
    }
    return best != INT_MAX;
}

/* The narrowest limit that needs no more lines: lines of similar length, and no orphan. */
static struct cut balanced(const struct ks_atoms *atoms, int limit)
{
    struct cut best = cut_lines(atoms, limit);
    if (best.n < 2 || widest(atoms, &best) > limit) {
        return best;
    }
    struct cut phrases;
    if (best.n == 2 && cut_at_phrase(atoms, limit, &phrases)) {
        return phrases;
    }
    int low = limit / 4, high = limit;
    assert(low <= high);
    while (low < high) {
        int middle = low + (high - low) / 2;
        struct cut cut = cut_lines(atoms, middle);
        if (cut.n <= best.n && widest(atoms, &cut) <= limit) {
            high = middle;
            best = cut;
        } else {
            low = middle + 1;
        }
    }
    return best;
}

/* Moves the last break one piece forward if a body text would end in one hanzi alone. */
static void avoid_orphan(const struct ks_atoms *atoms, struct cut *cut)
{
    if (cut->n < 2) {
        return;
    }
    size_t last = cut->n - 1, from = cut->from[last];
    assert(from > cut->from[last - 1]);
    bool alone = cut->until[last] - from == 1 && atoms->v[from].lone_hanzi;
    bool with_mark = cut->until[last] - from == 2 && atoms->v[from].lone_hanzi &&
                     atoms->v[from + 1].trim_end > 0;
    if (!alone && !with_mark) {
        return;
    }
    size_t end = cut->until[last - 1];
    for (size_t at = end - 1; at > cut->from[last - 1]; at--) {
        if (atoms->v[at - 1].may_break && !atoms->v[end - 1].must_break) {
            cut->from[last] = at;
            cut->until[last - 1] = at;
            return;
        }
    }
}

/* Lines follow each other; between two of them nothing but white space is left out. */
static bool is_partition(const struct ks_atoms *atoms, const struct cut *cut)
{
    size_t at = skip_spaces(atoms, 0);
    for (size_t i = 0; i < cut->n; i++) {
        if (cut->from[i] != at || cut->until[i] <= at) {
            return false;
        }
        at = skip_spaces(atoms, cut->until[i]);
    }
    return at == atoms->n || cut->n == LINES_MAX;
}

static struct ks_line
set_line(const struct ks_atoms *atoms, size_t from, size_t until, struct ks_arena *arena)
{
    while (until > from && atoms->v[until - 1].space) {
        until--;
    }
    struct ks_line line = { ks_arena_array(arena, until - from + 1, sizeof *line.runs), 0, 0 };
    int x = until > from ? -atoms->v[from].trim_start : 0;
    for (size_t i = from; i < until; i++) {
        const struct ks_atom *atom = &atoms->v[i];
        x += i > from ? atom->gap_before : 0;
        struct ks_run *last = line.n_runs > 0 ? &line.runs[line.n_runs - 1] : NULL;
        bool plain =
            atom->shift == 0 && atom->gap_before == 0 && i > from && !atoms->v[i - 1].compressed;
        if (last != NULL && last->span == atom->span && plain &&
            last->text + last->n == atom->text && last->x + last->width == x) {
            /* Atoms of one font are joined: a run draws faster, and is kerned. */
            last->n += atom->n;
            last->width += atom->width;
        } else {
            line.runs[line.n_runs++] = (struct ks_run) { x - atom->shift, atom->width, atom->style,
                                                         atom->span,      atom->text,  atom->n };
        }
        x += atom->width;
    }
    assert(line.n_runs <= until - from);
    line.width = line_width(atoms, from, until);
    return line;
}

/* A number is as wide as its disc, and stays with the flag before it. */
static void set_numbers(struct ks_atoms *atoms, int disc)
{
    for (size_t i = 0; i < atoms->n; i++) {
        if (atoms->v[i].style == KS_SPAN_NUMBER) {
            atoms->v[i].width = disc > 0 ? disc : atoms->v[i].font.px;
            if (i > 0) {
                atoms->v[i - 1].may_break = atoms->v[i - 1].must_break;
            }
        }
    }
}

static void add_up(struct ks_atoms *atoms, struct ks_arena *arena)
{
    atoms->before = ks_arena_array(arena, atoms->n + 1, sizeof *atoms->before);
    for (size_t i = 0; i < atoms->n; i++) {
        atoms->before[i + 1] = atoms->before[i] + atoms->v[i].width + atoms->v[i].gap_before;
    }
}

void ks_break(const struct ks_typeset *typeset,
              const struct ks_break_style *style,
              const struct ks_spans *spans,
              struct ks_arena *arena,
              struct ks_paragraph *out)
{
    *out = (struct ks_paragraph) { 0 };
    struct ks_atoms atoms = ks_atoms_of(typeset, style, spans, arena);
    set_numbers(&atoms, style->disc);
    add_up(&atoms, arena);
    struct cut cut =
        style->balance ? balanced(&atoms, style->max_width) : cut_lines(&atoms, style->max_width);
    avoid_orphan(&atoms, &cut);
    assert(is_partition(&atoms, &cut));
    out->torn = style->balance && is_torn(&atoms, &cut);
    out->lines = ks_arena_array(arena, cut.n + 1, sizeof *out->lines);
    for (size_t i = 0; i < cut.n; i++) {
        out->lines[i] = set_line(&atoms, cut.from[i], cut.until[i], arena);
        out->width = out->lines[i].width > out->width ? out->lines[i].width : out->width;
    }
    out->n_lines = cut.n;
}
