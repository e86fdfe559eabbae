#ifndef KS_CORE_CARD_CARD_H
#define KS_CORE_CARD_CARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/civil.h"
#include "base/lang.h"
#include "base/text.h"
#include "core/text/spans.h"

/* A card: a short document that the kiosk draws itself. Written as UTF-8 Markdown with front
 * matter (read by readers/card/md.h):
 *
 *   ---
 *   template: chat            a name below, English or Chinese; guessed when missing
 *   title: 刷单               for lists and logs; default: the headline
 *   lang: zh                  zh (default) or another tag of base/lang.h; see also ks_cards_in()
 *   type: 刷单返利            fraud type(s) the card is about
 *   picture: illustrations/x.png   optional, drawn beside or above the words
 *   sheet: sheets/x.csv       table whose rows (名称,内容,开始,结束) are the list of the card
 *   channels: 来电;短信        of a handbook entry: how it comes; phases: p1;now, when
 *   qr: https://...           optional, drawn on the device; {{fact key}} too
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
 * A card is plain data: spans and blocks in an arena, sealed with its program. */

/* What a card must hold to say what its template is for. */
enum ks_template_needs {
    KS_NEEDS_NOTHING,
    KS_NEEDS_TALK,       /* script lines */
    KS_NEEDS_PANEL,      /* one */
    KS_NEEDS_TWO_PANELS, /* a scam and a genuine one */
    KS_NEEDS_ENTRIES     /* or a sheet */
};

struct ks_template_kind {
    const char *name;  /* in files and logs */
    const char *words; /* '|' what else the office may write; messages say the first */
    enum ks_template_needs needs;
    bool named;         /* any short name before a colon is a speaker, not only 我 and 对方 */
    bool rows;          /* its entries are "name：value" */
    bool prose;         /* its paragraphs are the body, not lines below the headline */
    const char *titles; /* '|' a single panel with such a word in its title is one; NULL = none */
};

/* Every template: X(name, then what struct ks_template_kind says). core/scene/look.c says how each
 * is drawn. */
#define KS_TEMPLATES(X)                                                                            \
    /* one sentence, large */                                                                      \
    X(HEADLINE, "headline", "标题|大字|一句话|海报", .needs = KS_NEEDS_NOTHING)                    \
    /* headline and ticked lines */                                                                \
    X(CHECKLIST, "checklist", "清单|核对清单|要点|列表", .needs = KS_NEEDS_ENTRIES)                \
    X(CHAT, "chat", "聊天|聊天记录|对话|群聊", .needs = KS_NEEDS_TALK, .named = true)              \
    X(SMS, "sms", "短信|短消息", .needs = KS_NEEDS_PANEL, .titles = "短信|SMS")                    \
    X(CALL, "call", "来电|电话|通话", .needs = KS_NEEDS_PANEL, .named = true,                      \
      .titles = "来电|Call")                                                                       \
    X(WEB, "web", "网页|网站|页面", .needs = KS_NEEDS_PANEL, .titles = "网页|Web")                 \
    /* in a class group */                                                                         \
    X(NOTICE, "notice", "通知|群通知|公告", .needs = KS_NEEDS_PANEL)                               \
    /* scam and genuine side by side */                                                            \
    X(TWIN, "twin", "对照|真假|真假对照|辨真假", .needs = KS_NEEDS_TWO_PANELS)                     \
    /* one number, very large */                                                                   \
    X(HOTLINE, "hotline", "热线|号码", .needs = KS_NEEDS_NOTHING)                                  \
    /* on paper, the pledge */                                                                     \
    X(LETTER, "letter", "信|书信|倡议书|承诺书", .needs = KS_NEEDS_NOTHING, .prose = true)         \
    /* names and values */                                                                         \
    X(BOARD, "board", "榜|公示|公示榜|光荣榜", .needs = KS_NEEDS_ENTRIES, .named = true,           \
      .rows = true)

#define KS_TEMPLATE_MEMBER(name, ...) KS_TEMPLATE_##name,
enum ks_template {
    KS_TEMPLATES(KS_TEMPLATE_MEMBER) KS_TEMPLATE_COUNT /* also: not known yet */
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

enum ks_lang ks_card_lang(const struct ks_card *card);
bool ks_template_of(struct ks_str name, enum ks_template *template); /* English or Chinese name */
/* Of KS_TEMPLATE_COUNT, one without names and facts. */
const struct ks_template_kind *ks_template_kind(enum ks_template template);

struct ks_facts;

/* What keeps a card from being true on a day: the first of these. */
struct ks_card_lack {
    enum {
        KS_CARD_LACKS_NOTHING,
        KS_CARD_LACKS_DATE, /* its own dates do not hold the day */
        KS_CARD_LACKS_ROW,  /* its table has none for that day */
        KS_CARD_LACKS_FACT  /* `key` has none that is valid then */
    } kind;
    const char *key; /* of a {{key}} on it, or the title of a panel that has such a key */
};

/* `facts` may be NULL: there are none. */
struct ks_card_lack
ks_card_lacks(const struct ks_card *card, const struct ks_facts *facts, int32_t date);
bool ks_card_is_true(const struct ks_card *card, const struct ks_facts *facts, int32_t date);

#endif
