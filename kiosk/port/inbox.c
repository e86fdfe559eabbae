/* A bounded queue of owned messages: a ring under one mutex. */
#include "port/inbox.h"

#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/check.h"

struct ks_inbox {
    pthread_mutex_t mutex;
    pthread_cond_t some, room;
    void (*wake)(void *context);
    void *context;
    size_t size, capacity, head, n;
    bool closed;
    unsigned char *ring;
};

struct ks_inbox *
ks_inbox_new(size_t message_size, size_t capacity, void (*wake)(void *context), void *context)
{
    struct ks_inbox *inbox = calloc(1, sizeof *inbox);
    unsigned char *ring = calloc(capacity, message_size);
    if (inbox == NULL || ring == NULL) {
        ks_oom();
    }
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&inbox->some, &monotonic);
    pthread_cond_init(&inbox->room, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&inbox->mutex, NULL);
    inbox->wake = wake;
    inbox->context = context;
    inbox->size = message_size;
    inbox->capacity = capacity;
    inbox->ring = ring;
    return inbox;
}

void ks_inbox_free(struct ks_inbox *inbox)
{
    if (inbox != NULL) {
        pthread_cond_destroy(&inbox->some);
        pthread_cond_destroy(&inbox->room);
        pthread_mutex_destroy(&inbox->mutex);
        free(inbox->ring);
        free(inbox);
    }
}

static bool put(struct ks_inbox *inbox, const void *message, bool waits)
{
    pthread_mutex_lock(&inbox->mutex);
    while (waits && !inbox->closed && inbox->n == inbox->capacity) {
        pthread_cond_wait(&inbox->room, &inbox->mutex);
    }
    bool room = !inbox->closed && inbox->n < inbox->capacity;
    if (room) {
        size_t at = (inbox->head + inbox->n++) % inbox->capacity;
        memcpy(inbox->ring + at * inbox->size, message, inbox->size);
        pthread_cond_signal(&inbox->some);
    }
    pthread_mutex_unlock(&inbox->mutex);
    if (room && inbox->wake != NULL) {
        inbox->wake(inbox->context);
    }
    return room;
}

bool ks_inbox_put(struct ks_inbox *inbox, const void *message)
{
    return put(inbox, message, false);
}

bool ks_inbox_put_wait(struct ks_inbox *inbox, const void *message)
{
    return put(inbox, message, true);
}

static bool take_locked(struct ks_inbox *inbox, void *message)
{
    if (inbox->n == 0) {
        return false;
    }
    memcpy(message, inbox->ring + inbox->head * inbox->size, inbox->size);
    inbox->head = (inbox->head + 1) % inbox->capacity;
    inbox->n--;
    pthread_cond_signal(&inbox->room);
    return true;
}

bool ks_inbox_take(struct ks_inbox *inbox, void *message)
{
    pthread_mutex_lock(&inbox->mutex);
    bool taken = take_locked(inbox, message);
    pthread_mutex_unlock(&inbox->mutex);
    return taken;
}

bool ks_inbox_wait(struct ks_inbox *inbox, void *message, int timeout_ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += timeout_ms / 1000;
    until.tv_nsec += timeout_ms % 1000 * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000L;
    }
    pthread_mutex_lock(&inbox->mutex);
    int rc = 0;
    while (inbox->n == 0 && !inbox->closed && rc != ETIMEDOUT) {
        rc = timeout_ms < 0 ? pthread_cond_wait(&inbox->some, &inbox->mutex)
                            : pthread_cond_timedwait(&inbox->some, &inbox->mutex, &until);
    }
    bool taken = take_locked(inbox, message);
    pthread_mutex_unlock(&inbox->mutex);
    return taken;
}

void ks_inbox_close(struct ks_inbox *inbox)
{
    pthread_mutex_lock(&inbox->mutex);
    inbox->closed = true;
    pthread_cond_broadcast(&inbox->some);
    pthread_cond_broadcast(&inbox->room);
    pthread_mutex_unlock(&inbox->mutex);
}
