#ifndef KS_CORE_CARD_CARD_H
#define KS_CORE_CARD_CARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/civil.h"
#include "base/text.h"
#include "core/text/spans.h"

/* A card: a short document drawn by the kiosk itself. Written as UTF-8 Markdown with front
 * matter (read by readers/card/md.h):
 *
 *   ---
 *   template: chat            a name below, English or Chinese; guessed when missing
 *   title: 刷单               for lists and logs; default: the headline
 *   lang: zh                  zh (default) or en; see also ks_cards_english()
 *   type: 刷单返利            fraud type(s) the card is about
 *   picture: illustrations/x.png   optional, drawn beside or above the words
 *   sheet: sheets/x.csv       table whose rows (名称,内容,开始,结束) are the list of the card
 *   channels: 来电;短信        of a handbook entry: how it comes; phases: p1;now, when
 *   qr: https://...           optional, drawn on the device
 *   valid: 2020-10-10..       optional range of dates on which it is true; either end may be open
 *   alert: ...                alert front matter, see readers/card/md.h
 *   ---
 *   # 先返现，后套牢：==刷单==      headline; a second # line is its second line
 *   看三处：谁发的、找谁办         supporting lines stand right below it
 *
 *   对方：同学做任务吗？            script line "speaker：text"; 我：is the viewer
 *   对方：[[卡单了]]，再补 8000     [[...]] is a red flag to ring
 *   【短信 0086 170 ** **】 ...     opens a panel (a message, call, page, notice); a second one
 *                                   makes the twin, 【真 …】 marks the genuine one
 *   > 先垫钱，越垫越多               the label that explains the rings (verdict of a panel)
 *
 *   - [x] 列表项                    entry, ticked; [!] crossed; neither: neutral
 *   ## 停 不再转一分钱              action at the foot: verb, then text (up to three)
 *
 * Blocks and **strong** are CommonMark (headings, `>` quotes, lists, paragraphs); links, images,
 * code, HTML, `_` and `*single*` emphasis are not part of a card: their signs are plain text, so
 * that 400-***-2210 and 姓名____ come out as typed. Own inline marks, closed on the same line:
 * ==alarm red==, [[ringed red flag]], {{fact key}}. What a line of a paragraph is, in this order:
 *
 *   【title】text     a panel. In English cards also [title] text. A title that begins with 真 /
 *                     真的 / Real / Genuine is the genuine one; 假 / 骗局 / Fake / Scam the other.
 *                     The word is not part of the title.
 *   speaker：text     a script line, if the speaker is 我 / 对方 / Me / Other; or, in chat, call
 *                     and board cards outside the supporting lines, any name of at most 8 hanzi or
 *                     20 characters. A Latin colon counts after hanzi; after Latin letters only
 *                     if white space follows (so 18:00 and https: do not).
 *   text              below the headline without an empty line: a supporting line. Below a script
 *                     line or inside a panel: goes on with it (a script line without speaker).
 *                     Elsewhere: a paragraph line. A label or an action closes the panel.
 *
 * The verb of an action is what stands before its first space or colon; without one, all of it if
 * it has at most 4 characters, else nothing. Entries of a board are "name：value": speaker and
 * text. A quote or an entry goes on to the next line only if that line has its own `>` or an
 * indent (no lazy continuation). A line of only --- parts, nothing more.
 * A file without front matter is a card too: its first line is the headline.
 * A card is plain data: spans and blocks in an arena, sealed with its program.
 */

enum ks_template {
    KS_TEMPLATE_HEADLINE,  /* one sentence, large */
    KS_TEMPLATE_CHECKLIST, /* headline and ticked lines */
    KS_TEMPLATE_CHAT,      /* a chat on a phone */
    KS_TEMPLATE_SMS,       /* one text message */
    KS_TEMPLATE_CALL,      /* an incoming call */
    KS_TEMPLATE_WEB,       /* a web page */
    KS_TEMPLATE_NOTICE,    /* a notice in a class group */
    KS_TEMPLATE_TWIN,      /* scam and genuine side by side */
    KS_TEMPLATE_HOTLINE,   /* one number, very large */
    KS_TEMPLATE_LETTER,    /* a paper letter, the pledge */
    KS_TEMPLATE_BOARD,     /* rows of names and values */
    KS_TEMPLATE_COUNT
};

enum ks_block_kind {
    KS_BLOCK_PARAGRAPH, /* supporting line */
    KS_BLOCK_SCRIPT,    /* speaker says text; speaker "" continues the last script line or panel */
    KS_BLOCK_PANEL,     /* 【title】 opens a panel; text = the rest of the line */
    KS_BLOCK_LABEL,     /* > verdict or explanation of the panel above */
    KS_BLOCK_ENTRY,     /* - list entry; ok says ticked (+), crossed (x) or neutral */
    KS_BLOCK_ACTION     /* ## verb text */
};

enum ks_mark { KS_MARK_NONE, KS_MARK_TICK, KS_MARK_CROSS };

struct ks_block {
    enum ks_block_kind kind;
    int line;            /* in the file */
    const char *speaker; /* SCRIPT: who; PANEL: its title; ACTION: the verb; ENTRY of a board:
                            the name; never NULL */
    bool from_viewer;    /* SCRIPT: 我 / me */
    bool genuine;        /* PANEL and its LABEL: the true one of a twin (【真 …】) */
    enum ks_mark mark;   /* ENTRY: "- [x]" tick, "- [!]" cross */
    struct ks_spans text;
};

#define KS_CARD_BYTES_MAX (64 * 1024)
#define KS_CARD_BLOCKS_MAX 64
#define KS_CARD_LINE_BYTES_MAX 2048
#define KS_CARD_SPANS_MAX 64 /* of one block; further marks on the line are plain text */
#define KS_CARD_ACTIONS_MAX 3

struct ks_alert; /* core/alert/alert.h */
struct ks_sheet; /* core/card/sheet.h */

struct ks_card {
    const char *path; /* relative to assets/ */
    enum ks_template template;
    const char *title, *lang, *type, *qr, *source, *picture; /* "" if not given, never NULL */
    const char *channels, *phases;   /* of a handbook entry: lists (base/list.h), "" if not given */
    int32_t valid_from, valid_until; /* inclusive; KS_DATE_NONE = open */
    int headline_line;               /* in the file; 0 = made from something else */
    struct ks_spans headline;        /* '\n' in a span = author's line break */
    struct ks_block *blocks;
    size_t n_blocks;
    const struct ks_alert *alert; /* NULL = an ordinary card, or an alert that cannot be read */
    bool alert_unreadable;        /* that alert: it plays neither as an alert nor as a card */
    const char *sheet_path;       /* table whose rows are its list, relative to assets/; "" */
    const struct ks_sheet *sheet; /* those rows; NULL = none */
};

bool ks_card_is_english(const struct ks_card *card);
bool ks_template_of(struct ks_str name, enum ks_template *template); /* English or Chinese name */

struct ks_facts;

/* NULL if every {{key}} on the card has a fact valid on `date` and the card itself is valid
 * then; else the first key that has none (or "valid", or "sheet" if its table has no row
 * for that day). */
const char *
ks_card_missing_fact(const struct ks_card *card, const struct ks_facts *facts, int32_t date);

#endif
