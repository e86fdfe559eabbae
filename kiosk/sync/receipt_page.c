/* Writes an import's result as a page (see receipt_page.h). */
#include "sync/receipt_page.h"

#include <stdio.h>
#include <string.h>

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
    ".received{border-color:#1f7a4d!important}.adjusted{border-color:#c98a00!important}"
    ".refused{border-color:#b3261e!important}.waiting{border-color:#4d6a8a!important}"
    ".alarm{background:#b3261e;color:#fff;border-radius:10px;padding:14px 18px;margin:0 0 24px;"
    "font-weight:700}"
    "h2{font-size:20px;margin:30px 0 10px;padding-left:12px;border-left:8px solid}"
    "table{width:100%;border-collapse:collapse;background:#fff;border-radius:10px;"
    "overflow:hidden}"
    "th,td{text-align:left;vertical-align:top;padding:10px 14px;border-top:1px solid #e6e2da}"
    "th{background:#ece8df;border-top:0;font-weight:600}"
    "td:first-child{width:34%;word-break:break-all}td small{color:#5c574f;white-space:nowrap}"
    "ul{margin:0;padding:12px 16px 12px "
    "36px;background:#fff;border-radius:10px;columns:2;column-gap:40px}"
    "li{word-break:break-all;break-inside:avoid}"
    "@media(max-width:640px){ul{columns:1}td:first-child{width:auto}}"
    "@media print{body{background:#fff}main{padding:0}tr{break-inside:avoid}}";

/* For text between tags and in quoted attributes; controls that could turn the reading around or
 * break the page become □. */
static void escape(struct ks_buf *out, const char *text)
{
    size_t n = strlen(text), length;
    for (size_t i = 0; i < n; i += length) {
        uint32_t c = ks_utf8_decode(text + i, n - i, &length);
        bool hidden = (c < 0x20 && c != '\n') || c == 0x7F || c == 0xFFFD ||
                      (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        if (hidden) {
            ks_buf_adds(out, "□");
        } else if (c == '&') {
            ks_buf_adds(out, "&amp;");
        } else if (c == '<') {
            ks_buf_adds(out, "&lt;");
        } else if (c == '>') {
            ks_buf_adds(out, "&gt;");
        } else if (c == '"') {
            ks_buf_adds(out, "&quot;");
        } else if (c == '\'') {
            ks_buf_adds(out, "&#39;");
        } else if (c == '\n') {
            ks_buf_adds(out, "<br>");
        } else {
            ks_buf_add(out, text + i, length);
        }
    }
}

static void element(struct ks_buf *out, const char *open, const char *text, const char *close)
{
    ks_buf_adds(out, open);
    escape(out, text);
    ks_buf_adds(out, close);
}

static void summary(const struct ks_receipt *r, struct ks_buf *out)
{
    ks_buf_adds(out, "<div class=sum>");
    for (int v = 0; v < KS_RECEIPT_VERDICTS; v++) {
        if (v != KS_RECEIPT_WAITING || r->count[v] > 0) {
            ks_buf_addf(out, "<div class=%s><b>%zu</b>%s</div>",
                        ks_receipt_verdict_name((enum ks_receipt_verdict)v), r->count[v],
                        ks_receipt_verdict_zh((enum ks_receipt_verdict)v));
        }
    }
    ks_buf_adds(out, "</div>\n");
}

static void place(const struct ks_receipt_line *line, struct ks_buf *out)
{
    escape(out, line->file);
    if (line->row > 0) {
        ks_buf_addf(out, "<br><small>第 %d 行", line->row);
        if (line->column > 0) {
            ks_buf_addf(out, "，第 %d 列", line->column);
        }
        ks_buf_adds(out, "</small>");
    }
}

static void rows(const struct ks_receipt *r, enum ks_receipt_verdict verdict, struct ks_buf *out)
{
    ks_buf_adds(out, "<table><tr><th>文件<th>怎么了<th>怎么办\n");
    for (size_t i = 0; i < r->n; i++) {
        const struct ks_receipt_line *line = &r->v[i];
        if (line->verdict == verdict) {
            ks_buf_adds(out, "<tr><td>");
            place(line, out);
            element(out, "<td>", line->what, "");
            element(out, "<td>", line->how, "\n");
        }
    }
    ks_buf_adds(out, "</table>\n");
}

static void names(const struct ks_receipt *r, enum ks_receipt_verdict verdict, struct ks_buf *out)
{
    ks_buf_adds(out, "<ul>\n");
    for (size_t i = 0; i < r->n; i++) {
        if (r->v[i].verdict == verdict) {
            element(out, "<li>", r->v[i].file, "");
            if (*r->v[i].what != '\0') {
                element(out, " <small>", r->v[i].what, "</small>");
            }
            ks_buf_adds(out, "\n");
        }
    }
    ks_buf_adds(out, "</ul>\n");
}

static void section(const struct ks_receipt *r, enum ks_receipt_verdict verdict, struct ks_buf *out)
{
    static const char *const titles[KS_RECEIPT_VERDICTS] = { "收下的", "调整过的，请看一眼",
                                                             "没有播放的，请改正",
                                                             "还在拷贝，拷完会自动收下" };
    if (r->count[verdict] == 0) {
        return;
    }
    ks_buf_addf(out, "<h2 class=%s>%s</h2>\n", ks_receipt_verdict_name(verdict), titles[verdict]);
    if (verdict == KS_RECEIPT_ADJUSTED || verdict == KS_RECEIPT_REFUSED) {
        rows(r, verdict, out);
    } else {
        names(r, verdict, out);
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
    element(out, "<h1>", r->sentence, "</h1>\n");
    ks_buf_addf(out, "<p class=meta>%.10s %.5s", time, time + 11);
    element(out, " · 屏幕 ", r->device, "");
    element(out, " · 来源 ", r->source, "");
    if (r->version > 0) {
        ks_buf_addf(out, " · 第 %llu 版", (unsigned long long)r->version);
    }
    ks_buf_adds(out, "</p>\n");
    if (*r->warning != '\0') {
        element(out, "<div class=alarm>", r->warning, "</div>\n");
    }
    summary(r, out);
    static const enum ks_receipt_verdict order[] = { KS_RECEIPT_REFUSED, KS_RECEIPT_WAITING,
                                                     KS_RECEIPT_ADJUSTED, KS_RECEIPT_RECEIVED };
    for (size_t i = 0; i < KS_COUNT(order); i++) {
        section(r, order[i], out);
    }
    size_t all = r->count[0] + r->count[1] + r->count[2] + r->count[3];
    if (all > r->n) {
        ks_buf_addf(out, "<p class=meta>还有 %zu 条没有列出。</p>\n", all - r->n);
    }
    ks_buf_adds(out, "</main></body></html>\n");
}

void ks_receipt_file_name(const struct ks_receipt *receipt, char out[KS_RECEIPT_FILE_MAX])
{
    char time[KS_CIVIL_TEXT];
    ks_civil_format(receipt->time, time);
    snprintf(out, KS_RECEIPT_FILE_MAX, "导入结果_%.10s_%.2s%.2s.html", time, time + 11, time + 14);
}
