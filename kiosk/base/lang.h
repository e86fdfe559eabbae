#ifndef KS_BASE_LANG_H
#define KS_BASE_LANG_H

/* The languages that people are addressed in. The house's own, Chinese, is the first: sentences
 * are written in it, what the office reads is always in it, and it is what is said and shown where
 * another language has nothing of its own (ks_words_in()).
 *
 * A row is X(name, tag, button, called, words). The tag names a language in settings, in the
 * environment, in the heads of cards, before their names (<tag>-) and behind those of columns
 * (name_<tag>), its catalogue assets/strings/<tag>.po and its sentences of problems
 * core/problem/sentences_<tag>.c, without which nothing links. The button is what a visitor touches
 * to read it. Called is its name in Chinese, as tables of ours are written and before the names of
 * columns; the words are what the office may call it besides (ks_fold_lang()).
 *
 * How its texts are measured: longer is how much of the width a Chinese text may have they may
 * have, in percent; writing says what they are written with. */
#define KS_LANGS_OTHER(X) X(EN, en, "EN", "英文", "en|english|en-us|en-gb|英语|英", 150, LETTERS)
#define KS_LANGS(X)                                                                                \
    X(ZH, zh, "中文", "中文", "zh|chinese|zh-cn|汉语|中", 100, HANZI) KS_LANGS_OTHER(X)

/* "zh|en", as usages write them. */
#define KS_LANG_TAG_BEHIND(NAME, TAG, ...) "|" #TAG
#define KS_LANG_TAGS "zh" KS_LANGS_OTHER(KS_LANG_TAG_BEHIND)

#define KS_LANG_ENUMERATOR(NAME, ...) KS_LANG_##NAME,
enum ks_lang { KS_LANGS(KS_LANG_ENUMERATOR) KS_LANG_COUNT };

enum ks_writing {
    KS_WRITING_HANZI,  /* each a word by itself; 【 】 open panels, authors count hanzi */
    KS_WRITING_LETTERS /* words with spaces between them; [ ] open panels too, authors count letters
                        */
};

/* All of these live as long as the program. */
const char *ks_lang_tag(enum ks_lang lang);
const char *ks_lang_button(enum ks_lang lang);
const char *ks_lang_called(enum ks_lang lang);
const char *ks_lang_words(enum ks_lang lang); /* with how it is called; parted by '|' */
int ks_lang_longer(enum ks_lang lang);        /* percent */
enum ks_writing ks_lang_writing(enum ks_lang lang);
/* The language of that tag; Chinese if it is none of ours, or NULL. */
enum ks_lang ks_lang_of(const char *tag);
/* The one that is `steps` further on in their circle. */
enum ks_lang ks_lang_after(enum ks_lang lang, unsigned steps);

/* What the office gave in the others of our languages beside a Chinese text. NULL or "": nothing.
 */
struct ks_others {
    const char *in[KS_LANG_COUNT]; /* that of Chinese is not used */
};
/* The text for who reads `lang`: in it, else in Chinese. `others` may be NULL. Nothing is copied.
 */
const char *ks_others_or(const struct ks_others *others, enum ks_lang lang, const char *zh);

#endif
