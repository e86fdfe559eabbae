#ifndef KS_CORE_PROBLEM_PHRASES_H
#define KS_CORE_PROBLEM_PHRASES_H

/* Pieces of sentences that differ from language to language, in Chinese: P(name, text). They may
 * hold placeholders of the sentence they stand in. English: en_phrases.h. */
#define KS_ZH_PHRASES(P)                                                                                            \
    P(QUESTIONS, "题")                                                                                              \
    P(ENGLISH_QUESTIONS, "英文题")                                                                                  \
    P(AMONG_ENGLISH, "英文题：")                                                                                    \
    P(PORTRAIT, "竖屏")                                                                                             \
    P(LANDSCAPE, "横屏")                                                                                            \
    P(MOBILE, "手机号码")                                                                                           \
    P(IDENTITY, "身份证号")                                                                                         \
    P(BANK_CARD, "银行卡号")                                                                                        \
    P(GENUINE, "真的")                                                                                              \
    P(SCAM, "骗局")                                                                                                 \
    P(IN_STEMS, "题干“{4}”")                                                                                        \
    P(IN_SCENES, "情景里的“{4}”")                                                                                   \
    P(FIRST, "开始")                                                                                                \
    P(LAST, "结束")                                                                                                 \
    P(WEEKDAYS, "星期范围")                                                                                         \
    P(HOURS, "钟点范围")                                                                                            \
    P(NOW, "现在")                                                                                                  \
    P(FOR_GOOD, "长期")                                                                                             \
    P(PLACE_NEAR, "是不是“{3}”？照 playlists/places.csv 改，或在那里的“分组”里加上“{4}”")                           \
    P(PLACE_OTHER, "改成 playlists/places.csv 里的地点、名称或分组；不限地点就写 全校")                             \
    P(FILE_NEAR, "文件夹里有“{4}”，如果是它，把这一格改成这个名字")                                                 \
    P(FILE_NONE, "把文件放进 assets 文件夹，或改正这一格")                                                          \
    P(USE_ONE_OF, "写{4}或{5}；不写就用默认")                                                                       \
    P(USE_YES_NO, "只写「是」或「否」")                                                                             \
    P(PATH_ABSOLUTE, "不能写电脑上的完整路径")                                                                      \
    P(PATH_URL, "不能写网址")                                                                                       \
    P(PATH_PARENT, "不能用「..」指到文件夹外面")                                                                    \
    P(PATH_TOO_LONG, "文件名太长")                                                                                  \
    P(PATH_CONTROL, "文件名里有看不见的控制字符")                                                                   \
    P(PATH_EMPTY, "文件名是空的")                                                                                   \
    P(NO_GBK, "这台机器不认识 GBK 编码，请另存为 UTF-8")                                                            \
    P(NO_TEXT, "不是文本：既不是 UTF-8，也不是 GBK")                                                                \
    P(NUL_BYTES, "不是文本：里面有空字节（NUL）")                                                                   \
    P(NUL_CHARACTERS, "不是文本：里面有空字符（NUL）")                                                              \
    P(ARCHIVE, "压缩包")                                                                                            \
    P(ARCHIVE_NO_LIST, "目录不完整")                                                                                \
    P(ARCHIVE_MANY_FILES, "里面的文件太多")                                                                         \
    P(ARCHIVE_BAD_DATA, "压缩数据坏了")                                                                             \
    P(ARCHIVE_BAD_METHOD, "压缩方式不认识，或数据坏了")                                                             \
    P(GIFT_MENDED, "。改成：{2}")                                                                                   \
    P(RESAVE_XLSX, "这像是 Excel 工作簿（.xlsx）改了名字：用 Excel 或 WPS 打开，另存为「CSV " \
                   "UTF-8（逗号分隔）」")                                                                           \
    P(RESAVE_XLS, "这像是旧版 Excel 或 WPS 表格（.xls/.et）：打开后请另存为 .xlsx 或 CSV")                          \
    P(RESAVE_TABLE, "用 Excel 或 WPS 打开，另存为「CSV UTF-8（逗号分隔）」")                                        \
    P(XML_DEPTH, "一层套一层，超过 64 层")                                                                          \
    P(XML_ATTRIBUTES, "一个标签里有 256 个以上的属性")                                                              \
    P(XML_DOCTYPE, "带有 DOCTYPE，几行就能膨胀成几个 G")                                                            \
    P(XML_TOKEN, "有一个标签或注释超过 64 KB")                                                                      \
    P(SORT_ESSAY, "问答题")                                                                                         \
    P(SORT_NUMBER, "数值题")                                                                                        \
    P(SORT_MATCH, "连线题")                                                                                         \
    P(SORT_BLANK, "填空题")                                                                                         \
    P(SORT_TEXT, "说明文字")                                                                                        \
    P(SORT_NO_ANSWER, "没有答案的说明文字")                                                                         \
    P(SORT_CLOZE, "完形填空题")                                                                                     \
    P(SORT_CALCULATED, "计算题")                                                                                    \
    P(SORT_DRAG, "拖放题")                                                                                          \
    P(SORT_NAMED, "“{2}”类的题")                                                                                    \
    P(ADD_IDENTIFIER, "加上 <identifier>编号</identifier>")                                                         \
    P(ADD_SENDER, "加上 <sender>发布单位的邮箱或域名</sender>")                                                     \
    P(ADD_SENT, "加上 <sent>2020-09-03T14:20:00+08:00</sent>")                                                      \
    P(ADD_STATUS, "加上 <status>Actual</status>，演练写 Exercise")                                                  \
    P(ADD_MSG_TYPE, "加上 <msgType>Alert</msgType>，更新写 Update，取消写 Cancel")                                  \
    P(ADD_SCOPE, "加上 <scope>Public</scope>")                                                                      \
    P(USE_STATUS, "写 Actual、Exercise、System、Test 或 Draft")                                                     \
    P(USE_MSG_TYPE, "写 Alert、Update、Cancel、Ack 或 Error")                                                       \
    P(USE_SCOPE, "写 Public、Restricted 或 Private")                                                                \
    P(USE_URGENCY, "写 Immediate、Expected、Future、Past 或 Unknown")                                               \
    P(USE_SEVERITY, "写 Extreme、Severe、Moderate、Minor 或 Unknown")                                               \
    P(USE_CERTAINTY, "写 Observed、Likely、Possible、Unlikely 或 Unknown")

#define KS_PHRASE_ENUMERATOR(NAME, ...) KS_PHRASE_##NAME,
enum ks_phrase { KS_ZH_PHRASES(KS_PHRASE_ENUMERATOR) KS_PHRASE_COUNT };

#endif
