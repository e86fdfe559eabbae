/* Questions picked one by one for a class (see lesson.h). */
#include <assert.h>
#include <string.h>

#include "core/quiz/lesson.h"

/* Whether the type is listed already. Searched from the end, since questions of one type mostly
 * stand together. */
static bool is_listed(const char *const *type, size_t n, const char *name)
{
    bool found = false;
    while (!found && n > 0) {
        found = strcmp(type[--n], name) == 0;
    }
    return found;
}

size_t ks_pick_types(const struct ks_quiz_choice *choice, const char **type, size_t capacity)
{
    const struct ks_quiz_bank *bank = choice->bank;
    size_t n = 0;
    for (size_t i = 0; i < bank->n && n < capacity; i++) {
        if (ks_quiz_may_ask(choice, &bank->v[i]) && !is_listed(type, n, bank->v[i].type)) {
            type[n++] = bank->v[i].type;
        }
    }
    return n;
}

size_t ks_pick_items(const struct ks_quiz_choice *choice, size_t *item, size_t capacity)
{
    size_t n = 0;
    for (size_t i = 0; i < choice->bank->n && n < capacity; i++) {
        if (ks_quiz_may_ask(choice, &choice->bank->v[i])) {
            item[n++] = i;
        }
    }
    return n;
}

size_t ks_pick_place(const struct ks_pick *pick, size_t item)
{
    size_t place = 0;
    for (size_t i = 0; i < pick->n; i++) {
        place = pick->item[i] == item ? i + 1 : place;
    }
    assert(pick->n <= KS_LESSON_ITEMS_MAX && place <= pick->n);
    return place;
}

size_t ks_pick_count(const struct ks_pick *pick, const size_t *item, size_t n)
{
    size_t picked = 0;
    for (size_t i = 0; i < n; i++) {
        picked += ks_pick_place(pick, item[i]) > 0;
    }
    assert(picked <= n);
    return picked;
}

bool ks_pick_toggle(struct ks_pick *pick, size_t item)
{
    size_t place = ks_pick_place(pick, item);
    if (place > 0) {
        pick->n--;
        memmove(&pick->item[place - 1], &pick->item[place],
                (pick->n - (place - 1)) * sizeof *pick->item);
        pick->item[pick->n] = 0;
        assert(ks_pick_place(pick, item) == 0); /* none was in it twice */
        return true;
    }
    if (pick->n == KS_LESSON_ITEMS_MAX) {
        return false;
    }
    pick->item[pick->n++] = item;
    assert(ks_pick_place(pick, item) == pick->n);
    return true;
}

bool ks_pick_takes_out(const struct ks_pick *pick, const size_t *item, size_t n)
{
    size_t picked = ks_pick_count(pick, item, n);
    return picked > 0 && (picked == n || pick->n == KS_LESSON_ITEMS_MAX);
}

bool ks_pick_all(struct ks_pick *pick, const size_t *item, size_t n)
{
    bool out = ks_pick_takes_out(pick, item, n), changed = false;
    for (size_t i = 0; i < n; i++) {
        bool picked = ks_pick_place(pick, item[i]) > 0;
        changed = (picked == out && ks_pick_toggle(pick, item[i])) || changed;
    }
    assert(!out || ks_pick_count(pick, item, n) == 0);
    return changed;
}
