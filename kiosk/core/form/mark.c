/* The mark that a form begins with: a number made of all that says what its bytes mean. */
#include <string.h>

#include "core/form/parts.h"

#define START 1u
#define FACTOR 6364136223846793005u /* odd: no number said is lost */

static uint64_t say(uint64_t mark, uint64_t said)
{
    return (mark ^ said) * FACTOR;
}

static uint64_t say_shape(uint64_t mark, const struct ks_shape *shape)
{
    for (size_t i = 0; i < shape->n; i++) {
        const struct ks_field *field = &shape->field[i];
        const uint64_t said[] = { field->kind, field->at, field->size, (uint64_t)field->lo,
                                  (uint64_t)field->hi };
        for (size_t k = 0; k < KS_COUNT(said); k++) {
            mark = say(mark, said[k]);
        }
        mark = field->of == NULL ? mark : say_shape(mark, field->of);
    }
    return mark;
}

static uint64_t say_name(uint64_t mark, const char name[KS_FORM_NAME_MAX])
{
    uint64_t some;
    for (size_t at = 0; at < KS_FORM_NAME_MAX; at += sizeof some) {
        memcpy(&some, name + at, sizeof some);
        mark = say(mark, some);
    }
    return mark;
}

int64_t ks_form_mark(const struct ks_form_meaning *meaning)
{
    uint64_t mark = say(say(START, meaning->readers), meaning->n_names);
    for (size_t i = 0; i < meaning->n_shapes; i++) {
        mark = say_shape(mark, meaning->shape[i]);
    }
    for (size_t i = 0; i < meaning->n_names; i++) {
        mark = say_name(mark, meaning->name[i]);
    }
    return (int64_t)mark;
}
