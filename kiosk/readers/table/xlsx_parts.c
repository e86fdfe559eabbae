/* The members of the archive, and what is said of a bad one (see xlsx_parts.h). */
#include "readers/table/xlsx_parts.h"

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
        if (!ks_xml_feed(xml, piece, (size_t)got, got == 0)) {
            ks_xlsx_damaged(x, ks_arg_text(name), ks_xml_fault(xml));
            return KS_PART_BAD;
        }
        if (got == 0) {
            return KS_PART_READ;
        }
    }
}

enum ks_part ks_xlsx_part(struct ks_xlsx *x, const char *name, const struct ks_xml_handler *handler)
{
    zip_stat_t stat;
    name += *name == '/' ? 1 : 0;
    if (zip_stat(x->zip, name, ZIP_FL_NOCASE, &stat) != 0) {
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
