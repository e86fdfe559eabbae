/* The step that finds what lies in a folder, and what has been still for two looks. */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/check.h"
#include "content/load.h"
#include "core/problem/fail.h"
#include "core/text/content_names.h"
#include "decode/client/job.h"
#include "port/clock.h"
#include "sync/take/parts.h"

#define TOP_MAX 20000
#define STREWN_MAX 4096 /* files beside the folders, of which one is told */
#define FILES_MAX 20000
#define DEPTH_MAX 8

static int64_t unix_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

static void append(struct ks_walk *to, const struct ks_found *v, size_t n)
{
    if (to->n + n > to->capacity) {
        size_t capacity = 2 * (to->n + n);
        to->v = ks_arena_grow(to->arena, to->v, to->n, capacity, sizeof *to->v);
        to->capacity = capacity;
    }
    if (n > 0) {
        memcpy(to->v + to->n, v, n * sizeof *v);
    }
    to->n += n;
}

/* What was not listed may be there all the same: nothing is taken away, nor put on but alerts. */
static void cut_short(struct ks_taking *t, const char *path, int most)
{
    t->cut = true;
    struct ks_arg folder = *path == '\0' ? ks_arg_phrase(KS_PHRASE_TOP_FOLDER) : ks_arg_text(path);
    t->is_unable = true;
    (void)ks_fail_as(&t->unable, KS_ERR_LIMIT, KS_PROBLEM_TAKE_MANY,
                     KS_ARGS(folder, ks_arg_number(most)));
}

/* Of a folder that cannot be listed, whole or in part, the rest is listed. */
static void walk_folder(struct ks_taking *t, const char *path, struct ks_walk *found)
{
    struct ks_walk below = {
        .arena = t->arena, .limit = FILES_MAX, .depth = DEPTH_MAX, .skip = ks_office_is_dust
    };
    (void)!ks_walk(t->dir, path, &below, NULL);
    ks_take_note_unlisted(t, below.unlisted);
    append(found, below.v, below.n);
    if (below.full) {
        cut_short(t, path, FILES_MAX);
    }
    t->deep = below.deep != NULL ? below.deep : t->deep;
    ks_take_alive(t);
}

/* Names only; whatever is strewn there, no folder among it is missed. */
static bool walk_top(struct ks_taking *t, const char *path, struct ks_walk *top, struct ks_err *err)
{
    *top = (struct ks_walk) { .arena = t->arena, .limit = TOP_MAX, .files = STREWN_MAX };
    if (!ks_walk(t->dir, path, top, err)) {
        return false;
    }
    if (top->full) {
        cut_short(t, path, TOP_MAX);
    }
    t->strewn += top->left_out;
    ks_take_alive(t);
    return true;
}

/* Lists the understood folders among `top`, also inside folders without a visible name. */
static bool walk_known(struct ks_taking *t,
                       const struct ks_walk *top,
                       struct ks_walk *found,
                       bool deeper,
                       struct ks_err *err)
{
    for (size_t i = 0; i < top->n; i++) {
        const char *path = top->v[i].path, *name = strrchr(path, '/');
        name = name == NULL ? path : name + 1;
        if (top->v[i].kind != KS_FOUND_FOLDER) {
            continue;
        }
        if (ks_office_folder_of(ks_office_clean(name, t->arena)) != KS_FOLDER_NONE) {
            append(found, &top->v[i], 1);
            walk_folder(t, path, found);
        } else if (deeper && ks_office_is_blank(name)) {
            struct ks_walk inside;
            if (!walk_top(t, path, &inside, err) || !walk_known(t, &inside, found, false, err)) {
                return false;
            }
        }
    }
    return true;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct ks_found *)a)->path, ((const struct ks_found *)b)->path);
}

static void sort(struct ks_walk *found)
{
    if (found->n > 1) {
        qsort(found->v, found->n, sizeof *found->v, by_path);
    }
}

