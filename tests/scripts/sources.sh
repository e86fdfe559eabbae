#!/bin/bash
# kioskctl is pointed at whatever there is: a set, a folder of the office, the state of a screen, a signed release,
# nothing of the kind. It says which, and tells what a screen would show of it; what is broken is known to be.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl=$KS_BIN/kioskctl
pictures=$KS_SOURCE/tests/data/pictures
at=2020-09-03T10:00
try() { # try STATUS COMMAND WORDS..: its output in $work/out
  local want=$1 status=0
  shift
  "$ctl" "$@" > "$work/out" 2> "$work/err" || status=$?
  [ "$status" = "$want" ] || fail "kioskctl $*: $status, not $want: $(cat "$work/out" "$work/err")"
}
out() { grep -q "$1" "$work/out" || fail "no '$1' in: $(cat "$work/out" "$work/err")"; }
err() { grep -q "$1" "$work/err" || fail "no '$1' in: $(cat "$work/err" "$work/out")"; }
never() { ! grep -q "$1" "$work/out" || fail "'$1' in: $(cat "$work/out")"; }

# nothing of the kind
for folder in /etc "$work"; do
  for command in check "explain --at $at" "sim --from $at --until 2020-09-03T11:00" 'audit --from 2020-09-01 --until 2020-09-02'; do
    # shellcheck disable=SC2086
    try 2 ${command%% *} "$folder" ${command#"${command%% *}"}
    err '没有可看的内容'
  done
done
try 2 check "$work/absent"

# an open folder
share=$work/share
mkdir -p "$share/海报" "$share/海报 (2)"
cp "$pictures/plain.jpg" "$share/海报/迎新.jpg"
cp "$pictures/plain.jpg" "$share/海报 (2)/b.jpg"
cp "$pictures/truncated.jpg" "$share/海报/坏图.jpg"
printf 'PK\x03\x04word/document.xml' > "$share/海报/海报.docx"
printf '今晚停水，请提前接水。\n' > "$share/海报/停水.txt"
before=$(find "$share" | LC_ALL=C sort | cksum)
try 1 check "$share"
err '“海报”等文件夹'
out '^海报/海报.docx:0:0: error: 这是 Word 文档'
out '^海报/坏图.jpg:0:0: error: 文件不完整'
out '^海报 (2):0:0: error: .*没有用'
out '^3 个错误'
try 1 check "$share" --json
[ "$(jq -r '[.[] | select(.level == "error") | .file] | sort | join(" ")' "$work/out")" = '海报 (2) 海报/坏图.jpg 海报/海报.docx' ] ||
  fail "as JSON: $(cat "$work/out")"
try 0 explain "$share" --at "$at"
out '海报/迎新.jpg'
out '海报/停水.md'
never 坏图
try 0 sim "$share" --from "$at" --until 2020-09-03T10:10
out '海报/迎新.jpg'
try 0 shot "$share" --at "$at" --size 640x360 --item "$(grep -o 'office/[^,]*停水.md' "$work/out" | head -1)" -o "$work/shot.png"
[ -s "$work/shot.png" ] || fail "no picture"
[ "$(find "$share" | LC_ALL=C sort | cksum)" = "$before" ] || fail "something was written there: $(find "$share")"
ls -d "${TMPDIR:-/tmp}"/kioskctl-* 2>/dev/null | grep -q . && fail "left behind: $(ls -d "${TMPDIR:-/tmp}"/kioskctl-*)"

# the state of a screen, which shows that
"$KS_BIN/kiosk-sync" --state "$work/state" --source "$share" --policy open --once 2> "$work/log" || fail "a look: $(cat "$work/log")"
try 0 explain "$work/state" --at "$at"
err '屏幕的状态文件夹'
out '海报/迎新.jpg'

# a signed release, as a screen that believes its trust file takes it
small_set "$work/set"
(cd "$work" && for name in a b c d; do "$ctl" keygen -o "$name" --no-password > /dev/null; done
  "$ctl" trust init -o "$work/box" --fleet x --root a.pub --root b.pub --content c.pub --alert c.pub --alert d.pub --threshold root=2 > /dev/null
  "$ctl" publish "$work/set" -o "$work/box" --key c.key > /dev/null) || fail "publishing"
try 0 explain "$work/box" --at "$at" --trust "$work/box/trust/1.trust"
err '签名发布'
out 'cards/a.md'

# what is broken is broken, in each of them
cp "$pictures/truncated.jpg" "$work/set/assets/posters/坏图.jpg"
printf 'item,seconds\ncards/a.md,5\nposters/坏图.jpg,5\n' > "$work/set/playlists/main.csv"
try 1 explain "$work/set" --at "$at" --json
[ "$(jq -r '[.on_air[].item] | join(" ")' "$work/out")" = cards/a.md ] || fail "told to be on air: $(cat "$work/out")"
[ "$(jq -r '.items[] | select(.item == "posters/坏图.jpg") | .state' "$work/out")" != on-air ] || fail "told to be on air: $(cat "$work/out")"
try 0 sim "$work/set" --from "$at" --until 2020-09-03T10:10
never 坏图

# a sentence is in one language
mkdir "$work/set/assets/facts.csv"
for lang in zh en; do
  TOCSIN_LANG=$lang "$ctl" check "$work/set" > "$work/out" 2>&1 || true
  grep 'assets/facts.csv:0' "$work/out" > "$work/line" || fail "not told: $(cat "$work/out")"
  if [ $lang = zh ]; then
    grep -qE '[a-z]{4,} [a-z]{2,}' <(sed 's/^[^ ]* [a-z]*://' "$work/line") && fail "English in Chinese: $(cat "$work/line")"
  else
    LC_ALL=C grep -q $'[\344-\351]' "$work/line" && fail "Chinese in English: $(cat "$work/line")"
  fi
done
true
