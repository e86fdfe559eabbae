/* Asking, answering, counting (see session.h). */
#include "core/quiz/session.h"

#include <assert.h>

#include "core/quiz/random.h"

static void ask(struct ks_quiz_session *session, const struct ks_quiz_bank *bank)
{
    assert(session->at < session->n && session->item[session->at] < bank->n);
    ks_quiz_arrange(&bank->v[session->item[session->at]], &session->random, session->order);
    session->marked = session->picked = 0;
    session->chosen = -1;
    session->right = false;
}

/* Each item is of one sort, and counts once it is answered; only its first answer does. */
static void assert_counted(const struct ks_quiz_session *session)
{
    size_t told = session->scams + session->genuine + session->asked;
    assert(session->at < session->n && session->n <= KS_SESSION_ITEMS);
    assert((session->picked == 0) == (session->chosen < 0));
    assert(told <= session->at + (session->picked != 0));
    assert(session->caught <= session->scams && session->suspected <= session->genuine);
    assert(session->known <= session->asked);
    assert(session->n_again <= told);
}

bool ks_session_begin(struct ks_quiz_session *session,
                      const struct ks_quiz_choice *choice,
                      struct ks_quiz_history *history,
                      uint64_t seed)
{
    struct ks_quiz_session fresh = { .chosen = -1, .random = seed | 1, .type = choice->type };
    (void)ks_random_next(&fresh.random);
    fresh.n = ks_quiz_draw(choice, history, &fresh.random, ks_quiz_wanted(choice), fresh.item);
    if (fresh.n == 0) {
        return false;
    }
    ask(&fresh, choice->bank);
    *session = fresh;
    assert_counted(session);
    return true;
}

bool ks_session_takes_several(const struct ks_quiz_item *item)
{
    return item->kind == KS_QUIZ_MULTIPLE;
}

/* The option whose feedback is shown: a wrong one that was chosen, else a right one that was
 * missed, else the right one. */
static int telling(const struct ks_quiz_item *item, unsigned picked)
{
    unsigned wrong = picked & ~item->right, missed = item->right & ~picked;
    unsigned told = wrong != 0 ? wrong : missed != 0 ? missed : picked;
    int option = 0;
    assert(told != 0 && told >> KS_QUIZ_OPTIONS_MAX == 0);
    while ((told >> option & 1) == 0) {
        option++;
    }
    return option;
}

static void
settle(struct ks_quiz_session *session, const struct ks_quiz_item *item, unsigned picked)
{
    bool right =
        ks_session_takes_several(item) ? picked == item->right : (picked & item->right) != 0;
    session->picked = picked;
    session->right = session->passed[session->at] = right;
    session->chosen = telling(item, picked);
    bool scam = !item->genuine && !item->neutral, genuine = item->genuine && !item->neutral;
    session->scams += scam;
    session->caught += scam && right;
    session->genuine += genuine;
    session->suspected += genuine && !right;
    session->asked += item->neutral;
    session->known += item->neutral && right;
    if (!right && *item->type != '\0') {
        session->again[session->n_again++] = item->type;
    }
    assert_counted(session);
}

void ks_session_mark(struct ks_quiz_session *session, const struct ks_quiz_bank *bank, size_t place)
{
    const struct ks_quiz_item *item = &bank->v[session->item[session->at]];
    assert_counted(session);
    if (session->picked == 0 && place < item->n_options) {
        session->marked ^= 1u << session->order[place];
    }
}

void ks_session_answer(struct ks_quiz_session *session,
                       const struct ks_quiz_bank *bank,
                       size_t place)
{
    const struct ks_quiz_item *item = &bank->v[session->item[session->at]];
    assert_counted(session);
    if (session->picked == 0 && place < item->n_options) {
        settle(session, item, 1u << session->order[place]);
    }
}

void ks_session_confirm(struct ks_quiz_session *session, const struct ks_quiz_bank *bank)
{
    if (session->picked == 0 && session->marked != 0) {
        settle(session, &bank->v[session->item[session->at]], session->marked);
    }
}

bool ks_session_next(struct ks_quiz_session *session, const struct ks_quiz_bank *bank)
{
    if (session->at + 1 >= session->n) {
        return false;
    }
    session->at++;
    ask(session, bank);
    assert_counted(session);
    return true;
}