static bool look(struct ks_taking *t, struct ks_walk *found, struct ks_err *err)
{
    struct ks_walk top;
    *found = (struct ks_walk) { .arena = t->arena };
    t->cut = false;
    t->deep = NULL;
    t->strewn = 0;
    t->is_unable = false;
    t->unlisted = NULL;
    if (!walk_top(t, "", &top, err)) {
        return false;
    }
    t->top = top;
    t->suspicion = ks_office_suspicion(&top, t->arena);
    /* Files beside the folders are listed too, to be told of. */
    for (size_t i = 0; i < top.n; i++) {
        if (top.v[i].kind != KS_FOUND_FOLDER && !ks_office_is_litter(top.v[i].path)) {
            append(found, &top.v[i], 1);
        }
    }
    if (!walk_known(t, &top, found, true, err) || !ks_take_answers(t, err)) {
        return false;
    }
    sort(found);
    struct ks_found *hidden;
    size_t n = ks_take_hidden(t, found, &hidden);
    append(found, hidden, n);
    sort(found);
    return true;
}

/* Whether the look before knew every planned file and is long enough ago, and nothing of it has
 * gone since (a program that replaces a file may be between its two steps). */
static bool all_known(const struct ks_taking *t, const struct ks_office *office)
{
    int64_t ago = unix_ms() - t->before.looked_ms;
    bool known = (ago < 0 || ago >= KS_STILL_MS) && office->n == t->before.n;
    for (size_t i = 0; known && i < office->n; i++) {
        known = ks_seen_find(&t->before, office->v[i].found) != NULL;
    }
    return known;
}

static bool was_still(const struct ks_walk *first, const struct ks_found *found)
{
    const struct ks_found *before =
        first->n == 0 ? NULL : bsearch(found, first->v, first->n, sizeof *first->v, by_path);
    return before != NULL && before->size == found->size && before->mtime_ns == found->mtime_ns;
}

/* Leaves out an unsigned content set where signatures have brought one. */
static void
leave_to_signed(const struct ks_taking *t, struct ks_office *office, struct ks_receipt *receipt)
{
    size_t kept = 0;
    for (size_t i = 0; i < office->n; i++) {
        enum ks_role role =
            ks_take_is_alert(office->v[i].label, KS_BLOB_TABLE) ? KS_ROLE_ALERT : KS_ROLE_CONTENT;
        if (office->v[i].use != KS_USE_SET || t->base[role].kind == KS_BASE_NONE) {
            office->v[kept++] = office->v[i];
        }
    }
    if (kept < office->n) {
        ks_receipt_add(receipt, KS_RECEIPT_REFUSED, (struct ks_place_in_file) { KS_TAKE_SET, 0, 0 },
                       "要换它请用签名发布；“海报”“紧急”等文件夹照常收",
                       "这块屏播的是签名发布的内容，这里有 %zu 个文件没有使用", office->n - kept);
    }
    office->n = kept;
}

/* Nor is it taken where a source that goes before brings one. */
static void
leave_to_first(struct ks_taking *t, struct ks_office *office, struct ks_receipt *receipt)
{
    struct ks_place_in_file set = { KS_TAKE_SET, 0, 0 };
    size_t kept = 0;
    if (office->has_set && !t->asked) {
        t->first = ks_take_first_set(t);
        t->asked = true;
    }
    t->set_left = office->has_set && t->first.there != NULL;
    if (t->set_left) {
        for (size_t i = 0; i < office->n; i++) {
            if (office->v[i].use != KS_USE_SET) {
                office->v[kept++] = office->v[i];
            }
        }
        office->n = kept;
        office->has_set = false;
        ks_receipt_add(receipt, KS_RECEIPT_REFUSED, set,
                       "只留一处放这两个文件夹；请技术员在 kiosk.ini 里把要用的来源写在前面",
                       "这块屏的 playlists、assets 来自“%s”，这里的没有使用", t->first.there);
    } else if (office->has_set && t->first.away != NULL) {
        ks_receipt_add(receipt, KS_RECEIPT_ADJUSTED, set, "",
                       "“%s”那里的现在读不到，先播这里的；那里读得到了，会自动换回那里的",
                       t->first.away);
    }
}

/* Decides what each found file is, by its name. `told`: what is wrong goes into the receipt. */
static void
plan(struct ks_taking *t, const struct ks_walk *found, bool told, struct ks_office *office)
{
    struct ks_receipt unheard = { .arena = t->arena };
    struct ks_office_context context = { t->arena, &unheard, t->cycle->source->name,
                                         NULL,     t->today, &t->before };
    if (told) {
        context.receipt = &t->receipt;
        context.places = t->places = ks_take_places(t);
    }
    ks_office_plan(&context, found, office);
    leave_to_signed(t, office, context.receipt);
    leave_to_first(t, office, context.receipt);
}

