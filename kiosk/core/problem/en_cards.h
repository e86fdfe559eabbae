#ifndef KS_CORE_PROBLEM_EN_CARDS_H
#define KS_CORE_PROBLEM_EN_CARDS_H

/* The English of problems of cards and alerts. Rows are S(name, what is wrong, why it matters or
 * happened, how to mend it), with placeholders {1} to {5} (arg.h). */
#define KS_EN_CARDS(S)                                                                                               \
    S(CARD_LONG_LINE, "a line is longer than {1} bytes", "the rest of the line is not used",                         \
      "Write one sentence a line, several lines")                                                                    \
    S(CARD_MARKDOWN, "the card could not be read completely",                                                        \
      "its markup is too complicated; the rest is not used", "Use #, >, - and plain text only")                      \
    S(CARD_FRONT_LINE, "\"{1}\" in the front matter has no colon",                                                   \
      "between the two --- each line is \"name: value\"; this one is not used",                                      \
      "Put a colon between name and value, such as 模板: 聊天")                                                      \
    S(CARD_UNKNOWN_KEY, "\"{1}\" in the front matter is not known", "the line is not used",                          \
      "Check its spelling. Known: 模板, 标题, 语言, 类型, 二维码, 有效期, 来源, 图片; for alerts " \
      "also 警报, 编号, 严重程度, 开始, 结束, 地点")                                                                 \
    S(CARD_REPEATED_KEY, "\"{1}\" is given twice",                                                                   \
      "a name may appear only once; the last one counts", "Delete the extra line")                                   \
    S(CARD_FRONT_OPEN, "the front matter does not end",                                                              \
      "it begins with --- in the first line and no --- ends it; its end was guessed",                                \
      "Add a line --- below the last of its lines")                                                                  \
    S(CARD_UNKNOWN_TEMPLATE, "there is no such template",                                                            \
      "one was guessed from what is on the card", "Known: {1}")                                                      \
    S(CARD_UNKNOWN_LANG, "the language is not known",                                                                \
      "there are Chinese and English; it is taken as Chinese", "Write zh or en")                                     \
    S(CARD_NEVER_VALID, "its validity ends before it begins", "this card will never be shown",                       \
      "Write 2020-10-10..2020-12-31; leave an open end empty, such as 2020-10-10..")                                 \
    S(CARD_BAD_VALID, "its validity cannot be understood",                                                           \
      "the date is not used; the card may be shown on a day when it should not",                                     \
      "Write 2020-10-10..2020-12-31; leave an open end empty, such as 2020-10-10..")                                 \
    S(CARD_EMPTY, "the card is empty", "it holds no text to show",                                                   \
      "Write a headline, such as # 先返现，后套牢")                                                                  \
    S(CARD_NO_HEADLINE, "the card has no headline",                                                                  \
      "without one nobody sees in three seconds what it says; its first sentence is used instead",                   \
      "Begin the text with # and the headline (a space after #, 12 hanzi at most)")                                  \
    S(CARD_TWIN, "the pair of real and fake is not complete",                                                        \
      "such a card shows one of each, so that people see the difference",                                            \
      "Write both: 【短信 陌生号码】… and 【真 航空公司 App】…")                                                     \
    S(CARD_NO_SCRIPT, "no conversation was found", "a card of the kind {1} holds a conversation",                    \
      "Write a line for each sentence, such as 对方：同学做任务吗？")                                                \
    S(CARD_NO_PANEL, "no part begins with 【 】", "a card of the kind {1} shows one mock-up",                        \
      "Write one: 【短信 陌生号码】 and what it says")                                                               \
    S(CARD_MANY_PANELS, "more than one part begins with 【 】",                                                      \
      "a card of the kind {1} shows one mock-up", "Write one: 【短信 陌生号码】 and what it says")                   \
    S(CARD_NO_ENTRIES, "no list was found", "a checklist holds a list",                                              \
      "Write a line for each entry, beginning with \"- \", such as - [x] 先核实再付款")                              \
    S(CARD_TOO_BIG, "the card's file is too large",                                                                  \
      "a card is a page of short text, 64 KB at most",                                                               \
      "Check that it is the right file; make several cards of a long text")                                          \
    S(CARD_ENCODING, "the card is not text", "{1}", "Open it in Notepad, save it as UTF-8")                          \
    S(CARD_TOO_LONG, "the card is too long",                                                                         \
      "a card holds 64 lines; nothing from here on is used", "Make several cards")                                   \
    S(CARD_PANEL_OPEN, "【 is not closed by 】",                                                                     \
      "the name of a message, call or page belongs between them; the line is shown as plain text",                   \
      "Add 】, such as 【短信 陌生号码】")                                                                           \
    S(CARD_EMPTY_SCRIPT, "a sentence of the conversation is empty",                                                  \
      "nothing follows the colon; a sentence will be missing on the screen",                                         \
      "Write what is said, or delete the line")                                                                      \
    S(CARD_TOO_MANY_ACTIONS, "more than three ## actions",                                                           \
      "the foot of the screen has room for three; the others are not used",                                          \
      "Keep the three that matter, such as 停, 核, 报")                                                              \
    S(CARD_BAD_FACT, "what is in {{ }} cannot be understood",                                                        \
      "braces hold a key of facts.csv, which the screen replaces by what is valid that day",                         \
      "Write {{key}}; a key has letters, digits, hanzi, -, _ and . only, such as "                                   \
      "{{alarm-number}}")                                                                                            \
    S(CARD_OPEN_FACT, "{{ is not closed by }}",                                                                      \
      "braces hold a key of facts.csv, which the screen replaces by what is valid that day",                         \
      "Write {{key}}; a key has letters, digits, hanzi, -, _ and . only, such as "                                   \
      "{{alarm-number}}")                                                                                            \
    S(CARD_UNCLOSED_ALARM, "{1} is not closed by {2}",                                                               \
      "the mark is not closed on this line; the words are shown as plain text",                                      \
      "Close it with == on the same line, such as ==刷单==")                                                         \
    S(CARD_UNCLOSED_FLAG, "{1} is not closed by {2}",                                                                \
      "the mark is not closed on this line; the words are shown as plain text",                                      \
      "Close it with ]] on the same line, such as [[卡单了]]")                                                       \
    S(ALERT_BAD_TIME, "the alert's time \"{1}\" cannot be understood",                                               \
      "the beginning and end of an alert must be exact and are not guessed",                                         \
      "Write date and time in full, such as 2020-09-03 22:00")                                                       \
    S(ALERT_WORD_MSGTYPE, "\"{1}\" is not a value for this setting",                                                 \
      "only certain words count here; the default is used instead",                                                  \
      "Write alert, update or cancel")                                                                               \
    S(ALERT_WORD_SEVERITY, "\"{1}\" is not a value for this setting",                                                \
      "only certain words count here; the default is used instead",                                                  \
      "Write extreme, severe, moderate or minor")                                                                    \
    S(ALERT_WORD_URGENCY, "\"{1}\" is not a value for this setting",                                                 \
      "only certain words count here; the default is used instead",                                                  \
      "Write immediate, expected or future")                                                                         \
    S(ALERT_WORD_CERTAINTY, "\"{1}\" is not a value for this setting",                                               \
      "only certain words count here; the default is used instead",                                                  \
      "Write observed, likely or possible")                                                                          \
    S(ALERT_WORD_INTERRUPT, "\"{1}\" is not a value for this setting",                                               \
      "only certain words count here; the default is used instead",                                                  \
      "Write stop, pause, defer or never")                                                                           \
    S(ALERT_MANY_REFERENCES, "too many references \"{1}\"", "16 at most; the others are not used",                   \
      "Make several alerts")                                                                                         \
    S(ALERT_NO_REFERENCE, "an alert that updates or cancels names no other",                                         \
      "nobody can tell which one is meant; it goes on playing",                                                      \
      "Add a line: 引用: and the id of that alert")                                                                  \
    S(ALERT_NEVER_ON, "the alert ends before it begins \"{1}\"", "it will never be shown",                           \
      "Check the dates and times of its beginning and end")                                                          \
    S(ALERT_NO_EXPIRES, "the alert has no end", "it is taken as 24 hours after its beginning",                       \
      "Add a line: 结束: 2020-09-03 22:00")                                                                          \
    S(ALERT_NO_TIME, "the alert has no end", "it has no beginning either and will not be shown",                     \
      "Add a line: 结束: 2020-09-03 22:00")                                                                          \
    S(ALERT_NOT_DECLARED, "this card is not an alert \"{1}\"",                                                       \
      "it has a setting for alerts but no line \"警报:\"; it is taken as a plain card",                              \
      "To show it as an alert add a line 警报: 真实; else delete this line")                                         \
    S(ALERT_BAD_STATUS, "the alert's status \"{1}\" cannot be understood",                                           \
      "nobody can tell whether it is real or a drill, so it is not shown",                                           \
      "Write 真实 (actual), 演练 (exercise), 测试 (test) or 草稿 (draft)")                                           \
    S(ALERT_MANY_PLACES, "too many places \"{1}\"", "16 at most; the others are not used",                           \
      "Use groups, such as 食堂, 宿舍, or write 全校")                                                               \
    S(CAP_DOCTYPE, "the alert's file has a DOCTYPE and is not read",                                                 \
      "with one, a few lines can grow to gigabytes, and CAP does not need it",                                       \
      "Delete <!DOCTYPE …>, or ask the sender for a standard CAP 1.2 file")                                          \
    S(CAP_ROOT, "this is not a CAP alert", "its outermost element is not alert of CAP 1.2",                          \
      "Begin with <alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">")                                           \
    S(CAP_WRAPPED, "this is {1}, not an alert",                                                                      \
      "the alerts within were not read and will not play",                                                           \
      "Save the one within as .xml (a feed has a link to it), or ask who sent it for the CAP 1.2 "                   \
      "file alone")                                                                                                  \
    S(CAP_VERSION, "the alert's version is unknown or older",                                                        \
      "it does not say CAP 1.2, but is read as 1.2",                                                                 \
      "Begin with <alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">")                                           \
    S(CAP_TOO_MANY_INFOS, "the alert has more than 64 info elements", "the others are not used",                     \
      "Delete languages that are not needed")                                                                        \
    S(CAP_DEPTH, "the alert's elements are nested deeper than 16",                                                   \
      "this is not a proper CAP alert", "Ask the sender for a standard CAP 1.2 file")                                \
    S(CAP_LONG_TEXT, "a text of the alert is longer than 8 KB",                                                      \
      "the screen has no room for it; the rest is not used", "Write less")                                           \
    S(CAP_TOO_MANY_AREAS, "the alert has too many places",                                                           \
      "4096 at most; the others are not used", "Use groups, such as 食堂, 宿舍, or write 全校")                      \
    S(CAP_SHAPE, "the alert's polygon and circle are not used",                                                      \
      "screens know places by name, not by coordinates",                                                             \
      "Write the place's name in areaDesc, such as 三号食堂; for everywhere write 全校")                             \
    S(CAP_XML, "the alert's file is not complete XML ({1})",                                                         \
      "it cannot be read from here on; none of it is used",                                                          \
      "Check that tags are closed and that < > and & are right, or export it again")                                 \
    S(CAP_TOO_BIG, "the alert's file is larger than 4 MB",                                                           \
      "an alert has a few KB; a file this large is not read", "Check that it is the right file")                     \
    S(CAP_ENCODING, "the alert's file is not text", "{1}", "Save it as XML in UTF-8")                                \
    S(CAP_NEEDED, "{1} is missing", "CAP requires it; without it nothing is shown", "{2}")                           \
    S(CAP_UNKNOWN_WORD, "{1} has a value that CAP does not know: {2}",                                               \
      "what is not understood is not shown", "{3}")                                                                  \
    S(CAP_BAD_TIME, "{1} is not a time as CAP writes it: {2}", "times are not guessed",                              \
      "Write 2020-09-03T14:20:00+08:00")                                                                             \
    S(CAP_UNREAD_TIME, "{1} is not a time as CAP writes it: {2}",                                                    \
      "times are not guessed; it counts as missing", "Write 2020-09-03T14:20:00+08:00")                              \
    S(CAP_NO_OFFSET, "{1} has no time zone: {2}", "CAP requires one; it is taken as local time",                     \
      "Add +08:00 at the end")                                                                                       \
    S(CAP_BAD_REFERENCE, "{1} cannot be understood: {2}",                                                            \
      "nobody can tell which alert is updated or cancelled; it goes on playing",                                     \
      "Write each as sender,identifier,sent with a space between them")                                              \
    S(CAP_MANY_REFERENCES, "there are more than 512 {1}: {2}",                                                       \
      "nobody can tell which alert is updated or cancelled; it goes on playing",                                     \
      "Write each as sender,identifier,sent with a space between them")                                              \
    S(CAP_NO_REFERENCE, "{1} are missing: {2}",                                                                      \
      "nobody can tell which alert is updated or cancelled; it goes on playing",                                     \
      "Write each as sender,identifier,sent with a space between them")                                              \
    S(CAP_UNWEIGHED_WORD, "{1} has a value that CAP does not know: {2}",                                             \
      "it counts as unknown; the alert may come late or not interrupt what is playing", "{3}")                       \
    S(CAP_UNWEIGHED, "{1} is missing",                                                                               \
      "it counts as unknown; the alert may come late or not interrupt what is playing", "{2}")                       \
    S(CAP_INTERRUPT, "{1} interrupt has a value that is not known: {2}",                                             \
      "how it interrupts depends on its severity", "Write stop, pause, defer or never")                              \
    S(CAP_NO_EXPIRES, "{1} is missing",                                                                              \
      "nobody can tell when it ends; it is shown for 24 hours from its beginning, or from sent "                     \
      "if "                                                                                                          \
      "that is later and has come",                                                                                  \
      "Add <expires>2020-09-03T22:00:00+08:00</expires>")                                                            \
    S(CAP_NEVER_ON, "{1} is not after the beginning: {2}", "the alert will never be shown",                          \
      "Check effective, sent and expires")                                                                           \
    S(CAP_PART_NEVER_ON, "{1} is not after the beginning: {2}",                                                      \
      "this part of the alert will never be shown, the others are",                                                  \
      "Check effective, sent and expires")                                                                           \
    S(CAP_NO_EVENT, "{1} is missing", "CAP requires it", "Add <event>电信网络诈骗</event>")                          \
    S(CAP_NO_TEXT, "{1} is missing", "without headline and event there is no text to show",                          \
      "Add <event>电信网络诈骗</event>")                                                                             \
    S(CAP_NO_HEADLINE, "{1} is missing", "the event's name is used as the headline",                                 \
      "Add <headline>一句话说清要防什么</headline>")                                                                 \
    S(CAP_NO_AREA_DESC, "{1} is missing",                                                                            \
      "there is an area without a name; it is shown everywhere",                                                     \
      "Add <areaDesc>三号食堂</areaDesc>; for everywhere write 全校")                                                \
    S(CAP_NO_INFO, "{1} is missing", "the alert holds nothing to show",                                              \
      "Add an <info> with event, headline and description")                                                          \
    S(LINT_LONG_HEADLINE, "a line of the headline has {1} hanzi",                                                    \
      "people look for three seconds; nobody reads more than 12 in a line",                                          \
      "Cut it to 12, or make two lines, each beginning with #")                                                      \
    S(LINT_HEADLINE_LINES, "the headline has {1} lines",                                                             \
      "two at most; more would have to be smaller", "Keep two, make the rest small text below")                      \
    S(LINT_LONG_LINE, "this line below the headline has {1} hanzi",                                                  \
      "from three metres nobody reads a line of more than 16", "Cut it to 16, or make two lines")                    \
    S(LINT_MANY_LINES, "there are {1} lines below the headline",                                                     \
      "three at most; nobody reads more",                                                                            \
      "Keep the three that matter, or use the checklist template")                                                   \
    S(LINT_UNKNOWN_FACT, "there is no {{{1}}}",                                                                      \
      "facts.csv has no such key, so the card is not shown",                                                         \
      "Check its spelling, or add the row to assets/facts.csv")                                                      \
    S(LINT_FACT_NOT_VALID, "{{{1}}} is not valid today",                                                             \
      "facts.csv has no row of it that is valid today, so the card is not shown today",                              \
      "Add what is valid today to assets/facts.csv, or wait")                                                        \
    S(LINT_SHOUTING, "a sentence with {1} exclamation marks",                                                        \
      "a row of them looks like scaremongering and puts readers off",                                                \
      "Use a full stop and say what to do")                                                                          \
    S(LINT_MANY_SHOUTS, "the card has {1} exclamation marks",                                                        \
      "with many of them, no sentence seems to matter", "Keep two at most")                                          \
    S(CARD_DOES_NOT_FIT,                                                                                             \
      "too much text: {1} holds {2} of its {3} characters, and the rest is not shown",                               \
      "smaller letters could not be read from a few metres",                                                         \
      "Shorten it to {2} characters, or make two cards")

#endif
