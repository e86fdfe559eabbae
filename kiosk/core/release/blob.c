/* The roles of releases, and the types of the files in them (see manifest.h). */
#include "core/release/manifest.h"

#include <assert.h>

#include "core/text/content_names.h"

#define TYPE(name, said, most, use, level) { said, most, use, level },
static const struct ks_blob_kind types[] = { KS_BLOBS(TYPE) };
#define COVERED(name, said, most, use, level)                                                      \
    static_assert((level) <= KS_FIRMWARE_LEVEL, "this program knows " said ": raise its level");
KS_BLOBS(COVERED)
static const char *const roles[KS_ROLE_COUNT] = { "content", "alert" };

const struct ks_blob_kind *ks_blob_kind(enum ks_blob_type type)
{
    assert(type < KS_BLOB_TYPE_COUNT);
    return &types[type];
}

const char *ks_role_name(enum ks_role role)
{
    assert(role < KS_ROLE_COUNT);
    return roles[role];
}

bool ks_role_of(struct ks_str name, enum ks_role *role)
{
    for (int i = 0; i < KS_ROLE_COUNT; i++) {
        if (ks_str_is(name, roles[i])) {
            *role = (enum ks_role)i;
            return true;
        }
    }
    return false;
}

bool ks_role_allows(enum ks_role role, const char *path)
{
    bool alert = ks_str_starts(ks_str_of(path), KS_STR(KS_AT_ALERTS "/"));
    bool ours = ks_str_starts(ks_str_of(path), KS_STR(KS_AT_ASSETS "/")) ||
                ks_str_starts(ks_str_of(path), KS_STR(KS_AT_PLAYLISTS "/"));
    return role == KS_ROLE_ALERT ? alert : ours && !alert;
}
uint64_t ks_blob_type_max(enum ks_blob_type type)
{
    assert(type < KS_BLOB_TYPE_COUNT);
    return types[type].max;
}

const char *ks_blob_type_name(enum ks_blob_type type)
{
    return types[type].name;
}
