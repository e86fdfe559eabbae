#ifndef KS_APP_PLAYER_SCRIPT_H
#define KS_APP_PLAYER_SCRIPT_H

#include "app/player/parts.h"

/* A scripted visitor, for tests: touches, keys and expectations from a text file. It drives the
 * real program on any video driver, and begins when content is loaded and a frame is on the glass,
 * however long that takes. One command a line, `#` alone begins a remark:
 *   wait MS            virtual milliseconds
 *   tap X Y            panel pixels
 *   tap #ID            quiz handbook help leave back next earlier later stay type-quiz nothing
 *                      large language choice-1.. item-1..
 *   key K              up down left right next enter back 0-9
 *   fingers N X Y      so many contacts at once, as SDL events
 *   ghost X Y          a click that SDL made from a touch
 *   shot FILE          the frame on the glass as a PNG
 *   targets FILE       their names and middles, in panel pixels
 *   text FILE          what can be read on it, in reading order
 *   expect screen=NAME the names of core/visit/visit.h
 *   await screen=NAME  until that screen is there; fails after a real minute, as the next
 *   await checked      until the PIN that was entered is right or wrong
 * Each prints one JSON line (ms: the virtual time; took_ms: real time until it was carried out,
 * drawn and presented; since_ms: the virtual time at which this screen came, 0 in the loop); the
 * first that fails ends the program with status 1. Main thread. */

struct ks_script;

KS_NODISCARD struct ks_script *ks_script_open(const char *path, struct ks_err *err);
void ks_script_close(struct ks_script *script); /* NULL is fine */
/* Runs what is due; false when the script has ended. */
bool ks_script_run(struct ks_script *script, struct ks_player *p);
/* When the next command is due. */
struct ks_mono ks_script_cue(const struct ks_script *script);
bool ks_script_failed(const struct ks_script *script);

#endif
