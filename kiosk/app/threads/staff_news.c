/* The result of an import that staff want to see first (see staff_news.h). */
#include "app/threads/staff_news.h"

#include <stdlib.h>
#include <string.h>

#include "port/fsio.h"
#include "store/store.h"

#define RESULTS_MAX 100
#define RESULT_BYTES_MAX ((size_t)2 << 20)

/* What waits for staff goes before what is done, and the newest before older ones. A result that
 * says that it waits may be older than the decision about it. */
static bool goes_before(const struct ks_staff_news *news, const struct ks_receipt *receipt)
{
    bool waits = *news->waiting != '\0';
    bool asks = waits && receipt->outcome == KS_OUTCOME_PENDING;
    bool asked = waits && news->receipt.outcome == KS_OUTCOME_PENDING;
    return !news->any || (asks != asked ? asks : receipt->time.s > news->receipt.time.s);
}

static void read_one(struct ks_staff_news *news, struct ks_dir *dir, const char *name)
{
    char *bytes;
    size_t n;
    struct ks_receipt receipt;
    if (!ks_str_ends(ks_str_of(name), ".txt") ||
        !ks_dir_read(dir, name, RESULT_BYTES_MAX, &bytes, &n, NULL)) {
        return;
    }
    if (ks_receipt_parse((struct ks_str) { bytes, n }, news->arena, &receipt, NULL) &&
        goes_before(news, &receipt)) {
        news->receipt = receipt;
        news->any = true;
    }
    free(bytes);
}

static void read_mistakes(struct ks_staff_news *news, struct ks_dir *dir)
{
    char *bytes;
    size_t n;
    if (ks_dir_read(dir, KS_MISTAKES_FILE, KS_MISTAKES_TEXT, &bytes, &n, NULL)) {
        (void)ks_mistakes_add_text(&news->mistakes, (struct ks_str) { bytes, n });
        free(bytes);
    }
}

static void read_waiting(struct ks_staff_news *news, const char *state)
{
    struct ks_store_params params = { 0 };
    struct ks_store *store = ks_disk_real(state, KS_DISK_THERE, &params.disk, NULL)
                                 ? ks_store_open(&params, NULL)
                                 : NULL;
    struct ks_manifest manifest;
    if (store != NULL && ks_store_waiting(store, news->arena, &manifest, NULL)) {
        ks_sha256_hex(ks_store_head(store)->staged, news->waiting);
    }
    ks_store_close(store);
}

struct ks_staff_news *ks_staff_news_read(const char *state)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_staff_news *news = ks_arena_alloc(arena, sizeof *news);
    news->arena = arena;
    read_waiting(news, state);
    struct ks_dir *dir = ks_dir_open(state, NULL);
    struct ks_names names = { 0 };
    if (dir != NULL && ks_dir_list(dir, KS_RESULTS, RESULTS_MAX, NULL, arena, &names, NULL)) {
        for (size_t i = 0; i < names.n; i++) {
            read_one(news, dir, names.v[i]);
        }
    }
    if (dir != NULL) {
        read_mistakes(news, dir);
    }
    ks_dir_close(dir);
    return news;
}

void ks_staff_news_free(struct ks_staff_news *news)
{
    if (news != NULL) {
        ks_arena_free(news->arena);
    }
}
