/* kioskctl shot --screen: a screen of a visit as the first person of the day would find it. */
#include <string.h>

#include "kioskctl/ctl.h"
#include "port/lang.h"

/* Answers every question of the round with its first option. */
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
static bool begin(struct ks_visit *visit, const struct ks_quiz_bank *bank, enum ks_lang lang)
{
    struct ks_quiz_session *s = &visit->session;
    s->chosen = -1;
    s->random = 1; /* any number but 0; it decides the order of options */
    for (size_t i = 0; i < bank->n && s->n < KS_SESSION_ITEMS; i++) {
        if (bank->v[i].lang == lang) {
            s->item[s->n++] = i;
        }
    }
    for (uint8_t i = 0; i < KS_QUIZ_OPTIONS_MAX; i++) {
        s->order[i] = i;
    }
    return s->n > 0;
}

/* How far the person's round of questions has come. */
enum round { NO_ROUND, ASKED, ANSWERED, ENDED };

/* The round of a screen that has one; false: there are no questions. */
static bool play(struct ks_visit *visit, const struct ctl *ctl, enum round round)
{
    const struct ks_quiz_bank *bank = &ctl->program->quiz;
    enum ks_lang lang = ks_lang_of(ctl->lang);
    if (round == NO_ROUND) {
        return true;
    }
    if (!begin(visit, bank, lang) && !begin(visit, bank, KS_LANG_ZH)) {
        return false;
    }
    if (round != ASKED) {
        answer(visit, bank);
    }
    while (round == ENDED && ks_session_next(&visit->session, bank)) {
        answer(visit, bank);
    }
    return true;
}

bool ctl_screen(const struct ctl *ctl, struct ks_visit *visit)
{
    static const struct {
        enum ks_visit_screen screen;
        enum round round;
    } screens[] = {
        { KS_VISIT_HOME, NO_ROUND },     { KS_VISIT_HELP, NO_ROUND },
        { KS_VISIT_HANDBOOK, NO_ROUND }, { KS_VISIT_CHANNELS, NO_ROUND },
        { KS_VISIT_QUESTION, ASKED },    { KS_VISIT_SURE, ASKED },
        { KS_VISIT_FEEDBACK, ANSWERED }, { KS_VISIT_RESULT, ENDED },
        { KS_VISIT_WORKS, NO_ROUND },    { KS_VISIT_WORK, NO_ROUND },
        { KS_VISIT_POLL, NO_ROUND },     { KS_VISIT_PLEDGE, NO_ROUND },
    };
    struct ks_buf names = { 0 };
    for (size_t i = 0; i < KS_COUNT(screens); i++) {
        const char *name = ks_visit_screen_name(screens[i].screen);
        ks_buf_addf(&names, " %s", name);
        if (strcmp(name, ctl->screen) == 0) {
            ks_buf_free(&names);
            visit->screen = screens[i].screen;
            if (!play(visit, ctl, screens[i].round)) {
                ctl_cannot(ks_say("内容里没有能出的题"));
                return false;
            }
            return true;
        }
    }
    ctl_cannot(ks_say("没有“%s”这个画面，可以写%s"), ctl->screen, names.p);
    ks_buf_free(&names);
    return false;
}
