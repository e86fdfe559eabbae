/* What the player and kiosk-sync of a device tell of themselves (see seen.h). */
#include "kioskctl/seen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/device/blackbox.h"
#include "core/problem/carry.h"
#include "core/problem/fail.h"
#include "port/fsio.h"
#include "port/lang.h"
#include "port/shared_page.h"

/* The memory that is the process's alone, and its part of what it shares; 0 = the kernel does not
 * say, for example to somebody who is not root. */
static int pss_mib(pid_t process)
{
    char path[64], line[128];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%ld/smaps_rollup", (long)process);
    FILE *file = fopen(path, "re");
    while (file != NULL && kib == 0 && fgets(line, sizeof line, file) != NULL) {
        kib = strncmp(line, "Pss:", 4) == 0 ? strtol(line + 4, NULL, 10) : 0;
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return (int)((kib + 1023) / 1024);
}

static void see_mistakes(struct seen *seen, const char *state)
{
    struct ks_dir *dir = ks_dir_open(state, NULL);
    char *bytes;
    size_t n;
    if (dir != NULL && ks_dir_read(dir, KS_MISTAKES_FILE, KS_MISTAKES_TEXT, &bytes, &n, NULL)) {
        (void)ks_mistakes_add_text(&seen->mistakes, (struct ks_str) { bytes, n });
        free(bytes);
    }
    ks_dir_close(dir);
}

struct seen seen_look(const char *path, const char *state)
{
    struct seen seen = { .asked = path != NULL };
    struct ks_blackbox box;
    pid_t player = path == NULL ? 0 : ks_shared_page_holder(path);
    if (player != 0 && ks_shared_page_read(path, &box, sizeof box) &&
        memcmp(box.magic, KS_BLACKBOX_MAGIC, sizeof box.magic) == 0 && box.running != 0) {
        seen.runs = true;
        seen.pss_mib = pss_mib(player);
        seen.dark = box.dark != 0;
        memcpy(seen.display, box.display, sizeof seen.display - 1);
        size_t n = strnlen(box.settings, sizeof box.settings);
        (void)ks_mistakes_add_text(&seen.mistakes, (struct ks_str) { box.settings, n });
    }
    see_mistakes(&seen, state);
    return seen;
}

void seen_print_display(const struct seen *seen, enum seen_as as)
{
    struct ks_err told;
    struct ks_err_line said = { "" };
    if (ks_err_read(ks_str_of(seen->display), &told)) {
        said = ks_err_line(ks_lang_here(), &told);
    }
    if (as == SEEN_AS_JSON) {
        struct ks_buf out = { 0 };
        ks_buf_add_json(&out, said.text);
        printf(",\n \"player\": %s, \"dark\": %s, \"display\": %s, \"pss_mib\": %d",
               seen->runs ? "true" : "false", seen->dark ? "true" : "false", out.p, seen->pss_mib);
        ks_buf_free(&out);
    } else if (!seen->runs) {
        puts(ks_say("画面：播放程序没有在运行"));
    } else {
        printf(ks_say("画面：%s\n"), *said.text == '\0' ? ks_say("还不知道") : said.text);
    }
    if (as == SEEN_AS_TEXT && seen->pss_mib > 0) {
        printf(ks_say("播放程序占内存 %d MiB（PSS）\n"), seen->pss_mib);
    }
}

void seen_print_mistakes(const struct seen *seen, enum seen_as as)
{
    const struct ks_mistakes *mistakes = &seen->mistakes;
    struct ks_buf out = { 0 }, said = { 0 };
    ks_mistakes_say(mistakes, ks_lang_here(), &said);
    struct ks_str rest = ks_str_of(said.p), line;
    ks_buf_adds(&out, as == SEEN_AS_JSON ? ",\n \"settings\": [" : "");
    if (as == SEEN_AS_TEXT && mistakes->n > 0) {
        ks_buf_adds(&out,
                    ks_say("设置：配置文件 kiosk.ini 有要改的地方，写错的没有采用，其余照常\n"));
    }
    for (bool first = true; ks_str_cut(&rest, '\n', &line) && line.n > 0; first = false) {
        char sentence[sizeof(struct ks_err_line)];
        snprintf(sentence, sizeof sentence, "%.*s", (int)line.n, line.p);
        if (as == SEEN_AS_JSON) {
            ks_buf_adds(&out, first ? "" : ", ");
            ks_buf_add_json(&out, sentence);
        } else {
            ks_buf_addf(&out, "  %s\n", sentence);
        }
    }
    ks_buf_adds(&out, as == SEEN_AS_JSON ? "]" : "");
    fputs(out.p == NULL ? "" : out.p, stdout);
    ks_buf_free(&out);
    ks_buf_free(&said);
}
