/* The names of the elements (see parts.h). */
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
