/* The trust file: parse, format, and the rules between two versions. */
#include "core/release/trust.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/problem/fail.h"
#include "core/release/base64.h"
#include "core/release/record.h"

static const char *const names[KS_TRUST_ROLES] = { "root", "content", "alert" };

const char *ks_trust_role_name(enum ks_trust_role role)
{
    assert(role < KS_TRUST_ROLES);
    return names[role];
}

enum ks_trust_role ks_trust_role_for(enum ks_role role)
{
    return role == KS_ROLE_ALERT ? KS_TRUST_ALERT : KS_TRUST_CONTENT;
}

bool ks_trust_key_read(struct ks_str text, struct ks_trust_key *key)
{
    uint8_t bytes[KS_TRUST_KEY_BYTES];
    if (!ks_base64_read(text, bytes, sizeof bytes) || bytes[0] != 'E' || bytes[1] != 'd') {
        return false;
    }
    memcpy(key->number, bytes + 2, sizeof key->number);
    memcpy(key->key, bytes + 10, sizeof key->key);
    return true;
}

void ks_trust_key_add(struct ks_buf *out, const struct ks_trust_key *key)
{
    uint8_t bytes[KS_TRUST_KEY_BYTES] = { 'E', 'd' };
    memcpy(bytes + 2, key->number, sizeof key->number);
    memcpy(bytes + 10, key->key, sizeof key->key);
    ks_base64_add(out, bytes, sizeof bytes);
}

static int by_key(const void *a, const void *b)
{
    const struct ks_trust_key *x = a, *y = b;
    return memcmp(x->key, y->key, sizeof x->key);
}

static bool same_number(const struct ks_trust_key *a, const uint8_t number[8])
{
    return memcmp(a->number, number, sizeof a->number) == 0;
}

static bool read_keys(struct ks_record *r, struct ks_trust_key *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct ks_str words, word;
        if (!ks_record_line(r, "k", &words) || !ks_record_word(r, &words, &word) ||
            !ks_record_done(r, words)) {
            return false;
        }
        if (!ks_trust_key_read(word, &v[i])) {
            return ks_record_fail(r, KS_PROBLEM_TRUST_KEY, KS_NO_ARGS);
        }
        if (i > 0 && by_key(&v[i - 1], &v[i]) >= 0) {
            return ks_record_fail(r, KS_PROBLEM_TRUST_ORDER, KS_NO_ARGS);
        }
        for (size_t k = 0; k < i; k++) {
            if (same_number(&v[k], v[i].number)) {
                return ks_record_fail(r, KS_PROBLEM_TRUST_SAME_NUMBER, KS_NO_ARGS);
            }
        }
    }
    return true;
}

static bool is_revoked(const struct ks_trust *trust, const struct ks_trust_key *key)
{
    return trust->n_revoked > 0 &&
           bsearch(key, trust->revoked, trust->n_revoked, sizeof *key, by_key) != NULL;
}

static bool read_role(struct ks_record *r, enum ks_trust_role role, struct ks_trust_keys *keys)
{
    struct ks_str words, threshold, count;
    uint64_t m = 0, n = 0;
    if (!ks_record_line(r, names[role], &words) || !ks_record_word(r, &words, &threshold) ||
        !ks_record_word(r, &words, &count) || !ks_record_done(r, words) ||
        !ks_record_number(r, threshold, KS_TRUST_KEYS_MAX, &m) ||
        !ks_record_number(r, count, KS_TRUST_KEYS_MAX, &n)) {
        return false;
    }
    if (m < (role == KS_TRUST_ALERT ? 2 : 1) || m > n) {
        return ks_record_fail(r, KS_PROBLEM_TRUST_THRESHOLD,
                              KS_ARGS(ks_arg_text(names[role]), ks_arg_number((long long)m),
                                      ks_arg_number((long long)n)));
    }
    keys->threshold = (uint32_t)m;
    keys->n = (size_t)n;
    return read_keys(r, keys->v, keys->n);
}

