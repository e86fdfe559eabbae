#ifndef KS_CORE_PROBLEM_ZH_MEDIA_H
#define KS_CORE_PROBLEM_ZH_MEDIA_H

/* In Chinese, of pictures, videos and other files as they come in: S(name, what is wrong, why it
 * matters or happened, how to mend it), with placeholders {1} to {5} (arg.h). */
#define KS_ZH_MEDIA(S)                                                                             \
    S(MEDIA_UNKNOWN, "认不出这是什么文件，可能已损坏", "",                                         \
      "请用 JPG、PNG、WebP、GIF 图片或 MP4 视频")                                                  \
    S(MEDIA_EMPTY, "文件是空的（0 字节），多半没有拷贝完", "", "请重新拷贝")                       \
    S(MEDIA_HEIC, "这是苹果手机的 HEIC 照片，屏幕放不了", "",                                      \
      "请在手机“设置→相机→格式”选“兼容性最佳”，或在电脑上另存为 JPG 再拷贝")                       \
    S(MEDIA_AVIF, "这是 AVIF 图片，屏幕放不了", "", "请另存为 JPG 或 PNG")                         \
    S(MEDIA_TIFF, "这是 TIFF 图片，屏幕放不了", "", "请另存为 JPG 或 PNG")                         \
    S(MEDIA_PSD, "这是 Photoshop 源文件，屏幕放不了", "", "请导出为 JPG 或 PNG")                   \
    S(MEDIA_PDF, "这是 PDF 文档，屏幕放不了", "", "请导出为 JPG 或 PNG 图片")                      \
    S(MEDIA_ZIP, "这是压缩包或 Office 文档，屏幕放不了", "", "演示文稿请“另存为→JPG 图片”")        \
    S(MEDIA_OLE, "这是旧版 Office 或 WPS 文档，屏幕放不了", "", "演示文稿请“另存为→JPG 图片”")     \
    S(MEDIA_SVG, "这是 SVG 矢量图，屏幕放不了", "", "请导出为 PNG")                                \
    S(MEDIA_TEXT, "这是文字文件，不是图片", "", "文字卡片请存成 .md 放进 cards 文件夹")            \
    S(MEDIA_TRUNCATED, "文件不完整，只有前一部分，多半没有拷贝完", "", "请重新拷贝")               \
    S(MEDIA_TOO_LARGE, "图片有 {1}×{2}（{3} 兆像素），太大", "",                                   \
      "请缩小到长边 8000 像素以内，或存成 JPG")                                                    \
    S(MEDIA_PROGRESSIVE, "这张 JPG 是“连续（渐进）”格式，{1}×{2} 太大", "",                        \
      "另存时选“基线”，或缩小到长边 6000 像素以内")                                                \
    S(MEDIA_MEMORY, "解开它要的内存超过上限", "", "请缩小后再存")                                  \
    S(MEDIA_NO_VIDEO, "文件里没有画面（可能只有声音）", "", "请换一个视频")                        \
    S(MEDIA_CODEC, "这种视频编码放不了", "", "请转成 MP4（H.264）")                                \
    S(MEDIA_VARIANT, "这张图的存法少见，放不了", "", "请另存成 JPG 或 PNG")                        \
    S(MEDIA_DAMAGED, "文件损坏，解不开", "", "请用原图重新另存一次")                               \
    S(MEDIA_LATE, "解码超过时限，已放弃", "", "文件可能损坏，请重新另存")                          \
    S(MEDIA_CRASHED, "解码程序被这个文件弄坏了（状态 {1}），已跳过", "", "请重新另存后再试")       \
    S(MEDIA_IS_VIDEO, "这是视频，不是图片", "", "请把扩展名改成 .mp4")                             \
    S(MEDIA_IS_PICTURE, "这是图片，不是视频", "", "请把扩展名改对")                                \
    S(MEDIA_NO_FRAME, "视频里没有画面", "", "请换一个")                                            \
    S(MEDIA_SIDE, "边长超过 16384 像素", "", "请缩小")                                             \
    S(MEDIA_FILE_LIMIT, "文件有 {1} KB，上限 {2} KB", "", "压缩或拆开后再放")                      \
    S(MEDIA_FILE_EMPTY, "文件是空的（0 字节）", "", "重新保存或重新拷贝")                          \
                                                                                                   \
    S(MEDIA_UNSEEN, "这台机器的解码程序起不来，或读不出它", "", "")                                \
    S(MEDIA_BUSY, "本机太忙，解码程序没有按时答复，不是这个文件的问题", "", "")                    \
    S(MEDIA_DECODER, "本机的解码程序坏了（连自带的样品也解不开），不是这个文件的问题", "",         \
      "请告诉维护人员")                                                                            \
    S(MEDIA_NONSENSE, "解码程序答非所问，已跳过这个文件", "", "")                                  \
    S(MEDIA_MISSING, "找不到文件", "", "")                                                         \
    S(MEDIA_NO_FILE, "是链接、文件夹，或指向内容文件夹之外，为安全不打开", "", "请放入文件本身")   \
    S(MEDIA_DISK, "在这台机器的磁盘上损坏了", "", "下次同步时修复")                                \
    S(MEDIA_UNREAD, "读不出文件，可能没有权限", "", "")                                            \
    S(MEDIA_NO_CARD, "这张卡片不能播", "", "")                                                     \
    S(MEDIA_NO_PICTURE, "这不是图片", "", "")                                                      \
    S(MEDIA_QUARANTINED, "播放器在它身上两次出错退出，先不播了", "", "换一份文件会再试")           \
    S(MEDIA_PERSONAL, "标题里有手机号、身份证号或银行卡号", "", "")
#endif
