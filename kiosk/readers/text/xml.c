/* What every reader of XML shares (see xml.h). */
#include "readers/text/xml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"

#define SEPARATOR '|' /* between namespace and name, in what expat reports */

struct ks_xml {
    struct ks_xml_handler handler;
    XML_Parser parser;
    int depth, depth_max;
    struct ks_str space; /* of the element that is told */
    size_t fed, elements;
    bool stopped; /* nothing is told any more */
    bool refused;
    enum ks_phrase refusal;
};

static const char *local_name(const char *name)
{
    const char *bar = strrchr(name, SEPARATOR);
    return bar == NULL ? name : bar + 1;
}

static void refuse(struct ks_xml *xml, enum ks_phrase why)
{
    xml->refused = true;
    xml->refusal = why;
    ks_xml_stop(xml);
}

static struct ks_str space_of(const char *name)
{
    size_t n = strlen(name) - strlen(local_name(name));
    return (struct ks_str) { name, n > 0 ? n - 1 : 0 }; /* without the separator */
}

/* expat tells a little more after it was stopped. */
static void XMLCALL on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
    struct ks_xml *xml = user;
    if (xml->stopped) {
        return;
    }
    xml->elements++;
    if (++xml->depth > xml->depth_max) {
        refuse(xml, KS_PHRASE_XML_DEPTH);
        return;
    }
    if (XML_GetSpecifiedAttributeCount(xml->parser) > 2 * KS_XML_ATTRIBUTES_MAX) {
        refuse(xml, KS_PHRASE_XML_ATTRIBUTES);
        return;
    }
    xml->space = space_of(name);
    xml->handler.start(xml->handler.user, local_name(name), (const char *const *)attributes);
}

static void XMLCALL on_end(void *user, const XML_Char *name)
{
    struct ks_xml *xml = user;
    if (xml->stopped) {
        return;
    }
    xml->depth--;
    xml->handler.end(xml->handler.user, local_name(name));
}

static void XMLCALL on_text(void *user, const XML_Char *text, int n)
{
    struct ks_xml *xml = user;
    if (!xml->stopped) {
        xml->handler.text(xml->handler.user, text, (size_t)n);
    }
}

static void XMLCALL on_doctype(
    void *user, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal)
{
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    refuse(user, KS_PHRASE_XML_DOCTYPE);
}

struct ks_xml *ks_xml_new(const struct ks_xml_handler *handler)
{
    struct ks_xml *xml = calloc(1, sizeof *xml);
    if (xml == NULL) {
        ks_oom();
    }
    xml->handler = *handler;
    xml->depth_max = KS_XML_DEPTH_MAX;
    xml->parser = XML_ParserCreateNS("UTF-8", SEPARATOR);
    if (xml->parser == NULL) {
        ks_oom();
    }
    XML_SetUserData(xml->parser, xml);
    XML_SetElementHandler(xml->parser, on_start, on_end);
    XML_SetCharacterDataHandler(xml->parser, on_text);
    XML_SetStartDoctypeDeclHandler(xml->parser, on_doctype);
    return xml;
}

void ks_xml_free(struct ks_xml *xml)
{
    if (xml != NULL) {
        XML_ParserFree(xml->parser);
        free(xml);
    }
}

/* expat reads what is not finished yet again with every piece (CVE-2023-52425): nothing may stay
 * unfinished for longer than one piece. */
static bool parse(struct ks_xml *xml, const char *piece, size_t n, enum ks_xml_piece kind)
{
    if (XML_Parse(xml->parser, piece, (int)n, kind == KS_XML_LAST ? XML_TRUE : XML_FALSE) !=
        XML_STATUS_OK) {
        return false;
    }
    xml->fed += n;
    XML_Index begun = XML_GetCurrentByteIndex(xml->parser);
    if (kind == KS_XML_MORE && xml->fed - (size_t)(begun < 0 ? 0 : begun) > KS_XML_TOKEN_MAX) {
        refuse(xml, KS_PHRASE_XML_TOKEN);
        return false;
    }
    return true;
}

bool ks_xml_feed(struct ks_xml *xml, const char *bytes, size_t n, enum ks_xml_piece piece)
{
    for (; n > KS_XML_TOKEN_MAX; bytes += KS_XML_TOKEN_MAX, n -= KS_XML_TOKEN_MAX) {
        if (!parse(xml, bytes, KS_XML_TOKEN_MAX, KS_XML_MORE)) {
            return false;
        }
    }
    return parse(xml, bytes, n, piece);
}

void ks_xml_limit_depth(struct ks_xml *xml, int most)
{
    xml->depth_max = most;
}

size_t ks_xml_elements(const struct ks_xml *xml)
{
    return xml->elements;
}

void ks_xml_stop(struct ks_xml *xml)
{
    xml->stopped = true;
    (void)XML_StopParser(xml->parser, XML_FALSE);
}

struct ks_str ks_xml_namespace(const struct ks_xml *xml)
{
    return xml->space;
}

bool ks_xml_is_refused(const struct ks_xml *xml, enum ks_phrase *why)
{
    *why = xml->refusal;
    return xml->refused;
}

int ks_xml_line(const struct ks_xml *xml)
{
    return (int)XML_GetCurrentLineNumber(xml->parser);
}

int ks_xml_column(const struct ks_xml *xml)
{
    return (int)XML_GetCurrentColumnNumber(xml->parser) + 1;
}

struct ks_arg ks_xml_fault(const struct ks_xml *xml)
{
    return xml->refused ? ks_arg_phrase(xml->refusal)
                        : ks_arg_text(XML_ErrorString(XML_GetErrorCode(xml->parser)));
}

const char *ks_xml_attribute(const char *const *attributes, const char *name)
{
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        if (strcmp(local_name(attributes[i]), name) == 0) {
            return attributes[i + 1];
        }
    }
    return "";
}
