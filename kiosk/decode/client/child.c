/* One decoding child, on whatever host runs it (see child.h). */
#include "decode/client/child.h"

#include "base/check.h"
#include "core/problem/fail.h"
#include "decode/client/spawn.h"

static const struct ks_child_host *host_of(const struct ks_child_job *job)
{
    return job->host == NULL ? &ks_child_processes : job->host;
}

bool ks_child_has(const struct ks_child_job *job)
{
    const struct ks_child_host *host = host_of(job);
    return host->has == NULL || host->has(job);
}

bool ks_child_start(const struct ks_child_job *job, struct ks_child *child, struct ks_err *err)
{
    *child = (struct ks_child) { .host = NULL };
    if (job->box_width < 1 || job->box_height < 1 || job->box_width > KS_BOX_MAX ||
        job->box_height > KS_BOX_MAX) {
        return ks_fail_as(err, KS_ERR_LIMIT, KS_PROBLEM_DECODE_BOX,
                          KS_ARGS(ks_arg_number(job->box_width), ks_arg_number(job->box_height)));
    }
    const struct ks_child_host *host = host_of(job);
    if (!host->start(job, child, err)) {
        *child = (struct ks_child) { .host = NULL };
        return false;
    }
    child->host = host;
    return true;
}

enum ks_child_end
ks_child_read(struct ks_child *child, struct ks_reply *reply, int deadline_ms, int *status)
{
    return child->host->read(child, reply, deadline_ms, status);
}

void ks_child_credit(struct ks_child *child, int slot)
{
    child->host->credit(child, slot);
}

void *ks_child_map(struct ks_child *child, size_t bytes)
{
    child->mapped = child->host->map(child, bytes);
    if (child->mapped == NULL) {
        ks_oom();
    }
    return child->mapped;
}

void ks_child_cut(const struct ks_child *child)
{
    if (child->host->cut != NULL) {
        child->host->cut(child);
    }
}

void ks_child_stop(struct ks_child *child)
{
    if (child->host != NULL) {
        child->host->stop(child);
    }
    *child = (struct ks_child) { .host = NULL };
}
