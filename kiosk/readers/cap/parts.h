#ifndef KS_READERS_CAP_PARTS_H
#define KS_READERS_CAP_PARTS_H

#include <stdint.h>

#include "core/alert/alert.h"
#include "core/problem/problem.h"

/* A CAP document as the texts of its elements, before anything is judged. Internal to the CAP
 * reader: xml.c fills it from XML, alert.c makes the alerts of it. Texts live in its arena. */

enum ks_cap_element {
    /* of the alert */
    KS_EL_IDENTIFIER,
    KS_EL_SENDER,
    KS_EL_SENT,
    KS_EL_STATUS,
    KS_EL_MSG_TYPE,
    KS_EL_SCOPE,
    KS_EL_REFERENCES,
    /* of an info */
    KS_EL_LANGUAGE,
    KS_EL_CATEGORY,
    KS_EL_EVENT,
    KS_EL_URGENCY,
    KS_EL_SEVERITY,
    KS_EL_CERTAINTY,
    KS_EL_RESPONSE_TYPE,
    KS_EL_EFFECTIVE,
    KS_EL_ONSET,
    KS_EL_EXPIRES,
    KS_EL_SENDER_NAME,
    KS_EL_HEADLINE,
    KS_EL_DESCRIPTION,
    KS_EL_INSTRUCTION,
    KS_EL_WEB,
    KS_EL_TEXTS, /* how many carry a text of their own */
    /* structure, and what has a place only inside it */
    KS_EL_ALERT = KS_EL_TEXTS,
    KS_EL_INFO,
    KS_EL_AREA,
    KS_EL_AREA_DESC,
    KS_EL_POLYGON,
    KS_EL_CIRCLE,
    KS_EL_GEOCODE,
    KS_EL_PARAMETER,
    KS_EL_VALUE_NAME,
    KS_EL_VALUE,
    KS_EL_OTHER
};

struct ks_cap_text {
    const char *text; /* trimmed; NULL = element absent */
    int row, column;
};

struct ks_cap_info {
    int row, column;
    struct ks_cap_text v[KS_EL_TEXTS];
    struct ks_cap_text interrupt;
    struct ks_alert_areas areas;
    size_t areas_capacity;
    bool areas_cut; /* there were more */
    size_t n_areas; /* area elements */
    uint64_t where; /* a sum over codes and shapes: that of a translation is the same */
    bool all_clear; /* one of its responseType is AllClear */
};

struct ks_cap_document {
    const char *file;
    struct ks_arena *arena;
    struct ks_problems *problems;
    const struct ks_zone *zone;
    struct ks_cap_text v[KS_EL_TEXTS];
    struct ks_cap_info *infos;
    size_t n_infos;
};

const char *ks_cap_element_name(enum ks_cap_element element); /* "msgType" */

static inline bool ks_cap_is_there(const struct ks_cap_text *text)
{
    return text->text != NULL && *text->text != '\0';
}

/* Lists a problem of an element: its name, the beginning of its text, and how to mend it where that
 * varies. */
void ks_cap_report(const struct ks_cap_document *document,
                   enum ks_problem_code code,
                   enum ks_cap_element element,
                   const struct ks_cap_text *text,
                   struct ks_arg how);

/* Which earlier messages this one names (references.c). */
void ks_cap_references(const struct ks_cap_document *document, struct ks_alert *alert);

/* Languages (language.c). */
const char *ks_cap_lang(const struct ks_cap_info *info); /* "zh"; as written if none of ours */
/* Whether this info is shown: not if another says the same in a language that comes before its
 * own. */
bool ks_cap_is_told(const struct ks_cap_document *document, size_t index);
/* Gives what is told the areas that its translations name in their words. */
void ks_cap_share_areas(const struct ks_cap_document *document);

/* Adds a word for where the info is, once (areas.c). False, once, if there are too many. */
bool ks_cap_area_add(const struct ks_cap_document *document,
                     struct ks_cap_info *info,
                     const char *text);

/* A text without the line breaks that only the width of a teletype asked for (wrap.c). */
const char *ks_cap_unwrapped(struct ks_str text, struct ks_arena *arena);

#endif
