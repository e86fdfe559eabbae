/* What follows from how the last player ended (see blackbox.h). */
#include "core/device/blackbox.h"

#include <assert.h>
#include <string.h>

/* Another process may have left anything in the record: never read past its ends. */
static void note(char *field, size_t size, const char *text)
{
    text = text == NULL ? "" : text;
    size_t n = strlen(text);
    assert(size > 0);
    n = n < size - 1 ? n : size - 1;
    for (size_t i = 0; i < size; i++) {
        field[i] = '\0';
    }
    for (size_t i = 0; i < n; i++) {
        field[i] = text[i];
    }
}

static bool is(const char *field, size_t size, const char *text)
{
    size_t n = strlen(text);
    n = n < size - 1 ? n : size - 1;
    return strncmp(field, text, n) == 0 && field[n] == '\0';
}

static void close_strings(struct ks_blackbox *box)
{
    box->release[sizeof box->release - 1] = '\0';
    box->preparing[sizeof box->preparing - 1] = '\0';
    box->loading[sizeof box->loading - 1] = '\0';
    box->on_glass[sizeof box->on_glass - 1] = '\0';
    box->adopt[sizeof box->adopt - 1] = '\0';
    box->refuse[sizeof box->refuse - 1] = '\0';
    box->display[sizeof box->display - 1] = '\0';
    box->settings[sizeof box->settings - 1] = '\0';
    for (size_t i = 0; i < KS_BLACKBOX_SUSPECTS; i++) {
        box->suspects[i].path[KS_BLACKBOX_PATH - 1] = '\0';
    }
}

/* What a start leaves: strings that end, a player that runs and has nothing in flight yet. */
static void assert_state(const struct ks_blackbox *box)
{
    assert(memchr(box->release, '\0', sizeof box->release) != NULL);
    assert(memchr(box->adopt, '\0', sizeof box->adopt) != NULL);
    assert(memchr(box->settings, '\0', sizeof box->settings) != NULL);
    assert(*box->preparing == '\0' && *box->loading == '\0' && *box->on_glass == '\0');
    assert(box->running == 1 && box->dark == 0 && box->drawn == 0);
}

static void begin(struct ks_blackbox *box)
{
    memset(box, 0, sizeof *box);
    memcpy(box->magic, KS_BLACKBOX_MAGIC, sizeof box->magic);
}

/* The one already known, else a free place, else the one with the fewest strikes. */
static struct ks_suspect *place_for(struct ks_blackbox *box, const char *path)
{
    struct ks_suspect *best = &box->suspects[0];
    for (size_t i = 0; i < KS_BLACKBOX_SUSPECTS; i++) {
        struct ks_suspect *s = &box->suspects[i];
        if (s->strikes > 0 && is(s->path, sizeof s->path, path)) {
            return s;
        }
        best = s->strikes < best->strikes ? s : best;
    }
    assert(best >= box->suspects && best < box->suspects + KS_BLACKBOX_SUSPECTS);
    note(best->path, sizeof best->path, path);
    best->strikes = 0;
    return best;
}

static void strike(struct ks_blackbox *box, const char *path)
{
    if (*path != '\0') {
        struct ks_suspect *suspect = place_for(box, path);
        suspect->strikes += suspect->strikes < UINT32_MAX;
    }
}

static void blame(struct ks_blackbox *box)
{
    bool in_flight = *box->preparing != '\0' || *box->loading != '\0';
    strike(box, box->preparing);
    strike(box, box->loading);
    strike(box, in_flight ? "" : box->on_glass);
    box->deaths += box->deaths < UINT32_MAX;
    box->take_back = box->take_back || box->deaths >= KS_BLACKBOX_DEATHS;
}

void ks_blackbox_start(struct ks_blackbox *box)
{
    if (memcmp(box->magic, KS_BLACKBOX_MAGIC, sizeof box->magic) != 0) {
        begin(box);
    }
    close_strings(box);
    if (box->running != 0 && box->dark == 0) {
        blame(box);
    }
    note(box->preparing, sizeof box->preparing, NULL);
    note(box->loading, sizeof box->loading, NULL);
    note(box->on_glass, sizeof box->on_glass, NULL);
    note(box->display, sizeof box->display, NULL);
    box->dark = 0; /* this player has not looked yet */
    box->drawn = 0;
    box->running = 1;
    assert_state(box);
}

void ks_blackbox_release(struct ks_blackbox *box, const char *release)
{
    if (is(box->release, sizeof box->release, release)) {
        return;
    }
    note(box->release, sizeof box->release, release);
    note(box->adopt, sizeof box->adopt, NULL);
    note(box->refuse, sizeof box->refuse, NULL);
    memset(box->suspects, 0, sizeof box->suspects);
    box->deaths = box->drawn = box->proven = box->take_back = 0;
}

void ks_blackbox_preparing(struct ks_blackbox *box, const char *path)
{
    note(box->preparing, sizeof box->preparing, path);
}

void ks_blackbox_loading(struct ks_blackbox *box, const char *path)
{
    note(box->loading, sizeof box->loading, path);
}

void ks_blackbox_on_glass(struct ks_blackbox *box, const char *path)
{
    note(box->on_glass, sizeof box->on_glass, path);
}

bool ks_blackbox_alive(struct ks_blackbox *box, bool drawn, int64_t alive_ms)
{
    box->drawn = drawn;
    if (alive_ms < KS_PROVE_MS) {
        return false;
    }
    box->deaths = 0;
    bool news = drawn && box->proven == 0;
    box->proven = box->proven || drawn;
    return news;
}

void ks_blackbox_adopt(struct ks_blackbox *box, const char *release)
{
    note(box->adopt, sizeof box->adopt, release);
}

void ks_blackbox_refuse(struct ks_blackbox *box, const char *release)
{
    note(box->refuse, sizeof box->refuse, release);
}

void ks_blackbox_display(struct ks_blackbox *box, bool dark, const char *told)
{
    box->dark = dark;
    note(box->display, sizeof box->display, told);
}

void ks_blackbox_settings(struct ks_blackbox *box, const char *text)
{
    note(box->settings, sizeof box->settings, text);
}

void ks_blackbox_end(struct ks_blackbox *box)
{
    box->running = 0;
}

enum ks_proof
ks_blackbox_proof(const struct ks_blackbox *copy, const char *release, int64_t waited_ms)
{
    if (memcmp(copy->magic, KS_BLACKBOX_MAGIC, sizeof copy->magic) != 0 ||
        !is(copy->release, sizeof copy->release, release)) {
        return KS_PROOF_WAITS;
    }
    if (copy->take_back != 0) {
        return KS_PROOF_BAD;
    }
    if (copy->proven != 0) {
        return KS_PROOF_PROVEN;
    }
    if (copy->dark != 0) {
        return KS_PROOF_WAITS;
    }
    bool too_long = copy->running != 0 && copy->drawn == 0 && waited_ms >= KS_PROOF_LONGEST_MS;
    return too_long ? KS_PROOF_BAD : KS_PROOF_WAITS;
}

bool ks_blackbox_quarantined(const struct ks_blackbox *box, const char *path)
{
    for (size_t i = 0; i < KS_BLACKBOX_SUSPECTS; i++) {
        const struct ks_suspect *s = &box->suspects[i];
        if (s->strikes >= KS_BLACKBOX_STRIKES && is(s->path, sizeof s->path, path)) {
            return true;
        }
    }
    return false;
}
