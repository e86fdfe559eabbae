/* Why a job failed, as a code and as an error (see fault.h). */
#include "decode/client/fault.h"

#include <signal.h>

#include "core/problem/fail.h"

bool ks_fault_is_ours(const struct ks_fault *fault)
{
    return fault->code == KS_PROBLEM_MEDIA_UNSEEN || fault->code == KS_PROBLEM_MEDIA_BUSY ||
           fault->code == KS_PROBLEM_MEDIA_DECODER;
}

bool ks_reason_fail(struct ks_reason why, enum ks_err_code code, struct ks_fault fault)
{
    *why.fault = fault;
    return ks_fail_fault(why.err, code, &fault);
}

bool ks_reason_refuse(struct ks_reason why, enum ks_err_code code, enum ks_problem_code fault)
{
    return ks_reason_fail(why, code, (struct ks_fault) { .code = fault });
}

static bool fail_size(struct ks_reason why, enum ks_problem_code code, const struct ks_reply *reply)
{
    double megapixels = (double)reply->width * reply->height / 1e6;
    struct ks_fault fault = { code,
                              { reply->width, reply->height, (long long)(megapixels + 0.5) } };
    return ks_reason_fail(why, KS_ERR_LIMIT, fault);
}

/* Whether JPG, or half the sides, is of help: of moderate ones even the deepest are decoded, so
 * that it is something else in the file. */
static bool is_heavy(enum ks_format format, const struct ks_reply *reply)
{
    return ks_format_is_picture(format) && format != KS_FORMAT_JPEG && format != KS_FORMAT_GIF &&
           (double)reply->width * reply->height > KS_WHOLE_DEEP_MEGAPIXELS_MAX * 1e6;
}

bool ks_reason_refused(struct ks_reason why, enum ks_format format, const struct ks_reply *reply)
{
    switch (reply->reason) {
    case KS_REFUSE_TRUNCATED:
        return ks_reason_refuse(why, KS_ERR_FORMAT, KS_PROBLEM_MEDIA_TRUNCATED);
    case KS_REFUSE_TOO_LARGE:
        return fail_size(why, KS_PROBLEM_MEDIA_TOO_LARGE, reply);
    case KS_REFUSE_PROGRESSIVE:
        return fail_size(why, KS_PROBLEM_MEDIA_PROGRESSIVE, reply);
    case KS_REFUSE_MEMORY:
        if (is_heavy(format, reply)) {
            return fail_size(why, KS_PROBLEM_MEDIA_HEAVY, reply);
        }
        return ks_reason_refuse(why, KS_ERR_LIMIT, KS_PROBLEM_MEDIA_MEMORY);
    case KS_REFUSE_NO_PICTURE:
        return ks_reason_refuse(why, KS_ERR_UNSUPPORTED, KS_PROBLEM_MEDIA_NO_VIDEO);
    case KS_REFUSE_CODEC:
        return ks_reason_refuse(why, KS_ERR_UNSUPPORTED, KS_PROBLEM_MEDIA_CODEC);
    case KS_REFUSE_VARIANT:
        return ks_reason_refuse(why, KS_ERR_UNSUPPORTED, KS_PROBLEM_MEDIA_VARIANT);
    case KS_REFUSE_LONG:
        return ks_reason_refuse(why, KS_ERR_LIMIT, KS_PROBLEM_MEDIA_LONG);
    case KS_REFUSE_LOCKED:
        return ks_reason_refuse(why, KS_ERR_UNSUPPORTED, KS_PROBLEM_MEDIA_LOCKED);
    default:
        return ks_reason_refuse(why, KS_ERR_FORMAT, KS_PROBLEM_MEDIA_DAMAGED);
    }
}

bool ks_reason_child(struct ks_reason why, enum ks_child_end end, int status)
{
    switch (end) {
    case KS_CHILD_LATE:
        return ks_reason_refuse(why, KS_ERR_TIMEOUT, KS_PROBLEM_MEDIA_SLOW);
    case KS_CHILD_DIED:
        if (status == SIGXCPU) { /* it took more of the processor than it may */
            return ks_reason_refuse(why, KS_ERR_LIMIT, KS_PROBLEM_MEDIA_LATE);
        }
        return ks_reason_fail(why, KS_ERR_CRASHED,
                              (struct ks_fault) { KS_PROBLEM_MEDIA_CRASHED, { status } });
    case KS_CHILD_UNHEARD:
        return ks_reason_refuse(why, KS_ERR_IO, KS_PROBLEM_MEDIA_UNSEEN);
    case KS_CHILD_ANSWERED:
        break;
    }
    return ks_reason_refuse(why, KS_ERR_CRASHED, KS_PROBLEM_MEDIA_NONSENSE);
}
