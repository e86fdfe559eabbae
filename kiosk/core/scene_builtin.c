/* Four cards that need no file, no fact and no date: the last thing between a fault and black. */
#include <string.h>

#include "core/director.h"
#include "core/scene_parts.h"

struct text {
    const char *headline, *line, *verb[3], *words[3];
};

static const struct text chinese[KS_BUILTIN_CARDS] = {
    { "要你先转账的，\n先停下",
      "不管对方是谁、说得多急",
      { "停", "核", "报" },
      { "不转账", "当面问清楚", "拨 110" } },
    { "验证码，\n谁要都不给",
      "给了验证码，等于交出钥匙",
      { "停", "核", "报" },
      { "不念、不填、不转发", "问本人或官方柜台", "拨 110" } },
    { "越不让你告诉别人，\n越要告诉别人",
      "被催、被吓、被要求保密，多半是骗局",
      { "停", "核", "报" },
      { "挂断", "找室友、辅导员商量", "拨 110" } },
    { "已经转了钱？\n马上拨 110",
      "越早报警，越有可能拦下来",
      { "停", "核", "报" },
      { "不再转", "留好截图和记录", "拨 110" } },
};

static const struct text english[KS_BUILTIN_CARDS] = {
    { "Asked to pay first?\nStop.",
      "Whoever asks, however urgent",
      { "Stop", "Check", "Report" },
      { "Do not pay", "Ask in person", "Call 110" } },
    { "Never give your\nSMS code to anyone",
      "The code is the key",
      { "Stop", "Check", "Report" },
      { "Do not share it", "Ask the real office", "Call 110" } },
    { "Told to keep it secret?\nTell someone",
      "Hurry, fear, secrecy: a scam",
      { "Stop", "Check", "Report" },
      { "Hang up", "Talk to a friend", "Call 110" } },
    { "Already paid?\nCall 110 now",
      "The sooner, the better",
      { "Stop", "Check", "Report" },
      { "Pay no more", "Keep the records", "Call 110" } },
};

void ks_scene_builtin(const struct ks_scene_env *env, size_t index, struct ks_drawlist *out)
{
    bool is_english = env->lang != NULL && strcmp(env->lang, "en") == 0;
    const struct text *text = &(is_english ? english : chinese)[index % KS_BUILTIN_CARDS];
    struct ks_span headline = { KS_SPAN_PLAIN, text->headline },
                   line = { KS_SPAN_PLAIN, text->line };
    struct ks_span words[3];
    struct ks_block blocks[4] = {
        { .kind = KS_BLOCK_PARAGRAPH, .speaker = "", .text = { &line, 1 } }
    };
    for (size_t i = 0; i < 3; i++) {
        words[i] = (struct ks_span) { KS_SPAN_PLAIN, text->words[i] };
        blocks[i + 1] = (struct ks_block) { .kind = KS_BLOCK_ACTION,
                                            .speaker = text->verb[i],
                                            .text = { &words[i], 1 } };
    }
    struct ks_card card = { .path = "",
                            .template = KS_TEMPLATE_HEADLINE,
                            .title = "",
                            .lang = is_english ? "en" : "zh",
                            .type = "",
                            .qr = "",
                            .source = "",
                            .picture = "",
                            .sheet_path = "",
                            .channels = "",
                            .phases = "",
                            .headline = { &headline, 1 },
                            .blocks = blocks,
                            .n_blocks = 4 };
    ks_scene_card(env, &card, out);
}
