/* Tells what became of an import: text for the staff page, a page for the office. */
#define _GNU_SOURCE /* O_DIRECTORY, O_NOFOLLOW with openat */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KS_LOG_MODULE "sync"
#include "port/log.h"
#include "sync/receipt_page.h"
#include "sync/take/parts.h"

#define RECEIPT_MAX ((size_t)4 << 20)

/* The lines alone: an import that says the same again is not told again. */
static const char *lines_of(const char *text)
{
    const char *warning = strstr(text, "\nwarning\t");
    const char *counts = strstr(text, "\ncounts\t");
    return warning == NULL || counts == NULL ? "" : counts;
}

/* What was told last, malloc; NULL = nothing. */
static char *told_before(const struct ks_taking *t)
{
    struct ks_buf path = { 0 };
    struct ks_dir *state = ks_dir_open(t->cycle->config->state, NULL);
    char *before = NULL;
    size_t n;
    ks_buf_addf(&path, "results/%s.txt", t->cycle->source->name);
    if (state != NULL && !ks_dir_read(state, path.p, RECEIPT_MAX, &before, &n, NULL)) {
        before = NULL;
    }
    ks_dir_close(state);
    ks_buf_free(&path);
    return before;
}

static bool is_pending(const char *before)
{
    return before != NULL && strstr(before, "\noutcome\tpending\n") != NULL;
}

bool ks_take_told_pending(const struct ks_taking *t)
{
    char *before = told_before(t);
    bool pending = is_pending(before);
    free(before);
    return pending;
}

static bool
says_something_new(const struct ks_taking *t, const char *text, enum ks_receipt_outcome outcome)
{
    char *before = told_before(t);
    bool same = before != NULL && strcmp(lines_of(before), lines_of(text)) == 0;
    bool decided = is_pending(before) && outcome == KS_OUTCOME_KEPT; /* staff does not want it */
    free(before);
    bool staged = outcome == KS_OUTCOME_PENDING && t->changed[KS_ROLE_CONTENT];
    return outcome == KS_OUTCOME_INSTALLED || staged || decided || !same;
}

static void save(const char *folder, const char *name, const struct ks_buf *bytes)
{
    struct ks_buf path = { 0 };
    struct ks_err err = { 0 };
    ks_buf_addf(&path, "%s/%s", folder, name);
    if (!ks_file_write(path.p, bytes->p, bytes->n, &err)) {
        ks_log(KS_LOG_RESULT_UNWRITTEN, "%s", err.text);
    }
    ks_buf_free(&path);
}

/* A folder below the source: made if need be, never through a link. */
static int enter(int at, const char *name)
{
    if (mkdirat(at, name, 0777) != 0 && errno != EEXIST) {
        return -1;
    }
    return openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* On the share itself, into results/<device>/: new name, then the bytes, then in place. */
static void publish(const struct ks_taking *t, const struct ks_buf *page)
{
    char name[KS_RECEIPT_FILE_MAX];
    ks_receipt_file_name(&t->receipt, name);
    int top = open(t->cycle->source->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int results = top < 0 ? -1 : enter(top, "results");
    int own = results < 0 ? -1 : enter(results, t->cycle->config->device);
    int fd = own < 0 ? -1
                     : openat(own, ".result.tmp",
                              O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
    size_t done = 0;
    for (ssize_t put; fd >= 0 && done<page->n; done += put> 0 ? (size_t)put : 0) {
        put = write(fd, page->p + done, page->n - done);
        if (put < 0 && errno != EINTR) {
            break;
        }
    }
    bool ok = fd >= 0 && done == page->n && fsync(fd) == 0;
    ok = (fd < 0 || close(fd) == 0) && ok && renameat(own, ".result.tmp", own, name) == 0;
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

void ks_take_memory_path(const struct ks_taking *t, struct ks_buf *path)
{
    ks_buf_addf(path, "%s/results/%s.seen", t->cycle->config->state, t->cycle->source->name);
}

void ks_take_tell(struct ks_taking *t, enum ks_receipt_outcome outcome, const char *sentence)
{
    struct ks_buf text = { 0 }, page = { 0 }, folder = { 0 }, name = { 0 };
    t->receipt.outcome = outcome;
    t->receipt.sentence = sentence;
    t->receipt.warning = t->suspicion;
    ks_receipt_format(&t->receipt, &text);
    if (says_something_new(t, text.p, outcome)) {
        ks_buf_addf(&folder, "%s/results", t->cycle->config->state);
        ks_receipt_page(&t->receipt, &page);
        ks_buf_addf(&name, "%s.html", t->cycle->source->name);
        save(folder.p, name.p, &page);
        name.n = 0;
        ks_buf_addf(&name, "%s.txt", t->cycle->source->name);
        save(folder.p, name.p, &text);
        if (t->cycle->source->writable) {
            publish(t, &page);
        }
    }
    ks_buf_free(&text);
    ks_buf_free(&page);
    ks_buf_free(&folder);
    ks_buf_free(&name);
}
