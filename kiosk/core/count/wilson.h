#ifndef KS_CORE_COUNT_WILSON_H
#define KS_CORE_COUNT_WILSON_H

#include <stdint.h>

/* Wilson's 95 % interval of a share (Wilson 1927): what k of n says of the share behind it. */

struct ks_interval {
    double low, high; /* 0-1 */
};

struct ks_interval ks_wilson(uint32_t k, uint32_t n); /* k <= n; n = 0: anything, 0-1 */

#endif
