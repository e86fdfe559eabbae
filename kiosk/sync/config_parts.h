#ifndef KS_SYNC_CONFIG_PARTS_H
#define KS_SYNC_CONFIG_PARTS_H

#include "core/settings/ini.h"
#include "port/settings.h"
#include "sync/config.h"
#include "sync/doubt.h"

/* The settings of kiosk-sync while they are read. All of it belongs to ks_sync_config_parse(), and
 * is gone when that returns. */

/* Doubts about a source from lines below headings that nobody knows, kept by the name there ("" =
 * none): the source itself may come later in the file. */
struct ks_misplaced {
    char source[KS_INI_NAME];
    struct ks_doubt doubt;
};

struct ks_config_parse {
    struct ks_sync_config *config;
    const struct ks_setting *sync_table, *source_table;
    size_t n_sync_table, n_source_table;
    struct ks_doubt stick, source[KS_SOURCES_MAX];
    struct ks_misplaced misplaced[KS_SOURCES_MAX];
    size_t n_misplaced;
    /* What did not fit into `misplaced`: it counts for every source. */
    struct ks_doubt every_source;
    /* A policy was lost, of a source that does not exist; NULL = none. */
    const struct ks_misplaced *stray;
    bool trust_lost;           /* the line of the trust file could not be read */
    char refused[KS_INI_NAME]; /* the source whose impossible name was told last */
};

struct ks_source_config *ks_config_find(struct ks_sync_config *c, const char *name);
/* The same, or a new one of that name. NULL, with the reason, if there can be none. */
struct ks_source_config *
ks_config_source(struct ks_sync_config *c, const char *name, struct ks_err *err);
/* A line that could not be read, or stands where it does not count: `missed` of struct
 * ks_settings, its context a struct ks_config_parse. */
void ks_config_missed(void *context, const struct ks_setting_at *at);
/* Leaves out every source whose trust is in doubt: what could not be read may have given it less.
 * Without a file the command line is wrong, and that is an error. */
bool ks_config_leave_out(struct ks_config_parse *p,
                         struct ks_settings *settings,
                         struct ks_err *err);

#endif
