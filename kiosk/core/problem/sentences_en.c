/* All sentences in English. */
#include "core/problem/en_cards.h"
#include "core/problem/en_content.h"
#include "core/problem/en_media.h"
#include "core/problem/en_phrases.h"
#include "core/problem/en_quiz.h"
#include "core/problem/en_release.h"
#include "core/problem/en_settings.h"
#include "core/problem/en_sync.h"
#include "core/problem/en_system.h"
#include "core/problem/en_tables.h"
#include "core/problem/sentences.h"

#define ROWS(S)                                                                                    \
    KS_EN_TABLES(S)                                                                                \
    KS_EN_CARDS(S)                                                                                 \
    KS_EN_QUIZ(S)                                                                                  \
    KS_EN_CONTENT(S) KS_EN_MEDIA(S) KS_EN_SYSTEM(S) KS_EN_RELEASE(S) KS_EN_SETTINGS(S) KS_EN_SYNC(S)

KS_SENTENCES(EN, ROWS, KS_EN_PHRASES)
