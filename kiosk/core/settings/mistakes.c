/* What is wrong in the settings of a screen (see mistakes.h). */
#include "core/settings/mistakes.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/carry.h"
#include "core/problem/fail.h"

#define MORE "=SETTINGS_MORE" /* KS_PROBLEM_SETTINGS_MORE, as core/problem/carry.h writes it */

static bool has(const struct ks_mistakes *mistakes, struct ks_str told)
{
    struct ks_str rest = ks_str_of(mistakes->text), line;
    while (ks_str_cut(&rest, '\n', &line)) {
        if (ks_str_eq(line, told)) {
            return true;
        }
    }
    return false;
}

static void add(struct ks_mistakes *mistakes, struct ks_str told)
{
    size_t used = strlen(mistakes->text), last = sizeof MORE "\n"; /* always room for this one */
    if (has(mistakes, told) || has(mistakes, KS_STR(MORE))) {
        return;
    }
    assert(used + last <= sizeof mistakes->text);
    if (used + told.n + 1 + last > sizeof mistakes->text) {
        told = KS_STR(MORE);
    }
    snprintf(mistakes->text + used, sizeof mistakes->text - used, "%.*s\n", (int)told.n, told.p);
}

void ks_mistakes_add(struct ks_mistakes *mistakes, int line, const struct ks_err *err)
{
    struct ks_err told = *err;
    struct ks_buf text = { 0 };
    assert(line >= 0 && err->n > 0);
    if (line > 0) {
        (void)ks_fail_under(&told, KS_PROBLEM_RECORD_ROW, KS_ARGS(ks_arg_number(line)));
    }
    ks_err_write(&told, &text);
    if (!has(mistakes, (struct ks_str) { text.p, text.n })) {
        mistakes->line = mistakes->n++ == 0 || line < mistakes->line ? line : mistakes->line;
        add(mistakes, (struct ks_str) { text.p, text.n });
    }
    ks_buf_free(&text);
    assert((mistakes->n == 0) == (*mistakes->text == '\0'));
}

void ks_mistakes_add_other(struct ks_mistakes *mistakes, const struct ks_err *err)
{
    struct ks_buf text = { 0 };
    ks_err_write(err, &text);
    (void)ks_mistakes_add_text(mistakes, (struct ks_str) { text.p, text.n });
    ks_buf_free(&text);
}

bool ks_mistakes_add_text(struct ks_mistakes *mistakes, struct ks_str text)
{
    struct ks_str rest = text, line;
    struct ks_err err;
    while (ks_str_cut(&rest, '\n', &line)) {
        if (line.n > 0 && !ks_err_read(line, &err)) {
            return false;
        }
    }
    while (ks_str_cut(&text, '\n', &line)) {
        if (line.n > 0) {
            mistakes->n += !has(mistakes, line);
            add(mistakes, line);
        }
    }
    assert((mistakes->n == 0) == (*mistakes->text == '\0'));
    return true;
}

bool ks_mistakes_brief(const struct ks_mistakes *mistakes, struct ks_err *told)
{
    const struct ks_arg *args = KS_ARGS(ks_arg_number(mistakes->line), ks_arg_number(mistakes->n));
    if (mistakes->n == 0) {
        return false;
    }
    (void)ks_fail_as(told, KS_ERR_USAGE,
                     mistakes->line == 0 ? KS_PROBLEM_SETTINGS_UNREAD
                     : mistakes->n == 1  ? KS_PROBLEM_SETTINGS_ONE
                                         : KS_PROBLEM_SETTINGS_SOME,
                     args);
    return true;
}

void ks_mistakes_say(const struct ks_mistakes *mistakes, enum ks_lang lang, struct ks_buf *out)
{
    struct ks_str rest = ks_str_of(mistakes->text), line;
    struct ks_err err;
    while (ks_str_cut(&rest, '\n', &line)) {
        if (line.n > 0 && !KS_NEVER(!ks_err_read(line, &err))) {
            ks_buf_addf(out, "%s\n", ks_err_line(lang, &err).text);
        }
    }
}
