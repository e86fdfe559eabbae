/* A card that unfolds, with its draw list (see unfold.h). */
#include "app/frame/unfold.h"

#include "core/draw/beats.h"

struct ks_unfold { /* in its list's arena */
    struct ks_drawlist list;
    int *beat; /* of each shape */
    int beats, shown;
};

struct ks_unfold *ks_unfold_new(const struct ks_drawlist *list, enum ks_motion motion)
{
    int *beat = ks_arena_array(list->arena, list->n + 1, sizeof *beat);
    int beats = ks_beats_of(list, motion, beat);
    if (beats == 0) {
        return NULL;
    }
    struct ks_unfold *unfold = ks_arena_alloc(list->arena, sizeof *unfold);
    *unfold = (struct ks_unfold) { .list = *list, .beat = beat, .beats = beats };
    return unfold;
}

void ks_unfold_free(struct ks_unfold *unfold)
{
    if (unfold != NULL) {
        ks_arena_free(unfold->list.arena);
    }
}

int ks_unfold_beats(const struct ks_unfold *unfold)
{
    return unfold == NULL ? 0 : unfold->beats;
}

struct ks_drawlist ks_unfold_first(const struct ks_unfold *unfold)
{
    return ks_beats_at(&unfold->list, unfold->beat, 0);
}

struct ks_rect ks_unfold_show(struct ks_unfold *unfold,
                              const struct ks_frame_look *look,
                              int beat,
                              struct ks_canvas *canvas)
{
    struct ks_rect area = ks_beats_area(&unfold->list, unfold->beat, unfold->shown, beat,
                                        ks_fonts_typeset(look->fonts));
    area = ks_look_within(look, area);
    struct ks_drawlist now = ks_beats_at(&unfold->list, unfold->beat, beat);
    ks_look_paint(look, &now, area, canvas);
    unfold->shown = beat > unfold->shown ? beat : unfold->shown;
    return area;
}
