/* The loop of kiosk-sync (see daemon.h). */
#define _GNU_SOURCE /* signalfd */
#include "syncd/daemon.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "port/clock.h"
#define KS_LOG_MODULE "sync"
#include "port/lang.h"
#include "port/log.h"
#include "sync/mounts.h"
#include "sync/take/leftovers.h"
#include "syncd/deriver.h"
#include "syncd/slot.h"
#include "syncd/upkeep.h"

#define SLOTS (KS_SOURCES_MAX + KS_MOUNTS_MAX)
#define CLOCK_SET_S 60 /* a step of the clock by which it counts as set */
#define MOUNTINFO_MAX ((size_t)1 << 20)

struct daemon {
    const struct ks_sync_config *config;
    struct ks_slot slot[SLOTS];
    struct ks_upkeep upkeep;
    struct ks_deriver deriver;
    struct ks_mono next_upkeep;
    int64_t clock_ahead_s; /* the wall clock's lead over the time since the start */
    enum ks_clock_trust clock_trust;
    int signals, mountinfo; /* descriptors; -1 = none */
    bool stop;
};

static struct ks_slot *free_slot(struct daemon *d)
{
    for (size_t i = 0; i < SLOTS; i++) {
        if (!d->slot[i].used) {
            ks_worker_free(&d->slot[i].worker);
            d->slot[i] = (struct ks_slot) { .used = true, .watcher = { 0, -1 } };
            ks_worker_init(&d->slot[i].worker);
            return &d->slot[i];
        }
    }
    return NULL;
}

static void add_source(struct daemon *d, const struct ks_source_config *source)
{
    struct ks_slot *slot = ks_policy(source->policy)->looks ? free_slot(d) : NULL;
    if (slot != NULL) {
        slot->source = *source;
        slot->next = ks_clock_mono();
        if (!d->config->once) {
            ks_watcher_start(&slot->watcher, source->path);
        }
    }
}

/* --- sticks: mounts come and go, told by POLLPRI on mountinfo --- */

static bool known_stick(struct daemon *d, const struct ks_mount_point *mount)
{
    for (size_t i = 0; i < SLOTS; i++) {
        struct ks_slot *slot = &d->slot[i];
        if (slot->used && slot->is_stick && slot->mount == mount->id &&
            strcmp(slot->source.path, mount->path) == 0) {
            slot->gone = false;
            return true;
        }
    }
    return false;
}

static void add_stick(struct daemon *d, const struct ks_mount_point *mount)
{
    struct ks_slot *slot = strlen(mount->path) < KS_SYNC_PATH_MAX ? free_slot(d) : NULL;
    if (slot != NULL) {
        slot->is_stick = true;
        slot->mount = mount->id;
        slot->source = d->config->stick;
        memcpy(slot->source.path, mount->path, strlen(mount->path) + 1);
        slot->next = ks_clock_mono();
        ks_log(KS_LOG_STICK, "stick: mounted at %s (%s)", mount->path,
               ks_policy(slot->source.policy)->word);
    }
}

static void read_mounts(struct daemon *d)
{
    size_t n = 0;
    ssize_t got;
    if (d->mountinfo < 0 || lseek(d->mountinfo, 0, SEEK_SET) != 0) {
        return;
    }
    struct ks_arena *arena = ks_arena_new();
    char *text = ks_arena_alloc(arena, MOUNTINFO_MAX);
    while (n < MOUNTINFO_MAX && (got = read(d->mountinfo, text + n, MOUNTINFO_MAX - n)) > 0) {
        n += (size_t)got;
    }
    struct ks_mounts mounts;
    ks_mounts_read((struct ks_str) { text, n }, d->config->mounts, arena, &mounts);
    for (size_t i = 0; i < SLOTS; i++) {
        d->slot[i].gone = d->slot[i].used && d->slot[i].is_stick;
    }
    for (size_t i = 0; i < mounts.n; i++) {
        if (!known_stick(d, &mounts.v[i])) {
            add_stick(d, &mounts.v[i]);
        }
    }
    for (size_t i = 0; i < SLOTS; i++) { /* a process that still reads it ends by itself */
        struct ks_slot *slot = &d->slot[i];
        if (slot->gone && slot->worker.pid == 0) {
            slot->used = false;
        }
    }
    ks_arena_free(arena);
}

/* --- the loop --- */

static int wait_ms(const struct daemon *d)
{
    struct ks_mono now = ks_clock_mono();
    int64_t least = d->config->once ? INT32_MAX : ks_mono_ms_between(now, d->next_upkeep) + 1;
    for (size_t i = 0; i < SLOTS; i++) {
        const struct ks_slot *slot = &d->slot[i];
        if (!slot->used) {
            continue;
        }
        int64_t ms = slot->worker.pid != 0        ? 500 /* how often a running worker is checked */
                     : slot->next.us == INT64_MAX ? INT32_MAX
                                                  : ks_mono_ms_between(now, slot->next) + 1;
        least = ms < least ? ms : least;
    }
    return least < 0 ? 0 : least == INT32_MAX ? -1 : (int)least;
}

