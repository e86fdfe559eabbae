/* A workbook: the archive, which sheets it has, where they are (see xlsx.h). */
#include "readers/table/xlsx.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "readers/table/xls.h"
#include "readers/table/xlsx_kind.h"
#include "readers/table/xlsx_parts.h"

#define MEMBERS_MAX 5000
#define NAME_MAX_BYTES 512

bool ks_xlsx_is(const char *bytes, size_t n)
{
    return ks_book_kind_of(bytes, n) != KS_BOOK_NONE;
}

/* ---- workbook.xml and its relationships ---- */

struct listed_sheet {
    const char *name, *id; /* id: of its relationship */
    const char *target;    /* NULL until the relationships are read */
    bool hidden;
};

struct listing {
    struct ks_xlsx *x;
    struct listed_sheet sheet[KS_XLSX_SHEETS_MAX];
    size_t n;
    bool more;
    const char *workbook;         /* its path in the archive */
    const char *strings, *styles; /* NULL: where everybody has them */
};

static void ignore_text(void *user, const char *text, size_t n)
{
    (void)user;
    (void)text;
    (void)n;
}

static void ignore_end(void *user, const char *name)
{
    (void)user;
    (void)name;
}

static bool is_true(const char *value)
{
    return strcmp(value, "1") == 0 || strcmp(value, "true") == 0;
}

static void on_workbook(void *user, const char *name, const char *const *attributes)
{
    struct listing *l = user;
    if (strcmp(name, "workbookPr") == 0) {
        /* Excel adds another of that name, of its own, without this. */
        l->x->date_1904 = l->x->date_1904 || is_true(ks_xml_attribute(attributes, "date1904"));
    } else if (strcmp(name, "sheet") == 0 && l->n == KS_XLSX_SHEETS_MAX) {
        l->more = true;
    } else if (strcmp(name, "sheet") == 0) {
        const char *state = ks_xml_attribute(attributes, "state");
        l->sheet[l->n++] = (struct listed_sheet) {
            .name = ks_arena_strdup(l->x->arena, ks_xml_attribute(attributes, "name")),
            .id = ks_arena_strdup(l->x->arena, ks_xml_attribute(attributes, "id")),
            .hidden = strcmp(state, "hidden") == 0 || strcmp(state, "veryHidden") == 0,
        };
    }
}

/* `worksheets/sheet1.xml` beside xl/workbook.xml, `/xl/...` from the top, with `\\`, `./`, `../`.
 */
static const char *target_path(struct listing *l, const char *target)
{
    const char *slash = strrchr(l->workbook, '/');
    bool top = *target == '/' || *target == '\\' || slash == NULL;
    char *path = ks_arena_printf(l->x->arena, "%.*s/%s", top ? 0 : (int)(slash - l->workbook),
                                 l->workbook, target);
    size_t to = 0;
    for (const char *p = path; *p != '\0';) {
        size_t n = strcspn(p, "/\\");
        bool up = n == 2 && memcmp(p, "..", n) == 0, here = n == 0 || (n == 1 && *p == '.');
        while (up && to > 0 && path[--to] != '/') {
        }
        if (!up && !here) {
            if (to > 0) {
                path[to++] = '/';
            }
            memmove(path + to, p, n);
            to += n;
        }
        p += n + (p[n] == '\0' ? 0 : 1);
    }
    path[to] = '\0';
    return path;
}

static void on_relation(void *user, const char *name, const char *const *attributes)
{
    struct listing *l = user;
    const char *target = ks_xml_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") != 0 || strlen(target) > NAME_MAX_BYTES) {
        return;
    }
    struct ks_str type = ks_str_of(ks_xml_attribute(attributes, "Type"));
    if (ks_str_ends(type, "/sharedStrings")) {
        l->strings = target_path(l, target);
    } else if (ks_str_ends(type, "/styles")) {
        l->styles = target_path(l, target);
    }
    for (size_t i = 0; i < l->n; i++) {
        if (strcmp(l->sheet[i].id, ks_xml_attribute(attributes, "Id")) == 0) {
            l->sheet[i].target = target_path(l, target);
        }
    }
}

