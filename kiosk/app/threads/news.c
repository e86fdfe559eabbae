/* News for the main thread, freed and sent (see news.h). */
#include "app/threads/news.h"

#include <stdlib.h>

void ks_news_free(struct ks_news *news)
{
    switch (news->kind) { /* complete: -Wswitch-enum */
    case KS_NEWS_PROGRAM:
        ks_program_free(news->loaded.program);
        break;
    case KS_NEWS_PICTURE:
        ks_pixels_free(&news->picture);
        break;
    case KS_NEWS_VIDEO:
        ks_video_close(news->video.video);
        break;
    case KS_NEWS_KNOWN:
        ks_memory_clear(news->known);
        free(news->known);
        break;
    case KS_NEWS_STAFF:
        ks_staff_news_free(news->staff);
        break;
    case KS_NEWS_WAITING:
        ks_waiting_free(news->waiting);
        break;
    case KS_NEWS_CANNOT:
        free(news->why);
        break;
    case KS_NEWS_FAILED:
    case KS_NEWS_FRAME:
    case KS_NEWS_ENDED:
    case KS_NEWS_PIN:
    case KS_NEWS_COUNTED:
        break;
    }
}

void ks_news_send(struct ks_inbox *inbox, struct ks_news *news)
{
    if (!ks_inbox_put_wait(inbox, news)) {
        ks_news_free(news);
    }
}
