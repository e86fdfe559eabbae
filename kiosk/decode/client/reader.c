/* The reader of documents, this side of the wall (see reader.h). */
#include "decode/client/reader.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/check.h"
#include "decode/client/proof.h"

#define PROGRAM "kiosk-read"
#define DEADLINE_MS 15000
#define MIB ((size_t)1024 * 1024)

static_assert(KS_READING_FORMS_AT >= sizeof(struct ks_reading_job) + KS_DOCUMENT_BYTES_MAX,
              "the largest document has room");
static_assert(KS_READING_MEMORY - KS_READING_FORMS_AT >= KS_FORM_BYTES_MAX, "and its form");

enum answer {
    ANSWER_GOOD,
    ANSWER_BAD,   /* refused, dead, or nonsense */
    ANSWER_LATE,  /* none in time */
    ANSWER_UNABLE /* nobody could be asked */
};

struct form { /* as the child has answered, unchecked */
    unsigned char *bytes;
    size_t n;
};

struct ks_reader {
    struct ks_decoder_params params;
    struct ks_kept_forms *forms; /* the caller's; NULL = none are kept */
    struct ks_child child;
    unsigned char *memory; /* shared with the child; NULL = there is none */
    int memory_mib;        /* that it was started with */
    size_t read;           /* documents that it has read */
    struct ks_form_document ahead[KS_READING_AT_ONCE];
    struct form kept[KS_READING_AT_ONCE]; /* of the first of them */
    size_t n_kept;
    enum ks_problem_code broken; /* why nothing can be read here, and no more is tried; NONE = it
                                    can */
};

struct ks_reader *ks_reader_new(const struct ks_decoder_params *params, struct ks_kept_forms *forms)
{
    struct ks_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) {
        ks_oom();
    }
    if (params != NULL) {
        reader->params = *params;
    }
    reader->forms = forms;
    return reader;
}

static void forget(struct ks_reader *reader)
{
    while (reader->n_kept > 0) {
        free(reader->kept[--reader->n_kept].bytes);
    }
}

static void stop(struct ks_reader *reader)
{
    if (reader->memory != NULL) {
        munmap(reader->memory, KS_READING_MEMORY);
        reader->memory = NULL;
    }
    ks_child_stop(&reader->child);
    reader->read = 0;
}

void ks_reader_free(struct ks_reader *reader)
{
    if (reader != NULL) {
        stop(reader);
        forget(reader);
        free(reader);
    }
}

/* A child with room for a document of that size. */
static bool ready(struct ks_reader *reader, size_t bytes, struct ks_err *err)
{
    const struct ks_decoder_params *params = &reader->params;
    int mib = params->memory_limit != 0  ? (int)(params->memory_limit / MIB)
              : bytes <= KS_READER_SMALL ? KS_READER_MIB
                                         : KS_READER_LARGE_MIB;
    if (reader->memory != NULL && reader->memory_mib >= mib) {
        return true;
    }
    stop(reader);
    bool small = mib <= KS_READER_MIB;
    const struct ks_child_job job = { .host = params->host,
                                      .folder = params->program,
                                      .program = PROGRAM,
                                      .file = -1,
                                      .box_width = KS_READING_WIDTH,
                                      .box_height = KS_READING_HEIGHT,
                                      .slots = 1,
                                      .lifeline = params->lifeline,
                                      .memory_mib = mib,
                                      .seconds =
                                          small ? KS_READER_SECONDS : KS_READER_LARGE_SECONDS };
    if (!ks_child_start(&job, &reader->child, err)) {
        return false;
    }
    reader->memory = ks_child_map(&reader->child, KS_READING_MEMORY);
    reader->memory_mib = mib;
    return true;
}

/* Lays documents into the memory, as many as have room, and returns how many. */
static size_t lay_in(struct ks_reader *reader, const struct ks_form_document *document, size_t n)
{
    size_t at = 0, laid = 0;
    while (laid < n && laid < KS_READING_AT_ONCE) {
        const struct ks_form_document *d = &document[laid];
        struct ks_reading_job job = {
            .kind = d->kind, .n = (uint32_t)d->n, .today = d->today, .zone = *d->zone
        };
        if (at + sizeof job + d->n > KS_READING_FORMS_AT) {
            break;
        }
        snprintf(job.file, sizeof job.file, "%s", d->file);
        memcpy(reader->memory + at, &job, sizeof job);
        memcpy(reader->memory + at + sizeof job, d->bytes, d->n);
        at = KS_READING_STEP(at + sizeof job + d->n);
        laid++;
    }
    return laid;
}

