/* What was measured once: the same widths as without, and each piece is asked for once at a size.
 */
#include "core/draw/measured.h"

#include <string.h>

#include "support/check_main.h"
#include "support/fake_typeset.h"

static size_t asked;

static int count_advance(void *context, struct ks_font font, const char *utf8, size_t n)
{
    asked++;
    return fake_advance(context, font, utf8, n) + (font.bold ? 1 : 0);
}

static const struct ks_typeset counting = { NULL, count_advance, fake_vertical, NULL };

static int width(const struct ks_typeset *t, bool bold, int px, const char *text, size_t n)
{
    return t->advance(t->context, (struct ks_font) { bold, px }, text, n);
}

START_TEST(a_piece_is_asked_for_once_at_a_size)
{
    struct ks_arena *arena = ks_arena_new();
    const struct ks_typeset *t = ks_measured_of(&counting, arena);
    const char text[] = "不要点链接不要点", other[] = "不要点";
    asked = 0;
    ck_assert_int_eq(width(t, false, 20, text, 9), 60);
    ck_assert_int_eq(width(t, false, 20, text, 9), 60);
    ck_assert_int_eq(width(t, false, 20, text + 15, 9), 60); /* the same words elsewhere */
    ck_assert_int_eq(width(t, false, 20, other, 9), 60);
    ck_assert_uint_eq(asked, 1);
    ck_assert_int_eq(width(t, false, 20, text, 6), 40);
    ck_assert_int_eq(width(t, false, 21, text, 9), 63);
    ck_assert_int_eq(width(t, true, 20, text, 9), 61);
    ck_assert_int_eq(width(t, false, 20, text + 3, 9), 60); /* 要点链 */
    ck_assert_uint_eq(asked, 5);
    ck_assert_int_eq(width(t, false, 20, text, 0), 0);
    int ascent, descent, as_below[2];
    t->vertical(t->context, (struct ks_font) { false, 50 }, &ascent, &descent);
    fake_vertical(NULL, (struct ks_font) { false, 50 }, &as_below[0], &as_below[1]);
    ck_assert(ascent == as_below[0] && descent == as_below[1]);
    ks_arena_free(arena);
}
END_TEST

START_TEST(more_than_it_remembers_is_measured_all_the_same)
{
    enum { MORE = KS_MEASURED_MAX + 1000 };
    struct ks_arena *arena = ks_arena_new();
    const struct ks_typeset *t = ks_measured_of(&counting, arena);
    asked = 0;
    for (int round = 0; round < 2; round++) {
        for (int px = 1; px <= MORE; px++) {
            ck_assert_int_eq(width(t, false, px, "ab", 2), px);
        }
    }
    ck_assert_uint_eq(asked, MORE + (MORE - KS_MEASURED_MAX));
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_piece_is_asked_for_once_at_a_size);
    tcase_add_test(tc, more_than_it_remembers_is_measured_all_the_same);
}

int main(void)
{
    return check_main("measured", add);
}
