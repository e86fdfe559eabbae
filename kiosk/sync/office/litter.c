/* What is no content in an office folder: litter, and programs. */
#include <string.h>
#include <strings.h>

#include "sync/office/office.h"

enum name { PART, WHOLE };
enum kind { LITTER, PROGRAM };

/* What programs, systems, NAS, cloud drives and browsers leave beside the files they handle.
 * Capitals do not matter. */
static const struct litter {
    const char *begins, *has, *ends; /* "" = any; all that are given must be there */
    enum name name;                  /* WHOLE: `begins` is the whole name */
    enum kind kind;                  /* also shortcuts: told, as a stick may carry a virus */
} litters[] = {
    /* systems */
    { "thumbs.db", "", "", WHOLE, LITTER },
    { "ehthumbs", "", ".db", PART, LITTER },
    { "desktop.ini", "", "", WHOLE, LITTER },
    { "autorun.inf", "", "", WHOLE, PROGRAM },
    { "picasa.ini", "", "", WHOLE, LITTER },
    { "lost+found", "", "", WHOLE, LITTER },
    { "recycler", "", "", WHOLE, LITTER },
    { "$recycle.bin", "", "", WHOLE, LITTER },
    { "system volume information", "", "", WHOLE, LITTER },
    { "found.0", "", "", PART, LITTER },
    { "__macosx", "", "", WHOLE, LITTER },
    { "recycled", "", "", WHOLE, LITTER },
    { "lost.dir", "", "", WHOLE, LITTER },
    { "wpsettings.dat", "", "", WHOLE, LITTER },
    { "indexervolumeguid", "", "", WHOLE, LITTER },
    { "bootex.log", "", "", WHOLE, LITTER },
    { "albumart", "", ".jpg", PART, LITTER },
    { "network trash folder", "", "", WHOLE, LITTER },
    { "temporary items", "", "", WHOLE, LITTER },
    { "thevolumesettingsfolder", "", "", WHOLE, LITTER },
    { "", ":zone.identifier", "", PART, LITTER },
    { ".", "", "", PART, LITTER },
    /* NAS: thumbnails, bins, snapshots */
    { "@eadir", "", "", WHOLE, LITTER },
    { "@recycle", "", "", WHOLE, LITTER },
    { "@recently-snapshot", "", "", WHOLE, LITTER },
    { "@tmp", "", "", WHOLE, LITTER },
    { "@sharesnap", "", "", WHOLE, LITTER },
    { "#recycle", "", "", WHOLE, LITTER },
    { "#snapshot", "", "", WHOLE, LITTER },
    /* a document that is open, or was */
    { "~$", "", "", PART, LITTER },
    { "~wrl", "", "", PART, LITTER },
    { "~df", "", ".tmp", PART, LITTER },
    { "", "", "~", PART, LITTER },
    { "", "", ".bak", PART, LITTER },
    { "", "", ".tmp", PART, LITTER },
    { "", "", ".temp", PART, LITTER },
    /* two who changed the same file */
    { "", ".sync-conflict-", "", PART, LITTER },
    { "", "conflicted copy", "", PART, LITTER },
    { "", "(sfconflict", "", PART, LITTER },
    { "", "(冲突文件", "", PART, LITTER },
    { "", "_冲突文件_", "", PART, LITTER },
    { "", "的冲突文件", "", PART, LITTER },
    { "", "的冲突副本", "", PART, LITTER },
    { "_gsdata_", "", "", WHOLE, LITTER },
    { "", "(case conflict", "", PART, LITTER },
    /* not all there yet */
    { "", "", ".crdownload", PART, LITTER },
    { "", "", ".crswap", PART, LITTER },
    { "", "", ".part", PART, LITTER },
    { "", "", ".partial", PART, LITTER },
    { "", "", ".filepart", PART, LITTER },
    { "", "", ".download", PART, LITTER },
    { "", "", ".downloading", PART, LITTER },
    { "", "", ".opdownload", PART, LITTER },
    { "", "", ".dwl", PART, LITTER },
    { "", "", ".xltd", PART, LITTER },
    { "", "", ".td", PART, LITTER },
    { "", "", ".!qb", PART, LITTER },
    { "", "", ".!ut", PART, LITTER },
    { "", "", ".bc!", PART, LITTER },
    { "", "", ".aria2", PART, LITTER },
    /* programs */
    { "", "", ".exe", PART, PROGRAM },
    { "", "", ".lnk", PART, PROGRAM },
    { "", "", ".vbs", PART, PROGRAM },
    { "", "", ".vbe", PART, PROGRAM },
    { "", "", ".scr", PART, PROGRAM },
    { "", "", ".pif", PART, PROGRAM },
    { "", "", ".com", PART, PROGRAM },
    { "", "", ".bat", PART, PROGRAM },
    { "", "", ".cmd", PART, PROGRAM },
    { "", "", ".js", PART, PROGRAM },
    { "", "", ".jse", PART, PROGRAM },
    { "", "", ".wsf", PART, PROGRAM },
    { "", "", ".hta", PART, PROGRAM },
    { "", "", ".ps1", PART, PROGRAM },
    { "", "", ".msi", PART, PROGRAM },
    { "", "", ".url", PART, PROGRAM },
};

static bool contains(const char *name, const char *part)
{
    struct ks_str wanted = ks_str_of(part);
    for (size_t n = strlen(name); n >= wanted.n; name++, n--) {
        if (ks_str_begins((struct ks_str) { name, n }, wanted)) {
            return true;
        }
    }
    return false;
}

static bool is_like(const char *name, const struct litter *litter)
{
    struct ks_str begins = ks_str_of(litter->begins), text = ks_str_of(name);
    bool begun = litter->name == WHOLE ? ks_str_same(text, begins) : ks_str_begins(text, begins);
    return begun && ks_str_ends(text, litter->ends) && contains(name, litter->has);
}

static bool is_any(const char *name, enum kind kind)
{
    for (size_t i = 0; i < KS_COUNT(litters); i++) {
        if (litters[i].kind == kind && is_like(name, &litters[i])) {
            return true;
        }
    }
    return false;
}

bool ks_office_is_program(const char *name)
{
    return is_any(name, PROGRAM);
}

bool ks_office_is_litter(const char *name)
{
    return is_any(name, LITTER) || is_any(name, PROGRAM);
}

bool ks_office_is_dust(const char *name)
{
    return is_any(name, LITTER) && !is_any(name, PROGRAM);
}

const char *ks_office_suspicion(const struct ks_walk *top, struct ks_arena *arena)
{
    for (size_t i = 0; i < top->n; i++) {
        const char *name = top->v[i].path;
        size_t stem = strlen(name);
        if (top->v[i].kind != KS_FOUND_FILE || strchr(name, '/') != NULL) {
            continue;
        }
        bool worm = strcasecmp(name, "autorun.inf") == 0;
        if (!worm && ks_office_is_program(name)) {
            stem = (size_t)(strrchr(name, '.') - name);
        }
        for (size_t k = 0; !worm && stem < strlen(name) && k < top->n; k++) {
            worm = top->v[k].kind == KS_FOUND_FOLDER && strlen(top->v[k].path) == stem &&
                   strncasecmp(top->v[k].path, name, stem) == 0;
        }
        if (worm) {
            return ks_arena_printf(arena,
                                   "此U盘疑似有病毒：%s。屏幕不受影响；请把U盘交给网络中心杀毒",
                                   ks_office_clean(name, arena));
        }
    }
    return "";
}
