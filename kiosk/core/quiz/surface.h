#ifndef KS_CORE_QUIZ_SURFACE_H
#define KS_CORE_QUIZ_SURFACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/lang.h"
#include "base/text.h"

/* The surface of a text: what somebody sees who does not understand it. Its tokens are characters
 * where each is a word by itself; else words in any case, digits and marks, without the spaces
 * between them. A {{fact}} is one token, because its words change with the day. */

struct ks_surface {
    const char *rest;
    enum ks_writing writing;
};

struct ks_surface_token {
    uint64_t hash; /* the same for the same token, in any case */
    struct ks_str text;
    bool hanzi, word; /* a word has three letters at least: "a", "to" and "is" say nothing */
};

/* The next token; false at the end. Text that is not UTF-8 gives tokens all the same. */
bool ks_surface_next(struct ks_surface *surface, struct ks_surface_token *token);
/* Of two tokens in a row. */
uint64_t ks_surface_pair(uint64_t first, uint64_t second);

/* Who a scene is from, as a visitor sees it: what stands in 【 】 or [ ] at the beginning of a
 * line, who speaks in it, and each address in it. At most 60 bytes each are told. */
void ks_surface_senders(const char *scene,
                        void (*tell)(void *user, struct ks_str sender),
                        void *user);

#endif
