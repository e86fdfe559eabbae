/* Lines for the operator on stderr. */
#include "port/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/text.h"

void ks_log(enum ks_log_level level, const char *module, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (length < 0) {
        return;
    }
    size_t n = (size_t)length < sizeof text ? (size_t)length : sizeof text - 1;
    text[ks_utf8_prefix(text, n, n)] = '\0';
    for (char *p = text; *p != '\0'; p++) {
        if ((unsigned char)*p < 0x20 || *p == 0x7F) {
            *p = ' '; /* content may not forge a second line or move the cursor */
        }
    }
    char line[1200];
    int size = isatty(STDERR_FILENO)
                   ? snprintf(line, sizeof line, "%s: %s\n", module, text)
                   : snprintf(line, sizeof line, "<%d>%s: %s\n", (int)level, module, text);
    if (size > 0) {
        size_t bytes = (size_t)size < sizeof line ? (size_t)size : sizeof line - 1;
        ssize_t written = write(STDERR_FILENO, line, bytes); /* one write: lines never mix */
        (void)written;
    }
}
