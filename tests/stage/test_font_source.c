/* The bytes of a font, from a file and from memory. */
#include <stdlib.h>
#include <unistd.h>

#include "stage/font_source.h"
#include "support/check_main.h"

START_TEST(a_font_file_reads_as_the_file_itself)
{
    enum { BYTES = KS_FONT_BLOCK_BYTES * (KS_FONT_BLOCKS * 2 + 1) + 123 };
    char path[] = "/tmp/ks-font-XXXXXX";
    int fd = mkstemp(path);
    unsigned char *bytes = malloc(BYTES), got[3 * KS_FONT_BLOCK_BYTES];
    ck_assert(fd >= 0 && bytes != NULL);
    srand(3);
    for (size_t i = 0; i < BYTES; i++) {
        bytes[i] = (unsigned char)rand();
    }
    ck_assert_int_eq(write(fd, bytes, BYTES), BYTES);
    close(fd);
    struct ks_font_source sources[2] = { ks_font_bytes(bytes, BYTES, 0) };
    ck_assert(ks_font_file(path, 1, &sources[1]));
    for (int k = 0; k < 2; k++) {
        struct ks_font_source *source = &sources[k];
        ck_assert_int_eq(source->size, BYTES);
        ck_assert_int_eq(source->face, k);
        for (int i = 0; i < 3000; i++) {
            long from = rand() % BYTES;
            size_t n = (size_t)rand() % sizeof got;
            size_t there = n < (size_t)(BYTES - from) ? n : (size_t)(BYTES - from);
            ck_assert_uint_eq(source->read(source, from, got, n), there);
            ck_assert_mem_eq(got, bytes + from, there);
        }
        ck_assert_uint_eq(source->read(source, BYTES, got, 8), 0);
        ck_assert_uint_eq(source->read(source, BYTES + 9000, got, 8), 0);
        ks_font_close(source);
        ks_font_close(source); /* once more: nothing */
    }
    unlink(path);
    ck_assert(!ks_font_file(path, 0, &sources[0]));
    ck_assert_msg(!ks_font_file("/", 0, &sources[0]), "a folder is no font");
    free(bytes);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_font_file_reads_as_the_file_itself);
}

int main(void)
{
    return check_main("font_source", add);
}
