#ifndef KS_BASE_LANG_H
#define KS_BASE_LANG_H

/* The languages that people are addressed in. What the office reads is always KS_LANG_ZH. */
enum ks_lang { KS_LANG_ZH, KS_LANG_EN, KS_LANG_COUNT };

#endif
