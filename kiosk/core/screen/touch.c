/* The pieces of touch screens: buttons with their targets, heading, foot (see touch.h). */
#include "core/screen/touch.h"

#include <assert.h>
#include <string.h>

#include "core/scene/frame.h"

#define FOOT 950 /* hundredths of u */
#define FOOT_BUTTONS 8
#define TALL 1600
#define TOOL 1200
#define TOOL_LETTERS 1500
#define LINE_PITCH 125

static const struct {
    uint32_t ground, text;
    enum ks_weight weight;
} looks[] = { [KS_BUTTON_DARK] = { KS_INK, KS_WHITE, KS_BOLD },
              [KS_BUTTON_CALM] = { KS_TEAL, KS_WHITE, KS_BOLD },
              [KS_BUTTON_LIGHT] = { KS_WHITE, KS_INK, KS_REGULAR } };

static int larger(int a, int b)
{
    return a > b ? a : b;
}

int ks_touch_gap(const struct ks_page *page)
{
    return larger(ks_u(page, 250), page->reach.gap);
}

int ks_touch_tool(const struct ks_page *page, int hundredths)
{
    int text = ks_type(page, KS_SMALLEST) * 4 + ks_u(page, 200);
    return larger(page->reach.target, larger(ks_u(page, hundredths), text));
}

/* The least height of a button: two lines of the smallest type and a little air, or an answer's
 * reach. */
static int least_height(const struct ks_page *page)
{
    int text = ks_type(page, KS_SMALLEST) * LINE_PITCH * 2 / 100 + ks_u(page, 100);
    return larger(page->reach.answer, text);
}

static void button(struct ks_page *page,
                   struct ks_rect rect,
                   const char *text,
                   struct ks_tap tap,
                   enum ks_button look,
                   bool centred)
{
    int pad = ks_u(page, centred ? 100 : 250);
    ks_draw_fill(page->out, rect, looks[look].ground, ks_u(page, 180));
    if (looks[look].ground == KS_WHITE) {
        ks_draw_stroke(page->out, rect, KS_MIST, ks_u(page, 180), ks_u(page, 25));
    }
    int size = centred && look == KS_BUTTON_LIGHT ? 380 : 500; /* of a tool: smaller */
    struct ks_text_style style = ks_style(page, size, looks[look].weight, looks[look].text);
    style.pitch = LINE_PITCH;
    struct ks_spans spans = ks_page_plain(page, ks_page_text(page, text));
    struct ks_rect room = { rect.x + pad, rect.y, rect.w - 2 * pad, rect.h - ks_u(page, 100) };
    struct ks_text set = ks_text_fit_edge(page, &spans, style, room, rect, 2);
    int x = centred ? rect.x + (rect.w - set.width) / 2 : rect.x + pad;
    ks_text_draw(page, &set, x, rect.y + (rect.h - set.height) / 2);
    ks_draw_target(page->out, rect, tap);
}

int ks_touch_reading(const struct ks_page *page)
{
    size_t n = page->out->n_targets, most = KS_READ_FOOT - KS_READ_TARGETS - 1;
    int group = KS_READ_TARGETS + (int)(n < most ? n : most);
    assert(group >= KS_READ_TARGETS && group < KS_READ_FOOT);
    return group;
}

void ks_touch_button(struct ks_page *page,
                     struct ks_rect rect,
                     const char *text,
                     struct ks_tap tap,
                     enum ks_button look)
{
    int reading = page->out->reading;
    page->out->reading = ks_touch_reading(page);
    button(page, rect, text, tap, look, false);
    page->out->reading = reading;
}

/* What stands between the heading and what is touched: something to read, whose height may be too
 * dear for a note of its own line; or nothing, since hands reach no higher. */
enum heading_room { HEADING_SHARES, HEADING_DEAR, HEADING_ALONE };

/* Sets the heading on one line if that makes it at most a quarter smaller, or as small as words are
 * if there is little room: what stands below needs it. */
