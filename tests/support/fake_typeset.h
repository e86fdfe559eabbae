#ifndef TESTS_SUPPORT_FAKE_TYPESET_H
#define TESTS_SUPPORT_FAKE_TYPESET_H

#include "base/unicode.h"
#include "core/draw/drawlist.h"

/* Every wide character one em, every other half an em: layout without fonts. */

static int fake_advance(void *context, struct ks_font font, const char *utf8, size_t n)
{
    (void)context;
    return (int)ks_text_columns((struct ks_str) { utf8, n }) * font.px / 2;
}

static void fake_vertical(void *context, struct ks_font font, int *ascent, int *descent)
{
    (void)context;
    *ascent = font.px * 88 / 100;
    *descent = font.px - *ascent;
}

static const struct ks_typeset fake_typeset = { NULL, fake_advance, fake_vertical, NULL };

#endif
