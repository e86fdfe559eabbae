/* Template names, and whether a card is true on a day. */
#include "core/card/card.h"

#include <string.h>

#include "core/card/facts.h"
#include "core/card/sheet.h"

struct template_names {
    const char *name;       /* in files and logs */
    const char *aliases[4]; /* what the office may write instead */
};

static const struct template_names templates[KS_TEMPLATE_COUNT] = {
    [KS_TEMPLATE_HEADLINE] = { "headline", { "标题", "大字", "一句话", "海报" } },
    [KS_TEMPLATE_CHECKLIST] = { "checklist", { "清单", "核对清单", "要点", "列表" } },
    [KS_TEMPLATE_CHAT] = { "chat", { "聊天", "聊天记录", "对话", "群聊" } },
    [KS_TEMPLATE_SMS] = { "sms", { "短信", "短消息" } },
    [KS_TEMPLATE_CALL] = { "call", { "来电", "电话", "通话" } },
    [KS_TEMPLATE_WEB] = { "web", { "网页", "网站", "页面" } },
    [KS_TEMPLATE_NOTICE] = { "notice", { "通知", "群通知", "公告" } },
    [KS_TEMPLATE_TWIN] = { "twin", { "对照", "真假", "真假对照", "辨真假" } },
    [KS_TEMPLATE_HOTLINE] = { "hotline", { "热线", "号码" } },
    [KS_TEMPLATE_LETTER] = { "letter", { "信", "书信", "倡议书", "承诺书" } },
    [KS_TEMPLATE_BOARD] = { "board", { "榜", "公示", "公示榜", "光荣榜" } },
};

static bool same_word(struct ks_str text, const char *word)
{
    struct ks_str other = ks_str_of(word);
    if (word == NULL || text.n != other.n) {
        return false;
    }
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != word[i]) {
            return false;
        }
    }
    return true;
}

bool ks_card_is_english(const struct ks_card *card)
{
    return ks_lang_is_english(card->lang);
}

bool ks_template_of(struct ks_str name, enum ks_template *template)
{
    struct ks_str word = ks_str_trim(name);
    for (size_t i = 0; i < KS_TEMPLATE_COUNT; i++) {
        bool found = same_word(word, templates[i].name);
        for (size_t j = 0; j < KS_COUNT(templates[i].aliases); j++) {
            found = found || same_word(word, templates[i].aliases[j]);
        }
        if (found) {
            *template = (enum ks_template)i;
            return true;
        }
    }
    return false;
}

static const char *
missing_in(const struct ks_spans *spans, const struct ks_facts *facts, int32_t date)
{
    for (size_t i = 0; i < spans->n; i++) {
        const struct ks_span *span = &spans->v[i];
        if (span->style == KS_SPAN_FACT &&
            (facts == NULL || ks_facts_on(facts, ks_str_of(span->text), date) == NULL)) {
            return span->text;
        }
    }
    return NULL;
}

const char *
ks_card_missing_fact(const struct ks_card *card, const struct ks_facts *facts, int32_t date)
{
    bool begun = card->valid_from == KS_DATE_NONE || date >= card->valid_from;
    bool over =
        card->valid_until != KS_DATE_NONE && (date == KS_DATE_NONE || date > card->valid_until);
    if (!begun || over) {
        return "valid";
    }
    if (card->sheet != NULL && ks_sheet_rows_on(card->sheet, date) == 0) {
        return "sheet";
    }
    const char *missing = missing_in(&card->headline, facts, date);
    for (size_t i = 0; missing == NULL && i < card->n_blocks; i++) {
        const struct ks_block *block = &card->blocks[i];
        missing = missing_in(&block->text, facts, date);
        if (missing == NULL && ks_facts_missing(facts, block->speaker, date).n > 0) {
            missing = block->speaker; /* the title of a panel */
        }
    }
    return missing;
}
