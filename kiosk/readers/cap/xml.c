/* CAP 1.2 XML to the texts of its elements (see xml.h). */
#include "readers/cap/xml.h"

#include <string.h>

#include "readers/cap/alert.h"
#include "readers/cap/words.h"
#include "readers/text/encoding.h"
#include "readers/text/xml.h"

struct reader {
    struct ks_cap_document *document;
    struct ks_xml *xml;
    enum ks_cap_element stack[KS_CAP_DEPTH_MAX];
    int depth;
    int foreign;              /* depth inside elements that are not CAP's */
    struct ks_buf text;       /* of the innermost element */
    int row, column;          /* where it began */
    bool cut;                 /* its text was too long */
    uint64_t shape;           /* a hash of it, if it is a polygon or circle */
    struct ks_cap_info *info; /* the one being read; NULL past KS_CAP_INFOS_MAX */
    const char *value_name;   /* of the geocode or parameter being read */
    bool shapes_noted;
    char ns[64];  /* of the root: what counts as CAP */
    bool refused; /* the root element is not CAP's */
};

static struct ks_place_in_file here(const struct reader *r)
{
    return (struct ks_place_in_file) { r->document->file, ks_xml_line(r->xml),
                                       ks_xml_column(r->xml) };
}

static void problem(struct reader *r, enum ks_problem_code code)
{
    ks_problems_add(r->document->problems, code, here(r), KS_NO_ARGS);
}

/* What holds alerts without being one, by its outermost element. */
static bool is_wrapper(const char *name, enum ks_phrase *what)
{
    static const struct {
        const char *name;
        enum ks_phrase what;
    } wrappers[] = { { "feed", KS_PHRASE_IS_FEED },
                     { "rss", KS_PHRASE_IS_FEED },
                     { "RDF", KS_PHRASE_IS_FEED },
                     { "EDXLDistribution", KS_PHRASE_IS_ENVELOPE },
                     { "alerts", KS_PHRASE_IS_COLLECTION } };
    for (size_t i = 0; i < KS_COUNT(wrappers); i++) {
        if (strcmp(name, wrappers[i].name) == 0) {
            *what = wrappers[i].what;
            return true;
        }
    }
    return false;
}

static bool accept_root(struct reader *r, const char *name)
{
    struct ks_str ns = ks_xml_namespace(r->xml);
    bool current = ks_str_is(ns, "urn:oasis:names:tc:emergency:cap:1.2");
    bool older = ns.n == 0 || ks_str_is(ns, "urn:oasis:names:tc:emergency:cap:1.1") ||
                 ks_str_is(ns, "http://www.incident.com/cap/1.0");
    enum ks_phrase wrapper;
    if (is_wrapper(name, &wrapper)) {
        ks_problems_add(r->document->problems, KS_PROBLEM_CAP_WRAPPED, here(r),
                        KS_ARGS(ks_arg_phrase(wrapper)));
        r->refused = true;
        ks_xml_stop(r->xml);
        return false;
    }
    if (strcmp(name, "alert") != 0 || (!current && !older)) {
        problem(r, KS_PROBLEM_CAP_ROOT);
        r->refused = true;
        ks_xml_stop(r->xml);
        return false;
    }
    if (older) {
        problem(r, KS_PROBLEM_CAP_VERSION);
    }
    memcpy(r->ns, ns.p, ns.n);
    r->ns[ns.n] = '\0';
    return true;
}

static enum ks_cap_element element_of(const struct reader *r, const char *name)
{
    if (!ks_str_is(ks_xml_namespace(r->xml), r->ns)) {
        return KS_EL_OTHER;
    }
    for (int i = 0; i < KS_EL_OTHER; i++) {
        if (strcmp(name, ks_cap_element_name((enum ks_cap_element)i)) == 0) {
            return (enum ks_cap_element)i;
        }
    }
    return KS_EL_OTHER;
}

/* The element in which this one must stand to mean what it says. */
static enum ks_cap_element parent_of(enum ks_cap_element element)
{
    if (element < KS_EL_LANGUAGE || element == KS_EL_INFO) {
        return KS_EL_ALERT;
    }
    if (element < KS_EL_TEXTS || element == KS_EL_AREA || element == KS_EL_PARAMETER) {
        return KS_EL_INFO;
    }
    return KS_EL_AREA;
}

