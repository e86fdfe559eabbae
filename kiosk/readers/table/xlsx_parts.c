/* The members of the archive, and what is said of a bad one (see xlsx_parts.h). */
#include "readers/table/xlsx_parts.h"

#include <ctype.h>

bool ks_xlsx_refuse(struct ks_xlsx *x, enum ks_problem_code code, const struct ks_arg *args)
{
    ks_problems_add(x->problems, code, (struct ks_place_in_file) { x->file, 0, 0 }, args);
    return false;
}

bool ks_xlsx_damaged(struct ks_xlsx *x, struct ks_arg part, struct ks_arg reason)
{
    return ks_xlsx_refuse(x, KS_PROBLEM_XLSX_DAMAGED, KS_ARGS(part, reason));
}

static enum ks_part
feed(struct ks_xlsx *x, zip_file_t *member, const char *name, struct ks_xml *xml)
{
    char piece[KS_XML_TOKEN_MAX];
    for (;;) {
        zip_int64_t got = zip_fread(member, piece, sizeof piece);
        if (got < 0) {
            ks_xlsx_damaged(x, ks_arg_text(name), ks_arg_phrase(KS_PHRASE_ARCHIVE_BAD_DATA));
            return KS_PART_BAD;
        }
        if ((size_t)got > x->budget) {
            ks_xlsx_refuse(x, KS_PROBLEM_XLSX_UNPACKS_LARGE, KS_NO_ARGS);
            return KS_PART_BAD;
        }
        x->budget -= (size_t)got;
        if (!ks_xml_feed(xml, piece, (size_t)got, got == 0 ? KS_XML_LAST : KS_XML_MORE)) {
            ks_xlsx_damaged(x, ks_arg_text(name), ks_xml_fault(xml));
            return KS_PART_BAD;
        }
        if (ks_xml_elements(xml) > x->elements) {
            ks_xlsx_refuse(x, KS_PROBLEM_XLSX_UNPACKS_LARGE, KS_NO_ARGS);
            return KS_PART_BAD;
        }
        if (got == 0) {
            x->elements -= ks_xml_elements(xml);
            return KS_PART_READ;
        }
    }
}

static bool same_name(const char *name, const char *other)
{
    for (; *name != '\0' && *other != '\0'; name++, other++) {
        char a = *name == '\\' ? '/' : *name, b = *other == '\\' ? '/' : *other;
        if (tolower((unsigned char)a) != tolower((unsigned char)b)) {
            return false;
        }
    }
    return *name == *other;
}

/* Some writers part folders by `\`, or begin at a root. -1: it is not there. */
zip_int64_t ks_xlsx_locate(const struct ks_xlsx *x, const char *name)
{
    name += *name == '/' || *name == '\\' ? 1 : 0;
    zip_int64_t at = zip_name_locate(x->zip, name, ZIP_FL_NOCASE),
                n = zip_get_num_entries(x->zip, 0);
    for (zip_int64_t i = 0; at < 0 && i < n; i++) {
        const char *entry = zip_get_name(x->zip, (zip_uint64_t)i, 0);
        entry = entry == NULL ? "" : entry;
        at = same_name(name, entry + (*entry == '/' || *entry == '\\' ? 1 : 0)) ? i : at;
    }
    return at;
}

enum ks_part ks_xlsx_part(struct ks_xlsx *x, const char *name, const struct ks_xml_handler *handler)
{
    zip_stat_t stat;
    zip_int64_t at = ks_xlsx_locate(x, name);
    if (at < 0 || zip_stat_index(x->zip, (zip_uint64_t)at, 0, &stat) != 0) {
        return KS_PART_MISSING;
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        ks_xlsx_refuse(x, KS_PROBLEM_XLSX_ENCRYPTED, KS_NO_ARGS);
        return KS_PART_BAD;
    }
    zip_file_t *member = zip_fopen_index(x->zip, stat.index, 0);
    if (member == NULL) {
        ks_xlsx_damaged(x, ks_arg_text(name), ks_arg_phrase(KS_PHRASE_ARCHIVE_BAD_METHOD));
        return KS_PART_BAD;
    }
    struct ks_xml *xml = ks_xml_new(handler);
    enum ks_part part = feed(x, member, name, xml);
    ks_xml_free(xml);
    zip_fclose(member);
    return part;
}
