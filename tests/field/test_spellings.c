/* Dates, times, places and file names as the world writes them: every line of spellings.txt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/campaign/place.h"
#include "readers/set/places.h"
#include "readers/set/playlist.h"
#include "support/clock.h"
#include "sync/office/office.h"

#define TABLE PROJECT_DIR "/tests/field/spellings.txt"
#define SPELLINGS_MIN 400
#define SHAPES_MIN 150

static const char places_csv[] = "地点,名称,英文名称,分组\n"
                                 "canteen-3,三号食堂,Canteen 3,食堂\n"
                                 "dorm-n5,北区 5 号楼,North Dormitory 5,宿舍;北区\n"
                                 "library,图书馆,Library,\n";

static struct ks_arena *arena;
static struct ks_places places;
static int32_t today;

/* ---- what the product reads, in the words of the table ---- */

static void add_end(struct ks_buf *out, int32_t date, int minute)
{
    char text[KS_CIVIL_TEXT];
    if (date != KS_DATE_NONE) {
        ks_date_format(date, text);
        ks_buf_adds(out, text);
    }
    if (date != KS_DATE_NONE && minute != 0) {
        ks_buf_addf(out, "T%02d:%02d", minute / 60, minute % 60);
    }
}

static void add_dates(struct ks_buf *out, const struct ks_window *window)
{
    add_end(out, window->from, window->from_minute);
    ks_buf_adds(out, "..");
    add_end(out, window->until, window->until_minute);
}

static void add_days(struct ks_buf *out, uint8_t days)
{
    for (int day = 1; day <= 7; day++) {
        if ((days >> (day - 1) & 1u) != 0) {
            ks_buf_addf(out, "%d", day);
        }
    }
}

static void add_hours(struct ks_buf *out, const struct ks_window *window)
{
    if (window->days != KS_DAYS_ALL) {
        add_days(out, window->days);
        ks_buf_adds(out, " ");
    }
    for (size_t i = 0; i < window->n_hours; i++) {
        const struct ks_daypart *part = &window->hours[i];
        ks_buf_addf(out, "%s%02d:%02d-%02d:%02d", i > 0 ? "," : "", part->start / 60,
                    part->start % 60, part->end / 60, part->end % 60);
    }
    ks_buf_adds(out, window->n_hours == 0 ? "all" : "");
}

static void add_tags(struct ks_buf *out, const struct ks_tags *tags)
{
    for (size_t i = 0; i < tags->n; i++) {
        ks_buf_addf(out, "%s%s", i > 0 ? "," : "", tags->v[i]);
    }
}

/* ---- the doors ---- */

enum { FROM, UNTIL, DAYS, HOURS, PLACES, CELLS };

static void add_cell(struct ks_buf *csv, struct ks_str text)
{
    ks_buf_adds(csv, ",\"");
    for (size_t i = 0; i < text.n; i++) {
        ks_buf_add(csv, text.p[i] == '"' ? "\"\"" : text.p + i, text.p[i] == '"' ? 2 : 1);
    }
    ks_buf_adds(csv, "\"");
}

/* A row of a playlist with these cells, as its reader reads it. False: it does not play. */
static bool read_row(const struct ks_str cells[CELLS], struct ks_playlist_item *item, bool *told)
{
    struct ks_buf csv = { 0 };
    struct ks_playlist list;
    struct ks_problems problems = { .arena = arena };
    struct ks_table_context context = { arena, &problems, today };
    ks_buf_adds(&csv, "文件,开始,结束,星期,时段,地点\nposters/a.png");
    for (size_t i = 0; i < CELLS; i++) {
        add_cell(&csv, cells[i]);
    }
    ks_buf_adds(&csv, "\n");
    ks_playlist_read(&context, "playlists/main.csv", csv.p, csv.n, &list);
    ks_buf_free(&csv);
    *told = false;
    for (size_t i = 0; i < problems.n; i++) {
        *told = *told || strcmp(ks_problem_id(problems.v[i].code), "table.expired") != 0;
    }
    if (list.n == 1) {
        *item = list.v[0];
    } else {
        ck_assert_msg(*told, "a row is lost and nothing is said");
    }
    return list.n == 1;
}

