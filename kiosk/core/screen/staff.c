/* The screens that only staff see: the pad for their PIN, their menu. */
#include "core/screen/parts.h"
#include "core/screen/receipt.h"

#include <assert.h>

#include "core/screen/touch.h"

void ks_pin_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    (void)visit;
    const struct ks_staff *staff = at->staff;
    assert(staff->n <= KS_PIN_MAX);
    const char *note = staff->n == 0 ? "　" : "●";
    for (size_t i = 1; i < staff->n; i++) { /* apart, so that they can be counted */
        note = ks_arena_printf(page->out->arena, "%s　●", note);
    }
    if (staff->checking) {
        note = ks_word(page, "正在核对");
    } else if (ks_staff_is_closed(staff, at->now)) {
        note = ks_arena_printf(page->out->arena, ks_word(page, "不对。%d 秒后再试"),
                               ks_staff_seconds(staff, at->now));
    } else if (staff->answer == KS_PIN_EARLY && staff->n == 0) {
        note = ks_word(page, "刚启动，还没读到输错的次数。请稍候再输一次");
    } else if (staff->answer == KS_PIN_UNKEPT && staff->n == 0) {
        note = ks_word(page, "记不下输错的次数，暂时不收密码。请技术员用 kioskctl status 看原因");
    }
    page->tools = false;
    struct ks_rect room = ks_touch_begin_list(page, ks_word(page, "工作人员密码"), note);
    room = ks_touch_foot(page, room, NULL, NULL, 0);
    const char *texts[12];
    struct ks_tap taps[12];
    for (int i = 0; i < 12; i++) { /* 1-9, then erase, 0, enter */
        int digit = i < 9 ? i + 1 : 0;
        texts[i] = ks_arena_printf(page->out->arena, "%d", digit);
        taps[i] = ks_tap_n(KS_TAP_DIGIT, (size_t)digit);
    }
    texts[9] = ks_word(page, "删除");
    taps[9] = ks_tap(KS_TAP_PIN_ERASE);
    texts[11] = ks_word(page, "确定");
    taps[11] = ks_tap(KS_TAP_PIN_ENTER);
    ks_touch_grid(page, room, texts, taps, 12, 3, KS_BUTTON_LIGHT);
}

#define TOLD_MAX 24
struct told { /* sentences, one below the other, all of one size */
    const char *sentence[TOLD_MAX];
    size_t n, strong; /* the first `strong` are bold */
    struct ks_rect room;
};

static void say(struct told *told, const char *sentence)
{
    if (told->n < TOLD_MAX) {
        told->sentence[told->n++] = sentence;
    }
}

/* Composes the sentences of the page with the first `shown` mistakes; with `facts` only where all
 * sentences have room. */
static void compose(const struct ks_page *page,
                    const struct ks_staff_told *all,
                    size_t shown,
                    bool facts,
                    struct told *told)
{
    told->n = 0;
    if (all->over) {
        say(told, ks_word(page, "内容已过期，等待更新。请发布新的一版，再用 U 盘或共享文件夹送来"));
    }
    if (all->n_mistakes > 0) {
        say(told, ks_word(page, "配置文件 kiosk.ini 有要改的地方，写错的没有采用"));
    }
    told->strong = told->n;
    assert(shown <= all->n_mistakes);
    for (size_t i = 0; i < shown; i++) {
        say(told, all->mistakes[i]);
    }
    if (shown < all->n_mistakes) {
        say(told, ks_word(page, "其余的用 kioskctl status 看"));
    }
    for (size_t i = 0; facts && i < all->n_facts; i++) {
        say(told, all->facts[i]);
    }
}

/* The height of all sentences at this text size; draws them too if `draw`. */
static int set_told(struct ks_page *page, const struct told *told, int px, bool draw)
{
    int y = told->room.y;
    for (size_t i = 0; i < told->n; i++) {
        struct ks_spans spans = ks_page_plain(page, told->sentence[i]);
        struct ks_text_style style = i < told->strong
                                         ? ks_style(page, KS_BODY, KS_BOLD, KS_INK)
                                         : ks_style(page, KS_BODY, KS_REGULAR, KS_SLATE);
        style.px = px;
        struct ks_text text = ks_text_set(page, &spans, style, told->room.w);
        if (draw) {
            ks_text_draw(page, &text, told->room.x, y);
        }
        y += text.height + px / 3;
    }
    return y - told->room.y;
}

/* Draws the sentences as large as they fit; if they do not fit at the smallest size, the less
 * important ones are left out. */
