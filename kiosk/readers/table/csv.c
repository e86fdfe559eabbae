/* Splits the text of a table into rows and cells. */
#include "readers/table/csv.h"

#include <string.h>

#include "readers/text/encoding.h"

/* What follows an opening quote can be lost in two ways: no closing quote at all, or one that
 * belongs to a later cell, so that rows vanish into one cell. Both read on as an unquoted cell.
 * After this many a quoted cell must end on its own line, which bounds the work. */
#define STRAY_QUOTES_MAX 20

struct parser {
    const char *file;
    struct ks_arena *arena;
    struct ks_problems *problems;
    char *text; /* NUL-terminated copy in the arena; cells are made in place */
    size_t n, at;
    int line, number;
    struct ks_str separator;
    int stray_quotes;
    bool wide_reported;
};

static const struct ks_str separators[] = {
    { "\t", 1 }, { ",", 1 }, { ";", 1 }, { "\xEF\xBC\x8C", 3 }, { "\xEF\xBC\x9B", 3 }, { "|", 1 }
};

static bool at_separator(const struct parser *p, size_t at)
{
    return p->n - at >= p->separator.n && p->text[at] == p->separator.p[0] &&
           memcmp(p->text + at, p->separator.p, p->separator.n) == 0;
}

static size_t count_outside_quotes(struct ks_str line, struct ks_str separator)
{
    size_t count = 0;
    bool quoted = false;
    for (size_t i = 0; i + separator.n <= line.n; i++) {
        quoted = line.p[i] == '"' ? !quoted : quoted;
        count += !quoted && memcmp(line.p + i, separator.p, separator.n) == 0 ? 1 : 0;
    }
    return count;
}

/* The most frequent separator of the first line that has any: a title line may stand above. */
static struct ks_str find_separator(struct ks_str text)
{
    struct ks_str line;
    for (int i = 0; i < 5 && ks_str_cut(&text, '\n', &line); i++) {
        struct ks_str best = { NULL, 0 };
        size_t most = 0;
        for (size_t k = 0; k < KS_COUNT(separators); k++) {
            size_t count = count_outside_quotes(line, separators[k]);
            if (count > most) {
                most = count;
                best = separators[k];
            }
        }
        if (most > 0) {
            return best;
        }
    }
    return separators[1];
}

/* Excel's own first line `sep=;` chooses the separator and is no row. */
static void choose_separator(struct parser *p)
{
    bool said = p->n >= 5 && memcmp(p->text, "sep=", 4) == 0 && p->text[4] != '\n' &&
                (p->n == 5 || p->text[5] == '\n');
    if (!said) {
        p->separator = find_separator((struct ks_str) { p->text, p->n });
        return;
    }
    p->separator = (struct ks_str) { ks_arena_strndup(p->arena, p->text + 4, 1), 1 };
    p->at = p->n == 5 ? 5 : 6;
    p->line = 2;
}

static struct ks_str trim_cell(char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        text[i] = c < 0x20 || c == 0x7F ? ' ' : text[i];
    }
    return ks_str_trim((struct ks_str) { text, n });
}

static struct ks_str read_plain(struct parser *p)
{
    size_t start = p->at;
    while (p->at < p->n && p->text[p->at] != '\n' && !at_separator(p, p->at)) {
        p->at++;
    }
    return trim_cell(p->text + start, p->at - start);
}

/* The index of the quote that ends the cell opened before `at`; false if there is none or the
 * cell would swallow the rows up to somebody else's quote. */
static bool find_closing(const struct parser *p, size_t at, size_t *closing)
{
    bool broken = false;
    for (size_t i = at; i < p->n; i++) {
        if (p->text[i] == '\n') {
            if (p->stray_quotes >= STRAY_QUOTES_MAX) {
                return false;
            }
            broken = true;
        }
        if (p->text[i] != '"') {
            continue;
        }
        if (i + 1 < p->n && p->text[i + 1] == '"') {
            i++;
            continue;
        }
        size_t after = i + 1;
        while (after < p->n && p->text[after] == ' ') {
            after++;
        }
        bool ends = after == p->n || p->text[after] == '\n' || at_separator(p, after);
        *closing = i;
        return ends || !broken;
    }
    return false;
}

/* Reads a cell from its opening quote on. What stands behind the closing quote belongs to the
 * cell. */
static struct ks_str read_quoted(struct parser *p, size_t open)
{
    size_t closing = 0;
    if (!find_closing(p, open + 1, &closing)) {
        p->stray_quotes++;
        ks_problems_add(p->problems, KS_PROBLEM_CSV_STRAY_QUOTE,
                        (struct ks_place_in_file) { p->file, p->number, 0 },
                        KS_ARGS(ks_arg_number(p->number)));
        return read_plain(p);
    }
    size_t to = open;
    for (size_t from = open + 1; from < closing; from++) {
        char c = p->text[from];
        from += c == '"' ? 1 : 0;
        p->line += c == '\n' ? 1 : 0;
        bool control = ((unsigned char)c < 0x20 && c != '\n') || c == 0x7F;
        p->text[to++] = control ? ' ' : c;
    }
    p->at = closing + 1;
    struct ks_str rest = read_plain(p);
    memmove(p->text + to, rest.p, rest.n);
    return (struct ks_str) { p->text + open, to + rest.n - open };
}

static struct ks_str read_cell(struct parser *p)
{
    size_t open = p->at;
    while (open < p->n && p->text[open] == ' ') {
        open++;
    }
    return open < p->n && p->text[open] == '"' ? read_quoted(p, open) : read_plain(p);
}

