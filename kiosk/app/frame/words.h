#ifndef KS_APP_FRAME_WORDS_H
#define KS_APP_FRAME_WORDS_H

/* The English of the interface, compiled into the program from assets/strings/en.po. Nothing needs
 * to be installed, and nothing can be lost. libc's gettext() takes its language from the process
 * and needs an installed locale; here each screen has a language of its own, so we look the
 * catalogue up ourselves. */

/* English for a Chinese sentence; the sentence itself if there is none. Any thread. */
const char *ks_words_english(const char *zh);

#endif