static struct ks_text
heading(struct ks_page *page, const char *title, int width, enum heading_room above)
{
    int most = page->portrait ? 900 : page->least_px > 0 ? 750 : 850;
    int height = page->least_px > 0 ? 3000 : 2400;
    if (above == HEADING_ALONE) {
        most = page->least_px > 0 ? 1000 : page->portrait ? 1250 : 1350;
    }
    struct ks_text_style style = ks_style(page, most, KS_BOLD, KS_INK);
    style.balance = true;
    struct ks_spans spans = ks_page_plain(page, title);
    struct ks_text text = ks_text_fit(page, &spans, style, ks_u(page, KS_BODY), width,
                                      ks_u(page, above == HEADING_ALONE ? 3400 : height), 2);
    int least = page->tight ? ks_type(page, KS_BODY) : style.px * 3 / 4;
    for (int px = style.px; text.paragraph.n_lines > 1 && px > least; px--) {
        struct ks_text_style smaller = style;
        smaller.px = px;
        struct ks_text line = ks_text_set(page, &spans, smaller, width);
        if (px >= page->least_px && line.paragraph.n_lines == 1) {
            return line;
        }
    }
    return text;
}

/* In landscape the note stands beside a heading of one line if both fit. */
static bool
note_beside(struct ks_page *page, const struct ks_text *text, const char *note, struct ks_rect room)
{
    struct ks_text_style quiet = ks_style(page, KS_BODY, KS_REGULAR, KS_SLATE);
    int x = text->width + ks_u(page, 300), width = ks_line_width(page, note, quiet);
    if (page->portrait || text->paragraph.n_lines != 1 || text->width == 0 || x + width > room.w) {
        return false;
    }
    /* on one baseline, nearly */
    ks_line_draw(page, note, quiet, room.x + x,
                 room.y + text->height - ks_u(page, 100) - quiet.px * quiet.pitch / 100);
    return true;
}

static struct ks_rect
begin(struct ks_page *page, const char *title, const char *note, enum heading_room asked)
{
    struct ks_rect room = ks_frame_draw(page, KS_PAPER, KS_SHADE_LIGHT);
    /* at its largest, with its note, it ends above the first target */
    bool high = page->reach.top - room.y >= ks_u(page, page->portrait ? 5000 : 2500);
    bool dear = page->least_px > 0 && !page->portrait; /* large type needs the height below */
    enum heading_room above = asked != HEADING_ALONE || (high && !dear) ? asked : HEADING_SHARES;
    page->out->reading = KS_READ_HEADING;
    struct ks_text text = heading(page, title, room.w, above);
    int y = room.y;
    if (*title != '\0') {
        ks_text_draw(page, &text, room.x, room.y);
        y += text.height;
    }
    if (*note != '\0' && above != HEADING_ALONE && note_beside(page, &text, note, room)) {
        y += ks_u(page, 100);
    } else if (*note != '\0' && above != HEADING_DEAR) {
        int size = above == HEADING_ALONE ? 680 : KS_BODY;
        struct ks_text_style quiet = ks_style(page, size, KS_REGULAR, KS_SLATE);
        struct ks_spans line = ks_page_plain(page, note);
        struct ks_text set =
            ks_text_fit(page, &line, quiet, ks_u(page, KS_SMALLEST), room.w, ks_u(page, 1200), 2);
        ks_text_draw(page, &set, room.x, y + ks_u(page, 100));
        y += set.height + ks_u(page, 100);
    }
    y += ks_u(page, 300);
    int bottom = room.y + room.h - ks_u(page, 300);
    bottom = bottom > page->reach.bottom ? page->reach.bottom : bottom;
    room.h = bottom - y;
    room.y = y;
    page->out->reading = KS_READ_BODY;
    return room;
}

struct ks_rect ks_touch_begin(struct ks_page *page, const char *title, const char *note)
{
    return begin(page, title, note, HEADING_SHARES);
}

struct ks_rect ks_touch_begin_beside(struct ks_page *page, const char *title, const char *note)
{
    return begin(page, title, note, HEADING_DEAR);
}

