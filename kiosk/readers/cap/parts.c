/* The elements of a CAP document: what they are called, and a problem of one (see parts.h). */
#include "readers/cap/parts.h"

static const char *const names[KS_EL_OTHER] = {
    [KS_EL_IDENTIFIER] = "identifier",
    [KS_EL_SENDER] = "sender",
    [KS_EL_SENT] = "sent",
    [KS_EL_STATUS] = "status",
    [KS_EL_MSG_TYPE] = "msgType",
    [KS_EL_SCOPE] = "scope",
    [KS_EL_REFERENCES] = "references",
    [KS_EL_LANGUAGE] = "language",
    [KS_EL_CATEGORY] = "category",
    [KS_EL_EVENT] = "event",
    [KS_EL_URGENCY] = "urgency",
    [KS_EL_SEVERITY] = "severity",
    [KS_EL_CERTAINTY] = "certainty",
    [KS_EL_RESPONSE_TYPE] = "responseType",
    [KS_EL_EFFECTIVE] = "effective",
    [KS_EL_ONSET] = "onset",
    [KS_EL_EXPIRES] = "expires",
    [KS_EL_SENDER_NAME] = "senderName",
    [KS_EL_HEADLINE] = "headline",
    [KS_EL_DESCRIPTION] = "description",
    [KS_EL_INSTRUCTION] = "instruction",
    [KS_EL_WEB] = "web",
    [KS_EL_ALERT] = "alert",
    [KS_EL_INFO] = "info",
    [KS_EL_AREA] = "area",
    [KS_EL_AREA_DESC] = "areaDesc",
    [KS_EL_POLYGON] = "polygon",
    [KS_EL_CIRCLE] = "circle",
    [KS_EL_GEOCODE] = "geocode",
    [KS_EL_PARAMETER] = "parameter",
    [KS_EL_VALUE_NAME] = "valueName",
    [KS_EL_VALUE] = "value",
};

const char *ks_cap_element_name(enum ks_cap_element element)
{
    return (unsigned)element < KS_EL_OTHER ? names[element] : "?";
}

void ks_cap_report(const struct ks_cap_document *d,
                   enum ks_problem_code code,
                   enum ks_cap_element element,
                   const struct ks_cap_text *text,
                   struct ks_arg how)
{
    ks_problems_add(d->problems, code,
                    (struct ks_place_in_file) { d->file, text->row, text->column },
                    KS_ARGS(ks_arg_text(ks_cap_element_name(element)),
                            ks_arg_cut(ks_str_of(text->text), 60), how));
}
