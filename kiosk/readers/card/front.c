/* The front matter of a card: `key: value` lines between two `---` at its top. */
#include "readers/card/parts.h"

#include <string.h>

static const struct key_names {
    const char *names[6]; /* the first is the one that messages use */
} keys[KS_FRONT_COUNT] = {
    [KS_FRONT_TEMPLATE] = { { "模板", "template", "版式", "样式" } },
    [KS_FRONT_TITLE] = { { "标题", "title", "名称" } },
    [KS_FRONT_LANG] = { { "语言", "lang", "language" } },
    [KS_FRONT_TYPE] = { { "类型", "type", "类别", "诈骗类型" } },
    [KS_FRONT_QR] = { { "二维码", "qr" } },
    [KS_FRONT_VALID] = { { "有效期", "valid", "有效" } },
    [KS_FRONT_SOURCE] = { { "来源", "source", "出处" } },
    [KS_FRONT_PICTURE] = { { "图片", "picture", "配图" } },
    [KS_FRONT_SHEET] = { { "表格", "sheet", "名单" } },
    [KS_FRONT_CHANNELS] = { { "渠道", "channels", "channel" } },
    [KS_FRONT_PHASES] = { { "阶段", "phases", "phase" } },
    [KS_FRONT_ALERT] = { { "警报", "alert", "紧急提醒", "状态" } },
    [KS_FRONT_ID] = { { "编号", "id", "identifier" } },
    [KS_FRONT_SENDER] = { { "发布单位", "sender", "发布" } },
    [KS_FRONT_SENT] = { { "发布时间", "sent" } },
    [KS_FRONT_MSGTYPE] = { { "消息", "msgtype", "消息类型" } },
    [KS_FRONT_REFERENCES] = { { "引用", "references", "替代", "所指编号" } },
    [KS_FRONT_SEVERITY] = { { "严重程度", "severity", "级别" } },
    [KS_FRONT_URGENCY] = { { "紧急程度", "urgency" } },
    [KS_FRONT_CERTAINTY] = { { "可信程度", "certainty", "确定程度" } },
    [KS_FRONT_EFFECTIVE] = { { "开始", "effective", "生效" } },
    [KS_FRONT_ONSET] = { { "发生", "onset" } },
    [KS_FRONT_EXPIRES] = { { "结束", "expires", "失效", "到期", "截止" } },
    [KS_FRONT_PLACES] = { { "地点", "places", "place", "范围" } },
    [KS_FRONT_INTERRUPT] = { { "打断", "interrupt" } },
    [KS_FRONT_EVENT] = { { "事件", "event" } },
    [KS_FRONT_WEB] = { { "网址", "web" } },
};

struct ks_place_in_file ks_card_place(struct ks_card_source *source, size_t offset)
{
    if (offset < source->seen || source->row == 0) {
        source->seen = source->line_start = 0;
        source->row = 1;
    }
    for (; source->seen < offset && source->seen < source->text.n; source->seen++) {
        if (source->text.p[source->seen] == '\n') {
            source->row++;
            source->line_start = source->seen + 1;
        }
    }
    size_t end = offset < source->text.n ? offset : source->text.n;
    struct ks_str before = { source->text.p + source->line_start, end - source->line_start };
    return (struct ks_place_in_file) { source->file, source->row, (int)ks_utf8_count(before) + 1 };
}

const char *ks_card_front_text(const struct ks_card_source *source, const struct ks_card_value *v)
{
    return v->given ? ks_arena_strndup(source->arena, v->text.p, v->text.n) : "";
}

static size_t offset_of(const struct ks_card_source *source, const char *p)
{
    return (size_t)(p - source->text.p);
}

static bool is_fence(struct ks_str line)
{
    struct ks_str text = ks_str_trim(line);
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != '-') {
            return false;
        }
    }
    return text.n >= 3;
}

static int find_key(struct ks_str text)
{
    for (int key = 0; key < KS_FRONT_COUNT; key++) {
        for (size_t i = 0; i < KS_COUNT(keys[key].names) && keys[key].names[i] != NULL; i++) {
            if (ks_str_same(text, ks_str_of(keys[key].names[i]))) {
                return key;
            }
        }
    }
    return -1;
}

