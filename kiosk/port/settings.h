#ifndef KS_PORT_SETTINGS_H
#define KS_PORT_SETTINGS_H

#include <stddef.h>

#include "base/civil.h"
#include "base/err.h"

/* Settings of a program: the INI file of --config first, then the command line, in one set of
 * names. Every mistake is a Chinese sentence with what, where and how; a file's has its line. */

struct ks_settings {
    void *context;
    /* `section` of the file, NULL = the command line. True also for what is another program's. */
    bool (*set)(
        void *context, const char *section, const char *key, const char *value, struct ks_err *err);
    /* NULL: a mistake in the file ends the reading, as one on the command line does. Else it is
     * told (line 0: the file cannot be opened), what the line says is left out, and the rest
     * counts. */
    void (*told)(void *context, int line, const char *sentence);
    bool (*is_switch)(const char *key); /* on the command line it has no value: "yes" */
    bool help;                          /* out: --help was there; nothing after it was read */
    bool version;                       /* out: the same of --version */
};

KS_NODISCARD bool
ks_settings_read(struct ks_settings *settings, int argc, char **argv, struct ks_err *err);

/* One value. All fail with the key and the value in the sentence; `how` says how to write it. */
bool ks_setting_bad(struct ks_err *err, const char *key, const char *value, const char *how);
bool ks_setting_text(
    char *out, size_t size, const char *key, const char *value, struct ks_err *err);
bool ks_setting_number(
    int *out, int least, int most, const char *key, const char *value, struct ks_err *err);
bool ks_setting_flag(bool *out, const char *key, const char *value, struct ks_err *err);
/* One of `n` words; `how` lists them. */
bool ks_setting_word(int *out,
                     const char *const *words,
                     size_t n,
                     const char *key,
                     const char *value,
                     const char *how,
                     struct ks_err *err);
bool ks_setting_zone(
    char *name, size_t size, struct ks_zone *zone, const char *value, struct ks_err *err);

/* Settings without a form of their own, as a table of where each goes. */
enum ks_setting_kind { KS_SETTING_TEXT, KS_SETTING_FLAG, KS_SETTING_NUMBER };
struct ks_setting {
    const char *key;
    enum ks_setting_kind kind;
    void *out;       /* char[most], bool or int */
    int least, most; /* of a number; a text's size is `most` */
};
const struct ks_setting *
ks_setting_find(const struct ks_setting *table, size_t n, const char *key); /* or NULL */
bool ks_setting_put(const struct ks_setting *setting, const char *value, struct ks_err *err);

#endif
