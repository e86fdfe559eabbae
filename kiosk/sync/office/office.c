/* What the names in an office folder mean (see office.h). */
#include "sync/office/office.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/alert/alert.h"
#include "core/card/lint.h"
#include "core/quiz/bank_names.h"
#include "core/release/label.h"
#include "core/release/layers.h"
#include "core/text/content_names.h"
#include "core/text/table_name.h"
#include "readers/text/fold.h"

/* Whether the name is that of a picture or video, also of one that is refused with its reason. */
static bool is_media(const char *name)
{
    bool found = false;
    for (unsigned i = 0; i < KS_FORMAT_COUNT && !found; i++) {
        found = ks_office_ends_with_any(name, ks_format_endings((enum ks_format)i));
    }
    return found;
}

/* ------------------------------------------------------------------ planning */

#define LOOSE_MAX 20 /* told by name */

struct planning {
    const struct ks_office_context *context;
    struct ks_office *office;
    size_t capacity;
};

static void refuse(struct planning *p, const char *shown, const char *how, const char *what)
{
    ks_receipt_add(p->context->receipt, KS_RECEIPT_REFUSED,
                   (struct ks_place_in_file) { shown, 0, 0 }, how, "%s", what);
}

/* Refuses a file that is of no use in its folder; `how` unless there is better advice. */
static void refuse_here(struct planning *p,
                        const char *shown,
                        enum ks_office_folder folder,
                        const char *how,
                        const char *what)
{
    struct ks_office_advice advice;
    bool better = ks_office_advise(shown, folder, KS_FORMAT_UNKNOWN, &advice);
    refuse(p, shown, better ? advice.how : how,
           better ? ks_arena_printf(p->context->arena, "%s；%s", advice.what, what) : what);
}

static struct ks_office_file *
add(struct planning *p, const struct ks_found *found, const char *shown)
{
    struct ks_office *office = p->office;
    if (office->n == p->capacity) {
        size_t capacity = p->capacity == 0 ? 64 : p->capacity * 2;
        office->v =
            ks_arena_grow(p->context->arena, office->v, office->n, capacity, sizeof *office->v);
        p->capacity = capacity;
    }
    office->v[office->n] = (struct ks_office_file) { .found = found, .shown = shown, .echo = "" };
    return &office->v[office->n++];
}

/* The label of a file: folder for its use, its own path below; one ending instead of another. */
static const char *
label_of(struct planning *p, const char *family, const char *below, const char *ending)
{
    struct ks_arena *arena = p->context->arena;
    const char *dot = strrchr(below, '.');
    size_t keep = ending == NULL || dot == NULL ? strlen(below) : (size_t)(dot - below);
    const char *label = ks_arena_printf(arena, "%s/office/%s/%.*s%s", family, p->context->source,
                                        (int)keep, below, ending == NULL ? "" : ending);
    return ks_label_valid(ks_str_of(label)) ? label : NULL;
}

static bool is_text(const char *shown)
{
    return ks_str_ends(ks_str_of(shown), ".md") || ks_str_ends(ks_str_of(shown), ".txt");
}

static int32_t since(const struct planning *p, const struct ks_found *found)
{
    const struct ks_seen *before = p->context->before;
    const struct ks_seen_file *known = before == NULL ? NULL : ks_seen_find(before, found);
    return known == NULL ? 0 : known->since;
}

static void plan_item(struct planning *p, struct ks_office_file *file, const char *below)
{
    struct ks_arena *arena = p->context->arena;
    const char *base = strrchr(file->shown, '/');
    base = base == NULL ? file->shown : base + 1;
    const char *dot = strrchr(base, '.');
    struct ks_problems problems = { .arena = arena };
    struct ks_office_name_context context = {
        arena, &problems, p->context->places, p->context->today, file->shown, since(p, file->found)
    };
    struct ks_str stem = { base, dot == NULL || dot == base ? strlen(base) : (size_t)(dot - base) };
    bool good = ks_office_name_read(&context, stem, &file->name);
    file->use = KS_USE_ITEM;
    file->echo = ks_office_echo(&file->name, p->context->places, arena);
    file->urgent = file->urgent || file->name.urgent;
    file->label = label_of(p, KS_AT_ASSETS, below, is_text(file->shown) ? ".md" : NULL);
    ks_receipt_add_problems(p->context->receipt, &problems);
    if (good && ks_lint_personal(ks_str_of(file->name.typed)) != KS_PERSONAL_NONE) {
        refuse(p, file->shown, "改文件名，去掉号码",
               "文件名里有手机号、身份证号或银行卡号，这个文件没有使用");
        good = false;
    }
    file->label = good ? file->label : "";
}

