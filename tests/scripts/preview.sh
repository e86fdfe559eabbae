#!/bin/bash
# An import that waits for staff: looked at on the screen, refused or adopted there; nothing of it is on the public
# loop before. The real kiosk-sync and the real player.
. "$KS_SOURCE/tests/scripts/common.inc"
state=$work/state box=$work/box
{ printf '[kiosk]\nrecords = %s\n' "$work/counts.db"; echo 246813 | "$KS_BIN/kioskctl" pin; } > "$work/kiosk.ini"

# What plays: two cards. What comes: one of them changed, a picture, a card, a video, a file that is no picture.
small_set "$work/base"
printf 'item,seconds\ncards/a.md,3\ncards/b.md,3\n' > "$work/base/playlists/main.csv"
"$KS_BIN/kiosk-sync" --state "$state" --source "$work/base" --policy open --once 2> /dev/null || fail "no base"
office=$work/office
cp -r "$work/base" "$office"
printf '# 改过的第一张\n\n## 停 不转账\n' > "$office/assets/cards/a.md"
printf '# 新来的卡片\n\n## 报 打电话\n' > "$office/assets/cards/c.md"
convert -size 640x360 xc:magenta "$office/assets/posters/新图.png"
ffmpeg -v error -f lavfi -i color=lime:size=320x180:rate=10 -t 1 -pix_fmt yuv420p "$office/assets/posters/短片.mp4"
printf 'not a picture' > "$office/assets/posters/坏图.jpg"
printf 'item,seconds\ncards/a.md,3\ncards/b.md,3\nposters/新图.png,3\ncards/c.md,3\nposters/短片.mp4,3\nposters/坏图.jpg,3\n' \
  > "$office/playlists/main.csv"
"$KS_BIN/kiosk-sync" --state "$state" --source "$office" --policy pin --device test --every 1 --blackbox "$box" \
  2> "$work/sync.log" &
