/* A named joinable thread. */
#define _GNU_SOURCE /* pthread_setname_np */
#include "port/thread.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/check.h"

struct ks_thread {
    pthread_t id;
    void (*run)(void *context);
    void *context;
};

static void *enter(void *argument)
{
    struct ks_thread *thread = argument;
    thread->run(thread->context);
    return NULL;
}

struct ks_thread *ks_thread_start(const char *name, void (*run)(void *context), void *context)
{
    struct ks_thread *thread = calloc(1, sizeof *thread);
    if (thread == NULL) {
        ks_oom();
    }
    thread->run = run;
    thread->context = context;
    /* Signals belong to main. */
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    if (pthread_create(&thread->id, NULL, enter, thread) != 0) {
        ks_bug("cannot start a thread");
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_setname_np(thread->id, name);
    return thread;
}

void ks_thread_join(struct ks_thread *thread)
{
    if (thread != NULL) {
        pthread_join(thread->id, NULL);
        free(thread);
    }
}

void ks_thread_let_go(struct ks_thread *thread)
{
    pthread_detach(thread->id);
    free(thread);
}
