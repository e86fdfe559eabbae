/* The last words of a process that met an impossible state. */
#include "base/check.h"

#include <stdio.h>
#include <stdlib.h>

bool ks_never_report(const char *expression, const char *file, int line)
{
    fprintf(stderr, "<3>never: %s at %s:%d\n", expression, file, line);
#ifdef KS_DEBUG
    abort();
#else
    return true;
#endif
}

void ks_bug(const char *what)
{
    fprintf(stderr, "<2>bug: %s\n", what);
    abort();
}

void ks_oom(void)
{
    fputs("<2>out of memory\n", stderr);
    abort();
}
