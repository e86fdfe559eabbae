/* Lines for the operator on stderr. */
#include "port/log.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>

#include "base/text.h"

/* What is shown is the process's own mask of priorities, which libc keeps for syslog(3). A mask
 * with LOG_EMERG, a priority that no message of ours has, is libc's: nobody has said anything. */
void ks_log_show(enum ks_log_level level)
{
    (void)setlogmask(LOG_UPTO(level) & ~LOG_MASK(LOG_EMERG));
}

/* A pipe is opened anew, so that its other writers wait as before; a socket cannot be, and
 * journald's belongs to this service alone. A terminal is somebody who tries it out. */
void ks_log_hurry(void)
{
    struct stat st;
    int own = -1;
    if (fstat(STDERR_FILENO, &st) == 0 && S_ISFIFO(st.st_mode)) {
        own = open("/proc/self/fd/2", O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    } else if (fstat(STDERR_FILENO, &st) == 0 && S_ISSOCK(st.st_mode)) {
        (void)fcntl(STDERR_FILENO, F_SETFL, fcntl(STDERR_FILENO, F_GETFL) | O_NONBLOCK);
    }
    if (own >= 0) {
        (void)dup2(own, STDERR_FILENO);
        close(own);
    }
}

static bool is_shown(enum ks_log_level level)
{
    int mask = setlogmask(0); /* changes nothing */
    return (mask & LOG_MASK(LOG_EMERG)) != 0 ? level <= KS_LEVEL_OF_INFO
                                             : (mask & LOG_MASK(level)) != 0;
}

const char *const *ks_log_levels(size_t *n)
{
    static const char *const words[] = { "error", "warning", "notice", "info", "debug" };
    *n = KS_COUNT(words);
    return words;
}

/* The level of a message. A number that stands twice in the table does not compile here. */
static enum ks_log_level level_of(enum ks_log_id id)
{
    switch (id) {
#define LEVEL(name, number, level, meaning)                                                        \
    case KS_LOG_##name:                                                                            \
        return KS_LEVEL_OF_##level;
        KS_LOG_TABLE(LEVEL)
#undef LEVEL
    }
    return KS_LEVEL_OF_ERROR;
}

void ks_log_line(enum ks_log_id id, const char *module, const char *format, ...)
{
    char text[1024];
    enum ks_log_level level = level_of(id);
    if (!is_shown(level)) {
        return;
    }
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
    char line[1200], priority[8] = "";
    if (!isatty(STDERR_FILENO)) {
        snprintf(priority, sizeof priority, "<%d>", (int)level);
    }
    int size = snprintf(line, sizeof line, "%s%s: %s [KS-%04d]\n", priority, module, text, (int)id);
    if (size > 0) {
        size_t bytes = (size_t)size < sizeof line ? (size_t)size : sizeof line - 1;
        ssize_t written = write(STDERR_FILENO, line, bytes); /* one write: lines never mix */
        (void)written;
    }
}
