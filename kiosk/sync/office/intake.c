/* Looks at one file before it may be shown (see intake.h). */
#include "sync/office/intake.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/check.h"
#include "core/form/pack.h"
#include "core/problem/fail.h"
#include "core/problem/sentence.h"
#include "core/program/pages.h"
#include "core/quiz/bank_names.h"
#include "decode/client/fault.h"
#include "decode/client/job.h"
#include "readers/table/xlsx_kind.h"
#include "readers/text/encoding.h"
#include "sync/office/picture.h"

static void refuse(const struct ks_intake *intake, struct ks_fitness *f, struct ks_fault fault)
{
    const struct ks_sentence *sentence = ks_sentence_of(intake->lang, fault.code);
    struct ks_arg args[KS_ARGS_MAX] = { { 0 } };
    ks_fault_args(&fault, args);
    (void)ks_fail_fault(&f->why, KS_ERR_REFUSED, &fault);
    f->refusal = ks_sentence_fill(intake->lang, sentence->what, args, intake->arena);
    f->how = ks_sentence_fill(intake->lang, sentence->how, args, intake->arena);
}

static void
refuse_as(const struct ks_intake *intake, struct ks_fitness *f, enum ks_problem_code code)
{
    refuse(intake, f, (struct ks_fault) { .code = code });
}

/* That this machine could not look (no memory, no descriptors, no decoder) says nothing of the
 * file, which is looked at again later. */
static void refuse_for(const struct ks_intake *intake,
                       struct ks_fitness *f,
                       struct ks_fault fault,
                       const struct ks_err *err)
{
    if (ks_fault_is_ours(&fault)) {
        f->failed = true;
        f->failure = *err;
    } else {
        refuse(intake, f, fault);
        f->absent = ks_job_is_absence(fault.code);
    }
}

static bool too_large(const struct ks_intake *intake, uint64_t size, struct ks_fitness *f)
{
    uint64_t max = ks_blob_type_max(f->type);
    if (size > max) {
        refuse(intake, f,
               (struct ks_fault) { KS_PROBLEM_MEDIA_FILE_LIMIT,
                                   { (long long)size / 1024, (long long)max / 1024 } });
    }
    return size > max;
}

static char *read_all(int fd, size_t size)
{
    char *bytes = malloc(size + 1);
    size_t n = 0;
    if (bytes == NULL) {
        ks_oom();
    }
    for (ssize_t got; n < size && (got = pread(fd, bytes + n, size - n, (off_t)n)) > 0;) {
        n += (size_t)got;
    }
    bytes[n] = '\0';
    if (n < size) {
        free(bytes);
        return NULL;
    }
    return bytes;
}

static void look_at_text(const struct ks_intake *intake, int fd, size_t size, struct ks_fitness *f)
{
    enum ks_phrase why;
    struct ks_buf text = { 0 };
    enum ks_encoding encoding;
    char *bytes = read_all(fd, size);
    if (bytes == NULL) {
        f->failed = !ks_fail_as(&f->failure, KS_ERR_IO, KS_PROBLEM_TAKE_UNREAD, KS_NO_ARGS);
    } else if (size == 0) {
        refuse_as(intake, f, KS_PROBLEM_MEDIA_FILE_EMPTY);
    } else if (!ks_encoding_to_utf8(bytes, size, &encoding, &text, &why)) {
        f->refusal = ks_phrase_of(intake->lang, why);
        (void)ks_fail_as(&f->why, KS_ERR_REFUSED, KS_PROBLEM_LOOK_TEXT,
                         KS_ARGS(ks_arg_phrase(why)));
    } else if (encoding != KS_ENC_UTF8 && encoding != KS_ENC_UTF8_BOM) {
        f->note = ks_arena_printf(intake->arena, "按 %s 读取", ks_encoding_name(encoding));
    }
    ks_buf_free(&text);
    free(bytes);
}

static void look_at_picture(const struct ks_intake *intake, int fd, struct ks_fitness *f)
{
    struct ks_err err = { 0 };
    struct ks_media_info info;
    struct ks_pixels pixels = { 0 };
    struct ks_decoder *decoder = ks_decoder_new(&intake->decoder);
    if (ks_decoder_picture(decoder, fd, 1920, 1920, &info, &pixels, &err)) {
        f->width = (uint32_t)info.width;
        f->height = (uint32_t)info.height;
        f->note = ks_arena_printf(intake->arena, "图片 %d×%d", info.width, info.height);
        ks_picture_advise(intake, &info, f);
    } else {
        refuse_for(intake, f, info.fault, &err);
    }
    ks_pixels_free(&pixels);
    ks_decoder_free(decoder);
}

