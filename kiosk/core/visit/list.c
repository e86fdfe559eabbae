/* The lists of a visit: entries of the handbook and the help, by page and channel. */
#include <assert.h>
#include <string.h>

#include "base/list.h"
#include "core/text/content_names.h"
#include "core/visit/parts.h"

#define ENTRIES_MAX 200

/* Whether the card's channels name this one. */
static bool comes_by(const struct ks_card *card, size_t channel)
{
    struct ks_str rest = ks_str_of(card->channels), part;
    assert(channel <= KS_CHANNEL_COUNT);
    const char *name = channel == 0 ? "" : ks_channel_name((enum ks_channel)(channel - 1));
    bool found = channel == 0;
    while (!found && ks_list_next(&rest, &part)) {
        found = ks_str_is(part, name);
    }
    return found;
}

static bool is_true_on(const struct ks_visit_at *at, const struct ks_card *card)
{
    return ks_card_is_true(card, &at->program->facts, ks_visit_day(at));
}

const struct ks_card *ks_visit_card(const struct ks_visit_at *at, size_t index)
{
    const struct ks_cards *cards = &at->program->cards;
    assert(index < cards->n);
    const struct ks_card *own = ks_cards_in(cards, cards->v[index], at->lang);
    return own != NULL && is_true_on(at, own) ? own : cards->v[index];
}

/* Whether the card stands in lists: a Chinese one always, one in another language where that is
 * read and no Chinese one has its name. */
static bool is_listed(const struct ks_visit_at *at, const struct ks_card *card)
{
    enum ks_lang lang = ks_card_lang(card);
    return lang == KS_LANG_ZH ||
           (at->lang == lang && ks_cards_original(&at->program->cards, card) == NULL);
}

/* Whether a list of `folder` and `channel` has the card today; what costs least is asked first. */
static bool
stands(const struct ks_visit_at *at, const struct ks_card *card, const char *folder, size_t channel)
{
    return strncmp(card->path, folder, strlen(folder)) == 0 && comes_by(card, channel) &&
           is_listed(at, card) && is_true_on(at, card);
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
        if (stands(at, program->cards.v[i], folder, channel)) {
            if (index != NULL) {
                index[n] = i;
            }
            n++;
        }
    }
    assert(n <= capacity && n <= program->cards.n);
    return n;
}

bool ks_visit_find_type(const struct ks_visit_at *at, const char *type, size_t *entry)
{
    const struct ks_cards *cards = &at->program->cards;
    for (size_t i = 0; *type != '\0' && i < cards->n; i++) {
        if (strcmp(cards->v[i]->type, type) == 0 && stands(at, cards->v[i], KS_HANDBOOK, 0)) {
            *entry = i;
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

bool ks_visit_open_channel(struct ks_visit *visit, const struct ks_visit_at *at, size_t channel)
{
    return channel < KS_CHANNEL_COUNT &&
           ks_visit_open_list(visit, at, KS_VISIT_HANDBOOK, channel + 1);
}

size_t ks_visit_list_pages(const struct ks_visit *visit, const struct ks_visit_at *at)
{
    bool help = visit->screen == KS_VISIT_HELP;
    size_t n = ks_visit_entries(at, help ? KS_HELP : KS_HANDBOOK, help ? 0 : visit->channel, NULL,
                                ENTRIES_MAX);
    return ks_visit_pages_of(n, KS_HANDBOOK_PAGE);
}
