#!/bin/bash
# The whole way: an edit in a watched folder changes the glass, by kiosk-sync, the store and the
# player (at the end of the item on the glass); a picture dropped into 海报 comes up; nothing listens.
. "$KS_SOURCE/tests/scripts/common.inc"
set_=$work/set state=$work/state
small_set "$set_"
printf 'item,seconds\ncards/a.md,3\n' > "$set_/playlists/main.csv"
mkdir -p "$state" "$set_/紧急"
"$KS_BIN/kiosk-sync" --state "$state" --source "$set_" --policy open --every 600 2>"$work/sync.log" &
sync=$!
pids="$pids $sync"
start_display 1280x720
"$KS_BIN/kiosk" --store "$state" --window 1280x720 --motion none 2>"$work/log" &
player=$!
pids="$pids $player"
hash_screen() { import -silent -window root rgb:- | cksum; }
wait_for() { # wait_for SECONDS COMMAND...: prints how long it took
  local until=$(($(date +%s%N) + $1 * 1000000000)) begin
  begin=$(date +%s%N)
  shift
  while ! "$@"; do
    [ "$(date +%s%N)" -lt "$until" ] || return 1
    sleep 0.05
  done
  echo "took $((($(date +%s%N) - begin) / 1000000)) ms: $*"
}
installed() { [ -e "$state/HEAD" ]; }
wait_for 20 installed || fail "nothing is installed: $(cat "$work/sync.log")"
not_black() { [ "$(screen_color 1280x720)" != 000000 ]; }
wait_for 20 not_black || fail "nothing on the screen"
sleep 3
before=$(hash_screen)
changed() { [ "$(hash_screen)" != "$before" ]; }
printf '# 改过的一张\n\n## 停 不转账\n' > "$set_/assets/cards/a.md"
wait_for 15 changed || fail "an edit does not show: $(cat "$work/sync.log" "$work/log")"
# A red picture for 紧急 takes the screen.
convert -size 1920x1080 xc:'#c00000' "$work/red.png"
cp "$work/red.png" "$set_/紧急/演练 至2099-01-01.png"
red() { case $(screen_color) in C0C000 | C00000) return 0 ;; *) return 1 ;; esac; } # 16 or 8 bits
wait_for 15 red || fail "a picture in 紧急 does not take over: $(screen_color) $(cat "$work/sync.log" "$work/log")"
rm "$set_/紧急/演练 至2099-01-01.png"
not_red() { ! red; }
wait_for 15 not_red || fail "a removed picture stays"

listening() { # listening PID: its sockets that listen
  for inode in $(ls -l "/proc/$1/fd" 2>/dev/null | grep -o 'socket:\[[0-9]*' | grep -o '[0-9]*$'); do
    awk -v i="$inode" '$10 == i && $4 == "0A"' /proc/net/tcp /proc/net/tcp6
    awk -v i="$inode" '$7 == i && $6 == "01" && $4 ~ /10000$/' /proc/net/unix
  done
}
for pid in $sync $player $(pgrep -P "$sync"); do
  [ -z "$(listening "$pid")" ] || fail "$pid listens"
done
kill -0 "$sync" "$player" || fail "somebody died"
