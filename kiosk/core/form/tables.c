/* Fields of the tables of a content set: rows as their readers give them. */
#include "core/form/parts.h"

#define ROWS_MAX KS_PLAYLIST_ROWS_MAX /* of a table that has no bound of its own */
#define ROW(S) KS_NUMBER(S, row, 0, KS_FORM_ROW_MAX)

static bool is_shown_long_enough(const void *value)
{
    const struct ks_playlist_item *item = value;
    return item->dwell_ms == 0 || item->dwell_ms >= KS_DWELL_MIN_MS;
}

#define PATH(member) KS_PATH(struct ks_playlist_item, member),
#define TEXT(member) KS_TEXT(struct ks_playlist_item, member),
#define WINDOW(member) KS_INSIDE(struct ks_playlist_item, member, &ks_shape_window),
#define NUMBER(type, member, lo, hi) KS_NUMBER(struct ks_playlist_item, member, lo, hi),
#define CHOICE(type, member, last) KS_ENUM(struct ks_playlist_item, member, last),
#define TAGS(member) KS_INSIDE(struct ks_playlist_item, member, &ks_shape_tags),
static const struct ks_field playlist_row[] = {
    KS_LEFT(struct ks_playlist_item, file),
    KS_LEFT(struct ks_playlist_item, kind),
    KS_LEFT(struct ks_playlist_item, pages),
    KS_LEFT(struct ks_playlist_item, card),
    KS_LEFT(struct ks_playlist_item, fault),
    ROW(struct ks_playlist_item),
    KS_NUMBER(struct ks_playlist_item, same, INT64_MIN, INT64_MAX),
    KS_PLAYLIST_CELLS(PATH, TEXT, WINDOW, NUMBER, CHOICE, TAGS)
};
static const struct ks_shape shape_playlist_row =
    KS_SHAPE(struct ks_playlist_item, playlist_row, is_shown_long_enough);

static bool was_true_once(const void *value)
{
    const struct ks_fact *fact = value;
    return ks_dates_in_order(fact->valid_from, fact->valid_until);
}

static const struct ks_field fact[] = {
    ROW(struct ks_fact),
    KS_TEXT(struct ks_fact, key),
    KS_TEXT(struct ks_fact, value),
    KS_INSIDE(struct ks_fact, value_in, &ks_shape_others),
    KS_TEXT(struct ks_fact, source),
    KS_DATE(struct ks_fact, valid_from),
    KS_DATE(struct ks_fact, valid_until),
    KS_DATE(struct ks_fact, checked),
};
static const struct ks_shape shape_fact = KS_SHAPE(struct ks_fact, fact, was_true_once);

static bool has_both_ends(const void *value)
{
    const struct ks_phase *phase = value;
    return phase->from != KS_DATE_NONE && phase->until >= phase->from;
}

static const struct ks_field phase[] = {
    ROW(struct ks_phase),
    KS_TEXT(struct ks_phase, id),
    KS_TEXT(struct ks_phase, name),
    KS_TEXT(struct ks_phase, slogan),
    KS_INSIDE(struct ks_phase, name_in, &ks_shape_others),
    KS_INSIDE(struct ks_phase, slogan_in, &ks_shape_others),
    KS_NUMBER(struct ks_phase, accent, 0, 0xFFFFFF),
    KS_DATE(struct ks_phase, from),
    KS_DATE(struct ks_phase, until),
    KS_FLAG(struct ks_phase, repeat),
    KS_INSIDE(struct ks_phase, focus, &ks_shape_tags),
};
static const struct ks_shape shape_phase = KS_SHAPE(struct ks_phase, phase, has_both_ends);

/* A screen's tag, its two names and its groups have to fit into one list. */
static bool leaves_room(const void *value)
{
    const struct ks_place *place = value;
    return place->groups.n <= KS_PLACE_GROUPS_MAX;
}

static const struct ks_field place[] = {
    ROW(struct ks_place),
    KS_TEXT(struct ks_place, tag),
    KS_TEXT(struct ks_place, name),
    KS_INSIDE(struct ks_place, name_in, &ks_shape_others),
    KS_INSIDE(struct ks_place, groups, &ks_shape_tags),
};
static const struct ks_shape shape_place = KS_SHAPE(struct ks_place, place, leaves_room);

static const struct ks_field ticker_line[] = {
    ROW(struct ks_ticker_line),
    KS_TEXT(struct ks_ticker_line, text),
    KS_INSIDE(struct ks_ticker_line, text_in, &ks_shape_others),
    KS_INSIDE(struct ks_ticker_line, window, &ks_shape_window),
    KS_INSIDE(struct ks_ticker_line, places, &ks_shape_tags),
    KS_INSIDE(struct ks_ticker_line, phases, &ks_shape_tags),
};
static const struct ks_shape shape_ticker_line = KS_SHAPE(struct ks_ticker_line, ticker_line, NULL);

static const struct ks_field sheet_row[] = {
    ROW(struct ks_sheet_row),
    KS_TEXT(struct ks_sheet_row, name),
    KS_TEXT(struct ks_sheet_row, value),
    KS_DATE(struct ks_sheet_row, from),
    KS_DATE(struct ks_sheet_row, until),
    KS_PATH_OR_NULL(struct ks_sheet_row, picture),
};
static const struct ks_shape shape_sheet_row = KS_SHAPE(struct ks_sheet_row, sheet_row, NULL);

/* A table is its rows; before them what else its struct has. */
#define TABLE(name, row, most, ...)                                                                \
    static const struct ks_field name[] = { __VA_ARGS__ KS_LIST(struct ks_##name, v, n, most,      \
                                                                &shape_##row) };                   \
    const struct ks_shape ks_shape_##name = KS_SHAPE(struct ks_##name, name, NULL);
#define PLAIN
TABLE(playlist, playlist_row, KS_PLAYLIST_ROWS_MAX, KS_LEFT(struct ks_playlist, file), )
TABLE(facts, fact, ROWS_MAX, PLAIN)
TABLE(phases, phase, ROWS_MAX, PLAIN)
TABLE(
    places, place, ROWS_MAX, KS_LEFT(struct ks_places, word), KS_LEFT(struct ks_places, n_words), )
TABLE(ticker, ticker_line, ROWS_MAX, PLAIN)
TABLE(sheet, sheet_row, KS_SHEET_ROWS_MAX, PLAIN)
