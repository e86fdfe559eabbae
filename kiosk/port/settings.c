/* Settings from a file and a command line (see settings.h). */
#include "port/settings.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/fail.h"
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

static void tell(struct ks_settings *settings, int line, const struct ks_err *err)
{
    struct ks_mistakes *mistakes = settings->mistakes;
    struct ks_err told = *err;
    int before = mistakes->n;
    ks_mistakes_add(mistakes, line, err);
    if (mistakes->n == before || mistakes->n > TOLD_MAX) {
        return;
    }
    if (line == 0) {
        ks_log(KS_LOG_SETTINGS_WRONG, "%s: %s", settings->path,
               ks_err_line(ks_lang_here(), err).text);
    } else {
        (void)ks_fail_under(&told, KS_PROBLEM_SETTING_AT,
                            KS_ARGS(ks_arg_text(settings->path), ks_arg_number(line)));
        ks_log(KS_LOG_SETTING_WRONG, "%s", ks_err_line(ks_lang_here(), &told).text);
    }
}

void ks_settings_tell(struct ks_settings *settings, const struct ks_err *err)
{
    tell(settings, 0, err);
}

static void tell_plain(struct ks_settings *settings, int line, enum ks_problem_code problem)
{
    struct ks_err err = { 0 };
    (void)ks_fail_as(&err, KS_ERR_USAGE, problem, KS_NO_ARGS);
    tell(settings, line, &err);
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
        ks_fail_as(&err, KS_ERR_USAGE, KS_PROBLEM_SECTION_UNKNOWN, KS_ARGS(ks_arg_text(name)));
    } else if (strcmp(meant, "source") == 0) {
        struct ks_arg source = name[first] == ' ' ? ks_arg_text(name + first + 1)
                                                  : ks_arg_phrase(KS_PHRASE_SOURCE_NAME);
        ks_fail_as(&err, KS_ERR_USAGE, KS_PROBLEM_SECTION_SOURCE,
                   KS_ARGS(ks_arg_text(name), source));
    } else {
        ks_fail_as(&err, KS_ERR_USAGE, KS_PROBLEM_SECTION_NEAR,
                   KS_ARGS(ks_arg_text(name), ks_arg_text(meant)));
    }
    tell(reading->settings, reading->line, &err);
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
            ks_fail_as(&err, KS_ERR_USAGE, KS_PROBLEM_SETTING_TWICE,
                       KS_ARGS(ks_arg_text(w->key), ks_arg_number(reading->line)));
            tell(reading->settings, w->line, &err);
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
        tell(settings, reading->line, &err);
        miss(reading, line->name);
    } else if (mine) {
        replace_earlier(reading, line);
    }
}

static enum ks_problem_code unclear(enum ks_ini_kind kind)
{
    switch (kind) {
    case KS_INI_NO_SIGN:
        return KS_PROBLEM_SETTING_NO_SIGN;
    case KS_INI_TOO_LONG:
        return KS_PROBLEM_SETTING_LONG;
    case KS_INI_NO_UTF8:
        return KS_PROBLEM_SETTING_ENCODING;
    case KS_INI_CONTROL:
        return KS_PROBLEM_SETTING_CONTROL;
    case KS_INI_NOTHING:
    case KS_INI_SECTION:
    case KS_INI_KEY:
        break;
    }
    return KS_PROBLEM_SETTING_NO_SIGN;
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
        tell_plain(reading->settings, reading->line, KS_PROBLEM_SETTING_HEADLESS);
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
        tell_plain(reading->settings, reading->line, unclear(line.kind));
    } else if (line.kind != KS_INI_NOTHING && reading->section == KS_SECTION_NONE) {
        take_lost(reading, &line);
    } else if (line.kind == KS_INI_KEY) {
        take_key(reading, &line, mine);
    } else if (line.kind != KS_INI_NOTHING && mine) {
        tell_plain(reading->settings, reading->line, unclear(line.kind));
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
            return ks_fail_as(err, KS_ERR_LIMIT, KS_PROBLEM_SETTINGS_LARGE,
                              KS_ARGS(ks_arg_number((long long)FILE_MAX / 1024)));
        }
    }
    return ferror(file) == 0 || ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_SETTINGS_READ,
                                           KS_ARGS(ks_arg_text(strerror(errno))));
}

static bool load(const char *path, struct ks_buf *out, struct ks_err *err)
{
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        struct ks_arg why =
            errno == ENOENT ? ks_arg_phrase(KS_PHRASE_NO_SUCH_FILE) : ks_arg_text(strerror(errno));
        return ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_SETTINGS_OPEN, KS_ARGS(why));
    }
    bool ok = read_all(file, out, err);
    (void)fclose(file);
    if (ok && out->n > 0 && memchr(out->p, '\0', out->n) != NULL) {
        return ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_SETTINGS_ENCODING, KS_NO_ARGS);
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
        tell(settings, 0, &err);
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
        return ks_fail_as(err, KS_ERR_USAGE, KS_PROBLEM_ARGUMENT_UNKNOWN,
                          KS_ARGS(ks_arg_text(value)));
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
