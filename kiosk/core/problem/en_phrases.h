#ifndef KS_CORE_PROBLEM_EN_PHRASES_H
#define KS_CORE_PROBLEM_EN_PHRASES_H

/* The English of phrases.h. */
#define KS_EN_PHRASES(P)                                                                           \
    P(TOP_FOLDER, "the outermost folder")                                                          \
    P(DISK_FULL, "the disk is full")                                                               \
    P(NO_SUCH_FILE, "there is no such file")                                                       \
    P(NO_SUCH_FOLDER, "there is no such folder")                                                   \
    P(NO_FOLDER, "it is not a folder")                                                             \
    P(BETWEEN_NAMES, ", ")                                                                         \
    P(BETWEEN_REASONS, ", ")                                                                       \
    P(BETWEEN_WHAT_AND_WHY, "; ")                                                                  \
    P(BETWEEN_WHY_AND_HOW, ". ")                                                                   \
    P(BETWEEN_FAULT_AND_HOW, ". ")                                                                 \
    P(TWIN_BEGINS, "Real")                                                                         \
    P(HOW_TOO_LONG, "it is too long")                                                              \
    P(HOW_NUMBER, "write a number from {4} to {5}")                                                \
    P(HOW_ONE_OF, "{4} or {5}")                                                                    \
    P(HOW_ZONE, "there is no such time zone; one is Asia/Shanghai")                                \
    P(HOW_FOLDER, "give a folder")                                                                 \
    P(HOW_SIZE, "write WIDTHxHEIGHT, as in 1280x720")                                              \
    P(HOW_MODE, "write WIDTHxHEIGHT, as in 1920x1080 or 1920x1080@50")                             \
    P(HOW_SIZE_MM, "write WIDTHxHEIGHT in millimetres, as in 941x529")                             \
    P(HOW_PANEL, "write millimetres, 941x529, or inches of diagonal, 43in")                        \
    P(HOW_ROTATE, "how far the panel is turned clockwise, seen from the front: 0, 90 (its own "    \
                  "left edge is up), 180 (upside down), 270 (its own right edge is up)")           \
    P(HOW_TIME, "write it as 2020-09-01T08:00")                                                    \
    P(HOW_PIN, "make it with kioskctl pin")                                                        \
    P(SOURCE_NAME, "NAME")                                                                         \
    P(QUESTIONS, "questions")                                                                      \
    P(ENGLISH_QUESTIONS, "English questions")                                                      \
    P(AMONG_ENGLISH, "English questions: ")                                                        \
    P(PORTRAIT, "a portrait screen")                                                               \
    P(LANDSCAPE, "a landscape screen")                                                             \
    P(MOBILE, "a mobile number")                                                                   \
    P(IDENTITY, "an identity number")                                                              \
    P(BANK_CARD, "a bank card number")                                                             \
    P(GENUINE, "real")                                                                             \
    P(SCAM, "scams")                                                                               \
    P(IN_STEMS, "the question \"{4}\"")                                                            \
    P(IN_SCENES, "\"{4}\" in scenes")                                                              \
    P(OF_CHANNEL, "of channel \"{3}\"")                                                            \
    P(OF_PHASE, "of phase \"{3}\"")                                                                \
    P(OF_DIFFICULTY, "of difficulty {3}")                                                          \
    P(OF_SENDER, "from \"{3}\"")                                                                   \
    P(FROM_SCENES, "from the words of scenes")                                                     \
    P(FROM_SENDERS, "from labels and addresses")                                                   \
    P(FROM_OPTIONS, "from the options")                                                            \
    P(LONGEST, "the longest")                                                                      \
    P(SHORTEST, "the shortest")                                                                    \
    P(FIRST, "first")                                                                              \
    P(LAST, "last")                                                                                \
    P(WEEKDAYS, "a span of weekdays")                                                              \
    P(HOURS, "a span of hours")                                                                    \
    P(NOW, "now")                                                                                  \
    P(FOR_GOOD, "for good")                                                                        \
    P(PLACE_NEAR,                                                                                  \
      "Did you mean \"{3}\"? Write it as in playlists/places.csv, or add \"{4}\" to 分组 there")   \
    P(PLACE_OTHER, "Use a tag, name or group of playlists/places.csv; for everywhere write 全校")  \
    P(FILE_NEAR, "There is \"{4}\": if you mean that one, write its name here")                    \
    P(FILE_NONE, "Put the file in assets, or correct this cell")                                   \
    P(USE_ONE_OF, "Write {4} or {5}; empty means the default")                                     \
    P(USE_YES_NO, "Write 是 or 否")                                                                \
    P(PATH_ABSOLUTE, "an absolute path is not allowed")                                            \
    P(PATH_URL, "a web address is not allowed")                                                    \
    P(PATH_PARENT, "it may not lead out of the folder with \"..\"")                                \
    P(PATH_TOO_LONG, "the name is too long")                                                       \
    P(PATH_CONTROL, "there are invisible control characters in the name")                          \
    P(PATH_EMPTY, "the name is empty")                                                             \
    P(NO_GBK, "this machine does not know GBK, save it as UTF-8")                                  \
    P(NO_TEXT, "not text: neither UTF-8 nor GBK")                                                  \
    P(NUL_BYTES, "not text: there are NUL bytes in it")                                            \
    P(NUL_CHARACTERS, "not text: there are NUL characters in it")                                  \
    P(ARCHIVE, "the archive")                                                                      \
    P(ARCHIVE_NO_LIST, "its list is incomplete")                                                   \
    P(ARCHIVE_MANY_FILES, "it holds too many files")                                               \
    P(ARCHIVE_BAD_DATA, "its compressed data are damaged")                                         \
    P(ARCHIVE_BAD_METHOD, "its compression is not known, or its data are damaged")                 \
    P(IS_FEED, "a list of alerts (Atom, RSS)")                                                     \
    P(IS_ENVELOPE, "an envelope with alerts in it (EDXL)")                                         \
    P(IS_COLLECTION, "a collection of alerts")                                                     \
    P(IS_WEB_PAGE, "a web page (HTML), as some systems export \"Excel\"")                          \
    P(IS_SHEET_XML, "an XML spreadsheet 2003")                                                     \
    P(IS_XLSB, "a binary workbook (.xlsb)")                                                        \
    P(IS_ODS, "an OpenDocument file (.ods and the like)")                                          \
    P(IS_SLIDES, "a PowerPoint presentation")                                                      \
    P(GIFT_MENDED, ". Write: {2}")                                                                 \
    P(RESAVE_XLSX, "This looks like an Excel workbook (.xlsx) that was renamed: open it with "     \
                   "Excel or WPS and save it as CSV UTF-8")                                        \
    P(RESAVE_XLS,                                                                                  \
      "This looks like an old Excel or WPS table (.xls/.et): open it and save it as .xlsx or CSV") \
    P(RESAVE_TABLE, "Open it with Excel or WPS and save it as CSV UTF-8")                          \
    P(XML_DEPTH, "nested deeper than 64")                                                          \
    P(XML_ATTRIBUTES, "a tag with more than 256 attributes")                                       \
    P(XML_DOCTYPE, "a DOCTYPE, by which a few lines can grow to gigabytes")                        \
    P(XML_TOKEN, "a tag or comment of more than 64 KB")                                            \
    P(SORT_ESSAY, "an essay")                                                                      \
    P(SORT_NUMBER, "a numerical question")                                                         \
    P(SORT_MATCH, "a matching question")                                                           \
    P(SORT_BLANK, "a blank to fill")                                                               \
    P(SORT_TEXT, "a description")                                                                  \
    P(SORT_NO_ANSWER, "a text without an answer")                                                  \
    P(SORT_CLOZE, "a cloze")                                                                       \
    P(SORT_CALCULATED, "a calculated question")                                                    \
    P(SORT_DRAG, "a drag-and-drop question")                                                       \
    P(SORT_NAMED, "a question of the type \"{2}\"")                                                \
    P(ADD_IDENTIFIER, "Add <identifier>…</identifier>")                                            \
    P(ADD_SENDER, "Add <sender>…</sender>, the mail or domain of the sender")                      \
    P(ADD_SENT, "Add <sent>2020-09-03T14:20:00+08:00</sent>")                                      \
    P(ADD_STATUS, "Add <status>Actual</status>, for a drill Exercise")                             \
    P(ADD_MSG_TYPE, "Add <msgType>Alert</msgType>, Update or Cancel")                              \
    P(ADD_SCOPE, "Add <scope>Public</scope>")                                                      \
    P(USE_STATUS, "Write Actual, Exercise, System, Test or Draft")                                 \
    P(USE_MSG_TYPE, "Write Alert, Update, Cancel, Ack or Error")                                   \
    P(USE_SCOPE, "Write Public, Restricted or Private")                                            \
    P(USE_URGENCY, "Write Immediate, Expected, Future, Past or Unknown")                           \
    P(USE_SEVERITY, "Write Extreme, Severe, Moderate, Minor or Unknown")                           \
    P(USE_CERTAINTY, "Write Observed, Likely, Possible, Unlikely or Unknown")                      \
                                                                                                   \
    P(MONDAY, "Mon")                                                                               \
    P(TUESDAY, "Tue")                                                                              \
    P(WEDNESDAY, "Wed")                                                                            \
    P(THURSDAY, "Thu")                                                                             \
    P(FRIDAY, "Fri")                                                                               \
    P(SATURDAY, "Sat")                                                                             \
    P(SUNDAY, "Sun")                                                                               \
    P(STARTS, "starts on {1}")                                                                     \
    P(ENDED, "ended on {1}")                                                                       \
    P(ONLY_DAYS, "only on {1}")                                                                    \
    P(ONLY_HOURS, "only at {1}")                                                                   \
    P(ONLY_PLACES, "only in {1}")                                                                  \
    P(ONLY_UNPLACED, "only in {1}; this screen has no place")                                      \
    P(ONLY_PHASE, "only in the phase {1}; today is {2}")                                           \
    P(NO_PHASE, "in no phase")                                                                     \
    P(NO_CLOCK, "the clock cannot be trusted: nothing with dates or a phase plays")                \
    P(CARD_NOT_VALID, "the card itself is not valid on this day")                                  \
    P(SHEET_EMPTY, "the table of the card has no row for this day")                                \
    P(FACT_NOT_TRUE, "the fact \"{1}\" of the card is not true on this day")                       \
    P(ALERT_FIRST, "the alert \"{1}\" goes first")                                                 \
    P(MAIN_FIRST, "the main playlist has something to play, the fallback is not used")             \
    P(PRIORITY_FIRST, "something has a higher priority ({1})")                                     \
    P(FALLBACK, "fallback playlist")                                                               \
    P(IF_NOTHING_ELSE, "only when nothing else plays")                                             \
    P(PRIORITY, "priority {1}")                                                                    \
    P(EMPHASIS, "emphasis of these two weeks")                                                     \
    P(BOOSTER, "again after three months")                                                         \
    P(AT_HOURS, "at {1}")                                                                          \
    P(ON_DAYS, "on {1}")                                                                           \
    P(UNTIL, "until {1}")                                                                          \
    P(ALL_YEAR, "all year")                                                                        \
    P(UNDATED_ONLY, "the clock is not to be trusted: only what has no dates plays")                \
    P(WITHOUT_CLOCK, "{1} (the clock is not to be trusted)")                                       \
    P(ESTIMATED_DATE, "{1} (the date is estimated, it may be late)")                               \
    P(ALERT_UNTIL, "alert, until {1} {2}")                                                         \
    P(TOLD_LINE, "{1}: {2}")                                                                       \
    P(TOLD_ON_AIR, "on air")                                                                       \
    P(TOLD_LATER, "later")                                                                         \
    P(TOLD_OVER, "over")                                                                           \
    P(TOLD_CANCELLED, "cancelled")                                                                 \
    P(TOLD_NOT_HERE, "not for here")                                                               \
    P(TOLD_UNREADABLE, "not shown, unreadable")                                                    \
    P(TOLD_UNTIL, "until {1} {2}")                                                                 \
    P(TOLD_AT, "on the screens of {1}")                                                            \
    P(TOLD_FROM, "from {1} {2}")                                                                   \
    P(TOLD_AFTER, "the more urgent \"{1}\" goes first")                                            \
    P(TOLD_ENDED, "it ended on {1} at {2}")                                                        \
    P(TOLD_TAKEN_BACK, "a later message took it back")                                             \
    P(TOLD_REPLACED, "a later message took its place")                                             \
    P(TOLD_ENDS_OTHERS, "it says itself that a danger is over")                                    \
    P(TOLD_ENDS_UNNAMED, "it does not say which one is over, and ended none")                      \
    P(TOLD_ENDS_ABSENT, "what it ends is not here")                                                \
    P(TOLD_ENDS_UNLIKE,                                                                            \
      "it names the sender or the time of one that is here wrongly, and ended none; "              \
      "its sender must put that right")                                                            \
    P(TOLD_ENDS_SIGNED, "what it names was published with signatures, and is ended by them only")  \
    P(TOLD_ENDS_REAL, "what it names is no exercise, and is not ended by one")                     \
    P(TOLD_WAITS, "staff must adopt it first")                                                     \
    P(TOLD_ONLY, "only for {1}")                                                                   \
    P(TOLD_EXERCISE, "an exercise or a test")                                                      \
    P(TOLD_DRAFT, "a draft or a message between systems")                                          \
    P(TOLD_RECEIPT, "an answer to a message, no alert")                                            \
    P(TOLD_NOT_PUBLIC, "not for the public")                                                       \
    P(BUILT_IN, "nothing can be played: the built-in card")
#endif
