/* A program's end, and looking up its places. */
#include "core/program.h"

#include <string.h>

void ks_program_free(struct ks_program *program)
{
    if (program != NULL) {
        ks_arena_free(program->arena); /* holds the program itself too */
    }
}

const struct ks_place *ks_place_by_tag(const struct ks_places *places, const char *tag)
{
    for (size_t i = 0; i < places->n; i++) {
        if (strcmp(places->v[i].tag, tag) == 0) {
            return &places->v[i];
        }
    }
    return NULL;
}
