#ifndef KS_READERS_TEXT_XML_H
#define KS_READERS_TEXT_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "core/problem/arg.h"

/* The reader of XML from outside, by expat, bounded. It takes pieces of any size, in time linear in
 * its length. Refused: a DOCTYPE (entities can swell a few lines to gigabytes); elements nested
 * more than KS_XML_DEPTH_MAX deep; an element with more than KS_XML_ATTRIBUTES_MAX attributes; a
 * tag, comment or instruction longer than KS_XML_TOKEN_MAX bytes (at twice that length at the
 * latest). Texts and CDATA may be of any length. Names come without their namespace. The text is
 * UTF-8, whatever its declaration says. One thread for each reader; what a handler is given is
 * borrowed for the call. */

#define KS_XML_DEPTH_MAX 64
#define KS_XML_ATTRIBUTES_MAX 256
#define KS_XML_TOKEN_MAX 65536

struct ks_xml_handler {
    void *user;
    void (*start)(void *user, const char *name, const char *const *attributes);
    void (*text)(void *user, const char *text, size_t n);
    void (*end)(void *user, const char *name);
};

struct ks_xml;

KS_NODISCARD struct ks_xml *ks_xml_new(const struct ks_xml_handler *handler);
void ks_xml_free(struct ks_xml *xml);                  /* NULL is fine */
void ks_xml_limit_depth(struct ks_xml *xml, int most); /* in the place of KS_XML_DEPTH_MAX */
enum ks_xml_piece { KS_XML_MORE, KS_XML_LAST };
/* False once it is no XML, or refused, or stopped. */
bool ks_xml_feed(struct ks_xml *xml, const char *bytes, size_t n, enum ks_xml_piece piece);
/* How many elements have begun: what they cost is more than their bytes. */
size_t ks_xml_elements(const struct ks_xml *xml);
/* By a handler: nothing more is told, nor read. */
void ks_xml_stop(struct ks_xml *xml);
/* Of the element that `start` is told about; "" = none. As long as that call. */
struct ks_str ks_xml_namespace(const struct ks_xml *xml);
/* Which of the refusals above it was: KS_PHRASE_XML_... */
bool ks_xml_is_refused(const struct ks_xml *xml, enum ks_phrase *why);
/* Where the parser stands, 1-based, and what it did not like. */
int ks_xml_line(const struct ks_xml *xml);
int ks_xml_column(const struct ks_xml *xml);
struct ks_arg ks_xml_fault(const struct ks_xml *xml);

/* The value of an attribute, "" if it is not there; namespaces do not matter. */
const char *ks_xml_attribute(const char *const *attributes, const char *name);

#endif
