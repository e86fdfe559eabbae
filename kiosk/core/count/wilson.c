/* How much can be said of a share (see wilson.h). */
#include "core/count/wilson.h"

#include <assert.h>
#include <math.h>

#define Z 1.959963984540054 /* of 95 %, two sides */

struct ks_interval ks_wilson(uint32_t k, uint32_t n)
{
    if (n == 0) {
        return (struct ks_interval) { 0, 1 };
    }
    double z2 = Z * Z, middle = k + z2 / 2;
    double spread = Z * sqrt((double)k * (n - k) / n + z2 / 4);
    struct ks_interval share = { (middle - spread) / (n + z2), (middle + spread) / (n + z2) };
    assert(k <= n && share.low <= share.high);
    return share;
}
