#ifndef KS_CORE_TEXT_CONTENT_NAMES_H
#define KS_CORE_TEXT_CONTENT_NAMES_H

/* Names of folders and files in a content set, and what stands where. This is the only owner of
 * these names. A label is a file's path from the set's root; an asset's path is its label without
 * `assets/`. */

#define KS_AT_PLAYLISTS "playlists"
#define KS_MAIN_CSV KS_AT_PLAYLISTS "/main.csv"
#define KS_DEFAULT_CSV KS_AT_PLAYLISTS "/default.csv"
#define KS_PHASES_CSV KS_AT_PLAYLISTS "/phases.csv"
#define KS_PLACES_CSV KS_AT_PLAYLISTS "/places.csv"
#define KS_TICKER_CSV KS_AT_PLAYLISTS "/ticker.csv"
#define KS_OFFICE_ROWS KS_AT_PLAYLISTS "/office-" /* NAME.csv: rows of an office folder */

#define KS_AT_ASSETS "assets"
#define KS_FACTS_CSV KS_AT_ASSETS "/facts.csv"
#define KS_POLL_CSV KS_AT_ASSETS "/sheets/poll.csv"
#define KS_VOTE_CSV KS_AT_ASSETS "/sheets/vote.csv"
#define KS_PLEDGE_CSV KS_AT_ASSETS "/sheets/pledge.csv"
#define KS_CLASS_CSV KS_AT_ASSETS "/sheets/class.csv"

/* What the documents of a signed release were read as when it was signed (core/form/pack.h). */
#define KS_FORMS_PACK KS_AT_ASSETS "/forms"

/* Folders of assets, as labels; a file in one begins with the folder and a '/'. */
#define KS_AT_ALERTS KS_AT_ASSETS "/alerts"
#define KS_AT_CARDS KS_AT_ASSETS "/cards"
#define KS_AT_HANDBOOK KS_AT_ASSETS "/handbook"
#define KS_AT_HELP KS_AT_ASSETS "/help"
#define KS_AT_QUIZ KS_AT_ASSETS "/quiz"
/* The same, as the paths of assets begin. */
#define KS_HANDBOOK "handbook/"
#define KS_HELP "help/"
#define KS_POSTERS "posters/"
#define KS_QUIZ "quiz/"
/* What no screen shows: the office's manual, and in any folder what its files were made of. */
#define KS_MANUAL "manual/"
#define KS_IN_WORKSHOP "/source/"

/* The path of an asset, whose label begins with assets/. */
#define KS_ASSET_OF(label) ((label) + sizeof KS_AT_ASSETS)

#endif
