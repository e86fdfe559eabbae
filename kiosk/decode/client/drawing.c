/* Whether a text is a drawing in SVG (see drawing.h). */
#include "decode/client/drawing.h"

#include <string.h>
#include <strings.h>

static bool stands(const unsigned char *bytes, size_t n, size_t at, const char *word)
{
    size_t length = strlen(word);
    return at + length <= n && memcmp(bytes + at, word, length) == 0;
}

static bool mentions(const unsigned char *bytes, size_t n, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= n; i++) {
        if (strncasecmp((const char *)bytes + i, word, length) == 0) {
            return true;
        }
    }
    return false;
}

static size_t behind(const unsigned char *bytes, size_t n, size_t at, const char *end)
{
    while (at < n && !stands(bytes, n, at, end)) {
        at++;
    }
    return at < n ? at + strlen(end) : n;
}

bool ks_text_is_drawing(const unsigned char *bytes, size_t n)
{
    static const char type[] = "<!DOCTYPE svg";
    size_t at = stands(bytes, n, 0, "\xEF\xBB\xBF") ? 3 : 0;
    bool xml = false;
    if (mentions(bytes, n, "<html")) {
        return false;
    }
    while (at < n) {
        size_t left = n - at;
        if (bytes[at] != '\0' && strchr(" \t\r\n", bytes[at]) != NULL) {
            at++;
        } else if (stands(bytes, n, at, "<?xml")) {
            xml = true;
            at = behind(bytes, n, at, "?>");
        } else if (stands(bytes, n, at, "<!--")) {
            at = behind(bytes, n, at + 4, "-->");
        } else if (left < sizeof type - 1 && memcmp(bytes + at, type, left) == 0) {
            at = n; /* cut off within it */
        } else {
            return stands(bytes, n, at, type) ||
                   (stands(bytes, n, at, "<svg") &&
                    (left == 4 ||
                     (bytes[at + 4] != '\0' && strchr(" \t\r\n/>:", bytes[at + 4]) != NULL)));
        }
    }
    return xml && mentions(bytes, n, "svg");
}
