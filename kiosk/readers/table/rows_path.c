/* A cell that names a file of the content set. */
#include <string.h>

#include "core/text/content_names.h"
#include "core/text/relpath.h"
#include "readers/table/rows.h"

static enum ks_phrase path_fault(enum ks_relpath verdict)
{
    switch (verdict) {
    case KS_RELPATH_ABSOLUTE:
    case KS_RELPATH_DRIVE:
        return KS_PHRASE_PATH_ABSOLUTE;
    case KS_RELPATH_URL:
        return KS_PHRASE_PATH_URL;
    case KS_RELPATH_PARENT:
        return KS_PHRASE_PATH_PARENT;
    case KS_RELPATH_TOO_LONG:
        return KS_PHRASE_PATH_TOO_LONG;
    case KS_RELPATH_CONTROL:
        return KS_PHRASE_PATH_CONTROL;
    case KS_RELPATH_OK:
    case KS_RELPATH_EMPTY:
        break;
    }
    return KS_PHRASE_PATH_EMPTY;
}

const char *ks_rows_path(const struct ks_rows *rows, size_t column, enum ks_phrase *fault)
{
    const char *path = NULL;
    enum ks_relpath verdict =
        ks_relpath_clean(ks_rows_cell(rows, column), rows->context->arena, &path);
    if (verdict != KS_RELPATH_OK) {
        *fault = path_fault(verdict);
        return NULL;
    }
    /* Relative to assets/; who writes that out means the same. */
    return ks_str_starts(ks_str_of(path), KS_STR(KS_AT_ASSETS "/")) ? KS_ASSET_OF(path) : path;
}
