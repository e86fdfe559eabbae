#ifndef KS_APP_PLAYER_PARTS_H
#define KS_APP_PLAYER_PARTS_H

#include "app/frame/frames.h"
#include "app/frame/gallery.h"
#include "app/panel/panel.h"
#include "app/player/figures.h"
#include "app/player/player.h"
#include "app/threads/loader.h"
#include "app/threads/pin_check.h"
#include "app/threads/reaper.h"
#include "app/threads/video_play.h"
#include "core/device/blackbox.h"
#include "core/hand/contacts.h"
#include "core/scene/scene.h"
#include "core/visit/keypad.h"
#include "core/visit/pointer.h"
#include "records/recorder.h"
#include "stage/screen.h"

/* The state of the player, and the functions its files share. player.c is the loop, effects.c
 * carries out what the director decided, show.c puts frames on the glass. */

struct ks_script; /* app/player/script.h */
struct ks_trace;  /* app/trace/trace.h */

struct ks_vitals {             /* app/player/vitals.h */
    struct ks_blackbox *box;   /* shared memory; NULL = none */
    struct ks_blackbox before; /* as found at the start, for the loader */
    int held;                  /* marks its file as ours (port/shared_page.h); -1 = does not */
    struct ks_mono since;      /* real: when this program came */
    int list;                  /* the playlist whose first item is to be drawn as a proof */
    size_t item;               /* the row of it to try */
    struct ks_ticket asked;    /* its frame is being made; nobody's: none is */
    uint32_t tickets;          /* given out so far */
};

struct ks_press {            /* a button that a finger is on, see press.c */
    struct ks_canvas *under; /* what it looked like; NULL = none is pressed */
    struct ks_rect at;       /* panel pixels */
    struct ks_ticket of;     /* the frame that it stands on */
};

struct ks_looking {             /* the preview of an import, while staff look at it */
    struct ks_waiting *waiting; /* NULL = not read yet */
    struct ks_canvas *canvas;   /* the item, upright; NULL = not drawn yet */
    size_t index;
    struct ks_ticket ticket; /* of the item; nobody's: staff do not look */
    uint32_t tickets;
    bool to_read; /* the import; the loader had no room for it */
};

struct ks_loaded {              /* a program, and this screen's places as it spells them */
    struct ks_program *program; /* NULL = none */
    struct ks_tags places;
    struct ks_arena *words; /* holds the places that the program does not know */
};

struct ks_player {
    const struct ks_options *options;
    struct ks_panel *panel;
    struct ks_screen *screen; /* the panel's */
    struct ks_fonts *fonts;
    struct ks_loader *loader;
    struct ks_reaper *reaper; /* whatever takes its time to end goes there */
    struct ks_inbox *news;
    struct ks_director *director;
    struct ks_loaded playing, waiting;
    const struct ks_program *program; /* of what is playing; NULL before the first */
    struct ks_release ended;          /* whose end the loader was told last; a folder has none */
    struct ks_staff_news *staff_news; /* the director borrows its receipt; NULL = none */
    struct ks_looking preview;
    struct ks_frame_look look;
    char place[64];
    struct ks_situation situation; /* as of the last look at the clock */
    enum ks_clock_trust trust;     /* in the machine's clock */
    struct ks_heard heard;         /* what the store knows of the time */

    struct ks_mono started;      /* real */
    struct ks_civil civil_start; /* with --now */

