/* The step that reads the words of new cards and CAP messages once. What must not or cannot be
 * shown is refused with its reason, and an alert tells when it ends. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/check.h"
#include "core/problem/sentence.h"
#include "core/program/privacy.h"
#include "core/text/content_names.h"
#include "sync/take/parts.h"

/* A set keeps old alerts as a record; an end so short ago is more likely mistyped. */
#define JUST_ENDED_SECONDS (30 * KS_DAY_SECONDS)

struct words {
    struct ks_taking *t;
    const struct ks_office_file *office;
    struct ks_seen_file *file;
    struct ks_problems problems;
};

/* Refuses the file for the last error listed: that one ended the reading. */
static void refuse(struct words *w)
{
    w->file->refusal = "里面没有可以显示的文字";
    w->file->how = "";
    for (size_t i = 0; i < w->problems.n; i++) {
        const struct ks_problem *p = &w->problems.v[i];
        if (p->level == KS_LEVEL_ERROR) {
            const char *row = p->row > 0 ? ks_arena_printf(w->t->arena, "第 %d 行：", p->row) : "";
            struct ks_problem_text text = ks_problem_text(p, KS_LANG_ZH, w->t->arena);
            w->file->refusal = ks_arena_printf(w->t->arena, "%s%s%s%s", row, text.what,
                                               *text.why == '\0' ? "" : "；", text.why);
            w->file->how = text.how;
        }
    }
}

/* The alert of a message that goes on for longest: the file is over when that is. */
static const struct ks_alert *last_of(const struct ks_alerts *alerts, struct ks_civil now)
{
    const struct ks_alert *last = &alerts->v[0];
    for (size_t i = 1; i < alerts->n; i++) {
        bool later = ks_alert_end(&alerts->v[i], now).s > ks_alert_end(last, now).s;
        last = last->all_clear || (later && !alerts->v[i].all_clear) ? &alerts->v[i] : last;
    }
    return last;
}

/* Tells that an alert is over. It is installed all the same: by its end it stays off the glass, and
 * replaces an older one of its name. */
static void tell_end(struct words *w, const struct ks_alert *alert)
{
    struct ks_civil now = w->t->receipt.time, end = ks_alert_end(alert, now);
    char text[KS_CIVIL_TEXT];
    bool shown = alert->msg_type == KS_CAP_ALERT || alert->msg_type == KS_CAP_UPDATE;
    if (!shown || alert->all_clear) {
        return;
    }
    ks_civil_format(end, text);
    bool record = w->office->use == KS_USE_SET && now.s - end.s > JUST_ENDED_SECONDS;
    if (now.s < end.s) {
        w->file->note =
            ks_arena_printf(w->t->arena, "紧急提醒：到 %.10s %.5s 自己停", text, text + 11);
    } else if (!record) {
        w->file->note =
            ks_arena_printf(w->t->arena, "这条提醒 %.10s %.5s 已经结束，没有播", text, text + 11);
        w->file->how = "要播就改“结束”，再保存一次；不用了就把文件拿走";
    }
}

static void look_at_card(struct words *w, const struct ks_card *card)
{
    if (card == NULL) {
        refuse(w);
        return;
    }
    bool alert = card->alert != NULL || card->alert_unreadable;
    w->file->type = w->office->urgent && alert ? KS_BLOB_ALERT : w->file->type;
    if (card->alert_unreadable || !ks_privacy_card(card, &w->problems)) {
        refuse(w);
    } else if (card->alert != NULL && ks_take_is_alert(w->office->label, w->file->type)) {
        tell_end(w, card->alert);
    }
}

static void look_at_cap(struct words *w, const struct ks_alerts *message)
{
    bool good = message != NULL;
    for (size_t i = 0; good && i < message->n; i++) {
        good = ks_privacy_alert(&message->v[i], &w->problems);
    }
    if (good) {
        tell_end(w, last_of(message, w->t->receipt.time));
    } else {
        refuse(w);
    }
}

bool ks_take_words(struct ks_taking *t, size_t i, int fd, struct ks_err *err)
{
    struct words w = { t, &t->office.v[i], t->file[i], { .arena = t->arena } };
    bool card = ks_str_ends(ks_str_of(w.office->label), ".md");
    bool cap = ks_take_is_alert(w.office->label, KS_BLOB_TABLE) && !card;
    if ((!card && !cap) || w.file->refusal != NULL) {
        return true;
    }
    char *bytes = malloc(w.file->size + 1); /* the intake has bounded the size */
    if (bytes == NULL) {
        ks_oom();
    }
    ssize_t n = pread(fd, bytes, w.file->size, 0);
    const struct ks_form_document document = { .kind = card ? KS_FORM_CARD : KS_FORM_ALERT,
                                               .file = w.office->label,
                                               .bytes = bytes,
                                               .n = n < 0 ? 0 : (size_t)n,
                                               .zone = &t->cycle->config->zone,
                                               .today = t->today };
    struct ks_fault fault;
    const void *value;
    enum ks_read read =
        n <= 0 ? KS_READ
               : ks_reader_read(t->reader, &document, t->arena, &value, &w.problems, &fault, err);
    if (read == KS_READ_REFUSED) {
        w.file->refusal = ks_fault_line(KS_LANG_ZH, fault, t->arena);
        w.file->how = "";
    } else if (n > 0 && read == KS_READ && card) {
        look_at_card(&w, value);
    } else if (n > 0 && read == KS_READ) {
        look_at_cap(&w, value);
    }
    free(bytes);
    return read != KS_READ_UNABLE;
}
