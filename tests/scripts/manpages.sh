#!/bin/bash
# The man pages are well-formed and name every option of the usage texts.
. "$KS_SOURCE/tests/scripts/common.inc"
for page in "$KS_SOURCE"/tools/man/*.1; do
  mandoc -Tlint -Werror "$page" || fail "$page"
done
for program in kiosk kiosk-sync; do
  for option in $("$KS_BIN/$program" --help | grep -o -- '--[a-z-]*' | sort -u); do
    sed 's/\\-/-/g' "$KS_SOURCE/tools/man/$program.1" | grep -q -- "$option" || fail "$program.1 lacks $option"
  done
done
for word in $("$KS_BIN/kioskctl" --help | grep -o 'kioskctl [a-z]*\|--[a-z]*' | sed 's/kioskctl //' | sort -u); do
  sed 's/\\-/-/g' "$KS_SOURCE/tools/man/kioskctl.1" | grep -q -- "$word" || fail "kioskctl.1 lacks $word"
done
