/* A pack of forms: found by the label and the bytes of a document, and not otherwise. */
#include <string.h>

#include "core/form/pack.h"
#include "support/check_main.h"

static const uint8_t sum_a[KS_PACK_SUM] = { 1 }, sum_b[KS_PACK_SUM] = { 2 };

static struct ks_buf made(void)
{
    struct ks_buf pack = { 0 };
    ck_assert(ks_pack_add(&pack, "assets/a.md", sum_a, (const unsigned char *)"one", 3));
    ck_assert(ks_pack_add(&pack, "assets/a.md.md", sum_b, (const unsigned char *)"", 0));
    ck_assert(ks_pack_add(&pack, "assets/b.md", sum_b, (const unsigned char *)"three", 5));
    return pack;
}

static bool opens(const char *bytes, size_t n, struct ks_arena *arena, struct ks_pack *pack)
{
    return ks_pack_open((const unsigned char *)bytes, n, arena, pack);
}

START_TEST(a_form_is_found_by_label_and_bytes)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_buf bytes = made();
    struct ks_pack pack;
    size_t n = 99;
    ck_assert(opens(bytes.p, bytes.n, arena, &pack));
    const unsigned char *form = ks_pack_find(&pack, "assets/b.md", sum_b, &n);
    ck_assert(form != NULL && n == 5 && memcmp(form, "three", 5) == 0);
    form = ks_pack_find(&pack, "assets/a.md", sum_a, &n);
    ck_assert(form != NULL && n == 3 && memcmp(form, "one", 3) == 0);
    ck_assert(ks_pack_find(&pack, "assets/a.md.md", sum_b, &n) != NULL && n == 0);
    ck_assert_ptr_null(ks_pack_find(&pack, "assets/b.md", sum_a, &n));
    ck_assert_ptr_null(ks_pack_find(&pack, "assets/a", sum_a, &n));
    ck_assert_ptr_null(ks_pack_find(&pack, "assets/c.md", sum_b, &n));
    ks_buf_free(&bytes);
    ks_arena_free(arena);
}
END_TEST

START_TEST(what_is_cut_or_out_of_order_is_no_pack)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_buf bytes = made();
    struct ks_pack pack;
    size_t opened = 0;
    for (size_t n = 0; n < bytes.n; n++) {
        bool open = opens(bytes.p, n, arena, &pack);
        opened += open;
        ck_assert(open || pack.n == 0);
    }
    ck_assert_uint_eq(opened, 3); /* nothing but its head, and where a form ends */
    for (int twice = 0; twice < 2; twice++) {
        struct ks_buf wrong = { 0 };
        ck_assert(ks_pack_add(&wrong, "b", sum_a, NULL, 0));
        ck_assert(ks_pack_add(&wrong, twice == 1 ? "b" : "a", sum_a, NULL, 0));
        ck_assert(!opens(wrong.p, wrong.n, arena, &pack));
        ks_buf_free(&wrong);
    }
    ck_assert(!opens("tocsin-forms\n\xFF\xFF\xFF\xFF", 17, arena, &pack));
    ks_buf_free(&bytes);
    ks_arena_free(arena);
}
END_TEST

/* What tells an instant is read by each screen's own clock. */
START_TEST(no_alert_is_packed)
{
    static const struct {
        const char *label;
        bool taken;
        enum ks_form_kind kind;
    } labels[] = {
        { "playlists/main.csv", true, KS_FORM_PLAYLIST },
        { "playlists/office-a.csv", false, KS_FORM_KINDS },
        { "assets/facts.csv", true, KS_FORM_FACTS },
        { "assets/quiz/题库.xlsx", true, KS_FORM_BANK },
        { "assets/quiz/~$题库.xlsx", false, KS_FORM_KINDS },
        { "assets/handbook/a.md", true, KS_FORM_CARD },
        { "assets/sheets/poll.csv", true, KS_FORM_SHEET },
        { "assets/alerts/a.md", false, KS_FORM_KINDS },
        { "assets/alerts/a.xml", false, KS_FORM_KINDS },
        { "assets/posters/a.png", false, KS_FORM_KINDS },
    };
    const struct ks_alert alert = { .file = "" };
    const struct ks_card plain = { .alert = NULL }, urgent = { .alert = &alert };
    for (size_t i = 0; i < KS_COUNT(labels); i++) {
        enum ks_form_kind kind = KS_FORM_KINDS;
        ck_assert_msg(ks_pack_takes(labels[i].label, &kind) == labels[i].taken, "%s",
                      labels[i].label);
        ck_assert_msg(!labels[i].taken || kind == labels[i].kind, "%s", labels[i].label);
    }
    ck_assert(ks_pack_keeps(KS_FORM_CARD, &plain));
    ck_assert(!ks_pack_keeps(KS_FORM_CARD, &urgent));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_form_is_found_by_label_and_bytes);
    tcase_add_test(tc, what_is_cut_or_out_of_order_is_no_pack);
    tcase_add_test(tc, no_alert_is_packed);
}

int main(void)
{
    return check_main("pack", add);
}
