/* A format's code taken to pieces (see format_parts.h). */
#include "readers/format/format_code.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- letters of dates ---- */

static bool read_noon(struct ks_format_code *p)
{
    static const struct {
        const char *word;
        char c;
    } words[] = { { "AM/PM", 'l' }, { "上午/下午", 'l' }, { "A/P", 'A' } };
    for (size_t i = 0; i < KS_COUNT(words); i++) {
        if (ks_code_starts(p, words[i].word)) {
            ks_code_push(p, KS_PIECE_NOON, words[i].c == 'A' ? *p->rest.p : words[i].c, 0);
            p->s->noon = true;
            ks_code_skip(p, strlen(words[i].word));
            return true;
        }
    }
    return false;
}

/* A run of one letter; false: it is none of a date. */
static bool read_run(struct ks_format_code *p)
{
    static const struct {
        char letter;
        enum ks_format_piece piece;
    } letters[] = { { 'y', KS_PIECE_YEAR },   { 'e', KS_PIECE_YEAR }, { 'm', KS_PIECE_MONTH },
                    { 'd', KS_PIECE_DAY },    { 'h', KS_PIECE_HOUR }, { 's', KS_PIECE_SECOND },
                    { 'a', KS_PIECE_WEEKDAY } };
    int letter = tolower((unsigned char)*p->rest.p), n = 0;
    while ((size_t)n < p->rest.n && tolower((unsigned char)p->rest.p[n]) == letter) {
        n++;
    }
    for (size_t i = 0; i < KS_COUNT(letters); i++) {
        enum ks_format_piece piece = letters[i].piece;
        if (letters[i].letter != letter || (piece == KS_PIECE_WEEKDAY && n < 3)) {
            continue;
        }
        bool weekday = piece == KS_PIECE_WEEKDAY || (piece == KS_PIECE_DAY && n > 2);
        ks_code_push(p, weekday ? KS_PIECE_WEEKDAY : piece, 0, letter == 'e' ? 4 : n);
        ks_code_skip(p, (size_t)n);
        return true;
    }
    return false;
}

static bool ends_in_seconds(const struct ks_format_code *p)
{
    return p->n > p->begun && p->token[p->n - 1].piece == KS_PIECE_SECOND;
}

/* ---- digits ---- */

static void read_digit(struct ks_format_code *p)
{
    struct ks_format_section *s = p->s;
    ks_code_push(p, KS_PIECE_DIGIT, *p->rest.p, 0);
    ks_code_skip(p, 1);
    p->digits = true;
    if (s->power != SIZE_MAX || s->slash != SIZE_MAX) {
        return;
    }
    s->grouped = s->grouped || (p->commas > 0 && !p->point);
    p->commas = 0;
    ++*(p->point ? &s->decimals : &s->integers);
}

/* Between digits: thousands are parted. Behind them: shown in thousands. */
static void read_comma(struct ks_format_code *p)
{
    if (p->digits && !p->s->dates) {
        p->commas++;
        ks_code_skip(p, 1);
    } else {
        ks_code_literal(p, 1);
    }
}

static void read_point(struct ks_format_code *p)
{
    size_t zeros = 0;
    while (zeros + 1 < p->rest.n && p->rest.p[zeros + 1] == '0') {
        zeros++;
    }
    if (ends_in_seconds(p) && zeros > 0) {
        ks_code_push(p, KS_PIECE_SUBSECOND, 0, zeros > 3 ? 3 : (int)zeros);
        p->s->subseconds = zeros > 3 ? 3 : (int)zeros;
        ks_code_skip(p, zeros + 1);
    } else if (p->s->dates || p->point) {
        ks_code_literal(p, 1);
    } else {
        ks_code_push(p, KS_PIECE_POINT, 0, 0);
        p->point = true;
        p->s->thousands += p->commas;
        p->commas = 0;
        ks_code_skip(p, 1);
    }
}

static void read_slash(struct ks_format_code *p)
{
    bool fraction = p->n > p->begun && p->token[p->n - 1].piece == KS_PIECE_DIGIT && !p->point &&
                    p->s->slash == SIZE_MAX && p->rest.n > 1 &&
                    strchr("0#?123456789", p->rest.p[1]) != NULL;
    if (!fraction) {
        ks_code_literal(p, 1);
        return;
    }
    p->s->slash = p->n;
    ks_code_push(p, KS_PIECE_SLASH, 0, 0);
    ks_code_skip(p, 1);
    if (*p->rest.p >= '1' && *p->rest.p <= '9') {
        int n = 0, digits = 0;
        for (; p->rest.n > 0 && *p->rest.p >= '0' && *p->rest.p <= '9' && digits < 5; digits++) {
            n = n * 10 + (*p->rest.p - '0');
            ks_code_skip(p, 1);
        }
        ks_code_push(p, KS_PIECE_FIXED, 0, n);
    }
}

static bool read_power(struct ks_format_code *p)
{
    if (p->rest.n < 2 || !p->digits || p->s->power != SIZE_MAX || p->s->dates ||
        (p->rest.p[1] != '+' && p->rest.p[1] != '-')) {
        return false;
    }
    p->s->power = p->n;
    ks_code_push(p, KS_PIECE_POWER, p->rest.p[1], 0)->text = (struct ks_str) { p->rest.p, 1 };
    ks_code_skip(p, 2);
    return true;
}

