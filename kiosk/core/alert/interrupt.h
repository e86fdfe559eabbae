#ifndef KS_CORE_ALERT_INTERRUPT_H
#define KS_CORE_ALERT_INTERRUPT_H

/* The verbs by which an item takes the screen from one of lower priority. They follow the priority
 * classes of SMIL 3.0 (`lower`, `higher`):
 *   stop   at once; what was shown is over
 *   pause  at once; what was shown comes back and plays the rest of its time
 *   defer  when what is shown has had its time
 *   never  not at all: it shows only when nothing else wants the screen */
enum ks_interrupt {
    KS_INTERRUPT_DEFAULT, /* playlist items: defer; alerts: stop */
    KS_INTERRUPT_STOP,
    KS_INTERRUPT_PAUSE,
    KS_INTERRUPT_DEFER,
    KS_INTERRUPT_NEVER
};

#endif
