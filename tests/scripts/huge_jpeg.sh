#!/bin/bash
# A 100-megapixel photograph shows within the memory budget; a progressive one says why not.
. "$KS_SOURCE/tests/scripts/common.inc"
small_set "$work/set"
convert -size 1448x1080 plasma:navy-orange "$work/small.png"
convert "$work/small.png" -sample 11600x8640\! -quality 80 "$work/set/assets/posters/huge.jpg"
printf 'item\nposters/huge.jpg\n' > "$work/set/playlists/main.csv"
"$KS_BIN/kioskctl" shot "$work/set" --at 2020-09-01T08:00 --size 1920x1080 --item posters/huge.jpg \
  -o "$work/huge.png" &
pid=$!
peak=0
while kill -0 $pid 2>/dev/null; do
  for child in $(pgrep -P $pid 2>/dev/null); do
    rss=$(awk '/VmHWM/ { print $2 }' /proc/"$child"/status 2>/dev/null || echo 0)
    [ "${rss:-0}" -le "$peak" ] || peak=$rss
  done
done
wait $pid || fail "it does not show"
echo "peak of the decoder: $((peak / 1024)) MiB"
[ "$peak" -gt 0 ] && [ "$peak" -le $((128 * 1024)) ] || fail "over 128 MiB"
