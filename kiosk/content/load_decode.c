/* The step that looks inside pictures and videos, once for the same bytes. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "content/load_parts.h"
#include "decode/client/fault.h"

#define CHECK_BOX_WIDTH 1920 /* `check` decodes at the size a screen would */
#define CHECK_BOX_HEIGHT 1080

/* `check` looks inside: the same child and the same bounds as the player. */
static void decode_once(const struct ks_loading *l, struct ks_asset *asset, int fd)
{
    struct ks_err err = { 0 };
    struct ks_media_info info;
    struct ks_pixels pixels = { 0 };
    if (asset->kind != KS_ITEM_PICTURE) {
        int64_t pts;
        struct ks_decoder_params params = { 0 };
        struct ks_video *video =
            ks_video_open(&params, fd, CHECK_BOX_WIDTH, CHECK_BOX_HEIGHT, &info, &err);
        if (video == NULL) {
            asset->fault = info.fault;
        } else {
            asset->width = info.width;
            asset->height = info.height;
            asset->hdr = info.hdr;
            asset->interlaced = info.interlaced;
            asset->pages = info.pages;
            asset->lost_pages = info.lost_pages;
            asset->foreign_fonts = info.foreign_fonts;
            enum ks_video_step step = ks_video_frame(video, &pixels, &pts, &err);
            if (step != KS_VIDEO_FRAME) {
                asset->fault.code =
                    step == KS_VIDEO_END ? KS_PROBLEM_MEDIA_NO_FRAME : KS_PROBLEM_MEDIA_NONSENSE;
            }
        }
        ks_video_close(video);
    } else {
        if (!ks_decoder_picture(l->params->decoder, fd, CHECK_BOX_WIDTH, CHECK_BOX_HEIGHT, &info,
                                &pixels, &err)) {
            asset->fault = info.fault;
        } else {
            asset->width = info.width;
            asset->height = info.height;
            asset->pages = info.pages;
            asset->moves = info.moves;
        }
        ks_pixels_free(&pixels);
    }
}

/* Whether the rest of both files is the same. */
static bool same_bytes(int one, int other)
{
    enum { PIECE = 1 << 16 };
    char *a = malloc(PIECE), *b = malloc(PIECE);
    ssize_t n = PIECE;
    bool same = a != NULL && b != NULL;
    for (off_t at = 0; same && n == PIECE; at += n) {
        n = pread(one, a, PIECE, at);
        same = n >= 0 && pread(other, b, PIECE, at) == n && memcmp(a, b, (size_t)n) == 0;
    }
    free(a);
    free(b);
    return same;
}

/* The same file under another name that was decoded before; NULL = none. */
static const struct ks_asset *
decoded_alike(struct ks_loading *l, const struct ks_asset *asset, int fd)
{
    for (size_t i = 0; i < l->assets_capacity; i++) {
        const struct ks_asset *known = &l->assets[i];
        int other;
        if (known == asset || known->bytes != asset->bytes || known->kind != asset->kind ||
            ks_content_set_open_asset(l->set, known->path, &other, NULL) != KS_OPENED) {
            continue;
        }
        bool same = same_bytes(fd, other);
        close(other);
        if (same) {
            return known;
        }
    }
    return NULL;
}

void ks_loading_decode(struct ks_loading *l, struct ks_asset *asset, int fd)
{
    struct stat st;
    asset->bytes = fstat(fd, &st) == 0 ? (long long)st.st_size : 0;
    const struct ks_asset *known = asset->bytes > 0 ? decoded_alike(l, asset, fd) : NULL;
    if (known == NULL) {
        decode_once(l, asset, fd);
        asset->bytes = ks_fault_is_ours(&asset->fault) ? 0 : asset->bytes;
        return;
    }
    struct ks_asset copy = *known;
    copy.path = asset->path;
    copy.seen = asset->seen;
    *asset = copy;
}