pids="$pids $!"
result() { cat "$state"/results/*.txt 2> /dev/null | sed -n 's/^outcome\t//p'; }
await() { # await OUTCOME
  for _ in $(seq 300); do result | grep -qx "$1" && return; sleep 0.1; done
  fail "the result is not $1 but $(result): $(cat "$work/sync.log")"
}
heard() { # heard SENTENCE: kiosk-sync did what staff said
  for _ in $(seq 150); do grep -q "$1" "$work/sync.log" && return; sleep 0.1; done
  fail "kiosk-sync did not hear it: $(cat "$work/sync.log")"
}
await pending
sed -n 's/^file\t//p' "$state"/results/*.txt | grep -q '^later.*playlists、assets' || fail "a set that waits is told to be on"
# Another source had something installed since: what waits for staff goes before it.
printf 'KSI2\nsource\tother\ndevice\ttest\ntime\t2099-01-01T00:00:00\noutcome\tinstalled\nsentence\t新内容已经上屏\nwarning\t\nversion\t1\ncounts\t1\t0\t0\t0\nfiles\t1\t0\t0\t0\t0\t0\t0\nend\n' > "$state/results/other.txt"

play() { # play SCRIPT OPTION..
  local script=$1
  shift
  SDL_VIDEODRIVER=offscreen timeout 150 "$KS_BIN/kiosk" --store "$state" --window 1280x720 --blackbox "$box" \
    --config "$work/kiosk.ini" --script "$script" --trace "$work/trace" "$@" > "$work/log" 2> "$work/err" ||
    fail "$(tail -1 "$work/log") $(tail -3 "$work/err")"
  # Done again, over whatever was adopted meanwhile, it comes to the same.
  "$KS_BIN/kioskctl" replay "$work/trace" > "$work/replayed" || fail "the replay: $(cat "$work/replayed")"
}
percent() { # percent COLOUR PNG: of its pixels
  convert "$2" -fuzz 15% -fill black +opaque "$1" -fill white -opaque "$1" -colorspace gray -format '%[fx:int(100*mean)]' info:
}
is_on() { # is_on COLOUR PNG
  [ "$(percent "$1" "$2")" -ge 20 ]
}
loop_shots() { # loop_shots NAME N: of the public loop, one a second
  for i in $(seq "$2"); do printf 'wait 1000\nshot %s/%s-%s.png\n' "$work" "$1" "$i"; done
}
gesture='tap 5 20\nwait 200\ntap 1275 20\nwait 200\ntap 1275 715\nwait 200\ntap 5 715\nwait 500\n'
to_import() { printf "$gesture"; type_in 246813; printf "expect screen=staff\nwait 1500\ntext $work/staff.txt\nshot $work/staff.png\ntap #import\nwait 500\n"; }

# --- two rounds of the loop, the result, the preview item by item; staff do not want it ---
{
  echo 'wait 500'
  loop_shots before 12
  to_import
  printf "text $work/import.txt\nshot $work/import.png\ntap #preview\nexpect screen=preview\nwait 1500\n"
  for i in 1 2 3 4; do
    printf "shot $work/preview-$i.png\ntext $work/preview-$i.txt\n"
    [ $i = 4 ] || printf 'tap #later\nwait 1500\n'
  done
  printf "tap #later\nwait 500\ntext $work/preview-end.txt\ntap #earlier\nwait 1500\ntext $work/preview-back.txt\n"
  printf 'tap #back\nexpect screen=import\nwait 500\ntap #preview\nwait 1500\n'
  printf "text $work/preview-again.txt\ntap #refuse\nexpect screen=staff\nwait 500\ntap #leave\n"
  loop_shots refused 6
} > "$work/first"
play "$work/first"
rm "$state/results/other.txt"
grep -x -m 1 '有改动等您确认\|马上换成中性画面' "$work/staff.txt" | grep -q 等您确认 || fail "what waits does not stand first: $(cat "$work/staff.txt")"
! grep -q '已经上屏' "$work/import.txt" || fail "what waits is not shown first: $(cat "$work/import.txt")"
grep -q '坏图.jpg' "$work/import.txt" || fail "the page does not name the bad file: $(cat "$work/import.txt")"
grep -q '没有播' "$work/import.txt" || fail "the page does not say that it does not play"
expect_page() { # expect_page NAME BAND TEXT
  grep -q "预览 $2 · 未上屏" "$work/$1.txt" || fail "$1: no band $2: $(cat "$work/$1.txt")"
  grep -q "$3" "$work/$1.txt" || fail "$1: no “$3”: $(cat "$work/$1.txt")"
}
expect_page preview-1 '1/4' '改过的第一张'
expect_page preview-1 '1/4' '替换正在播的'
expect_page preview-2 '2/4' '新图.png'
expect_page preview-3 '3/4' '新来的卡片'
expect_page preview-4 '4/4' '短片.mp4'
expect_page preview-end '4/4' '短片.mp4'
expect_page preview-back '3/4' '新来的卡片'
expect_page preview-again '1/4' '改过的第一张'
is_on magenta "$work/preview-2.png" || fail "the picture is not drawn: $(percent magenta "$work/preview-2.png") %"
is_on lime "$work/preview-4.png" || fail "the video is not drawn: $(percent lime "$work/preview-4.png") %"
[ "$(percent magenta "$work/preview-1.png")" = 0 ] || fail "the picture is drawn on another's page"
for png in "$work"/before-*.png "$work"/refused-*.png "$work/import.png"; do
  [ "$(percent magenta "$png")" = 0 ] && [ "$(percent lime "$png")" = 0 ] || fail "$png shows what only waits"
done
grep -q '"event":"receipt".*"pending":true' "$work/trace" && grep -q '"event":"preview".*"state":"drawn"' "$work/trace" &&
  grep -q '"effect":"refuse"' "$work/trace" || fail "the trace knows nothing of staff: $(wc "$work/trace")"
# Cards have no colour of their own: the on-air log of a player names what it showed.
! grep -q '新图\|短片\|c\.md' "$work/err" || fail "the player handled what only waits: $(cat "$work/err")"
heard 'staff refused'
await kept
sleep 3 # three more looks at the same folder
result | grep -qx kept || fail "refused, and it waits again"
grep -q '没有采用' "$state"/results/*.txt || fail "the result does not say that staff refused it"

# --- the office mends its bad file: all of it waits again; by keypad staff look and adopt it ---
convert -size 64x36 xc:navy "$office/assets/posters/坏图.jpg"
await pending
{
  echo 'wait 500'
  to_import
  # 1: preview; then 2: later, 4: adopt; the ring by its arrows, too
  printf "key 1\nexpect screen=preview\nwait 1500\nkey 2\nwait 1500\nshot $work/keys.png\nkey back\nexpect screen=import\n"
  printf 'wait 500\nkey 1\nwait 1500\nkey 4\nexpect screen=staff\nwait 6500\ntap #leave\n'
  loop_shots after 20
  to_import # what staff were told outlives the program of then
  printf "text $work/adopted.txt\nshot $work/adopted.png\n"
} > "$work/second"
play "$work/second"
is_on magenta "$work/keys.png" || fail "by keys the picture is not drawn"
heard 'staff adopted'
seen=0
for png in "$work"/after-*.png; do is_on magenta "$png" && seen=1; done
[ $seen = 1 ] || fail "adopted, and not on the loop"
await installed
grep -q '采用' "$work/adopted.txt" || fail "the page does not say that it was adopted: $(cat "$work/adopted.txt")"
[ -z "${KS_KEEP:-}" ] || cp "$work"/*.png "$KS_KEEP"
