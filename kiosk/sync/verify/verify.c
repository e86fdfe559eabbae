/* A release on a source: the order in which it is judged.
 *
 *   trust ──▶ latest ──▶ manifest ──▶ signatures ──▶ parse ──▶ for us ──▶ newer ──▶ in time ──▶
 *     │          │                                                │
 *     │          └ nothing new: stop                              └ heal: straight to fetch
 *     └ each next trust file is kept once both its fathers and its own roots signed it
 *
 *   ──▶ complete ──▶ room ──▶ fetch ──▶ look ──▶ commit
 *
 * Every arrow is a function of `steps`; the first that says anything but "go on" ends the cycle.
 * Up to `signatures` nothing is parsed but the hint. Up to `fetch` nothing is written but
 * verified trust files. Only `commit` changes what is shown. */
#include "sync/verify/verify.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "core/problem/fail.h"
#include "core/release/layers.h"
#include "core/release/reckon.h"
#include "core/release/record.h"
#include "sync/verify/parts.h"
#include "sync/verify/signatures.h"

#define LATEST_BYTES_MAX 32

static const char *release_path(struct ks_receive *r)
{
    return ks_arena_printf(r->arena, "rel/%s%u.%llu.ksr", r->role == KS_ROLE_ALERT ? "alert-" : "",
                           r->epoch, (unsigned long long)r->version);
}

/* Whether the signed release lies below what is shown now: then it need not be installed again. */
static bool is_below(struct ks_receive *r)
{
    const struct ks_head_role *known = &ks_store_head(r->store)->role[r->role];
    struct ks_manifest layer, shown;
    return known->current.origin == KS_ORIGIN_OPEN &&
           ks_store_manifest(r->store, known->top, r->arena, &layer, NULL) &&
           ks_store_manifest(r->store, known->current.hash, r->arena, &shown, NULL) &&
           ks_layer_is_in(&layer, &shown);
}

/* Whether nothing is to be done about the highest version: it is shown, or it was tried and proved
 * bad. Otherwise something took its place, and it may come back. */
static bool settled(struct ks_receive *r)
{
    const struct ks_head *head = ks_store_head(r->store);
    const struct ks_head_role *known = &head->role[r->role];
    bool shown = memcmp(known->current.hash, known->top, sizeof known->top) == 0;
    return (shown && known->current.origin != KS_ORIGIN_NONE) ||
           ks_head_refuses(head, known->top) || is_below(r);
}

static enum ks_receive_code read_latest(struct ks_receive *r)
{
    struct ks_str text, words[2];
    uint64_t epoch = 0;
    bool alert = r->role == KS_ROLE_ALERT;
    enum ks_receive_code code =
        ks_receive_load(r, alert ? "latest.alert" : "latest", LATEST_BYTES_MAX, &text,
                        alert ? KS_RECEIVE_NOTHING : KS_RECEIVE_NO_LATEST);
    if (code != KS_RECEIVED) {
        return code;
    }
    struct ks_record numbers = { .err = NULL };
    if (text.n == 0 || text.p[text.n - 1] != '\n') {
        return KS_RECEIVE_LATEST_FORMAT;
    }
    struct ks_str rest = { text.p, text.n - 1 };
    if (!ks_str_cut(&rest, '.', &words[0]) || !ks_str_cut(&rest, '\n', &words[1]) ||
        rest.p != NULL || !ks_record_number(&numbers, words[0], KS_EPOCH_MAX, &epoch) ||
        !ks_record_number(&numbers, words[1], KS_VERSION_MAX, &r->version)) {
        return KS_RECEIVE_LATEST_FORMAT;
    }
    r->epoch = (uint32_t)epoch;
    if (r->epoch != r->trust->epoch) {
        return KS_RECEIVE_EPOCH;
    }
    const struct ks_head *head = r->store == NULL ? NULL : ks_store_head(r->store);
    bool counted = head != NULL && head->epoch == r->epoch;
    if (counted && r->version < head->role[r->role].version) {
        return KS_RECEIVE_OLD;
    }
    return counted && r->version == head->role[r->role].version && settled(r) && !r->heal
               ? KS_RECEIVE_NOTHING
               : KS_RECEIVED;
}

static enum ks_receive_code read_manifest(struct ks_receive *r)
{
    return ks_receive_load(r, release_path(r), KS_MANIFEST_BYTES_MAX, &r->document.bytes,
                           KS_RECEIVE_NO_MANIFEST);
}

static enum ks_receive_code check_signatures(struct ks_receive *r)
{
    struct ks_signers signers;
    enum ks_trust_role role = ks_trust_role_for(r->role);
    enum ks_receive_code code =
        ks_receive_signatures(r, release_path(r), r->trust, role, &r->document, &signers);
    if (code != KS_RECEIVED) {
        return code;
    }
    r->file = release_path(r);
    r->err = (struct ks_err) { 0 };
    memcpy(r->signers, signers.v, sizeof r->signers);
    r->missing = ks_trust_missing(r->trust, role, signers.v, signers.n);
    return r->missing == 0 ? KS_RECEIVED : ks_receive_missing(&signers);
}