/* What is read: '=' or '~' and the value, or "?". */
static void read_cells(const char *door, struct ks_str written, struct ks_buf *out)
{
    struct ks_str cells[CELLS] = { { 0 } }, second = written;
    struct ks_playlist_item item;
    bool told;
    size_t cell = strcmp(door, "结束") == 0   ? UNTIL
                  : strcmp(door, "星期") == 0 ? DAYS
                  : strcmp(door, "时段") == 0 ? HOURS
                  : strcmp(door, "地点") == 0 ? PLACES
                                              : FROM;
    cells[cell] = written;
    if (strcmp(door, "起止") == 0) {
        ck_assert(ks_str_cut(&second, '&', &cells[FROM]));
        cells[UNTIL] = second;
    }
    if (!read_row(cells, &item, &told)) {
        ks_buf_adds(out, "?");
        return;
    }
    struct ks_tags unknown = { 0 };
    ks_places_settle(&places, &item.places, arena, &unknown);
    if (unknown.n > 0) {
        ks_buf_adds(out, "?");
        return;
    }
    ks_buf_adds(out, told ? "~ " : "= ");
    if (cell == FROM || cell == UNTIL) {
        add_dates(out, &item.window);
    } else if (cell == DAYS) {
        add_days(out, item.window.days);
    } else if (cell == HOURS) {
        add_hours(out, &item.window);
    } else {
        add_tags(out, &item.places);
        ks_buf_adds(out, item.places.n == 0 ? "*" : "");
    }
}

static bool tells_dates(const struct ks_receipt *receipt)
{
    for (size_t i = 0; i < receipt->n; i++) {
        if (receipt->v[i].verdict == KS_RECEIPT_ADJUSTED &&
            ks_str_starts(ks_str_of(receipt->v[i].what), KS_STR("日期按"))) {
            return true;
        }
    }
    return false;
}

/* A file of that name in the folder of posters. Its title is compared where the table has one. */
static void read_name(struct ks_str written, bool with_title, struct ks_buf *out)
{
    char *name = ks_arena_strndup(arena, written.p, written.n);
    if (ks_office_is_dust(name)) {
        ks_buf_adds(out, "垃圾");
        return;
    }
    struct ks_receipt receipt = { .arena = arena };
    struct ks_office_context context = { arena, &receipt, "share", &places, today, NULL };
    struct ks_found found = { .path = ks_arena_printf(arena, "海报/%s", name),
                              .kind = KS_FOUND_FILE,
                              .size = 1 };
    struct ks_walk walk = { .v = &found, .n = 1 };
    struct ks_office office;
    ks_office_plan(&context, &walk, &office);
    if (office.n == 0) {
        ck_assert_msg(receipt.count[KS_RECEIPT_REFUSED] > 0, "%s: refused in silence", name);
        ks_buf_adds(out, "?");
        return;
    }
    const struct ks_office_name *read = &office.v[0].name;
    struct ks_window window = { .from = read->from,
                                .until = read->until,
                                .from_minute = read->from_minute,
                                .until_minute = read->until_minute };
    ks_buf_adds(out, tells_dates(&receipt) ? "~ " : "= ");
    add_dates(out, &window);
    if (read->places.n > 0) {
        ks_buf_adds(out, " @");
        add_tags(out, &read->places);
    }
    ks_buf_adds(out, read->important ? " !重要" : "");
    ks_buf_adds(out, read->urgent ? " !紧急" : "");
    ks_buf_addf(out, "%s%s", with_title ? " " : "", with_title ? read->title : "");
}

/* ---- the table ---- */

struct shape {
    char *text;
    bool sourced;
};

static struct {
    struct shape v[4096];
    size_t n, sourced;
} shapes;

