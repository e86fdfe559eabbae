#ifndef KS_CORE_SCENE_LOOK_H
#define KS_CORE_SCENE_LOOK_H

#include <stdbool.h>

#include "core/card/card.h"
#include "core/draw/drawlist.h"

/* The look of each template: its painter, and where it differs from others of that painter. */

enum ks_painter {
    KS_PAINTER_POSTER,  /* core/scene/poster.h, with the headline; the others stand below one */
    KS_PAINTER_ENTRIES, /* core/scene/entries.h */
    KS_PAINTER_LETTER,
    KS_PAINTER_PHONE, /* core/scene/phone.h */
    KS_PAINTER_TWIN   /* core/scene/twin.h */
};

struct ks_look {
    enum ks_painter painter;
    int columns;   /* landscape: of 12, at the right of the words; 0 = below them */
    bool number;   /* poster: one number, on one line */
    bool large_qr; /* its code stands where its picture would */
    /* Of a mock-up, also within other cards (a question's scene): */
    enum ks_icon icon; /* before its title; KS_ICON_NONE = a person */
    bool thin;         /* the title is not bold */
    bool dark;         /* night, with the buttons of a call */
    bool talk;         /* avatars at both sides leave less room for text */
    bool bare;         /* no title, labels, speakers: they stand around it */
};

struct ks_look ks_look_of(enum ks_template template);

#endif
