/* The screen on which a class's questions are picked one by one. */
#include <assert.h>
#include <string.h>

#include "core/screen/parts.h"
#include "core/screen/tiles.h"
#include "core/screen/words.h"

static const char *
type_word(const struct ks_page *page, const struct ks_visit_at *at, const char *type)
{
    return *type == '\0' ? ks_word(page, "其他题目") : ks_type_word(at, type);
}

static bool is_latin(char c)
{
    return c > ' ' && (unsigned char)c < 0x7F;
}

/* The start of a text in one paragraph, cut at `most` hundredths of an em; a hanzi is 100 wide. */
static const char *beginning(struct ks_page *page, const char *text, int most)
{
    struct ks_buf out = { 0 };
    size_t left = strlen(text), length;
    int width = 0;
    for (; left > 0 && width < most; text += length, left -= length) {
        uint32_t c = ks_utf8_decode(text, left, &length);
        if (c == '\n') {
            ks_buf_adds(&out, " / ");
        } else {
            ks_buf_add(&out, text, length);
        }
        width += c < 0x80 ? 55 : 100;
    }
    if (left > 0) {
        size_t word = out.n; /* not within a word */
        while (is_latin(*text) && word > 0 && is_latin(out.p[word - 1])) {
            word--;
        }
        while (word > 0 && strchr(" /", out.p[word - 1]) != NULL) {
            word--;
        }
        assert(word <= out.n);
        out.n = word > 0 ? word : out.n;
        ks_buf_adds(&out, "…");
    }
    const char *kept = ks_arena_strdup(page->out->arena, out.p);
    ks_buf_free(&out);
    return kept;
}

/* What a question is about, in few words: its scene without the sender, else its stem. Whether it
 * is a scam is not told, since the class may be looking. */
static const char *about(struct ks_page *page, const struct ks_quiz_item *item)
{
    page->card_lang = ks_lang_tag(item->lang);
    const char *text = ks_page_text(page, *item->scene != '\0' ? item->scene : item->stem);
    bool latin = *text == '[', sender = latin || strncmp(text, "【", strlen("【")) == 0;
    const char *end = sender ? strstr(text, latin ? "]" : "】") : NULL;
    if (end == NULL) {
        return text;
    }
    end += strlen(latin ? "]" : "】");
    return end + strspn(end, " ");
}

/* Begins either screen: heading, progress, and the buttons that both have. */
static struct ks_rect begin(struct ks_page *page,
                            const struct ks_visit *visit,
                            const struct ks_visit_at *at,
                            const char *title,
                            bool takes_out)
{
    struct ks_arena *arena = page->out->arena;
    assert(visit->pick.n <= KS_LESSON_ITEMS_MAX);
    size_t pages = ks_visit_pages(visit, at), picked = visit->pick.n, n = 0;
    bool full = picked == KS_LESSON_ITEMS_MAX;
    const char *how_many = full ? ks_arena_printf(arena, ks_word(page, "选满了，一节课最多 %d 道"),
                                                  KS_LESSON_ITEMS_MAX)
                                : ks_arena_printf(arena, ks_word(page, "选了 %zu 道，最多 %d 道"),
                                                  picked, KS_LESSON_ITEMS_MAX);
    const char *where =
        ks_arena_printf(arena, ks_word(page, "第 %zu 页，共 %zu 页"), visit->page + 1, pages);
    const char *note = pages > 1 ? ks_arena_printf(arena, "%s · %s", how_many, where) : how_many;
    struct ks_rect room = ks_touch_begin(page, title, note);
    const char *texts[5] = { ks_word(page, "返回"),
                             takes_out ? ks_word(page, "清空") : ks_word(page, "全选") };
    struct ks_tap taps[5] = { ks_tap(KS_TAP_BACK), ks_tap(KS_TAP_PICK_ALL) };
    n = 2;
    if (pages > 1) {
        texts[n] = ks_word(page, "上一页");
        taps[n++] = ks_tap(KS_TAP_EARLIER);
        texts[n] = ks_word(page, "下一页");
        taps[n++] = ks_tap(KS_TAP_LATER);
    }
    texts[n] = picked == 0 ? ks_word(page, "先挑题")
                           : ks_arena_printf(arena, ks_word(page, "开始（%zu）"), picked);
    taps[n++] = ks_tap(KS_TAP_BEGIN);
    return ks_touch_foot(page, room, texts, taps, n);
}

