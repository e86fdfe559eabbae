#!/bin/bash
# English reads as if a native had written it: no phrase of the table english.txt in any text that somebody reads.
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$KS_SOURCE"
lint() { perl tests/scripts/english.pl "$@"; }
texts=(assets/cards/en-*.md assets/handbook/en-*.md assets/help/en-*.md assets/quiz/bank-en.csv assets/strings/en.po
  assets/facts.csv playlists/*.csv assets/manual/technician.en.md tools/man/*.1 tools/device/kiosk.ini
  kiosk/core/problem/en_*.h kiosk/port/log_table.h)
[ "${#texts[@]}" -ge 120 ] || fail "only ${#texts[@]} texts"
lint tests/scripts/english.txt "${texts[@]}" > "$work/found" || fail "the lint does not run"
[ ! -s "$work/found" ] || fail "$(cat "$work/found")"
# Each row finds its own sentence: one that finds nothing watches nothing.
found=$(lint --rows tests/scripts/english.txt)
[ -z "$found" ] || fail "$found"
# A phrase is seen wherever it is planted, also broken over two lines as the sources break them.
mkdir "$work/plant"
while read -r text; do
  cp "$text" "$work/plant/"
done < <(printf '%s\n' assets/cards/en-hotline.md assets/handbook/en-task.md assets/quiz/bank-en.csv assets/strings/en.po tools/man/kiosk.1)
for text in "$work"/plant/*; do
  case $text in *.po) printf '\nmsgid "新"\nmsgstr "this is no picture"\n' ;; *) printf 'this is no\npicture\n' ;; esac >> "$text"
  [ "$(lint tests/scripts/english.txt "$text" | grep -c 'is no picture')" -eq 1 ] || fail "not seen in ${text##*/}"
done
printf 'S(A, "this is no "     \\\n  "picture", "", "")\n' > "$work/plant/en_new.h"
lint tests/scripts/english.txt "$work/plant/en_new.h" | grep -q 'en_new.h:1: ' || fail "not seen across two lines of C"
printf '/* this is no picture */\n' > "$work/plant/en_new.h"
[ -z "$(lint tests/scripts/english.txt "$work/plant/en_new.h")" ] || fail "a comment is taken for a sentence"
