/* Puts the screen of a running player into standby: device-standby PID. Only who is master of the
 * card may, so this borrows the player's own descriptor of it. */
#define _GNU_SOURCE /* syscall */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

/* One of the player's descriptors is the card; -1 = none. */
static int borrow_card(const char *pid)
{
    char folder[64], path[400], target[64];
    int player = (int)syscall(SYS_pidfd_open, atoi(pid), 0), card = -1;
    snprintf(folder, sizeof folder, "/proc/%s/fd", pid);
    DIR *fds = opendir(folder);
    struct dirent *entry;
    while (fds != NULL && player >= 0 && card < 0 && (entry = readdir(fds)) != NULL) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        ssize_t n = readlink(path, target, sizeof target - 1);
        target[n < 0 ? 0 : n] = '\0';
        if (strncmp(target, "/dev/dri/card", strlen("/dev/dri/card")) == 0) {
            card = (int)syscall(SYS_pidfd_getfd, player, atoi(entry->d_name), 0);
        }
    }
    if (fds != NULL) {
        closedir(fds);
    }
    return card;
}

static int switch_off(int card, uint32_t id)
{
    drmModeConnector *connector = drmModeGetConnectorCurrent(card, id);
    int n = 0;
    for (int i = 0; connector != NULL && i < connector->count_props; i++) {
        drmModePropertyRes *property = drmModeGetProperty(card, connector->props[i]);
        if (property != NULL && strcmp(property->name, "DPMS") == 0 && connector->encoder_id != 0) {
            n += drmModeConnectorSetProperty(card, id, property->prop_id, DRM_MODE_DPMS_OFF) == 0;
        }
        drmModeFreeProperty(property);
    }
    drmModeFreeConnector(connector);
    return n;
}

int main(int argc, char **argv)
{
    int card = argc == 2 ? borrow_card(argv[1]) : -1, n = 0;
    drmModeRes *resources = card < 0 ? NULL : drmModeGetResources(card);
    for (int i = 0; resources != NULL && i < resources->count_connectors; i++) {
        n += switch_off(card, resources->connectors[i]);
    }
    printf("%d screens in standby\n", n);
    return n == 0;
}
