#ifndef KS_CORE_PROBLEM_CODES_SYSTEM_H
#define KS_CORE_PROBLEM_CODES_SYSTEM_H

/* Problems of files, folders, disks and programs, rows as codes.h says. */
#define KS_PROBLEM_CODES_OF_SYSTEM(X)                                                              \
    X(FOLDER_OPEN, "file.folder", ERROR, GONE, "打不开文件夹“{1}”：{2}", "", "")                   \
    X(FOLDER_MAKE, "file.folder", ERROR, GONE, "建不了文件夹“{1}”：{2}", "", "")                   \
    X(FOLDER_LOOK, "file.folder", ERROR, GONE, "看不了文件夹“{1}”：{2}", "", "")                   \
    X(FOLDER_WATCH, "file.watch", ERROR, GONE, "不能监视文件夹“{1}”：{2}", "", "")                 \
    X(FILE_MISSING, "file.missing", ERROR, GONE, "找不到文件“{1}”", "", "")                        \
    X(FILE_LINK, "file.link", ERROR, GONE, "“{1}”是链接，为安全不打开", "", "请放入文件本身")      \
    X(FILE_OUTSIDE, "file.outside", ERROR, GONE, "“{1}”指向内容文件夹之外，不打开", "", "")        \
    X(FILE_FORBIDDEN, "file.forbidden", ERROR, GONE, "不让读“{1}”：没有权限，或者别的程序正开着",  \
      "", "")                                                                                      \
    X(FILE_OPEN, "file.open", ERROR, GONE, "打不开“{1}”：{2}", "", "")                             \
    X(FILE_IS_FOLDER, "file.not-plain", ERROR, GONE, "“{1}”不是普通文件，而是文件夹", "", "")      \
    X(FILE_NOT_PLAIN, "file.not-plain", ERROR, GONE, "“{1}”不是普通文件", "", "")                  \
    X(FILE_READ, "file.read", ERROR, GONE, "读“{1}”时出错：{2}", "", "")                           \
    X(FILE_LARGE, "file.large", ERROR, GONE, "“{1}”有 {2} KB，超过上限 {3} KB", "", "")            \
    X(FILE_WRITE, "file.write", ERROR, GONE, "写不了“{1}”：{2}", "", "")                           \
    X(FILE_MAP, "file.map", ERROR, GONE, "“{1}”：{2}", "", "")                                     \
    X(PATH_LONG, "file.path", ERROR, GONE, "路径太长", "", "")                                     \
    X(DISK_READ, "disk.read", ERROR, GONE, "读不了“{1}”：{2}", "", "")                             \
    X(DISK_LARGE, "disk.large", ERROR, GONE, "“{1}”比它能有的大", "", "")                          \
    X(DISK_CLEAN, "disk.clean", ERROR, GONE, "清理不了“{1}”：{2}", "", "")                         \
    X(DISK_SPACE, "disk.space", ERROR, GONE, "看不了剩余空间“{1}”：{2}", "", "")                   \
    X(SAID, "system.said", ERROR, GONE, "{1}", "", "")                                             \
    X(NO_ITEM, "screen.item", ERROR, GONE, "内容里没有这一项", "", "")                             \
    X(FONT_OPEN, "font.open", ERROR, GONE, "字体打不开（{1}）", "", "")                            \
    X(FONT_MISSING, "font.missing", ERROR, GONE, "没有中文字体，请安装 fonts-noto-cjk（缺 {1}）",  \
      "", "")                                                                                      \
    X(FONT_LIBRARY, "font.library", ERROR, GONE, "SDL_ttf: {1}", "", "")                           \
    X(PNG, "picture.png", ERROR, GONE, "PNG: {1}", "", "")                                         \
    X(DISPLAY_NONE_BY, "display.none", ERROR, GONE, "没有可用的显示器（SDL：{1}）", "", "")        \
    X(DISPLAY_NONE, "display.none", ERROR, GONE, "没有显示器（没有 KMS/DRM、Wayland 或 X11）", "", \
      "")                                                                                          \
    X(DISPLAY_WINDOW, "display.window", ERROR, GONE, "打不开窗口（SDL：{1}）", "", "")             \
    X(DISPLAY_PRESENT, "display.present", ERROR, GONE, "画面送不上屏幕（SDL：{1}）", "", "")       \
    X(DISPLAY_FORMAT, "display.format", ERROR, GONE, "屏幕的像素格式不支持（{1}，{2}x{3}）", "",   \
      "")                                                                                          \
    X(CARD_MODE, "display.mode", ERROR, GONE, "屏幕不再支持 {1}x{2}", "", "")                      \
    X(CARD_MEMORY, "display.memory", ERROR, GONE, "显卡没有给出画面内存（{1}）", "", "")           \
    X(CARD_REFUSED, "display.card", ERROR, GONE, "显卡不接受画面（{1}）", "", "")                  \
    X(TRACE_FULL, "trace.full", ERROR, GONE, "“{1}”满了，到此为止", "", "")                        \
    X(TRACE_DISK, "trace.full", ERROR, GONE, "磁盘快满了，“{1}”到此为止", "", "")                  \
    X(SCRIPT_OPEN, "script.open", ERROR, GONE, "打不开脚本 {1}", "", "")                           \
    X(SCRIPT_WRITE, "script.write", ERROR, GONE, "写不了 {1}", "", "")                             \
    X(SCRIPT_DARK, "script.dark", ERROR, GONE, "屏幕上还没有画面", "", "")                         \
    X(SCRIPT_TARGET, "script.target", ERROR, GONE, "屏幕上没有这个按钮", "", "")                   \
    X(SCRIPT_KEY, "script.key", ERROR, GONE, "没有这个键", "", "")                                 \
    X(SCRIPT_SCREEN, "script.screen", ERROR, GONE, "现在的画面是 {1}", "", "")                     \
    X(SCRIPT_LATE, "script.late", ERROR, GONE, "没有等到", "", "")                                 \
    X(SCRIPT_UNKNOWN, "script.unknown", ERROR, GONE, "不认识的命令", "", "")                       \
    X(RECORDS_FAILED, "records.failed", ERROR, GONE, "统计文件：{1}", "", "")                      \
    X(RECORDS_DAMAGED, "records.damaged", ERROR, GONE, "统计文件损坏了", "", "")                   \
    X(RECORDS_ASIDE, "records.aside", ERROR, GONE, "统计文件 {1} 挪不开", "", "")                  \
    X(REPLAY_CONTENT, "replay.content", ERROR, GONE,                                               \
      "记录时的内容不在这里，用 --set 或 --store 说它在哪里: ", "", "")                            \
    X(RECORDS_READ, "records.read", ERROR, GONE, "读不出“{1}”：{2}", "", "")                       \
    X(DECODER_NAMED, "decoder.named", ERROR, GONE, "{1}: ", "", "")                                \
    X(DECODE_BOX, "decoder.size", ERROR, GONE, "画面尺寸 {1}×{2} 超出范围", "", "")                \
    X(DECODE_READ, "decoder.read", ERROR, GONE, "读不出文件：{1}", "", "")                         \
    X(DECODE_START, "decoder.start", ERROR, GONE, "启动不了解码程序 {1}：{2}", "", "")             \
    X(DISK_STORE, "disk.store", ERROR, GONE, "用不了存储“{1}”：{2}", "", "")

#endif
