#!/bin/bash
# A real process writing a real store, killed at its system calls, or the calls fail: what it leaves
# is whole, and the update taken up again ends where it should. About 150 kills and 80 failures;
# every call of all seven scenarios (over 2,000) and 1,500 failures with KS_LONG=1.
. "$KS_SOURCE/tests/scripts/common.inc"

driver=$KS_BUILD/bin/store-driver
scenarios="install update alert rotation gc fallback folder"
kill_at() { # kill_at NAME COUNT SCENARIO DIR: that call is its last
  local code=0
  (timeout "$(cat "$work/$3.bound")" strace -qq -o /dev/null -e inject="$1":signal=KILL:when="$2" \
    "$driver" run "$3" "$4") > /dev/null 2>&1 || code=$?
  [ "$code" != 124 ] || fail "$3, killed at $1 $2: hangs"
}

# A hang is five seconds more than ten times an undisturbed run under the same tracer.
bound() { echo $((5 + $2 / 100)) > "$work/$1.bound"; }

total=0
for s in $scenarios; do
  mkdir "$work/$s.base"
  "$driver" before "$s" "$work/$s.base" > /dev/null
  cp -r "$work/$s.base" "$work/$s.end"
  began=$(date +%s%N)
  strace -qq -o "$work/trace" "$driver" run "$s" "$work/$s.end" > "$work/$s.serial"
  bound "$s" $((($(date +%s%N) - began) / 1000000))
  # strace counts each call's name by itself: name and number, in the order they came.
  awk -F"(" '/^[a-z0-9_]+\(/ && $1 != "exit_group" { print $1, ++n[$1] }' "$work/trace" > "$work/$s.calls"
  total=$((total + $(wc -l < "$work/$s.calls")))
done
step=1
[ -n "${KS_LONG:-}" ] || step=$((total / 150 + 1))

resume() { # resume SCENARIO WHAT: take up again what is in run
  timeout "$(cat "$work/$1.bound")" "$driver" resume "$1" "$work/run" > "$work/serial" 2> "$work/err" ||
    fail "$1, $2: $(cat "$work/err")"
  cmp -s "$work/serial" "$work/$1.serial" || fail "$1, $2: ends elsewhere"
  # Byte for byte what an undisturbed run leaves, whatever was cut off in between.
  diff -r "$work/run" "$work/$1.end" > "$work/diff" || fail "$1, $2: $(cat "$work/diff")"
}
again() { # again SCENARIO: run is the disk before it
  rm -rf "$work/run"
  cp -r "$work/$1.base" "$work/run"
}

points=0 cut=0
for s in $scenarios; do
  calls=$(wc -l < "$work/$s.calls")
  n=$((step > 1 ? RANDOM % step + 1 : 1))
  while [ "$n" -le "$calls" ]; do
    read -r call count <<< "$(sed -n "${n}p" "$work/$s.calls")"
    again "$s"
    kill_at "$call" "$count" "$s" "$work/run"
    cmp -s "$work/run/HEAD" "$work/$s.end/HEAD" || cut=$((cut + 1))
    resume "$s" "killed at $call $count"
    points=$((points + 1))
    n=$((n + step))
  done
done
[ "$cut" -gt $((points / 2)) ] || fail "only $cut of $points runs were really cut"
echo "killed at $points of $total system calls ($cut before the end): torn 0, all taken up again"

files="write|pread64|fsync|renameat|fallocate|unlinkat|mkdirat|openat|openat2|fstat|newfstatat|close|getdents64|flock"
for s in $scenarios; do
  grep -E "^($files) " "$work/$s.calls" | while read -r call count; do
    for how in "EIO:when=$count" "EIO:when=$count+" "ENOSPC:when=$count" "ENOSPC:when=$count+"; do
      echo "$s $call $how"
    done
  done
done > "$work/faults"
total=$(wc -l < "$work/faults")
step=$((total / ${KS_LONG:+15}80 + 1))
faults=0 reported=0
n=$((RANDOM % step + 1))
while [ "$n" -le "$total" ]; do
  read -r s call how <<< "$(sed -n "${n}p" "$work/faults")"
  again "$s"
  code=0
  timeout "$(cat "$work/$s.bound")" strace -qq -o /dev/null -e inject="$call:error=$how" "$driver" run "$s" "$work/run" \
    > /dev/null 2>&1 || code=$?
  # 127: the loader could not load a library. Nothing dies, nothing hangs (124).
  case $code in 0 | 1 | 127) ;; *) fail "$s, $call $how: ends with $code" ;; esac
  reported=$((reported + (code == 1)))
  resume "$s" "$call fails with $how"
  faults=$((faults + 1))
  n=$((n + step))
done
[ "$reported" -gt $((faults / 4)) ] || fail "only $reported of $faults failures were noticed"
echo "$faults of $total failing calls ($reported reported): torn 0, hung 0, all taken up again"
