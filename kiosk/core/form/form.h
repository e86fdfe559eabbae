#ifndef KS_CORE_FORM_FORM_H
#define KS_CORE_FORM_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/attr.h"
#include "core/problem/problem.h"
#include "core/program/program.h"

/* The form: what a reader has found in one document, as bytes. Documents that strangers wrote are
 * read by kiosk-read, behind the wall (decode/client/reader.h); a form is all that comes back. It
 * holds the values of the document and what is wrong with it, by codes, with the row and column of
 * the document's own bytes.
 *
 * The bytes: "tocsin-form\n", the mark, the kind; then fields one after the other as the tables
 * list them. A number is 8 bytes, the lowest first; a text is its length in 4 bytes, then UTF-8
 * without NUL, or the length KS_FORM_NO_TEXT and nothing; a list is its length in 8 bytes, then its
 * elements. There is one form of one value, and nothing behind its end.
 *
 * The mark is a number made of all tables in this room, of the names of all problems and phrases in
 * their order, and of KS_FORM_READERS. Forms are kept: signed packs (pack.h) outlive the program
 * that made them, and one that gives bytes another meaning must read none of them; it reads the
 * documents anew.
 *
 * Whoever reads a form believes nothing: every number has its range, every text its length, every
 * list its bound, every path stays in its folder. What is not so makes all of it no form. Files
 * are not named in it: whoever asked knows which it was. Pure: any thread. */

#define KS_FORM_BYTES_MAX (32u * 1024 * 1024)

/* Raise it with each change that no table shows: a reader that makes other values of the same
 * document, an enumeration in other order, a sentence whose arguments mean something else. */
#define KS_FORM_READERS 4

/* Every kind of document: X(name, what its reader gives). */
#define KS_FORMS(X)                                                                                \
    X(CARD, ks_card)                                                                               \
    X(ALERT, ks_alerts)                                                                            \
    X(BANK, ks_quiz_bank)                                                                          \
    X(PLAYLIST, ks_playlist)                                                                       \
    X(FACTS, ks_facts)                                                                             \
    X(PHASES, ks_phases)                                                                           \
    X(PLACES, ks_places)                                                                           \
    X(TICKER, ks_ticker)                                                                           \
    X(SHEET, ks_sheet)

#define KS_FORM_MEMBER(name, type) KS_FORM_##name,
enum ks_form_kind { KS_FORMS(KS_FORM_MEMBER) KS_FORM_KINDS };

/* `value` is of the kind's struct; NULL = the document is no card or alert, and `problems` say why.
 * Stores the length; false if it is longer than `size` or the value is not what a form can hold. */
KS_NODISCARD bool ks_form_write(enum ks_form_kind kind,
                                const void *value,
                                const struct ks_problems *problems,
                                unsigned char *bytes,
                                size_t size,
                                size_t *n);

/* False for what is no form of that kind and these tables; then nothing is listed. `value` and its
 * texts live in `arena`; NULL as above. What names its own file (a card's path, rows' and
 * questions' file) is filled in with `file`; the path of a scene's card is its question's id. */
KS_NODISCARD bool ks_form_read(enum ks_form_kind kind,
                               const char *file,
                               const unsigned char *bytes,
                               size_t n,
                               struct ks_arena *arena,
                               const void **value,
                               struct ks_problems *problems);

/* The mark of the forms that this program writes and reads. */
int64_t ks_form_readers(void);
/* Whether bytes begin as one of those does. */
bool ks_form_is_ours(const unsigned char *bytes, size_t n);

#endif
