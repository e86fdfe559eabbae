#ifndef KS_CORE_PROBLEM_EN_SETTINGS_H
#define KS_CORE_PROBLEM_EN_SETTINGS_H

/* The English of problems of settings, command lines and the display, rows as en_tables.h says. */
#define KS_EN_SETTINGS(S)                                                                          \
    S(ARGUMENT_UNKNOWN, "unknown: \"{1}\"", "", "")                                                \
    S(ARGUMENT_NEAR, "unknown: \"{1}\"; is \"--{2}\" meant?", "", "")                              \
    S(ARGUMENT_CUT, "{1}: its value is missing", "", "")                                           \
    S(ARGUMENT_ALONE, "\"{1}\": this option takes no value", "", "")                               \
    S(ARGUMENT_TIMES, "--{1}: {2} times at most", "", "")                                          \
    S(SETTING_BAD, "the setting \"{1}\" cannot be \"{2}\": {3}", "", "")                           \
    S(SETTING_UNKNOWN, "there is no setting \"{1}\"", "", "")                                      \
    S(SETTING_NEAR, "there is no setting \"{1}\"; is \"{2}\" meant?", "", "")                      \
    S(PIN_NO_RECORDS, "staff-pin-hash is set, records is not: no PIN is taken",                    \
      "there is no place where wrong ones are counted", "Add records = FILE to [kiosk]")           \
    S(PIN_NOT_COUNTED, "{1} cannot be written: no PIN is taken", "wrong ones cannot be counted",   \
      "See whether the disk is full or read-only, and whose the file is")                          \
    S(SETTING_TWICE, "\"{1}\" stands in line {2} again, and differs", "", "")                      \
    S(SETTING_NO_SIGN, "it cannot be read: write NAME = VALUE", "", "")                            \
    S(SETTING_LONG, "it is too long", "", "")                                                      \
    S(SETTING_ENCODING, "it is not UTF-8", "", "Save it as UTF-8")                                 \
    S(SETTING_CONTROL, "there are invisible control characters", "",                               \
      "Delete the line and write it anew")                                                         \
    S(SETTING_HEADLESS, "no section like [kiosk] stands above: nothing counts until the next one", \
      "", "")                                                                                      \
    S(CONTENT_BESIDE_STORE, "content = {1} does not count: store is set, and what it holds plays", \
      "", "Delete one of the two")                                                                 \
    S(SETTING_AT, "not taken, {1} line {2}: ", "", "")                                             \
    S(SETTING_OF_SOURCE, "\"{1}\" belongs below a line [source NAME]", "",                         \
      "Is the # in front of that line gone?")                                                      \
    S(SECTION_UNKNOWN,                                                                             \
      "there is no section [{1}], nothing below it counts; there are [kiosk], [sync], [source "    \
      "NAME]",                                                                                     \
      "", "")                                                                                      \
    S(SECTION_SOURCE,                                                                              \
      "there is no section [{1}], nothing below it counts; is [source {2}] meant?", "", "")        \
    S(SECTION_NEAR, "there is no section [{1}], nothing below it counts; is [{2}] meant?", "", "") \
    S(SETTINGS_LARGE, "the file of settings has more than {1} KB", "", "")                         \
    S(SETTINGS_READ, "reading the file of settings failed: {1}", "", "")                           \
    S(SETTINGS_OPEN, "cannot open the file of settings: {1}", "", "")                              \
    S(SETTINGS_ENCODING, "the file of settings is UTF-16, or no text", "", "Save it as UTF-8")     \
    S(SETTINGS_MORE, "there are more, see the log", "", "")                                        \
    S(SETTINGS_UNREAD, "the file of settings cannot be read, all are as by default", "", "")       \
    S(SETTINGS_ONE, "line {1} of the settings is wrong and does not count", "", "")                \
    S(SETTINGS_SOME,                                                                               \
      "line {1} of the settings is wrong, as are others ({2} in all), and they do not count", "",  \
      "")                                                                                          \
    S(SOURCE_NAMED, "source \"{1}\": ", "", "")                                                    \
    S(SOURCE_REFUSED,                                                                              \
      "source \"{1}\" cannot be: use 1 to 24 of a-z, 0-9 and -, and {2} sources at most", "", "")  \
    S(SOURCE_NO_PATH,                                                                              \
      "source \"{1}\" is left out: it has no path. Mend it, then systemctl restart kiosk-sync",    \
      "", "")                                                                                      \
    S(SOURCE_DOUBTED,                                                                              \
      "source \"{1}\" is left out: a line that cannot be read may be its path or policy. Mend "    \
      "it, then systemctl restart kiosk-sync",                                                     \
      "", "")                                                                                      \
    S(SOURCE_STRAY,                                                                                \
      "source \"{1}\" is left out: it has no policy, and one stands in a section without a name. " \
      "Mend it, then systemctl restart kiosk-sync",                                                \
      "", "")                                                                                      \
    S(SOURCE_STRAY_NAMED,                                                                          \
      "source \"{1}\" is left out: it has no policy, and one is written for \"{2}\", which is no " \
      "source. Mend it, then systemctl restart kiosk-sync",                                        \
      "", "")                                                                                      \
    S(STICKS_DOUBTED,                                                                              \
      "sticks are left out: a line that cannot be read may be \"sticks\". Mend it, then "          \
      "systemctl restart kiosk-sync",                                                              \
      "", "")                                                                                      \
    S(TRUST_DOUBTED,                                                                               \
      "signed releases are left out: \"trust\" cannot be read. Mend it, then systemctl restart "   \
      "kiosk-sync",                                                                                \
      "", "")                                                                                      \
    S(NO_ZONES, "there is no data of time zones", "", "")                                          \
    S(AND_ALSO, "; ", "", "")                                                                      \
    S(NO_GPU, "no graphics processor can draw", "", "")                                            \
    S(SIGHT_NO_CARD, "there is no usable card in /dev/dri", "", "It is waited for")                \
    S(SIGHT_NO_CONNECTOR, "the card has not the connector that is set", "", "Look at kiosk.ini")   \
    S(SIGHT_UNPLUGGED, "no screen is connected, or it is off", "",                                 \
      "Plugged in and switched on, it shows the picture by itself")                                \
    S(SIGHT_NO_MODES, "a screen is connected, but names no resolution", "",                        \
      "Use another cable, or plug it in again")                                                    \
    S(SIGHT_HELD, "another program holds the card (a desktop, a boot screen)", "",                 \
      "It is waited for")                                                                          \
    S(SIGHT_UNOPENED, "a screen is connected, but the card could not open a picture for it", "",   \
      "It is tried again; if that goes on, start the device anew")                                 \
    S(SIGHT_REFUSED, "the card did not show what it was given", "",                                \
      "It was opened again; the next picture is waited for")                                       \
    S(SIGHT_USABLE, "the picture is on the screen", "", "")                                        \
    S(SIGHT_AT, " ({1}, {2}x{3}, {4} Hz, {5})", "", "")                                            \
    S(SIGHT_ASKED, " (connector = {1})", "", "")

#endif
