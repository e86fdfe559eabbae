#ifndef KS_CORE_IMPORT_RECEIPT_H
#define KS_CORE_IMPORT_RECEIPT_H

#include "base/civil.h"
#include "base/err.h"
#include "core/problem/problem.h"

/* The receipt of one import: what became of each file, and what there is to say of it. It is for
 * the people who brought them: each file has one state, its reasons and what to do, in Chinese.
 * Kept as text in the state folder (the staff page on the screen reads it) and written as a page
 * for the office.
 *
 *   KSI2
 *   source<TAB>share
 *   outcome<TAB>installed
 *   ...
 *   line<TAB>refused<TAB>海报/x.heic<TAB>0<TAB>0<TAB>what<TAB>how
 *   file<TAB>not<TAB>new<TAB>海报/x.heic<TAB>mark
 *   end
 *
 * Tab-separated, LF; \\ \t \n inside a value. Lists are bounded: past KS_RECEIPT_LINES_MAX and
 * KS_RECEIPT_FILES_MAX only the counts go on. */

enum ks_receipt_verdict {
    KS_RECEIPT_RECEIVED, /* plays as it came */
    KS_RECEIPT_ADJUSTED, /* plays, but not quite as written; or worth a look */
    KS_RECEIPT_REFUSED,  /* does not play */
    KS_RECEIPT_WAITING   /* still being copied */
};
#define KS_RECEIPT_VERDICTS 4

/* What became of a file: exactly one of these (core/import/settle.h). */
enum ks_receipt_state {
    KS_RECEIPT_ON,    /* it plays, or is in use */
    KS_RECEIPT_LATER, /* its time is to come, or staff are to agree */
    KS_RECEIPT_OVER,  /* its time has passed */
    KS_RECEIPT_NOT,   /* it does not play, or not all of it */
    KS_RECEIPT_GONE,  /* it was there the last time */
    KS_RECEIPT_COPYING,
    KS_RECEIPT_PART /* a file of a content set that is there, and no row plays by itself */
};
#define KS_RECEIPT_STATES 7

/* What is new since the receipt before. */
enum ks_receipt_change {
    KS_RECEIPT_SAME,
    KS_RECEIPT_NEW,
    KS_RECEIPT_CHANGED, /* other bytes */
    KS_RECEIPT_TURNED   /* another state */
};
#define KS_RECEIPT_CHANGES 4

struct ks_receipt_file {
    const char *name; /* UTF-8, as lines have it */
    enum ks_receipt_state state;
    enum ks_receipt_change change;
    const char *mark; /* of its bytes; "" = not known */
};

enum ks_receipt_outcome {
    KS_OUTCOME_INSTALLED, /* new content is on */
    KS_OUTCOME_UNCHANGED, /* the source has what is installed already */
    KS_OUTCOME_PENDING,   /* waits for staff to confirm */
    KS_OUTCOME_KEPT,      /* refused as a whole; what was installed stays */
    KS_OUTCOME_FAILED     /* could not be read to the end; will be tried again */
};
#define KS_OUTCOMES 5

struct ks_receipt_line {
    enum ks_receipt_verdict verdict;
    const char *file; /* UTF-8, as shown to people */
    int row, column;  /* 0 = the whole file */
    const char *what, *how;
};

#define KS_RECEIPT_LINES_MAX 1000
#define KS_RECEIPT_FILES_MAX 5000

/* Below the state folder; the page for the office lies in a folder of that name on the source. */
#define KS_RESULTS "results"
#define KS_RECEIPT_TEXT KS_RESULTS "/%s.txt"  /* of each source, by its name */
#define KS_RECEIPT_HTML KS_RESULTS "/%s.html" /* the same as a page */

struct ks_receipt {
    struct ks_arena *arena; /* owns the strings; set before the first add */
    const char *source, *device;
    struct ks_civil time;
    enum ks_receipt_outcome outcome;
    const char *sentence; /* one sentence about the whole */
    const char *warning;  /* a suspicion of a virus; "" if none */
    uint64_t version;     /* installed by this import; 0 = none */
    struct ks_receipt_line *v;
    size_t n, capacity;
    size_t count[KS_RECEIPT_VERDICTS]; /* of lines, also those left out */
    struct ks_receipt_file *file;      /* after ks_receipt_settle(): sorted, each name once */
    size_t n_files, files_capacity;
    size_t files[KS_RECEIPT_STATES]; /* how many of each state, also those left out */
};

void ks_receipt_add(struct ks_receipt *receipt,
                    enum ks_receipt_verdict verdict,
                    struct ks_place_in_file at,
                    const char *how,
                    const char *what,
                    ...) KS_PRINTF(5, 6);
/* Problems of a loaded set as lines: errors are refusals, warnings and notes adjustments. */
void ks_receipt_add_problems(struct ks_receipt *receipt, const struct ks_problems *problems);

/* Room for one more file, also past KS_RECEIPT_FILES_MAX: settling cuts. For settle.c. */
struct ks_receipt_file *ks_receipt_new_file(struct ks_receipt *receipt);

/* Whether the staff's page lists this line: all but RECEIVED, and those too while the import waits
 * for them. */
bool ks_receipt_lists(const struct ks_receipt *receipt, const struct ks_receipt_line *line);
#define KS_RECEIPT_PAGE 3                                  /* such lines on one screen */
size_t ks_receipt_pages(const struct ks_receipt *receipt); /* at least 1 */

/* Whether both say the same of each file; outcome, sentence and time may differ, and what has gone
 * or changed since the one before. */
bool ks_receipt_same_lines(const struct ks_receipt *a, const struct ks_receipt *b);

void ks_receipt_format(const struct ks_receipt *receipt, struct ks_buf *out);
/* Strict; what format wrote. Strings live in `arena`. */
KS_NODISCARD bool ks_receipt_parse(struct ks_str bytes,
                                   struct ks_arena *arena,
                                   struct ks_receipt *receipt,
                                   struct ks_err *err);

const char *ks_receipt_verdict_name(enum ks_receipt_verdict verdict); /* "received" ... */
const char *ks_receipt_state_zh(enum ks_receipt_state state); /* 在播 以后播 过期 没有播 ... */

#endif
