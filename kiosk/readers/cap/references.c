/* The references of a CAP message: which earlier ones it names (see parts.h). */
#include <string.h>

#include "readers/cap/parts.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static struct ks_str without_spaces(struct ks_str text)
{
    while (text.n > 0 && is_space(*text.p)) {
        text.p++;
        text.n--;
    }
    return text;
}

static void skip(struct ks_str *text, size_t n)
{
    text->p += n;
    text->n -= n;
}

static size_t length_to_comma(struct ks_str text)
{
    const char *comma = memchr(text.p, ',', text.n);
    return comma == NULL ? text.n : (size_t)(comma - text.p);
}

#define TIME_BYTES 64 /* a word that is longer is no time: nothing is walked through twice */

/* Whether a time stands at the beginning of `text`, up to a space or to a mark between two
 * references; then moves behind it. */
static bool read_sent(struct ks_str *text, const struct ks_zone *zone, struct ks_civil *sent)
{
    size_t n = 0;
    while (n < text->n && n < TIME_BYTES && !is_space(text->p[n]) &&
           strchr(",;", text->p[n]) == NULL) {
        n++;
    }
    if (!ks_civil_parse((struct ks_str) { text->p, n }, zone, sent)) {
        return false;
    }
    while (n < text->n && (text->p[n] == ',' || text->p[n] == ';')) {
        n++;
    }
    skip(text, n);
    return true;
}

/* Reads "sender,identifier,sent" at the beginning of `rest` and moves behind it. Agencies write
 * spaces behind the commas; a comma within the identifier is told by what follows it, which is no
 * time. False, and nothing moves, if it is no reference. */
static bool read_reference(const struct ks_cap_document *d,
                           struct ks_str *rest,
                           struct ks_cap_reference *reference)
{
    struct ks_str text = *rest;
    size_t sender = length_to_comma(text);
    const char *p = text.p;
    if (sender == text.n) {
        return false;
    }
    skip(&text, sender + 1);
    text = without_spaces(text);
    struct ks_str identifier = { text.p, 0 };
    while (true) {
        size_t n = length_to_comma(text);
        if (n == text.n) {
            return false;
        }
        skip(&text, n);
        identifier.n = (size_t)(text.p - identifier.p);
        skip(&text, 1);
        struct ks_str sent = without_spaces(text);
        if (read_sent(&sent, d->zone, &reference->sent)) {
            text = sent;
            break;
        }
    }
    identifier = ks_str_trim(identifier);
    reference->sender = ks_arena_strndup(d->arena, p, sender);
    reference->identifier = ks_arena_strndup(d->arena, identifier.p, identifier.n);
    *rest = text;
    return identifier.n > 0;
}

void ks_cap_references(const struct ks_cap_document *d, struct ks_alert *alert)
{
    const struct ks_cap_text *text = &d->v[KS_EL_REFERENCES];
    struct ks_str rest = without_spaces(ks_str_of(text->text));
    struct ks_cap_reference *v = NULL;
    size_t capacity = 0, n = 0;
    while (rest.n > 0) {
        bool full = n == KS_CAP_REFERENCES_MAX;
        struct ks_cap_reference reference = { 0 };
        if (full || !read_reference(d, &rest, &reference)) {
            ks_cap_report(d, full ? KS_PROBLEM_CAP_MANY_REFERENCES : KS_PROBLEM_CAP_BAD_REFERENCE,
                          KS_EL_REFERENCES, text, (struct ks_arg) { 0 });
            break;
        }
        if (n == capacity) {
            capacity = capacity == 0 ? 4 : capacity * 2;
            v = ks_arena_grow(d->arena, v, n, capacity, sizeof *v);
        }
        v[n++] = reference;
        rest = without_spaces(rest);
    }
    alert->references = v;
    alert->n_references = n;
    bool refers = alert->msg_type == KS_CAP_UPDATE || alert->msg_type == KS_CAP_CANCEL;
    if (refers && n == 0 && !ks_cap_is_there(text)) {
        ks_cap_report(d, KS_PROBLEM_CAP_NO_REFERENCE, KS_EL_REFERENCES, &d->v[KS_EL_MSG_TYPE],
                      (struct ks_arg) { 0 });
    }
}
