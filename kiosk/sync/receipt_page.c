/* Writes an import's result as a page (see receipt_page.h). */
#include "sync/receipt_page.h"

#include <string.h>

#include "sync/html.h"

static const char style[] =
    "*{box-sizing:border-box}body{margin:0;background:#f3f1ec;color:#1d1b18;"
    "font:16px/1.6 'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif}"
    "main{max-width:960px;margin:0 auto;padding:32px 20px 64px}"
    "h1{font-size:30px;line-height:1.3;margin:0 0 4px}"
    "p.meta{margin:0 0 24px;color:#5c574f}"
    ".sum{display:flex;gap:12px;flex-wrap:wrap;margin:0 0 28px}"
    ".sum div{flex:1 1 150px;border-radius:10px;padding:14px 18px;background:#fff;"
    "border-left:8px solid}"
    ".sum b{display:block;font-size:34px;line-height:1.15}"
    ".on{border-color:#1f7a4d!important}.later{border-color:#4d6a8a!important}"
    ".over,.gone{border-color:#7a746a!important}.not{border-color:#b3261e!important}"
    ".look{border-color:#c98a00!important}.copying{border-color:#4d6a8a!important}"
    "b.badge{font-size:13px;background:#1d1b18;color:#fff;border-radius:4px;padding:1px 7px;"
    "margin-left:8px;white-space:nowrap}"
    ".alarm{background:#b3261e;color:#fff;border-radius:10px;padding:14px 18px;margin:0 0 24px;"
    "font-weight:700}"
    "h2{font-size:20px;margin:30px 0 10px;padding-left:12px;border-left:8px solid}"
    "table{width:100%;table-layout:fixed;border-collapse:collapse;background:#fff;border-radius:"
    "10px;"
    "overflow:hidden}"
    "th,td{text-align:left;vertical-align:top;padding:10px 14px;border-top:1px solid #e6e2da}"
    "th{background:#ece8df;border-top:0;font-weight:600}"
    "th{width:36%}th:first-child{width:28%}td{overflow-wrap:anywhere}td "
    "small{color:#5c574f;white-space:nowrap}"
    "ul{margin:0;padding:12px 16px 12px "
    "36px;background:#fff;border-radius:10px;columns:2;column-gap:40px}"
    "li{word-break:break-all;break-inside:avoid}"
    "@media(max-width:640px){ul{columns:1}}"
    "@media print{body{background:#fff}main{padding:0}tr{break-inside:avoid}}";

struct page {
    const struct ks_receipt *r;
    struct ks_buf *out;
    bool first; /* every file is new: nothing is said of it */
};

static const char *const classes[KS_RECEIPT_STATES] = { "on",   "later",   "over", "not",
                                                        "gone", "copying", "later" };

static void summary(const struct ks_receipt *r, struct ks_buf *out)
{
    static const enum ks_receipt_state shown[] = { KS_RECEIPT_ON,   KS_RECEIPT_LATER,
                                                   KS_RECEIPT_OVER, KS_RECEIPT_NOT,
                                                   KS_RECEIPT_GONE, KS_RECEIPT_COPYING };
    ks_buf_adds(out, "<div class=sum>");
    for (size_t i = 0; i < KS_COUNT(shown); i++) {
        size_t n = r->files[shown[i]];
        if (n > 0 || shown[i] == KS_RECEIPT_ON || shown[i] == KS_RECEIPT_NOT) {
            ks_buf_addf(out, "<div class=%s><b>%zu</b>%s</div>",
                        n == 0 ? "over" : classes[shown[i]], n, ks_receipt_state_zh(shown[i]));
        }
    }
    ks_buf_adds(out, "</div>\n");
}

/* What is new since the page before, in one line. */
static void changes(const struct page *page)
{
    size_t of[KS_RECEIPT_CHANGES] = { 0 }, gone = page->r->files[KS_RECEIPT_GONE];
    for (size_t i = 0; i < page->r->n_files; i++) {
        const struct ks_receipt_file *file = &page->r->file[i];
        of[file->change] += file->state != KS_RECEIPT_GONE ? 1 : 0;
    }
    if (page->first) {
        return;
    }
    const struct {
        const char *word;
        size_t n;
    } said[] = { { "新来", of[KS_RECEIPT_NEW] },
                 { "换了", of[KS_RECEIPT_CHANGED] },
                 { "变了", of[KS_RECEIPT_TURNED] },
                 { "撤下", gone } };
    const char *mark = "<p class=meta>和上一份结果比：";
    for (size_t i = 0; i < KS_COUNT(said); i++) {
        if (said[i].n > 0) {
            ks_buf_addf(page->out, "%s%s %zu 个", mark, said[i].word, said[i].n);
            mark = "，";
        }
    }
    bool same = *mark == '<';
    ks_buf_addf(page->out, "%s%s</p>\n", same ? mark : "", same ? "文件没有变" : "");
}

