#ifndef KS_CONTENT_LOAD_PARTS_H
#define KS_CONTENT_LOAD_PARTS_H

#include "content/loading.h"

/* The steps of loading a content set, in files load_*.c. They share one `struct ks_loading`; load.c
 * says in which order they come. On the thread of ks_load(); all of it blocks on the disk. What is
 * wrong with the content is listed in the program's problems, never returned; what this machine
 * could not read stands in its `unread`. Values live in the program's arena. */

/* Documents that will be asked for, in this order, are read several at a time. It changes nothing
 * but how long that takes. `names` stay until the end. */
void ks_loading_ahead(struct ks_loading *l,
                      enum ks_form_kind kind,
                      size_t limit,
                      const struct ks_names *names);
void ks_loading_end_ahead(struct ks_loading *l);
/* The bytes of one that was read so, the caller's from now on. */
bool ks_loading_take_ahead(struct ks_loading *l, const char *path, char **bytes, size_t *n);
/* The reader of that file. A document without a signature may take over the child that reads it,
 * which then answers what it likes: it must not answer for what signatures brought. */
struct ks_reader *ks_loading_reader(const struct ks_loading *l, const char *path);
/* A document as its reader is given it; what it points to is the caller's. */
struct ks_form_document ks_loading_form_document(const struct ks_loading *l,
                                                 enum ks_form_kind kind,
                                                 const char *path,
                                                 const char *bytes,
                                                 size_t n);
/* A card of the set; NULL, with a problem listed, if it must not be shown or cannot be read. */
const struct ks_card *ks_loading_card(struct ks_loading *l, const char *path);
void ks_loading_cards(struct ks_loading *l);
void ks_loading_alerts(struct ks_loading *l);
void ks_loading_quiz(struct ks_loading *l);
/* Decodes the file of an asset, unless the same bytes were under another name: that holds, but for
 * what only this machine could not do. */
void ks_loading_decode(struct ks_loading *l, struct ks_asset *asset, int fd);
/* Give every row of the playlist its kind, card and fault. */
void ks_loading_resolve(struct ks_loading *l, struct ks_playlist *playlist);
/* The file of assets/ whose name differs from `path` only in case, folder or ending; NULL = none.
 */
const char *ks_loading_nearest(struct ks_loading *l, const char *path);
/* Puts all words for places into their one spelling; lists those that no row of places.csv knows.
 */
void ks_loading_places(struct ks_loading *l);
/* Rows that can never match or make no sense: phases nobody knows, the same row twice. */
void ks_loading_cross_check(struct ks_loading *l, const struct ks_playlist *playlist);
/* Alerts that are over already. */
void ks_loading_check_ends(struct ks_loading *l);
void ks_loading_check_ticker(struct ks_loading *l);
/* Take the pictures that cannot be shown from the works to be voted on. */
void ks_loading_works(struct ks_loading *l);
/* Pictures that cards name but that cannot be shown. */
void ks_loading_pictures(struct ks_loading *l);
void ks_loading_unused(struct ks_loading *l);

#endif
