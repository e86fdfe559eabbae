#ifndef KS_DECODE_CLIENT_READER_H
#define KS_DECODE_CLIENT_READER_H

#include "core/form/document.h"
#include "decode/client/client.h"
#include "decode/client/kept_forms.h"

/* The client of kiosk-read: a stranger's document goes there, values of the core come back.
 * Documents are tables, workbooks, cards, alerts and banks of questions; the sandbox is that of
 * client.h. No program but kiosk-read has a parser of theirs.
 *
 * One child reads many documents, as a process for each would cost more than the reading; one that
 * dies, is late, answers nonsense or has worked long is replaced. A document is blamed only if a
 * child that has read nothing else fails at it too, and the known workbook (proof.h) is read: so it
 * alone is lost. What comes back is a form: it is copied out of the shared memory, then believed no
 * further than core/form/form.h says. One thread at a time; blocks. */

/* What a document may cost in the child: of its own memory and of the processor. Readers have
 * budgets in bytes and steps (tests/attack/test_readers.c); these are the last guards. */
#define KS_READER_SMALL 4194304 /* bytes of a document, for which there are */
#define KS_READER_MIB 64
#define KS_READER_SECONDS 2
#define KS_READER_LARGE_MIB 192 /* for larger ones */
#define KS_READER_LARGE_SECONDS 4

struct ks_reader;

/* Of `params` (NULL = none) the host, the folder of the programs, the deadline for each document,
 * and the lifeline. Starts nothing until something is read. What is in `forms` (NULL = none) is not
 * read again, and what is read goes there. They are the caller's, outlive the reader, and hold what
 * readers of documents like these have made: with signatures, or without. */
KS_NODISCARD struct ks_reader *ks_reader_new(const struct ks_decoder_params *params,
                                             struct ks_kept_forms *forms);
void ks_reader_free(struct ks_reader *reader); /* ends the child; NULL is fine */

enum ks_read {
    KS_READ,
    KS_READ_REFUSED, /* the document is to blame; the fault says why */
    KS_READ_UNABLE   /* this machine could not read it, and this reader tries no more */
};

/* `value` is of the struct of the document's kind, in `arena`; NULL = it is none, and `problems`
 * say why. */
KS_NODISCARD enum ks_read ks_reader_read(struct ks_reader *reader,
                                         const struct ks_form_document *document,
                                         struct ks_arena *arena,
                                         const void **value,
                                         struct ks_problems *problems,
                                         struct ks_fault *fault,
                                         struct ks_err *err);

/* Has several documents read in one go, each of which ks_reader_read() is asked for afterwards, as
 * often as once: a way forth and back for each costs more than the reading. What `document` points
 * to stays as it is until the next call; n 0 = no more. Nothing is promised: what was not read so
 * is read, or blamed, by itself. */
void ks_reader_ahead(struct ks_reader *reader, const struct ks_form_document *document, size_t n);

#endif