/* Spellings that differ in digits alone are one shape. */
static void count_shape(const char *door, struct ks_str written, bool sourced)
{
    char *text = ks_arena_printf(arena, "%s %.*s", door, (int)written.n, written.p);
    for (char *p = text; *p != '\0'; p++) {
        *p = *p >= '0' && *p <= '9' ? '0' : *p;
    }
    for (size_t i = 0; i < shapes.n; i++) {
        if (strcmp(shapes.v[i].text, text) == 0) {
            return;
        }
    }
    ck_assert_uint_lt(shapes.n, KS_COUNT(shapes.v));
    shapes.v[shapes.n++] = (struct shape) { text, sourced };
    shapes.sourced += sourced ? 1 : 0;
}

/* Whether the right value ends with a title: a word that is none of its other parts. */
static bool has_title(struct ks_str right)
{
    struct ks_str word;
    while (ks_str_cut(&right, ' ', &word)) {
        const char *text = ks_arena_strndup(arena, word.p, word.n);
        if (*text != '\0' && strchr("=~?@!", *text) == NULL && strstr(text, "..") == NULL) {
            return true;
        }
    }
    return false;
}

static bool is_right(int line, struct ks_str row, bool sourced)
{
    struct ks_str door, written, right = row;
    ck_assert_msg(ks_str_cut(&right, '|', &door) && ks_str_cut(&right, '|', &written),
                  "line %d has no three parts", line);
    const char *at = ks_arena_strndup(arena, ks_str_trim(door).p, ks_str_trim(door).n);
    written = ks_str_trim(written);
    right = ks_str_trim(right);
    struct ks_buf read = { 0 };
    count_shape(at, written, sourced);
    if (strcmp(at, "文件") == 0) {
        read_name(written, has_title(right), &read);
    } else {
        read_cells(at, written, &read);
    }
    bool same = ks_str_eq((struct ks_str) { read.p, read.n }, right);
    if (!same) {
        printf("line %d, %s: %.*s\n    right %.*s\n    read  %s\n", line, at, (int)written.n,
               written.p, (int)right.n, right.p, read.p);
    }
    ks_buf_free(&read);
    return same;
}

START_TEST(as_the_world_writes)
{
    const char *other = getenv("KS_SPELLINGS"); /* a table to try, of any size */
    FILE *file = fopen(other == NULL ? TABLE : other, "r");
    char line[1024];
    size_t n = 0, right = 0;
    bool sourced = false;
    ck_assert_ptr_nonnull(file);
    for (int number = 1; fgets(line, sizeof line, file) != NULL; number++) {
        struct ks_str row = ks_str_of(line);
        if (row.n > 0 && row.p[row.n - 1] == '\n') {
            row.n--;
        }
        if (ks_str_starts(row, KS_STR("# 来源")) || ks_str_starts(row, KS_STR("# 写法"))) {
            sourced = ks_str_starts(row, KS_STR("# 来源"));
        }
        if (row.n > 0 && row.p[0] != '#') {
            n++;
            right += is_right(number, row, sourced) ? 1 : 0;
        }
    }
    fclose(file);
    printf("%zu of %zu spellings right; %zu shapes, %zu of them from named sources\n", right, n,
           shapes.n, shapes.sourced);
    fflush(stdout);
    ck_assert(other != NULL || (n >= SPELLINGS_MIN && shapes.n >= SHAPES_MIN));
    ck_assert(other != NULL || shapes.sourced * 2 >= shapes.n);
    ck_assert_uint_eq(right, n);
}
END_TEST

static void setup(void)
{
    arena = ks_arena_new();
    today = day(2026, 11, 30);
    struct ks_problems problems = { .arena = arena };
    struct ks_table_context context = { arena, &problems, today };
    ks_places_read(&context, "playlists/places.csv", places_csv, sizeof places_csv - 1, &places);
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, as_the_world_writes);
}

int main(void)
{
    return check_main("spellings", add);
}