/* Fills in file[]: for each planned file what is known of it, if it was still in both looks. */
static void join(struct ks_taking *t, const struct ks_walk *first)
{
    t->now.v = ks_arena_array(t->arena, t->office.n + 1, sizeof *t->now.v);
    t->file = ks_arena_array(t->arena, t->office.n + 1, sizeof(struct ks_seen_file *));
    t->state = ks_arena_array(t->arena, t->office.n + 1, sizeof *t->state);
    t->now.n = t->office.n;
    t->now.looked_ms = unix_ms();
    int32_t day = ks_clock_knows_date(ks_clock_trust_now()) && t->today > 0 ? t->today : 0;
    for (size_t i = 0; i < t->office.n; i++) {
        const struct ks_found *found = t->office.v[i].found;
        const struct ks_seen_file *known = ks_seen_find(&t->before, found);
        struct ks_seen_file fresh = { .path = found->path,
                                      .size = found->size,
                                      .mtime_ns = found->mtime_ns,
                                      .how = "",
                                      .note = "" };
        t->now.v[i] = known != NULL ? *known : fresh;
        t->now.v[i].since = known != NULL && known->since != 0 ? known->since : day;
        bool still = known != NULL || was_still(first, found);
        t->file[i] = still ? &t->now.v[i] : NULL;
        if (!still) {
            t->moving = true;
            ks_receipt_add(&t->receipt, KS_RECEIPT_WAITING,
                           (struct ks_place_in_file) { t->office.v[i].shown, 0, 0 }, "", "%s",
                           "还在拷贝");
        }
    }
}

static void tell_unseen(struct ks_taking *t)
{
    ks_take_tell_unlisted(t);
    struct ks_place_in_file deep = { t->deep, 0, 0 }, top = { "最外层", 0, 0 };
    if (t->deep != NULL) {
        ks_receipt_add(&t->receipt, KS_RECEIPT_REFUSED, deep, "把里面的文件移到外面几层",
                       "文件夹套得太深，超过 %d 层，里面的没有看", DEPTH_MAX);
    }
    if (t->strewn > 0) {
        ks_receipt_add(&t->receipt, KS_RECEIPT_REFUSED, top, "要播的放进“海报”等文件夹，别的请拿走",
                       "散放的文件太多，有 %zu 个没有看", t->strewn);
    }
}

/* What of an office's was known to lie there the last time, listed now or not. */
static void plan_before(struct ks_taking *t, struct ks_office *office)
{
    struct ks_receipt unheard = { .arena = t->arena };
    struct ks_office_context context = { t->arena, &unheard, t->cycle->source->name,
                                         NULL,     t->today, &t->before };
    struct ks_walk known = { .arena = t->arena };
    for (size_t i = 0; i < t->before.n; i++) {
        const struct ks_seen_file *file = &t->before.v[i];
        struct ks_found *found = ks_arena_alloc(t->arena, sizeof *found);
        *found = (struct ks_found) { file->path, file->size, file->mtime_ns, KS_FOUND_FILE };
        append(&known, found, 1);
    }
    ks_office_plan(&context, &known, office);
}

bool ks_take_gather(struct ks_taking *t, struct ks_err *err)
{
    struct ks_walk first;
    ks_take_memory(t, t->cycle->source->name, &t->before);
    t->now.by = (struct ks_seen_by) { KS_FIRMWARE_LEVEL,
                                      ks_job_programs(&(struct ks_decoder_params) { 0 }) };
    ks_seen_doubt(&t->before, t->now.by);
    if (!look(t, &first, err)) {
        return false;
    }
    plan(t, &first, false, &t->office);
    t->found = first;
    if (!all_known(t, &t->office)) {
        struct timespec pause = { 0, KS_STILL_MS * 1000000L };
        (void)nanosleep(&pause, NULL);
        if (!look(t, &t->found, err)) {
            return false;
        }
        plan(t, &t->found, false, &t->office);
    }
    plan(t, &t->found, true,
         &t->office); /* this time with the receipt, and with the places that names may mean */
    if (t->unlisted != NULL) {
        struct ks_office before;
        plan_before(t, &before);
        ks_take_guard_unlisted(t, &before);
    }
    join(t, &first);
    tell_unseen(t);
    return true;
}
