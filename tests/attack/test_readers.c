/* Every reader of what strangers write has a budget: the worst shapes of each format, grown to a
 * document of 4 MiB or the largest that is read, workbooks to what comes out of one, take no more
 * than 64 MiB, four times the bytes cost about four times as much, and not sixteen, and each byte
 * costs a bounded number of steps. A step is one byte of a plain loop, built and run beside the
 * reader: so much is 2 s of the processor on a small board, and the verdict is the same on a slow
 * machine and a fast one. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <zip.h>

#include "base/check.h"
#include "core/card/card.h"
#include "readers/cap/xml.h"
#include "readers/card/md.h"
#include "readers/quiz/files.h"
#include "readers/set/playlist.h"
#include "readers/table/xlsx.h"
#include "support/check_main.h"

#define MIB ((size_t)1 << 20)
#define DOCUMENT (4 * MIB)
#define INFLATED (KS_XLSX_BYTES_MAX - 64 * 1024) /* of a workbook that is small itself */
#define MEMORY_KIB (64 * 1024)
#define CPU_S 20        /* the last guard: it ends none */
#define STEPS 400       /* for each byte of a document of 4 MiB */
#define WORTH_US 250000 /* below that the clock of the processor says nothing about growth */
#define GROWTH                                                                                     \
    10 /* of four times the bytes: 4 where each byte costs the same, 16 where the square of them   \
          does */

/* ---- shapes: a beginning, a piece again and again, an end ---- */

enum reader { BANK, CARD, ALERT, ROWS, BOOK };

struct shape {
    const char *name;
    enum reader reader;
    const char *file; /* its ending says what it is; of a workbook, the member that grows */
    const char *begin, *piece, *end;
};

#define CAP_BEGIN                                                                                  \
    "<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><identifier>a</identifier>"               \
    "<sender>s</sender><sent>2020-09-03T08:00:00+08:00</sent>"

