#ifndef KS_CORE_PROBLEM_EN_QUIZ_H
#define KS_CORE_PROBLEM_EN_QUIZ_H

/* The English of problems of question banks. Rows are S(name, what is wrong, why it matters or
 * happened, how to mend it), with placeholders {1} to {5} (arg.h). */
#define KS_EN_QUIZ(S)                                                                               \
    S(QUIZ_EMPTY_OPTION, "option {1} is empty", "this question is not used; the others are",        \
      "Fill it, or move the later ones up")                                                         \
    S(QUIZ_LONG_OPTION_REFUSED, "option {1} is too long for its button",                            \
      "this question is not used; the others are", "A button holds 75 hanzi: shorten it")           \
    S(QUIZ_SAME_OPTIONS, "options {1} and {2} are the same",                                        \
      "this question is not used; the others are", "Change or delete one")                          \
    S(QUIZ_MANY_OPTIONS, "{1} options, but the screen has room for {2}",                            \
      "this question is not used; the others are", "Delete some wrong ones")                        \
    S(QUIZ_MERGED_STEM, "the stem is merged over rows {1} to {2}, but their other cells are not",   \
      "nobody can tell whether it is one question or several; it is not used, the others are",      \
      "Write one question in one row, its options in the columns; if they are several, unmerge "    \
      "and write each stem")                                                                        \
    S(QUIZ_MERGED_CELL, "\"{1}\" is merged with that of the question in row {2}",                   \
      "it may not be true of this question, which is not used; the others are",                     \
      "Unmerge it and write it for each question, once more where it is the same")                  \
    S(QUIZ_NO_ANSWER, "there is no answer", "this question is not used; the others are",            \
      "Write the letter of the right option, such as B")                                            \
    S(QUIZ_ANSWER_PAST_END, "the answer is \"{1}\", but the options end at {2}",                    \
      "this question is not used; the others are",                                                  \
      "Check the answer, or add the options that are missing")                                      \
    S(QUIZ_BAD_ANSWER, "the answer \"{1}\" is not one of the options",                              \
      "this question is not used; the others are",                                                  \
      "Write an option's letter, such as B; for true or false 正确 or 错误")                        \
    S(QUIZ_NONE_RIGHT, "no option is right", "this question is not used; the others are",           \
      "Write = before the right one (GIFT), or give it marks above 0")                              \
    S(QUIZ_MANY_ANSWERS, "only one may be chosen, but there are {1} answers",                       \
      "this question is not used; the others are",                                                  \
      "If all must be chosen, make it 多选题; if any will do write A/B")                            \
    S(QUIZ_TWO_TRUTHS, "true or false, but with two answers",                                       \
      "this question is not used; the others are", "Keep one")                                      \
    S(QUIZ_OTHER_SORT, "{1} cannot be answered on a screen",                                        \
      "this question is not used; the others are", "Make it 单选题, 多选题 or 判断题")              \
    S(QUIZ_FEW_OPTIONS, "fewer than two options", "this question is not used; the others are",      \
      "Write at least two, with a dot after their letters: A. B.")                                  \
    S(QUIZ_TOO_MANY, "a bank holds {1} questions, and there is no room for this one",               \
      "this question is not used; the others are", "Delete some")                                   \
    S(QUIZ_BAD_VALID, "its validity cannot be understood",                                          \
      "this question is not used; the others are",                                                  \
      "Write 2020-10-10..2022-12-31; leave an open end empty")                                      \
    S(QUIZ_LONG_SCENE_REFUSED, "the scene is too long for the screen",                              \
      "this question is not used; the others are", "A scene has 80 hanzi at most: shorten it")      \
    S(QUIZ_LONG_STEM_REFUSED, "the question is too long for the screen",                            \
      "this question is not used; the others are", "It has 120 hanzi at most: shorten it")          \
    S(QUIZ_NO_SCENE, "\"情景\" is empty", "this question is not used; the others are",              \
      "Write the scene; without one, make it 单选题 and leave 真假 empty")                          \
    S(QUIZ_NO_STEM, "the question is empty", "this question is not used; the others are",           \
      "Write it, or delete the row")                                                                \
    S(QUIZ_PICTURE, "there is a picture in the question",                                           \
      "this question is not used; the others are", "Say in words what it shows")                    \
    S(QUIZ_OPTION_GAP, "option {1} should be here, but {2} is",                                     \
      "this question is not used; the others are",                                                  \
      "Put options in order A, B, C, such as {1}.{3}")                                              \
    S(GIFT_BARE_ADDRESS, "= ~ # in an address are not escaped and cut the question",                \
      "this question is not used; the others are", "Put a backslash before them{1}")                \
    S(GIFT_COMMA, "Moodle does not accept a comma in marks and takes it for text",                  \
      "this question is not used; the others are", "Use a point{1}")                                \
    S(GIFT_BAD_TRUTH, "Moodle does not know this answer and makes a fill-in-the-blank of it",       \
      "this question is not used; the others are", "Write TRUE or FALSE, in capitals{1}")           \
    S(GIFT_OPEN_BRACE, "a brace is opened but not closed",                                          \
      "this question is not used; the others are", "Add } after the answers{1}")                    \
    S(GIFT_CLOSE_BRACE, "a brace is closed but never opened",                                       \
      "this question is not used; the others are", "Add { before the first answer{1}")              \
    S(GIFT_SWAPPED_BRACES, "a brace is closed before it is opened",                                 \
      "this question is not used; the others are",                                                  \
      "In a question, write braces as \\{ and \\}{1}")                                              \
    S(QUIZ_UNKNOWN_KIND, "the kind of question \"{1}\" is not known",                               \
      "it was guessed from the options and the answer",                                             \
      "Write 单选题, 多选题, 判断题, 真还是骗 or 你会怎么做")                                       \
    S(QUIZ_BAD_NUMBER, "\"{1}\" cannot be understood", "it counts as empty",                        \
      "Write one number only, such as 3")                                                           \
    S(QUIZ_OUT_OF_RANGE, "the number is too large or too small \"{1}\"",                            \
      "it is out of range; the nearest one is taken", "Write a number in range")                    \
    S(QUIZ_UNKNOWN_LANG, "the language \"{1}\" is not known", "it is taken as Chinese",             \
      "Write 中文 or 英文")                                                                         \
    S(QUIZ_UNKNOWN_TRUTH, "whether this is real or a scam cannot be understood: \"{1}\"",           \
      "it counts as empty", "Write 骗局 or 真的")                                                   \
    S(QUIZ_UNKNOWN_CHANNEL, "the channel \"{1}\" is not known", "it is taken as a chat",            \
      "Write 来电, 短信, 聊天, 网页, 群公告, 面对面 or 邮件")                                       \
    S(QUIZ_TEXT_CUT, "the text is too long; only its first {1} characters are used",                \
      "the screen has no room for more", "Shorten it")                                              \
    S(QUIZ_MARK_OPEN, "[[ and ]] in the scene do not match, are nested or run over a line break",   \
      "the question is played without its marks",                                                   \
      "Write [[...]] around each passage, on one line")                                             \
    S(QUIZ_MARK_EMPTY, "a pair of [[ ]] in the scene is empty",                                     \
      "the question is played without its marks", "Write the words between, or delete the pair")    \
    S(QUIZ_MARKS_MANY, "the scene has {1} marks, {2} at most",                                      \
      "the question is played without its marks", "Keep those that matter most")                    \
    S(QUIZ_MARKS_COUNT, "the scene has {1} marks, \"证据\" has {2} reasons",                        \
      "the question is played without its marks", "Write one for each, in order, separated by |")   \
    S(QUIZ_MARK_LONG, "reason {1} is too long", "the question is played without its marks",         \
      "14 hanzi or 40 letters at most")                                                             \
    S(QUIZ_MARK_HIDDEN, "mark {1} is on nothing that the screen shows",                             \
      "the question is played without its marks", "Mark words, a name or a title, not only signs")  \
    S(QUIZ_PULL_LONG, "\"为何上当\" is too long", "it is not used",                                 \
      "30 hanzi or 90 letters at most")                                                             \
    S(QUIZ_PULL_GENUINE, "a genuine question says why people fall for it", "it is not used",        \
      "Only for scams")                                                                             \
    S(QUIZ_TWO_ANSWERS, "the brackets in the question say \"{1}\", but the answer says otherwise",  \
      "the answer counts", "Keep the right one, delete the other")                                  \
    S(GIFT_FULL_WIDTH, "GIFT's signs are full-width",                                               \
      "they were read all the same, but Moodle would not read them", "Write: {1}")                  \
    S(GIFT_BLANK_LINE, "there is an empty line between braces",                                     \
      "Moodle cuts the question there; here it was read as one", "Delete the empty line")           \
    S(QUIZ_XML, "the bank cannot be read completely ({1})",                                         \
      "nothing from here on is used; the questions before it are",                                  \
      "Export it from Moodle again and do not edit it by hand")                                     \
    S(QUIZ_NO_QUESTION, "\"{1}\" has no number, options or answer and is taken as a title", "",     \
      "If it is a question, give it a number, options and an answer")                               \
    S(QUIZ_NO_QUESTIONS, "this sheet has no columns 题干 and 答案 and was not read", "",            \
      "If it holds questions, name the columns in its first row: 题型, 题干, 选项A, 答案")          \
    S(QUIZ_BOOK_EMPTY, "the workbook holds no questions", "",                                       \
      "Name the columns in the first row: 题型, 题干, 选项A, 选项B, 答案, 解析")                    \
    S(QUIZ_BOOK_NO_COLUMNS, "the workbook holds no questions", "",                                  \
      "Name the columns in the first row: 题型, 题干, 选项A, 选项B, 答案, 解析")                    \
    S(QUIZ_NOT_TEXT, "this file is not text and cannot be read", "{1}",                             \
      "In Word or WPS, select and copy everything, paste it into Notepad and save it as .txt")      \
    S(QUIZ_FILE_EMPTY, "the file holds no questions", "", "Check that it is the right file")        \
    S(QUIZ_TOO_LARGE, "the file is too large and was not read",                                     \
      "a bank of questions has 8 MB at most", "Make several files")                                 \
    S(QUIZ_NO_WORKBOOK, "this file is not an Excel workbook",                                       \
      "the copy may be incomplete, or it was renamed",                                              \
      "Open it with Excel or WPS and save it as .xlsx")                                             \
    S(QUIZ_KEPT, "the last good bank stays in use ({1} questions)",                                 \
      "the new one holds no question that can be used", "Fix the file and save it again")           \
    S(QUIZ_UNKNOWN_FACT, "{1}: \"{{{2}}}\" is not a fact", "the screen would have a gap",           \
      "Use a key of assets/facts.csv, or add the row")                                              \
    S(QUIZ_FACT_NOT_VALID, "{1}: \"{{{2}}}\" is not valid today",                                   \
      "the question is not asked today",                                                            \
      "Give the question its validity, or add what is valid today")                                 \
    S(QUIZ_NO_FEEDBACK, "{1}: option {2} has no feedback",                                          \
      "whoever gets it wrong does not learn why, and remembers the wrong answer",                   \
      "Give each option a sentence that says why")                                                  \
    S(QUIZ_NO_VERB, "{1}: the feedback on option {2} names no action",                              \
      "whoever reads it must know what to do", "End with an action: 停, 核, 报; 办 if it is real")  \
    S(QUIZ_NO_VERB_EN, "{1}: the feedback on option {2} names no action",                           \
      "whoever reads it must know what to do",                                                      \
      "End with an action: stop, check, report; go if it is real")                                  \
    S(QUIZ_LONG_FEEDBACK, "{1}: the feedback on option {2} has {3} hanzi",                          \
      "nobody reads what takes more than a glance", "Cut it to {4} hanzi")                          \
    S(QUIZ_LONG_FEEDBACK_EN, "{1}: the feedback on option {2} is as long as {3} hanzi",             \
      "nobody reads what takes more than a glance", "Cut it to {4} letters")                        \
    S(QUIZ_LONG_OPTION, "{1}: an option has {2} hanzi", "its button has no room for it",            \
      "Cut it to {3} hanzi")                                                                        \
    S(QUIZ_LONG_OPTION_EN, "{1}: an option is as long as {2} hanzi",                                \
      "its button has no room for it", "Cut it to {3} letters")                                     \
    S(QUIZ_UNEVEN_OPTIONS, "{1}: options differ by {2} hanzi in length",                            \
      "the answer can be guessed by its length alone", "Make them about the same length")           \
    S(QUIZ_LONG_SCENE, "{1}: the scene has {2} hanzi",                                              \
      "at five questions a minute nobody reads it", "Cut it to {3} hanzi")                          \
    S(QUIZ_LONG_SCENE_EN, "{1}: the scene is as long as {2} hanzi",                                 \
      "at five questions a minute nobody reads it", "Cut it to {3} letters")                        \
    S(QUIZ_LOST_LINE, "{1}: nobody can see who says a line of the scene",                           \
      "that line is missing on the screen",                                                         \
      "Write each as 谁：说什么, a name of 8 hanzi or 20 letters at most; messages and pages " \
      "begin with 【title】")                                                                       \
    S(QUIZ_GIVEN_AWAY, "{1}: the scene gives its answer away",                                      \
      "whoever sees that word knows the answer",                                                    \
      "Say it another way and let people find the flaw")                                            \
    S(QUIZ_LONG_STEM, "{1}: the question has {2} hanzi",                                            \
      "at five questions a minute nobody reads it", "Cut it to {3} hanzi")                          \
    S(QUIZ_LONG_STEM_EN, "{1}: the question is as long as {2} hanzi",                               \
      "at five questions a minute nobody reads it", "Cut it to {3} letters")                        \
    S(QUIZ_LONG_EXPLANATION, "{1}: the explanation has {2} hanzi",                                  \
      "nobody reads what takes more than a glance", "Cut it to {3} hanzi")                          \
    S(QUIZ_LONG_EXPLANATION_EN, "{1}: the explanation is as long as {2} hanzi",                     \
      "nobody reads what takes more than a glance", "Cut it to {3} letters")                        \
    S(QUIZ_SAME_ID, "row {2} has the same id \"{1}\"", "two questions would be counted as one",     \
      "Give one of them another id")                                                                \
    S(QUIZ_GENUINE_SHARE, "{1}of {2} questions, {3}% are real",                                     \
      "with too many scams people call everything a scam; with too few they learn nothing",         \
      "Let 40 to 50% be real")                                                                      \
    S(QUIZ_POSITION, "{1}more than half of the right options are {2}",                              \
      "always choosing the same one is right half the time", "Move them around")                    \
    S(QUIZ_LONGEST, "{1}in {3} of {2} questions the right option is the longest",                   \
      "choosing the longest is right half the time", "Make some wrong ones longer")                 \
    S(QUIZ_FEW_ENGLISH, "only {1} English questions, too few for a round",                          \
      "the English self-test falls back on Chinese ones", "Write at least five")                    \
    S(QUIZ_TONE, "{1} is in {2} questions, nearly all of them {3}",                                 \
      "whoever knows these words need not read on", "Use them in real ones and in scams")           \
    S(QUIZ_MEASURED,                                                                                \
      "{1}somebody who understands nothing guesses {3}% of {2} questions right from the words of "  \
      "scenes, {4}% from their senders, {5}% from the options",                                     \
      "the closer to chance (50, 50, 33%), the more a right answer means",                          \
      "Nothing to fix; compare when you change questions")                                          \
    S(QUIZ_PAIRED,                                                                                  \
      "{1}{2} pairs of a real and a scam scene have the same options; {3} questions say in their "  \
      "explanation what decides",                                                                   \
      "with the same options only the scene decides, and others can check your reasoning",          \
      "Nothing to fix; compare when you change questions")                                          \
    S(QUIZ_GUESSED, "{1}without understanding, {3}% are guessed right {2}",                         \
      "a right answer then means little; it should be {4}% at most",                                \
      "Give real ones and scams the same senders, tone and options; let them differ in what "       \
      "decides")                                                                                    \
    S(QUIZ_LEANING, "{1}{2} words are mostly on one side",                                          \
      "by chance it would be {3}; whoever knows them need not read",                                \
      "Use the words of real ones in scams, and vice versa")                                        \
    S(QUIZ_ONE_SIDED, "{1}of {4} questions {2}, {5}% are real", "that gives the answer away",       \
      "Give both sides about the same number")                                                      \
    S(QUIZ_FIRST_SCAM, "{1}{2}% of rounds begin with a scam", "the first answer can be guessed",    \
      "Check that among the easy ones, real ones and scams are balanced")                           \
    S(QUIZ_OPTION_LENGTH, "{1}the right option is {2} in {3}% of what-would-you-do questions",      \
      "its length gives it away; 20 to 45% would not", "Change the length of some options")

#endif
