#ifndef KS_BASE_ATTR_H
#define KS_BASE_ATTR_H

/* Compiler attributes under readable names. */

#define KS_NODISCARD __attribute__((warn_unused_result))
#define KS_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define KS_FORMAT_ARG(fmt) __attribute__((format_arg(fmt)))
#define KS_NORETURN __attribute__((noreturn))
#define KS_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
