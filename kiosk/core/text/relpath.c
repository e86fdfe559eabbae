/* The lexical rule for paths in content. */
#include "core/text/relpath.h"

#include <assert.h>
#include <string.h>

static bool is_url(struct ks_str text)
{
    for (size_t i = 0; i + 2 < text.n && (ks_char_is_latin(text.p[i]) || text.p[i] == ':'); i++) {
        if (text.p[i] == ':') {
            return i > 0 && text.p[i + 1] == '/' && text.p[i + 2] == '/';
        }
    }
    return false;
}

static enum ks_relpath judge(struct ks_str text)
{
    if (text.n == 0) {
        return KS_RELPATH_EMPTY;
    }
    if (text.n > KS_RELPATH_MAX) {
        return KS_RELPATH_TOO_LONG;
    }
    for (size_t i = 0; i < text.n; i++) {
        if ((unsigned char)text.p[i] < 0x20 || text.p[i] == 0x7F) {
            return KS_RELPATH_CONTROL;
        }
    }
    if (text.p[0] == '/' || text.p[0] == '\\') {
        return KS_RELPATH_ABSOLUTE;
    }
    if (is_url(text)) {
        return KS_RELPATH_URL;
    }
    if (text.n >= 2 && ks_char_is_latin(text.p[0]) && text.p[1] == ':') {
        return KS_RELPATH_DRIVE;
    }
    return KS_RELPATH_OK;
}

enum ks_relpath ks_relpath_clean(struct ks_str text, struct ks_arena *arena, const char **out)
{
    enum ks_relpath verdict = judge(text);
    if (verdict != KS_RELPATH_OK) {
        return verdict;
    }
    char clean[KS_RELPATH_MAX + 1];
    size_t n = 0;
    for (size_t i = 0; i < text.n;) {
        size_t end = i;
        while (end < text.n && text.p[end] != '/' && text.p[end] != '\\') {
            end++;
        }
        struct ks_str part = { text.p + i, end - i };
        if (ks_str_is(part, "..")) {
            return KS_RELPATH_PARENT;
        }
        if (part.n > 0 && !ks_str_is(part, ".")) {
            if (n > 0) {
                clean[n++] = '/';
            }
            memcpy(clean + n, part.p, part.n);
            n += part.n;
        }
        i = end + 1;
    }
    if (n == 0) {
        return KS_RELPATH_EMPTY;
    }
    assert(n <= text.n); /* each '/' stands for a sign of the text */
    assert(clean[0] != '/' && clean[n - 1] != '/');
    *out = ks_arena_strndup(arena, clean, n);
    return KS_RELPATH_OK;
}
