#!/bin/bash
# A file of settings with mistakes: both programs go on, take what is right, and tell all the rest,
# in `kioskctl status` and on the staff's page; once it is mended nothing is told any more. And the one
# setting that every description must say alike: the turn of the panel.
. "$KS_SOURCE/tests/scripts/common.inc"
state=$work/state ini=$work/kiosk.ini
mkdir -p "$state" "$work/share/海报" "$work/other/海报"
cp "$KS_SOURCE/tests/data/pictures/plain.jpg" "$work/share/海报/好.jpg"
cp "$KS_SOURCE/tests/data/pictures/plain.jpg" "$work/other/海报/坏.jpg"
pin=$(echo 246813 | "$KS_BIN/kioskctl" pin)
# As an editor of Windows and a Chinese input method leave it.
printf '\xEF\xBB\xBF[Kiosk]\r\nrotate = 45\r\n%s\r\n[sync]\r\nsticks = opne\r\n[soruce lib]\r\npath = /x\r\n【source office】\r\npath＝“%s” # 办公室\r\npolicy = Open\r\n[source two]\r\npath = %s\r\npolicy = opne\r\n' \
  "$pin" "$work/share" "$work/other" > "$ini"
sync_once() { "$KS_BIN/kiosk-sync" --state "$state" --mounts "$work/mounts" --config "$ini" --once 2>"$work/log"; }
sync_once || fail "a mistake ends kiosk-sync: $(cat "$work/log")"
[ -f "$state/results/office.txt" ] || fail "the source that is right is not looked at"
[ ! -e "$state/results/two.txt" ] || fail "a source whose policy nobody can read is looked at"

