#ifndef KS_CORE_PROBLEM_EN_TABLES_H
#define KS_CORE_PROBLEM_EN_TABLES_H

/* The English of problems of tables and of names of office files. Rows are S(name, what is wrong,
 * why it matters or happened, how to mend it), with placeholders {1} to {5} (arg.h). Tables are
 * csv, workbooks and the tables of a content set. */
#define KS_EN_TABLES(S)                                                                            \
    S(CSV_STRAY_QUOTE, "line {1} has an unmatched double quote",                                   \
      "a quote is opened and never closed", "Delete it, or add one at the end of the cell")        \
    S(CSV_TOO_MANY_COLUMNS, "line {1} has more than {2} columns; the rest was not read",           \
      "a table has 64 columns at most", "Delete unused columns on the right")                      \
    S(CSV_TOO_MANY_ROWS, "nothing after line {1} was read", "a table has 50,000 rows at most",     \
      "Delete unused rows, or make several files")                                                 \
    S(ROWS_TOO_MANY, "this table may have {1} rows; nothing from row {2} on was read",             \
      "it is over the limit of this table", "Delete rows that have expired or are unused")         \
    S(XLSX_TOO_MANY_ROWS, "nothing after row 50,000 of the sheet \"{1}\" was read",                \
      "a table has 50,000 rows at most", "Delete unused rows, or make several files")              \
    S(CSV_ENCODING, "read as {1}", "", "Nothing to do if the text looks right")                    \
    S(CSV_DAMAGED_TEXT, "{1} characters cannot be read and are shown as �",                        \
      "the copy may be incomplete, or saving lost them", "Save the file again with Excel or WPS")  \
    S(CSV_TOO_LARGE, "the file is too large ({1} MB) and was not read",                            \
      "a table has 8 MB at most", "Delete unused rows and columns and save again")                 \
    S(CSV_NOT_TEXT, "this file is not a text table and cannot be read", "{1}", "{2}")              \
    S(CSV_UNKNOWN_COLUMN, "unknown column \"{1}\"", "this column is not used",                     \
      "Delete the column, or give it a known name")                                                \
    S(CSV_UNKNOWN_COLUMN_NEAR, "unknown column \"{1}\"", "this column is not used",                \
      "Did you mean \"{2}\"? Correct its name")                                                    \
    S(CSV_DUPLICATE_COLUMN, "the column {2} ({1}) appears twice; only column {3} is used",         \
      "a name may appear once", "Delete the extra column, or correct its name")                    \
    S(CSV_NAMELESS_COLUMN, "this column has no name",                                              \
      "its cells are not used, for example \"{1}\"",                                               \
      "Give it a name in the row of column names, and do not merge cells there")                   \
    S(CSV_EMPTY, "the table is empty", "there is nothing in it",                                   \
      "Write the column names in the first row and one entry in each row below")                   \
    S(CSV_MISSING_COLUMN, "the column {2} ({1}) is missing",                                       \
      "the first row names the columns; without this one the whole table is useless",              \
      "Write its name in the first row")                                                           \
    S(CELL_TOO_LONG, "this cell is too long; only its first {1} characters are used",              \
      "the screen has no room for more", "Shorten it")                                             \
    S(CELL_EMPTY, "\"{1}\" is empty", "this cell must be filled; the row is not used",             \
      "Fill it, or delete the whole row")                                                          \
    S(CELL_NO_NUMBER, "\"{2}\" under \"{1}\" cannot be understood", "the cell counts as empty",    \
      "Write one number only, such as 3")                                                          \
    S(CELL_UNKNOWN_WORD, "\"{2}\" under \"{1}\" cannot be understood", "the cell counts as empty", \
      "{3}")                                                                                       \
    S(CELL_OUT_OF_RANGE, "\"{1}\" should be between {2} and {3}; taken as {4}",                    \
      "it is out of range", "Write a number in that range")                                        \
    S(CELL_TOO_MANY_TAGS, "{2} more under \"{1}\" are not used", "a cell holds 16 at most",        \
      "Use groups, or two rows")                                                                   \
    S(CELL_BAD_DATE, "the date \"{1}\" cannot be understood",                                      \
      "the date is uncertain; the row is not used",                                                \
      "Write 2020-09-01; leave it empty if there is no end")                                       \
    S(CELL_DATE_UNUSED, "the date \"{1}\" is not used",                                            \
      "the row also has a first day; that and the last day count",                                 \
      "Write either the date, or the first and the last day")                                      \
    S(CELL_GUESSED_DATES, "more incomplete dates follow", "there are too many to list",            \
      "Write 2020-09-01; leave it empty if there is no end")                                       \
    S(CELL_GUESSED_DATE, "\"{1}\" is taken as {2}", "the date is incomplete",                      \
      "If that is wrong, write it as 2020-09-01")                                                  \
    S(CELL_NO_YEAR_FROM,                                                                           \
      "\"{1}\" is taken as {2}; without a year, that means it stops within half a year",           \
      "the nearest such day is taken", "Write the year, as in 2020-09-01")                         \
    S(CELL_NO_YEAR_UNTIL,                                                                          \
      "\"{1}\" is taken as {2}; without a year, that means it plays again within half a year",     \
      "the nearest such day is taken", "Write the year, as in 2020-09-01")                         \
    S(CELL_GUESSED_HOURS, "\"{1}\" is taken as {2}",                                               \
      "these hours can be read in more than one way",                                              \
      "If that is wrong, write them as 08:00-12:00;18:00-02:00")                                   \
    S(ROWS_EXPIRED, "more expired rows follow", "there are too many to list",                      \
      "Expired rows may be deleted")                                                               \
    S(ROW_EXPIRED, "ended {1} days ago and no longer plays", "",                                   \
      "To go on playing it, change its last day; otherwise the row may be deleted")                \
    S(ROW_DATES_REVERSED, "the last day {1} is before the first day {2}",                          \
      "the row is not used; the others are", "Correct both dates")                                 \
    S(CELL_EXCEL_DATE, "\"{1}\" is taken as {2}", "Excel turned numbers with a dash into a date",  \
      "Format the column as text before filling it")                                               \
    S(CELL_BAD_DAYS, "the weekdays \"{1}\" cannot be understood",                                  \
      "they are uncertain; the row is not used",                                                   \
      "Write 1-5, 周一至周五, 一三五, 工作日 or 周末; leave it empty for every day")               \
    S(CELL_BAD_HOURS, "the hours \"{1}\" cannot be understood",                                    \
      "they are uncertain; the row is not used",                                                   \
      "Write 08:00-12:00;18:00-02:00 (16 spans at most); leave it empty for all day")              \
    S(XLSX_ERROR_VALUE, "the sheet \"{1}\" has cells whose formula fails (#N/A and the like)",     \
      "a row that needs one is not used; the rest are not listed",                                 \
      "Fix the formula, or write the value itself")                                                \
    S(XLSX_NO_RESULT, "the formulas of the sheet \"{1}\" were saved without their results",        \
      "the program that wrote it does not calculate; a row that needs one is not used; the "       \
      "rest are not listed",                                                                       \
      "Open it with Excel or WPS and save it once")                                                \
    S(XLSX_MERGES,                                                                                 \
      "the sheet \"{1}\" has too many merged cells; the last ones were not filled in",             \
      "20,000 of them are read and 50,000 cells filled; further down only the first row has them", \
      "Unmerge them, and fill in every row")                                                       \
    S(XLSX_HIDDEN_ROWS, "{2} rows of the sheet \"{1}\" are hidden or filtered out, and were read", \
      "", "Delete rows that you do not want")                                                      \
    S(CELL_NO_TEXT, "the formula \"{1}\" has no result", "the cell counts as empty",               \
      "Fix the formula, or write the value itself, and save again")                                \
    S(CELL_NO_RESULT, "the formula \"{1}\" has no result",                                         \
      "nobody can tell what is in this cell; the row is not used",                                 \
      "Fix the formula, or write the value itself, and save again")                                \
    S(XLSX_TOO_MANY_COLUMNS,                                                                       \
      "the sheet \"{1}\" has more than 16384 columns; the rest was not read",                      \
      "an Excel sheet has 16384 columns at most", "Delete unused columns on the right")            \
    S(XLSX_SHEET_GONE, "the contents of the sheet \"{1}\" are missing from the workbook",          \
      "the copy may be incomplete, or saving failed",                                              \
      "Open it with Excel or WPS and save it as .xlsx again")                                      \
    S(XLSX_NO_STRINGS, "the sheet \"{1}\" holds texts that cannot be read",                        \
      "the part with the texts (sharedStrings) is missing or incomplete",                          \
      "Open it with Excel or WPS and save it as .xlsx again")                                      \
    S(XLSX_DAMAGED, "{1} in the workbook cannot be read ({2})",                                    \
      "the copy may be incomplete, or it was not saved by Excel or WPS",                           \
      "Open it with Excel or WPS and save it as .xlsx again")                                      \
    S(XLSX_UNPACKS_LARGE, "the workbook is too large once unpacked and was not read",              \
      "over 32 MB unpacked, or too many cells",                                                    \
      "Delete unused rows, columns and sheets and save again")                                     \
    S(XLSX_ENCRYPTED, "this file has a password", "without it nothing can be read",                \
      "Open it, remove the password and save a copy")                                              \
    S(XLSX_TOO_MANY_TEXTS, "the workbook is too large and was not read",                           \
      "it holds more than 500,000 texts", "Make several files")                                    \
    S(XLSX_TOO_LARGE, "the file is too large ({1} MB) and was not read",                           \
      "a table has 8 MB at most", "Delete pictures and unused sheets and save again")              \
    S(XLSX_IS_WORD, "this is a Word document, not a table", "",                                    \
      "In Word, select and copy everything, paste it into Notepad, save it as .txt and import "    \
      "that")                                                                                      \
    S(XLSX_NO_WORKBOOK, "this archive is not an Excel workbook", "it holds no sheets",             \
      "Open it with Excel or WPS and save it as .xlsx")                                            \
    S(XLSX_IS_OTHER, "this is {1} and was not read",                                               \
      "tables are .xlsx, .xls, .et or CSV; another name changes nothing",                          \
      "Open it with Excel or WPS and save it as .xlsx")                                            \
    S(XLSX_OLD_FORMAT, "this is a table from Excel 95 or older and was not read",                  \
      "only Office reads the old format reliably",                                                 \
      "Open it with Excel or WPS and save it as .xlsx")                                            \
    S(XLSX_HIDDEN_SHEET, "the hidden sheet \"{1}\" was not read", "",                              \
      "To use it, unhide it first")                                                                \
    S(XLSX_TOO_MANY_SHEETS, "the sheets that follow were not read",                                \
      "a workbook has 40 sheets at most", "Make several files")                                    \
    S(TABLE_TWICE, "this workbook is not used",                                                    \
      "there is another table of the same name beside it, and that one is used",                   \
      "Keep one of the two, move or rename the other")                                             \
    S(TABLE_STRAY, "this table is not read", "no table has this name", "Save it as {1}")           \
    S(TABLE_SPARE, "this table is not read", "another one, which has the right name, is read",     \
      "Move it out of this folder; to use it, move the other one away first, then save it as {1}") \
    S(TABLE_NAMELESS, "this table is not read", "no table has this name",                          \
      "Name a playlist main, places places, phases phases, the ticker ticker, the playlist "       \
      "behind it default, and save it as .xlsx or .csv")                                           \
    S(PLAYLIST_BAD_PATH, "\"{1}\" cannot be played; the row is not used", "{2}",                   \
      "Write only where it is within assets, such as posters/退改签.jpg")                          \
    S(PLAYLIST_BAD_SECONDS, "the seconds \"{1}\" cannot be understood",                            \
      "it plays for the default time", "Write the seconds only, such as 12")                       \
    S(PLAYLIST_SHORT, "seconds must be between 3 and 600; taken as {1}",                           \
      "nobody passing by can read it that fast", "Write 3 to 600 seconds")                         \
    S(PLAYLIST_LONG, "seconds must be between 3 and 600; taken as {1}",                            \
      "nothing else gets its turn for that long", "Write 3 to 600 seconds")                        \
    S(PHASES_BAD_COLOR, "the colour \"{1}\" cannot be understood", "the default amber is used",    \
      "Write # and six digits or letters, such as #F2A900")                                        \
    S(PHASES_OPEN_DATE, "the {1} day is missing",                                                  \
      "a phase has a first and a last day; the row is not used",                                   \
      "Write the date, such as 2020-09-01")                                                        \
    S(PHASES_SAME_ID, "the id \"{1}\" is used more than once: several spans of one phase", "",     \
      "If they are different phases, give them different ids")                                     \
    S(PLACES_TOO_MANY_GROUPS, "a place has {1} groups at most", "the others are not used",         \
      "Keep the groups that are used")                                                             \
    S(PLACES_REPEATED, "the place \"{1}\" appears twice",                                          \
      "a place has one row; the first one counts", "Delete the others, or give them another tag")  \
    S(SHEET_SAMPLE, "\"{1}\" is a sample: it is not shown and not voted on",                       \
      "a row that ends in （样例） only shows how rows are written",                               \
      "Write the real one, without （样例）")                                                      \
    S(SHEET_PICTURE, "the picture \"{1}\": {2}", "the row is used, but without its picture",       \
      "Write only where it is within assets, such as works/作品.jpg")                              \
    S(FACTS_OVERLAP, "\"{1}\" is valid at the same time as row {2}",                               \
      "only one value can be true on a given day", "Write the last day of the earlier one")        \
    S(OFFICE_DATE_GUESSED, "its dates are taken as {1} to {2}", "",                                \
      "If that is wrong, write year, month and day in the name")                                   \
    S(OFFICE_BAD_DATE, "the date \"{1}\" in the file name cannot be understood; it does not play", \
      "nobody can tell when it begins and ends",                                                   \
      "Write 2020-01-05至2020-02-10 or 至2020-02-10; remove it if there is no limit")              \
    S(OFFICE_OVER, "ended {1} days ago and does not play", "",                                     \
      "Remove the file, or change the date in its name to play it")                                \
    S(OFFICE_DATES_SWAPPED,                                                                        \
      "according to its name it ends before it begins; the file is not used", "",                  \
      "Swap the two dates in the name")                                                            \
    S(OFFICE_ONE_DATE, "one date in the name counts as part of the title; it plays with no end",   \
      "", "To limit it, write \"2020-01-05至2020-02-10\", \"…起\" or \"…止\"")                     \
    S(OFFICE_NOT_A_PLACE,                                                                          \
      "\"{1}\" is not a known place: it counts as part of the title, and all screens play it", "", \
      "To limit it, write a name or a group of places.csv, such as 【食堂】")                      \
    S(OFFICE_NOWHERE, "does not play: the place in \"{1}\" is not in places.csv",                  \
      "nobody can tell which screens are meant",                                                   \
      "Write a name or group of places.csv; without brackets it plays everywhere")                 \
    S(OFFICE_NOWHERE_NEAR, "does not play: the place in \"{1}\" is not in places.csv",             \
      "nobody can tell which screens are meant",                                                   \
      "Did you mean 【{2}】? Write it as in places.csv; without brackets it plays everywhere")     \
    S(OFFICE_SOME_PLACES, "{1} in \"{2}\" is not in places.csv; it plays at the other places", "", \
      "Write a name or group of places.csv")                                                       \
    S(OFFICE_NOT_A_PLACE_NEAR,                                                                     \
      "\"{1}\" is not a known place: it counts as part of the title, and all screens play it", "", \
      "To limit it: did you mean 【{2}】? Write it as in places.csv")

#endif
