/* Trust files: one spelling, thresholds over distinct keys, and what may follow what. */
#include <string.h>

#include "base/check.h"
#include "core/release/base64.h"
#include "core/release/trust.h"
#include "support/check_main.h"
#include "support/said.h"

static struct ks_trust_key key_of(int i)
{
    struct ks_trust_key key = { .number = { (uint8_t)i, 7 }, .key = { (uint8_t)i } };
    return key;
}

/* Roots 1 2 3 (two needed), content 4 5 (one), alert 4 6 (two). */
static struct ks_trust honest(void)
{
    struct ks_trust t = { .fleet = "campus-a", .n = 1, .epoch = 1, .created = 1000 };
    static const struct {
        enum ks_trust_role role;
        int key;
    } rows[] = { { KS_TRUST_ROOT, 3 },    { KS_TRUST_ROOT, 1 },    { KS_TRUST_ROOT, 2 },
                 { KS_TRUST_CONTENT, 5 }, { KS_TRUST_CONTENT, 4 }, { KS_TRUST_ALERT, 6 },
                 { KS_TRUST_ALERT, 4 } };
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        struct ks_trust_key key = key_of(rows[i].key);
        ck_assert(ks_trust_add(&t.role[rows[i].role], &key));
    }
    t.role[KS_TRUST_ROOT].threshold = 2;
    t.role[KS_TRUST_CONTENT].threshold = 1;
    t.role[KS_TRUST_ALERT].threshold = 2;
    return t;
}

START_TEST(has_one_spelling)
{
    struct ks_trust t = honest(), back;
    struct ks_buf out = { 0 }, again = { 0 };
    struct ks_err err = { 0 };
    struct ks_trust_key nine = key_of(9);
    ck_assert(ks_trust_revoke(&t, &nine));
    ck_assert_msg(ks_trust_format(&t, &out, &err), "%s", said_err(&err));
    ck_assert(ks_trust_parse((struct ks_str) { out.p, out.n }, &back, &err));
    ck_assert(ks_trust_format(&back, &again, &err));
    ck_assert_str_eq(out.p, again.p);
    for (size_t i = 0; i < out.n; i++) {
        ck_assert(!ks_trust_parse((struct ks_str) { out.p, i }, &back, NULL));
    }
    ks_buf_free(&out);
    ks_buf_free(&again);
}
END_TEST

static const struct {
    const char *from, *to;
} edits[] = {
    { "KST1", "KSR1" },
    { "n 1\n", "n 0\n" },
    { "n 1\n", "n 1048576\n" },
    { "n 1\n", "n 01\n" },
    { "epoch 1\n", "" },
    { "root 2 3", "root 0 3" },
    { "root 2 3", "root 4 3" },
    { "root 2 3", "root 2 17" },
    { "root 2 3", "root 2 2" },
    { "root 2 3", "root 2" },
    { "content 1 2", "content 0 2" },
    { "content 1 2", "release 1 2" },
    { "alert 2 2", "alert 1 2" }, /* nobody alone */
    { "alert 2 2", "alert 3 2" },
    { "revoked 0", "revoked 1" },
    { "revoked 0", "revoked 257" },
    { "k RWQ", "k RWr" }, /* not "Ed" */
    { "k RWQ", "k  RWQ" },
    { "k RWQ", "k" },
    { "end\n", "end\nx\n" },
    { "end\n", "" },
};

START_TEST(refuses_every_other)
{
    struct ks_trust t = honest();
    struct ks_buf text = { 0 }, edited = { 0 };
    struct ks_err err = { 0 };
    ck_assert(ks_trust_format(&t, &text, NULL));
    const char *at = strstr(text.p, edits[_i].from);
    ck_assert_ptr_nonnull(at);
    ks_buf_add(&edited, text.p, (size_t)(at - text.p));
    ks_buf_adds(&edited, edits[_i].to);
    ks_buf_adds(&edited, at + strlen(edits[_i].from));
    ck_assert(!ks_trust_parse((struct ks_str) { edited.p, edited.n }, &t, &err));
    ck_assert(said_err(&err)[0] != '\0');
    ks_buf_free(&text);
    ks_buf_free(&edited);
}
END_TEST

START_TEST(refuses_keys_twice_in_any_guise)
{
    struct ks_buf out = { 0 };
    struct ks_trust t = honest();
    struct ks_trust_key alias = key_of(4);
    alias.number[0] = 99; /* the same public key under another number */
    ck_assert(!ks_trust_add(&t.role[KS_TRUST_ALERT], &alias));
    t.role[KS_TRUST_ALERT].v[1] = alias;
    ck_assert(!ks_trust_format(&t, &out, NULL));
    t = honest();
    memcpy(t.role[KS_TRUST_ALERT].v[1].number, t.role[KS_TRUST_ALERT].v[0].number, 8);
    ck_assert(!ks_trust_format(&t, &out, NULL));
    t = honest();
    t.revoked[t.n_revoked++] = key_of(2); /* revoked and still a root */
    ck_assert(!ks_trust_format(&t, &out, NULL));
    ks_buf_free(&out);
}
END_TEST

