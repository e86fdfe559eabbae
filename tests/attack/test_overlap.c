/* However much a card or an alert says, no word of it lies on a tile, on other words or off the
 * glass, and what to do is always there. The worst texts in every template, on panels of each kind,
 * in ordinary and in large type, by real reader, layout and line breaking. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/draw/theme.h"
#include "core/scene/scene.h"
#include "readers/card/md.h"
#include "support/check_main.h"
#include "support/fake_typeset.h"
#include "support/worst_cards.h"

struct box {
    int left, top, right, bottom;
};

/* As it is set: each word rounded by itself. */
static int width_of(const struct ks_draw *d)
{
    int width = 0;
    for (const char *p = d->text; *p != '\0';) {
        size_t n = *p == ' ' ? 1 : strcspn(p, " ");
        width += fake_advance(NULL, d->font, p, n);
        p += n;
    }
    return width;
}

/* What is inked of a line of text: its em box, without a little at each side where marks are
 * trimmed and rings stand close. */
static struct box ink_of(const struct ks_draw *d)
{
    int px = d->font.px, width = width_of(d);
    int top = d->rect.y - px * 88 / 100;
    return (struct box) { d->rect.x + px / 8, top + px / 8, d->rect.x + width - px / 8,
                          top + px - px / 8 };
}

static struct box box_of(struct ks_rect r)
{
    return (struct box) { r.x, r.y, r.x + r.w, r.y + r.h };
}

/* Marks that meet on a line share the empty half of their em. */
static bool compressed(const struct ks_draw *a, const struct ks_draw *b)
{
    return a->rect.y == b->rect.y && abs(a->rect.x - b->rect.x) >= a->font.px / 2 - 1;
}

static bool meet(struct box a, struct box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static bool inside(struct box a, struct box b)
{
    return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
}

static bool is_ring(const struct ks_draw *d)
{
    return d->kind == KS_DRAW_STROKE || d->color == KS_RING_TINT;
}

/* The first fault of what is drawn, in words; NULL: there is none. */
static const char *fault_of(const struct ks_drawlist *list, struct box glass)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct ks_draw *text = &list->v[i];
        if (text->kind != KS_DRAW_TEXT || text->text[0] == '\0') {
            continue;
        }
        struct box ink = ink_of(text);
        if (!inside(ink, glass)) {
            return ks_arena_printf(list->arena, "off the glass: %.60s", text->text);
        }
        for (size_t k = 0; k < list->n; k++) {
            const struct ks_draw *other = &list->v[k];
            if (other->kind == KS_DRAW_TEXT && k < i && meet(ink, ink_of(other)) &&
                !compressed(text, other)) {
                return ks_arena_printf(list->arena, "on other words: %.60s / %.60s", text->text,
                                       other->text);
            }
            if (other->kind == KS_DRAW_TEXT || is_ring(other) || !meet(ink, box_of(other->rect))) {
                continue;
            }
            if (k > i || other->kind != KS_DRAW_FILL || !inside(ink, box_of(other->rect))) {
                return ks_arena_printf(list->arena, "on a shape (%d %d %d %d): %.60s",
                                       other->rect.x, other->rect.y, other->rect.w, other->rect.h,
                                       text->text);
            }
        }
    }
    return NULL;
}

static struct ks_scene_env env_of(const int panel[2], enum ks_text_size size)
{
    return (struct ks_scene_env) { .typeset = &fake_typeset,
                                   .clock = KS_CLOCK_UNKNOWN,
                                   .width = panel[0],
                                   .height = panel[1],
                                   .lang = "zh",
                                   .place = "三号食堂",
                                   .touch = true,
                                   .picture = true,
                                   .text_size = size };
}

static bool draws(const struct ks_drawlist *list, const char *words)
{
    for (size_t i = 0; i < list->n; i++) {
        if (list->v[i].kind == KS_DRAW_TEXT && strstr(list->v[i].text, words) != NULL) {
            return true;
        }
    }
    return false;
}

/* Which faults there are is told at once: a list of them is how one sees the kind. */
static size_t faults;

static void judge(const struct ks_drawlist *list,
                  bool deeds,
                  const int panel[2],
                  bool large,
                  const char *what,
                  const char *shape)
{
    const char *fault = fault_of(list, (struct box) { 0, 0, panel[0], panel[1] });
    if (fault != NULL) {
        printf("%s, %s, %d x %d%s: %s\n", what, shape, panel[0], panel[1], large ? " large" : "",
               fault);
        faults++;
    }
    if (deeds && !draws(list, "96110")) {
        printf("%s, %s, %d x %d%s: no 96110\n", what, shape, panel[0], panel[1],
               large ? " large" : "");
        faults++;
    }
}

