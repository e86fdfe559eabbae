#ifndef TESTS_SUPPORT_WORST_CARDS_H
#define TESTS_SUPPORT_WORST_CARDS_H

#include "base/check.h"
#include "base/text.h"
#include "core/card/card.h"

/* Cards of 64 KB that hold more of one thing than any panel, and the panels they are drawn on. */

/* A beginning, a piece again and again, and of a line so many pieces. With letters: behind each
 * piece a word of them, no two alike, so that nothing that was measured helps with the next. */
static const struct worst_shape {
    const char *name, *begin, *piece;
    size_t per_line;
    const char *letters;
} worst_shapes[] = {
    { "one word", "", "a", 2000, NULL },
    { "letters", "", "a ", 1000, NULL },
    { "hanzi", "", "不要点链接", 130, NULL },
    { "marks", "", "（“。", 220, NULL },
    { "strong words", "", "**重**要", 200, NULL },
    { "combining", "", "e\xCC\x81\xCC\x81\xCC\x81", 280, NULL },
    { "right to left", "", "אבג 123 ", 180, NULL },
    { "latin words", "", " ", 200, "abcdefghijklmnopqrstuvwxyz" },
    { "hebrew words", "", " ", 200, "אבגדהוזחטיכלמנסעפצקרשת" },
    { "hebrew points", "", "\xD6\xB7 ", 200, "אבגדהוזחטיכלמנסעפצקרשת" },
    { "arabic words", "", " ", 200, "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" },
    { "both ways", "", "（“א 12”）ب", 40, "abcdefghijklmnopqrstuvwxyz" },
    { "hanzi and letters", "", "骗", 200, "abcdefghijklmnopqrstuvwxyz" },
    { "signs of many parts", "", "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xF0\x9F\x87\xA8", 60,
      "\xF0\x9F\x98\x80\xF0\x9F\x98\x81\xF0\x9F\x98\x82\xF0\x9F\x91\x8D" },
    { "marks upon marks", "", "\xCC\x81\xCC\xA3\xCC\x88", 200, "aeiouy" },
    { "entries of other words", "- ", " ", 100, "abcdefghijklmnopqrstuvwxyz" },
    { "talk of other words", "我：", " ", 100, "אבגדהוזחטיכלמנסעפצקרשת" },
    { "paragraphs", "", "一段话说清楚。\n\n", SIZE_MAX, NULL },
    { "long paragraphs", "", "不要点链接", 130, NULL },
    { "headline", "# ", "诈骗电话", 160, NULL },
    { "headline of words", "# ", "a ", 1000, NULL },
    { "actions", "## 停 ", "不要点链接", 130, NULL },
    { "long verbs", "## ", "不要点链接", 130, NULL },
    { "entries", "- [x] ", "先核实", 1, NULL },
    { "long entries", "- ", "不要点链接", 130, NULL },
    { "entries of words", "- ", "a b ", 500, NULL },
    { "long names", "- ", "名字", 300, NULL },
    { "names and values", "- 名字：", "数值", 300, NULL },
    { "talk", "骗子：", "你好", 1, NULL },
    { "long talk", "骗子：", "不要点链接", 130, NULL },
    { "long speakers", "骗子骗子骗子骗子：", "不", 600, NULL },
    { "talk of words", "我：", "a b ", 500, NULL },
    { "panels", "【假】", "不要点链接", 130, NULL },
    { "panel titles", "【假 ", "不要点", 200, NULL },
    { "labels", "> ", "不要点链接", 130, NULL },
};

static const int worst_panels[][2] = {
    { 1920, 1080 }, { 1080, 1920 }, { 2560, 1080 }, { 1024, 768 }, { 3840, 2160 }
};

/* The word of this number, in the system of these digits. */
static void add_worst_word(struct ks_buf *text, const char *letters, size_t number)
{
    const char *letter[64];
    size_t n = 0;
    for (const char *p = letters; *p != '\0' && n < KS_COUNT(letter);) {
        letter[n++] = p;
        size_t length;
        (void)ks_utf8_decode(p, strlen(p), &length);
        p += length;
    }
    ck_assert_uint_gt(n, 1);
    for (number += n; number > 0; number /= n) {
        const char *p = letter[number % n];
        size_t length;
        (void)ks_utf8_decode(p, strlen(p), &length);
        ks_buf_add(text, p, length);
    }
}

static struct ks_buf worst_card(const struct worst_shape *shape, const char *template)
{
    struct ks_buf text = { 0 };
    size_t words = 0;
    ks_buf_addf(&text, "---\ntemplate: %s\n---\n# 标题\n\n", template);
    while (text.n < KS_CARD_BYTES_MAX - 4096) {
        ks_buf_addf(&text, "%s", shape->begin);
        for (size_t i = 0; i < shape->per_line && text.n < KS_CARD_BYTES_MAX - 4096; i++) {
            ks_buf_addf(&text, "%s", shape->piece);
            if (shape->letters != NULL) {
                add_worst_word(&text, shape->letters, words++);
            }
        }
        ks_buf_addf(&text, "\n");
    }
    return text;
}

#endif
