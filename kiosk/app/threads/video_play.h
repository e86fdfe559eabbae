#ifndef KS_APP_THREADS_VIDEO_PLAY_H
#define KS_APP_THREADS_VIDEO_PLAY_H

#include "app/frame/ticket.h"
#include "decode/client/client.h"
#include "port/inbox.h"

/* The thread that hands over each frame of a video when it is due. It sends KS_NEWS_FRAME for
 * each, then KS_NEWS_ENDED or KS_NEWS_FAILED. A frame's pixels are valid until the player says
 * that it is done with them; a frame that comes too late is passed over. */

struct ks_video_play;

/* Takes the video over. All functions are for the main thread, but for end(). */
KS_NODISCARD struct ks_video_play *
ks_video_play_start(struct ks_video *video, struct ks_ticket ticket, struct ks_inbox *news);
void ks_video_play_done(struct ks_video_play *play); /* with the frame last handed over */
/* Let it come to its end: waits for nobody. Nothing but ks_video_play_end() may follow. */
void ks_video_play_stop(struct ks_video_play *play);
/* Waits for the thread and the decoder, and frees it. For the reaper. */
void ks_video_play_end(struct ks_video_play *play);

#endif
