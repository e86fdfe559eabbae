/* For LD_PRELOAD below a player: while /run/noflip exists the card takes frames and never shows
 * them. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

int drmModePageFlip(int fd, uint32_t crtc, uint32_t fb, uint32_t flags, void *data);

int drmModePageFlip(int fd, uint32_t crtc, uint32_t fb, uint32_t flags, void *data)
{
    int (*real)(int, uint32_t, uint32_t, uint32_t, void *) = NULL;
    void *next = dlsym(RTLD_NEXT, "drmModePageFlip");
    memcpy(&real, &next, sizeof real);
    return access("/run/noflip", F_OK) == 0 ? 0 : real(fd, crtc, fb, flags, data);
}
