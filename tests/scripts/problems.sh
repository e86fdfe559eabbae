#!/bin/bash
# Each code of a problem, and each phrase, is said somewhere; each sentence is in every language.
. "$KS_SOURCE/tests/scripts/common.inc"
rows() { sed -n "s/^ *$2(\([A-Z0-9_]*\),.*/\1/p" "$1/kiosk/core/problem/"$3; }
unused() { # unused TREE: rows of the tables that no source outside them names
  { rows "$1" X "codes_*.h" | sed 's/^/KS_PROBLEM_/'; rows "$1" P phrases.h | sed 's/^/KS_PHRASE_/'; } | sort > "$work/rows"
  grep -rhoE --include='*.[ch]' 'KS_(PROBLEM|PHRASE)_[A-Z0-9_]+' "$1/kiosk" "$1/tools" | sort -u |
    comm -23 "$work/rows" -
}
[ "$(rows "$KS_SOURCE" X "codes_*.h" | wc -l)" -gt 200 ] || fail "rows of another form"
found=$(unused "$KS_SOURCE")
[ -z "$found" ] || fail "said nowhere: $found"
mkdir "$work/tree"
cp -r "$KS_SOURCE/kiosk" "$KS_SOURCE/tools" "$work/tree/"
room=$work/tree/kiosk/core/problem
compile() { cc -std=c11 -D_POSIX_C_SOURCE=200809L -I"$work/tree/kiosk" -fsyntax-only "$room"/sentences_*.c 2>"$work/err"; }
compile || fail "$(cat "$work/err")"
breach() { # breach FILE SED: one deliberate change that must not compile
  cp "$room/$1" "$work/kept"
  sed -i "$2" "$room/$1"
  ! cmp -s "$room/$1" "$work/kept" || fail "$1: $2 changes nothing"
  ! compile || fail "$1: $2 compiles"
  cp "$work/kept" "$room/$1"
}
breach codes_tables.h 's/^\( *\)X(CSV_EMPTY,/\1X(NEW_ONE, "new.one", NOTE, SHOWN, "a", "", "") X(CSV_EMPTY,/'
breach codes_tables.h 's/^\( *\)X(CSV_EMPTY,/\1X(CSV_GONE,/'
breach en_tables.h 's/S(CSV_EMPTY,/S(CSV_GONE,/'
breach en_phrases.h 's/P(PORTRAIT,/P(SIDEWAYS,/'
breach en_quiz.h 's/S(QUIZ_KEPT,/S(CSV_EMPTY, "", "", "") S(QUIZ_KEPT,/'
sed -i 's/^\( *\)X(CSV_EMPTY,/\1X(NEW_ONE, "new.one", NOTE, SHOWN, "a", "", "") \\\n&/' "$room/codes_tables.h"
[ "$(unused "$work/tree")" = KS_PROBLEM_NEW_ONE ] || fail "a code that is said nowhere is not found"

# An error is a code: no sentence is written where one is filled, and no finished text is passed on as one.
spoken() { # spoken TREE: calls that fill an error or an argument, and Chinese in them, outside the tables
  (cd "$1/kiosk" && LC_ALL=C.UTF-8 grep -rPzl --include='*.[ch]' --exclude-dir=problem \
    '\bks_(fail|arg|record_fail|setting_bad)[a-z_]*\((?:[^;"]|"(?:[^"\\]|\\.)*")*?"(?:[^"\\]|\\.)*?\p{Han}' . || true)
  (cd "$1/kiosk" && grep -rl --include='*.[ch]' --exclude-dir=problem 'KS_PROBLEM_SAID\b' . || true)
}
found=$(spoken "$KS_SOURCE")
[ -z "$found" ] || fail "a sentence in an error: $found"
plant() { printf '/* New. */\n%s\n' "$1" > "$work/tree/kiosk/store/new.c"; }
plant 'bool f(struct ks_err *err) { return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_MAP, KS_ARGS(ks_arg_text("a;b"), ks_arg_text("\"坏了"))); }'
[ "$(spoken "$work/tree")" = ./store/new.c ] || fail "Chinese in an error is not seen"
plant 'bool f(struct ks_record *r) { return ks_record_fail(r, KS_PROBLEM_RECORD_MORE, KS_ARGS(ks_arg_text(on ? "空行" : ""))); }'
[ "$(spoken "$work/tree")" = ./store/new.c ] || fail "Chinese in an error of a record is not seen"
plant 'bool f(struct ks_err *err) { return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_SAID, KS_ARGS(ks_arg_text(said))); }'
[ "$(spoken "$work/tree")" = ./store/new.c ] || fail "a finished text in an error is not seen"
plant 'bool f(struct ks_err *err) { return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_MAP, KS_NO_ARGS); } const char *g = "好";'
[ -z "$(spoken "$work/tree")" ] || fail "an error without a sentence is refused: $(spoken "$work/tree")"

# Each sentence is given the arguments it asks for.
given() { perl "$KS_SOURCE/tests/scripts/arguments.pl" "$1"; }
found=$(given "$KS_SOURCE")
[ -z "$found" ] || fail "arguments of a sentence: $found"
misses() { # misses CODE TEXT: what is said of a source with such a function
  plant "$2"
  [[ $(given "$work/tree") = "kiosk/store/new.c:2: $1"* ]] || fail "not seen: $2"
}
misses PROBLEM_FILE_MAP 'bool f(struct ks_err *err) { return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_MAP, KS_ARGS(ks_arg_text("a"))); }'
misses PROBLEM_FILE_MAP 'bool f(struct ks_err *err) { return ks_fail_under(err, KS_PROBLEM_FILE_MAP, KS_NO_ARGS); }'
misses PROBLEM_CSV_EMPTY 'void f(void) { ks_problems_add(p, KS_PROBLEM_CSV_EMPTY, at, KS_ARGS(ks_arg_number(f(1, 2)))); }'
misses PROBLEM_FILE_MAP 'void f(bool b) { int c = b ? KS_PROBLEM_FILE_MAP : KS_PROBLEM_CSV_EMPTY; ks_fail_as(err, KS_ERR_IO, c, KS_NO_ARGS); }'
misses PROBLEM_FILE_MAP 'static void f(enum ks_problem_code c) { tell(c, KS_ARGS(a)); } void g(void) { f(KS_PROBLEM_FILE_MAP); }'
misses 'a phrase' 'void f(void) { tell(code, KS_ARGS(ks_arg_phrase(KS_PHRASE_PLACE_NEAR), ks_arg_text(near))); }'
plant 'void f(void) { ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_MAP, KS_ARGS(ks_arg_text("a, b"), ks_arg_text(strerror(e)))); }'
[ -z "$(given "$work/tree")" ] || fail "arguments that are right are refused: $(given "$work/tree")"
