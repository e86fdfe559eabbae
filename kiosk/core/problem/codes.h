#ifndef KS_CORE_PROBLEM_CODES_H
#define KS_CORE_PROBLEM_CODES_H

/* What can be wrong with content, a row for each sentence: X(name, id, level, stays). Sentences
 * that a machine need not tell apart share an id; an id stays for ever. SHOWN: what the problem is
 * about (a file, a row, a question) is on the glass all the same, with a line less or a worse look;
 * GONE: it is not, and the office is told that it was refused.
 *
 * A new one: its row here, its sentence in zh_*.h and en_*.h, and ks_problems_add() where it is
 * seen. What is missing does not compile (sentence.c) or fails core.problem.problem and
 * script.problems.
 */

enum ks_level { KS_LEVEL_ERROR, KS_LEVEL_WARNING, KS_LEVEL_NOTE };

#define KS_PROBLEM_CODES_OF_TABLES(X)                                                              \
    X(CSV_STRAY_QUOTE, "csv.stray-quote", WARNING, SHOWN)                                          \
    X(CSV_TOO_MANY_COLUMNS, "csv.too-many-columns", WARNING, SHOWN)                                \
    X(CSV_TOO_MANY_ROWS, "csv.too-many-rows", ERROR, GONE)                                         \
    X(ROWS_TOO_MANY, "csv.too-many-rows", ERROR, GONE)                                             \
    X(XLSX_TOO_MANY_ROWS, "csv.too-many-rows", ERROR, GONE)                                        \
    X(CSV_ENCODING, "csv.encoding", NOTE, SHOWN)                                                   \
    X(CSV_DAMAGED_TEXT, "csv.damaged-text", WARNING, SHOWN)                                        \
    X(CSV_TOO_LARGE, "csv.too-large", ERROR, GONE)                                                 \
    X(CSV_NOT_TEXT, "csv.not-text", ERROR, GONE)                                                   \
    X(CSV_UNKNOWN_COLUMN, "csv.unknown-column", WARNING, SHOWN)                                    \
    X(CSV_UNKNOWN_COLUMN_NEAR, "csv.unknown-column", WARNING, SHOWN)                               \
    X(CSV_DUPLICATE_COLUMN, "csv.duplicate-column", WARNING, SHOWN)                                \
    X(CSV_EMPTY, "csv.empty", WARNING, SHOWN)                                                      \
    X(CSV_MISSING_COLUMN, "csv.missing-column", ERROR, GONE)                                       \
    X(CELL_TOO_LONG, "table.too-long", WARNING, SHOWN)                                             \
    X(CELL_EMPTY, "table.empty-cell", ERROR, GONE)                                                 \
    X(CELL_NO_NUMBER, "table.bad-number", WARNING, SHOWN)                                          \
    X(CELL_UNKNOWN_WORD, "table.unknown-word", WARNING, SHOWN)                                     \
    X(CELL_OUT_OF_RANGE, "table.out-of-range", WARNING, SHOWN)                                     \
    X(CELL_TOO_MANY_TAGS, "table.too-many-tags", WARNING, SHOWN)                                   \
    X(CELL_BAD_DATE, "table.bad-date", ERROR, GONE)                                                \
    X(CELL_GUESSED_DATES, "table.guessed-date", NOTE, SHOWN)                                       \
    X(CELL_GUESSED_DATE, "table.guessed-date", NOTE, SHOWN)                                        \
    X(ROWS_EXPIRED, "table.expired", NOTE, SHOWN)                                                  \
    X(ROW_EXPIRED, "table.expired", NOTE, SHOWN)                                                   \
    X(ROW_DATES_REVERSED, "table.dates-reversed", ERROR, GONE)                                     \
    X(CELL_EXCEL_DATE, "table.excel-date", NOTE, SHOWN)                                            \
    X(CELL_BAD_DAYS, "table.bad-days", ERROR, GONE)                                                \
    X(CELL_BAD_HOURS, "table.bad-hours", ERROR, GONE)                                              \
    X(XLSX_ERROR_VALUE, "xlsx.error-value", WARNING, SHOWN)                                        \
    X(XLSX_TOO_MANY_COLUMNS, "csv.too-many-columns", WARNING, SHOWN)                               \
    X(XLSX_SHEET_GONE, "xlsx.damaged", ERROR, GONE)                                                \
    X(XLSX_NO_STRINGS, "xlsx.damaged", ERROR, GONE)                                                \
    X(XLSX_DAMAGED, "xlsx.damaged", ERROR, GONE)                                                   \
    X(XLSX_UNPACKS_LARGE, "xlsx.too-large", ERROR, GONE)                                           \
    X(XLSX_ENCRYPTED, "xlsx.encrypted", ERROR, GONE)                                               \
    X(XLSX_TOO_MANY_TEXTS, "xlsx.too-large", ERROR, GONE)                                          \
    X(XLSX_TOO_LARGE, "xlsx.too-large", ERROR, GONE)                                               \
    X(XLSX_IS_WORD, "xlsx.no-workbook", ERROR, GONE)                                               \
    X(XLSX_NO_WORKBOOK, "xlsx.no-workbook", ERROR, GONE)                                           \
    X(XLSX_OLD_FORMAT, "xlsx.old-format", ERROR, GONE)                                             \
    X(XLSX_HIDDEN_SHEET, "xlsx.hidden-sheet", NOTE, SHOWN)                                         \
    X(XLSX_TOO_MANY_SHEETS, "xlsx.too-many-sheets", ERROR, GONE)                                   \
    X(PLAYLIST_BAD_PATH, "playlist.bad-path", ERROR, GONE)                                         \
    X(PLAYLIST_BAD_SECONDS, "playlist.bad-seconds", WARNING, SHOWN)                                \
    X(PLAYLIST_SHORT, "playlist.seconds-range", WARNING, SHOWN)                                    \
    X(PLAYLIST_LONG, "playlist.seconds-range", WARNING, SHOWN)                                     \
    X(PHASES_BAD_COLOR, "phases.bad-color", WARNING, SHOWN)                                        \
    X(PHASES_OPEN_DATE, "phases.open-date", ERROR, GONE)                                           \
    X(PHASES_SAME_ID, "phases.same-id", NOTE, SHOWN)                                               \
    X(PLACES_TOO_MANY_GROUPS, "table.too-many-tags", WARNING, SHOWN)                               \
    X(PLACES_REPEATED, "places.repeated", WARNING, SHOWN)                                          \
    X(SHEET_PICTURE, "sheet.picture", WARNING, SHOWN)                                              \
    X(FACTS_OVERLAP, "facts.overlap", WARNING, SHOWN)                                              \
    X(OFFICE_DATE_GUESSED, "office.date-guessed", WARNING, SHOWN)                                  \
    X(OFFICE_OVER, "office.over", WARNING, SHOWN)                                                  \
    X(OFFICE_DATES_SWAPPED, "office.dates-swapped", ERROR, GONE)                                   \
    X(OFFICE_ONE_DATE, "office.one-date", NOTE, SHOWN)                                             \
    X(OFFICE_NOT_A_PLACE, "office.not-a-place", NOTE, SHOWN)                                       \
    X(OFFICE_NOT_A_PLACE_NEAR, "office.not-a-place", NOTE, SHOWN)

