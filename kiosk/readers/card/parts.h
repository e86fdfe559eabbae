#ifndef KS_READERS_CARD_PARTS_H
#define KS_READERS_CARD_PARTS_H

#include "core/alert/alert.h"
#include "core/card/card.h"
#include "core/problem/problem.h"

/* The pieces of the card reader, not for others. They are source positions, front matter, body,
 * inline marks and alert front matter, called by md.c. All strings they leave live in
 * source->arena. */

struct ks_card_source {
    const char *file; /* for problems: relative to the content set */
    struct ks_str text;
    struct ks_arena *arena;
    struct ks_problems *problems;
    const struct ks_zone *zone;
    /* Where the last problem or block stood, so that walking forward is linear in all. */
    size_t seen, line_start;
    int row;
};

/* Row and column (characters, from 1) of a byte offset into source->text. */
struct ks_place_in_file ks_card_place(struct ks_card_source *source, size_t offset);

/* --- front matter --- */

enum ks_card_key {
    KS_KEY_TEMPLATE,
    KS_KEY_TITLE,
    KS_KEY_LANG,
    KS_KEY_TYPE,
    KS_KEY_QR,
    KS_KEY_VALID,
    KS_KEY_SOURCE,
    KS_KEY_PICTURE,
    KS_KEY_SHEET,
    KS_KEY_CHANNELS,
    KS_KEY_PHASES,
    KS_KEY_ALERT, /* this and all below belong to an alert */
    KS_KEY_ID,
    KS_KEY_SENDER,
    KS_KEY_SENT,
    KS_KEY_MSGTYPE,
    KS_KEY_REFERENCES,
    KS_KEY_SEVERITY,
    KS_KEY_URGENCY,
    KS_KEY_CERTAINTY,
    KS_KEY_EFFECTIVE,
    KS_KEY_ONSET,
    KS_KEY_EXPIRES,
    KS_KEY_PLACES,
    KS_KEY_INTERRUPT,
    KS_KEY_EVENT,
    KS_KEY_WEB,
    KS_KEY_COUNT
};

struct ks_card_front {
    bool present; /* the file begins with a front matter */
    size_t body;  /* offset of what follows */
    struct ks_card_value {
        bool given;
        struct ks_str text; /* trimmed; view into source->text */
    } v[KS_KEY_COUNT];
};

void ks_card_front_read(struct ks_card_source *source, struct ks_card_front *front);
const char *ks_card_front_text(const struct ks_card_source *source, const struct ks_card_value *v);

/* --- body --- */

/* Fills headline and blocks of card; reads card->template (KS_TEMPLATE_COUNT = not known yet)
 * and card->lang. */
void ks_card_body_read(struct ks_card_source *source,
                       const struct ks_card_front *front,
                       struct ks_card *card);

/* --- inline marks --- */

/* source->text[start, end) is one line of text. */
struct ks_spans ks_card_marks_read(struct ks_card_source *source, size_t start, size_t end);
/* The spans' text without styles; facts give "". */
const char *ks_spans_text(const struct ks_spans *spans, struct ks_arena *arena);

/* --- alert front matter --- */

/* Sets card->alert, or card->alert_unreadable if it is one that cannot be played. */
void ks_card_alert_read(struct ks_card_source *source,
                        const struct ks_card_front *front,
                        struct ks_card *card);

#endif
