/* What a stick or share offers to screens (see offered.h). */
#include "kioskctl/offered.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kioskctl/believed.h"
#include "port/lang.h"
#include "sync/verify/signatures.h"

enum ks_receive_code offered_refusal(const struct ks_trust *trust,
                                     const struct ks_manifest *release)
{
    bool retired = release->role == KS_ROLE_CONTENT && release->version < trust->minversion;
    return strcmp(release->fleet, trust->fleet) != 0 ? KS_RECEIVE_FLEET
           : release->epoch != trust->epoch          ? KS_RECEIVE_EPOCH
           : retired                                 ? KS_RECEIVE_MINVERSION
                                                     : KS_RECEIVED;
}

/* Of a release that is offered. What cannot be read is no matter of trust. */
static enum ks_receive_code
judge(struct ks_receive *r, const struct ks_trust *trust, const struct ks_manifest *named)
{
    struct ks_signers signers;
    struct ks_manifest manifest;
    enum ks_trust_role role = ks_trust_role_for(named->role);
    char path[OUTLET_RELEASE_PATH];
    outlet_release_path(named, path);
    if (ks_receive_load(r, path, KS_MANIFEST_BYTES_MAX, &r->document.bytes,
                        KS_RECEIVE_NO_MANIFEST) != KS_RECEIVED ||
        !ks_manifest_parse(r->document.bytes, r->arena, &manifest, NULL) ||
        ks_receive_signatures(r, path, trust, role, &r->document, &signers) != KS_RECEIVED) {
        return KS_RECEIVED;
    }
    enum ks_receive_code code = offered_refusal(trust, &manifest);
    return code == KS_RECEIVED && ks_trust_missing(trust, role, signers.v, signers.n) > 0
               ? ks_receive_missing(&signers)
               : code;
}

static void tell_refused(const char *folder, enum ks_receive_code code, const struct ks_manifest *m)
{
    bool alert = m->role == KS_ROLE_ALERT;
    printf(
        ks_say("提示：“%s/%s”还指着第 %llu 版，屏幕不再收它：[%s] %s。发布新的一版以前屏幕收不到新"
               "内容：kioskctl publish DIR -o %s%s --key …\n"),
        folder, outlet_latest_name(m->role), (unsigned long long)m->version, ks_receive_id(code),
        ks_receive_sentence(code, ks_lang_here()), folder, alert ? " --role alert" : "");
}

void offered_tell(const char *folder, const struct ks_trust *trust)
{
    struct outlet outlet;
    struct ks_source source;
    if (!outlet_open(folder, &outlet, NULL)) {
        return;
    }
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        struct ks_manifest named = { .role = (enum ks_role)role };
        uint64_t epoch;
        if (outlet_latest(&outlet, named.role, &epoch, &named.version) &&
            ks_source_open(folder, &source, NULL)) {
            struct ks_receive r = { .source = &source, .arena = ks_arena_new() };
            named.epoch = (uint32_t)epoch;
            enum ks_receive_code code = judge(&r, trust, &named);
            if (code != KS_RECEIVED) {
                tell_refused(folder, code, &named);
            }
            ks_arena_free(r.arena);
            ks_source_close(&source);
        }
    }
    outlet_close(&outlet);
}

static bool reads_as(const struct offering *o, struct ks_str bytes, uint64_t version)
{
    struct ks_manifest m;
    struct ks_arena *arena = ks_arena_new();
    bool is = ks_manifest_parse(bytes, arena, &m, NULL) && strcmp(m.fleet, o->fleet) == 0 &&
              m.role == o->role && m.epoch == o->epoch && m.version == version;
    ks_arena_free(arena);
    return is;
}

static enum offered_lying
signed_once(const struct offering *o, const char *path, struct ks_str text)
{
    switch (believed_once(o->folder, path, text, o->trust, ks_trust_role_for(o->role))) {
    case BELIEVED_SIGNED:
        return OFFERED_HOLDS;
    case BELIEVED_UNSIGNED:
        return OFFERED_UNTRUE;
    case BELIEVED_UNREAD:
        break;
    }
    return OFFERED_UNREAD;
}

enum offered_lying offered_look(const struct offering *offering, uint64_t version)
{
    struct ks_manifest named = { .role = offering->role,
                                 .epoch = offering->epoch,
                                 .version = version };
    char path[OUTLET_RELEASE_PATH], *bytes = NULL;
    size_t n = 0;
    enum offered_lying lying = OFFERED_UNTRUE;
    outlet_release_path(&named, path);
    switch (ks_disk_load(&offering->outlet->disk, path, KS_MANIFEST_BYTES_MAX, &bytes, &n, NULL)) {
    case KS_LOADED:
        if (reads_as(offering, (struct ks_str) { bytes, n }, version)) {
            lying = offering->trust == NULL
                        ? OFFERED_HOLDS
                        : signed_once(offering, path, (struct ks_str) { bytes, n });
        }
        free(bytes);
        break;
    case KS_LOAD_NONE:
        return OFFERED_NOT_THERE;
    case KS_LOAD_OTHER:
        break;
    case KS_LOAD_FAILED:
        return OFFERED_UNREAD;
    }
    return lying;
}

/* The highest that holds, and the names above it. */
static enum offered_lying find_highest(const struct offering *offering,
                                       const struct outlet_versions *names,
                                       struct offered_versions *found)
{
    enum offered_lying lying = OFFERED_NOT_THERE;
    size_t i = 0;
    while (i < names->n && (lying = offered_look(offering, names->v[i])) == OFFERED_UNTRUE) {
        i++;
    }
    found->untrue = i;
    found->highest = i < names->n ? names->v[i] : 0;
    found->free = found->highest + 1;
    for (; i > 0; i--) {
        found->free += names->v[i - 1] == found->free;
    }
    return lying;
}

bool offered_versions(const struct offering *offering, struct offered_versions *found)
{
    struct outlet_versions names = { .arena = ks_arena_new() };
    uint64_t epoch = 0;
    *found = (struct offered_versions) { .highest = 0 };
    outlet_versions(offering->outlet, offering->role, offering->epoch, &names);
    bool read = find_highest(offering, &names, found) != OFFERED_UNREAD;
    ks_arena_free(names.arena);
    if (read && outlet_latest(offering->outlet, offering->role, &epoch, &found->latest) &&
        epoch == offering->epoch) {
        enum offered_lying lying = offered_look(offering, found->latest);
        found->leads = lying != OFFERED_UNTRUE;
        read = lying != OFFERED_UNREAD;
    } else {
        found->latest = 0;
    }
    return read;
}