static const struct shape shapes[] = {
    { "gift backslashes", BANK, "a.gift", "::x::", "\\", "{=a ~b}\n" },
    { "gift braces", BANK, "a.gift", "", "{", "" },
    { "gift braces closed", BANK, "a.gift", "", "}", "" },
    { "gift tags in a comment", BANK, "a.gift", "// ", "[tag:x]", "\nq{=a ~b}\n" },
    { "gift tags in comments", BANK, "a.gift", "", "// [tag:x]\n", "q{=a ~b}\n" },
    { "gift titles", BANK, "a.gift", "", "::", "q{=a ~b}" },
    { "gift answers", BANK, "a.gift", "q{", "=a ~b ", "}\n" },
    { "gift one answer", BANK, "a.gift", "q{=", "a", " ~b}\n" },
    { "gift answers without end", BANK, "a.gift", "q{", "~%50%", "" },
    { "gift feedback", BANK, "a.gift", "q{=a", "#", " ~b}\n" },
    { "gift categories", BANK, "a.gift", "", "$CATEGORY: a/b\n", "" },
    { "gift spans", BANK, "a.gift", "q ", "<b>", "{=a ~b}\n" },
    { "gift entities", BANK, "a.gift", "q ", "&amp;", "{=a ~b}\n" },
    { "gift broken entities", BANK, "a.gift", "q ", "&", "{=a ~b}\n" },
    { "gift questions", BANK, "a.gift", "", "q{=a ~b}\n\n", "" },
    { "gift equal signs", BANK, "a.gift", "q{", "=", "}\n" },
    { "gift pairs", BANK, "a.gift", "q{", "=a->b ", "}\n" },
    { "gift numbers", BANK, "a.gift", "q{#", "1:2 ", "}\n" },
    { "moodle attributes", BANK, "a.xml", "<quiz><question ", "a='' ", "/></quiz>" },
    { "moodle different attributes", BANK, "a.xml", "<quiz><question type='multichoice'>",
      "<a b='' c='' d='' e=''/>", "</question></quiz>" },
    { "moodle depth", BANK, "a.xml", "<quiz>", "<a>", "" },
    { "moodle comment without end", BANK, "a.xml", "<quiz><!--", "x", "" },
    { "moodle tag without end", BANK, "a.xml", "<quiz><a b='", "x", "" },
    { "moodle cdata without end", BANK, "a.xml",
      "<quiz><question type='multichoice'><questiontext><text><![CDATA[", "]", "" },
    { "moodle text", BANK, "a.xml", "<quiz><question type='multichoice'><questiontext><text>", "x",
      "</text></questiontext></question></quiz>" },
    { "moodle entities", BANK, "a.xml", "<quiz><question type='multichoice'><questiontext><text>",
      "&lt;p&gt;", "</text></questiontext></question></quiz>" },
    { "moodle answers", BANK, "a.xml", "<quiz><question type='multichoice'>",
      "<answer fraction='0'><text>x</text></answer>", "</question></quiz>" },
    { "moodle tags", BANK, "a.xml", "<quiz><question type='multichoice'><tags>",
      "<tag><text>x</text></tag>", "</tags></question></quiz>" },
    { "moodle questions", BANK, "a.xml", "<quiz>", "<question type='essay'/>", "</quiz>" },
    { "moodle doctype", BANK, "a.xml", "<!DOCTYPE a [", "<!ENTITY a 'b'>", "]><quiz/>" },
    { "csv quotes", BANK, "a.csv", "题干,A,B,答案\n", "\"", "" },
    { "csv quotes in pairs", BANK, "a.csv", "题干,A,B,答案\n\"", "\"\"", "\",a,b,A\n" },
    { "csv commas", BANK, "a.csv", "题干,A,B,答案\n", ",", "\n" },
    { "csv headings", BANK, "a.csv", "", "题干,", "\n" },
    { "csv lines", BANK, "a.csv", "题干,A,B,答案\n", "\n", "" },
    { "csv rows", BANK, "a.csv", "题干,A,B,答案\n", "问,甲,乙,A\n", "" },
    { "csv bad rows", BANK, "a.csv", "题干,A,B,答案\n", "x,,,\n", "" },
    { "csv returns", BANK, "a.csv", "题干,A,B,答案\n", "\r", "" },
    { "csv one cell", BANK, "a.csv", "题干,A,B,答案\n\"", "x\n", "\"" },
    { "txt digits", BANK, "a.txt", "", "1", "" },
    { "txt numbers", BANK, "a.txt", "", "1. ", "" },
    { "txt questions", BANK, "a.txt", "", "1. 问？\nA. 甲\nB. 乙\n答案：A\n", "" },
    { "txt options", BANK, "a.txt", "1. 问？\n", "A. 甲 B. 乙 ", "\n答案：A\n" },
    { "txt option lines", BANK, "a.txt", "1. 问？\n", "A. 甲\n", "\n答案：A\n" },
    { "txt brackets", BANK, "a.txt", "1. 问", "（", "\nA. 甲\nB. 乙\n" },
    { "txt answers in brackets", BANK, "a.txt", "1. 问", "（ B ）", "\nA. 甲\nB. 乙\n" },
    { "txt answers", BANK, "a.txt", "1. 问\nA. 甲\nB. 乙\n", "答案：A\n", "" },
    { "txt blanks", BANK, "a.txt", "1. 问", " ", "\nA. 甲\nB. 乙\n" },
    { "txt empty lines", BANK, "a.txt", "1. 问", "\n", "A. 甲\nB. 乙\n" },
    { "txt bad bytes", BANK, "a.txt", "", "\xFF\xFE\x81", "" },
    { "txt gbk", BANK, "a.txt", "", "\xCE\xCA\xCC\xE2\n", "" },
    { "card quotes", CARD, "a.md", "# t\n\n", ">", " x\n" },
    { "card quotes in lines", CARD, "a.md", "# t\n\n", "> ", "x\n" },
    { "card lists", CARD, "a.md", "# t\n\n", "- ", "x\n" },
    { "card lists in lines", CARD, "a.md", "# t\n\n", "1. x\n", "\n" },
    { "card links", CARD, "a.md", "# t\n\n", "[", "](x)\n" },
    { "card links closed", CARD, "a.md", "# t\n\n", "[a](b) ", "\n" },
    { "card pictures", CARD, "a.md", "# t\n\n", "![", "\n" },
    { "card emphasis", CARD, "a.md", "# t\n\n", "*a **a ", "\n" },
    { "card stars", CARD, "a.md", "# t\n\n", "*", "a\n" },
    { "card underscores", CARD, "a.md", "# t\n\n", "_a_", "\n" },
    { "card backticks", CARD, "a.md", "# t\n\n", "` `` ", "\n" },
    { "card table", CARD, "a.md", "# t\n\n|a|b|\n|-|-|\n", "|", "\n" },
    { "card table columns", CARD, "a.md", "# t\n\n", "|-", "|\n" },
    { "card html", CARD, "a.md", "# t\n\n", "<", "\n" },
    { "card html comments", CARD, "a.md", "# t\n\n", "<!--", "\n" },
    { "card entities", CARD, "a.md", "# t\n\n", "&amp;", "\n" },
    { "card headings", CARD, "a.md", "", "# t\n", "" },
    { "card front matter", CARD, "a.md", "---\n", "a: b\n", "---\n# t\n" },
    { "card front matter without end", CARD, "a.md", "---\n", "type: x\n", "" },
    { "card references", CARD, "a.md", "# t\n\n", "[a]: b\n", "[a][a]" },
    { "card references used", CARD, "a.md",
      "# t\n\n[a]: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n\n", "[a]", "\n" },
    { "card facts", CARD, "a.md", "# t\n\n", "{{", "}}\n" },
    { "card fences", CARD, "a.md", "# t\n\n", "```\n", "" },
    { "cap areas", ALERT, "a.xml", CAP_BEGIN "<info>", "<area><areaDesc>a</areaDesc></area>",
      "</info></alert>" },
    { "cap infos", ALERT, "a.xml", CAP_BEGIN, "<info></info>", "</alert>" },
    { "cap text", ALERT, "a.xml", CAP_BEGIN "<info><description>", "x",
      "</description></info></alert>" },
    { "cap comment without end", ALERT, "a.xml", CAP_BEGIN "<!--", "x", "" },
    { "cap attributes", ALERT, "a.xml", "<alert ", "a='' ", "/>" },
    { "cap depth", ALERT, "a.xml", CAP_BEGIN, "<a>", "" },
    { "cap references", ALERT, "a.xml", CAP_BEGIN "<references>", "a,b,2020-09-03T08:00:00+08:00 ",
      "</references></alert>" },
    { "rows", ROWS, "a.csv", "item,seconds\n", "a.jpg,5\n", "" },
    { "rows of quotes", ROWS, "a.csv", "item,seconds\n", "\"\",\"\"\n", "" },
    { "rows of dates", ROWS, "a.csv", "item,dates\n", "a.jpg,2020-01-01;\n", "" },
    { "one row of dates", ROWS, "a.csv", "item,dates\na.jpg,\"", "2020-01-01;", "\"\n" },
    { "one row of hours", ROWS, "a.csv", "item,hours\na.jpg,\"", "8:00-9:00;", "\"\n" },
    { "one row of places", ROWS, "a.csv", "item,places\na.jpg,\"", "a;", "\"\n" },
    { "book strings", BOOK, "xl/sharedStrings.xml", "<sst>", "<si><t>x</t></si>", "</sst>" },
    { "book one string", BOOK, "xl/sharedStrings.xml", "<sst><si><t>", "x", "</t></si></sst>" },
    { "book runs", BOOK, "xl/sharedStrings.xml", "<sst><si>", "<r><t>x</t></r>", "</si></sst>" },
    { "book comment without end", BOOK, "xl/sharedStrings.xml", "<sst><!--", "x", "" },
    { "book attributes", BOOK, "xl/sharedStrings.xml", "<sst ", "a='' ", "/>" },
    { "book depth", BOOK, "xl/sharedStrings.xml", "<sst>", "<a>", "" },
    { "book rows", BOOK, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>",
      "<row><c t='inlineStr'><is><t>x</t></is></c></row>", "</sheetData></worksheet>" },
    { "book cells", BOOK, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>",
      "<c><v>1</v></c>", "</row></sheetData></worksheet>" },
    { "book empty rows", BOOK, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>", "<row/>",
      "</sheetData></worksheet>" },
    { "book far cells", BOOK, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>",
      "<row r='9999'><c r='XFD9999'><v>1</v></c></row>", "</sheetData></worksheet>" },
    { "book merged cells", BOOK, "xl/worksheets/sheet1.xml", "<worksheet><mergeCells>",
      "<mergeCell ref='A1:XFD9999'/>", "</mergeCells></worksheet>" },
    { "book styles", BOOK, "xl/styles.xml", "<styleSheet><cellXfs>", "<xf numFmtId='14'/>",
      "</cellXfs></styleSheet>" },
    { "book formats", BOOK, "xl/styles.xml", "<styleSheet><numFmts>",
      "<numFmt numFmtId='200' formatCode='yyyy'/>", "</numFmts></styleSheet>" },
    { "book sheets", BOOK, "xl/workbook.xml", "<workbook><sheets>", "<sheet name='a'/>",
      "</sheets></workbook>" },
    { "book relations", BOOK, "xl/_rels/workbook.xml.rels", "<Relationships>",
      "<Relationship Id='a' Target='b'/>", "</Relationships>" },
    { "bank in utf-16", BANK, "a.txt", "\xFF\xFE", "\x11\x4E\x0A\x4E", "" },
    { "bank of surrogates", BANK, "a.txt", "\xFF\xFE", "\x11\xD8", "" },
    { "bank of marks within", BANK, "a.txt", "1. 问？\nA. 甲\nB. 乙\n答案：A\n", "\xEF\xBB\xBF",
      "" },
    { "bank of accents", BANK, "a.gift", "q e", "\u0301", "{=a ~b}\n" },
    { "bank of turned text", BANK, "a.gift", "q ", "\u202E\u200D", "{=a ~b}\n" },
    { "bank of wide blanks", BANK, "a.csv", "题干,A,B,答案\n", "　", ",a,b,A\n" },
    { "csv numbers", BANK, "a.csv", "题干,A,B,答案\n", "9", "\n" },
    { "csv tabs and semicolons", BANK, "a.csv", "题干,A,B,答案\n", "\t;|", "\n" },
    { "csv options in a cell", BANK, "a.csv", "题干,选项,答案\nx,\"", "A. 甲;B. 乙;", "\",A\n" },
    { "csv answers", BANK, "a.csv", "题干,A,B,答案\nx,a,b,\"", "A;B、", "\"\n" },
    { "csv columns twice", BANK, "a.csv", "题干,A,B", ",答案", "\n" },
    { "moodle instructions", BANK, "a.xml", "<quiz>", "<?a b?>", "</quiz>" },
    { "moodle cdata", BANK, "a.xml", "<quiz><question type='multichoice'><questiontext><text>",
      "<![CDATA[x]]>", "</text></questiontext></question></quiz>" },
    { "moodle numbers of characters", BANK, "a.xml",
      "<quiz><question type='multichoice'><questiontext><text>", "&#x4E00;",
      "</text></questiontext></question></quiz>" },
    { "moodle spaces of names", BANK, "a.xml", "<quiz>", "<a xmlns:b='c'/>", "</quiz>" },
    { "moodle entities of entities", BANK, "a.xml", "<!DOCTYPE a [<!ENTITY a 'x'>",
      "<!ENTITY b '&a;&a;&a;&a;'>", "]><quiz>&b;</quiz>" },
    { "moodle long name", BANK, "a.xml", "<quiz><", "a", "" },
    { "txt dots", BANK, "a.txt", "1. 问？\nA", ".", "\nB. 乙\n答案：A\n" },
    { "txt letters", BANK, "a.txt", "1. 问？\n", "A.B.C.D.", "\n答案：A\n" },
    { "txt marks of answers", BANK, "a.txt", "1. 问\nA. 甲\nB. 乙\n", "答案：", "\n" },
    { "card accents", CARD, "a.md", "# t\n\ne", "\u0301", "\n" },
    { "card nested", CARD, "a.md", "# t\n\n", "> - 1. ", "x\n" },
    { "card references with blanks", CARD, "a.md", "# t\n\n", "[ a\t", "]\n" },
    { "card code without end", CARD, "a.md", "# t\n\n", "`a ``b ", "\n" },
    { "card autolinks", CARD, "a.md", "# t\n\n", "<http://a", "\n" },
    { "card wide table", CARD, "a.md", "# t\n\n|a|\n|-|\n", "|a|b\n", "\n" },
    { "card front matter in a line", CARD, "a.md", "---\ntype: ", "x", "\n---\n# t\n" },
    { "cap polygons", ALERT, "a.xml", CAP_BEGIN "<info><area><polygon>", "1.5,2.5 ",
      "</polygon></area></info></alert>" },
    { "cap parameters", ALERT, "a.xml", CAP_BEGIN "<info>",
      "<parameter><valueName>a</valueName><value>b</value></parameter>", "</info></alert>" },
    { "cap codes", ALERT, "a.xml", CAP_BEGIN, "<code>a</code>", "</alert>" },
    { "rows of numbers", ROWS, "a.csv", "item,seconds\na.jpg,", "9", "\n" },
    { "rows of unknown columns", ROWS, "a.csv", "item", ",x", "\na.jpg\n" },
};

