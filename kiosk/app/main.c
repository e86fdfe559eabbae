/* The program `kiosk`: options in, the loop, an exit status. 0 ended, 1 a script failed, 2 could
 * not run, 3 no display. */
#include <stdio.h>
#include <unistd.h>

#include "app/options.h"
#include "app/player/player.h"
#include "core/problem/fail.h"
#include "port/lang.h"
#include "port/log.h"

int main(int argc, char **argv)
{
    struct ks_options options;
    struct ks_err err = { 0 };
    struct ks_buf usage = { 0 };
    ks_options_usage(&usage);
    ks_log_hurry(); /* the main thread writes lines, too */
    bool parsed = ks_options_parse(argc, argv, &options, &err);
    bool answered = parsed && ks_arguments_answer(options.asked, "kiosk", usage.p);
    if (!parsed) {
        fprintf(stderr, "kiosk: %s\n%s", ks_err_line(ks_lang_here(), &err).text, usage.p);
    }
    ks_buf_free(&usage);
    if (!parsed || answered) {
        return parsed ? 0 : 2;
    }
    bool left;
    enum ks_player_end end = ks_player_run(&options, &left, &err);
    int status = 2;
    switch (end) {
    case KS_PLAYER_DONE:
        status = 0;
        break;
    case KS_PLAYER_SCRIPT_FAILED:
        status = 1;
        break;
    case KS_PLAYER_NO_DISPLAY:
        status = 3;
        break;
    case KS_PLAYER_CANNOT:
        break;
    }
    if (end == KS_PLAYER_NO_DISPLAY || end == KS_PLAYER_CANNOT) {
        fprintf(stderr, "kiosk: %s\n", ks_err_line(ks_lang_here(), &err).text);
    }
    (void)fflush(stdout);
    if (left) {
        _exit(status); /* those threads use what exit() would take down */
    }
    return status;
}
