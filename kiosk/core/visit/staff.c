/* The door of the staff menu (see staff.h). */
#include "core/visit/staff.h"

#include <assert.h>
#include <string.h>

/* The PIN is digits only, `n` of them. While it is checked the text may be wiped already, and `n`
 * stands for the dots on the screen. Wrong ones are counted up to the first that closes the door.
 */
static void assert_state(const struct ks_staff *staff)
{
    assert(staff->n <= KS_PIN_MAX && staff->pin[KS_PIN_MAX] == '\0');
    assert(staff->checking ? staff->n >= KS_PIN_MIN : strlen(staff->pin) == staff->n);
    assert(strspn(staff->pin, "0123456789") == strlen(staff->pin));
    assert(staff->failures >= 0 && staff->failures <= KS_PIN_FREE + 1);
    assert(staff->import <= KS_IMPORT_REFUSED);
}

bool ks_staff_is_closed(const struct ks_staff *staff, struct ks_mono now)
{
    return staff->failures > 0 && ks_mono_ms_between(now, staff->closed_until) > 0;
}

int ks_staff_seconds(const struct ks_staff *staff, struct ks_mono now)
{
    int64_t left = ks_mono_ms_between(now, staff->closed_until);
    return !ks_staff_is_closed(staff, now) ? 0 : (int)((left + 999) / 1000);
}

bool ks_staff_digit(struct ks_staff *staff, struct ks_mono now, int digit)
{
    assert_state(staff);
    if (staff->checking || ks_staff_is_closed(staff, now) || staff->n >= KS_PIN_MAX || digit < 0 ||
        digit > 9) {
        return false;
    }
    staff->pin[staff->n++] = (char)('0' + digit);
    assert_state(staff);
    return true;
}

bool ks_staff_erase(struct ks_staff *staff)
{
    if (staff->checking || staff->n == 0) {
        return false;
    }
    staff->pin[--staff->n] = '\0';
    assert_state(staff);
    return true;
}

bool ks_staff_enter(struct ks_staff *staff, struct ks_mono now)
{
    if (staff->checking || ks_staff_is_closed(staff, now) || staff->n < KS_PIN_MIN) {
        return false;
    }
    staff->checking = true;
    assert_state(staff);
    return true;
}

void ks_staff_checked(struct ks_staff *staff, struct ks_mono now, enum ks_pin_answer answer)
{
    staff->checking = false;
    staff->answer = answer;
    ks_staff_wipe(staff);
    assert_state(staff);
    if (answer == KS_PIN_RIGHT) {
        staff->failures = 0;
    } else if (answer == KS_PIN_WRONG) {
        ks_staff_recall(staff, now, ks_staff_failures_if_wrong(staff));
    }
}

int ks_staff_failures_if_wrong(const struct ks_staff *staff)
{
    return staff->failures + (staff->failures <= KS_PIN_FREE);
}

void ks_staff_recall(struct ks_staff *staff, struct ks_mono now, int failures)
{
    staff->answer = KS_PIN_WRONG;
    staff->failures = failures > KS_PIN_FREE ? KS_PIN_FREE + 1 : failures;
    int64_t wait = staff->failures > KS_PIN_FREE ? KS_PIN_LOCK_MS : 1000 << staff->failures;
    staff->closed_until = ks_mono_add_ms(now, wait);
    assert(wait <= KS_PIN_LOCK_MS);
    assert_state(staff);
}

void ks_staff_wipe(struct ks_staff *staff)
{
    volatile char *pin = staff->pin; /* not optimised away */
    for (size_t i = 0; i < sizeof staff->pin; i++) {
        pin[i] = '\0';
    }
    staff->n = 0;
}
