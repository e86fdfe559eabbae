/* What is told of a decoder that did not answer. */
#include <signal.h>
#include <string.h>

#include "core/problem/problem.h"
#include "decode/client/fault.h"
#include "support/check_main.h"
#include "support/said.h"

static enum ks_problem_code code_of(enum ks_child_end end, int status)
{
    struct ks_fault fault = { 0 };
    struct ks_err err = { 0 };
    ck_assert(!ks_reason_child((struct ks_reason) { &fault, &err }, end, status));
    return fault.code;
}

/* Time passes on a busy machine whatever the file is: only the processor's time speaks of it. */
START_TEST(a_busy_machine_damages_nothing)
{
    ck_assert_int_eq(code_of(KS_CHILD_LATE, 0), KS_PROBLEM_MEDIA_SLOW);
    ck_assert_int_eq(code_of(KS_CHILD_DIED, SIGXCPU), KS_PROBLEM_MEDIA_LATE);
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    ks_problems_add(&problems, KS_PROBLEM_MEDIA_SLOW, (struct ks_place_in_file) { "a.heic", 0, 0 },
                    KS_NO_ARGS);
    ck_assert_ptr_null(strstr(said_of(&problems.v[0]).how, "损坏"));
    ck_assert_ptr_nonnull(strstr(said_of(&problems.v[0]).why, "正忙"));
    ks_arena_free(arena);
}
END_TEST

static enum ks_problem_code refused(enum ks_format format, int width, int height)
{
    struct ks_fault fault = { 0 };
    struct ks_err err = { 0 };
    struct ks_reply reply = {
        .kind = KS_REPLY_REFUSED, .reason = KS_REFUSE_MEMORY, .width = width, .height = height
    };
    ck_assert(!ks_reason_refused((struct ks_reason) { &fault, &err }, format, &reply));
    ck_assert_int_eq(fault.number[0], fault.code == KS_PROBLEM_MEDIA_HEAVY ? width : 0);
    return fault.code;
}

/* What a picture is told to become must be another thing than it is, and be of help. */
START_TEST(only_what_is_large_is_called_heavy)
{
    ck_assert_int_eq(refused(KS_FORMAT_HEIC, 6000, 4000), KS_PROBLEM_MEDIA_HEAVY);
    ck_assert_int_eq(refused(KS_FORMAT_JPEG, 6000, 4000), KS_PROBLEM_MEDIA_MEMORY);
    ck_assert_int_eq(refused(KS_FORMAT_GIF, 6000, 4000), KS_PROBLEM_MEDIA_MEMORY);
    ck_assert_int_eq(refused(KS_FORMAT_GIF, 16, 16), KS_PROBLEM_MEDIA_MEMORY);
    ck_assert_int_eq(refused(KS_FORMAT_WEBP, 16, 16), KS_PROBLEM_MEDIA_MEMORY);
    ck_assert_int_eq(refused(KS_FORMAT_PNG, 0, 0), KS_PROBLEM_MEDIA_MEMORY);
    ck_assert_int_eq(refused(KS_FORMAT_VIDEO, 6000, 4000), KS_PROBLEM_MEDIA_MEMORY);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, only_what_is_large_is_called_heavy);
    tcase_add_test(tc, a_busy_machine_damages_nothing);
}

int main(void)
{
    return check_main("fault", add);
}
