/* Fields of cards and alerts. */
#include "core/form/parts.h"

#define FIRST_SECOND (-INT64_C(2208988800)) /* 1900-01-01 */
#define LAST_SECOND INT64_C(253402387199)   /* 9999-12-31, and a day for an offset */
#define TIME(S, m) KS_NUMBER(S, m.s, FIRST_SECOND, LAST_SECOND)

/* ---- alerts ---- */

static const struct ks_field reference[] = {
    KS_TEXT(struct ks_cap_reference, sender),
    KS_TEXT(struct ks_cap_reference, identifier),
    TIME(struct ks_cap_reference, sent),
};
static const struct ks_shape shape_reference = KS_SHAPE(struct ks_cap_reference, reference, NULL);

static const struct ks_field areas[] = { KS_LIST(
    struct ks_alert_areas, v, n, KS_ALERT_AREAS_MAX, &ks_shape_word) };
static const struct ks_shape shape_areas = KS_SHAPE(struct ks_alert_areas, areas, NULL);

static const struct ks_field alert[] = {
    KS_LEFT(struct ks_alert, file),
    KS_LEFT(struct ks_alert, part),
    KS_LEFT(struct ks_alert, card),
    KS_LEFT(struct ks_alert, vouched),
    KS_TEXT_OR_NULL(struct ks_alert, identifier),
    KS_TEXT_OR_NULL(struct ks_alert, sender),
    TIME(struct ks_alert, sent),
    KS_ENUM(struct ks_alert, status, KS_CAP_DRAFT),
    KS_ENUM(struct ks_alert, msg_type, KS_CAP_ERROR),
    KS_ENUM(struct ks_alert, scope, KS_CAP_PRIVATE),
    KS_LIST(struct ks_alert, references, n_references, KS_CAP_REFERENCES_MAX, &shape_reference),
    KS_ENUM(struct ks_alert, urgency, KS_CAP_URGENCY_UNKNOWN),
    KS_ENUM(struct ks_alert, severity, KS_CAP_SEVERITY_UNKNOWN),
    KS_ENUM(struct ks_alert, certainty, KS_CAP_CERTAINTY_UNKNOWN),
    KS_FLAG(struct ks_alert, all_clear),
    TIME(struct ks_alert, effective),
    TIME(struct ks_alert, onset),
    TIME(struct ks_alert, expires),
    KS_FLAG(struct ks_alert, has_expires),
    KS_TEXT(struct ks_alert, lang),
    KS_TEXT(struct ks_alert, event),
    KS_TEXT(struct ks_alert, headline),
    KS_TEXT(struct ks_alert, description),
    KS_TEXT(struct ks_alert, instruction),
    KS_TEXT(struct ks_alert, sender_name),
    KS_TEXT(struct ks_alert, web),
    KS_INSIDE(struct ks_alert, areas, &shape_areas),
    KS_ENUM(struct ks_alert, interrupt, KS_INTERRUPT_NEVER),
};
static const struct ks_shape shape_alert = KS_SHAPE(struct ks_alert, alert, NULL);

static bool says_something(const void *value)
{
    return ((const struct ks_alerts *)value)->n > 0;
}

static const struct ks_field alerts[] = { KS_LIST(
    struct ks_alerts, v, n, KS_CAP_INFOS_MAX, &shape_alert) };
const struct ks_shape ks_shape_alerts = KS_SHAPE(struct ks_alerts, alerts, says_something);

/* ---- cards ---- */

static const struct ks_field block[] = {
    KS_ENUM(struct ks_block, kind, KS_BLOCK_ACTION),
    KS_NUMBER(struct ks_block, line, 0, KS_FORM_ROW_MAX),
    KS_TEXT(struct ks_block, speaker),
    KS_FLAG(struct ks_block, from_viewer),
    KS_FLAG(struct ks_block, genuine),
    KS_ENUM(struct ks_block, mark, KS_MARK_CROSS),
    KS_INSIDE(struct ks_block, text, &ks_shape_spans),
};
static const struct ks_shape shape_block = KS_SHAPE(struct ks_block, block, NULL);

static const struct ks_field card[] = {
    KS_LEFT(struct ks_card, path),
    KS_LEFT(struct ks_card, sheet),
    KS_ENUM(struct ks_card, template, KS_TEMPLATE_COUNT - 1),
    KS_TEXT(struct ks_card, title),
    KS_TEXT(struct ks_card, lang),
    KS_TEXT(struct ks_card, type),
    KS_TEXT(struct ks_card, qr),
    KS_TEXT(struct ks_card, source),
    KS_TEXT(struct ks_card, picture),
    KS_TEXT(struct ks_card, channels),
    KS_TEXT(struct ks_card, phases),
    KS_DATE(struct ks_card, valid_from),
    KS_DATE(struct ks_card, valid_until),
    KS_NUMBER(struct ks_card, headline_line, 0, KS_FORM_ROW_MAX),
    KS_INSIDE(struct ks_card, headline, &ks_shape_spans),
    KS_LIST(struct ks_card, blocks, n_blocks, KS_CARD_BLOCKS_MAX, &shape_block),
    KS_ONE(struct ks_card, alert, &shape_alert),
    KS_FLAG(struct ks_card, alert_unreadable),
    KS_TEXT(struct ks_card, sheet_path),
};
const struct ks_shape ks_shape_card = KS_SHAPE(struct ks_card, card, NULL);
