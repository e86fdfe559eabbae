/* The step that tells what became of an import. There is a text for the staff page and a page for
 * the office. */
#define _GNU_SOURCE /* O_DIRECTORY, O_NOFOLLOW with openat */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KS_LOG_MODULE "sync"
#include "core/problem/fail.h"
#include "port/clock.h"
#include "port/fsio.h"
#include "port/lang.h"
#include "port/log.h"
#include "sync/receipt_name.h"
#include "sync/receipt_page.h"
#include "sync/take/parts.h"

#define RECEIPT_MAX ((size_t)4 << 20)

bool ks_take_told_before(const struct ks_taking *t, struct ks_receipt *before)
{
    struct ks_buf path = { 0 };
    struct ks_dir *state = ks_dir_open(t->cycle->config->state, NULL);
    char *bytes = NULL;
    size_t n;
    ks_buf_addf(&path, KS_RECEIPT_TEXT, t->cycle->source->name);
    bool told = state != NULL && ks_dir_read(state, path.p, RECEIPT_MAX, &bytes, &n, NULL);
    told = told && ks_receipt_parse((struct ks_str) { bytes, n }, t->arena, before, NULL);
    free(bytes);
    ks_dir_close(state);
    ks_buf_free(&path);
    return told;
}

bool ks_take_told_pending(const struct ks_taking *t)
{
    struct ks_receipt before;
    return ks_take_told_before(t, &before) && before.outcome == KS_OUTCOME_PENDING;
}

/* Whether the result says the same as the last one: it is not told again, unless staff do not want
 * what waited. */
static bool says_the_same(const struct ks_taking *t)
{
    struct ks_receipt before;
    return ks_take_told_before(t, &before) && ks_receipt_same_lines(&before, &t->receipt) &&
           !(before.outcome == KS_OUTCOME_PENDING && t->receipt.outcome == KS_OUTCOME_KEPT);
}

static void save(const struct ks_taking *t, const char *name, const struct ks_buf *bytes)
{
    struct ks_err err = { 0 };
    const char *path = ks_arena_printf(t->arena, "%s/%s", t->cycle->config->state, name);
    if (!ks_file_write(path, bytes->p, bytes->n, &err)) {
        ks_log(KS_LOG_RESULT_UNWRITTEN, "%s", ks_err_line(ks_lang_here(), &err).text);
    }
}

/* Opens a folder below the source, made if need be, never through a link; -1 if that fails. */
static int enter(int at, const char *name)
{
    if (mkdirat(at, name, 0777) != 0 && errno != EEXIST) {
        return -1;
    }
    return openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

#define NEW_RESULT_MAX 96

/* Whatever stood there under that name was left by a look that was cut short, or put there by
 * others: a link, a pipe that would wait for ever, a second name of another file. It is never
 * opened. It has this screen's name: others write on the same share. */
static int begin_result(const struct ks_taking *t, int folder, char name[NEW_RESULT_MAX])
{
    snprintf(name, NEW_RESULT_MAX, ".result-%s.tmp", t->cycle->config->device);
    (void)unlinkat(folder, name, 0);
    return openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                  0666);
}

bool ks_take_leave(const struct ks_taking *t, int folder, struct ks_str page, const char *name)
{
    char begun[NEW_RESULT_MAX];
    int fd = begin_result(t, folder, begun);
    bool ok = fd >= 0 && ks_file_put(fd, page.p, page.n) && fsync(fd) == 0;
    return (fd < 0 || close(fd) == 0) && ok && renameat(folder, begun, folder, name) == 0;
}

/* Why nothing could be written there the last time: told once, until it changes or goes well. */
#define UNWRITTEN "results/%s.unwritten"

void ks_take_say_unwritten(const struct ks_taking *t)
{
    const char *why = strerror(errno);
    const char *source = t->cycle->source->name;
    struct ks_dir *state = ks_dir_open(t->cycle->config->state, NULL);
    char *before = NULL;
    size_t n = 0;
    bool told = state != NULL && ks_dir_read(state, ks_arena_printf(t->arena, UNWRITTEN, source),
                                             RECEIPT_MAX, &before, &n, NULL);
    told = told && ks_str_is((struct ks_str) { before, n }, why);
    free(before);
    ks_dir_close(state);
    if (told) {
        return;
    }
    struct ks_buf note = { 0 };
    ks_buf_adds(&note, why);
    save(t, ks_arena_printf(t->arena, UNWRITTEN, source), &note);
    ks_buf_free(&note);
    ks_log(KS_LOG_RESULT_NOT_SENT, "%s: cannot write the result there: %s", source, why);
}

static void forget_unwritten(const struct ks_taking *t)
{
    (void)unlink(ks_arena_printf(t->arena, "%s/" UNWRITTEN, t->cycle->config->state,
                                 t->cycle->source->name));
}

/* A name that no page in the folder has: two results may come within one second. */
static void free_name(const struct ks_receipt *receipt, int folder, char name[KS_RECEIPT_FILE_MAX])
{
    struct stat st;
    int nth = 1;
    do {
        ks_receipt_file_name(receipt, nth++, name);
    } while (nth < 100 && fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0);
}

