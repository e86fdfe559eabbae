#!/bin/bash
# The real programs at work, killed at a system call, or a call fails (EIO, ENOSPC) or does half of
# what was asked, once and for good: what they leave is whole, and the same command again ends where
# an undisturbed one ends. `kioskctl import` and `rollback`, `kiosk-sync --once` over a signed and
# over a plain folder. About 40 kills and 30 failures; every call and 1,530 failures with KS_LONG=1.
# What a loader does before main is left out: nothing is open yet.
. "$KS_SOURCE/tests/scripts/common.inc"
tamper=$KS_BIN/tamper
cd "$work"
code=0
"$tamper" list list true || code=$?
[ "$code" != 77 ] || { echo "SKIP: another processor"; exit 0; }

. "$KS_SOURCE/tests/scripts/programs.inc"
scenarios="import1 import rollback signed plain1 plain"
total=0
for s in $scenarios; do
  cp -r $s.base $s.end
  command_of $s $s.end
  began=$(date +%s%N)
  "$tamper" $how list $s.all "${cmd[@]}" > out 2>&1 || fail "$s undisturbed: $(cat out)"
  bound $((($(date +%s%N) - began) / 1000000)) > $s.bound
  content $s.end $s > $s.content
  ! grep -q torn $s.content || fail "$s undisturbed: $(cat $s.content)"
  if [ -n "$how" ]; then cp $s.all $s.calls; else sed -n '/ \(mkdir\|openat2\)$/,$p' $s.all > $s.calls; fi
  total=$((total + $(wc -l < $s.calls)))
done

taken_up() { # taken_up SCENARIO WHAT: the same again, in run
  command_of $1 run
  if [ $1 = rollback ] && cmp -s run/HEAD rollback.end/HEAD; then
    cmd=(true) # done already: again would take down one more
  fi
  # A release of which nobody can tell is no way back: with it unreadable the step led to the built-in content.
  if [ $1 = rollback ] && "$ctl" status --state run --json | jq -e '[.content.current.origin, .content.previous.origin] == ["none", "none"]' > /dev/null; then
    return
  fi
  code=0
  timeout "$(cat $1.bound)" "${cmd[@]}" > out 2>&1 || code=$?
  [ "$code" = 0 ] || fail "$1, $2: again ends with $code: $(cat out)"
  content run $1 > now
  diff $1.content now > differ || fail "$1, $2: $(cat differ)"
}

disturb() { # disturb SCENARIO HOW NUMBER: 0..3 and signals of our own, nothing that crashed or hangs
  rm -rf run
  cp -r $1.base run
  command_of $1 run
  code=0
  timeout -k 1 "$(cat $1.bound)" "$tamper" $how $2 $3 "${cmd[@]}" > out 2>&1 || code=$?
}

points=0 cut=0
step=$((total / 40 + 1))
[ -z "${KS_LONG:-}" ] || step=1
for s in $scenarios; do
  n=$((step > 1 ? RANDOM % step + 1 : 1))
  for number in $(awk -v n="$n" -v step="$step" 'NR >= n && (NR - n) % step == 0 { print $1 }' $s.calls); do
    disturb $s kill "$number"
    [ "$code" != 124 ] || fail "$s, killed at $number: hangs"
    whole run $s "killed at call $number"
    cmp -s run/HEAD $s.base/HEAD && cut=$((cut + 1))
    [ -e run/HEAD ] || [ -e $s.base/HEAD ] || cut=$((cut + 1))
    taken_up $s "killed at call $number, $(sed -n "s/^$number //p" $s.all)"
    points=$((points + 1))
  done
done
[ "$cut" -gt $((points / 5)) ] || fail "only $cut of $points runs were really cut"
echo "killed at $points of $total system calls ($cut before HEAD changed): torn 0, hung 0, all taken up again"

for s in $scenarios; do
  grep -v -- '-$' $s.calls | while read -r number call; do
    for how in EIO EIO+ ENOSPC ENOSPC+; do echo "$s $how $number"; done
    case $call in read | pread64 | write) echo "$s short $number"; echo "$s short+ $number" ;; esac
  done
done > faults
total=$(wc -l < faults)
step=$((total / ${KS_LONG:+15}30 + 1))
faults=0 noticed=0
for line in $(awk -v n=$((RANDOM % step + 1)) -v step="$step" 'NR >= n && (NR - n) % step == 0 { print $1 "," $2 "," $3 }' faults); do
  IFS=, read -r s way number <<< "$line"
  disturb $s "$way" "$number"
  # 127: the loader found no library. 2, 1: told. Nothing dies of it, nothing hangs (124).
  case $code in 0 | 1 | 2 | 3 | 127) ;; *) fail "$s, $way at call $number, $(sed -n "s/^$number //p" $s.all): ends with $code: $(cat out)" ;; esac
  ! grep -q '出错退出' out || fail "$s, $way at call $number: the worker died: $(cat out)"
  whole run $s "$way at call $number"
  noticed=$((noticed + (code != 0)))
  taken_up $s "$way at call $number, $(sed -n "s/^$number //p" $s.all)"
  faults=$((faults + 1))
done
[ "$noticed" -gt $((faults / 5)) ] || fail "only $noticed of $faults failures were noticed"
echo "$faults of $total failing or short calls ($noticed told): torn 0, hung 0, all taken up again"
