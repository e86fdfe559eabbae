#!/bin/bash
# Decoders that hang, first in the loop and on the glass: something stands there within half a second,
# the next item follows, and nobody who touches the screen waits for them. Judged by the order of what
# happens and by what the main thread waits for; times are printed.
. "$KS_SOURCE/tests/scripts/common.inc"
bin=$work/bin
mkdir "$bin"
cp "$KS_BIN"/kiosk "$KS_BIN"/kiosk-read "$KS_BIN"/kiosk-decode "$KS_BIN"/kiosk-decode-image "$bin/"
cp "$KS_BIN/hang" "$bin/kiosk-decode-video"
set_=$work/set
small_set "$set_"
cp "$KS_SOURCE/tests/data/pictures/plain.mp4" "$set_/assets/posters/hangs.mp4"
cp "$set_/assets/posters/hangs.mp4" "$set_/assets/posters/shows-one.mp4"
printf 1 >> "$set_/assets/posters/shows-one.mp4"
for i in 1 2 3; do cp "$set_/assets/posters/hangs.mp4" "$set_/assets/posters/hangs-$i.mp4"; done
play() { # play OPTION..: figures in figures, log in log
  SDL_VIDEODRIVER=offscreen timeout 100 "$bin/kiosk" --content "$set_" --window 640x360 --motion none \
    "$@" > "$work/figures" 2> "$work/log"
}
figure() { tail -1 "$work/figures" | jq -e ".$1"; }

# --- three that hang come first: a card, then what can be shown, and each was passed over ---
printf 'item,seconds\n' > "$set_/playlists/main.csv"
printf 'posters/hangs-%s.mp4,5\n' 1 2 3 >> "$set_/playlists/main.csv"
printf 'cards/a.md,5\n' >> "$set_/playlists/main.csv"
play --exit-after 6 || fail "the player ended with $?"
echo "three that hang: first frame after $(figure first_frame_ms) ms, longest turn $(figure longest_turn_ms) ms"
grep -q 'on air: built-in card' "$work/log" || fail "no card while nothing could be decoded"
[ "$(grep -c 'gave up' "$work/log")" -ge 3 ] || fail "the three were not passed over: $(cat "$work/log")"
[ "$(figure switches)" -eq 2 ] || fail "shown: $(cat "$work/figures"), not a card and then the one that can"
[ "$(figure black)" -eq 0 ] || fail "black"

# --- nothing but what hangs: the built-in card stays, nothing is black ---
sed -i '$d' "$set_/playlists/main.csv"
play --exit-after 4 || fail "the player ended with $?"
[ "$(figure black)" -eq 0 ] && [ "$(figure switches)" -eq 1 ] || fail "only hanging ones: $(cat "$work/figures")"

# --- content that takes its time to be read: the loader's first opening of a file is held up ---
printf 'item,seconds\ncards/a.md,5\n' > "$set_/playlists/main.csv"
SDL_VIDEODRIVER=offscreen timeout 100 strace -f -o /dev/null -e trace=openat2 -e inject=openat2:delay_enter=8000000:when=1 \
  "$bin/kiosk" --content "$set_" --window 640x360 --motion none --exit-after 11 > "$work/figures" 2> "$work/log" ||
  fail "the player ended with $?"
[ "$(grep -nE 'on air: built-in|loaded [0-9]+ rows' "$work/log" | sed 's/.*\(on air\|loaded\).*/\1/' | paste -sd,)" = "on air,loaded" ] ||
  fail "no card before the content: $(cat "$work/log")"
[ "$(figure black)" -eq 0 ] && [ "$(figure switches)" -eq 2 ] || fail "shown: $(cat "$work/figures")"

# --- touch while the video on the glass hangs: the main thread waits for no thread and no process ---
printf 'item,seconds\nposters/shows-one.mp4,60\n' > "$set_/playlists/main.csv"
cat > "$work/script" <<'END'
wait 3000
tap 100 100
wait 1000
expect screen=home
tap #leave
wait 3000
tap 100 100
wait 500
expect screen=home
END
# Without -f: the main thread only. A join waits for the kernel to clear the thread's number, which
# no other wait does (no PRIVATE flag).
SDL_VIDEODRIVER=offscreen timeout 100 strace -o "$work/trace" -e trace=futex,wait4,waitid,write -s 200 \
  "$bin/kiosk" --content "$set_" --window 640x360 --motion none --script "$work/script" > "$work/out" 2> "$work/log" ||
  fail "the script failed: $(cat "$work/out" "$work/log")"
jq -r 'select(.do | startswith("tap")) | "\(.do): answered after \(.took_ms) ms"' "$work/out"
[ "$(jq -r 'select(.do | startswith("tap")) | .do' "$work/out" | paste -sd,)" = "tap 100 100,tap #leave,tap 100 100" ] ||
  fail "taps were not answered in order"
last=$(grep -n 'write(1, .*expect' "$work/trace" | tail -1 | cut -d: -f1)
[ -n "$last" ] || fail "the script's answers are not in the trace"
waits=$(head -n "$last" "$work/trace" | grep -E '^(wait4|waitid)|FUTEX_WAIT(_BITSET)?(\||,)' | grep -vE 'PRIVATE|WNOHANG' || true)
[ -z "$waits" ] || fail "the main thread waited: $waits"
