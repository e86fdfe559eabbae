#ifndef KS_CORE_SCENE_MARKED_H
#define KS_CORE_SCENE_MARKED_H

#include "core/quiz/evidence.h"
#include "core/scene/page.h"

/* The words of a scene with its evidence: flagged passages, each with its number behind it. */

/* The spans of a part of a block, facts filled in, passages of it as flags. `found` NULL: none. */
struct ks_spans ks_marked_spans(const struct ks_page *page,
                                const struct ks_spans *spans,
                                const struct ks_evidence *found,
                                size_t block,
                                enum ks_evidence_part part);
bool ks_is_marked(const struct ks_evidence *found, size_t block, enum ks_evidence_part part);

#endif