static bool in_place(const struct reader *r, enum ks_cap_element element)
{
    enum ks_cap_element parent = r->depth > 0 ? r->stack[r->depth - 1] : KS_EL_OTHER;
    if (element == KS_EL_ALERT) {
        return r->depth == 0;
    }
    if (element == KS_EL_VALUE || element == KS_EL_VALUE_NAME) {
        return parent == KS_EL_GEOCODE || parent == KS_EL_PARAMETER;
    }
    return element != KS_EL_OTHER && parent == parent_of(element);
}

static void begin_info(struct reader *r)
{
    struct ks_cap_document *d = r->document;
    r->info = NULL;
    if (d->n_infos == KS_CAP_INFOS_MAX) {
        problem(r, KS_PROBLEM_CAP_TOO_MANY_INFOS);
        return;
    }
    r->info = &d->infos[d->n_infos++];
    r->info->row = r->row;
    r->info->column = r->column;
}

static void on_start(void *user, const char *name, const char *const *attributes)
{
    (void)attributes;
    struct reader *r = user;
    if (r->depth == 0 && r->foreign == 0 && !accept_root(r, name)) {
        return;
    }
    enum ks_cap_element element = r->foreign > 0 ? KS_EL_OTHER : element_of(r, name);
    if (r->foreign > 0 || !in_place(r, element)) {
        r->foreign++;
        return;
    }
    r->row = ks_xml_line(r->xml);
    r->column = ks_xml_column(r->xml);
    r->stack[r->depth++] = element;
    r->text.n = 0;
    r->shape = KS_HASH_START;
    r->cut = false;
    if (element == KS_EL_INFO) {
        begin_info(r);
    } else if (element == KS_EL_GEOCODE || element == KS_EL_PARAMETER) {
        r->value_name = "";
    } else if (element == KS_EL_AREA && r->info != NULL) {
        r->info->n_areas++;
    }
}

static void on_text(void *user, const char *text, size_t n)
{
    struct reader *r = user;
    if (r->foreign > 0 || r->depth == 0) {
        return;
    }
    enum ks_cap_element element = r->stack[r->depth - 1];
    size_t most = element == KS_EL_REFERENCES ? KS_CAP_REFERENCES_BYTES_MAX : KS_CAP_TEXT_BYTES_MAX;
    size_t room = most > r->text.n ? most - r->text.n : 0;
    if (element == KS_EL_POLYGON || element == KS_EL_CIRCLE) {
        r->shape = ks_hash(r->shape, text, n); /* may be larger than all texts */
        return;
    }
    if (n > room) {
        n = r->cut ? 0 : ks_utf8_prefix(text, n, room);
        if (!r->cut) {
            problem(r, KS_PROBLEM_CAP_LONG_TEXT);
        }
        r->cut = true;
    }
    ks_buf_add(&r->text, text, n);
}

static void add_area(struct reader *r, const char *text)
{
    if (r->info != NULL && !ks_cap_area_add(r->document, r->info, text)) {
        problem(r, KS_PROBLEM_CAP_TOO_MANY_AREAS);
    }
}

/* Adds to the sum over what an area's codes and shapes are; in which order does not matter. */
static void count_where(struct reader *r, uint64_t hash)
{
    if (r->info != NULL) {
        r->info->where += hash;
    }
}

static void note_shape(struct reader *r)
{
    if (!r->shapes_noted) {
        problem(r, KS_PROBLEM_CAP_SHAPE);
    }
    r->shapes_noted = true;
}

static void take_value(struct reader *r, const char *text)
{
    enum ks_cap_element parent = r->stack[r->depth - 1];
    if (parent == KS_EL_GEOCODE) {
        add_area(r, text);
        count_where(r, ks_hash(KS_HASH_START, text, strlen(text)));
    } else if (r->info != NULL && strcmp(r->value_name, "interrupt") == 0) {
        r->info->interrupt = (struct ks_cap_text) { text, r->row, r->column };
    }
}

