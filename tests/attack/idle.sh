#!/bin/bash
# Class: two sources write for ever against each other. Each alone and every pair of what a device may be looked at (with
# KS_LONG=1 every triple too, and in the default one of them), for ten virtual minutes: after the first looks not a byte
# below the state folder is written, nor a name.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl="$KS_BIN/kioskctl"
cd "$work"
small_set set
for name in root anna bob; do "$ctl" keygen -o $name --no-password > /dev/null; done
"$ctl" trust init -o box --fleet campus-a --root root.pub --content anna.pub --alert anna.pub --alert bob.pub > /dev/null
cp box/trust/1.trust shipped
"$ctl" publish set -o box --key anna.key > /dev/null
# Each kind is a folder: a set and folders of the office, a set alone, folders alone.
for folder in whole other waits; do
  small_set $folder
  printf '# 这是 %s\n\n## 停 不转账\n' $folder > $folder/assets/cards/a.md
done
for folder in whole waits usb; do
  mkdir -p $folder/海报 $folder/紧急
  printf '# %s 的字\n' $folder > $folder/海报/一.txt
  printf -- '---\nalert: actual\nseverity: severe\nurgency: immediate\ncertainty: observed\neffective: 2020-01-01\nexpires: 2099-01-01\nplaces: 全校\n---\n# %s 的提醒\n\n## 停 不转账\n' $folder > $folder/紧急/今天.md
done
# One none of whose files comes into a release: its set plays nothing.
small_set idle
printf 'item,seconds\ncards/none.md,5\n' > idle/playlists/main.csv
kinds=(box:signed whole:open other:open waits:pin usb:open)

look() { # look KIND...: each once, a virtual minute after the last time
  local kind
  { printf '[sync]\nstate = %s/state\ntrust = %s/shipped\n' "$work" "$work"
    for kind in "$@"; do printf '[source %s]\npath = %s/%s\npolicy = %s\n' "${kind%:*}" "$work" "${kind%:*}" "${kind#*:}"; done; } > now.ini
  for seen in state/results/*.seen; do
    [ ! -f "$seen" ] || grep -q '^looked.*00000$' "$seen" || sed -i 's/^\(looked\t[0-9]*\)[0-9]\{5\}$/\100000/' "$seen"
  done
  "$KS_BIN/kiosk-sync" --config now.ini --once 2>> log || [ $? = "$away" ] || fail "$*: $(tail -1 log)"
}
written() { find state -printf '%p %i %s %T@ %C@\n' | sort | cksum; }
away=0 # how a look may end besides: 2 while a share is away, 1 where a set is refused
idle() { # idle KIND...
  local n sum
  rm -rf state
  for n in 1 2 3; do look "$@"; done # together, so one may have come too early for the other
  sum=$(written)
  for n in $(seq 10); do look "$@"; done
  [ "$(written)" = "$sum" ] || fail "$*: something is written although nothing changed"
  cases=$((cases + 1))
}
come_and_go() { # come_and_go KIND...: the share that goes first is away for a while, and back
  local n sum
  mv whole whole.away
  away=2
  for n in 1 2; do look "$@"; done
  sum=$(written)
  for n in 1 2 3 4; do look "$@"; done
  [ "$(written)" = "$sum" ] || fail "$*: one away: something is written although nothing changed"
  away=0
  mv whole.away whole
  for n in 1 2; do look "$@"; done
  sum=$(written)
  for n in 1 2 3 4; do look "$@"; done
  [ "$(written)" = "$sum" ] || fail "$*: one back: something is written although nothing changed"
}
cases=0
for kind in "${kinds[@]}"; do idle "$kind"; done
away=1
for kind in "${kinds[@]}"; do idle "$kind" idle:open && idle "$kind" idle:pin; done
away=0
for ((i = 0; i < ${#kinds[@]}; i++)); do
  for ((j = i + 1; j < ${#kinds[@]}; j++)); do
    idle "${kinds[i]}" "${kinds[j]}"
    [[ "${kinds[i]} ${kinds[j]}" != *whole:* ]] || come_and_go "${kinds[i]}" "${kinds[j]}"
    for ((k = j + 1; k < ${#kinds[@]}; k++)); do
      [ -n "${KS_LONG:-}" ] || [ "$i$j$k" = 012 ] || continue
      idle "${kinds[i]}" "${kinds[j]}" "${kinds[k]}"
      [[ "${kinds[i]} ${kinds[j]}" != *whole:* ]] || come_and_go "${kinds[i]}" "${kinds[j]}" "${kinds[k]}"
    done
  done
done
echo "$cases combinations, ten minutes each: 0 writes"
