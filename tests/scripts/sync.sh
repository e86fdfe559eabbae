#!/bin/bash
# kiosk-sync on a plain folder: a picture dropped into 海报 becomes content, what cannot be shown is
# refused with its reason, what leaves the folder leaves the screen, a second look changes nothing.
. "$KS_SOURCE/tests/scripts/common.inc"
pictures=$KS_SOURCE/tests/data/pictures
share=$work/share state=$work/state
look() { "$KS_BIN/kiosk-sync" --state "$state" --source "$share" --policy open --once "$@" 2>>"$work/log"; }
objects() { find "$state/obj" -type f | wc -l; }
has() { # has FILE: the installed release has an object with the file's bytes
  local hash
  hash=$(sha256sum < "$1" | cut -c1-64)
  [ -f "$state/obj/$(echo "$hash" | cut -c1-2)/$hash" ]
}
row() { grep -P "^line\t$1\t$2\t" "$state/results/folder.txt"; }
head_sum() { cksum < "$state/HEAD"; }

# a stick that is not ours changes nothing and leaves no result
mkdir -p "$share/我的照片"
cp "$pictures/plain.jpg" "$share/我的照片/"
look || fail "a foreign folder is an error"
[ ! -e "$state/results/folder.txt" ] && [ ! -e "$state/HEAD" ] || fail "a foreign folder was taken"

# only signatures count and nobody is believed: not in silence
"$KS_BIN/kiosk-sync" --state "$state" --source "$share" --once 2>&1 | grep -q 没有信任文件 || fail "no word of the missing trust file"

mkdir -p "$share/海报" "$share/紧急" "$share/题库" "$share/手册" "$share/视频"
cp "$pictures/plain.jpg" "$share/海报/【食堂】机票改签提醒 2020-01-05至2099-02-10 重要.jpg"
cp "$pictures/truncated.jpg" "$share/海报/坏.jpg"
cp "$pictures/phone.jpg" "$share/海报/手机照片.jpg"
cp "$pictures/plain.mp4" "$share/视频/短片.mp4"
printf '# 停水通知\n\n## 停 不用水\n' > "$share/海报/新建文本文档.txt"
printf -- '---\nalert: actual\nseverity: severe\nurgency: immediate\ncertainty: observed\neffective: 2020-01-01\nexpires: 2099-01-01\nplaces: 全校\n---\n# 紧急\n\n## 停 不转账\n' > "$share/紧急/提醒.md"
printf '1. 收到退费短信怎么办？\nA. 点链接\nB. 问财务处\n答案：B\n' > "$share/题库/题.txt"
touch "$share/海报/~\$x.jpg" "$share/海报/a.crdownload" "$share/海报.exe" "$share/autorun.inf" "$share/海报/抽奖.exe"
printf 'x' > "$share/海报/$(printf '\xb9\xa4.jpg')"
ln -s /etc/passwd "$share/海报/链接.jpg"
mkfifo "$share/海报/管道.jpg"
look || fail "an office folder is refused"
# the log is for the technician, the result for the office
TOCSIN_LANG=en "$KS_BIN/kiosk-sync" --state "$work/english" --source "$share" --policy open --once 2> "$work/english.log" || fail "$(cat "$work/english.log")"
grep -q 'folder: New content is on the screen: On 6, Not on 5' "$work/english.log" && ! LC_ALL=C grep -q $'[\344-\351]' "$work/english.log" ||
  fail "the log in English: $(cat "$work/english.log")"
grep -q 新内容已经上屏 "$work/english/results/folder.txt" || fail "the result is not in Chinese"
has "$share/海报/【食堂】机票改签提醒 2020-01-05至2099-02-10 重要.jpg" || fail "the picture is not installed"
has "$share/视频/短片.mp4" || fail "the video is not installed"
has "$share/紧急/提醒.md" || fail "the alert is not installed"
has "$share/题库/题.txt" || fail "the bank is not installed"
has "$share/海报/坏.jpg" && fail "a broken picture is installed"
has /etc/passwd && fail "a link was followed"
row refused '海报/坏.jpg' | grep -q 文件不完整 || fail "truncated: no reason"
has "$share/海报/手机照片.jpg" || fail "a HEIC by a wrong name is not installed"
row refused '海报/□□?.jpg' >/dev/null || fail "a name that is no UTF-8"
row refused '海报/链接.jpg' >/dev/null || fail "a link is not told"
row refused '海报/管道.jpg' >/dev/null || fail "a pipe is not told"
grep -q '^warning.此U盘疑似有病毒' "$state/results/folder.txt" || fail "a worm is not told"
row refused '海报/抽奖.exe' | grep -q '1 个程序.*病毒.*杀毒' || fail "a program in a folder is not told: $(cat "$state/results/folder.txt")"
grep -q '~\$\|crdownload' "$state/results/folder.txt" && fail "litter is told"
grep -aq '"office/folder/海报/【食堂】机票' "$(grep -rla '机票改签提醒' "$state"/obj | head -1)" || fail "no row"
grep -qi '<script\|http:' "$state/results/folder.html" && fail "the page is not inert"