static char *grown(const struct shape *s, size_t size)
{
    size_t begin = strlen(s->begin), piece = strlen(s->piece), end = strlen(s->end);
    char *bytes = malloc(size + 1);
    ck_assert_ptr_nonnull(bytes);
    memcpy(bytes, s->begin, begin);
    for (size_t at = begin; at < size; at++) {
        bytes[at] = s->piece[(at - begin) % piece];
    }
    memcpy(bytes + size - end, s->end, end);
    bytes[size] = '\0';
    return bytes;
}

static size_t largest(enum reader reader)
{
    return reader == CARD    ? KS_CARD_BYTES_MAX
           : reader == ALERT ? KS_CAP_BYTES_MAX
           : reader == BOOK  ? INFLATED
                             : DOCUMENT;
}

/* A workbook of one sheet, all members as they are but the one that has grown. */
static char *zipped(const char *grown_member, char *bytes, size_t *n)
{
    static const char *const members[][2] = {
        { "xl/workbook.xml", "<workbook><sheets><sheet name='a'/></sheets></workbook>" },
        { "xl/worksheets/sheet1.xml",
          "<worksheet><sheetData><row><c t='s'><v>0</v></c></row></sheetData></worksheet>" },
        { "xl/sharedStrings.xml", "<sst><si><t>x</t></si></sst>" },
        { "xl/styles.xml", "<styleSheet/>" },
        { "xl/_rels/workbook.xml.rels", "<Relationships/>" },
    };
    zip_source_t *all = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(all);
    zip_t *zip = zip_open_from_source(all, ZIP_TRUNCATE, NULL);
    ck_assert_ptr_nonnull(zip);
    for (size_t i = 0; i < KS_COUNT(members); i++) {
        bool grown_one = strcmp(members[i][0], grown_member) == 0;
        const char *text = grown_one ? bytes : members[i][1];
        zip_source_t *member = zip_source_buffer(zip, text, grown_one ? *n : strlen(text), 0);
        ck_assert_int_ge(zip_file_add(zip, members[i][0], member, 0), 0);
    }
    ck_assert_int_eq(zip_close(zip), 0);
    zip_stat_t stat;
    ck_assert_int_eq(zip_source_stat(all, &stat), 0);
    char *book = malloc(stat.size);
    ck_assert(zip_source_open(all) == 0 &&
              zip_source_read(all, book, stat.size) == (zip_int64_t)stat.size);
    zip_source_free(all);
    free(bytes);
    *n = stat.size;
    return book;
}

