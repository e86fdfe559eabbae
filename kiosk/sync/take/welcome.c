/* The step that puts on a share what an office needs to begin with. There are the five folders and
 * a page of how to use them, with the names of the places. */
#define _GNU_SOURCE /* O_DIRECTORY, O_NOFOLLOW with openat */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/text/content_names.h"
#include "sync/take/parts.h"

#define GUIDE "说明.txt"
#define GUIDE_BYTES_MAX 65536
#define PLACES_NAMED_MAX 500

/* Notepad of any Windows knows UTF-8 by the first three bytes. We write over a guide that begins
 * like ours, and over nothing else. */
#define GUIDE_BEGIN "\xEF\xBB\xBF警钟屏幕：这个文件夹怎么用（屏幕自己写的，改了会再写）\r\n"
#define GUIDE_BY "写这一页的屏幕："

static const char guide[] =
    "\r\n"
    "海报　放进去就播：图片（JPG、PNG）；记事本写的 .txt 也行。拿走就停。\r\n"
    "视频　MP4、MOV、WMV，不出声。\r\n"
    "紧急　盖过别的内容，拿走为止。\r\n"
    "题库　题目：Excel 表格、CSV，或记事本写的 .txt。\r\n"
    "手册　手册的文字，.txt 或 .md。\r\n"
    "\r\n"
    "文件名里可以写在哪里、到哪天、重不重要：\r\n"
    "　　【食堂】机票改签提醒 2020-01-05至2020-02-10 重要.jpg\r\n"
    "\r\n"
    "播了没有、为什么没有播：打开 results 里这块屏的“导入结果.html”。\r\n"
    "\r\n"
    "地点写下面这些名称或分组：\r\n";

/* Whether anything of this source is installed: then the share is no new one, and if it looks empty
 * it may only be away. */
static bool has_brought(const struct ks_taking *t)
{
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        for (size_t i = 0; i < t->current[role].n_files; i++) {
            if (ks_layer_owns(t->current[role].files[i].path, t->cycle->source->name)) {
                return true;
            }
        }
    }
    return false;
}

static int open_top(const struct ks_taking *t)
{
    bool trusted = ks_policy(t->cycle->source->policy)->trusts;
    return t->cycle->source->writable && trusted
               ? open(t->cycle->source->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
               : -1;
}

/* What somebody carries is not a share that was set up for screens. */
static bool is_stick(const struct ks_taking *t)
{
    return strcmp(t->cycle->source->name, t->cycle->config->stick.name) == 0;
}

/* Whether nothing lies there and nothing is mounted there: a place for a share that is away.
 * Folders made in it would stand for the share the next time that is away. */
static bool waits_for_a_share(int top)
{
    struct stat here, above;
    int again = openat(top, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = again < 0 ? NULL : fdopendir(again);
    if (entries == NULL) {
        if (again >= 0) {
            close(again);
        }
        return true;
    }
    size_t n = 0;
    while (readdir(entries) != NULL) {
        n++;
    }
    closedir(entries);
    bool mounted =
        fstat(top, &here) == 0 && fstatat(top, "..", &above, 0) == 0 && here.st_dev != above.st_dev;
    return n <= 2 && !mounted; /* itself and the one above */
}

void ks_take_make_folders(struct ks_taking *t)
{
    const char *names[KS_OFFICE_FOLDERS + 1];
    struct stat st;
    int top = has_brought(t) || is_stick(t) ? -1 : open_top(t);
    bool new = top >= 0 && fstatat(top, GUIDE, &st, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT;
    new = new && !waits_for_a_share(top);
    ks_office_folders(names);
    for (size_t i = 0; new &&names[i] != NULL; i++) {
        bool set = strcmp(names[i], KS_AT_PLAYLISTS) == 0 || strcmp(names[i], KS_AT_ASSETS) == 0;
        if (!set && mkdirat(top, names[i], 0777) != 0 && errno != EEXIST) {
            ks_take_say_unwritten(t);
            break;
        }
    }
    if (top >= 0) {
        close(top);
    }
}

static void add_places(const struct ks_places *places, struct ks_buf *text)
{
    size_t n = places == NULL ? 0 : places->n;
    for (size_t i = 0; i < n && i < PLACES_NAMED_MAX; i++) {
        const struct ks_place *place = &places->v[i];
        ks_buf_addf(text, "　　%s", place->name);
        for (size_t k = 0; k < place->groups.n; k++) {
            ks_buf_addf(text, "%s%s", k == 0 ? "（分组：" : "、", place->groups.v[k]);
        }
        ks_buf_adds(text, place->groups.n > 0 ? "）\r\n" : "\r\n");
    }
    if (n == 0) {
        ks_buf_adds(text, "　　（还没有：播放表 places.csv 里没有地点，不写就是所有屏都播）\r\n");
    }
}

/* Whether this screen may write over the guide `is`: several screens on one share, with other
 * places or another program, would else write it in turn for ever. Of two names the first does, and
 * whoever finds that the results of the other have been taken away. */
static bool may_replace(const struct ks_taking *t, int top, struct ks_str is)
{
    struct ks_str by = { is.p + sizeof GUIDE_BEGIN - 1, is.n - (sizeof GUIDE_BEGIN - 1) }, name;
    char results[sizeof KS_RESULTS + sizeof t->cycle->config->device];
    struct stat st;
    if (!ks_str_starts(by, KS_STR(GUIDE_BY)) || !ks_str_cut(&by, '\r', &name)) {
        return true; /* of a program that did not say so */
    }
    name.p += sizeof GUIDE_BY - 1;
    name.n -= sizeof GUIDE_BY - 1;
    if (name.n == 0 || name.n >= sizeof t->cycle->config->device) {
        return true; /* no screen's */
    }
    snprintf(results, sizeof results, "%s/%.*s", KS_RESULTS, (int)name.n, name.p);
    return strcmp(t->cycle->config->device, results + sizeof KS_RESULTS) <= 0 ||
           (fstatat(top, results, &st, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT);
}

/* Whether the guide there is to be written: it is missing, or ours and says something else. */
static bool is_due(const struct ks_taking *t, int top, const struct ks_buf *text)
{
    struct stat st;
    char *bytes;
    size_t n;
    if (fstatat(top, GUIDE, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        return errno == ENOENT;
    }
    if (!ks_dir_read(t->dir, GUIDE, GUIDE_BYTES_MAX, &bytes, &n, NULL)) {
        return false;
    }
    struct ks_str is = { bytes, n };
    bool due = ks_str_starts(is, KS_STR(GUIDE_BEGIN)) && may_replace(t, top, is) &&
               (n != text->n || memcmp(bytes, text->p, n) != 0);
    free(bytes);
    return due;
}

void ks_take_guide(struct ks_taking *t)
{
    struct ks_buf text = { 0 };
    int top = t->places == NULL ? -1 : open_top(t);
    if (top < 0) {
        return;
    }
    ks_buf_addf(&text, "%s%s%s\r\n%s", GUIDE_BEGIN, GUIDE_BY, t->cycle->config->device, guide);
    add_places(t->places, &text);
    if (is_due(t, top, &text) &&
        !ks_take_leave(t, top, (struct ks_str) { text.p, text.n }, GUIDE)) {
        ks_take_say_unwritten(t);
    }
    close(top);
    ks_buf_free(&text);
}
