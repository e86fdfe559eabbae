#ifndef KS_CORE_PROBLEM_EN_SYNC_H
#define KS_CORE_PROBLEM_EN_SYNC_H

/* The English of problems of bringing content in, rows as en_tables.h says. */
#define KS_EN_SYNC(S)                                                                              \
    S(TAKE_UNREAD, "what was just copied cannot be read back", "", "")                             \
    S(TAKE_UNABLE, "cannot look at \"{1}\": ", "", "")                                             \
    S(TAKE_DISK, "cannot write to the disk of this machine: {1}", "", "")                          \
    S(TAKE_MANY,                                                                                   \
      "\"{1}\" has too many files, more than {2}: not all were seen, so only alerts are taken "    \
      "this time, and the screen goes on with what it has",                                        \
      "", "Remove files that are not used")                                                        \
    S(TAKE_UNLISTED,                                                                               \
      "\"{1}\" cannot be listed, and nobody knows what is still there: only alerts are taken "     \
      "this time, and the screen goes on with what it has",                                        \
      "", "")                                                                                      \
    S(TAKE_NO_ROW, "no row of the playlist can play; the screen goes on with what it has", "", "") \
    S(TAKE_FILES, "some files cannot be shown, so the release was not taken", "", "")              \
    S(TAKE_TRUST, "trust file: ", "", "")                                                          \
    S(TAKE_OVERTAKEN, "another source has just installed something: looking again", "", "")        \
    S(TAKE_STAGED, "what staff are to look at has just changed: looking again", "", "")            \
    S(TAKE_REFUSED,                                                                                \
      "staff did not adopt this content, so the screen goes on with what it has; once it has "     \
      "changed, they are asked again",                                                             \
      "", "")                                                                                      \
    S(TAKE_CUT,                                                                                    \
      "it disappeared halfway, so the screen goes on with what it has; reading continues when it " \
      "is back",                                                                                   \
      "", "")                                                                                      \
    S(TAKE_SLOW,                                                                                   \
      "reading is too slow and was stopped for now; the screen goes on with what it has; "         \
      "reading continues when it is back",                                                         \
      "", "")                                                                                      \
    S(TAKE_STATE, "cannot write the state folder \"{1}\": {2}", "", "")                            \
    S(LOOK_OTHER, "its type or size is not what the manifest says", "", "Publish it again")        \
    S(LOOK_TEXT, "{1}", "", "")                                                                    \
    S(LOOK_BANK, "there is no usable question", "", "See whether it is the right file")            \
    S(LOOK_BANK_FOR, "there is no usable question: ", "", "")                                      \
    S(LOOK_BANK_ROW, "there is no usable question: line {1}: ", "", "")                            \
    S(SOURCE_SLOW, "reading is too slow and was stopped for now", "", "")                          \
    S(SOURCE_READ, "reading failed: {1}", "", "")                                                  \
    S(SOURCE_LARGE, "\"{1}\" has more than {2} bytes", "", "")                                     \
    S(RELEASE_AHEAD_NOW, "the release says {1}, this machine has {2}", "", "")                     \
    S(RELEASE_AHEAD_VOUCHED, "the release says {1}, this machine can vouch for {2} only", "", "")  \
    S(WORKER_FORK, "cannot start a process: {1}", "", "")                                          \
    S(WORKER_SILENT, "no answer for {1} s, so it is left for now; the screen goes on", "", "")     \
    S(WORKER_CRASHED, "the process that read it died (signal {1})", "", "")

#endif
