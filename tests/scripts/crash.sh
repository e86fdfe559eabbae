#!/bin/bash
# A player that dies over and over: the item in flight is left out after two deaths, a release that
# goes on dying is asked back, and the screen always comes on again.
. "$KS_SOURCE/tests/scripts/common.inc"
small_set "$work/set"
printf '# 有毒\n\n## 停 别看\n' > "$work/set/assets/cards/poison.md"
printf 'item,seconds\ncards/poison.md,60\ncards/a.md,5\ncards/b.md,5\n' > "$work/set/playlists/main.csv"
box=$work/box
field() { # field OFFSET: a text of the record (core/device/blackbox.h)
  dd if="$box" bs=1 skip="$1" count=256 2>/dev/null | tr -d '\0'
}
number() { # number OFFSET: one of its counts
  od -An -tu4 -j "$1" -N 4 "$box" | tr -d ' '
}
preparing=88 loading=344 on_glass=600 running=856 deaths=860 drawn=864 take_back=872
run() {
  SDL_VIDEODRIVER=offscreen "$KS_BIN/kiosk" --content "$work/set" --window 320x180 --motion none \
    --blackbox "$box" 2>> "$work/log" &
  player=$!
  pids="$pids $player"
  starts=$((starts + 1))
  await 20 started || fail "start $starts: no content: $(cat "$work/log")"
}
starts=0
started() { # what the one before had on the glass is forgotten by then
  [ "$(grep -c 'loaded .* rows' "$work/log")" -eq "$starts" ]
}
await() { # await SECONDS COMMAND..
  local tries=$(($1 * 20))
  shift
  for _ in $(seq $tries); do
    "$@" && return 0
    sleep 0.05
  done
  return 1
}
shows() { [ -s "$box" ] && [ "$(field $on_glass)" = "$1" ]; }
shows_any() { [ -s "$box" ] && [ -n "$(field $on_glass)" ]; }
# Nothing is painted or decoded any more: what dies now dies of what is on the glass.
at_rest() {
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -z "$(field $preparing)$(field $loading)" ] || return 1
    sleep 0.05
  done
}
die() { kill -SEGV "$player"; wait "$player" 2>/dev/null || true; }

for time in 1 2; do
  run
  await 20 shows cards/poison.md || fail "start $time: not on the glass: $(cat "$work/log")"
  await 20 at_rest || fail "start $time: still prepares: $(field $preparing)$(field $loading)"
  die
done
run
await 20 shows cards/a.md || fail "still plays what killed it, or nothing: $(field $on_glass)"
grep -q 1 <<< "$(number $running)" || fail "the record says it does not run"
drawn_all() { [ "$(number $drawn)" = 1 ]; }
await 20 drawn_all || fail "the first item of each playlist was not drawn as a proof"
die
[ "$(number $take_back)" = 0 ] || fail "asked back too early ($(number $deaths) deaths)"
run
await 20 shows cards/a.md || fail "the fourth start shows nothing"
die
run
await 20 shows_any || fail "a release that is to go back shows nothing"
[ "$(number $take_back)" = 1 ] || fail "four deaths, and the release is not asked back"

# An edit is a new chance: it plays again, and nobody is blamed any more.
printf '# 治好了\n\n## 停 可以看\n' > "$work/set/assets/cards/poison.md"
await 20 shows cards/poison.md || await 20 shows cards/poison.md || fail "edited, and still left out"
[ "$(number $take_back)" = 0 ] || fail "edited, and still asked back"
kill -TERM "$player"
wait "$player" || fail "a deliberate end is not clean"
[ "$(number $running)" = 0 ] || fail "a deliberate end looks like a death"
