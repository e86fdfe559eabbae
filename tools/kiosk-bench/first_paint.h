#ifndef KIOSK_BENCH_FIRST_PAINT_H
#define KIOSK_BENCH_FIRST_PAINT_H

/* Runs the command seven times on $DISPLAY, whose middle must be black without it, and prints
 * the median (least-most) milliseconds until it is not. Returns the exit status. */
int bench_first_paint(char **command);

#endif
