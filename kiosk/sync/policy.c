/* The policies of sources (see policy.h). */
#include "sync/policy.h"

#include <assert.h>

#include "port/settings.h"

static const struct ks_policy_row rows[] = {
    [KS_POLICY_SIGNED] = { "signed", KS_WORD_MARK("只收签过名的发布"), .looks = true },
    [KS_POLICY_OPEN] = { "open", KS_WORD_MARK("放进去就播"), .looks = true, .trusts = true },
    [KS_POLICY_PIN] = { "pin", KS_WORD_MARK("收下，等工作人员采用"), .looks = true, .trusts = true,
                        .waits = true },
    [KS_POLICY_OFF] = { "off", KS_WORD_MARK("不看"), .looks = false },
};
static_assert(KS_COUNT(rows) == KS_POLICIES, "a row for each policy");

const struct ks_policy_row *ks_policy(enum ks_policy policy)
{
    return &rows[policy];
}

bool ks_policy_wants_signatures(enum ks_policy policy)
{
    return rows[policy].looks && !rows[policy].trusts;
}

/* How much a policy lets happen, from nothing over signed releases and what staff see first to
 * everything. */
static int openness(const struct ks_policy_row *row)
{
    return (row->looks ? 1 : 0) + (row->trusts ? 2 : 0) - (row->waits ? 1 : 0);
}

bool ks_policy_is_stricter(enum ks_policy a, enum ks_policy b)
{
    return openness(&rows[a]) < openness(&rows[b]);
}

bool ks_policy_find(struct ks_str word, enum ks_policy *policy)
{
    for (size_t i = 0; i < KS_POLICIES; i++) {
        if (ks_str_is(word, rows[i].word)) {
            *policy = (enum ks_policy)i;
            return true;
        }
    }
    return false;
}

bool ks_policy_read(enum ks_policy *policy, const char *key, const char *value, struct ks_err *err)
{
    const char *words[KS_POLICIES];
    int found = 0;
    for (size_t i = 0; i < KS_POLICIES; i++) {
        words[i] = rows[i].word;
    }
    bool ok = ks_setting_word(&found, words, KS_POLICIES, key, value, err);
    *policy = ok ? (enum ks_policy)found : *policy;
    return ok;
}

void ks_policy_list(const char *between, const char *last, struct ks_buf *out)
{
    for (size_t i = 0; i < KS_POLICIES; i++) {
        const char *joint = i + 1 < KS_POLICIES ? between : last;
        ks_buf_addf(out, "%s%s", i == 0 ? "" : joint, rows[i].word);
    }
}
