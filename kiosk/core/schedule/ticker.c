/* The ticker's line (see ticker.h). */
#include "core/schedule/ticker.h"

#include <assert.h>

#include "core/schedule/rules.h"

static bool stands(const struct ks_ticker_line *line,
                   const struct ks_situation *situation,
                   const struct ks_phase *phase)
{
    return ks_rules_when(situation, phase, &line->window, &line->places, &line->phases) ==
           KS_STATE_ON_AIR;
}

const struct ks_ticker_line *ks_ticker_at(const struct ks_ticker *ticker,
                                          const struct ks_situation *situation,
                                          const struct ks_phase *phase,
                                          size_t turn)
{
    size_t n = 0;
    for (size_t i = 0; i < ticker->n; i++) {
        n += stands(&ticker->v[i], situation, phase) ? 1 : 0;
    }
    size_t left = n == 0 ? 0 : turn % n;
    assert(n <= ticker->n && (n == 0 || left < n));
    for (size_t i = 0; n > 0 && i < ticker->n; i++) {
        if (stands(&ticker->v[i], situation, phase) && left-- == 0) {
            return &ticker->v[i];
        }
    }
    assert(n == 0); /* else the loop has found it */
    return NULL;
}
