#ifndef KS_CORE_TEXT_SPANS_H
#define KS_CORE_TEXT_SPANS_H

#include <stddef.h>

/* Text with marks: spans of plain, strong, alarming or flagged words. A line of a card is made of
 * them, and they are broken into lines. */

enum ks_span_style {
    KS_SPAN_PLAIN,
    KS_SPAN_STRONG,
    KS_SPAN_ALARM, /* ==...== */
    KS_SPAN_FLAG,  /* [[...]]: ringed */
    KS_SPAN_FACT,  /* {{key}}: text is the key */
    KS_SPAN_NUMBER /* of no file: a digit on a disc, which stays with the flag before it */
};

struct ks_span {
    enum ks_span_style style;
    const char *text;
};

struct ks_spans {
    struct ks_span *v;
    size_t n;
};

#endif