/* One to keep, and the newest; both or, but for a cut, none. */
static bool put_both(const struct ks_taking *t, int folder, const char *name, struct ks_str page)
{
    if (!ks_take_leave(t, folder, page, name)) {
        return false;
    }
    if (!ks_take_leave(t, folder, page, KS_RECEIPT_NEWEST)) {
        int error = errno;
        (void)unlinkat(folder, name, 0);
        errno = error;
        return false;
    }
    return true;
}

/* Writes the page of `receipt` into results/<device>/ on the share, each under a new name, then
 * renamed into place. False with errno. */
static bool publish(struct ks_taking *t, const struct ks_receipt *receipt, struct ks_str page)
{
    char name[KS_RECEIPT_FILE_MAX];
    int top = open(t->cycle->source->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int results = top < 0 ? -1 : enter(top, KS_RESULTS);
    int own = results < 0 ? -1 : enter(results, t->cycle->config->device);
    if (own >= 0) {
        free_name(receipt, own, name);
    }
    bool ok = own >= 0 && put_both(t, own, name, page);
    int error = errno;
    if (ok) {
        forget_unwritten(t);
        ks_take_forget_pages(t, own, name);
    }
    for (int i = 0; i < 3; i++) {
        int folder = i == 0 ? own : i == 1 ? results : top;
        if (folder >= 0) {
            close(folder);
        }
    }
    errno = error;
    return ok;
}

/* The last page, while the source may lack it. */
static const char *unsent(const struct ks_taking *t)
{
    return ks_arena_printf(t->arena, KS_RESULTS "/%s.unsent", t->cycle->source->name);
}

static void note_sent(const struct ks_taking *t)
{
    (void)unlink(ks_arena_printf(t->arena, "%s/%s", t->cycle->config->state, unsent(t)));
}

#define EACH_LOOK_S 60
#define PAUSE_S_MAX 600

/* Whether it is time to try again what is tried since the page was made, and was tried last when
 * the unsent one was touched: with each look for a minute, then at distances that double. A try
 * that fails writes on the share. A clock that was set back makes no pause. */
static bool is_due(const struct ks_taking *t)
{
    struct stat made, tried;
    const char *state = t->cycle->config->state;
    const char *page = ks_arena_printf(t->arena, KS_RECEIPT_HTML, t->cycle->source->name);
    if (stat(ks_arena_printf(t->arena, "%s/%s", state, page), &made) != 0 ||
        stat(ks_arena_printf(t->arena, "%s/%s", state, unsent(t)), &tried) != 0) {
        return true;
    }
    int64_t for_s = tried.st_mtime - made.st_mtime, ago = ks_clock_wall().s - tried.st_mtime;
    int64_t pause = for_s < EACH_LOOK_S ? 0 : for_s < PAUSE_S_MAX ? for_s : PAUSE_S_MAX;
    return ago < 0 || ago >= pause;
}

/* Nothing is written while each look tries. */
static void note_tried(const struct ks_taking *t)
{
    struct stat made;
    const char *state = t->cycle->config->state;
    const char *page = ks_arena_printf(t->arena, KS_RECEIPT_HTML, t->cycle->source->name);
    if (stat(ks_arena_printf(t->arena, "%s/%s", state, page), &made) == 0 &&
        ks_clock_wall().s - made.st_mtime >= EACH_LOOK_S) {
        const char *path = ks_arena_printf(t->arena, "%s/%s", state, unsent(t));
        (void)!utimensat(AT_FDCWD, path, NULL, AT_SYMLINK_NOFOLLOW);
    }
}

/* Nothing is new, but the last page may not have reached the source: that could not be written, or
 * the power went. It was said then. */
static void send_again(struct ks_taking *t)
{
    struct ks_receipt before;
    struct ks_dir *state = ks_dir_open(t->cycle->config->state, NULL);
    char *page = NULL;
    size_t n;
    bool lacks = state != NULL && ks_dir_read(state, unsent(t), RECEIPT_MAX, &page, &n, NULL);
    if (lacks && is_due(t) && ks_take_told_before(t, &before)) {
        bool sent = publish(t, &before, (struct ks_str) { page, n });
        (sent ? note_sent : note_tried)(t);
    }
    free(page);
    ks_dir_close(state);
}

void ks_take_tell(struct ks_taking *t,
                  enum ks_receipt_outcome outcome,
                  const char *sentence,
                  bool news)
{
    const char *source = t->cycle->source->name;
    t->receipt.outcome = outcome;
    t->receipt.sentence = sentence;
    t->receipt.warning = t->suspicion;
    bool writable = t->cycle->source->writable;
    if (!news && says_the_same(t)) {
        if (writable) {
            send_again(t);
        }
        return;
    }
    struct ks_buf text = { 0 }, page = { 0 };
    ks_receipt_format(&t->receipt, &text);
    ks_receipt_page(&t->receipt, &page);
    if (writable) { /* first, so that a cut cannot leave it told and not sent */
        save(t, unsent(t), &page);
    } else {
        note_sent(t); /* an older one, which must not go out under this one's name later */
    }
    save(t, ks_arena_printf(t->arena, KS_RECEIPT_HTML, source), &page);
    save(t, ks_arena_printf(t->arena, KS_RECEIPT_TEXT, source), &text);
    if (writable && publish(t, &t->receipt, (struct ks_str) { page.p, page.n })) {
        note_sent(t);
    } else if (writable) {
        ks_take_say_unwritten(t);
    }
    ks_buf_free(&text);
    ks_buf_free(&page);
}
