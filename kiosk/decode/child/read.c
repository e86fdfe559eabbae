/* The reader of documents: tables, cards, alerts and banks of questions become forms, one after the
 * other. Nothing it does here can do harm (decode/door/sandbox.h). */
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "core/form/document.h"
#include "decode/child/main.h"
#include "decode/child/reply.h"
#include "readers/derive/derive.h"

#define TIRED_NS 500000000

static int in_order(const void *a, const void *b)
{
    return *(const unsigned char *)a - *(const unsigned char *)b;
}

/* What the C library asks the system for when it is first used, and never again: the tables of GBK,
 * and how much memory there is, before it sorts more than a little. */
struct ks_ready ks_child_warm_up(const struct ks_box *box)
{
    unsigned char some[4096] = { 0 };
    (void)box;
    (void)iconv_open("UTF-8", "GB18030");
    qsort(some, sizeof some, 1, in_order);
    return (struct ks_ready) { .hardware = NULL };
}

/* Whether so much of the processor is used that the next document should find a fresh child: its
 * limit counts all documents of one child together. */
static bool is_tired(void)
{
    struct timespec used = { 0 };
    return clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0 || used.tv_sec > 0 ||
           used.tv_nsec > TIRED_NS;
}

/* The document that stands at *at, which goes on to the next. */
static struct ks_form_document
next_document(const unsigned char *memory, size_t *at, struct ks_reading_job *job)
{
    if (*at > KS_READING_FORMS_AT - sizeof *job) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    memcpy(job, memory + *at, sizeof *job);
    *at += sizeof *job;
    if (job->kind >= KS_FORM_KINDS || job->n > KS_DOCUMENT_BYTES_MAX ||
        job->n > KS_READING_FORMS_AT - *at) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    job->file[sizeof job->file - 1] = '\0';
    const struct ks_form_document document = { .kind = (enum ks_form_kind)job->kind,
                                               .file = job->file,
                                               .bytes = (const char *)memory + *at,
                                               .n = job->n,
                                               .zone = &job->zone,
                                               .today = job->today };
    *at = KS_READING_STEP(*at + job->n);
    return document;
}

/* Reads so many documents, or as many of them as have room and time; the first in any case. */
static void read_some(unsigned char *memory, int many)
{
    struct ks_reply reply = { .kind = KS_REPLY_INFO };
    size_t at = 0, to = KS_READING_FORMS_AT, end = to + KS_FORM_BYTES_MAX;
    bool room = true;
    while (reply.slot < many && room && reply.last == 0) {
        struct ks_reading_job job;
        struct ks_reading_form form = { 0 };
        struct ks_form_document document = next_document(memory, &at, &job);
        size_t n = 0;
        room = end - to > sizeof form &&
               ks_derive(&document, memory + to + sizeof form, end - to - sizeof form, &n);
        if (room) {
            form.n = n;
            memcpy(memory + to, &form, sizeof form);
            to = KS_READING_STEP(to + sizeof form + n);
            reply.slot++;
            reply.last = is_tired();
        }
    }
    if (reply.slot == 0) {
        ks_child_refuse(KS_REFUSE_LONG, 0, 0);
    }
    ks_child_answer(&reply);
}

void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware)
{
    (void)box;
    (void)hardware;
    struct ks_credit next;
    unsigned char *memory = (unsigned char *)ks_child_pixels(KS_READING_MEMORY, KS_PAGES_LATER);
    while (recv(KS_CHILD_SOCKET, &next, sizeof next, 0) == (ssize_t)sizeof next) {
        read_some(memory, next.slot);
    }
}
