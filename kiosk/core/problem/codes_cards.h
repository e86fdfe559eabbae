#ifndef KS_CORE_PROBLEM_CODES_CARDS_H
#define KS_CORE_PROBLEM_CODES_CARDS_H

/* Problems of cards and alerts, rows as codes.h says. */
#define KS_PROBLEM_CODES_OF_CARDS(X)                                                                                                            \
    X(CARD_LONG_LINE, "card.long-line", ERROR, SHOWN, "有一行文字超过 {1} 字节",                                                                \
      "这一行太长，后面的文字没有用上", "一行只写一句话，分成几行")                                                                             \
    X(CARD_MARKDOWN, "card.markdown", ERROR, SHOWN, "卡片读到一半读不下去",                                                                     \
      "排版记号太复杂，后面的内容没有用上", "只用 #、>、- 和普通文字")                                                                          \
    X(CARD_FRONT_LINE, "card.front-line", WARNING, SHOWN, "开头设置里的“{1}”没有冒号",                                                          \
      "开头两行 --- 之间每行都要写成“名称: 内容”，这一行没有用上",                                                                              \
      "在名称和内容之间加冒号，例如：模板: 聊天")                                                                                               \
    X(CARD_UNKNOWN_KEY, "card.unknown-key", WARNING, SHOWN, "开头设置里的“{1}”不认识",                                                          \
      "不认识这个名称，这一行没有用上",                                                                                                         \
      "检查有没有写错。可用：模板、标题、语言、类型、二维码、有效期、来源、图片；警报另有：警报、" \
      "编号、严重程度、开始、结束、地点等")                                                                                                     \
    X(CARD_REPEATED_KEY, "card.repeated-key", WARNING, SHOWN, "“{1}”写了两次",                                                                  \
      "同一个名称只能用一次，以最后一次为准", "删去多余的一行")                                                                                 \
    X(CARD_FRONT_OPEN, "card.front-open", ERROR, SHOWN, "开头设置没有结束",                                                                     \
      "开头设置从第一行 --- 开始，后面找不到结束的 ---，只能猜它到哪一行为止",                                                                  \
      "在设置的最后一行下面单独加一行 ---")                                                                                                     \
    X(CARD_UNKNOWN_TEMPLATE, "card.unknown-template", ERROR, SHOWN, "模板名称写错了",                                                           \
      "不认识这个模板，按内容猜了一个", "可用：{1}")                                                                                            \
    X(CARD_UNKNOWN_LANG, "card.unknown-lang", WARNING, SHOWN, "语言看不懂",                                                                     \
      "现在只有中文和英文两种排法，按中文处理", "写 zh（中文）或 en（英文）")                                                                   \
    X(CARD_NEVER_VALID, "card.never-valid", ERROR, GONE, "有效期前后颠倒",                                                                      \
      "结束日期早于开始日期，这张卡片永远不会播出",                                                                                             \
      "写成 2020-10-10..2020-12-31，有一头不限就空着，例如 2020-10-10..")                                                                       \
    X(CARD_BAD_VALID, "card.bad-valid", ERROR, SHOWN, "有效期看不懂",                                                                           \
      "看不懂的日期没有用上，卡片可能在不该出现的日子出现",                                                                                     \
      "写成 2020-10-10..2020-12-31，有一头不限就空着，例如 2020-10-10..")                                                                       \
    X(CARD_EMPTY, "card.empty", ERROR, GONE, "卡片是空的", "里面没有可以显示的文字",                                                            \
      "写上标题一行，例如：# 先返现，后套牢")                                                                                                   \
    X(CARD_NO_HEADLINE, "card.no-headline", ERROR, SHOWN, "卡片没有大标题",                                                                     \
      "没有大标题，走过的人三秒钟看不出要说什么；先用第一句话顶替",                                                                             \
      "在正文第一行写：# 大标题（# 后面空一格，不超过 12 个字）")                                                                               \
    X(CARD_TWIN, "card.twin", WARNING, SHOWN, "真假对照不完整",                                                                                 \
      "对照卡片要有一真一假两块，同学才看得出区别",                                                                                             \
      "写两块：【短信 陌生号码】… 和 【真 航空公司 App】…")                                                                                     \
    X(CARD_NO_SCRIPT, "card.no-script", WARNING, SHOWN, "没有找到对话", "{1}卡片里没有对话",                                                    \
      "每句一行，例如：对方：同学做任务吗？")                                                                                                   \
    X(CARD_NO_PANEL, "card.panels", WARNING, SHOWN, "没有找到【 】开头的一块",                                                                  \
      "{1}卡片要有一块示意图", "写一块：【短信 陌生号码】短信内容")                                                                             \
    X(CARD_MANY_PANELS, "card.panels", WARNING, SHOWN, "【 】开头的块多于一个",                                                                 \
      "{1}卡片要有一块示意图", "写一块：【短信 陌生号码】短信内容")                                                                             \
    X(CARD_NO_ENTRIES, "card.no-entries", WARNING, SHOWN, "没有找到列表", "清单里没有列表",                                                     \
      "每条一行，以“- ”开头，例如：- [x] 先核实再付款")                                                                                         \
    X(CARD_TOO_BIG, "card.too-big", ERROR, GONE, "卡片文件太大",                                                                                \
      "一张卡片是一页短文字，最多 64 KB", "检查是不是放错了文件；长文请分成几张卡片")                                                           \
    X(CARD_ENCODING, "card.encoding", ERROR, GONE, "卡片不是文字文件", "{1}",                                                                   \
      "用记事本打开，另存为，编码选 UTF-8")                                                                                                     \
    X(CARD_TOO_LONG, "card.too-long", ERROR, SHOWN, "卡片太长",                                                                                 \
      "一张卡片最多 64 行内容，再多屏幕上也看不清，从这一行起没有用上", "分成几张卡片")                                                         \
    X(CARD_PANEL_OPEN, "card.panel-open", WARNING, SHOWN, "【 没有用 】 结尾",                                                                  \
      "【 后面要有 】，中间是短信、来电或网页的名称；这一行按普通文字显示",                                                                     \
      "补上 】，例如：【短信 陌生号码】")                                                                                                       \
    X(CARD_EMPTY_SCRIPT, "card.empty-script", WARNING, SHOWN, "对话里有一句是空的",                                                             \
      "冒号后面没有话，屏幕上会少一句", "补上要说的话，或删去这一行")                                                                           \
    X(CARD_TOO_MANY_ACTIONS, "card.too-many-actions", ERROR, SHOWN, "## 动作超过三个",                                                          \
      "屏幕底部最多放三个动作，多出来的没有用上", "只留最要紧的三个，例如：停、核、报")                                                         \
    X(CARD_BAD_FACT, "card.bad-fact", ERROR, SHOWN, "看不懂 {{ }} 里的写法",                                                                    \
      "大括号里要写 facts.csv 里的键，屏幕才能换成当天有效的内容",                                                                              \
      "写成 {{键}}，键只用字母、数字、汉字、-、_ 和 .，例如 {{alarm-number}}")                                                                  \
    X(CARD_OPEN_FACT, "card.bad-fact", ERROR, SHOWN, "{{ 没有用 }} 结尾",                                                                       \
      "大括号里要写 facts.csv 里的键，屏幕才能换成当天有效的内容",                                                                              \
      "写成 {{键}}，键只用字母、数字、汉字、-、_ 和 .，例如 {{alarm-number}}")                                                                  \
    X(CARD_UNCLOSED_ALARM, "card.unclosed-alarm", WARNING, SHOWN, "{1} 没有用 {2} 结尾",                                                        \
      "开头的记号在这一行里找不到结尾，这几个字按普通文字显示",                                                                                 \
      "在同一行里补上结尾的 ==，例如 ==刷单==")                                                                                                 \
    X(CARD_UNCLOSED_FLAG, "card.unclosed-flag", WARNING, SHOWN, "{1} 没有用 {2} 结尾",                                                          \
      "开头的记号在这一行里找不到结尾，这几个字按普通文字显示",                                                                                 \
      "在同一行里补上结尾的 ]]，例如 [[卡单了]]")                                                                                               \
    X(ALERT_BAD_TIME, "alert.bad-time", ERROR, GONE, "看不懂警报的时间“{1}”",                                                                   \
      "警报什么时候开始、结束必须准确，看不懂的时间不能猜",                                                                                     \
      "写全年月日和时间，例如 2020-09-03 22:00")                                                                                                \
    X(ALERT_WORD_MSGTYPE, "alert.unknown-word", WARNING, SHOWN, "警报设置里不认识“{1}”",                                                        \
      "这里只能用规定的几个词，这一行没有用上，按默认处理",                                                                                     \
      "写 alert（发布）、update（更新）或 cancel（取消）")                                                                                      \
    X(ALERT_WORD_SEVERITY, "alert.unknown-word", WARNING, SHOWN, "警报设置里不认识“{1}”",                                                       \
      "这里只能用规定的几个词，这一行没有用上，按默认处理",                                                                                     \
      "写 extreme（特别严重）、severe（严重）、moderate（较重）或 minor（一般）")                                                               \
    X(ALERT_WORD_URGENCY, "alert.unknown-word", WARNING, SHOWN, "警报设置里不认识“{1}”",                                                        \
      "这里只能用规定的几个词，这一行没有用上，按默认处理",                                                                                     \
      "写 immediate（立即）、expected（尽快）或 future（将来）")                                                                                \
    X(ALERT_WORD_CERTAINTY, "alert.unknown-word", WARNING, SHOWN, "警报设置里不认识“{1}”",                                                      \
      "这里只能用规定的几个词，这一行没有用上，按默认处理",                                                                                     \
      "写 observed（已发生）、likely（很可能）或 possible（可能）")                                                                             \
    X(ALERT_WORD_INTERRUPT, "alert.unknown-word", WARNING, SHOWN, "警报设置里不认识“{1}”",                                                      \
      "这里只能用规定的几个词，这一行没有用上，按默认处理",                                                                                     \
      "写 stop（立即）、pause（暂停）、defer（播完）或 never（不打断）")                                                                        \
    X(ALERT_MANY_REFERENCES, "alert.too-many", WARNING, SHOWN, "引用的编号太多“{1}”",                                                           \
      "一次最多 16 个，后面的没有用上", "分成几条")                                                                                             \
    X(ALERT_NO_REFERENCE, "alert.no-reference", ERROR, SHOWN, "更新或取消的警报没有写引用",                                                     \
      "不知道更新或取消的是哪一条，原来的警报会继续播出", "加一行：引用: 原警报的编号")                                                         \
    X(ALERT_NEVER_ON, "alert.never-on", ERROR, GONE, "警报还没开始就结束了“{1}”",                                                               \
      "结束时间不晚于开始时间，这条警报永远不会播出", "检查开始和结束的日期、时间")                                                             \
    X(ALERT_NO_EXPIRES, "alert.no-expires", WARNING, SHOWN, "警报没有结束时间",                                                                 \
      "没有写什么时候结束，按开始后 24 小时处理", "加一行：结束: 2020-09-03 22:00")                                                             \
    X(ALERT_NO_TIME, "alert.no-expires", ERROR, GONE, "警报没有结束时间",                                                                       \
      "开始和结束都没有写，这条警报不会播出", "加一行：结束: 2020-09-03 22:00")                                                                 \
    X(ALERT_NOT_DECLARED, "alert.not-declared", WARNING, SHOWN, "这张卡片不是警报“{1}”",                                                        \
      "写了警报才有的设置，但没有“警报:”这一行，按普通卡片处理",                                                                                \
      "要作为警报播出，加一行：警报: 真实；否则删去这一行")                                                                                     \
    X(ALERT_BAD_STATUS, "alert.bad-status", ERROR, GONE, "警报状态看不懂“{1}”",                                                                 \
      "不知道是真实警报还是演练，不敢播出",                                                                                                     \
      "写 真实（actual）、演练（exercise）、测试（test）或 草稿（draft）")                                                                      \
    X(ALERT_MANY_PLACES, "alert.too-many", WARNING, SHOWN, "警报的地点太多“{1}”",                                                               \
      "一次最多 16 个，后面的没有用上", "改用分组，例如 食堂、宿舍，或写 全校")                                                                 \
    X(CAP_DOCTYPE, "cap.doctype", ERROR, GONE, "警报文件带有 DOCTYPE，拒绝读取",                                                                \
      "DOCTYPE 可以让几行文字膨胀成几个 G，CAP 警报里也用不到",                                                                                 \
      "删去 <!DOCTYPE …> 一段，或向发布单位要标准的 CAP 1.2 文件")                                                                              \
    X(CAP_ROOT, "cap.root", ERROR, GONE, "不是 CAP 警报文件",                                                                                   \
      "最外层不是 CAP 1.2 的 alert，看不出是不是警报",                                                                                          \
      "最外层写成 <alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">")                                                                      \
    X(CAP_WRAPPED, "cap.wrapped", ERROR, GONE, "这是{1}，不是一条警报",                                                                         \
      "里面的警报没有读，也不会播",                                                                                                             \
      "把里面的那一条另存成 .xml（目录里是一个链接），或向发布单位要单独的 CAP 1.2 文件")                                                       \
    X(CAP_VERSION, "cap.version", WARNING, SHOWN, "警报的版本不明或较旧",                                                                       \
      "没有写明是 CAP 1.2，按 1.2 读取",                                                                                                        \
      "最外层写成 <alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">")                                                                      \
    X(CAP_TOO_MANY_INFOS, "cap.too-many-infos", WARNING, SHOWN, "一条警报里的 info 超过 64 个",                                                 \
      "多出来的 info 没有用上", "把多余的语言版本删去")                                                                                         \
    X(CAP_DEPTH, "cap.depth", ERROR, GONE, "警报文件的层次超过 16 层",                                                                          \
      "元素套得太深，不是正常的 CAP 警报", "向发布单位要标准的 CAP 1.2 文件")                                                                   \
    X(CAP_LONG_TEXT, "cap.long-text", WARNING, SHOWN, "警报里有一段文字超过 8 KB",                                                              \
      "屏幕上放不下，后面的文字没有用上", "写短一些")                                                                                           \
    X(CAP_TOO_MANY_AREAS, "cap.too-many-areas", WARNING, SHOWN, "警报的地点太多",                                                               \
      "一次最多 4096 个地点，后面的没有用上", "改用分组，例如 食堂、宿舍，或写 全校")                                                           \
    X(CAP_SHAPE, "cap.shape", NOTE, SHOWN, "警报里的 polygon、circle 坐标没有用上",                                                             \
      "屏幕只认识地点名称，不认识坐标",                                                                                                         \
      "在 areaDesc 里写地点名称，例如 三号食堂；不限地点就写 全校")                                                                             \
    X(CAP_XML, "cap.xml", ERROR, GONE, "警报文件不是完整的 XML（{1}）",                                                                         \
      "从这里起读不下去，整条警报都没有用上", "检查标签是否成对、尖括号和 & 是否写对，或重新导出")                                              \
    X(CAP_TOO_BIG, "cap.too-big", ERROR, GONE, "警报文件超过 4 MB",                                                                             \
      "一条警报只有几 KB，这么大的文件不读取", "检查是不是放错了文件")                                                                          \
    X(CAP_ENCODING, "cap.encoding", ERROR, GONE, "警报文件不是文字文件", "{1}",                                                                 \
      "另存为 UTF-8 编码的 XML")                                                                                                                \
    X(CAP_NEEDED, "cap.missing", ERROR, GONE, "{1} 没有写", "CAP 规定必须有，缺了就不能播出",                                                   \
      "{2}")                                                                                                                                    \
    X(CAP_UNKNOWN_WORD, "cap.unknown-word", ERROR, GONE, "{1} 不是规定的词：{2}",                                                               \
      "不知道它的意思就不敢播出", "{3}")                                                                                                        \
    X(CAP_BAD_TIME, "cap.bad-time", ERROR, GONE, "{1} 不是规定的时间写法：{2}",                                                                 \
      "看不懂的时间不能猜", "写成 2020-09-03T14:20:00+08:00")                                                                                   \
    X(CAP_UNREAD_TIME, "cap.bad-time", ERROR, SHOWN, "{1} 不是规定的时间写法：{2}",                                                             \
      "看不懂的时间不能猜，按没有写处理", "写成 2020-09-03T14:20:00+08:00")                                                                     \
    X(CAP_NO_OFFSET, "cap.no-offset", WARNING, SHOWN, "{1} 没有写时区：{2}",                                                                    \
      "CAP 规定时间要带时区，按本地时间处理", "在后面加上 +08:00")                                                                              \
    X(CAP_BAD_REFERENCE, "cap.bad-reference", ERROR, SHOWN, "{1} 看不懂：{2}",                                                                  \
      "不知道更新或取消的是哪一条，原来的警报会继续播出",                                                                                       \
      "每条写成 发布者,编号,发布时间，几条之间空一格")                                                                                          \
    X(CAP_MANY_REFERENCES, "cap.bad-reference", ERROR, SHOWN, "{1} 超过 512 条：{2}",                                                           \
      "不知道更新或取消的是哪一条，原来的警报会继续播出",                                                                                       \
      "每条写成 发布者,编号,发布时间，几条之间空一格")                                                                                          \
    X(CAP_NO_REFERENCE, "cap.no-reference", ERROR, SHOWN, "{1} 没有写：{2}",                                                                    \
      "不知道更新或取消的是哪一条，原来的警报会继续播出",                                                                                       \
      "每条写成 发布者,编号,发布时间，几条之间空一格")                                                                                          \
    X(CAP_UNWEIGHED_WORD, "cap.unknown-word", ERROR, SHOWN, "{1} 不是规定的词：{2}",                                                            \
      "按未知处理，警报可能排在后面或不能打断正在播放的内容", "{3}")                                                                            \
    X(CAP_UNWEIGHED, "cap.missing", ERROR, SHOWN, "{1} 没有写",                                                                                 \
      "按未知处理，警报可能排在后面或不能打断正在播放的内容", "{2}")                                                                            \
    X(CAP_INTERRUPT, "cap.unknown-word", WARNING, SHOWN, "{1} interrupt 不是规定的词：{2}",                                                     \
      "按严重程度决定怎样打断", "写 stop、pause、defer 或 never")                                                                               \
    X(CAP_NO_EXPIRES, "cap.no-expires", WARNING, SHOWN, "{1} 没有写",                                                                           \
      "不知道什么时候结束，从开始起播 24 小时；比开始更晚发布的，发布后从发布起",                                                               \
      "加上 <expires>2020-09-03T22:00:00+08:00</expires>")                                                                                      \
    X(CAP_NEVER_ON, "cap.never-on", ERROR, GONE, "{1} 不晚于开始时间：{2}",                                                                     \
      "这条警报永远不会播出", "检查 effective、sent 和 expires")                                                                                \
    X(CAP_PART_NEVER_ON, "cap.never-on", WARNING, SHOWN, "{1} 不晚于开始时间：{2}",                                                             \
      "这条警报的这一段永远不会播出，别的段不受影响", "检查 effective、sent 和 expires")                                                        \
    X(CAP_NO_EVENT, "cap.missing", WARNING, SHOWN, "{1} 没有写", "CAP 规定必须有",                                                              \
      "加上 <event>电信网络诈骗</event>")                                                                                                       \
    X(CAP_NO_TEXT, "cap.missing", ERROR, GONE, "{1} 没有写", "标题和事件都没有，没有文字可以显示",                                              \
      "加上 <event>电信网络诈骗</event>")                                                                                                       \
    X(CAP_NO_HEADLINE, "cap.no-headline", WARNING, SHOWN, "{1} 没有写",                                                                         \
      "没有大标题，先用事件名称顶替", "加上 <headline>一句话说清要防什么</headline>")                                                           \
    X(CAP_NO_AREA_DESC, "cap.missing", WARNING, SHOWN, "{1} 没有写",                                                                            \
      "有 area 却没有地点名称，按全校播出",                                                                                                     \
      "加上 <areaDesc>三号食堂</areaDesc>，不限地点就写 全校")                                                                                  \
    X(CAP_NO_INFO, "cap.missing", ERROR, GONE, "{1} 没有写", "警报没有内容可以显示",                                                            \
      "加上 <info> 一段，写明 event、headline 和 description")                                                                                  \
    X(LINT_LONG_HEADLINE, "lint.long-headline", WARNING, SHOWN, "大标题一行有 {1} 个字",                                                        \
      "走过的人只看三秒，一行超过 12 个字就看不完",                                                                                             \
      "删到 12 个字以内，或分成两行，每行都以 # 开头")                                                                                          \
    X(LINT_HEADLINE_LINES, "lint.headline-lines", WARNING, SHOWN, "大标题有 {1} 行",                                                            \
      "大标题最多两行，再多字就要缩小", "只留两行，其余写成下面的小字")                                                                         \
    X(LINT_LONG_LINE, "lint.long-line", WARNING, SHOWN, "标题下面这一行有 {1} 个字",                                                            \
      "站在三米外，一行超过 16 个字就读不过来", "删到 16 个字以内，或分成两行")                                                                 \
    X(LINT_MANY_LINES, "lint.many-lines", WARNING, SHOWN, "标题下面有 {1} 行",                                                                  \
      "标题下面最多三行，多了没人看", "只留最要紧的三行，或改用清单模板")                                                                       \
    X(LINT_UNKNOWN_FACT, "lint.unknown-fact", ERROR, GONE, "找不到 {{{1}}}",                                                                    \
      "facts.csv 里没有这个键，屏幕不知道该写什么，这张卡片不会播出",                                                                           \
      "检查有没有写错，或在 assets/facts.csv 里加上这一行")                                                                                     \
    X(LINT_FACT_NOT_VALID, "lint.fact-not-valid", WARNING, SHOWN, "{{{1}}} 今天无效",                                                           \
      "facts.csv 里这个键今天没有有效的一行，这张卡片今天不会播出",                                                                             \
      "在 assets/facts.csv 里补上今天有效的内容，或等它生效")                                                                                   \
    X(LINT_SHOUTING, "lint.shouting", WARNING, SHOWN, "一句话里有 {1} 个感叹号",                                                                \
      "一连串感叹号像在吓人，同学反而不看", "改成句号，把要做的事说清楚")                                                                       \
    X(LINT_MANY_SHOUTS, "lint.many-shouts", WARNING, SHOWN, "整张卡片有 {1} 个感叹号",                                                          \
      "感叹号多了，哪一句都不显得要紧", "整张卡片最多留两个")                                                                                   \
    X(CARD_DOES_NOT_FIT, "card.does-not-fit", WARNING, SHOWN,                                                                                   \
      "文字太多：共 {3} 个字，{1}只放得下 {2} 个，后面的没有显示", "字再小，三五米外就看不清了",                                                \
      "删到 {2} 个字以内，或拆成两张卡片")

#endif