void ks_lesson_types_draw(struct ks_page *page,
                          const struct ks_visit *visit,
                          const struct ks_visit_at *at)
{
    const char *type[KS_TYPES_MAX];
    struct ks_quiz_choice choice = ks_visit_pick_choice(at, NULL);
    size_t n = ks_pick_types(&choice, type, KS_TYPES_MAX), here = 0;
    struct ks_rect room = begin(page, visit, at, ks_word(page, "挑哪一类的题？"), true);
    struct ks_tile tile[KS_HANDBOOK_PAGE];
    for (size_t i = visit->page * KS_HANDBOOK_PAGE; i < n && here < KS_HANDBOOK_PAGE; i++) {
        size_t item[KS_QUIZ_ITEMS_MAX];
        choice.type = type[i];
        size_t all = ks_pick_items(&choice, item, KS_QUIZ_ITEMS_MAX),
               picked = ks_pick_count(&visit->pick, item, all);
        tile[here++] = (struct ks_tile) {
            .title = type_word(page, at, type[i]),
            .note = picked > 0 ? ks_arena_printf(page->out->arena, ks_word(page, "选了 %zu/%zu"),
                                                 picked, all)
                               : ks_arena_printf(page->out->arena, ks_word(page, "%zu 道题"), all),
            .tap = ks_tap_n(KS_TAP_ITEM, i),
            .look = picked > 0 ? KS_TILE_INK : KS_TILE_WHITE,
            .icon = picked > 0 ? KS_ICON_CHECK : KS_ICON_NONE
        };
    }
    ks_tiles_draw(page, room, tile, here, page->portrait ? 2 : 4, 1900);
}

void ks_lesson_pick_draw(struct ks_page *page,
                         const struct ks_visit *visit,
                         const struct ks_visit_at *at)
{
    size_t item[KS_QUIZ_ITEMS_MAX], here = 0;
    struct ks_quiz_choice choice = ks_visit_pick_choice(at, visit->pick_type);
    size_t n = ks_pick_items(&choice, item, KS_QUIZ_ITEMS_MAX);
    struct ks_rect room = begin(page, visit, at, type_word(page, at, visit->pick_type),
                                ks_pick_takes_out(&visit->pick, item, n));
    int columns = page->portrait ? 1 : 2;
    int width = room.w / columns - ks_touch_gap(page) - ks_u(page, 280) * 2 - ks_u(page, 900);
    int lines = page->portrait && page->least_px == 0 ? 1 : 2, most = lines == 1 ? 340 : 420;
    /* Room of all lines, less an em that breaks leave empty on each. */
    int ems = (width * 100 / ks_type(page, most) - 100) * lines;
    struct ks_tile tile[KS_PICK_PAGE];
    for (size_t i = visit->page * KS_PICK_PAGE; i < n && here < KS_PICK_PAGE; i++) {
        const struct ks_quiz_item *q = &at->program->quiz.v[item[i]];
        size_t place = ks_pick_place(&visit->pick, item[i]);
        const char *note = ks_arena_printf(page->out->arena, "%s · %s", ks_kind_word(page, q->kind),
                                           ks_channel_word(page, q->channel));
        note = place == 0 ? note
                          : ks_arena_printf(page->out->arena, ks_word(page, "第 %zu 道 · %s"),
                                            place, note);
        tile[here] = (struct ks_tile) { .title = beginning(page, about(page, q), ems),
                                        .note = note,
                                        .tap = ks_tap_n(KS_TAP_CHOICE, here),
                                        .look = place > 0 ? KS_TILE_INK : KS_TILE_FRAMED,
                                        .icon = place > 0 ? KS_ICON_CHECK : KS_ICON_NONE,
                                        .most = most };
        here++;
    }
    ks_tiles_draw(page, room, tile, here, columns, 1900);
}