#define KS_PROBLEM_CODES_OF_CARDS(X)                                                               \
    X(CARD_LONG_LINE, "card.long-line", ERROR, SHOWN)                                              \
    X(CARD_MARKDOWN, "card.markdown", ERROR, SHOWN)                                                \
    X(CARD_FRONT_LINE, "card.front-line", WARNING, SHOWN)                                          \
    X(CARD_UNKNOWN_KEY, "card.unknown-key", WARNING, SHOWN)                                        \
    X(CARD_REPEATED_KEY, "card.repeated-key", WARNING, SHOWN)                                      \
    X(CARD_FRONT_OPEN, "card.front-open", ERROR, SHOWN)                                            \
    X(CARD_UNKNOWN_TEMPLATE, "card.unknown-template", ERROR, SHOWN)                                \
    X(CARD_UNKNOWN_LANG, "card.unknown-lang", WARNING, SHOWN)                                      \
    X(CARD_NEVER_VALID, "card.never-valid", ERROR, GONE)                                           \
    X(CARD_BAD_VALID, "card.bad-valid", ERROR, SHOWN)                                              \
    X(CARD_EMPTY, "card.empty", ERROR, GONE)                                                       \
    X(CARD_NO_HEADLINE, "card.no-headline", ERROR, SHOWN)                                          \
    X(CARD_TWIN, "card.twin", WARNING, SHOWN)                                                      \
    X(CARD_NO_SCRIPT, "card.no-script", WARNING, SHOWN)                                            \
    X(CARD_NO_PANEL, "card.panels", WARNING, SHOWN)                                                \
    X(CARD_MANY_PANELS, "card.panels", WARNING, SHOWN)                                             \
    X(CARD_NO_ENTRIES, "card.no-entries", WARNING, SHOWN)                                          \
    X(CARD_TOO_BIG, "card.too-big", ERROR, GONE)                                                   \
    X(CARD_ENCODING, "card.encoding", ERROR, GONE)                                                 \
    X(CARD_TOO_LONG, "card.too-long", ERROR, SHOWN)                                                \
    X(CARD_PANEL_OPEN, "card.panel-open", WARNING, SHOWN)                                          \
    X(CARD_EMPTY_SCRIPT, "card.empty-script", WARNING, SHOWN)                                      \
    X(CARD_TOO_MANY_ACTIONS, "card.too-many-actions", ERROR, SHOWN)                                \
    X(CARD_BAD_FACT, "card.bad-fact", ERROR, SHOWN)                                                \
    X(CARD_OPEN_FACT, "card.bad-fact", ERROR, SHOWN)                                               \
    X(CARD_UNCLOSED_ALARM, "card.unclosed-alarm", WARNING, SHOWN)                                  \
    X(CARD_UNCLOSED_FLAG, "card.unclosed-flag", WARNING, SHOWN)                                    \
    X(ALERT_BAD_TIME, "alert.bad-time", ERROR, GONE)                                               \
    X(ALERT_WORD_MSGTYPE, "alert.unknown-word", WARNING, SHOWN)                                    \
    X(ALERT_WORD_SEVERITY, "alert.unknown-word", WARNING, SHOWN)                                   \
    X(ALERT_WORD_URGENCY, "alert.unknown-word", WARNING, SHOWN)                                    \
    X(ALERT_WORD_CERTAINTY, "alert.unknown-word", WARNING, SHOWN)                                  \
    X(ALERT_WORD_INTERRUPT, "alert.unknown-word", WARNING, SHOWN)                                  \
    X(ALERT_MANY_REFERENCES, "alert.too-many", WARNING, SHOWN)                                     \
    X(ALERT_NO_REFERENCE, "alert.no-reference", ERROR, SHOWN)                                      \
    X(ALERT_NEVER_ON, "alert.never-on", ERROR, GONE)                                               \
    X(ALERT_NO_EXPIRES, "alert.no-expires", WARNING, SHOWN)                                        \
    X(ALERT_NO_TIME, "alert.no-expires", ERROR, GONE)                                              \
    X(ALERT_NOT_DECLARED, "alert.not-declared", WARNING, SHOWN)                                    \
    X(ALERT_BAD_STATUS, "alert.bad-status", ERROR, GONE)                                           \
    X(ALERT_MANY_PLACES, "alert.too-many", WARNING, SHOWN)                                         \
    X(CAP_DOCTYPE, "cap.doctype", ERROR, GONE)                                                     \
    X(CAP_ROOT, "cap.root", ERROR, GONE)                                                           \
    X(CAP_VERSION, "cap.version", WARNING, SHOWN)                                                  \
    X(CAP_TOO_MANY_INFOS, "cap.too-many-infos", WARNING, SHOWN)                                    \
    X(CAP_DEPTH, "cap.depth", ERROR, GONE)                                                         \
    X(CAP_LONG_TEXT, "cap.long-text", WARNING, SHOWN)                                              \
    X(CAP_TOO_MANY_AREAS, "cap.too-many-areas", WARNING, SHOWN)                                    \
    X(CAP_SHAPE, "cap.shape", NOTE, SHOWN)                                                         \
    X(CAP_XML, "cap.xml", ERROR, GONE)                                                             \
    X(CAP_TOO_BIG, "cap.too-big", ERROR, GONE)                                                     \
    X(CAP_ENCODING, "cap.encoding", ERROR, GONE)                                                   \
    X(CAP_NEEDED, "cap.missing", ERROR, GONE)                                                      \
    X(CAP_UNKNOWN_WORD, "cap.unknown-word", ERROR, GONE)                                           \
    X(CAP_BAD_TIME, "cap.bad-time", ERROR, GONE)                                                   \
    X(CAP_UNREAD_TIME, "cap.bad-time", ERROR, SHOWN)                                               \
    X(CAP_NO_OFFSET, "cap.no-offset", WARNING, SHOWN)                                              \
    X(CAP_BAD_REFERENCE, "cap.bad-reference", ERROR, SHOWN)                                        \
    X(CAP_MANY_REFERENCES, "cap.bad-reference", ERROR, SHOWN)                                      \
    X(CAP_NO_REFERENCE, "cap.no-reference", ERROR, SHOWN)                                          \
    X(CAP_UNWEIGHED_WORD, "cap.unknown-word", ERROR, SHOWN)                                        \
    X(CAP_UNWEIGHED, "cap.missing", ERROR, SHOWN)                                                  \
    X(CAP_INTERRUPT, "cap.unknown-word", WARNING, SHOWN)                                           \
    X(CAP_NO_EXPIRES, "cap.no-expires", WARNING, SHOWN)                                            \
    X(CAP_NEVER_ON, "cap.never-on", ERROR, GONE)                                                   \
    X(CAP_NO_EVENT, "cap.missing", WARNING, SHOWN)                                                 \
    X(CAP_NO_TEXT, "cap.missing", ERROR, GONE)                                                     \
    X(CAP_NO_HEADLINE, "cap.no-headline", WARNING, SHOWN)                                          \
    X(CAP_NO_AREA_DESC, "cap.missing", WARNING, SHOWN)                                             \
    X(CAP_NO_INFO, "cap.missing", ERROR, GONE)                                                     \
    X(LINT_LONG_HEADLINE, "lint.long-headline", WARNING, SHOWN)                                    \
    X(LINT_HEADLINE_LINES, "lint.headline-lines", WARNING, SHOWN)                                  \
    X(LINT_LONG_LINE, "lint.long-line", WARNING, SHOWN)                                            \
    X(LINT_MANY_LINES, "lint.many-lines", WARNING, SHOWN)                                          \
    X(LINT_UNKNOWN_FACT, "lint.unknown-fact", ERROR, GONE)                                         \
    X(LINT_FACT_NOT_VALID, "lint.fact-not-valid", WARNING, SHOWN)                                  \
    X(LINT_SHOUTING, "lint.shouting", WARNING, SHOWN)                                              \
    X(LINT_MANY_SHOUTS, "lint.many-shouts", WARNING, SHOWN)                                        \
    X(CARD_DOES_NOT_FIT, "card.does-not-fit", WARNING, SHOWN)

