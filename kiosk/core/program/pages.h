#ifndef KS_CORE_PROGRAM_PAGES_H
#define KS_CORE_PROGRAM_PAGES_H

/* How many pages of one document are shown in turn, each as long as its row says. */
#define KS_PAGES_MAX 20

#endif