/* ---- the readers ---- */

static void read_one(const struct shape *s, const char *bytes, size_t n)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    struct ks_table_context context = { arena, &problems, 20712 };
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_quiz_bank bank = { .file = "" };
    struct ks_playlist rows = { 0 };
    struct ks_alerts alerts;
    switch (s->reader) {
    case BANK:
    case BOOK:
        ks_quiz_read(&context, s->reader == BOOK ? "a.xlsx" : s->file, bytes, n, &bank);
        break;
    case CARD:
        (void)ks_card_read(s->file, bytes, n, &zone, arena, &problems);
        break;
    case ALERT:
        (void)ks_cap_read(s->file, bytes, n, &zone, arena, &alerts, &problems);
        break;
    case ROWS:
        ks_playlist_read(&context, s->file, bytes, n, &rows);
        break;
    }
    ks_arena_free(arena);
}

struct cost {
    long us, kib;
};

static long us_of(const struct rusage *used)
{
    return (used->ru_utime.tv_sec + used->ru_stime.tv_sec) * 1000000L + used->ru_utime.tv_usec +
           used->ru_stime.tv_usec;
}

/* One step for each byte of a document, as it costs here and now. */
static long measure_step(void)
{
    static unsigned char bytes[DOCUMENT];
    struct rusage before, after;
    uint32_t sum = 1;
    memset(bytes, 'x', sizeof bytes);
    getrusage(RUSAGE_SELF, &before);
    for (int round = 0; round < 8; round++) {
        for (size_t i = 0; i < sizeof bytes; i++) {
            sum = (sum ^ bytes[i]) * 16777619u;
        }
    }
    getrusage(RUSAGE_SELF, &after);
    return (us_of(&after) - us_of(&before)) / 8 + (sum == 0);
}

