/* Sentences of problems and errors, a table for each language (sentences.h), and how they are
 * completed. */
#include "core/problem/sentence.h"

#include <assert.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/sentences.h"

#define TABLE(NAME, ...) extern const struct ks_sentences ks_sentences_##NAME;
KS_LANGS(TABLE)
#define ROW(NAME, ...) [KS_LANG_##NAME] = &ks_sentences_##NAME,
static const struct ks_sentences *const sentences[KS_LANG_COUNT] = { KS_LANGS(ROW) };

const struct ks_sentence *ks_sentence_of(enum ks_lang lang, enum ks_problem_code code)
{
    assert(lang < KS_LANG_COUNT && code > KS_PROBLEM_NONE && code < KS_PROBLEM_COUNT);
    return &sentences[lang]->sentence[code];
}

const char *ks_phrase_of(enum ks_lang lang, enum ks_phrase phrase)
{
    assert(lang < KS_LANG_COUNT && phrase < KS_PHRASE_COUNT);
    return sentences[lang]->phrase[phrase];
}

static void add_text(struct ks_buf *out, enum ks_lang lang, struct ks_str text)
{
    struct ks_str name;
    for (bool first = true; ks_str_cut(&text, KS_ARG_BETWEEN_NAMES, &name); first = false) {
        ks_buf_adds(out, first ? "" : ks_phrase_of(lang, KS_PHRASE_BETWEEN_NAMES));
        ks_buf_add(out, name.p, name.n);
    }
}

static void fill(struct ks_buf *out,
                 enum ks_lang lang,
                 const char *pattern,
                 const struct ks_arg *args,
                 bool in_phrase);

/* Appends what is wrong and how to mend it, of a fault that is an argument of another sentence.
 * Arguments of its own have no faults in them. */
static void add_fault(struct ks_buf *out, enum ks_lang lang, const struct ks_fault *fault)
{
    const struct ks_sentence *sentence = ks_sentence_of(lang, fault->code);
    struct ks_arg args[KS_ARGS_MAX] = { { 0 } };
    ks_fault_args(fault, args);
    fill(out, lang, sentence->what, args, true);
    ks_buf_adds(out,
                *sentence->how == '\0' ? "" : ks_phrase_of(lang, KS_PHRASE_BETWEEN_FAULT_AND_HOW));
    fill(out, lang, sentence->how, args, true);
}

static void
add_arg(struct ks_buf *out, enum ks_lang lang, const struct ks_arg *args, size_t i, bool in_phrase)
{
    if (KS_NEVER(i >= KS_ARGS_MAX)) {
        return;
    }
    switch (args[i].kind) {
    case KS_ARG_NONE:
        /* Whoever listed the problem gave fewer arguments than its sentence has. */
        (void)KS_NEVER(true);
        break;
    case KS_ARG_TEXT:
        add_text(out, lang, args[i].text);
        break;
    case KS_ARG_NUMBER:
        ks_buf_addf(out, "%lld", args[i].number);
        break;
    case KS_ARG_FAULT:
        if (!KS_NEVER(in_phrase)) {
            add_fault(out, lang, &args[i].fault);
        }
        break;
    case KS_ARG_PHRASE:
        if (!KS_NEVER(in_phrase)) {
            fill(out, lang, ks_phrase_of(lang, args[i].phrase), args, true);
        }
        break;
    }
}

static void fill(struct ks_buf *out,
                 enum ks_lang lang,
                 const char *pattern,
                 const struct ks_arg *args,
                 bool in_phrase)
{
    for (const char *p = pattern; *p != '\0'; p++) {
        if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}') {
            add_arg(out, lang, args, (size_t)(p[1] - '1'), in_phrase);
            p += 2;
        } else {
            ks_buf_add(out, p, 1);
        }
    }
}

void ks_sentence_add(struct ks_buf *out,
                     enum ks_lang lang,
                     enum ks_problem_code code,
                     const struct ks_arg *args)
{
    const struct ks_sentence *sentence = ks_sentence_of(lang, code);
    bool why = *sentence->why != '\0';
    enum ks_phrase mend = why ? KS_PHRASE_BETWEEN_WHY_AND_HOW : KS_PHRASE_BETWEEN_FAULT_AND_HOW;
    fill(out, lang, sentence->what, args, false);
    ks_buf_adds(out, why ? ks_phrase_of(lang, KS_PHRASE_BETWEEN_WHAT_AND_WHY) : "");
    fill(out, lang, sentence->why, args, false);
    ks_buf_adds(out, *sentence->how == '\0' ? "" : ks_phrase_of(lang, mend));
    fill(out, lang, sentence->how, args, false);
}

static bool takes(const char *pattern, const struct ks_arg *args, enum ks_lang lang, bool in_phrase)
{
    bool ok = true;
    for (const char *p = pattern; ok && *p != '\0'; p++) {
        if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}') {
            size_t i = (size_t)(p[1] - '1');
            bool plain =
                i < KS_ARGS_MAX && (args[i].kind == KS_ARG_TEXT || args[i].kind == KS_ARG_NUMBER);
            ok = plain || (i < KS_ARGS_MAX && !in_phrase && args[i].kind == KS_ARG_PHRASE &&
                           takes(ks_phrase_of(lang, args[i].phrase), args, lang, true));
        }
    }
    return ok;
}

bool ks_sentence_takes(enum ks_problem_code code, const struct ks_arg *args)
{
    bool ok = true;
    for (int i = 0; i < KS_LANG_COUNT; i++) {
        enum ks_lang lang = (enum ks_lang)i;
        const struct ks_sentence *s = ks_sentence_of(lang, code);
        ok = ok && takes(s->what, args, lang, false) && takes(s->why, args, lang, false) &&
             takes(s->how, args, lang, false);
    }
    return ok;
}

const char *ks_sentence_fill(enum ks_lang lang,
                             const char *pattern,
                             const struct ks_arg *args,
                             struct ks_arena *arena)
{
    struct ks_buf out = { 0 };
    fill(&out, lang, pattern, args, false);
    const char *text = ks_arena_strndup(arena, out.n == 0 ? "" : out.p, out.n);
    ks_buf_free(&out);
    return text;
}

const char *ks_fault_line(enum ks_lang lang, struct ks_fault fault, struct ks_arena *arena)
{
    return ks_sentence_fill(lang, "{1}", KS_ARGS(ks_arg_fault(fault)), arena);
}
