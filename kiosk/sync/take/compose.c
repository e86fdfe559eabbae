/* The step that makes of what was fetched what this source says anew, and the layers with it. */
#include <string.h>

#include "core/text/content_names.h"
#include "sync/take/parts.h"

struct composing {
    struct ks_taking *t;
    struct ks_manifest_file *said[KS_ROLE_COUNT]; /* room for each file, and the rows */
};

static void add(struct composing *c, enum ks_role role, const struct ks_manifest_file *file)
{
    c->said[role][c->t->said[role].n_files++] = *file;
}

static bool is_alert(const char *label)
{
    return ks_str_starts(ks_str_of(label), KS_STR(KS_AT_ALERTS "/"));
}

bool ks_take_is_alert(const char *label, enum ks_blob_type type)
{
    return is_alert(label) || type == KS_BLOB_ALERT;
}

static bool is_fit(const struct ks_seen_file *seen)
{
    return seen != NULL && seen->read && seen->refusal == NULL;
}

/* Whether the card of this label is on as an alert. */
static bool is_on(const struct ks_manifest *alerts, const char *label)
{
    bool on = false;
    for (size_t i = 0; !on && i < alerts->n_files; i++) {
        const char *path = alerts->files[i].path;
        on = is_alert(path) && strcmp(path + strlen(KS_AT_ALERTS "/"), KS_ASSET_OF(label)) == 0;
    }
    return on;
}

/* An urgent card is an alert by its words. One that is being saved anew, or cannot be read, is what
 * is installed under its name. */
const char *ks_take_label(struct ks_taking *t, size_t i)
{
    const struct ks_office_file *file = &t->office.v[i];
    const struct ks_seen_file *seen = t->file[i];
    bool alert = seen != NULL && seen->read && seen->type == KS_BLOB_ALERT;
    bool was = file->urgent && !is_fit(seen) && is_on(&t->current[KS_ROLE_ALERT], file->label);
    bool moved = file->use == KS_USE_ITEM && (alert || was);
    return moved ? ks_arena_printf(t->arena, KS_AT_ALERTS "/%s", KS_ASSET_OF(file->label))
                 : file->label;
}

static void tell_kept(struct ks_taking *t, const struct ks_office_file *file, bool kept)
{
    const struct ks_seen_file *seen = t->file[file - t->office.v];
    if (seen != NULL && seen->coming) {
        ks_receipt_add(&t->receipt, KS_RECEIPT_WAITING,
                       (struct ks_place_in_file) { file->shown, 0, 0 }, "", "%s",
                       "还在拷贝，或者没有拷完；拷完会自动收下");
    } else if (seen != NULL && seen->read && seen->refusal != NULL) {
        ks_receipt_add(&t->receipt, KS_RECEIPT_REFUSED,
                       (struct ks_place_in_file) { file->shown, 0, 0 },
                       kept ? ks_arena_printf(t->arena, "%s%s（先播原来的那一份）", seen->how,
                                              *seen->how == '\0' ? "" : "。")
                            : seen->how,
                       "%s", seen->refusal);
    }
}

/* Adds the fetched file; if it was refused, keeps the installed one of that label. True if either
 * was added. */
static bool add_file(struct composing *c, size_t i)
{
    struct ks_taking *t = c->t;
    const struct ks_office_file *office = &t->office.v[i];
    const struct ks_seen_file *seen = t->file[i];
    const char *label = ks_take_label(t, i);
    enum ks_role role = is_alert(label) ? KS_ROLE_ALERT : KS_ROLE_CONTENT;
    if (is_fit(seen)) {
        struct ks_manifest_file file = { .length = seen->size,
                                         .type = seen->type,
                                         .width = seen->width,
                                         .height = seen->height,
                                         .path = label };
        if (file.type == KS_BLOB_ALERT && ks_str_ends(ks_str_of(label), ".md")) {
            file.type = KS_BLOB_CARD;
        }
        memcpy(file.sha256, seen->sha256, sizeof file.sha256);
        add(c, role, &file);
        return true;
    }
    const struct ks_manifest_file *old = ks_manifest_find(&t->current[role], label);
    tell_kept(t, office, old != NULL);
    if (old != NULL) {
        add(c, role, old);
    }
    return old != NULL;
}

static bool
put(struct ks_store *store, const uint8_t *hash, struct ks_str bytes, struct ks_err *err)
{
    struct ks_object *object;
    if (ks_store_object_begin(store, hash, bytes.n, &object, err) == KS_STORED &&
        ks_store_object_write(object, bytes.p, bytes.n, err) == KS_STORED) {
        return ks_store_object_finish(object, err) == KS_STORED;
    }
    ks_store_object_abandon(object);
    return false;
}

/* Stores the bytes unless they are there. The store is opened for writing only then: a day without
 * news writes nothing. */
static bool
put_if_new(struct ks_taking *t, const uint8_t *hash, struct ks_str bytes, struct ks_err *err)
{
    struct ks_store *store = ks_take_store(t, KS_STORE_READ, err);
    bool ok = store != NULL && ks_store_has(store, hash, bytes.n);
    if (store != NULL && !ok) {
        ks_store_close(store);
        store = ks_take_store(t, KS_STORE_WRITE, err);
        ks_take_hold(t, hash);
        ok = store != NULL && put(store, hash, bytes, err);
    }
    ks_store_close(store);
    return ok;
}

