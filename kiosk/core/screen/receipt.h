#ifndef KS_CORE_SCREEN_RECEIPT_H
#define KS_CORE_SCREEN_RECEIPT_H

#include "core/import/receipt.h"
#include "core/screen/touch.h"

/* The result of the last import as pages for staff at the screen. They say how many files were
 * received, adjusted and refused, and each that was not simply received with its reason and what
 * to do. The worst first, a few to a page. */

/* Draws everything below the heading into `room`. `decided`: staff adopted or refused it meanwhile;
 * `number`: the page, from 0. */
void ks_receipt_draw(struct ks_page *page,
                     const struct ks_receipt *receipt,
                     bool decided,
                     size_t number,
                     struct ks_rect room);

#endif
