#!/bin/bash
# The screens of tests/golden/list.txt look as they did when someone last looked at them.
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$KS_SOURCE"
mkdir "$work/now"
KS_BIN=$KS_BIN tools/golden "$work/now"

# differs A B: how many of a thousand pixels are more than a shade apart
differs() {
  local off
  off=$(compare -metric AE -fuzz 4% "$1" "$2" null: 2>&1 || true)
  echo $((${off%%[!0-9]*} * 1000 / (1280 * 720)))
}
count=0
while read -r name _; do
  case $name in '#'*) continue ;; esac
  [ -f "tests/golden/$name.png" ] || fail "tests/golden/$name.png is missing (tools/golden --accept, after looking)"
  [ "$(differs "tests/golden/$name.png" "$work/now/$name.png")" -le 1 ] ||
    fail "$name looks different: compare it with tools/golden DIR, look, then tools/golden --accept"
  count=$((count + 1))
done < tests/golden/list.txt
[ "$count" -ge 15 ] || fail "only $count golden pictures"
# The comparison must be able to fail: one word moved is a difference.
convert "$work/now/headline.png" -roll +6+0 "$work/moved.png"
[ "$(differs "$work/now/headline.png" "$work/moved.png")" -gt 1 ] || fail "a moved picture goes unnoticed"
