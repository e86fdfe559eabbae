/* Drawing five questions, shuffling options, counting answers (see quiz_session.h). */
#include "core/quiz_session.h"

#include <string.h>

#include "core/facts.h"

#define SAME_TYPE 1000 /* penalties: what is taken only if nothing better is left */
#define LATELY 10000
#define WRONG_TRUTH 100000
#define NOT_FOCUS 100

/* xorshift64*, Vigna 2016: small, and the same on every machine. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 2685821657736338717u;
}

static uint64_t hash_of(const char *id)
{
    return ks_hash(KS_HASH_START, id, strlen(id));
}

static bool shown_lately(const struct ks_quiz_history *history, const char *id)
{
    uint64_t hash = hash_of(id);
    for (size_t i = 0; i < KS_QUIZ_LATELY; i++) {
        if (history->id[i] == hash) {
            return true;
        }
    }
    return false;
}

static bool text_is_true(const struct ks_quiz_choice *choice, const char *text)
{
    return ks_facts_missing(&choice->program->facts, text, choice->date).n == 0;
}

static bool may_be_asked(const struct ks_quiz_choice *choice, const struct ks_quiz_item *item)
{
    bool dated = item->valid_from != KS_DATE_NONE || item->valid_until != KS_DATE_NONE;
    bool valid = choice->date == KS_DATE_NONE
                     ? !dated
                     : (item->valid_from == KS_DATE_NONE || item->valid_from <= choice->date) &&
                           (item->valid_until == KS_DATE_NONE || choice->date <= item->valid_until);
    valid = valid && (choice->type == NULL || strcmp(choice->type, item->type) == 0) &&
            text_is_true(choice, item->scene) && text_is_true(choice, item->stem) &&
            (item->explanation == NULL || text_is_true(choice, item->explanation));
    for (size_t i = 0; valid && i < item->n_options; i++) {
        valid = text_is_true(choice, item->options[i].text) &&
                text_is_true(choice, item->options[i].feedback);
    }
    return valid;
}

static bool taken(const struct ks_quiz_session *session, size_t index)
{
    for (size_t i = 0; i < session->n; i++) {
        if (session->item[i] == index) {
            return true;
        }
    }
    return false;
}

struct wish {
    bool genuine, neutral, focus;
};

static uint64_t badness(const struct ks_quiz_session *session,
                        const struct ks_quiz_choice *choice,
                        const struct ks_quiz_history *history,
                        const struct ks_quiz_item *item,
                        const struct wish *wish)
{
    bool same = item->neutral == wish->neutral && (wish->neutral || item->genuine == wish->genuine);
    uint64_t bad = same ? 0 : WRONG_TRUTH;
    bad += shown_lately(history, item->id) ? LATELY : 0;
    for (size_t i = 0; i < session->n; i++) {
        bad +=
            strcmp(choice->program->quiz.v[session->item[i]].type, item->type) == 0 ? SAME_TYPE : 0;
    }
    bool focus = choice->phase != NULL && ks_tags_has(&choice->phase->focus, item->type);
    return bad + (wish->focus && !focus ? NOT_FOCUS : 0);
}

/* The least bad item; among equals at random. */
static bool take_one(struct ks_quiz_session *session,
                     const struct ks_quiz_choice *choice,
                     const struct ks_quiz_history *history,
                     const struct wish *wish)
{
    const struct ks_quiz_bank *bank = &choice->program->quiz;
    size_t best = bank->n;
    uint64_t least = UINT64_MAX, equals = 0;
    for (size_t i = 0; i < bank->n; i++) {
        if (taken(session, i) || !may_be_asked(choice, &bank->v[i])) {
            continue;
        }
        uint64_t bad = badness(session, choice, history, &bank->v[i], wish);
        equals = bad == least ? equals + 1 : 1;
        if (bad < least || (bad == least && next_random(&session->random) % equals == 0)) {
            least = bad;
            best = i;
        }
    }
    if (best == bank->n) {
        return false;
    }
    session->item[session->n++] = best;
    return true;
}

/* Few, and stable: insertion sort, easy to hard. */
static void sort_by_difficulty(struct ks_quiz_session *session, const struct ks_quiz_bank *bank)
{
    for (size_t i = 1; i < session->n; i++) {
        size_t item = session->item[i], k = i;
        for (; k > 0 && ks_quiz_difficulty(&bank->v[session->item[k - 1]]) >
                            ks_quiz_difficulty(&bank->v[item]);
             k--) {
            session->item[k] = session->item[k - 1];
        }
        session->item[k] = item;
    }
}

/* Fisher and Yates. */
static void shuffle_options(struct ks_quiz_session *session, const struct ks_quiz_bank *bank)
{
    size_t n = bank->v[session->item[session->at]].n_options;
    for (size_t i = 0; i < n; i++) {
        session->order[i] = (uint8_t)i;
    }
    for (size_t i = n; i-- > 1;) {
        size_t k = next_random(&session->random) % (i + 1);
        uint8_t other = session->order[i];
        session->order[i] = session->order[k];
        session->order[k] = other;
    }
    session->chosen = -1;
}

static bool has_knowledge(const struct ks_quiz_choice *choice)
{
    const struct ks_quiz_bank *bank = &choice->program->quiz;
    for (size_t i = 0; i < bank->n; i++) {
        if (bank->v[i].neutral && may_be_asked(choice, &bank->v[i])) {
            return true;
        }
    }
    return false;
}

bool ks_session_begin(struct ks_quiz_session *session,
                      const struct ks_quiz_choice *choice,
                      struct ks_quiz_history *history)
{
    *session = (struct ks_quiz_session) { .chosen = -1, .random = choice->seed | 1 };
    (void)next_random(&session->random);
    size_t wanted = choice->type == NULL ? KS_SESSION_ITEMS : KS_TYPE_SESSION_ITEMS;
    size_t scams = choice->type != NULL ? 2 : 2 + (next_random(&session->random) >> 33 & 1);
    for (size_t i = 0; i < wanted; i++) {
        struct wish wish = { .genuine = i >= scams, .focus = i == 0 };
        wish.neutral = i + 1 == wanted && choice->type == NULL && has_knowledge(choice);
        if (!take_one(session, choice, history, &wish)) {
            break;
        }
    }
    if (session->n == 0) {
        return false;
    }
    for (size_t i = 0; i < session->n; i++) {
        history->id[history->next] = hash_of(choice->program->quiz.v[session->item[i]].id);
        history->next = (history->next + 1) % KS_QUIZ_LATELY;
    }
    sort_by_difficulty(session, &choice->program->quiz);
    shuffle_options(session, &choice->program->quiz);
    return true;
}

bool ks_session_answer(struct ks_quiz_session *session,
                       const struct ks_quiz_bank *bank,
                       size_t place)
{
    const struct ks_quiz_item *item = &bank->v[session->item[session->at]];
    if (session->chosen < 0 && place < item->n_options) {
        session->chosen = session->order[place];
        bool right = (item->right >> session->chosen & 1) != 0;
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
    return session->chosen >= 0 && (item->right >> session->chosen & 1) != 0;
}

bool ks_session_next(struct ks_quiz_session *session, const struct ks_quiz_bank *bank)
{
    if (session->at + 1 >= session->n) {
        return false;
    }
    session->at++;
    shuffle_options(session, bank);
    return true;
}
