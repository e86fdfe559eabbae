/* Conversion of colours through lcms2 (see profile.h). */
#include "decode/still/profile.h"

#include <lcms2.h>
#include <stdlib.h>

/* A transform from the profile to the words of pixels; NULL if it is not of that space, or no
 * profile at all. */
static cmsHTRANSFORM
transform(const void *icc, size_t n, cmsColorSpaceSignature space, cmsUInt32Number from)
{
    cmsHPROFILE own = n > UINT32_MAX ? NULL : cmsOpenProfileFromMem(icc, (cmsUInt32Number)n);
    cmsHPROFILE screen = cmsCreate_sRGBProfile();
    cmsHTRANSFORM made = NULL;
    if (own != NULL && screen != NULL && cmsGetColorSpace(own) == space) {
        made = cmsCreateTransform(own, from, screen, TYPE_BGRA_8, INTENT_PERCEPTUAL, 0);
    }
    if (own != NULL) {
        cmsCloseProfile(own);
    }
    if (screen != NULL) {
        cmsCloseProfile(screen);
    }
    return made;
}

static uint32_t part(uint32_t px, int shift, uint32_t alpha)
{
    uint32_t value = ((px >> shift & 0xFF) * 255 + alpha / 2) / alpha;
    return (value > 255 ? 255 : value) << shift;
}

/* Colours as they were before they were multiplied by their alpha. */
static uint32_t plain(uint32_t px)
{
    uint32_t alpha = px >> 24;
    return alpha == 0 || alpha == 255
               ? px
               : part(px, 16, alpha) | part(px, 8, alpha) | part(px, 0, alpha);
}

static uint32_t multiplied(uint32_t px, uint32_t alpha)
{
    uint32_t r = (px >> 16 & 0xFF) * alpha / 255, g = (px >> 8 & 0xFF) * alpha / 255,
             b = (px & 0xFF) * alpha / 255;
    return alpha << 24 | r << 16 | g << 8 | b;
}

static void apply(cmsHTRANSFORM made, bool grey, uint32_t *px, size_t n)
{
    enum { AT_ONCE = 1024 };
    uint32_t in[AT_ONCE], out[AT_ONCE];
    unsigned char light[AT_ONCE];
    for (size_t done = 0; done < n; done += AT_ONCE) {
        size_t some = n - done < AT_ONCE ? n - done : AT_ONCE;
        for (size_t i = 0; i < some; i++) {
            in[i] = plain(px[done + i]);
            light[i] = in[i] & 0xFF;
        }
        cmsDoTransform(made, grey ? (const void *)light : in, out, (cmsUInt32Number)some);
        for (size_t i = 0; i < some; i++) {
            px[done + i] = multiplied(out[i], px[done + i] >> 24);
        }
    }
}

/* But for what JPEG and AVIF lose. */
static bool is_grey(const uint32_t *px, size_t n)
{
    enum { LOST = 8 };
    for (size_t i = 0; i < n; i++) {
        int r = (int)(px[i] >> 16 & 0xFF), g = (int)(px[i] >> 8 & 0xFF), b = (int)(px[i] & 0xFF);
        if (abs(r - g) > LOST || abs(g - b) > LOST || abs(r - b) > LOST) {
            return false;
        }
    }
    return true;
}

void ks_profile_apply(const void *icc, size_t icc_bytes, uint32_t *px, size_t n)
{
    cmsHTRANSFORM colors = transform(icc, icc_bytes, cmsSigRgbData, TYPE_BGRA_8);
    cmsHTRANSFORM grey = transform(icc, icc_bytes, cmsSigGrayData, TYPE_GRAY_8);
    if (colors != NULL) {
        apply(colors, false, px, n);
        cmsDeleteTransform(colors);
    }
    if (grey != NULL) {
        if (is_grey(px, n)) { /* else it is not the picture's own */
            apply(grey, true, px, n);
        }
        cmsDeleteTransform(grey);
    }
}

struct ks_profile_inks {
    cmsHTRANSFORM made;
};

struct ks_profile_inks *ks_profile_inks_new(const void *icc, size_t icc_bytes, enum ks_inks kind)
{
    cmsHTRANSFORM made = transform(icc, icc_bytes, cmsSigCmykData,
                                   kind == KS_INKS_INVERTED ? TYPE_CMYK_8_REV : TYPE_CMYK_8);
    struct ks_profile_inks *inks = made == NULL ? NULL : malloc(sizeof *inks);
    if (inks != NULL) {
        inks->made = made;
    }
    return inks;
}

void ks_profile_inks_row(const struct ks_profile_inks *inks,
                         const unsigned char *row,
                         uint32_t *words,
                         size_t n)
{
    cmsDoTransform(inks->made, row, words, (cmsUInt32Number)n);
    for (size_t i = 0; i < n; i++) {
        words[i] |= 0xFF000000u;
    }
}
