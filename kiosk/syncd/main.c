/* kiosk-sync: brings content in from shares and sticks. */
#include <stdio.h>
#include <string.h>

#include "sync/config.h"
#include "syncd/daemon.h"

int main(int argc, char **argv)
{
    static struct ks_sync_config config;
    struct ks_err err = { 0 };
    if (!ks_sync_config_parse(argc, argv, &config, &err)) {
        fprintf(stderr, "kiosk-sync: %s\n%s", err.text, ks_sync_config_usage());
        return 2;
    }
    if (config.help) {
        fputs(ks_sync_config_usage(), stdout);
        return 0;
    }
    if (config.n_sources == 0 && config.mounts[0] == '\0') {
        fprintf(stderr, "kiosk-sync: 没有来源。用 --source DIR --policy open，或写 kiosk.ini\n");
        return 2;
    }
    return ks_daemon_run(&config);
}
