/* The lists of a visit: entries of the handbook and the help, by page and channel. */
#include <string.h>

#include "base/list.h"
#include "core/text/content_names.h"
#include "core/visit/parts.h"

#define ENTRIES_MAX 200

/* Whether its list names the channel. */
static bool comes_by(const struct ks_card *card, size_t channel)
{
    struct ks_str rest = ks_str_of(card->channels), part;
    const char *name = channel == 0 ? "" : ks_channel_name((enum ks_channel)(channel - 1));
    bool found = channel == 0;
    while (!found && ks_list_next(&rest, &part)) {
        found = ks_str_is(part, name);
    }
    return found;
}

static bool is_true_on(const struct ks_visit_at *at, const struct ks_card *card)
{
    return ks_card_missing_fact(card, &at->program->facts, ks_visit_day(at)) == NULL;
}

const struct ks_card *ks_visit_card(const struct ks_visit_at *at, size_t index)
{
    const struct ks_cards *cards = &at->program->cards;
    const struct ks_card *english = at->english ? ks_cards_english(cards, cards->v[index]) : NULL;
    return english != NULL && is_true_on(at, english) ? english : cards->v[index];
}

/* An English entry stands in the list by itself only where no other one does. */
static bool is_listed(const struct ks_visit_at *at, const struct ks_card *card)
{
    return !ks_card_is_english(card) ||
           (at->english && ks_cards_original(&at->program->cards, card) == NULL);
}

size_t ks_visit_entries(const struct ks_visit_at *at,
                        const char *folder,
                        size_t channel,
                        size_t *index,
                        size_t capacity)
{
    const struct ks_program *program = at->program;
    size_t n = 0;
    for (size_t i = 0; i < program->cards.n && n < capacity; i++) {
        const struct ks_card *card = program->cards.v[i];
        if (strncmp(card->path, folder, strlen(folder)) == 0 && comes_by(card, channel) &&
            is_listed(at, card) && is_true_on(at, card)) {
            if (index != NULL) {
                index[n] = i;
            }
            n++;
        }
    }
    return n;
}

bool ks_visit_find_type(const struct ks_visit_at *at, const char *type, size_t *entry)
{
    size_t index[ENTRIES_MAX];
    size_t n = ks_visit_entries(at, KS_HANDBOOK, 0, index, ENTRIES_MAX);
    for (size_t i = 0; *type != '\0' && i < n; i++) {
        if (strcmp(at->program->cards.v[index[i]]->type, type) == 0) {
            *entry = index[i];
            return true;
        }
    }
    return false;
}

bool ks_visit_open_item(struct ks_visit *visit, const struct ks_visit_at *at, size_t i)
{
    size_t index[ENTRIES_MAX];
    bool help = visit->screen == KS_VISIT_HELP;
    size_t n = ks_visit_entries(at, help ? KS_HELP : KS_HANDBOOK, help ? 0 : visit->channel, index,
                                ENTRIES_MAX);
    if (visit->screen == KS_VISIT_RESULT) {
        if (i >= visit->session.n_again ||
            !ks_visit_find_type(at, visit->session.again[i], &visit->entry)) {
            return false;
        }
    } else if (i < n) {
        visit->entry = index[i];
    } else {
        return false;
    }
    visit->came_from = visit->screen;
    ks_visit_go(visit, at, KS_VISIT_ENTRY);
    return true;
}

static size_t pages_of(size_t n, size_t page)
{
    return (n + page - 1) / page;
}

size_t ks_visit_pages(const struct ks_visit *visit, const struct ks_visit_at *at)
{
    if (visit->screen == KS_VISIT_IMPORT) {
        return at->staff->receipt == NULL ? 1 : ks_receipt_pages(at->staff->receipt);
    }
    if (visit->screen == KS_VISIT_PREVIEW) {
        return at->staff->preview == NULL ? 1 : ks_preview_count(at->staff->preview);
    }
    if (visit->screen == KS_VISIT_WORK) {
        return ks_visit_works(at);
    }
    if (visit->screen == KS_VISIT_LESSON_TYPES) {
        const char *type[KS_TYPES_MAX];
        struct ks_quiz_choice choice = ks_visit_choice(at, NULL);
        return pages_of(ks_pick_types(&choice, type, KS_TYPES_MAX), KS_HANDBOOK_PAGE);
    }
    if (visit->screen == KS_VISIT_LESSON_PICK) {
        size_t item[KS_QUIZ_ITEMS_MAX];
        struct ks_quiz_choice choice = ks_visit_pick_choice(at, visit->pick_type);
        return pages_of(ks_pick_items(&choice, item, KS_QUIZ_ITEMS_MAX), KS_PICK_PAGE);
    }
    return pages_of(ks_visit_entries(at, KS_HANDBOOK, visit->channel, NULL, ENTRIES_MAX),
                    KS_HANDBOOK_PAGE);
}

bool ks_visit_turn_page(struct ks_visit *visit, const struct ks_visit_at *at, int by)
{
    if ((by < 0 && visit->page == 0) || (by > 0 && visit->page + 1 >= ks_visit_pages(visit, at))) {
        return false;
    }
    visit->page = by < 0 ? visit->page - 1 : visit->page + 1;
    visit->too_soon = false;
    ks_visit_go(visit, at, visit->screen);
    if (visit->keyed) { /* the ring stays where the hand is */
        visit->focus = by < 0 ? KS_TAP_EARLIER : KS_TAP_LATER;
    }
    return true;
}
