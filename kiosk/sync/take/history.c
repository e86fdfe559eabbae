/* The older pages of results, of which the newest are kept. */
#define _GNU_SOURCE /* O_DIRECTORY with openat */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sync/receipt_name.h"
#include "sync/take/parts.h"

#define KEPT_MAX ((size_t)200)    /* a page a day of teaching, for a year */
#define GONE_MAX ((size_t)100)    /* in one look: each is a call to the server */
#define NAMES_MAX ((size_t)10000) /* looked at; whoever may write there may have put in more */

struct names {
    char (*v)[KS_RECEIPT_FILE_MAX];
    size_t n;
};

static int by_time(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void find_pages(DIR *folder, struct names *pages)
{
    const struct dirent *entry;
    for (size_t i = 0; i < NAMES_MAX && (entry = readdir(folder)) != NULL; i++) {
        if (ks_receipt_is_kept(entry->d_name) && strlen(entry->d_name) < KS_RECEIPT_FILE_MAX) {
            memcpy(pages->v[pages->n++], entry->d_name, strlen(entry->d_name) + 1);
        }
    }
    qsort(pages->v, pages->n, sizeof *pages->v, by_time);
}

void ks_take_forget_pages(struct ks_taking *t, int folder, const char *newest)
{
    int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = again < 0 ? NULL : fdopendir(again);
    if (entries == NULL) {
        if (again >= 0) {
            close(again);
        }
        return;
    }
    struct names pages = { ks_arena_alloc(t->arena, NAMES_MAX * sizeof *pages.v), 0 };
    find_pages(entries, &pages);
    closedir(entries);
    size_t over = pages.n > KEPT_MAX ? pages.n - KEPT_MAX : 0;
    /* What stays is tried again with the next page. */
    for (size_t i = 0, gone = 0; i < pages.n && gone < over && gone < GONE_MAX; i++) {
        if (strcmp(pages.v[i], newest) != 0) {
            (void)unlinkat(folder, pages.v[i], 0);
            gone++;
        }
    }
}