#define KS_PROBLEM_CODES_OF_QUIZ(X)                                                                \
    X(QUIZ_EMPTY_OPTION, "quiz.refused", ERROR, GONE)                                              \
    X(QUIZ_LONG_OPTION_REFUSED, "quiz.refused", ERROR, GONE)                                       \
    X(QUIZ_SAME_OPTIONS, "quiz.refused", ERROR, GONE)                                              \
    X(QUIZ_MANY_OPTIONS, "quiz.refused", ERROR, GONE)                                              \
    X(QUIZ_NO_ANSWER, "quiz.refused", ERROR, GONE)                                                 \
    X(QUIZ_ANSWER_PAST_END, "quiz.refused", ERROR, GONE)                                           \
    X(QUIZ_BAD_ANSWER, "quiz.refused", ERROR, GONE)                                                \
    X(QUIZ_NONE_RIGHT, "quiz.refused", ERROR, GONE)                                                \
    X(QUIZ_MANY_ANSWERS, "quiz.refused", ERROR, GONE)                                              \
    X(QUIZ_TWO_TRUTHS, "quiz.refused", ERROR, GONE)                                                \
    X(QUIZ_OTHER_SORT, "quiz.refused", ERROR, GONE)                                                \
    X(QUIZ_FEW_OPTIONS, "quiz.refused", ERROR, GONE)                                               \
    X(QUIZ_TOO_MANY, "quiz.refused", ERROR, GONE)                                                  \
    X(QUIZ_BAD_VALID, "quiz.refused", ERROR, GONE)                                                 \
    X(QUIZ_LONG_SCENE_REFUSED, "quiz.refused", ERROR, GONE)                                        \
    X(QUIZ_LONG_STEM_REFUSED, "quiz.refused", ERROR, GONE)                                         \
    X(QUIZ_NO_SCENE, "quiz.refused", ERROR, GONE)                                                  \
    X(QUIZ_NO_STEM, "quiz.refused", ERROR, GONE)                                                   \
    X(QUIZ_PICTURE, "quiz.refused", ERROR, GONE)                                                   \
    X(QUIZ_OPTION_GAP, "quiz.refused", ERROR, GONE)                                                \
    X(GIFT_BARE_ADDRESS, "quiz.refused", ERROR, GONE)                                              \
    X(GIFT_COMMA, "quiz.refused", ERROR, GONE)                                                     \
    X(GIFT_BAD_TRUTH, "quiz.refused", ERROR, GONE)                                                 \
    X(GIFT_OPEN_BRACE, "quiz.refused", ERROR, GONE)                                                \
    X(GIFT_CLOSE_BRACE, "quiz.refused", ERROR, GONE)                                               \
    X(GIFT_SWAPPED_BRACES, "quiz.refused", ERROR, GONE)                                            \
    X(QUIZ_UNKNOWN_KIND, "table.unknown-word", WARNING, SHOWN)                                     \
    X(QUIZ_BAD_NUMBER, "table.bad-number", WARNING, SHOWN)                                         \
    X(QUIZ_OUT_OF_RANGE, "table.out-of-range", WARNING, SHOWN)                                     \
    X(QUIZ_UNKNOWN_LANG, "table.unknown-word", WARNING, SHOWN)                                     \
    X(QUIZ_UNKNOWN_TRUTH, "table.unknown-word", WARNING, SHOWN)                                    \
    X(QUIZ_UNKNOWN_CHANNEL, "quiz.unknown-channel", WARNING, SHOWN)                                \
    X(QUIZ_TEXT_CUT, "table.too-long", WARNING, SHOWN)                                             \
    X(QUIZ_TWO_ANSWERS, "quiz.two-answers", WARNING, SHOWN)                                        \
    X(GIFT_FULL_WIDTH, "quiz.gift-full-width", WARNING, SHOWN)                                     \
    X(GIFT_BLANK_LINE, "quiz.gift-blank-line", WARNING, SHOWN)                                     \
    X(QUIZ_XML, "quiz.xml", ERROR, GONE)                                                           \
    X(QUIZ_NO_QUESTION, "quiz.no-question", NOTE, SHOWN)                                           \
    X(QUIZ_NO_QUESTIONS, "quiz.no-questions", NOTE, SHOWN)                                         \
    X(QUIZ_BOOK_EMPTY, "csv.empty", ERROR, GONE)                                                   \
    X(QUIZ_BOOK_NO_COLUMNS, "csv.missing-column", ERROR, GONE)                                     \
    X(QUIZ_NOT_TEXT, "quiz.not-text", ERROR, GONE)                                                 \
    X(QUIZ_FILE_EMPTY, "csv.empty", ERROR, GONE)                                                   \
    X(QUIZ_TOO_LARGE, "csv.too-large", ERROR, GONE)                                                \
    X(QUIZ_NO_WORKBOOK, "xlsx.damaged", ERROR, GONE)                                               \
    X(QUIZ_KEPT, "quiz.kept", ERROR, SHOWN)                                                        \
    X(QUIZ_UNKNOWN_FACT, "quiz.unknown-fact", ERROR, GONE)                                         \
    X(QUIZ_FACT_NOT_VALID, "quiz.fact-not-valid", WARNING, SHOWN)                                  \
    X(QUIZ_NO_FEEDBACK, "quiz.no-feedback", WARNING, SHOWN)                                        \
    X(QUIZ_NO_VERB, "quiz.no-verb", WARNING, SHOWN)                                                \
    X(QUIZ_NO_VERB_EN, "quiz.no-verb", WARNING, SHOWN)                                             \
    X(QUIZ_LONG_FEEDBACK, "quiz.long-feedback", WARNING, SHOWN)                                    \
    X(QUIZ_LONG_FEEDBACK_EN, "quiz.long-feedback", WARNING, SHOWN)                                 \
    X(QUIZ_LONG_OPTION, "quiz.long-option", WARNING, SHOWN)                                        \
    X(QUIZ_LONG_OPTION_EN, "quiz.long-option", WARNING, SHOWN)                                     \
    X(QUIZ_UNEVEN_OPTIONS, "quiz.uneven-options", WARNING, SHOWN)                                  \
    X(QUIZ_LONG_SCENE, "quiz.long-scene", WARNING, SHOWN)                                          \
    X(QUIZ_LONG_SCENE_EN, "quiz.long-scene", WARNING, SHOWN)                                       \
    X(QUIZ_LOST_LINE, "quiz.lost-line", WARNING, SHOWN)                                            \
    X(QUIZ_GIVEN_AWAY, "quiz.given-away", WARNING, SHOWN)                                          \
    X(QUIZ_LONG_STEM, "quiz.long-stem", WARNING, SHOWN)                                            \
    X(QUIZ_LONG_STEM_EN, "quiz.long-stem", WARNING, SHOWN)                                         \
    X(QUIZ_LONG_EXPLANATION, "quiz.long-explanation", WARNING, SHOWN)                              \
    X(QUIZ_LONG_EXPLANATION_EN, "quiz.long-explanation", WARNING, SHOWN)                           \
    X(QUIZ_SAME_ID, "quiz.same-id", ERROR, SHOWN)                                                  \
    X(QUIZ_GENUINE_SHARE, "quiz.genuine-share", WARNING, SHOWN)                                    \
    X(QUIZ_POSITION, "quiz.position", WARNING, SHOWN)                                              \
    X(QUIZ_LONGEST, "quiz.longest", WARNING, SHOWN)                                                \
    X(QUIZ_FEW_ENGLISH, "quiz.few-english", WARNING, SHOWN)                                        \
    X(QUIZ_TONE, "quiz.tone", WARNING, SHOWN)

