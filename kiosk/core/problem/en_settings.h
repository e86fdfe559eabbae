#ifndef KS_CORE_PROBLEM_EN_SETTINGS_H
#define KS_CORE_PROBLEM_EN_SETTINGS_H

/* The English of problems of settings, command lines and the display, rows as en_tables.h says. */
#define KS_EN_SETTINGS(S)                                                                          \
    S(ARGUMENT_UNKNOWN, "unknown: \"{1}\"", "", "")                                                \
    S(ARGUMENT_NEAR, "unknown: \"{1}\"; did you mean \"--{2}\"?", "", "")                          \
    S(ARGUMENT_CUT, "{1}: its value is missing", "", "")                                           \
    S(ARGUMENT_ALONE, "\"{1}\": this option takes no value", "", "")                               \
    S(ARGUMENT_TIMES, "--{1}: {2} times at most", "", "")                                          \
    S(SETTING_BAD, "the setting \"{1}\" cannot be \"{2}\": {3}", "", "")                           \
    S(SETTING_UNKNOWN, "there is no setting \"{1}\"", "", "")                                      \
    S(SETTING_NEAR, "there is no setting \"{1}\"; did you mean \"{2}\"?", "", "")                  \
    S(PIN_NO_RECORDS, "staff-pin-hash is set but records is not: no PIN is accepted",              \
      "there is nowhere to count wrong ones", "Add records = FILE to [kiosk]")                     \
    S(PIN_NOT_COUNTED, "{1} cannot be written: no PIN is accepted",                                \
      "wrong ones cannot be counted",                                                              \
      "See whether the disk is full or read-only, and who owns the file")                          \
    S(SETTING_TWICE, "\"{1}\" appears again in line {2} with another value", "", "")               \
    S(SETTING_NO_SIGN, "it cannot be read: write NAME = VALUE", "", "")                            \
    S(SETTING_LONG, "it is too long", "", "")                                                      \
    S(SETTING_ENCODING, "it is not UTF-8", "", "Save it as UTF-8")                                 \
    S(SETTING_CONTROL, "there are invisible control characters", "",                               \
      "Delete the line and write it again")                                                        \
    S(SETTING_HEADLESS,                                                                            \
      "there is no section like [kiosk] above it: nothing counts until the next one", "", "")      \
    S(CONTENT_BESIDE_STORE, "content = {1} does not count: store is set, and what is in it plays", \
      "", "Delete one of the two")                                                                 \
    S(SETTING_AT, "not taken, {1} line {2}: ", "", "")                                             \
    S(SETTING_OF_SOURCE, "\"{1}\" belongs below a line [source NAME]", "",                         \
      "Is the # in front of that line gone?")                                                      \
    S(SECTION_UNKNOWN,                                                                             \
      "there is no section [{1}], so nothing below it counts; there are [kiosk], [sync], [source " \
      "NAME]",                                                                                     \
      "", "")                                                                                      \
    S(SECTION_SOURCE,                                                                              \
      "there is no section [{1}], so nothing below it counts; did you mean [source {2}]?", "", "") \
    S(SECTION_NEAR, "there is no section [{1}], so nothing below it counts; did you mean [{2}]?",  \
      "", "")                                                                                      \
    S(SETTINGS_LARGE, "the settings file has more than {1} KB", "", "")                            \
    S(SETTINGS_READ, "reading the settings file failed: {1}", "", "")                              \
    S(SETTINGS_OPEN, "cannot open the settings file: {1}", "", "")                                 \
    S(SETTINGS_ENCODING, "the settings file is UTF-16, or not text", "", "Save it as UTF-8")       \
    S(SETTINGS_MORE, "there are more, see the log", "", "")                                        \
    S(SETTINGS_UNREAD, "the settings file cannot be read; all settings have their defaults", "",   \
      "")                                                                                          \
    S(SETTINGS_ONE, "line {1} of the settings is wrong and does not count", "", "")                \
    S(SETTINGS_SOME,                                                                               \
      "{2} lines of the settings, the first of them line {1}, are wrong and do not count", "", "") \
    S(SOURCE_NAMED, "source \"{1}\": ", "", "")                                                    \
    S(SOURCE_REFUSED,                                                                              \
      "there can be no source \"{1}\": use 1 to 24 of a-z, 0-9 and -, and {2} sources at most",    \
      "", "")                                                                                      \
    S(SOURCE_NO_PATH,                                                                              \
      "source \"{1}\" is left out: it has no path. Correct it, then systemctl restart kiosk-sync", \
      "", "")                                                                                      \
    S(SOURCE_DOUBTED,                                                                              \
      "source \"{1}\" is left out: a line that cannot be read may be its path or policy. Correct " \
      "it, then systemctl restart kiosk-sync",                                                     \
      "", "")                                                                                      \
    S(SOURCE_STRAY,                                                                                \
      "source \"{1}\" is left out: it has no policy, and there is one in a section without a "     \
      "name. "                                                                                     \
      "Correct it, then systemctl restart kiosk-sync",                                             \
      "", "")                                                                                      \
    S(SOURCE_STRAY_NAMED,                                                                          \
      "source \"{1}\" is left out: it has no policy, and one is written for \"{2}\", which is "    \
      "not a "                                                                                     \
      "source. Correct it, then systemctl restart kiosk-sync",                                     \
      "", "")                                                                                      \
    S(STICKS_DOUBTED,                                                                              \
      "sticks are left out: a line that cannot be read may be \"sticks\". Correct it, then "       \
      "systemctl restart kiosk-sync",                                                              \
      "", "")                                                                                      \
    S(TRUST_DOUBTED,                                                                               \
      "signed releases are left out: \"trust\" cannot be read. Correct it, then systemctl "        \
      "restart "                                                                                   \
      "kiosk-sync",                                                                                \
      "", "")                                                                                      \
    S(NO_ZONES, "there is no time zone data", "", "")                                              \
    S(AND_ALSO, "; ", "", "")                                                                      \
    S(NO_GPU, "no graphics processor can draw", "", "")                                            \
    S(SIGHT_NO_CARD, "there is no usable card in /dev/dri", "", "Waiting for it")                  \
    S(SIGHT_NO_CONNECTOR, "the graphics card does not have the connector that is set", "",         \
      "Look at kiosk.ini")                                                                         \
    S(SIGHT_UNPLUGGED, "no screen is connected, or it is off", "",                                 \
      "Plug it in or switch it on, and the picture comes back by itself")                          \
    S(SIGHT_NO_MODES, "a screen is connected, but reports no resolution", "",                      \
      "Use another cable, or plug it in again")                                                    \
    S(SIGHT_HELD, "another program holds the graphics card (a desktop, a boot screen)", "",        \
      "Waiting for it")                                                                            \
    S(SIGHT_UNOPENED,                                                                              \
      "a screen is connected, but the graphics card could not set up a picture for it", "",        \
      "It will try again; if this goes on, restart the device")                                    \
    S(SIGHT_REFUSED, "the graphics card did not show what it was given", "",                       \
      "It was opened again; waiting for the next picture")                                         \
    S(SIGHT_USABLE, "the picture is on the screen", "", "")                                        \
    S(SIGHT_AT, " ({1}, {2}x{3}, {4} Hz, {5})", "", "")                                            \
    S(SIGHT_ASKED, " (connector = {1})", "", "")

#endif