/* ---- sections ---- */

static void read_quoted(struct ks_format_code *p)
{
    ks_code_skip(p, 1);
    const char *end = memchr(p->rest.p, '"', p->rest.n);
    ks_code_literal(p, end == NULL ? p->rest.n : (size_t)(end - p->rest.p));
    ks_code_skip(p, p->rest.n > 0 ? 1 : 0);
}

static void read_letter(struct ks_format_code *p)
{
    int c = tolower((unsigned char)*p->rest.p);
    if (c == 'e' && read_power(p)) {
        return;
    }
    if (ks_code_starts(p, "gg")) { /* an era: years are the world's */
        ks_code_skip(p, 2);
    } else if (ks_code_starts(p, "General") || ks_code_starts(p, "G/通用格式")) {
        ks_code_push(p, KS_PIECE_GENERAL, 0, 0);
        ks_code_skip(p, ks_code_starts(p, "General") ? strlen("General") : strlen("G/通用格式"));
    } else if (!read_noon(p) && !read_run(p)) {
        ks_code_literal(p, ks_code_character(p));
    }
}

static void read_piece(struct ks_format_code *p)
{
    switch (*p->rest.p) {
    case '"':
        read_quoted(p);
        break;
    case '\\':
        ks_code_skip(p, 1);
        ks_code_literal(p, ks_code_character(p));
        break;
    case '_': /* as wide as that character: a blank */
        ks_code_push(p, KS_PIECE_LITERAL, 0, 0)->text = KS_STR(" ");
        ks_code_skip(p, 1);
        ks_code_skip(p, ks_code_character(p));
        break;
    case '*': /* fills the cell with that character */
        ks_code_skip(p, 1);
        ks_code_skip(p, ks_code_character(p));
        break;
    case '[':
        ks_code_bracket(p);
        break;
    case '0':
    case '#':
    case '?':
        read_digit(p);
        break;
    case '.':
        read_point(p);
        break;
    case ',':
        read_comma(p);
        break;
    case '%':
        p->s->percents++;
        ks_code_literal(p, 1);
        break;
    case '/':
        read_slash(p);
        break;
    case '@':
        ks_code_push(p, KS_PIECE_TEXT, 0, 0);
        ks_code_skip(p, 1);
        break;
    default:
        read_letter(p);
    }
}

/* `m` behind hours or before seconds are minutes. */
static void find_minutes(struct ks_format_token *token, size_t n)
{
    enum ks_format_piece before = KS_PIECE_LITERAL;
    struct ks_format_token *month = NULL; /* the last piece, if it may be minutes */
    for (size_t i = 0; i < n; i++) {
        struct ks_format_token *t = &token[i];
        if (t->piece < KS_PIECE_YEAR || t->piece >= KS_PIECE_SUBSECOND) {
            continue;
        }
        if (t->piece == KS_PIECE_SECOND && month != NULL) {
            month->piece = KS_PIECE_MINUTE;
        }
        month = t->piece == KS_PIECE_MONTH && t->n <= 2 ? t : NULL;
        if (month != NULL && before == KS_PIECE_HOUR) {
            t->piece = KS_PIECE_MINUTE;
            month = NULL;
        }
        before = t->piece;
    }
}

static void read_section(struct ks_format_code *p)
{
    p->begun = p->n;
    p->commas = 0;
    p->point = p->digits = false;
    p->system = NULL;
    while (p->rest.n > 0 && *p->rest.p != ';') {
        read_piece(p);
    }
    p->s->thousands += p->commas;
    if (p->system != NULL) {
        struct ks_str after = p->rest;
        p->n = p->begun;
        *p->s = (struct ks_format_section) { .slash = SIZE_MAX, .power = SIZE_MAX };
        p->rest = ks_str_of(p->system);
        while (p->rest.n > 0) {
            read_piece(p);
        }
        p->rest = after;
    }
    find_minutes(p->token + p->begun, p->n - p->begun);
    p->s->n = p->n - p->begun;
    if (p->s->slash != SIZE_MAX) {
        p->s->slash -= p->begun;
    }
    if (p->s->power != SIZE_MAX) {
        p->s->power -= p->begun;
    }
}

const struct ks_format *ks_format_parse(const char *code, struct ks_arena *arena)
{
    struct ks_format *f = ks_arena_alloc(arena, sizeof *f);
    struct ks_format_code p = { .rest = ks_str_of(code) };
    size_t begins[KS_COUNT(f->section)] = { 0 };
    for (f->n = 0; f->n < KS_COUNT(f->section); f->n++) {
        p.s = &f->section[f->n];
        *p.s = (struct ks_format_section) { .slash = SIZE_MAX, .power = SIZE_MAX };
        begins[f->n] = p.n;
        read_section(&p);
        if (p.rest.n == 0) {
            f->n++;
            break;
        }
        ks_code_skip(&p, 1);
    }
    if (p.full) {
        return NULL;
    }
    struct ks_format_token *token = ks_arena_array(arena, p.n, sizeof *token);
    memcpy(token, p.token, p.n * sizeof *token);
    for (size_t i = 0; i < f->n; i++) {
        f->section[i].token = token + begins[i];
    }
    bool texts = f->n == KS_COUNT(f->section) || f->section[f->n - 1].text;
    f->numbers = f->n - (texts ? 1 : 0);
    return f;
}
