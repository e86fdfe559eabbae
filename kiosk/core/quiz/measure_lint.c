/* Bounds of what a bank measures (see measure.h). */
#include <assert.h>
#include <string.h>

#include "core/problem/problem.h"
#include "core/quiz/measure.h"
#include "core/quiz/surface.h"
#include "core/quiz/word_use.h"

#define SENDER_FROM 6
#define PHASES_MAX 64

static const int guessed_most[KS_QUIZ_VIEWS] = {
    [KS_QUIZ_VIEW_SCENE] = 68, [KS_QUIZ_VIEW_SENDERS] = 56, [KS_QUIZ_VIEW_OPTIONS] = 50
};

struct lint {
    const struct ks_quiz_bank *bank;
    enum ks_lang lang;
    struct ks_problems *problems;
};

struct share { /* of the items that have one thing in common */
    size_t items, genuine;
};

static struct ks_arg among(const struct lint *l)
{
    return l->lang == KS_LANG_ZH ? ks_arg_text("") : ks_arg_phrase(KS_PHRASE_AMONG_ENGLISH);
}

static void tell(const struct lint *l, enum ks_problem_code code, const struct ks_arg *args)
{
    ks_problems_add(l->problems, code, (struct ks_place_in_file) { l->bank->file, 0, 0 }, args);
}

static bool is_mine(const struct lint *l, const struct ks_quiz_item *item)
{
    return item->lang == l->lang && !item->neutral;
}

static void count(struct share *share, const struct ks_quiz_item *item)
{
    share->items++;
    share->genuine += item->genuine;
}

/* ---- things that half of the questions should have on either side ---- */

static void
check_share(const struct lint *l, struct share share, enum ks_phrase what, struct ks_arg name)
{
    size_t percent = share.items == 0 ? 50 : share.genuine * 100 / share.items;
    if (percent < 40 || share.genuine * 10 > share.items * 6) {
        tell(l, KS_PROBLEM_QUIZ_ONE_SIDED,
             KS_ARGS(among(l), ks_arg_phrase(what), name, ks_arg_number((long long)share.items),
                     ks_arg_number((long long)percent)));
    }
}

static void check_channels(const struct lint *l)
{
    struct share shares[KS_CHANNEL_COUNT] = { 0 }, bands[3] = { 0 };
    for (size_t i = 0; i < l->bank->n; i++) {
        const struct ks_quiz_item *item = &l->bank->v[i];
        if (is_mine(l, item)) {
            count(&shares[item->channel], item);
            count(&bands[ks_quiz_difficulty(item)], item);
        }
    }
    for (int i = 0; i < KS_CHANNEL_COUNT; i++) {
        check_share(l, shares[i], KS_PHRASE_OF_CHANNEL,
                    ks_arg_text(ks_channel_name((enum ks_channel)i)));
    }
    for (int i = 0; i < 3; i++) {
        check_share(l, bands[i], KS_PHRASE_OF_DIFFICULTY, ks_arg_number(i + 1));
    }
}

static void check_phases(const struct lint *l)
{
    const char *name[PHASES_MAX];
    struct share shares[PHASES_MAX] = { 0 };
    size_t n = 0;
    for (size_t i = 0; i < l->bank->n; i++) {
        const struct ks_quiz_item *item = &l->bank->v[i];
        for (size_t k = 0; is_mine(l, item) && k < item->phases.n; k++) {
            size_t at = 0;
            while (at < n && strcmp(name[at], item->phases.v[k]) != 0) {
                at++;
            }
            if (at < PHASES_MAX) {
                name[at] = item->phases.v[k];
                n = at == n ? n + 1 : n;
                count(&shares[at], item);
            }
        }
    }
    for (size_t at = 0; at < n; at++) {
        check_share(l, shares[at], KS_PHRASE_OF_PHASE, ks_arg_text(name[at]));
    }
}

/* ---- senders ---- */

struct named { /* a sender of one item */
    struct ks_str name;
    uint32_t item;
};

struct senders {
    struct ks_arena *arena;
    struct named *v;
    size_t n, capacity;
    uint32_t item;
};

static void add_sender(void *user, struct ks_str name)
{
    struct senders *s = user;
    for (size_t i = s->n; i-- > 0 && s->v[i].item == s->item;) {
        if (ks_str_eq(s->v[i].name, name)) {
            return; /* who speaks twice is one sender */
        }
    }
    if (s->n == s->capacity) {
        s->capacity = s->capacity == 0 ? 256 : s->capacity * 2;
        s->v = ks_arena_grow(s->arena, s->v, s->n, s->capacity, sizeof *s->v);
    }
    s->v[s->n++] = (struct named) { name, s->item };
}

