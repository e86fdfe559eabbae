#ifndef KS_DEVICE_DRM_CARD_H
#define KS_DEVICE_DRM_CARD_H

#include "base/err.h"
#include "core/device/display.h"

/* The machine's graphics cards (/dev/dri/card*), by whatever numbers they have today. Who opens
 * one first is its master: nobody else can put a picture on it. Cards stay open from look to look,
 * so that the console does not come back in between. Main thread. */

struct ks_drm;

struct ks_drm_place { /* where a picture can be shown; ids are the kernel's, of this card */
    int card;         /* its number */
    int fd;           /* borrowed until the next look or release */
    uint32_t connector_id, crtc_id;
    int output; /* the how many-th usable connector of its card, from 0: SDL's number */
    char connector[KS_CONNECTOR_NAME];
    struct ks_mode mode;
};

KS_NODISCARD struct ks_drm *ks_drm_new(const char *folder); /* NULL = /dev/dri */
void ks_drm_free(struct ks_drm *drm);                       /* NULL is fine */

/* Looks at every card. `place` is filled if USABLE. `ask`: the screens are asked again what they
 * can show, which can take 100 ms; else what the kernel knows counts. */
enum ks_sight ks_drm_look(struct ks_drm *drm,
                          const struct ks_display_wish *wish,
                          bool ask,
                          struct ks_drm_place *place);
/* The same of one card that somebody else in this process holds open (SDL): its number and fd. */
enum ks_sight ks_drm_look_through(struct ks_drm *drm,
                                  int number,
                                  int fd,
                                  const struct ks_display_wish *wish,
                                  bool ask,
                                  struct ks_drm_place *place);
/* Close every card: somebody else in this process wants to be master. */
void ks_drm_release(struct ks_drm *drm);

/* Whether there is a GPU that draws; a render node alone does not mean it (virtio without virgl,
 * vgem). Asks the kernel, without loading OpenGL. */
bool ks_drm_has_gpu(void);

#endif
