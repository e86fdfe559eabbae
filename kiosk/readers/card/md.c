/* A card from its text: encoding, front matter, body, and what the template must have. */
#include "readers/card/md.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "core/text/content_names.h"
#include "readers/card/parts.h"
#include "readers/text/encoding.h"
#include "readers/when/dates.h"

static void problem_with(struct ks_card_source *source,
                         enum ks_problem_code code,
                         const struct ks_card_value *value,
                         struct ks_arg arg)
{
    struct ks_place_in_file at = { source->file, 0, 0 };
    if (value != NULL && value->given) {
        at = ks_card_place(source, (size_t)(value->text.p - source->text.p));
    }
    ks_problems_add(source->problems, code, at, KS_ARGS(arg));
}

static void
problem(struct ks_card_source *source, enum ks_problem_code code, const struct ks_card_value *value)
{
    problem_with(source, code, value, (struct ks_arg) { 0 });
}

static size_t count(const struct ks_card *card, enum ks_block_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < card->n_blocks; i++) {
        n += card->blocks[i].kind == kind ? 1 : 0;
    }
    return n;
}

static bool has_word(const char *text, struct ks_str word)
{
    while (*text != '\0' && strncmp(text, word.p, word.n) != 0) {
        text++;
    }
    return *text != '\0';
}

/* Whether a panel's title has one of the words that the template looks for. */
static bool is_titled(const char *title, enum ks_template template)
{
    struct ks_str rest = ks_str_of(ks_template_kind(template)->titles), word;
    while (ks_str_cut(&rest, '|', &word)) {
        if (has_word(title, word)) {
            return true;
        }
    }
    return false;
}

static enum ks_template guess_panel(const struct ks_card *card)
{
    for (size_t i = 0; i < card->n_blocks; i++) {
        bool panel = card->blocks[i].kind == KS_BLOCK_PANEL;
        for (unsigned k = 0; panel && k < KS_TEMPLATE_COUNT; k++) {
            if (is_titled(card->blocks[i].speaker, (enum ks_template)k)) {
                return (enum ks_template)k;
            }
        }
    }
    return KS_TEMPLATE_NOTICE;
}

static enum ks_template guess_template(const struct ks_card *card)
{
    size_t panels = count(card, KS_BLOCK_PANEL);
    if (panels > 0) {
        return panels > 1 ? KS_TEMPLATE_TWIN : guess_panel(card);
    }
    if (count(card, KS_BLOCK_SCRIPT) > 1) {
        return KS_TEMPLATE_CHAT;
    }
    return count(card, KS_BLOCK_ENTRY) > 0 ? KS_TEMPLATE_CHECKLIST : KS_TEMPLATE_HEADLINE;
}

/* Every template that needs one of these (1u << enum ks_template_needs), as the office calls it. */
static struct ks_arg templates_with(const struct ks_card_source *source, unsigned needs)
{
    const char *names[KS_TEMPLATE_COUNT];
    size_t n = 0;
    for (unsigned i = 0; i < KS_TEMPLATE_COUNT; i++) {
        const struct ks_template_kind *kind = ks_template_kind((enum ks_template)i);
        struct ks_str rest = ks_str_of(kind->words), word;
        (void)ks_str_cut(&rest, '|', &word);
        if ((needs >> kind->needs & 1u) != 0) {
            names[n++] = ks_arena_strndup(source->arena, word.p, word.n);
        }
    }
    return ks_arg_names(names, n, source->arena);
}

static void take_template(struct ks_card_source *source,
                          const struct ks_card_value *value,
                          struct ks_card *card)
{
    card->template = KS_TEMPLATE_COUNT;
    if (!value->given || ks_template_of(value->text, &card->template)) {
        return;
    }
    problem_with(source, KS_PROBLEM_CARD_UNKNOWN_TEMPLATE, value, templates_with(source, ~0u));
}

static void
take_lang(struct ks_card_source *source, const struct ks_card_value *value, struct ks_card *card)
{
    struct ks_fold folded;
    enum ks_lang lang = KS_LANG_ZH;
    bool known = !value->given || (ks_fold(value->text, &folded) && ks_fold_lang(&folded, &lang));
    card->lang = ks_lang_tag(lang);
    if (!known) {
        problem(source, KS_PROBLEM_CARD_UNKNOWN_LANG, value);
    }
}

