/* The project's two faces as they are installed (see noto.h). */
#include "stage/noto.h"

#include <stdio.h>

#include "base/check.h"
#include "core/problem/fail.h"

#define SC_FACE 2 /* the simplified Chinese one of the collection */

static const char *const folders[] = { "/usr/share/fonts/opentype/noto",
                                       "/usr/share/fonts/noto-cjk", "/usr/share/fonts/noto" };
static const char *const files[KS_FACES] = { "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc" };

static bool find(const char *file, struct ks_font_source *source)
{
    for (size_t i = 0; i < KS_COUNT(folders); i++) {
        char path[256];
        snprintf(path, sizeof path, "%s/%s", folders[i], file);
        if (ks_font_file(path, SC_FACE, source)) {
            return true;
        }
    }
    return false;
}

struct ks_fonts *ks_noto_open(struct ks_err *err)
{
    struct ks_font_source faces[KS_FACES] = { { 0 } };
    for (size_t i = 0; i < KS_FACES; i++) {
        if (!find(files[i], &faces[i])) {
            ks_font_close(&faces[0]);
            ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_FONT_MISSING,
                       KS_ARGS(ks_arg_text(files[i])));
            return NULL;
        }
    }
    return ks_fonts_open(faces, err);
}
