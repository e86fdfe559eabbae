/* A decoder or reader that was taken over does what it can, behind the real door; judged from
 * outside: is the player alive, are others, the files beside, the memory as they were? The same
 * acts behind an open door show that the judge sees the harm. */
#define _GNU_SOURCE
#include <assert.h>
#include <dirent.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "attack/acts.h"
#include "attack/neighbour.h"
#include "attack/victims.h"
#include "base/check.h"
#include "base/text.h"
#include "decode/client/client.h"
#include "decode/client/spawn.h"
#include "support/check_main.h"
#include "support/tmpdir.h"

#define LATE_MS 60000 /* against a hang */

#define ACT_ROW(name, harm) { #name, harm },
static const struct {
    const char *name;
    int harm;
} acts[] = { ACTS(ACT_ROW) };

static struct told *told;

/* ---- the player: the real client; its host looks at the child before it ends it ---- */

static long memory_of(int pid)
{
    static const char *const kinds[] = { "RssAnon:", "RssShmem:", "VmPTE:", "VmSwap:" };
    char path[64], line[256];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%d/status", pid);
    FILE *status = fopen(path, "re");
    while (status != NULL && fgets(line, sizeof line, status) != NULL) {
        for (size_t i = 0; i < KS_COUNT(kinds); i++) {
            if (strncmp(line, kinds[i], strlen(kinds[i])) == 0) {
                kib += strtol(line + strlen(kinds[i]), NULL, 10);
            }
        }
    }
    if (status != NULL) {
        fclose(status);
    }
    return kib;
}

static enum ks_child_end
hear_and_look(struct ks_child *child, struct ks_reply *reply, int deadline_ms, int *status)
{
    int pid = child->pid;
    enum ks_child_end end = ks_child_processes.read(child, reply, deadline_ms, status);
    long kib = memory_of(pid); /* nothing once it has died */
    told->memory_kib = kib > told->memory_kib ? kib : told->memory_kib;
    return end;
}

static void play(const struct victim *victim, const char *programs, int fd, int log)
{
    struct ks_child_host host = ks_child_processes;
    host.read = hear_and_look;
    const struct ks_decoder_params params = { .host = &host,
                                              .program = programs,
                                              .deadline_ms = LATE_MS };
    dup2(log, STDERR_FILENO);
    (void)signal(SIGTERM, SIG_DFL); /* in the place of Check's own */
    victim->ask(&params, fd, told);
    void *volatile more = malloc(1 << 20); /* it goes on, and needs memory */
    if (more == NULL) {
        abort();
    }
    _exit(0);
}

/* ---- the folder beside ---- */

/* `beside/` below it, for the acts. */
static void furnish(const struct tmpdir *dir, char folder[128])
{
    char path[256], secret[SECRET_BYTES];
    memset(secret, 's', sizeof secret);
    tmpdir_put(dir, "beside/secret", secret, sizeof secret);
    tmpdir_put(dir, "beside/poster", "poster", 6);
    tmpdir_put(dir, "beside/log", "[KS-0001] begun\n", 16);
    snprintf(folder, 128, "%s/beside", dir->path);
    snprintf(path, sizeof path, "%s/empty", folder);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/link", folder);
    ck_assert_int_eq(symlink("secret", path), 0);
}

