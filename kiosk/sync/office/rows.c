/* The names of an office folder as text and as rows of a playlist (see office.h). */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/check.h"
#include "core/campaign/place.h"
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

static void moment(struct ks_buf *csv, int32_t date, int minute)
{
    char text[KS_CIVIL_TEXT];
    ks_date_format(date, text);
    ks_buf_adds(csv, text);
    if (date != KS_DATE_NONE && minute > 0) {
        ks_buf_addf(csv, " %02d:%02d", minute / 60, minute % 60);
    }
}

void ks_office_rows(const struct ks_office *office, const bool *plays, struct ks_buf *csv)
{
    ks_buf_adds(csv, "item,title,from,until,weight,priority,interrupt,places\n");
    for (size_t i = 0; i < office->n; i++) {
        const struct ks_office_file *file = &office->v[i];
        if (file->use != KS_USE_ITEM || !plays[i]) {
            continue;
        }
        cell(csv, KS_ASSET_OF(file->label));
        ks_buf_adds(csv, ",");
        cell(csv, file->name.title);
        ks_buf_adds(csv, ",");
        moment(csv, file->name.from, file->name.from_minute);
        ks_buf_adds(csv, ",");
        moment(csv, file->name.until, file->name.until_minute);
        ks_buf_addf(csv, ",%d,%d,%s,", file->name.important ? WEIGHT_IMPORTANT : WEIGHT_PLAIN,
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

static void
echo_places(struct ks_buf *text, const struct ks_tags *tags, const struct ks_places *places)
{
    for (size_t i = 0; i < tags->n; i++) {
        const struct ks_place *place =
            places == NULL ? NULL : ks_places_find(places, ks_str_of(tags->v[i]));
        ks_buf_addf(text, "%s%s", i == 0 ? "地点：" : "、",
                    place == NULL ? tags->v[i] : place->name);
    }
}

const char *ks_office_echo(const struct ks_office_name *name,
                           const struct ks_places *places,
                           struct ks_arena *arena)
{
    bool from = name->from != KS_DATE_NONE, until = name->until != KS_DATE_NONE;
    struct ks_buf text = { 0 };
    echo_places(&text, &name->places, places);
    if (from || until) {
        ks_buf_adds(&text, text.n > 0 ? "；" : "");
        moment(&text, name->from, name->from_minute);
        ks_buf_adds(&text, from && until ? " 至 " : from ? " 起" : "到 ");
        moment(&text, name->until, name->until_minute);
        ks_buf_adds(&text, until && !from ? " 为止" : "");
    }
    if (name->important || name->urgent) {
        ks_buf_addf(&text, "%s%s", text.n > 0 ? "；" : "", name->urgent ? "紧急" : "重要");
    }
    const char *echo = ks_arena_strdup(arena, text.p == NULL ? "" : text.p);
    ks_buf_free(&text);
    return echo;
}
