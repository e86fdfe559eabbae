/* Whether a decoder can read the known file of a format (see proof.h). */
#define _GNU_SOURCE /* memfd_create */
#include "decode/client/proof.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "core/problem/fail.h"

#define SIDE 16 /* of the known files */

#define DECLARE(file)                                                                              \
    extern const unsigned char ks_known_##file[];                                                  \
    extern const unsigned long ks_known_##file##_size;
#define PLAYED(name, said, endings, type, decodes, file, magics) DECLARE(file)
#define REFUSED(...)
KS_FORMATS(PLAYED, REFUSED)
DECLARE(bank_xlsx)
#undef PLAYED

#define KNOWN(name, file) { KS_FORMAT_##name, ks_known_##file, &ks_known_##file##_size },
#define PLAYED(name, said, endings, type, decodes, file, magics) KNOWN(name, file)
static const struct {
    enum ks_format format;
    const unsigned char *bytes;
    const unsigned long *size;
} known[] = { KS_FORMATS(PLAYED, REFUSED) KNOWN(ZIP, bank_xlsx) };

const unsigned char *ks_known_bytes(enum ks_format format, size_t *n)
{
    for (size_t i = 0; i < KS_COUNT(known); i++) {
        if (known[i].format == format) {
            *n = *known[i].size;
            return known[i].bytes;
        }
    }
    *n = 0;
    return NULL;
}

/* The known file as a descriptor; -1 = none could be made. */
static int known_file(enum ks_format format)
{
    size_t n;
    const unsigned char *bytes = ks_known_bytes(format, &n);
    int fd = bytes == NULL ? -1 : memfd_create("known", MFD_CLOEXEC);
    if (fd >= 0 && write(fd, bytes, n) != (ssize_t)n) {
        close(fd);
        fd = -1;
    }
    return fd;
}

static enum ks_proof hear(struct ks_child *child, enum ks_format format, int deadline_ms)
{
    struct ks_reply reply;
    int status;
    enum ks_child_end end = ks_child_read(child, &reply, deadline_ms, &status);
    if (end == KS_CHILD_ANSWERED && reply.kind == KS_REPLY_INFO && ks_format_runs(format)) {
        end = ks_child_read(child, &reply, deadline_ms, &status);
    }
    if (end != KS_CHILD_ANSWERED) {
        return end == KS_CHILD_LATE ? KS_PROOF_LATE : KS_PROOF_BROKEN;
    }
    bool read = reply.kind == KS_REPLY_FRAME && reply.width == SIDE && reply.height == SIDE;
    return read ? KS_PROOF_READS : KS_PROOF_BROKEN;
}

static enum ks_proof prove(const struct ks_child_job *job, enum ks_format format, int deadline_ms)
{
    struct ks_child_job proof = *job;
    struct ks_child child;
    struct ks_err err = { 0 };
    enum ks_proof result = KS_PROOF_BROKEN;
    proof.file = known_file(format);
    proof.box_width = proof.box_height = SIDE;
    proof.hardware = false;
    if (proof.file >= 0 && ks_child_start(&proof, &child, &err)) {
        result = hear(&child, format, deadline_ms);
        ks_child_stop(&child);
    }
    if (proof.file >= 0) {
        close(proof.file);
    }
    return result;
}

bool ks_own_up_to(enum ks_proof proof, const char *program, struct ks_reason why)
{
    switch (proof) {
    case KS_PROOF_READS:
        break;
    case KS_PROOF_LATE:
        ks_reason_refuse(why, KS_ERR_IO, KS_PROBLEM_MEDIA_BUSY);
        break;
    case KS_PROOF_BROKEN:
        ks_reason_refuse(why, KS_ERR_IO, KS_PROBLEM_MEDIA_DECODER);
        ks_fail_under(why.err, KS_PROBLEM_DECODER_NAMED, KS_ARGS(ks_arg_text(program)));
        break;
    }
    return false;
}

bool ks_own_up(const struct ks_child_job *job,
               enum ks_format format,
               int deadline_ms,
               struct ks_reason why)
{
    return !ks_fault_is_ours(why.fault) &&
           ks_own_up_to(prove(job, format, deadline_ms), job->program, why);
}