/* Reads one end of `valid`; an empty end is open. */
static bool read_end(struct ks_str text, int32_t *date)
{
    *date = KS_DATE_NONE;
    struct ks_str trimmed = ks_str_trim(text);
    for (size_t i = 0; i < 2; i++) {
        struct ks_str tail = ks_str_of(i == 0 ? "起" : "止");
        if (trimmed.n >= tail.n && memcmp(trimmed.p + trimmed.n - tail.n, tail.p, tail.n) == 0) {
            trimmed.n -= tail.n;
        }
    }
    enum ks_date_reading reading = trimmed.n == 0 ? KS_DATE_OPEN : ks_date_read(trimmed, 0, date);
    *date = reading == KS_DATE_EXACT ? *date : KS_DATE_NONE;
    return reading == KS_DATE_EXACT || reading == KS_DATE_OPEN;
}

static void
take_valid(struct ks_card_source *source, const struct ks_card_value *value, struct ks_card *card)
{
    static const char *const signs[] = { "..", "至", "到", "~", "～", "—" };
    struct ks_str first = value->text, second = { "", 0 };
    for (size_t i = 0; value->given && i < KS_COUNT(signs) && second.n == 0; i++) {
        size_t n = strlen(signs[i]);
        for (size_t at = 0; at + n <= value->text.n; at++) {
            if (memcmp(value->text.p + at, signs[i], n) == 0) {
                first.n = at;
                second = (struct ks_str) { value->text.p + at + n, value->text.n - at - n };
                i = KS_COUNT(signs) - 1;
                break;
            }
        }
    }
    bool good = read_end(first, &card->valid_from);
    good = read_end(second, &card->valid_until) && good;
    bool turned = card->valid_from != KS_DATE_NONE && card->valid_until != KS_DATE_NONE &&
                  card->valid_until < card->valid_from;
    if (!good || turned) {
        problem(source, turned ? KS_PROBLEM_CARD_NEVER_VALID : KS_PROBLEM_CARD_BAD_VALID, value);
    }
}

/* Makes a headline of what the card has, so that it can be shown. */
static bool find_headline(struct ks_card_source *source, struct ks_card *card)
{
    const struct ks_block *first = card->n_blocks > 0 ? &card->blocks[0] : NULL;
    if (card->headline.n > 0) {
        return true;
    }
    if (*card->title == '\0' && first == NULL) {
        problem(source, KS_PROBLEM_CARD_EMPTY, NULL);
        return false;
    }
    ks_problems_add(source->problems, KS_PROBLEM_CARD_NO_HEADLINE,
                    (struct ks_place_in_file) { source->file, first == NULL ? 1 : first->line, 0 },
                    KS_NO_ARGS);
    if (*card->title != '\0') {
        struct ks_span *span = ks_arena_array(source->arena, 1, sizeof *span);
        *span = (struct ks_span) { KS_SPAN_PLAIN, card->title };
        card->headline = (struct ks_spans) { span, 1 };
        return true;
    }
    card->headline = first->text;
    if (card->headline.n == 0) { /* a panel or an action with a title only */
        struct ks_span *span = ks_arena_array(source->arena, 1, sizeof *span);
        *span = (struct ks_span) { KS_SPAN_PLAIN, first->speaker };
        card->headline = (struct ks_spans) { span, 1 };
    }
    return true;
}

static void check_twin(struct ks_card_source *source, const struct ks_card *card)
{
    size_t genuine = 0, scam = 0;
    for (size_t i = 0; i < card->n_blocks; i++) {
        bool panel = card->blocks[i].kind == KS_BLOCK_PANEL;
        genuine += panel && card->blocks[i].genuine ? 1 : 0;
        scam += panel && !card->blocks[i].genuine ? 1 : 0;
    }
    if (genuine != 1 || scam != 1) {
        problem(source, KS_PROBLEM_CARD_TWIN, NULL);
    }
}

