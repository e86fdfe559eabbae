/* Forms that are kept: found by all that a reader was given, and by nothing less. */
#include "decode/client/kept_forms.h"

#include <stdlib.h>
#include <string.h>

#include "support/check_main.h"

static struct ks_kept_forms *kept;
static struct ks_zone zone, other_zone;
static struct ks_form_document document;

static void setup(void)
{
    kept = ks_kept_forms_new();
    zone = ks_zone_fixed(28800);
    other_zone = ks_zone_fixed(0);
    document =
        (struct ks_form_document) { KS_FORM_BANK, "assets/quiz/a.csv", "abc", 3, &zone, 18506 };
}

static void teardown(void)
{
    ks_kept_forms_free(kept);
    ks_kept_forms_free(NULL);
}

static bool is_kept(const char *form, size_t n)
{
    size_t got;
    const unsigned char *found = ks_kept_forms_find(kept, &document, &got);
    return found != NULL && got == n && memcmp(found, form, n) == 0;
}

START_TEST(found_by_all_that_a_reader_was_given)
{
    const struct ks_form_document was = document;
    size_t n;
    ck_assert_ptr_null(ks_kept_forms_find(kept, &document, &n));
    ks_kept_forms_put(kept, &document, (const unsigned char *)"form", 4);
    ck_assert(is_kept("form", 4));
    for (int i = 0; i < 6; i++) {
        document = was;
        document.kind = i == 0 ? KS_FORM_PLAYLIST : was.kind;
        document.file = i == 1 ? "assets/quiz/b.csv" : was.file;
        document.bytes = i == 2 ? "abd" : was.bytes;
        document.n = i == 3 ? 2 : was.n;
        document.zone = i == 4 ? &other_zone : was.zone;
        document.today = i == 5 ? 18507 : was.today;
        ck_assert_msg(ks_kept_forms_find(kept, &document, &n) == NULL && n == 0, "%d", i);
    }
    document = was;
    document.file = strdup(was.file); /* wherever they lie */
    document.bytes = strdup(was.bytes);
    ck_assert(is_kept("form", 4));
    free((char *)(uintptr_t)document.file);
    free((char *)(uintptr_t)document.bytes);
}
END_TEST

/* Whoever forges a second one changes nothing. */
START_TEST(the_first_form_stays)
{
    ks_kept_forms_put(kept, &document, (const unsigned char *)"one", 3);
    ks_kept_forms_put(kept, &document, (const unsigned char *)"another", 7);
    ck_assert(is_kept("one", 3));
}
END_TEST

START_TEST(what_has_no_room_is_not_kept)
{
    unsigned char *large = calloc(1, KS_KEPT_FORMS_BYTES_MAX);
    ck_assert_ptr_nonnull(large);
    ks_kept_forms_put(kept, &document, large, KS_KEPT_FORMS_BYTES_MAX - 2);
    document.today++;
    ks_kept_forms_put(kept, &document, large, 3);
    ck_assert(!is_kept("\0\0", 3));
    ks_kept_forms_put(kept, &document, large, 2);
    ck_assert(is_kept("\0", 2));
    free(large);
    for (int i = 0; i < KS_KEPT_FORMS_MAX; i++) {
        document.today++;
        ks_kept_forms_put(kept, &document, (const unsigned char *)"", 0);
        ck_assert(is_kept("", 0) == (i + 3 <= KS_KEPT_FORMS_MAX));
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, found_by_all_that_a_reader_was_given);
    tcase_add_test(tc, the_first_form_stays);
    tcase_add_test(tc, what_has_no_room_is_not_kept);
}

int main(void)
{
    return check_main("kept_forms", add);
}
