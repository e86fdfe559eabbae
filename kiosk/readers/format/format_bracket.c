/* What stands in brackets in the code of a number format: colours show nothing. */
#include "readers/format/format_code.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define LANGUAGE 0x3FF /* of a locale's number */
#define CHINESE 0x04

static bool read_condition(struct ks_format_code *p, struct ks_str in)
{
    static const struct {
        const char *sign;
        enum ks_format_when when;
    } signs[] = { { "<=", KS_WHEN_LE }, { ">=", KS_WHEN_GE }, { "<>", KS_WHEN_NE },
                  { "<", KS_WHEN_LT },  { ">", KS_WHEN_GT },  { "=", KS_WHEN_EQ } };
    for (size_t i = 0; i < KS_COUNT(signs); i++) {
        size_t n = strlen(signs[i].sign);
        if (in.n > n && memcmp(in.p, signs[i].sign, n) == 0) {
            p->s->when = signs[i].when;
            p->s->limit = strtod(in.p + n, NULL); /* ends at the bracket */
            return true;
        }
    }
    return false;
}

/* [$¥-804]: a sign, and whose words are used; [$-F800]: the system's own long date. */
static void read_locale(struct ks_format_code *p, struct ks_str in)
{
    const char *dash = memchr(in.p, '-', in.n);
    size_t sign = dash == NULL ? in.n : (size_t)(dash - in.p);
    if (sign > 0) {
        ks_code_push(p, KS_PIECE_LITERAL, 0, 0)->text = (struct ks_str) { in.p, sign };
        return;
    }
    if (in.n < 2) {
        return;
    }
    struct ks_str name = { in.p + 1, in.n - 1 };
    unsigned long id = strtoul(name.p, NULL, 16);
    if (id == 0xF800 || ks_str_starts(name, KS_STR("x-sysdate"))) {
        p->system = "yyyy\"年\"m\"月\"d\"日\"";
    } else if (id == 0xF400 || ks_str_starts(name, KS_STR("x-systime"))) {
        p->system = "hh:mm:ss";
    } else if (id != 0) {
        p->s->english = (id & LANGUAGE) != CHINESE;
    }
}

/* [h] [mm] [ss]: all of them that there are. */
static bool read_counted(struct ks_format_code *p, struct ks_str in)
{
    for (size_t i = 0; i < in.n; i++) {
        if (tolower((unsigned char)in.p[i]) != tolower((unsigned char)in.p[0])) {
            return false;
        }
    }
    int letter = in.n == 0 ? 0 : tolower((unsigned char)in.p[0]);
    if (letter != 'h' && letter != 'm' && letter != 's') {
        return false;
    }
    ks_code_push(p,
                 letter == 'h'   ? KS_PIECE_HOUR
                 : letter == 'm' ? KS_PIECE_MINUTE
                                 : KS_PIECE_SECOND,
                 0, (int)in.n)
        ->counted = true;
    p->s->counted = true;
    return true;
}

void ks_code_bracket(struct ks_format_code *p)
{
    const char *end = memchr(p->rest.p, ']', p->rest.n);
    if (end == NULL) {
        ks_code_literal(p, 1);
        return;
    }
    struct ks_str in = { p->rest.p + 1, (size_t)(end - p->rest.p) - 1 };
    ks_code_skip(p, in.n + 2);
    if (in.n > 0 && in.p[0] == '$') {
        read_locale(p, (struct ks_str) { in.p + 1, in.n - 1 });
    } else if (in.n == 6 && strncasecmp(in.p, "DBNum", 5) == 0 && in.p[5] >= '1' &&
               in.p[5] <= '3') {
        p->s->numerals = (enum ks_numerals)(in.p[5] - '0');
    } else if (!read_condition(p, in)) {
        (void)read_counted(p, in);
    }
}
