/* Ends a decoder from another thread (see lifeline.h): what waits for it reads from a socket, and
 * that is shut down. */
#include "decode/client/lifeline.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "base/check.h"
#include "port/clock.h"

struct ks_lifeline {
    pthread_mutex_t mutex;
    bool busy, cut, all;
    uint64_t job;
    struct ks_mono began;
    int socket;                        /* -1 = no child */
    uint64_t before[KS_LIFELINE_CUTS]; /* cut before they began; 0 = none */
    size_t next;
};

struct ks_lifeline *ks_lifeline_new(void)
{
    struct ks_lifeline *line = calloc(1, sizeof *line);
    if (line == NULL) {
        ks_oom();
    }
    pthread_mutex_init(&line->mutex, NULL);
    line->socket = -1;
    return line;
}

void ks_lifeline_free(struct ks_lifeline *line)
{
    if (line != NULL) {
        pthread_mutex_destroy(&line->mutex);
        free(line);
    }
}

static void cut_locked(struct ks_lifeline *line)
{
    line->cut = true;
    if (line->socket >= 0) {
        (void)shutdown(line->socket, SHUT_RDWR);
    }
}

static bool was_cut_before(struct ks_lifeline *line, uint64_t job)
{
    bool found = false;
    for (size_t i = 0; i < KS_LIFELINE_CUTS; i++) {
        if (line->before[i] == job && job != 0) {
            line->before[i] = 0;
            found = true;
        }
    }
    return found;
}

bool ks_lifeline_begin(struct ks_lifeline *line, uint64_t job)
{
    pthread_mutex_lock(&line->mutex);
    line->busy = true;
    line->job = job;
    line->cut = line->all || was_cut_before(line, job);
    line->began = ks_clock_mono();
    bool wanted = !line->cut;
    pthread_mutex_unlock(&line->mutex);
    return wanted;
}

bool ks_lifeline_end(struct ks_lifeline *line)
{
    pthread_mutex_lock(&line->mutex);
    bool cut = line->cut;
    line->busy = false;
    line->cut = line->all;
    line->socket = -1;
    pthread_mutex_unlock(&line->mutex);
    return cut;
}

void ks_lifeline_cut(struct ks_lifeline *line, uint64_t job)
{
    pthread_mutex_lock(&line->mutex);
    if (line->busy && line->job == job) {
        cut_locked(line);
    } else {
        line->before[line->next++ % KS_LIFELINE_CUTS] = job;
    }
    pthread_mutex_unlock(&line->mutex);
}

void ks_lifeline_cut_late(struct ks_lifeline *line, int64_t longer_than_ms)
{
    pthread_mutex_lock(&line->mutex);
    if (line->busy && ks_mono_ms_between(line->began, ks_clock_mono()) > longer_than_ms) {
        cut_locked(line);
    }
    pthread_mutex_unlock(&line->mutex);
}

void ks_lifeline_cut_all(struct ks_lifeline *line)
{
    pthread_mutex_lock(&line->mutex);
    line->all = true;
    cut_locked(line);
    pthread_mutex_unlock(&line->mutex);
}

void ks_lifeline_hold(struct ks_lifeline *line, int socket)
{
    pthread_mutex_lock(&line->mutex);
    line->socket = socket;
    if (line->cut) {
        cut_locked(line);
    }
    pthread_mutex_unlock(&line->mutex);
}

void ks_lifeline_release(struct ks_lifeline *line)
{
    pthread_mutex_lock(&line->mutex);
    line->socket = -1;
    pthread_mutex_unlock(&line->mutex);
}
