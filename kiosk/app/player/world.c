/* The player's view of a moment: the time, the situation, what a frame may show of it. */
#include "app/player/parts.h"
#include "port/clock.h"

struct ks_mono ks_player_mono(const struct ks_player *p)
{
    int64_t elapsed = ks_clock_mono().us - p->started.us;
    return (struct ks_mono) { elapsed * p->options->speed };
}

void ks_player_look_at_clock(struct ks_player *p)
{
    const struct ks_zone *zone = &p->options->zone;
    struct ks_civil pretended = { p->civil_start.s + ks_player_mono(p).us / 1000000 };
    struct ks_clock_reading reading = { ks_clock_wall(), p->trust, p->heard.floor,
                                        ks_clock_mono().us / 1000000 };
    struct ks_instant floor = ks_reckon_passed(p->heard.vouched, ks_clock_floor()), now;
    enum ks_clock_trust trust = ks_reckon(&reading, &now);
    bool pretends = p->options->has_now || p->options->speed > 1;
    p->situation = (struct ks_situation) { .now = pretends ? pretended : ks_civil_of(zone, now),
                                           .clock = pretends ? p->trust : trust,
                                           .floor = ks_civil_of(zone, floor),
                                           .uptime_s = reading.uptime_s,
                                           .places = p->playing.places,
                                           .alerts = { p->options->show_exercises },
                                           .lang = p->options->lang };
}

struct ks_frame_at ks_player_at(const struct ks_player *p)
{
    static const struct ks_program none; /* before the first one */
    struct ks_frame_at at = { .program = p->program == NULL ? &none : p->program,
                              .situation = &p->situation,
                              .visit = ks_director_visit(p->director),
                              .memory = ks_director_memory(p->director),
                              .rules = ks_director_rules(p->director),
                              .staff = ks_director_staff(p->director),
                              .told = &p->told,
                              .now = ks_player_mono(p),
                              .gallery = &p->gallery };
    at.progress = ks_director_progress(p->director, &at.total);
    return at;
}

int64_t ks_player_minute(const struct ks_player *p)
{
    return ks_clock_knows_hour(p->situation.clock) ? p->situation.now.s / 60 : -1;
}
