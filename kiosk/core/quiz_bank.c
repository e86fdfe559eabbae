/* What a question says about itself. */
#include "core/quiz_bank.h"

static const char *const channel_names[KS_CHANNEL_COUNT] = {
    [KS_CHANNEL_CALL] = "来电", [KS_CHANNEL_SMS] = "短信",     [KS_CHANNEL_CHAT] = "聊天",
    [KS_CHANNEL_WEB] = "网页",  [KS_CHANNEL_GROUP] = "群公告", [KS_CHANNEL_FACE] = "面对面",
    [KS_CHANNEL_MAIL] = "邮件",
};

const char *ks_channel_name(enum ks_channel channel)
{
    return channel_names[channel];
}

bool ks_channel_of(struct ks_str name, enum ks_channel *channel)
{
    for (int i = 0; i < KS_CHANNEL_COUNT; i++) {
        if (ks_str_is(name, channel_names[i])) {
            *channel = (enum ks_channel)i;
            return true;
        }
    }
    return false;
}

int ks_quiz_difficulty(const struct ks_quiz_item *item)
{
    /* A genuine item is hard when it looks alarming, a scam when it does not. */
    int hidden = item->genuine ? item->cues + 1 : 4 - item->cues;
    int level = item->fit + hidden;
    return level <= 3 ? 0 : level == 4 ? 1 : 2;
}
