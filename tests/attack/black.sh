#!/bin/bash
# Class: the glass is black, because of what the content is. Looked at from outside while the worst comes first: decoders
# that hang, that die, that are no programs; 8K noise, 4K noise in a file of 600 MB, a workbook that is read for as long as it is
# let; cards as long as they are read; a folder that answers late. Something stands there from the first picture to the end,
# and what can be shown follows. Times are printed, not judged.
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
  cp "$KS_BIN"/kiosk "$KS_BIN"/kiosk-read "$KS_BIN"/kiosk-decode "$KS_BIN"/kiosk-decode-image bin
  cp "$1" bin/kiosk-decode-video
}
mean() { import -silent -window root miff:- | convert miff:- -scale 1x1\! -depth 8 txt:- | grep -oE '#[0-9A-F]{6}'; }
[ "$(mean)" = '#000000' ] || fail "without a player the display is not black: this test could not fail"
# look NAME WANT COMMAND...: the glass while the command runs. WANT is what goes on the glass first, after it cards/a.md.
look() {
  local name=$1 want=$2 lit=0 looks=0 began colour
  shift 2
  "$@" --content set --window 640x360 --motion none --exit-after "${seconds:-8}" --log debug > figures 2> log &
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

# --- real files, heavier than any that an office has, by the real decoders ---
programs "$KS_BIN/kiosk-decode-video"
seconds=15
noise="color=gray:s=7680x4320:r=30,noise=alls=100:allf=t"
ffmpeg -v error -f lavfi -i "$noise" -frames:v 1 set/assets/posters/8k.png || fail "no 8K noise"
ffmpeg -v error -f lavfi -i "$noise" -frames:v 1 -q:v 2 set/assets/posters/8k.jpg || fail "no 8K noise"
printf 'item,seconds\nposters/8k.png,5\nposters/8k.jpg,5\ncards/a.md,30\n' > set/playlists/main.csv
look "8K noise, $(($(cat set/assets/posters/8k.* | wc -c) >> 20)) MB" 'built-in\|posters/8k' bin/kiosk
ffmpeg -v error -f lavfi -i "color=gray:s=3840x2160:r=30,noise=alls=100:allf=t" -t 0.5 -c:v libx264 -preset ultrafast -crf 18 \
  -pix_fmt yuv420p short.mp4 || fail "no 4K noise"
ffmpeg -v error -stream_loop 5 -i short.mp4 -c copy set/assets/posters/4k.mp4 || fail "no 4K noise"
printf 'item,seconds\nposters/4k.mp4,5\ncards/a.md,30\n' > set/playlists/main.csv
look "4K noise, $(($(stat -c %s set/assets/posters/4k.mp4) >> 20)) MB" 'built-in\|posters/4k' bin/kiosk
rm set/assets/posters/[48]k.* short.mp4
# A workbook of 16 KB whose sheet is one comment of 16 MB; then one that a reader reads for ten seconds of the processor.
mkdir set/assets/quiz
perl -MIO::Compress::Zip=:all -e '
  my %part = ("[Content_Types].xml" => q{<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>},
    "xl/workbook.xml" => q{<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>},
    "xl/_rels/workbook.xml.rels" => q{<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>},
    "xl/worksheets/sheet1.xml" => "<worksheet><!--" . "a" x (16 << 20) . "--><sheetData/></worksheet>");
  my $zip;
  for my $name (sort keys %part) {
    if ($zip) { $zip->newStream(Name => $name) } else { $zip = IO::Compress::Zip->new($ARGV[0], Name => $name) or die }
    $zip->print($part{$name});
  }
  $zip->close' set/assets/quiz/bank.xlsx || fail "no workbook"
printf 'item,seconds\ncards/a.md,30\n' > set/playlists/main.csv
look "a workbook of $(($(stat -c %s set/assets/quiz/bank.xlsx) >> 10)) KB" 'built-in\|cards/a.md' bin/kiosk
rm set/assets/quiz/bank.xlsx
printf '10000\n' > set/assets/quiz/bank.csv
cp "$KS_BIN/costly" bin/kiosk-read
seconds=45 # two children have their time
look 'a bank that is read for ten seconds' 'built-in\|cards/a.md' bin/kiosk
grep -q 'built-in' log || fail "the reader was not slow: $(cat log)"
# Ended meanwhile, a player blames nobody.
SDL_VIDEODRIVER=offscreen bin/kiosk --content set --window 640x360 --exit-after 1 > figures 2> log || fail "the player ended with $?"
grep -q 'KS-0023' log && fail "ended while it reads, it blames the machine: $(cat log)"
rm -r set/assets/quiz
programs "$KS_BIN/hang"
seconds=8

# The loader's first opening of a file is held up.
printf 'item,seconds\ncards/a.md,30\n' > set/playlists/main.csv
look 'a folder that answers late' 'built-in' \
  strace -f -o /dev/null -e trace=openat2 -e inject=openat2:delay_enter=4000000:when=1 bin/kiosk

# --- another size of the screen while a video is on the glass: it begins again in that size ---
printf 'item,seconds\nposters/1.mp4,30\n' > set/playlists/main.csv
programs "$KS_BIN/hang" # shows one frame of a file that ends with 1, and no more
printf 1 >> set/assets/posters/1.mp4
bin/kiosk --content set --window 320x180 --motion none --exit-after 8 > figures 2> log &
pid=$!
for _ in $(seq 50); do [ "$(mean)" = '#000000' ] || break; sleep 0.1; done
sleep 1
xdotool search --name . windowsize 640 360 windowmove 0 0
for _ in $(seq 30); do
  # The bar of the loop, at the foot of the window: nothing stands there while the old frame does.
  foot=$(import -silent -window root miff:- | convert miff:- -gravity south -crop 640x20+0+0 +repage -scale 1x1\! -depth 8 txt:- | grep -oE '#[0-9A-F]{6}')
  [ "$foot" != '#000000' ] && break
  sleep 0.1
done
[ "$foot" != '#000000' ] || fail "a screen of another size stays half black"
wait "$pid"
