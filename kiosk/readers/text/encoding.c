/* Finds the encoding of bytes from an office PC and turns them into UTF-8. */
#include "readers/text/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/check.h"

const char *ks_encoding_name(enum ks_encoding encoding)
{
    switch (encoding) {
    case KS_ENC_UTF8:
        return "UTF-8";
    case KS_ENC_UTF8_BOM:
        return "UTF-8 (BOM)";
    case KS_ENC_UTF16LE:
        return "UTF-16LE";
    case KS_ENC_UTF16BE:
        return "UTF-16BE";
    case KS_ENC_GB18030:
        return "GBK";
    }
    return "?";
}

static void add_char(struct ks_buf *out, uint32_t character)
{
    char utf8[4];
    ks_buf_add(out, utf8, ks_utf8_encode(character, utf8));
}

/* ---- UTF-16 ---- */

static uint32_t unit_at(const unsigned char *s, size_t i, bool big)
{
    return big ? (uint32_t)s[i] << 8 | s[i + 1] : (uint32_t)s[i + 1] << 8 | s[i];
}

/* Decodes one character from at least two bytes; an unpaired surrogate gives U+FFFD. */
static uint32_t utf16_decode(const unsigned char *s, size_t n, bool big, size_t *length)
{
    uint32_t high = unit_at(s, 0, big);
    *length = 2;
    if (high < 0xD800 || high > 0xDFFF) {
        return high;
    }
    uint32_t low = high < 0xDC00 && n >= 4 ? unit_at(s, 2, big) : 0;
    if (low < 0xDC00 || low > 0xDFFF) {
        return 0xFFFD;
    }
    *length = 4;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

static bool is_cjk(uint32_t c)
{
    return ks_char_is_hanzi(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFFEE);
}

static bool is_ascii_text(uint32_t c)
{
    return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n' || c == '\r';
}

/* How well the bytes read as UTF-16 of this order: characters of a Chinese or English text, or
 * 0 if anything in them cannot be. ASCII with a stray NUL reads as hanzi made of two ASCII
 * bytes each; in a real text under half of them are, and there is a line end or a tab. */
static size_t utf16_score(const unsigned char *s, size_t n, bool big)
{
    size_t good = 0, all = 0, letters = 0, two_letters = 0;
    for (size_t i = 0, length = 0; i + 1 < n; i += length, all++) {
        uint32_t c = utf16_decode(s + i, n - i, big, &length);
        if (c == 0 || c == 0xFFFD || c == 0xFFFE || c == 0xFFFF) {
            return 0;
        }
        bool ascii = is_ascii_text(c);
        good += ascii || is_cjk(c) ? 1 : 0;
        letters += ascii ? 1 : 0;
        two_letters += is_ascii_text(s[i]) && is_ascii_text(s[i + 1]) ? 1 : 0;
    }
    return good * 10 >= all * 9 && letters > 0 && two_letters * 2 <= all ? good : 0;
}

static bool from_utf16(const unsigned char *s, size_t n, bool big, struct ks_buf *out)
{
    for (size_t i = 0, length = 0; i + 1 < n; i += length) {
        uint32_t c = utf16_decode(s + i, n - i, big, &length);
        if (c == 0) {
            return false;
        }
        add_char(out, c);
    }
    if (n % 2 != 0) {
        add_char(out, 0xFFFD);
    }
    return true;
}

/* ---- UTF-8 or GBK? ---- */

struct reading {
    size_t bad;      /* bytes that are no UTF-8 */
    size_t cjk;      /* hanzi, Chinese punctuation, full-width forms */
    size_t foreign;  /* two-byte characters that nobody mixes into Chinese office text */
    size_t european; /* accented letters beside ASCII letters: Café */
    size_t gb2312;   /* two-byte characters whose bytes are a GB2312 hanzi as well */
};

static struct reading read_utf8(const char *bytes, size_t n)
{
    struct reading r = { 0 };
    const unsigned char *s = (const unsigned char *)bytes;
    for (size_t i = 0, length = 0; i < n; i += length) {
        if (s[i] < 0x80) {
            length = 1;
            continue;
        }
        uint32_t c = ks_utf8_decode(bytes + i, n - i, &length);
        r.bad += c == 0xFFFD && length == 1 ? 1 : 0;
        r.cjk += is_cjk(c) ? 1 : 0;
        if (length == 2) {
            bool beside =
                (i > 0 && ks_char_is_latin(s[i - 1])) || (i + 2 < n && ks_char_is_latin(s[i + 2]));
            bool european = c >= 0xC0 && c < 0x180 && beside;
            r.european += european ? 1 : 0;
            r.foreign += european ? 0 : 1;
            r.gb2312 += s[i] >= 0xB0 && s[i + 1] >= 0xA1 ? 1 : 0;
        }
    }
    return r;
}

/* Valid UTF-8 is taken for GBK if its reading as UTF-8 is a run of Armenian, Cyrillic or odd
 * Latin letters while every one of them is a common hanzi in GBK. */
static bool is_gbk_in_disguise(const struct reading *r)
{
    return r->foreign > r->cjk && r->foreign > r->european && r->gb2312 == r->foreign + r->european;
}

/* Whether the bytes are Chinese UTF-8 with a few broken bytes: one lost byte must not garble the
 * whole file. */
static bool is_damaged_utf8(const struct reading *r)
{
    return r->bad > 0 && r->cjk >= 8 && r->bad <= 3 + r->cjk / 10 && r->foreign <= r->cjk / 4;
}

static void from_utf8(const char *bytes, size_t n, struct ks_buf *out)
{
    size_t start = 0;
    for (size_t i = 0, length = 0; i < n; i += length) {
        uint32_t c = ks_utf8_decode(bytes + i, n - i, &length);
        if (c == 0xFFFD && length == 1) {
            ks_buf_add(out, bytes + start, i - start);
            add_char(out, 0xFFFD);
            start = i + 1;
        }
    }
    ks_buf_add(out, bytes + start, n - start);
}

/* ---- GB18030 ---- */

/* Windows code page 936 has the euro sign at 0x80; GB18030 has nothing there. */
static uint32_t stand_in(unsigned char bad)
{
    return bad == 0x80 ? 0x20AC : 0xFFFD;
}

/* False if more than a few of the bytes are no GB18030. */
static bool convert_gb18030(iconv_t cd, const char *bytes, size_t n, struct ks_buf *out)
{
    char chunk[4096];
    size_t damaged = 0, allowed = 1 + n / 200;
    /* iconv() takes char ** but does not write through it. */
    char *in = (char *)(uintptr_t)bytes;
    while (n > 0) {
        char *to = chunk;
        size_t room = sizeof chunk;
        size_t result = iconv(cd, &in, &n, &to, &room);
        int why = errno;
        ks_buf_add(out, chunk, (size_t)(to - chunk));
        if (result != (size_t)-1 || why == E2BIG) {
            continue;
        }
        uint32_t instead = stand_in((unsigned char)*in);
        damaged += instead == 0xFFFD ? 1 : 0;
        if (damaged > allowed) {
            return false;
        }
        add_char(out, instead);
        (void)iconv(cd, NULL, NULL, NULL, NULL);
        in++;
        n--;
    }
    return true;
}

static bool refuse(enum ks_phrase phrase, enum ks_phrase *why)
{
    *why = phrase;
    return false;
}

static bool from_gb18030(const char *bytes, size_t n, struct ks_buf *out, enum ks_phrase *why)
{
    iconv_t cd = iconv_open("UTF-8", "GB18030");
    if (cd == (iconv_t)-1) {
        return refuse(KS_PHRASE_NO_GBK, why);
    }
    bool good = convert_gb18030(cd, bytes, n, out);
    iconv_close(cd);
    if (!good) {
        return refuse(KS_PHRASE_NO_TEXT, why);
    }
    return true;
}

/* ---- the decision ---- */

static bool starts(const char *bytes, size_t n, const char *mark, size_t length)
{
    return n >= length && memcmp(bytes, mark, length) == 0;
}

/* Fills `encoding` and how many bytes of mark to skip. */
static bool
detect(const char *bytes, size_t n, enum ks_encoding *encoding, size_t *skip, enum ks_phrase *why)
{
    *skip = 0;
    if (starts(bytes, n, "\xEF\xBB\xBF", 3)) {
        *encoding = KS_ENC_UTF8_BOM;
        *skip = 3;
    } else if (starts(bytes, n, "\xFF\xFE", 2) || starts(bytes, n, "\xFE\xFF", 2)) {
        *encoding = (unsigned char)bytes[0] == 0xFF ? KS_ENC_UTF16LE : KS_ENC_UTF16BE;
        *skip = 2;
    } else if (n > 0 && memchr(bytes, 0, n) != NULL) {
        const unsigned char *s = (const unsigned char *)bytes;
        size_t little = utf16_score(s, n, false), big = utf16_score(s, n, true);
        if (little == 0 && big == 0) {
            return refuse(KS_PHRASE_NUL_BYTES, why);
        }
        *encoding = little >= big ? KS_ENC_UTF16LE : KS_ENC_UTF16BE;
    } else {
        struct reading r = read_utf8(bytes, n);
        bool utf8 = r.bad == 0 ? !is_gbk_in_disguise(&r) : is_damaged_utf8(&r);
        *encoding = utf8 ? KS_ENC_UTF8 : KS_ENC_GB18030;
    }
    return true;
}

static void unify_line_ends(struct ks_buf *out)
{
    size_t to = 0;
    for (size_t from = 0; from < out->n; from++) {
        char c = out->p[from];
        if (c == '\r') {
            c = '\n';
            from += from + 1 < out->n && out->p[from + 1] == '\n' ? 1 : 0;
        }
        out->p[to++] = c;
    }
    out->n = to;
    out->p[to] = '\0';
}

bool ks_encoding_to_utf8(const char *bytes,
                         size_t n,
                         enum ks_encoding *encoding,
                         struct ks_buf *out,
                         enum ks_phrase *why)
{
    size_t skip = 0;
    *out = (struct ks_buf) { 0 };
    if (!detect(bytes, n, encoding, &skip, why)) {
        return false;
    }
    bool good = true;
    ks_buf_add(out, "", 0);
    if (*encoding == KS_ENC_GB18030) {
        good = from_gb18030(bytes, n, out, why);
    } else if (*encoding == KS_ENC_UTF16LE || *encoding == KS_ENC_UTF16BE) {
        good = from_utf16((const unsigned char *)bytes + skip, n - skip,
                          *encoding == KS_ENC_UTF16BE, out) ||
               refuse(KS_PHRASE_NUL_CHARACTERS, why);
    } else if (n > skip) {
        from_utf8(bytes + skip, n - skip, out);
    }
    if (good && *encoding != KS_ENC_UTF16LE && *encoding != KS_ENC_UTF16BE &&
        memchr(out->p, 0, out->n) != NULL) {
        good = refuse(KS_PHRASE_NUL_BYTES, why);
    }
    if (!good) {
        ks_buf_free(out);
        return false;
    }
    unify_line_ends(out);
    return true;
}
