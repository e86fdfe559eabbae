/* The machine's graphics cards and what hangs on them (see drm_card.h). */
#include "device/drm_card.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <virtgpu_drm.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

#include "base/check.h"

#define CARDS_MAX 8

struct card {
    int number, fd;
    bool seen; /* in the folder, at this look */
};

struct ks_drm {
    char folder[128];
    size_t n;
    struct card card[CARDS_MAX];
    struct ks_connector connector[KS_CONNECTORS_MAX]; /* of the card looked at */
    uint32_t id[KS_CONNECTORS_MAX];
};

struct ks_drm *ks_drm_new(const char *folder)
{
    struct ks_drm *drm = calloc(1, sizeof *drm);
    if (drm == NULL) {
        ks_oom();
    }
    snprintf(drm->folder, sizeof drm->folder, "%s", folder == NULL ? "/dev/dri" : folder);
    return drm;
}

static void drop(struct ks_drm *drm, size_t i)
{
    close(drm->card[i].fd);
    drm->card[i] = drm->card[--drm->n];
}

void ks_drm_release(struct ks_drm *drm)
{
    while (drm->n > 0) {
        drop(drm, drm->n - 1);
    }
}

void ks_drm_free(struct ks_drm *drm)
{
    if (drm != NULL) {
        ks_drm_release(drm);
        free(drm);
    }
}

static int by_number(const void *a, const void *b)
{
    return ((const struct card *)a)->number - ((const struct card *)b)->number;
}

static void open_card(struct ks_drm *drm, int number)
{
    for (size_t i = 0; i < drm->n; i++) {
        if (drm->card[i].number == number) {
            drm->card[i].seen = true;
            return;
        }
    }
    char path[160];
    snprintf(path, sizeof path, "%s/card%d", drm->folder, number);
    int fd = drm->n < CARDS_MAX ? open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK) : -1;
    if (fd >= 0) {
        drm->card[drm->n++] = (struct card) { number, fd, .seen = true };
    }
}

/* Opens the cards that are there now, and closes those that were pulled out. One that came back
 * under its old number as another card no longer answers under the old descriptor. */
