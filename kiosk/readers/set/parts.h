#ifndef KS_READERS_SET_PARTS_H
#define KS_READERS_SET_PARTS_H

#include "readers/set/office_name.h"

/* A file name while it is read: what was understood becomes spaces, the rest is its title. */

struct ks_naming {
    const struct ks_office_name_context *context;
    struct ks_office_name *out;
    char *left;
    size_t n;
};

void ks_naming_tell(struct ks_naming *n, enum ks_problem_code code, const struct ks_arg *args);
void ks_naming_blank(struct ks_naming *n, size_t from, size_t to);

/* The length of the longest word of the '|' list that begins, or ends, at `at`; 0 if none. */
size_t ks_naming_word(const struct ks_naming *n, size_t at, const char *list);
size_t ks_naming_word_before(const struct ks_naming *n, size_t at, const char *list);
/* The character at `at`; 0 at the end. */
uint32_t ks_naming_char(const struct ks_naming *n, size_t at, size_t *length);
uint32_t ks_naming_char_before(const struct ks_naming *n, size_t at);
size_t ks_naming_skip(const struct ks_naming *n, size_t at); /* behind the blanks */

/* How much of a date a text shows: figures alone (96110) are none here. */
enum ks_date_look {
    KS_LOOK_NONE,
    KS_LOOK_SHORT, /* 12.1, 24.12.1: a date between its marks only */
    KS_LOOK_DATE,  /* names a month */
    KS_LOOK_WHOLE  /* a year as well */
};
enum ks_date_look ks_date_look_of(struct ks_str text);
/* The length of the longest date that begins at `at` and shows so much; 0 if none does. */
size_t ks_naming_date(const struct ks_naming *n, size_t at, enum ks_date_look least);
/* The length of what is written as a whole date and is none: 2026-11-31. */
size_t ks_naming_no_date(const struct ks_naming *n, size_t at);
/* `10日` behind `1月5日至`: the length of the day alone, and its whole date as text. */
size_t ks_naming_day(const struct ks_naming *n, size_t at, int32_t from, struct ks_str *text);

/* From when and until when. False if the file must not play: the reason is told. */
bool ks_naming_dates(struct ks_naming *n);

/* How long the moment is that a device or program wrote at `at`: a date with its time, which says
 * nothing about when the file may play; 0 if none stands there. */
size_t ks_naming_stamp(const struct ks_naming *n, size_t at);

#endif
