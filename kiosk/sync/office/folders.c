/* The folders of an office, by their names (see office.h). */
#include "sync/office/office.h"

#include <assert.h>
#include <string.h>

#include "core/text/content_names.h"
#include "readers/text/fold.h"

static const struct {
    const char *name;
    enum ks_office_folder folder;
} folders[] = {
    { KS_AT_PLAYLISTS, KS_FOLDER_PLAYLISTS },
    { KS_AT_ASSETS, KS_FOLDER_ASSETS },
    { "海报", KS_FOLDER_POSTERS },
    { "紧急", KS_FOLDER_URGENT },
    { "题库", KS_FOLDER_QUIZ },
    { "手册", KS_FOLDER_HANDBOOK },
    { "视频", KS_FOLDER_VIDEOS },
};

static_assert(KS_COUNT(folders) == KS_OFFICE_FOLDERS, "each folder has its name");

void ks_office_folders(const char *names[KS_OFFICE_FOLDERS + 1])
{
    for (size_t i = 0; i < KS_OFFICE_FOLDERS; i++) {
        names[i] = folders[i].name;
    }
    names[KS_OFFICE_FOLDERS] = NULL;
}

enum ks_office_folder ks_office_folder_of(const char *name)
{
    struct ks_fold folded;
    if (!ks_utf8_valid(name, strlen(name)) || !ks_fold(ks_str_of(name), &folded)) {
        return KS_FOLDER_NONE;
    }
    for (size_t i = 0; i < KS_COUNT(folders); i++) {
        if (strcmp(folded.text, folders[i].name) == 0) {
            return folders[i].folder;
        }
    }
    return KS_FOLDER_NONE;
}

bool ks_office_is_blank(const char *name)
{
    struct ks_fold folded;
    return ks_utf8_valid(name, strlen(name)) && ks_fold(ks_str_of(name), &folded) &&
           (folded.n == 0 || strcmp(folded.text, "_") == 0);
}

const char *ks_office_folder_name(enum ks_office_folder folder)
{
    assert(folder > KS_FOLDER_NONE && (size_t)folder <= KS_COUNT(folders));
    return folders[folder - 1].name;
}
