/* What is wrong in the settings of a screen (see mistakes.h). */
#include "core/settings/mistakes.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define MORE "后面还有，见日志"

static bool has(const struct ks_mistakes *mistakes, struct ks_str sentence)
{
    struct ks_str rest = ks_str_of(mistakes->text), line;
    while (ks_str_cut(&rest, '\n', &line)) {
        if (ks_str_eq(line, sentence)) {
            return true;
        }
    }
    return false;
}

static void add(struct ks_mistakes *mistakes, struct ks_str sentence)
{
    size_t used = strlen(mistakes->text), last = sizeof MORE "\n"; /* always room for this one */
    if (has(mistakes, sentence) || has(mistakes, KS_STR(MORE))) {
        return;
    }
    assert(used + last <= sizeof mistakes->text);
    if (used + sentence.n + 1 + last > sizeof mistakes->text) {
        sentence = KS_STR(MORE);
    }
    snprintf(mistakes->text + used, sizeof mistakes->text - used, "%.*s\n", (int)sentence.n,
             sentence.p);
}

void ks_mistakes_add(struct ks_mistakes *mistakes, int line, const char *sentence)
{
    char text[512];
    assert(line >= 0);
    int n = line == 0 ? snprintf(text, sizeof text, "%s", sentence)
                      : snprintf(text, sizeof text, "第 %d 行：%s", line, sentence);
    size_t length = (size_t)n < sizeof text ? (size_t)n : sizeof text - 1;
    struct ks_str told = { text, ks_utf8_prefix(text, length, length) };
    if (!has(mistakes, told)) {
        mistakes->line = mistakes->n++ == 0 || line < mistakes->line ? line : mistakes->line;
        add(mistakes, told);
    }
    assert((mistakes->n == 0) == (*mistakes->text == '\0'));
}

bool ks_mistakes_add_text(struct ks_mistakes *mistakes, struct ks_str text)
{
    struct ks_str line;
    if (!ks_utf8_valid(text.p, text.n)) {
        return false;
    }
    for (size_t i = 0; i < text.n; i++) {
        if ((unsigned char)text.p[i] < ' ' && text.p[i] != '\n') {
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

void ks_mistakes_brief(const struct ks_mistakes *mistakes, char *out, size_t size)
{
    *out = '\0';
    if (mistakes->n > 0 && mistakes->line == 0) {
        snprintf(out, size, "配置文件读不了，全部按默认值");
    } else if (mistakes->n == 1) {
        snprintf(out, size, "配置文件第 %d 行有误，没有采用", mistakes->line);
    } else if (mistakes->n > 1) {
        snprintf(out, size, "配置文件第 %d 行等 %d 处有误，没有采用", mistakes->line, mistakes->n);
    }
}
