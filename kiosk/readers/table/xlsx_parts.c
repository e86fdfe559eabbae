/* The members of the archive, and what is said of a bad one (see xlsx_parts.h). */
#include "readers/table/xlsx_parts.h"

#include <stdarg.h>
#include <stdio.h>

bool ks_xlsx_refuse(
    struct ks_xlsx *x, const char *code, const char *why, const char *how, const char *what, ...)
{
    char text[400];
    va_list args;
    va_start(args, what);
    vsnprintf(text, sizeof text, what, args);
    va_end(args);
    ks_problem_add(x->problems, KS_LEVEL_ERROR, (struct ks_place_in_file) { x->file, 0, 0 }, code,
                   why, how, "%s", text);
    return false;
}

bool ks_xlsx_damaged(struct ks_xlsx *x, const char *part, const char *reason)
{
    return ks_xlsx_refuse(x, "xlsx.damaged", "可能没有拷完，或不是 Excel、WPS 存的",
                          "用 Excel 或 WPS 打开，另存为 .xlsx 再试", "工作簿里的 %s 读不下去（%s）",
                          part, reason);
}

static enum ks_part
feed(struct ks_xlsx *x, zip_file_t *member, const char *name, struct ks_xml *xml)
{
    char piece[KS_XML_TOKEN_MAX];
    for (;;) {
        zip_int64_t got = zip_fread(member, piece, sizeof piece);
        if (got < 0) {
            ks_xlsx_damaged(x, name, "压缩数据坏了");
            return KS_PART_BAD;
        }
        if ((size_t)got > x->budget) {
            ks_xlsx_refuse(x, "xlsx.too-large", "展开以后超过 32 MB，会占满内存",
                           "删掉用不到的行、列和工作表再保存", "工作簿展开以后太大，没有读");
            return KS_PART_BAD;
        }
        x->budget -= (size_t)got;
        if (!ks_xml_feed(xml, piece, (size_t)got, got == 0)) {
            ks_xlsx_damaged(x, name, ks_xml_fault(xml));
            return KS_PART_BAD;
        }
        if (got == 0) {
            return KS_PART_READ;
        }
    }
}

enum ks_part ks_xlsx_part(struct ks_xlsx *x, const char *name, const struct ks_xml_handler *handler)
{
    zip_stat_t stat;
    name += *name == '/' ? 1 : 0;
    if (zip_stat(x->zip, name, ZIP_FL_NOCASE, &stat) != 0) {
        return KS_PART_MISSING;
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        ks_xlsx_refuse(x, "xlsx.encrypted", "没有密码读不了", "打开文件，去掉密码，另存一份",
                       "这个文件加了密码");
        return KS_PART_BAD;
    }
    zip_file_t *member = zip_fopen_index(x->zip, stat.index, 0);
    if (member == NULL) {
        ks_xlsx_damaged(x, name, "压缩方式不认识，或数据坏了");
        return KS_PART_BAD;
    }
    struct ks_xml *xml = ks_xml_new(handler);
    enum ks_part part = feed(x, member, name, xml);
    ks_xml_free(xml);
    zip_fclose(member);
    return part;
}
