/* What a cycle came to (see outcome.h), and how that is told of a plain folder. */
#include "sync/take/outcome.h"

#include <string.h>

#include "base/text.h"
#include "core/problem/fail.h"
#include "sync/take/parts.h"

struct ks_outcome ks_outcome(enum ks_cycle_end end, const char *text)
{
    struct ks_outcome outcome = { .end = end };
    memcpy(outcome.text, text, ks_utf8_prefix(text, strlen(text), sizeof outcome.text - 1));
    return outcome;
}

static const struct ks_ending endings[] = {
    [KS_ENDED_NOT_OURS] = { "", KS_OUTCOME_UNCHANGED, KS_CYCLE_DONE, 0 },
    [KS_ENDED_SUSPICIOUS] = { KS_WORD_MARK("没有找到“海报”等文件夹"), KS_OUTCOME_UNCHANGED,
                              KS_CYCLE_DONE, KS_ENDING_TOLD },
    [KS_ENDED_UNCHANGED] = { KS_WORD_MARK("内容没有变化"), KS_OUTCOME_UNCHANGED, KS_CYCLE_DONE,
                             KS_ENDING_TOLD | KS_ENDING_COUNTED | KS_ENDING_LOOKED },
    [KS_ENDED_INSTALLED] = { KS_WORD_MARK("新内容已经上屏"), KS_OUTCOME_INSTALLED, KS_CYCLE_DONE,
                             KS_ENDING_TOLD | KS_ENDING_COUNTED | KS_ENDING_NEWS |
                                 KS_ENDING_LOOKED },
    [KS_ENDED_STAGED] = { KS_WORD_MARK("等工作人员确认"), KS_OUTCOME_PENDING, KS_CYCLE_DONE,
                          KS_ENDING_TOLD | KS_ENDING_COUNTED | KS_ENDING_NEWS | KS_ENDING_LOOKED },
    [KS_ENDED_WAITING] = { KS_WORD_MARK("等工作人员确认"), KS_OUTCOME_PENDING, KS_CYCLE_DONE,
                           KS_ENDING_TOLD | KS_ENDING_COUNTED | KS_ENDING_LOOKED },
    [KS_ENDED_ADOPTED] = { KS_WORD_MARK("工作人员已经采用，新内容已经上屏"), KS_OUTCOME_INSTALLED,
                           KS_CYCLE_DONE,
                           KS_ENDING_TOLD | KS_ENDING_COUNTED | KS_ENDING_NEWS | KS_ENDING_LOOKED },
    [KS_ENDED_KEPT] = { NULL, KS_OUTCOME_KEPT, KS_CYCLE_KEPT, KS_ENDING_TOLD | KS_ENDING_LOOKED },
    [KS_ENDED_OVERTAKEN] = { NULL, KS_OUTCOME_UNCHANGED, KS_CYCLE_AGAIN,
                             KS_ENDING_NEWS | KS_ENDING_LOOKED },
    [KS_ENDED_BROKEN] = { NULL, KS_OUTCOME_FAILED, KS_CYCLE_FAILED,
                          KS_ENDING_TOLD | KS_ENDING_LOOKED },
    [KS_ENDED_UNSTORED] = { NULL, KS_OUTCOME_FAILED, KS_CYCLE_FAILED, KS_ENDING_LOOKED },
    [KS_ENDED_UNREAD] = { NULL, KS_OUTCOME_FAILED, KS_CYCLE_FAILED, 0 },
};

const struct ks_ending *ks_ending(enum ks_ended how)
{
    return &endings[how];
}

/* Each file counts once. Nothing is said of what there is none of. */
static const char *counted(const struct ks_taking *t, enum ks_lang lang, const char *begin)
{
    static const struct {
        enum ks_receipt_state state;
        const char *words;
    } counts[] = {
        { KS_RECEIPT_ON, KS_WORD_MARK("在播") },   { KS_RECEIPT_LATER, KS_WORD_MARK("以后播") },
        { KS_RECEIPT_OVER, KS_WORD_MARK("过期") }, { KS_RECEIPT_NOT, KS_WORD_MARK("没有播") },
        { KS_RECEIPT_GONE, KS_WORD_MARK("撤下") }, { KS_RECEIPT_COPYING, KS_WORD_MARK("还在拷贝") }
    };
    struct ks_buf text = { 0 };
    ks_buf_adds(&text, begin);
    const char *mark = ks_words_in(lang, KS_WORD_MARK("："));
    for (size_t i = 0; i < KS_COUNT(counts); i++) {
        size_t n = t->receipt.files[counts[i].state];
        if (n > 0) {
            ks_buf_adds(&text, mark);
            ks_buf_addf(&text, ks_words_in(lang, KS_WORD_MARK("%s %zu")),
                        ks_words_in(lang, counts[i].words), n);
            mark = ks_words_in(lang, KS_WORD_MARK("，"));
        }
    }
    const char *sentence = ks_arena_strdup(t->arena, text.p);
    ks_buf_free(&text);
    return sentence;
}

const char *ks_ended_sentence(const struct ks_taking *t,
                              enum ks_ended how,
                              enum ks_lang lang,
                              const struct ks_err *err)
{
    const char *sentence = ks_ending(how)->sentence;
    if (sentence == NULL) {
        struct ks_err_line why = ks_err_line(lang, err);
        return ks_arena_strndup(t->arena, why.text, strlen(why.text));
    }
    sentence = *sentence == '\0' ? "" : ks_words_in(lang, sentence);
    return (ks_ending(how)->is & KS_ENDING_COUNTED) != 0 ? counted(t, lang, sentence) : sentence;
}

enum ks_ended ks_ended_by(enum ks_take_step step, enum ks_ended done)
{
    switch (step) {
    case KS_STEP_DONE:
        return done;
    case KS_STEP_KEPT:
        return KS_ENDED_KEPT;
    case KS_STEP_OVERTAKEN:
        return KS_ENDED_OVERTAKEN;
    case KS_STEP_BROKEN:
        break;
    }
    return KS_ENDED_BROKEN;
}
