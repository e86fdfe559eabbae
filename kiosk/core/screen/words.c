/* How channels, types and sorts of questions are called on the screen (see words.h). */
#include "core/screen/words.h"

#include <assert.h>

const char *ks_channel_word(const struct ks_page *page, size_t channel)
{
    static const char *const names[KS_CHANNEL_COUNT] = {
        [KS_CHANNEL_CALL] = KS_WORD_MARK("来电"),    [KS_CHANNEL_SMS] = KS_WORD_MARK("短信"),
        [KS_CHANNEL_CHAT] = KS_WORD_MARK("聊天"),    [KS_CHANNEL_WEB] = KS_WORD_MARK("网页"),
        [KS_CHANNEL_GROUP] = KS_WORD_MARK("群公告"), [KS_CHANNEL_FACE] = KS_WORD_MARK("面对面"),
        [KS_CHANNEL_MAIL] = KS_WORD_MARK("邮件"),
    };
    assert(channel < KS_CHANNEL_COUNT);
    return ks_word(page, names[channel]);
}

const char *ks_type_word(const struct ks_visit_at *at, const char *type)
{
    size_t entry;
    if (at->lang == KS_LANG_ZH || !ks_visit_find_type(at, type, &entry)) {
        return type;
    }
    return ks_visit_card(at, entry)->title;
}

const char *ks_kind_word(const struct ks_page *page, enum ks_quiz_kind kind)
{
    static const char *const names[KS_QUIZ_KINDS] = {
        [KS_QUIZ_JUDGE] = KS_WORD_MARK("真还是骗"),    [KS_QUIZ_ACT] = KS_WORD_MARK("你会怎么做"),
        [KS_QUIZ_SINGLE] = KS_WORD_MARK("单选题"),     [KS_QUIZ_MULTIPLE] = KS_WORD_MARK("多选题"),
        [KS_QUIZ_TRUE_FALSE] = KS_WORD_MARK("判断题"),
    };
    assert(kind < KS_QUIZ_KINDS);
    return ks_word(page, names[kind]);
}
