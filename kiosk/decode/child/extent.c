/* The size that the head of a picture names (see extent.h). */
#include "decode/child/extent.h"

#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "decode/child/picture.h"
#include "decode/protocol.h"

#define HEAD_BYTES 4096
#define OS2_HEAD 12

struct head {
    unsigned char bytes[HEAD_BYTES];
    size_t n, at;
};

static bool bmp(struct head *head, struct ks_extent *extent)
{
    const unsigned char *p = head->bytes;
    if (head->n < 26) {
        return false;
    }
    if (ks_little(p + 14, 4) == OS2_HEAD) {
        *extent = (struct ks_extent) { ks_little(p + 18, 2), ks_little(p + 20, 2) };
        return true;
    }
    *extent = (struct ks_extent) { ks_little(p + 18, 4), ks_little(p + 22, 4) };
    if (extent->height > 0x80000000u) { /* the first row first */
        extent->height = 0u - extent->height;
    }
    return true;
}

static bool pcx(struct head *head, struct ks_extent *extent)
{
    const unsigned char *p = head->bytes;
    uint32_t left = ks_little(p + 4, 2), top = ks_little(p + 6, 2), right = ks_little(p + 8, 2),
             bottom = ks_little(p + 10, 2);
    *extent = (struct ks_extent) { right - left + 1, bottom - top + 1 };
    return head->n >= 128 && left <= right && top <= bottom;
}

static uint32_t big(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool qoi(struct head *head, struct ks_extent *extent)
{
    *extent = (struct ks_extent) { big(head->bytes + 4), big(head->bytes + 8) };
    return head->n >= 14;
}

/* The next number behind blanks. */
static bool number(struct head *head, uint32_t *value)
{
    const unsigned char *p = head->bytes;
    while (head->at < head->n && strchr(" \t\r\n", p[head->at]) != NULL) {
        head->at++;
    }
    size_t first = head->at;
    *value = 0;
    while (head->at < head->n && p[head->at] >= '0' && p[head->at] <= '9') {
        *value = *value > KS_SIDE_MAX ? *value : *value * 10 + (p[head->at] - '0');
        head->at++;
    }
    return head->at > first && head->at < head->n;
}

/* The first string of the C that it is: "width height colours letters". */
static bool xpm(struct head *head, struct ks_extent *extent)
{
    const unsigned char *quote = memchr(head->bytes, '"', head->n);
    if (quote == NULL) {
        return false;
    }
    head->at = (size_t)(quote - head->bytes) + 1;
    return number(head, &extent->width) && number(head, &extent->height);
}

static const struct {
    const char *format;
    bool (*read)(struct head *head, struct ks_extent *extent);
} heads[] = { { "bmp", bmp }, { "pcx", pcx }, { "qoi", qoi }, { "xpm", xpm } };

bool ks_extent(const char *format, struct ks_extent *extent)
{
    struct head head = { 0 };
    *extent = (struct ks_extent) { 0 };
    lseek(KS_CHILD_FILE, 0, SEEK_SET);
    head.n = ks_picture_read_some(head.bytes, sizeof head.bytes);
    lseek(KS_CHILD_FILE, 0, SEEK_SET);
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        if (strcmp(heads[i].format, format) == 0) {
            return heads[i].read(&head, extent);
        }
    }
    return false;
}
