#ifndef KS_CORE_PROBLEM_EN_CONTENT_H
#define KS_CORE_PROBLEM_EN_CONTENT_H

/* The English of problems of a content set as a whole. Rows are S(name, what is wrong, why it
 * matters or happened, how to mend it), with placeholders {1} to {5} (arg.h). */
#define KS_EN_CONTENT(S)                                                                           \
    S(ITEM_MISSING, "{1}: {2}", "the row does not play, the others do", "{3}")                     \
    S(ITEM_BROKEN, "{1}: {2}", "the row does not play, the others do", "")                         \
    S(ITEM_FIRST_PAGE, "{1} has {2} pages", "screens show only the first",                         \
      "To show the others, save each page as a picture")                                           \
    S(ITEM_SHAPE, "{1} is {2}×{3} and fills {4}% of a landscape screen",                           \
      "the rest is a blurred copy of it; portrait screens show it large",                          \
      "Make another one in landscape (16:9) for those")                                            \
    S(ITEM_PAGES, "{1} has {2} pages", "screens show only the first {3}",                          \
      "Split it into several PDFs of no more than {3} pages")                                      \
    S(ITEM_LOST_PAGES, "{2} pages of {1} are damaged and cannot be read",                          \
      "screens skip them and show the others", "Export the PDF again")                             \
    S(ITEM_FONTS, "{2} fonts of {1} are not embedded",                                             \
      "screens use their own fonts instead, which look different and have other widths",           \
      "Look at it on a screen; embed the fonts when exporting the PDF")                            \
    S(ITEM_HDR, "{1} is an HDR video",                                                             \
      "screens play it like any other, and its colours look pale",                                 \
      "Export it as an SDR video; switch HDR off in the phone's camera")                           \
    S(ITEM_INTERLACED, "{1} is an interlaced video",                                               \
      "screens do not deinterlace it, and fast movement looks jagged",                             \
      "Export it as progressive video")                                                            \
    S(ITEM_STILL, "{1} is animated, but too large or too long for that",                           \
      "screens show only its first frame", "To make it move, turn it into an MP4 video")           \
    S(VOTE_PICTURE, "the work's picture {1}: {2}", "it can be voted for, but without its picture", \
      "{3}")                                                                                       \
    S(CARD_PICTURE, "the picture {1}: {2}", "the card plays, but without its picture", "{3}")      \
    S(ASSET_UNUSED, "this file does not play", "no playlist names it",                             \
      "To play it, add a row to playlists/main.csv")                                               \
    S(FILE_UNREADABLE, "{1}", "it cannot be read and counts as missing",                           \
      "Replace it with a good copy")                                                               \
    S(FOLDER_CUT, "too many files, or folders too deep: {1} were looked at",                       \
      "the others count as missing", "Remove what is not used, and move up what is too deep")      \
    S(ITEM_NO_PLACES, "places.csv has no places, so nobody can tell where {1} is",                 \
      "only a screen with exactly this place in its kiosk.ini plays it",                           \
      "Write playlists/places.csv, or 全校 for everywhere")                                        \
    S(ITEM_SOME_PLACES, "{1}: not a place in places.csv",                                          \
      "of the screens there, only one with exactly this in its kiosk.ini plays it", "{2}")         \
    S(ITEM_NOWHERE, "no screen plays it: {1} is not in places.csv", "", "{2}")                     \
    S(TICKER_NO_PLACES, "places.csv has no places, so nobody can tell where {1} is",               \
      "only a screen with exactly this place in its kiosk.ini plays it",                           \
      "Write playlists/places.csv, or 全校 for everywhere")                                        \
    S(TICKER_SOME_PLACES, "{1}: not a place in places.csv",                                        \
      "of the screens there, only one with exactly this in its kiosk.ini plays it", "{2}")         \
    S(TICKER_NOWHERE, "no screen shows this line: {1} is not in places.csv", "", "{2}")            \
    S(ALERT_NO_PLACES, "places.csv has no places, so nobody can tell where {1} is",                \
      "only a screen with exactly this place in its kiosk.ini plays it",                           \
      "Write playlists/places.csv, or 全校 for everywhere")                                        \
    S(ALERT_SOME_PLACES, "{1}: not a place in places.csv",                                         \
      "of the screens there, only one with exactly this in its kiosk.ini plays it", "{2}")         \
    S(ALERT_NOWHERE, "no screen shows this alert: {1} is not in places.csv", "", "{2}")            \
    S(ALERT_ELSEWHERE, "this alert is not for here: {1}", "no screen in places.csv shows it",      \
      "To show it here, write its area under 分组 in playlists/places.csv")                        \
    S(SCREEN_UNKNOWN_PLACE, "this screen's place \"{1}\" is not in places.csv",                    \
      "it plays nothing that is meant for a place in places.csv",                                  \
      "Correct place in kiosk.ini, or add a row to places.csv")                                    \
    S(SCREEN_UNKNOWN_PLACE_NEAR, "this screen's place \"{1}\" is not in places.csv",               \
      "it plays nothing that is meant for a place in places.csv",                                  \
      "Did you mean \"{2}\"? Correct place in kiosk.ini")                                          \
    S(CARD_SHEET, "there is no table {1}", "there is nothing to list, so the card does not play",  \
      "Put the table there, or correct the line 表格 of the card")                                 \
    S(ALERT_NO_FRONT_MATTER, "this card is in alerts but does not say that it is one",             \
      "it does not play: nobody can tell when and for how long",                                   \
      "Begin the file with alert, effective and expires, or move it to cards")                     \
    S(ALERT_NO_ROOM, "there are too many alerts, or they refer to too many earlier ones",          \
      "so many are not kept at once, and this file does not play; signed ones come first",         \
      "Remove the files of alerts that are over")                                                  \
    S(ITEM_UNKNOWN_PHASE, "the phase \"{1}\" is not in playlists/phases.csv",                      \
      "in that phase the row never plays", "Phases there: {2}")                                    \
    S(TICKER_UNKNOWN_PHASE, "the phase \"{1}\" is not in playlists/phases.csv",                    \
      "in that phase the line is never shown", "Phases there: {2}")                                \
    S(ITEM_TWICE, "the same as row {1}", "it plays twice",                                         \
      "To play it more often, use 权重; otherwise delete one of them")                             \
    S(ALERT_ENDED, "this alert ended on {1} at {2}", "it is no longer shown",                      \
      "To go on showing it, change 结束; otherwise remove the file")                               \
    S(COVERAGE_NO_POSTER, "\"{1}\" has no poster", "passers-by see nothing about this type",       \
      "Write a card in assets/cards with the same type")                                           \
    S(COVERAGE_FEW_QUESTIONS, "\"{1}\" has only {2} {3}",                                          \
      "whoever chooses this type is asked the same one twice",                                     \
      "Add questions to assets/quiz with the same type")                                           \
    S(COVERAGE_FEW_CHANNELS, "the {2} of \"{1}\" have only {3} channels",                          \
      "people will not recognise the scam on another one",                                         \
      "Add questions for other channels: messages, calls, chats")                                  \
    S(COVERAGE_ONE_KIND, "the {2} of \"{1}\" are of one kind only",                                \
      "recognising is one thing, acting another",                                                  \
      "Write some of both kinds, 真还是骗 and 你会怎么做")                                         \
    S(COVERAGE_NO_GENUINE, "none of the {2} of \"{1}\" is real",                                   \
      "whoever sees only scams takes real ones for scams", "Add real cases")                       \
    S(COVERAGE_UNKNOWN_TYPE, "the handbook has no type \"{1}\"",                                   \
      "there is no page for it to open", "Use a type of the handbook, or 通用")                    \
    S(COVERAGE_ENGLISH_NAME, "its name does not match the Chinese page {1}",                       \
      "the English handbook would have a Chinese and an English page of this type",                \
      "Rename it to en-{2}")                                                                       \
    S(COVERAGE_PHASE_QUESTIONS, "\"{1}\" has only {2} {3}", "they repeat after a few days",        \
      "Add the phase to the column 阶段 of the bank")                                              \
    S(COVERAGE_CHANNEL, "the channel \"{1}\" has only {2} {3}",                                    \
      "whoever recognises a message may not recognise a call", "Add some for this channel")        \
    S(CARD_PERSONAL, "the text contains {1}",                                                      \
      "the screen hangs in public and shows no personal data, not even in examples; this one "     \
      "does not play",                                                                             \
      "Hide some digits with *, such as 138****5678; for official numbers use {{key}}")            \
    S(TABLE_PERSONAL, "this row contains a mobile, identity or bank card number",                  \
      "the screen hangs in public and shows no personal data; the row does not play",              \
      "Write an office, its phone number or a place to meet")                                      \
    S(QUIZ_PERSONAL, "{1}: the question contains a mobile, identity or bank card number",          \
      "the screen shows no personal data; the question is not used",                               \
      "Hide digits with stars, such as 170 ** ** 21")                                              \
    S(CAP_PERSONAL, "the alert contains a mobile, identity or bank card number",                   \
      "the screen hangs in public and shows no personal data; the alert is not shown",             \
      "Ask the sender to hide digits with *, or to give an office's phone number")                 \
    S(TICKER_UNKNOWN_FACT, "there is no {{{1}}}", "the foot of the screen would have a gap",       \
      "Use a key of assets/facts.csv, or add the row")                                             \
    S(TICKER_FACT_NOT_VALID, "{{{1}}} is not valid today", "the line is not shown today",          \
      "Write its first day, or add what is valid today to assets/facts.csv")                       \
    S(TICKER_CUT,                                                                                  \
      "too long: {1} has room for {2} hanzi (twice as many letters), and the rest is cut",         \
      "it is one line, and smaller letters cannot be read",                                        \
      "Shorten it to {3} hanzi, or split it into two lines, which take turns")                     \
    S(FACTS_NO_SOURCE, "\"{1}\" has no source",                                                    \
      "without one nobody knows whether it is right or dares to change it",                        \
      "Name the document and its date in the column 来源")                                         \
    S(FACTS_UNCHECKED, "\"{1}\" does not say when it was checked",                                 \
      "some rows do; numbers, names and rules change",                                             \
      "Check it against its source and write today's date in the column 核对")                     \
    S(FACTS_OLD, "\"{1}\" was last checked on {2}, over eighteen months ago",                      \
      "numbers, names and rules change",                                                           \
      "Check it against its source again and write today's date in the column 核对")               \
    S(FACTS_ENDING, "\"{1}\" ends in {2} days, and no row goes on from there",                     \
      "cards and questions that use it will not be shown then",                                    \
      "Find out what holds from then on and add a row, or change its end")                         \
    S(AUDIT_GAP, "{1}: the main playlist has nothing from {2} to {3}",                             \
      "only the fallback plays then", "Add a row without dates or hours")                          \
    S(AUDIT_OVERLONG, "{1} stays for {2} seconds", "people would think the screen is broken",      \
      "Make it 10 to 20 seconds")                                                                  \
    S(AUDIT_EXPIRED, "{1} was over before these days", "it no longer plays",                       \
      "Delete the row, or change its last day")                                                    \
    S(AUDIT_CONFLICT, "{1} is always outranked and never plays",                                   \
      "whenever it could, something of a higher priority plays",                                   \
      "Raise its priority, or limit the hours of the other one")                                   \
    S(AUDIT_NEVER_SHOWN, "{1} never plays",                                                        \
      "its dates, weekdays, hours, places and phases never hold at once", "Check these cells")     \
    S(TEXT_NO_GLYPH, "the fonts have no \"{1}\" (U+{2})", "the screen would show a box",           \
      "Write it another way; for ✓ and ✗ use [x] and [!] in a list")

#endif