static void look_at_video(const struct ks_intake *intake, int fd, struct ks_fitness *f)
{
    struct ks_err err = { 0 };
    struct ks_media_info info;
    struct ks_pixels pixels = { 0 };
    int64_t pts;
    struct ks_video *video = ks_video_open(&intake->decoder, fd, 1920, 1920, &info, &err);
    enum ks_video_step step =
        video == NULL ? KS_VIDEO_BROKEN : ks_video_frame(video, &pixels, &pts, &err);
    if (step == KS_VIDEO_FRAME) {
        f->width = (uint32_t)info.width;
        f->height = (uint32_t)info.height;
        if (info.kind == KS_MEDIA_PAGES) {
            ks_document_advise(intake, &info, f);
            ks_video_close(video);
            return;
        }
        ks_video_advise(intake, &info, f);
    } else if (video != NULL) {
        refuse_as(intake, f,
                  step == KS_VIDEO_END ? KS_PROBLEM_MEDIA_NO_FRAME : KS_PROBLEM_MEDIA_NONSENSE);
    } else {
        refuse_for(intake, f, info.fault, &err);
    }
    ks_video_close(video);
}

static bool sides_fit(const struct ks_fitness *f)
{
    return f->width >= 1 && f->height >= 1 && f->width <= KS_MANIFEST_SIDE_MAX &&
           f->height <= KS_MANIFEST_SIDE_MAX;
}

/* Says why a bank has no usable question: the first error. */
static void say_why_none(const struct ks_intake *intake,
                         const struct ks_problems *problems,
                         struct ks_fitness *f)
{
    const struct ks_sentence *none = ks_sentence_of(intake->lang, KS_PROBLEM_LOOK_BANK);
    f->refusal = none->what;
    f->how = none->how;
    (void)ks_fail_as(&f->why, KS_ERR_REFUSED, KS_PROBLEM_LOOK_BANK, KS_NO_ARGS);
    for (size_t i = 0; i < problems->n; i++) {
        const struct ks_problem *p = &problems->v[i];
        if (p->level == KS_LEVEL_ERROR) {
            struct ks_problem_text text = ks_problem_text(p, intake->lang, intake->arena);
            const struct ks_arg *row = KS_ARGS(ks_arg_number(p->row));
            enum ks_problem_code at =
                p->row > 0 ? KS_PROBLEM_LOOK_BANK_ROW : KS_PROBLEM_LOOK_BANK_FOR;
            f->refusal = ks_arena_printf(intake->arena, "%s%s",
                                         ks_sentence_fill(intake->lang,
                                                          ks_sentence_of(intake->lang, at)->what,
                                                          row, intake->arena),
                                         text.what);
            f->how = *text.how == '\0' ? f->how : text.how;
            (void)ks_fail_as(&f->why, KS_ERR_REFUSED, p->code, p->args);
            (void)ks_fail_under(&f->why, at, row);
            break;
        }
    }
}

/* Has kiosk-read read the file. False: it was refused, or could not be looked at. */
static bool read_document(const struct ks_intake *intake,
                          struct ks_form_document document,
                          int fd,
                          const void **value,
                          struct ks_problems *problems,
                          struct ks_fitness *f)
{
    struct ks_err err = { 0 };
    struct ks_fault fault;
    struct ks_zone utc = ks_zone_fixed(0);
    struct ks_reader *own = intake->reader == NULL ? ks_reader_new(&intake->decoder, NULL) : NULL;
    bool good = false;
    char *bytes = read_all(fd, document.n);
    document.bytes = bytes;
    document.zone = intake->zone == NULL ? &utc : intake->zone;
    document.today = intake->today;
    if (document.bytes == NULL) {
        f->failed = !ks_fail_as(&f->failure, KS_ERR_IO, KS_PROBLEM_TAKE_UNREAD, KS_NO_ARGS);
    } else if (document.n == 0) {
        refuse_as(intake, f, KS_PROBLEM_MEDIA_FILE_EMPTY);
    } else if (ks_reader_read(own == NULL ? intake->reader : own, &document, intake->arena, value,
                              problems, &fault, &err) != KS_READ) {
        refuse_for(intake, f, fault, &err);
    } else {
        good = true;
    }
    ks_reader_free(own);
    free(bytes);
    return good;
}

static void look_at_bank(
    const struct ks_intake *intake, int fd, size_t size, const char *label, struct ks_fitness *f)
{
    struct ks_problems problems = { .arena = intake->arena };
    struct ks_form_document document = { .kind = KS_FORM_BANK, .file = label, .n = size };
    const void *value = NULL;
    if (!read_document(intake, document, fd, &value, &problems, f)) {
        return;
    }
    if (value == NULL || ((const struct ks_quiz_bank *)value)->n == 0) {
        say_why_none(intake, &problems, f);
    } else {
        f->note =
            ks_arena_printf(intake->arena, "题库 %zu 题", ((const struct ks_quiz_bank *)value)->n);
    }
}

