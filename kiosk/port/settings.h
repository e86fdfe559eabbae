#ifndef KS_PORT_SETTINGS_H
#define KS_PORT_SETTINGS_H

#include <stddef.h>

#include "base/civil.h"
#include "base/err.h"
#include "core/problem/fail.h"
#include "core/settings/mistakes.h"
#include "port/arguments.h"

/* The settings of a program: the INI file of --config, then the command line. Both have one set of
 * names. Every mistake says what, where and how. One thread at a time
 * (port/arguments.h); blocks on the file.
 *
 * Nobody stands at a screen that a typing error in the file stops: what is wrong there does not
 * count, is told to the log and to `mistakes`, and the rest counts. Lines are read as
 * core/settings/ini.h says; a key that is written twice with two values counts as written last. A
 * mistake on the command line (port/arguments.h) ends the reading. */

enum ks_section {
    KS_SECTION_LINE, /* the command line */
    KS_SECTION_KIOSK,
    KS_SECTION_SYNC,
    KS_SECTION_SOURCE, /* [source NAME], any number */
    KS_SECTION_NONE    /* before the first heading, or below one that nobody knows */
};

struct ks_setting_at {
    enum ks_section section;
    const char *source; /* NAME of [source NAME], also where `source` is mistyped; "" = none */
    const char *key;    /* "" = a line without one, or the whole file */
    struct ks_str line; /* of what is missed: as it stands, any bytes; "" = the whole file */
};

struct ks_settings {
    void *context;
    /* For every line of a section that is known, also another program's: true for those. */
    bool (*set)(void *context,
                const struct ks_setting_at *at,
                const char *value,
                struct ks_err *err);
    /* What is written there does not count; NULL = nothing follows from that. */
    void (*missed)(void *context, const struct ks_setting_at *at);
    const struct ks_argument *line; /* what may stand on the command line, beside --config */
    size_t n_line;
    unsigned mine;                /* 1u << section: whose mistakes this program tells */
    struct ks_mistakes *mistakes; /* out: in the file */
    const char *path;             /* out: of the file, as on the command line; NULL = none */
    enum ks_asked asked;          /* out: nothing after --help and --version was read */
};

KS_NODISCARD bool
ks_settings_read(struct ks_settings *settings, int argc, char **argv, struct ks_err *err);
/* Something is wrong with the file that no single line is to blame for. */
void ks_settings_tell(struct ks_settings *settings, const struct ks_err *err);

/* One value. All fail with the key and the value in the sentence; `how` says how to write it. */
bool ks_setting_bad(struct ks_err *err, const char *key, const char *value, enum ks_phrase how);
bool ks_setting_text(
    char *out, size_t size, const char *key, const char *value, struct ks_err *err);
bool ks_setting_number(
    int *out, int least, int most, const char *key, const char *value, struct ks_err *err);
bool ks_setting_flag(bool *out, const char *key, const char *value, struct ks_err *err);
/* One of `n` words, two at least, which the sentence lists. */
bool ks_setting_word(int *out,
                     const char *const *words,
                     size_t n,
                     const char *key,
                     const char *value,
                     struct ks_err *err);
bool ks_setting_zone(
    char *name, size_t size, struct ks_zone *zone, const char *value, struct ks_err *err);

/* "warning": what the log leaves out, from now on (port/log.h). */
bool ks_setting_log(const char *key, const char *value, struct ks_err *err);

/* The settings of a program as a table of where each goes. */
enum ks_setting_kind { KS_SETTING_TEXT, KS_SETTING_FLAG, KS_SETTING_NUMBER, KS_SETTING_OWN };
struct ks_setting {
    const char *key;
    enum ks_setting_kind kind;
    size_t at;       /* of char[most], bool or int in the program's struct */
    int least, most; /* of a number; a text's size is `most` */
    /* One with a form of its own. */
    bool (*own)(void *settings, const char *key, const char *value, struct ks_err *err);
};
/* The kind and what follows, for a member of struct `type`. */
#define KS_SETTING_TEXT_AT(type, member)                                                           \
    KS_SETTING_TEXT, offsetof(struct type, member), 0, sizeof((struct type *)NULL)->member, NULL
#define KS_SETTING_FLAG_AT(type, member) KS_SETTING_FLAG, offsetof(struct type, member), 0, 0, NULL
#define KS_SETTING_NUMBER_AT(type, member, least, most)                                            \
    KS_SETTING_NUMBER, offsetof(struct type, member), least, most, NULL
#define KS_SETTING_SET_BY(function) KS_SETTING_OWN, 0, 0, 0, function
#define KS_SETTINGS_MAX 32 /* rows of a table */
/* NULL: none of that name, which is told, with the one that was probably meant. */
const struct ks_setting *
ks_setting_find(const struct ks_setting *table, size_t n, const char *key, struct ks_err *err);
/* A row as it stands on the command line. */
struct ks_argument ks_setting_argument(const struct ks_setting *setting);
bool ks_setting_put(const struct ks_setting *setting,
                    void *settings,
                    const char *value,
                    struct ks_err *err);

#endif
