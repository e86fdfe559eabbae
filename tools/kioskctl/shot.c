/* kioskctl shot: the screen at a moment as a PNG, without a display. */
#include <stdio.h>
#include <stdlib.h>

#include "app/frame/still.h"
#include "base/list.h"
#include "core/problem/fail.h"
#include "kioskctl/ctl.h"
#include "port/lang.h"
#include "stage/capture.h"
#include "stage/noto.h"

static bool parse_size(const char *text, int *width, int *height)
{
    char end;
    return text != NULL && sscanf(text, "%dx%d%c", width, height, &end) == 2 && *width >= 16 &&
           *height >= 16 && *width <= KS_CANVAS_SIDE_MAX && *height <= KS_CANVAS_SIDE_MAX;
}

static int cannot(const struct ks_still *still, const struct ks_err *err)
{
    return ctl_cannot(ks_say("%s：%s"), still->item == NULL ? ks_say("这一项") : still->item,
                      ks_err_line(ks_lang_here(), err).text);
}

static int say_text(const struct ks_still *still)
{
    struct ks_err err = { 0 };
    struct ks_buf text = { 0 };
    bool ok = ks_still_text(still, &text, &err);
    if (ok) {
        fputs(text.p, stdout);
    }
    ks_buf_free(&text);
    return ok ? CTL_CLEAN : cannot(still, &err);
}

static int draw(const struct ks_still *still, const char *output)
{
    struct ks_err err = { 0 };
    struct ks_canvas *canvas = ks_still_paint(still, &err);
    if (canvas == NULL) {
        return cannot(still, &err);
    }
    bool ok = ks_capture_png(canvas, output, &err);
    ks_canvas_free(canvas);
    return ok ? CTL_CLEAN : ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
}

int ctl_shot(struct ctl *ctl)
{
    ctl->any_source = true;
    struct ks_frame_look look = { .lang = ctl->lang == NULL ? "zh" : ctl->lang,
                                  .touch = ctl->touch || ctl->screen != NULL };
    struct ks_civil at;
    if (!ctl_time(ctl, "--at", ctl->at, &at)) {
        return CTL_CANNOT;
    }
    if (!parse_size(ctl->size, &look.width, &look.height) || (ctl->output == NULL && !ctl->text)) {
        return ctl_cannot(ks_say("需要 --size 宽x高（例如 1920x1080）和 -o 文件.png，或 --text"));
    }
    int panel = ctl->rotate == NULL ? 0 : atoi(ctl->rotate);
    if (panel % 90 != 0 || panel < 0 || panel > 270) {
        return ctl_cannot(ks_say("--rotate 只能是 0、90、180、270"));
    }
    look.rotate = ks_frame_turn(panel);
    if (!ctl_load(ctl, at, CTL_GLANCE)) {
        return CTL_CANNOT;
    }
    struct ks_err err = { 0 };
    look.fonts = ks_noto_open(&err);
    if (look.fonts == NULL) {
        return ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
    }
    char place[64] = "";
    struct ks_str places = ks_str_of(ctl->place), first;
    if (ks_list_next(&places, &first)) {
        snprintf(place, sizeof place, "%.*s", (int)first.n, first.p);
    }
    look.place = place;
    struct ks_situation situation = ctl_situation(ctl, at);
    struct ks_visit visit = { .text_size = ctl->large ? KS_TEXT_LARGE : KS_TEXT_NORMAL };
    struct ks_still still = { .look = look,
                              .set = ctl->set,
                              .program = ctl->program,
                              .situation = &situation,
                              .item = ctl->item,
                              .visit = ctl->screen == NULL ? NULL : &visit };
    int status = CTL_CANNOT;
    if (ctl->screen == NULL || ctl_screen(ctl, &visit)) {
        status = ctl->text ? say_text(&still) : draw(&still, ctl->output);
    }
    ks_fonts_close(look.fonts);
    return status;
}