    struct ks_canvas_pool pool; /* of the frames */
    struct ks_frames frames;
    struct ks_frame *shown; /* on the glass; NULL before the first */
    struct ks_frame *from;  /* what a running transition leaves; NULL = none runs */
    enum ks_transition transition;
    struct ks_mono transition_start;
    struct ks_mono frame_due;     /* the next one of the transition; real */
    struct ks_video_play *play;   /* of the shown video */
    int64_t clock_minute;         /* civil minute of the clock drawn last */
    struct ks_recorder *recorder; /* NULL = nothing is kept */
    struct ks_script *script;     /* NULL = none */
    struct ks_trace *trace;       /* NULL = none */
    struct ks_contacts contacts;
    struct ks_corners corners;
    struct ks_keypad keypad;
    struct ks_pin_check *pin;   /* NULL = none was ever checked */
    struct ks_pin_check *count; /* reads how many were wrong before the start; NULL = nowhere */
    bool pin_counted;           /* it has */
    char pin_counter[KS_PIN_COUNTER_PATH];
    bool pin_unkept; /* that file could not be written the last time */
    char status_text[3][160];
    struct ks_mistakes settings; /* the player's own, with what the program says of its place */
    struct ks_buf mistakes;      /* of both programs' settings, said; lines end with a NUL */
    const char *mistake[KS_MISTAKES_TEXT / 16];
    const char *status[3];
    struct ks_staff_told told; /* made of these */
    struct ks_press press;
    struct ks_gallery gallery; /* see gallery.c */
    uint32_t gallery_tickets;
    struct ks_vitals vitals;
    bool stop;
    struct ks_err *cannot; /* why there is no content at all; NULL while there may be some */
    struct ks_figures figures;
};

/* Virtual time: real time since the start, times --speed. Main thread, as all below. */
struct ks_mono ks_player_mono(const struct ks_player *p);
/* Before each step of the director and each frame that is painted by itself: what follows is judged
 * by this one look, p->situation. */
void ks_player_look_at_clock(struct ks_player *p);
struct ks_frame_at ks_player_at(const struct ks_player *p);
int64_t
ks_player_minute(const struct ks_player *p); /* civil, of the clock on a frame; -1 = no clock */

/* Takes up what the other threads told since the last turn (news.c), and the program that waits if
 * the director lets it in now. */
void ks_player_take_news(struct ks_player *p);
void ks_loaded_free(struct ks_loaded *loaded); /* all zero afterwards, and is fine */

/* While what signatures brought of the release that plays has ended, has what is below shown
 * instead; a clock that was wrong for a minute ends nothing for good. */
void ks_player_end_content(struct ks_player *p);
/* The lines of figures on the staff page, as of now. */
void ks_player_fill_status(struct ks_player *p);
/* Finds what is wrong in the settings; to be called with each new p->program, which knows the
 * places. */
void ks_player_judge_settings(struct ks_player *p);

/* Has the frame's file decoded, or the frame painted if it needs none. While the loader has no room
 * it is KS_FRAME_TO_DECODE, and asked for again in a later turn: true while one is. */
void ks_player_ask(struct ks_player *p, struct ks_frame *frame);
bool ks_player_ask_again(struct ks_player *p);
/* Has the frame of a showing made: decoded by the loader if need be, then painted in turn. */
void ks_player_prepare(struct ks_player *p,
                       struct ks_ticket ticket,
                       const struct ks_showing *showing);
/* Frees the frame and cancels its decoder, which may still work on the first frame or hold a video.
 * Waits for nobody. */
void ks_player_drop(struct ks_player *p, struct ks_frame *frame);
void ks_player_drop_video(struct ks_player *p, struct ks_video *video); /* NULL is fine */
/* Takes the news over and tells the director of its receipt. */
void ks_player_staff_news(struct ks_player *p, struct ks_staff_news *news);
void ks_player_take(struct ks_player *p, bool gently); /* p->program is new */
/* Hands the director one event (`n`: of which of its tickets; 0 = of none) and carries out its
 * effects. */
void ks_player_step(struct ks_player *p, enum ks_event_kind kind, uint32_t n);
/* A touch or key: what it means comes from the shown frame's targets. */
void ks_player_tap(struct ks_player *p, struct ks_tap tap, enum ks_tap_by by);
void ks_player_pin(struct ks_player *p, const struct ks_news *news);
void ks_player_counted(struct ks_player *p, const struct ks_news *news);
void ks_player_staff(struct ks_player *p, enum ks_tap_by by); /* their gesture was made */
/* The preview (preview.c): KS_EFFECT_PREVIEW of item `index`, KS_EFFECT_PREVIEW_END,
 * KS_NEWS_WAITING, and a frame of it that cannot be made. */
