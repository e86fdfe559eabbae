#ifndef KS_CORE_PROBLEM_CODES_SYSTEM_H
#define KS_CORE_PROBLEM_CODES_SYSTEM_H

/* Problems of files, folders, disks and programs, as the system said, rows as codes.h says. */
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
    X(DECODER_NAMED, "decoder.named", ERROR, GONE, "{1}: ", "", "")                                \
    X(DECODE_BOX, "decoder.size", ERROR, GONE, "画面尺寸 {1}×{2} 超出范围", "", "")                \
    X(DECODE_READ, "decoder.read", ERROR, GONE, "读不出文件：{1}", "", "")                         \
    X(DECODE_START, "decoder.start", ERROR, GONE, "启动不了解码程序 {1}：{2}", "", "")             \
    X(DISK_STORE, "disk.store", ERROR, GONE, "用不了存储“{1}”：{2}", "", "")

#endif
