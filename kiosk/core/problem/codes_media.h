#ifndef KS_CORE_PROBLEM_CODES_MEDIA_H
#define KS_CORE_PROBLEM_CODES_MEDIA_H

/* Problems of pictures, videos and other files as they come in, rows as codes.h says. */
#define KS_PROBLEM_CODES_OF_MEDIA(X)                                                               \
    X(MEDIA_UNKNOWN, "media.unknown", ERROR, GONE, "认不出这是什么文件，可能已损坏", "",           \
      "请用 JPG、PNG、WebP、GIF 图片或 MP4 视频")                                                  \
    X(MEDIA_EMPTY, "media.empty", ERROR, GONE, "文件是空的（0 字节），多半没有拷贝完", "",         \
      "请重新拷贝")                                                                                \
    X(MEDIA_PSD, "media.psd", ERROR, GONE, "这是 Photoshop 源文件，屏幕放不了", "",                \
      "请导出为 JPG 或 PNG")                                                                       \
    X(MEDIA_XCF, "media.xcf", ERROR, GONE, "这是 GIMP 源文件，屏幕放不了", "", "请另存为 PNG")     \
    X(MEDIA_ICO, "media.ico", ERROR, GONE, "这是图标文件（ICO），屏幕放不了", "",                  \
      "请用大图，另存为 PNG")                                                                      \
    X(MEDIA_JP2, "media.jp2", ERROR, GONE, "这是 JPEG 2000 图片，屏幕放不了", "",                  \
      "请另存为 PNG 或 JPG")                                                                       \
    X(MEDIA_JXL, "media.jxl", ERROR, GONE, "这是 JPEG XL 图片，屏幕放不了", "",                    \
      "请另存为 PNG 或 JPG")                                                                       \
    X(MEDIA_JXR, "media.jxr", ERROR, GONE, "这是 JPEG XR 图片，屏幕放不了", "",                    \
      "请另存为 PNG 或 JPG")                                                                       \
    X(MEDIA_DDS, "media.dds", ERROR, GONE, "这是游戏贴图（DDS），屏幕放不了", "", "请另存为 PNG")  \
    X(MEDIA_RAW, "media.raw", ERROR, GONE, "这是相机的原始照片（RAW），屏幕放不了", "",            \
      "请用看图软件另存为 JPG 或 PNG")                                                             \
    X(MEDIA_EPS, "media.eps", ERROR, GONE, "这是 EPS 或 AI 矢量图，屏幕放不了", "",                \
      "请另存为 PNG 或 PDF")                                                                       \
    X(MEDIA_CDR, "media.cdr", ERROR, GONE, "这是 CorelDRAW 源文件，屏幕放不了", "",                \
      "请另存为 PNG 或 PDF")                                                                       \
    X(MEDIA_WMF, "media.wmf", ERROR, GONE, "这是 Windows 图元文件（WMF、EMF），屏幕放不了", "",    \
      "请另存为 PNG")                                                                              \
    X(MEDIA_DJVU, "media.djvu", ERROR, GONE, "这是 DjVu 扫描文档，屏幕放不了", "",                 \
      "请另存为 PDF，或把要放的一页另存为 PNG")                                                    \
    X(MEDIA_HDR, "media.hdr", ERROR, GONE, "这是高动态范围图片（EXR、HDR），屏幕放不了", "",       \
      "请另存为 PNG")                                                                              \
    X(MEDIA_RARE, "media.rare", ERROR, GONE,                                                       \
      "这是少见的图片格式（SGI、Sun、PAM、DPX、MNG、FITS、DICOM 一类），屏幕放不了", "",           \
      "请另存为 PNG")                                                                              \
    X(MEDIA_ARCHIVE, "media.archive", ERROR, GONE, "这是压缩包，屏幕放不了", "",                   \
      "请先解压，再把里面的文件放进来")                                                            \
    X(MEDIA_PDF, "media.pdf", ERROR, GONE, "这是 PDF 文档，放它需要安装 tocsin-pdf，这台机器没有", \
      "", "请技术员安装 tocsin-pdf；或把每一页另存为 JPG 或 PNG 图片")                             \
    X(MEDIA_LOCKED, "media.locked", ERROR, GONE, "这个 PDF 要密码才能打开", "",                    \
      "请另存为不带密码的 PDF")                                                                    \
    X(MEDIA_IS_PAGES, "media.is-pages", ERROR, GONE, "这是 PDF 文档，不是图片", "",                \
      "PDF 请单独当海报放；配图请另存为 JPG 或 PNG")                                               \
    X(MEDIA_ZIP, "media.zip", ERROR, GONE, "这是压缩包或 Office 文档，屏幕放不了", "",             \
      "演示文稿和文档请“另存为→PDF”，把 PDF 放进来")                                               \
    X(MEDIA_OLE, "media.ole", ERROR, GONE, "这是旧版 Office 或 WPS 文档，屏幕放不了", "",          \
      "演示文稿和文档请“另存为→PDF”，把 PDF 放进来")                                               \
    X(MEDIA_SVG, "media.svg", ERROR, GONE, "这是 SVG 矢量图，屏幕放不了", "", "请另存为 PNG")      \
    X(MEDIA_TEXT, "media.text", ERROR, GONE, "这是文字文件，不是图片", "",                         \
      "文字卡片请存成 .md 放进 cards 文件夹")                                                      \
    X(MEDIA_TRUNCATED, "media.truncated", ERROR, GONE, "文件不完整，只有前一部分，多半没有拷贝完", \
      "", "请重新拷贝")                                                                            \
    X(MEDIA_TOO_LARGE, "media.too-large", ERROR, GONE, "图片有 {1}×{2}（{3} 兆像素），太大", "",   \
      "请缩小到长边 4800 像素以内，或存成 JPG")                                                    \
    X(MEDIA_PROGRESSIVE, "media.progressive", ERROR, GONE,                                         \
      "这张 JPG 是“连续（渐进）”格式，{1}×{2} 太大", "",                                           \
      "另存时选“基线”，或缩小到长边 6000 像素以内")                                                \
    X(MEDIA_MEMORY, "media.memory", ERROR, GONE, "解开它要的内存超过上限", "", "请缩小后再存")     \
    X(MEDIA_HEAVY, "media.heavy", ERROR, GONE,                                                     \
      "图片有 {1}×{2}（{3} 兆像素），照它的存法，解开它要的内存超过上限", "",                      \
      "请存成 JPG，或把长和宽各缩小一半再存")                                                      \
    X(MEDIA_LONG, "media.long", ERROR, GONE, "里面有一段文字太长，读不进来", "",                   \
      "请缩短这段文字，或拆成几个文件")                                                            \
    X(MEDIA_NO_VIDEO, "media.no-video", ERROR, GONE, "文件里没有画面（可能只有声音）", "",         \
      "请换一个视频")                                                                              \
    X(MEDIA_CODEC, "media.codec", ERROR, GONE, "这种视频编码放不了", "", "请转成 MP4（H.264）")    \
    X(MEDIA_VARIANT, "media.variant", ERROR, GONE, "这张图的存法少见，放不了", "",                 \
      "请另存成 JPG 或 PNG")                                                                       \
    X(MEDIA_DAMAGED, "media.damaged", ERROR, GONE, "文件损坏，解不开", "", "请用原图重新另存一次") \
    X(MEDIA_LATE, "media.late", ERROR, GONE, "解码超过时限，已放弃", "",                           \
      "文件可能损坏，请重新另存")                                                                  \
    X(MEDIA_SLOW, "media.slow", ERROR, GONE, "解码等了太久，这次放弃了",                           \
      "这台机器可能正忙，不一定是文件的问题", "过一会儿再试一次；总是这样，就把文件另存小一些")    \
    X(MEDIA_CRASHED, "media.crashed", ERROR, GONE, "解码程序被这个文件弄坏了（状态 {1}），已跳过", \
      "", "请重新另存后再试")                                                                      \
    X(MEDIA_IS_VIDEO, "media.is-video", ERROR, GONE, "这是视频，不是图片", "",                     \
      "请把扩展名改成 .mp4")                                                                       \
    X(MEDIA_IS_PICTURE, "media.is-picture", ERROR, GONE, "这是图片，不是视频", "",                 \
      "请把扩展名改对")                                                                            \
    X(MEDIA_NO_FRAME, "media.no-frame", ERROR, GONE, "视频里没有画面", "", "请换一个")             \
    X(MEDIA_SIDE, "media.side", ERROR, GONE, "边长超过 16384 像素", "", "请缩小")                  \
    X(MEDIA_FILE_LIMIT, "media.file-limit", ERROR, GONE, "文件有 {1} KB，上限 {2} KB", "",         \
      "压缩或拆开后再放")                                                                          \
    X(MEDIA_FILE_EMPTY, "media.file-empty", ERROR, GONE, "文件是空的（0 字节）", "",               \
      "重新保存或重新拷贝")                                                                        \
    X(MEDIA_UNSEEN, "media.unseen", ERROR, GONE, "这台机器的解码程序起不来，或读不出它", "", "")   \
    X(MEDIA_BUSY, "media.busy", ERROR, GONE, "本机太忙，解码程序没有按时答复，不是这个文件的问题", \
      "", "")                                                                                      \
    X(MEDIA_DECODER, "media.decoder", ERROR, GONE,                                                 \
      "本机的解码程序坏了（连自带的样品也解不开），不是这个文件的问题", "", "请告诉维护人员")      \
    X(MEDIA_NONSENSE, "media.nonsense", ERROR, GONE, "解码程序答非所问，已跳过这个文件", "", "")   \
    X(MEDIA_MISSING, "media.missing", ERROR, GONE, "找不到文件", "", "")                           \
    X(MEDIA_NO_FILE, "media.no-file", ERROR, GONE,                                                 \
      "是链接、文件夹，或指向内容文件夹之外，为安全不打开", "", "请放入文件本身")                  \
    X(MEDIA_DISK, "media.disk", ERROR, GONE, "在这台机器的磁盘上损坏了", "", "下次同步时修复")     \
    X(MEDIA_UNREAD, "media.unread", ERROR, GONE, "读不出文件，可能没有权限", "", "")               \
    X(MEDIA_NO_CARD, "media.no-card", ERROR, GONE, "这张卡片不能播", "", "")                       \
    X(MEDIA_NO_PICTURE, "media.no-picture", ERROR, GONE, "这不是图片", "", "")                     \
    X(MEDIA_QUARANTINED, "media.quarantined", ERROR, GONE, "播放器在它身上两次出错退出，先不播了", \
      "", "换一份文件会再试")                                                                      \
    X(MEDIA_PERSONAL, "media.personal", ERROR, GONE, "标题里有手机号、身份证号或银行卡号", "", "")

#endif
