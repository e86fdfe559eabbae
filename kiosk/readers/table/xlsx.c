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
        return ks_xlsx_refuse(l->x, "xlsx.no-workbook", word ? "" : "里面没有工作表",
                              word ? "在 Word 里全选、复制，粘贴到记事本，另存为 .txt 再导入"
                                   : "用 Excel 或 WPS 打开，另存为 .xlsx",
                              word ? "这是 Word 文档，不是表格" : "这个压缩包不是 Excel 工作簿");
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
            ks_problem_add(l->x->problems, KS_LEVEL_NOTE,
                           (struct ks_place_in_file) { l->x->file, 0, 0 }, "xlsx.hidden-sheet", "",
                           "要用就先取消隐藏", "隐藏的工作表「%.60s」没有读", l->sheet[i].name);
        }
    }
    if (l->more) {
        ks_problem_add(l->x->problems, KS_LEVEL_ERROR,
                       (struct ks_place_in_file) { l->x->file, 0, 0 }, "xlsx.too-many-sheets",
                       "一个工作簿最多 40 张表", "分成几个文件", "后面的工作表没有读");
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
            return ks_xlsx_refuse(x, "xlsx.encrypted", "没有密码读不了",
                                  "打开文件，去掉密码，另存一份", "这个文件加了密码");
        }
    }
    return ks_xlsx_refuse(x, "xlsx.old-format", "旧格式只有 Office 自己读得准",
                          "用 Excel 或 WPS 打开，另存为 .xlsx",
                          "这是旧版 Excel 或 WPS 文件（.xls/.et/.doc）");
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
        return ks_xlsx_refuse(&x, "xlsx.too-large", "表格文件最大 8 MB",
                              "删掉图片和用不到的工作表再保存", "文件太大（%zu MB），没有读",
                              n >> 20);
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
        ks_xlsx_damaged(&x, "压缩包", "目录不完整");
    } else if (zip_get_num_entries(x.zip, 0) > MEMBERS_MAX) {
        ks_xlsx_damaged(&x, "压缩包", "里面的文件太多");
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
