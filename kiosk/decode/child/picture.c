/* What the decoders of still pictures share (see picture.h). */
#include "decode/child/picture.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "decode/child/reply.h"

#define MEGA 1000000

static bool is_on_its_side(const struct ks_picture *picture)
{
    return picture->orientation >= 5;
}

void ks_picture_begin(struct ks_picture *picture,
                      const struct ks_box *box,
                      uint32_t width,
                      uint32_t height,
                      int megapixels)
{
    ks_picture_begin_turned(picture, box, width, height, 1, megapixels);
}

void ks_picture_begin_turned(struct ks_picture *picture,
                             const struct ks_box *box,
                             uint32_t width,
                             uint32_t height,
                             int orientation,
                             int megapixels)
{
    int w = width > INT32_MAX ? INT32_MAX : (int)width;
    int h = height > INT32_MAX ? INT32_MAX : (int)height;
    if (w == 0 || h == 0) {
        ks_child_refuse(KS_REFUSE_DAMAGED, w, h);
    }
    if (w > KS_SIDE_MAX || h > KS_SIDE_MAX || (int64_t)w * h > (int64_t)megapixels * MEGA) {
        ks_child_refuse(KS_REFUSE_TOO_LARGE, w, h);
    }
    *picture = (struct ks_picture) { .width = w, .height = h, .orientation = 1 };
    picture->orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
    bool turned = is_on_its_side(picture);
    ks_fit(w, h, turned ? box->height : box->width, turned ? box->width : box->height,
           &picture->fit_width, &picture->fit_height);
    picture->px =
        ks_child_pixels((size_t)picture->fit_width * (size_t)picture->fit_height * 4, KS_PAGES_NOW);
    picture->scaler =
        ks_scaler_new(w, h, picture->fit_width, picture->fit_height, picture->orientation,
                      picture->px, turned ? picture->fit_height : picture->fit_width);
}

void ks_picture_moves(struct ks_picture *picture, uint32_t frames)
{
    bool beyond = frames > KS_MOVES_FRAMES_MAX ||
                  (int64_t)picture->width * picture->height > KS_MOVES_MEGAPIXELS_MAX * MEGA;
    picture->moves = frames <= 1 ? KS_MOVES_NOT : beyond ? KS_MOVES_BEYOND : KS_MOVES;
}

void ks_picture_end(const struct ks_picture *picture)
{
    bool turned = is_on_its_side(picture);
    int width = turned ? picture->fit_height : picture->fit_width;
    struct ks_reply reply = { .kind = KS_REPLY_FRAME,
                              .width = width,
                              .height = turned ? picture->fit_width : picture->fit_height,
                              .stride = width * 4,
                              .source_width = turned ? picture->height : picture->width,
                              .source_height = turned ? picture->width : picture->height,
                              .orientation = picture->orientation,
                              .pages = picture->pages,
                              .moves = (int32_t)picture->moves };
    ks_child_answer(&reply);
}

size_t ks_picture_read_some(void *bytes, size_t n)
{
    size_t done = 0;
    while (done < n) {
        ssize_t got = read(KS_CHILD_FILE, (char *)bytes + done, n - done);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        done += (size_t)got;
    }
    return done;
}

void ks_picture_read(void *bytes, size_t n)
{
    if (ks_picture_read_some(bytes, n) != n) {
        ks_child_refuse(KS_REFUSE_TRUNCATED, 0, 0);
    }
}

int ks_picture_byte(struct ks_picture_bytes *in)
{
    if (in->at == in->n) {
        in->at = 0;
        in->n = ks_picture_read_some(in->bytes, sizeof in->bytes);
    }
    return in->at < in->n ? in->bytes[in->at++] : -1;
}

void *ks_picture_alloc(size_t n, size_t size)
{
    void *p = calloc(n, size);
    if (p == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    return p;
}

void ks_picture_premultiply(uint32_t *row, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t a = row[i] >> 24;
        if (a != 255) {
            uint32_t r = (row[i] >> 16 & 0xFF) * a / 255, g = (row[i] >> 8 & 0xFF) * a / 255,
                     b = (row[i] & 0xFF) * a / 255;
            row[i] = a << 24 | r << 16 | g << 8 | b;
        }
    }
}

uint32_t ks_little(const unsigned char *p, int bytes)
{
    uint32_t value = 0;
    for (int i = bytes; i-- > 0;) {
        value = value << 8 | p[i];
    }
    return value;
}
