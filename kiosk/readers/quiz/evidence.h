#ifndef KS_READERS_QUIZ_EVIDENCE_H
#define KS_READERS_QUIZ_EVIDENCE_H

#include "readers/quiz/making.h"

/* The reader of the evidence of a question. `[[…]]` stand round the passages of the scene that
 * decide, 证据 has a reason for each, parted by `|`, 为何上当 a sentence. What is wrong with it is
 * listed, and the question is played without it. */

/* Sets the item's scene, without any `[[` and `]]`, and where its marks are. */
void ks_making_scene(struct ks_making *m);
/* Gives each mark its reason, or takes all of them away; sets the item's pull. Truth, scene and
 * card are set. */
void ks_making_evidence(struct ks_making *m);

#endif
