/* What an unread line of kiosk.ini may have meant for trust (see doubt.h). */
#include "sync/doubt.h"

#include <string.h>

#include "core/settings/ini.h"

static bool decides(const char *key)
{
    return strcmp(key, "policy") == 0 || strcmp(key, "path") == 0 || strcmp(key, "sticks") == 0;
}

/* The words of a line as people write it, bad bytes and all, parted by blanks, = and :. */
struct words {
    char text[KS_INI_VALUE];
    struct ks_str rest;
};

static void begin(struct words *words, struct ks_str line)
{
    ks_ini_fold(line, words->text, sizeof words->text);
    words->rest = ks_str_of(words->text);
}

static bool next(struct words *words, char word[KS_INI_NAME])
{
    static const char parting[] = " =:";
    size_t gap = strspn(words->rest.p, parting), n = strcspn(words->rest.p + gap, parting);
    ks_ini_fold((struct ks_str) { words->rest.p + gap, n }, word, KS_INI_NAME);
    words->rest = ks_str_of(words->rest.p + gap + n);
    return n > 0;
}

/* Notes that a policy may have been lost; the strictest that can have stood there counts. */
static void lose(struct ks_doubt *doubt, enum ks_policy policy)
{
    if (!doubt->lost || ks_policy_is_stricter(policy, doubt->strictest)) {
        doubt->strictest = policy;
    }
    doubt->lost = true;
}

static bool policy_in(struct ks_str line, enum ks_policy *policy)
{
    struct words words;
    char word[KS_INI_NAME];
    bool found = false;
    for (begin(&words, line); next(&words, word);) {
        found = ks_policy_find(ks_str_of(word), policy) || found;
    }
    return found;
}

/* The setting whose name, perhaps mistyped, begins the line; NULL = none of the table. */
static const char *meant(const struct ks_setting *table, size_t n, struct ks_str line)
{
    const char *keys[KS_SETTINGS_MAX];
    struct words words;
    char word[KS_INI_NAME];
    for (size_t i = 0; i < n; i++) {
        keys[i] = table[i].key;
    }
    begin(&words, line);
    return next(&words, word) ? ks_ini_nearest(word, keys, n) : NULL;
}

void ks_doubt_line(struct ks_doubt *doubt,
                   const struct ks_setting *table,
                   size_t n,
                   const struct ks_setting_at *at)
{
    bool deciding = decides(at->key);
    if (ks_setting_find(table, n, at->key, NULL) != NULL) {
        doubt->sure = doubt->sure || deciding;
        return;
    }
    doubt->maybe = true;
    const char *key = meant(table, n, at->line);
    enum ks_policy policy = KS_POLICY_OFF;
    bool said = policy_in(at->line, &policy);
    bool is_one = key == NULL ? said : decides(key);
    if (is_one && !deciding) { /* a policy under a name that belongs below another heading */
        lose(doubt, policy);
    }
}

void ks_doubt_misplaced(struct ks_doubt *doubt, const struct ks_setting_at *at)
{
    enum ks_policy policy = KS_POLICY_OFF;
    (void)policy_in(at->line, &policy);
    doubt->maybe = true;
    lose(doubt, policy);
}

void ks_doubt_join(struct ks_doubt *doubt, const struct ks_doubt *other)
{
    doubt->read = doubt->read || other->read;
    doubt->sure = doubt->sure || other->sure;
    doubt->maybe = doubt->maybe || other->maybe;
    if (other->lost) {
        lose(doubt, other->strictest);
    }
}

bool ks_doubt_allows(const struct ks_doubt *doubt, enum ks_policy policy, enum ks_doubt_rest rest)
{
    bool stricter = doubt->lost && ks_policy_is_stricter(doubt->strictest, policy);
    return !doubt->sure && (doubt->read ? !stricter : !doubt->maybe && rest == KS_REST_READ);
}