START_TEST(counts_distinct_keys)
{
    struct ks_trust t = honest();
    struct ks_trust_key one = key_of(1), two = key_of(2), four = key_of(4), alias = key_of(1);
    alias.number[0] = 50;
    struct ks_trust_key pairs[][2] = { { one, two }, { one, one }, { one, alias }, { one, four } };
    ck_assert(ks_trust_met(&t, KS_TRUST_ROOT, pairs[0], 2));
    ck_assert(!ks_trust_met(&t, KS_TRUST_ROOT, pairs[1], 2));
    ck_assert(!ks_trust_met(&t, KS_TRUST_ROOT, pairs[2], 2));
    ck_assert(!ks_trust_met(&t, KS_TRUST_ROOT, pairs[3], 2)); /* of another role */
    ck_assert(!ks_trust_met(&t, KS_TRUST_ROOT, NULL, 0));
    ck_assert(ks_trust_met(&t, KS_TRUST_CONTENT, &four, 1));
    ck_assert(!ks_trust_met(&t, KS_TRUST_ALERT, &four, 1));
    ck_assert_ptr_nonnull(ks_trust_find(&t, KS_TRUST_ROOT, one.number));
    ck_assert_ptr_null(ks_trust_find(&t, KS_TRUST_CONTENT, one.number));
    t.revoked[t.n_revoked++] = one;
    ck_assert(!ks_trust_met(&t, KS_TRUST_ROOT, pairs[0], 2));
    ck_assert_ptr_null(ks_trust_find(&t, KS_TRUST_ROOT, one.number));
}
END_TEST

START_TEST(follows_by_one)
{
    struct ks_trust now = honest();
    struct ks_trust_key nine = key_of(9), five = key_of(5);
    ck_assert(ks_trust_revoke(&now, &nine) && !ks_trust_revoke(&now, &nine));
    now.minversion = 7;
    struct ks_trust next = now;
    next.n = 2;
    ck_assert(ks_trust_follows(&now, &next, NULL));
    ck_assert(ks_trust_revoke(&next, &five) && next.role[KS_TRUST_CONTENT].n == 1);
    ck_assert(ks_trust_follows(&now, &next, NULL));
    next.epoch = 2;
    next.minversion = 0; /* a new epoch counts anew, versions and time */
    ck_assert(ks_trust_follows(&now, &next, NULL));
    next.created = 999;
    ck_assert(ks_trust_follows(&now, &next, NULL));
    next.created = now.created;
    struct ks_trust bad[8];
    for (size_t i = 0; i < KS_COUNT(bad); i++) {
        bad[i] = next;
    }
    bad[0].n = 3;
    bad[1].n = 1;
    bad[2].epoch = 3;
    bad[3].epoch = 0;
    bad[4].epoch = 1;
    bad[4].minversion = 7;
    bad[4].created = 999;
    bad[5].epoch = 1; /* with minversion 0 */
    strcpy(bad[6].fleet, "campus-b");
    bad[7].revoked[1] = bad[7].revoked[0];
    bad[7].n_revoked = 1; /* 9 came back */
    for (size_t i = 0; i < KS_COUNT(bad); i++) {
        ck_assert_msg(!ks_trust_follows(&now, &bad[i], NULL), "%zu", i);
    }
}
END_TEST

START_TEST(base64_has_one_spelling)
{
    static const char *const texts[] = { "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=" };
    for (size_t n = 0; n < KS_COUNT(texts); n++) { /* RFC 4648, section 10 */
        uint8_t bytes[8];
        struct ks_buf out = { 0 };
        ck_assert(ks_base64_read(ks_str_of(texts[n]), bytes, n));
        ck_assert(memcmp(bytes, "fooba", n) == 0);
        ks_base64_add(&out, bytes, n);
        ck_assert(n == 0 || strcmp(out.p, texts[n]) == 0);
        ks_buf_free(&out);
    }
    static const char *const bad[] = {
        "Zh==",     "Zg=",    "Zg",   "Zg=A", "Z===", "Z g=", "Zg==\n", "Zm8=", "Zg= =", " Zg==",
        "Zg==Zg==", "Zg==\r", "Z-==", "Z_==", "Zj==", "Zn==", "Zw===",  "====", "=Zg="
    };
    for (size_t i = 0; i < KS_COUNT(bad); i++) {
        uint8_t byte;
        ck_assert_msg(!ks_base64_read(ks_str_of(bad[i]), &byte, 1), "%s", bad[i]);
    }
    unsigned read = 0;
    for (unsigned two = 0; two < 65536; two++) { /* any bytes, NUL too */
        char text[4] = { (char)(two & 255), (char)(two >> 8), '=', '=' };
        uint8_t byte;
        read += ks_base64_read((struct ks_str) { text, 4 }, &byte, 1);
    }
    ck_assert_uint_eq(read, 256); /* a byte has one text, and no more texts are read */
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, has_one_spelling);
    tcase_add_loop_test(tc, refuses_every_other, 0, (int)KS_COUNT(edits));
    tcase_add_test(tc, refuses_keys_twice_in_any_guise);
    tcase_add_test(tc, counts_distinct_keys);
    tcase_add_test(tc, follows_by_one);
    tcase_add_test(tc, base64_has_one_spelling);
}

int main(void)
{
    return check_main("trust", add);
}
