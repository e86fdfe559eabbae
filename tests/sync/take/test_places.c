/* A look at an office's folder before the places are known, which a set elsewhere says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "port/fsio.h"
#include "support/check_main.h"
#include "support/tmpdir.h"
#include "sync/take/cycle.h"

static const char card[] = "# 一张\n\n## 停 不转账\n";

static void put_text(const struct tmpdir *dir, const char *path, const char *text)
{
    tmpdir_put(dir, path, text, strlen(text));
}

static struct ks_source_config source_at(struct tmpdir *dir, const char *name)
{
    struct ks_source_config source = { .policy = KS_POLICY_OPEN };
    snprintf(source.name, sizeof source.name, "%s", name);
    snprintf(source.path, sizeof source.path, "%s/%s", dir->path, name);
    return source;
}

/* What the result of the look says, to be freed. */
static char *look(const struct ks_sync_config *config, size_t i)
{
    struct ks_cycle cycle = { .config = config, .source = &config->source[i] };
    struct ks_outcome outcome;
    char path[400], *bytes = NULL;
    size_t n;
    ks_cycle_run(&cycle, &outcome);
    snprintf(path, sizeof path, "results/%s.txt", config->source[i].name);
    struct ks_dir *state = ks_dir_open(config->state, NULL);
    ck_assert(ks_dir_read(state, path, 1 << 20, &bytes, &n, NULL));
    ks_dir_close(state);
    return bytes;
}

static void expect_file(const char *result, const char *state, const char *name)
{
    char line[200];
    snprintf(line, sizeof line, "\nfile\t%s\tnew\t%s\t", state, name);
    ck_assert_msg(strstr(result, line) != NULL, "%s is not %s in:\n%s", name, state, result);
}

/* An empty screen shows at once what plays everywhere, and only what may name a place waits. */
START_TEST(only_what_may_name_a_place_waits)
{
    struct tmpdir dir;
    tmpdir_make(&dir);
    put_text(&dir, "share/海报/通知.txt", card);
    put_text(&dir, "share/海报/【甲楼】通知.txt", card);
    put_text(&dir, "base/assets/cards/a.md", card);
    put_text(&dir, "base/playlists/main.csv", "item,seconds\ncards/a.md,5\n");
    put_text(&dir, "base/playlists/places.csv", "地点,名称\njia,甲楼\n");
    struct ks_sync_config config = { .zone = ks_zone_fixed(8 * 3600), .n_sources = 2 };
    snprintf(config.state, sizeof config.state, "%s/state", dir.path);
    config.source[0] = source_at(&dir, "share");
    config.source[1] = source_at(&dir, "base");
    for (int i = 0; i < 2; i++) { /* another look changes nothing */
        char *result = look(&config, 0);
        ck_assert_msg(strstr(result, "\t海报/通知.txt\t") != NULL &&
                          strstr(result, "file\ton\t") != NULL,
                      "%s", result);
        ck_assert_msg(strstr(result, "file\tlater\t") != NULL &&
                          strstr(result, "等读到地点表就播") != NULL,
                      "%s", result);
        free(result);
    }
    free(look(&config, 1));
    char *result = look(&config, 0);
    ck_assert_msg(strstr(result, "file\tlater\t") == NULL && strstr(result, "地点：甲楼") != NULL,
                  "%s", result);
    free(result);
    tmpdir_remove(&dir);
}
END_TEST

/* Where nobody else has a set there is nothing to wait for. */
START_TEST(alone_nothing_waits)
{
    struct tmpdir dir;
    tmpdir_make(&dir);
    put_text(&dir, "share/海报/【甲楼】通知.txt", card);
    struct ks_sync_config config = { .zone = ks_zone_fixed(8 * 3600), .n_sources = 1 };
    snprintf(config.state, sizeof config.state, "%s/state", dir.path);
    config.source[0] = source_at(&dir, "share");
    char *result = look(&config, 0);
    expect_file(result, "on", "海报/【甲楼】通知.txt");
    free(result);
    tmpdir_remove(&dir);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, only_what_may_name_a_place_waits);
    tcase_add_test(tc, alone_nothing_waits);
}

int main(void)
{
    return check_main("places", add);
}
