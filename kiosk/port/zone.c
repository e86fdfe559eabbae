/* Zone rules from the system's TZif files (RFC 8536, the 64-bit block). */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "port/clock.h"

#define TZIF_BYTES_MAX 65536
#define SHANGHAI_OFFSET 28800
#define HEADER 44
#define FROM INT64_C(0)           /* 1970 */
#define UNTIL INT64_C(4102444800) /* 2100 */

static uint32_t be32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static int64_t be64(const unsigned char *p)
{
    return (int64_t)((uint64_t)be32(p) << 32 | be32(p + 4));
}

struct counts {
    size_t utc, standard, leap, times, types, chars;
};

static bool read_header(const unsigned char *p, size_t n, struct counts *c)
{
    if (n < HEADER || memcmp(p, "TZif", 4) != 0) {
        return false;
    }
    *c = (struct counts) { be32(p + 20), be32(p + 24), be32(p + 28),
                           be32(p + 32), be32(p + 36), be32(p + 40) };
    return c->times < 4096 && c->types > 0 && c->types < 256 && c->leap < 4096 && c->utc < 4096 &&
           c->standard < 4096 && c->chars < 4096;
}

static size_t block_size(const struct counts *c, size_t word)
{
    return c->times * (word + 1) + c->types * 6 + c->chars + c->leap * (word + 4) + c->standard +
           c->utc;
}

static void add_rule(struct ks_zone *zone, int64_t from, int32_t offset)
{
    if (zone->n > 0 && zone->rule[zone->n - 1].offset == offset) {
        return;
    }
    if (zone->n < KS_ZONE_RULES_MAX) {
        zone->rule[zone->n++] = (struct ks_zone_rule) { from, offset };
    }
}

static bool parse(const unsigned char *p, size_t n, struct ks_zone *zone)
{
    struct counts c;
    if (!read_header(p, n, &c) || p[4] < '2' || n < HEADER + block_size(&c, 4)) {
        return false;
    }
    size_t skip = HEADER + block_size(&c, 4);
    p += skip;
    n -= skip;
    if (!read_header(p, n, &c) || n < HEADER + block_size(&c, 8)) {
        return false;
    }
    const unsigned char *times = p + HEADER, *kinds = times + c.times * 8, *types = kinds + c.times;
    zone->n = 0;
    int32_t offset = (int32_t)be32(types); /* before the first transition */
    for (size_t i = 0; i < c.times; i++) {
        if (kinds[i] >= c.types) {
            return false;
        }
        int64_t at = be64(times + i * 8);
        int32_t after = (int32_t)be32(types + (size_t)kinds[i] * 6);
        if (at > FROM && at < UNTIL) {
            if (zone->n == 0) {
                add_rule(zone, INT64_MIN, offset);
            }
            add_rule(zone, at, after);
        }
        offset = after;
    }
    if (zone->n == 0) {
        add_rule(zone, INT64_MIN, offset);
    }
    return true;
}

static bool name_is_safe(const char *name)
{
    for (const char *p = name; *p != '\0'; p++) {
        bool fine = ks_char_is_latin(*p) || ks_char_is_digit(*p) || *p == '/' || *p == '_' ||
                    *p == '-' || *p == '+';
        if (!fine) {
            return false;
        }
    }
    return *name != '\0' && *name != '/';
}

bool ks_zone_load(const char *name, struct ks_zone *zone)
{
    unsigned char bytes[TZIF_BYTES_MAX];
    char path[256];
    ssize_t n = -1;
    if (name_is_safe(name) &&
        (size_t)snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", name) < sizeof path) {
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        if (fd >= 0) {
            n = read(fd, bytes, sizeof bytes);
            close(fd);
        }
    }
    if (n > 0 && parse(bytes, (size_t)n, zone)) {
        return true;
    }
    if (strcmp(name, "Asia/Shanghai") == 0) {
        *zone = ks_zone_fixed(SHANGHAI_OFFSET);
        return true;
    }
    return false;
}
