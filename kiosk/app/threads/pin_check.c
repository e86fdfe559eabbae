/* Off the main thread (see pin_check.h). */
#include "app/threads/pin_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/threads/news.h"
#include "base/check.h"
#include "core/problem/fail.h"
#include "core/visit/staff.h"
#include "port/counter_file.h"
#include "port/lang.h"
#include "port/pin_hash.h"
#include "port/thread.h"

#define KS_LOG_MODULE "kiosk"
#include "port/log.h"

struct ks_pin_check {
    struct ks_thread *thread;
    struct ks_inbox *news;
    char pin[KS_PIN_MAX + 1], hash[KS_PIN_HASH_BYTES], counter[KS_PIN_COUNTER_PATH];
    int failures;
};

/* Writes the count of wrong PINs. A failure is only logged: a disk that takes no more must not shut
 * staff out. */
static void count(const struct ks_pin_check *check, int failures)
{
    struct ks_err err = { 0 };
    if (*check->counter != '\0' && !ks_counter_write(check->counter, failures, &err)) {
        ks_log(KS_LOG_PIN_NOT_KEPT, "wrong PINs are not kept: %s",
               ks_err_line(ks_lang_here(), &err).text);
    }
}

static void run(void *context)
{
    struct ks_pin_check *check = context;
    count(check, check->failures);
    struct ks_news news = { .kind = KS_NEWS_PIN, .right = ks_pin_is(check->pin, check->hash) };
    ks_pin_forget(check->pin, sizeof check->pin);
    if (news.right) {
        count(check, 0);
    }
    ks_news_send(check->news, &news);
}

struct ks_pin_check *ks_pin_check_start(
    const char *pin, const char *hash, const char *counter, int failures, struct ks_inbox *news)
{
    struct ks_pin_check *check = calloc(1, sizeof *check);
    if (check == NULL) {
        ks_oom();
    }
    check->news = news;
    check->failures = failures;
    snprintf(check->counter, sizeof check->counter, "%s", counter);
    memcpy(check->pin, pin, strnlen(pin, KS_PIN_MAX));
    memcpy(check->hash, hash, strnlen(hash, sizeof check->hash - 1));
    check->thread = ks_thread_start("pin", run, check);
    return check;
}

void ks_pin_check_end(struct ks_pin_check *check)
{
    if (check != NULL) {
        ks_thread_join(check->thread);
        free(check);
    }
}
