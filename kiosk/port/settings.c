/* Settings from a file and a command line (see settings.h). */
#include "port/settings.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "core/settings/ini.h"

#define KS_LOG_MODULE "settings"
#include "port/lang.h"
#include "port/log.h"

#define FILE_MAX ((size_t)64 << 10)
#define TOLD_MAX 50  /* lines in the log for one file */
#define KEYS_MAX 128 /* of which a second line is noticed */

static const struct {
    const char *name;
    enum ks_section section;
} sections[] = {
    { "kiosk", KS_SECTION_KIOSK },
    { "sync", KS_SECTION_SYNC },
    { "source", KS_SECTION_SOURCE }, /* and its name */
};

struct written { /* a line that set something */
    enum ks_section section;
    char source[KS_INI_NAME], key[KS_INI_NAME];
    uint64_t value; /* its hash */
    int line;
};

struct reading {
    struct ks_settings *settings;
    enum ks_section section;
    char source[KS_INI_NAME];
    struct ks_str text; /* of the line */
    int line;
    bool utf8;                  /* all of the file; GBK often passes for UTF-8 in one word */
    bool headed, told_headless; /* a heading came; what stands before the first was told */
    size_t n_written;
    struct written written[KEYS_MAX];
};

static void tell(struct ks_settings *settings, int line, const char *sentence)
{
    struct ks_mistakes *mistakes = settings->mistakes;
    int before = mistakes->n;
    ks_mistakes_add(mistakes, line, sentence);
    if (mistakes->n == before || mistakes->n > TOLD_MAX) {
        return;
    }
    if (line == 0) {
        ks_log(KS_LOG_SETTINGS_WRONG, "%s: %s", settings->path, sentence);
    } else {
        ks_log(KS_LOG_SETTING_WRONG, "%s 第 %d 行：%s；没有采用", settings->path, line, sentence);
    }
}

void ks_settings_tell(struct ks_settings *settings, const char *sentence)
{
    tell(settings, 0, sentence);
}

static void miss(const struct reading *reading, const char *key)
{
    const struct ks_setting_at at = { reading->section, reading->source, key, reading->text };
    if (reading->settings->missed != NULL) {
        reading->settings->missed(reading->settings->context, &at);
    }
}

static void tell_unknown_section(struct reading *reading, const char *name)
{
    const char *names[KS_COUNT(sections)];
    char word[KS_INI_NAME];
    struct ks_err err = { 0 };
    for (size_t i = 0; i < KS_COUNT(sections); i++) {
        names[i] = sections[i].name;
    }
    size_t first = strcspn(name, " ");
    memcpy(word, name, first);
    word[first] = '\0';
    const char *meant = ks_ini_nearest(word, names, KS_COUNT(sections));
    if (meant == NULL) {
        ks_fail(&err, KS_ERR_USAGE,
                "没有 [%s] 这一节，它下面的都不算；能写的是 [kiosk]、[sync]、[source 名字]", name);
    } else if (strcmp(meant, "source") == 0) {
        ks_fail(&err, KS_ERR_USAGE, "没有 [%s] 这一节，它下面的都不算；是不是想写 [source %s]",
                name, name[first] == ' ' ? name + first + 1 : "名字");
    } else {
        ks_fail(&err, KS_ERR_USAGE, "没有 [%s] 这一节，它下面的都不算；是不是想写 [%s]", name,
                meant);
    }
    tell(reading->settings, reading->line, err.text);
}

static void enter_section(struct reading *reading, const char *name)
{
    reading->source[0] = '\0';
    for (size_t i = 0; i < KS_COUNT(sections); i++) {
        size_t n = strlen(sections[i].name);
        bool named = sections[i].section == KS_SECTION_SOURCE;
        if (strncmp(name, sections[i].name, n) == 0 && name[n] == (named ? ' ' : '\0')) {
            reading->section = sections[i].section;
            memcpy(reading->source, name + n + named, strlen(name + n + named) + 1);
            return;
        }
    }
    const char *blank = strchr(name, ' ');
    snprintf(reading->source, sizeof reading->source, "%s", blank == NULL ? "" : blank + 1);
    tell_unknown_section(reading, name);
}

