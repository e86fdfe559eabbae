/* What an import that waits would bring (see preview.h). */
#include "core/import/preview.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/release/staged.h"
#include "core/text/content_names.h"

struct making {
    const struct ks_preview_side *now, *next;
    struct ks_arena *arena;
    const struct ks_playlist_item **old; /* what plays, sorted by path */
    const struct ks_playlist_item **new; /* what would play */
    size_t n_old, n_new;
    bool *told; /* by file of next->manifest: it belongs to an item that is listed */
    struct ks_playlist_item *items;
    bool *changed;
    size_t n;
};

static int by_path(const void *a, const void *b)
{
    const struct ks_playlist_item *const *x = a, *const *y = b;
    return strcmp((*x)->path, (*y)->path);
}

static size_t add_playable(const struct ks_playlist *list, const struct ks_playlist_item **v)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (list->v[i].fault.code == KS_PROBLEM_NONE) {
            v[n++] = &list->v[i];
        }
    }
    return n;
}

static const struct ks_playlist_item **
playable(const struct ks_program *program, struct ks_arena *arena, size_t *n)
{
    const struct ks_playlist_item **v =
        ks_arena_array(arena, program->main.n + program->fallback.n + 1, sizeof *v);
    *n = add_playable(&program->main, v);
    *n += add_playable(&program->fallback, v + *n);
    assert(*n <= program->main.n + program->fallback.n);
    if (*n > 1) {
        qsort(v, *n, sizeof(const struct ks_playlist_item *), by_path);
    }
    return v;
}

static const struct ks_playlist_item *
find(const struct ks_playlist_item *const *v, size_t n, const char *path)
{
    struct ks_playlist_item key = { .path = path };
    const struct ks_playlist_item *wanted = &key;
    const struct ks_playlist_item *const *found =
        n == 0 ? NULL : bsearch(&wanted, v, n, sizeof(const struct ks_playlist_item *), by_path);
    return found == NULL ? NULL : *found;
}

static bool same_file(const struct ks_manifest_file *a, const struct ks_manifest_file *b)
{
    return a == b ||
           (a != NULL && b != NULL && memcmp(a->sha256, b->sha256, sizeof a->sha256) == 0);
}

/* Whether a file of assets/ would get other bytes. Marks it in `told`. */
static bool differs(struct making *m, const char *path)
{
    if (*path == '\0') {
        return false;
    }
    const char *label = ks_arena_printf(m->arena, KS_AT_ASSETS "/%s", path);
    const struct ks_manifest_file *file = ks_manifest_find(m->next->manifest, label);
    if (file != NULL) {
        size_t at = (size_t)(file - m->next->manifest->files);
        assert(at < m->next->manifest->n_files);
        m->told[at] = true;
    }
    return !same_file(ks_manifest_find(m->now->manifest, label), file);
}

static bool looks_different(struct making *m, const char *path, const struct ks_card *card)
{
    bool other = differs(m, path);
    if (card != NULL) {
        other = differs(m, card->picture) || other;
        other = differs(m, card->sheet_path) || other;
    }
    return other;
}

static void add(struct making *m, const struct ks_playlist_item *item, bool changed)
{
    m->changed[m->n] = changed;
    m->items[m->n++] = *item;
}

/* Lists the items of a playlist in its order; several rows of one item count once. */
static void add_rows(struct making *m, const struct ks_playlist *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct ks_playlist_item *item = &list->v[i];
        if (item->fault.code != KS_PROBLEM_NONE || find(m->new, m->n_new, item->path) != item) {
            continue;
        }
        const struct ks_playlist_item *old = find(m->old, m->n_old, item->path);
        bool other = looks_different(m, item->path, item->card);
        if (old == NULL || other) {
            add(m, item, old != NULL);
        }
    }
}

static bool had_card(const struct ks_program *program, const char *path)
{
    for (size_t i = 0; i < program->cards.n; i++) {
        if (strcmp(program->cards.v[i]->path, path) == 0) {
            return true;
        }
    }
    return false;
}

/* Lists cards that no row names: handbook and help. */
static void add_cards(struct making *m)
{
    const struct ks_program *program = m->next->program;
    for (size_t i = 0; i < program->cards.n; i++) {
        const struct ks_card *card = program->cards.v[i];
        if (find(m->new, m->n_new, card->path) != NULL || !looks_different(m, card->path, card)) {
            continue;
        }
        struct ks_playlist_item item = {
            .file = "", .path = card->path, .title = card->title, .kind = KS_ITEM_CARD, .card = card
        };
        add(m, &item, had_card(m->now->program, card->path));
    }
}

