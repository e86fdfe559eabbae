#ifndef KS_CORE_PROBLEM_CODES_SETTINGS_H
#define KS_CORE_PROBLEM_CODES_SETTINGS_H

/* Problems of settings, command lines and the display, rows as codes.h says. */
#define KS_PROBLEM_CODES_OF_SETTINGS(X)                                                                                         \
    X(ARGUMENT_UNKNOWN, "argument.unknown", ERROR, GONE, "不认识“{1}”", "", "")                                                 \
    X(ARGUMENT_NEAR, "argument.unknown", ERROR, GONE, "不认识“{1}”，是不是想写“--{2}”", "", "")                                 \
    X(ARGUMENT_CUT, "argument.value", ERROR, GONE, "{1} 后面缺少内容", "", "")                                                  \
    X(ARGUMENT_ALONE, "argument.value", ERROR, GONE, "“{1}”：这个选项后面不写内容", "", "")                                     \
    X(ARGUMENT_TIMES, "argument.times", ERROR, GONE, "--{1} 至多写 {2} 次", "", "")                                             \
    X(SETTING_BAD, "setting.value", ERROR, GONE, "设置“{1}”的值“{2}”不对：{3}", "", "")                                         \
    X(SETTING_UNKNOWN, "setting.unknown", ERROR, GONE, "没有“{1}”这个设置", "", "")                                             \
    X(SETTING_NEAR, "setting.unknown", ERROR, GONE, "没有“{1}”这个设置，是不是想写“{2}”", "", "")                               \
    X(SETTING_TWICE, "setting.twice", ERROR, GONE, "“{1}”在第 {2} 行又写了一次，不一样", "", "")                                \
    X(SETTING_NO_SIGN, "setting.line", ERROR, GONE, "看不懂，写成 名字 = 值", "", "")                                           \
    X(SETTING_LONG, "setting.line", ERROR, GONE, "太长", "", "")                                                                \
    X(SETTING_ENCODING, "setting.encoding", ERROR, GONE, "不是 UTF-8 编码", "",                                                 \
      "在记事本里“另存为”，编码选 UTF-8")                                                                                       \
    X(SETTING_CONTROL, "setting.line", ERROR, GONE, "里面有看不见的控制字符", "",                                               \
      "删掉这一行重新写")                                                                                                       \
    X(SETTING_HEADLESS, "setting.section", ERROR, GONE,                                                                         \
      "上面没有 [kiosk] 这样的节，到下一节为止都不算", "", "")                                                                  \
    X(PIN_NO_RECORDS, "setting.pin", ERROR, GONE,                                                                               \
      "设了 staff-pin-hash，没有设 records：不收工作人员密码", "输错的次数没有地方记",                                          \
      "在 [kiosk] 里加上 records = 文件名")                                                                                     \
    X(PIN_NOT_COUNTED, "setting.pin", ERROR, GONE, "写不进 {1}：不收工作人员密码",                                              \
      "输错的次数记不下来", "看看盘满没满、是不是只读、文件归谁")                                                               \
    X(CONTENT_BESIDE_STORE, "setting.both", ERROR, GONE,                                                                        \
      "content = {1} 不算：写了 store，播的是 store 里的", "", "两个里删掉一个")                                                \
    X(SETTING_AT, "setting.at", ERROR, GONE, "没有采用，{1} 第 {2} 行：", "", "")                                               \
    X(SETTING_OF_SOURCE, "setting.section", ERROR, GONE, "“{1}”要写在 [source 名字] 一行的下面",                                \
      "", "那一行前面的 # 去掉了吗？")                                                                                          \
    X(SECTION_UNKNOWN, "setting.section", ERROR, GONE,                                                                          \
      "没有 [{1}] 这一节，它下面的都不算；能写的是 [kiosk]、[sync]、[source 名字]", "", "")                                     \
    X(SECTION_SOURCE, "setting.section", ERROR, GONE,                                                                           \
      "没有 [{1}] 这一节，它下面的都不算；是不是想写 [source {2}]", "", "")                                                     \
    X(SECTION_NEAR, "setting.section", ERROR, GONE,                                                                             \
      "没有 [{1}] 这一节，它下面的都不算；是不是想写 [{2}]", "", "")                                                            \
    X(SETTINGS_LARGE, "settings.large", ERROR, GONE, "配置文件超过上限 {1} KB", "", "")                                         \
    X(SETTINGS_READ, "settings.read", ERROR, GONE, "读配置文件时出错：{1}", "", "")                                             \
    X(SETTINGS_OPEN, "settings.read", ERROR, GONE, "打不开配置文件：{1}", "", "")                                               \
    X(SETTINGS_ENCODING, "settings.encoding", ERROR, GONE, "配置文件是 UTF-16 编码，或不是文字",                                \
      "", "在记事本里“另存为”，编码选 UTF-8")                                                                                   \
    X(SETTINGS_MORE, "settings.more", ERROR, GONE, "后面还有，见日志", "", "")                                                  \
    X(SETTINGS_UNREAD, "settings.wrong", ERROR, GONE, "配置文件读不了，全部按默认值", "", "")                                   \
    X(SETTINGS_ONE, "settings.wrong", ERROR, GONE, "配置文件第 {1} 行有误，没有采用", "", "")                                   \
    X(SETTINGS_SOME, "settings.wrong", ERROR, GONE, "配置文件第 {1} 行等 {2} 处有误，没有采用",                                 \
      "", "")                                                                                                                   \
    X(SOURCE_NAMED, "source.named", ERROR, GONE, "来源“{1}”: ", "", "")                                                         \
    X(SOURCE_REFUSED, "source.name", ERROR, GONE,                                                                               \
      "来源“{1}”不行：用 1 到 24 个小写字母、数字或 -，至多 {2} 个", "", "")                                                    \
    X(SOURCE_NO_PATH, "source.doubted", ERROR, GONE,                                                                            \
      "来源“{1}”先不看：没有写 path。改好后 systemctl restart kiosk-sync", "", "")                                              \
    X(SOURCE_DOUBTED, "source.doubted", ERROR, GONE,                                                                            \
      "来源“{1}”先不看：有一行没有读懂，它可能就是 path 或 policy。改好后 systemctl restart "       \
      "kiosk-sync",                                                                                                             \
      "", "")                                                                                                                   \
    X(SOURCE_STRAY, "source.doubted", ERROR, GONE,                                                                              \
      "来源“{1}”先不看：它没有 policy，而有一个 policy 写在没有名字的一节里。改好后 systemctl " \
      "restart kiosk-sync",                                                                                                     \
      "", "")                                                                                                                   \
    X(SOURCE_STRAY_NAMED, "source.doubted", ERROR, GONE,                                                                        \
      "来源“{1}”先不看：它没有 policy，而有一个 policy 写给了“{2}”，没有这个来源。改好后 "  \
      "systemctl restart kiosk-sync",                                                                                           \
      "", "")                                                                                                                   \
    X(STICKS_DOUBTED, "source.doubted", ERROR, GONE,                                                                            \
      "U 盘先不看：有一行没有读懂，它可能就是 sticks。改好后 systemctl restart kiosk-sync", "",                                 \
      "")                                                                                                                       \
    X(TRUST_DOUBTED, "source.doubted", ERROR, GONE,                                                                             \
      "签名的发布先不收：trust 没有读懂。改好后 systemctl restart kiosk-sync", "", "")                                          \
    X(NO_ZONES, "system.zones", ERROR, GONE, "没有时区数据", "", "")                                                            \
    X(AND_ALSO, "settings.and", ERROR, GONE, "；", "", "")                                                                      \
    X(NO_GPU, "display.gpu", ERROR, GONE, "没有能画的显卡处理器", "", "")                                                       \
    X(SIGHT_NO_CARD, "display.card", ERROR, GONE, "没有找到显卡（/dev/dri 里没有可用的 card）",                                 \
      "", "等它出现")                                                                                                           \
    X(SIGHT_NO_CONNECTOR, "display.connector", ERROR, GONE, "显卡上没有设置 connector 指定的接口",                              \
      "", "请核对 kiosk.ini")                                                                                                   \
    X(SIGHT_UNPLUGGED, "display.unplugged", ERROR, GONE, "没有接屏幕，或者屏幕关着", "",                                        \
      "接上、打开后画面自己回来")                                                                                               \
    X(SIGHT_NO_MODES, "display.modes", ERROR, GONE, "屏幕接着，但没有报出任何分辨率", "",                                       \
      "请换线或重新插拔")                                                                                                       \
    X(SIGHT_HELD, "display.held", ERROR, GONE, "显卡正被别的程序占用（例如桌面、启动画面）", "",                                \
      "等它让出来")                                                                                                             \
    X(SIGHT_UNOPENED, "display.unopened", ERROR, GONE, "屏幕接着，但显卡没能为它打开画面", "",                                  \
      "正在再试，一直这样请重启设备")                                                                                           \
    X(SIGHT_REFUSED, "display.refused", ERROR, GONE, "显卡没有显示送去的画面", "",                                              \
      "已重新打开，等它显示下一幅")                                                                                             \
    X(SIGHT_USABLE, "display.shown", ERROR, GONE, "画面在屏幕上", "", "")                                                       \
    X(SIGHT_AT, "display.at", ERROR, GONE, "（{1}，{2}x{3}，{4} Hz，{5}）", "", "")                                             \
    X(SIGHT_ASKED, "display.asked", ERROR, GONE, "（connector = {1}）", "", "")

#endif
