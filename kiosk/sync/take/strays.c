/* The step that names what lies beside the folders that are understood, and is not used. */
#include <string.h>

#include "sync/take/parts.h"

#define NAMED_MAX 20 /* folders, and files, that are told by name */
#define COUNTED_MAX 200
#define LOOKS_MAX                                                                                  \
    200 /* folders that are looked into, empty ones too: a look costs a share a trip */
#define DEPTH 3

/* How many files that people may have meant lie in a folder; a look, which costs little. */
static size_t count_files(struct ks_taking *t, const char *path)
{
    struct ks_walk below = {
        .arena = t->arena, .limit = COUNTED_MAX, .depth = DEPTH, .skip = ks_office_is_litter
    };
    size_t n = 0;
    bool listed = ks_walk(t->dir, path, &below, NULL);
    for (size_t i = 0; listed && i < below.n; i++) {
        n += below.v[i].kind == KS_FOUND_FILE ? 1 : 0;
    }
    ks_take_alive(t);
    return n;
}

/* Ours, or of those who look after the share. */
static bool is_passed_over(const struct ks_found *found, struct ks_arena *arena)
{
    return found->kind != KS_FOUND_FOLDER || ks_office_is_litter(found->path) ||
           ks_office_is_blank(found->path) || strcmp(found->path, KS_RESULTS) == 0 ||
           ks_office_folder_of(ks_office_clean(found->path, arena)) != KS_FOLDER_NONE;
}

static void tell_meant(struct ks_taking *t, const char *shown, const char *meant, size_t n)
{
    struct ks_place_in_file at = { shown, 0, 0 };
    ks_receipt_add(&t->receipt, KS_RECEIPT_REFUSED, at,
                   ks_arena_printf(t->arena, "是不是“%s”？把里面的文件移进“%s”", meant, meant),
                   "这个文件夹里有%s %zu 个文件，没有用", n >= COUNTED_MAX ? "至少" : "", n);
}

/* Anybody's stick may have pictures on it; a share that was set up for the screen is for us. */
static bool is_meant_for_us(const struct ks_taking *t, const char *shown, const char *meant)
{
    bool stick = strcmp(t->cycle->source->name, t->cycle->config->stick.name) == 0;
    return meant != NULL && (!stick || strstr(shown, meant) != NULL);
}

bool ks_take_tell_strays(struct ks_taking *t)
{
    bool any = t->office.has_set || t->office.has_folders, meant_any = false;
    size_t told = 0, others = 0, looks = 0;
    struct ks_buf names = { 0 };
    for (size_t i = 0; i < t->top.n; i++) {
        if (is_passed_over(&t->top.v[i], t->arena)) {
            continue;
        }
        const char *shown = ks_office_clean(t->top.v[i].path, t->arena);
        const char *meant = ks_office_meant(shown);
        if (told == NAMED_MAX || looks == LOOKS_MAX || (meant == NULL && !any)) {
            continue;
        }
        size_t n = count_files(t, t->top.v[i].path);
        looks++;
        told += n > 0 ? 1 : 0;
        if (n > 0 && meant != NULL) {
            tell_meant(t, shown, meant, n);
            meant_any = meant_any || is_meant_for_us(t, shown, meant);
        } else if (n > 0) {
            ks_buf_addf(&names, "%s%s", others++ == 0 ? "" : "、", shown);
        }
    }
    if (others > 0) {
        ks_receipt_add(&t->receipt, KS_RECEIPT_ADJUSTED, (struct ks_place_in_file) { "", 0, 0 },
                       "要播就把里面的文件移进“海报”“视频”等文件夹；不是给屏幕看的，不用管",
                       "另有 %zu 个文件夹没有用：%s", others, names.p);
    }
    ks_buf_free(&names);
    return meant_any;
}