/* Picks the alerts that the import brings out of all alerts there would be, by their files in what
 * is staged. */
static void take_alerts(struct making *m, struct ks_alerts *out)
{
    const struct ks_alerts *all = &m->next->program->alerts;
    *out = (struct ks_alerts) { ks_arena_array(m->arena, all->n + 1, sizeof *out->v), 0 };
    for (size_t i = 0; i < all->n; i++) {
        const char *slash = strchr(all->v[i].file, '/'); /* assets/alerts/… */
        slash = slash == NULL ? NULL : strchr(slash + 1, '/');
        const char *label =
            ks_arena_printf(m->arena, "%s%s", KS_STAGED_COMING, slash == NULL ? "" : slash + 1);
        if (ks_manifest_find(m->next->manifest, label) != NULL) {
            out->v[out->n++] = all->v[i];
        }
    }
}

/* Marks the files that stand for alerts in a staged manifest (core/release/staged.h): they are no
 * files of the content. Returns how many alerts would end. */
static size_t set_alerts_aside(struct making *m)
{
    const struct ks_manifest *next = m->next->manifest;
    size_t ending = 0;
    for (size_t i = 0; i < next->n_files; i++) {
        const char *path = next->files[i].path;
        bool ends = strncmp(path, KS_STAGED_ENDING, strlen(KS_STAGED_ENDING)) == 0;
        bool comes = strncmp(path, KS_STAGED_COMING, strlen(KS_STAGED_COMING)) == 0;
        m->told[i] = m->told[i] || ends || comes;
        ending += ends;
    }
    return ending;
}

/* Counts the paths that would go, each once; both lists are sorted by path. */
static size_t count_removed(const struct making *m)
{
    size_t n = 0;
    for (size_t i = 0; i < m->n_old; i++) {
        bool again = i > 0 && strcmp(m->old[i - 1]->path, m->old[i]->path) == 0;
        n += !again && find(m->new, m->n_new, m->old[i]->path) == NULL;
    }
    return n;
}

static size_t count_others(const struct making *m)
{
    const struct ks_manifest *next = m->next->manifest;
    size_t n = 0;
    for (size_t i = 0; i < next->n_files; i++) {
        n += !m->told[i] &&
             !same_file(ks_manifest_find(m->now->manifest, next->files[i].path), &next->files[i]);
    }
    return n;
}

void ks_preview_make(const struct ks_preview_side *now,
                     const struct ks_preview_side *next,
                     struct ks_arena *arena,
                     struct ks_preview *out)
{
    const struct ks_program *program = next->program;
    size_t most = program->main.n + program->fallback.n + program->cards.n;
    struct making m = { .now = now, .next = next, .arena = arena };
    m.old = playable(now->program, arena, &m.n_old);
    m.new = playable(program, arena, &m.n_new);
    m.told = ks_arena_array(arena, next->manifest->n_files + 1, sizeof *m.told);
    m.items = ks_arena_array(arena, most + 1, sizeof *m.items);
    m.changed = ks_arena_array(arena, most + 1, sizeof *m.changed);
    add_rows(&m, &program->main);
    add_rows(&m, &program->fallback);
    add_cards(&m);
    size_t ending = set_alerts_aside(&m);
    *out = (struct ks_preview) { .program = *program, .changed = m.changed };
    out->program.main = (struct ks_playlist) { program->main.file, m.items, m.n };
    out->program.fallback = (struct ks_playlist) { program->fallback.file, NULL, 0 };
    take_alerts(&m, &out->program.alerts);
    out->removed = count_removed(&m) + ending;
    out->others = count_others(&m);
    assert(m.n <= most && out->program.alerts.n <= program->alerts.n);
    assert(out->removed <= m.n_old + ending && ending <= next->manifest->n_files);
    assert(out->others <= next->manifest->n_files);
}

size_t ks_preview_count(const struct ks_preview *preview)
{
    return preview->program.alerts.n + preview->program.main.n;
}

const struct ks_playlist_item *ks_preview_item(const struct ks_preview *preview, size_t n)
{
    size_t alerts = preview->program.alerts.n;
    assert(preview->program.fallback.n == 0); /* preview items are all in the main playlist */
    return n < alerts || n - alerts >= preview->program.main.n
               ? NULL
               : &preview->program.main.v[n - alerts];
}
