/* Questions without a flaw, of which a test spoils one thing: 0 <= i < 64, genuine and scam by
 * turns. */
#ifndef TESTS_SUPPORT_GOOD_ITEM_H
#define TESTS_SUPPORT_GOOD_ITEM_H

#include <stdio.h>

#include "core/quiz/bank.h"

static struct ks_quiz_item good_item(int i)
{
    static char ids[64][8];
    snprintf(ids[i], sizeof ids[i], "x-%d", i);
    struct ks_quiz_item item = { .row = i + 2,
                                 .id = ids[i],
                                 .kind = KS_QUIZ_ACT,
                                 .type = "退款",
                                 .genuine = i % 2 == 0,
                                 .cues = 2,
                                 .fit = 2,
                                 .scene = "客服：退款要先开通备用金",
                                 .stem = "你会怎么做？",
                                 .n_options = 3,
                                 .right = 1u << i % 3 };
    static const char *const texts[] = { "挂断去订单页", "按他说的操作", "先转一半试试" };
    for (size_t k = 0; k < 3; k++) {
        item.options[k] = (struct ks_quiz_option) { texts[k], "退款原路返回，不用开借款，停。" };
    }
    return item;
}

#endif
