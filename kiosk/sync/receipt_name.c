/* The names of the pages of results (see receipt_name.h). */
#include "sync/receipt_name.h"

#include <stdio.h>
#include <string.h>

#define BEGIN "导入结果_"
#define END ".html"

void ks_receipt_file_name(const struct ks_receipt *receipt, int nth, char out[KS_RECEIPT_FILE_MAX])
{
    char time[KS_CIVIL_TEXT], more[16] = "";
    ks_civil_format(receipt->time, time);
    if (nth > 1) {
        snprintf(more, sizeof more, "_%d", nth);
    }
    snprintf(out, KS_RECEIPT_FILE_MAX, BEGIN "%.10s_%.2s%.2s%.2s%s" END, time, time + 11, time + 14,
             time + 17, more);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool ks_receipt_is_kept(const char *name)
{
    static const char shape[] = BEGIN "dddd-dd-dd_dddddd";
    for (const char *s = shape; *s != '\0'; s++, name++) {
        if (*s == 'd' ? !is_digit(*name) : *s != *name) {
            return false;
        }
    }
    if (name[0] == '_' && is_digit(name[1])) {
        name++;
        while (is_digit(*name)) {
            name++;
        }
    }
    return strcmp(name, END) == 0;
}
