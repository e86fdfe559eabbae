/* Every document of the project's own set becomes a form, and that form the same values again;
 * whatever else is in its place is no form, or says the same in the same bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/form/parts.h"
#include "readers/derive/derive.h"
#include "support/check_main.h"
#include "support/playlist_samples.h"

static const struct {
    enum ks_form_kind kind;
    const char *file;
} documents[] = {
    { KS_FORM_CARD, "assets/cards/p3-fake-group-chat.md" },
    { KS_FORM_BANK, "assets/quiz/bank.csv" },
    { KS_FORM_PLAYLIST, "playlists/main.csv" },
    { KS_FORM_FACTS, "assets/facts.csv" },
    { KS_FORM_PHASES, "playlists/phases.csv" },
    { KS_FORM_PLACES, "playlists/places.csv" },
    { KS_FORM_TICKER, "playlists/ticker.csv" },
    { KS_FORM_SHEET, "assets/sheets/poll.csv" },
};

/* Documents with something wrong, of each kind of argument that a sentence takes. */
static const struct {
    enum ks_form_kind kind;
    const char *file, *text;
} others[] = {
    { KS_FORM_ALERT, "assets/alerts/a.xml",
      "<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><identifier>a</identifier>"
      "<sender>s</sender><sent>2020-09-03T08:00:00+08:00</sent><status>Actual</status>"
      "<msgType>Update</msgType><scope>Public</scope>"
      "<references>s,b,2020-09-02T08:00:00+08:00</references>"
      "<info><language>zh-CN</language><event>停水</event><urgency>Immediate</urgency>"
      "<severity>Severe</severity><certainty>Perhaps</certainty><headline>停水</headline>"
      "<area><areaDesc>食堂</areaDesc></area></info></alert>" },
    { KS_FORM_ALERT, "assets/alerts/b.xml", "<alert>" },
    { KS_FORM_CARD, "assets/alerts/c.md",
      "---\nalert: actual\nexpires: 2020-09-03T22:00\nsent: 2020-09-03T08:00\n---\n# 停水\n"
      "去[[九楼]]打水，问{{police}}\n\n- [x] 带**卡**\n\n## 停 不转账\n" },
    { KS_FORM_CARD, "assets/cards/d.md", "" },
    { KS_FORM_SHEET, "assets/sheets/e.csv",
      "名称,内容,开始,结束,图片\n海报,一句话,2020-09-01,2020-10-01,works/a.jpg\n,没有名称,,,\n"
      "海报,一句话,2020-99-01,,../a.jpg\n" },
    { KS_FORM_PLAYLIST, "playlists/main.csv",
      "item,from,weight,transition\nposters/a.jpg,9月,1000,飞\n../b.jpg,,,\nc.jpg,,x,\n" },
    { KS_FORM_BANK, "assets/quiz/f.txt",
      "1. 一题\nA. 甲\nB. 乙\n答案：C\n\n2. 二题\nA. 甲\nB. 乙\n答案：A\n" },
    { KS_FORM_BANK, "assets/quiz/g.xlsx", "PK\3\4 no more of it" },
};

static const struct ks_zone *zone_of_ours(void)
{
    static struct ks_zone zone;
    zone = ks_zone_fixed(28800);
    return &zone;
}

struct form {
    unsigned char *p;
    size_t n;
};

static struct form derive(enum ks_form_kind kind, const char *file, const char *bytes, size_t n)
{
    struct form form = { malloc(KS_FORM_BYTES_MAX), 0 };
    const struct ks_form_document document = { kind, file, bytes, n, zone_of_ours(), 18506 };
    ck_assert_msg(ks_derive(&document, form.p, KS_FORM_BYTES_MAX, &form.n), "%s", file);
    return form;
}

/* Whether it is a form; then the bytes that its values and problems give again are the same. */
static bool is_form(enum ks_form_kind kind, const char *file, const unsigned char *p, size_t n)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    const void *value = NULL;
    bool good = ks_form_read(kind, file, p, n, arena, &value, &problems);
    if (good) {
        unsigned char *again = malloc(n + 1);
        size_t length;
        ck_assert_msg(ks_form_write(kind, value, &problems, again, n + 1, &length), "%s", file);
        ck_assert_msg(length == n && memcmp(again, p, n) == 0, "%s: another form", file);
        free(again);
        for (size_t i = 0; i < problems.n; i++) {
            if (ks_problem_line(&problems.v[i], KS_LANG_ZH, arena) == NULL) {
                abort();
            }
        }
    } else {
        ck_assert_uint_eq(problems.n, 0);
    }
    ks_arena_free(arena);
    return good;
}

