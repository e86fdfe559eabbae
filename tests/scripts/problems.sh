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