static void name(const struct page *page, const struct ks_receipt_file *file)
{
    static const char *const badges[KS_RECEIPT_CHANGES] = {
        [KS_RECEIPT_NEW] = "新",
        [KS_RECEIPT_CHANGED] = "换了",
        [KS_RECEIPT_TURNED] = "变了",
    };
    ks_html_element(page->out, "<span>", file->name, "</span>");
    const char *badge = page->first ? NULL : badges[file->change];
    if (badge != NULL && file->state != KS_RECEIPT_GONE) {
        ks_buf_addf(page->out, "<b class=badge>%s</b>", badge);
    }
}

/* The next line about a file from `i` on, of the verdicts wanted; NULL if there is none. */
static const struct ks_receipt_line *
next_line(const struct ks_receipt *r, const char *file, unsigned wanted, size_t *i)
{
    while (*i < r->n) {
        const struct ks_receipt_line *line = &r->v[(*i)++];
        if ((wanted & (1u << line->verdict)) != 0 && strcmp(line->file, file) == 0) {
            return line;
        }
    }
    return NULL;
}

#define RECEIVED (1u << KS_RECEIPT_RECEIVED)
#define ADJUSTED (1u << KS_RECEIPT_ADJUSTED)
#define REFUSED (1u << KS_RECEIPT_REFUSED)
#define WAITING (1u << KS_RECEIPT_WAITING)
#define ANY (RECEIVED | ADJUSTED | REFUSED | WAITING)

static size_t count_lines(const struct ks_receipt *r, const char *file, unsigned wanted)
{
    size_t n = 0, i = 0;
    while (next_line(r, file, wanted, &i) != NULL) {
        n++;
    }
    return n;
}

/* Whether all that is refused of a file are rows of it: the rest of it counts. */
static bool only_rows(const struct ks_receipt *r, const char *file)
{
    const struct ks_receipt_line *line;
    size_t i = 0;
    bool rows = false;
    while ((line = next_line(r, file, REFUSED, &i)) != NULL) {
        if (line->row == 0) {
            return false;
        }
        rows = true;
    }
    return rows;
}

/* What is said of a file of which no line speaks. */
static const char *without_a_line(const struct page *page, enum ks_receipt_state state)
{
    bool asks = page->r->outcome == KS_OUTCOME_PENDING;
    return state == KS_RECEIPT_LATER
               ? asks ? "等工作人员在屏幕上看过，点“采用”" : "还没有读到，下次接着读"
           : state == KS_RECEIPT_NOT ? "这次没有采用，屏幕播原来的"
                                     : "";
}

static void line_row(const struct page *page, const struct ks_receipt_line *line)
{
    ks_buf_adds(page->out, "<td>");
    if (line->row > 0) {
        ks_buf_addf(page->out, "<small>第 %d 行", line->row);
        if (line->column > 0) {
            ks_buf_addf(page->out, "，第 %d 列", line->column);
        }
        ks_buf_adds(page->out, "</small> ");
    }
    ks_html_text(page->out, line->what);
    ks_html_element(page->out, "<td>", line->how, "\n");
}

/* A file and all that is said of it: a row of the table for each line. */
static void rows(const struct page *page, const struct ks_receipt_file *file, unsigned wanted)
{
    const struct ks_receipt *r = page->r;
    size_t n = count_lines(r, file->name, wanted), i = 0;
    if (n == 0) {
        wanted = ANY;
        n = count_lines(r, file->name, wanted);
    }
    ks_buf_addf(page->out, "<tr><td rowspan=%zu>", n > 0 ? n : 1);
    name(page, file);
    if (file->state == KS_RECEIPT_NOT && only_rows(r, file->name)) {
        ks_buf_adds(page->out, "<br><small>其余照常</small>");
    }
    if (n == 0) {
        ks_html_element(page->out, "<td>", without_a_line(page, file->state), "<td>\n");
    }
    for (size_t k = 0; k < n; k++) {
        ks_buf_adds(page->out, k > 0 ? "<tr>" : "");
        const struct ks_receipt_line *line = next_line(r, file->name, wanted, &i);
        if (line != NULL) {
            line_row(page, line);
        }
    }
}

static void item(const struct page *page, const struct ks_receipt_file *file)
{
    size_t i = 0;
    const struct ks_receipt_line *line = next_line(page->r, file->name, RECEIVED, &i);
    ks_buf_adds(page->out, "<li>");
    name(page, file);
    if (line != NULL && *line->what != '\0') {
        ks_html_element(page->out, " <small>", line->what, "</small>");
    }
    ks_buf_adds(page->out, "\n");
}

