/* The decoder of PDF through poppler: each page drawn to the size of the box. */
#include <fontconfig/fontconfig.h>
#include <poppler.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "decode/child/main.h"
#include "decode/child/reply.h"
#include "decode/child/ring.h"
#include "decode/child/scale.h"
#include "decode/door/shelf.h"

#define TABLES "/usr/share/poppler/" /* of poppler-data: what characters of Asia are called */
#define FINE                                                                                       \
    KS_BOX_MAX /* parts of a point: every page is larger than the box, and fits it exactly */
#define SIDE_POINTS_MAX 16000.0

/* Damage of a file is told by what cannot be opened or drawn, not by what libraries say of it. */
static GLogWriterOutput
say_nothing(GLogLevelFlags level, const GLogField *fields, gsize n, gpointer context)
{
    (void)level;
    (void)fields;
    (void)n;
    (void)context;
    return G_LOG_WRITER_HANDLED;
}

/* The fonts that fontconfig knows: a PDF that does not bring its own is drawn with one of them. */
static void add_fonts(struct ks_shelf *shelf)
{
    FcFontSet *fonts = FcConfigGetFonts(NULL, FcSetSystem);
    for (int i = 0; fonts != NULL && i < fonts->nfont; i++) {
        FcChar8 *path = NULL;
        if (FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &path) == FcResultMatch) {
            ks_shelf_add(shelf, (const char *)path);
        }
    }
}

/* A page with a letter of no font of its own: what poppler, fontconfig and cairo read once of the
 * system is read while that is there. The document stays open: with the last of them poppler would
 * forget it all. */
static void draw_one(void)
{
    static const char one[] =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids"
        "[3 0 R]>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/"
        "Resources<</Font<</F 5 0 R>>>>>>endobj 4 0 obj<</Length 22>>stream\n"
        "BT /F 9 Tf (a) Tj ET  \nendstream endobj 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/"
        "Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    GBytes *bytes = g_bytes_new_static(one, sizeof one - 1);
    PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, NULL);
    PopplerPage *page = document == NULL ? NULL : poppler_document_get_page(document, 0);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 9, 9);
    cairo_t *cairo = cairo_create(surface);
    if (page != NULL) {
        poppler_page_render(page, cairo);
        g_object_unref(page);
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    g_bytes_unref(bytes);
}

static int compare(const void *a, const void *b)
{
    return *(const unsigned char *)a - *(const unsigned char *)b;
}

/* The C library's qsort(3), before it sorts more than a kilobyte, asks once how much memory there
 * is. */
static void sort_many(void)
{
    unsigned char many[2048] = { 0 };
    qsort(many, sizeof many, 1, compare);
}

struct ks_ready ks_child_warm_up(const struct ks_box *box)
{
    (void)box;
    g_log_set_writer_func(say_nothing, NULL, NULL);
    sort_many();
    draw_one();
    struct ks_shelf *shelf = ks_shelf_new();
    /* The tables first: they are a known number, while a machine may have any number of fonts. */
    ks_shelf_add_folder(shelf, TABLES "cMap");
    ks_shelf_add_folder(shelf, TABLES "cidToUnicode");
    add_fonts(shelf);
    return (struct ks_ready) { .shelf = ks_shelf_serve(shelf) };
}

static PopplerDocument *open_document(void)
{
    GError *error = NULL;
    PopplerDocument *document = poppler_document_new_from_fd(KS_CHILD_FILE, NULL, &error);
    if (document == NULL) {
        bool locked = g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);
        ks_child_refuse(locked ? KS_REFUSE_LOCKED : KS_REFUSE_DAMAGED, 0, 0);
    }
    return document;
}

/* How many fonts the document does not bring along, on the pages that are shown; a look at no more
 * than these. */
static int fonts_missing(PopplerDocument *document)
{
    int missing = 0;
    PopplerFontInfo *info = poppler_font_info_new(document);
    PopplerFontsIter *font = NULL;
    (void)poppler_font_info_scan(info, KS_PAGES_MAX, &font);
    if (font != NULL) {
        do {
            missing += !poppler_fonts_iter_is_embedded(font) &&
                       poppler_fonts_iter_get_font_type(font) != POPPLER_FONT_TYPE_TYPE3;
        } while (poppler_fonts_iter_next(font));
        poppler_fonts_iter_free(font);
    }
    g_object_unref(info);
    return missing;
}

