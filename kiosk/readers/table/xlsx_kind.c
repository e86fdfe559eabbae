/* By which bytes files begin that are called workbooks (see xlsx_kind.h). */
#include "readers/table/xlsx_kind.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

#define HEAD_BYTES 4096 /* where XML says what it is */

static bool holds(const char *bytes, size_t n, const char *word, size_t length)
{
    for (size_t i = 0; i + length <= n; i++) {
        if (bytes[i] == *word && memcmp(bytes + i, word, length) == 0) {
            return true;
        }
    }
    return false;
}

#define WIDE(word) word, sizeof(word) - 1 /* names in OLE files are UTF-16 */

/* OLE compound files name their streams in their directory. */
static enum ks_book_kind old_kind(const char *bytes, size_t n)
{
    if (holds(bytes, n, WIDE("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"))) {
        return KS_BOOK_LOCKED;
    }
    if (holds(bytes, n, WIDE("W\0o\0r\0k\0b\0o\0o\0k")) ||
        holds(bytes, n, WIDE("\0B\0o\0o\0k\0\0"))) {
        return KS_BOOK_OLD;
    }
    return holds(bytes, n, WIDE("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t"))         ? KS_BOOK_DOCUMENT
           : holds(bytes, n, WIDE("P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c")) ? KS_BOOK_SLIDES
                                                                               : KS_BOOK_OLD;
}

static bool begins(struct ks_str text, const char *word)
{
    size_t n = strlen(word);
    return text.n >= n && strncasecmp(text.p, word, n) == 0;
}

/* From its first element on: without instructions, comments and a DOCTYPE. */
static struct ks_str first_element(struct ks_str text)
{
    while (begins(text, "<?") || begins(text, "<!--")) {
        const char *ends = text.p[1] == '?' ? "?>" : "-->";
        size_t n = strlen(ends), at = 0;
        while (at + n <= text.n && memcmp(text.p + at, ends, n) != 0) {
            at++;
        }
        at = at + n <= text.n ? at + n : text.n;
        text = ks_str_trim((struct ks_str) { text.p + at, text.n - at });
    }
    return text;
}

static enum ks_book_kind text_kind(struct ks_str text)
{
    static const char *const pages[] = { "<html", "<!doctype html", "<table", "MIME-Version:",
                                         "<head", "<meta",          "<style" };
    static const char sheet[] = "urn:schemas-microsoft-com:office:spreadsheet";
    struct ks_str element = first_element(text);
    for (size_t i = 0; i < KS_COUNT(pages); i++) {
        if (begins(element, pages[i])) {
            return KS_BOOK_WEB_PAGE;
        }
    }
    bool named = begins(element, "<Workbook") || begins(element, "<ss:Workbook");
    return named && holds(element.p, element.n, sheet, sizeof sheet - 1) ? KS_BOOK_SHEET_XML
                                                                         : KS_BOOK_NONE;
}

enum ks_book_kind ks_book_kind_of(const void *head, size_t n)
{
    const char *bytes = head;
    if (n >= 4 && memcmp(bytes, "PK\x03\x04", 4) == 0) {
        return KS_BOOK_ARCHIVE;
    }
    if (n >= 4 && memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0) {
        return old_kind(bytes, n);
    }
    /* A sheet of Excel 2 to 4 has no folder around it. */
    if (n >= 6 && bytes[0] == 9 && strchr("\2\4\10", bytes[1]) != NULL && bytes[3] == 0) {
        return KS_BOOK_OLD;
    }
    struct ks_str text = { bytes, n < HEAD_BYTES ? n : HEAD_BYTES };
    return text_kind(ks_str_trim(text));
}
