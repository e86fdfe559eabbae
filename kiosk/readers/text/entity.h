#ifndef KS_READERS_TEXT_ENTITY_H
#define KS_READERS_TEXT_ENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* HTML character references, replaced by what they stand for. They are read as the standard reads
 * them in a text (13.2.5.72 to 80): &ndash; by one of its 2,125 names, some of them known without
 * the semicolon (then the longest), &#8211; &#x2013; by number, where 128 to 159 mean what Windows
 * meant. A control becomes a space. No state: any thread. */

#define KS_ENTITY_NAME_MAX 31

struct ks_entity {
    char name[KS_ENTITY_NAME_MAX + 1];
    uint32_t c[2]; /* the second mostly 0 */
    bool legacy;   /* known without its semicolon */
};
/* In the order of bytes. Made of entities.txt. */
extern const struct ks_entity ks_entities[];
extern const size_t ks_entities_n;

/* The characters of the reference that begins at text.p[0]; its length, 0 if there is none. */
size_t ks_entity_at(struct ks_str text, uint32_t c[2]);

#endif
