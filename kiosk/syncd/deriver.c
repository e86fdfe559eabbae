/* The making of forms in a process of its own (see deriver.h). */
#define _GNU_SOURCE /* prctl, nice */
#include "syncd/deriver.h"

#include <assert.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "port/lang.h"
#include "sync/derive.h"
#define KS_LOG_MODULE "sync"
#include "port/log.h"

#define NICE 10
#define AGAIN_MS (60 * 1000) /* doubled each time, up to: */
#define AGAIN_MS_MAX (60 * 60 * 1000)
#define KILLED 255 /* the cause of no error */

void ks_deriver_init(struct ks_deriver *deriver, const struct ks_sync_config *config)
{
    *deriver = (struct ks_deriver) { .config = config, .again = KS_MONO_NEVER };
}

void ks_deriver_free(struct ks_deriver *deriver)
{
    if (deriver->pid > 0) {
        kill(deriver->pid, SIGKILL);
        deriver->pid = 0;
    }
}

/* 0 = done; else why not, which is told unless it is `told`. */
static int derive(const struct ks_sync_config *config, int told)
{
    struct ks_err err = { 0 };
    enum ks_derived derived =
        ks_derive_forms(config->state, &config->zone, ks_clock_wall().s, &err);
    int cause = derived == KS_DERIVED_NOT ? 1 + (int)err.code : 0;
    if (derived == KS_DERIVED) {
        ks_log(KS_LOG_DERIVED, "documents of a release are kept as they were read");
    } else if (cause != 0 && cause != told) {
        ks_log(KS_LOG_NOT_DERIVED, "%s", ks_err_line(ks_lang_here(), &err).text);
    }
    return cause;
}

static _Noreturn void run(const struct ks_deriver *deriver)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    (void)!nice(NICE);
    _exit(derive(deriver->config, deriver->cause));
}

static void reap(struct ks_deriver *deriver)
{
    int status;
    if (deriver->pid > 0 && waitpid(deriver->pid, &status, WNOHANG) == deriver->pid) {
        int pause = deriver->pause_ms == 0 ? AGAIN_MS : 2 * deriver->pause_ms;
        deriver->pid = 0;
        deriver->cause = WIFEXITED(status) ? WEXITSTATUS(status) : KILLED;
        deriver->pause_ms = deriver->cause == 0 ? 0 : pause < AGAIN_MS_MAX ? pause : AGAIN_MS_MAX;
        deriver->again = deriver->cause == 0 ? KS_MONO_NEVER
                                             : ks_mono_add_ms(ks_clock_mono(), deriver->pause_ms);
    }
}

void ks_deriver_step(struct ks_deriver *deriver, const struct ks_head *head)
{
    const uint8_t *release = head->role[KS_ROLE_CONTENT].current.hash;
    assert(deriver->pid >= 0 && (deriver->pid == 0 || deriver->tried)); /* one at a time */
    reap(deriver);
    bool same = deriver->tried && memcmp(deriver->release, release, sizeof deriver->release) == 0;
    bool due = !same || ks_clock_mono().us >= deriver->again.us;
    pid_t pid = deriver->pid == 0 && due ? fork() : -1;
    if (pid == 0) {
        run(deriver);
    }
    if (pid > 0) {
        deriver->pause_ms = same ? deriver->pause_ms : 0;
        deriver->pid = pid;
        deriver->tried = true;
        deriver->again = KS_MONO_NEVER;
        memcpy(deriver->release, release, sizeof deriver->release);
    }
}

void ks_deriver_now(const struct ks_deriver *deriver)
{
    (void)derive(deriver->config, deriver->cause);
}
