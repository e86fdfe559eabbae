/* What killed processes left among the results (see leftovers.h). */
#define _GNU_SOURCE /* fdopendir with unlinkat */
#include "sync/take/leftovers.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "core/import/receipt.h"

/* NUMBER and NUMBER.held are of sync/take/hold.c, NAME.NUMBER.tmp is what ks_file_write() was
 * writing. 0: of no process. */
static long process_of(const char *name)
{
    struct ks_str stem = ks_str_of(name);
    char number[24], *end = NULL;
    bool temp = ks_str_ends(stem, ".tmp");
    stem.n -= temp ? strlen(".tmp") : ks_str_ends(stem, ".held") ? strlen(".held") : 0;
    for (size_t i = stem.n; temp && i > 0; i--) {
        if (stem.p[i - 1] == '.') {
            stem = (struct ks_str) { stem.p + i, stem.n - i };
            break;
        }
    }
    if (stem.n == 0 || stem.n >= sizeof number || stem.p[0] < '0' || stem.p[0] > '9') {
        return 0;
    }
    memcpy(number, stem.p, stem.n);
    number[stem.n] = '\0';
    long process = strtol(number, &end, 10);
    return *end == '\0' ? process : 0;
}

static bool is_gone(long process)
{
    return process > 0 && kill((pid_t)process, 0) != 0 && errno == ESRCH;
}

void ks_take_leftovers(const char *state)
{
    struct ks_buf folder = { 0 };
    struct dirent *entry;
    ks_buf_addf(&folder, "%s/" KS_RESULTS, state);
    DIR *dir = opendir(folder.p);
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        if (is_gone(process_of(entry->d_name))) {
            (void)unlinkat(dirfd(dir), entry->d_name, 0);
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
    ks_buf_free(&folder);
}
