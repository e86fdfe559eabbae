/* The step that says of each file what became of it on the glass, for the result. */
#include <stdlib.h>
#include <string.h>

#include "core/import/settle.h"
#include "core/release/record.h"
#include "core/schedule/schedule.h"
#include "core/text/content_names.h"
#include "sync/take/parts.h"

#define NO_ROW KS_RECEIPT_STATES /* no row names the file so far */

/* Lower is more on: of several rows that name a file the best counts. PART: for other places than
 * this screen's, where those are known. */
static enum ks_receipt_state
of_row(const struct ks_playlist_item *item, const struct ks_tags *screen, struct ks_civil now)
{
    if (item->fault.code != KS_PROBLEM_NONE) {
        return KS_RECEIPT_NOT;
    }
    if (screen->n > 0 && item->places.n > 0 && !ks_tags_meet(&item->places, screen)) {
        return KS_RECEIPT_PART;
    }
    switch (ks_window_at(&item->window, now)) {
    case KS_WINDOW_WAITING:
        return KS_RECEIPT_LATER;
    case KS_WINDOW_EXPIRED:
        return KS_RECEIPT_OVER;
    case KS_WINDOW_OPEN:
    case KS_WINDOW_WRONG_DAY:
    case KS_WINDOW_WRONG_HOUR:
        break;
    }
    return KS_RECEIPT_ON;
}

static int by_label(const void *label, const void *file)
{
    return strcmp(label, ((const struct ks_office_file *)file)->label);
}

static void
hear_rows(struct ks_taking *t, const struct ks_playlist *list, const struct ks_tags *screen)
{
    for (size_t i = 0; i < list->n && t->office.n > 0; i++) {
        const char *label = ks_arena_printf(t->arena, KS_AT_ASSETS "/%s", list->v[i].path);
        const struct ks_office_file *file =
            bsearch(label, t->office.v, t->office.n, sizeof *t->office.v, by_label);
        enum ks_receipt_state state = of_row(&list->v[i], screen, t->receipt.time);
        if (file != NULL) {
            enum ks_receipt_state *is = &t->state[file - t->office.v];
            *is = state < *is ? state : *is;
        }
    }
}

void ks_take_hear_rows(struct ks_taking *t, const struct ks_program *program)
{
    t->heard = true;
    for (size_t i = 0; i < t->office.n; i++) {
        enum ks_office_use use = t->office.v[i].use;
        t->state[i] = use == KS_USE_ITEM  ? NO_ROW
                      : use == KS_USE_SET ? KS_RECEIPT_PART
                                          : KS_RECEIPT_ON;
    }
    struct ks_tags screen =
        ks_situation_places(program, ks_str_of(t->cycle->config->screen), t->arena);
    hear_rows(t, &program->main, &screen);
    hear_rows(t, &program->fallback, &screen);
}

/* Whether these very bytes are installed under its label. */
static bool is_installed(struct ks_taking *t, size_t i)
{
    const char *label = ks_take_label(t, i);
    enum ks_role role = ks_take_is_alert(label, KS_BLOB_TABLE) ? KS_ROLE_ALERT : KS_ROLE_CONTENT;
    const struct ks_manifest_file *is = ks_manifest_find(&t->current[role], label);
    return is != NULL && memcmp(is->sha256, t->file[i]->sha256, sizeof is->sha256) == 0;
}

/* The state of a planned file, once the look has ended so. */
static enum ks_receipt_state
state_of(struct ks_taking *t, size_t i, enum ks_receipt_outcome outcome)
{
    const struct ks_seen_file *seen = t->file[i];
    bool all = outcome == KS_OUTCOME_INSTALLED || outcome == KS_OUTCOME_UNCHANGED;
    if (seen == NULL) {
        return t->broke || t->early[i] ? KS_RECEIPT_LATER : KS_RECEIPT_COPYING;
    }
    if (!seen->read) {
        return KS_RECEIPT_LATER;
    }
    if (seen->refusal != NULL) {
        return seen->coming ? KS_RECEIPT_COPYING : KS_RECEIPT_NOT;
    }
    if (all || is_installed(t, i)) {
        return t->state[i] == NO_ROW ? KS_RECEIPT_NOT : t->state[i];
    }
    bool alert = ks_take_is_alert(ks_take_label(t, i), KS_BLOB_TABLE);
    if (t->office.v[i].use == KS_USE_SET && (!alert || t->state[i] == KS_RECEIPT_PART)) {
        return KS_RECEIPT_PART;
    }
    return outcome == KS_OUTCOME_KEPT ? KS_RECEIPT_NOT : KS_RECEIPT_LATER;
}

/* The set as a whole: it counts as a file beside its own only while a part of it is not on. */
static void settle_set(struct ks_taking *t, enum ks_receipt_outcome outcome)
{
    bool off = outcome == KS_OUTCOME_PENDING || outcome == KS_OUTCOME_KEPT, any = false,
         missing = false;
    for (size_t i = 0; i < t->office.n; i++) {
        bool taken = t->office.v[i].use == KS_USE_SET && t->file[i] != NULL && t->file[i]->read &&
                     t->file[i]->refusal == NULL;
        any = any || taken;
        missing = missing || (off && taken && !is_installed(t, i));
    }
    if (any) {
        ks_receipt_put(&t->receipt, KS_TAKE_SET,
                       !missing                     ? KS_RECEIPT_PART
                       : outcome == KS_OUTCOME_KEPT ? KS_RECEIPT_NOT
                                                    : KS_RECEIPT_LATER,
                       "");
    }
}