START_TEST(no_words_of_a_card_lie_on_others)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    const char *template = ks_template_kind((enum ks_template)_i)->name;
    faults = 0;
    for (size_t s = 0; s < KS_COUNT(worst_shapes); s++) {
        if (strncmp(worst_shapes[s].begin, "##", 2) == 0) {
            continue; /* its three deeds are taken; see the next test */
        }
        struct ks_buf text = worst_card(&worst_shapes[s], template);
        ks_buf_adds(&text, "\n## 停 不转账\n## 打 96110\n");
        const struct ks_card *card =
            ks_card_read("cards/a.md", text.p, text.n, NULL, arena, &problems);
        ks_buf_free(&text);
        for (size_t p = 0; card != NULL && p < KS_COUNT(worst_panels) + 2; p++) {
            struct ks_drawlist list = { .arena = ks_arena_new() };
            const int *panel = worst_panels[p % KS_COUNT(worst_panels)]; /* the first two twice */
            bool large = p == 3 || p >= KS_COUNT(worst_panels);
            struct ks_scene_env env = env_of(panel, large ? KS_TEXT_LARGE : KS_TEXT_NORMAL);
            ks_scene_card(&env, card, &list);
            bool deeds = card->n_blocks < KS_CARD_BLOCKS_MAX; /* else the reader took no more */
            judge(&list, deeds, panel, large, template, worst_shapes[s].name);
            ks_arena_free(list.arena);
        }
    }
    ck_assert_uint_eq(faults, 0);
    ks_arena_free(arena);
}
END_TEST

static const char *again(const char *piece, size_t times, struct ks_arena *arena)
{
    struct ks_buf buf = { 0 };
    for (size_t i = 0; i < times; i++) {
        ks_buf_adds(&buf, piece);
    }
    const char *text = ks_arena_strndup(arena, buf.p == NULL ? "" : buf.p, buf.n);
    ks_buf_free(&buf);
    return text;
}

static const char *const pieces[] = { "不要点链接", "a",
                                      "a ",         "אבג 123 ",
                                      "سلام ",      "👨‍👩‍👧🇨🇳",
                                      "1234567890", "https://example.edu.cn/a-b?c=1",
                                      "，。",       "拨打 96110 核实。" };
static const size_t lengths[] = { 0, 1, 30, 400 };

/* Each field of an alert by itself as long as can be, and all of them. */
START_TEST(no_words_of_an_alert_lie_on_others)
{
    const char *piece = pieces[_i];
    struct ks_arena *arena = ks_arena_new();
    faults = 0;
    for (size_t n = 0; n < KS_COUNT(lengths); n++) {
        for (unsigned fields = 1; fields < 64; fields += fields < 32 ? fields : 31) {
            const char *words = again(piece, lengths[n], arena);
            struct ks_alert alert = {
                .lang = "zh",
                .headline = fields & 1 ? words : "注意新骗局",
                .description = fields & 2 ? words : "今天有同学接到假电话。",
                .instruction = fields & 4
                                   ? ks_arena_printf(arena, "拨打 96110。\n%s。\n%s", words, words)
                                   : "不要点。先核实。打 96110。",
                .sender_name = fields & 8 ? words : "保卫处",
                .event = fields & 16 ? words : "诈骗",
                .web = fields & 32 ? "https://example.edu.cn/" : "",
            };
            for (size_t p = 0; p < KS_COUNT(worst_panels); p++) {
                struct ks_drawlist list = { .arena = ks_arena_new() };
                struct ks_scene_env env = env_of(worst_panels[p], KS_TEXT_NORMAL);
                ks_scene_alert(&env, &alert, &list);
                judge(&list, true, worst_panels[p], false,
                      ks_arena_printf(list.arena, "fields %u, %zu times", fields, lengths[n]),
                      piece);
                ks_arena_free(list.arena);
            }
        }
    }
    ck_assert_uint_eq(faults, 0);
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, no_words_of_a_card_lie_on_others, 0, KS_TEMPLATE_COUNT);
    tcase_add_loop_test(tc, no_words_of_an_alert_lie_on_others, 0, KS_COUNT(pieces));
}

int main(void)
{
    return check_main("overlap", add);
}