/* An earlier line with the same key and another value does not count: that is told. */
static void replace_earlier(struct reading *reading, const struct ks_ini_line *line)
{
    uint64_t value = ks_hash(KS_HASH_START, line->value, strlen(line->value));
    for (size_t i = 0; i < reading->n_written; i++) {
        struct written *w = &reading->written[i];
        if (w->section != reading->section || strcmp(w->source, reading->source) != 0 ||
            strcmp(w->key, line->name) != 0) {
            continue;
        }
        if (w->value != value) {
            struct ks_err err = { 0 };
            ks_fail(&err, KS_ERR_USAGE, "“%s”在第 %d 行又写了一次，不一样", w->key, reading->line);
            tell(reading->settings, w->line, err.text);
            miss(reading, w->key);
        }
        w->value = value;
        w->line = reading->line;
        return;
    }
    if (reading->n_written < KEYS_MAX) {
        struct written *w = &reading->written[reading->n_written++];
        *w =
            (struct written) { .section = reading->section, .value = value, .line = reading->line };
        memcpy(w->source, reading->source, sizeof w->source);
        memcpy(w->key, line->name, sizeof w->key);
    }
}

static void take_key(struct reading *reading, const struct ks_ini_line *line, bool mine)
{
    struct ks_settings *settings = reading->settings;
    const struct ks_setting_at at = { .section = reading->section,
                                      .source = reading->source,
                                      .key = line->name };
    struct ks_err err = { 0 };
    if (!settings->set(settings->context, &at, line->value, &err)) {
        tell(settings, reading->line, err.text);
        miss(reading, line->name);
    } else if (mine) {
        replace_earlier(reading, line);
    }
}

static const char *unclear(enum ks_ini_kind kind)
{
    switch (kind) {
    case KS_INI_NO_SIGN:
        return "看不懂，写成 名字 = 值";
    case KS_INI_TOO_LONG:
        return "太长";
    case KS_INI_NO_UTF8:
        return "不是 UTF-8 编码；在记事本里“另存为”，编码选 UTF-8";
    case KS_INI_CONTROL:
        return "里面有看不见的控制字符；删掉这一行重新写";
    case KS_INI_NOTHING:
    case KS_INI_SECTION:
    case KS_INI_KEY:
        break;
    }
    return "";
}

static bool has_other_than_ascii(const char *text)
{
    while (*text != '\0' && (unsigned char)*text < 0x80) { /* char has no sign on arm64 */
        text++;
    }
    return *text != '\0';
}

/* Tells of a line below no heading, or below one that nobody knows. */
static void take_lost(struct reading *reading, const struct ks_ini_line *line)
{
    if (!reading->headed && !reading->told_headless) {
        tell(reading->settings, reading->line, "上面没有 [kiosk] 这样的节，到下一节为止都不算");
        reading->told_headless = true;
    }
    miss(reading, line->kind == KS_INI_KEY ? line->name : "");
}

static void take_line(struct reading *reading, struct ks_str text)
{
    struct ks_ini_line line;
    ks_ini_split(text, &line);
    if (!reading->utf8 && (has_other_than_ascii(line.name) || has_other_than_ascii(line.value))) {
        line.kind = KS_INI_NO_UTF8;
    }
    reading->line++;
    reading->text = text;
    if (line.heading) {
        reading->headed = true;
        reading->section = KS_SECTION_NONE;
        reading->source[0] = '\0';
    }
    bool mine = (reading->settings->mine & 1u << reading->section) != 0;
    if (line.kind == KS_INI_SECTION) {
        enter_section(reading, line.name);
    } else if (line.heading) {
        tell(reading->settings, reading->line, unclear(line.kind));
    } else if (line.kind != KS_INI_NOTHING && reading->section == KS_SECTION_NONE) {
        take_lost(reading, &line);
    } else if (line.kind == KS_INI_KEY) {
        take_key(reading, &line, mine);
    } else if (line.kind != KS_INI_NOTHING && mine) {
        tell(reading->settings, reading->line, unclear(line.kind));
        miss(reading, "");
    }
}