static const char *mark_of(struct ks_taking *t, size_t i)
{
    static const uint8_t unknown[KS_SHA256_BYTES];
    const struct ks_seen_file *seen = t->file[i];
    struct ks_buf text = { 0 };
    if (seen == NULL || !seen->read || memcmp(seen->sha256, unknown, sizeof unknown) == 0) {
        return "";
    }
    ks_record_add_hex(&text, seen->sha256, 8);
    const char *mark = ks_arena_strdup(t->arena, text.p);
    ks_buf_free(&text);
    return mark;
}

static int by_name(const void *name, const void *file)
{
    return strcmp(name, ((const struct ks_receipt_file *)file)->name);
}

/* Says again what was told of files that were not looked at now: of a set that was taken away and
 * is shown all the same, and of the five folders where none of them is there. */
static void say_again(struct ks_taking *t, const struct ks_receipt *before)
{
    bool left = false;
    for (size_t i = 0; i < before->n_files; i++) {
        const struct ks_receipt_file *file = &before->file[i];
        enum ks_office_folder folder = ks_office_folder_in(file->name, t->arena);
        bool set = folder == KS_FOLDER_PLAYLISTS || folder == KS_FOLDER_ASSETS;
        bool shown = ks_manifest_find(&t->current[KS_ROLE_CONTENT], file->name) != NULL ||
                     ks_manifest_find(&t->current[KS_ROLE_ALERT], file->name) != NULL;
        bool again = set ? !t->office.has_set && !t->set_left && shown : !t->office.has_folders;
        if (file->state != KS_RECEIPT_GONE && again && folder != KS_FOLDER_NONE) {
            ks_receipt_put(&t->receipt, file->name, file->state, file->mark);
            left = left || set;
        }
    }
    if (left) {
        ks_receipt_add(&t->receipt, KS_RECEIPT_ADJUSTED,
                       (struct ks_place_in_file) { KS_TAKE_SET, 0, 0 },
                       "要换就放一份新的进来；要停播，请技术员处理", "%s",
                       "这里已经没有这两个文件夹，屏幕继续播以前收下的那一份");
    }
}

/* Where no rows were heard, what was told of the same bytes before holds: nothing was installed. */
static void stand_as_before(struct ks_taking *t, const struct ks_receipt *before)
{
    for (size_t i = 0; i < t->office.n; i++) {
        const char *mark = mark_of(t, i);
        const struct ks_receipt_file *was =
            before->n_files == 0 ? NULL
                                 : bsearch(t->office.v[i].shown, before->file, before->n_files,
                                           sizeof *before->file, by_name);
        bool same = was != NULL && *mark != '\0' && strcmp(was->mark, mark) == 0;
        if (same && was->state != KS_RECEIPT_GONE && was->state != KS_RECEIPT_COPYING) {
            t->state[i] = was->state;
        }
    }
}

void ks_take_settle(struct ks_taking *t, enum ks_receipt_outcome outcome, bool looked)
{
    struct ks_receipt before;
    bool told = ks_take_told_before(t, &before);
    if (looked && told && !t->heard) {
        stand_as_before(t, &before);
    }
    for (size_t i = 0; looked && i < t->office.n; i++) {
        ks_receipt_put(&t->receipt, t->office.v[i].shown, state_of(t, i, outcome), mark_of(t, i));
    }
    if (looked) {
        settle_set(t, outcome);
    }
    if (looked && told) {
        say_again(t, &before);
    }
    ks_receipt_settle(&t->receipt, told ? &before : NULL,
                      looked && outcome != KS_OUTCOME_FAILED && !t->cut);
}

/* ---- signed releases: held against what was told before ---- */

/* What signatures brought of a role, as files of the set; not the pack, which nobody made. */
static void put_files(struct ks_taking *t, struct ks_store *store, enum ks_role role)
{
    struct ks_base base = { 0 };
    ks_store_base(store, role, t->arena, &base);
    for (size_t i = 0; i < base.manifest.n_files; i++) {
        const struct ks_manifest_file *file = &base.manifest.files[i];
        struct ks_buf mark = { 0 };
        if (strcmp(file->path, KS_FORMS_PACK) != 0) {
            ks_record_add_hex(&mark, file->sha256, 8);
            ks_receipt_put(&t->receipt, file->path, KS_RECEIPT_PART, mark.p);
        }
        ks_buf_free(&mark);
    }
}

/* Leaves only files of releases, which have marks: a name of a release or of a trust file that is
 * not spoken of again was not taken away. */
static void keep_marked(struct ks_receipt *before)
{
    size_t kept = 0;
    for (size_t i = 0; i < before->n_files; i++) {
        if (*before->file[i].mark != '\0') {
            before->file[kept++] = before->file[i];
        } else {
            before->files[before->file[i].state]--;
        }
    }
    before->n_files = kept;
}

void ks_take_settle_signed(struct ks_taking *t, struct ks_store *store)
{
    struct ks_receipt before;
    bool told = ks_take_told_before(t, &before);
    put_files(t, store, KS_ROLE_CONTENT);
    put_files(t, store, KS_ROLE_ALERT);
    if (told) {
        keep_marked(&before);
        told = before.n_files > 0;
    }
    ks_receipt_settle(&t->receipt, told ? &before : NULL, KS_SEEN_WHOLE);
    for (size_t i = 0; told && i < t->receipt.n_files; i++) {
        struct ks_receipt_file *file = &t->receipt.file[i];
        file->change = *file->mark == '\0' ? KS_RECEIPT_SAME : file->change;
    }
}
