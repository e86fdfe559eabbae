/* The walk over a struct's fields, from values to bytes and back (see parts.h). */
#include <string.h>

#include "core/form/parts.h"
#include "core/text/relpath.h"

#define FIRST_DAY (-25567) /* 1900-01-01 */
#define LAST_DAY 2932896   /* 9999-12-31 */

/* ---- numbers of any size ---- */

static int64_t load(const struct ks_field *field, const unsigned char *value)
{
    int64_t number = 0;
    int32_t four;
    int16_t two;
    switch (field->size) {
    case 1:
        return value[field->at];
    case 2:
        memcpy(&two, value + field->at, sizeof two);
        return two;
    case 4:
        memcpy(&four, value + field->at, sizeof four);
        return field->lo < 0 || field->kind == KS_FIELD_DATE ? four : (int64_t)(uint32_t)four;
    default:
        memcpy(&number, value + field->at, sizeof number);
        return number;
    }
}

static void store(const struct ks_field *field, unsigned char *value, int64_t number)
{
    uint8_t one = (uint8_t)number;
    uint16_t two = (uint16_t)number;
    uint32_t four = (uint32_t)number;
    const void *from = field->size == 1   ? (const void *)&one
                       : field->size == 2 ? (const void *)&two
                       : field->size == 4 ? (const void *)&four
                                          : (const void *)&number;
    memcpy(value + field->at, from, field->size);
}

static bool is_within(const struct ks_field *field, int64_t number)
{
    if (field->kind == KS_FIELD_DATE) {
        return number == KS_DATE_NONE || (number >= FIRST_DAY && number <= LAST_DAY);
    }
    return number >= field->lo && number <= field->hi;
}

/* ---- to bytes ---- */

static const void *pointer_at(const void *value, size_t at)
{
    const void *pointer;
    memcpy(&pointer, (const unsigned char *)value + at, sizeof pointer);
    return pointer;
}

static void write_elements(const struct ks_field *field,
                           const void *elements,
                           size_t n,
                           struct ks_form_out *out)
{
    for (size_t i = 0; i < n && out->good; i++) {
        ks_shape_write(field->of, (const unsigned char *)elements + i * field->of->size, out);
    }
}

/* How many elements the struct says it has; written, unless it always has as many. */
static size_t write_count(const struct ks_field *field, const void *value, struct ks_form_out *out)
{
    size_t n = (size_t)field->hi;
    if (field->kind != KS_FIELD_EACH) {
        memcpy(&n, (const unsigned char *)value + field->count, sizeof n);
        out->good = out->good && n <= (size_t)field->hi;
        ks_form_put_number(out, (int64_t)n);
    }
    return out->good ? n : 0;
}

static void write_text(const struct ks_field *field, const char *text, struct ks_form_out *out)
{
    struct ks_str said = ks_str_of(text);
    out->good = out->good && (text != NULL || field->lo == 0) && said.n <= (size_t)field->hi;
    ks_form_put_text(out, text == NULL ? (struct ks_str) { NULL, 0 } : said);
}

static void write_field(const struct ks_field *field, const void *value, struct ks_form_out *out)
{
    int64_t number;
    size_t n;
    const void *one;
    switch (field->kind) {
    case KS_FIELD_NUMBER:
    case KS_FIELD_DATE:
        number = load(field, value);
        out->good = out->good && is_within(field, number);
        ks_form_put_number(out, number);
        break;
    case KS_FIELD_TEXT:
    case KS_FIELD_PATH:
        write_text(field, pointer_at(value, field->at), out);
        break;
    case KS_FIELD_LIST:
        n = write_count(field, value, out);
        write_elements(field, pointer_at(value, field->at), n, out);
        break;
    case KS_FIELD_SOME:
    case KS_FIELD_EACH:
        n = write_count(field, value, out);
        write_elements(field, (const unsigned char *)value + field->at, n, out);
        break;
    case KS_FIELD_ONE:
        one = pointer_at(value, field->at);
        ks_form_put_number(out, one == NULL ? 0 : 1);
        write_elements(field, one, one == NULL ? 0 : 1, out);
        break;
    case KS_FIELD_LEFT:
        break;
    }
}

void ks_shape_write(const struct ks_shape *shape, const void *value, struct ks_form_out *out)
{
    for (size_t i = 0; i < shape->n && out->good; i++) {
        write_field(&shape->field[i], value, out);
    }
}

/* ---- from bytes ---- */

static void *elements_for(const struct ks_field *field, size_t n, struct ks_form_in *in)
{
    return ks_arena_array(in->arena, n + 1, field->of->size);
}

static void
read_elements(const struct ks_field *field, void *elements, size_t n, struct ks_form_in *in)
{
    for (size_t i = 0; i < n && in->good; i++) {
        ks_shape_read(field->of, (unsigned char *)elements + i * field->of->size, in);
    }
}

/* An element has at least one byte: no list is longer than what is left of the form. */
static size_t read_count(const struct ks_field *field, void *value, struct ks_form_in *in)
{
    size_t n = (size_t)field->hi;
    if (field->kind != KS_FIELD_EACH) {
        n = (size_t)ks_form_number(in, 0, field->hi);
        in->good = in->good && n <= in->n;
        n = in->good ? n : 0;
        memcpy((unsigned char *)value + field->count, &n, sizeof n);
    }
    return n;
}

static bool stays_inside(const char *path, struct ks_arena *arena)
{
    const char *clean;
    return ks_relpath_clean(ks_str_of(path), arena, &clean) == KS_RELPATH_OK &&
           strcmp(path, clean) == 0;
}

static void read_text(const struct ks_field *field, void *value, struct ks_form_in *in)
{
    const char *text =
        ks_form_text(in, (size_t)field->hi, field->lo == 0 ? KS_FORM_OR_NULL : KS_FORM_THERE).p;
    if (in->good && text != NULL && field->kind == KS_FIELD_PATH) {
        in->good = stays_inside(text, in->arena);
    }
    memcpy((unsigned char *)value + field->at, &text, sizeof text);
}

static void read_field(const struct ks_field *field, void *value, struct ks_form_in *in)
{
    unsigned char *own = (unsigned char *)value + field->at;
    int64_t number;
    void *more;
    size_t n;
    switch (field->kind) {
    case KS_FIELD_NUMBER:
    case KS_FIELD_DATE:
        number = ks_form_number(in, INT64_MIN, INT64_MAX);
        in->good = in->good && is_within(field, number);
        store(field, value, in->good ? number : 0);
        break;
    case KS_FIELD_TEXT:
    case KS_FIELD_PATH:
        read_text(field, value, in);
        break;
    case KS_FIELD_LIST:
        n = read_count(field, value, in);
        more = elements_for(field, n, in);
        memcpy(own, &more, sizeof more);
        read_elements(field, more, n, in);
        break;
    case KS_FIELD_SOME:
    case KS_FIELD_EACH:
        read_elements(field, own, read_count(field, value, in), in);
        break;
    case KS_FIELD_ONE:
        n = (size_t)ks_form_number(in, 0, 1);
        more = n == 0 ? NULL : elements_for(field, 1, in);
        memcpy(own, &more, sizeof more);
        read_elements(field, more, n, in);
        break;
    case KS_FIELD_LEFT:
        break;
    }
}

void ks_shape_read(const struct ks_shape *shape, void *value, struct ks_form_in *in)
{
    for (size_t i = 0; i < shape->n && in->good; i++) {
        read_field(&shape->field[i], value, in);
    }
    in->good = in->good && (shape->holds == NULL || shape->holds(value));
}
