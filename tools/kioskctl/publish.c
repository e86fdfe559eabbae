/* kioskctl publish: a folder of content becomes a signed release. */
#include "kioskctl/publishing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/list.h"
#include "core/problem/fail.h"
#include "core/text/content_names.h"
#include "kioskctl/publish_forms.h"
#include "kioskctl/version.h"
#include "port/clock.h"
#include "port/lang.h"

#define CONTENT_DAYS 365
#define ALERT_HOURS 72

static bool add_forms(struct publishing *p)
{
    const struct ks_manifest *m = &p->manifest;
    struct ks_err err = { 0 };
    bool old = p->rel->minfw != NULL && m->minfw < KS_FIRMWARE_LEVEL; /* screens that know none */
    const struct forms_job job = { p->ctl.set, &p->rel->zone };
    if (m->role == KS_ROLE_CONTENT && !old && !publish_forms(&job, &p->manifest, &p->pack, &err)) {
        ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
        return false;
    }
    return true;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool set_sites(struct publishing *p, const char *places)
{
    struct ks_manifest *m = &p->manifest;
    struct ks_str rest = ks_str_of(places), name;
    m->sites = ks_arena_array(p->arena, KS_MANIFEST_SITES_MAX, sizeof *m->sites);
    while (ks_list_next(&rest, &name)) {
        if (m->n_sites == KS_MANIFEST_SITES_MAX) {
            ctl_cannot(ks_say("--places 至多 %d 个"), KS_MANIFEST_SITES_MAX);
            return false;
        }
        m->sites[m->n_sites++] = ks_arena_strndup(p->arena, name.p, name.n);
    }
    qsort(m->sites, m->n_sites, sizeof *m->sites, compare_names);
    return true;
}

/* Whether screens believe a key. */
static bool counts(const struct publishing *p, size_t i)
{
    enum ks_trust_role role = ks_trust_role_for(p->manifest.role);
    switch (ks_trust_standing(&p->believed.trust, role, &p->signing.v[i].key)) {
    case KS_STANDING_COUNTS:
        return true;
    case KS_STANDING_REVOKED:
        printf(ks_say("提示：“%s”的密钥已经作废，屏幕不认它的签名\n"), p->signing.file[i]);
        return false;
    case KS_STANDING_UNKNOWN:
    default:
        printf(ks_say("提示：“%s”没有登记为“%s”的密钥，屏幕不认它的签名\n"), p->signing.file[i],
               ks_trust_role_name(role));
        return false;
    }
}

/* Refuses a release that no screen would believe: `latest` would lead every one of them to it, and
 * away from the good one before. */
static bool believable(struct publishing *p)
{
    uint64_t epoch, version;
    if (!signing_begin(&p->signing, &p->rel->keys)) {
        return false;
    }
    believed_tell(&p->believed);
    if (!p->believed.known) {
        printf(ks_say("提示：没有信任文件，不知道屏幕认不认这些签名\n"));
        return !outlet_latest(&p->outlet, p->manifest.role, &epoch, &version) ||
               rel_may_publish(p->rel);
    }
    bool good = strcmp(p->manifest.fleet, p->believed.trust.fleet) == 0;
    if (!good) {
        printf(ks_say("提示：信任文件是学校“%s”的，它的屏幕不收“%s”的发布\n"),
               p->believed.trust.fleet, p->manifest.fleet);
    }
    for (size_t i = 0; i < p->signing.n; i++) {
        good = counts(p, i) && good;
    }
    return good || rel_may_publish(p->rel);
}

static bool set_head(struct publishing *p)
{
    struct ks_manifest *m = &p->manifest;
    const struct rel *rel = p->rel;
    uint64_t minfw = 1;
    if (!believed_read(rel->output, rel->trust, &p->believed)) {
        return false;
    }
    bool known = p->believed.known;
    m->fleet = rel->fleet != NULL ? rel->fleet : known ? p->believed.trust.fleet : NULL;
    if (m->fleet == NULL) {
        ctl_cannot(ks_say("不知道是哪所学校：请给 --trust FILE 或 --fleet NAME"));
        return false;
    }
    m->epoch = known ? p->believed.trust.epoch : 1;
    m->created = ks_clock_wall().s;
    m->expires = m->created + (m->role == KS_ROLE_ALERT ? ALERT_HOURS * INT64_C(3600)
                                                        : CONTENT_DAYS * INT64_C(86400));
    struct ks_civil until;
    if (rel->expires != NULL) {
        if (!ctl_time(&p->ctl, "--expires", rel->expires, &until)) {
            return false;
        }
        /* A date without a time: the release is valid to the end of that day. */
        bool whole_day = strchr(rel->expires, ':') == NULL;
        until.s += whole_day ? KS_DAY_SECONDS : 0;
        m->expires = ks_instant_of(&rel->zone, until).s;
    }
    if (rel->minfw != NULL && !rel_number("--minfw", rel->minfw, KS_EPOCH_MAX, &minfw)) {
        return false;
    }
    m->minfw = (uint32_t)minfw;
    return believable(p) && set_sites(p, rel->places) &&
           version_choose(p->rel, &p->believed, &p->outlet, &p->manifest);
}

static bool copy_files(struct publishing *p)
{
    struct ks_err err = { 0 };
    for (size_t i = 0; i < p->manifest.n_files; i++) {
        const struct ks_manifest_file *file = &p->manifest.files[i];
        int fd = -1;
        bool ok = forms_open(p->ctl.set, file, p->pack, &fd, &err) &&
                  outlet_object(&p->outlet, fd, file, &err);
        if (fd >= 0) {
            close(fd);
        }
        if (!ok) {
            ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
            return false;
        }
    }
    return true;
}

/* How many signatures it still needs before screens take it. */
static uint32_t missing(const struct publishing *p, const char *path, struct ks_str text)
{
    enum ks_trust_role role = ks_trust_role_for(p->manifest.role);
    const struct believed *believed = &p->believed;
    return believed->known ? believed_missing(p->rel->output, path, text, &believed->trust, role)
                           : 0;
}

static void say_missing(const struct publishing *p, const char *path, uint32_t n)
{
    enum ks_trust_role role = ks_trust_role_for(p->manifest.role);
    const char *trust = p->rel->trust; /* else it lies in the folder, and sign finds it */
    printf(ks_say("提示：签名还不够：还差 %u 个（需要 %u 个）。请另一位老师运行 kioskctl sign "
                  "%s/%s%s%s --key …\n"),
           n, p->believed.trust.role[role].threshold, p->rel->output, path,
           trust == NULL ? "" : " --trust ", trust == NULL ? "" : trust);
    if (!p->rel->force) {
        puts(ks_say("签够以前屏幕看不到它，照旧用原来的；签够时 kioskctl sign 会让屏幕来取"));
    }
}

/* Says when alerts end: the screen takes one off when its release expires, whatever the alert
 * says. */
static void say_ends(const struct publishing *p)
{
    struct ks_civil end = ks_civil_of(&p->rel->zone, (struct ks_instant) { p->manifest.expires });
    const struct ks_alerts *alerts = &p->ctl.program->alerts;
    char when[KS_CIVIL_TEXT];
    size_t n = 0;
    ks_civil_format(end, when);
    for (size_t i = 0; i < alerts->n; i++) {
        struct ks_alert alert = alerts->v[i];
        n += ks_alert_end_by(&alert, end);
    }
    if (n > 0) {
        printf(ks_say("提示：%zu 个提醒自己写的有效期更长，屏幕到 %.10s %.5s 就不再显示；还要"
                      "显示，请到时再发布一次\n"),
               n, when, when + 11);
    }
}

static void say_published(const struct publishing *p, const char *full)
{
    const struct ks_manifest *m = &p->manifest;
    printf(ks_say("已发布 %s：%zu 个文件，%.1f MB；复制 %zu 个，已有 %zu 个\n"), full, m->n_files,
           (double)m->total / 1e6, p->outlet.copied, p->outlet.present);
}

/* Writes manifest and signatures, and only then `latest`, which leads to them, if these suffice. */
static bool write_release(struct publishing *p)
{
    const struct ks_manifest *m = &p->manifest;
    struct ks_buf text = { 0 };
    struct ks_err err = { 0 };
    char path[OUTLET_RELEASE_PATH], full[4096];
    outlet_release_path(m, path);
    snprintf(full, sizeof full, "%s/%s", p->rel->output, path);
    bool ok = ks_manifest_format(m, &text, &err) &&
              outlet_file(&p->outlet, path, (struct ks_str) { text.p, text.n }, &err);
    struct ks_str bytes = { text.p, text.n };
    bool said = ok && !signing_write(&p->signing, full, bytes, m->created);
    uint32_t n = ok && !said ? missing(p, path, bytes) : 0;
    ok = ok && !said && ((n > 0 && !p->rel->force) || outlet_set_latest(&p->outlet, m, &err));
    if (ok) {
        say_published(p, full);
        if (n > 0) {
            say_missing(p, path, n);
        }
        if (m->role == KS_ROLE_ALERT) {
            say_ends(p);
        }
    } else if (!said) {
        ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
    }
    ks_buf_free(&text);
    return ok;
}

/* Says which places no row of places.csv knows. That is no error: a place may be a screen's own
 * name, which only its device knows. */
static void tell_strangers(const struct publishing *p)
{
    const struct ks_places *places = &p->ctl.program->places;
    for (size_t i = 0; places->n > 0 && i < p->manifest.n_sites; i++) {
        struct ks_str word = ks_str_of(p->manifest.sites[i]);
        bool known;
        (void)ks_places_spell(places, word, p->ctl.arena, &known);
        if (!known) {
            const char *near = ks_places_nearest(places, word);
            fprintf(stderr,
                    near == NULL
                        ? ks_say("kioskctl: --places 里的“%s”不在 places.csv 里\n")
                        : ks_say("kioskctl: --places 里的“%s”不在 places.csv 里，是不是“%s”？\n"),
                    p->manifest.sites[i], near);
        }
    }
}

/* Refuses a set with problems that `check` calls errors: they would be on every screen. */
static bool examine(struct publishing *p)
{
    struct ks_civil now = ks_civil_of(&p->rel->zone, ks_clock_wall());
    if (!ctl_examine(&p->ctl, now)) {
        return false;
    }
    tell_strangers(p);
    struct ks_problems *problems = &p->ctl.program->problems;
    size_t errors = ks_problems_count(problems, KS_LEVEL_ERROR);
    for (size_t i = 0; i < problems->n; i++) {
        if (problems->v[i].level == KS_LEVEL_ERROR) {
            ctl_print_problem(&problems->v[i]);
        }
    }
    if (errors > 0 && !p->rel->force) {
        ctl_cannot(ks_say("有 %zu 个错误，没有发布。改好再发布；一定要发布就加 --force"), errors);
        return false;
    }
    return true;
}

int rel_publish(struct rel *rel)
{
    if (rel->n_words != 1 || rel->output == NULL || rel->keys.n == 0) {
        return ctl_cannot(ks_say("缺少文件夹、-o 或 --key\n%s"), ctl_usage("publish"));
    }
    struct publishing p = { .rel = rel,
                            .ctl = { .folder = rel->words[0], .zone = rel->zone },
                            .pack = -1 };
    struct ks_err err = { 0 };
    if (rel->role != NULL && !ks_role_of(ks_str_of(rel->role), &p.manifest.role)) {
        return ctl_cannot(ks_say("--role 只有 content 和 alert"));
    }
    if (!outlet_open(rel->output, &p.outlet, &err)) {
        return ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
    }
    p.arena = ks_arena_new();
    bool ok = set_head(&p) && examine(&p) && publishing_add_files(&p) && add_forms(&p) &&
              copy_files(&p) && write_release(&p);
    if (ok && p.alerts > 0) {
        printf(ks_say("提示：%zu 个紧急提醒没有放进来，要用 --role alert 另外发布\n"), p.alerts);
    }
    signing_end(&p.signing);
    outlet_close(&p.outlet);
    ctl_close(&p.ctl);
    if (p.pack >= 0) {
        close(p.pack);
    }
    ks_arena_free(p.arena);
    return ok ? CTL_CLEAN : CTL_CANNOT;
}
