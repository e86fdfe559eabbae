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

enum ks_front_key {
    KS_FRONT_TEMPLATE,
    KS_FRONT_TITLE,
    KS_FRONT_LANG,
    KS_FRONT_TYPE,
    KS_FRONT_QR,
    KS_FRONT_VALID,
    KS_FRONT_SOURCE,
    KS_FRONT_PICTURE,
    KS_FRONT_SHEET,
    KS_FRONT_CHANNELS,
    KS_FRONT_PHASES,
    KS_FRONT_ALERT, /* this and all below belong to an alert */
    KS_FRONT_ID,
    KS_FRONT_SENDER,
    KS_FRONT_SENT,
    KS_FRONT_MSGTYPE,
    KS_FRONT_REFERENCES,
    KS_FRONT_SEVERITY,
    KS_FRONT_URGENCY,
    KS_FRONT_CERTAINTY,
    KS_FRONT_EFFECTIVE,
    KS_FRONT_ONSET,
    KS_FRONT_EXPIRES,
    KS_FRONT_PLACES,
    KS_FRONT_INTERRUPT,
    KS_FRONT_EVENT,
    KS_FRONT_WEB,
    KS_FRONT_COUNT
};

struct ks_card_front {
    bool present; /* the file begins with a front matter */
    size_t body;  /* offset of what follows */
    struct ks_card_value {
        bool given;
        struct ks_str text; /* trimmed; view into source->text */
    } v[KS_FRONT_COUNT];
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
