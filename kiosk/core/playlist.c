/* Names and tags of playlist items. */
#include "core/playlist.h"

#include <string.h>

bool ks_tags_has(const struct ks_tags *tags, const char *tag)
{
    for (size_t i = 0; i < tags->n; i++) {
        if (strcmp(tags->v[i], tag) == 0) {
            return true;
        }
    }
    return false;
}

bool ks_tags_meet(const struct ks_tags *a, const struct ks_tags *b)
{
    for (size_t i = 0; i < a->n; i++) {
        if (ks_tags_has(b, a->v[i])) {
            return true;
        }
    }
    return false;
}

const char *ks_transition_name(enum ks_transition transition)
{
    switch (transition) {
    case KS_TRANSITION_DEFAULT:
        return "default";
    case KS_TRANSITION_CUT:
        return "cut";
    case KS_TRANSITION_FADE:
        return "fade";
    case KS_TRANSITION_SLIDE:
        return "slide";
    case KS_TRANSITION_ZOOM:
        return "zoom";
    }
    return "";
}

const char *ks_interrupt_name(enum ks_interrupt interrupt)
{
    switch (interrupt) {
    case KS_INTERRUPT_DEFAULT:
        return "default";
    case KS_INTERRUPT_STOP:
        return "stop";
    case KS_INTERRUPT_PAUSE:
        return "pause";
    case KS_INTERRUPT_DEFER:
        return "defer";
    case KS_INTERRUPT_NEVER:
        return "never";
    }
    return "";
}

const char *ks_item_kind_name(enum ks_item_kind kind)
{
    switch (kind) {
    case KS_ITEM_CARD:
        return "card";
    case KS_ITEM_PICTURE:
        return "picture";
    case KS_ITEM_VIDEO:
        return "video";
    }
    return "";
}
