#ifndef KS_READERS_CARD_LINES_H
#define KS_READERS_CARD_LINES_H

#include "readers/card/parts.h"

/* The lines of a card's body, each turned into its block (grammar: core/card/card.h). Internal to
 * the card reader: body.c finds the lines, lines.c says what they are. */

enum ks_card_last {
    KS_LAST_NOTHING,
    KS_LAST_HEADLINE,
    KS_LAST_SUPPORTING,
    KS_LAST_SCRIPT,
    KS_LAST_PANEL,
    KS_LAST_OTHER
};

struct ks_card_lines {
    struct ks_card_source *source;
    struct ks_card *card;
    bool plain_file;        /* without front matter: the first line is the headline */
    bool named_script;      /* any name may speak */
    bool latin_panels;      /* [title] opens a panel too */
    bool board;             /* entries are "name：value" */
    enum ks_card_last last; /* what the line before was */
    bool panel;             /* one is open */
    size_t headlines, actions;
    size_t capacity; /* of card->blocks */
    bool full;       /* said that the card is too long */
};

/* source->text[start, end) is trimmed and not empty. `gap`: an empty line stands before it. */
void ks_card_take_headline(struct ks_card_lines *b, size_t start, size_t end);
void ks_card_take_action(struct ks_card_lines *b, size_t start, size_t end);
void ks_card_take_label(struct ks_card_lines *b, size_t start, size_t end);
void ks_card_take_entry(struct ks_card_lines *b, size_t start, size_t end);
void ks_card_take_text(struct ks_card_lines *b, size_t start, size_t end, bool gap);

#endif
