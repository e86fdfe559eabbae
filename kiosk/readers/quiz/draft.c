/* What tags of ours say of a question, and where its scene ends (see draft.h). */
#include "readers/quiz/draft.h"

#include <string.h>

#include "readers/table/rows.h"

void ks_quiz_tag(struct ks_quiz_draft *draft, struct ks_str tag)
{
    static const struct {
        const char *name;
        enum ks_draft_field field;
    } known[] = {
        { "题型:", KS_DRAFT_KIND },      { "类型:", KS_DRAFT_TYPE },
        { "渠道:", KS_DRAFT_CHANNEL },   { "真假:", KS_DRAFT_TRUTH },
        { "阶段:", KS_DRAFT_PHASES },    { "破绽:", KS_DRAFT_CUES },
        { "贴近度:", KS_DRAFT_FIT },     { "有效期:", KS_DRAFT_VALID },
        { "情景行数:", KS_DRAFT_SCENE }, { "语言:", KS_DRAFT_LANG },
        { "证据:", KS_DRAFT_EVIDENCE },  { "为何上当:", KS_DRAFT_PULL },
    };
    for (size_t i = 0; i < KS_COUNT(known); i++) {
        size_t n = strlen(known[i].name);
        if (ks_str_starts(tag, ks_str_of(known[i].name))) {
            draft->field[known[i].field].text =
                ks_str_trim((struct ks_str) { tag.p + n, tag.n - n });
            return;
        }
    }
    if (draft->field[KS_DRAFT_TYPE].text.n == 0) {
        draft->field[KS_DRAFT_TYPE].text = tag;
    }
}

void ks_quiz_cut_scene(struct ks_quiz_draft *draft)
{
    struct ks_draft_text *scene = &draft->field[KS_DRAFT_SCENE];
    struct ks_str stem = draft->field[KS_DRAFT_STEM].text, line;
    int lines = 0;
    if (scene->text.n == 0 || !ks_number_read(scene->text, &lines)) {
        scene->text = (struct ks_str) { "", 0 };
        return;
    }
    const char *start = stem.p;
    for (int i = 0; i < lines && ks_str_cut(&stem, '\n', &line); i++) {
        scene->text = (struct ks_str) { start, (size_t)(line.p + line.n - start) };
    }
    scene->text = lines <= 0 ? (struct ks_str) { "", 0 } : scene->text;
    draft->field[KS_DRAFT_STEM].text = stem.p == NULL ? (struct ks_str) { "", 0 } : stem;
}
