#ifndef KS_PORT_LANG_H
#define KS_PORT_LANG_H

#include "base/words.h"

/* The language of whoever started a program at the command line. It is what TOCSIN_LANG, LC_ALL,
 * LC_MESSAGES or LANG, the first that says something, begins with; English if that is none of
 * base/lang.h. For programs that answer a technician. What the office reads (results, the staff
 * page) is Chinese whatever this says. Reads the environment each time; any thread, as long as none
 * changes it. */
enum ks_lang ks_lang_here(void);

/* A sentence, written in Chinese (base/words.h), in that language. */
const char *ks_say(const char *zh) KS_FORMAT_ARG(1);

#endif
