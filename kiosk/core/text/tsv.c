/* Tab-separated lines between our own programs (see tsv.h). */
#include "core/text/tsv.h"

#include <assert.h>
#include <string.h>

void ks_tsv_add(struct ks_buf *out, const char *value)
{
    for (; *value != '\0'; value++) {
        switch (*value) {
        case '\\':
            ks_buf_adds(out, "\\\\");
            break;
        case '\t':
            ks_buf_adds(out, "\\t");
            break;
        case '\n':
            ks_buf_adds(out, "\\n");
            break;
        default:
            ks_buf_add(out, value, 1);
        }
    }
}

bool ks_tsv_line(struct ks_tsv *r)
{
    return r->good && (r->good = ks_str_cut(&r->rest, '\n', &r->line));
}

struct ks_str ks_tsv_cell(struct ks_tsv *r)
{
    struct ks_str part = { "", 0 };
    r->good = r->good && ks_str_cut(&r->line, '\t', &part);
    return part;
}

const char *ks_tsv_bytes(struct ks_tsv *r)
{
    struct ks_str part = ks_tsv_cell(r);
    char *text = ks_arena_alloc(r->arena, part.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < part.n; i++) {
        char c = part.p[i];
        if (c == '\\') {
            char next = i + 1 < part.n ? part.p[++i] : '\0';
            c = next == 't' ? '\t' : next == 'n' ? '\n' : next;
            r->good = r->good && (next == 't' || next == 'n' || next == '\\');
        }
        r->good = r->good && c != '\0';
        text[n++] = c;
    }
    assert(n <= part.n); /* unescaping only shortens */
    return text;
}

const char *ks_tsv_text(struct ks_tsv *r)
{
    const char *text = ks_tsv_bytes(r);
    r->good = r->good && ks_utf8_valid(text, strlen(text));
    return text;
}

uint64_t ks_tsv_number(struct ks_tsv *r, uint64_t max)
{
    struct ks_str part = ks_tsv_cell(r);
    uint64_t n = 0;
    r->good = r->good && part.n > 0;
    for (size_t i = 0; r->good && i < part.n; i++) {
        uint64_t digit = (uint64_t)(part.p[i] - '0');
        r->good = part.p[i] >= '0' && part.p[i] <= '9' && n <= (UINT64_MAX - digit) / 10;
        n = n * 10 + digit;
    }
    r->good = r->good && n <= max;
    return r->good ? n : 0;
}

int ks_tsv_word(struct ks_tsv *r, const char *const *words, int n)
{
    struct ks_str part = ks_tsv_cell(r);
    assert(n > 0);
    for (int i = 0; i < n; i++) {
        if (ks_str_is(part, words[i])) {
            return i;
        }
    }
    r->good = false;
    return 0;
}

void ks_tsv_key(struct ks_tsv *r, const char *key)
{
    r->good = ks_tsv_line(r) && ks_str_is(ks_tsv_cell(r), key) && r->good;
}
