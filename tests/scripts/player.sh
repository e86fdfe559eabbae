#!/bin/bash
# The real player in a real window: an edit shows, a removed item leaves, an alert takes over and
# goes, a crashed decoder costs one item; nothing listens.
. "$KS_SOURCE/tests/scripts/common.inc"
set_=$work/set
small_set "$set_"
cp "$KS_SOURCE/assets/posters/p1-flight.jpg" "$set_/assets/posters/ok.jpg"
start_display 1280x720
"$KS_BIN/kiosk" --content "$set_" --window 1280x720 --motion none 2>"$work/log" &
player=$!
pids="$pids $player"

hash_screen() { import -silent -window root rgb:- | cksum; }
is_red() { # the share of alarm red on the screen is large
  import -silent -window root miff:- | convert miff:- -scale 1x1\! -format '%[fx:r>0.5&&g<0.35?1:0]' info:
}
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
not_black() { [ "$(screen_color 1280x720)" != 000000 ]; }
wait_for 20 not_black || fail "nothing on the screen"

# One card only, so that the picture stands still; then edit it.
printf 'item,seconds\ncards/a.md,60\n' > "$set_/playlists/main.csv"
sleep 3
before=$(hash_screen)
changed() { [ "$(hash_screen)" != "$before" ]; }
printf '# 改过的一张\n\n## 停 不转账\n' > "$set_/assets/cards/a.md"
wait_for 10 changed || fail "an edit does not show"

# An alert card, complete at once by rename, as every careful program writes.
now=$(date +%Y-%m-%dT%H:%M)
end=$(date -d '1 hour' +%Y-%m-%dT%H:%M)
printf -- '---\nalert: actual\nseverity: severe\nurgency: immediate\ncertainty: observed\neffective: %s\nexpires: %s\nplaces: 全校\n---\n# 紧急\n\n## 停 不转账\n' \
  "$now" "$end" > "$work/x.md"
mv "$work/x.md" "$set_/assets/alerts/x.md"
red() { [ "$(is_red)" = 1 ]; }
wait_for 10 red || fail "the alert does not take over"
rm "$set_/assets/alerts/x.md"
not_red() { [ "$(is_red)" = 0 ]; }
wait_for 10 not_red || fail "the alert does not go"

# A playlist that names only what is broken: the built-in cards, never black.
printf 'item\nposters/none.jpg\n' > "$set_/playlists/main.csv"
before=$(hash_screen)
wait_for 10 changed || fail "a removed item stays"
not_black || fail "black"
# Garbage in every table: it plays on.
for f in main default phases places ticker; do
  head -c 20000 /dev/urandom > "$set_/playlists/$f.csv"
done
sleep 2
kill -0 "$player" || fail "the player died of garbage"
not_black || fail "black after garbage"

inodes=$(ls -l /proc/"$player"/fd 2>/dev/null | grep -o 'socket:\[[0-9]*' | grep -o '[0-9]*$' || true)
for inode in $inodes; do
  ! awk -v i="$inode" '$10 == i && $4 == "0A" { found = 1 } END { exit !found }' /proc/net/tcp /proc/net/tcp6 ||
    fail "a listening socket"
done

# At rest nothing happens: voluntary switches of the main thread over three seconds.
printf 'item,seconds\ncards/a.md,600\n' > "$set_/playlists/main.csv"
printf 'key,value\n' > "$set_/assets/facts.csv"
sleep 4
one=$(awk '/^voluntary/ { print $2 }' /proc/"$player"/task/"$player"/status)
sleep 3
two=$(awk '/^voluntary/ { print $2 }' /proc/"$player"/task/"$player"/status)
echo "wake-ups of the main thread in 3 s at rest: $((two - one))"
[ $((two - one)) -le 3 ] || fail "the main thread does not sleep"

kill -TERM "$player"
wait "$player" || fail "exit status after TERM"
! grep -qi 'sanitizer\|assert' "$work/log" || fail "$(cat "$work/log")"
