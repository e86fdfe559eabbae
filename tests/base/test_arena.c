/* Many small things of one lifetime. */
#include "base/arena.h"

#include <signal.h>
#include <stdalign.h>
#include <stdbool.h>
#include <string.h>

#include "support/check_main.h"

static bool is_zero(const unsigned char *byte, size_t n)
{
    while (n > 0 && byte[n - 1] == 0) {
        n--;
    }
    return n == 0;
}

START_TEST(memory_is_zeroed_aligned_and_its_own)
{
    struct ks_arena *arena = ks_arena_new();
    unsigned char *all[300];
    size_t size[300];
    for (size_t i = 0; i < 300; i++) {
        size[i] = i * i % 7919 + (i % 50 == 0 ? 100000 : 0);
        all[i] = ks_arena_alloc(arena, size[i]);
        ck_assert_uint_eq((uintptr_t)all[i] % alignof(max_align_t), 0);
        ck_assert(is_zero(all[i], size[i]));
        memset(all[i], (int)(i % 255 + 1), size[i]);
    }
    for (size_t i = 0; i < 300; i++) {
        for (size_t k = 0; k < size[i]; k++) {
            ck_assert_uint_eq(all[i][k], i % 255 + 1);
        }
    }
    ks_arena_free(arena);
    ks_arena_free(NULL);
}
END_TEST

START_TEST(texts_are_copied)
{
    struct ks_arena *arena = ks_arena_new();
    char text[] = "警钟";
    char *copy = ks_arena_strdup(arena, text);
    char *part = ks_arena_strndup(arena, text, 3);
    text[0] = 'x';
    ck_assert_str_eq(copy, "警钟");
    ck_assert_str_eq(part, "警");
    ck_assert_str_eq(ks_arena_strndup(arena, "", 0), "");
    ck_assert_str_eq(ks_arena_printf(arena, "%d-%s", 7, "x"), "7-x");
    char *longer = ks_arena_printf(arena, "%0*d", 20000, 1);
    ck_assert_uint_eq(strlen(longer), 20000);
    ks_arena_free(arena);
}
END_TEST

START_TEST(what_grows_keeps_what_it_had)
{
    struct ks_arena *arena = ks_arena_new();
    int *v = ks_arena_array(arena, 2, sizeof *v);
    v[0] = 5;
    v[1] = 6;
    int *more = ks_arena_grow(arena, v, 2, 4, sizeof *more);
    ck_assert_int_eq(more[0], 5);
    ck_assert_int_eq(more[1], 6);
    ck_assert_int_eq(more[2], 0);
    ck_assert_int_eq(more[3], 0);
    ck_assert_int_eq(v[0], 5); /* the old one stays */
    ck_assert_ptr_nonnull(ks_arena_grow(arena, NULL, 0, 4, sizeof *more));
    ks_arena_free(arena);
}
END_TEST

/* Every byte given out counts for the hash. */
START_TEST(a_hash_sees_each_byte)
{
    struct ks_arena *arena = ks_arena_new();
    char *small = ks_arena_alloc(arena, 1), *large = ks_arena_alloc(arena, 200000);
    ks_arena_seal(arena);
    uint64_t before = ks_arena_hash(arena);
    ck_assert_uint_eq(ks_arena_hash(arena), before);
    *small = 1;
    uint64_t other = ks_arena_hash(arena);
    ck_assert_uint_ne(other, before);
    *small = 0;
    large[199999] = 1;
    ck_assert_uint_ne(ks_arena_hash(arena), before);
    large[199999] = 0;
    ck_assert_uint_eq(ks_arena_hash(arena), before);
    ks_arena_free(arena);
}
END_TEST

START_TEST(a_size_that_overflows_ends_the_program)
{
    struct ks_arena *arena = ks_arena_new();
    ck_assert_ptr_null(ks_arena_array(arena, SIZE_MAX / 2, 4));
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, memory_is_zeroed_aligned_and_its_own);
    tcase_add_test(tc, texts_are_copied);
    tcase_add_test(tc, what_grows_keeps_what_it_had);
    tcase_add_test(tc, a_hash_sees_each_byte);
    tcase_add_test_raise_signal(tc, a_size_that_overflows_ends_the_program, SIGABRT);
}

int main(void)
{
    return check_main("arena", add);
}