/* Reads to the end; works for a pipe too, whose size nobody knows. */
static bool read_all(FILE *file, struct ks_buf *out, struct ks_err *err)
{
    char part[4096];
    size_t n;
    while ((n = fread(part, 1, sizeof part, file)) > 0) {
        ks_buf_add(out, part, n);
        if (out->n > FILE_MAX) {
            return ks_fail(err, KS_ERR_LIMIT, "配置文件超过上限 %zu KB", FILE_MAX / 1024);
        }
    }
    return ferror(file) == 0 || ks_fail(err, KS_ERR_IO, "读配置文件时出错：%s", strerror(errno));
}

static bool load(const char *path, struct ks_buf *out, struct ks_err *err)
{
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return ks_fail(err, KS_ERR_NOT_FOUND, "打不开配置文件：%s",
                       errno == ENOENT ? "没有这个文件" : strerror(errno));
    }
    bool ok = read_all(file, out, err);
    (void)fclose(file);
    if (ok && out->n > 0 && memchr(out->p, '\0', out->n) != NULL) {
        return ks_fail(err, KS_ERR_FORMAT,
                       "配置文件是 UTF-16 编码，或不是文字；在记事本里“另存为”，编码选 UTF-8");
    }
    return ok;
}

/* Reads the file. If it cannot be read all defaults stay. */
static void read_file(struct ks_settings *settings, const char *path)
{
    struct reading reading = { .settings = settings,
                               .section = KS_SECTION_NONE,
                               .text = KS_STR("") };
    struct ks_buf bytes = { 0 };
    struct ks_err err = { 0 };
    settings->path = path;
    if (load(path, &bytes, &err)) {
        struct ks_str rest = { bytes.p, bytes.n }, line;
        reading.utf8 = ks_utf8_valid(bytes.p, bytes.n);
        while (ks_str_cut(&rest, '\n', &line)) {
            take_line(&reading, line);
        }
    } else {
        tell(settings, 0, err.text);
        miss(&reading, "");
    }
    ks_buf_free(&bytes);
}

static bool take_config(void *context, const char *key, const char *value, struct ks_err *err)
{
    (void)err;
    if (key != NULL && strcmp(key, "config") == 0) {
        read_file(context, value);
    }
    return true;
}

static bool take_other(void *context, const char *key, const char *value, struct ks_err *err)
{
    struct ks_settings *settings = context;
    const struct ks_setting_at at = { .section = KS_SECTION_LINE, .source = "", .key = key };
    if (key == NULL) {
        return ks_fail(err, KS_ERR_USAGE, ks_say("不认识“%s”"), value);
    }
    return strcmp(key, "config") == 0 || settings->set(settings->context, &at, value, err);
}

bool ks_settings_read(struct ks_settings *settings, int argc, char **argv, struct ks_err *err)
{
    struct ks_argument known[KS_ARGUMENTS_MAX] = { { "config", KS_ARGUMENT_VALUE } };
    struct ks_arguments line = { .known = known, .n = settings->n_line + 1, .context = settings };
    assert(line.n <= KS_COUNT(known));
    memcpy(known + 1, settings->line, settings->n_line * sizeof *known);
    line.take = take_config; /* the line goes over the file, wherever it names it */
    if (!ks_arguments_read(&line, argc, argv, &settings->asked, err)) {
        return false;
    }
    line.take = take_other;
    return ks_arguments_read(&line, argc, argv, &settings->asked, err);
}