/* The value without quotes, which YAML or a Chinese keyboard may have put around it. */
static struct ks_str unquote(struct ks_str text)
{
    static const struct {
        const char *open, *close;
    } quotes[] = { { "\"", "\"" }, { "'", "'" }, { "“", "”" }, { "「", "」" } };
    for (size_t i = 0; i < KS_COUNT(quotes); i++) {
        size_t a = strlen(quotes[i].open), b = strlen(quotes[i].close);
        if (text.n >= a + b && memcmp(text.p, quotes[i].open, a) == 0 &&
            memcmp(text.p + text.n - b, quotes[i].close, b) == 0) {
            return ks_str_trim((struct ks_str) { text.p + a, text.n - a - b });
        }
    }
    return text;
}

/* The first `:` or `：`; false if the line has none. */
static bool split(struct ks_str line, struct ks_str *key, struct ks_str *value)
{
    for (size_t i = 0; i < line.n; i++) {
        bool wide = line.n - i >= 3 && memcmp(line.p + i, "：", 3) == 0;
        if (wide || line.p[i] == ':') {
            size_t after = i + (wide ? 3 : 1);
            *key = ks_str_trim((struct ks_str) { line.p, i });
            *value = unquote(ks_str_trim((struct ks_str) { line.p + after, line.n - after }));
            return true;
        }
    }
    return false;
}

static void
read_line(struct ks_card_source *source, struct ks_card_front *front, struct ks_str line)
{
    struct ks_str text = ks_str_trim(line), key, value;
    if (text.n == 0 || text.p[0] == '#') {
        return;
    }
    struct ks_place_in_file at = ks_card_place(source, offset_of(source, text.p));
    if (!split(text, &key, &value)) {
        ks_problems_add(source->problems, KS_PROBLEM_CARD_FRONT_LINE, at,
                        KS_ARGS(ks_arg_cut(text, 60)));
        return;
    }
    int found = find_key(key);
    if (found < 0) {
        ks_problems_add(source->problems, KS_PROBLEM_CARD_UNKNOWN_KEY, at,
                        KS_ARGS(ks_arg_cut(key, 60)));
        return;
    }
    if (front->v[found].given) {
        ks_problems_add(source->problems, KS_PROBLEM_CARD_REPEATED_KEY, at,
                        KS_ARGS(ks_arg_text(keys[found].names[0])));
    }
    front->v[found] = (struct ks_card_value) { value.n > 0, value };
}

/* The end of the front matter: after its closing fence, or, when that is missing, before the
 * first empty or heading line. */
static size_t find_end(struct ks_card_source *source, struct ks_str rest, size_t *lines_end)
{
    struct ks_str line, from = rest;
    while (ks_str_cut(&rest, '\n', &line)) {
        if (is_fence(line)) {
            *lines_end = offset_of(source, line.p);
            return rest.p == NULL ? source->text.n : offset_of(source, rest.p);
        }
    }
    ks_problems_add(source->problems, KS_PROBLEM_CARD_FRONT_OPEN,
                    (struct ks_place_in_file) { source->file, 1, 1 }, KS_NO_ARGS);
    *lines_end = source->text.n;
    while (ks_str_cut(&from, '\n', &line)) {
        struct ks_str text = ks_str_trim(line);
        if (text.n == 0 || text.p[0] == '#') {
            *lines_end = offset_of(source, line.p);
            break;
        }
    }
    return *lines_end;
}

void ks_card_front_read(struct ks_card_source *source, struct ks_card_front *front)
{
    struct ks_str rest = source->text, line;
    size_t lines_end = 0;
    *front = (struct ks_card_front) { 0 };
    do { /* empty lines before the fence do not matter */
        if (!ks_str_cut(&rest, '\n', &line)) {
            return;
        }
    } while (ks_str_trim(line).n == 0);
    if (!is_fence(line) || rest.p == NULL) {
        return;
    }
    front->present = true;
    front->body = find_end(source, rest, &lines_end);
    rest.n = lines_end - offset_of(source, rest.p);
    while (ks_str_cut(&rest, '\n', &line)) {
        read_line(source, front, line);
    }
}
