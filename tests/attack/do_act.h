#ifndef TESTS_ATTACK_DO_ACT_H
#define TESTS_ATTACK_DO_ACT_H

#include <stdbool.h>
#include <stddef.h>

/* Does the act that these bytes name behind TARGET_MARK; false: they name none. */
bool do_act(const char *bytes, size_t n, long *told);

#endif
