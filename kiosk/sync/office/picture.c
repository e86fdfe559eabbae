/* Advice on a picture, document or video that can be shown (see picture.h). */
#include "sync/office/picture.h"

#include "core/draw/shape.h"

/* Advises a larger picture if this one is smaller than the screen: PowerPoint's default export,
 * 1280 × 720, is sharp on a monitor and soft on a wall. */
static void advise_size(const struct ks_intake *intake, struct ks_fitness *f)
{
    uint32_t w = intake->screen_width > 0 ? (uint32_t)intake->screen_width : 1920;
    uint32_t h = intake->screen_height > 0 ? (uint32_t)intake->screen_height : 1080;
    uint32_t long_side = f->width > f->height ? f->width : f->height;
    uint32_t short_side = f->width > f->height ? f->height : f->width;
    uint32_t screen_long = w > h ? w : h, screen_short = w > h ? h : w;
    if (long_side * 10 < screen_long * 8 && short_side * 10 < screen_short * 8) {
        f->worth_a_look = true;
        f->note = ks_arena_printf(intake->arena, "图片 %u×%u，屏幕 %u×%u，放大后会发虚", f->width,
                                  f->height, w, h);
        f->how = "建议导出更大的图：演示文稿另存为图片前，把幻灯片大小设为 50 厘米×28 厘米";
    }
}

/* Of a file that holds more than is shown. */
static void
tell_first(const struct ks_intake *intake, const struct ks_media_info *info, struct ks_fitness *f)
{
    if (info->moves == KS_MOVES_BEYOND) {
        f->worth_a_look = true;
        f->note = ks_arena_printf(intake->arena, "会动的图 %u×%u，太大或太长，屏幕只放它的第一幅",
                                  f->width, f->height);
        f->how = "要动起来，请转成 MP4 视频";
    } else if (info->moves == KS_MOVES && !f->worth_a_look) {
        f->note = ks_arena_printf(intake->arena, "会动的图 %u×%u", f->width, f->height);
    } else if (info->pages > 1) {
        f->worth_a_look = true;
        f->note = ks_arena_printf(intake->arena, "图片 %u×%u，有 %d 页，屏幕只放第一页", f->width,
                                  f->height, info->pages);
        f->how = "要放别的页，请把每一页另存成图片";
    }
}

/* Of one whose shape leaves most of a screen to its ground. */
static void advise_shape(const struct ks_intake *intake, struct ks_fitness *f)
{
    int percent = ks_shape_percent((int)f->width, (int)f->height);
    if (percent < KS_SHAPE_SMALL) {
        f->worth_a_look = true;
        f->note = ks_arena_printf(intake->arena, "%s，横屏上只占 %d%%", f->note, percent);
        f->how = "给横屏的请另做一张横的（16:9）；竖屏不用改";
    }
}

void ks_picture_advise(const struct ks_intake *intake,
                       const struct ks_media_info *info,
                       struct ks_fitness *f)
{
    advise_shape(intake, f);
    advise_size(intake, f);
    tell_first(intake, info, f);
}

/* The weightiest first. */
void ks_document_advise(const struct ks_intake *intake,
                        const struct ks_media_info *info,
                        struct ks_fitness *f)
{
    f->note = ks_arena_printf(intake->arena, "PDF %d 页，一页一页轮着放", info->pages);
    if (info->pages > KS_PAGES_MAX) {
        f->worth_a_look = true;
        f->note = ks_arena_printf(intake->arena, "PDF %d 页，屏幕只放前 %d 页", info->pages,
                                  KS_PAGES_MAX);
        f->how = "要放后面的，请拆成几个 PDF";
    } else if (info->lost_pages > 0) {
        f->worth_a_look = true;
        f->note = ks_arena_printf(intake->arena, "PDF %d 页，有 %d 页损坏，屏幕跳过它们",
                                  info->pages, info->lost_pages);
        f->how = "请重新导出 PDF";
    } else if (info->foreign_fonts > 0) {
        f->worth_a_look = true;
        f->note =
            ks_arena_printf(intake->arena, "PDF %d 页，有 %d 种字体没有嵌入，用屏幕的字体代替",
                            info->pages, info->foreign_fonts);
        f->how = "请在屏幕上看一眼；导出 PDF 时选“嵌入字体”就和原样一致";
    }
    if (!f->worth_a_look) {
        advise_shape(intake, f);
    }
}

void ks_video_advise(const struct ks_intake *intake,
                     const struct ks_media_info *info,
                     struct ks_fitness *f)
{
    f->note = ks_arena_printf(intake->arena, "视频 %d×%d %s %lld 秒", info->width, info->height,
                              info->codec, (long long)((info->duration_ms + 500) / 1000));
    if (info->hdr || info->interlaced) {
        f->worth_a_look = true;
        f->note = ks_arena_printf(intake->arena, "%s，%s", f->note,
                                  info->hdr ? "是 HDR，屏幕上颜色会发灰"
                                            : "是隔行的，动得快的地方有横纹");
        f->how = info->hdr ? "请导出为普通（SDR）视频；手机拍摄时关掉 HDR"
                           : "请导出为逐行（progressive）的视频";
    }
}