static void check_template(struct ks_card_source *source, const struct ks_card *card)
{
    size_t panels = count(card, KS_BLOCK_PANEL);
    switch (ks_template_kind(card->template)->needs) {
    case KS_NEEDS_TWO_PANELS:
        check_twin(source, card);
        break;
    case KS_NEEDS_TALK:
        if (count(card, KS_BLOCK_SCRIPT) == 0) {
            problem_with(source, KS_PROBLEM_CARD_NO_SCRIPT, NULL,
                         templates_with(source, 1u << KS_NEEDS_TALK));
        }
        break;
    case KS_NEEDS_PANEL:
        if (panels != 1) {
            problem_with(source,
                         panels == 0 ? KS_PROBLEM_CARD_NO_PANEL : KS_PROBLEM_CARD_MANY_PANELS, NULL,
                         templates_with(source, 1u << KS_NEEDS_PANEL));
        }
        break;
    case KS_NEEDS_ENTRIES:
        if (*card->sheet_path == '\0' &&
            count(card, KS_BLOCK_ENTRY) + count(card, KS_BLOCK_SCRIPT) == 0) {
            problem(source, KS_PROBLEM_CARD_NO_ENTRIES, NULL);
        }
        break;
    case KS_NEEDS_NOTHING:
        break;
    }
}

static const struct ks_card *read_text(struct ks_card_source *source, const char *path)
{
    struct ks_card_front front;
    struct ks_card *card = ks_arena_alloc(source->arena, sizeof *card);
    ks_card_front_read(source, &front);
    *card = (struct ks_card) { .path = ks_arena_strdup(source->arena, path),
                               .title = ks_card_front_text(source, &front.v[KS_FRONT_TITLE]),
                               .type = ks_card_front_text(source, &front.v[KS_FRONT_TYPE]),
                               .qr = ks_card_front_text(source, &front.v[KS_FRONT_QR]),
                               .source = ks_card_front_text(source, &front.v[KS_FRONT_SOURCE]),
                               .picture = ks_card_front_text(source, &front.v[KS_FRONT_PICTURE]),
                               .sheet_path = ks_card_front_text(source, &front.v[KS_FRONT_SHEET]),
                               .channels = ks_card_front_text(source, &front.v[KS_FRONT_CHANNELS]),
                               .phases = ks_card_front_text(source, &front.v[KS_FRONT_PHASES]) };
    take_template(source, &front.v[KS_FRONT_TEMPLATE], card);
    take_lang(source, &front.v[KS_FRONT_LANG], card);
    take_valid(source, &front.v[KS_FRONT_VALID], card);
    ks_card_body_read(source, &front, card);
    if (!find_headline(source, card)) {
        return NULL;
    }
    if (card->template == KS_TEMPLATE_COUNT) {
        card->template = guess_template(card);
    }
    if (*card->title == '\0') {
        card->title = ks_spans_text(&card->headline, source->arena);
    }
    check_template(source, card);
    ks_card_alert_read(source, &front, card);
    return card;
}

const struct ks_card *ks_card_read(const char *path,
                                   const char *bytes,
                                   size_t n,
                                   const struct ks_zone *zone,
                                   struct ks_arena *arena,
                                   struct ks_problems *problems)
{
    struct ks_card_source source = { .file = ks_arena_printf(arena, KS_AT_ASSETS "/%s", path),
                                     .arena = arena,
                                     .problems = problems,
                                     .zone = zone };
    if (n > KS_CARD_BYTES_MAX) {
        problem(&source, KS_PROBLEM_CARD_TOO_BIG, NULL);
        return NULL;
    }
    struct ks_buf text = { 0 };
    enum ks_phrase why;
    enum ks_encoding encoding;
    if (!ks_encoding_to_utf8(bytes, n, &encoding, &text, &why)) {
        ks_problems_add(problems, KS_PROBLEM_CARD_ENCODING,
                        (struct ks_place_in_file) { source.file, 0, 0 },
                        KS_ARGS(ks_arg_phrase(why)));
        return NULL;
    }
    source.text =
        (struct ks_str) { ks_arena_strndup(arena, text.n > 0 ? text.p : "", text.n), text.n };
    ks_buf_free(&text);
    return read_text(&source, path);
}
