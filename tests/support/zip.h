#ifndef KS_TESTS_SUPPORT_ZIP_H
#define KS_TESTS_SUPPORT_ZIP_H

/* An archive made by a test. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

struct zip_member {
    const char *name, *text; /* the list ends with a NULL name */
    bool secret;             /* with a password */
};

/* The caller frees it. */
static inline char *make_zip(const struct zip_member *members, size_t *n)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    ck_assert_ptr_nonnull(zip);
    for (; members->name != NULL; members++) {
        zip_source_t *text = zip_source_buffer(zip, members->text, strlen(members->text), 0);
        zip_int64_t at = zip_file_add(zip, members->name, text, ZIP_FL_OVERWRITE);
        ck_assert(at >= 0);
        if (members->secret) {
            zip_file_set_encryption(zip, (zip_uint64_t)at, ZIP_EM_AES_256, "geheim");
        }
    }
    ck_assert_int_eq(zip_close(zip), 0);
    zip_stat_t stat;
    zip_source_stat(source, &stat);
    char *bytes = malloc(stat.size + 1);
    zip_source_open(source);
    *n = (size_t)zip_source_read(source, bytes, stat.size);
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

#endif
