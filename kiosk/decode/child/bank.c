/* The decoder of question banks: one is read to its end, and its questions are counted. Nothing it
 * does here can do harm (sandbox.h). */
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "decode/child/main.h"
#include "decode/child/reply.h"
#include "readers/quiz/files.h"
#include "readers/table/csv.h"

struct ks_hardware *ks_child_warm_up(const struct ks_box *box)
{
    (void)box;
    (void)iconv_open("UTF-8", "GB18030"); /* then the C library needs no file to convert GBK */
    return NULL;
}

static char *read_all(size_t size)
{
    char *bytes = malloc(size + 1);
    if (bytes == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    size_t n = 0;
    for (ssize_t got;
         n < size && (got = pread(KS_CHILD_FILE, bytes + n, size - n, (off_t)n)) > 0;) {
        n += (size_t)got;
    }
    if (n < size) {
        ks_child_refuse(KS_REFUSE_TRUNCATED, 0, 0);
    }
    return bytes;
}

void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware)
{
    (void)hardware;
    off_t size = lseek(KS_CHILD_FILE, 0, SEEK_END);
    if (size < 0 || size > KS_TABLE_BYTES_MAX) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    struct ks_table_context context = { arena, &problems, 0 };
    struct ks_quiz_bank bank = { .file = "" };
    char *bytes = read_all((size_t)size);
    ks_quiz_read(&context, ks_arena_printf(arena, "bank%s", box->ending), bytes, (size_t)size,
                 &bank);
    struct ks_reply reply = { .kind = KS_REPLY_INFO,
                              .found = (uint32_t)bank.found,
                              .usable = (uint32_t)bank.n };
    ks_child_answer(&reply);
    free(bytes);
    ks_arena_free(arena);
}