/* NULL: it cannot be read, or has no size that a page can have. */
static PopplerPage *page_of(PopplerDocument *document, int n, double *width, double *height)
{
    PopplerPage *page = poppler_document_get_page(document, n);
    if (page == NULL) {
        return NULL;
    }
    poppler_page_get_size(page, width, height);
    if (!(*width >= 1 && *height >= 1 && *width <= SIDE_POINTS_MAX && *height <= SIDE_POINTS_MAX)) {
        g_object_unref(page);
        return NULL;
    }
    return page;
}

/* The pages to be shown: as many as may be, without those that cannot be read. */
struct document {
    PopplerDocument *poppler;
    int page[KS_PAGES_MAX], n;
    int lost;
    double across, down; /* of the first of them */
};

static struct document look_through(PopplerDocument *poppler)
{
    struct document d = { .poppler = poppler };
    int pages = poppler_document_get_n_pages(poppler);
    for (int i = 0; i < pages && d.n + d.lost < KS_PAGES_MAX; i++) {
        double across, down;
        PopplerPage *page = page_of(poppler, i, &across, &down);
        if (page == NULL) {
            d.lost++;
            continue;
        }
        g_object_unref(page);
        d.across = d.n == 0 ? across : d.across;
        d.down = d.n == 0 ? down : d.down;
        d.page[d.n++] = i;
    }
    if (d.n == 0) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
    return d;
}

/* All pages have the size of the first, as the box holds it; one of another shape stands on white
 * in the middle. */
static void draw_page(PopplerDocument *document, int n, int width, int height, uint32_t *out)
{
    double across, down;
    PopplerPage *page = page_of(document, n, &across, &down);
    if (page == NULL) { /* it was there before */
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)out, CAIRO_FORMAT_RGB24, width, height, width * 4);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    double scale = width / across < height / down ? width / across : height / down;
    cairo_translate(cairo, (width - across * scale) / 2, (height - down * scale) / 2);
    cairo_scale(cairo, scale, scale);
    cairo_rectangle(cairo, 0, 0, across, down);
    cairo_clip(cairo);
    poppler_page_render(page, cairo);
    bool drawn = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    bool memory = cairo_status(cairo) == CAIRO_STATUS_NO_MEMORY;
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    cairo_surface_destroy(surface);
    g_object_unref(page);
    if (!drawn) {
        ks_child_refuse(memory ? KS_REFUSE_MEMORY : KS_REFUSE_DAMAGED, 0, 0);
    }
    for (size_t i = 0; i < (size_t)width * (size_t)height; i++) {
        out[i] |= 0xFF000000u;
    }
}

void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware)
{
    int width, height;
    struct ks_ring ring;
    (void)hardware;
    ks_ring_begin(&ring, box);
    struct document d = look_through(open_document());
    ks_fit((int)(d.across * FINE), (int)(d.down * FINE), box->width, box->height, &width, &height);
    struct ks_reply said = { .kind = KS_REPLY_INFO,
                             .source_width = (int)(d.across + 0.5),
                             .source_height = (int)(d.down + 0.5),
                             .pages = poppler_document_get_n_pages(d.poppler),
                             .lost_pages = d.lost,
                             .foreign_fonts = fonts_missing(d.poppler) };
    ks_child_answer(&said);
    for (int n = 0; n < d.n; n++) {
        int slot = ks_ring_take(&ring);
        draw_page(d.poppler, d.page[n], width, height, ks_ring_at(&ring, slot));
        struct ks_reply page = { .kind = KS_REPLY_FRAME,
                                 .width = width,
                                 .height = height,
                                 .stride = width * 4,
                                 .source_width = said.source_width,
                                 .source_height = said.source_height,
                                 .slot = slot,
                                 .pts_ms = n };
        ks_child_answer(&page);
    }
    ks_ring_end();
}
