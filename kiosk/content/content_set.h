#ifndef KS_CONTENT_CONTENT_SET_H
#define KS_CONTENT_CONTENT_SET_H

#include "port/fsio.h"

/* A content set as named blobs: a folder with playlists/ and assets/ (later also a release of
 * the store). Read-only; no path leaves it. */

#define KS_ASSET_PATH_MAX 1100 /* "assets/" and the longest path of core/relpath.h */

struct ks_content_set;

KS_NODISCARD struct ks_content_set *ks_content_set_open(const char *folder, struct ks_err *err);
void ks_content_set_close(struct ks_content_set *set);
struct ks_dir *ks_content_set_dir(struct ks_content_set *set);

/* Open `assets/<path>`; -1 on failure. */
KS_NODISCARD int
ks_content_set_open_asset(struct ks_content_set *set, const char *path, struct ks_err *err);

#endif