printf 'wait 500\ntap 5 20\nwait 200\ntap 635 20\nwait 200\ntap 635 350\nwait 200\ntap 5 350\nwait 500\n' > "$work/script"
{ type_in 246813; printf 'expect screen=staff\nwait 500\ntext %s\nwait 20000\n' "$work/staff.txt"; } >> "$work/script"
staff() { # staff [--content DIR]: the staff's page and the status meanwhile
  [ $# -gt 0 ] || set -- --store "$state"
  rm -f "$work/staff.txt"
  SDL_VIDEODRIVER=offscreen timeout 100 "$KS_BIN/kiosk" "$@" --window 640x360 --blackbox "$work/box" --records "$work/counts.db" --config "$ini" \
    --script "$work/script" > "$work/out" 2>>"$work/log" &
  local player=$!
  pids="$pids $player"
  for _ in $(seq 300); do [ ! -s "$work/staff.txt" ] || break; sleep 0.1; done
  [ -s "$work/staff.txt" ] || fail "the menu does not open: $(tail -1 "$work/out")"
  "$KS_BIN/kioskctl" status --state "$state" --blackbox "$work/box" > "$work/status"
  "$KS_BIN/kioskctl" status --state "$state" --blackbox "$work/box" --json > "$work/status.json"
  TOCSIN_LANG=en "$KS_BIN/kioskctl" status --state "$state" --blackbox "$work/box" > "$work/english"
  kill $player 2>/dev/null || true
  wait $player 2>/dev/null || true
}
staff
told='第 2 行：设置“rotate”的值“45”不对
第 5 行：设置“sticks”的值“opne”不对
第 6 行：没有 \[soruce lib\] 这一节.*是不是想写 \[source lib\]
第 13 行：来源“two”: 设置“policy”的值“opne”不对
来源“two”先不看
U 盘先不看'
echo "$told" | while IFS= read -r sentence; do
  grep -q "$sentence" "$work/status" || fail "status does not say $sentence: $(cat "$work/status")"
  grep -q "$sentence" "$work/log" || fail "the log does not say $sentence"
done
! LC_ALL=C grep -q $'[\344-\351]' "$work/english" || fail "Chinese in English: $(cat "$work/english")"
grep -q '^alerts (highest release received: 0)$' "$work/english" || fail "not as the manual says: $(cat "$work/english")"
grep -q '^  line 2: the setting "rotate" cannot be "45": how far the panel' "$work/english" || fail "the status in English: $(cat "$work/english")"
[ "$(jq '.settings | length' "$work/status.json")" = 6 ] || fail "not every mistake once: $(cat "$work/status.json")"
grep -q '第 2 行：' "$work/staff.txt" && grep -q '配置文件' "$work/staff.txt" || fail "the staff's page: $(cat "$work/staff.txt")"

# mended
sed -i 's/= 45/= 0/; s/opne/open/; s/soruce/source/' "$ini"
sync_once || fail "$(cat "$work/log")"
[ -f "$state/results/two.txt" ] || fail "a mended source is not looked at"
[ ! -s "$work/log" ] || ! grep -q settings: "$work/log" || fail "still told: $(cat "$work/log")"
staff
! grep -q '^设置' "$work/status" && [ "$(jq '.settings | length' "$work/status.json")" = 0 ] || fail "still told: $(cat "$work/status")"
! grep -q '配置文件' "$work/staff.txt" || fail "still on the page: $(cat "$work/staff.txt")"

# a place that places.csv has not: the screen misses what is for its place, so it is told
at_place() { # at_place PLACE
  printf '[kiosk]\nplace = %s\n%s\n' "$1" "$pin" > "$ini"
  rm -f "$state/settings.txt"
  : > "$work/log"
  staff --content "$KS_SOURCE/tests/golden/set"
}
sentence='这块屏的地点“canteen-33”不在places.csv里' # without spaces: the page breaks its lines there
at_place canteen-33
for told in status status.json log staff.txt; do
  tr -d ' \n' < "$work/$told" | grep -q "$sentence" || fail "$told does not say $sentence: $(cat "$work/$told")"
done
at_place canteen-3
for told in status status.json log staff.txt; do
  ! grep -q 'places.csv' "$work/$told" || fail "$told: a known place is told: $(cat "$work/$told")"
done

# two settings that exclude one another, and a folder that is not there
printf '[kiosk]\ncontent = %s\nstore = %s\nfactory = %s\n%s\n' "$KS_SOURCE" "$state" "$work/nowhere" "$pin" > "$ini"
: > "$work/log"
staff --lang zh
for told in status status.json staff.txt; do
  tr -d ' \n' < "$work/$told" | grep -q "content=$KS_SOURCE不算" || fail "$told does not say that content counts for nothing: $(cat "$work/$told")"
done
grep -q "factory = $work/nowhere" "$work/log" || fail "a factory that is not there is not told: $(cat "$work/log")"

# nothing can be read: both live on, kiosk-sync with nothing to do
printf '\xFF\xFE[\0k\0i\0o\0s\0k\0]\0' > "$ini"
"$KS_BIN/kiosk-sync" --state "$state" --config "$ini" 2>"$work/log" &
sync=$!
pids="$pids $sync"
for _ in $(seq 100); do grep -q STICKS_DOUBTED "$state/settings.txt" 2>/dev/null && break; sleep 0.1; done
sleep 0.5
kill -0 $sync || fail "a file that cannot be read ends kiosk-sync: $(cat "$work/log")"
grep -q SETTINGS_ENCODING "$state/settings.txt" || fail "not told: $(cat "$state/settings.txt")"
"$KS_BIN/kioskctl" status --state "$state" > "$work/status" 2>&1 || true
for told in 'U 盘先不看' 'UTF-16'; do grep -q "$told" "$work/status" || fail "status does not say $told: $(cat "$work/status")"; done

# --- the turn of the panel: one setting, and one sentence about it everywhere ---
# A panel that was made 1280x720 and hangs turned clockwise shows what one that was made 720x1280 shows.
picture() { # picture FILE WxH [LINE]
  printf '[kiosk]\nplace = canteen-3\n%s\n' "${3:-}" > "$work/turn.ini"
  printf 'wait 1500\nshot %s\n' "$1" > "$work/turn"
  SDL_VIDEODRIVER=offscreen timeout 60 "$KS_BIN/kiosk" --content "$KS_SOURCE/tests/golden/set" --window "$2" --now 2020-09-03T15:00 \
    --motion none --config "$work/turn.ini" --script "$work/turn" > "$work/out" 2>>"$work/log" || fail "$(cat "$work/out")"
}
for turn in 0 90 180 270; do
  case $turn in 0 | 180) upright=1280x720 ;; *) upright=720x1280 ;; esac
  picture "$work/upright.png" $upright
  picture "$work/sent.png" 1280x720 "rotate = $turn"
  convert "$work/sent.png" -rotate $turn +repage "$work/hung.png"
  [ "$(compare -metric AE "$work/hung.png" "$work/upright.png" null: 2>&1)" = 0 ] || fail "rotate = $turn does not stand upright on a panel turned so"
done
zh='屏幕顺时针转了多少度（从正面看）：0、90（它自己的左边朝上）、180（倒挂）、270（它自己的右边朝上）'
en='ow far the panel is turned clockwise, seen from the front: 0, 90 (its own left edge is up), 180 (upside down), 270 (its own right edge is up)'
says() { # says SENTENCE FILE: as one line, without the marks of its format
  tr -s '\n# ' ' ' < "$2" | grep -qF "$1" || fail "$2 says of rotate something else than: $1"
}
"$KS_BIN/kiosk" --help > "$work/help"
TOCSIN_LANG=en "$KS_BIN/kiosk" --help > "$work/help.en"
"$KS_BIN/kiosk" --rotate 45 2> "$work/wrong" && fail "--rotate 45 is taken"
for file in "$work/help" "$work/wrong" "$KS_SOURCE/tools/device/kiosk.ini" "$KS_SOURCE/assets/manual/technician.md"; do says "$zh" "$file"; done
for file in "$work/help.en" "$KS_SOURCE/tools/man/kiosk.1" "$KS_SOURCE/tools/device/kiosk.ini" "$KS_SOURCE/assets/manual/technician.en.md"; do says "$en" "$file"; done