/* Plans a file below one of the five folders; `below` is its path from the top, cleaned. */
static void plan_office(struct planning *p,
                        struct ks_office_file *file,
                        enum ks_office_folder folder,
                        const char *below)
{
    bool xml = ks_cap_is_message(ks_str_of(file->shown));
    bool csv = ks_str_ends(ks_str_of(file->shown), ".csv");
    file->label = "";
    if (folder == KS_FOLDER_QUIZ && ks_quiz_file_reads(ks_str_of(file->shown))) {
        file->use = KS_USE_QUIZ;
        file->label = label_of(p, KS_AT_QUIZ, below, NULL);
    } else if (folder == KS_FOLDER_QUIZ) {
        refuse_here(p, file->shown, folder,
                    "用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV，再放进“题库”",
                    "题库只收 " KS_QUIZ_ENDINGS "，这个文件没有使用");
    } else if (folder == KS_FOLDER_HANDBOOK && is_text(file->shown)) {
        file->use = KS_USE_HANDBOOK;
        file->label = label_of(p, KS_AT_HANDBOOK, below, ".md");
    } else if (folder == KS_FOLDER_HANDBOOK) {
        refuse_here(p, file->shown, folder,
                    "图片和视频放进“海报”；手册文字用记事本写好，存成 .md 或 .txt",
                    "手册只收文字卡片，这个文件没有使用");
    } else if (xml && folder == KS_FOLDER_URGENT) {
        file->use = KS_USE_ALERT;
        file->label = label_of(p, KS_AT_ALERTS, below, NULL);
    } else if (csv || xml) {
        refuse(p, file->shown, csv ? "题库放进“题库”；播放表放进 playlists" : "放进“紧急”",
               "这里不收这种文件，没有使用");
    } else {
        file->urgent = folder == KS_FOLDER_URGENT;
        plan_item(p, file, below);
    }
    if (file->label == NULL) {
        refuse(p, file->shown, "把文件名改短，少套几层文件夹", "文件名连同文件夹太长，没有使用");
    }
}

/* Whether a file of a set that is none of its own was probably put there to be shown. */
static bool is_for_people(const char *below)
{
    static const char *const folders_of_people[] = { "alerts/",   "cards/", "posters/", "help/",
                                                     "handbook/", "works/", "quiz/" };
    bool there = false;
    for (size_t i = 0; i < KS_COUNT(folders_of_people); i++) {
        there = there || strncmp(below, folders_of_people[i], strlen(folders_of_people[i])) == 0;
    }
    struct ks_office_advice advice;
    return there && (ks_str_ends(ks_str_of(below), ".txt") ||
                     ks_office_advise(below, KS_FOLDER_ASSETS, KS_FORMAT_UNKNOWN, &advice));
}

/* Plans a file of a content set, if its type can be in a release; sources, fonts and notes stay
 * where they are. */
static void
plan_set(struct planning *p, struct ks_office_file *file, const char *folder, const char *below)
{
    const char *label = ks_arena_printf(p->context->arena, "%s/%s", folder, below);
    const char *table = ks_table_label(label, p->context->arena);
    bool wanted =
        table != NULL || ks_office_ends_with_any(below, ".csv|.md|.xml|.cap") || is_media(below);
    wanted = wanted || ks_quiz_is_bank(ks_str_of(table == NULL ? label : table));
    bool workshop =
        strstr(below, KS_IN_WORKSHOP) != NULL || ks_str_starts(ks_str_of(below), KS_STR(KS_MANUAL));
    file->use = KS_USE_SET;
    file->label = "";
    struct ks_office_advice stray;
    if (ks_office_stray(label, p->context->arena, &stray)) {
        refuse(p, file->shown, stray.how, stray.what);
        file->label = NULL;
        return;
    }
    label = table == NULL ? label : table;
    if (wanted && !workshop) {
        file->label =
            ks_label_valid(ks_str_of(label)) && !ks_layer_owns(label, NULL) ? label : NULL;
    }
    if (file->label == NULL) {
        refuse(p, file->shown, "把文件名改短，少套几层文件夹", "文件名连同文件夹太长，没有使用");
    } else if (!wanted && !workshop && is_for_people(below)) {
        refuse_here(p, file->shown, KS_FOLDER_ASSETS, "文字用记事本写好，存成 .md",
                    "屏幕不收这种文件，没有使用");
    }
}

/* Finds the understood folder that a path begins with; `rest` of the path follows it. Folders whose
 * name shows nothing are passed over. */
static const char *
top_folder(const char *path, struct ks_arena *arena, enum ks_office_folder *folder)
{
    const char *slash = strchr(path, '/');
    *folder = KS_FOLDER_NONE;
    while (slash != NULL) {
        char *part = ks_office_clean(ks_arena_strndup(arena, path, (size_t)(slash - path)), arena);
        *folder = ks_office_folder_of(part);
        if (*folder != KS_FOLDER_NONE || !ks_office_is_blank(part)) {
            return slash + 1;
        }
        path = slash + 1;
        slash = strchr(path, '/');
    }
    return path;
}

enum ks_office_folder ks_office_folder_in(const char *path, struct ks_arena *arena)
{
    enum ks_office_folder folder;
    (void)top_folder(path, arena, &folder);
    return folder;
}

