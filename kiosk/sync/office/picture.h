#ifndef KS_SYNC_OFFICE_PICTURE_H
#define KS_SYNC_OFFICE_PICTURE_H

#include "decode/client/client.h"
#include "sync/office/intake.h"

/* Advice on a picture, document or video that is shown: too small, of another shape, too long. */

/* Into the fitness, whose width and height are known: a note, how to do better, and that it is
 * worth a look. The texts live in the intake's arena. */
void ks_picture_advise(const struct ks_intake *intake,
                       const struct ks_media_info *info,
                       struct ks_fitness *f);
/* The same of a video, and of a PDF. */
void ks_video_advise(const struct ks_intake *intake,
                     const struct ks_media_info *info,
                     struct ks_fitness *f);
void ks_document_advise(const struct ks_intake *intake,
                        const struct ks_media_info *info,
                        struct ks_fitness *f);

#endif
