#ifndef KS_SYNC_CONFIG_H
#define KS_SYNC_CONFIG_H

#include "base/civil.h"
#include "base/err.h"
#include "core/settings/mistakes.h"
#include "port/arguments.h"
#include "sync/policy.h"

/* The settings of kiosk-sync: defaults, then kiosk.ini, then the command line.
 *
 *   [sync]
 *   state = /var/lib/tocsin        where releases are kept
 *   trust = /etc/tocsin/1.trust    the trust file the device came with; none = nobody is believed
 *   factory = /usr/share/tocsin    content the device came with, a folder; the base of office
 *                                  folders while nothing else was installed
 *   device = canteen-3             this screen, for results and releases (default: host name)
 *   places = canteen-3,食堂        what a signed release may call it (default: place of [kiosk],
 *                                  else device)
 *   every = 60                     seconds between two looks at a share
 *   patience = 30                  seconds a source may say nothing before it is given up
 *   blackbox = /run/tocsin/player  what the player says of the release on the glass (kiosk
 *                                  --blackbox); without it a release is never taken back
 *   mounts = /media:/run/media     folders below which sticks are mounted; empty = no sticks
 *   sticks = signed                policy for sticks
 *   sticks-writable = no           whether the result may be written on a stick
 *   zone = Asia/Shanghai
 *   log = info                     what the log says at least: error, warning, notice, info, debug
 *
 *   [source share]                 any number; the name is [a-z0-9-]{1,24}
 *   path = /srv/share
 *   policy = open
 *   every = 60
 *   writable = yes                 write results/<device>/导入结果.html there, and folders
 *
 * Policies: sync/policy.h.
 *
 * What is wrong in the file keeps its default (port/settings.h), but never trusts more than was
 * written: a source whose path or policy cannot be read is left out, and sticks are as `off`. */

#define KS_SOURCES_MAX 16
#define KS_SOURCE_NAME_MAX 24
#define KS_SYNC_PATH_MAX 1024

struct ks_source_config {
    char name[KS_SOURCE_NAME_MAX + 1];
    char path[KS_SYNC_PATH_MAX];
    enum ks_policy policy;
    int every_s; /* 0 = as [sync] */
    bool writable;
};

struct ks_sync_config {
    char state[KS_SYNC_PATH_MAX];
    char factory[KS_SYNC_PATH_MAX];  /* "" = none */
    char trust[KS_SYNC_PATH_MAX];    /* "" = none: `signed` sources give nothing */
    char blackbox[KS_SYNC_PATH_MAX]; /* "" = none */
    char device[64];
    char places[256];              /* what a signed release may call it */
    char screen[256];              /* place of [kiosk]: what the player goes by */
    bool exercises;                /* of [kiosk]: the player shows them */
    char mounts[KS_SYNC_PATH_MAX]; /* ':'-separated */
    char zone_name[64];
    struct ks_zone zone;
    int every_s, patience_s;
    struct ks_source_config stick; /* path "" : filled in for each mount */
    struct ks_source_config source[KS_SOURCES_MAX];
    size_t n_sources;
    bool once, confirm;
    enum ks_asked asked;
    struct ks_mistakes mistakes; /* in the file */
};

/* False with an error if something on the command line cannot be understood. A source
 * past KS_SOURCES_MAX is a mistake of the file and is left out. Blocks on the file; before any
 * process is forked. */
KS_NODISCARD bool
ks_sync_config_parse(int argc, char **argv, struct ks_sync_config *config, struct ks_err *err);
/* `out` is appended to. */
void ks_sync_config_usage(struct ks_buf *out);

#endif
