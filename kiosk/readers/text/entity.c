/* Character references of HTML, by name and by number (see entity.h). */
#include "readers/text/entity.h"

#include <stdlib.h>
#include <string.h>

static bool is_of_a_name(char c)
{
    return ks_char_is_latin(c) || ks_char_is_digit(c);
}

static int by_name(const void *key, const void *row)
{
    const struct ks_str *name = key;
    const struct ks_entity *entity = row;
    int order = strncmp(name->p, entity->name, name->n);
    return order != 0 ? order : entity->name[name->n] == '\0' ? 0 : -1;
}

static const struct ks_entity *named(struct ks_str name)
{
    return bsearch(&name, ks_entities, ks_entities_n, sizeof *ks_entities, by_name);
}

/* The character that Windows-1252 has where Unicode has a control; 0 = none. */
static uint32_t of_windows(uint32_t c)
{
    static const uint16_t meant[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
    };
    return c >= 0x80 && c <= 0x9F ? meant[c - 0x80] : 0;
}

static uint32_t meant_by(uint32_t number)
{
    if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) {
        return 0xFFFD;
    }
    uint32_t windows = of_windows(number);
    bool control = number < ' ' || (number >= 0x7F && number <= 0x9F);
    return windows != 0 ? windows : control ? ' ' : number;
}

/* `text` is what stands behind "&#"; the length of the number, with its semicolon. */
static size_t number_at(struct ks_str text, uint32_t *c)
{
    bool hex = text.n > 0 && (text.p[0] == 'x' || text.p[0] == 'X');
    size_t first = hex ? 1 : 0, i = first;
    uint32_t number = 0;
    for (; i < text.n; i++) {
        char d = text.p[i];
        uint32_t digit = ks_char_is_digit(d)           ? (uint32_t)(d - '0')
                         : hex && d >= 'a' && d <= 'f' ? (uint32_t)(d - 'a' + 10)
                         : hex && d >= 'A' && d <= 'F' ? (uint32_t)(d - 'A' + 10)
                                                       : 16;
        if (digit == 16) {
            break;
        }
        number = number > 0x10FFFF ? number : number * (hex ? 16 : 10) + digit;
    }
    if (i == first) {
        return 0;
    }
    *c = meant_by(number);
    return i + (i < text.n && text.p[i] == ';' ? 1 : 0);
}

size_t ks_entity_at(struct ks_str text, uint32_t c[2])
{
    c[0] = c[1] = 0;
    if (text.n < 2 || text.p[0] != '&') {
        return 0;
    }
    struct ks_str rest = { text.p + 1, text.n - 1 };
    if (rest.p[0] == '#') {
        size_t n = number_at((struct ks_str) { rest.p + 1, rest.n - 1 }, &c[0]);
        return n == 0 ? 0 : n + 2;
    }
    size_t n = 0;
    while (n < rest.n && n < KS_ENTITY_NAME_MAX && is_of_a_name(rest.p[n])) {
        n++;
    }
    for (bool ended = n < rest.n && rest.p[n] == ';'; n > 0; n--, ended = false) {
        const struct ks_entity *entity = named((struct ks_str) { rest.p, n });
        if (entity != NULL && (ended || entity->legacy)) {
            memcpy(c, entity->c, sizeof entity->c);
            return 1 + n + ended;
        }
    }
    return 0;
}
