#!/bin/bash
# Somebody who means nothing by it: random touches, keys, fingers and chords for the real program. It
# never ends by itself, is back in its loop within 60 s of quiet, counts no answer twice, and what it did can be
# done again (kiosk --trace).
. "$KS_SOURCE/tests/scripts/common.inc"
speed=20 rounds=1 # of 10,000 events; faster, and drawing alone would outlast the dead time
[ -z "${KS_LONG:-}" ] || rounds=10
{ printf '[kiosk]\nrecords = %s\n' "$work/counts.db"; echo 246813 | "$KS_BIN/kioskctl" pin; } > "$work/kiosk.ini"
# Points are of all of the glass, twice as often of its lower half; a class asks nothing back for
# 15 minutes, so it is not offered here.
events() { # events SEED
  awk -v seed="$1" 'BEGIN {
    srand(seed)
    split("up down left right next enter back 1 2 3 4 5 6 0", key, " ")
    print "wait 500"
    for (i = 1; i <= 10000; i++) {
      kind = rand()
      x = int(rand() * 480); y = int(rand() * 270)
      if (rand() < 0.5) y = 135 + int(y / 2)
      if (kind < 0.55) print "tap", x, y
      else if (kind < 0.9) print "key", key[1 + int(rand() * 14)]
      else if (kind < 0.93) print "fingers", 1 + int(rand() * 4), x, y
      else if (kind < 0.95) print "ghost", x, y
      else if (kind < 0.951) print "key up\nkey up\nkey down\nkey down\nkey left\nkey right\nkey back"
      else print "wait", int(rand() * 1000)
      if (i % 1000 == 0) print "wait 60000\nexpect screen=loop"
    }
  }'
}
for seed in $(seq $rounds); do
  events "$seed" > "$work/events"
  rm -f "$work"/counts.db*
  SDL_VIDEODRIVER=offscreen timeout 900 "$KS_BIN/kiosk" --content "$KS_SOURCE" --config "$work/kiosk.ini" --touch \
    --window 480x270 --motion none --place canteen-3 --now 2026-11-24T08:00 --speed $speed --script "$work/events" --trace "$work/trace" \
    > "$work/log" 2> "$work/err" || fail "seed $seed: ended, or not in its loop: $(tail -1 "$work/log" "$work/err")"
  [ "$(wc -l < "$work/log")" = "$(wc -l < "$work/events")" ] || fail "seed $seed: not every event was taken"
  # A question is answered by a touch and left by a touch. Two such steps within the dead time of
  # 400 ms (less what rounding to 1 ms costs) were one finger for two.
  jq -r '[.since_ms, .screen] | @tsv' "$work/log" | awk '
    ($2 == "feedback" && screen == "question") || ($2 == "question" && screen == "feedback") {
      answers += $2 == "feedback"
      twice += $1 - since < 399
    }
    $2 != screen { seen[$2]++ }
    { since = $1; screen = $2 }
    END {
      printf "%d events, %d answers, %d twice; screens:", NR, answers, twice
      for (s in seen) printf " %s %d", s, seen[s]
      print ""
      exit twice > 0 || answers < 30
    }' > "$work/sum" || fail "seed $seed: $(cat "$work/sum")"
  cat "$work/sum"
  # All of it done again comes to the same.
  "$KS_BIN/kioskctl" replay "$work/trace" --set "$KS_SOURCE" || fail "seed $seed: the replay differs"
done
