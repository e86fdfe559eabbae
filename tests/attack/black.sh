#!/bin/bash
# Class: the glass is black, because of what the content is. Looked at from outside while the worst comes first: decoders
# that hang, that die, that are no programs; cards as long as they are read; a folder that answers late. Something stands
# there from the first picture to the end, and what can be shown follows. Times are printed, not judged.
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$work"
small_set set
video="$KS_SOURCE/tests/data/pictures/plain.mp4"
for i in 1 2 3; do cp "$video" "set/assets/posters/$i.mp4"; done
{ printf '# 长\n\n'; for _ in $(seq 30); do printf -- '- '; printf '不要点链接%.0s' $(seq 130); printf '\n'; done; } > set/assets/cards/long.md
start_display 640x360
programs() { # programs VIDEO: the programs of the player, with this one for videos
  rm -rf bin
  mkdir bin
  cp "$KS_BIN"/kiosk "$KS_BIN"/kiosk-decode "$KS_BIN"/kiosk-decode-image bin
  cp "$1" bin/kiosk-decode-video
}
mean() { import -silent -window root miff:- | convert miff:- -scale 1x1\! -depth 8 txt:- | grep -oE '#[0-9A-F]{6}'; }
[ "$(mean)" = '#000000' ] || fail "without a player the display is not black: this test could not fail"
# look NAME WANT COMMAND...: the glass while the command runs. WANT is what goes on the glass first, after it cards/a.md.
look() {
  local name=$1 want=$2 lit=0 looks=0 began colour
  shift 2
  "$@" --content set --window 640x360 --motion none --exit-after 8 --log debug > figures 2> log &
  local pid=$!
  began=$(date +%s%N)
  while kill -0 "$pid" 2> /dev/null; do
    colour=$(mean)
    if [ "$colour" != '#000000' ] && [ "$lit" -eq 0 ]; then
      lit=1
      echo "$name: lit after $((($(date +%s%N) - began) / 1000000)) ms, seen from outside"
    fi
    # The window goes with the player: what is black then says nothing.
    if [ "$lit" -eq 1 ] && [ "$colour" = '#000000' ] && [ ! -s figures ]; then
      sleep 0.5
      [ -s figures ] || ! kill -0 "$pid" 2> /dev/null || fail "$name: black at look $looks: $(cat log)"
    fi
    looks=$((looks + 1))
  done
  wait "$pid" || fail "$name: the player ended with $?: $(cat log)"
  [ "$lit" -eq 1 ] || fail "$name: nothing was ever seen"
  [ "$(tail -1 figures | jq .black)" -eq 0 ] || fail "$name: black by the player's own judge: $(cat figures)"
  tail -1 figures | jq -r '"  first frame \(.first_frame_ms) ms, longest turn \(.longest_turn_ms) ms, "' | tr -d '\n'
  echo "$looks looks"
  grep 'on air' log | head -1 | grep -q "$want" || fail "$name: first on the glass was not $want: $(cat log)"
  grep -q 'on air: cards/a.md' log || fail "$name: what can be shown was not: $(cat log)"
}
printf 'item,seconds\nposters/1.mp4,5\nposters/2.mp4,5\nposters/3.mp4,5\ncards/a.md,30\n' > set/playlists/main.csv
programs "$KS_BIN/hang"
look 'three decoders that hang' 'built-in' bin/kiosk
programs /bin/false
look 'three decoders that die' 'built-in\|cards/a.md' bin/kiosk
programs "$KS_SOURCE/README.md"
look 'no program at all' 'built-in\|cards/a.md' bin/kiosk
programs "$KS_BIN/hang"
printf 'item,seconds\ncards/long.md,5\ncards/a.md,30\n' > set/playlists/main.csv
look 'the longest card' 'cards/long.md\|built-in' bin/kiosk
# The loader's first opening of a file is held up.
printf 'item,seconds\ncards/a.md,30\n' > set/playlists/main.csv
look 'a folder that answers late' 'built-in' \
  strace -f -o /dev/null -e trace=openat2 -e inject=openat2:delay_enter=4000000:when=1 bin/kiosk