static void on_root_relation(void *user, const char *name, const char *const *attributes)
{
    struct listing *l = user;
    const char *target = ks_xml_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") == 0 && strlen(target) <= NAME_MAX_BYTES &&
        ks_str_ends(ks_str_of(ks_xml_attribute(attributes, "Type")), "/officeDocument")) {
        l->workbook = "";
        l->workbook = target_path(l, target);
    }
}

/* An archive that is no workbook of this kind. */
static bool refuse_archive(struct ks_xlsx *x)
{
    static const struct {
        const char *part;
        enum ks_phrase is;
    } others[] = { { "xl/workbook.bin", KS_PHRASE_IS_XLSB },
                   { "ppt/presentation.xml", KS_PHRASE_IS_SLIDES },
                   { "content.xml", KS_PHRASE_IS_ODS } };
    if (ks_xlsx_locate(x, "word/document.xml") >= 0) {
        return ks_xlsx_refuse(x, KS_PROBLEM_XLSX_IS_WORD, KS_NO_ARGS);
    }
    for (size_t i = 0; i < KS_COUNT(others); i++) {
        if (ks_xlsx_locate(x, others[i].part) >= 0) {
            return ks_xlsx_refuse(x, KS_PROBLEM_XLSX_IS_OTHER,
                                  KS_ARGS(ks_arg_phrase(others[i].is)));
        }
    }
    return ks_xlsx_refuse(x, KS_PROBLEM_XLSX_NO_WORKBOOK, KS_NO_ARGS);
}

static bool list_sheets(struct listing *l)
{
    struct ks_xml_handler handler = { l, on_root_relation, ignore_text, ignore_end };
    if (ks_xlsx_part(l->x, "_rels/.rels", &handler) == KS_PART_BAD) {
        return false;
    }
    if (ks_str_ends(ks_str_of(l->workbook), ".bin")) {
        return refuse_archive(l->x);
    }
    handler.start = on_workbook;
    enum ks_part part = ks_xlsx_part(l->x, l->workbook, &handler);
    if (part == KS_PART_MISSING || (part == KS_PART_READ && l->n == 0)) {
        return refuse_archive(l->x);
    }
    if (part == KS_PART_BAD) {
        return false;
    }
    const char *slash = strrchr(l->workbook, '/');
    const char *base = slash == NULL ? l->workbook : slash + 1;
    const char *rels = ks_arena_printf(l->x->arena, "%.*s_rels/%s.rels", (int)(base - l->workbook),
                                       l->workbook, base);
    handler.start = on_relation;
    return ks_xlsx_part(l->x, rels, &handler) != KS_PART_BAD;
}

static const char *beside_workbook(const struct listing *l, const char *name)
{
    const char *slash = strrchr(l->workbook, '/');
    int n = slash == NULL ? 0 : (int)(slash + 1 - l->workbook);
    return ks_arena_printf(l->x->arena, "%.*s%s", n, l->workbook, name);
}

static void note_left_out(struct listing *l)
{
    for (size_t i = 0; i < l->n; i++) {
        if (l->sheet[i].hidden) {
            ks_problems_add(l->x->problems, KS_PROBLEM_XLSX_HIDDEN_SHEET,
                            (struct ks_place_in_file) { l->x->file, 0, 0 },
                            KS_ARGS(ks_arg_cut(ks_str_of(l->sheet[i].name), 60)));
        }
    }
    if (l->more) {
        ks_problems_add(l->x->problems, KS_PROBLEM_XLSX_TOO_MANY_SHEETS,
                        (struct ks_place_in_file) { l->x->file, 0, 0 }, KS_NO_ARGS);
    }
}

