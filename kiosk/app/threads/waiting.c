/* What an import that waits would bring, off the main thread (see waiting.h). */
#include "app/threads/waiting.h"

struct ks_waiting *ks_waiting_read(struct ks_content_source *source,
                                   const struct ks_edition *playing,
                                   const char *release,
                                   const struct ks_load_params *params,
                                   struct ks_err *err)
{
    const struct ks_edition *edition = ks_content_source_waiting(source, release, err);
    if (edition == NULL) {
        return NULL;
    }
    struct ks_load_params loading = *params;
    loading.generation = playing->generation;
    loading.release = playing->release;
    struct ks_program *program = ks_load(playing->set, &loading);
    loading.generation = edition->generation;
    loading.release = edition->release;
    struct ks_program *next = ks_load(edition->set, &loading);
    struct ks_manifest manifest[2];
    struct ks_arena *arena = ks_arena_new();
    ks_content_source_manifest(source, playing, arena, &manifest[0]);
    ks_content_source_manifest(source, edition, arena, &manifest[1]);
    struct ks_waiting *waiting = ks_arena_alloc(arena, sizeof *waiting);
    waiting->program = next;
    waiting->arena = arena;
    ks_preview_make(&(struct ks_preview_side) { program, &manifest[0] },
                    &(struct ks_preview_side) { next, &manifest[1] }, arena, &waiting->preview);
    ks_program_free(program);
    return waiting;
}

void ks_waiting_free(struct ks_waiting *waiting)
{
    if (waiting != NULL) {
        ks_program_free(waiting->program);
        ks_arena_free(waiting->arena); /* the arena holds `waiting` itself */
    }
}
