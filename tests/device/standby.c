/* Puts the screen of a running player into standby: device-standby PID. Only who is master of the
 * card may, so this borrows the player's own descriptor of it. */
#define _GNU_SOURCE /* syscall */
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

static int switch_off(int card, uint32_t id)
{
    drmModeConnector *connector = drmModeGetConnectorCurrent(card, id);
    int n = 0;
    for (int i = 0; connector != NULL && i < connector->count_props; i++) {
        drmModePropertyRes *property = drmModeGetProperty(card, connector->props[i]);
        if (property != NULL && strcmp(property->name, "DPMS") == 0 && connector->encoder_id != 0) {
            bool off =
                drmModeConnectorSetProperty(card, id, property->prop_id, DRM_MODE_DPMS_OFF) == 0;
            printf("connector %u: %s\n", id, off ? "off" : strerror(errno));
            n += off;
        }
        drmModeFreeProperty(property);
    }
    drmModeFreeConnector(connector);
    return n;
}

/* All screens of a card. */
static int switch_all_off(int card)
{
    drmModeRes *resources = drmModeGetResources(card);
    int n = 0;
    for (int i = 0; resources != NULL && i < resources->count_connectors; i++) {
        n += switch_off(card, resources->connectors[i]);
    }
    drmModeFreeResources(resources);
    return n;
}

/* The player holds every card there is open, also those without a screen. */
int main(int argc, char **argv)
{
    char folder[64], path[400], target[64];
    int player = argc == 2 ? (int)syscall(SYS_pidfd_open, atoi(argv[1]), 0) : -1, n = 0;
    snprintf(folder, sizeof folder, "/proc/%s/fd", argc == 2 ? argv[1] : "none");
    DIR *fds = opendir(folder);
    struct dirent *entry;
    while (fds != NULL && player >= 0 && (entry = readdir(fds)) != NULL) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        ssize_t length = readlink(path, target, sizeof target - 1);
        target[length < 0 ? 0 : length] = '\0';
        if (strncmp(target, "/dev/dri/card", strlen("/dev/dri/card")) == 0) {
            int card = (int)syscall(SYS_pidfd_getfd, player, atoi(entry->d_name), 0);
            n += card < 0 ? 0 : switch_all_off(card);
            close(card);
        }
    }
    if (fds != NULL) {
        closedir(fds);
    }
    printf("%d screens in standby\n", n);
    return n == 0;
}
