#!/bin/bash
# The real programs at work, killed at a system call, or a call fails (EIO, ENOSPC) or does half of
# what was asked, once and for good: what they leave is whole, and the same command again ends where
# an undisturbed one ends. `kioskctl import` and `rollback`, `kiosk-sync --once` over a signed and
# over a plain folder. About 80 kills and 60 failures; every
# call and 1,500 failures with KS_LONG=1.
# What a loader does before main is left out: nothing is open yet.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl=$KS_BIN/kioskctl tamper=$KS_BIN/tamper
cd "$work"
code=0
"$tamper" list list true || code=$?
[ "$code" != 77 ] || { echo "SKIP: another processor"; exit 0; }

# --- a signed source at its second version, with an alert, and a plain folder ---
picture() { cat "$KS_SOURCE/tests/data/pictures/plain.jpg"; printf '%s' "$1"; }
small_set set
for name in root anna bob; do "$ctl" keygen -o $name --no-password > /dev/null; done
"$ctl" trust init -o box --fleet campus-a --root root.pub --content anna.pub --alert anna.pub --alert bob.pub > /dev/null
cp box/trust/1.trust shipped
release() { # release NUMBER: two pictures come and go with each
  rm -f set/assets/posters/*
  picture stays > set/assets/posters/留.jpg
  picture "$1" > "set/assets/posters/$1.jpg"
  printf 'item,seconds\ncards/a.md,5\nposters/留.jpg,5\nposters/%s.jpg,5\n' "$1" > set/playlists/main.csv
  "$ctl" publish set -o box --key anna.key > /dev/null
}
release 1 && cp -r box box1
release 2 && cp -r box box2
printf -- '---\nalert: actual\nseverity: severe\nurgency: immediate\ncertainty: observed\neffective: 2020-01-01\nexpires: 2099-01-01\nplaces: 全校\n---\n# 紧急\n\n## 停 不转账\n' > set/assets/alerts/now.md
"$ctl" publish set -o box --key anna.key --role alert > /dev/null || true
"$ctl" sign box/rel/alert-1.1.ksr --key bob.key > /dev/null
release 3
mkdir -p old/海报 new/海报
for i in 1 2; do picture $i > old/海报/$i.jpg; done
for i in 2 3 4; do picture $i > new/海报/$i.jpg; done

signed() { "$KS_BIN/kiosk-sync" --state "$1" --source "$2" --policy signed --trust shipped --once; }
plain() { "$KS_BIN/kiosk-sync" --state "$1" --source "$2" --policy open --once; }
for s in import signed; do mkdir $s.base; for b in box1 box2; do signed $s.base $b; done; done 2> log
cp -r import.base rollback.base
mkdir import1.base plain1.base
{ plain plain.base new && rm new/海报/4.jpg && plain plain.base old && cp old/海报/1.jpg new/海报/; } 2>> log
scenarios="import1 import rollback signed plain1 plain"
command_of() { # command_of SCENARIO STATE: in `cmd`, how it is traced in `how`
  how=
  case $1 in
    import*) cmd=("$ctl" import box --state "$2" --trust shipped) ;;
    rollback) cmd=("$ctl" rollback --state "$2") ;;
    signed) how=--fork cmd=("$KS_BIN/kiosk-sync" --state "$2" --source box --policy signed --trust shipped --once) ;;
    plain*) how=--fork cmd=("$KS_BIN/kiosk-sync" --state "$2" --source new --policy open --once) ;;
  esac
}

# What a store holds, without what depends on the minute: what `status` says, the files of each
# release, and whether every object that they name is what its name says.
content() { # content STATE SCENARIO
  "$ctl" status --state "$1" --json > status || fail "$2: no status"
  sed 's/"\(manifest\|floor\|expires\)": [^,}]*//g' status
  (cd "$1/rel" && grep -o '"manifest": "[0-9a-f]*[1-9a-f][0-9a-f]*"' ../../status | cut -d'"' -f4 |
    xargs -r grep -ah '^f ') > files || true
  cat files
  awk '{ print $2 "  obj/" substr($2, 1, 2) "/" $2 }' files > sums
  (cd "$1" && sha256sum --quiet -c ../sums 2>&1) || echo "torn"
  # HEAD without its serial (a step that was done already is no step again) and checksum.
  case $2 in plain*) ;; *) tail -c +13 "$1/HEAD" | head -c -4 | sha256sum ;; esac
}
bound() { # bound MS: a hang is five seconds more than ten times an undisturbed run
  echo "$((5 + $1 / 100))"
}

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
step=$((total / 80 + 1))
[ -z "${KS_LONG:-}" ] || step=1
for s in $scenarios; do
  n=$((step > 1 ? RANDOM % step + 1 : 1))
  for number in $(awk -v n="$n" -v step="$step" 'NR >= n && (NR - n) % step == 0 { print $1 }' $s.calls); do
    disturb $s kill "$number"
    [ "$code" != 124 ] || fail "$s, killed at $number: hangs"
    cmp -s run/HEAD $s.base/HEAD && cut=$((cut + 1))
    [ -e run/HEAD ] || [ -e $s.base/HEAD ] || cut=$((cut + 1))
    taken_up $s "killed at call $number, $(sed -n "s/^$number //p" $s.all)"
    points=$((points + 1))
  done
done
[ "$cut" -gt $((points / 3)) ] || fail "only $cut of $points runs were really cut"
echo "killed at $points of $total system calls ($cut before HEAD changed): torn 0, hung 0, all taken up again"

for s in $scenarios; do
  grep -v -- '-$' $s.calls | while read -r number call; do
    for how in EIO EIO+ ENOSPC ENOSPC+; do echo "$s $how $number"; done
    case $call in read | pread64 | write) echo "$s short $number"; echo "$s short+ $number" ;; esac
  done
done > faults
total=$(wc -l < faults)
step=$((total / ${KS_LONG:+15}60 + 1))
faults=0 noticed=0
for line in $(awk -v n=$((RANDOM % step + 1)) -v step="$step" 'NR >= n && (NR - n) % step == 0 { print $1 "," $2 "," $3 }' faults); do
  IFS=, read -r s way number <<< "$line"
  disturb $s "$way" "$number"
  # 127: the loader found no library. 2, 1: told. Nothing dies of it, nothing hangs (124).
  case $code in 0 | 1 | 2 | 3 | 127) ;; *) fail "$s, $way at call $number, $(sed -n "s/^$number //p" $s.all): ends with $code: $(cat out)" ;; esac
  ! grep -q '出错退出' out || fail "$s, $way at call $number: the worker died: $(cat out)"
  noticed=$((noticed + (code != 0)))
  taken_up $s "$way at call $number, $(sed -n "s/^$number //p" $s.all)"
  faults=$((faults + 1))
done
[ "$noticed" -gt $((faults / 5)) ] || fail "only $noticed of $faults failures were noticed"
echo "$faults of $total failing or short calls ($noticed told): torn 0, hung 0, all taken up again"
