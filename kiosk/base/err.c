/* Errors as a code and a sentence. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

static void trim_partial_character(char *text)
{
    text[ks_utf8_prefix(text, strlen(text), strlen(text))] = '\0';
}

bool ks_fail(struct ks_err *err, enum ks_err_code code, const char *format, ...)
{
    if (err == NULL) {
        return false;
    }
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    trim_partial_character(err->text);
    err->code = code;
    err->n = err->used = 0;
    return false;
}

bool ks_fail_in(struct ks_err *err, const char *format, ...)
{
    if (err == NULL) {
        return false;
    }
    char inner[sizeof err->text];
    memcpy(inner, err->text, sizeof inner);
    va_list args;
    va_start(args, format);
    int used = vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    if (used >= 0 && (size_t)used < sizeof err->text) {
        snprintf(err->text + used, sizeof err->text - (size_t)used, ": %s", inner);
    }
    trim_partial_character(err->text);
    err->n = err->used = 0;
    return false;
}