static enum ks_receive_code parse(struct ks_receive *r)
{
    return ks_manifest_parse(r->document.bytes, r->arena, &r->manifest, &r->err)
               ? KS_RECEIVED
               : KS_RECEIVE_FORMAT;
}

/* No label of an office's own: what stands there would be taken from that office, and go with it.
 */
static enum ks_receive_code owned(struct ks_receive *r)
{
    for (size_t i = 0; i < r->manifest.n_files; i++) {
        if (ks_layer_owns(r->manifest.files[i].path, NULL)) {
            r->file = r->manifest.files[i].path;
            return KS_RECEIVE_OWNED;
        }
    }
    return KS_RECEIVED;
}

static enum ks_receive_code for_us(struct ks_receive *r)
{
    const struct ks_manifest *m = &r->manifest;
    const struct ks_device *device = r->device;
    if (strcmp(m->fleet, r->trust->fleet) != 0) {
        return KS_RECEIVE_FLEET;
    }
    if (m->role != r->role) {
        return KS_RECEIVE_ROLE;
    }
    if (!ks_manifest_is_for(m, device->names, device->n_names)) {
        return KS_RECEIVE_SITE;
    }
    return m->minfw > device->firmware ? KS_RECEIVE_FIRMWARE : KS_RECEIVED;
}

static enum ks_receive_code newer(struct ks_receive *r)
{
    const struct ks_manifest *m = &r->manifest;
    if (m->version != r->version || m->epoch != r->epoch) {
        return KS_RECEIVE_NAME;
    }
    if (m->epoch != r->trust->epoch) {
        return KS_RECEIVE_EPOCH;
    }
    if (r->role == KS_ROLE_CONTENT && m->version < r->trust->minversion) {
        return KS_RECEIVE_MINVERSION;
    }
    if (r->store == NULL) {
        return KS_RECEIVED;
    }
    switch (ks_store_verdict(r->store, m, r->document.bytes, KS_ORIGIN_SIGNED)) {
    case KS_VERDICT_NEW:
        return KS_RECEIVED;
    case KS_VERDICT_HAVE:
        return r->heal ? KS_RECEIVED : KS_RECEIVE_NOTHING;
    case KS_VERDICT_EPOCH:
        return KS_RECEIVE_EPOCH;
    case KS_VERDICT_REFUSED:
        return KS_RECEIVE_PROVED_BAD;
    case KS_VERDICT_OLD:
    case KS_VERDICT_UNKNOWN: /* of releases of our own only */
    default:
        return KS_RECEIVE_OLD;
    }
}

static void write_date(int64_t seconds, char out[16])
{
    struct ks_ymd ymd = ks_ymd_of(ks_civil_date((struct ks_civil) { seconds }));
    snprintf(out, 16, "%d-%02d-%02d", ymd.year, ymd.month, ymd.day);
}

/* Puts both dates into the error, so that a person sees which of them is wrong. */
static void tell_dates(struct ks_receive *r)
{
    char made[16], known[16];
    write_date(r->manifest.created, made);
    write_date(r->device->now, known);
    ks_fail_as(&r->err, KS_ERR_REFUSED,
               r->device->clock_trusted ? KS_PROBLEM_RELEASE_AHEAD_NOW
                                        : KS_PROBLEM_RELEASE_AHEAD_VOUCHED,
               KS_ARGS(ks_arg_text(made), ks_arg_text(known)));
}

static enum ks_receive_code in_time(struct ks_receive *r)
{
    const struct ks_device *device = r->device;
    if (ks_reckon_is_ahead(r->manifest.created, device->now,
                           device->clock_trusted ? KS_NOW_OF_CLOCK : KS_NOW_VOUCHED)) {
        tell_dates(r);
        return device->clock_trusted ? KS_RECEIVE_FUTURE : KS_RECEIVE_AHEAD;
    }
    return r->manifest.expires <= device->now ? KS_RECEIVE_EXPIRED : KS_RECEIVED;
}

enum ks_receive_code ks_receive_peek(struct ks_receive *r)
{
    if (ks_trust_is_lost(r->store, r->trust) || ks_receive_peek_trust(r) != KS_RECEIVE_NOTHING) {
        return KS_RECEIVED; /* go on, so that what is wrong is told */
    }
    return read_latest(r);
}

enum ks_receive_code ks_receive(struct ks_receive *r)
{
    static enum ks_receive_code (*const steps[])(struct ks_receive *) = {
        ks_receive_trust, read_latest, read_manifest, check_signatures, parse, owned,
        for_us,           newer,       in_time,       ks_receive_fetch,
    };
    enum ks_receive_code code = KS_RECEIVED;
    r->file = "";
    r->document = (struct ks_signed) { 0 };
    r->missing = 0;
    for (size_t i = 0; code == KS_RECEIVED && i < KS_COUNT(steps); i++) {
        code = steps[i](r);
    }
    return code;
}