static bool read_workbook(struct ks_xlsx *x, struct ks_workbook *workbook)
{
    struct listing l = { .x = x, .workbook = "xl/workbook.xml" };
    if (!list_sheets(&l)) {
        return false;
    }
    const char *strings = l.strings != NULL ? l.strings : beside_workbook(&l, "sharedStrings.xml");
    const char *styles = l.styles != NULL ? l.styles : beside_workbook(&l, "styles.xml");
    if (!ks_xlsx_strings(x, strings) || !ks_xlsx_styles(x, styles)) {
        return false;
    }
    workbook->sheets = ks_arena_array(x->arena, l.n, sizeof *workbook->sheets);
    for (size_t i = 0; i < l.n; i++) {
        struct listed_sheet *listed = &l.sheet[i];
        if (listed->hidden) {
            continue;
        }
        const char *path =
            listed->target != NULL
                ? listed->target
                : beside_workbook(&l, ks_arena_printf(x->arena, "worksheets/sheet%zu.xml", i + 1));
        struct ks_worksheet *sheet = &workbook->sheets[workbook->n];
        sheet->name = listed->name;
        if (!ks_xlsx_sheet(x, path, sheet)) {
            return false;
        }
        workbook->n++;
    }
    note_left_out(&l);
    return true;
}

/* What is no archive, with the way to make one of it. */
static bool refuse_kind(struct ks_xlsx *x, enum ks_book_kind kind)
{
    enum ks_phrase is = KS_PHRASE_IS_WEB_PAGE;
    switch (kind) {
    case KS_BOOK_LOCKED:
        return ks_xlsx_refuse(x, KS_PROBLEM_XLSX_ENCRYPTED, KS_NO_ARGS);
    case KS_BOOK_DOCUMENT:
        return ks_xlsx_refuse(x, KS_PROBLEM_XLSX_IS_WORD, KS_NO_ARGS);
    case KS_BOOK_SLIDES:
        is = KS_PHRASE_IS_SLIDES;
        break;
    case KS_BOOK_SHEET_XML:
        is = KS_PHRASE_IS_SHEET_XML;
        break;
    case KS_BOOK_WEB_PAGE:
    case KS_BOOK_OLD:
    case KS_BOOK_NONE:
    case KS_BOOK_ARCHIVE:
        break;
    }
    return ks_xlsx_refuse(x, KS_PROBLEM_XLSX_IS_OTHER, KS_ARGS(ks_arg_phrase(is)));
}

bool ks_xlsx_read(const char *file,
                  const char *bytes,
                  size_t n,
                  struct ks_arena *arena,
                  struct ks_workbook *workbook,
                  struct ks_problems *problems)
{
    *workbook = (struct ks_workbook) { 0 };
    struct ks_xlsx x = { .file = file,
                         .arena = arena,
                         .problems = problems,
                         .budget = KS_XLSX_BYTES_MAX,
                         .elements = KS_XLSX_ELEMENTS_MAX };
    if (n > KS_TABLE_BYTES_MAX) {
        return ks_xlsx_refuse(&x, KS_PROBLEM_XLSX_TOO_LARGE,
                              KS_ARGS(ks_arg_number((long long)(n >> 20))));
    }
    enum ks_book_kind kind = ks_book_kind_of(bytes, n);
    if (kind == KS_BOOK_OLD) {
        bool read = ks_xls_read(&x, bytes, n, workbook);
        workbook->n = read ? workbook->n : 0;
        return read;
    }
    if (kind != KS_BOOK_ARCHIVE && kind != KS_BOOK_NONE) {
        return refuse_kind(&x, kind);
    }
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, n, 0, &error);
    x.zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
    bool good = false;
    if (x.zip == NULL) {
        zip_source_free(source);
        ks_xlsx_damaged(&x, ks_arg_phrase(KS_PHRASE_ARCHIVE),
                        ks_arg_phrase(KS_PHRASE_ARCHIVE_NO_LIST));
    } else if (zip_get_num_entries(x.zip, 0) > MEMBERS_MAX) {
        ks_xlsx_damaged(&x, ks_arg_phrase(KS_PHRASE_ARCHIVE),
                        ks_arg_phrase(KS_PHRASE_ARCHIVE_MANY_FILES));
    } else {
        good = read_workbook(&x, workbook);
    }
    if (x.zip != NULL) {
        zip_discard(x.zip);
    }
    zip_error_fini(&error);
    if (!good) {
        workbook->n = 0;
    }
    return good;
}
