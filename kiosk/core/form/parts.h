#ifndef KS_CORE_FORM_PARTS_H
#define KS_CORE_FORM_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "core/form/form.h"
#include "core/text/relpath.h"

/* The tables of this room: which fields of a struct stand in a form, in which order and within
 * which bounds. A member that stands in none is named too (`core.form.form`). fields.c writes and
 * reads by them alone, so that the two cannot differ. */

struct ks_shape;

struct ks_field {
    enum {
        KS_FIELD_NUMBER, /* of any size; bool and enum too: lo <= it <= hi */
        KS_FIELD_DATE,   /* int32_t: a day of base/civil.h, or KS_DATE_NONE */
        KS_FIELD_TEXT,   /* const char *: lo = 1: never NULL; hi: its bytes at most */
        KS_FIELD_PATH,   /* the same, and it names a file within its folder; may be "" */
        KS_FIELD_LIST, /* a pointer to elements, how many the size_t at `count` says; hi at most */
        KS_FIELD_SOME, /* elements in the struct itself, as many as `count` says; hi at most */
        KS_FIELD_EACH, /* elements in the struct itself, always hi of them */
        KS_FIELD_ONE,  /* a pointer to a struct, or NULL */
        KS_FIELD_LEFT  /* stands in no form: whoever reads one fills it in */
    } kind;
    size_t at, size;
    int64_t lo, hi;
    size_t count;
    const struct ks_shape *of; /* of an element */
};

struct ks_shape {
    size_t size;
    const struct ks_field *field;
    size_t n;
    bool (*holds)(const void *value); /* what no single field shows; NULL = nothing */
};

#define KS_FIELD_OF(S, m) offsetof(S, m), sizeof(((S *)NULL)->m)
#define KS_NUMBER(S, m, lo, hi)                                                                    \
    {                                                                                              \
        KS_FIELD_NUMBER, KS_FIELD_OF(S, m), lo, hi, 0, NULL                                        \
    }
#define KS_FLAG(S, m) KS_NUMBER(S, m, 0, 1)
#define KS_ENUM(S, m, last) KS_NUMBER(S, m, 0, last)
#define KS_DATE(S, m)                                                                              \
    {                                                                                              \
        KS_FIELD_DATE, KS_FIELD_OF(S, m), 0, 0, 0, NULL                                            \
    }
#define KS_TEXT(S, m)                                                                              \
    {                                                                                              \
        KS_FIELD_TEXT, KS_FIELD_OF(S, m), 1, KS_FORM_TEXT_MAX, 0, NULL                             \
    }
#define KS_TEXT_OR_NULL(S, m)                                                                      \
    {                                                                                              \
        KS_FIELD_TEXT, KS_FIELD_OF(S, m), 0, KS_FORM_TEXT_MAX, 0, NULL                             \
    }
#define KS_PATH(S, m)                                                                              \
    {                                                                                              \
        KS_FIELD_PATH, KS_FIELD_OF(S, m), 1, KS_RELPATH_MAX, 0, NULL                               \
    }
#define KS_PATH_OR_NULL(S, m)                                                                      \
    {                                                                                              \
        KS_FIELD_PATH, KS_FIELD_OF(S, m), 0, KS_RELPATH_MAX, 0, NULL                               \
    }
#define KS_LIST(S, m, count, most, of)                                                             \
    {                                                                                              \
        KS_FIELD_LIST, KS_FIELD_OF(S, m), 0, most, offsetof(S, count), of                          \
    }
#define KS_SOME(S, m, count, most, of)                                                             \
    {                                                                                              \
        KS_FIELD_SOME, KS_FIELD_OF(S, m), 0, most, offsetof(S, count), of                          \
    }
#define KS_EACH(S, m, many, of)                                                                    \
    {                                                                                              \
        KS_FIELD_EACH, KS_FIELD_OF(S, m), 0, many, 0, of                                           \
    }
#define KS_ONE(S, m, of)                                                                           \
    {                                                                                              \
        KS_FIELD_ONE, KS_FIELD_OF(S, m), 0, 0, 0, of                                               \
    }
#define KS_LEFT(S, m)                                                                              \
    {                                                                                              \
        KS_FIELD_LEFT, KS_FIELD_OF(S, m), 0, 0, 0, NULL                                            \
    }
#define KS_INSIDE(S, m, of) KS_EACH(S, m, 1, of)

#define KS_FORM_TEXT_MAX (64 * 1024)
#define KS_FORM_SPANS_MAX 4096 /* of a headline, whose lines have KS_CARD_SPANS_MAX each */
#define KS_FORM_ROW_MAX INT32_MAX
#define KS_SHAPE(S, fields, check)                                                                 \
    {                                                                                              \
        sizeof(S), fields, KS_COUNT(fields), check                                                 \
    }

/* What several tables use. */
extern const struct ks_shape ks_shape_word, ks_shape_tags, ks_shape_others, ks_shape_spans,
    ks_shape_window, ks_shape_card, ks_shape_alerts, ks_shape_bank, ks_shape_playlist,
    ks_shape_facts, ks_shape_phases, ks_shape_places, ks_shape_ticker, ks_shape_sheet;

/* ---- the mark ---- */

#define KS_FORM_NAME_MAX 40 /* with the NULs behind it, a multiple of 8 */

struct ks_form_meaning { /* all that says what the bytes of forms mean */
    const struct ks_shape *const *shape;
    size_t n_shapes;
    /* Of what stands there by its number, in order: codes of problems, phrases. */
    const char (*name)[KS_FORM_NAME_MAX];
    size_t n_names;
    uint32_t readers; /* KS_FORM_READERS */
};

extern const struct ks_form_meaning ks_form_meaning;
int64_t ks_form_mark(const struct ks_form_meaning *meaning);

/* ---- bytes ---- */

#define KS_FORM_NO_TEXT UINT32_MAX

struct ks_form_out {
    unsigned char *p;
    size_t n, size;
    bool good; /* it fits, and is what a form can hold */
};

struct ks_form_in {
    const unsigned char *p;
    size_t n; /* left */
    struct ks_arena *arena;
    bool good;
};

void ks_form_put(struct ks_form_out *out, const void *bytes, size_t n);
void ks_form_put_number(struct ks_form_out *out, int64_t number);
void ks_form_put_text(struct ks_form_out *out, struct ks_str text); /* p NULL = none */
enum ks_form_null { KS_FORM_THERE, KS_FORM_OR_NULL };
/* 0, "" once it is not good. */
int64_t ks_form_number(struct ks_form_in *in, int64_t lo, int64_t hi);
struct ks_str ks_form_text(struct ks_form_in *in, size_t most, enum ks_form_null null);

void ks_shape_write(const struct ks_shape *shape, const void *value, struct ks_form_out *out);
void ks_shape_read(const struct ks_shape *shape, void *value, struct ks_form_in *in);

void ks_form_put_problems(const struct ks_problems *problems, struct ks_form_out *out);
/* Adds them to the list, as problems of `file`. False if they are none. */
void ks_form_problems(struct ks_form_in *in, const char *file, struct ks_problems *problems);

#endif