/* Copies the forms that were answered: what is checked must not change any more. Returns how many.
 */
static size_t copy_forms(const struct ks_reader *reader, size_t answered, struct form *forms)
{
    size_t at = KS_READING_FORMS_AT, end = at + KS_FORM_BYTES_MAX, copied = 0;
    while (copied < answered && at + sizeof(struct ks_reading_form) <= end) {
        struct ks_reading_form head;
        memcpy(&head, reader->memory + at, sizeof head);
        at += sizeof head;
        unsigned char *bytes = head.n <= end - at ? malloc(head.n + 1) : NULL;
        if (bytes == NULL) {
            break;
        }
        memcpy(bytes, reader->memory + at, head.n);
        forms[copied++] = (struct form) { bytes, head.n };
        at = KS_READING_STEP(at + head.n);
    }
    return copied;
}

/* Has some documents read, the first of them in any case or none; returns how many, with their
 * forms, the caller's to free. */
static size_t ask(struct ks_reader *reader,
                  const struct ks_form_document *document,
                  size_t n,
                  struct form *forms,
                  enum answer *answer,
                  struct ks_reason why)
{
    struct ks_reply reply;
    int status = 0;
    int deadline = reader->params.deadline_ms > 0 ? reader->params.deadline_ms : DEADLINE_MS;
    *why.fault = (struct ks_fault) { .code = KS_PROBLEM_MEDIA_UNSEEN };
    *answer = ANSWER_UNABLE;
    if (!ready(reader, document->n, why.err)) {
        return 0;
    }
    size_t laid = lay_in(reader, document, n), read = 0;
    ks_child_credit(&reader->child, (int)laid);
    enum ks_child_end end = ks_child_read(&reader->child, &reply, deadline, &status);
    if (end == KS_CHILD_ANSWERED && reply.kind == KS_REPLY_INFO && reply.slot >= 1 &&
        (size_t)reply.slot <= laid) {
        read = copy_forms(reader, (size_t)reply.slot, forms);
    }
    reader->read += read;
    *answer = read > 0                  ? ANSWER_GOOD
              : end == KS_CHILD_UNHEARD ? ANSWER_UNABLE
              : end == KS_CHILD_LATE    ? ANSWER_LATE
                                        : ANSWER_BAD;
    if (read == 0 && end == KS_CHILD_ANSWERED && reply.kind == KS_REPLY_REFUSED) {
        ks_reason_refused(why, KS_FORMAT_UNKNOWN, &reply);
    } else if (read == 0) {
        ks_reason_child(why, end, status);
    }
    if (read == 0 || reply.last != 0) {
        stop(reader);
    }
    return read;
}

/* A form that was kept; the caller's from now on. */
static bool
take_kept(struct ks_reader *reader, const struct ks_form_document *document, struct form *form)
{
    for (size_t i = 0; i < reader->n_kept; i++) {
        const struct ks_form_document *ahead = &reader->ahead[i];
        if (reader->kept[i].bytes != NULL && ahead->bytes == document->bytes &&
            ahead->n == document->n && ahead->kind == document->kind &&
            strcmp(ahead->file, document->file) == 0) {
            *form = reader->kept[i];
            reader->kept[i].bytes = NULL;
            return true;
        }
    }
    return false;
}

static enum answer read_once(struct ks_reader *reader,
                             const struct ks_form_document *document,
                             struct ks_arena *arena,
                             const void **value,
                             struct ks_problems *problems,
                             struct ks_reason why)
{
    struct form form = { NULL, 0 };
    enum answer answer = ANSWER_GOOD;
    bool kept = take_kept(reader, document, &form);
    if (!kept && ask(reader, document, 1, &form, &answer, why) == 0) {
        return answer;
    }
    bool good =
        ks_form_read(document->kind, document->file, form.bytes, form.n, arena, value, problems);
    if (good && reader->forms != NULL) {
        ks_kept_forms_put(reader->forms, document, form.bytes, form.n);
    }
    free(form.bytes);
    if (good) {
        return ANSWER_GOOD;
    }
    stop(reader);
    if (kept) { /* among others: they may be why */
        return read_once(reader, document, arena, value, problems, why);
    }
    ks_reason_child(why, KS_CHILD_ANSWERED, 0);
    return ANSWER_BAD;
}

