#ifndef KS_PORT_LOG_TABLE_H
#define KS_PORT_LOG_TABLE_H

/* The table of every message that a program leaves in the log. Rows are X(name, number, level,
 * what it says). A number is for ever: whoever looks for KS-0103 in a manual or a mail finds it,
 * however the sentence is written by then. A message that is gone takes its number with it. The
 * numbers stand in kiosk(1). */
#define KS_LOG_TABLE(X)                                                                            \
    X(SETTING_WRONG, 1, WARNING, "a setting is wrong and keeps its default")                       \
    X(LOADED, 2, INFO, "content was read: how much, how many errors")                              \
    X(ON_AIR, 3, DEBUG, "what goes on the glass, and why")                                         \
    X(ON_AIR_BUILTIN, 4, INFO, "a built-in card goes on the glass, and why")                       \
    X(RELEASE_PROVED, 5, NOTICE, "a release has proved itself on the glass")                       \
    X(OUT_OF_REACH, 6, WARNING, "by its measures the panel hangs where hands do not reach")        \
    X(NO_BLACKBOX, 7, WARNING, "signs of life cannot be kept")                                     \
    X(NO_STORE, 8, WARNING, "the store cannot be opened yet")                                      \
    X(NOT_WATCHED, 9, WARNING, "content plays, but what is new will not be noticed")               \
    X(GIVEN_UP, 10, INFO, "an item took too long: it was passed over")                             \
    X(ITEM_BROKEN, 11, WARNING, "an item cannot be shown")                                         \
    X(VIDEO, 12, INFO, "how a video is decoded")                                                   \
    X(WAITING_UNREAD, 13, WARNING, "what waits for staff cannot be read")                          \
    X(STAFF_NOT_NOW, 14, WARNING, "too busy to look for results of imports")                       \
    X(NO_TRACE, 15, WARNING, "a trace cannot be written")                                          \
    X(TRACE_ENDS, 16, WARNING, "a trace is full, or the disk is")                                  \
    X(PIN_NOT_KEPT, 17, WARNING, "wrong PINs cannot be counted across a restart")                  \
    X(SETTINGS_WRONG, 18, WARNING, "the settings file cannot be read, or not all of it")           \
    X(NO_PLACE, 19, WARNING, "the place of this screen is none of the content")                    \
    X(PIN_NOT_TAKEN, 21, WARNING, "no PIN is taken: wrong ones could not be counted")              \
    X(SLOW_TURN, 22, INFO, "the main loop stood still, longer than ever since the start")          \
    X(UNREAD, 23, WARNING, "this machine cannot read content now: it is tried again")              \
    X(NO_FACTORY, 24, WARNING, "the content the device came with cannot be opened")                \
    X(LEFT_BEHIND, 25, WARNING, "the player ends, and a disk or share has not answered")           \
    X(GLASS, 101, INFO, "what is known of the picture on the glass")                               \
    X(CARD_REFUSES, 102, WARNING, "the graphics card takes no frame: opened again")                \
    X(CARD_STUCK, 103, WARNING, "the graphics card does not show a frame: opened again")           \
    X(NO_CARD, 104, WARNING, "the graphics card gives no buffers")                                 \
    X(NO_GPU, 105, WARNING, "the graphics card gives no processor that draws")                     \
    X(NO_FRAME, 106, WARNING, "a frame could not be put on the glass")                             \
    X(NO_RATE, 107, WARNING, "the graphics card refuses the rate asked for")                       \
    X(RECORDS_UNWRITTEN, 201, WARNING, "counts cannot be written")                                 \
    X(RECORDS_PUT_ASIDE, 202, WARNING, "the file of counts was damaged and started again")         \
    X(RECORDS_LOST, 203, WARNING, "the disk is far behind: counts are lost")                       \
    X(NO_HEAD, 301, ERROR, "the store's list of releases is unreadable: it starts empty")          \
    X(SPARE_HEAD, 302, WARNING, "the store's second list of releases cannot be written")           \
    X(NO_RELEASE, 303, WARNING, "the description of a release is gone or damaged")                 \
    X(FILES_GONE, 304, WARNING, "files of a release are gone")                                     \
    X(OBJECT_DAMAGED, 305, WARNING, "a stored file was damaged and removed")                       \
    X(DECAYED, 306, WARNING, "a stored file has decayed: its source is read again")                \
    X(SYNC_RESULT, 401, NOTICE, "what came of looking at a source")                                \
    X(SYNC_FAILED, 402, WARNING, "a source cannot be taken from, and why")                         \
    X(STICK, 403, NOTICE, "a stick is there")                                                      \
    X(NO_TRUST, 404, WARNING, "a source takes signed releases only, and nobody is believed")       \
    X(RESULT_UNWRITTEN, 405, WARNING, "the result of an import cannot be kept")                    \
    X(RESULT_NOT_SENT, 406, WARNING, "the result of an import cannot be written to its source")    \
    X(TAKEN_BACK, 407, WARNING, "a release is taken back: the player does not live with it")       \
    X(NOT_PROVED, 408, WARNING, "what the player says of a release cannot be kept")                \
    X(ADOPTED, 409, NOTICE, "staff adopted what waited")                                           \
    X(REFUSED, 410, NOTICE, "staff refused what waited")                                           \
    X(NOT_DECIDED, 411, WARNING, "what staff decided cannot be done")                              \
    X(NOT_MENDED, 412, WARNING, "a damaged store cannot be repaired now")                          \
    X(MISTAKES_UNWRITTEN, 413, WARNING,                                                            \
      "what is wrong in the settings cannot be reported to status")                                \
    X(UNVOUCHED, 414, WARNING, "an installed release is no longer vouched for, and taken down")    \
    X(DERIVED, 415, NOTICE, "documents of a release are kept as they were read")                   \
    X(NOT_DERIVED, 416, WARNING, "what documents were read as cannot be kept now")

#endif
