#ifndef KS_CORE_PROBLEM_CODES_SYNC_H
#define KS_CORE_PROBLEM_CODES_SYNC_H

/* Problems of bringing content in, rows as codes.h says. */
#define KS_PROBLEM_CODES_OF_SYNC(X)                                                                \
    X(TAKE_UNREAD, "take.unread", ERROR, GONE, "读不回刚拷来的文件", "", "")                       \
    X(TAKE_UNABLE, "take.unable", ERROR, GONE, "看不了“{1}”：", "", "")                            \
    X(TAKE_DISK, "take.disk", ERROR, GONE, "本机磁盘写不了：{1}", "", "")                          \
    X(TAKE_MANY, "take.many", ERROR, GONE,                                                         \
      "“{1}”里的文件太多，超过 {2} 个，没有看全，所以这次只收紧急提醒，屏幕继续播原来的", "",      \
      "请拿走不用的文件")                                                                          \
    X(TAKE_UNLISTED, "take.unlisted", ERROR, GONE,                                                 \
      "“{1}”打不开，看不到里面还有没有，所以这次只收紧急提醒，屏幕继续播原来的", "", "")           \
    X(TAKE_NO_ROW, "take.no-row", ERROR, GONE, "播放表里没有一行能播，屏幕继续播原来的内容", "",   \
      "")                                                                                          \
    X(TAKE_FILES, "take.files", ERROR, GONE, "有文件不能显示，整个发布没有收下", "", "")           \
    X(TAKE_TRUST, "take.trust", ERROR, GONE, "信任文件: ", "", "")                                 \
    X(TAKE_OVERTAKEN, "take.overtaken", ERROR, GONE, "另一个来源刚装了新内容，再看一遍", "", "")   \
    X(TAKE_STAGED, "take.staged", ERROR, GONE, "等工作人员看的内容刚变了，再看一遍", "", "")       \
    X(TAKE_REFUSED, "take.refused", ERROR, GONE,                                                   \
      "工作人员没有采用这些内容，屏幕继续播原来的；改过以后会再问", "", "")                        \
    X(TAKE_CUT, "take.cut", ERROR, GONE, "读到一半断开了，屏幕继续播原来的内容；再次接上会接着读", \
      "", "")                                                                                      \
    X(TAKE_SLOW, "take.slow", ERROR, GONE,                                                         \
      "读得太慢，这次不再等，屏幕继续播原来的内容；再次接上会接着读", "", "")                      \
    X(TAKE_STATE, "take.state", ERROR, GONE, "写不了状态文件夹“{1}”：{2}", "", "")                 \
    X(LOOK_OTHER, "look.other", ERROR, GONE, "类型或宽高与清单不符", "", "重新发布")               \
    X(LOOK_TEXT, "look.text", ERROR, GONE, "{1}", "", "")                                          \
    X(LOOK_BANK, "look.bank", ERROR, GONE, "没有一道能用的题", "", "检查是不是放错了文件")         \
    X(LOOK_BANK_FOR, "look.bank", ERROR, GONE, "没有一道能用的题：", "", "")                       \
    X(LOOK_BANK_ROW, "look.bank", ERROR, GONE, "没有一道能用的题：第 {1} 行", "", "")              \
    X(SOURCE_SLOW, "source.slow", ERROR, GONE, "读得太慢，这次不再等", "", "")                     \
    X(SOURCE_READ, "source.read", ERROR, GONE, "读的时候出错：{1}", "", "")                        \
    X(SOURCE_LARGE, "source.large", ERROR, GONE, "“{1}”超过 {2} 字节", "", "")                     \
    X(RELEASE_AHEAD_NOW, "release.ahead", ERROR, GONE, "发布写的是 {1}，本机现在是 {2}", "", "")   \
    X(RELEASE_AHEAD_VOUCHED, "release.ahead", ERROR, GONE, "发布写的是 {1}，本机能证实的只到 {2}", \
      "", "")                                                                                      \
    X(WORKER_FORK, "worker.fork", ERROR, GONE, "不能起新的进程：{1}", "", "")                      \
    X(WORKER_SILENT, "worker.silent", ERROR, GONE, "{1} 秒没有反应，先放下它；屏幕不受影响", "",   \
      "")                                                                                          \
    X(WORKER_CRASHED, "worker.crashed", ERROR, GONE, "读它的进程出错退出（信号 {1}）", "", "")

#endif
