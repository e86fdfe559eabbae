/* The six words for what became of an alert (see told.h). */
#include "core/alert/told.h"

#include <assert.h>

#include "base/text.h"

static const struct {
    const char *name;
    enum ks_phrase phrase;
} words[KS_ALERT_TOLDS] = {
#define WORD(told, name, phrase) { name, phrase },
    KS_ALERT_TOLD(WORD)
};

const char *ks_alert_told_name(enum ks_alert_told told)
{
    assert(told < KS_ALERT_TOLDS);
    return words[told].name;
}

enum ks_phrase ks_alert_told_phrase(enum ks_alert_told told)
{
    assert(told < KS_ALERT_TOLDS);
    return words[told].phrase;
}

enum ks_alert_told ks_alert_told_of(enum ks_alert_state state)
{
    switch (state) {
    case KS_ALERT_ON:
        return KS_TOLD_ON_AIR;
    case KS_ALERT_WAITING:
    case KS_ALERT_NO_CLOCK:
        return KS_TOLD_LATER;
    case KS_ALERT_EXPIRED:
        return KS_TOLD_OVER;
    case KS_ALERT_CANCELLED:
    case KS_ALERT_SUPERSEDED:
    case KS_ALERT_ENDS_OTHERS:
        return KS_TOLD_CANCELLED;
    case KS_ALERT_NOT_REAL:
    case KS_ALERT_OTHER_PLACE:
        break;
    }
    return KS_TOLD_NOT_HERE;
}
