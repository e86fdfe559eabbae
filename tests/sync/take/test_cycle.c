/* What a cycle with nothing new does: three names, and no look into a folder. */
#include <fcntl.h>
#include <seccomp.h>
#include <sys/wait.h>

#include "base/check.h"
#include "support/attack_world.h"
#include "support/check_main.h"

#define JUNK 1000

/* True in a child that is killed by a look into a folder. */
static bool fork_and_forbid(void)
{
    pid_t pid = fork();
    ck_assert(pid >= 0);
    if (pid == 0) {
        scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
        bool good = filter != NULL &&
                    seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(getdents64), 0) == 0 &&
                    seccomp_load(filter) == 0;
        if (!good) {
            _exit(2);
        }
    }
    return pid == 0;
}

static void put_file(const char *folder, const char *path, const char *bytes, size_t n)
{
    char full[300];
    snprintf(full, sizeof full, "%s/%s", folder, path);
    for (char *slash = full + strlen(folder) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        (void)mkdir(full, 0777);
        *slash = '/';
    }
    int fd = open(full, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    ck_assert(fd >= 0 && write(fd, bytes, n) == (ssize_t)n);
    close(fd);
}

/* Both roles, as kiosk-sync does. */
static void cycle(struct world *w, struct ks_source *source)
{
    ck_assert_int_eq(receive_from(w, source, KS_ROLE_ALERT, false, true), KS_RECEIVE_NOTHING);
    ck_assert_int_eq(receive_from(w, source, KS_ROLE_CONTENT, false, true), KS_RECEIVE_NOTHING);
}

/* Whatever lies in a share costs nothing: no folder of it is listed. */
START_TEST(lists_no_folder)
{
    static const char *const where[] = { "", "rel/", "trust/", "obj/ab/" };
    struct world *w = world_new();
    struct ks_source source;
    char folder[64] = "/tmp/cycle-XXXXXX";
    ck_assert_int_eq(receive(w, KS_ROLE_ALERT), KS_RECEIVED);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (size_t i = 0; i < w->box.n; i++) {
        put_file(folder, w->box.v[i].path, w->box.v[i].bytes, w->box.v[i].n);
    }
    for (int i = 0; i < JUNK; i++) {
        char name[64];
        snprintf(name, sizeof name, "%sIMG_%06d.JPG", where[i % 4], i);
        put_file(folder, name, "", 0);
    }
    ck_assert(ks_source_open(folder, &source, NULL));
    cycle(w, &source);
    if (fork_and_forbid()) {
        cycle(w, &source);
        _exit(0);
    }
    int status = 1;
    ck_assert(wait(&status) > 0);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "a folder was listed");
    ks_source_close(&source);
    remove_tree(folder);
    world_free(w);
}
END_TEST

/* Three names: the next trust file (asked for each role), latest.alert, latest. */
START_TEST(opens_three_names)
{
    struct world *w = world_new();
    ck_assert_int_eq(receive(w, KS_ROLE_ALERT), KS_RECEIVED);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    w->box.opens = w->box.bytes = 0;
    ck_assert_int_eq(receive(w, KS_ROLE_ALERT), KS_RECEIVE_NOTHING);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_NOTHING);
    ck_assert_msg(w->box.opens == 4 && w->box.bytes == 8, "%d opens, %d bytes", (int)w->box.opens,
                  (int)w->box.bytes);
    world_free(w);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, opens_three_names);
    tcase_add_test(tc, lists_no_folder);
}

int main(void)
{
    return check_main("cycle", add);
}
