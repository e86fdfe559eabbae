/* A program's end, and looking up its cards. */
#include "core/program/program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text/relpath.h"

void ks_program_free(struct ks_program *program)
{
    if (program != NULL) {
        ks_arena_free(program->arena); /* holds the program itself too */
    }
}

/* ---- the same card in another language ---- */

#define ENGLISH "en-"

static const char *name_of(const struct ks_card *card)
{
    const char *slash = strrchr(card->path, '/');
    return slash == NULL ? card->path : slash + 1;
}

static int compare_path(const void *path, const void *element)
{
    const struct ks_card *card = *(const struct ks_card *const *)element;
    return strcmp(path, card->path);
}

/* The card of that name in the same folder. */
static const struct ks_card *beside(const struct ks_cards *cards,
                                    const struct ks_card *card,
                                    const char *before,
                                    const char *name)
{
    char path[KS_RELPATH_MAX + sizeof ENGLISH];
    int folder = (int)(name_of(card) - card->path);
    int n = snprintf(path, sizeof path, "%.*s%s%s", folder, card->path, before, name);
    if (n < 0 || (size_t)n >= sizeof path || cards->n == 0) {
        return NULL;
    }
    const struct ks_card *const *found =
        bsearch(path, cards->v, cards->n, sizeof *cards->v, compare_path);
    return found == NULL ? NULL : *found;
}

const struct ks_card *ks_cards_english(const struct ks_cards *cards, const struct ks_card *card)
{
    const struct ks_card *found =
        ks_card_is_english(card) ? NULL : beside(cards, card, ENGLISH, name_of(card));
    return found != NULL && ks_card_is_english(found) ? found : NULL;
}

const struct ks_card *ks_cards_original(const struct ks_cards *cards, const struct ks_card *card)
{
    bool named = strncmp(name_of(card), ENGLISH, strlen(ENGLISH)) == 0;
    const struct ks_card *found = ks_card_is_english(card) && named
                                      ? beside(cards, card, "", name_of(card) + strlen(ENGLISH))
                                      : NULL;
    return found != NULL && !ks_card_is_english(found) ? found : NULL;
}
