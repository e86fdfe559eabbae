/* The step that resolves what each playlist row plays, or why it cannot. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/probe.h"
#include "content/load_parts.h"
#include "core/draw/shape.h"
#include "core/program/pages.h"
#include "core/text/content_names.h"
#include "decode/client/sniff.h"

static enum ks_probe_row look(const void *row, const void *path)
{
    const struct ks_asset *asset = row;
    return asset->path == NULL              ? KS_PROBE_FREE
           : strcmp(asset->path, path) == 0 ? KS_PROBE_SAME
                                            : KS_PROBE_OTHER;
}

static size_t place_of(const struct ks_loading *l, const char *path)
{
    const struct ks_probe table = { l->assets, l->assets_capacity, sizeof *l->assets, look };
    return ks_probe_place(&table, ks_hash(KS_HASH_START, path, strlen(path)), path);
}

/* The asset of a row. The table has room for twice the rows there are, and for nothing else. */
static struct ks_asset *asset_of(struct ks_loading *l, const char *path)
{
    size_t at = place_of(l, path);
    assert(at < l->assets_capacity);
    l->assets[at].path = path;
    return &l->assets[at];
}

static bool is_of_a_row(const struct ks_loading *l, const char *path)
{
    size_t at = place_of(l, path);
    return at < l->assets_capacity && l->assets[at].seen;
}

/* The arguments of a problem: the file, what is wrong with it, and how to mend it if it is not
 * there. */
static const struct ks_arg *about(struct ks_loading *l, const char *path, struct ks_fault fault)
{
    const char *near = ks_loading_judges(l) ? ks_loading_nearest(l, path) : NULL;
    struct ks_arg *args = ks_arena_array(l->arena, KS_ARGS_MAX, sizeof *args);
    args[0] = ks_arg_text(path);
    args[1] = ks_arg_fault(fault);
    args[2] = ks_arg_phrase(near == NULL ? KS_PHRASE_FILE_NONE : KS_PHRASE_FILE_NEAR);
    args[3] = ks_arg_text(near);
    return args;
}

static void fail_for(struct ks_asset *asset, enum ks_problem_code code)
{
    asset->fault = (struct ks_fault) { .code = code };
}

/* Why a file of the folder or the store could not be opened. */
static void fail_opening(struct ks_asset *asset, enum ks_opened how)
{
    static const enum ks_problem_code codes[] = {
        [KS_OPENED_MISSING] = KS_PROBLEM_MEDIA_MISSING,
        [KS_OPENED_NO_FILE] = KS_PROBLEM_MEDIA_NO_FILE,
        [KS_OPENED_HELD] = KS_PROBLEM_MEDIA_UNREAD,
        [KS_OPENED_DAMAGED] = KS_PROBLEM_MEDIA_DISK,
        [KS_OPENED_NOT] = KS_PROBLEM_MEDIA_UNREAD,
    };
    assert(how != KS_OPENED);
    asset->opened = how;
    fail_for(asset, codes[how]);
}

static void look_at_media(struct ks_loading *l, struct ks_asset *asset)
{
    int fd;
    enum ks_opened opened = ks_content_set_open_asset(l->set, asset->path, &fd, NULL);
    if (opened != KS_OPENED) {
        fail_opening(asset, opened);
        return;
    }
    unsigned char head[KS_SNIFF_BYTES];
    ssize_t n = pread(fd, head, sizeof head, 0);
    enum ks_format format = ks_sniff(head, n < 0 ? 0 : (size_t)n);
    asset->kind = format == KS_FORMAT_VIDEO ? KS_ITEM_VIDEO
                  : format == KS_FORMAT_PDF ? KS_ITEM_PAGES
                                            : KS_ITEM_PICTURE;
    enum ks_problem_code refused = ks_format_refusal(format);
    if (refused != KS_PROBLEM_NONE) {
        fail_for(asset, refused);
    } else if (l->params->decoder != NULL) {
        ks_loading_decode(l, asset, fd);
    }
    close(fd);
}

