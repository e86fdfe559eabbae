/* How answers and sorts of questions are spelled in question banks (see answer.h). */
#include "readers/quiz/answer.h"

#include <string.h>

#include "readers/quiz/draft.h"
#include "readers/text/fold.h"

static const char *const kinds[] = {
    [KS_QUIZ_JUDGE] = "judge|真还是骗|真还是骗?",
    [KS_QUIZ_ACT] = "act|你会怎么做|你会怎么做?",
    [KS_QUIZ_SINGLE] =
        "single|单选题|单选|单项选择|单项选择题|选择题|选择|multichoice|singlechoice",
    [KS_QUIZ_MULTIPLE] = "multiple|多选题|多选|多项选择|多项选择题|不定项|不定项选择|不定项选择题|"
                         "multiplechoice|multiplechoices",
    [KS_QUIZ_TRUE_FALSE] = "truefalse|判断题|判断|是非题|是非|对错题|正误题|判断正误|true/false|tf",
    [KS_KIND_OTHER] =
        "填空题|填空|简答题|简答|问答题|问答|主观题|论述题|论述|计算题|名词解释|案例题|"
        "案例分析|案例分析题|材料题|材料分析题|连线题|匹配题|排序题|完形填空|阅读理解|"
        "作文|实操题|操作题|essay|shortanswer|numerical|matching|fill|blank",
};

int ks_kind_of(struct ks_str text)
{
    struct ks_fold folded;
    if (!ks_fold(text, &folded)) {
        return KS_KIND_UNKNOWN;
    }
    size_t n = 0; /* without spaces, and only up to a remark: `判断题（每题 2 分）` */
    for (size_t i = 0; i < folded.n && folded.text[i] != '(' && folded.text[i] != ':'; i++) {
        if (folded.text[i] != ' ' && folded.text[i] != '_' && folded.text[i] != '"') {
            folded.text[n++] = folded.text[i];
        }
    }
    folded.n = n;
    folded.text[n] = '\0';
    for (int i = 0; i < KS_KIND_UNKNOWN; i++) {
        if (ks_fold_is_one_of(&folded, kinds[i])) {
            return i;
        }
    }
    return KS_KIND_UNKNOWN;
}

int ks_answer_truth(struct ks_str text)
{
    static const char yes[] =
        "正确|对|是|√|✓|✔|☑|t|true|y|yes|right|correct|同意|真|1|1.0|对的|正确的";
    static const char no[] = "错误|错|否|×|✗|✘|✕|╳|x|f|false|n|no|wrong|incorrect|不同意|假|0|0.0|"
                             "不对|不正确|不是|错的|错误的|非";
    struct ks_fold folded;
    if (!ks_fold(text, &folded)) {
        return -1;
    }
    return ks_fold_is_one_of(&folded, yes) ? 1 : ks_fold_is_one_of(&folded, no) ? 0 : -1;
}

/* Whether a sign may stand between the letters of an answer. */
static bool is_separator(const char *p, size_t *n)
{
    static const char *const words[] = { ";", ",", "/", "|", " ", "+", "&", ".", "和", "与", "及" };
    for (size_t i = 0; i < KS_COUNT(words); i++) {
        *n = strlen(words[i]);
        if (strncmp(p, words[i], *n) == 0) {
            return true;
        }
    }
    return false;
}

/* Takes brackets, quotes and 答案： from around an answer. */
static void strip(struct ks_fold *folded)
{
    static const char *const before[] = { "答案", ":", "选", "(", "[", "【", "{", "\"", "'", "“" };
    static const char *const after[] = { ")", "]", "】", "}", "\"", "'", "”", "。", ".", ";", "," };
    struct ks_str text = { folded->text, folded->n };
    for (bool again = true; again;) {
        again = false;
        text = ks_str_trim(text);
        for (size_t i = 0; i < KS_COUNT(before); i++) {
            if (ks_str_starts(text, ks_str_of(before[i])) && text.n > strlen(before[i])) {
                text.p += strlen(before[i]);
                text.n -= strlen(before[i]);
                again = true;
            }
        }
        for (size_t i = 0; i < KS_COUNT(after); i++) {
            if (ks_str_ends(text, after[i]) && text.n > strlen(after[i])) {
                text.n -= strlen(after[i]);
                again = true;
            }
        }
    }
    memmove(folded->text, text.p, text.n);
    folded->n = text.n;
    folded->text[text.n] = '\0';
}

/* Letters, or numbers counted from 1, and nothing else. */
static enum ks_answer_reading
read_marks(const struct ks_fold *folded, bool letters, size_t n, unsigned *right)
{
    bool past = false, any = false;
    for (size_t i = 0, length = 0; i < folded->n;) {
        const char *p = folded->text + i;
        if (letters && *p >= 'a' && *p <= 'z') {
            size_t option = (size_t)(*p - 'a');
            past = past || option >= n;
            *right |= option < n ? 1u << option : 0;
            any = true;
            i++;
        } else if (!letters && *p >= '1' && *p <= '9' && (p[1] < '0' || p[1] > '9')) {
            size_t option = (size_t)(*p - '1');
            past = past || option >= n;
            *right |= option < n ? 1u << option : 0;
            any = true;
            i += strncmp(p + 1, ".0", 2) == 0 && (p[3] < '0' || p[3] > '9') ? 3 : 1;
        } else if (is_separator(p, &length)) {
            i += length;
        } else {
            *right = 0;
            return KS_ANSWER_UNKNOWN;
        }
    }
    return past ? KS_ANSWER_PAST_END : any ? KS_ANSWER_GOOD : KS_ANSWER_NONE;
}

static bool same_text(struct ks_str a, struct ks_str b)
{
    struct ks_fold left, right;
    return ks_fold(a, &left) && ks_fold(b, &right) && left.n > 0 &&
           strcmp(left.text, right.text) == 0;
}

/* Reads an answer that is the text of an option: 骗局, or `对` where the options are 正确 and 错误.
 */
static enum ks_answer_reading
read_text(struct ks_str text, const struct ks_str *options, size_t n, unsigned *right)
{
    int truth = ks_answer_truth(text);
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < n; i++) {
            if (pass == 0 ? same_text(text, options[i])
                          : truth >= 0 && ks_answer_truth(options[i]) == truth) {
                *right = 1u << i;
                return KS_ANSWER_GOOD;
            }
        }
    }
    return KS_ANSWER_UNKNOWN;
}

enum ks_answer_reading ks_answer_read(struct ks_str text,
                                      const struct ks_str *options,
                                      size_t n_options,
                                      enum ks_answer_to to,
                                      unsigned *right)
{
    struct ks_fold folded;
    *right = 0;
    if (!ks_fold(text, &folded)) {
        return read_text(text, options, n_options, right);
    }
    if (folded.n == 0) {
        return KS_ANSWER_NONE;
    }
    strip(&folded);
    struct ks_str plain = { folded.text, folded.n };
    if (to == KS_ANSWER_TO_TRUTH && read_text(plain, options, n_options, right) == KS_ANSWER_GOOD) {
        return KS_ANSWER_GOOD;
    }
    enum ks_answer_reading reading = read_marks(&folded, true, n_options, right);
    if (reading == KS_ANSWER_GOOD) {
        return reading;
    }
    unsigned said = 0;
    if (read_text(text, options, n_options, &said) == KS_ANSWER_GOOD ||
        read_text(plain, options, n_options, &said) == KS_ANSWER_GOOD) {
        *right = said;
        return KS_ANSWER_GOOD;
    }
    return reading == KS_ANSWER_UNKNOWN ? read_marks(&folded, false, n_options, right) : reading;
}
