/* What to do with a file that no screen plays, by what it is and where it lies. */
#include <string.h>

#include "core/problem/sentence.h"
#include "core/text/table_name.h"
#include "sync/office/office.h"

#define WORD_TO_TEXT "全选、复制，粘贴到记事本，存成 .txt"

/* Documents that people bring, by the ends of their names, and what to do with them: in a folder
 * for pictures, for alerts, for questions, for the handbook, and in a content set. */
static const struct kind {
    const char *endings, *what;
    const char *poster, *urgent, *quiz, *handbook, *set;
} kinds[] = {
    { ".docx|.doc|.wps|.rtf|.odt", "这是 Word 文档",
      "只要文字：在 Word 里" WORD_TO_TEXT "，放在这里；要当图片播：另存为 PDF，把 PDF 放进来",
      "在 Word 里" WORD_TO_TEXT "；要屏幕变红，照手册第四节的样子写，存成 .md",
      "在 Word 里" WORD_TO_TEXT "，再放进“题库”", "在 Word 里" WORD_TO_TEXT "，再放进“手册”",
      "在 Word 里全选、复制，粘贴到记事本，存成 .md" },
    { ".pptx|.ppt|.dps|.pps|.ppsx|.odp", "这是演示文稿",
      "在演示文稿里“另存为→PDF”，把 PDF 放进来，一页一页轮着放",
      "在演示文稿里“另存为→PDF”，把 PDF 放进来", "题目写进表格，或者写成 .txt，再放进“题库”",
      "手册文字用记事本写好，存成 .txt", "在演示文稿里“另存为→PDF”，放进 posters" },
    { ".xlsx|.xls|.et|.xlsm|.ods", "这是表格", "题目放进“题库”；要给人看就截图，存成 JPG",
      "要说的话用记事本写好，存成 .txt；要给人看就截图，存成 JPG",
      "用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV，再放进“题库”", "手册文字用记事本写好，存成 .txt",
      "题目放进 quiz；播放表放进 playlists" },
    { ".zip|.rar|.7z|.gz|.tar", "这是压缩包", "先解压，再把里面的文件放进来",
      "先解压，再把里面的文件放进来", "先解压，再把里面的文件放进来",
      "先解压，再把里面的文件放进来", "先解压，再把里面的文件放进来" },
    { ".cdr|.dwg|.dxf|.indd|.pub|.vsd|.vsdx|.sketch|.kra|.clip|.sai|.procreate",
      "这是设计软件的源文件", "在做它的软件里另存为 PNG 或 PDF，把它放进来",
      "在做它的软件里另存为 PNG 或 PDF，把它放进来", "题目写进表格，或者写成 .txt，再放进“题库”",
      "手册文字用记事本写好，存成 .txt", "在做它的软件里另存为 PNG 或 PDF，放进 posters" },
    { ".svgz", "这是 SVG 矢量图", "另存为 PNG，把它放进来", "另存为 PNG，把它放进来",
      "题目写进表格，或者写成 .txt，再放进“题库”", "手册文字用记事本写好，存成 .txt",
      "另存为 PNG，放进 posters" },
    { ".pdf", "这是 PDF 文档", NULL, NULL, "把文字复制到记事本，存成 .txt，再放进“题库”",
      "把文字复制到记事本，存成 .txt，再放进“手册”", NULL },
};

static const struct kind *kind_of(const char *shown)
{
    for (size_t i = 0; i < KS_COUNT(kinds); i++) {
        if (ks_office_ends_with_any(shown, kinds[i].endings)) {
            return &kinds[i];
        }
    }
    return NULL;
}

static const char *how_in(const struct kind *kind, enum ks_office_folder folder)
{
    switch (folder) {
    case KS_FOLDER_URGENT:
        return kind->urgent;
    case KS_FOLDER_QUIZ:
        return kind->quiz;
    case KS_FOLDER_HANDBOOK:
        return kind->handbook;
    case KS_FOLDER_PLAYLISTS:
    case KS_FOLDER_ASSETS:
        return kind->set;
    case KS_FOLDER_NONE:
    case KS_FOLDER_POSTERS:
    case KS_FOLDER_VIDEOS:
        break;
    }
    return kind->poster;
}

bool ks_office_advise(const char *shown,
                      enum ks_office_folder folder,
                      enum ks_format format,
                      struct ks_office_advice *out)
{
    const struct kind *kind = kind_of(shown);
    bool set = folder == KS_FOLDER_PLAYLISTS || folder == KS_FOLDER_ASSETS;
    if (format == KS_FORMAT_TEXT && kind == NULL) {
        *out = (struct ks_office_advice) { "这是文字，名字却像别的文件",
                                           set ? "把名字的结尾改成 .md，放进 cards"
                                               : "把名字的结尾改成 .txt" };
        return true;
    }
    if (kind == NULL || how_in(kind, folder) == NULL) {
        return false;
    }
    *out = (struct ks_office_advice) { kind->what, how_in(kind, folder) };
    return true;
}

bool ks_office_disguised(enum ks_format format, struct ks_office_advice *out)
{
    static const struct {
        enum ks_format format;
        struct ks_office_advice advice;
    } disguises[] = {
        { KS_FORMAT_JPEG, { "名字像文字，里面是 JPG 图片", "把名字的结尾改成 .jpg" } },
        { KS_FORMAT_PNG, { "名字像文字，里面是 PNG 图片", "把名字的结尾改成 .png" } },
        { KS_FORMAT_GIF, { "名字像文字，里面是 GIF 图片", "把名字的结尾改成 .gif" } },
        { KS_FORMAT_WEBP, { "名字像文字，里面是 WebP 图片", "把名字的结尾改成 .webp" } },
        { KS_FORMAT_VIDEO, { "名字像文字，里面是视频", "把名字的结尾改成 .mp4" } },
        { KS_FORMAT_PDF, { "名字像文字，里面是 PDF 文档", "把名字的结尾改成 .pdf，再看结果" } },
        { KS_FORMAT_ZIP,
          { "名字像文字，里面是 Office 文档或压缩包",
            "用 Word 打开，" WORD_TO_TEXT "（只改名字不行）" } },
        { KS_FORMAT_OLE,
          { "名字像文字，里面是旧版 Office 文档",
            "用 Word 打开，" WORD_TO_TEXT "（只改名字不行）" } },
    };
    for (size_t i = 0; i < KS_COUNT(disguises); i++) {
        if (disguises[i].format == format) {
            *out = disguises[i].advice;
            return true;
        }
    }
    return false;
}

bool ks_office_stray(const char *path, struct ks_arena *arena, struct ks_office_advice *out)
{
    const char *meant = ks_table_meant(path, arena);
    if (meant == NULL) {
        return false;
    }
    const struct ks_sentence *said = ks_sentence_of(
        KS_LANG_ZH, *meant == '\0' ? KS_PROBLEM_TABLE_NAMELESS : KS_PROBLEM_TABLE_STRAY);
    *out = (struct ks_office_advice) { ks_arena_printf(arena, "%s：%s", said->what, said->why),
                                       ks_sentence_fill(KS_LANG_ZH, said->how,
                                                        KS_ARGS(ks_arg_text(meant)), arena) };
    return true;
}