#define KS_PROBLEM_CODES_OF_CONTENT(X)                                                             \
    X(ITEM_MISSING, "item.missing", ERROR, GONE)                                                   \
    X(ITEM_BROKEN, "item.broken", ERROR, GONE)                                                     \
    X(VOTE_PICTURE, "vote.picture", WARNING, SHOWN)                                                \
    X(CARD_PICTURE, "card.picture", WARNING, SHOWN)                                                \
    X(ASSET_UNUSED, "asset.unused", NOTE, SHOWN)                                                   \
    X(FILE_UNREADABLE, "file.unreadable", ERROR, GONE)                                             \
    X(ITEM_NO_PLACES, "item.unknown-place", WARNING, SHOWN)                                        \
    X(ITEM_HERE, "item.unknown-place", WARNING, SHOWN)                                             \
    X(ITEM_SOME_PLACES, "item.unknown-place", WARNING, SHOWN)                                      \
    X(ITEM_NOWHERE, "item.unknown-place", ERROR, GONE)                                             \
    X(TICKER_NO_PLACES, "ticker.unknown-place", WARNING, SHOWN)                                    \
    X(TICKER_HERE, "ticker.unknown-place", WARNING, SHOWN)                                         \
    X(TICKER_SOME_PLACES, "ticker.unknown-place", WARNING, SHOWN)                                  \
    X(TICKER_NOWHERE, "ticker.unknown-place", ERROR, GONE)                                         \
    X(ALERT_NO_PLACES, "alert.unknown-place", WARNING, SHOWN)                                      \
    X(ALERT_HERE, "alert.unknown-place", WARNING, SHOWN)                                           \
    X(ALERT_SOME_PLACES, "alert.unknown-place", WARNING, SHOWN)                                    \
    X(ALERT_NOWHERE, "alert.unknown-place", ERROR, GONE)                                           \
    X(ALERT_ELSEWHERE, "alert.elsewhere", NOTE, SHOWN)                                             \
    X(SCREEN_UNKNOWN_PLACE, "screen.unknown-place", WARNING, SHOWN)                                \
    X(SCREEN_UNKNOWN_PLACE_NEAR, "screen.unknown-place", WARNING, SHOWN)                           \
    X(CARD_SHEET, "card.sheet", ERROR, GONE)                                                       \
    X(ALERT_NO_FRONT_MATTER, "alert.no-front-matter", ERROR, GONE)                                 \
    X(ITEM_UNKNOWN_PHASE, "item.unknown-phase", WARNING, SHOWN)                                    \
    X(TICKER_UNKNOWN_PHASE, "ticker.unknown-phase", WARNING, SHOWN)                                \
    X(ITEM_TWICE, "item.twice", NOTE, SHOWN)                                                       \
    X(ALERT_ENDED, "alert.ended", NOTE, SHOWN)                                                     \
    X(COVERAGE_NO_POSTER, "coverage.no-poster", WARNING, SHOWN)                                    \
    X(COVERAGE_FEW_QUESTIONS, "coverage.few-questions", WARNING, SHOWN)                            \
    X(COVERAGE_FEW_CHANNELS, "coverage.few-channels", WARNING, SHOWN)                              \
    X(COVERAGE_ONE_KIND, "coverage.one-kind", WARNING, SHOWN)                                      \
    X(COVERAGE_NO_GENUINE, "coverage.no-genuine", WARNING, SHOWN)                                  \
    X(COVERAGE_UNKNOWN_TYPE, "coverage.unknown-type", WARNING, SHOWN)                              \
    X(COVERAGE_ENGLISH_NAME, "coverage.english-name", WARNING, SHOWN)                              \
    X(COVERAGE_PHASE_QUESTIONS, "coverage.phase-questions", WARNING, SHOWN)                        \
    X(COVERAGE_CHANNEL, "coverage.channel", WARNING, SHOWN)                                        \
    X(CARD_PERSONAL, "lint.personal-data", ERROR, GONE)                                            \
    X(TABLE_PERSONAL, "table.personal-data", ERROR, GONE)                                          \
    X(QUIZ_PERSONAL, "quiz.personal", ERROR, GONE)                                                 \
    X(CAP_PERSONAL, "cap.personal-data", ERROR, GONE)                                              \
    X(TICKER_UNKNOWN_FACT, "ticker.unknown-fact", ERROR, GONE)                                     \
    X(TICKER_FACT_NOT_VALID, "ticker.fact-not-valid", WARNING, SHOWN)                              \
    X(FACTS_NO_SOURCE, "facts.no-source", WARNING, SHOWN)                                          \
    X(AUDIT_GAP, "audit.gap", WARNING, SHOWN)                                                      \
    X(AUDIT_OVERLONG, "audit.overlong", WARNING, SHOWN)                                            \
    X(AUDIT_EXPIRED, "audit.expired", NOTE, SHOWN)                                                 \
    X(AUDIT_CONFLICT, "audit.conflict", WARNING, SHOWN)                                            \
    X(AUDIT_NEVER_SHOWN, "audit.never-shown", WARNING, SHOWN)                                      \
    X(TEXT_NO_GLYPH, "text.no-glyph", WARNING, SHOWN)