static void look_at_card(struct ks_loading *l, struct ks_asset *asset)
{
    asset->kind = KS_ITEM_CARD;
    asset->card = ks_cards_find(&l->program->cards, asset->path);
    if (asset->card != NULL) {
        return;
    }
    int fd;
    const char *full = ks_arena_printf(l->arena, KS_AT_ASSETS "/%s", asset->path);
    enum ks_opened opened = ks_content_set_open(l->set, full, &fd, NULL);
    if (opened != KS_OPENED) {
        fail_opening(asset, opened);
        return;
    }
    close(fd);
    bool told = false; /* the card was refused before, with its reason */
    for (size_t i = 0; i < l->refused.n; i++) {
        told = told || strcmp(l->refused.v[i], full) == 0;
    }
    asset->card = told ? NULL : ks_loading_card(l, full);
    if (asset->card == NULL) {
        fail_for(asset, KS_PROBLEM_MEDIA_NO_CARD);
    }
}

static void look_at(struct ks_loading *l, struct ks_asset *asset)
{
    asset->seen = true;
    if (l->params->is_quarantined != NULL &&
        l->params->is_quarantined(l->params->quarantine, asset->path)) {
        fail_for(asset, KS_PROBLEM_MEDIA_QUARANTINED);
        return;
    }
    if (ks_str_ends(ks_str_of(asset->path), ".md")) {
        look_at_card(l, asset);
    } else {
        look_at_media(l, asset);
    }
}

static void
tell_pages(struct ks_loading *l, struct ks_place_in_file at, const struct ks_asset *asset)
{
    if (asset->pages > KS_PAGES_MAX) {
        ks_problems_add(l->problems, KS_PROBLEM_ITEM_PAGES, at,
                        KS_ARGS(ks_arg_text(asset->path), ks_arg_number(asset->pages),
                                ks_arg_number(KS_PAGES_MAX)));
    }
    if (asset->lost_pages > 0) {
        ks_problems_add(l->problems, KS_PROBLEM_ITEM_LOST_PAGES, at,
                        KS_ARGS(ks_arg_text(asset->path), ks_arg_number(asset->lost_pages)));
    }
    if (asset->foreign_fonts > 0) {
        ks_problems_add(l->problems, KS_PROBLEM_ITEM_FONTS, at,
                        KS_ARGS(ks_arg_text(asset->path), ks_arg_number(asset->foreign_fonts)));
    }
}

/* Of a file that holds more than is shown, or is shown otherwise than it was made, once. */
static void
tell_first(struct ks_loading *l, const struct ks_playlist_item *item, const struct ks_asset *asset)
{
    struct ks_place_in_file at = { item->file, item->row, 1 };
    int percent = asset->width > 0 ? ks_shape_percent(asset->width, asset->height) : 100;
    if (percent < KS_SHAPE_SMALL) {
        ks_problems_add(l->problems, KS_PROBLEM_ITEM_SHAPE, at,
                        KS_ARGS(ks_arg_text(asset->path), ks_arg_number(asset->width),
                                ks_arg_number(asset->height), ks_arg_number(percent)));
    }
    if (asset->kind == KS_ITEM_PAGES) {
        tell_pages(l, at, asset);
        return;
    }
    if (asset->hdr) {
        ks_problems_add(l->problems, KS_PROBLEM_ITEM_HDR, at, KS_ARGS(ks_arg_text(asset->path)));
    }
    if (asset->interlaced) {
        ks_problems_add(l->problems, KS_PROBLEM_ITEM_INTERLACED, at,
                        KS_ARGS(ks_arg_text(asset->path)));
    }
    if (asset->moves == KS_MOVES_BEYOND) {
        ks_problems_add(l->problems, KS_PROBLEM_ITEM_STILL, at, KS_ARGS(ks_arg_text(asset->path)));
    } else if (asset->pages > 1) {
        ks_problems_add(l->problems, KS_PROBLEM_ITEM_FIRST_PAGE, at,
                        KS_ARGS(ks_arg_text(asset->path), ks_arg_number(asset->pages)));
    }
}

