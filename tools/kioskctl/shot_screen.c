/* kioskctl shot --screen: a screen of a visit as the first person of the day would find it. */
#include <string.h>

#include "kioskctl/ctl.h"

/* Every question of the round answered by its first option. */
static void answer(struct ks_visit *visit, const struct ks_quiz_bank *bank)
{
    struct ks_quiz_session *s = &visit->session;
    if (ks_session_takes_several(&bank->v[s->item[s->at]])) {
        ks_session_mark(s, bank, 0);
        ks_session_confirm(s, bank);
    } else {
        ks_session_answer(s, bank, 0);
    }
}

/* The bank's first questions in its own order, those in one language: what a shot shows is not
 * drawn by chance. */
static bool begin(struct ks_visit *visit, const struct ks_quiz_bank *bank, bool english)
{
    struct ks_quiz_session *s = &visit->session;
    s->chosen = -1;
    for (size_t i = 0; i < bank->n && s->n < KS_SESSION_ITEMS; i++) {
        if (bank->v[i].english == english) {
            s->item[s->n++] = i;
        }
    }
    for (uint8_t i = 0; i < KS_QUIZ_OPTIONS_MAX; i++) {
        s->order[i] = i;
    }
    return s->n > 0;
}

bool ctl_screen(const struct ctl *ctl, struct ks_visit *visit)
{
    static const enum ks_visit_screen screens[] = {
        KS_VISIT_HOME,     KS_VISIT_HELP, KS_VISIT_HANDBOOK, KS_VISIT_CHANNELS,
        KS_VISIT_QUESTION, KS_VISIT_SURE, KS_VISIT_FEEDBACK, KS_VISIT_RESULT,
        KS_VISIT_WORKS,    KS_VISIT_WORK, KS_VISIT_POLL,     KS_VISIT_PLEDGE,
    };
    const struct ks_quiz_bank *bank = &ctl->program->quiz;
    for (size_t i = 0; i < KS_COUNT(screens); i++) {
        if (strcmp(ks_visit_screen_name(screens[i]), ctl->screen) != 0) {
            continue;
        }
        *visit = (struct ks_visit) { .screen = screens[i] };
        bool quiz = screens[i] >= KS_VISIT_QUESTION && screens[i] <= KS_VISIT_RESULT;
        bool english = ks_lang_is_english(ctl->lang);
        if (quiz && !(english && begin(visit, bank, true)) && !begin(visit, bank, false)) {
            ctl_cannot("内容里没有能出的题");
            return false;
        }
        if (screens[i] == KS_VISIT_FEEDBACK) {
            answer(visit, bank);
        }
        while (screens[i] == KS_VISIT_RESULT) {
            answer(visit, bank);
            if (!ks_session_next(&visit->session, bank)) {
                break;
            }
        }
        return true;
    }
    ctl_cannot("没有“%s”这个画面，可以写 home help handbook channels question sure feedback result "
               "works work poll pledge",
               ctl->screen);
    return false;
}
