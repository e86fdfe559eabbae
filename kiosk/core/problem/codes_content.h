#ifndef KS_CORE_PROBLEM_CODES_CONTENT_H
#define KS_CORE_PROBLEM_CODES_CONTENT_H

/* Problems of a content set as a whole, rows as codes.h says. */
#define KS_PROBLEM_CODES_OF_CONTENT(X)                                                             \
    X(ITEM_MISSING, "item.missing", ERROR, GONE, "{1}：{2}", "这一行不播，其余照常播", "{3}")      \
    X(ITEM_BROKEN, "item.broken", ERROR, GONE, "{1}：{2}", "这一行不播，其余照常播", "")           \
    X(ITEM_FIRST_PAGE, "item.first-page", WARNING, SHOWN, "{1} 有 {2} 页", "屏幕只放第一页",       \
      "要放别的页，请把每一页另存成图片")                                                          \
    X(ITEM_SHAPE, "item.shape", NOTE, SHOWN, "{1} 有 {2}×{3}，横屏上只占 {4}%",                    \
      "其余是它自己模糊了的底；竖屏上不受影响", "给横屏的请另做一张横的（16:9）")                  \
    X(ITEM_PAGES, "item.pages", WARNING, SHOWN, "{1} 有 {2} 页", "屏幕只放前 {3} 页",              \
      "请拆成几个 PDF，每个不超过 {3} 页")                                                         \
    X(ITEM_LOST_PAGES, "item.lost-pages", WARNING, SHOWN, "{1} 有 {2} 页损坏，读不出",             \
      "屏幕跳过它们，放其余的", "请重新导出 PDF")                                                  \
    X(ITEM_FONTS, "item.fonts", NOTE, SHOWN, "{1} 有 {2} 种字体没有嵌在文件里",                    \
      "屏幕用自己的字体代替，字形和间距会有出入", "请在屏幕上看一眼；导出 PDF 时选“嵌入字体”")     \
    X(ITEM_HDR, "item.hdr", NOTE, SHOWN, "{1} 是 HDR 视频", "屏幕当普通视频放，颜色会发灰、发淡",  \
      "请导出为普通（SDR）视频；手机拍摄时关掉 HDR")                                               \
    X(ITEM_INTERLACED, "item.interlaced", NOTE, SHOWN, "{1} 是隔行视频",                           \
      "屏幕不做去隔行，动得快的地方有横纹", "请导出为逐行（progressive）的视频")                   \
    X(ITEM_STILL, "item.still", NOTE, SHOWN, "{1} 是会动的图，太大或太长", "屏幕只放它的第一幅",   \
      "要动起来，请转成 MP4 视频")                                                                 \
    X(VOTE_PICTURE, "vote.picture", WARNING, SHOWN, "作品图 {1}：{2}",                             \
      "这件作品照常投票，只是没有图", "{3}")                                                       \
    X(CARD_PICTURE, "card.picture", WARNING, SHOWN, "配图 {1}：{2}", "卡片照常播，只是没有配图",   \
      "{3}")                                                                                       \
    X(ASSET_UNUSED, "asset.unused", NOTE, SHOWN, "这个文件不会播放", "播放表里没有写它",           \
      "要播就在 playlists/main.csv 加一行")                                                        \
    X(FILE_UNREADABLE, "file.unreadable", ERROR, GONE, "{1}", "读不出来，按没有这个文件处理",      \
      "换一份正常的文件")                                                                          \
    X(FOLDER_CUT, "folder.cut", ERROR, GONE, "文件太多，或者文件夹套得太深，只看了 {1} 个",        \
      "没看到的按没有处理", "拿走不用的文件，套得深的移到外面几层")                                \
    X(ITEM_NO_PLACES, "item.unknown-place", WARNING, SHOWN,                                        \
      "places.csv 里一个地点也没有，不知道{1}在哪里",                                              \
      "只有 kiosk.ini 里的 place 正好这样写的屏会播它",                                            \
      "写一张 playlists/places.csv，或者不限地点就写 全校")                                        \
    X(ITEM_SOME_PLACES, "item.unknown-place", WARNING, SHOWN, "地点{1}不在 places.csv",            \
      "那里只有 kiosk.ini 里的 place 正好这样写的屏会播它", "{2}")                                 \
    X(ITEM_NOWHERE, "item.unknown-place", ERROR, GONE,                                             \
      "照 places.csv 没有一块屏会播它：{1}不在里面", "", "{2}")                                    \
    X(TICKER_NO_PLACES, "ticker.unknown-place", WARNING, SHOWN,                                    \
      "places.csv 里一个地点也没有，不知道{1}在哪里",                                              \
      "只有 kiosk.ini 里的 place 正好这样写的屏会播它",                                            \
      "写一张 playlists/places.csv，或者不限地点就写 全校")                                        \
    X(TICKER_SOME_PLACES, "ticker.unknown-place", WARNING, SHOWN, "地点{1}不在 places.csv",        \
      "那里只有 kiosk.ini 里的 place 正好这样写的屏会播它", "{2}")                                 \
    X(TICKER_NOWHERE, "ticker.unknown-place", ERROR, GONE,                                         \
      "照 places.csv 没有一块屏会放这一行：{1}不在里面", "", "{2}")                                \
    X(ALERT_NO_PLACES, "alert.unknown-place", WARNING, SHOWN,                                      \
      "places.csv 里一个地点也没有，不知道{1}在哪里",                                              \
      "只有 kiosk.ini 里的 place 正好这样写的屏会播它",                                            \
      "写一张 playlists/places.csv，或者不限地点就写 全校")                                        \
    X(ALERT_SOME_PLACES, "alert.unknown-place", WARNING, SHOWN, "地点{1}不在 places.csv",          \
      "那里只有 kiosk.ini 里的 place 正好这样写的屏会播它", "{2}")                                 \
    X(ALERT_NOWHERE, "alert.unknown-place", ERROR, GONE,                                           \
      "照 places.csv 没有一块屏会播这条提醒：{1}不在里面", "", "{2}")                              \
    X(ALERT_ELSEWHERE, "alert.elsewhere", NOTE, SHOWN, "这条提醒不是给这里的：{1}",                \
      "照 places.csv 没有一块屏播它",                                                              \
      "要在这里播，就在 playlists/places.csv 的“分组”里写上它的地区")                              \
    X(SCREEN_UNKNOWN_PLACE, "screen.unknown-place", WARNING, SHOWN,                                \
      "这块屏的地点“{1}”不在 places.csv 里", "places.csv 里各地点的内容和提醒，这块屏都不会播",    \
      "请技术员改 kiosk.ini 里的 place，或在 places.csv 里加一行")                                 \
    X(SCREEN_UNKNOWN_PLACE_NEAR, "screen.unknown-place", WARNING, SHOWN,                           \
      "这块屏的地点“{1}”不在 places.csv 里", "places.csv 里各地点的内容和提醒，这块屏都不会播",    \
      "是不是“{2}”？请技术员改 kiosk.ini 里的 place")                                              \
    X(CARD_SHEET, "card.sheet", ERROR, GONE, "找不到表格 {1}", "没有名单可列，这张卡片不播",       \
      "把表格放进去，或改正卡片里“表格”那一行")                                                    \
    X(ALERT_NO_FRONT_MATTER, "alert.no-front-matter", ERROR, GONE,                                 \
      "这张卡片放在 alerts 里，却没有提醒的信息", "没有播；没有它就不知道何时播、播多久",          \
      "在文件开头写上 alert、effective、expires，或把它移到 cards 文件夹")                         \
    X(ALERT_NO_ROOM, "alert.no-room", ERROR, GONE, "紧急提醒太多，或者引用的旧提醒太多",           \
      "一次记不下这么多，这一份没有播；有签名的先记", "把已经结束、不用的提醒文件拿走")            \
    X(ITEM_UNKNOWN_PHASE, "item.unknown-phase", WARNING, SHOWN,                                    \
      "阶段“{1}”不在 playlists/phases.csv 里", "这一行在这个阶段永远不会播", "已有的阶段：{2}")    \
    X(TICKER_UNKNOWN_PHASE, "ticker.unknown-phase", WARNING, SHOWN,                                \
      "阶段“{1}”不在 playlists/phases.csv 里", "这一行在这个阶段永远不会出现", "已有的阶段：{2}")  \
    X(ITEM_TWICE, "item.twice", NOTE, SHOWN, "与第 {1} 行完全相同", "它会播两遍",                  \
      "想多播就用“权重”，不想就删掉一行")                                                          \
    X(ALERT_ENDED, "alert.ended", NOTE, SHOWN, "这条提醒 {1} {2} 已经结束", "它不会再播",          \
      "还要播就改“结束”；不用了就把文件拿走")                                                      \
    X(COVERAGE_NO_POSTER, "coverage.no-poster", WARNING, SHOWN, "“{1}”没有海报卡片",               \
      "走过的人看不到这一类", "在 assets/cards 写一张卡片，类型写成同样的名字")                    \
    X(COVERAGE_FEW_QUESTIONS, "coverage.few-questions", WARNING, SHOWN, "“{1}”只有 {2} 道{3}",     \
      "点这一类时凑不出三道不重复的题", "在 assets/quiz 补题，类型写成同样的名字")                 \
    X(COVERAGE_FEW_CHANNELS, "coverage.few-channels", WARNING, SHOWN, "“{1}”的{2}只有 {3} 种渠道", \
      "换一条途径来，人就认不出了", "补上短信、来电、聊天等不同途径的题")                          \
    X(COVERAGE_ONE_KIND, "coverage.one-kind", WARNING, SHOWN, "“{1}”的{2}只有一种题型",            \
      "认得出，还要会做；会做，也要认得出", "真还是骗、你会怎么做，两种题型都写几道")              \
    X(COVERAGE_NO_GENUINE, "coverage.no-genuine", WARNING, SHOWN, "“{1}”的{2}里没有一道是真的",    \
      "只见骗局，真的也会被当成假的", "补上真实情形的题")                                          \
    X(COVERAGE_UNKNOWN_TYPE, "coverage.unknown-type", WARNING, SHOWN, "类型“{1}”在手册里没有",     \
      "点它时找不到手册里的那一页", "改成手册里有的类型，或写“通用”")                              \
    X(COVERAGE_ENGLISH_NAME, "coverage.english-name", WARNING, SHOWN,                              \
      "文件名和中文的那一页 {1} 对不上", "英文界面的手册里，这一类会有一页中文、一页英文",         \
      "把文件改名为 en-{2}")                                                                       \
    X(COVERAGE_PHASE_QUESTIONS, "coverage.phase-questions", WARNING, SHOWN,                        \
      "“{1}”只有 {2} 道{3}可用", "几天就会答重", "在题库的阶段一栏加上这个阶段")                   \
    X(COVERAGE_CHANNEL, "coverage.channel", WARNING, SHOWN, "渠道“{1}”只有 {2} 道{3}",             \
      "学会了认短信，不等于认得出来电", "补几道这个渠道的题")                                      \
    X(CARD_PERSONAL, "lint.personal-data", ERROR, GONE, "文字里有{1}",                             \
      "屏幕挂在公共场所，不能出现个人信息，写在例子里也不行；这一份没有播",                        \
      "用 * 遮住中间几位，例如 138****5678；官方电话请用 {{键}}")                                  \
    X(TABLE_PERSONAL, "table.personal-data", ERROR, GONE, "这一行有手机号、身份证号或银行卡号",    \
      "屏幕挂在公共场所，不能出现个人信息；这一行没有播", "改成办公室、办公电话或会面的地点")      \
    X(QUIZ_PERSONAL, "quiz.personal", ERROR, GONE, "{1}：题目里有手机号、身份证号或银行卡号",      \
      "屏幕上不能出现个人信息；这一题没有用", "号码用星号遮住，例如 170 ** ** 21")                 \
    X(CAP_PERSONAL, "cap.personal-data", ERROR, GONE, "提醒里有手机号、身份证号或银行卡号",        \
      "屏幕挂在公共场所，不能出现个人信息；这条提醒没有播",                                        \
      "请发布单位用 * 遮住中间几位，或写成办公电话")                                               \
    X(TICKER_UNKNOWN_FACT, "ticker.unknown-fact", ERROR, GONE, "找不到 {{{1}}}",                   \
      "屏幕底部会空着一块", "改成 assets/facts.csv 里有的键，或补上这一行")                        \
    X(TICKER_FACT_NOT_VALID, "ticker.fact-not-valid", WARNING, SHOWN, "{{{1}}} 今天无效",          \
      "这一行今天不会出现", "写上开始日期，或在 assets/facts.csv 补上今天有效的内容")              \
    X(TICKER_CUT, "ticker.too-long", WARNING, SHOWN, "太长：{1}只放得下前 {2} 个字，后面的看不到", \
      "屏幕底部只有一行，字再小就看不清了", "删到 {3} 个字以内，或拆成两行轮流出现")               \
    X(FACTS_NO_SOURCE, "facts.no-source", WARNING, SHOWN, "“{1}”没有写来源",                       \
      "没有出处，以后没人敢改，也没人知道对不对", "在“来源”一栏写上是哪一份文件、哪一天")          \
    X(FACTS_UNCHECKED, "facts.unchecked", NOTE, SHOWN, "“{1}”没有写哪天核对过",                    \
      "别的行有写的；电话、名称和规定会变", "照“来源”查一次，在“核对”一栏写上今天")                \
    X(FACTS_OLD, "facts.old", NOTE, SHOWN, "“{1}”上次核对是 {2}，超过十八个月了",                  \
      "电话、名称和规定会变", "照“来源”再查一次，把“核对”一栏改成今天")                            \
    X(FACTS_ENDING, "facts.ending", WARNING, SHOWN, "“{1}”还有 {2} 天就失效，后面没有接上的一行",  \
      "到那天用到它的卡片和题目就不出现了", "查清以后加一行新的，或改“失效”一栏")                  \
    X(AUDIT_GAP, "audit.gap", WARNING, SHOWN, "{1}：{2} 到 {3} 主播放表没有内容",                  \
      "这段时间只播后备内容", "加一行不限日期或时段的内容")                                        \
    X(AUDIT_OVERLONG, "audit.overlong", WARNING, SHOWN, "{1} 一次停留 {2} 秒",                     \
      "路过的人会以为屏幕坏了", "改成 10 到 20 秒")                                                \
    X(AUDIT_EXPIRED, "audit.expired", NOTE, SHOWN, "{1} 在这段日子之前就结束了", "它不会再播",     \
      "删掉这一行，或改结束日期")                                                                  \
    X(AUDIT_CONFLICT, "audit.conflict", WARNING, SHOWN, "{1} 总是被压住，从不播放",                \
      "每次轮到它时都有优先级更高的内容", "提高它的优先级，或给对方限定时段")                      \
    X(AUDIT_NEVER_SHOWN, "audit.never-shown", WARNING, SHOWN, "{1} 从不播放",                      \
      "日期、星期、时段、地点、阶段没有同时满足的时候", "检查这几格")                              \
    X(TEXT_NO_GLYPH, "text.no-glyph", WARNING, SHOWN, "字体里没有“{1}”（U+{2}）",                  \
      "屏幕上会是一个方框", "换一个写法，✓ 和 ✗ 请用列表的 [x] 和 [!]")

#endif
