/* The screen at the end of a round of the quiz. */
#include <assert.h>
#include <string.h>

#include "core/screen/parts.h"
#include "core/screen/tiles.h"
#include "core/screen/words.h"

/* Draws one of the two scores, as large as there is room: what it counts, whether it is whole, how
 * many of how many. */
static void draw_score(
    struct ks_page *page, struct ks_rect rect, const char *name, size_t n, size_t of, bool fine)
{
    int pad = ks_u(page, 300), icon = ks_type(page, 700);
    assert(n <= of);
    page->out->reading++; /* read as name and number, before the next score */
    ks_draw_fill(page->out, rect, fine ? KS_TEAL : KS_INK, ks_u(page, 200));
    struct ks_rect in = { rect.x + pad, rect.y + pad / 2, rect.w - 2 * pad, rect.h - pad };
    int below = ks_words_draw(page, name, ks_style(page, 560, KS_BOLD, KS_WHITE),
                              (struct ks_rect) { in.x, in.y, in.w, in.h / 3 }, 1);
    in.h -= below - in.y;
    in.y = below;
    struct ks_rect mark = { in.x + in.w - icon, in.y + (in.h - icon) / 2, icon, icon };
    ks_draw_icon(page->out, mark, fine ? KS_ICON_TICK : KS_ICON_WARNING,
                 fine ? KS_WHITE : KS_AMBER);
    struct ks_text_style large = ks_style(page, KS_DISPLAY * 2, KS_BOLD, KS_WHITE);
    large.pitch = 110;
    struct ks_spans number =
        ks_page_plain(page, ks_arena_printf(page->out->arena, "%zu/%zu", n, of));
    struct ks_text text =
        ks_text_fit(page, &number, large, ks_u(page, KS_BODY), in.w - icon - pad, in.h, 1);
    ks_text_draw(page, &text, in.x, in.y + (in.h - text.height) / 2);
}

static const char *sentence(const struct ks_page *page, const struct ks_quiz_session *s)
{
    if (s->scams + s->genuine == 0) {
        return s->known == s->asked ? ks_word(page, "都答对了。把这个办法教给室友")
                                    : ks_word(page, "这几类再看一眼");
    }
    if (s->suspected > 0 && s->caught == s->scams) {
        return ks_word(page, "警惕够了，也要认得出真的，别误了正事");
    }
    if (s->suspected > 0) {
        return ks_word(page, "真假都有看走眼的，下面几类再看一眼");
    }
    return s->caught == s->scams ? ks_word(page, "真假都分清了。把这个办法教给室友")
                                 : ks_word(page, "有骗局漏过去了，下面几类再看一眼");
}

/* The types answered wrong, each once. */
static size_t again_tiles(struct ks_page *page,
                          const struct ks_visit_at *at,
                          const struct ks_quiz_session *s,
                          struct ks_tile tile[3])
{
    size_t n = 0;
    for (size_t i = 0; i < s->n_again && n < 3; i++) {
        bool twice = false;
        for (size_t k = 0; k < i; k++) {
            twice = twice || strcmp(s->again[k], s->again[i]) == 0;
        }
        if (!twice) {
            tile[n++] = (struct ks_tile) { .title = ks_type_word(at, s->again[i]),
                                           .note = ks_word(page, "看这一类怎么识破"),
                                           .tap = ks_tap_n(KS_TAP_ITEM, i),
                                           .look = KS_TILE_WHITE };
        }
    }
    assert(n <= 3 && n <= s->n_again);
    return n;
}

static bool has_channel(const struct ks_visit_at *at)
{
    return ks_facts_missing(&at->program->facts, "{{channel}}", ks_visit_day(at)).n == 0;
}

/* Draws the QR code that leads to the school's channel, on a plate with a line of words beside it,
 * or below it on one that is taller than wide. */
