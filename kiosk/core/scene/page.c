/* A page that is drawn: its measures, styles and words, with facts filled in (see page.h). */
#include "core/scene/page.h"

#include <assert.h>
#include <string.h>

#include "core/draw/measured.h"

#define PITCH_BODY 150
#define PITCH_HEADLINE 128

struct ks_scene_env ks_page_world(const struct ks_scene_env *env, const struct ks_drawlist *out)
{
    struct ks_scene_env world = *env;
    world.typeset = ks_measured_of(env->typeset, out->arena);
    return world;
}

struct ks_page ks_page_begin(const struct ks_scene_env *env, struct ks_drawlist *out)
{
    struct ks_page page = { .env = env, .out = out };
    assert(env->width > 0 && env->height > 0);
    page.portrait = env->height > env->width;
    page.lang = ks_lang_of(env->lang);
    page.card_lang = ks_lang_tag(KS_LANG_ZH);
    page.margin = ks_u(&page, 500);
    page.reach = ks_reach_of(&env->mount, env->width, env->height);
    if (env->text_size == KS_TEXT_LARGE) {
        page.least_px = page.reach.em;
        page.least_px = ks_type(&page, KS_SMALLEST);
    }
    return page;
}

const char *ks_word(const struct ks_page *page, const char *zh)
{
    return page->env->words != NULL ? page->env->words(page->lang, zh) : zh;
}

int ks_u(const struct ks_page *page, int hundredths)
{
    int side = page->env->width < page->env->height ? page->env->width : page->env->height;
    int px = side * hundredths / 9000;
    assert(hundredths >= 0);
    return px < 1 ? 1 : px;
}

int ks_type(const struct ks_page *page, int hundredths)
{
    int px = ks_u(page, page->env->text_size == KS_TEXT_LARGE ? hundredths * KS_LARGER / 100
                                                              : hundredths);
    assert(px > 0 && page->least_px >= 0);
    return px < page->least_px ? page->least_px : px;
}

struct ks_text_style
ks_style(const struct ks_page *page, int hundredths, enum ks_weight weight, uint32_t color)
{
    return (struct ks_text_style) { .px = ks_type(page, hundredths),
                                    .bold = weight == KS_BOLD,
                                    .color = color,
                                    .alarm = KS_RED,
                                    .ring = KS_RED,
                                    .number = KS_WHITE,
                                    .pitch = hundredths >= 600 ? PITCH_HEADLINE : PITCH_BODY };
}

struct ks_spans ks_page_spans(const struct ks_page *page, const struct ks_spans *spans)
{
    const struct ks_scene_env *env = page->env;
    struct ks_spans out = { ks_arena_array(page->out->arena, spans->n + 1, sizeof *out.v),
                            spans->n };
    for (size_t i = 0; i < spans->n; i++) {
        out.v[i] = spans->v[i];
        if (out.v[i].style != KS_SPAN_FACT) {
            continue;
        }
        int32_t day = ks_clock_knows_date(env->clock) ? ks_civil_date(env->now) : KS_DATE_NONE;
        const struct ks_fact *fact =
            env->facts == NULL ? NULL : ks_facts_on(env->facts, ks_str_of(out.v[i].text), day);
        out.v[i].style = KS_SPAN_STRONG;
        out.v[i].text = fact == NULL ? "—" : ks_fact_in(fact, ks_lang_of(page->card_lang));
    }
    return out;
}

const char *ks_page_text(const struct ks_page *page, const char *text)
{
    const struct ks_scene_env *env = page->env;
    int32_t day = ks_clock_knows_date(env->clock) ? ks_civil_date(env->now) : KS_DATE_NONE;
    return ks_facts_fill(env->facts, text, day, ks_lang_of(page->card_lang), page->out->arena);
}

struct ks_spans ks_page_plain(const struct ks_page *page, const char *text)
{
    struct ks_spans spans = { ks_arena_array(page->out->arena, 1, sizeof *spans.v), 1 };
    spans.v[0] = (struct ks_span) { KS_SPAN_PLAIN, text };
    return spans;
}

const char *ks_name_short(const struct ks_page *page, const char *name)
{
    enum { MOST = 72, BEGIN = 48, END = 15 }; /* bytes: 24 hanzi */
    size_t n = strlen(name);
    if (n <= MOST) {
        return name;
    }
    size_t end = n - END;
    assert(end > BEGIN && end <= n);
    while ((name[end] & 0xC0) == 0x80) { /* not inside a character */
        end++;
    }
    return ks_arena_printf(page->out->arena, "%.*s…%s", (int)ks_utf8_prefix(name, n, BEGIN), name,
                           name + end);
}
