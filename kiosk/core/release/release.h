#ifndef KS_CORE_RELEASE_RELEASE_H
#define KS_CORE_RELEASE_RELEASE_H

#include "core/release/hex.h"

/* The name of the content that a program is made of, for the player, its record and a trace. All
 * zero is a plain folder. */

enum ks_release_kind {
    KS_RELEASE_FOLDER,  /* a plain folder, as it was when the player started */
    KS_RELEASE_EDITED,  /* that folder, changed since: each time something else */
    KS_RELEASE_FACTORY, /* what the device came with: the store has nothing that plays */
    KS_RELEASE_STORED   /* a release of the store */
};

#define KS_RELEASE_HASH 32

struct ks_release {
    enum ks_release_kind kind;
    uint8_t hash[KS_RELEASE_HASH]; /* of its manifest, SHA-256; of a stored one only */
};

/* Somebody edits it in place, and wants to see the change at once. */
bool ks_release_is_folder(const struct ks_release *release);
/* Whether what is known of `a` holds for `b`. An edited folder is like nothing before: what was
 * wrong there may have been mended. */
bool ks_release_same(const struct ks_release *a, const struct ks_release *b);

/* As it is written down, for people and for the next start: "", "edited", "factory", or the hash in
 * hexadecimal, as kiosk-sync names it. */
#define KS_RELEASE_TEXT (2 * KS_RELEASE_HASH + 1)
void ks_release_text(const struct ks_release *release, char text[KS_RELEASE_TEXT]);
/* False: it is none of these, *release is unchanged. */
KS_NODISCARD bool ks_release_parse(const char *text, struct ks_release *release);

#endif
