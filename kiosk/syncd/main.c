/* The program `kiosk-sync`: brings content in from shares and sticks. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/problem/fail.h"
#include "port/fsio.h"
#include "port/lang.h"
#define KS_LOG_MODULE "sync"
#include "port/log.h"
#include "sync/config.h"
#include "sync/take/pending.h"
#include "syncd/daemon.h"

/* Adopts what waits for staff (--confirm), for a screen without touch. */
static int confirm(const struct ks_sync_config *config)
{
    struct ks_store_params params = { .writer = true };
    struct ks_err err = { 0 };
    uint64_t version = 0;
    struct ks_store *store = NULL;
    if (ks_disk_real(config->state, KS_DISK_THERE, &params.disk, &err)) {
        store = ks_store_open(&params, &err);
    }
    bool ok = store != NULL && ks_pending_confirm(store, &version, &err);
    ks_store_close(store);
    if (ok) {
        printf(ks_say("已确认，第 %llu 版上屏\n"), (unsigned long long)version);
    } else {
        fprintf(stderr, "kiosk-sync: %s\n", ks_err_line(ks_lang_here(), &err).text);
    }
    return ok ? 0 : 1;
}

/* Logs sources that can bring nothing because there is no trust file. */
static void tell_trustless(const struct ks_sync_config *config)
{
    bool deaf = config->mounts[0] != '\0' && ks_policy_wants_signatures(config->stick.policy);
    for (size_t i = 0; i < config->n_sources; i++) {
        deaf = deaf || ks_policy_wants_signatures(config->source[i].policy);
    }
    if (deaf && config->trust[0] == '\0') {
        ks_log(KS_LOG_NO_TRUST, "%s",
               ks_say("有来源只收签名的发布，可是没有信任文件，从那里什么都不收。用 --trust "
                      "FILE，或改 policy"));
    }
}

/* Writes the mistakes of the file for the staff page and `kioskctl status`; without any the file is
 * removed. */
static void tell_mistakes(const struct ks_sync_config *config)
{
    struct ks_err err = { 0 };
    char path[KS_SYNC_PATH_MAX + sizeof KS_MISTAKES_FILE + 1];
    const char *text = config->mistakes.text;
    snprintf(path, sizeof path, "%s/%s", config->state, KS_MISTAKES_FILE);
    if (*text == '\0') {
        (void)unlink(path);
    } else if (!ks_file_write(path, text, strlen(text), &err)) {
        ks_log(KS_LOG_MISTAKES_UNWRITTEN, "%s", ks_err_line(ks_lang_here(), &err).text);
    }
}

static void print_usage(FILE *to)
{
    struct ks_buf usage = { 0 };
    ks_sync_config_usage(&usage);
    fputs(usage.p, to);
    ks_buf_free(&usage);
}

/* --help or --version. */
static bool has_answered(const struct ks_sync_config *config)
{
    struct ks_buf usage = { 0 };
    ks_sync_config_usage(&usage);
    bool answered = ks_arguments_answer(config->asked, "kiosk-sync", usage.p);
    ks_buf_free(&usage);
    return answered;
}

int main(int argc, char **argv)
{
    struct ks_sync_config config;
    struct ks_err err = { 0 };
    if (!ks_sync_config_parse(argc, argv, &config, &err)) {
        fprintf(stderr, "kiosk-sync: %s\n", ks_err_line(ks_lang_here(), &err).text);
        print_usage(stderr);
        return 2;
    }
    if (has_answered(&config)) {
        return 0;
    }
    if (config.confirm) {
        return confirm(&config);
    }
    tell_mistakes(&config);
    if (config.n_sources == 0 && config.mounts[0] == '\0' && config.mistakes.n == 0) {
        fprintf(stderr, "kiosk-sync: %s\n",
                ks_say("没有来源。用 --source DIR --policy open，或写 kiosk.ini"));
        return 2;
    }
    tell_trustless(&config);
    return ks_daemon_run(&config);
}
