/* The decoder of GIF through giflib, a row at a time. Only the first picture of the file, on its
 * canvas. */
#include <gif_lib.h>
#include <stdlib.h>
#include <string.h>

#include "decode/child/image.h"
#include "decode/child/picture.h"
#include "decode/child/reply.h"

struct gif {
    struct ks_picture picture;
    GifFileType *file;
    uint32_t color[256]; /* premultiplied; entry `transparent` is 0 */
    uint32_t *row;       /* a whole row of the canvas */
    GifPixelType *line;  /* a row of the picture on it */
};

static int on_read(GifFileType *file, GifByteType *bytes, int n)
{
    (void)file;
    ks_picture_read(bytes, (size_t)n);
    return n;
}

KS_NORETURN static void refuse(const struct gif *gif)
{
    ks_child_refuse(gif->file->Error == D_GIF_ERR_NOT_ENOUGH_MEM ? KS_REFUSE_MEMORY
                                                                 : KS_REFUSE_DAMAGED,
                    gif->file->SWidth, gif->file->SHeight);
}

/* Finds the transparent colour, if this extension names one. */
static void read_extension(struct gif *gif, int *transparent)
{
    int code;
    GifByteType *block;
    if (DGifGetExtension(gif->file, &code, &block) == GIF_ERROR) {
        refuse(gif);
    }
    while (block != NULL) {
        GraphicsControlBlock control;
        if (code == GRAPHICS_EXT_FUNC_CODE &&
            DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
            *transparent = control.TransparentColor;
        }
        if (DGifGetExtensionNext(gif->file, &block) == GIF_ERROR) {
            refuse(gif);
        }
    }
}

static void find_picture(struct gif *gif)
{
    int transparent = NO_TRANSPARENT_COLOR;
    GifRecordType type = UNDEFINED_RECORD_TYPE;
    while (type != IMAGE_DESC_RECORD_TYPE) {
        if (DGifGetRecordType(gif->file, &type) == GIF_ERROR || type == TERMINATE_RECORD_TYPE) {
            refuse(gif);
        }
        if (type == EXTENSION_RECORD_TYPE) {
            read_extension(gif, &transparent);
        }
    }
    if (DGifGetImageDesc(gif->file) == GIF_ERROR) {
        refuse(gif);
    }
    const GifImageDesc *image = &gif->file->Image;
    const ColorMapObject *map = image->ColorMap != NULL ? image->ColorMap : gif->file->SColorMap;
    if (map == NULL || image->Left < 0 || image->Top < 0 || image->Width < 1 || image->Height < 1 ||
        image->Width > gif->picture.width - image->Left ||
        image->Height > gif->picture.height - image->Top) {
        refuse(gif);
    }
    for (int i = 0; i < 256; i++) {
        const GifColorType *c = &map->Colors[i < map->ColorCount ? i : 0];
        gif->color[i] = i == transparent ? 0
                                         : 0xFF000000u | (uint32_t)c->Red << 16 |
                                               (uint32_t)c->Green << 8 | c->Blue;
    }
}

static void read_line(struct gif *gif)
{
    const GifImageDesc *image = &gif->file->Image;
    if (DGifGetLine(gif->file, gif->line, image->Width) == GIF_ERROR) {
        refuse(gif);
    }
    for (int x = 0; x < image->Width; x++) {
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
            ks_scaler_scatter(gif->picture.scaler, image->Top + y, image->Left, 1, image->Width,
                              gif->row + image->Left);
        }
    }
    ks_scaler_finish(gif->picture.scaler);
}

void ks_child_gif(const struct ks_box *box)
{
    struct gif gif = { .file = DGifOpen(NULL, on_read, NULL) };
    if (gif.file == NULL) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
    ks_picture_begin(&gif.picture, box, (uint32_t)gif.file->SWidth, (uint32_t)gif.file->SHeight,
                     KS_PICTURE_MEGAPIXELS_MAX);
    gif.row = ks_picture_alloc((size_t)gif.picture.width, sizeof *gif.row);
    gif.line = ks_picture_alloc((size_t)gif.picture.width, sizeof *gif.line);
    find_picture(&gif);
    if (gif.file->Image.Interlace) {
        read_passes(&gif);
    } else {
        read_rows(&gif);
    }
    free(gif.row);
    free(gif.line);
    ks_picture_end(&gif.picture);
}
