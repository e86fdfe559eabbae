/* The built-in cards: four that need no file, no fact and no date. They are the last thing between
 * a fault and black. */
#include "core/scene/page.h"

#include <assert.h>

#include "core/schedule/schedule.h"

struct text {
    const char *headline, *line, *verb[3], *words[3];
};

static const struct text texts[KS_BUILTIN_CARDS] = {
    { KS_WORD_MARK("要你先转账的，\n先停下"),
      KS_WORD_MARK("不管对方是谁、说得多急"),
      { KS_WORD_MARK("停"), KS_WORD_MARK("核"), KS_WORD_MARK("报") },
      { KS_WORD_MARK("不转账"), KS_WORD_MARK("当面问清楚"), KS_WORD_MARK("拨 110") } },
    { KS_WORD_MARK("验证码，\n谁要都不给"),
      KS_WORD_MARK("给了验证码，等于交出钥匙"),
      { KS_WORD_MARK("停"), KS_WORD_MARK("核"), KS_WORD_MARK("报") },
      { KS_WORD_MARK("不念、不填、不转发"), KS_WORD_MARK("问本人或官方柜台"),
        KS_WORD_MARK("拨 110") } },
    { KS_WORD_MARK("越不让你告诉别人，\n越要告诉别人"),
      KS_WORD_MARK("被催、被吓、被要求保密，多半是骗局"),
      { KS_WORD_MARK("停"), KS_WORD_MARK("核"), KS_WORD_MARK("报") },
      { KS_WORD_MARK("挂断"), KS_WORD_MARK("找室友、辅导员商量"), KS_WORD_MARK("拨 110") } },
    { KS_WORD_MARK("已经转了钱？\n马上拨 110"),
      KS_WORD_MARK("越早报警，越有可能拦下来"),
      { KS_WORD_MARK("停"), KS_WORD_MARK("核"), KS_WORD_MARK("报") },
      { KS_WORD_MARK("不再转"), KS_WORD_MARK("留好截图和记录"), KS_WORD_MARK("拨 110") } },
};

void ks_scene_builtin(const struct ks_scene_env *env, size_t index, struct ks_drawlist *out)
{
    assert(index < KS_BUILTIN_CARDS);
    struct ks_page page = ks_page_begin(env, out);
    const struct text *text = &texts[index];
    struct ks_span headline = { KS_SPAN_PLAIN, ks_word(&page, text->headline) },
                   line = { KS_SPAN_PLAIN, ks_word(&page, text->line) };
    struct ks_span words[3];
    struct ks_block blocks[4] = {
        { .kind = KS_BLOCK_PARAGRAPH, .speaker = "", .text = { &line, 1 } }
    };
    for (size_t i = 0; i < 3; i++) {
        words[i] = (struct ks_span) { KS_SPAN_PLAIN, ks_word(&page, text->words[i]) };
        blocks[i + 1] = (struct ks_block) { .kind = KS_BLOCK_ACTION,
                                            .speaker = ks_word(&page, text->verb[i]),
                                            .text = { &words[i], 1 } };
    }
    struct ks_card card = { .path = "",
                            .template = KS_TEMPLATE_HEADLINE,
                            .title = "",
                            .lang = ks_lang_tag(page.lang),
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
