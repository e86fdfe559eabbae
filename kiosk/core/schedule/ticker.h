#ifndef KS_CORE_SCHEDULE_TICKER_H
#define KS_CORE_SCHEDULE_TICKER_H

#include "core/schedule/schedule.h"

/* The ticker: which of its lines stands below a frame. The lines that the rules of a playlist row
 * let stand there take turns with the loop. Pure. */

/* `turn`: how many items of the loop have been shown. NULL: no line may stand there. O(lines). */
const struct ks_ticker_line *ks_ticker_at(const struct ks_ticker *ticker,
                                          const struct ks_situation *situation,
                                          const struct ks_phase *phase,
                                          size_t turn);

#endif
