/* Documents read by kiosk-read: many by one child; what one of them does to it costs that one. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "decode/client/reader.h"
#include "support/check_main.h"
#include "support/said.h"

#define DEADLINE 120000

static const char places[] = "地点,名称\ncanteen-1,一食堂\n";

struct asked {
    const void *value;
    struct ks_problems problems;
    struct ks_fault fault;
    struct ks_err err;
    enum ks_read how;
    bool read;
};

static struct ks_arena *arena; /* of one test */

static void set_up(void)
{
    arena = ks_arena_new();
}

static void tear_down(void)
{
    ks_arena_free(arena);
}

static struct asked
ask(struct ks_reader *reader, enum ks_form_kind kind, const char *file, const char *bytes, size_t n)
{
    static struct ks_zone zone;
    zone = ks_zone_fixed(28800);
    struct asked a = { .problems = { .arena = arena } };
    const struct ks_form_document document = { kind, file, bytes, n, &zone, 18506 };
    a.how = ks_reader_read(reader, &document, arena, &a.value, &a.problems, &a.fault, &a.err);
    a.read = a.how == KS_READ;
    return a;
}

static bool reads_places(struct ks_reader *reader)
{
    struct asked a = ask(reader, KS_FORM_PLACES, "playlists/places.csv", places, sizeof places - 1);
    const struct ks_places *table = a.value;
    return a.read && table->n == 1 && strcmp(table->v[0].name, "一食堂") == 0;
}

/* A folder with a kiosk-read that is a shell script: it notes each start in `log`. */
static struct ks_reader *
reader_with(struct ks_kept_forms *forms, char folder[], const char *script, int deadline_ms)
{
    char path[128];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/kiosk-read", folder);
    FILE *file = fopen(path, "w");
    fprintf(file, "#!/bin/sh\ncd %s; echo >> log\n%s\nexec %s/kiosk-read \"$@\"\n", folder, script,
            TEST_BIN);
    fclose(file);
    ck_assert_int_eq(chmod(path, 0700), 0);
    struct ks_decoder_params params = { .program = folder, .deadline_ms = deadline_ms };
    return ks_reader_new(&params, forms);
}

static struct ks_reader *reader_of(char folder[], const char *script, int deadline_ms)
{
    return reader_with(NULL, folder, script, deadline_ms);
}

static long starts_in(const char *folder)
{
    char path[128];
    struct stat st;
    snprintf(path, sizeof path, "%s/log", folder);
    return stat(path, &st) == 0 ? (long)st.st_size : 0;
}

