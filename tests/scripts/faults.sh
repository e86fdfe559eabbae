#!/bin/bash
# Faults of one line in core and readers are found by the fast tests: 80 of 100, of two seeds, with KS_LONG=1 (an
# hour or two each). Else only that the tool plants what it says.
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$KS_SOURCE"
list() { tools/faults --list "$1" 100; }

# --- the same seed plants the same, another seed others; each fault changes a line there is ---
list 1 > "$work/one"
list 1 | cmp - "$work/one" || fail "seed 1 is not the same twice"
[ "$(wc -l < "$work/one")" -eq 100 ] || fail "$(wc -l < "$work/one") of 100 faults"
list 2 > "$work/two"
[ "$(cat "$work/one" "$work/two" | sort | uniq -d | wc -l)" -lt 20 ] || fail "seeds 1 and 2 are alike"
while IFS=$'\t' read -r file line text; do
  before=$(sed -n "${line}p" "$file")
  [ -n "$before" ] && [ "$before" != "$text" ] || fail "no fault: $file:$line: $text"
done < "$work/one"

# --- what is said to change nothing is still a fault that would be planted ---
tools/faults --list 1 1000000 | cut -f 1,3 > "$work/all"
grep -v '^#' tests/faults/equivalent > "$work/equivalent"
while IFS=$'\t' read -r file text why; do
  [ -n "$why" ] || fail "tests/faults/equivalent: no reason: $file: $text"
  grep -qxF "$file"$'\t'"$text" "$work/all" || fail "tests/faults/equivalent: not planted any more: $file: $text"
done < "$work/equivalent"

[ -n "${KS_LONG:-}" ] || exit 0
for seed in 1 2; do
  nice tools/faults $seed 100 > "$work/found" || fail "$(grep -v '^found' "$work/found")"
  tail -1 "$work/found"
done
