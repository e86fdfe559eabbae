/* What a folder or file was probably meant to be, by its name alone. */
#include <string.h>

#include "core/text/content_names.h"
#include "readers/text/fold.h"
#include "sync/office/office.h"

/* How people call what we call otherwise: other words, the other Chinese script, English, pinyin.
 * What a copying program adds to a name does not matter, since the word is looked for anywhere. */
static const struct {
    const char *word; /* folded */
    const char *meant;
} words[] = {
    { "海报", "海报" },
    { "海報", "海报" },
    { "图片", "海报" },
    { "圖片", "海报" },
    { "宣传画", "海报" },
    { "poster", "海报" },
    { "picture", "海报" },
    { "image", "海报" },
    { "haibao", "海报" },
    { "视频", "视频" },
    { "視頻", "视频" },
    { "影片", "视频" },
    { "video", "视频" },
    { "shipin", "视频" },
    { "紧急", "紧急" },
    { "緊急", "紧急" },
    { "urgent", "紧急" },
    { "alert", "紧急" },
    { "emergency", "紧急" },
    { "jinji", "紧急" },
    { "题库", "题库" },
    { "題庫", "题库" },
    { "试题", "题库" },
    { "quiz", "题库" },
    { "tiku", "题库" },
    { "手册", "手册" },
    { "手冊", "手册" },
    { "handbook", "手册" },
    { "manual", "手册" },
    { "shouce", "手册" },
    { "playlist", KS_AT_PLAYLISTS },
    { "播放表", KS_AT_PLAYLISTS },
    { "asset", KS_AT_ASSETS },
};

const char *ks_office_meant(const char *name)
{
    struct ks_fold folded;
    if (!ks_utf8_valid(name, strlen(name)) || !ks_fold(ks_str_of(name), &folded)) {
        return NULL;
    }
    for (size_t i = 0; i < KS_COUNT(words); i++) {
        if (strstr(folded.text, words[i].word) != NULL) {
            return words[i].meant;
        }
    }
    return NULL;
}

bool ks_office_ends_with_any(const char *name, const char *list)
{
    struct ks_str rest = ks_str_of(list), ending;
    while (ks_str_cut(&rest, '|', &ending)) {
        char text[24];
        memcpy(text, ending.p, ending.n);
        text[ending.n] = '\0';
        if (ks_str_ends(ks_str_of(name), text)) {
            return true;
        }
    }
    return false;
}
