/* The first line of a trace: what the director was told before its first event. */
#include "app/trace/trace.h"
#include "app/player/parts.h"

void ks_player_trace(struct ks_player *p)
{
    const struct ks_options *o = p->options;
    struct ks_trace_head head = { .trace = KS_TRACE_FORMAT,
                                  .program = "kiosk " KS_VERSION,
                                  .content = *o->store == '\0' ? o->content : "",
                                  .store = o->store,
                                  .factory = o->factory,
                                  .place = o->places,
                                  .lang = o->lang,
                                  .zone = o->zone_name,
                                  .touch = o->touch,
                                  .lessons = o->rules.lessons,
                                  .confidence = o->rules.confidence,
                                  .exercises = o->show_exercises,
                                  .speed = o->speed,
                                  .clock = p->trust,
                                  .loaded = p->civil_start };
    if (*o->trace != '\0') {
        p->trace = ks_trace_start(o->trace, o->trace_mib, &head);
    }
}
