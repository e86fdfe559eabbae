#ifndef KS_PORT_LANG_H
#define KS_PORT_LANG_H

#include "base/attr.h"
#include "base/lang.h"

/* The language of whoever started a program at the command line. It is that of TOCSIN_LANG,
 * LC_ALL, LC_MESSAGES or LANG, the first that says something; Chinese if it begins with "zh", else
 * English. For programs that answer a technician. What the office reads (results, the staff page)
 * is Chinese whatever this says. Reads the environment each time; any thread, as long as none
 * changes it. */
enum ks_lang ks_lang_here(void);

/* One of the two, by ks_lang_here(): a sentence in both languages, at the place that says it. */
const char *ks_say(const char *zh, const char *en) KS_FORMAT_ARG(1) KS_FORMAT_ARG(2);

#endif
