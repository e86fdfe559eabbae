#ifndef KS_CORE_COUNT_NOTE_H
#define KS_CORE_COUNT_NOTE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/civil.h"

/* A note: one thing worth counting, such as a poster shown, a question answered or a pledge given.
 * It says nothing of who, and no more of when than the day. It holds its own texts, so that it may
 * travel to another thread (records/). */

enum ks_note_kind {
    KS_NOTE_PLAY,   /* key: path of an item that left the glass; amount: seconds it stood */
    KS_NOTE_VISIT,  /* somebody touched the loop; key: "" */
    KS_NOTE_SHOWN,  /* key: id of a question, drawn for a session */
    KS_NOTE_ANSWER, /* key: id of a question; option: letters of the answer, "AC" */
    KS_NOTE_POLL,   /* key: the question of the poll; option: its answer */
    KS_NOTE_VOTE,   /* key: the vote; option: the work */
    KS_NOTE_PLEDGE, /* key: "" */
    KS_NOTE_KINDS
};

enum ks_note_sure { KS_NOTE_NOT_ASKED, KS_NOTE_UNSURE, KS_NOTE_SURE };

#define KS_NOTE_KEY 192 /* bytes with NUL; longer ones are cut at a character */
#define KS_NOTE_OPTION 96

struct ks_note {
    enum ks_note_kind kind;
    int32_t date; /* KS_DATE_NONE while the clock is not known */
    uint32_t amount;
    char key[KS_NOTE_KEY], option[KS_NOTE_OPTION];
    bool right; /* ANSWER */
    bool rapid; /* ANSWER: within KS_RAPID_MS, faster than one can read */
    enum ks_note_sure sure;
    double difficulty; /* ANSWER, unless rapid: of the item after this answer, in logits */
    uint32_t answers;  /* likewise: how many answers that rests on */
};

#define KS_RAPID_MS 800

struct ks_note
ks_note_of(enum ks_note_kind kind, int32_t date, const char *key, const char *option);
const char *ks_note_name(enum ks_note_kind kind); /* "play" "visit" ... */

#endif