# a machine that can read nothing just now has no opinion on anything
mkdir "$work/deaf"
cp "$KS_BIN/kiosk-sync" "$KS_BIN/kiosk-decode" "$KS_BIN/kiosk-decode-image" "$KS_BIN/kiosk-decode-video" "$work/deaf/"
"$work/deaf/kiosk-sync" --state "$work/mute" --source "$share" --policy open --once 2>"$work/mute.log" &&
  fail "without a reader all is well"
grep -q 解码程序 "$work/mute.log" || fail "without a reader: $(cat "$work/mute.log")"
ls "$work"/mute/rel/* >/dev/null 2>&1 && fail "without a reader a release came of it"
grep -qs '^line.refused.*\(食堂\|短片\|题\.txt\)' "$work/mute/results/folder.txt" && fail "without a reader a file is refused: $(cat "$work/mute/results/folder.txt")"

# nor one that could not read the places just then: a place in a name would be a word of its title
mkdir "$work/dizzy"
cp "$KS_BIN/kiosk-sync" "$KS_BIN/kiosk-decode" "$KS_BIN/kiosk-decode-image" "$work/dizzy/"
printf '#!/bin/sh\necho >> %s\nn=0\nwhile read -r _; do n=$((n + 1)); done < %s\n[ $n -gt 2 ] || kill -SYS $$\nexec %s "$@"\n' \
  "$work/dizzy/starts" "$work/dizzy/starts" "$KS_BIN/kiosk-read" > "$work/dizzy/kiosk-read"
chmod +x "$work/dizzy/kiosk-read"
small_set "$work/campus"
printf '地点,名称\njia,甲楼\n' > "$work/campus/playlists/places.csv"
at_campus() { "$1/kiosk-sync" --state "$work/campus.state" --source "$work/campus" --policy open --once 2>>"$work/campus.log"; }
at_campus "$KS_BIN" || fail "a set with places: $(cat "$work/campus.log")"
head=$(cksum < "$work/campus.state/HEAD")
mkdir "$work/campus/海报"
cp "$pictures/plain.jpg" "$work/campus/海报/【甲楼】通知.jpg"
at_campus "$work/dizzy" && fail "without the places all is well"
[ "$(wc -l < "$work/dizzy/starts")" -ge 2 ] || fail "the places were not read"
[ "$(cksum < "$work/campus.state/HEAD")" = "$head" ] || fail "without the places a picture is installed"
at_campus "$KS_BIN" || fail "with the places again: $(cat "$work/campus.log")"
grep -aq 'jia' "$(grep -rla '甲楼】通知' "$work/campus.state/obj" | head -1)" || fail "not for its place: $(cat "$work/campus.state/results/folder.txt")"

# a look reads a document once, to see whether it is fit; whether the set would play is known from
# that: the second child would need five seconds for the bank, and has two
mkdir -p "$work/once" "$work/books/题库"
cp "$KS_BIN/kiosk-sync" "$work/once/"
printf '#!/bin/sh\necho >> %s\n[ "$(wc -l < %s)" = 1 ] && exec %s/kiosk-read "$@"\nexec %s/costly "$@"\n' \
  "$work/once/starts" "$work/once/starts" "$KS_BIN" "$KS_BIN" > "$work/once/kiosk-read"
chmod +x "$work/once/kiosk-read"
printf '5000. 收到退费短信怎么办？\nA. 点链接\nB. 问财务处\n答案：B\n' > "$work/books/题库/题.txt"
"$work/once/kiosk-sync" --state "$work/once.state" --source "$work/books" --policy open --once 2>"$work/once.log" ||
  fail "a share with a bank: $(cat "$work/once.log")"
[ "$(wc -l < "$work/once/starts")" -ge 2 ] || fail "the costly reader was not asked for anything"
grep -q '^line.received.题库/题.txt' "$work/once.state/results/folder.txt" && ! grep -q '^line.refused' "$work/once.state/results/folder.txt" ||
  fail "the bank was read twice: $(cat "$work/once.state/results/folder.txt")"

# one that cannot run the decoder has none on a picture, which is taken later; an alert comes
mkdir "$work/alone"
cp "$KS_BIN/kiosk-sync" "$KS_BIN/kiosk-read" "$work/alone/"
"$work/alone/kiosk-sync" --state "$work/poor" --source "$share" --policy open --once 2>"$work/poor.log" &&
  fail "without a decoder all is well"
grep -q 解码程序 "$work/poor.log" || fail "without a decoder: $(cat "$work/poor.log")"
ls "$work"/poor/rel/* >/dev/null 2>&1 || fail "without a decoder the alert did not come either"
grep -aq 'assets/alerts/' "$work"/poor/rel/* || fail "without a decoder: another release than the alert"
grep -aq 海报/ "$work"/poor/rel/* && fail "without a decoder a picture is installed"
grep -qs '^line.refused.海报/【食堂】' "$work/poor/results/folder.txt" && fail "a picture nobody looked at is refused"
"$KS_BIN/kiosk-sync" --state "$work/poor" --source "$share" --policy open --once 2>>"$work/log" || fail "with a decoder again: $(cat "$work/poor.log" "$work/log")"
grep -q '^line.\(received\|adjusted\).海报/【食堂】' "$work/poor/results/folder.txt" || fail "not taken later: $(cat "$work/poor/results/folder.txt")"

# nor one whose decoders die of everything: it says so of itself
mkdir "$work/broken"
cp "$KS_BIN/kiosk-sync" "$work/broken/"
for name in kiosk-decode kiosk-decode-image kiosk-decode-sdl kiosk-decode-heif kiosk-decode-video kiosk-read; do
  printf '#!/bin/sh\nkill -SYS $$\n' > "$work/broken/$name"
  chmod +x "$work/broken/$name"
done
"$work/broken/kiosk-sync" --state "$work/ill" --source "$share" --policy open --once 2>"$work/ill.log" &&
  fail "with broken decoders all is well"
grep -q '本机的解码程序坏了.*不是这个文件的问题' "$work/ill.log" || fail "broken decoders: $(cat "$work/ill.log")"
grep -q '本机的解码程序坏了' "$work/ill/results/folder.txt" || fail "broken decoders: not told: $(cat "$work/ill/results/folder.txt")"
grep -q '^line.refused.*\(坏\.jpg\|食堂\|短片\|题\.txt\)' "$work/ill/results/folder.txt" && fail "broken decoders blame a file: $(cat "$work/ill/results/folder.txt")"
"$KS_BIN/kiosk-sync" --state "$work/ill" --source "$share" --policy open --once 2>>"$work/log" || fail "with decoders that are whole again: $(tail -3 "$work/log")"
grep -q '^line.\(received\|adjusted\).海报/【食堂】' "$work/ill/results/folder.txt" || fail "not taken when whole again: $(cat "$work/ill/results/folder.txt")"

# a second look: nothing to read, nothing to write
before=$(find "$state" -type f -printf '%p %T@\n' | sort | cksum)
strace -f -qq -o "$work/trace" -e trace=openat,openat2,execve \
  "$KS_BIN/kiosk-sync" --state "$state" --source "$share" --policy open --once
grep -q 'plain\|短片\|execve.*kiosk-decode' "$work/trace" && fail "files are read again"
after=$(find "$state" -type f -printf '%p %T@\n' | sort | cksum)
[ "$before" = "$after" ] || fail "a look with nothing new writes"

# one changed picture is one object more; the removed one leaves
n=$(objects)
cp "$pictures/cmyk-adobe.jpg" "$share/视频/新图.jpg"
look
[ "$(objects)" -le $((n + 2)) ] || fail "one new picture made $(($(objects) - n)) objects"
has "$share/视频/新图.jpg" || fail "the new picture is not installed"
rm "$share/视频/短片.mp4"
look
grep -q '^line.*短片' "$state/results/folder.txt" && fail "a removed file is still told"
grep -q '^file.gone.same.视频/短片.mp4' "$state/results/folder.txt" || fail "what was taken down is not named: $(cat "$state/results/folder.txt")"

# a bank somebody has just broken: its last good questions stay, also over a restart; then mended
cp "$share/题库/题.txt" "$work/good.txt"
printf '1. 收到退费短信怎么办？\nA. 点链接\n' > "$share/题库/题.txt"
look
row refused '题库/题.txt' | grep -q '没有一道能用的题.*先播原来的那一份' || fail "a broken bank: $(cat "$state/results/folder.txt")"
grep -aq "^f $(sha256sum < "$work/good.txt" | cut -c1-64)" "$(ls -t "$state"/rel/* | xargs grep -al '^role content' | head -1)" ||
  fail "a broken bank took the last good one away"
cp "$work/good.txt" "$share/题库/题.txt"
look
row refused '题库/题.txt' && fail "a mended bank is refused"

# a content set beneath: the office's items stay beside it, and the other way round
small_set "$work/set"
"$KS_BIN/kiosk-sync" --config /dev/stdin --state "$state" --once 2>>"$work/log" <<END || fail "a set beside"
[source base]
path = $work/set
policy = open
END
has "$work/set/playlists/main.csv" || fail "the set is not installed"
has "$share/视频/新图.jpg" || fail "the set drove the office's items out"
look
has "$work/set/playlists/main.csv" || fail "the office's items drove the set out"

# an empty share, one that is not mounted, and a set whose table is garbage: what plays stays
sum=$(head_sum)
mv "$share" "$work/away"
mkdir "$share"
look || fail "an empty folder is an error"
[ "$(head_sum)" = "$sum" ] || fail "an empty folder emptied the screen"
rmdir "$share"
look && fail "a missing folder is no error"
[ "$(head_sum)" = "$sum" ] || fail "a missing folder emptied the screen"
mv "$work/away" "$share"
printf 'item\nposters/none.jpg\n' > "$work/set/playlists/main.csv"
printf '[source base]\npath = %s\npolicy = open\n' "$work/set" > "$work/base.ini"
"$KS_BIN/kiosk-sync" --config "$work/base.ini" --state "$state" --once 2>>"$work/log" && fail "a set that plays nothing was taken"
[ "$(head_sum)" = "$sum" ] || fail "a set that plays nothing replaced one that does"

# signed is the default: an unsigned folder changes nothing
printf '[source base]\npath = %s\n' "$share" > "$work/signed.ini"
"$KS_BIN/kiosk-sync" --config "$work/signed.ini" --state "$work/other" --once 2>>"$work/log" || true
[ ! -e "$work/other/HEAD" ] || fail "an unsigned folder was taken under signed"

# results on the share only where configured
[ ! -e "$share/results" ] || fail "wrote on a source that is not writable"
rm "$share/海报/坏.jpg"
look --writable --device 食堂/一
ls "$share/results/食堂-一/"导入结果_*.html >/dev/null || fail "no result on the share"

# two sources at once, again and again: neither loses what the other brought
small_set "$work/set"
for i in 1 2 3; do
  rm -rf "$work/two"
  cp "$pictures/plain.jpg" "$share/海报/并行.jpg"; printf '%s' "$i" >> "$share/海报/并行.jpg"
  printf '[sync]\nstate = %s\n[source base]\npath = %s\npolicy = open\n[source share]\npath = %s\npolicy = open\n' \
    "$work/two" "$work/set" "$share" > "$work/two.ini"
  "$KS_BIN/kiosk-sync" --config "$work/two.ini" --once 2>>"$work/log" || fail "two at once: $(tail -3 "$work/log")"
  newest=$(ls -t "$work/two"/rel/* | xargs grep -al '^role content' | head -1)
  grep -aq ' playlists/main.csv' "$newest" || fail "two at once: the set is lost"
  grep -aq '%E5%B9%B6%E8%A1%8C.jpg' "$newest" || fail "two at once: the picture is lost"
  grep -q '^line.refused.assets' "$work/two/results/base.txt" && fail "two at once: $(cat "$work/two/results/base.txt")"
done

# pin: nothing changes until staff confirms
pin() { "$KS_BIN/kiosk-sync" --state "$work/pin" --source "$work/set" --policy pin --once 2>>"$work/log" || fail "pin"; }
current() { od -An -tx1 -v "$work/pin/HEAD" | tr -d ' \n'; }
pin
grep -q '^outcome.pending' "$work/pin/results/folder.txt" || fail "pin: not told"
staged=$(current)
SDL_VIDEODRIVER=offscreen "$KS_BIN/kiosk" --store "$work/pin" --window 640x360 --exit-after 2 >"$work/player" 2>&1 || true
grep -q 'loaded [1-9]' "$work/player" && fail "pin: on the screen unasked"
pin
[ "$(current)" = "$staged" ] || fail "pin: staged twice"
"$KS_BIN/kiosk-sync" --state "$work/pin" --confirm >/dev/null || fail "confirm"
[ "$(current)" != "$staged" ] || fail "confirm changed nothing"
SDL_VIDEODRIVER=offscreen "$KS_BIN/kiosk" --store "$work/pin" --window 640x360 --exit-after 2 >"$work/player" 2>&1 || true
grep -q 'loaded [1-9]' "$work/player" || fail "confirmed, and not on the screen: $(cat "$work/player")"
"$KS_BIN/kiosk-sync" --state "$work/pin" --confirm 2>/dev/null && fail "confirmed twice"
true
