/* Errors in the tool's own words (see fail.h). */
#include "kioskctl/fail.h"

#include <stdarg.h>
#include <stdio.h>

bool ctl_fail(struct ks_err *err, enum ks_err_code code, const char *format, ...)
{
    char text[KS_ERR_BYTES];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return ks_fail_as(err, code, KS_PROBLEM_SAID, KS_ARGS(ks_arg_text(text)));
}
