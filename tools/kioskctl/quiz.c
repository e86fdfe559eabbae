/* kioskctl quiz: question banks in from what other programs write, and out again. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/problem/fail.h"
#include "core/program/privacy.h"
#include "decode/client/reader.h"
#include "kioskctl/ctl.h"
#include "kioskctl/fail.h"
#include "port/clock.h"
#include "port/fsio.h"
#include "port/lang.h"
#include "readers/quiz/export.h"

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static bool make_folder(const char *path, struct ks_err *err)
{
    return mkdir(path, 0777) == 0 || errno == EEXIST ||
           ctl_fail(err, KS_ERR_IO, ks_say("建不了文件夹 %s：%s"), path, strerror(errno));
}

static bool same_file(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* DIR/assets/quiz/<name of the file>.csv, its folders made; NULL with the reason said. */
static const char *target_of(struct ctl *ctl, struct ks_arena *arena)
{
    struct ks_err err = { 0 };
    const char *name = base_of(ctl->folder), *dot = strrchr(name, '.');
    int n = dot == NULL || dot == name ? (int)strlen(name) : (int)(dot - name);
    const char *assets = ks_arena_printf(arena, "%s/assets", ctl->output);
    const char *folder = ks_arena_printf(arena, "%s/quiz", assets);
    const char *path = ks_arena_printf(arena, "%s/%.*s.csv", folder, n, name);
    if (!make_folder(ctl->output, &err) || !make_folder(assets, &err) ||
        !make_folder(folder, &err)) {
        ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
        return NULL;
    }
    if ((n == 4 && strncmp(name, "bank", 4) == 0) || (n == 7 && strncmp(name, "bank-en", 7) == 0)) {
        ctl_cannot(ks_say("%.*s 是自带题库的名字，请给文件换一个名字再导入"), n, name);
        return NULL;
    }
    if (same_file(ctl->folder, path)) {
        ctl_cannot(ks_say("%s 已经在题库文件夹里，不用导入，屏幕会直接读它"), path);
        return NULL;
    }
    return path;
}

static bool read_bank(struct ctl *ctl,
                      struct ks_arena *arena,
                      struct ks_problems *problems,
                      struct ks_quiz_bank *bank)
{
    struct ks_err err = { 0 };
    struct ks_fault fault;
    struct ks_civil now = ks_civil_of(&ctl->zone, ks_clock_wall());
    struct ks_form_document document = { .kind = KS_FORM_BANK,
                                         .file = base_of(ctl->folder),
                                         .zone = &ctl->zone,
                                         .today = ks_civil_date(now) };
    char *bytes = NULL;
    const void *value = NULL;
    int fd = open(ctl->folder, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        ctl_cannot(ks_say("打不开 %s：%s"), ctl->folder, strerror(errno));
        return false;
    }
    bool ok = ks_file_read(fd, ctl->folder, KS_DOCUMENT_BYTES_MAX, &bytes, &document.n, &err);
    close(fd);
    if (ok) {
        struct ks_reader *reader = ks_reader_new(NULL, NULL);
        document.bytes = bytes;
        ok = ks_reader_read(reader, &document, arena, &value, problems, &fault, &err) == KS_READ;
        ks_reader_free(reader);
        free(bytes);
    }
    if (!ok) {
        ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
        return false;
    }
    *bank = value == NULL ? *bank : *(const struct ks_quiz_bank *)value;
    return true;
}

static bool write_out(const char *path, enum ks_quiz_format format, const struct ks_quiz_bank *bank)
{
    struct ks_err err = { 0 };
    struct ks_buf out = { 0 };
    ks_quiz_export(bank, format, &out);
    bool ok = ks_file_write(path, out.p, out.n, &err);
    ks_buf_free(&out);
    if (!ok) {
        ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
    }
    return ok;
}

static int import(struct ctl *ctl, struct ks_arena *arena)
{
    struct ks_problems problems = { .arena = arena };
    struct ks_quiz_bank bank = { .file = base_of(ctl->folder) };
    if (ctl->output == NULL) {
        return ctl_cannot(ks_say("缺少 -o 内容文件夹，例如 kioskctl quiz import 题库.xlsx -o ."));
    }
    const char *path = target_of(ctl, arena);
    if (path == NULL || !read_bank(ctl, arena, &problems, &bank)) {
        return CTL_CANNOT;
    }
    ks_privacy_quiz(&bank, &problems);
    ctl_print_problems(&problems, ctl->json);
    if (bank.n > 0 && !write_out(path, KS_QUIZ_CSV, &bank)) {
        return CTL_CANNOT;
    }
    if (!ctl->json) {
        printf(ks_say("读到 %zu 题，收下 %zu 题，没有收下 %zu 题"), bank.found, bank.n,
               bank.found - bank.n);
        printf(bank.n > 0 ? ks_say("；已写入 %s\n") : ks_say("；什么都没有写\n"), path);
    }
    return ks_problems_count(&problems, KS_LEVEL_ERROR) > 0 ? CTL_PROBLEMS : CTL_CLEAN;
}

static int export(struct ctl *ctl)
{
    enum ks_quiz_format format;
    struct ks_civil now = ks_civil_of(&ctl->zone, ks_clock_wall());
    if (ctl->format == NULL || !ks_quiz_format_of(ctl->format, &format)) {
        return ctl_cannot(ks_say("--format 写 csv、gift 或 moodle-xml"));
    }
    if (!ctl_load(ctl, now, CTL_GLANCE)) {
        return CTL_CANNOT;
    }
    const struct ks_quiz_bank *bank = &ctl->program->quiz;
    if (ctl->output != NULL) {
        return write_out(ctl->output, format, bank) ? CTL_CLEAN : CTL_CANNOT;
    }
    struct ks_buf out = { 0 };
    ks_quiz_export(bank, format, &out);
    bool ok = fwrite(out.p, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
    ks_buf_free(&out);
    return ok ? CTL_CLEAN : ctl_cannot(ks_say("写不出去：%s"), strerror(errno));
}

int ctl_quiz(struct ctl *ctl)
{
    if (strcmp(ctl->verb, "export") == 0) {
        return export(ctl);
    }
    if (strcmp(ctl->verb, "import") != 0) {
        return ctl_cannot(ks_say("quiz 后面写 import 或 export"));
    }
    struct ks_arena *arena = ks_arena_new();
    int status = import(ctl, arena);
    ks_arena_free(arena);
    return status;
}