static void report_wide(struct parser *p)
{
    if (!p->wide_reported) {
        p->wide_reported = true;
        ks_problems_add(p->problems, KS_PROBLEM_CSV_TOO_MANY_COLUMNS,
                        (struct ks_place_in_file) { p->file, p->number, KS_TABLE_CELLS_MAX + 1 },
                        KS_ARGS(ks_arg_number(p->number), ks_arg_number(KS_TABLE_CELLS_MAX)));
    }
}

/* Reads one record; false at the end of the text. */
static bool read_row(struct parser *p, struct ks_row *row)
{
    if (p->at >= p->n) {
        return false;
    }
    const char *cells[KS_TABLE_CELLS_MAX];
    size_t n = 0, filled = 0;
    p->number++;
    *row = (struct ks_row) { .number = p->number, .line = p->line };
    for (bool more = true; more;) {
        struct ks_str cell = read_cell(p);
        more = p->at < p->n && at_separator(p, p->at);
        bool newline = !more && p->at < p->n;
        p->at += more ? p->separator.n : newline ? 1 : 0;
        p->line += newline ? 1 : 0;
        /* The byte behind a cell is its separator, already passed, or the final NUL. */
        p->text[(size_t)(cell.p - p->text) + cell.n] = '\0';
        if (n < KS_TABLE_CELLS_MAX) {
            cells[n++] = cell.p;
            filled = cell.n > 0 ? n : filled;
        } else if (cell.n > 0) {
            report_wide(p);
        }
    }
    row->n_cells = filled;
    row->cell = ks_arena_array(p->arena, filled > 0 ? filled : 1, sizeof *row->cell);
    if (filled > 0) {
        memcpy(row->cell, cells, filled * sizeof *row->cell);
    }
    return true;
}

static void read_rows(struct parser *p, struct ks_table *table)
{
    size_t capacity = 0, filled = 0;
    struct ks_row row;
    while (read_row(p, &row)) {
        if (table->n_rows == KS_TABLE_ROWS_MAX && row.n_cells == 0) {
            continue;
        }
        if (table->n_rows == KS_TABLE_ROWS_MAX) {
            ks_problems_add(p->problems, KS_PROBLEM_CSV_TOO_MANY_ROWS,
                            (struct ks_place_in_file) { p->file, p->number, 0 },
                            KS_ARGS(ks_arg_number(p->number - 1)));
            break;
        }
        if (table->n_rows == capacity) {
            capacity = capacity == 0 ? 64 : capacity * 2;
            table->rows =
                ks_arena_grow(p->arena, table->rows, table->n_rows, capacity, sizeof *table->rows);
        }
        table->rows[table->n_rows++] = row;
        filled = row.n_cells > 0 ? table->n_rows : filled;
    }
    table->n_rows = filled;
}

/* How to mend a file that is no text: a whole workbook under a .csv name, or another file that
 * people mistake for a table. */
static enum ks_phrase how_to_mend_binary(const char *bytes, size_t n)
{
    if (n >= 4 && memcmp(bytes, "PK\x03\x04", 4) == 0) {
        return KS_PHRASE_RESAVE_XLSX;
    }
    if (n >= 4 && memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0) {
        return KS_PHRASE_RESAVE_XLS;
    }
    return KS_PHRASE_RESAVE_TABLE;
}

static void report_encoding(struct parser *p, enum ks_encoding encoding)
{
    struct ks_place_in_file at = { p->file, 0, 0 };
    if (encoding != KS_ENC_UTF8 && encoding != KS_ENC_UTF8_BOM) {
        ks_problems_add(p->problems, KS_PROBLEM_CSV_ENCODING, at,
                        KS_ARGS(ks_arg_text(ks_encoding_name(encoding))));
    }
    size_t lost = 0;
    int line = 1, first = 0;
    for (size_t i = 0; i < p->n; i++) {
        line += p->text[i] == '\n' ? 1 : 0;
        if (p->n - i >= 3 && memcmp(p->text + i, "\xEF\xBF\xBD", 3) == 0) {
            lost++;
            first = first == 0 ? line : first;
        }
    }
    if (lost > 0) {
        at.row = first;
        ks_problems_add(p->problems, KS_PROBLEM_CSV_DAMAGED_TEXT, at,
                        KS_ARGS(ks_arg_number((long long)lost)));
    }
}

void ks_csv_read(const char *file,
                 const char *bytes,
                 size_t n,
                 struct ks_arena *arena,
                 struct ks_table *table,
                 struct ks_problems *problems)
{
    *table = (struct ks_table) { 0 };
    struct ks_place_in_file at = { file, 0, 0 };
    if (n > KS_TABLE_BYTES_MAX) {
        ks_problems_add(problems, KS_PROBLEM_CSV_TOO_LARGE, at,
                        KS_ARGS(ks_arg_number((long long)(n >> 20))));
        return;
    }
    struct ks_buf text;
    enum ks_phrase why;
    enum ks_encoding encoding = KS_ENC_UTF8;
    if (!ks_encoding_to_utf8(bytes, n, &encoding, &text, &why)) {
        ks_problems_add(problems, KS_PROBLEM_CSV_NOT_TEXT, at,
                        KS_ARGS(ks_arg_phrase(why), ks_arg_phrase(how_to_mend_binary(bytes, n))));
        return;
    }
    struct parser p = {
        .file = file, .arena = arena, .problems = problems, .n = text.n, .line = 1
    };
    p.text = ks_arena_strndup(arena, text.n > 0 ? text.p : "", text.n);
    ks_buf_free(&text);
    report_encoding(&p, encoding);
    choose_separator(&p);
    read_rows(&p, table);
}
