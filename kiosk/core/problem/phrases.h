#ifndef KS_CORE_PROBLEM_PHRASES_H
#define KS_CORE_PROBLEM_PHRASES_H

/* Pieces of sentences that differ from language to language, in Chinese. Rows are P(name, text).
 * They may hold placeholders of the sentence they stand in. English: en_phrases.h. */
#define KS_ZH_PHRASES(P)                                                                                            \
    P(DISK_FULL, "磁盘满了")                                                                                        \
    P(NO_SUCH_FILE, "没有这个文件")                                                                                 \
    P(NO_SUCH_FOLDER, "没有这个文件夹")                                                                             \
    P(NO_FOLDER, "它不是文件夹")                                                                                    \
    P(BETWEEN_NAMES, "、")                                                                                          \
    P(BETWEEN_REASONS, "，")                                                                                        \
    P(BETWEEN_WHAT_AND_WHY, "；")                                                                                   \
    P(BETWEEN_WHY_AND_HOW, "。")                                                                                    \
    P(BETWEEN_FAULT_AND_HOW, "；")                                                                                  \
    P(TWIN_BEGINS, "真的")                                                                                          \
    P(HOW_TOO_LONG, "太长")                                                                                         \
    P(HOW_NUMBER, "写一个 {4} 到 {5} 的数")                                                                         \
    P(HOW_ONE_OF, "{4} 或 {5}")                                                                                     \
    P(HOW_ZONE, "没有这个时区，例如 Asia/Shanghai")                                                                 \
    P(HOW_FOLDER, "写一个文件夹")                                                                                   \
    P(HOW_SIZE, "写成 宽x高，例如 1280x720")                                                                        \
    P(HOW_MODE, "写成 宽x高，例如 1920x1080 或 1920x1080@50")                                                       \
    P(HOW_SIZE_MM, "写成毫米 宽x高，例如 941x529")                                                                  \
    P(HOW_PANEL, "写成毫米 941x529，或对角线英寸 43in")                                                             \
    P(HOW_ROTATE, "屏幕顺时针转了多少度（从正面看）：0、90（它自己的左边朝上）、"      \
                  "180（倒挂）、270（它自己的右边朝上）")                                                           \
    P(HOW_TIME, "写成 2020-09-01T08:00")                                                                            \
    P(HOW_PIN, "由 kioskctl pin 算出")                                                                              \
    P(SOURCE_NAME, "名字")                                                                                          \
    P(TOP_FOLDER, "最外层")                                                                                         \
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
    P(OF_CHANNEL, "渠道“{3}”")                                                                                      \
    P(OF_PHASE, "阶段“{3}”")                                                                                        \
    P(OF_DIFFICULTY, "难度第 {3} 档")                                                                               \
    P(OF_SENDER, "称呼“{3}”")                                                                                       \
    P(FROM_SCENES, "只看情景用词")                                                                                  \
    P(FROM_SENDERS, "只看称呼和网址")                                                                               \
    P(FROM_OPTIONS, "只看选项")                                                                                     \
    P(LONGEST, "最长")                                                                                              \
    P(SHORTEST, "最短")                                                                                             \
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
    P(IS_FEED, "警报的目录（Atom、RSS 订阅）")                                                                      \
    P(IS_ENVELOPE, "装着警报的信封（EDXL）")                                                                        \
    P(IS_COLLECTION, "几条警报的合集")                                                                              \
    P(IS_WEB_PAGE, "网页（HTML），有些系统把它当 Excel 导出")                                                       \
    P(IS_SHEET_XML, "“XML 电子表格 2003”")                                                                          \
    P(IS_XLSB, "Excel 二进制工作簿（.xlsb）")                                                                       \
    P(IS_ODS, "OpenDocument 文件（.ods 之类）")                                                                     \
    P(IS_SLIDES, "PowerPoint 演示文稿")                                                                             \
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
    P(USE_CERTAINTY, "写 Observed、Likely、Possible、Unlikely 或 Unknown")                                          \
                                                                                                                    \
    P(MONDAY, "周一")                                                                                               \
    P(TUESDAY, "周二")                                                                                              \
    P(WEDNESDAY, "周三")                                                                                            \
    P(THURSDAY, "周四")                                                                                             \
    P(FRIDAY, "周五")                                                                                               \
    P(SATURDAY, "周六")                                                                                             \
    P(SUNDAY, "周日")                                                                                               \
    P(STARTS, "{1} 开始")                                                                                           \
    P(ENDED, "已于 {1} 结束")                                                                                       \
    P(ONLY_DAYS, "只在{1}播放")                                                                                     \
    P(ONLY_HOURS, "只在 {1} 播放")                                                                                  \
    P(ONLY_PLACES, "只在{1}播放")                                                                                   \
    P(ONLY_UNPLACED, "只在{1}播放，这块屏没有设地点")                                                               \
    P(ONLY_PHASE, "属于阶段 {1}，今天是{2}")                                                                        \
    P(NO_PHASE, "阶段之外")                                                                                         \
    P(NO_CLOCK, "时钟不可信，有日期或阶段的内容不播")                                                               \
    P(CARD_NOT_VALID, "卡片自己的有效期不含这一天")                                                                 \
    P(SHEET_EMPTY, "卡片的表格里没有这一天的行")                                                                    \
    P(FACT_NOT_TRUE, "卡片引用的事实“{1}”这一天不成立")                                                             \
    P(ALERT_FIRST, "紧急提醒“{1}”优先")                                                                             \
    P(MAIN_FIRST, "主播放表有可播的内容，后备表不用")                                                               \
    P(PRIORITY_FIRST, "有优先级更高的内容（{1}）")                                                                  \
    P(FALLBACK, "后备播放表")                                                                                       \
    P(IF_NOTHING_ELSE, "只在没有别的内容时播放")                                                                    \
    P(PRIORITY, "优先级 {1}")                                                                                       \
    P(EMPHASIS, "两周重点")                                                                                         \
    P(BOOSTER, "三个月复习")                                                                                        \
    P(AT_HOURS, "时段 {1}")                                                                                         \
    P(ON_DAYS, "{1}")                                                                                               \
    P(UNTIL, "到 {1}")                                                                                              \
    P(ALL_YEAR, "常年轮播")                                                                                         \
    P(UNDATED_ONLY, "时钟不可信，只播不限日期的内容")                                                               \
    P(WITHOUT_CLOCK, "{1}（时钟不可信）")                                                                           \
    P(ESTIMATED_DATE, "{1}（日期是估计的，可能偏晚）")                                                              \
    P(ALERT_UNTIL, "紧急提醒，到 {1} {2}")                                                                          \
    P(TOLD_LINE, "{1}：{2}")                                                                                        \
    P(TOLD_ON_AIR, "在播")                                                                                          \
    P(TOLD_LATER, "以后播")                                                                                         \
    P(TOLD_OVER, "已结束")                                                                                          \
    P(TOLD_CANCELLED, "已取消")                                                                                     \
    P(TOLD_NOT_HERE, "不在这里播")                                                                                  \
    P(TOLD_UNREADABLE, "没有播，读不出来")                                                                          \
    P(TOLD_UNTIL, "到 {1} {2} 自己停")                                                                              \
    P(TOLD_AT, "{1}的屏")                                                                                           \
    P(TOLD_FROM, "{1} {2} 开始")                                                                                    \
    P(TOLD_AFTER, "先播更紧急的“{1}”")                                                                              \
    P(TOLD_ENDED, "{1} {2} 结束的")                                                                                 \
    P(TOLD_TAKEN_BACK, "后来的一条解除了它")                                                                        \
    P(TOLD_REPLACED, "后来的一条代替了它")                                                                          \
    P(TOLD_ENDS_OTHERS, "它自己是解除通知，不上屏")                                                                 \
    P(TOLD_ENDS_UNNAMED, "没有写解除的是哪一条，什么也没有解除")                                                    \
    P(TOLD_ENDS_ABSENT, "它解除的那一条不在这里")                                                                   \
    P(TOLD_ENDS_UNLIKE,                                                                                             \
      "编号对，发布时间或发布者和那一条不一样，什么也没有解除；请发来的人照那一条改好再发")                         \
    P(TOLD_ENDS_SIGNED, "它要解除的是签名发布的，解除不了，要另外签名发布一条")                                     \
    P(TOLD_ENDS_REAL, "它要解除的不是演练，解除不了")                                                               \
    P(TOLD_WAITS, "等工作人员点“采用”")                                                                             \
    P(TOLD_ONLY, "只给{1}")                                                                                         \
    P(TOLD_EXERCISE, "是演练或测试")                                                                                \
    P(TOLD_DRAFT, "是草稿或系统消息")                                                                               \
    P(TOLD_RECEIPT, "是回执，不是提醒")                                                                             \
    P(TOLD_NOT_PUBLIC, "不是公开发布的")                                                                            \
    P(BUILT_IN, "没有可播的内容，显示内置提醒")
#define KS_PHRASE_ENUMERATOR(NAME, ...) KS_PHRASE_##NAME,
enum ks_phrase { KS_ZH_PHRASES(KS_PHRASE_ENUMERATOR) KS_PHRASE_COUNT };

#endif