/* The form of a document that was read before, by whichever reader; NULL = it was not. */
static const unsigned char *
known_form(const struct ks_reader *reader, const struct ks_form_document *document, size_t *n)
{
    return reader->forms == NULL ? NULL : ks_kept_forms_find(reader->forms, document, n);
}

void ks_reader_ahead(struct ks_reader *reader, const struct ks_form_document *document, size_t n)
{
    struct ks_fault fault;
    struct ks_err err = { 0 };
    enum answer answer;
    size_t most = 0, bytes;
    forget(reader);
    for (size_t i = 0; i < n && most < KS_READING_AT_ONCE && document[i].n <= KS_READER_SMALL;
         i++) {
        if (known_form(reader, &document[i], &bytes) == NULL) {
            reader->ahead[most++] = document[i];
        }
    }
    if (most > 1 && reader->broken == KS_PROBLEM_NONE) {
        reader->n_kept = ask(reader, reader->ahead, most, reader->kept, &answer,
                             (struct ks_reason) { &fault, &err });
    }
}

/* Whether a child reads the workbook that must be readable. */
static enum ks_proof prove(struct ks_reader *reader)
{
    struct ks_zone zone = ks_zone_fixed(0);
    struct ks_form_document known = { .kind = KS_FORM_BANK, .file = "known.xlsx", .zone = &zone };
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    struct ks_fault fault;
    struct ks_err err = { 0 };
    const void *value = NULL;
    known.bytes = (const char *)ks_known_bytes(KS_FORMAT_ZIP, &known.n);
    enum answer answer =
        read_once(reader, &known, arena, &value, &problems, (struct ks_reason) { &fault, &err });
    bool read =
        answer == ANSWER_GOOD && value != NULL && ((const struct ks_quiz_bank *)value)->n == 1;
    ks_arena_free(arena);
    return read ? KS_PROOF_READS : answer == ANSWER_LATE ? KS_PROOF_LATE : KS_PROOF_BROKEN;
}

/* The document failed; what this machine is to blame for says nothing of it. */
static enum ks_read blame(struct ks_reader *reader, enum answer answer, struct ks_reason why)
{
    enum ks_proof proof = answer == ANSWER_UNABLE ? KS_PROOF_BROKEN : prove(reader);
    if (answer != ANSWER_UNABLE) {
        ks_own_up_to(proof, PROGRAM, why);
    }
    if (proof == KS_PROOF_READS) {
        return KS_READ_REFUSED;
    }
    reader->broken = why.fault->code;
    return KS_READ_UNABLE;
}

enum ks_read ks_reader_read(struct ks_reader *reader,
                            const struct ks_form_document *document,
                            struct ks_arena *arena,
                            const void **value,
                            struct ks_problems *problems,
                            struct ks_fault *fault,
                            struct ks_err *err)
{
    struct ks_reason why = { fault, err };
    bool alone = reader->read == 0;
    *value = NULL;
    if (document->n > KS_DOCUMENT_BYTES_MAX) {
        ks_reason_refuse(why, KS_ERR_LIMIT, KS_PROBLEM_MEDIA_MEMORY);
        return KS_READ_REFUSED;
    }
    if (reader->broken != KS_PROBLEM_NONE) {
        ks_reason_refuse(why, KS_ERR_IO, reader->broken);
        return KS_READ_UNABLE;
    }
    size_t n;
    const unsigned char *known = known_form(reader, document, &n);
    if (known != NULL &&
        ks_form_read(document->kind, document->file, known, n, arena, value, problems)) {
        return KS_READ;
    }
    enum answer answer = read_once(reader, document, arena, value, problems, why);
    if (answer != ANSWER_GOOD && !alone) { /* what it had read before may be why it failed */
        *err = (struct ks_err) { 0 };
        answer = read_once(reader, document, arena, value, problems, why);
    }
    return answer == ANSWER_GOOD ? KS_READ : blame(reader, answer, why);
}