#define KS_PROBLEM_CODES_OF_MEDIA(X)                                                               \
    X(MEDIA_UNKNOWN, "media.unknown", ERROR, GONE)                                                 \
    X(MEDIA_EMPTY, "media.empty", ERROR, GONE)                                                     \
    X(MEDIA_HEIC, "media.heic", ERROR, GONE)                                                       \
    X(MEDIA_AVIF, "media.avif", ERROR, GONE)                                                       \
    X(MEDIA_TIFF, "media.tiff", ERROR, GONE)                                                       \
    X(MEDIA_PSD, "media.psd", ERROR, GONE)                                                         \
    X(MEDIA_PDF, "media.pdf", ERROR, GONE)                                                         \
    X(MEDIA_ZIP, "media.zip", ERROR, GONE)                                                         \
    X(MEDIA_OLE, "media.ole", ERROR, GONE)                                                         \
    X(MEDIA_SVG, "media.svg", ERROR, GONE)                                                         \
    X(MEDIA_TEXT, "media.text", ERROR, GONE)                                                       \
    X(MEDIA_TRUNCATED, "media.truncated", ERROR, GONE)                                             \
    X(MEDIA_TOO_LARGE, "media.too-large", ERROR, GONE)                                             \
    X(MEDIA_PROGRESSIVE, "media.progressive", ERROR, GONE)                                         \
    X(MEDIA_MEMORY, "media.memory", ERROR, GONE)                                                   \
    X(MEDIA_NO_VIDEO, "media.no-video", ERROR, GONE)                                               \
    X(MEDIA_CODEC, "media.codec", ERROR, GONE)                                                     \
    X(MEDIA_VARIANT, "media.variant", ERROR, GONE)                                                 \
    X(MEDIA_DAMAGED, "media.damaged", ERROR, GONE)                                                 \
    X(MEDIA_LATE, "media.late", ERROR, GONE)                                                       \
    X(MEDIA_CRASHED, "media.crashed", ERROR, GONE)                                                 \
    X(MEDIA_IS_VIDEO, "media.is-video", ERROR, GONE)                                               \
    X(MEDIA_IS_PICTURE, "media.is-picture", ERROR, GONE)                                           \
    X(MEDIA_NO_FRAME, "media.no-frame", ERROR, GONE)                                               \
    X(MEDIA_SIDE, "media.side", ERROR, GONE)                                                       \
    X(MEDIA_FILE_LIMIT, "media.file-limit", ERROR, GONE)                                           \
    X(MEDIA_FILE_EMPTY, "media.file-empty", ERROR, GONE)                                           \
                                                                                                   \
    X(MEDIA_UNSEEN, "media.unseen", ERROR, GONE)                                                   \
    X(MEDIA_BUSY, "media.busy", ERROR, GONE)                                                       \
    X(MEDIA_DECODER, "media.decoder", ERROR, GONE)                                                 \
    X(MEDIA_NONSENSE, "media.nonsense", ERROR, GONE)                                               \
    X(MEDIA_MISSING, "media.missing", ERROR, GONE)                                                 \
    X(MEDIA_NO_FILE, "media.no-file", ERROR, GONE)                                                 \
    X(MEDIA_DISK, "media.disk", ERROR, GONE)                                                       \
    X(MEDIA_UNREAD, "media.unread", ERROR, GONE)                                                   \
    X(MEDIA_NO_CARD, "media.no-card", ERROR, GONE)                                                 \
    X(MEDIA_NO_PICTURE, "media.no-picture", ERROR, GONE)                                           \
    X(MEDIA_QUARANTINED, "media.quarantined", ERROR, GONE)                                         \
    X(MEDIA_PERSONAL, "media.personal", ERROR, GONE)
#define KS_PROBLEM_CODES(X)                                                                        \
    KS_PROBLEM_CODES_OF_TABLES(X)                                                                  \
    KS_PROBLEM_CODES_OF_CARDS(X)                                                                   \
    KS_PROBLEM_CODES_OF_QUIZ(X)                                                                    \
    KS_PROBLEM_CODES_OF_CONTENT(X)                                                                 \
    KS_PROBLEM_CODES_OF_MEDIA(X)

#define KS_PROBLEM_ENUMERATOR(NAME, ...) KS_PROBLEM_##NAME,
enum ks_problem_code { KS_PROBLEM_NONE, KS_PROBLEM_CODES(KS_PROBLEM_ENUMERATOR) KS_PROBLEM_COUNT };

#endif
