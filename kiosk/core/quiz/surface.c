/* Tokens and senders of a scene (see surface.h). */
#include "core/quiz/surface.h"

#include <assert.h>
#include <string.h>

#define WORD_LETTERS 3
#define SENDER_BYTES 60
#define FACT_HASH 1u

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static uint64_t hash_of(struct ks_str text)
{
    uint64_t hash = KS_HASH_START;
    for (size_t i = 0; i < text.n; i++) {
        char c = small(text.p[i]);
        hash = ks_hash(hash, &c, 1);
    }
    return hash;
}

static size_t letters(const char *p)
{
    size_t n = 0;
    while (ks_char_is_latin(p[n]) || (p[n] == '\'' && n > 0)) {
        n++;
    }
    return n;
}

bool ks_surface_next(struct ks_surface *surface, struct ks_surface_token *token)
{
    bool in_letters = surface->writing == KS_WRITING_LETTERS;
    while (in_letters && (*surface->rest == ' ' || *surface->rest == '\n')) {
        surface->rest++;
    }
    const char *p = surface->rest, *end = strncmp(p, "{{", 2) == 0 ? strstr(p, "}}") : NULL;
    if (*p == '\0') {
        return false;
    }
    size_t n = in_letters ? letters(p) : 0;
    *token = (struct ks_surface_token) { .word = n >= WORD_LETTERS };
    if (end != NULL) {
        n = (size_t)(end + 2 - p);
    } else if (n == 0) {
        token->hanzi = ks_char_is_hanzi(ks_utf8_decode(p, strlen(p), &n));
    }
    token->text = (struct ks_str) { p, n };
    token->hash = end != NULL ? FACT_HASH : hash_of(token->text);
    surface->rest += n;
    assert(n > 0);
    return true;
}

uint64_t ks_surface_pair(uint64_t first, uint64_t second)
{
    return ks_hash(ks_hash(KS_HASH_START, &first, sizeof first), &second, sizeof second);
}

/* What stands between a bracket at the beginning and its other half; empty if there is none. */
static struct ks_str cut_panel(struct ks_str *line)
{
    static const struct {
        const char *open, *close;
    } brackets[] = { { "【", "】" }, { "[", "]" } };
    for (size_t i = 0; i < KS_COUNT(brackets); i++) {
        size_t open = strlen(brackets[i].open), close = strlen(brackets[i].close);
        if (!ks_str_starts(*line, ks_str_of(brackets[i].open))) {
            continue;
        }
        for (size_t k = open; k + close <= line->n; k++) {
            if (memcmp(line->p + k, brackets[i].close, close) == 0) {
                struct ks_str inside = { line->p + open, k - open };
                *line = (struct ks_str) { line->p + k + close, line->n - k - close };
                return inside;
            }
        }
    }
    return (struct ks_str) { line->p, 0 };
}

static struct ks_str speaker_of(struct ks_str line)
{
    for (size_t k = 0; k < line.n && k < SENDER_BYTES; k++) {
        struct ks_str rest = { line.p + k, line.n - k };
        if (ks_str_starts(rest, KS_STR("：")) || ks_str_starts(rest, KS_STR(": "))) {
            return ks_str_trim((struct ks_str) { line.p, k });
        }
        if (strchr(".,!?", line.p[k]) != NULL || ks_str_starts(rest, KS_STR("，")) ||
            ks_str_starts(rest, KS_STR("。"))) {
            break;
        }
    }
    return (struct ks_str) { line.p, 0 };
}

static bool of_address(char c)
{
    return ks_char_is_latin(c) || ks_char_is_digit(c) || (c != '\0' && strchr(".-@/", c) != NULL);
}

/* The next run of letters, digits and marks of addresses that has a dot between two letters. */
static bool cut_address(struct ks_str *line, struct ks_str *address)
{
    while (line->n > 0) {
        size_t n = 0;
        bool dotted = false;
        for (; n < line->n && of_address(line->p[n]); n++) {
            dotted =
                dotted || (n > 0 && n + 1 < line->n && line->p[n] == '.' &&
                           ks_char_is_latin(line->p[n - 1]) && ks_char_is_latin(line->p[n + 1]));
        }
        *address = (struct ks_str) { line->p, n };
        n += n == 0 ? 1 : 0;
        *line = (struct ks_str) { line->p + n, line->n - n };
        if (dotted) {
            return true;
        }
    }
    return false;
}

void ks_surface_senders(const char *scene,
                        void (*tell)(void *user, struct ks_str sender),
                        void *user)
{
    struct ks_str rest = ks_str_of(scene), line, address;
    while (ks_str_cut(&rest, '\n', &line)) {
        struct ks_str found[2] = { cut_panel(&line), { NULL, 0 } };
        found[1] = speaker_of(line);
        for (size_t i = 0; i < KS_COUNT(found); i++) {
            if (found[i].n > 0) {
                found[i].n = ks_utf8_prefix(found[i].p, found[i].n, SENDER_BYTES);
                tell(user, found[i]);
            }
        }
        while (cut_address(&line, &address)) {
            address.n = ks_utf8_prefix(address.p, address.n, SENDER_BYTES);
            tell(user, address);
        }
    }
}