struct ks_rect ks_touch_begin_list(struct ks_page *page, const char *title, const char *note)
{
    return begin(page, title, note, HEADING_ALONE);
}

const char *ks_chinese_mark(const struct ks_page *page, const struct ks_card *card)
{
    bool own = card != NULL && ks_card_lang(card) != KS_LANG_ZH;
    return page->lang != KS_LANG_ZH && !own ? ks_word(page, "只有中文") : "";
}

struct ks_grid
ks_touch_layout(const struct ks_page *page, struct ks_rect room, size_t n, int columns, int tall)
{
    int gap = ks_touch_gap(page), height = tall, least = least_height(page);
    assert(n > 0 && columns > 0);
    int rows = ((int)n + columns - 1) / columns, bottom = room.y + room.h;
    int top = larger(room.y, page->reach.top);
    /* More rows than fit into easy reach: go up to the limit of reach. */
    if (rows * (least + gap) - gap > bottom - top) {
        top = larger(room.y, page->reach.limit);
    }
    /* Still too many: put the rows closer together, down to the least gap. */
    if (rows * (least + gap) - gap > bottom - top) {
        gap = larger(page->reach.gap, ks_u(page, 100));
    }
    if (rows * (least + gap) - gap > bottom - top && columns < (int)n) {
        return ks_touch_layout(page, room, n, columns + 1, tall);
    }
    while (height > least && rows * (height + gap) - gap > bottom - top) {
        height--;
    }
    int used = rows * (height + gap) - gap;
    int y = page->portrait || top + used > bottom ? bottom - used : top;
    return (struct ks_grid) { { room.x, y, (room.w - (columns - 1) * gap) / columns, height },
                              gap,
                              columns };
}

struct ks_rect ks_grid_cell(const struct ks_grid *grid, size_t i)
{
    struct ks_rect cell = grid->first;
    assert(grid->columns > 0);
    cell.x += (int)i % grid->columns * (cell.w + grid->gap);
    cell.y += (int)i / grid->columns * (cell.h + grid->gap);
    return cell;
}

int ks_touch_grid(struct ks_page *page,
                  struct ks_rect room,
                  const char *const *texts,
                  const struct ks_tap *taps,
                  size_t n,
                  int columns,
                  enum ks_button look)
{
    struct ks_grid grid = ks_touch_layout(page, room, n, columns, ks_u(page, TALL));
    for (size_t i = 0; i < n; i++) {
        ks_touch_button(page, ks_grid_cell(&grid, i), texts[i], taps[i], look);
    }
    return grid.first.y;
}

int ks_touch_column(struct ks_page *page,
                    struct ks_rect room,
                    const char *const *texts,
                    const struct ks_tap *taps,
                    size_t n,
                    enum ks_button look)
{
    return ks_touch_grid(page, room, texts, taps, n, 1, look);
}

static int tool_width(const struct ks_page *page)
{
    return ks_touch_tool(page,
                         ks_lang_writing(page->lang) == KS_WRITING_HANZI ? TOOL : TOOL_LETTERS);
}

/* Draws the buttons for language and large type at `x`; returns where they end. */
static int draw_tools(struct ks_page *page, int x, int y, int height)
{
    if (!page->tools) {
        return x;
    }
    int gap = ks_touch_gap(page), width = tool_width(page);
    struct ks_rect rect = { x, y, width, height };
    button(page, rect, ks_lang_button(ks_lang_after(page->lang, 1)), ks_tap(KS_TAP_LANGUAGE),
           KS_BUTTON_LIGHT, true);
    rect.x += width + gap;
    button(page, rect,
           page->env->text_size == KS_TEXT_LARGE ? ks_word(page, "小字") : ks_word(page, "大字"),
           ks_tap(KS_TAP_LARGE), KS_BUTTON_LIGHT, true);
    return rect.x + width + gap;
}

/* Parts `all` pixels into a button each: equal ones, but where that would break a word of letters
 * each as wide as its widest word, and of what is left the same. */