/* Adds the table of rows for the office's items, a file that we write ourselves. */
static bool add_rows(struct composing *c, const bool *plays, struct ks_err *err)
{
    struct ks_taking *t = c->t;
    const char *path = ks_arena_printf(t->arena, KS_OFFICE_ROWS "%s.csv", t->cycle->source->name);
    bool any = ks_manifest_find(&t->current[KS_ROLE_CONTENT], path) != NULL;
    for (size_t i = 0; i < t->office.n; i++) {
        any = any || plays[i];
    }
    if (!any) {
        return true; /* of a source that brings nothing, an empty list would be its only news */
    }
    struct ks_buf csv = { 0 };
    ks_office_rows(&t->office, plays, &csv);
    struct ks_manifest_file file = { .path = path, .length = csv.n, .type = KS_BLOB_TABLE };
    ks_sha256(csv.p, csv.n, file.sha256);
    bool ok = put_if_new(t, file.sha256, (struct ks_str) { csv.p, csv.n }, err);
    add(c, KS_ROLE_CONTENT, &file);
    ks_buf_free(&csv);
    return ok;
}

/* Alerts that a listing cut short did not show: they are said again, as if they lay there. */
static void add_unseen(struct composing *c)
{
    struct ks_taking *t = c->t;
    const struct ks_manifest *shown = &t->current[KS_ROLE_ALERT];
    for (size_t i = 0; t->cut && i < shown->n_files; i++) {
        const char *label = shown->files[i].path;
        bool seen = false;
        for (size_t k = 0; !seen && k < t->office.n; k++) {
            seen = strcmp(ks_take_label(t, k), label) == 0;
        }
        if (!seen && ks_layer_owns(label, t->cycle->source->name)) {
            add(c, KS_ROLE_ALERT, &shown->files[i]);
        }
    }
}

/* False if it does not fit into a release. */
static bool seal(struct composing *c, enum ks_role role, struct ks_err *err)
{
    struct ks_taking *t = c->t;
    struct ks_manifest *m = &t->next[role];
    ks_layers_compose(role, &t->base[role], &t->current[role], &t->said[role], t->arena, m);
    ks_layers_finish(m, role, &t->head, t->now_s);
    m->version += role == KS_ROLE_CONTENT && t->changed[KS_ROLE_ALERT] ? 1 : 0;
    t->changed[role] = !ks_manifest_same_files(m, &t->current[role]);
    return ks_manifest_format(m, &t->text[role], err);
}

/* Tells alerts that have no room: a release holds a bounded number, and those that were there first
 * stay. */
static void tell_too_many(struct ks_taking *t)
{
    for (size_t i = 0; i < t->office.n; i++) {
        const char *label = ks_take_label(t, i);
        const struct ks_seen_file *seen = t->file[i];
        if (is_alert(label) && is_fit(seen) &&
            ks_manifest_find(&t->next[KS_ROLE_ALERT], label) == NULL) {
            ks_receipt_add(&t->receipt, KS_RECEIPT_REFUSED,
                           (struct ks_place_in_file) { t->office.v[i].shown, 0, 0 },
                           "拿走过期的提醒", "%s", "紧急提醒太多，这一条没有使用");
        }
    }
}

enum ks_take_step ks_take_compose(struct ks_taking *t, struct ks_err *err)
{
    struct composing c = { .t = t };
    bool *plays = ks_arena_array(t->arena, t->office.n + 1, sizeof *plays);
    const char **names = ks_arena_array(t->arena, 1, sizeof *names);
    size_t set_files = 0;
    names[0] = t->cycle->source->name;
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        c.said[role] = ks_arena_array(t->arena, t->office.n + t->current[KS_ROLE_ALERT].n_files + 1,
                                      sizeof *c.said[role]);
        t->said[role] = (struct ks_said) { .set = t->office.has_set && !t->cut,
                                           .names = names,
                                           .n_names = t->office.has_folders ? 1 : 0,
                                           .files = c.said[role] };
    }
    for (size_t i = 0; i < t->office.n; i++) {
        plays[i] = add_file(&c, i) && !is_alert(ks_take_label(t, i));
        set_files += t->office.v[i].use == KS_USE_SET && plays[i] ? 1 : 0;
    }
    add_unseen(&c);
    if (set_files > 0) {
        ks_receipt_add(&t->receipt, KS_RECEIPT_RECEIVED, (struct ks_place_in_file) { "", 0, 0 }, "",
                       KS_TAKE_SET " 共 %zu 个文件", set_files);
    }
    if (t->office.has_folders && !add_rows(&c, plays, err)) {
        return KS_STEP_BROKEN;
    }
    /* In the order in which they will be committed: alerts first. */
    bool fits = seal(&c, KS_ROLE_ALERT, err) && seal(&c, KS_ROLE_CONTENT, err);
    tell_too_many(t);
    return fits ? KS_STEP_DONE : KS_STEP_KEPT;
}
