/* Asking, answering, counting (see session.h). */
#include "core/quiz/session.h"

#include "core/quiz/random.h"

static void ask(struct ks_quiz_session *session, const struct ks_quiz_bank *bank)
{
    ks_random_order(&session->random, session->order,
                    bank->v[session->item[session->at]].n_options);
    session->marked = session->picked = 0;
    session->chosen = -1;
    session->right = false;
}

bool ks_session_begin(struct ks_quiz_session *session,
                      const struct ks_quiz_choice *choice,
                      struct ks_quiz_history *history,
                      uint64_t seed)
{
    *session = (struct ks_quiz_session) { .chosen = -1, .random = seed | 1, .type = choice->type };
    (void)ks_random_next(&session->random);
    session->n =
        ks_quiz_draw(choice, history, &session->random, ks_quiz_wanted(choice), session->item);
    if (session->n > 0) {
        ask(session, choice->bank);
    }
    return session->n > 0;
}

bool ks_session_takes_several(const struct ks_quiz_item *item)
{
    return item->kind == KS_QUIZ_MULTIPLE;
}

/* Whose feedback is told: a wrong one chosen, else a right one missed, else the right one. */
static int telling(const struct ks_quiz_item *item, unsigned picked)
{
    unsigned wrong = picked & ~item->right, missed = item->right & ~picked;
    unsigned told = wrong != 0 ? wrong : missed != 0 ? missed : picked;
    int option = 0;
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
}

void ks_session_mark(struct ks_quiz_session *session, const struct ks_quiz_bank *bank, size_t place)
{
    const struct ks_quiz_item *item = &bank->v[session->item[session->at]];
    if (session->picked == 0 && place < item->n_options) {
        session->marked ^= 1u << session->order[place];
    }
}

void ks_session_answer(struct ks_quiz_session *session,
                       const struct ks_quiz_bank *bank,
                       size_t place)
{
    const struct ks_quiz_item *item = &bank->v[session->item[session->at]];
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
    return true;
}