/* In a process of its own, under the last guards. */
static struct cost cost_of(const struct shape *s, size_t size)
{
    size_t n = size;
    char *bytes = s->reader == BOOK ? zipped(s->file, grown(s, size), &n) : grown(s, size);
    pid_t pid = fork();
    if (pid == 0) {
        const struct rlimit seconds = { CPU_S, CPU_S };

        setrlimit(RLIMIT_CPU, &seconds);
        read_one(s, bytes, n);
        _exit(0);
    }
    free(bytes);
    int status = 0;
    struct rusage used;
    ck_assert_int_eq(wait4(pid, &status, 0, &used), pid);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%s, %zu bytes: ended with %x",
                  s->name, size, (unsigned)status);
    return (struct cost) { us_of(&used), used.ru_maxrss };
}

START_TEST(a_reader_has_a_budget)
{
    const struct shape *s = &shapes[_i];
    size_t size = largest(s->reader);
    struct cost nothing = cost_of(s, strlen(s->begin) + strlen(s->piece) + strlen(s->end));
    struct cost quarter = cost_of(s, size / 4), whole = cost_of(s, size);
    long kib = whole.kib - nothing.kib;
    long steps = whole.us / (measure_step() + 1);
    printf("%-32s %6.2f s %6.2f s %4ld steps %8ld KiB\n", s->name, (double)quarter.us / 1e6,
           (double)whole.us / 1e6, steps, kib);
    fflush(stdout);
    ck_assert_msg(kib <= MEMORY_KIB, "%s: %ld KiB", s->name, kib);
    ck_assert_msg(steps <= STEPS, "%s: %ld steps a byte", s->name, steps);
    ck_assert_msg(whole.us <= WORTH_US || whole.us <= GROWTH * quarter.us,
                  "%s: %ld us, a quarter of it %ld", s->name, whole.us, quarter.us);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, a_reader_has_a_budget, 0, (int)KS_COUNT(shapes));
}

int main(void)
{
    return check_main("readers", add);
}