static void draw_channel(struct ks_page *page, struct ks_rect plate)
{
    int pad = ks_u(page, 250);
    page->out->reading = KS_READ_MORE;
    ks_draw_fill(page->out, plate, KS_WHITE, ks_u(page, 180));
    struct ks_rect in = { plate.x + pad, plate.y + pad, plate.w - 2 * pad, plate.h - 2 * pad };
    bool upright = in.h > in.w * 3 / 4;
    int side = upright ? in.h * 2 / 3 : in.w / 2, most = upright ? in.w : in.h;
    side = side < most ? side : most;
    struct ks_rect code = { in.x, in.y, side, side }, words = in;
    if (upright) {
        words.y += side + pad;
        words.h -= side + pad;
    } else {
        code.y += (in.h - side) / 2;
        words.x += side + pad;
        words.w -= side + pad;
    }
    ks_draw_qr(page->out, code, ks_page_text(page, "{{channel}}"));
    struct ks_text_style style = ks_style(page, 560, KS_BOLD, KS_INK);
    style.balance = true;
    struct ks_spans spans = ks_page_plain(page, ks_word(page, "扫一扫，打开学校官网"));
    struct ks_text text =
        ks_text_fit(page, &spans, style, ks_u(page, KS_SMALLEST), words.w, words.h, 4);
    ks_text_draw(page, &text, words.x, words.y + (words.h - text.height) / 2);
}

static void draw_scores(struct ks_page *page, const struct ks_quiz_session *s, struct ks_rect row)
{
    int gap = ks_touch_gap(page);
    if (s->scams + s->genuine == 0) {
        draw_score(page, row, ks_word(page, "答对"), s->known, s->asked, s->known == s->asked);
        return;
    }
    struct ks_rect half = { row.x, row.y, (row.w - gap) / 2, row.h };
    draw_score(page, half, ks_word(page, "骗局认出"), s->caught, s->scams, s->caught == s->scams);
    half.x += half.w + gap;
    draw_score(page, half, ks_word(page, "真的没有错怪"), s->genuine - s->suspected, s->genuine,
               s->suspected == 0);
}

/* The whole round in one number, questions of knowledge too. */
static const char *all_line(const struct ks_page *page, const struct ks_quiz_session *s)
{
    size_t right = s->caught + s->genuine - s->suspected + s->known;
    return ks_arena_printf(page->out->arena, ks_word(page, "%zu 题对 %zu 题"),
                           s->scams + s->genuine + s->asked, right);
}

void ks_result_draw(struct ks_page *page,
                    const struct ks_visit *visit,
                    const struct ks_visit_at *at)
{
    const struct ks_quiz_session *s = &visit->session;
    bool large = page->least_px > 0;
    struct ks_rect room = ks_touch_begin(page, all_line(page, s), sentence(page, s));
    const char *const texts[] = { ks_word(page, "首页"), ks_word(page, "再来一次") };
    const struct ks_tap taps[] = { ks_tap_open(KS_VISIT_HOME), ks_tap(KS_TAP_QUIZ) };
    room = ks_touch_foot(page, room, texts, taps, KS_COUNT(texts));
    struct ks_tile again[3];
    size_t n = again_tiles(page, at, s, again);
    int gap = ks_u(page, 350), bottom = room.y + room.h;
    struct ks_rect plate = { 0 };
    if (!page->portrait && !large && has_channel(at)) { /* beside all else, as high as it */
        plate = room;
        room.w = (room.w - gap) * 8 / 12;
        plate.x += room.w + gap;
        plate.w -= room.w + gap;
    }
    /* The types to read again stand at the foot; the scores have what is left. */
    struct ks_rect low = room;
    if (!page->portrait) {
        low.h = ks_u(page, 1450);
        low.y = bottom - low.h;
    }
    int top = ks_tiles_draw(page, low, again, n, page->portrait ? 1 : (int)(n > 0 ? n : 1), 1450);
    room.h = (n > 0 ? top - gap : bottom) - room.y;
    if (page->portrait && !large && has_channel(at)) {
        plate = room;
        plate.h = (room.h - gap) / 2;
        plate.y += room.h - plate.h;
        room.h -= plate.h + gap;
    }
    draw_scores(page, s, room);
    if (plate.h > 0) {
        draw_channel(page, plate);
    }
}
