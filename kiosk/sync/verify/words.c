/* The name of each refusal, for machines and for people. */
#include "sync/verify/verify.h"

static const struct {
    const char *id, *sentence[KS_LANG_COUNT]; /* Chinese, English */
} words[KS_RECEIVE_CODES] = {
    [KS_RECEIVED] = { "ok", { "收到", "received" } },
    [KS_RECEIVE_NOTHING] = { "same", { "没有新内容", "nothing new" } },
    [KS_RECEIVE_NO_LATEST] = { "U01.none",
                               { "没有找到发布：这里没有 latest 文件。请用 kioskctl "
                                 "publish 的结果整个复制",
                                 "no release here: there is no file named latest. Copy the whole "
                                 "result of kioskctl publish" } },
    [KS_RECEIVE_UNREADABLE] = { "U07.read",
                                { "读的时候出错。请检查 U 盘或共享文件夹，再试一次",
                                  "it cannot be read. Check the stick or share and try again" } },
    [KS_RECEIVE_SLOW] = { "U07.slow",
                          { "读得太慢，这次放弃，稍后再试", "it reads too slowly and is given up "
                                                            "for now; it is tried again later" } },
    [KS_RECEIVE_NO_FILE] = { "U07.type",
                             { "应当是文件的地方是链接、文件夹或设备。请重新复制",
                               "where a file should be there is a link, a folder or a device. Copy "
                               "it again" } },
    [KS_RECEIVE_TOO_LARGE] = { "U07.size",
                               { "文件大得不合理，没有读完。请重新发布并复制",
                                 "a file is larger than it can be and was not read. Publish and "
                                 "copy it again" } },
    [KS_RECEIVE_TRUST_UNSIGNED] = { "U02.trust-unsigned",
                                    { "新的信任文件没有签名。请用根密钥签名（kioskctl sign）",
                                      "the new trust file is not signed. Sign it with the root "
                                      "keys (kioskctl sign)" } },
    [KS_RECEIVE_TRUST_ROOTS] = { "U02.trust-roots",
                                 { "新的信任文件上，现在的根密钥签名不够或不对",
                                   "the new trust file has too few or wrong signatures of the "
                                   "present root keys" } },
    [KS_RECEIVE_TRUST_FORMAT] = { "U02.trust-format",
                                  { "新的信任文件写得不对",
                                    "the new trust file is not written as it should be" } },
    [KS_RECEIVE_TRUST_ORDER] = { "U02.trust-order",
                                 { "新的信任文件不能接在现在的后面",
                                   "the new trust file does not follow the present one" } },
    [KS_RECEIVE_TRUST_NEW] = { "U02.trust-new-roots",
                               { "新的信任文件上，它自己的根密钥签名不够",
                                 "the new trust file has too few signatures of its own root "
                                 "keys" } },
    [KS_RECEIVE_TRUST_MORE] = { "U02.trust-more",
                                { "信任文件一次换得太多，下一次继续",
                                  "too many new trust files at once; it goes on the next time" } },
    [KS_RECEIVE_TRUST_LOST] = { "U02.trust-lost",
                                { "本机保存的信任文件坏了，不知道哪些密钥已经作废，所以先不收任何"
                                  "发布，正在播的不变。请用带有全部信任文件（trust 文件夹）的 U 盘"
                                  "或共享文件夹再来一次",
                                  "this machine's trust file is damaged: which keys are revoked is "
                                  "not known, so no release is taken; what plays stays. Come again "
                                  "with a stick or share that has all trust files (the folder "
                                  "trust)" } },
    [KS_RECEIVE_LATEST_FORMAT] = { "U01.latest",
                                   { "latest 文件写得不对。请重新发布并复制",
                                     "the file latest is not written as it should be. Publish and "
                                     "copy it again" } },
    [KS_RECEIVE_NO_MANIFEST] = { "U04.manifest",
                                 { "latest 所指的清单不在。复制没有完成，请重新复制",
                                   "the manifest that latest names is not there. Copying did not "
                                   "end: copy it again" } },
    [KS_RECEIVE_UNSIGNED] = { "U02.unsigned",
                              { "清单上没有登记过的密钥的签名。请用登记过的密钥签名",
                                "the manifest has no signature of a registered key. Sign it with "
                                "one" } },
    [KS_RECEIVE_SIGNATURE_FORMAT] = { "U02.format",
                                      { "签名文件已损坏。请重新签名",
                                        "the signature is damaged. Sign it again" } },
    [KS_RECEIVE_LEGACY] = { "U02.legacy",
                            { "签名是旧格式。请用 minisign 0.11 或更新的版本重新签名",
                              "the signature is of the old form. Sign it again with minisign 0.11 "
                              "or later" } },
    [KS_RECEIVE_UNKNOWN_KEY] = { "U02.unknown-key",
                                 { "签名的密钥不是本机登记的",
                                   "the key of the signature is not registered on this machine" } },
    [KS_RECEIVE_REVOKED_KEY] = { "U02.revoked",
                                 { "签名的密钥已经作废", "the key of the signature is revoked" } },
    [KS_RECEIVE_WRONG_SIGNATURE] = { "U02.wrong",
                                     { "签名不对：清单在签名之后被改过",
                                       "the signature is wrong: the manifest was changed after "
                                       "it" } },
    [KS_RECEIVE_WRONG_COMMENT] = { "U02.comment",
                                   { "签名文件被改过", "the signature file was changed" } },
    [KS_RECEIVE_THRESHOLD] = { "U02.threshold",
                               { "签名的人不够。请另一位登记过的老师再签一次",
                                 "too few have signed. Another registered person has to sign" } },
    [KS_RECEIVE_FORMAT] = { "U02.manifest",
                            { "签名对，但清单写得不对，可能来自更新的版本",
                              "the signature is right, but the manifest is not written as it "
                              "should be; it may be of a later version" } },
    [KS_RECEIVE_FLEET] = { "U05.fleet",
                           { "这是给另一所学校的发布", "this is a release for another school" } },
    [KS_RECEIVE_ROLE] = { "U05.role",
                          { "内容发布与紧急提醒放错了位置",
                            "a release of content and one of alerts stand in each other's "
                            "place" } },
    [KS_RECEIVE_SITE] = { "U05.site",
                          { "这个发布不是给本机所在地点的，本机内容不变",
                            "this release is not for this machine's place; its content stays" } },
    [KS_RECEIVE_FIRMWARE] = { "U05.firmware",
                              { "这个发布需要更新的程序。请先升级本机程序",
                                "this release needs a newer program. Upgrade this machine's "
                                "first" } },
    [KS_RECEIVE_NAME] = { "U03.name",
                          { "清单里的版本与文件名不同。请重新发布并复制",
                            "the version in the manifest is not that of its name. Publish and copy "
                            "it again" } },
    [KS_RECEIVE_EPOCH] = { "U03.epoch",
                           { "发布与信任文件不是同一期（epoch）",
                             "the release and the trust file are not of one epoch" } },
    [KS_RECEIVE_OLD] = { "U03.old",
                         { "比本机现有的旧。要换回旧内容，请用新的版本号重新发布",
                           "it is older than what this machine has. To go back to old content "
                           "publish it again with a new version" } },
    [KS_RECEIVE_MINVERSION] = { "U03.minversion",
                                { "这个版本已被信任文件停用",
                                  "the trust file has ruled out this version" } },
    [KS_RECEIVE_PROVED_BAD] = { "U03.refused",
                                { "这个版本在本机显示不正常，已退回。请改好后用新的版本号发布",
                                  "this version did not show as it should on this machine and was "
                                  "taken back. Mend it and publish it with a new version" } },
    [KS_RECEIVE_FUTURE] = { "U03.future",
                            { "发布的日期比本机的时钟晚，多半是发布电脑的时钟走快了。请校准那台电脑"
                              "的日期和时间，再用新的版本号重新发布",
                              "the release is dated after this machine's clock: the clock of the "
                              "publishing computer is probably fast. Correct its date and time, "
                              "and publish again with a new version" } },
    [KS_RECEIVE_AHEAD] = { "U03.ahead",
                           { "本机没有可靠的时钟，发布的日期又晚得无法证实。请先检查发布电脑的日期"
                             "和"
                             "时间；没有错的话，请用根密钥签一份新的信任文件（kioskctl trust "
                             "rotate），和发布一起复制",
                             "this machine has no clock to be trusted, and the release is dated "
                             "too late to be believed. Check the date and time of the publishing "
                             "computer; if they are right, sign a new trust file with the root "
                             "keys (kioskctl trust rotate) and copy it with the release" } },
    [KS_RECEIVE_EXPIRED] = { "U03.expired",
                             { "这个发布已经过期。请重新发布",
                               "this release is over. Publish it again" } },
    [KS_RECEIVE_INCOMPLETE] = { "U04.incomplete",
                                { "文件不全。复制没有完成，请重新复制",
                                  "files are missing. Copying did not end: copy it again" } },
    [KS_RECEIVE_SPACE] = { "U06.space",
                           { "本机空间不够", "there is too little space on this machine" } },
    [KS_RECEIVE_LENGTH] = { "U04.length",
                            { "文件的长度与清单不符。请重新复制",
                              "a file has another length than the manifest says. Copy it again" } },
    [KS_RECEIVE_HASH] = { "U04.hash",
                          { "文件内容与清单不符。请重新复制",
                            "a file is not what the manifest says. Copy it again" } },
    [KS_RECEIVE_GROWN] = { "U04.grown",
                           { "文件在读的时候变长了。等复制完成后再试",
                             "a file grew while it was read. Wait until copying has ended and try "
                             "again" } },
    [KS_RECEIVE_LOOK] = { "U08.refused",
                          { "有文件不能显示", "there are files that cannot be shown" } },
    [KS_RECEIVE_STORE] = { "U09.store", { "本机的存储出错", "the storage of this machine fails" } },
};

const char *ks_receive_id(enum ks_receive_code code)
{
    return words[code].id;
}

const char *ks_receive_sentence(enum ks_receive_code code, enum ks_lang lang)
{
    return words[code].sentence[lang];
}
