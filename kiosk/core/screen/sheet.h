#ifndef KS_CORE_SCREEN_SHEET_H
#define KS_CORE_SCREEN_SHEET_H

#include "core/screen/touch.h"

/* The sheet of a feedback: parts one below the other, all in the largest type at which they fit. */

struct ks_sheet_line { /* behind a sign */
    enum ks_icon icon; /* KS_ICON_NONE: its number on a disc */
    const char *text;
};
#define KS_SHEET_LINES_MAX 6

struct ks_told { /* texts "" or NULL, counts 0: no such part */
    bool right;  /* the colour of the sheet, and the sign before the verdict */
    const char *verdict;
    struct ks_sheet_line said[KS_SHEET_LINES_MAX]; /* what was chosen, and what should have been */
    size_t n_said;
    const char *sentence;
    struct ks_sheet_line reason[KS_SHEET_LINES_MAX];
    size_t n_reasons;
    const char *pull;
    const char *verb, *meaning; /* the chip at the foot */
};

/* The height of a sheet so wide in type of its usual size. */
int ks_told_height(struct ks_page *page, const struct ks_told *told, int width);
/* Fills the rectangle. What has no room even in the smallest type is cut; the chip never is. */
void ks_told_draw(struct ks_page *page, const struct ks_told *told, struct ks_rect sheet);

#endif