static void part_foot(struct ks_page *page, const char *const *texts, size_t n, int all, int *width)
{
    struct ks_text_style style = ks_style(page, KS_SMALLEST, KS_BOLD, KS_INK);
    int sum = 0, most = 0;
    for (size_t i = 0; i < n; i++) {
        width[i] = page->reach.target;
        for (const char *p = texts[i]; *p != '\0'; p += strspn(p, " ")) {
            size_t length = strcspn(p, " ");
            const char *word = ks_arena_strndup(page->out->arena, p, length);
            int wide = ks_line_width(page, word, style) + 2 * ks_u(page, 30);
            width[i] = larger(width[i], wide);
            p += length;
        }
        sum += width[i];
        most = larger(most, width[i]);
    }
    bool equal =
        ks_lang_writing(page->lang) == KS_WRITING_HANZI || most * (int)n <= all || sum > all;
    for (size_t i = 0; i < n; i++) {
        width[i] = equal ? all / (int)n : width[i] + (all - sum) / (int)n;
    }
}

/* Draws the foot: the screen's own buttons, the tools, and 结束 at the end; in portrait in two rows
 * if there are many. */
struct ks_rect ks_touch_foot(struct ks_page *page,
                             struct ks_rect room,
                             const char *const *texts,
                             const struct ks_tap *taps,
                             size_t n)
{
    int gap = ks_touch_gap(page), leave = ks_touch_tool(page, KS_LEAVE);
    leave = n == 0 && !page->tools ? room.w / 4 : leave; /* alone it is not lost in its corner */
    int line = ks_type(page, KS_SMALLEST) * LINE_PITCH * 2 / 100 + ks_u(page, 100);
    int height = larger(larger(page->reach.target, ks_u(page, FOOT)), line);
    int y = room.y + room.h - height;
    int tools = page->tools ? 2 * (tool_width(page) + gap) : 0;
    bool two_rows = page->portrait && n > 1;
    int mine = two_rows ? room.w + gap : room.w - leave - tools;
    int width[FOOT_BUTTONS], x = room.x;
    assert(n <= FOOT_BUTTONS);
    part_foot(page, texts, n, mine - (int)n * gap, width);
    assert(page->out->reading < KS_READ_FOOT); /* the foot comes last, and once */
    page->out->reading = KS_READ_FOOT;
    for (size_t i = 0; i < n; i++) {
        struct ks_rect rect = { x, two_rows ? y - height - gap : y, width[i], height };
        x += width[i] + gap;
        button(page, rect, texts[i], taps[i], i + 1 == n ? KS_BUTTON_CALM : KS_BUTTON_DARK, true);
    }
    page->out->reading = KS_READ_TOOLS;
    draw_tools(page, two_rows || n == 0 ? room.x : room.x + mine, y, height);
    button(page, (struct ks_rect) { room.x + room.w - leave, y, leave, height },
           ks_word(page, "结束"), ks_tap(KS_TAP_LEAVE), KS_BUTTON_LIGHT, true);
    page->out->reading = KS_READ_BODY;
    room.h -= (two_rows ? 2 * height + gap : height) + ks_u(page, KS_FOOT_AIR);
    return room;
}

void ks_touch_end(struct ks_page *page)
{
    struct ks_drawlist *out = page->out;
    ks_draw_sort_targets(out);
    size_t i = ks_focus_at(&page->focus, out->target, out->n_targets);
    if (i < out->n_targets) {
        struct ks_rect r = out->target[i].rect;
        int amber = ks_u(page, 70), ink = ks_u(page, 35), all = amber + ink;
        r = (struct ks_rect) { r.x - all, r.y - all, r.w + 2 * all, r.h + 2 * all };
        ks_draw_stroke(out, r, KS_INK, ks_u(page, 180) + all, ink);
        r = (struct ks_rect) { r.x + ink, r.y + ink, r.w - 2 * ink, r.h - 2 * ink };
        ks_draw_stroke(out, r, KS_AMBER, ks_u(page, 180) + amber, amber);
    }
}
