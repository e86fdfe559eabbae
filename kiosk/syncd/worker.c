/* A cycle in a process of its own (see worker.h). */
#define _GNU_SOURCE /* MAP_ANONYMOUS, prctl */
#include "syncd/worker.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "port/clock.h"
#include "port/lang.h"

#define WORKER_NICE 10

struct ks_worker_shared {
    atomic_uint beats;
    struct ks_outcome outcome; /* written before the child exits */
};

/* A worker is idle, running, or killed and not reaped yet; the time of silence counts only while it
 * runs. */
static void assert_state(const struct ks_worker *worker)
{
    assert(worker->pid >= 0 && worker->shared != NULL);
    assert(!worker->killed || worker->pid > 0);
    assert(worker->pid == 0 || worker->patience_s > 0);
}

void ks_worker_init(struct ks_worker *worker)
{
    *worker = (struct ks_worker) { 0 };
    void *page = mmap(NULL, sizeof *worker->shared, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) {
        ks_oom();
    }
    worker->shared = page;
    assert_state(worker);
}

void ks_worker_free(struct ks_worker *worker)
{
    if (worker->pid > 0) {
        kill(worker->pid, SIGKILL);
    }
    if (worker->shared != NULL) {
        munmap(worker->shared, sizeof *worker->shared);
        worker->shared = NULL;
    }
}

static void beat(void *context)
{
    struct ks_worker_shared *shared = context;
    atomic_fetch_add(&shared->beats, 1);
}

static _Noreturn void run(struct ks_worker_shared *shared,
                          const struct ks_sync_config *config,
                          const struct ks_source_config *source)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    (void)!nice(WORKER_NICE); /* its decoders inherit it: the player goes first */
    struct ks_cycle cycle = { config, source, beat, shared };
    ks_cycle_run(&cycle, &shared->outcome);
    _exit(0);
}

bool ks_worker_start(struct ks_worker *worker,
                     const struct ks_sync_config *config,
                     const struct ks_source_config *source,
                     struct ks_err *err)
{
    assert_state(worker);
    assert(worker->pid == 0); /* one cycle at a time */
    worker->shared->outcome = ks_outcome(KS_CYCLE_FAILED, "");
    pid_t pid = fork();
    if (pid < 0) {
        return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_WORKER_FORK,
                          KS_ARGS(ks_arg_text(strerror(errno))));
    }
    if (pid == 0) {
        run(worker->shared, config, source);
    }
    worker->pid = pid;
    worker->killed = false;
    worker->patience_s = config->patience_s;
    worker->beats = atomic_load(&worker->shared->beats);
    worker->heard = ks_clock_mono();
    assert_state(worker);
    return true;
}

static struct ks_outcome silent(const struct ks_worker *worker)
{
    struct ks_err err = { 0 };
    ks_fail_as(&err, KS_ERR_TIMEOUT, KS_PROBLEM_WORKER_SILENT,
               KS_ARGS(ks_arg_number(worker->patience_s)));
    return ks_outcome(KS_CYCLE_FAILED, ks_err_line(ks_lang_here(), &err).text);
}

static struct ks_outcome crashed(int status)
{
    struct ks_err err = { 0 };
    ks_fail_as(&err, KS_ERR_CRASHED, KS_PROBLEM_WORKER_CRASHED,
               KS_ARGS(ks_arg_number(WIFSIGNALED(status) ? WTERMSIG(status) : 0)));
    return ks_outcome(KS_CYCLE_FAILED, ks_err_line(ks_lang_here(), &err).text);
}

bool ks_worker_ended(struct ks_worker *worker, struct ks_outcome *outcome)
{
    int status;
    if (worker->pid == 0 || waitpid(worker->pid, &status, WNOHANG) != worker->pid) {
        return false;
    }
    bool killed = worker->killed;
    worker->pid = 0;
    worker->killed = false;
    assert_state(worker);
    if (killed) {
        *outcome = silent(worker);
    } else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        *outcome = crashed(status);
    } else {
        *outcome = worker->shared->outcome;
    }
    return true;
}

bool ks_worker_check(struct ks_worker *worker, struct ks_mono now, struct ks_outcome *outcome)
{
    assert_state(worker);
    if (worker->pid == 0 || worker->killed) {
        return false;
    }
    unsigned beats = atomic_load(&worker->shared->beats);
    if (beats != worker->beats) {
        worker->beats = beats;
        worker->heard = now;
    }
    if (ks_mono_ms_between(worker->heard, now) < worker->patience_s * INT64_C(1000)) {
        return false;
    }
    worker->killed = true;
    kill(worker->pid, SIGKILL);
    assert_state(worker);
    *outcome = silent(worker);
    return true;
}