void ks_loading_resolve(struct ks_loading *l, struct ks_playlist *playlist)
{
    for (size_t i = 0; i < playlist->n; i++) {
        struct ks_playlist_item *item = &playlist->v[i];
        struct ks_asset *asset = asset_of(l, item->path);
        bool first = !asset->seen;
        if (first) {
            look_at(l, asset);
        }
        item->kind = asset->kind;
        if (asset->kind == KS_ITEM_PAGES) {
            int most = asset->pages > KS_PAGES_MAX ? KS_PAGES_MAX : asset->pages;
            item->pages = most - asset->lost_pages;
        }
        item->card = asset->card;
        if (item->fault.code == KS_PROBLEM_NONE) {
            item->fault = asset->fault;
        }
        if (asset->fault.code == KS_PROBLEM_NONE) {
            if (first) {
                tell_first(l, item, asset);
            }
            continue;
        }
        ks_problems_add(l->problems,
                        asset->opened == KS_OPENED_MISSING ? KS_PROBLEM_ITEM_MISSING
                                                           : KS_PROBLEM_ITEM_BROKEN,
                        (struct ks_place_in_file) { item->file, item->row, 1 },
                        about(l, item->path, asset->fault));
    }
}

void ks_loading_works(struct ks_loading *l)
{
    for (size_t i = 0; i < l->program->activities.vote.n; i++) {
        struct ks_sheet_row *work = &l->program->activities.vote.v[i];
        if (work->picture == NULL) {
            continue;
        }
        struct ks_asset *asset = asset_of(l, work->picture);
        if (!asset->seen) {
            look_at(l, asset);
        }
        struct ks_asset *picture = asset;
        struct ks_asset other = { .kind = asset->kind };
        if (asset->fault.code == KS_PROBLEM_NONE && asset->kind != KS_ITEM_PICTURE) {
            /* A video, perhaps: fine in a row, but not as the picture of a work. */
            picture = &other;
            fail_for(picture, KS_PROBLEM_MEDIA_NO_PICTURE);
        }
        if (picture->fault.code != KS_PROBLEM_NONE) {
            ks_problems_add(l->problems, KS_PROBLEM_VOTE_PICTURE,
                            (struct ks_place_in_file) { KS_VOTE_CSV, work->row, 0 },
                            about(l, work->picture, picture->fault));
            work->picture = NULL;
        }
    }
}

void ks_loading_pictures(struct ks_loading *l)
{
    for (size_t i = 0; i < l->program->cards.n; i++) {
        const struct ks_card *card = l->program->cards.v[i];
        if (*card->picture == '\0') {
            continue;
        }
        struct ks_asset picture = { .path = card->picture };
        look_at_media(l, &picture);
        if (picture.fault.code == KS_PROBLEM_NONE && picture.kind != KS_ITEM_PICTURE) {
            fail_for(&picture, KS_PROBLEM_MEDIA_NO_PICTURE);
        }
        if (picture.fault.code != KS_PROBLEM_NONE) {
            const char *file = ks_arena_printf(l->arena, KS_AT_ASSETS "/%s", card->path);
            ks_problems_add(l->problems, KS_PROBLEM_CARD_PICTURE,
                            (struct ks_place_in_file) { file, 0, 0 },
                            about(l, card->picture, picture.fault));
        }
    }
}

void ks_loading_unused(struct ks_loading *l)
{
    const struct ks_names *names = ks_loading_names(l);
    for (size_t i = 0; i < names->n; i++) {
        const char *path = KS_ASSET_OF(names->v[i]);
        bool poster = ks_str_starts(ks_str_of(path), KS_STR(KS_POSTERS)) &&
                      !ks_str_starts(ks_str_of(path), KS_STR(KS_POSTERS "source/"));
        if (poster && !is_of_a_row(l, path)) {
            ks_problems_add(l->problems, KS_PROBLEM_ASSET_UNUSED,
                            (struct ks_place_in_file) { names->v[i], 0, 0 }, KS_NO_ARGS);
        }
    }
}
