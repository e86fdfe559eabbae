#!/bin/bash
# A card unfolds on the glass: headline and deed first, then beat by beat, until it is what kioskctl draws;
# between the beats nothing is painted; gently in three steps, without motion at once.
. "$KS_SOURCE/tests/scripts/common.inc"
export SDL_VIDEODRIVER=offscreen
small_set "$work/set"
cat > "$work/set/assets/cards/a.md" <<'END'
---
template: chat
---
# 票没出，又让你付一遍

对方：内场票转你，1380
我：付了，票呢？
对方：[[没备注“购票”]]，出不来
对方：[[再付一遍]]，重的自动退
> 退款回自己的订单，原路退

## 停 不付第二笔
END
printf 'item,seconds\ncards/a.md,16\n' > "$work/set/playlists/main.csv"
"$KS_BIN/kioskctl" shot "$work/set" --at 2026-11-24T12:00 --size 640x360 --item cards/a.md -o "$work/whole.png" 2> "$work/log" ||
  fail "$(cat "$work/log")"

differ() { compare -metric AE "$1" "$2" null: 2>&1 || true; }
# unfold MOTION BEATS: what the trace has of it, what is first on the glass and what at last.
unfold() {
  rm -f "$work"/*.shot.png "$work/trace"
  printf 'wait 500\nshot %s/first.shot.png\nwait 12500\nshot %s/last.shot.png\nwait 500\n' "$work" "$work" > "$work/script"
  timeout 100 "$KS_BIN/kiosk" --content "$work/set" --window 640x360 --now 2026-11-24T12:00:01 --motion "$1" \
    --script "$work/script" --trace "$work/trace" > "$work/figures" 2> "$work/log" || fail "$1: $(cat "$work/log")"
  beats=$(jq -s '[.[] | .effects? // [] | .[] | select(.effect == "unfold") | .beat] | join(" ")' -r "$work/trace")
  # On a slow machine some come together, never one twice, and at last all are there.
  [ "${beats##* }" = "${2##* }" ] && [ "$(tr ' ' '\n' <<< "$beats")" = "$(tr ' ' '\n' <<< "$beats" | sort -nu)" ] ||
    fail "$1: beats $beats instead of $2"
  [ "$(differ "$work/last.shot.png" "$work/whole.png")" = 0 ] || fail "$1: at last it is not the card: $(differ "$work/last.shot.png" "$work/whole.png")"
  "$KS_BIN/kioskctl" replay "$work/trace" --set "$work/set" > "$work/replay" 2>&1 || fail "$1: $(cat "$work/replay")"
}
unfold full "1 2 3 4 5 6 7"
[ "$(differ "$work/first.shot.png" "$work/whole.png")" -gt 1000 ] || fail "full: at first it is whole"
# Of the left, where headline and deed are, all is there.
for shot in first.shot whole; do convert "$work/$shot.png" -crop 50%x100%+0+0 +repage "$work/$shot.left.png"; done
[ "$(differ "$work/first.shot.left.png" "$work/whole.left.png")" = 0 ] || fail "full: headline or deed is not there at first"
unfold gentle "1 2 3"
unfold none ""
[ "$(differ "$work/first.shot.png" "$work/whole.png")" = 0 ] || fail "none: at first it is not whole"

# --- a frame for each beat and none more; none of them black or stale ---
for motion in full none; do
  timeout 100 "$KS_BIN/kiosk" --content "$work/set" --window 640x360 --now 2026-11-24T12:00:01 --motion $motion \
    --exit-after 13 > "$work/$motion" 2> "$work/log" || fail "$motion: $(cat "$work/log")"
  [ "$(jq '.black + .stale' "$work/$motion")" = 0 ] || fail "$motion: $(cat "$work/$motion")"
done
more() { echo $(($(jq ".$1" "$work/full") - $(jq ".$1" "$work/none"))); }
[ "$(more frames)" -ge 1 ] && [ "$(more frames)" -le 7 ] || fail "frames: $(cat "$work/full" "$work/none")"

# --- what it costs: asleep between the beats, and awake for no more than they need ---
# At full HD, from before the first beat until after the last. That a beat changes its own rows and no others
# is whole.unfold's.
ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }
timeout 100 "$KS_BIN/kiosk" --content "$work/set" --window 1920x1080 --now 2026-11-24T12:00:01 --motion full \
  --exit-after 14 > "$work/figures" 2> "$work/log" &
player=$!
sleep 0.5
pid=$(pgrep -P $player kiosk)
sleep 1.5
before=$(ticks "$pid")
sleep 9
after=$(ticks "$pid")
wait $player || fail "at full HD: $(cat "$work/log")"
permille=$(((after - before) * 1000 / (9 * $(getconf CLK_TCK))))
echo "unfolding at 1920x1080: $((permille / 10)).$((permille % 10)) % of a core; $(more wakeups) wake-ups for 7 beats, $(more paints) paints"
[ "$permille" -le 50 ] || fail "unfolding takes $permille thousandths of a core"
[ "$(more wakeups)" -le 21 ] || fail "awake between the beats: $(cat "$work/full" "$work/none")"