static struct share share_of(const struct lint *l, const struct senders *s, size_t first)
{
    struct share share = { 0 };
    for (size_t i = 0; i < s->n; i++) {
        if (ks_str_eq(s->v[i].name, s->v[first].name)) {
            if (i < first) {
                return (struct share) { 0 }; /* told already */
            }
            count(&share, &l->bank->v[s->v[i].item]);
        }
    }
    return share;
}

static void check_senders(const struct lint *l)
{
    struct senders s = { .arena = ks_arena_new() };
    for (size_t i = 0; i < l->bank->n; i++) {
        s.item = (uint32_t)i;
        if (is_mine(l, &l->bank->v[i])) {
            ks_surface_senders(l->bank->v[i].scene, add_sender, &s);
        }
    }
    for (size_t i = 0; i < s.n; i++) {
        struct share share = share_of(l, &s, i);
        if (share.items >= SENDER_FROM && ks_leans(share.genuine, share.items)) {
            tell(l, KS_PROBLEM_QUIZ_ONE_SIDED,
                 KS_ARGS(among(l), ks_arg_phrase(KS_PHRASE_OF_SENDER), ks_arg_str(s.v[i].name),
                         ks_arg_number((long long)share.items),
                         ks_arg_number((long long)(share.genuine * 100 / share.items))));
        }
    }
    ks_arena_free(s.arena);
}

/* ---- the figures ---- */

static void check_figures(const struct lint *l, const struct ks_quiz_measure *m)
{
    static const enum ks_phrase from[KS_QUIZ_VIEWS] = {
        [KS_QUIZ_VIEW_SCENE] = KS_PHRASE_FROM_SCENES,
        [KS_QUIZ_VIEW_SENDERS] = KS_PHRASE_FROM_SENDERS,
        [KS_QUIZ_VIEW_OPTIONS] = KS_PHRASE_FROM_OPTIONS,
    };
    for (int view = 0; view < KS_QUIZ_VIEWS; view++) {
        if (m->guessed[view] > guessed_most[view]) {
            tell(l, KS_PROBLEM_QUIZ_GUESSED,
                 KS_ARGS(among(l), ks_arg_phrase(from[view]), ks_arg_number(m->guessed[view]),
                         ks_arg_number(guessed_most[view])));
        }
    }
    if (m->leaning > m->leaning_by_chance) {
        tell(l, KS_PROBLEM_QUIZ_LEANING,
             KS_ARGS(among(l), ks_arg_number((long long)m->leaning),
                     ks_arg_number((long long)m->leaning_by_chance)));
    }
    if (m->first_scam < 45 || m->first_scam > 55) {
        tell(l, KS_PROBLEM_QUIZ_FIRST_SCAM, KS_ARGS(among(l), ks_arg_number(m->first_scam)));
    }
    const size_t of_length[] = { m->longest, m->shortest };
    for (size_t i = 0; i < 2 && m->acts >= KS_QUIZ_MEASURED_FROM; i++) {
        if (of_length[i] < 20 || of_length[i] > 45) {
            tell(l, KS_PROBLEM_QUIZ_OPTION_LENGTH,
                 KS_ARGS(among(l), ks_arg_phrase(i == 0 ? KS_PHRASE_LONGEST : KS_PHRASE_SHORTEST),
                         ks_arg_number((long long)of_length[i])));
        }
    }
}

void ks_quiz_measure_lint(const struct ks_quiz_bank *bank, struct ks_problems *problems)
{
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        const struct lint l = { bank, (enum ks_lang)lang, problems };
        struct share all = { 0 };
        for (size_t i = 0; i < bank->n; i++) {
            if (is_mine(&l, &bank->v[i])) {
                count(&all, &bank->v[i]);
            }
        }
        if (all.items < KS_QUIZ_MEASURED_FROM) {
            continue;
        }
        const struct ks_quiz_measure m = ks_quiz_measure(bank, l.lang);
        assert(m.items == all.items);
        tell(&l, KS_PROBLEM_QUIZ_MEASURED,
             KS_ARGS(among(&l), ks_arg_number((long long)m.items),
                     ks_arg_number(m.guessed[KS_QUIZ_VIEW_SCENE]),
                     ks_arg_number(m.guessed[KS_QUIZ_VIEW_SENDERS]),
                     ks_arg_number(m.guessed[KS_QUIZ_VIEW_OPTIONS])));
        tell(&l, KS_PROBLEM_QUIZ_PAIRED,
             KS_ARGS(among(&l), ks_arg_number((long long)m.twins),
                     ks_arg_number((long long)m.reasoned)));
        if (all.items >= KS_QUIZ_GATED_FROM) {
            check_figures(&l, &m);
            check_channels(&l);
            check_phases(&l);
            check_senders(&l);
        }
    }
}