static void plan_one(struct planning *p, const struct ks_found *found)
{
    struct ks_arena *arena = p->context->arena;
    enum ks_office_folder folder;
    const char *below = top_folder(found->path, arena, &folder);
    struct ks_office *office = p->office;
    if (found->kind == KS_FOUND_FOLDER) {
        enum ks_office_folder own = ks_office_folder_of(ks_office_clean(below, arena));
        bool here = folder == KS_FOLDER_NONE && own != KS_FOLDER_NONE;
        office->has_set = office->has_set || (here && own <= KS_FOLDER_ASSETS);
        office->has_folders = office->has_folders || (here && own > KS_FOLDER_ASSETS);
        return;
    }
    if (folder == KS_FOLDER_NONE) {
        return; /* tell_loose() */
    }
    const char *shown = ks_office_clean(found->path, arena);
    if (found->kind == KS_FOUND_OTHER) {
        refuse(p, shown, "放入文件本身，不要放快捷方式或链接", "这是链接或特殊文件，没有使用");
        return;
    }
    const char *name = strrchr(found->path, '/');
    if (ks_office_is_program(name == NULL ? found->path : name + 1)) {
        office->program = office->programs++ == 0 ? shown : office->program;
        return;
    }
    struct ks_office_file *file = add(p, found, shown);
    if (folder <= KS_FOLDER_ASSETS) {
        plan_set(p, file, folder == KS_FOLDER_ASSETS ? KS_AT_ASSETS : KS_AT_PLAYLISTS,
                 ks_office_clean(below, arena));
    } else {
        plan_office(p, file, folder, /* the table stands in the enum's order */
                    ks_arena_printf(arena, "%s/%s", ks_office_folder_name(folder),
                                    ks_office_clean(below, arena)));
    }
    if (file->label == NULL || *file->label == '\0') {
        office->n--; /* refused with its reason, or nothing for a screen */
    }
}

static int by_label(const void *a, const void *b)
{
    const struct ks_office_file *x = a, *y = b;
    int order = strcmp(x->label, y->label);
    if (order == 0) { /* main.csv before main.xlsx, as a set takes them */
        order = (int)ks_table_rank(ks_str_of(x->shown)) - (int)ks_table_rank(ks_str_of(y->shown));
    }
    return order != 0 ? order : strcmp(x->shown, y->shown);
}

/* Of files whose names give one label only the first plays. */
static void drop_twins(struct planning *p)
{
    struct ks_office *office = p->office;
    size_t out = 0;
    for (size_t i = 0; i < office->n; i++) {
        if (out > 0 && strcmp(office->v[out - 1].label, office->v[i].label) == 0) {
            bool table = office->v[i].use == KS_USE_SET;
            refuse(p, office->v[i].shown,
                   table ? "两张表留一张，另一张移走或改名" : "给其中一个改名",
                   "有另一个文件和它同名，只用了一个");
        } else {
            office->v[out++] = office->v[i];
        }
    }
    office->n = out;
}

/* Tells pictures and videos that lie beside the folders, where nothing plays. */
static void tell_loose(struct planning *p, const struct ks_walk *found)
{
    size_t n = 0;
    for (size_t i = 0; i < found->n; i++) {
        const char *path = found->v[i].path;
        if (found->v[i].kind != KS_FOUND_FILE || strchr(path, '/') != NULL || !is_media(path) ||
            n++ >= LOOSE_MAX) {
            continue;
        }
        bool video = ks_office_ends_with_any(path, ks_format_endings(KS_FORMAT_VIDEO));
        refuse(p, ks_office_clean(path, p->context->arena),
               !p->office->has_folders
                   ? "放进 assets 里的 posters，再在 playlists 里的 main.csv 加一行"
               : video ? "要播就移进“视频”"
                       : "要播就移进“海报”",
               "放在最外层，没有播");
    }
    if (n > LOOSE_MAX) {
        ks_receipt_add(p->context->receipt, KS_RECEIPT_REFUSED,
                       (struct ks_place_in_file) { "", 0, 0 }, "要播就移进“海报”或“视频”",
                       "最外层还有 %zu 个图片或视频，没有播", n - LOOSE_MAX);
    }
}

void ks_office_plan(const struct ks_office_context *context,
                    const struct ks_walk *found,
                    struct ks_office *office)
{
    *office = (struct ks_office) { 0 };
    struct planning p = { context, office, 0 };
    for (size_t i = 0; i < found->n; i++) {
        plan_one(&p, &found->v[i]);
    }
    if (office->n > 1) {
        qsort(office->v, office->n, sizeof *office->v, by_label);
    }
    drop_twins(&p);
    if (office->programs > 0) {
        refuse(&p, office->program,
               "删掉它们，用杀毒软件查这只U盘和放文件的电脑；这里只放图片、视频和文字",
               ks_arena_printf(context->arena,
                               "文件夹里有 %zu 个程序或快捷方式，没有使用；U盘可能带病毒",
                               office->programs));
    }
    if (office->has_folders || office->has_set) {
        tell_loose(&p, found);
    }
}