static void sleep_on(struct daemon *d)
{
    struct pollfd fds[SLOTS + 2];
    nfds_t n = 0;
    fds[n++] = (struct pollfd) { d->signals, POLLIN, 0 };
    fds[n++] = (struct pollfd) { d->mountinfo, POLLPRI, 0 };
    for (size_t i = 0; i < SLOTS; i++) {
        if (d->slot[i].used && d->slot[i].watcher.bell >= 0) {
            fds[n++] = (struct pollfd) { d->slot[i].watcher.bell, POLLIN, 0 };
        }
    }
    if (poll(fds, n, wait_ms(d)) <= 0) {
        return;
    }
    struct signalfd_siginfo info;
    while (read(d->signals, &info, sizeof info) == (ssize_t)sizeof info) {
        d->stop = d->stop || info.ssi_signo != SIGCHLD;
    }
    if ((fds[1].revents & (POLLPRI | POLLERR)) != 0) {
        read_mounts(d);
    }
}

/* Whether the clock was set, or is believed now and was not. */
static bool clock_was_set(struct daemon *d)
{
    int64_t ahead = ks_clock_wall().s - ks_clock_mono().us / 1000000;
    enum ks_clock_trust trust = ks_clock_trust_now();
    bool set = trust != d->clock_trust || llabs(ahead - d->clock_ahead_s) >= CLOCK_SET_S;
    d->clock_trust = trust;
    d->clock_ahead_s = set ? ahead : d->clock_ahead_s;
    return set;
}

static void keep_up(struct daemon *d)
{
    struct ks_mono now = ks_clock_mono();
    if (now.us < d->next_upkeep.us) {
        return;
    }
    d->next_upkeep = ks_mono_add_ms(now, KS_UPKEEP_MS);
    bool all = ks_upkeep_step(&d->upkeep), refused = clock_was_set(d);
    if (d->upkeep.reader != NULL) {
        (void)ks_store_refresh(d->upkeep.reader);
        ks_deriver_step(&d->deriver, ks_store_head(d->upkeep.reader));
    }
    for (size_t i = 0; i < SLOTS; i++) {
        struct ks_slot *slot = &d->slot[i];
        slot->rang = slot->used && (slot->rang || all || (refused && slot->end == KS_CYCLE_KEPT));
    }
}

static bool all_idle(const struct daemon *d)
{
    for (size_t i = 0; i < SLOTS; i++) {
        const struct ks_slot *slot = &d->slot[i];
        bool again = slot->end == KS_CYCLE_AGAIN || slot->next.us != INT64_MAX;
        if (slot->used && (slot->worker.pid != 0 || again)) {
            return false;
        }
    }
    return true;
}

static int status_of(const struct daemon *d)
{
    int status = 0;
    for (size_t i = 0; i < SLOTS; i++) {
        int own = !d->slot[i].used                    ? 0
                  : d->slot[i].end == KS_CYCLE_FAILED ? 2
                  : d->slot[i].end == KS_CYCLE_KEPT   ? 1
                                                      : 0;
        status = own > status ? own : status;
    }
    return status;
}

/* Blocks the signals of ends and of dying children: they are read from a descriptor, which wakes
 * the loop. */
static int block_signals(void)
{
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGCHLD);
    sigaddset(&mask, SIGTERM);
    sigaddset(&mask, SIGINT);
    sigprocmask(SIG_BLOCK, &mask, NULL);
    return signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
}

static struct daemon *start(const struct ks_sync_config *config)
{
    struct daemon *d = calloc(1, sizeof *d);
    if (d == NULL) {
        ks_oom();
    }
    d->config = config;
    d->mountinfo = -1;
    d->signals = block_signals();
    ks_take_leftovers(config->state);
    ks_upkeep_init(&d->upkeep, config);
    ks_deriver_init(&d->deriver, config);
    (void)ks_upkeep_judge(&d->upkeep); /* before the first look */
    d->next_upkeep = ks_mono_add_ms(ks_clock_mono(), KS_UPKEEP_MS);
    (void)clock_was_set(d);
    if (config->mounts[0] != '\0' && ks_policy(config->stick.policy)->looks) {
        d->mountinfo = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);
    }
    for (size_t i = 0; i < config->n_sources; i++) {
        add_source(d, &config->source[i]);
    }
    read_mounts(d);
    return d;
}

static void stop(struct daemon *d)
{
    ks_upkeep_free(&d->upkeep);
    ks_deriver_free(&d->deriver);
    for (size_t i = 0; i < SLOTS; i++) {
        if (d->slot[i].used) {
            ks_watcher_stop(&d->slot[i].watcher);
        }
        ks_worker_free(&d->slot[i].worker);
    }
    free(d);
}

static void attend_all(struct daemon *d)
{
    for (size_t i = 0; i < SLOTS; i++) {
        struct ks_slot *slot = &d->slot[i];
        if (slot->used) {
            ks_slot_attend(slot, d->config);
        }
        if (d->config->once && slot->used && slot->worker.pid == 0 && slot->end != KS_CYCLE_AGAIN) {
            slot->next = KS_MONO_NEVER; /* with --once it is not looked at again */
        }
    }
}

int ks_daemon_run(const struct ks_sync_config *config)
{
    struct daemon *d = start(config);
    while (!d->stop) {
        attend_all(d);
        if (config->once && all_idle(d)) {
            break;
        }
        sleep_on(d);
        if (!config->once) {
            keep_up(d);
        }
    }
    if (config->once) {
        (void)ks_upkeep_judge(&d->upkeep); /* the look may have brought other keys */
        ks_deriver_now(&d->deriver);
    }
    int status = status_of(d);
    stop(d);
    return status;
}