/* A workbook in the place of a table: refused if nothing in it can be read, whatever the table. */
static void look_at_workbook(
    const struct ks_intake *intake, int fd, size_t size, const char *label, struct ks_fitness *f)
{
    struct ks_problems problems = { .arena = intake->arena };
    struct ks_form_document document = { .kind = KS_FORM_PLAYLIST, .file = label, .n = size };
    const void *value = NULL;
    (void)ks_pack_takes(label, &document.kind);
    bool read = read_document(intake, document, fd, &value, &problems, f);
    for (size_t i = 0; read && f->refusal == NULL && i < problems.n; i++) {
        const struct ks_problem *p = &problems.v[i];
        if (p->level == KS_LEVEL_ERROR &&
            ks_str_starts(ks_str_of(ks_problem_id(p->code)), KS_STR("xlsx."))) {
            struct ks_problem_text text = ks_problem_text(p, intake->lang, intake->arena);
            f->refusal = text.what;
            f->how = text.how;
            (void)ks_fail_as(&f->why, KS_ERR_REFUSED, p->code, p->args);
        }
    }
}

/* Whether the file is text by its name, and of which type. */
static bool is_text(const char *label, enum ks_blob_type *type)
{
    static const struct {
        const char *ending;
        enum ks_blob_type type;
    } texts[] = { { ".csv", KS_BLOB_TABLE },
                  { ".md", KS_BLOB_CARD },
                  { ".xml", KS_BLOB_ALERT },
                  { ".cap", KS_BLOB_ALERT } };
    /* A question bank counts as a table, in whatever form it comes. */
    if (ks_quiz_is_bank(ks_str_of(label))) {
        *type = KS_BLOB_TABLE;
        return true;
    }
    for (size_t i = 0; i < KS_COUNT(texts); i++) {
        if (ks_str_ends(ks_str_of(label), texts[i].ending)) {
            *type = texts[i].type;
            return true;
        }
    }
    return false;
}

bool ks_intake_head(const struct ks_intake *intake,
                    const void *head,
                    size_t n,
                    uint64_t size,
                    const char *label,
                    struct ks_fitness *fitness)
{
    *fitness = (struct ks_fitness) { .how = "", .note = "" };
    enum ks_format format = ks_sniff(head, n < KS_SNIFF_BYTES ? n : KS_SNIFF_BYTES);
    fitness->format = format;
    if (!is_text(label, &fitness->type)) {
        if (ks_format_refusal(format) != KS_PROBLEM_NONE) {
            refuse_as(intake, fitness, ks_format_refusal(format));
            fitness->by_format = true;
            return false;
        }
        fitness->type = ks_format_type(format);
    }
    return !too_large(intake, size, fitness);
}

static void look_at_media(const struct ks_intake *intake, int fd, struct ks_fitness *f)
{
    if (f->type == KS_BLOB_VIDEO || f->type == KS_BLOB_PDF) {
        look_at_video(intake, fd, f);
    } else {
        look_at_picture(intake, fd, f);
    }
    if (!f->failed && f->refusal == NULL && !sides_fit(f)) {
        refuse_as(intake, f, KS_PROBLEM_MEDIA_SIDE);
    }
}

void ks_intake_look(const struct ks_intake *intake,
                    int fd,
                    const char *label,
                    struct ks_fitness *fitness)
{
    unsigned char head[KS_SNIFF_BYTES];
    enum ks_blob_type text;
    struct stat st;
    *fitness = (struct ks_fitness) { .how = "", .note = "" };
    ssize_t n = pread(fd, head, sizeof head, 0);
    if (n < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        fitness->failed =
            !ks_fail_as(&fitness->failure, KS_ERR_IO, KS_PROBLEM_TAKE_UNREAD, KS_NO_ARGS);
    } else if (!ks_intake_head(intake, head, (size_t)n, (uint64_t)st.st_size, label, fitness)) {
        return;
    } else if (ks_quiz_is_bank(ks_str_of(label))) {
        look_at_bank(intake, fd, (size_t)st.st_size, label, fitness);
    } else if (fitness->type == KS_BLOB_TABLE && ks_book_kind_of(head, (size_t)n) != KS_BOOK_NONE) {
        look_at_workbook(intake, fd, (size_t)st.st_size, label, fitness);
    } else if (is_text(label, &text)) {
        look_at_text(intake, fd, (size_t)st.st_size, fitness);
    } else {
        look_at_media(intake, fd, fitness);
    }
}
