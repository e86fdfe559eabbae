#ifndef KS_CORE_PROBLEM_CODES_QUIZ_H
#define KS_CORE_PROBLEM_CODES_QUIZ_H

/* Problems of question banks, rows as codes.h says. */
#define KS_PROBLEM_CODES_OF_QUIZ(X)                                                                \
    X(QUIZ_EMPTY_OPTION, "quiz.refused", ERROR, GONE, "选项 {1} 是空的",                           \
      "这一题没有使用，其余照常", "补上文字，或把后面的选项往前移")                                \
    X(QUIZ_LONG_OPTION_REFUSED, "quiz.refused", ERROR, GONE, "选项 {1} 太长，放不下",              \
      "这一题没有使用，其余照常", "一块按钮最多 75 个字，请改短")                                  \
    X(QUIZ_SAME_OPTIONS, "quiz.refused", ERROR, GONE, "选项 {1} 和选项 {2} 一模一样",              \
      "这一题没有使用，其余照常", "改掉或删掉其中一个")                                            \
    X(QUIZ_MANY_OPTIONS, "quiz.refused", ERROR, GONE, "有 {1} 个选项，屏幕上最多放 {2} 个",        \
      "这一题没有使用，其余照常", "删掉几个错误的选项")                                            \
    X(QUIZ_MERGED_STEM, "quiz.merged", ERROR, GONE,                                                \
      "题干从第 {1} 行到第 {2} 行合并成一格，别的格却各写各的",                                    \
      "分不清是一题还是几题，这一题没有使用，其余照常",                                            \
      "一题写成一行，选项写在同一行的各列；是几道题，就取消合并、各写题干")                        \
    X(QUIZ_MERGED_CELL, "quiz.merged", ERROR, GONE, "「{1}」和第 {2} 行那一题合并成了一格",        \
      "不知道对这一题是不是也对，这一题没有使用，其余照常",                                        \
      "取消合并，每一题各写各的；一样的就再写一遍")                                                \
    X(QUIZ_NO_ANSWER, "quiz.refused", ERROR, GONE, "没有答案", "这一题没有使用，其余照常",         \
      "写上正确选项的字母，例如 B")                                                                \
    X(QUIZ_ANSWER_PAST_END, "quiz.refused", ERROR, GONE, "答案是「{1}」，选项只到 {2}",            \
      "这一题没有使用，其余照常", "检查答案，或补上缺的选项")                                      \
    X(QUIZ_BAD_ANSWER, "quiz.refused", ERROR, GONE, "答案「{1}」不是任何一个选项",                 \
      "这一题没有使用，其余照常", "写选项的字母，例如 B；判断题写 正确 或 错误")                   \
    X(QUIZ_NONE_RIGHT, "quiz.refused", ERROR, GONE, "没有一个选项是对的",                          \
      "这一题没有使用，其余照常", "在正确的选项前写 =（GIFT），或给它大于 0 的分数")               \
    X(QUIZ_MANY_ANSWERS, "quiz.refused", ERROR, GONE, "单选题却有 {1} 个答案",                     \
      "这一题没有使用，其余照常", "要全选才对，就把题型改成多选题；选哪个都对，答案写成 A/B")      \
    X(QUIZ_TWO_TRUTHS, "quiz.refused", ERROR, GONE, "判断题却有两个答案",                          \
      "这一题没有使用，其余照常", "只留一个答案")                                                  \
    X(QUIZ_OTHER_SORT, "quiz.refused", ERROR, GONE, "{1}在屏幕上没法作答，本机不支持",             \
      "这一题没有使用，其余照常", "改成单选题、多选题或判断题")                                    \
    X(QUIZ_FEW_OPTIONS, "quiz.refused", ERROR, GONE, "选项少于两个", "这一题没有使用，其余照常",   \
      "至少写两个选项，字母后面有点或顿号：A. B.")                                                 \
    X(QUIZ_TOO_MANY, "quiz.refused", ERROR, GONE, "题库最多 {1} 题，这一题放不下了",               \
      "这一题没有使用，其余照常", "删掉一些题")                                                    \
    X(QUIZ_BAD_VALID, "quiz.refused", ERROR, GONE, "有效期看不懂", "这一题没有使用，其余照常",     \
      "写成 2020-10-10..2022-12-31，一头不限就空着")                                               \
    X(QUIZ_LONG_SCENE_REFUSED, "quiz.refused", ERROR, GONE, "情景太长，屏幕上放不下",              \
      "这一题没有使用，其余照常", "情景最多 80 个字，请改短")                                      \
    X(QUIZ_LONG_STEM_REFUSED, "quiz.refused", ERROR, GONE, "题干太长，屏幕上放不下",               \
      "这一题没有使用，其余照常", "题干最多 120 个字，请改短")                                     \
    X(QUIZ_NO_SCENE, "quiz.refused", ERROR, GONE, "「情景」是空的", "这一题没有使用，其余照常",    \
      "写上情景；没有情景就把题型改成单选题，真假空着")                                            \
    X(QUIZ_NO_STEM, "quiz.refused", ERROR, GONE, "题干是空的", "这一题没有使用，其余照常",         \
      "补上题目，或删掉这一题")                                                                    \
    X(QUIZ_PICTURE, "quiz.refused", ERROR, GONE, "题目里有图片", "这一题没有使用，其余照常",       \
      "把图片里的内容写成文字")                                                                    \
    X(QUIZ_OPTION_GAP, "quiz.refused", ERROR, GONE, "选项 {1} 应该在这里，写的却是 {2}",           \
      "这一题没有使用，其余照常", "把选项按 A、B、C 排好，例如改成：{1}.{3}")                      \
    X(GIFT_BARE_ADDRESS, "quiz.refused", ERROR, GONE, "网址里的 = ~ # 没有转义，题目会被切错",     \
      "这一题没有使用，其余照常", "在它们前面加反斜杠{1}")                                         \
    X(GIFT_COMMA, "quiz.refused", ERROR, GONE, "分数里的逗号 Moodle 不认识，会变成选项的文字",     \
      "这一题没有使用，其余照常", "小数点用点{1}")                                                 \
    X(GIFT_BAD_TRUTH, "quiz.refused", ERROR, GONE, "判断题的答案写法 Moodle 不认识，会变成填空题", \
      "这一题没有使用，其余照常", "只写 TRUE 或 FALSE，要大写{1}")                                 \
    X(GIFT_OPEN_BRACE, "quiz.refused", ERROR, GONE, "大括号只有左边没有右边",                      \
      "这一题没有使用，其余照常", "在答案后面补上 }{1}")                                           \
    X(GIFT_CLOSE_BRACE, "quiz.refused", ERROR, GONE, "大括号只有右边没有左边",                     \
      "这一题没有使用，其余照常", "在第一个答案前面补上 {{1}")                                     \
    X(GIFT_SWAPPED_BRACES, "quiz.refused", ERROR, GONE, "右大括号在左大括号前面",                  \
      "这一题没有使用，其余照常", "题干里的大括号写成 \\{ 和 \\}{1}")                              \
    X(QUIZ_UNKNOWN_KIND, "table.unknown-word", WARNING, SHOWN, "不认识题型「{1}」",                \
      "按选项和答案猜题型", "写单选题、多选题、判断题、真还是骗或你会怎么做")                      \
    X(QUIZ_BAD_NUMBER, "table.bad-number", WARNING, SHOWN, "看不懂「{1}」", "按没有填写处理",      \
      "只写一个数字，例如 3")                                                                      \
    X(QUIZ_OUT_OF_RANGE, "table.out-of-range", WARNING, SHOWN, "数字太大或太小「{1}」",            \
      "超出了允许的范围，按最近的数处理", "改成范围内的数字")                                      \
    X(QUIZ_UNKNOWN_LANG, "table.unknown-word", WARNING, SHOWN, "不认识语言「{1}」", "按中文处理",  \
      "写中文或英文")                                                                              \
    X(QUIZ_UNKNOWN_TRUTH, "table.unknown-word", WARNING, SHOWN, "看不懂真假「{1}」",               \
      "按没有填写处理", "写骗局或真的")                                                            \
    X(QUIZ_UNKNOWN_CHANNEL, "quiz.unknown-channel", WARNING, SHOWN, "不认识渠道「{1}」",           \
      "按聊天处理", "写来电、短信、聊天、网页、群公告、面对面或邮件")                              \
    X(QUIZ_TEXT_CUT, "table.too-long", WARNING, SHOWN, "文字太长，只用了前 {1} 个字",              \
      "屏幕上放不下", "改短")                                                                      \
    X(QUIZ_MARK_OPEN, "quiz.marks", WARNING, SHOWN, "情景里的 [[ 和 ]] 不成对、套在一起或跨了行",  \
      "这一题照常出，答完不标证据", "把要标的字写成 [[…]]，一处一对，不跨行")                      \
    X(QUIZ_MARK_EMPTY, "quiz.marks", WARNING, SHOWN, "情景里有一处 [[ ]] 是空的",                  \
      "这一题照常出，答完不标证据", "把要标的字写在里面，或删掉这一对")                            \
    X(QUIZ_MARKS_MANY, "quiz.marks", WARNING, SHOWN, "情景里标了 {1} 处，最多 {2} 处",             \
      "这一题照常出，答完不标证据", "只留最要紧的几处")                                            \
    X(QUIZ_MARKS_COUNT, "quiz.marks", WARNING, SHOWN, "情景里标了 {1} 处，「证据」写了 {2} 条",    \
      "这一题照常出，答完不标证据", "一处写一条，按先后排好，中间用 | 隔开")                       \
    X(QUIZ_MARK_LONG, "quiz.marks", WARNING, SHOWN, "第 {1} 条证据太长",                           \
      "这一题照常出，答完不标证据", "一条最多 14 个汉字，英文最多 40 个字母")                      \
    X(QUIZ_MARK_HIDDEN, "quiz.marks", WARNING, SHOWN, "第 {1} 处标记不在屏幕上显示的字里",         \
      "这一题照常出，答完不标证据", "标在说的话、名字或标题上，不要只标冒号和括号")                \
    X(QUIZ_PULL_LONG, "quiz.pull", WARNING, SHOWN, "「为何上当」太长", "这一句没有用",             \
      "最多 30 个汉字，英文最多 90 个字母")                                                        \
    X(QUIZ_PULL_GENUINE, "quiz.pull", WARNING, SHOWN, "真的题写了「为何上当」", "这一句没有用",    \
      "只给骗局写，真的空着")                                                                      \
    X(QUIZ_TWO_ANSWERS, "quiz.two-answers", WARNING, SHOWN,                                        \
      "题干括号里写的是「{1}」，和答案不一样", "按答案处理", "留下对的那一个，删去另一个")         \
    X(GIFT_FULL_WIDTH, "quiz.gift-full-width", WARNING, SHOWN, "GIFT 的符号打成了全角",            \
      "已按半角读取，Moodle 自己读不了", "改成：{1}")                                              \
    X(GIFT_BLANK_LINE, "quiz.gift-blank-line", WARNING, SHOWN, "大括号里有空行",                   \
      "Moodle 会在空行处把一题切成两半；这里已接起来读", "删掉这个空行")                           \
    X(QUIZ_XML, "quiz.xml", ERROR, GONE, "题库文件读不到底（{1}）",                                \
      "从这里起读不下去，前面的题照常", "在 Moodle 里重新导出，不要手工改")                        \
    X(QUIZ_NO_QUESTION, "quiz.no-question", NOTE, SHOWN,                                           \
      "「{1}」没有题号、选项和答案，当作标题跳过", "", "如果是题目，写上题号、选项和答案")         \
    X(QUIZ_NO_QUESTIONS, "quiz.no-questions", NOTE, SHOWN,                                         \
      "这张工作表没有「题干」和「答案」两列，没有读", "",                                          \
      "如果是题目，第一行写上列名：题型、题干、选项A、答案")                                       \
    X(QUIZ_BOOK_EMPTY, "csv.empty", ERROR, GONE, "工作簿里没有题目", "",                           \
      "第一行写上列名：题型、题干、选项A、选项B、答案、解析")                                      \
    X(QUIZ_BOOK_NO_COLUMNS, "csv.missing-column", ERROR, GONE, "工作簿里没有题目", "",             \
      "第一行写上列名：题型、题干、选项A、选项B、答案、解析")                                      \
    X(QUIZ_NOT_TEXT, "quiz.not-text", ERROR, GONE, "这个文件不是文字，读不了", "{1}",              \
      "在 Word 或 WPS 里全选、复制，粘贴到记事本，另存为 .txt")                                    \
    X(QUIZ_FILE_EMPTY, "csv.empty", ERROR, GONE, "文件里没有题目", "", "检查是不是放错了文件")     \
    X(QUIZ_TOO_LARGE, "csv.too-large", ERROR, GONE, "文件太大，没有读", "题库文件最大 8 MB",       \
      "分成几个文件")                                                                              \
    X(QUIZ_NO_WORKBOOK, "xlsx.damaged", ERROR, GONE, "这个文件不是 Excel 工作簿",                  \
      "可能没有拷完，或改了扩展名", "用 Excel 或 WPS 打开，另存为 .xlsx")                          \
    X(QUIZ_KEPT, "quiz.kept", ERROR, SHOWN, "继续用上一次好的那份题库（{1} 题）",                  \
      "新的一份里一道能用的题都没有", "改好文件再保存一次")                                        \
    X(QUIZ_UNKNOWN_FACT, "quiz.unknown-fact", ERROR, GONE, "{1}：“{{{2}}}”不在事实表里",           \
      "屏幕上会空着一块", "改成 assets/facts.csv 里有的键，或补上这一行")                          \
    X(QUIZ_FACT_NOT_VALID, "quiz.fact-not-valid", WARNING, SHOWN, "{1}：“{{{2}}}”今天无效",        \
      "这一题今天不会出现", "给这一题写上有效期，或补上今天有效的事实")                            \
    X(QUIZ_NO_FEEDBACK, "quiz.no-feedback", WARNING, SHOWN, "{1}：选项 {2} 没有反馈",              \
      "答错的人不知道错在哪里，反而记住了错的", "每个选项都写一句为什么")                          \
    X(QUIZ_NO_VERB, "quiz.no-verb", WARNING, SHOWN, "{1}：选项 {2} 的反馈没有落到动作上",          \
      "看完要知道下一步做什么", "句末写一个动作：停、核、报，真的写办")                            \
    X(QUIZ_NO_VERB_EN, "quiz.no-verb", WARNING, SHOWN, "{1}：选项 {2} 的反馈没有落到动作上",       \
      "看完要知道下一步做什么", "句末写一个动作：stop、check、report，真的写 go")                  \
    X(QUIZ_LONG_FEEDBACK, "quiz.long-feedback", WARNING, SHOWN, "{1}：选项 {2} 的反馈有 {3} 个字", \
      "一眼读不完就没人读", "删到 {4} 个字以内")                                                   \
    X(QUIZ_LONG_FEEDBACK_EN, "quiz.long-feedback", WARNING, SHOWN,                                 \
      "{1}：选项 {2} 的反馈和 {3} 个汉字一样长", "一眼读不完就没人读", "英文删到 {4} 个字母以内")  \
    X(QUIZ_LONG_OPTION, "quiz.long-option", WARNING, SHOWN, "{1}：有选项长 {2} 个字",              \
      "按钮上放不下", "删到 {3} 个字以内")                                                         \
    X(QUIZ_LONG_OPTION_EN, "quiz.long-option", WARNING, SHOWN, "{1}：有选项和 {2} 个汉字一样长",   \
      "按钮上放不下", "英文删到 {3} 个字母以内")                                                   \
    X(QUIZ_UNEVEN_OPTIONS, "quiz.uneven-options", WARNING, SHOWN, "{1}：选项长短差 {2} 个字",      \
      "不看内容，光看长短就能猜出来", "把几个选项写得差不多长")                                    \
    X(QUIZ_LONG_SCENE, "quiz.long-scene", WARNING, SHOWN, "{1}：情景有 {2} 个字",                  \
      "一分钟五题，读不完", "删到 {3} 个字以内")                                                   \
    X(QUIZ_LONG_SCENE_EN, "quiz.long-scene", WARNING, SHOWN, "{1}：情景和 {2} 个汉字一样长",       \
      "一分钟五题，读不完", "英文删到 {3} 个字母以内")                                             \
    X(QUIZ_LOST_LINE, "quiz.lost-line", WARNING, SHOWN, "{1}：情景里有一行看不出是谁说的",         \
      "屏幕上会少这一句",                                                                          \
      "每行写成“谁：说什么”，名字最多 8 个字或 20 个字母；短信、网页以【标题】开头")               \
    X(QUIZ_GIVEN_AWAY, "quiz.given-away", WARNING, SHOWN, "{1}：情景里自己说出了答案",             \
      "看到这个字就知道答案了", "换一种说法，破绽留给答题的人找")                                  \
    X(QUIZ_LONG_STEM, "quiz.long-stem", WARNING, SHOWN, "{1}：题干有 {2} 个字",                    \
      "一分钟五题，读不完", "删到 {3} 个字以内")                                                   \
    X(QUIZ_LONG_STEM_EN, "quiz.long-stem", WARNING, SHOWN, "{1}：题干和 {2} 个汉字一样长",         \
      "一分钟五题，读不完", "英文删到 {3} 个字母以内")                                             \
    X(QUIZ_LONG_EXPLANATION, "quiz.long-explanation", WARNING, SHOWN, "{1}：解析有 {2} 个字",      \
      "一眼读不完就没人读", "删到 {3} 个字以内")                                                   \
    X(QUIZ_LONG_EXPLANATION_EN, "quiz.long-explanation", WARNING, SHOWN,                           \
      "{1}：解析和 {2} 个汉字一样长", "一眼读不完就没人读", "英文删到 {3} 个字母以内")             \
    X(QUIZ_SAME_ID, "quiz.same-id", ERROR, SHOWN, "编号“{1}”与第 {2} 行相同",                      \
      "两道题的统计会混在一起", "给其中一题换一个编号")                                            \
    X(QUIZ_GENUINE_SHARE, "quiz.genuine-share", WARNING, SHOWN, "{1}{2} 题里真的占 {3}%",          \
      "骗局太多，人就只会说“都是骗”；真的太多，又练不到眼力", "增减题目，让真的占四成到五成")      \
    X(QUIZ_POSITION, "quiz.position", WARNING, SHOWN, "{1}正确选项一半以上是 {2}",                 \
      "总选同一个也能答对一半", "把正确选项换换位置")                                              \
    X(QUIZ_LONGEST, "quiz.longest", WARNING, SHOWN, "{1}{2} 题里有 {3} 题正确选项最长",            \
      "总选最长的也能答对一半", "把一些错误选项写长一点")                                          \
    X(QUIZ_FEW_ENGLISH, "quiz.few-english", WARNING, SHOWN, "英文题只有 {1} 道，凑不满一轮",       \
      "英文界面的自测还是出中文题", "英文题至少写五道")                                            \
    X(QUIZ_TONE, "quiz.tone", WARNING, SHOWN, "{1}出现在 {2} 题里，几乎都是{3}",                   \
      "认得这几个字就能答对，不用看内容", "让真的和骗局都用这样的说法")                            \
    X(QUIZ_MEASURED, "quiz.measured", NOTE, SHOWN,                                                 \
      "{1}{2} 题里，不懂内容的人只看情景用词能猜对 {3}%，只看称呼 {4}%，只看选项 {5}%",            \
      "越接近瞎猜（50%、50%、33%），答对越说明会认", "不用改；以后改题时拿来比")                   \
    X(QUIZ_PAIRED, "quiz.paired", NOTE, SHOWN,                                                     \
      "{1}有 {2} 对题一真一假、选项相同，{3} 题在「解析」里写了看哪里",                            \
      "选项一样，就只能看情景；写了看哪里，别人才好核对", "不用改；以后改题时拿来比")              \
    X(QUIZ_GUESSED, "quiz.guessed", WARNING, SHOWN, "{1}不懂内容，{2}就能猜对 {3}%",               \
      "答对说明不了会认骗局；最多可以有 {4}%",                                                     \
      "让真的和骗局用一样的称呼、口气和选项，只差关键一处")                                        \
    X(QUIZ_LEANING, "quiz.leaning", WARNING, SHOWN, "{1}有 {2} 个词大多只出现在一边",              \
      "碰巧也就 {3} 个；认得这些词就能答对", "把真的里常用的词写进骗局，反过来也一样")             \
    X(QUIZ_ONE_SIDED, "quiz.one-sided", WARNING, SHOWN, "{1}{2}的 {4} 题里真的占 {5}%",            \
      "看到它就猜得出答案", "增减题目，让两边差不多")                                              \
    X(QUIZ_FIRST_SCAM, "quiz.first-scam", WARNING, SHOWN, "{1}一轮的第一题有 {2}% 是骗局",         \
      "第一题不用看就能猜", "看看容易的题里，真的和骗局是不是一样多")                              \
    X(QUIZ_OPTION_LENGTH, "quiz.option-length", WARNING, SHOWN,                                    \
      "{1}你会怎么做的题里，正确选项{2}的占 {3}%", "看长短就能猜；占 20% 到 45% 才看不出",         \
      "改几个选项的长短")

#endif
