#ifndef KS_SYNC_OFFICE_INTAKE_H
#define KS_SYNC_OFFICE_INTAKE_H

#include "base/lang.h"
#include "core/release/manifest.h"
#include "decode/client/reader.h"
#include "decode/client/sniff.h"

/* The intake of one file: looked at before it may become part of a release. It finds out what the
 * file is by its bytes, whether a screen can show it, and how large it is. Every picture is
 * decoded whole and every video to its first frame and every question bank is read to its end, in
 * the sandbox of decode/client/client.h, so that a poisoned file is refused here with its reason
 * and never reaches the player. A bank without one question that can be used is refused too: what
 * is installed under its name stays. Other tables and cards must be text. Blocks. */

struct ks_intake {
    struct ks_arena *arena; /* owns the sentences */
    struct ks_decoder_params decoder;
    struct ks_reader *reader;   /* of banks; NULL = a child for each, as `decoder` says */
    const struct ks_zone *zone; /* as for whoever reads them later; NULL = UTC */
    int32_t today;
    enum ks_lang lang;               /* of refusals; Chinese unless said otherwise */
    int screen_width, screen_height; /* a much smaller picture is noted; 0 = 1920 × 1080 */
};

struct ks_fitness {
    enum ks_blob_type type;
    uint32_t width, height; /* of pictures and videos, as shown */
    enum ks_format format;  /* of its first bytes, whatever its name says */
    bool by_format;         /* it was refused for that format */
    bool absent;            /* it was refused only for a program that this machine has not got */
    bool failed;            /* this machine could not look: nothing is known */
    struct ks_err failure;  /* why */
    const char *refusal;    /* NULL = fit; else what is wrong */
    struct ks_err why;      /* the same, and how to mend it, as an error */
    const char *how;        /* how to mend it; "" if that is said already */
    const char *note;       /* fit: 图片 1920×1080; 按 GBK 读取; 题库 40 题 */
    bool worth_a_look;      /* fit, but the note gives the office a piece of advice */
};

/* `fd`: the bytes themselves (not the source: that may change meanwhile); `label`: the name in the
 * release, whose ending tells tables, cards and alerts. */
void ks_intake_look(const struct ks_intake *intake,
                    int fd,
                    const char *label,
                    struct ks_fitness *fitness);

/* The same from the first bytes (up to 512 count) and the size alone: false, with the reason in
 * `fitness`, if no more of the file need be read. */
KS_NODISCARD bool ks_intake_head(const struct ks_intake *intake,
                                 const void *head,
                                 size_t n,
                                 uint64_t size,
                                 const char *label,
                                 struct ks_fitness *fitness);

#endif
