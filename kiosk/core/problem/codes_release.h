#ifndef KS_CORE_PROBLEM_CODES_RELEASE_H
#define KS_CORE_PROBLEM_CODES_RELEASE_H

/* Problems of releases and the store they are in, rows as codes.h says. */
#define KS_PROBLEM_CODES_OF_RELEASE(X)                                                             \
    X(RECORD_ROW, "record.row", ERROR, GONE, "第 {1} 行：", "", "")                                \
    X(RECORD_BLANK, "record.line", ERROR, GONE, "空行", "", "")                                    \
    X(RECORD_TRAILING, "record.line", ERROR, GONE, "行末有空格", "", "")                           \
    X(RECORD_WINDOWS, "record.windows", ERROR, GONE,                                               \
      "换行被改成了 Windows 格式，文件被别的程序保存过", "", "")                                   \
    X(RECORD_BYTE, "record.line", ERROR, GONE, "有不许出现的字节 0x{1}", "", "")                   \
    X(RECORD_SPACE, "record.line", ERROR, GONE, "多余的空格", "", "")                              \
    X(RECORD_LONG, "record.line", ERROR, GONE, "这一行超过 {1} 字节", "", "")                      \
    X(RECORD_CUT, "record.cut", ERROR, GONE, "文件不完整：最后一行没有写完", "", "")               \
    X(RECORD_EMPTY, "record.empty", ERROR, GONE, "文件是空的", "", "")                             \
    X(RECORD_MAGIC, "record.magic", ERROR, GONE, "不是 {1} 文件", "", "")                          \
    X(RECORD_KEY, "record.key", ERROR, GONE, "这里应当是“{1} …”", "", "")                          \
    X(RECORD_SHORT, "record.word", ERROR, GONE, "这一行缺了一项", "", "")                          \
    X(RECORD_MORE, "record.word", ERROR, GONE, "这一行多了“{1}”", "", "")                          \
    X(RECORD_NUMBER, "record.number", ERROR, GONE, "“{1}”不是数", "", "")                          \
    X(RECORD_MOST, "record.number", ERROR, GONE, "{1} 超过上限 {2}", "", "")                       \
    X(RECORD_HEX, "record.hex", ERROR, GONE, "这里应当是 {1} 位小写十六进制数字", "", "")          \
    X(RECORD_END, "record.end", ERROR, GONE, "这里应当是“end”", "", "")                            \
    X(RECORD_AFTER, "record.end", ERROR, GONE, "“end”之后还有内容", "", "")                        \
    X(RECORD_FLEET, "record.fleet", ERROR, GONE,                                                   \
      "fleet 的名字只能用小写字母、数字和“-”，至多 {1} 个", "", "")                                \
    X(HEAD_FORM, "head.damaged", ERROR, GONE, "HEAD 不是一条 HEAD 记录", "", "")                   \
    X(HEAD_SUM, "head.damaged", ERROR, GONE, "HEAD 的校验和不对", "", "")                          \
    X(HEAD_UNREAD, "head.unread", ERROR, GONE, "HEAD 读不出来", "", "")                            \
    X(HEAD_LOST, "head.lost", ERROR, GONE,                                                         \
      "HEAD 和它的副本都坏了，存了什么不知道，播放自带内容；"              \
      "kiosk-sync 启动时会照磁盘上的发布重写",                                                     \
      "", "")                                                                                      \
    X(HEAD_NONE, "head.none", ERROR, GONE, "没有有效的 HEAD", "", "")                              \
    X(HEAD_OTHER, "head.other", ERROR, GONE, "磁盘上的 HEAD 不是我们写的那一条", "", "")           \
    X(MANIFEST_LARGE, "manifest.large", ERROR, GONE, "清单超过 {1} MiB", "", "")                   \
    X(MANIFEST_ROLE, "manifest.role", ERROR, GONE, "没有这种 role", "", "")                        \
    X(MANIFEST_VERSION, "manifest.version", ERROR, GONE, "version 从 1 数起", "", "")              \
    X(MANIFEST_EXPIRES, "manifest.expires", ERROR, GONE,                                           \
      "expires 应当在 created 之后，至多晚 {1} 小时", "", "")                                      \
    X(MANIFEST_SITES_MANY, "manifest.sites", ERROR, GONE, "sites 至多 {1} 个", "", "")             \
    X(MANIFEST_SITE_NAME, "manifest.sites", ERROR, GONE, "sites 里有不合规的名字", "", "")         \
    X(MANIFEST_SITES_ORDER, "manifest.sites", ERROR, GONE, "sites 没有按顺序排列，或有重复", "",   \
      "")                                                                                          \
    X(MANIFEST_NO_SIDES, "manifest.size", ERROR, GONE, "这种文件没有宽和高，应当写“-”", "", "")    \
    X(MANIFEST_SIDES, "manifest.size", ERROR, GONE, "宽和高应当写成 1920x1080", "", "")            \
    X(MANIFEST_SIDE_ZERO, "manifest.size", ERROR, GONE, "宽和高不能是 0", "", "")                  \
    X(MANIFEST_TYPE, "manifest.type", ERROR, GONE, "没有这种文件类型", "", "")                     \
    X(MANIFEST_NAME, "manifest.path", ERROR, GONE, "文件名不合规", "", "")                         \
    X(MANIFEST_PATH, "manifest.path", ERROR, GONE, "{1} 发布里不许有“{2}”", "", "")                \
    X(MANIFEST_ALERT, "manifest.alert", ERROR, GONE, "紧急提醒只能是卡片或 CAP 文件", "", "")      \
    X(MANIFEST_MINFW, "manifest.minfw", ERROR, GONE, "{1} 文件要有 minfw {2}", "", "")             \
    X(MANIFEST_FACTS, "manifest.facts", ERROR, GONE, "“{1}”和“{2}”散列相同，长度或类型却不同", "", \
      "")                                                                                          \
    X(MANIFEST_FILES, "manifest.files", ERROR, GONE, "说有 {1} 个文件，后面没有这么多", "", "")    \
    X(MANIFEST_ORDER, "manifest.files", ERROR, GONE, "文件没有按名字排列，或有重复", "", "")       \
    X(MANIFEST_TOTAL, "manifest.total", ERROR, GONE, "total 与各文件长度之和不符", "", "")         \
    X(TRUST_LARGE, "trust.large", ERROR, GONE, "信任文件超过 {1} KiB", "", "")                     \
    X(TRUST_KEY, "trust.key", ERROR, GONE, "不是 minisign 公钥", "", "")                           \
    X(TRUST_ORDER, "trust.key", ERROR, GONE, "公钥没有按顺序排列，或有重复", "", "")               \
    X(TRUST_SAME_NUMBER, "trust.key", ERROR, GONE, "两把公钥的编号相同", "", "")                   \
    X(TRUST_THRESHOLD, "trust.threshold", ERROR, GONE,                                             \
      "{1} 需要 {2} 个签名，共 {3} 把公钥：不成立", "", "")                                        \
    X(TRUST_FROM_ONE, "trust.version", ERROR, GONE, "n 从 1 数起", "", "")                         \
    X(TRUST_HOLDS_REVOKED, "trust.revoked", ERROR, GONE, "{1} 里有一把已经作废的公钥", "", "")     \
    X(TRUST_FLEET, "trust.fleet", ERROR, GONE, "是“{1}”的信任文件，本机属于“{2}”", "", "")         \
    X(TRUST_VERSION, "trust.version", ERROR, GONE, "信任文件的版本是 {1}，应当是 {2}", "", "")     \
    X(TRUST_EPOCH, "trust.epoch", ERROR, GONE, "epoch 从 {1} 变成 {2}：只能不变或加一", "", "")    \
    X(TRUST_SMALLER, "trust.version", ERROR, GONE, "created 或 minversion 变小了", "", "")         \
    X(TRUST_UNREVOKED, "trust.revoked", ERROR, GONE, "一把已经作废的公钥不见了：作废不能收回", "", \
      "")                                                                                          \
    X(TRUST_OLD, "trust.version", ERROR, GONE, "信任文件不比现有的新", "", "")                     \
    X(STORE_OLD, "store.refused", ERROR, GONE, "不装这个发布：它不比装过的版本新", "", "")         \
    X(STORE_EPOCH, "store.refused", ERROR, GONE, "不装这个发布：它属于另一代信任文件", "", "")     \
    X(STORE_REFUSED, "store.refused", ERROR, GONE,                                                 \
      "不装这个发布：这一版在本机上试过不能用，或者工作人员没有采用", "", "")                      \
    X(STORE_INCOMPLETE, "store.incomplete", ERROR, GONE, "发布不完整：缺“{1}”", "", "")            \
    X(STORE_NO_RELEASE, "store.nothing", ERROR, GONE, "没有可以撤下的发布", "", "")                \
    X(STORE_NOTHING_WAITS, "store.nothing", ERROR, GONE, "没有等待确认的内容", "", "")             \
    X(STORE_WAITING_CHANGED, "store.waiting", ERROR, GONE, "等待确认的内容已经变了", "", "")       \
    X(STORE_WAITING_GONE, "store.waiting", ERROR, GONE, "它的文件不全了", "", "")                  \
    X(STORE_DOCUMENT, "store.damaged", ERROR, GONE, "“{1}”损坏了", "", "")                         \
    X(STORE_DAMAGED, "store.damaged", ERROR, GONE, "“{1}”在磁盘上损坏了", "", "")                  \
    X(STORE_MENDED, "store.damaged", ERROR, GONE, "“{1}”在磁盘上损坏了，下次同步时修复", "", "")   \
    X(STORE_ROOM, "store.room", ERROR, GONE, "空间不够：要 {1} MB（含留空 {2} MB），只剩 {3} MB",  \
      "", "")                                                                                      \
    X(STORE_FILES, "store.room", ERROR, GONE, "文件个数到上限了", "", "")                          \
    X(STORE_LONGER, "store.other", ERROR, GONE, "文件比清单说的长", "", "")                        \
    X(STORE_OTHER, "store.other", ERROR, GONE, "文件内容与清单不符", "", "")                       \
    X(STORE_READ_ONLY, "store.closed", ERROR, GONE, "存储是只读打开的", "", "")                    \
    X(STORE_BROKEN, "store.closed", ERROR, GONE, "上一次写入失败，存储要重新打开", "", "")         \
    X(STORE_BUSY, "store.busy", ERROR, GONE, "另一个程序正在写“{1}”", "", "")                      \
    X(RECEIPT_FORM, "receipt.damaged", ERROR, GONE, "这不是完整的导入结果", "", "")

#endif
