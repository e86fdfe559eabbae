#ifndef TESTS_SUPPORT_IN_ENGLISH_H
#define TESTS_SUPPORT_IN_ENGLISH_H

#include "base/lang.h"

/* What the office gave beside a Chinese text, in English. */
#define IN_ENGLISH(text)                                                                           \
    {                                                                                              \
        {                                                                                          \
            [KS_LANG_EN] = (text)                                                                  \
        }                                                                                          \
    }

#endif
