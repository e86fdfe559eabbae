#ifndef KS_APP_FRAME_WORDS_H
#define KS_APP_FRAME_WORDS_H

/* The interface's English, compiled from assets/strings/en.po into the program: nothing to install,
 * nothing to lose. libc's gettext() takes its language from the process and needs an installed
 * locale; here each screen has a language of its own, so we look the catalogue up ourselves. */

/* English for a Chinese sentence; the sentence itself if there is none. Any thread. */
const char *ks_words_english(const char *zh);

#endif
