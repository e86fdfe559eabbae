/* kioskctl sim: the on-air log of a stretch of time, played by the player's own director. */
#include <stdio.h>
#include <string.h>

#include "core/director/sim.h"
#include "core/problem/fail.h"
#include "kioskctl/ctl.h"
#include "port/fsio.h"
#include "port/lang.h"

#define VIDEO_MS 30000 /* a video's length is not known without decoding it */

/* Prints a cell of a CSV file, quoted when it must be. */
static void add_cell(struct ks_buf *out, const char *text, const char *after)
{
    bool quote = strpbrk(text, ",\"\n\r") != NULL;
    ks_buf_adds(out, quote ? "\"" : "");
    for (; *text != '\0'; text++) {
        ks_buf_adds(out, *text == '"' ? "\"" : "");
        ks_buf_add(out, text, 1);
    }
    ks_buf_adds(out, quote ? "\"" : "");
    ks_buf_adds(out, after);
}

static void record(void *context, const struct ks_sim_record *r)
{
    struct ks_buf *out = context;
    char start[KS_CIVIL_TEXT], end[KS_CIVIL_TEXT];
    ks_civil_format(r->start, start);
    ks_civil_format(r->end, end);
    ks_buf_addf(out, "%s,%s,", start, end);
    if (r->showing->kind == KS_SHOWING_BUILTIN) {
        ks_buf_addf(out, "builtin:%zu,", r->showing->index);
    } else {
        add_cell(out, r->showing->path, ",");
    }
    add_cell(out, r->reason, "\n");
}

int ctl_sim(struct ctl *ctl)
{
    ctl->any_source = true;
    struct ks_civil from, until;
    if (!ctl_time(ctl, "--from", ctl->from, &from) ||
        !ctl_time(ctl, "--until", ctl->until, &until)) {
        return CTL_CANNOT;
    }
    if (until.s <= from.s) {
        return ctl_cannot(ks_say("--until 必须晚于 --from"));
    }
    if (!ctl_load(ctl, from, CTL_DECODE)) {
        return CTL_CANNOT;
    }
    struct ks_buf out = { 0 };
    ks_buf_adds(&out, "start,end,item,reason\n");
    struct ks_sim sim = { ctl->program, ctl_situation(ctl, from), until, VIDEO_MS, &out, record };
    ks_sim_run(&sim);
    struct ks_err err = { 0 };
    int status = CTL_CLEAN;
    if (ctl->output == NULL) {
        fputs(out.p, stdout);
    } else if (!ks_file_write(ctl->output, out.p, out.n, &err)) {
        status = ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
    }
    ks_buf_free(&out);
    return status;
}
