/* Languages of a CAP message: of what it says in several, one is shown (see parts.h). */
#include <assert.h>
#include <string.h>

#include "readers/cap/parts.h"

static bool starts_with(const char *text, const char *prefix)
{
    return ks_str_begins(ks_str_of(text), ks_str_of(prefix));
}

/* The language of an info; without one CAP means en-US. */
static const char *language(const struct ks_cap_info *info)
{
    return ks_cap_is_there(&info->v[KS_EL_LANGUAGE]) ? info->v[KS_EL_LANGUAGE].text : "en-US";
}

/* Whether a code of RFC 5646 is of a language of ours. */
static bool is_ours(const char *code, enum ks_lang *lang)
{
    for (size_t i = 0; i < KS_LANG_COUNT; i++) {
        *lang = (enum ks_lang)i;
        if (starts_with(code, ks_lang_tag(*lang))) {
            return true;
        }
    }
    return false;
}

const char *ks_cap_lang(const struct ks_cap_info *info)
{
    enum ks_lang lang;
    return is_ours(language(info), &lang) ? ks_lang_tag(lang) : language(info);
}

static int preference(const struct ks_cap_info *info)
{
    const char *code = language(info);
    if (starts_with(code, "zh-cn") || starts_with(code, "zh-hans")) {
        return KS_LANG_COUNT + 1;
    }
    enum ks_lang lang;
    return !is_ours(code, &lang) ? 0 : KS_LANG_COUNT - (int)lang; /* Chinese before all others */
}

static bool
same_text(const struct ks_cap_info *a, const struct ks_cap_info *b, enum ks_cap_element element)
{
    const char *x = a->v[element].text, *y = b->v[element].text;
    return strcmp(x == NULL ? "" : x, y == NULL ? "" : y) == 0;
}

/* Whether two infos say the same in two languages. Nothing in CAP says so: it shows in what is not
 * translated, the weights, the times and the codes and shapes of the areas. */
static bool is_translation(const struct ks_cap_info *a, const struct ks_cap_info *b)
{
    static const enum ks_cap_element same[] = { KS_EL_URGENCY,   KS_EL_SEVERITY, KS_EL_CERTAINTY,
                                                KS_EL_EFFECTIVE, KS_EL_ONSET,    KS_EL_EXPIRES };
    bool found = strcmp(language(a), language(b)) != 0 && a->n_areas == b->n_areas &&
                 a->where == b->where && a->all_clear == b->all_clear;
    for (size_t i = 0; found && i < KS_COUNT(same); i++) {
        found = same_text(a, b, same[i]);
    }
    return found;
}

/* The place of an info among those of its language. */
static size_t nth_of_its_language(const struct ks_cap_document *d, size_t index)
{
    size_t n = 0;
    for (size_t i = 0; i < index; i++) {
        n += strcmp(language(&d->infos[i]), language(&d->infos[index])) == 0;
    }
    return n;
}

/* The info that says the same as this one and comes before all others; itself, if none does. Of two
 * dangers that look alike in both languages the first is the first's translation. */
static size_t original_of(const struct ks_cap_document *d, size_t index)
{
    size_t best = index, nth = nth_of_its_language(d, index);
    assert(index < d->n_infos);
    for (size_t i = 0; i < d->n_infos; i++) {
        int ahead = preference(&d->infos[i]) - preference(&d->infos[best]);
        if (i != index && (ahead > 0 || (ahead == 0 && i < best)) &&
            is_translation(&d->infos[i], &d->infos[index]) && nth_of_its_language(d, i) == nth) {
            best = i;
        }
    }
    return best;
}

void ks_cap_share_areas(const struct ks_cap_document *d)
{
    for (size_t i = 0; i < d->n_infos; i++) {
        const struct ks_alert_areas *areas = &d->infos[i].areas;
        struct ks_cap_info *original = &d->infos[original_of(d, i)];
        for (size_t k = 0; original != &d->infos[i] && k < areas->n; k++) {
            (void)ks_cap_area_add(d, original, areas->v[k]);
        }
    }
}

bool ks_cap_is_told(const struct ks_cap_document *d, size_t index)
{
    return original_of(d, index) == index;
}
