#ifndef KS_READERS_SET_OFFICE_NAME_H
#define KS_READERS_SET_OFFICE_NAME_H

#include "core/problem/problem.h"
#include "core/program/program.h"

/* Places, dates and importance in a file name of the office. With them a
 * picture needs no row of a table:
 *
 *   【食堂】机票改签提醒 2020-01-05至2020-02-10 重要.jpg
 *
 * - 【…】, […], （…）: places, by the names, tags and groups of places.csv; several by 、. Round
 *   brackets only if they hold nothing else. In square ones what sounds like a place and is none
 *   of ours (【体育馆】) is an error; anything else belongs to the title ("【通知】…").
 * - Dates in every form of readers/when/dates.h that names a month, and `12.1` between two marks: a
 *   range (`至 到 - ~ —`), `…起`, `…止`, `至…`, `即日起至…`. One date alone is a title
 *   ("11月22日讲座"), and so are figures such as 96110 and moments that devices write
 *   (office_stamp.c).
 * - 重要 or 紧急 as the first or last word, or in brackets.
 *
 * Guesses and what is over are told as problems. Errors: a range the wrong way round, a limit that
 * is no day (至2026-11-31, 至下周五), a place that nobody knows. */

struct ks_office_name {
    const char *title;     /* what is left, without “(1)” and “- 副本”; never "" */
    const char *typed;     /* the title without moments and numbers that devices wrote */
    struct ks_tags places; /* as places.csv writes them */
    int32_t from, until;   /* KS_DATE_NONE = open */
    int16_t from_minute, until_minute; /* of these days; 0 = whole days */
    bool important, urgent;
    bool unplaced; /* a bracket stayed in the title as no places were known: it may name one */
};

struct ks_office_name_context {
    struct ks_arena *arena;
    struct ks_problems *problems;
    const struct ks_places *places; /* NULL = none known */
    int32_t today;
    const char *file; /* whose name it is, for messages */
    int32_t since;    /* the day on which it was first seen, by which missing years are found, so
                         that they never change; 0 = not known: today's */
};

/* `stem`: UTF-8 without folders and ending. False if the file must not play (error listed). */
KS_NODISCARD bool ks_office_name_read(const struct ks_office_name_context *context,
                                      struct ks_str stem,
                                      struct ks_office_name *out);

#endif
