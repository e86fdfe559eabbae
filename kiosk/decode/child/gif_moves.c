/* The frames of a GIF that moves, on one canvas (see gif_read.h). */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "decode/child/gif_read.h"
#include "decode/child/moving.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"

#define SHORTEST_CS 2 /* what is said to last less lasts as browsers let it */
#define USUAL_CS 10

struct canvas {
    int width, height;
    uint32_t *px, *kept; /* as it is, and as it was before the last frame */
    GifPixelType *line;  /* a row of a frame that lies beyond the canvas in part */
    int line_room;
};

/* The part of the canvas on which a frame lies. */
struct part {
    int left, top, right, bottom;
};

static struct part part_of(const struct canvas *canvas, const GifImageDesc *image)
{
    int right = image->Left + image->Width, bottom = image->Top + image->Height;
    return (struct part) { image->Left, image->Top, right < canvas->width ? right : canvas->width,
                           bottom < canvas->height ? bottom : canvas->height };
}

static int on_read(GifFileType *file, GifByteType *bytes, int n)
{
    (void)file;
    return (int)ks_picture_read_some(bytes, (size_t)n);
}

static void make_room(struct canvas *canvas, int width)
{
    if (width > canvas->line_room) {
        free(canvas->line);
        canvas->line = ks_picture_alloc((size_t)width, sizeof *canvas->line);
        canvas->line_room = width;
    }
}

static bool draw_row(struct canvas *canvas, GifFileType *file, const uint32_t color[256], int y)
{
    const GifImageDesc *image = &file->Image;
    struct part part = part_of(canvas, image);
    if (canvas->line == NULL) {
        return true; /* no frame so far has a width */
    }
    if (DGifGetLine(file, canvas->line, image->Width) == GIF_ERROR) {
        return false;
    }
    for (int x = part.left; image->Top + y < part.bottom && x < part.right; x++) {
        uint32_t px = color[canvas->line[x - image->Left]];
        if (px != 0) {
            canvas->px[(size_t)(image->Top + y) * (size_t)canvas->width + (size_t)x] = px;
        }
    }
    return true;
}

/* Draws what is there of the frame, whose rows may come in four passes; false: some is missing. */
static bool draw(struct canvas *canvas, GifFileType *file, int transparent)
{
    static const int first[] = { 0, 4, 2, 1 }, step[] = { 8, 8, 4, 2 };
    uint32_t color[256];
    ks_gif_colors(file, transparent, color);
    make_room(canvas, file->Image.Width);
    bool good = true;
    for (int pass = 0; pass < (file->Image.Interlace ? 4 : 1); pass++) {
        int y = file->Image.Interlace ? first[pass] : 0;
        int by = file->Image.Interlace ? step[pass] : 1;
        for (; good && y < file->Image.Height; y += by) {
            good = draw_row(canvas, file, color, y);
        }
    }
    return good;
}

/* What a frame leaves behind. To take it away clears its place: nobody paints the background that
 * a GIF names. */
static void dispose(struct canvas *canvas, const struct part *part, int how)
{
    for (int y = part->top; y < part->bottom && part->left < part->right; y++) {
        size_t at = (size_t)y * (size_t)canvas->width + (size_t)part->left;
        size_t bytes = (size_t)(part->right - part->left) * sizeof *canvas->px;
        if (how == DISPOSE_BACKGROUND) {
            memset(canvas->px + at, 0, bytes);
        } else if (how == DISPOSE_PREVIOUS) {
            memcpy(canvas->px + at, canvas->kept + at, bytes);
        }
    }
}

/* From the first frame to the last, or to where the file is damaged; how many there were. */
static int play_round(struct canvas *canvas, struct ks_moving *moving, GifFileType *file)
{
    GraphicsControlBlock control;
    size_t words = (size_t)canvas->width * (size_t)canvas->height;
    bool good = true;
    int count = 0;
    memset(canvas->px, 0, words * sizeof *canvas->px);
    for (; good && ks_gif_next(file, &control) == KS_GIF_PICTURE; count++) {
        struct part part = part_of(canvas, &file->Image);
        if (control.DisposalMode == DISPOSE_PREVIOUS) {
            memcpy(canvas->kept, canvas->px, words * sizeof *canvas->px);
        }
        good = draw(canvas, file, control.TransparentColor);
        if (ks_moving_wants(moving)) {
            ks_moving_show(moving, canvas->px, canvas->width);
        }
        dispose(canvas, &part, control.DisposalMode);
        int lasts = control.DelayTime < SHORTEST_CS ? USUAL_CS : control.DelayTime;
        ks_moving_pass(moving, (int64_t)lasts * 10);
    }
    return count;
}

static GifFileType *open_file(void)
{
    lseek(KS_CHILD_FILE, 0, SEEK_SET);
    GifFileType *file = DGifOpen(NULL, on_read, NULL);
    if (file == NULL) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
    return file;
}

/* A file without a canvas has that of its first picture. */
static void lay_out(struct canvas *canvas)
{
    GraphicsControlBlock control;
    GifFileType *file = open_file();
    if (ks_gif_next(file, &control) != KS_GIF_PICTURE) {
        ks_gif_refuse(file);
    }
    canvas->width = file->SWidth > 0 ? file->SWidth : file->Image.Left + file->Image.Width;
    canvas->height = file->SHeight > 0 ? file->SHeight : file->Image.Top + file->Image.Height;
    if ((int64_t)canvas->width * canvas->height > KS_MOVES_MEGAPIXELS_MAX * INT64_C(1000000)) {
        ks_child_refuse(KS_REFUSE_TOO_LARGE, canvas->width, canvas->height);
    }
    (void)DGifCloseFile(file, NULL);
    size_t words = (size_t)canvas->width * (size_t)canvas->height;
    canvas->px = ks_picture_alloc(words, sizeof *canvas->px);
    canvas->kept = ks_picture_alloc(words, sizeof *canvas->kept);
}

void ks_gif_move(const struct ks_box *box)
{
    struct canvas canvas = { .width = 0 };
    struct ks_moving moving;
    lay_out(&canvas);
    ks_moving_begin(&moving, box, canvas.width, canvas.height);
    for (;;) { /* until the client hangs up */
        GifFileType *file = open_file();
        if (play_round(&canvas, &moving, file) == 0) {
            ks_gif_refuse(file);
        }
        (void)DGifCloseFile(file, NULL);
        ks_moving_again(&moving);
    }
}
