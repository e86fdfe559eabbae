/* Reads the table of places where screens hang (see places.h). */
#include "readers/set/places.h"

#include <stdlib.h>
#include <string.h>

#include "core/campaign/place.h"
#include "readers/table/rows.h"

#define PLACES_MAX 2000

enum { PLACE, NAME, GROUPS, CODES, NAME_IN };

static const struct ks_column columns[] = { [PLACE] = { "place|地点|地点编号|编号|位置|tag|id",
                                                        KS_REQUIRED },
                                            [NAME] = { "name|名称|地点名称|名字", KS_OPTIONAL },
                                            [GROUPS] = { "groups|分组|组|类别|group", KS_OPTIONAL },
                                            [CODES] = { "codes|区域代码|代码|行政区划代码|区划代码|"
                                                        "预警代码|code|geocode|geocodes",
                                                        KS_OPTIONAL },
#define NAME_COLUMN(NAME, TAG, BUTTON, CALLED, ...)                                                \
    [KS_ROWS_IN(NAME_IN, NAME)] = { "name_" #TAG "|" CALLED "名称|" CALLED "名", KS_OPTIONAL },
                                            KS_LANGS_OTHER(NAME_COLUMN) };

/* A code by which agencies call the area around a place is one more group: many places have the
 * same. What is past KS_PLACE_GROUPS_MAX is dropped: a screen's tag, its two names and its groups
 * have to fit into one list. */
static void read_groups(struct ks_rows *rows, struct ks_tags *groups)
{
    *groups = ks_rows_tags(rows, GROUPS);
    struct ks_tags codes = ks_rows_tags(rows, CODES);
    size_t column = groups->n > KS_PLACE_GROUPS_MAX ? GROUPS : CODES;
    bool fit = groups->n + codes.n <= KS_PLACE_GROUPS_MAX;
    groups->n = groups->n > KS_PLACE_GROUPS_MAX ? KS_PLACE_GROUPS_MAX : groups->n;
    for (size_t i = 0; i < codes.n && groups->n < KS_PLACE_GROUPS_MAX; i++) {
        groups->v[groups->n++] = codes.v[i];
    }
    if (!fit) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_PLACES_TOO_MANY_GROUPS,
                        ks_rows_at(rows, column), KS_ARGS(ks_arg_number(KS_PLACE_GROUPS_MAX)));
    }
}

static bool read_place(struct ks_rows *rows, struct ks_place *place)
{
    *place = (struct ks_place) { .row = rows->row->number };
    place->tag = ks_rows_required(rows, PLACE, 60);
    if (place->tag == NULL) {
        return false;
    }
    place->name = ks_rows_text(rows, NAME, 120);
    place->name = place->name[0] == '\0' ? place->tag : place->name;
    place->name_in = ks_rows_others(rows, NAME_IN, 120);
    read_groups(rows, &place->groups);
    return true;
}

static void report_repeats(const struct ks_rows *rows, const struct ks_places *places)
{
    for (size_t i = 0; i < places->n; i++) {
        const struct ks_place *place = &places->v[i];
        const struct ks_place *first = ks_places_find(places, ks_str_of(place->tag));
        if (first != NULL && first != place && ks_place_same(first->tag, place->tag)) {
            ks_problems_add(
                rows->context->problems, KS_PROBLEM_PLACES_REPEATED,
                (struct ks_place_in_file) { rows->file, place->row, rows->columns.at[PLACE] + 1 },
                KS_ARGS(ks_arg_text(place->tag)));
        }
    }
}

void ks_places_read(const struct ks_table_context *context,
                    const char *file,
                    const char *bytes,
                    size_t n,
                    struct ks_places *places)
{
    struct ks_rows rows;
    *places = (struct ks_places) { 0 };
    if (ks_rows_open(&rows, context, file, bytes, n, columns, KS_COUNT(columns), PLACES_MAX)) {
        places->v = ks_arena_array(context->arena, ks_rows_count(&rows) + 1, sizeof *places->v);
        while (ks_rows_next(&rows)) {
            places->n += read_place(&rows, &places->v[places->n]) ? 1 : 0;
        }
        ks_places_index(places, context->arena);
        report_repeats(&rows, places);
    }
    ks_rows_close(&rows);
}
