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
#include "port/fsio.h"
#include "port/lang.h"
#include "port/log.h"
#include "sync/receipt_page.h"
#include "sync/take/parts.h"

#define RECEIPT_MAX ((size_t)4 << 20)

/* Reads the result that was told last. False if there is none, or it cannot be read. */
static bool told_before(const struct ks_taking *t, struct ks_receipt *before)
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
    return told_before(t, &before) && before.outcome == KS_OUTCOME_PENDING;
}

/* Whether the result says the same as the last one: it is not told again, unless staff do not want
 * what waited. */
static bool says_the_same(const struct ks_taking *t)
{
    struct ks_receipt before;
    return told_before(t, &before) && ks_receipt_same_lines(&before, &t->receipt) &&
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

#define NEW_RESULT ".result.tmp"

/* Whatever stood there under that name was left by a look that was cut short, or put there by
 * others: a link, a pipe that would wait for ever, a second name of another file. It is never
 * opened. */
static int begin_result(int folder)
{
    (void)unlinkat(folder, NEW_RESULT, 0);
    return openat(folder, NEW_RESULT,
                  O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
}

/* Writes the page into results/<device>/ on the share: under a new name, then renamed into
 * place. */
static void publish(const struct ks_taking *t, const struct ks_buf *page)
{
    char name[KS_RECEIPT_FILE_MAX];
    ks_receipt_file_name(&t->receipt, name);
    int top = open(t->cycle->source->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int results = top < 0 ? -1 : enter(top, KS_RESULTS);
    int own = results < 0 ? -1 : enter(results, t->cycle->config->device);
    int fd = own < 0 ? -1 : begin_result(own);
    bool ok = fd >= 0 && ks_file_put(fd, page->p, page->n) && fsync(fd) == 0;
    ok = (fd < 0 || close(fd) == 0) && ok && renameat(own, NEW_RESULT, own, name) == 0;
    if (!ok) {
        ks_log(KS_LOG_RESULT_NOT_SENT, "%s: cannot write the result there: %s",
               t->cycle->source->name, strerror(errno));
    }
    for (int i = 0; i < 3; i++) {
        int folder = i == 0 ? own : i == 1 ? results : top;
        if (folder >= 0) {
            close(folder);
        }
    }
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
    if (!news && says_the_same(t)) {
        return;
    }
    struct ks_buf text = { 0 }, page = { 0 };
    ks_receipt_format(&t->receipt, &text);
    ks_receipt_page(&t->receipt, &page);
    save(t, ks_arena_printf(t->arena, KS_RECEIPT_HTML, source), &page);
    save(t, ks_arena_printf(t->arena, KS_RECEIPT_TEXT, source), &text);
    if (t->cycle->source->writable) {
        publish(t, &page);
    }
    ks_buf_free(&text);
    ks_buf_free(&page);
}