static bool read_head(struct ks_record *r, struct ks_trust *trust)
{
    struct ks_str words, word;
    uint64_t n = 0, epoch = 0, created = 0;
    if (!ks_record_line(r, "fleet", &words) || !ks_record_word(r, &words, &word) ||
        !ks_record_done(r, words)) {
        return false;
    }
    if (!ks_fleet_valid(word)) {
        return ks_record_fail(r, KS_PROBLEM_RECORD_FLEET, KS_ARGS(ks_arg_number(KS_NAME_MAX)));
    }
    assert(word.n < sizeof trust->fleet);
    memcpy(trust->fleet, word.p, word.n);
    if (!ks_record_field(r, "n", KS_TRUST_N_MAX, &n) ||
        (n == 0 && !ks_record_fail(r, KS_PROBLEM_TRUST_FROM_ONE, KS_NO_ARGS)) ||
        !ks_record_field(r, "epoch", KS_EPOCH_MAX, &epoch) ||
        !ks_record_field(r, "created", KS_VERSION_MAX, &created) ||
        !ks_record_field(r, "minversion", KS_VERSION_MAX, &trust->minversion)) {
        return false;
    }
    trust->n = (uint32_t)n;
    trust->epoch = (uint32_t)epoch;
    trust->created = (int64_t)created;
    return true;
}

static bool nothing_revoked_stands_in_a_role(struct ks_record *r, const struct ks_trust *trust)
{
    for (int role = 0; role < KS_TRUST_ROLES; role++) {
        for (size_t i = 0; i < trust->role[role].n; i++) {
            if (is_revoked(trust, &trust->role[role].v[i])) {
                return ks_record_fail(r, KS_PROBLEM_TRUST_HOLDS_REVOKED,
                                      KS_ARGS(ks_arg_text(names[role])));
            }
        }
    }
    return true;
}

bool ks_trust_parse(struct ks_str bytes, struct ks_trust *trust, struct ks_err *err)
{
    struct ks_record r;
    uint64_t revoked = 0;
    *trust = (struct ks_trust) { .n = 0 };
    if (bytes.n > KS_TRUST_BYTES_MAX) {
        return ks_fail_as(err, KS_ERR_LIMIT, KS_PROBLEM_TRUST_LARGE,
                          KS_ARGS(ks_arg_number((long long)(KS_TRUST_BYTES_MAX >> 10))));
    }
    if (!ks_record_begin(&r, bytes, "KST1", err) || !read_head(&r, trust)) {
        return false;
    }
    for (int role = 0; role < KS_TRUST_ROLES; role++) {
        if (!read_role(&r, (enum ks_trust_role)role, &trust->role[role])) {
            return false;
        }
    }
    if (!ks_record_field(&r, "revoked", KS_TRUST_REVOKED_MAX, &revoked)) {
        return false;
    }
    trust->n_revoked = (size_t)revoked;
    return read_keys(&r, trust->revoked, trust->n_revoked) &&
           nothing_revoked_stands_in_a_role(&r, trust) && ks_record_end(&r);
}

static void add_keys(struct ks_buf *out, const struct ks_trust_key *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        ks_buf_adds(out, "k ");
        ks_trust_key_add(out, &v[i]);
        ks_buf_adds(out, "\n");
    }
}

bool ks_trust_format(const struct ks_trust *trust, struct ks_buf *out, struct ks_err *err)
{
    size_t start = out->n;
    ks_buf_addf(out, "KST1\nfleet %s\nn %u\nepoch %u\ncreated %lld\nminversion %llu\n",
                trust->fleet, trust->n, trust->epoch, (long long)trust->created,
                (unsigned long long)trust->minversion);
    for (int role = 0; role < KS_TRUST_ROLES; role++) {
        const struct ks_trust_keys *keys = &trust->role[role];
        ks_buf_addf(out, "%s %u %zu\n", names[role], keys->threshold, keys->n);
        add_keys(out, keys->v, keys->n);
    }
    ks_buf_addf(out, "revoked %zu\n", trust->n_revoked);
    add_keys(out, trust->revoked, trust->n_revoked);
    ks_buf_adds(out, "end\n");
    struct ks_trust back; /* read back: what the parser refuses is not written */
    return ks_trust_parse((struct ks_str) { out->p + start, out->n - start }, &back, err);
}

/* Insert into a sorted array with room for one more; false if it is there. */
static bool insert(struct ks_trust_key *v, size_t *n, const struct ks_trust_key *key)
{
    size_t at = 0;
    while (at < *n && by_key(&v[at], key) < 0) {
        at++;
    }
    if (at < *n && by_key(&v[at], key) == 0) {
        return false;
    }
    memmove(&v[at + 1], &v[at], (*n - at) * sizeof *v);
    v[at] = *key;
    (*n)++;
    assert(at == 0 || by_key(&v[at - 1], &v[at]) < 0);
    assert(at + 1 == *n || by_key(&v[at], &v[at + 1]) < 0);
    return true;
}

