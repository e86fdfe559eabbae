/* What a question says about itself. */
#include "core/quiz/bank.h"

#include <assert.h>
#include <string.h>

#include "core/problem/problem.h"
#include "core/quiz/random.h"

static const char *const channel_names[KS_CHANNEL_COUNT] = {
    [KS_CHANNEL_CALL] = "来电", [KS_CHANNEL_SMS] = "短信",     [KS_CHANNEL_CHAT] = "聊天",
    [KS_CHANNEL_WEB] = "网页",  [KS_CHANNEL_GROUP] = "群公告", [KS_CHANNEL_FACE] = "面对面",
    [KS_CHANNEL_MAIL] = "邮件",
};

static const char *const kind_names[KS_QUIZ_KINDS] = {
    [KS_QUIZ_JUDGE] = "真还是骗",  [KS_QUIZ_ACT] = "你会怎么做",    [KS_QUIZ_SINGLE] = "单选题",
    [KS_QUIZ_MULTIPLE] = "多选题", [KS_QUIZ_TRUE_FALSE] = "判断题",
};

const char *ks_quiz_kind_name(enum ks_quiz_kind kind)
{
    assert(kind < KS_QUIZ_KINDS);
    return kind_names[kind];
}

const char *ks_quiz_feedback(const struct ks_quiz_item *item, size_t i)
{
    assert(i < item->n_options);
    const char *own = item->options[i].feedback;
    if (own != NULL && *own != '\0') {
        return own;
    }
    return item->explanation == NULL ? "" : item->explanation;
}

const char *ks_quiz_text(const struct ks_quiz_item *item, size_t i)
{
    const char *const own[] = { item->scene, item->stem, item->explanation, item->pull };
    const char *text = NULL;
    size_t marks = KS_COUNT(own), options = marks + item->n_marks;
    if (i >= options + 2 * item->n_options) {
        return NULL;
    }
    if (i < marks) {
        text = own[i];
    } else if (i < options) {
        text = item->mark[i - marks].reason;
    } else {
        const struct ks_quiz_option *option = &item->options[(i - options) / 2];
        text = (i - options) % 2 == 0 ? option->text : option->feedback;
    }
    return text == NULL ? "" : text;
}

static bool ends_with(struct ks_str text, const char *verb)
{
    size_t n = strlen(verb);
    if (!ks_str_ends(text, verb)) {
        return false;
    }
    /* an English verb is a word of its own: "cargo" is none */
    char before = text.n > n ? text.p[text.n - n - 1] : ' ';
    return (unsigned char)*verb >= 0x80 || before == ' ';
}

static const struct {
    const char *word;
    enum ks_quiz_verb verb;
} verb_words[] = { { "停", KS_QUIZ_STOP },       { "核", KS_QUIZ_CHECK },
                   { "报", KS_QUIZ_REPORT },     { "办", KS_QUIZ_GO },
                   { "stop", KS_QUIZ_STOP },     { "check", KS_QUIZ_CHECK },
                   { "report", KS_QUIZ_REPORT }, { "go", KS_QUIZ_GO } };

/* Takes the verb off the end; -1: there is none. */
static int cut_verb(struct ks_str *text)
{
    static const char *const ends[] = { "。", "！", ".", "!" };
    *text = ks_str_trim(*text);
    for (size_t i = 0; i < KS_COUNT(ends); i++) {
        text->n -= ks_str_ends(*text, ends[i]) ? strlen(ends[i]) : 0;
    }
    for (size_t i = 0; i < KS_COUNT(verb_words); i++) {
        if (ends_with(*text, verb_words[i].word)) {
            text->n -= strlen(verb_words[i].word);
            return (int)i;
        }
    }
    return -1;
}

enum ks_quiz_verb ks_quiz_verb(const char *feedback)
{
    struct ks_str text = ks_str_of(feedback);
    int found = cut_verb(&text);
    return found < 0 ? KS_QUIZ_NO_VERB : verb_words[found].verb;
}

struct ks_str ks_quiz_sentence(const char *feedback)
{
    static const char *const parting[] = { "，", "；", "：", "、", ",", ";", ":" };
    static const char *const ending[] = { "。", "！", "？", ".", "!", "?" };
    struct ks_str whole = ks_str_trim(ks_str_of(feedback)), text = whole;
    if (cut_verb(&text) < 0) {
        return whole;
    }
    text = ks_str_trim(text);
    for (size_t i = 0; i < KS_COUNT(ending); i++) {
        if (ks_str_ends(text, ending[i])) {
            return text;
        }
    }
    for (size_t i = 0; i < KS_COUNT(parting); i++) {
        if (ks_str_ends(text, parting[i])) {
            return ks_str_trim((struct ks_str) { text.p, text.n - strlen(parting[i]) });
        }
    }
    return whole;
}

struct ks_place_in_file ks_quiz_at(const struct ks_quiz_bank *bank, const struct ks_quiz_item *item)
{
    return (struct ks_place_in_file) { item->file == NULL ? bank->file : item->file, item->row, 0 };
}

const char *ks_channel_name(enum ks_channel channel)
{
    assert(channel < KS_CHANNEL_COUNT);
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
    assert(item->cues >= 0 && item->cues <= 5);
    return level <= 3 ? 0 : level == 4 ? 1 : 2;
}

void ks_quiz_arrange(const struct ks_quiz_item *item,
                     uint64_t *random,
                     uint8_t order[KS_QUIZ_OPTIONS_MAX])
{
    assert(item->n_options <= KS_QUIZ_OPTIONS_MAX);
    ks_random_order(random, order, item->n_options);
    if (item->kind == KS_QUIZ_JUDGE && item->n_options == 2) {
        bool first_is_right = (item->right & 1) != 0;
        order[0] = first_is_right == item->genuine ? 0 : 1;
        order[1] = 1 - order[0];
    }
}
