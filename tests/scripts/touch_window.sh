#!/bin/bash
# A real full-screen window under Xvfb, by keys and clicks from outside: the keypad, large type, the
# other language, the staff's PIN; no chord ends the program or leaves it, SIGTERM does, cleanly.
. "$KS_SOURCE/tests/scripts/common.inc"
one=$work/one
mkdir "$one"
cp -r "$KS_SOURCE/playlists" "$KS_SOURCE/assets" "$one/"
printf 'item\ncards/all-task-chat.md\n' > "$one/playlists/main.csv"
{ printf '[kiosk]\nrecords = %s\n' "$work/counts.db"; echo 246813 | "$KS_BIN/kioskctl" pin; } > "$work/kiosk.ini"
start_display 1280x720

# The program tells after each stretch of time, or on each screen of the staff, where it is; what is done to it is done in between.
for step in home large english chords question pin staff left; do
  case $step in
    pin | staff) printf 'await screen=%s\n' $step ;;
    left) printf 'await screen=loop\n' ;;
    *) printf 'wait 5000\n' ;;
  esac
  printf 'targets %s\ntext %s\n' "$work/$step.at" "$work/$step.text"
done > "$work/script"
printf 'wait 60000\n' >> "$work/script"
"$KS_BIN/kiosk" --content "$one" --config "$work/kiosk.ini" --touch --now 2026-11-24T12:00 --place canteen-3 \
  --script "$work/script" > "$work/log" 2> "$work/err" &
kiosk=$!
pids="$pids $kiosk"
for _ in $(seq 150); do
  xdotool search --name Tocsin > "$work/id" 2>/dev/null && break
  sleep 0.1
done
[ -s "$work/id" ] || fail "no window"
keys() { for key in "$@"; do xdotool key "$key"; sleep 0.3; done; }
click() { # click STEP NAME: where that target stood
  local at
  at=$(awk -v name="$2" '$1 == name { print $2, $3 }' "$work/$1.at")
  [ -n "$at" ] || fail "no target $2 on $1"
  xdotool mousemove $at click 1
}
ends_on() { # ends_on STEP SCREEN
  for _ in $(seq 200); do
    grep -q "\"text $work/$1.text\"" "$work/log" && break
    kill -0 $kiosk 2>/dev/null || fail "$1: the program is gone: $(tail -2 "$work/err")"
    sleep 0.1
  done
  sleep 1 # a page that came just now takes no touch yet
  [ "$(jq -r "select(.do == \"text $work/$1.text\").screen" "$work/log")" = "$2" ] || fail "$1: $(tail -1 "$work/log")"
}
sleep 1
keys Return; sleep 0.5; keys BackSpace
ends_on home home
click home large
ends_on large home
cmp -s "$work/home.at" "$work/large.at" && fail "large type moves nothing"
click large language
ends_on english home
grep -q 'Handbook' "$work/english.text" || fail "not English: $(cat "$work/english.text")"
for chord in alt+F4 ctrl+alt+F2 ctrl+c ctrl+q ctrl+w alt+Tab super Escape ctrl+alt+Delete F11; do xdotool key $chord; done
ends_on chords home
[ "$(xdotool getwindowgeometry "$(head -1 "$work/id")" | grep -c 1280x720)" = 1 ] || fail "the window is no longer full screen"
keys 1
ends_on question question
keys Up Up Down Down Left Right BackSpace
ends_on pin pin
keys 2 4 6 8 1 3
click pin enter # Return would press what has the ring
ends_on staff staff
# The last person's type and language are gone with them.
click staff leave
ends_on left loop
kill -TERM $kiosk
rc=0
wait $kiosk || rc=$?
[ $rc = 0 ] || fail "SIGTERM ends it with $rc"
