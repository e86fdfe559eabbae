#ifndef KS_SYNC_OFFICE_OFFICE_H
#define KS_SYNC_OFFICE_OFFICE_H

#include "core/import/receipt.h"
#include "core/program/program.h"
#include "decode/client/sniff.h"
#include "port/walk.h"
#include "readers/set/office_name.h"
#include "sync/office/seen.h"

/* The meaning of a plain folder of the office, from its names alone. Nothing here opens a file, so
 * all of it is pure; results live in the context's arena. How many entries there are at most is for
 * whoever lists them (sync/take/gather.c).
 *
 * Understood at the top, side by side if need be (capitals do not matter; letters may be composed
 * or not):
 *   playlists/ assets/   a content set: the base
 *   海报/ 视频/          pictures, videos and text cards that play beside the base
 *   紧急/                the same, above everything else; alert cards (.md with 警报:) and CAP
 *   题库/                questions            手册/  handbook entries
 * A worm that hides these in a folder without a visible name is looked through.
 *
 * What an office folder holds goes below labels of its own, one family for each source, so that
 * the next import of the same source replaces it whole and nothing else (core/release/layers.h):
 *   assets/office/SOURCE/…  assets/handbook/office/SOURCE/…  assets/alerts/office/SOURCE/…
 *   assets/quiz/office/SOURCE/…  playlists/office-SOURCE.csv */

enum ks_office_use {
    KS_USE_SET,      /* as it stands, part of a content set */
    KS_USE_ITEM,     /* gets a row: picture, video or text card */
    KS_USE_HANDBOOK, /* .md */
    KS_USE_QUIZ,     /* .csv */
    KS_USE_ALERT     /* .md, .xml and .cap below 紧急 */
};

struct ks_office_file {
    const struct ks_found *found;
    const char *shown; /* its path for people: valid UTF-8, □ for what is none */
    const char *label; /* valid (core/release/label.h), unique among the files */
    enum ks_office_use use;
    bool urgent;
    struct ks_office_name name; /* KS_USE_ITEM only */
    const char *echo;           /* what its name says of where and when; "" if nothing */
};

struct ks_office {
    struct ks_office_file *v; /* sorted by label */
    size_t n;
    bool has_set, has_folders; /* whether the two kinds are there, even if empty */
    size_t programs;           /* how many programs and shortcuts: reported, never opened */
    const char *program;       /* the first of them, as shown */
};

/* The five folders, and playlists/ assets/, among the entries at the top. */
enum ks_office_folder {
    KS_FOLDER_NONE,
    KS_FOLDER_PLAYLISTS,
    KS_FOLDER_ASSETS,
    KS_FOLDER_POSTERS,
    KS_FOLDER_URGENT,
    KS_FOLDER_QUIZ,
    KS_FOLDER_HANDBOOK,
    KS_FOLDER_VIDEOS
};
enum ks_office_folder ks_office_folder_of(const char *name);
/* The one that a path leads into. */
enum ks_office_folder ks_office_folder_in(const char *path, struct ks_arena *arena);
#define KS_OFFICE_FOLDERS 7
/* Their names as they are taught, ended by NULL. */
void ks_office_folders(const char *names[KS_OFFICE_FOLDERS + 1]);
const char *ks_office_folder_name(enum ks_office_folder folder);
bool ks_office_is_blank(const char *name); /* a name that shows nothing */
/* Which of them, or of playlists and assets, a folder of another name was probably meant to be,
 * `海报 (2)`, `poster`; NULL: none. */
const char *ks_office_meant(const char *name);

/* What a file is that no screen plays, and what to do with it where it lies. */
struct ks_office_advice {
    const char *what, *how;
};
/* By its name and first bytes; false: nothing better is known than what the intake says. `format`:
 * of its first bytes; UNKNOWN if it was not opened. */
bool ks_office_advise(const char *shown,
                      enum ks_office_folder folder,
                      enum ks_format format,
                      struct ks_office_advice *out);
/* A file named as text whose first bytes are of that format; false: it may be text. */
bool ks_office_disguised(enum ks_format format, struct ks_office_advice *out);
/* A table of a set that nothing reads under its name; false: it is none. */
bool ks_office_stray(const char *path, struct ks_arena *arena, struct ks_office_advice *out);
bool ks_office_ends_with_any(const char *name, const char *list); /* `.jpg|.png` */
/* What programs and systems leave behind, unfinished copies, programs: never looked at. */
bool ks_office_is_litter(const char *name);
/* The same but for programs, shortcuts and autorun.inf, which are reported to the office. */
bool ks_office_is_dust(const char *name);
bool ks_office_is_program(const char *name);

struct ks_office_context {
    struct ks_arena *arena;
    struct ks_receipt *receipt;     /* told what is refused and adjusted by its name */
    const char *source;             /* [a-z0-9-]{1,24} */
    const struct ks_places *places; /* of the base */
    int32_t today;
    const struct ks_seen *before; /* since when a file is known; NULL = nothing is */
};

/* `found`: the entries at the top and what lies below the understood folders. */
void ks_office_plan(const struct ks_office_context *context,
                    const struct ks_walk *found,
                    struct ks_office *office);

/* A name that looks like a worm's: a program or link called like a folder beside it, or
 * autorun.inf. "" or one sentence naming it. `top`: the entries at the top, nothing skipped. */
const char *ks_office_suspicion(const struct ks_walk *top, struct ks_arena *arena);

/* Any bytes as text that can be shown and, with '/' as divider, be a label: composed, □ for bytes
 * that are no UTF-8, _ for characters a label refuses. */
char *ks_office_clean(const char *name, struct ks_arena *arena);

/* What was read in a name, for whoever wrote it: `地点：宿舍；2020-11-01 至 2020-12-31；重要`, ""
 * if nothing was. */
const char *ks_office_echo(const struct ks_office_name *name,
                           const struct ks_places *places,
                           struct ks_arena *arena);

/* The rows for the items that play: a table like main.csv. `plays[i]` tells for v[i]. */
void ks_office_rows(const struct ks_office *office, const bool *plays, struct ks_buf *csv);

#endif
