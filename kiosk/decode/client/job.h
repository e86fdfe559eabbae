#ifndef KS_DECODE_CLIENT_JOB_H
#define KS_DECODE_CLIENT_JOB_H

#include "decode/client/child.h"
#include "decode/client/client.h"
#include "decode/client/sniff.h"
#include "decode/protocol.h"

/* A job for a decoder: what it is asked, and whether its answer can be true. Waits for nothing but
 * the file; any thread. */

/* Of a file that could not be looked at: nothing is known of it. */
extern const struct ks_media_info ks_media_unseen;

int ks_job_deadline_ms(const struct ks_decoder_params *params); /* for all of it */
/* What the file begins like. False, with the reason, if it cannot be read. */
bool ks_job_sniff(int fd, enum ks_format *format, struct ks_err *err);
const char *ks_job_program(enum ks_decodes decodes);
/* What is told where a machine has not got that program; KS_PROBLEM_NONE: every machine has. */
enum ks_problem_code ks_job_absent(enum ks_decodes decodes);
/* Whether that is told of a file only since a program is missing that not every machine has. */
bool ks_job_is_absence(enum ks_problem_code code);
/* The programs that not every machine has and this one does: bit 1 << ks_decodes of each. */
unsigned ks_job_programs(const struct ks_decoder_params *params);
/* With one slot, in software; it borrows what `params` borrows, and `fd`. */
struct ks_child_job ks_job_for(const struct ks_decoder_params *params,
                               enum ks_format format,
                               int fd,
                               int box_width,
                               int box_height);
/* The same with the slots of a video: its frames, a document's pages, or a picture that moves. */
struct ks_child_job ks_job_for_frames(const struct ks_decoder_params *params,
                                      enum ks_format format,
                                      int fd,
                                      int box_width,
                                      int box_height);
bool ks_job_frame_is_sane(const struct ks_reply *reply, int box_width, int box_height, int slots);
/* Of an answer whose sizes are sane; texts that a child sent are made printable. */
void ks_job_fill_info(struct ks_media_info *info, enum ks_format format, struct ks_reply *reply);

#endif
