#ifndef TESTS_SUPPORT_QUIZ_SAY_H
#define TESTS_SUPPORT_QUIZ_SAY_H

#include <string.h>

#include "base/text.h"
#include "core/quiz/bank.h"
#include "readers/quiz/files.h"
#include "support/said.h"

/* A question on one line, for tests: its kind (J A S M T), stem, options with = if right and ~ if
 * not, #feedback, ####explanation, @id :type; or ! and what is wrong with it, => how to mend it. */

static inline void say_item(const struct ks_quiz_item *item, struct ks_buf *out)
{
    ks_buf_addf(out, "%c ", "JASMT"[item->kind]);
    ks_buf_adds(out, item->scene);
    ks_buf_addf(out, "%s%s", *item->scene != '\0' ? " / " : "", item->stem);
    for (size_t i = 0; i < item->n_options; i++) {
        ks_buf_addf(out, " %c%s", (item->right >> i & 1) != 0 ? '=' : '~', item->options[i].text);
        ks_buf_addf(out, "%s%s", *item->options[i].feedback != '\0' ? "#" : "",
                    item->options[i].feedback);
    }
    ks_buf_addf(out, "%s%s", *item->explanation != '\0' ? " ####" : "", item->explanation);
    if (strncmp(item->id, "q-", 2) != 0) {
        ks_buf_addf(out, " @%s", item->id);
    }
    ks_buf_addf(out, "%s%s", *item->type != '\0' ? " :" : "", item->type);
    ks_buf_adds(out, "\n");
}

/* All of a bank, then all problems but notes. */
static inline void
say_bank(const struct ks_quiz_bank *bank, const struct ks_problems *problems, struct ks_buf *out)
{
    ks_buf_adds(out, "");
    for (size_t i = 0; i < bank->n; i++) {
        say_item(&bank->v[i], out);
    }
    for (size_t i = 0; i < problems->n; i++) {
        const struct ks_problem *p = &problems->v[i];
        if (p->level != KS_LEVEL_NOTE) {
            ks_buf_addf(out, "%c%d:%d %s => %s\n", p->level == KS_LEVEL_ERROR ? '!' : '?', p->row,
                        p->column, said_of(p).what, said_of(p).how);
        }
    }
}

#endif
