/* What a cycle came to (see outcome.h). */
#include "sync/take/outcome.h"

#include <string.h>

#include "base/text.h"

struct ks_outcome ks_outcome(enum ks_cycle_end end, bool news, const char *text)
{
    struct ks_outcome outcome = { .end = end, .news = news };
    memcpy(outcome.text, text, ks_utf8_prefix(text, strlen(text), sizeof outcome.text - 1));
    return outcome;
}
