/* Code words of CAP 1.2 and their Chinese names. */
#include "readers/cap/words.h"

#include "base/list.h"

struct word {
    const char *name;
    int value;
};

static bool find(const struct word *words, size_t n, struct ks_str text, int *value)
{
    struct ks_str word = ks_str_trim(text);
    for (size_t i = 0; i < n; i++) {
        if (ks_str_same(word, ks_str_of(words[i].name))) {
            *value = words[i].value;
            return true;
        }
    }
    return false;
}

bool ks_cap_status_of(struct ks_str word, enum ks_cap_status *status)
{
    static const struct word words[] = {
        { "actual", KS_CAP_ACTUAL }, { "exercise", KS_CAP_EXERCISE }, { "system", KS_CAP_SYSTEM },
        { "test", KS_CAP_TEST },     { "draft", KS_CAP_DRAFT },       { "真实", KS_CAP_ACTUAL },
        { "正式", KS_CAP_ACTUAL },   { "是", KS_CAP_ACTUAL },         { "yes", KS_CAP_ACTUAL },
        { "true", KS_CAP_ACTUAL },   { "演练", KS_CAP_EXERCISE },     { "演习", KS_CAP_EXERCISE },
        { "系统", KS_CAP_SYSTEM },   { "测试", KS_CAP_TEST },         { "草稿", KS_CAP_DRAFT },
    };
    int value = 0;
    bool found = find(words, KS_COUNT(words), word, &value);
    *status = found ? (enum ks_cap_status)value : *status;
    return found;
}

bool ks_cap_msg_type_of(struct ks_str word, enum ks_cap_msg_type *type)
{
    static const struct word words[] = {
        { "alert", KS_CAP_ALERT }, { "update", KS_CAP_UPDATE }, { "cancel", KS_CAP_CANCEL },
        { "ack", KS_CAP_ACK },     { "error", KS_CAP_ERROR },   { "发布", KS_CAP_ALERT },
        { "更新", KS_CAP_UPDATE }, { "取消", KS_CAP_CANCEL },   { "解除", KS_CAP_CANCEL },
    };
    int value = 0;
    bool found = find(words, KS_COUNT(words), word, &value);
    *type = found ? (enum ks_cap_msg_type)value : *type;
    return found;
}

bool ks_cap_scope_of(struct ks_str word, enum ks_cap_scope *scope)
{
    static const struct word words[] = {
        { "public", KS_CAP_PUBLIC },
        { "restricted", KS_CAP_RESTRICTED },
        { "private", KS_CAP_PRIVATE },
    };
    int value = 0;
    bool found = find(words, KS_COUNT(words), word, &value);
    *scope = found ? (enum ks_cap_scope)value : *scope;
    return found;
}

bool ks_cap_urgency_of(struct ks_str word, enum ks_cap_urgency *urgency)
{
    static const struct word words[] = {
        { "immediate", KS_CAP_IMMEDIATE },
        { "expected", KS_CAP_EXPECTED },
        { "future", KS_CAP_FUTURE },
        { "past", KS_CAP_PAST },
        { "unknown", KS_CAP_URGENCY_UNKNOWN },
        { "立即", KS_CAP_IMMEDIATE },
        { "马上", KS_CAP_IMMEDIATE },
        { "尽快", KS_CAP_EXPECTED },
        { "将来", KS_CAP_FUTURE },
        { "以后", KS_CAP_FUTURE },
        { "已过", KS_CAP_PAST },
        { "未知", KS_CAP_URGENCY_UNKNOWN },
    };
    int value = 0;
    bool found = find(words, KS_COUNT(words), word, &value);
    *urgency = found ? (enum ks_cap_urgency)value : *urgency;
    return found;
}

bool ks_cap_severity_of(struct ks_str word, enum ks_cap_severity *severity)
{
    static const struct word words[] = {
        { "extreme", KS_CAP_EXTREME },
        { "severe", KS_CAP_SEVERE },
        { "moderate", KS_CAP_MODERATE },
        { "minor", KS_CAP_MINOR },
        { "unknown", KS_CAP_SEVERITY_UNKNOWN },
        { "特别严重", KS_CAP_EXTREME },
        { "特急", KS_CAP_EXTREME },
        { "严重", KS_CAP_SEVERE },
        { "较重", KS_CAP_MODERATE },
        { "中等", KS_CAP_MODERATE },
        { "一般", KS_CAP_MINOR },
        { "轻微", KS_CAP_MINOR },
        { "未知", KS_CAP_SEVERITY_UNKNOWN },
    };
    int value = 0;
    bool found = find(words, KS_COUNT(words), word, &value);
    *severity = found ? (enum ks_cap_severity)value : *severity;
    return found;
}

bool ks_cap_certainty_of(struct ks_str word, enum ks_cap_certainty *certainty)
{
    static const struct word words[] = {
        { "observed", KS_CAP_OBSERVED },
        { "likely", KS_CAP_LIKELY },
        { "very likely", KS_CAP_LIKELY }, /* of CAP 1.0; 1.2 says to read it as Likely */
        { "possible", KS_CAP_POSSIBLE },
        { "unlikely", KS_CAP_UNLIKELY },
        { "unknown", KS_CAP_CERTAINTY_UNKNOWN },
        { "已发生", KS_CAP_OBSERVED },
        { "属实", KS_CAP_OBSERVED },
        { "很可能", KS_CAP_LIKELY },
        { "可能", KS_CAP_POSSIBLE },
        { "不太可能", KS_CAP_UNLIKELY },
        { "未知", KS_CAP_CERTAINTY_UNKNOWN },
    };
    int value = 0;
    bool found = find(words, KS_COUNT(words), word, &value);
    *certainty = found ? (enum ks_cap_certainty)value : *certainty;
    return found;
}

bool ks_cap_interrupt_of(struct ks_str word, enum ks_interrupt *interrupt)
{
    static const struct word words[] = {
        { "stop", KS_INTERRUPT_STOP },   { "pause", KS_INTERRUPT_PAUSE },
        { "defer", KS_INTERRUPT_DEFER }, { "never", KS_INTERRUPT_NEVER },
        { "立即", KS_INTERRUPT_STOP },   { "暂停", KS_INTERRUPT_PAUSE },
        { "播完", KS_INTERRUPT_DEFER },  { "不打断", KS_INTERRUPT_NEVER },
    };
    int value = 0;
    bool found = find(words, KS_COUNT(words), word, &value);
    *interrupt = found ? (enum ks_interrupt)value : *interrupt;
    return found;
}

bool ks_cap_is_all_clear(struct ks_str word)
{
    return ks_str_same(ks_str_trim(word), KS_STR("AllClear"));
}

static bool add_word(struct ks_str word, struct ks_arena *arena, struct ks_tags *words)
{
    for (size_t i = 0; i < words->n; i++) {
        if (ks_str_is(word, words->v[i])) {
            return true;
        }
    }
    if (words->n == KS_TAGS_MAX) {
        return false;
    }
    words->v[words->n++] = ks_arena_strndup(arena, word.p, word.n);
    return true;
}

bool ks_cap_words_add(struct ks_str list, struct ks_arena *arena, struct ks_tags *words)
{
    bool all = true;
    struct ks_str word;
    while (ks_list_next(&list, &word)) {
        all = add_word(word, arena, words) && all;
    }
    return all;
}
