#ifndef KS_CORE_PROGRAM_PROGRAM_H
#define KS_CORE_PROGRAM_PROGRAM_H

#include <stdint.h>

#include "base/arena.h"
#include "base/lang.h"
#include "core/alert/alert.h"
#include "core/campaign/activity.h"
#include "core/campaign/phase.h"
#include "core/campaign/place.h"
#include "core/card/card.h"
#include "core/card/facts.h"
#include "core/problem/problem.h"
#include "core/program/playlist.h"
#include "core/quiz/bank.h"
#include "core/release/release.h"

/* A program: one content set, loaded and sealed. It holds everything the schedule and the scene
 * may look at, in one arena. Built by content/load.h, then sealed: nothing in it changes and
 * nothing is allocated from its arena; who decides, draws or counts brings an arena of their own.
 * It moves between threads by pointer and whoever holds the pointer frees it. */

struct ks_ticker_line {
    int row;
    const char *text;
    struct ks_others text_in;
    struct ks_window window;
    struct ks_tags places, phases;
};

struct ks_ticker {
    struct ks_ticker_line *v;
    size_t n;
};

struct ks_cards {
    const struct ks_card **v;
    size_t n;
};

struct ks_refused_alerts { /* files of alerts that are none, `problems` say why */
    const char **v;
    size_t n;
};

/* Of all its alerts together: whatever is decided holds each of them against all references. */
#define KS_PROGRAM_ALERTS_MAX 512
#define KS_PROGRAM_REFERENCES_MAX 8192

struct ks_program {
    struct ks_arena *arena;
    struct ks_release release;
    uint64_t generation;     /* counts loads in this process, for logs */
    const char *fingerprint; /* SHA-256 of what this was made of, in hexadecimal: every table, card,
                                bank and alert read, every row's kind and whether it plays; "" if
                                nobody asked (content/load.h) */
    struct ks_civil until;   /* the release is signed until then; .s == 0: no end */
    struct ks_playlist main; /* playlists/main.csv */
    struct ks_playlist fallback; /* playlists/default.csv */
    struct ks_phases phases;
    struct ks_places places;
    struct ks_facts facts;
    struct ks_alerts alerts; /* those of one file stand together */
    struct ks_refused_alerts refused_alerts;
    struct ks_ticker ticker;
    struct ks_cards cards;           /* every card and handbook entry of the set, sorted by path */
    struct ks_quiz_bank quiz;        /* the banks of assets/quiz/ */
    struct ks_activities activities; /* assets/sheets/poll.csv, vote.csv, pledge.csv */
    struct ks_sheet lesson;          /* assets/sheets/class.csv: numbers of questions */
    struct ks_problems problems;
    struct ks_fault unread; /* why this machine could not read every document, which says nothing of
                               them; code NONE = it could */
};

/* By its path; NULL: there is none. */
const struct ks_card *ks_cards_find(const struct ks_cards *cards, const char *path);
/* `handbook/en-task.md` with `lang: en` is the English of `handbook/task.md`, so in every folder:
 * of a card the one in that language, of the one its original. NULL: there is none. */
const struct ks_card *
ks_cards_in(const struct ks_cards *cards, const struct ks_card *card, enum ks_lang lang);
const struct ks_card *ks_cards_original(const struct ks_cards *cards, const struct ks_card *card);

/* The program is complete: from here on nothing in it changes. What it must hold is asserted, for
 * those who decide, draw or count rely on it: cards sorted by path, dates in order, numbers within
 * the bounds of their types, a card for each item that is one. O(all rows). */
void ks_program_seal(struct ks_program *program);
void ks_program_free(struct ks_program *program); /* NULL is fine */

#endif
