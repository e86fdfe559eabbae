/* Fields of what several documents have: lists of words, texts with marks, times of day. */
#include "core/form/parts.h"

struct text {
    const char *text;
};

static const struct ks_field text[] = { KS_TEXT(struct text, text) };
static const struct ks_field text_or_null[] = { KS_TEXT_OR_NULL(struct text, text) };
const struct ks_shape ks_shape_word = KS_SHAPE(struct text, text, NULL);
static const struct ks_shape shape_text_or_null = KS_SHAPE(struct text, text_or_null, NULL);

static const struct ks_field tags[] = { KS_SOME(
    struct ks_tags, v, n, KS_TAGS_MAX, &ks_shape_word) };
const struct ks_shape ks_shape_tags = KS_SHAPE(struct ks_tags, tags, NULL);

static const struct ks_field others[] = { KS_EACH(
    struct ks_others, in, KS_LANG_COUNT, &shape_text_or_null) };
const struct ks_shape ks_shape_others = KS_SHAPE(struct ks_others, others, NULL);

static const struct ks_field span[] = {
    KS_ENUM(struct ks_span, style, KS_SPAN_FACT),
    KS_TEXT(struct ks_span, text),
};
static const struct ks_shape shape_span = KS_SHAPE(struct ks_span, span, NULL);

static const struct ks_field spans[] = { KS_LIST(
    struct ks_spans, v, n, KS_FORM_SPANS_MAX, &shape_span) };
const struct ks_shape ks_shape_spans = KS_SHAPE(struct ks_spans, spans, NULL);

static const struct ks_field daypart[] = {
    KS_NUMBER(struct ks_daypart, start, 0, 1440),
    KS_NUMBER(struct ks_daypart, end, 0, 1440),
};
static const struct ks_shape shape_daypart = KS_SHAPE(struct ks_daypart, daypart, NULL);

static bool is_span(const void *value)
{
    const struct ks_window *window = value;
    return ks_dates_in_order(window->from, window->until);
}

static const struct ks_field window[] = {
    KS_DATE(struct ks_window, from),
    KS_DATE(struct ks_window, until),
    KS_NUMBER(struct ks_window, days, 1, KS_DAYS_ALL),
    KS_SOME(struct ks_window, hours, n_hours, KS_DAYPARTS_MAX, &shape_daypart),
    KS_NUMBER(struct ks_window, from_minute, 0, 1439),
    KS_NUMBER(struct ks_window, until_minute, 0, 1439),
};
const struct ks_shape ks_shape_window = KS_SHAPE(struct ks_window, window, is_span);