static void open_cards(struct ks_drm *drm)
{
    for (size_t i = 0; i < drm->n; i++) {
        drm->card[i].seen = false;
    }
    DIR *folder = opendir(drm->folder);
    struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        int number;
        char end;
        if (sscanf(entry->d_name, "card%d%c", &number, &end) == 1) {
            open_card(drm, number);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
    for (size_t i = drm->n; i-- > 0;) {
        if (!drm->card[i].seen) {
            drop(drm, i);
        }
    }
    qsort(drm->card, drm->n, sizeof *drm->card, by_number);
}

static void describe(const drmModeConnector *from, struct ks_connector *to)
{
    const char *kind = drmModeGetConnectorTypeName(from->connector_type);
    memset(to, 0, sizeof *to);
    snprintf(to->name, sizeof to->name, "%s-%u", kind == NULL ? "Unknown" : kind,
             from->connector_type_id);
    to->connected = from->connection == DRM_MODE_CONNECTED;
    for (int i = 0; i < from->count_modes && to->n_modes < KS_MODES_MAX; i++) {
        const drmModeModeInfo *mode = &from->modes[i];
        to->mode[to->n_modes++] =
            (struct ks_mode) { mode->hdisplay, mode->vdisplay, (int)mode->vrefresh,
                               (mode->type & DRM_MODE_TYPE_PREFERRED) != 0,
                               (mode->flags & DRM_MODE_FLAG_INTERLACE) != 0 };
    }
}

/* False: this card no longer answers, or has nothing to show a picture with. */
static bool read_connectors(struct ks_drm *drm, int fd, bool ask, size_t *n)
{
    drmModeRes *resources = drmModeGetResources(fd);
    *n = 0;
    for (int i = 0; resources != NULL && i < resources->count_connectors; i++) {
        uint32_t id = resources->connectors[i];
        drmModeConnector *connector =
            ask ? drmModeGetConnector(fd, id) : drmModeGetConnectorCurrent(fd, id);
        if (connector != NULL && *n < KS_CONNECTORS_MAX) {
            drm->id[*n] = connector->connector_id;
            describe(connector, &drm->connector[(*n)++]);
        }
        drmModeFreeConnector(connector);
    }
    drmModeFreeResources(resources);
    return *n > 0;
}

/* The CRTC that drives this connector now, else the first that can; 0 = none. */
static uint32_t crtc_of(int fd, uint32_t connector_id)
{
    drmModeRes *resources = drmModeGetResources(fd);
    drmModeConnector *connector = drmModeGetConnectorCurrent(fd, connector_id);
    uint32_t crtc = 0;
    for (int i = -1;
         connector != NULL && resources != NULL && crtc == 0 && i < connector->count_encoders;
         i++) {
        drmModeEncoder *encoder =
            drmModeGetEncoder(fd, i < 0 ? connector->encoder_id : connector->encoders[i]);
        crtc = encoder != NULL && i < 0 ? encoder->crtc_id : 0;
        for (int c = 0; encoder != NULL && i >= 0 && crtc == 0 && c < resources->count_crtcs; c++) {
            crtc = (encoder->possible_crtcs & 1U << c) != 0 ? resources->crtcs[c] : 0;
        }
        drmModeFreeEncoder(encoder);
    }
    drmModeFreeConnector(connector);
    drmModeFreeResources(resources);
    return crtc;
}

static bool is_master(int fd)
{
    return drmAuthMagic(fd, 0) != -EACCES || drmSetMaster(fd) == 0;
}

static void fill(const struct ks_drm *drm,
                 const struct card *card,
                 size_t at,
                 size_t mode,
                 struct ks_drm_place *place)
{
    *place = (struct ks_drm_place) { .card = card->number,
                                     .fd = card->fd,
                                     .connector_id = drm->id[at],
                                     .crtc_id = crtc_of(card->fd, drm->id[at]),
                                     .mode = drm->connector[at].mode[mode] };
    memcpy(place->connector, drm->connector[at].name, sizeof place->connector);
    for (size_t i = 0; i < at; i++) {
        place->output += drm->connector[i].connected && drm->connector[i].n_modes > 0;
    }
}

enum ks_sight ks_drm_look_through(struct ks_drm *drm,
                                  int number,
                                  int fd,
                                  const struct ks_display_wish *wish,
                                  bool ask,
                                  struct ks_drm_place *place)
{
    size_t n, at, mode;
    if (!read_connectors(drm, fd, ask, &n)) {
        return KS_SIGHT_NO_CARD;
    }
    enum ks_sight sight = ks_display_choose(drm->connector, n, wish, &at, &mode);
    if (sight != KS_SIGHT_USABLE) {
        return sight;
    }
    if (!is_master(fd)) {
        return KS_SIGHT_HELD;
    }
    const struct card card = { number, fd, .seen = true };
    fill(drm, &card, at, mode, place);
    return place->crtc_id == 0 ? KS_SIGHT_UNOPENED : KS_SIGHT_USABLE;
}

enum ks_sight ks_drm_look(struct ks_drm *drm,
                          const struct ks_display_wish *wish,
                          bool ask,
                          struct ks_drm_place *place)
{
    open_cards(drm);
    enum ks_sight best = KS_SIGHT_NO_CARD;
    for (size_t i = 0; i < drm->n && best != KS_SIGHT_USABLE; i++) {
        const struct card *card = &drm->card[i];
        enum ks_sight sight = ks_drm_look_through(drm, card->number, card->fd, wish, ask, place);
        best = sight > best ? sight : best;
    }
    /* Drop cards of which another process is master; opened again, such a card may be free. */
    for (size_t i = drm->n; i-- > 0;) {
        if (best != KS_SIGHT_USABLE && !is_master(drm->card[i].fd)) {
            drop(drm, i);
        }
    }
    return best;
}

/* Whether a render node is of a GPU that draws. Virtio draws only if the machine around it does
 * (virgl). */
static bool draws(int fd)
{
    static const char *const not_at_all[] = { "vgem", "vkms" };
    drmVersion *version = drmGetVersion(fd);
    bool yes = version != NULL;
    for (size_t i = 0; yes && i < KS_COUNT(not_at_all); i++) {
        yes = strcmp(version->name, not_at_all[i]) != 0;
    }
    if (yes && strcmp(version->name, "virtio_gpu") == 0) {
        int value = 0;
        struct drm_virtgpu_getparam asked = { .param = VIRTGPU_PARAM_3D_FEATURES,
                                              .value = (uintptr_t)&value };
        yes = drmIoctl(fd, DRM_IOCTL_VIRTGPU_GETPARAM, &asked) == 0 && value != 0;
    }
    drmFreeVersion(version);
    return yes;
}

bool ks_drm_has_gpu(void)
{
    bool found = false;
    for (int number = 128; !found && number < 128 + CARDS_MAX; number++) {
        char path[64];
        snprintf(path, sizeof path, "/dev/dri/renderD%d", number);
        int fd = open(path, O_RDWR | O_CLOEXEC);
        found = fd >= 0 && draws(fd);
        if (fd >= 0) {
            close(fd);
        }
    }
    return found;
}
