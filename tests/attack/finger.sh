#!/bin/bash
# Class: a touch waits for somebody else's work. Real clicks and keys on a real window, beside a decoder that hangs in the
# loop and on the glass, a heavy 4K video, a disk that is full below the records, and a share that never answers below
# everything. Each is answered by a frame in the turn of the loop that took it up, or the next. Times are printed, not judged.
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$work"
visits=5
[ -z "${KS_LONG:-}" ] || visits=100 # 200 touches a case: a p99 that means something
seconds=$((180 + 2 * visits)) # a machine that others use takes its time for each
small_set set
video="$KS_SOURCE/tests/data/pictures/plain.mp4"
cp "$video" set/assets/posters/hangs.mp4
{ cat "$video"; printf 1; } > set/assets/posters/shows-one.mp4
start_display 1280x720
programs() { # programs VIDEO: the programs of the player, with this one for videos
  rm -rf bin
  mkdir bin
  cp "$KS_BIN"/kiosk "$KS_BIN"/kiosk-read "$KS_BIN"/kiosk-decode "$KS_BIN"/kiosk-decode-image bin
  cp "$1" bin/kiosk-decode-video
}
# touch NAME OPTION...: opens the page of what hangs there by a click, leaves it by a key, again and again.
touch_it() {
  local name=$1 pid visit
  shift
  timeout $((seconds + 10)) bin/kiosk "$@" --touch --window 1280x720 --motion none --exit-after $seconds --log debug > figures 2> log &
  pid=$!
  pids="$pids $pid"
  for _ in $(seq 100); do grep -q 'on air: [cp]' log && break || sleep 0.1; done
  grep -q 'on air: [cp]' log || fail "$name: nothing was shown: $(cat log)"
  [ -z "${while_it_plays:-}" ] || $while_it_plays
  sleep 2
  xdotool mousemove 300 300
  for visit in $(seq $visits); do
    kill -0 "$pid" 2> /dev/null || fail "$name: the player ended at visit $visit: $(cat log)"
    xdotool click 1
    sleep 0.8
    xdotool key BackSpace
    sleep 0.8
  done
  pkill -P "$pid" kiosk || fail "$name: no player to end"
  wait "$pid" || fail "$name: the player ended with $?: $(cat log)"
  tail -1 figures | jq -r '"'"$name"': \(.touches) answered, \(.touch_turns) turns later at most; p50 \(.touch_p50_ms), p99 \(.touch_p99_ms), longest turn \(.longest_turn_ms) ms"'
  [ "$(tail -1 figures | jq .touches)" -eq $((2 * visits)) ] || fail "$name: not all were answered: $(cat figures)"
  [ "$(tail -1 figures | jq .touch_turns)" -le 1 ] || fail "$name: an answer came turns later: $(cat figures)"
}
loop() { printf 'item,seconds\n' > set/playlists/main.csv; printf '%s\n' "$@" >> set/playlists/main.csv; }
programs "$KS_BIN/kiosk-decode-video"
loop cards/a.md,60 cards/b.md,60
touch_it 'nothing beside' --content set

# --- decoders that hang, on the glass and in the loop; who leaves sees something all the same ---
programs "$KS_BIN/hang"
loop posters/shows-one.mp4,3 posters/hangs.mp4,3 cards/a.md,2
touch_it 'decoders that hang' --content set

# --- 4K noise, which takes all that there is of the processor ---
programs "$KS_BIN/kiosk-decode-video"
ffmpeg -v error -f lavfi -i "color=gray:s=3840x2160:r=30,noise=alls=100:allf=t" -t 2 -c:v libx264 -preset ultrafast -crf 18 -pix_fmt yuv420p \
  set/assets/posters/heavy.mp4 || fail "no heavy video"
echo "heavy video: $(($(stat -c %s set/assets/posters/heavy.mp4) >> 20)) MB for 2 s"
loop posters/heavy.mp4, cards/a.md,2
touch_it 'a heavy video' --content set

if ! [ -c /dev/fuse ] || [ "$(id -u)" != 0 ]; then
  echo "SKIP: no /dev/fuse, or not root: no full disk and no share here"
  exit 0
fi
# --- a disk that is full below the records ---
mkdir full real share
mount -t tmpfs -o size=64k tmpfs full || { echo "SKIP: nothing can be mounted here"; exit 0; }
fuse=
finish() {
  [ -z "$fuse" ] || kill -CONT "$fuse" 2> /dev/null || true
  umount -l "$work/full" "$work/share" 2> /dev/null || true
  [ -z "$fuse" ] || kill "$fuse" 2> /dev/null || true
  cleanup
}
trap finish EXIT
loop cards/a.md,3 cards/b.md,3
dd if=/dev/zero of=full/filled bs=4k 2> /dev/null || true
touch_it 'a full disk' --content set --records full/records.db
grep -q 'KS-0201' log || fail "the disk was not full: $(cat log)"

# --- a share that never answers, below the content and the records ---
cp -r set real/set
mkdir real/records
printf ok > control
"$KS_BUILD/bin/faultfs" "$work/real" "$work/control" "$work/count" "$work/share" 2> fuse.log &
fuse=$!
for _ in $(seq 100); do [ -d share/set ] && break; sleep 0.1; done
[ -d share/set ] || fail "no share: $(cat fuse.log)"
loop cards/a.md,3 posters/hangs.mp4,3 cards/b.md,3
cp set/playlists/main.csv real/set/playlists/main.csv
while_it_plays="kill -STOP $fuse"
touch_it 'a share that hangs' --content share/set --records share/records/records.db
