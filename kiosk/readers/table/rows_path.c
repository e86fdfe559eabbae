/* A cell that names a file of the content set. */
#include <string.h>

#include "core/text/content_names.h"
#include "core/text/relpath.h"
#include "readers/table/rows.h"

static const char *path_fault(enum ks_relpath verdict)
{
    switch (verdict) {
    case KS_RELPATH_ABSOLUTE:
    case KS_RELPATH_DRIVE:
        return "不能写电脑上的完整路径";
    case KS_RELPATH_URL:
        return "不能写网址";
    case KS_RELPATH_PARENT:
        return "不能用「..」指到文件夹外面";
    case KS_RELPATH_TOO_LONG:
        return "文件名太长";
    case KS_RELPATH_CONTROL:
        return "文件名里有看不见的控制字符";
    case KS_RELPATH_OK:
    case KS_RELPATH_EMPTY:
        break;
    }
    return "文件名是空的";
}

const char *ks_rows_path(const struct ks_rows *rows, size_t column, const char **fault)
{
    const char *path = NULL;
    enum ks_relpath verdict =
        ks_relpath_clean(ks_rows_cell(rows, column), rows->context->arena, &path);
    *fault = verdict == KS_RELPATH_OK ? NULL : path_fault(verdict);
    if (verdict != KS_RELPATH_OK) {
        return NULL;
    }
    /* Relative to assets/; who writes that out means the same. */
    return ks_str_starts(ks_str_of(path), KS_STR(KS_AT_ASSETS "/")) ? KS_ASSET_OF(path) : path;
}