/* Takes the text of an element that has ended; its parent is on top of the stack. */
static void take(struct reader *r, enum ks_cap_element element, const char *text)
{
    struct ks_cap_text value = { text, r->row, r->column };
    if (element < KS_EL_LANGUAGE) {
        r->document->v[element] = value;
    } else if (element == KS_EL_RESPONSE_TYPE && r->info != NULL) {
        r->info->all_clear = r->info->all_clear || ks_cap_is_all_clear(ks_str_of(text));
    } else if (element < KS_EL_TEXTS && r->info != NULL) {
        /* category may come several times; the first of anything else counts */
        r->info->v[element] = r->info->v[element].text == NULL ? value : r->info->v[element];
    } else if (element == KS_EL_AREA_DESC) {
        add_area(r, text);
    } else if (element == KS_EL_POLYGON || element == KS_EL_CIRCLE) {
        note_shape(r);
        count_where(r, r->shape);
    } else if (element == KS_EL_VALUE_NAME) {
        r->value_name = text;
    } else if (element == KS_EL_VALUE) {
        take_value(r, text);
    }
}

static void on_end(void *user, const char *name)
{
    (void)name;
    struct reader *r = user;
    if (r->foreign > 0) {
        r->foreign--;
        return;
    }
    if (r->depth == 0) {
        return;
    }
    enum ks_cap_element element = r->stack[--r->depth];
    bool structure = element == KS_EL_ALERT || element == KS_EL_INFO || element == KS_EL_AREA ||
                     element == KS_EL_GEOCODE || element == KS_EL_PARAMETER;
    if (!structure) {
        struct ks_str text = ks_str_trim((struct ks_str) { r->text.p, r->text.n });
        take(r, element, ks_arena_strndup(r->document->arena, text.n > 0 ? text.p : "", text.n));
    }
    r->text.n = 0;
}

/* Lists what the parser did not like; a wrong root was listed already. */
static void tell(struct reader *r)
{
    enum ks_phrase why;
    bool refused = ks_xml_is_refused(r->xml, &why);
    if (refused && why == KS_PHRASE_XML_DOCTYPE) {
        problem(r, KS_PROBLEM_CAP_DOCTYPE);
    } else if (refused && why == KS_PHRASE_XML_DEPTH) {
        problem(r, KS_PROBLEM_CAP_DEPTH);
    } else if (!r->refused) {
        ks_problems_add(r->document->problems, KS_PROBLEM_CAP_XML, here(r),
                        KS_ARGS(ks_xml_fault(r->xml)));
    }
}

static bool parse(struct reader *r, const struct ks_buf *xml)
{
    struct ks_xml_handler handler = { r, on_start, on_text, on_end };
    r->xml = ks_xml_new(&handler);
    ks_xml_limit_depth(r->xml, KS_CAP_DEPTH_MAX);
    bool good = ks_xml_feed(r->xml, xml->p, xml->n, KS_XML_LAST);
    if (!good) {
        tell(r);
    }
    ks_xml_free(r->xml);
    return good;
}

bool ks_cap_read(const char *file,
                 const char *bytes,
                 size_t n,
                 const struct ks_zone *zone,
                 struct ks_arena *arena,
                 struct ks_alerts *alerts,
                 struct ks_problems *problems)
{
    struct ks_place_in_file whole = { file, 0, 0 };
    if (n > KS_CAP_BYTES_MAX) {
        ks_problems_add(problems, KS_PROBLEM_CAP_TOO_BIG, whole, KS_NO_ARGS);
        return false;
    }
    struct ks_buf xml = { 0 };
    enum ks_phrase why;
    enum ks_encoding encoding;
    if (!ks_encoding_to_utf8(bytes, n, &encoding, &xml, &why)) {
        ks_problems_add(problems, KS_PROBLEM_CAP_ENCODING, whole, KS_ARGS(ks_arg_phrase(why)));
        return false;
    }
    struct ks_cap_document document = {
        .file = file,
        .arena = arena,
        .problems = problems,
        .zone = zone,
        .infos = ks_arena_array(arena, KS_CAP_INFOS_MAX, sizeof *document.infos),
    };
    struct reader reader = { .document = &document, .value_name = "" };
    bool good = parse(&reader, &xml);
    ks_buf_free(&xml);
    ks_buf_free(&reader.text);
    return good && ks_cap_alerts_of(&document, alerts);
}
