/* The deeds in words, and the plate that says three of them (see reminder.h). */
#include "core/screen/reminder.h"

#include <assert.h>

struct ks_deed ks_deed_of(enum ks_quiz_verb verb)
{
    static const struct ks_deed deeds[] = {
        [KS_QUIZ_STOP] = { KS_WORD_MARK("停"), KS_WORD_MARK("钱、码、屏幕，都先不给") },
        [KS_QUIZ_CHECK] = { KS_WORD_MARK("核"), KS_WORD_MARK("换一条路，问本人、问官方") },
        [KS_QUIZ_REPORT] = { KS_WORD_MARK("报"), KS_WORD_MARK("留好证据，拨 {{alarm}}") },
        [KS_QUIZ_GO] = { KS_WORD_MARK("办"), KS_WORD_MARK("走正规渠道，可以放心办") },
    };
    assert(verb < sizeof deeds / sizeof *deeds);
    return deeds[verb];
}

enum { DEEDS = 3, LINES = 2 };
static const enum ks_quiz_verb reminded[DEEDS] = { KS_QUIZ_STOP, KS_QUIZ_CHECK, KS_QUIZ_REPORT };

static const char *word_of(const struct ks_page *page, int i)
{
    return ks_words_in(page->lang, ks_deed_of(reminded[i]).word);
}

static int width_of_verbs(const struct ks_page *page, struct ks_text_style style)
{
    int widest = 0;
    for (int i = 0; i < DEEDS; i++) {
        int width = ks_line_width(page, word_of(page, i), style);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* A deed: its verb, and what it means at the right of it. */
struct set {
    struct ks_text_style verb;
    int indent;
    struct ks_text meaning[DEEDS]; /* all in one size */
};

/* Sets them for cells of that size with the verb in `px`; false: some meaning does not fit. */
static bool set_in(const struct ks_page *page, struct ks_rect cell, int px, struct set *set)
{
    set->verb = ks_style(page, KS_BODY, KS_BOLD, KS_INK);
    set->verb.px = px;
    set->indent = width_of_verbs(page, set->verb) + px / 3;
    struct ks_text_style style = ks_style(page, KS_BODY, KS_REGULAR, KS_INK);
    style.px = px * 3 / 4;
    style.pitch = 115; /* two lines are one sentence */
    style.balance = true;
    bool fits = set->indent < cell.w / 2 && px * set->verb.pitch / 100 <= cell.h;
    for (int i = 0; i < DEEDS && fits; i++) {
        const char *meaning = ks_words_in(page->lang, ks_deed_of(reminded[i]).meaning);
        struct ks_spans spans = ks_page_plain(page, ks_page_text(page, meaning));
        set->meaning[i] = ks_text_set(page, &spans, style, cell.w - set->indent);
        fits = set->meaning[i].height <= cell.h && set->meaning[i].width <= cell.w - set->indent &&
               set->meaning[i].paragraph.n_lines <= LINES;
    }
    return fits;
}

void ks_reminder_draw(struct ks_page *page, struct ks_rect within, const struct ks_emblem *emblem)
{
    struct ks_rect plate = ks_emblem_room(page, within);
    if (plate.h == 0) {
        return;
    }
    /* Below each other, each has the width; a low plate has no height for that. */
    int pad = ks_u(page, 250), columns = plate.w > plate.h * 5 ? DEEDS : 1, rows = DEEDS / columns;
    struct ks_rect cell = { plate.x + pad, plate.y + pad / 2,
                            (plate.w - (columns + 1) * pad) / columns, (plate.h - pad) / rows };
    int least = ks_style(page, KS_SMALLEST, KS_REGULAR, KS_INK).px * 4 / 3 + 1;
    int px = ks_type(page, 1150);
    px = px > cell.h * 2 / 3 ? cell.h * 2 / 3 : px;
    struct set set;
    while (px >= least && !set_in(page, cell, px, &set)) {
        px -= px / 24 + 1;
    }
    if (px < least) {
        ks_emblem_draw(page, within, emblem);
        return;
    }
    ks_draw_fill(page->out, plate, emblem->plate, ks_u(page, 250));
    for (int i = 0; i < DEEDS; i++) {
        int x = cell.x + i % columns * (cell.w + pad), y = cell.y + i / columns * cell.h;
        ks_line_draw(page, word_of(page, i), set.verb, x,
                     y + (cell.h - px * set.verb.pitch / 100) / 2);
        ks_text_draw(page, &set.meaning[i], x + set.indent,
                     y + (cell.h - set.meaning[i].height) / 2);
    }
}