bool ks_trust_add(struct ks_trust_keys *keys, const struct ks_trust_key *key)
{
    assert(keys->n <= KS_TRUST_KEYS_MAX);
    return keys->n < KS_TRUST_KEYS_MAX && insert(keys->v, &keys->n, key);
}

bool ks_trust_remove(struct ks_trust_keys *keys, const struct ks_trust_key *key)
{
    for (size_t i = 0; i < keys->n; i++) {
        if (by_key(&keys->v[i], key) == 0) {
            memmove(&keys->v[i], &keys->v[i + 1], (keys->n - i - 1) * sizeof keys->v[0]);
            keys->n--;
            return true;
        }
    }
    return false;
}

bool ks_trust_revoke(struct ks_trust *trust, const struct ks_trust_key *key)
{
    if (trust->n_revoked == KS_TRUST_REVOKED_MAX ||
        !insert(trust->revoked, &trust->n_revoked, key)) {
        return false;
    }
    for (int role = 0; role < KS_TRUST_ROLES; role++) {
        (void)ks_trust_remove(&trust->role[role], key);
    }
    assert(trust->n_revoked <= KS_TRUST_REVOKED_MAX && is_revoked(trust, key));
    return true;
}

const struct ks_trust_key *
ks_trust_find(const struct ks_trust *trust, enum ks_trust_role role, const uint8_t number[8])
{
    const struct ks_trust_keys *keys = &trust->role[role];
    for (size_t i = 0; i < keys->n; i++) {
        if (same_number(&keys->v[i], number) && !is_revoked(trust, &keys->v[i])) {
            return &keys->v[i];
        }
    }
    return NULL;
}

uint32_t ks_trust_missing(const struct ks_trust *trust,
                          enum ks_trust_role role,
                          const struct ks_trust_key *signers,
                          size_t n)
{
    const struct ks_trust_keys *keys = &trust->role[role];
    uint32_t met = 0;
    for (size_t i = 0; i < keys->n; i++) { /* over the role's keys: each counts once */
        bool signed_it = false;
        for (size_t k = 0; k < n && !signed_it; k++) {
            signed_it = by_key(&keys->v[i], &signers[k]) == 0 && !is_revoked(trust, &keys->v[i]);
        }
        met += signed_it;
    }
    assert(met <= keys->n); /* each key once, however often it signed */
    uint32_t needed = keys->threshold > 0 ? keys->threshold : 1; /* no keys vouch for nothing */
    return met < needed ? needed - met : 0;
}

bool ks_trust_met(const struct ks_trust *trust,
                  enum ks_trust_role role,
                  const struct ks_trust_key *signers,
                  size_t n)
{
    return ks_trust_missing(trust, role, signers, n) == 0;
}

enum ks_standing ks_trust_standing(const struct ks_trust *trust,
                                   enum ks_trust_role role,
                                   const struct ks_trust_key *key)
{
    if (is_revoked(trust, key)) {
        return KS_STANDING_REVOKED;
    }
    return ks_trust_missing(trust, role, key, 1) < ks_trust_missing(trust, role, NULL, 0)
               ? KS_STANDING_COUNTS
               : KS_STANDING_UNKNOWN;
}

bool ks_trust_follows(const struct ks_trust *now, const struct ks_trust *next, struct ks_err *err)
{
    if (strcmp(now->fleet, next->fleet) != 0) {
        return ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_TRUST_FLEET,
                          KS_ARGS(ks_arg_text(next->fleet), ks_arg_text(now->fleet)));
    }
    if (next->n != now->n + 1) {
        return ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_TRUST_VERSION,
                          KS_ARGS(ks_arg_number(next->n), ks_arg_number(now->n + 1)));
    }
    if (next->epoch < now->epoch || next->epoch > now->epoch + 1) {
        return ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_TRUST_EPOCH,
                          KS_ARGS(ks_arg_number(now->epoch), ks_arg_number(next->epoch)));
    }
    if (next->epoch == now->epoch &&
        (next->created < now->created || next->minversion < now->minversion)) {
        return ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_TRUST_SMALLER, KS_NO_ARGS);
    }
    for (size_t i = 0; i < now->n_revoked; i++) {
        if (!is_revoked(next, &now->revoked[i])) {
            return ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_TRUST_UNREVOKED, KS_NO_ARGS);
        }
    }
    return true;
}
