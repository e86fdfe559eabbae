/* The memory of a source: what was written is read, what is damaged is forgotten. */
#include <string.h>

#include "base/check.h"
#include "support/check_main.h"
#include "sync/office/seen.h"

START_TEST(there_and_back)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_seen_file v[] = {
        { .path = "海报/a\tb.jpg",
          .size = 7,
          .mtime_ns = 9,
          .since = 20787,
          .read = true,
          .sha256 = { 1, 2, 0xFF },
          .type = KS_BLOB_VIDEO,
          .width = 1920,
          .height = 1080,
          .how = "",
          .note = "图片" },
        { .path = "海报/\xB9.jpg",
          .size = 8,
          .mtime_ns = 1,
          .read = true,
          .refusal = "文件不完整",
          .how = "重新拷贝",
          .note = "" },
        { .path = "视频/c.mp4", .size = 1, .mtime_ns = 2, .how = "", .note = "" },
    };
    struct ks_seen seen = { v, 3, 1234, { 3, 0xFE }, true, { 4, 16 } }, back;
    struct ks_buf text = { 0 }, again = { 0 };
    ks_seen_format(&seen, &text);
    ck_assert(ks_seen_parse((struct ks_str) { text.p, text.n }, arena, &back));
    ks_seen_format(&back, &again);
    ck_assert_str_eq(text.p, again.p);
    ck_assert(back.set_refused);
    ck_assert_int_eq(back.v[0].since, 20787);
    ck_assert_mem_eq(back.set, seen.set, sizeof seen.set);
    struct ks_found found = { "海报/a\tb.jpg", 7, 9, KS_FOUND_FILE };
    ck_assert_ptr_eq(ks_seen_find(&back, &found), &back.v[0]);
    found.mtime_ns = 10;
    ck_assert_ptr_null(ks_seen_find(&back, &found));
    ck_assert_ptr_eq(ks_seen_path(&back, found.path), &back.v[0]);
    ck_assert_int_eq(back.v[0].type, KS_BLOB_VIDEO);
    ck_assert_ptr_nonnull(strstr(text.p, "\tvideo\t")); /* what is put before it moves no name */
    ck_assert_str_eq(back.v[1].refusal, "文件不完整");
    ck_assert_str_eq(back.v[2].note,
                     ""); /* refused by its first bytes, it is written again as is */
    for (size_t n = 0; n < text.n - 1; n++) {
        ck_assert(!ks_seen_parse((struct ks_str) { text.p, n }, arena, &back));
        ck_assert_uint_eq(back.n, 0);
    }
    ks_buf_free(&text);
    ks_buf_free(&again);
    ks_arena_free(arena);
}
END_TEST

/* A PDF that was refused for want of its program, a file that an older version did not know. */
START_TEST(what_another_saw_is_looked_at_again)
{
    static const struct ks_seen_by others[] = { { 4, 32 }, { 5, 0 }, { 4, 0 } };
    for (size_t i = 0; i < KS_COUNT(others); i++) {
        bool same = others[i].level == 4 && others[i].programs == 0;
        struct ks_arena *arena = ks_arena_new();
        struct ks_seen_file file = { .path = "海报/a.pdf",
                                     .size = 7,
                                     .mtime_ns = 9,
                                     .read = true,
                                     .type = KS_BLOB_PDF,
                                     .refusal = "没有装",
                                     .how = "装上",
                                     .note = "" };
        struct ks_seen seen = { .v = &file, .n = 1, .looked_ms = 1234, .by = { 4, 0 } }, back;
        struct ks_found found = { file.path, 7, 9, KS_FOUND_FILE };
        struct ks_buf text = { 0 };
        ks_seen_format(&seen, &text);
        ck_assert(ks_seen_parse((struct ks_str) { text.p, text.n }, arena, &back));
        ks_seen_doubt(&back, others[i]);
        const struct ks_seen_file *known = ks_seen_find(&back, &found);
        ck_assert_ptr_nonnull(known);
        ck_assert_int_eq(known->read, same);
        ck_assert_int_eq(known->refusal != NULL, same);
        ck_assert_int_eq(back.looked_ms, 1234);
        ks_buf_free(&text);
        ks_arena_free(arena);
    }
}
END_TEST

/* Whatever time a share says of its files, they are the same files the next time. */
START_TEST(any_time_is_known_again)
{
    static const struct timespec times[] = {
        { -1, 0 }, { -300000000, 5 }, { 0, 0 }, { 13569465600, 0 }, { INT64_MAX / 4, 999999999 }
    };
    for (size_t i = 0; i < KS_COUNT(times); i++) {
        struct ks_arena *arena = ks_arena_new();
        struct ks_seen_file file = {
            .path = "a.jpg", .size = 7, .mtime_ns = ks_file_moment(times[i]), .how = "", .note = ""
        };
        struct ks_seen seen = { .v = &file, .n = 1, .looked_ms = 1234 }, back;
        struct ks_buf text = { 0 };
        struct ks_found found = { "a.jpg", 7, ks_file_moment(times[i]), KS_FOUND_FILE };
        ks_seen_format(&seen, &text);
        ck_assert_msg(ks_seen_parse((struct ks_str) { text.p, text.n }, arena, &back), "%s",
                      text.p);
        ck_assert_msg(ks_seen_find(&back, &found) != NULL, "%s", text.p);
        for (size_t k = 0; k < i; k++) {
            ck_assert_int_ne(ks_file_moment(times[i]), ks_file_moment(times[k]));
        }
        ks_buf_free(&text);
        ks_arena_free(arena);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, any_time_is_known_again);
    tcase_add_test(tc, there_and_back);
    tcase_add_test(tc, what_another_saw_is_looked_at_again);
}

int main(void)
{
    return check_main("seen", add);
}
