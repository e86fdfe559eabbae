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
    bool counted;
};

/* Writes the count of wrong PINs. */
static bool count(const struct ks_pin_check *check, int failures)
{
    struct ks_err err = { 0 };
    bool ok = ks_counter_write(check->counter, failures, &err);
    if (!ok) {
        ks_log(KS_LOG_PIN_NOT_KEPT, "no PIN is taken, for wrong ones are not kept: %s",
               ks_err_line(ks_lang_here(), &err).text);
    }
    return ok;
}

static enum ks_pin_answer answer_to(const struct ks_pin_check *check)
{
    return !check->counted                      ? KS_PIN_EARLY
           : !count(check, check->failures)     ? KS_PIN_UNKEPT
           : ks_pin_is(check->pin, check->hash) ? KS_PIN_RIGHT
                                                : KS_PIN_WRONG;
}

static void check_one(void *context)
{
    struct ks_pin_check *check = context;
    struct ks_news news = { .kind = KS_NEWS_PIN, .pin.answer = answer_to(check) };
    ks_pin_forget(check->pin, sizeof check->pin);
    if (news.pin.answer == KS_PIN_RIGHT) {
        (void)count(check, 0);
    }
    ks_news_send(check->news, &news);
}

static void count_those_before(void *context)
{
    struct ks_pin_check *check = context;
    struct ks_news news = { .kind = KS_NEWS_COUNTED };
    news.pin.failures = ks_counter_read(check->counter);
    news.pin.unkept = !count(check, news.pin.failures);
    ks_news_send(check->news, &news);
}

static struct ks_pin_check *new_check(const char *counter, struct ks_inbox *news)
{
    struct ks_pin_check *check = calloc(1, sizeof *check);
    if (check == NULL) {
        ks_oom();
    }
    check->news = news;
    snprintf(check->counter, sizeof check->counter, "%s", counter);
    return check;
}

struct ks_pin_check *ks_pin_count_start(const char *counter, struct ks_inbox *news)
{
    struct ks_pin_check *check = new_check(counter, news);
    check->thread = ks_thread_start("pin", count_those_before, check);
    return check;
}

struct ks_pin_check *ks_pin_check_start(const struct ks_pin_question *question,
                                        struct ks_inbox *news)
{
    struct ks_pin_check *check = new_check(question->counter, news);
    check->failures = question->failures;
    check->counted = question->counted;
    memcpy(check->pin, question->pin, strnlen(question->pin, KS_PIN_MAX));
    memcpy(check->hash, question->hash, strnlen(question->hash, sizeof check->hash - 1));
    check->thread = ks_thread_start("pin", check_one, check);
    return check;
}

void ks_pin_check_end(void *ended)
{
    struct ks_pin_check *check = ended;
    if (check != NULL) {
        ks_thread_join(check->thread);
        free(check);
    }
}
