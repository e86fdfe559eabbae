/* kioskctl pin: the staff PIN from the standard input as a line for kiosk.ini. */
#include <stdio.h>
#include <string.h>

#include "core/visit/staff.h"
#include "kioskctl/ctl.h"
#include "port/lang.h"
#include "port/pin_hash.h"

int ctl_pin(struct ctl *ctl)
{
    (void)ctl;
    char pin[64], hash[KS_PIN_HASH_BYTES];
    bool got = fgets(pin, sizeof pin, stdin) != NULL;
    size_t n = got ? strcspn(pin, "\r\n") : 0;
    bool fine = n >= KS_PIN_MIN && n <= KS_PIN_MAX && strspn(pin, "0123456789") == n;
    if (fine) {
        pin[n] = '\0';
        fine = ks_pin_hash(pin, hash);
        if (fine) {
            printf("staff-pin-hash = %s\n", hash);
        }
    }
    ks_pin_forget(pin, sizeof pin);
    return fine
               ? CTL_CLEAN
               : ctl_cannot(ks_say("密码是 %d 到 %d 位数字，从标准输入读"), KS_PIN_MIN, KS_PIN_MAX);
}
