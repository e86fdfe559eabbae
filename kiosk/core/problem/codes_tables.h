#ifndef KS_CORE_PROBLEM_CODES_TABLES_H
#define KS_CORE_PROBLEM_CODES_TABLES_H

/* Problems of tables and of names of office files, rows as codes.h says. Tables are csv, workbooks
 * and the tables of a content set. */
#define KS_PROBLEM_CODES_OF_TABLES(X)                                                              \
    X(CSV_STRAY_QUOTE, "csv.stray-quote", WARNING, SHOWN, "第 {1} 行有一个没有配对的双引号",       \
      "有开头的引号，没有结尾的引号", "删掉多余的双引号，或在格子末尾补一个")                      \
    X(CSV_TOO_MANY_COLUMNS, "csv.too-many-columns", WARNING, SHOWN,                                \
      "第 {1} 行超过 {2} 列，后面的没有读", "表格最多 64 列", "删掉右边用不到的列")                \
    X(CSV_TOO_MANY_ROWS, "csv.too-many-rows", ERROR, GONE, "第 {1} 行以后没有读",                  \
      "表格最多 50000 行", "删掉用不到的行，或分成几个文件")                                       \
    X(ROWS_TOO_MANY, "csv.too-many-rows", ERROR, GONE, "这张表最多 {1} 行，从第 {2} 行起没有读",   \
      "超过了这张表的上限", "删掉过期和用不到的行")                                                \
    X(XLSX_TOO_MANY_ROWS, "csv.too-many-rows", ERROR, GONE, "工作表「{1}」第 50000 行以后没有读",  \
      "表格最多 50000 行", "删掉用不到的行，或分成几个文件")                                       \
    X(CSV_ENCODING, "csv.encoding", NOTE, SHOWN, "按 {1} 编码读取", "", "文字显示正常就不用管")    \
    X(CSV_DAMAGED_TEXT, "csv.damaged-text", WARNING, SHOWN, "有 {1} 个字读不出来，显示为 �",       \
      "文件可能没有拷完，或存盘时丢了字", "用 Excel 或 WPS 重新保存这个文件")                      \
    X(CSV_TOO_LARGE, "csv.too-large", ERROR, GONE, "文件太大（{1} MB），没有读",                   \
      "表格文件最大 8 MB", "删掉用不到的行和列再保存")                                             \
    X(CSV_NOT_TEXT, "csv.not-text", ERROR, GONE, "这个文件不是表格文本，读不了", "{1}", "{2}")     \
    X(CSV_UNKNOWN_COLUMN, "csv.unknown-column", WARNING, SHOWN, "不认识的列名「{1}」",             \
      "这一列的内容不会被使用", "不需要就删掉这一列，或改成认识的列名")                            \
    X(CSV_UNKNOWN_COLUMN_NEAR, "csv.unknown-column", WARNING, SHOWN, "不认识的列名「{1}」",        \
      "这一列的内容不会被使用", "是不是「{2}」？请改正列名")                                       \
    X(CSV_DUPLICATE_COLUMN, "csv.duplicate-column", WARNING, SHOWN,                                \
      "列{1}（{2}）出现了两次，只用第 {3} 列", "同一个列名只能出现一次",                           \
      "删掉多余的一列，或改正列名")                                                                \
    X(CSV_NAMELESS_COLUMN, "csv.nameless-column", WARNING, SHOWN, "这一列没有列名",                \
      "里面写的内容不会被使用，例如「{1}」", "在表头那一行给它写上列名，不要合并表头")             \
    X(CSV_EMPTY, "csv.empty", WARNING, SHOWN, "表格是空的", "里面没有任何内容",                    \
      "第一行写列名，下面每行写一条")                                                              \
    X(CSV_MISSING_COLUMN, "csv.missing-column", ERROR, GONE, "缺少必填的列{1}（{2}）",             \
      "第一行应当是列名，没有这一列整张表都用不了", "在第一行写上列名")                            \
    X(CELL_TOO_LONG, "table.too-long", WARNING, SHOWN, "这一格太长，只用了前 {1} 个字",            \
      "屏幕上放不下", "把这一格改短")                                                              \
    X(CELL_EMPTY, "table.empty-cell", ERROR, GONE, "「{1}」是空的",                                \
      "这一格必须填写，这一行没有使用", "填上内容，或删掉整行")                                    \
    X(CELL_NO_NUMBER, "table.bad-number", WARNING, SHOWN, "看不懂「{1}」里的「{2}」",              \
      "这一格按没有填写处理", "只写一个数字，例如 3")                                              \
    X(CELL_UNKNOWN_WORD, "table.unknown-word", WARNING, SHOWN, "看不懂「{1}」里的「{2}」",         \
      "这一格按没有填写处理", "{3}")                                                               \
    X(CELL_OUT_OF_RANGE, "table.out-of-range", WARNING, SHOWN,                                     \
      "「{1}」应在 {2} 到 {3} 之间，按 {4} 处理", "超出了允许的范围", "改成范围内的数字")          \
    X(CELL_TOO_MANY_TAGS, "table.too-many-tags", WARNING, SHOWN, "「{1}」里多出的 {2} 个没有使用", \
      "一格里最多写 16 个", "用分组代替，或分成两行")                                              \
    X(CELL_BAD_DATE, "table.bad-date", ERROR, GONE, "看不懂日期「{1}」",                           \
      "日期不确定，这一行没有使用", "写成 2020-09-01 或 2020年9月1日；长期有效就留空")             \
    X(CELL_DATE_UNUSED, "table.date-unused", WARNING, SHOWN, "日期「{1}」没有用",                  \
      "同一行还写了开始，按开始和结束处理", "只留一样：日期，或者开始和结束")                      \
    X(CELL_GUESSED_DATES, "table.guessed-date", NOTE, SHOWN, "后面还有写法不完整的日期",           \
      "写法不完整的日期太多，不再逐个列出", "写成 2020-09-01 或 2020年9月1日；长期有效就留空")     \
    X(CELL_GUESSED_DATE, "table.guessed-date", NOTE, SHOWN, "「{1}」按 {2} 处理",                  \
      "日期写法不完整", "如果不对，请写成 2020-09-01 这样")                                        \
    X(CELL_NO_YEAR_FROM, "table.no-year", WARNING, SHOWN,                                          \
      "「{1}」按 {2} 处理；没写年份，过了这天约半年会停播", "那时离下一年的这天更近，要等到那天",  \
      "写上年份，例如 2020-09-01")                                                                 \
    X(CELL_NO_YEAR_UNTIL, "table.no-year", WARNING, SHOWN,                                         \
      "「{1}」按 {2} 处理；没写年份，过了这天约半年又会播", "那时离下一年的这天更近，又不算过期",  \
      "写上年份，例如 2020-09-01")                                                                 \
    X(CELL_GUESSED_HOURS, "table.guessed-hours", NOTE, SHOWN, "「{1}」按 {2} 处理",                \
      "时段写法有几种读法", "如果不对，请写成 08:00-12:00;18:00-02:00 这样")                       \
    X(ROWS_EXPIRED, "table.expired", NOTE, SHOWN, "后面还有过期的行",                              \
      "过期的行太多，不再逐个列出", "可以删掉过期的行")                                            \
    X(ROW_EXPIRED, "table.expired", NOTE, SHOWN, "已过期 {1} 天，不再播放", "",                    \
      "要继续播放就改结束日期，否则可以删掉这一行")                                                \
    X(ROW_DATES_REVERSED, "table.dates-reversed", ERROR, GONE, "结束日期 {1} 早于开始日期 {2}",    \
      "这一行没有使用，其他行照常", "把两个日期改对")                                              \
    X(CELL_EXCEL_DATE, "table.excel-date", NOTE, SHOWN, "「{1}」按{2}处理",                        \
      "Excel 把带横线的数字自动改成了日期", "先把这一列设成「文本」格式再填写")                    \
    X(CELL_BAD_DAYS, "table.bad-days", ERROR, GONE, "看不懂星期「{1}」",                           \
      "星期不确定，这一行没有使用", "写成 1-5、周一至周五、一三五、工作日或周末；每天就留空")      \
    X(CELL_BAD_HOURS, "table.bad-hours", ERROR, GONE, "看不懂时段「{1}」",                         \
      "时段不确定，这一行没有使用", "写成 08:00-12:00;18:00-02:00（最多 16 段）；全天就留空")      \
    X(XLSX_ERROR_VALUE, "xlsx.error-value", WARNING, SHOWN,                                        \
      "工作表「{1}」有公式出错的格子（#N/A 之类）", "用到它的行不会播；同样的格子不再一一列出",    \
      "改好公式，或直接填上内容")                                                                  \
    X(XLSX_NO_RESULT, "xlsx.no-result", WARNING, SHOWN, "工作表「{1}」的公式没有存下结果",         \
      "存表的程序只写了公式、没有算，用到它的行不会播；同样的格子不再一一列出",                    \
      "用 Excel 或 WPS 打开，保存一次")                                                            \
    X(XLSX_MERGES, "xlsx.merged", WARNING, SHOWN, "工作表「{1}」合并的格子太多，后面的没有展开",   \
      "合并的最多读 20000 处、展开 50000 格，后面只有第一行算写了", "取消合并，每一行都填上")      \
    X(XLSX_HIDDEN_ROWS, "xlsx.hidden-rows", NOTE, SHOWN,                                           \
      "工作表「{1}」有 {2} 行是隐藏的或被筛选掉的，也读了", "", "不要这些行，就把它们删掉")        \
    X(CELL_NO_TEXT, "table.no-result", WARNING, SHOWN, "公式「{1}」没有结果",                      \
      "这一格按没有填写处理", "改好公式，或直接填上内容，再保存一次")                              \
    X(CELL_NO_RESULT, "table.no-result", ERROR, GONE, "公式「{1}」没有结果",                       \
      "不知道这一格是什么，这一行没有使用", "改好公式，或直接填上内容，再保存一次")                \
    X(XLSX_TOO_MANY_COLUMNS, "csv.too-many-columns", WARNING, SHOWN,                               \
      "工作表「{1}」超过 16384 列，后面的没有读", "Excel 的表格最多 16384 列",                     \
      "删掉右边用不到的列")                                                                        \
    X(XLSX_SHEET_GONE, "xlsx.damaged", ERROR, GONE, "工作簿里没有工作表「{1}」的内容",             \
      "可能没有拷完，或存盘时出了错", "用 Excel 或 WPS 打开，另存为 .xlsx 再试")                   \
    X(XLSX_NO_STRINGS, "xlsx.damaged", ERROR, GONE, "工作表「{1}」里有读不出的文字",               \
      "文字部分（sharedStrings）缺失或不完整", "用 Excel 或 WPS 打开，另存为 .xlsx 再试")          \
    X(XLSX_DAMAGED, "xlsx.damaged", ERROR, GONE, "工作簿里的 {1} 读不下去（{2}）",                 \
      "可能没有拷完，或不是 Excel、WPS 存的", "用 Excel 或 WPS 打开，另存为 .xlsx 再试")           \
    X(XLSX_UNPACKS_LARGE, "xlsx.too-large", ERROR, GONE, "工作簿展开以后太大，没有读",             \
      "展开以后超过 32 MB，或者格子太多", "删掉用不到的行、列和工作表再保存")                      \
    X(XLSX_ENCRYPTED, "xlsx.encrypted", ERROR, GONE, "这个文件加了密码", "没有密码读不了",         \
      "打开文件，去掉密码，另存一份")                                                              \
    X(XLSX_TOO_MANY_TEXTS, "xlsx.too-large", ERROR, GONE, "工作簿太大，没有读",                    \
      "里面有五十万段以上的文字", "分成几个文件")                                                  \
    X(XLSX_TOO_LARGE, "xlsx.too-large", ERROR, GONE, "文件太大（{1} MB），没有读",                 \
      "表格文件最大 8 MB", "删掉图片和用不到的工作表再保存")                                       \
    X(XLSX_IS_WORD, "xlsx.no-workbook", ERROR, GONE, "这是 Word 文档，不是表格", "",               \
      "在 Word 里全选、复制，粘贴到记事本，另存为 .txt 再导入")                                    \
    X(XLSX_NO_WORKBOOK, "xlsx.no-workbook", ERROR, GONE, "这个压缩包不是 Excel 工作簿",            \
      "里面没有工作表", "用 Excel 或 WPS 打开，另存为 .xlsx")                                      \
    X(XLSX_IS_OTHER, "xlsx.old-format", ERROR, GONE, "这是{1}，没有读",                            \
      "表格只读 .xlsx、.xls、.et 和 CSV，改扩展名没有用", "用 Excel 或 WPS 打开，另存为 .xlsx")    \
    X(XLSX_OLD_FORMAT, "xlsx.old-format", ERROR, GONE,                                             \
      "这是很老的 Excel 或 WPS 表格（Excel 95 或更早），没有读", "那种格式只有 Office 自己读得准", \
      "用 Excel 或 WPS 打开，另存为 .xlsx")                                                        \
    X(XLSX_HIDDEN_SHEET, "xlsx.hidden-sheet", NOTE, SHOWN, "隐藏的工作表「{1}」没有读", "",        \
      "要用就先取消隐藏")                                                                          \
    X(XLSX_TOO_MANY_SHEETS, "xlsx.too-many-sheets", ERROR, GONE, "后面的工作表没有读",             \
      "一个工作簿最多 40 张表", "分成几个文件")                                                    \
    X(TABLE_TWICE, "table.twice", ERROR, GONE, "这个工作簿没有使用",                               \
      "旁边有同名的另一张表，用的是它", "两张表留一张，另一张移走或改名")                          \
    X(TABLE_STRAY, "table.stray", ERROR, GONE, "这张表没有读", "没有一张表叫这个名字",             \
      "要用就另存为 {1}")                                                                          \
    X(TABLE_SPARE, "table.stray", WARNING, SHOWN, "这张表没有读",                                  \
      "读的是另一张，它就叫该叫的名字",                                                            \
      "不用就移出这个文件夹；要用它，先移走原来那张，再另存为 {1}")                                \
    X(TABLE_NAMELESS, "table.stray", ERROR, GONE, "这张表没有读", "没有一张表叫这个名字",          \
      "播放表叫 main，地点表 places，阶段表 phases，"                                 \
      "滚动字幕 ticker，兜底播放表 default，存成 .xlsx 或 .csv")                                   \
    X(PLAYLIST_BAD_PATH, "playlist.bad-path", ERROR, GONE, "「{1}」不能播放，这一行没有使用",      \
      "{2}", "只写 assets 文件夹里的位置，例如 posters/退改签.jpg")                                \
    X(PLAYLIST_BAD_SECONDS, "playlist.bad-seconds", WARNING, SHOWN, "看不懂秒数「{1}」",           \
      "按默认时长播放", "只写秒数，例如 12")                                                       \
    X(PLAYLIST_SHORT, "playlist.seconds-range", WARNING, SHOWN,                                    \
      "秒数应在 3 到 600 之间，按 {1} 秒处理", "太短，路过的人来不及看", "改成 3 到 600 秒")       \
    X(PLAYLIST_LONG, "playlist.seconds-range", WARNING, SHOWN,                                     \
      "秒数应在 3 到 600 之间，按 {1} 秒处理", "太长，别的内容轮不到", "改成 3 到 600 秒")         \
    X(PHASES_BAD_COLOR, "phases.bad-color", WARNING, SHOWN, "看不懂颜色「{1}」",                   \
      "按默认的琥珀色处理", "写成 # 加六位数字或字母，例如 #F2A900")                               \
    X(PHASES_OPEN_DATE, "phases.open-date", ERROR, GONE, "没有写{1}日期",                          \
      "阶段要有开始和结束，这一行没有使用", "填上日期，例如 2020-09-01")                           \
    X(PHASES_SAME_ID, "phases.same-id", NOTE, SHOWN,                                               \
      "编号「{1}」用了不止一次，按同一阶段的几段日期处理", "",                                     \
      "如果是两个不同的阶段，请用不同的编号")                                                      \
    X(PLACES_TOO_MANY_GROUPS, "table.too-many-tags", WARNING, SHOWN, "一个地点最多写 {1} 个分组",  \
      "后面的没有用上", "只留真正用到的分组")                                                      \
    X(PLACES_REPEATED, "places.repeated", WARNING, SHOWN, "地点「{1}」重复了",                     \
      "一个地点只能有一行，以最前面的为准", "删掉多余的行，或改成另一个编号")                      \
    X(SHEET_SAMPLE, "sheet.sample", NOTE, SHOWN, "「{1}」是样例，不上屏幕，也不收投票",            \
      "末尾写着“（样例）”的行只给人看写法", "换成真的，把“（样例）”去掉")                          \
    X(SHEET_PICTURE, "sheet.picture", WARNING, SHOWN, "图片「{1}」：{2}",                          \
      "这一行照常用，只是没有图", "只写 assets 文件夹里的位置，例如 works/作品.jpg")               \
    X(FACTS_OVERLAP, "facts.overlap", WARNING, SHOWN, "「{1}」与第 {2} 行的有效期重叠",            \
      "同一天只能有一个值是对的", "给前一个写上失效日期")                                          \
    X(OFFICE_DATE_GUESSED, "office.date-guessed", WARNING, SHOWN, "日期按 {1} 至 {2} 处理", "",    \
      "不对就在文件名里写全年月日")                                                                \
    X(OFFICE_BAD_DATE, "office.bad-date", ERROR, GONE,                                             \
      "看不懂文件名里的日期「{1}」，这个文件没有播", "从哪天到哪天不确定",                         \
      "写成“2020-01-05至2020-02-10”或“至2020-02-10”；不限日期就把它删掉")                          \
    X(OFFICE_OVER, "office.over", WARNING, SHOWN, "已过期 {1} 天，不播放", "",                     \
      "不用的文件可以拿走；还要播就改文件名里的日期")                                              \
    X(OFFICE_DATES_SWAPPED, "office.dates-swapped", ERROR, GONE,                                   \
      "文件名里的结束日期早于开始日期，这个文件没有使用", "", "把文件名里的两个日期对调")          \
    X(OFFICE_ONE_DATE, "office.one-date", NOTE, SHOWN, "文件名里只有一个日期，当作标题，长期播放", \
      "", "要限定日期就写“2020-01-05至2020-02-10”、“…起”或“…止”")                                  \
    X(OFFICE_NOT_A_PLACE, "office.not-a-place", NOTE, SHOWN,                                       \
      "“{1}”不是已知的地点，当作标题，所有屏都播", "",                                             \
      "要限定地点，写 places.csv 里的名称或分组，例如【食堂】")                                    \
    X(OFFICE_NOT_A_PLACE_NEAR, "office.not-a-place", NOTE, SHOWN,                                  \
      "“{1}”不是已知的地点，当作标题，所有屏都播", "",                                             \
      "要限定地点，是不是【{2}】？照 places.csv 写")                                               \
    X(OFFICE_NOWHERE, "office.nowhere", ERROR, GONE, "没有播：“{1}”里的地点不在 places.csv 里",    \
      "不知道该在哪块屏播", "照 places.csv 里的名称或分组写，例如【食堂】；到处都播就去掉括号")    \
    X(OFFICE_NOWHERE_NEAR, "office.nowhere", ERROR, GONE,                                          \
      "没有播：“{1}”里的地点不在 places.csv 里", "不知道该在哪块屏播",                             \
      "是不是【{2}】？照 places.csv 写；到处都播就去掉括号")                                       \
    X(OFFICE_SOME_PLACES, "office.some-places", WARNING, SHOWN,                                    \
      "“{2}”里的{1}不在 places.csv 里，只在其余的地点播", "", "照 places.csv 里的名称或分组写")

#endif
