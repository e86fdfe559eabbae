/* A line for the statistics (see note.h). */
#include "core/count/note.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

static void copy(char *out, size_t size, const char *text)
{
    size_t n = ks_utf8_prefix(text, strlen(text), size - 1);
    assert(n < size);
    memset(out, 0, size);
    snprintf(out, size, "%.*s", (int)n, text);
}

struct ks_note ks_note_of(enum ks_note_kind kind, int32_t date, const char *key, const char *option)
{
    struct ks_note note = { .kind = kind, .date = date, .amount = 1 };
    copy(note.key, sizeof note.key, key);
    copy(note.option, sizeof note.option, option);
    return note;
}

const char *ks_note_name(enum ks_note_kind kind)
{
    static const char *const names[KS_NOTE_KINDS] = { "play", "visit", "shown", "answer",
                                                      "poll", "vote",  "pledge" };
    assert(kind < KS_NOTE_KINDS);
    return names[kind];
}
