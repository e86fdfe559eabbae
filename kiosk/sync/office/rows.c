/* The names of an office folder as text and as rows of a playlist (see office.h). */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/check.h"
#include "core/release/label.h"
#include "core/text/content_names.h"
#include "sync/office/office.h"

/* Decimal weights of the campaign are 1 to 3; a file somebody just brought must come around within
 * minutes, an important one within a minute or two. */
#define WEIGHT_PLAIN 10
#define WEIGHT_IMPORTANT 30
#define PRIORITY_URGENT 900

static char *composed(char *text)
{
    utf8proc_uint8_t *nfc = utf8proc_NFC((const utf8proc_uint8_t *)text);
    if (nfc == NULL) {
        return NULL; /* not UTF-8, or too long: stays as it is */
    }
    return (char *)nfc;
}

char *ks_office_clean(const char *name, struct ks_arena *arena)
{
    struct ks_buf out = { 0 };
    size_t n = strlen(name), length;
    for (size_t i = 0; i < n; i += length) {
        uint32_t c = ks_utf8_decode(name + i, n - i, &length);
        if (c == 0xFFFD && length == 1) {
            ks_buf_adds(&out, "□");
        } else {
            ks_buf_add(&out, name + i, length);
        }
    }
    char *nfc = out.p == NULL ? NULL : composed(out.p);
    struct ks_buf label = { 0 };
    const char *text = nfc != NULL ? nfc : out.p != NULL ? out.p : "";
    n = strlen(text);
    for (size_t i = 0; i < n; i += length) {
        (void)ks_utf8_decode(text + i, n - i, &length);
        bool fine = text[i] == '/' || text[i] == '.' ||
                    ks_label_valid((struct ks_str) { text + i, length });
        ks_buf_add(&label, fine ? text + i : "_", fine ? length : 1);
    }
    char *copy = ks_arena_strdup(arena, label.p == NULL ? "" : label.p);
    free(nfc);
    ks_buf_free(&out);
    ks_buf_free(&label);
    return copy;
}

static void cell(struct ks_buf *csv, const char *text)
{
    ks_buf_adds(csv, "\"");
    for (; *text != '\0'; text++) {
        ks_buf_add(csv, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    }
    ks_buf_adds(csv, "\"");
}

void ks_office_rows(const struct ks_office *office, const bool *plays, struct ks_buf *csv)
{
    ks_buf_adds(csv, "item,title,from,until,weight,priority,interrupt,places\n");
    for (size_t i = 0; i < office->n; i++) {
        const struct ks_office_file *file = &office->v[i];
        if (file->use != KS_USE_ITEM || !plays[i]) {
            continue;
        }
        char from[KS_CIVIL_TEXT], until[KS_CIVIL_TEXT];
        ks_date_format(file->name.from, from);
        ks_date_format(file->name.until, until);
        cell(csv, KS_ASSET_OF(file->label));
        ks_buf_adds(csv, ",");
        cell(csv, file->name.title);
        ks_buf_addf(csv, ",%s,%s,%d,%d,%s,", from, until,
                    file->name.important ? WEIGHT_IMPORTANT : WEIGHT_PLAIN,
                    file->urgent ? PRIORITY_URGENT : 0, file->urgent ? "stop" : "");
        struct ks_buf places = { 0 };
        for (size_t k = 0; k < file->name.places.n; k++) {
            ks_buf_addf(&places, "%s%s", k > 0 ? ";" : "", file->name.places.v[k]);
        }
        cell(csv, places.p == NULL ? "" : places.p);
        ks_buf_free(&places);
        ks_buf_adds(csv, "\n");
    }
}
