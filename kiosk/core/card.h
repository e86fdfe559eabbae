#ifndef KS_CORE_CARD_H
#define KS_CORE_CARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/civil.h"
#include "base/text.h"

/* A card: a short document drawn by the kiosk itself. Written as UTF-8 Markdown with front
 * matter (read by readers/card_md.h):
 *
 *   ---
 *   template: chat            one of the names of enum ks_template
 *   title: 刷单               for lists and logs
 *   lang: zh                  zh (default) or en
 *   type: 刷单返利            fraud type(s) the card is about
 *   qr: https://...           optional, drawn on the device
 *   valid: 2020-10-10..       optional range of dates on which it is true
 *   alert: ...                alert front matter, see core/alert.h
 *   ---
 *   # 先返现，后套牢：==刷单==      headline: at most two lines
 *   看三处：谁发的、找谁办         supporting line(s) before the first block
 *
 *   对方：同学做任务吗？            script line "speaker：text"; 我：is the viewer
 *   对方：[[卡单了]]，再补 8000     [[...]] is a red flag to ring
 *   【短信 0086 170 ** **】 ...     opens a panel (a message, call, page, notice); a second one
 *                                   makes the twin
 *   > 先垫钱，越垫越多               the label that explains the rings (verdict of a panel)
 *
 *   - 列表项                        checklist entries
 *   ## 停 不再转一分钱              action at the foot: verb, then text (up to three)
 *
 * Inline: **strong**, ==alarm red==, [[ringed red flag]], {{fact key}}.
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

enum ks_span_style {
    KS_SPAN_PLAIN,
    KS_SPAN_STRONG,
    KS_SPAN_ALARM, /* ==...== */
    KS_SPAN_FLAG,  /* [[...]]: ringed */
    KS_SPAN_FACT   /* {{key}}: text is the key */
};

struct ks_span {
    enum ks_span_style style;
    const char *text;
};

struct ks_spans {
    struct ks_span *v;
    size_t n;
};

enum ks_block_kind {
    KS_BLOCK_PARAGRAPH, /* supporting line */
    KS_BLOCK_SCRIPT,    /* speaker says text; speaker "" continues the last */
    KS_BLOCK_PANEL,     /* 【title】 opens a panel; text = the rest of the line */
    KS_BLOCK_LABEL,     /* > verdict or explanation of the panel above */
    KS_BLOCK_ENTRY,     /* - list entry; ok says ticked (+), crossed (x) or neutral */
    KS_BLOCK_ACTION     /* ## verb text */
};

enum ks_mark { KS_MARK_NONE, KS_MARK_TICK, KS_MARK_CROSS };

struct ks_block {
    enum ks_block_kind kind;
    int line;            /* in the file */
    const char *speaker; /* SCRIPT: who; PANEL: its title; ACTION: the verb */
    bool from_viewer;    /* SCRIPT: 我 / me */
    bool genuine;        /* PANEL and its LABEL: the true one of a twin (【真 …】) */
    enum ks_mark mark;   /* ENTRY: "- [x]" tick, "- [!]" cross */
    struct ks_spans text;
};

#define KS_CARD_BYTES_MAX (64 * 1024)
#define KS_CARD_BLOCKS_MAX 64

struct ks_alert; /* core/alert.h */

struct ks_card {
    const char *path; /* relative to assets/ */
    enum ks_template template;
    const char *title, *lang, *type, *qr, *source, *picture;
    int32_t valid_from, valid_until;
    struct ks_spans headline; /* '\n' in a span = author's line break */
    struct ks_block *blocks;
    size_t n_blocks;
    const struct ks_alert *alert; /* NULL = an ordinary card */
};

const char *ks_template_name(enum ks_template template);
bool ks_template_of(struct ks_str name, enum ks_template *template); /* English or Chinese name */

struct ks_facts;

/* NULL if every {{key}} on the card has a fact valid on `date` and the card itself is valid
 * then; else the first key that has none (or "valid"). */
const char *ks_card_missing_fact(
    const struct ks_card *card, const struct ks_facts *facts, int32_t date);

#endif
