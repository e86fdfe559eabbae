/* A workbook: the archive, which sheets it has, where they are (see xlsx.h). */
#include "readers/table/xlsx.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "readers/table/xlsx_parts.h"

#define MEMBERS_MAX 5000
#define NAME_MAX_BYTES 512

bool ks_xlsx_is(const char *bytes, size_t n)
{
    return n >= 4 &&
           (memcmp(bytes, "PK\x03\x04", 4) == 0 || memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0);
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
    const char *workbook; /* its path in the archive */
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
        l->x->date_1904 = is_true(ks_xml_attribute(attributes, "date1904"));
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

/* `worksheets/sheet1.xml` beside xl/workbook.xml, `/xl/...` from the top. */
static const char *target_path(struct listing *l, const char *target)
{
    const char *slash = strrchr(l->workbook, '/');
    if (*target == '/' || slash == NULL) {
        return ks_arena_strdup(l->x->arena, target + (*target == '/' ? 1 : 0));
    }
    return ks_arena_printf(l->x->arena, "%.*s/%s", (int)(slash - l->workbook), l->workbook, target);
}

static void on_relation(void *user, const char *name, const char *const *attributes)
{
    struct listing *l = user;
    const char *target = ks_xml_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") != 0 || strlen(target) > NAME_MAX_BYTES) {
        return;
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
        l->workbook = ks_arena_strdup(l->x->arena, target + (*target == '/' ? 1 : 0));
    }
}

static bool list_sheets(struct listing *l)
{
    struct ks_xml_handler handler = { l, on_root_relation, ignore_text, ignore_end };
    if (ks_xlsx_part(l->x, "_rels/.rels", &handler) == KS_PART_BAD) {
        return false;
    }
    handler.start = on_workbook;
    enum ks_part part = ks_xlsx_part(l->x, l->workbook, &handler);
    if (part == KS_PART_MISSING || (part == KS_PART_READ && l->n == 0)) {
        bool word = zip_name_locate(l->x->zip, "word/document.xml", 0) >= 0;
        return ks_xlsx_refuse(l->x, word ? KS_PROBLEM_XLSX_IS_WORD : KS_PROBLEM_XLSX_NO_WORKBOOK,
                              KS_NO_ARGS);
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
    if (!list_sheets(&l) || !ks_xlsx_strings(x, beside_workbook(&l, "sharedStrings.xml")) ||
        !ks_xlsx_styles(x, beside_workbook(&l, "styles.xml"))) {
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

/* OLE compound files: .xls and .et, or a .xlsx with a password. */
static bool refuse_old(struct ks_xlsx *x, const char *bytes, size_t n)
{
    static const char locked[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    for (size_t i = 0; i + sizeof locked <= n; i++) {
        if (memcmp(bytes + i, locked, sizeof locked) == 0) {
            return ks_xlsx_refuse(x, KS_PROBLEM_XLSX_ENCRYPTED, KS_NO_ARGS);
        }
    }
    return ks_xlsx_refuse(x, KS_PROBLEM_XLSX_OLD_FORMAT, KS_NO_ARGS);
}

bool ks_xlsx_read(const char *file,
                  const char *bytes,
                  size_t n,
                  struct ks_arena *arena,
                  struct ks_workbook *workbook,
                  struct ks_problems *problems)
{
    *workbook = (struct ks_workbook) { 0 };
    struct ks_xlsx x = {
        .file = file, .arena = arena, .problems = problems, .budget = KS_XLSX_BYTES_MAX
    };
    if (n > KS_TABLE_BYTES_MAX) {
        return ks_xlsx_refuse(&x, KS_PROBLEM_XLSX_TOO_LARGE,
                              KS_ARGS(ks_arg_number((long long)(n >> 20))));
    }
    if (n >= 4 && memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0) {
        return refuse_old(&x, bytes, n);
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
