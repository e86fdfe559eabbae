#!/bin/bash
# A real process writing a real store, killed at its system calls: what it leaves is whole, and the
# update taken up again ends where it should. About 150 points; every call of all seven scenarios
# (over 2,000) with KS_LONG=1.
. "$KS_SOURCE/tests/scripts/common.inc"

driver=$KS_BUILD/bin/store-driver
scenarios="install update alert rotation gc fallback folder"
kill_at() { # kill_at NAME COUNT SCENARIO DIR: that call is its last
  (strace -qq -o /dev/null -e inject="$1":signal=KILL:when="$2" "$driver" run "$3" "$4" || true) \
    > /dev/null 2>&1
}

total=0
for s in $scenarios; do
  mkdir "$work/$s.base"
  "$driver" before "$s" "$work/$s.base" > /dev/null
  cp -r "$work/$s.base" "$work/$s.end"
  strace -qq -o "$work/trace" "$driver" run "$s" "$work/$s.end" > "$work/$s.serial"
  # strace counts each call's name by itself: name and number, in the order they came.
  awk -F"(" '/^[a-z0-9_]+\(/ && $1 != "exit_group" { print $1, ++n[$1] }' "$work/trace" > "$work/$s.calls"
  total=$((total + $(wc -l < "$work/$s.calls")))
done
step=1
[ -n "${KS_LONG:-}" ] || step=$((total / 150 + 1))

points=0 cut=0
for s in $scenarios; do
  calls=$(wc -l < "$work/$s.calls")
  n=$((step > 1 ? RANDOM % step + 1 : 1))
  while [ "$n" -le "$calls" ]; do
    rm -rf "$work/run"
    cp -r "$work/$s.base" "$work/run"
    read -r call count <<< "$(sed -n "${n}p" "$work/$s.calls")"
    kill_at "$call" "$count" "$s" "$work/run"
    cmp -s "$work/run/HEAD" "$work/$s.end/HEAD" || cut=$((cut + 1))
    timeout 60 "$driver" resume "$s" "$work/run" > "$work/serial" 2> "$work/err" ||
      fail "$s killed at $call $count ($n of $calls): $(cat "$work/err")"
    cmp -s "$work/serial" "$work/$s.serial" || fail "$s killed at $call $count ends elsewhere"
    # Byte for byte what an undisturbed run leaves, whatever was cut off in between.
    diff -r "$work/run" "$work/$s.end" > "$work/diff" || fail "$s killed at $call $count: $(cat "$work/diff")"
    points=$((points + 1))
    n=$((n + step))
  done
done
[ "$cut" -gt $((points / 2)) ] || fail "only $cut of $points runs were really cut"
echo "killed at $points of $total system calls ($cut before the end): torn 0, all taken up again"
