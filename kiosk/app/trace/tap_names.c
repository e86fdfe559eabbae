/* What can be touched, by name (see tap_names.h). */
#include "app/trace/tap_names.h"

#include <stdio.h>
#include <string.h>

#include "core/visit/visit.h"

static const struct {
    const char *name;
    int tap;
} taps[] = { { "nothing", KS_TAP_NOTHING },
             { "quiz", KS_TAP_QUIZ },
             { "handbook", KS_TAP_HANDBOOK },
             { "help", KS_TAP_HELP },
             { "leave", KS_TAP_LEAVE },
             { "back", KS_TAP_BACK },
             { "next", KS_TAP_NEXT },
             { "earlier", KS_TAP_EARLIER },
             { "later", KS_TAP_LATER },
             { "stay", KS_TAP_STAY },
             { "type-quiz", KS_TAP_TYPE_QUIZ },
             { "channels", KS_TAP_CHANNELS },
             { "works", KS_TAP_WORKS },
             { "poll", KS_TAP_POLL },
             { "vote", KS_TAP_VOTE },
             { "pledge", KS_TAP_PLEDGE },
             { "promise", KS_TAP_PROMISE },
             { "confirm", KS_TAP_CONFIRM },
             { "sure", KS_TAP_SURE },
             { "unsure", KS_TAP_UNSURE },
             { "lesson", KS_TAP_LESSON },
             { "lesson-types", KS_TAP_LESSON_TYPES },
             { "pick-all", KS_TAP_PICK_ALL },
             { "begin", KS_TAP_BEGIN },
             { "uncover", KS_TAP_UNCOVER },
             { "team-a", KS_TAP_TEAM_A },
             { "team-b", KS_TAP_TEAM_B },
             { "lesson-end", KS_TAP_LESSON_END },
             { "home", KS_TAP_HOME },
             { "large", KS_TAP_LARGE },
             { "language", KS_TAP_LANGUAGE },
             { "erase", KS_TAP_PIN_ERASE },
             { "enter", KS_TAP_PIN_ENTER },
             { "neutral", KS_TAP_NEUTRAL },
             { "import", KS_TAP_IMPORT },
             { "preview", KS_TAP_PREVIEW },
             { "adopt", KS_TAP_ADOPT },
             { "refuse", KS_TAP_REFUSE },
             { "device-language", KS_TAP_DEVICE_LANGUAGE } };

bool ks_tap_named(const char *name, int *tap)
{
    int n = 0;
    char end;
    if (sscanf(name, "choice-%d%c", &n, &end) == 1 && n > 0 && n <= KS_TAP_ITEM - KS_TAP_CHOICE) {
        *tap = KS_TAP_CHOICE + n - 1;
        return true;
    }
    if (sscanf(name, "item-%d%c", &n, &end) == 1 && n > 0 && n <= KS_TAP_STAFF - KS_TAP_ITEM) {
        *tap = KS_TAP_ITEM + n - 1;
        return true;
    }
    for (size_t i = 0; i < KS_COUNT(taps); i++) {
        if (strcmp(taps[i].name, name) == 0) {
            *tap = taps[i].tap;
            return true;
        }
    }
    return false;
}

void ks_tap_add_name(struct ks_buf *out, int tap)
{
    for (size_t i = 0; i < KS_COUNT(taps); i++) {
        if (taps[i].tap == tap) {
            ks_buf_adds(out, taps[i].name);
            return;
        }
    }
    bool item = tap >= KS_TAP_ITEM;
    ks_buf_addf(out, "%s-%d", item ? "item" : "choice",
                tap - (item ? KS_TAP_ITEM : KS_TAP_CHOICE) + 1);
}