void ks_player_preview(struct ks_player *p, size_t index);
bool ks_player_preview_ask(struct ks_player *p); /* true: the loader has no room to read it yet */
void ks_player_preview_end(struct ks_player *p);
void ks_player_preview_read(struct ks_player *p, struct ks_news *news);
void ks_player_preview_failed(struct ks_player *p, struct ks_frame *frame);
/* True if staff still look at the import that was read: it is p->preview.waiting then; else it is
 * freed. prepare() has the item made. */
bool ks_player_preview_take(struct ks_player *p, struct ks_news *news);
void ks_player_preview_prepare(struct ks_player *p);
/* Keeps the painted canvas of the item, and drops its frame. */
void ks_player_preview_keep(struct ks_player *p, struct ks_frame *frame);
void ks_player_preview_world(const struct ks_player *p,
                             struct ks_frame_look *look,
                             struct ks_frame_at *at);
/* Pixels of the item painted for the preview page, borrowed; false: none, or another screen. */
bool ks_player_preview_pixels(const struct ks_player *p, struct ks_pixels *pixels);
void ks_player_focus(struct ks_player *p, struct ks_tap tap); /* the keypad's ring goes there */
/* Pictures of works (app/frame/gallery.h): gallery() has those decoded that the visitor looks at,
 * take() takes the loader's answer to one of theirs; true: it was the last one awaited; asks(): the
 * loader had no room for one, so gallery() has to come again. */
void ks_player_gallery(struct ks_player *p);
bool ks_player_gallery_asks(const struct ks_player *p);
bool ks_player_gallery_take(struct ks_player *p, struct ks_news *news);
/* Paints the oldest frame that waits to be painted; false if none does. */
bool ks_player_paint_one(struct ks_player *p);

/* Ends all that the player is made of (ending.c): everybody is told, and nobody waited for longer
 * than KS_PLAYER_END_MS. What does not end by then is left behind with all that it may use. */
#define KS_PLAYER_END_MS 3000 /* less than kiosk.service gives it */
KS_NODISCARD bool ks_player_end(struct ks_player *p);

void ks_player_trace(struct ks_player *p); /* begins the one that the options ask for */

void ks_player_show(struct ks_player *p, struct ks_frame *frame, enum ks_transition transition);
/* One frame of the running transition, if it is due; true while the transition runs. */
bool ks_player_transition(struct ks_player *p);
int ks_player_frame_wait(const struct ks_player *p); /* milliseconds until that frame */
void ks_player_present(struct ks_player *p);
/* False for a frame painted before the panel changed its size: the frames after it have the new
 * one. */
KS_NODISCARD bool ks_player_fits(const struct ks_player *p, const struct ks_frame *frame);
/* Under --exit-after every frame is looked at once it is on the glass: none may be black, none
 * stale if it stands. */
void ks_player_judge(struct ks_player *p);
/* Takes the panel's new (or first) size: to be called when it changed. */
void ks_player_take_size(struct ks_player *p);
/* Asks the panel what became of the display while the player slept, and acts on it. */
void ks_player_look_at_panel(struct ks_player *p);
void ks_player_video_frame(struct ks_player *p, const struct ks_news *news);
void ks_player_stop_video(struct ks_player *p);
void ks_player_clock(struct ks_player *p);
/* The frame on the glass, if it is that one, shows its beats up to `beat`. */
void ks_player_unfold(struct ks_player *p, struct ks_ticket ticket, int beat);
void ks_player_press(struct ks_player *p, const struct ks_target *target);
void ks_player_unpress(struct ks_player *p);

#endif
