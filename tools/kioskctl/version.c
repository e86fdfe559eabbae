/* The version of a release that is published (see version.h). */
#include "kioskctl/version.h"

#include <stdio.h>

#include "kioskctl/offered.h"
#include "port/lang.h"

/* Says which names lie there without a release. Where nothing else does, somebody has to say which
 * version screens have. */
static bool
tell_untrue(const struct rel *rel, enum ks_role role, const struct offered_versions *lie)
{
    if (lie->untrue > 0) {
        printf(
            ks_say("提示：“%s/rel”里有 %zu 个更高的版本不是登记过的密钥签的发布，不算它们；不是自"
                   "己放的就删掉\n"),
            rel->output, lie->untrue);
    }
    if (lie->latest > 0 && !lie->leads) {
        printf(ks_say("提示：“%s/%s”指着第 %llu 版，可是没有登记过的密钥签过它，不算它\n"),
               rel->output, outlet_latest_name(role), (unsigned long long)lie->latest);
        if (lie->highest == 0 && rel->version == NULL) {
            printf(ks_say("提示：所以不知道屏幕现在是第几版；请用 --version 给一个更高的\n"));
            return rel_may_publish(rel);
        }
    }
    return true;
}

static bool no_version_left(const struct rel *rel, uint64_t version)
{
    ctl_cannot(
        ks_say("“%s”里已经是第 %llu 版，没有更高的版本号了：用 kioskctl trust rotate --new-epoch "
               "重新编号"),
        rel->output, (unsigned long long)version);
    return false;
}

bool version_choose(const struct rel *rel,
                    const struct believed *believed,
                    struct outlet *outlet,
                    struct ks_manifest *m)
{
    struct offering offering = { rel->output, outlet,   m->role,
                                 m->fleet,    m->epoch, believed->known ? &believed->trust : NULL };
    struct offered_versions lie;
    if (!offered_versions(&offering, &lie)) {
        ctl_cannot(
            ks_say("“%s”里有发布读不出来，不知道屏幕现在是第几版：请检查 U 盘或共享，再试一次"),
            rel->output);
        return false;
    }
    bool leads = lie.leads && lie.latest > lie.highest;
    uint64_t version = leads ? lie.latest : lie.highest; /* one may wait for signatures */
    bool there = version > 0;
    uint64_t least = m->role == KS_ROLE_CONTENT ? believed->trust.minversion : 0;
    m->version = lie.free <= version ? version + 1 : lie.free;
    m->version = m->version < least ? least : m->version;
    if (!tell_untrue(rel, m->role, &lie)) {
        return false;
    }
    if (rel->version == NULL) {
        return m->version <= KS_VERSION_MAX || no_version_left(rel, version);
    }
    if (!rel_number("--version", rel->version, KS_VERSION_MAX, &m->version)) {
        return false;
    }
    if (there && m->version <= version) {
        ctl_cannot(ks_say("“%s”里已经有第 %llu 版；屏幕只接受更高的版本"), rel->output,
                   (unsigned long long)version);
        return false;
    }
    if (m->version < least) {
        ctl_cannot(ks_say("信任文件停用了第 %llu 版以下的内容"), (unsigned long long)least);
        return false;
    }
    return true;
}
