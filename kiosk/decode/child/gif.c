/* The decoder of GIF through giflib, a row at a time. Only the first picture of the file, on its
 * canvas; for who asks for frames, all of them (gif_read.h). */
#include <gif_lib.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "decode/child/gif_read.h"
#include "decode/child/image.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"

struct gif {
    struct ks_picture picture;
    GifFileType *file;
    uint32_t color[256]; /* premultiplied; entry `transparent` is 0 */
    uint32_t *row;       /* a whole row of the canvas */
    GifPixelType *line;  /* a row of the picture on it */
    int columns;         /* of that, as many as lie on the canvas */
    bool whole;          /* it has been read: the file may end */
};

static int on_read(GifFileType *file, GifByteType *bytes, int n)
{
    const struct gif *gif = file->UserData;
    if (!gif->whole) {
        ks_picture_read(bytes, (size_t)n);
        return n;
    }
    return (int)ks_picture_read_some(bytes, (size_t)n);
}

static void find_picture(struct gif *gif)
{
    GraphicsControlBlock control;
    if (ks_gif_next(gif->file, &control) != KS_GIF_PICTURE) {
        ks_gif_refuse(gif->file);
    }
    ks_gif_colors(gif->file, control.TransparentColor, gif->color);
}

/* A file without a canvas has that of its picture; of a picture that goes beyond, the rest is left
 * out. */
static void lay_out(struct gif *gif, const struct ks_box *box)
{
    const GifFileType *file = gif->file;
    int width = file->SWidth > 0 ? file->SWidth : file->Image.Left + file->Image.Width;
    int height = file->SHeight > 0 ? file->SHeight : file->Image.Top + file->Image.Height;
    ks_picture_begin(&gif->picture, box, (uint32_t)width, (uint32_t)height,
                     KS_PICTURE_MEGAPIXELS_MAX);
    gif->row = ks_picture_alloc((size_t)width, sizeof *gif->row);
    gif->line = ks_picture_alloc((size_t)file->Image.Width, sizeof *gif->line);
    int room = width - file->Image.Left;
    gif->columns = room < 0 ? 0 : file->Image.Width < room ? file->Image.Width : room;
}

static void read_line(struct gif *gif)
{
    const GifImageDesc *image = &gif->file->Image;
    if (DGifGetLine(gif->file, gif->line, image->Width) == GIF_ERROR) {
        ks_gif_refuse(gif->file);
    }
    for (int x = 0; x < gif->columns; x++) {
        gif->row[image->Left + x] = gif->color[gif->line[x]];
    }
}

static void read_rows(struct gif *gif)
{
    const GifImageDesc *image = &gif->file->Image;
    size_t row_bytes = (size_t)gif->picture.width * 4;
    for (int y = 0; y < gif->picture.height; y++) {
        if (y >= image->Top && y < image->Top + image->Height) {
            read_line(gif);
        } else {
            memset(gif->row, 0, row_bytes);
        }
        ks_scaler_row(gif->picture.scaler, gif->row);
    }
    for (int y = gif->picture.height - image->Top; y < image->Height; y++) {
        if (y >= 0) {
            read_line(gif); /* what follows begins behind it */
        }
    }
}

/* Reads an interlaced picture: four passes over every eighth, eighth, fourth and second row (GIF
 * 89a, appendix E). */
static void read_passes(struct gif *gif)
{
    static const int first[] = { 0, 4, 2, 1 }, step[] = { 8, 8, 4, 2 };
    const GifImageDesc *image = &gif->file->Image;
    for (int pass = 0; pass < 4; pass++) {
        for (int y = first[pass]; y < image->Height; y += step[pass]) {
            read_line(gif);
            if (gif->columns > 0 && y < gif->picture.height - image->Top) {
                ks_scaler_scatter(gif->picture.scaler, image->Top + y, image->Left, 1, gif->columns,
                                  gif->row + image->Left);
            }
        }
    }
    ks_scaler_finish(gif->picture.scaler);
}

/* How many pictures there are, one of which was read; what is damaged there is no matter. */
static uint32_t count_pictures(GifFileType *file)
{
    GifRecordType type;
    uint32_t n = 1;
    int code;
    GifByteType *block;
    while (n <= KS_MOVES_FRAMES_MAX && DGifGetRecordType(file, &type) == GIF_OK) {
        bool good = type == EXTENSION_RECORD_TYPE
                        ? DGifGetExtension(file, &code, &block) == GIF_OK
                        : type == IMAGE_DESC_RECORD_TYPE && DGifGetImageDesc(file) == GIF_OK &&
                              DGifGetCode(file, &code, &block) == GIF_OK;
        while (good && block != NULL) {
            good = type == EXTENSION_RECORD_TYPE ? DGifGetExtensionNext(file, &block) == GIF_OK
                                                 : DGifGetCodeNext(file, &block) == GIF_OK;
        }
        n += type == IMAGE_DESC_RECORD_TYPE;
        if (!good) {
            break;
        }
    }
    return n;
}

void ks_child_gif(const struct ks_box *box)
{
    struct gif gif = { .whole = false };
    if (box->slots > 1) {
        ks_gif_move(box);
    }
    gif.file = DGifOpen(&gif, on_read, NULL);
    if (gif.file == NULL) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
    find_picture(&gif);
    lay_out(&gif, box);
    if (gif.file->Image.Interlace) {
        read_passes(&gif);
    } else {
        read_rows(&gif);
    }
    free(gif.row);
    free(gif.line);
    gif.whole = true;
    ks_picture_moves(&gif.picture, count_pictures(gif.file));
    ks_picture_end(&gif.picture);
}
