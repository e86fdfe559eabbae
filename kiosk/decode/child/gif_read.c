/* The pictures of a GIF, one after the other (see gif_read.h). */
#include "decode/child/gif_read.h"

#include "decode/child/reply.h"

void ks_gif_refuse(const GifFileType *file)
{
    ks_child_refuse(file->Error == D_GIF_ERR_NOT_ENOUGH_MEM ? KS_REFUSE_MEMORY : KS_REFUSE_DAMAGED,
                    file->SWidth, file->SHeight);
}

static bool read_extension(GifFileType *file, GraphicsControlBlock *control)
{
    int code;
    GifByteType *block;
    bool good = DGifGetExtension(file, &code, &block) == GIF_OK;
    while (good && block != NULL) {
        GraphicsControlBlock said;
        if (code == GRAPHICS_EXT_FUNC_CODE &&
            DGifExtensionToGCB(block[0], block + 1, &said) == GIF_OK) {
            *control = said;
        }
        good = DGifGetExtensionNext(file, &block) == GIF_OK;
    }
    return good;
}

enum ks_gif_next ks_gif_next(GifFileType *file, GraphicsControlBlock *control)
{
    GifRecordType type = UNDEFINED_RECORD_TYPE;
    *control = (GraphicsControlBlock) { .TransparentColor = NO_TRANSPARENT_COLOR };
    while (type != IMAGE_DESC_RECORD_TYPE) {
        if (DGifGetRecordType(file, &type) == GIF_ERROR) {
            return KS_GIF_BROKEN;
        }
        if (type == TERMINATE_RECORD_TYPE) {
            return KS_GIF_END;
        }
        if (type == EXTENSION_RECORD_TYPE && !read_extension(file, control)) {
            return KS_GIF_BROKEN;
        }
    }
    const GifImageDesc *image = &file->Image;
    bool good = DGifGetImageDesc(file) == GIF_OK && image->Left >= 0 && image->Top >= 0 &&
                image->Width >= 1 && image->Height >= 1;
    return good ? KS_GIF_PICTURE : KS_GIF_BROKEN;
}

void ks_gif_colors(const GifFileType *file, int transparent, uint32_t color[256])
{
    const ColorMapObject *map =
        file->Image.ColorMap != NULL ? file->Image.ColorMap : file->SColorMap;
    for (int i = 0; i < 256; i++) {
        const GifColorType grey = { (GifByteType)i, (GifByteType)i, (GifByteType)i };
        const GifColorType *c = map == NULL ? &grey : &map->Colors[i < map->ColorCount ? i : 0];
        color[i] = i == transparent
                       ? 0
                       : 0xFF000000u | (uint32_t)c->Red << 16 | (uint32_t)c->Green << 8 | c->Blue;
    }
}