static void draw_told(struct ks_page *page, const struct ks_staff_told *all, struct ks_rect room)
{
    struct told told = { .room = room };
    int px = ks_style(page, KS_BODY, KS_REGULAR, KS_SLATE).px, least = ks_u(page, KS_SMALLEST);
    assert(all->n_facts <= TOLD_MAX - 3);
    /* Besides two headings and the line that says where the others are. */
    size_t most = TOLD_MAX - 3 - all->n_facts;
    size_t shown = all->n_mistakes < most ? all->n_mistakes : most;
    bool facts = true;
    least = least < page->least_px ? page->least_px : least;
    compose(page, all, shown, facts, &told);
    while ((facts || shown > 0) && set_told(page, &told, least, false) > room.h) {
        shown -= !facts;
        facts = false;
        compose(page, all, shown, facts, &told);
    }
    while (px > least && set_told(page, &told, px, false) > room.h) {
        px = px * 15 / 16 < least ? least : px * 15 / 16;
    }
    (void)set_told(page, &told, px, true);
}

static void
add(const char *texts[4], struct ks_tap taps[4], size_t *n, const char *text, struct ks_tap tap)
{
    texts[*n] = text;
    taps[(*n)++] = tap;
}

void ks_staff_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    page->tools = false;
    struct ks_rect room = ks_touch_begin(page, ks_word(page, "工作人员"), "");
    room = ks_touch_foot(page, room, NULL, NULL, 0);
    const char *texts[4];
    struct ks_tap taps[4];
    size_t n = 0;
    if (visit->import == KS_MENU_DECISION) {
        add(texts, taps, &n, ks_word(page, "有改动等您确认"), ks_tap_open(KS_VISIT_IMPORT));
    }
    add(texts, taps, &n,
        at->staff->neutral ? ks_word(page, "恢复播放") : ks_word(page, "马上换成中性画面"),
        ks_tap(KS_TAP_NEUTRAL));
    add(texts, taps, &n, ks_word(page, "本机换成英文"), ks_tap(KS_TAP_DEVICE_LANGUAGE));
    add(texts, taps, &n, ks_word(page, "课堂模式"), ks_tap_open(KS_VISIT_LESSON));
    if (visit->import == KS_MENU_RESULT) {
        add(texts, taps, &n, ks_word(page, "导入结果"), ks_tap_open(KS_VISIT_IMPORT));
    }
    struct ks_rect lines = room;
    if (page->portrait) {
        int top = ks_touch_column(page, room, texts, taps, n, KS_BUTTON_DARK);
        lines.h = top - room.y;
    } else {
        struct ks_rect left = room;
        left.w = room.w / 2;
        ks_touch_column(page, left, texts, taps, n, KS_BUTTON_DARK);
        lines.x += left.w + ks_u(page, 400);
        lines.w -= left.w + ks_u(page, 400);
    }
    if (page->env->told != NULL) {
        draw_told(page, page->env->told, lines);
    }
}

void ks_import_draw(struct ks_page *page,
                    const struct ks_visit *visit,
                    const struct ks_visit_at *at)
{
    const struct ks_receipt *receipt = at->staff->receipt;
    page->tools = false;
    if (receipt == NULL) { /* the receipt was replaced while "still there?" was on the screen */
        const char *const back[] = { ks_word(page, "返回") };
        const struct ks_tap tap[] = { ks_tap(KS_TAP_BACK) };
        struct ks_rect empty = ks_touch_begin(page, ks_word(page, "导入结果"), "");
        (void)ks_touch_foot(page, empty, back, tap, 1);
        return;
    }
    char time[KS_CIVIL_TEXT];
    ks_civil_format(receipt->time, time);
    const char *note =
        ks_arena_printf(page->out->arena, "%s · %.10s %.5s", receipt->source, time, time + 11);
    struct ks_rect room =
        ks_touch_begin(page, ks_word(page, "导入结果"), page->portrait ? note : "");
    if (!page->portrait) { /* beside the heading, because the lines need the height */
        struct ks_text_style style = ks_style(page, KS_LABEL, KS_REGULAR, KS_SLATE);
        int x = room.x + room.w - ks_line_width(page, note, style);
        ks_line_draw(page, note, style, x, room.y - ks_u(page, 900));
    }
    size_t pages = ks_receipt_pages(receipt), n = 0;
    const char *texts[4];
    struct ks_tap taps[4];
    texts[n] = ks_word(page, "返回");
    taps[n++] = ks_tap(KS_TAP_BACK);
    if (pages > 1) {
        texts[n] = ks_word(page, "上一页");
        taps[n++] = ks_tap(KS_TAP_EARLIER);
        texts[n] = ks_word(page, "下一页");
        taps[n++] = ks_tap(KS_TAP_LATER);
    }
    if (at->staff->import == KS_IMPORT_WAITS) {
        texts[n] = ks_word(page, "预览");
        taps[n++] = ks_tap_open(KS_VISIT_PREVIEW);
    }
    room = ks_touch_foot(page, room, texts, taps, n);
    bool decided = receipt->outcome == KS_OUTCOME_PENDING && at->staff->import != KS_IMPORT_WAITS;
    ks_receipt_draw(page, receipt, decided, visit->page, room);
}
