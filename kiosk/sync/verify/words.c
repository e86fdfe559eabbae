/* The name of each refusal, for machines and for people. */
#include "sync/verify/verify.h"

static const struct {
    const char *id, *sentence;
} words[KS_RECEIVE_CODES] = {
    [KS_RECEIVED] = { "ok", KS_WORD_MARK("收到") },
    [KS_RECEIVE_NOTHING] = { "same", KS_WORD_MARK("没有新内容") },
    [KS_RECEIVE_NO_LATEST] = { "U01.none",
                               KS_WORD_MARK("没有找到发布：这里没有 latest 文件。请用 kioskctl "
                                            "publish 的结果整个复制") },
    [KS_RECEIVE_UNREADABLE] = { "U07.read",
                                KS_WORD_MARK("读的时候出错。请检查 U 盘或共享文件夹，再试一次") },
    [KS_RECEIVE_SLOW] = { "U07.slow", KS_WORD_MARK("读得太慢，这次放弃，稍后再试") },
    [KS_RECEIVE_NO_FILE] = { "U07.type",
                             KS_WORD_MARK("应当是文件的地方是链接、文件夹或设备。请重新复制") },
    [KS_RECEIVE_TOO_LARGE] = { "U07.size",
                               KS_WORD_MARK("文件大得不合理，没有读完。请重新发布并复制") },
    [KS_RECEIVE_TRUST_UNSIGNED] = { "U02.trust-unsigned",
                                    KS_WORD_MARK(
                                        "新的信任文件没有签名。请用根密钥签名（kioskctl sign）") },
    [KS_RECEIVE_TRUST_ROOTS] = { "U02.trust-roots",
                                 KS_WORD_MARK("新的信任文件上，现在的根密钥签名不够或不对") },
    [KS_RECEIVE_TRUST_NEW] = { "U02.trust-new-roots",
                               KS_WORD_MARK("新的信任文件上，它自己的根密钥签名不够") },
    [KS_RECEIVE_TRUST_FORMAT] = { "U02.trust-format", KS_WORD_MARK("新的信任文件写得不对") },
    [KS_RECEIVE_TRUST_ORDER] = { "U02.trust-order",
                                 KS_WORD_MARK("新的信任文件不能接在现在的后面") },
    [KS_RECEIVE_TRUST_MORE] = { "U02.trust-more",
                                KS_WORD_MARK("信任文件一次换得太多，下一次继续") },
    [KS_RECEIVE_TRUST_LOST] = { "U02.trust-lost",
                                KS_WORD_MARK(
                                    "本机保存的信任文件坏了，不知道哪些密钥已经作废，所以先不收任何"
                                    "发布，正在播的不变。请用带有全部信任文件（trust 文件夹）的 U "
                                    "盘"
                                    "或共享文件夹再来一次") },
    [KS_RECEIVE_LATEST_FORMAT] = { "U01.latest",
                                   KS_WORD_MARK("latest 文件写得不对。请重新发布并复制") },
    [KS_RECEIVE_NO_MANIFEST] = { "U04.manifest",
                                 KS_WORD_MARK("latest 所指的清单不在。复制没有完成，请重新复制") },
    [KS_RECEIVE_UNSIGNED] = { "U02.unsigned",
                              KS_WORD_MARK("清单上没有登记过的密钥的签名。请用登记过的密钥签名") },
    [KS_RECEIVE_SIGNATURE_FORMAT] = { "U02.format", KS_WORD_MARK("签名文件已损坏。请重新签名") },
    [KS_RECEIVE_LEGACY] = { "U02.legacy",
                            KS_WORD_MARK("签名是旧格式。请用 minisign 0.11 或更新的版本重新签名") },
    [KS_RECEIVE_UNKNOWN_KEY] = { "U02.unknown-key", KS_WORD_MARK("签名的密钥不是本机登记的") },
    [KS_RECEIVE_REVOKED_KEY] = { "U02.revoked",
                                 KS_WORD_MARK("签名的密钥已经作废。请用没有作废的密钥重新发布") },
    [KS_RECEIVE_WRONG_SIGNATURE] = { "U02.wrong", KS_WORD_MARK("签名不对：清单在签名之后被改过") },
    [KS_RECEIVE_WRONG_COMMENT] = { "U02.comment", KS_WORD_MARK("签名文件被改过") },
    [KS_RECEIVE_THRESHOLD] = { "U02.threshold",
                               KS_WORD_MARK("签名的人不够。请另一位登记过的老师再签一次") },
    [KS_RECEIVE_FORMAT] = { "U02.manifest",
                            KS_WORD_MARK("签名对，但清单写得不对，可能来自更新的版本") },
    [KS_RECEIVE_OWNED] = { "U08.owned",
                           KS_WORD_MARK(
                               "这个名字留给各来源的普通文件夹（office/…），签名发布不能用。"
                               "请改名，再用新的版本号发布") },
    [KS_RECEIVE_FLEET] = { "U05.fleet", KS_WORD_MARK("这是给另一所学校的发布") },
    [KS_RECEIVE_ROLE] = { "U05.role", KS_WORD_MARK("内容发布与紧急提醒放错了位置") },
    [KS_RECEIVE_SITE] = { "U05.site", KS_WORD_MARK("这个发布不是给本机所在地点的，本机内容不变") },
    [KS_RECEIVE_FIRMWARE] = { "U05.firmware",
                              KS_WORD_MARK("这个发布需要更新的程序。请先升级本机程序") },
    [KS_RECEIVE_NAME] = { "U03.name", KS_WORD_MARK("清单里的版本与文件名不同。请重新发布并复制") },
    [KS_RECEIVE_EPOCH] = { "U03.epoch", KS_WORD_MARK("发布与信任文件不是同一期（epoch）") },
    [KS_RECEIVE_OLD] = { "U03.old",
                         KS_WORD_MARK("比本机现有的旧。要换回旧内容，请用新的版本号重新发布") },
    [KS_RECEIVE_MINVERSION] = { "U03.minversion", KS_WORD_MARK("这个版本已被信任文件停用") },
    [KS_RECEIVE_PROVED_BAD] = { "U03.refused",
                                KS_WORD_MARK(
                                    "这个版本在本机显示不正常，已退回。请改好后用新的版本号发布") },
    [KS_RECEIVE_FUTURE] = { "U03.future", KS_WORD_MARK("发布的日期比本机的时钟晚，多半是发布电脑的"
                                                       "时钟走快了。请校准那台电脑"
                                                       "的日期和时间，再用新的版本号重新发布") },
    [KS_RECEIVE_AHEAD] = { "U03.ahead",
                           KS_WORD_MARK(
                               "本机没有可靠的时钟，发布的日期又晚得无法证实。请先检查发布电脑的日"
                               "期"
                               "和"
                               "时间；没有错的话，请用根密钥签一份新的信任文件（kioskctl trust "
                               "rotate），和发布一起复制") },
    [KS_RECEIVE_EXPIRED] = { "U03.expired", KS_WORD_MARK("这个发布已经过期。请重新发布") },
    [KS_RECEIVE_INCOMPLETE] = { "U04.incomplete",
                                KS_WORD_MARK("文件不全。复制没有完成，请重新复制") },
    [KS_RECEIVE_SPACE] = { "U06.space", KS_WORD_MARK("本机空间不够") },
    [KS_RECEIVE_LENGTH] = { "U04.length", KS_WORD_MARK("文件的长度与清单不符。请重新复制") },
    [KS_RECEIVE_HASH] = { "U04.hash", KS_WORD_MARK("文件内容与清单不符。请重新复制") },
    [KS_RECEIVE_GROWN] = { "U04.grown", KS_WORD_MARK("文件在读的时候变长了。等复制完成后再试") },
    [KS_RECEIVE_LOOK] = { "U08.refused", KS_WORD_MARK("有文件不能显示") },
    [KS_RECEIVE_STORE] = { "U09.store", KS_WORD_MARK("本机的存储出错") },
};

const char *ks_receive_id(enum ks_receive_code code)
{
    return words[code].id;
}

const char *ks_receive_sentence(enum ks_receive_code code, enum ks_lang lang)
{
    return ks_words_in(lang, words[code].sentence);
}