/* The parts of the page, in their order. Each file stands in one of them. */
static const struct part {
    const char *title, *class;
    enum ks_receipt_state state;
    unsigned has, lacks; /* only files with such a line (0: any), and with none of these */
    unsigned wanted;     /* the lines shown */
    enum { LIST, TABLE } form;
    enum { EVERY, ONLY_NEW } which; /* ONLY_NEW: only what is new since the page before */
} parts[] = {
    { "没有播的，请改正", "not", KS_RECEIPT_NOT, 0, 0, REFUSED | ADJUSTED, TABLE, EVERY },
    { "撤下的", "gone", KS_RECEIPT_GONE, 0, 0, 0, LIST, EVERY },
    { "还在拷贝，拷完会自动收下", "copying", KS_RECEIPT_COPYING, 0, 0, 0, LIST, EVERY },
    { "过期的", "over", KS_RECEIPT_OVER, 0, 0, REFUSED | ADJUSTED, TABLE, EVERY },
    { "在播，请看一眼", "look", KS_RECEIPT_ON, ADJUSTED, 0, ADJUSTED, TABLE, EVERY },
    { "请看一眼", "look", KS_RECEIPT_PART, ADJUSTED, 0, ADJUSTED, TABLE, EVERY },
    { "以后播的", "later", KS_RECEIPT_LATER, 0, 0, ADJUSTED | RECEIVED, TABLE, EVERY },
    { "playlists、assets 里变了的", "on", KS_RECEIPT_PART, 0, ADJUSTED | RECEIVED, 0, LIST,
      ONLY_NEW },
    { "在播的", "on", KS_RECEIPT_ON, 0, ADJUSTED, 0, LIST, EVERY },
    { "不在这里播的", "over", KS_RECEIPT_PART, RECEIVED, ADJUSTED, 0, LIST, EVERY },
};

static bool
is_in(const struct page *page, const struct part *part, const struct ks_receipt_file *file)
{
    bool has = part->has == 0 || count_lines(page->r, file->name, part->has) > 0;
    bool lacks = count_lines(page->r, file->name, part->lacks) == 0;
    bool changed = part->which == EVERY || (!page->first && file->change != KS_RECEIPT_SAME);
    return file->state == part->state && has && lacks && changed;
}

static void section(const struct page *page, const struct part *part)
{
    bool any = false;
    for (size_t i = 0; i < page->r->n_files; i++) {
        const struct ks_receipt_file *file = &page->r->file[i];
        if (!is_in(page, part, file)) {
            continue;
        }
        if (!any) {
            ks_buf_addf(page->out, "<h2 class=%s>%s</h2>\n%s", part->class, part->title,
                        part->form == TABLE ? "<table><tr><th>文件<th>怎么了<th>怎么办\n"
                                            : "<ul>\n");
        }
        any = true;
        if (part->form == TABLE) {
            rows(page, file, part->wanted);
        } else {
            item(page, file);
        }
    }
    if (any) {
        ks_buf_adds(page->out, part->form == TABLE ? "</table>\n" : "</ul>\n");
    }
}

/* What is said of no file. */
static void of_no_file(const struct page *page)
{
    size_t i = 0;
    const struct ks_receipt_line *line;
    while ((line = next_line(page->r, "", ANY, &i)) != NULL) {
        ks_html_element(page->out, "<p>", line->what, "");
        ks_html_element(page->out, *line->how == '\0' ? "" : "：", line->how, "</p>\n");
    }
}

static bool all_new(const struct ks_receipt *r)
{
    size_t i = 0;
    while (i < r->n_files && r->file[i].change == KS_RECEIPT_NEW) {
        i++;
    }
    return i == r->n_files;
}

static void left_out(const struct ks_receipt *r, struct ks_buf *out)
{
    size_t lines = 0, files = 0;
    for (size_t i = 0; i < KS_RECEIPT_VERDICTS; i++) {
        lines += r->count[i];
    }
    for (size_t i = 0; i < KS_RECEIPT_STATES; i++) {
        files += r->files[i];
    }
    if (lines > r->n || files > r->n_files) {
        ks_buf_addf(out, "<p class=meta>还有 %zu 个文件、%zu 条说明没有列出。</p>\n",
                    files - r->n_files, lines - r->n);
    }
}

void ks_receipt_page(const struct ks_receipt *r, struct ks_buf *out)
{
    char time[KS_CIVIL_TEXT];
    ks_civil_format(r->time, time);
    ks_buf_addf(out,
                "<!DOCTYPE html>\n<html lang=zh-CN><head><meta charset=utf-8>\n"
                "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; "
                "style-src 'unsafe-inline'\">\n"
                "<meta name=viewport content=\"width=device-width\">\n"
                "<title>导入结果 %.10s</title>\n<style>%s</style></head>\n<body><main>\n",
                time, style);
    ks_html_element(out, "<h1>", r->sentence, "</h1>\n");
    ks_buf_addf(out, "<p class=meta>%.10s %.5s", time, time + 11);
    ks_html_element(out, " · 屏幕 ", r->device, "");
    ks_html_element(out, " · 来源 ", r->source, "");
    if (r->version > 0) {
        ks_buf_addf(out, " · 第 %llu 版", (unsigned long long)r->version);
    }
    ks_buf_adds(out, "</p>\n");
    if (*r->warning != '\0') {
        ks_html_element(out, "<div class=alarm>", r->warning, "</div>\n");
    }
    const struct page page = { r, out, all_new(r) };
    summary(r, out);
    changes(&page);
    for (size_t i = 0; i < KS_COUNT(parts); i++) {
        section(&page, &parts[i]);
    }
    of_no_file(&page);
    left_out(r, out);
    ks_buf_adds(out, "</main></body></html>\n");
}