/* What a child that was taken over could send in its place. */
static void damage(enum ks_form_kind kind, const char *file, const struct form *form)
{
    size_t step = form->n / 400 + 1, refused = 0, tried = 0;
    unsigned char *copy = malloc(form->n + 1);
    for (size_t n = 0; n < form->n; n += step) {
        ck_assert_msg(!is_form(kind, file, form->p, n), "%s: %zu bytes of it", file, n);
    }
    for (size_t i = 0; i < form->n; i += step) {
        static const unsigned char flips[] = { 0x01, 0x80, 0xFF };
        for (size_t k = 0; k < sizeof flips; k++) {
            memcpy(copy, form->p, form->n);
            copy[i] ^= flips[k];
            tried++;
            refused += is_form(kind, file, copy, form->n) ? 0 : 1;
        }
    }
    memcpy(copy, form->p, form->n);
    copy[form->n] = 0;
    ck_assert_msg(!is_form(kind, file, copy, form->n + 1), "%s: more than it", file);
    for (int other = 0; other < KS_FORM_KINDS; other++) {
        ck_assert_msg((enum ks_form_kind)other == kind ||
                          !is_form((enum ks_form_kind)other, file, form->p, form->n),
                      "%s as %d", file, other);
    }
    ck_assert_msg(refused > 0 && refused <= tried, "%s", file);
    free(copy);
}

START_TEST(documents_of_ours_come_back)
{
    char path[512];
    static char bytes[1 << 20];
    snprintf(path, sizeof path, "%s/%s", PROJECT_DIR, documents[_i].file);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    size_t n = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    struct form form = derive(documents[_i].kind, documents[_i].file, bytes, n);
    ck_assert_uint_gt(form.n, 100);
    ck_assert(is_form(documents[_i].kind, documents[_i].file, form.p, form.n));
    damage(documents[_i].kind, documents[_i].file, &form);
    free(form.p);
}
END_TEST

START_TEST(what_is_wrong_with_others_comes_back)
{
    struct form form =
        derive(others[_i].kind, others[_i].file, others[_i].text, strlen(others[_i].text));
    ck_assert(is_form(others[_i].kind, others[_i].file, form.p, form.n));
    damage(others[_i].kind, others[_i].file, &form);
    free(form.p);
}
END_TEST

/* What the reader of rows sets, a field of the form names: no other byte of a row that has every
 * column is anything but zero. */
START_TEST(no_column_is_lost_on_the_way)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    const struct ks_table_context context = { arena, &problems, 18506 };
    struct ks_playlist list;
    struct ks_buf text = { 0 };
    for (size_t row = 0; row < 3; row++) {
        for (size_t i = 0; i < ks_playlist_column_count; i++) {
            const struct playlist_sample *s = playlist_sample(i);
            ks_buf_addf(&text, "%s%s", i == 0 ? "" : ",",
                        row == 0   ? s->column
                        : row == 1 ? s->one
                                   : s->other);
        }
        ks_buf_adds(&text, "\n");
    }
    ks_playlist_read(&context, "m.csv", text.p, text.n, &list);
    ck_assert_uint_eq(list.n, 2);
    const struct ks_field *rows = NULL;
    for (size_t i = 0; i < ks_shape_playlist.n; i++) {
        rows =
            ks_shape_playlist.field[i].kind == KS_FIELD_LIST ? &ks_shape_playlist.field[i] : rows;
    }
    ck_assert(rows != NULL && rows->of->size == sizeof list.v[0]);
    for (size_t i = 0; i < list.n; i++) {
        unsigned char left[sizeof list.v[0]];
        memcpy(left, &list.v[i], sizeof left);
        for (size_t k = 0; k < rows->of->n; k++) {
            memset(left + rows->of->field[k].at, 0, rows->of->field[k].size);
        }
        for (size_t k = 0; k < sizeof left; k++) {
            ck_assert_msg(left[k] == 0, "byte %zu of a row is of no field", k);
        }
    }
    ks_buf_free(&text);
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, no_column_is_lost_on_the_way);
    tcase_add_loop_test(tc, documents_of_ours_come_back, 0, sizeof documents / sizeof documents[0]);
    tcase_add_loop_test(tc, what_is_wrong_with_others_comes_back, 0,
                        sizeof others / sizeof others[0]);
}

int main(void)
{
    return check_main("derive", add);
}
