#ifndef KS_BASE_LANG_H
#define KS_BASE_LANG_H

/* The languages that people are addressed in. The house's own, Chinese, is the first: sentences
 * are written in it, what the office reads is always in it, and it is what is said and shown where
 * another language has nothing of its own (ks_words_in()).
 *
 * X(name, tag, how it is called in Chinese). The tag names a language in settings and in the
 * environment, and its catalogue assets/strings/<tag>.po, without which nothing links. */
#define KS_LANGS_OTHER(X) X(EN, en, "英文")
#define KS_LANGS(X) X(ZH, zh, "中文") KS_LANGS_OTHER(X)

#define KS_LANG_ENUMERATOR(NAME, ...) KS_LANG_##NAME,
enum ks_lang { KS_LANGS(KS_LANG_ENUMERATOR) KS_LANG_COUNT };

#endif
