#ifndef KS_CORE_PROBLEM_EN_SYSTEM_H
#define KS_CORE_PROBLEM_EN_SYSTEM_H

/* English of files, folders, disks and programs, as the system said, rows as en_tables.h says. */
#define KS_EN_SYSTEM(S)                                                                            \
    S(FOLDER_OPEN, "cannot open the folder \"{1}\": {2}", "", "")                                  \
    S(FOLDER_MAKE, "cannot make the folder \"{1}\": {2}", "", "")                                  \
    S(FOLDER_LOOK, "cannot look into the folder \"{1}\": {2}", "", "")                             \
    S(FOLDER_WATCH, "cannot watch the folder \"{1}\": {2}", "", "")                                \
    S(FILE_MISSING, "there is no file \"{1}\"", "", "")                                            \
    S(FILE_LINK, "\"{1}\" is a link, and is not opened", "", "Put the file itself there")          \
    S(FILE_OUTSIDE, "\"{1}\" leads out of the content folder, and is not opened", "", "")          \
    S(FILE_FORBIDDEN, "\"{1}\" may not be read: no permission, or another program has it open",    \
      "", "")                                                                                      \
    S(FILE_OPEN, "cannot open \"{1}\": {2}", "", "")                                               \
    S(FILE_IS_FOLDER, "\"{1}\" is a folder, no plain file", "", "")                                \
    S(FILE_NOT_PLAIN, "\"{1}\" is no plain file", "", "")                                          \
    S(FILE_READ, "reading \"{1}\" failed: {2}", "", "")                                            \
    S(FILE_LARGE, "\"{1}\" has {2} KB, {3} KB is the most", "", "")                                \
    S(FILE_WRITE, "cannot write \"{1}\": {2}", "", "")                                             \
    S(FILE_MAP, "\"{1}\": {2}", "", "")                                                            \
    S(PATH_LONG, "the path is too long", "", "")                                                   \
    S(DISK_READ, "cannot read \"{1}\": {2}", "", "")                                               \
    S(DISK_LARGE, "\"{1}\" is larger than it can be", "", "")                                      \
    S(DISK_CLEAN, "cannot clean up \"{1}\": {2}", "", "")                                          \
    S(DISK_SPACE, "cannot tell what is free on \"{1}\": {2}", "", "")                              \
    S(DECODER_NAMED, "{1}: ", "", "")                                                              \
    S(DECODE_BOX, "a picture of {1}×{2} is out of range", "", "")                                  \
    S(DECODE_READ, "the file cannot be read: {1}", "", "")                                         \
    S(DECODE_START, "cannot start the decoder {1}: {2}", "", "")                                   \
    S(DISK_STORE, "cannot use the store \"{1}\": {2}", "", "")

#endif
