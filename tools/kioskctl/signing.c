/* Secret keys at work: opened, signing, wiped (see signing.h). */
#include "kioskctl/signing.h"

#include <stdio.h>
#include <string.h>

#include "core/problem/fail.h"
#include "port/fsio.h"
#include "port/lang.h"
#include "sync/verify/minisig.h"

static const char *ask(const char *path)
{
    char prompt[512];
    snprintf(prompt, sizeof prompt, ks_say("“%s”的密码："), path);
    return password_read(prompt, PASSWORD_ONCE);
}

bool signing_begin(struct signing *signing, const struct ctl_list *keys)
{
    *signing = (struct signing) { .n = 0 };
    for (size_t i = 0; i < keys->n; i++) {
        struct ks_err err = { 0 };
        if (!minikey_load(keys->v[i], ask, &signing->v[signing->n], &err)) {
            ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
            return false;
        }
        signing->file[signing->n++] = keys->v[i];
    }
    return true;
}

void signing_end(struct signing *signing)
{
    for (size_t i = 0; i < signing->n; i++) {
        minikey_wipe(&signing->v[i]);
    }
    signing->n = 0;
}

bool signing_write(const struct signing *signing,
                   const char *file,
                   struct ks_str bytes,
                   int64_t now)
{
    const char *slash = strrchr(file, '/');
    bool ok = true;
    for (size_t i = 0; ok && i < signing->n; i++) {
        const struct minikey *key = &signing->v[i];
        struct ks_err err = { 0 };
        struct ks_buf out = { 0 }, path = { 0 };
        char number[KS_KEY_NUMBER_TEXT];
        minikey_sign(key, bytes, slash == NULL ? file : slash + 1, now, &out);
        ks_key_number_format(key->key.number, number);
        ks_buf_addf(&path, "%s.%s.minisig", file, number);
        ok = ks_file_write(path.p, out.p, out.n, &err);
        if (!ok) {
            ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
        }
        ks_buf_free(&out);
        ks_buf_free(&path);
    }
    return ok;
}
