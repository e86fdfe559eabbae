/* Moments that telephones, cameras, scanners and programs write into file names. */
#include <string.h>

#include "readers/set/parts.h"

/* Y M D h m s are figures, each other character itself. */
static const char *const stamps[] = {
    "YYYYMMDD_hhmmss",         "YYYYMMDD-hhmmss",
    "YYYYMMDD hhmmss",         "YYYYMMDDThhmmss",
    "YYYYMMDDhhmmss",          "YYYYMMDD_hh-mm-ss",
    "YYYY-MM-DD-hh-mm-ss",     "YYYY-MM-DD_hh-mm-ss",
    "YYYY-MM-DD hh-mm-ss",     "YYYY-MM-DD hh.mm.ss",
    "YYYY-MM-DD_hh.mm.ss",     "YYYY-MM-DD hh_mm_ss",
    "YYYY-MM-DDThh-mm-ss",     "YYYY-MM-DDThh_mm_ss",
    "YYYY-MM-DDThh.mm.ss",     "YYYY-MM-DD hhmmss",
    "YYYY-MM-DD_hhmmss",       "YYYY-MM-DD-hhmmss",
    "YYYY-MM-DD at hh.mm.ss",  "YYYY-MM-DD at h.mm.ss",
    "YYYY-MM-DD h.mm.ss",      "YYYY-MM-DD 上午h.mm.ss",
    "YYYY-MM-DD 下午h.mm.ss",  "YYYY-MM-DD 上午hh.mm.ss",
    "YYYY-MM-DD 下午hh.mm.ss", "YYYY-MM-DD hh.mm",
    "YYYY-MM-DD hh：mm",       "YYYY_MM_DD_hh_mm_ss",
    "YYYY_MM_DD hh_mm_ss",     "YYYY.MM.DD hh.mm.ss",
    "YYYY.MM.DD_hh.mm.ss",     "YYYY.MM.DD-hh.mm.ss",
    "YYYY年MM月DD日 hhmmss",   "YYYY年MM月DD日hh时mm分ss秒",
    "YYYY年MM月DD日 hh时mm分", "MM-DD-YYYY hh.mm",
    "MM-DD-YYYY hh-mm-ss",     "MM-DD-YYYY hhmmss",
    "DD-MM-YYYY hh-mm-ss",     "YYYYMMDD-WAssss",
};

static const char fields[] = "YMDhms";
static const int highest[] = { 9999, 12, 31, 24, 59, 59 };

/* Behind it a number may follow: thousandths, the first of several. */
#define NUMBER_MAX 5

static bool is_figure(char c)
{
    return c >= '0' && c <= '9';
}

/* How much of the text the stamp takes; 0 if it is not there. */
static size_t matches(const char *text, size_t n, const char *stamp)
{
    int value[KS_COUNT(highest)] = { 0 };
    size_t length = strlen(stamp);
    if (length > n) {
        return 0;
    }
    for (size_t i = 0; i < length; i++) {
        const char *field = strchr(fields, stamp[i]);
        bool letter = stamp[i] == 'W' || stamp[i] == 'A' || stamp[i] == 'T';
        if (field == NULL || letter ? text[i] != stamp[i] : !is_figure(text[i])) {
            return 0;
        }
        if (field != NULL) {
            value[field - fields] = value[field - fields] * 10 + (text[i] - '0');
        }
    }
    for (size_t i = 0; i < KS_COUNT(highest); i++) {
        if (value[i] > highest[i] && strstr(stamp, "WA") == NULL) {
            return 0;
        }
    }
    return length;
}

static size_t figures_at(const struct ks_naming *n, size_t at)
{
    size_t length = 0;
    while (at + length < n->n && is_figure(n->left[at + length])) {
        length++;
    }
    return length;
}

size_t ks_naming_stamp(const struct ks_naming *n, size_t at)
{
    size_t longest = 0;
    if (at > 0 && is_figure(n->left[at - 1])) {
        return 0;
    }
    for (size_t i = 0; i < KS_COUNT(stamps); i++) {
        size_t length = matches(n->left + at, n->n - at, stamps[i]);
        size_t more = length == 0 ? 0 : figures_at(n, at + length);
        /* two figures more make 20261201-20261231 */
        length = more > 0 && (more < 3 || more > NUMBER_MAX) ? 0 : length + more;
        longest = length > longest ? length : longest;
    }
    while (longest > 0 && at + longest < n->n && strchr("-_.", n->left[at + longest]) != NULL) {
        size_t more = figures_at(n, at + longest + 1);
        if (more == 0 || more > NUMBER_MAX) {
            break;
        }
        longest += more + 1;
    }
    return longest;
}
