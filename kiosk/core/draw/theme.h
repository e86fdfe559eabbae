#ifndef KS_CORE_DRAW_THEME_H
#define KS_CORE_DRAW_THEME_H

/* Colours and sizes of everything that is drawn. Every text pair below is at least 7:1 (WCAG 2.1,
 * 1.4.6); the reds and greens of text are a shade deeper than those of grounds for that reason. */

#define KS_INK 0xFF0B1F33u
#define KS_PAPER 0xFFFAF7F0u
#define KS_WHITE 0xFFFFFFFFu
#define KS_RED 0xFFA30C1Fu   /* alarm: text on paper or white, ground under white */
#define KS_TEAL 0xFF095A53u  /* genuine, do this: text or ground under white */
#define KS_AMBER 0xFFF2A900u /* attention: ground, or text on ink */
#define KS_NIGHT 0xFF071522u
#define KS_MIST 0xFFDDE5EAu
#define KS_SLATE 0xFF33475Bu       /* quiet text on paper or white */
#define KS_NIGHT_PANEL 0xFF182A3Du /* amber on it has 7.2:1 */
#define KS_BUBBLE 0xFFEEF2F5u
#define KS_BUBBLE_ME 0xFFD9EFE8u
#define KS_RING_TINT 0x1AB80F24u

/* Sizes in hundredths of u = short side / 90. */
#define KS_DISPLAY 1100
#define KS_HEADLINE 800
#define KS_BODY 400
#define KS_LABEL 300
#define KS_SMALLEST 260
#define KS_LARGER 130 /* percent: large type, on panels where all type is large enough */

#endif