static void end(struct ks_reader *reader, const char *folder)
{
    char path[128];
    ks_reader_free(reader);
    snprintf(path, sizeof path, "%s/log", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/kiosk-read", folder);
    unlink(path);
    rmdir(folder);
}

/* Of each kind one, with all that the C library may ask the system for. */
START_TEST(one_child_reads_all_kinds)
{
    static const struct {
        enum ks_form_kind kind;
        const char *file;
    } documents[] = {
        { KS_FORM_PLACES, "playlists/places.csv" },
        { KS_FORM_PHASES, "playlists/phases.csv" },
        { KS_FORM_FACTS, "assets/facts.csv" },
        { KS_FORM_TICKER, "playlists/ticker.csv" },
        { KS_FORM_PLAYLIST, "playlists/main.csv" },
        { KS_FORM_SHEET, "assets/sheets/poll.csv" },
        { KS_FORM_CARD, "assets/cards/p3-fake-group-chat.md" },
        { KS_FORM_BANK, "assets/quiz/bank.csv" },
        { KS_FORM_BANK, "kiosk/decode/known/bank.xlsx" },
    };
    static char bytes[1 << 20];
    char folder[] = "/tmp/ks-read-XXXXXX", path[512];
    struct ks_reader *reader = reader_of(folder, "", DEADLINE);
    for (size_t i = 0; i < KS_COUNT(documents); i++) {
        snprintf(path, sizeof path, "%s/%s", PROJECT_DIR, documents[i].file);
        FILE *file = fopen(path, "rb");
        ck_assert_msg(file != NULL, "%s", path);
        size_t n = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        struct asked a = ask(reader, documents[i].kind, documents[i].file, bytes, n);
        ck_assert_msg(a.read && a.value != NULL, "%s: %s", documents[i].file, said_err(&a.err));
        ck_assert_msg(ks_problems_count(&a.problems, KS_LEVEL_ERROR) == 0, "%s", documents[i].file);
    }
    /* GBK needs the C library's tables. */
    struct asked a = ask(reader, KS_FORM_PLACES, "playlists/places.csv",
                         "\xB5\xD8\xB5\xE3,\xC3\xFB\xB3\xC6\na,\xCA\xB3\xCC\xC3\n", 17);
    ck_assert(a.read && strcmp(((const struct ks_places *)a.value)->v[0].name, "食堂") == 0);
    ck_assert_int_eq(starts_in(folder), 1);
    end(reader, folder);
}
END_TEST

START_TEST(a_document_that_is_none_says_why)
{
    char folder[] = "/tmp/ks-read-XXXXXX";
    struct ks_reader *reader = reader_of(folder, "", DEADLINE);
    struct asked a = ask(reader, KS_FORM_ALERT, "assets/alerts/a.xml", "<alert>", 7);
    ck_assert(a.read && a.value == NULL && a.problems.n > 0);
    ck_assert_str_eq(a.problems.v[0].file, "assets/alerts/a.xml");
    ck_assert(reads_places(reader));
    end(reader, folder);
}
END_TEST

/* What no form can hold is called too long, not a picture that takes too much memory. */
START_TEST(a_text_that_is_too_long_is_called_so)
{
    static const char head[] = "地点,名称,组\na,甲,";
    static char table[80 * 1024];
    struct ks_reader *reader =
        ks_reader_new(&(struct ks_decoder_params) { .program = TEST_BIN }, NULL);
    memset(table, 'a', sizeof table);
    memcpy(table, head, sizeof head - 1);
    struct asked a = ask(reader, KS_FORM_PLACES, "playlists/places.csv", table, sizeof table);
    ck_assert_msg(a.how == KS_READ_REFUSED && a.fault.code == KS_PROBLEM_MEDIA_LONG, "%d: %s",
                  (int)a.how, said_err(&a.err));
    ck_assert(reads_places(reader));
    ks_reader_free(reader);
}
END_TEST

/* Dies of the first document, and of nothing else; 127 is what a loader without its libraries ends
 * with, but a child that was taken over can say so too. */
START_TEST(a_dead_child_costs_one_document)
{
    static const char *const ways[] = { "kill -SYS $$", "exit 1", "exit 127" };
    for (size_t w = 0; w < KS_COUNT(ways); w++) {
        char folder[] = "/tmp/ks-read-XXXXXX", script[64];
        snprintf(script, sizeof script, "[ $(wc -l < log) != 1 ] || %s", ways[w]);
        struct ks_reader *reader = reader_of(folder, script, DEADLINE);
        struct asked a =
            ask(reader, KS_FORM_PLACES, "playlists/places.csv", places, sizeof places - 1);
        ck_assert_msg(a.how == KS_READ_REFUSED && a.err.code == KS_ERR_CRASHED &&
                          a.fault.code == KS_PROBLEM_MEDIA_CRASHED && a.problems.n == 0,
                      "%s: %s", ways[w], said_err(&a.err));
        ck_assert(reads_places(reader));
        ck_assert_int_eq(starts_in(folder), 2); /* the proof's child reads on */
        end(reader, folder);
    }
}
END_TEST

static int pid_in(const char *folder)
{
    char path[128];
    int pid = 0;
    snprintf(path, sizeof path, "%s/pid", folder);
    FILE *file = fopen(path, "r");
    ck_assert(file != NULL && fscanf(file, "%d", &pid) == 1 && pid > 1);
    fclose(file);
    unlink(path);
    return pid;
}

/* What the documents before have done to a child is not blamed on the one it dies at. */
START_TEST(a_child_that_dies_later_is_replaced)
{
    char folder[] = "/tmp/ks-read-XXXXXX";
    struct ks_reader *reader = reader_of(folder, "echo $$ > pid", DEADLINE);
    ck_assert(reads_places(reader));
    ck_assert_int_eq(kill(pid_in(folder), SIGKILL), 0);
    ck_assert(reads_places(reader));
    ck_assert_int_eq(starts_in(folder), 2);
    (void)pid_in(folder);
    end(reader, folder);
}
END_TEST

static void lay_out(struct ks_form_document *document, const char *const *texts, size_t n)
{
    static struct ks_zone zone;
    zone = ks_zone_fixed(28800);
    for (size_t i = 0; i < n; i++) {
        document[i] = (struct ks_form_document) { KS_FORM_PLACES, "playlists/places.csv",
                                                  texts[i],       strlen(texts[i]),
                                                  &zone,          18506 };
    }
}

/* Whether it gives a table of places, and of so many. */
static bool gives(struct ks_reader *reader, const struct ks_form_document *document, size_t n)
{
    struct asked a = ask(reader, document->kind, document->file, document->bytes, document->n);
    return a.read && ((const struct ks_places *)a.value)->n == n;
}

/* Once they are asked for, their child may be gone. */
START_TEST(documents_ahead_are_read_in_one_go)
{
    static const char *const texts[] = { "地点,名称\na,甲\n", "地点,名称\na,甲\nb,乙\n",
                                         "地点,名称\n" };
    char folder[] = "/tmp/ks-read-XXXXXX";
    struct ks_reader *reader = reader_of(folder, "echo $$ > pid", DEADLINE);
    struct ks_form_document document[3];
    lay_out(document, texts, 3);
    ks_reader_ahead(reader, document, 3);
    ck_assert_int_eq(kill(pid_in(folder), SIGKILL), 0);
    ck_assert(gives(reader, &document[0], 1));
    ck_assert(gives(reader, &document[2], 0));
    ck_assert(gives(reader, &document[1], 2));
    ck_assert_int_eq(starts_in(folder), 1);
    ck_assert(gives(reader, &document[1], 2)); /* a second time: anew, by another child */
    ck_assert_int_eq(starts_in(folder), 2);
    (void)pid_in(folder);
    ks_reader_ahead(reader, NULL, 0);
    end(reader, folder);
}
END_TEST

/* By no child of another reader either; and of several ahead only those that are new are. */
START_TEST(what_was_kept_is_not_read_again)
{
    static const char *const texts[] = { "地点,名称\na,甲\n", "地点,名称\na,甲\nb,乙\n",
                                         "地点,名称\n" };
    char first[] = "/tmp/ks-read-XXXXXX", second[] = "/tmp/ks-read-XXXXXX";
    struct ks_kept_forms *forms = ks_kept_forms_new();
    struct ks_form_document document[3];
    lay_out(document, texts, 3);
    struct ks_reader *reader = reader_with(forms, first, "", DEADLINE);
    ck_assert(gives(reader, &document[0], 1));
    ck_assert(gives(reader, &document[2], 0));
    end(reader, first);
    reader = reader_with(forms, second, "echo $$ > pid", DEADLINE);
    ks_reader_ahead(reader, document, 3);
    ck_assert(gives(reader, &document[0], 1));
    ck_assert(gives(reader, &document[2], 0));
    ck_assert_int_eq(starts_in(second), 0);
    ck_assert(gives(reader, &document[1], 2));
    ck_assert(gives(reader, &document[1], 2));
    ck_assert_int_eq(starts_in(second), 1);
    (void)pid_in(second);
    ks_reader_ahead(reader, NULL, 0);
    end(reader, second);
    ks_kept_forms_free(forms);
}
END_TEST

START_TEST(a_broken_reader_blames_no_document_and_tries_no_more)
{
    static const struct {
        const char *script;
        int deadline_ms;
        enum ks_problem_code fault;
    } ways[] = { { "kill -SYS $$", DEADLINE, KS_PROBLEM_MEDIA_DECODER },
                 { "exit 0", DEADLINE, KS_PROBLEM_MEDIA_DECODER },
                 { "exit 127", DEADLINE, KS_PROBLEM_MEDIA_DECODER }, /* as its loader does */
                 { "exec sleep 1000", 200, KS_PROBLEM_MEDIA_BUSY } };
    for (size_t w = 0; w < KS_COUNT(ways); w++) {
        char folder[] = "/tmp/ks-read-XXXXXX";
        struct ks_reader *reader = reader_of(folder, ways[w].script, ways[w].deadline_ms);
        struct asked a =
            ask(reader, KS_FORM_PLACES, "playlists/places.csv", places, sizeof places - 1);
        ck_assert_msg(a.how == KS_READ_UNABLE && a.err.code == KS_ERR_IO &&
                          a.fault.code == ways[w].fault,
                      "%s: %s", ways[w].script, said_err(&a.err));
        long starts = starts_in(folder);
        ck_assert_int_le(starts, 2);
        ck_assert(!reads_places(reader));
        ck_assert_int_eq(starts_in(folder), starts);
        end(reader, folder);
    }
}
END_TEST

START_TEST(without_the_program_nothing_is_blamed)
{
    struct ks_decoder_params params = { .program = "/tmp/ks-nowhere" };
    struct ks_reader *reader = ks_reader_new(&params, NULL);
    struct asked a = ask(reader, KS_FORM_PLACES, "playlists/places.csv", places, sizeof places - 1);
    ck_assert(a.how == KS_READ_UNABLE && a.err.code == KS_ERR_IO);
    ks_reader_free(reader);
}
END_TEST

#ifndef KS_SANITIZED /* there the processor has no limit */
static struct asked ask_text(struct ks_reader *reader, const char *text)
{
    return ask(reader, KS_FORM_PLACES, "playlists/places.csv", text, strlen(text));
}

START_TEST(a_document_that_costs_too_much_costs_itself)
{
    char folder[] = "/tmp/ks-read-XXXXXX";
    struct ks_reader *reader = reader_of(folder, "exec " TEST_BIN "/costly \"$@\"", DEADLINE);
    ck_assert(reads_places(reader));
    struct asked a = ask_text(reader, "forever");
    ck_assert_msg(a.how == KS_READ_REFUSED && a.err.code == KS_ERR_LIMIT &&
                      a.fault.code == KS_PROBLEM_MEDIA_LATE && a.problems.n == 0,
                  "%s", said_err(&a.err));
    ck_assert(reads_places(reader));
    ck_assert_int_eq(starts_in(folder),
                     3); /* with another, then the proof's child, which reads on */
    end(reader, folder);
}
END_TEST

START_TEST(among_documents_ahead_too)
{
    static const char *const texts[] = { "地点,名称\na,甲\n", "forever", "地点,名称\n" };
    char folder[] = "/tmp/ks-read-XXXXXX";
    struct ks_reader *reader = reader_of(folder, "exec " TEST_BIN "/costly \"$@\"", DEADLINE);
    struct ks_form_document document[3];
    lay_out(document, texts, 3);
    ks_reader_ahead(reader, document, 3);
    ck_assert(gives(reader, &document[0], 1));
    ck_assert(!gives(reader, &document[1], 0));
    ck_assert(gives(reader, &document[2], 0));
    ks_reader_ahead(reader, NULL, 0);
    end(reader, folder);
}
END_TEST

/* A child's seconds count all that it has read: no document pays for those before it. */
START_TEST(many_documents_of_some_cost_are_read)
{
    char folder[] = "/tmp/ks-read-XXXXXX";
    struct ks_reader *reader = reader_of(folder, "exec " TEST_BIN "/costly \"$@\"", DEADLINE);
    for (int i = 0; i < 10; i++) {
        struct asked a = ask_text(reader, "300");
        ck_assert_msg(a.read, "%d: %s", i, said_err(&a.err));
    }
    ck_assert_int_ge(starts_in(folder), 4); /* 3 s need them, of half a second each, or more */
    end(reader, folder);
}
END_TEST
#endif

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_test(tc, one_child_reads_all_kinds);
    tcase_add_test(tc, a_document_that_is_none_says_why);
    tcase_add_test(tc, a_text_that_is_too_long_is_called_so);
    tcase_add_test(tc, a_dead_child_costs_one_document);
    tcase_add_test(tc, a_child_that_dies_later_is_replaced);
    tcase_add_test(tc, documents_ahead_are_read_in_one_go);
    tcase_add_test(tc, what_was_kept_is_not_read_again);
    tcase_add_test(tc, a_broken_reader_blames_no_document_and_tries_no_more);
    tcase_add_test(tc, without_the_program_nothing_is_blamed);
#ifndef KS_SANITIZED
    tcase_add_test(tc, a_document_that_costs_too_much_costs_itself);
    tcase_add_test(tc, among_documents_ahead_too);
    tcase_add_test(tc, many_documents_of_some_cost_are_read);
#endif
}

int main(void)
{
    return check_main("reader", add);
}