static int every_name(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* Names, kinds, rights, owners, times, links, marks and bytes. */
static void describe(const char *folder, struct ks_buf *out)
{
    struct dirent **names;
    int n = scandir(folder, &names, every_name, alphasort);
    for (int i = 0; i < n; i++) {
        char path[512], bytes[1024];
        struct stat st = { 0 };
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        lstat(path, &st);
        ks_buf_addf(out, "%s %o %d %d %ld %ld %ld.%ld ", names[i]->d_name, st.st_mode,
                    (int)st.st_uid, (int)st.st_gid, (long)st.st_nlink, (long)st.st_size,
                    (long)st.st_mtim.tv_sec, (long)st.st_mtim.tv_nsec);
        int fd = S_ISREG(st.st_mode) ? open(path, O_RDONLY | O_CLOEXEC) : -1;
        ssize_t got = fd < 0 ? 0 : read(fd, bytes, sizeof bytes);
        ks_buf_add(out, bytes, got < 0 ? 0 : (size_t)got);
        if (fd >= 0) {
            int marks = 0; /* what chattr(1) sets */
            (void)!ioctl(fd, FS_IOC_GETFLAGS, &marks);
            ks_buf_addf(out, " %x ", (unsigned)marks);
            close(fd);
        }
        free(names[i]);
    }
    free(names);
}

/* ---- the judge ---- */

/* Ended by itself, still. */
static bool player_is_well(pid_t player)
{
    for (int i = 0; i < 12000; i++) {
        int status = 0;
        pid_t got = waitpid(player, &status, WNOHANG | WUNTRACED);
        if (got == player) {
            return WIFEXITED(status) && WEXITSTATUS(status) == 0;
        }
        const struct timespec pause = { 0, 10000000 };
        nanosleep(&pause, NULL);
    }
    return false;
}

/* Processes that nobody waits for any more come to the judge. */
static bool orphans(pid_t neighbour)
{
    bool found = false;
    char path[64], list[256] = "";
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    FILE *children = fopen(path, "re");
    ck_assert_ptr_nonnull(children);
    (void)!fgets(list, sizeof list, children);
    fclose(children);
    for (char *rest = list, *next; *rest != '\0' && *rest != '\n'; rest = next) {
        pid_t pid = (pid_t)strtol(rest, &next, 10);
        if (next == rest) {
            break;
        }
        if (pid != neighbour) {
            int status;
            bool dead = waitpid(pid, &status, WNOHANG) == pid;
            found = found || !dead;
            if (!dead) {
                kill(pid, SIGKILL);
                waitpid(pid, &status, 0);
            }
        }
    }
    return found;
}

static bool left_behind(int key)
{
    int segment = shmget(key, 0, 0), queue = msgget(key, 0), semaphore = semget(key, 0, 0);
    return (segment >= 0 && shmctl(segment, IPC_RMID, NULL) == 0) ||
           (queue >= 0 && msgctl(queue, IPC_RMID, NULL) == 0) ||
           (semaphore >= 0 && semctl(semaphore, 0, IPC_RMID) == 0);
}

static int file_of(const struct victim *victim, const struct target *t)
{
    char text[512];
    int n = snprintf(text, sizeof text, "%s" TARGET_FORMAT, victim->begins, t->act, t->folder,
                     t->player, t->neighbour, t->udp, t->tcp, (uintmax_t)t->precious, t->key);
    int fd = memfd_create("file", MFD_CLOEXEC);
    ck_assert(fd >= 0 && write(fd, text, (size_t)n) == n);
    return fd;
}

/* Has the act done; what harm there was. */
static int harm_of(const struct victim *victim, const char *act, const char *programs)
{
    struct target t = { .key = 0x5A000000 | getpid() };
    struct neighbour neighbour;
    struct ks_buf before = { 0 }, after = { 0 };
    struct tmpdir top;
    char log[256];
    snprintf(t.act, sizeof t.act, "%s", act);
    tmpdir_make(&top);
    furnish(&top, t.folder);
    neighbour_begin(&neighbour, &t);
    describe(t.folder, &before);
    memset(told, 0, sizeof *told);
    snprintf(log, sizeof log, "%s/log", t.folder);
    pid_t player = fork();
    if (player == 0) {
        t.player = getpid();
        play(victim, programs, file_of(victim, &t), open(log, O_RDWR | O_CLOEXEC));
    }
    int harm = player_is_well(player) ? 0 : HARM_PLAYER;
    kill(player, SIGKILL);
    waitpid(player, NULL, 0);
    harm |= neighbour_is_well(&neighbour) ? 0 : HARM_NEIGHBOUR;
    harm |= orphans(neighbour.pid) || left_behind(t.key) ? HARM_LEFT : 0;
    describe(t.folder, &after);
    harm |= before.n != after.n || memcmp(before.p, after.p, after.n) != 0 ? HARM_FILES : 0;
    harm |= told->memory_kib > victim->memory_kib ? HARM_MEMORY : 0;
    harm |= told->decoded && told->width == SECRET_BYTES ? HARM_SECRET : 0;
    neighbour_end(&neighbour);
    tmpdir_remove(&top);
    ks_buf_free(&before);
    ks_buf_free(&after);
    return harm;
}

static void programs_of(const struct victim *victim, const char *door, struct tmpdir *folder)
{
    char path[256], attacker[256];
    tmpdir_make(folder);
    snprintf(path, sizeof path, "%s/%s", folder->path, victim->program);
    snprintf(attacker, sizeof attacker, TEST_BIN "/%s%s", victim->attacker, door);
    ck_assert_int_eq(symlink(attacker, path), 0);
}

static void judge_begins(void)
{
    told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    ck_assert_ptr_ne(told, MAP_FAILED);
    ck_assert_int_eq(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
}

static const struct victim *victim_of(int i)
{
    return &victims[i / (int)KS_COUNT(acts)];
}

static const char *act_of(int i)
{
    return acts[i % (int)KS_COUNT(acts)].name;
}

START_TEST(behind_the_door_it_does_no_harm)
{
    const struct victim *victim = victim_of(_i);
    struct tmpdir programs;
    programs_of(victim, "", &programs);
    judge_begins();
    int harm = harm_of(victim, act_of(_i), programs.path);
    ck_assert_msg(harm == 0, "%s, %s: harm %d, %ld KiB", victim->name, act_of(_i), harm,
                  told->memory_kib);
    tmpdir_remove(&programs);
}
END_TEST

/* Without this, the test above would prove nothing. */
static void assert_harm(const struct victim *victim, int i)
{
    int harm = acts[i].harm & ~HARM_ROOT;
    struct tmpdir programs;
    if ((acts[i].harm & HARM_ROOT) != 0 && geteuid() != 0) {
        return;
    }
    programs_of(victim, "_open", &programs);
    judge_begins();
    int seen = harm_of(victim, acts[i].name, programs.path);
    ck_assert_msg((seen & harm) == harm, "%s, %s: seen %d of %d, told %d, %ld KiB", victim->name,
                  acts[i].name, seen, harm, told->width, told->memory_kib);
    tmpdir_remove(&programs);
}

START_TEST(behind_an_open_door_it_does_the_harm_it_is_there_for)
{
    assert_harm(&victims[VICTIM_JPEG], _i);
}
END_TEST

START_TEST(behind_an_open_door_a_reader_does_that_harm_too)
{
    assert_harm(&victims[VICTIM_READER], _i);
}
END_TEST

static_assert(KS_COUNT(acts) >= 100, "each by itself, in a process of its own");

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, behind_the_door_it_does_no_harm, 0, (int)KS_COUNT(acts) * VICTIMS);
    tcase_add_loop_test(tc, behind_an_open_door_it_does_the_harm_it_is_there_for, 0,
                        (int)KS_COUNT(acts));
    tcase_add_loop_test(tc, behind_an_open_door_a_reader_does_that_harm_too, 0,
                        (int)KS_COUNT(acts));
}

int main(void)
{
    return check_main("decoder", add);
}
