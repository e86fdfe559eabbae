#ifndef KS_CORE_PROBLEM_EN_SYSTEM_H
#define KS_CORE_PROBLEM_EN_SYSTEM_H

/* The English of problems of files, folders, disks and programs, rows as en_tables.h says. */
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
    S(FILE_IS_FOLDER, "\"{1}\" is a folder, not a plain file", "", "")                             \
    S(FILE_NOT_PLAIN, "\"{1}\" is not a plain file", "", "")                                       \
    S(FILE_READ, "reading \"{1}\" failed: {2}", "", "")                                            \
    S(FILE_LARGE, "\"{1}\" has {2} KB; the limit is {3} KB", "", "")                               \
    S(FILE_WRITE, "cannot write \"{1}\": {2}", "", "")                                             \
    S(FILE_MAP, "\"{1}\": {2}", "", "")                                                            \
    S(PATH_LONG, "the path is too long", "", "")                                                   \
    S(DISK_READ, "cannot read \"{1}\": {2}", "", "")                                               \
    S(DISK_LARGE, "\"{1}\" is larger than it can be", "", "")                                      \
    S(DISK_CLEAN, "cannot clean up \"{1}\": {2}", "", "")                                          \
    S(DISK_SPACE, "cannot tell what is free on \"{1}\": {2}", "", "")                              \
    S(SAID, "{1}", "", "")                                                                         \
    S(NO_ITEM, "the content has no such item", "", "")                                             \
    S(FONT_OPEN, "cannot open the font ({1})", "", "")                                             \
    S(FONT_MISSING, "there is no Chinese font; install fonts-noto-cjk ({1} is missing)", "", "")   \
    S(FONT_LIBRARY, "SDL_ttf: {1}", "", "")                                                        \
    S(PNG, "PNG: {1}", "", "")                                                                     \
    S(DISPLAY_NONE_BY, "there is no usable display (SDL: {1})", "", "")                            \
    S(DISPLAY_NONE, "there is no display (no KMS/DRM, Wayland or X11)", "", "")                    \
    S(DISPLAY_WINDOW, "cannot open the window (SDL: {1})", "", "")                                 \
    S(DISPLAY_PRESENT, "cannot bring the picture to the screen (SDL: {1})", "", "")                \
    S(DISPLAY_FORMAT, "the screen has a pixel format that is not supported ({1}, {2}x{3})", "",    \
      "")                                                                                          \
    S(CARD_MODE, "the screen no longer offers {1}x{2}", "", "")                                    \
    S(CARD_MEMORY, "the graphics card gave no memory for a picture ({1})", "", "")                 \
    S(CARD_REFUSED, "the graphics card does not accept the picture ({1})", "", "")                 \
    S(TRACE_FULL, "\"{1}\" is full and ends here", "", "")                                         \
    S(TRACE_DISK, "the disk is nearly full, \"{1}\" ends here", "", "")                            \
    S(SCRIPT_OPEN, "cannot open the script {1}", "", "")                                           \
    S(SCRIPT_WRITE, "cannot write {1}", "", "")                                                    \
    S(SCRIPT_DARK, "nothing on the glass yet", "", "")                                             \
    S(SCRIPT_TARGET, "no such target on the screen", "", "")                                       \
    S(SCRIPT_KEY, "no such key", "", "")                                                           \
    S(SCRIPT_SCREEN, "the screen is {1}", "", "")                                                  \
    S(SCRIPT_LATE, "it did not appear", "", "")                                                    \
    S(SCRIPT_UNKNOWN, "unknown command", "", "")                                                   \
    S(RECORDS_FAILED, "records: {1}", "", "")                                                      \
    S(RECORDS_DAMAGED, "records: the file is damaged", "", "")                                     \
    S(RECORDS_ASIDE, "records: {1} cannot be moved aside", "", "")                                 \
    S(REPLAY_CONTENT,                                                                              \
      "the content of the trace is not here; say where with --set or --store: ", "", "")           \
    S(RECORDS_READ, "cannot read \"{1}\": {2}", "", "")                                            \
    S(DECODER_NAMED, "{1}: ", "", "")                                                              \
    S(DECODE_BOX, "a picture of {1}×{2} is out of range", "", "")                                  \
    S(DECODE_READ, "the file cannot be read: {1}", "", "")                                         \
    S(DECODE_START, "cannot start the decoder {1}: {2}", "", "")                                   \
    S(DISK_STORE, "cannot use the store \"{1}\": {2}", "", "")

#endif
