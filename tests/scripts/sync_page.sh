#!/bin/bash
# The results page as the clerk reads it: each file once with what became of it, what changed since the page before, one
# page under a fixed name with the older ones beside it, folders that are not used, advice that fits.
. "$KS_SOURCE/tests/scripts/common.inc"
pictures=$KS_SOURCE/tests/data/pictures
share=$work/share state=$work/state
look() {
  "$KS_BIN/kiosk-sync" --state "$state" --source "$share" --policy "${policy:-open}" --once --writable --device 一号 2>>"$work/log" ||
    fail "a look: $(tail -3 "$work/log")"
}
result=$state/results/folder.txt
said() { cat "$result"; }
state_of() { awk -F '\t' -v f="$1" '$1 == "file" && $4 == f { print $2 }' "$result"; }
change_of() { awk -F '\t' -v f="$1" '$1 == "file" && $4 == f { print $3 }' "$result"; }
is() { # is FILE STATE: and nothing else
  [ "$(state_of "$1")" = "$2" ] || fail "$1 is told as '$(state_of "$1")', not $2: $(said)"
}
page=$share/results/一号/导入结果.html
once() { # once NAME: on the page
  [ "$(grep -oF ">$1<" "$page" | wc -l)" = 1 ] || fail "$1 stands $(grep -oF ">$1<" "$page" | wc -l) times on the page: $(cat "$page")"
}
large() { convert -size 1920x1080 "xc:$1" "$2"; }

# --- each file exactly once, in one of the states ---
mkdir -p "$share/海报" "$share/紧急" "$share/题库" "$share/手册" "$share/视频"
large '#c00000' "$share/海报/迎新.jpg"
cp "$pictures/plain.png" "$share/海报/小图.png"
large '#00c000' "$share/海报/2099-01-01起 新年.jpg"
large '#0000c0' "$share/海报/旧的 至2020-02-10.jpg"
cp "$pictures/truncated.jpg" "$share/海报/坏图.jpg"
cp "$pictures/plain.mp4" "$share/视频/短片.mp4"
printf '1. 收到退费短信怎么办？\nA. 点链接\nB. 问财务处\n答案：B\n' > "$share/题库/题.txt"
look
is 海报/迎新.jpg on
is 海报/小图.png on
is '海报/2099-01-01起 新年.jpg' later
is '海报/旧的 至2020-02-10.jpg' over
is 海报/坏图.jpg not
is 视频/短片.mp4 on
is 题库/题.txt on
for name in 海报/迎新.jpg 海报/小图.png '海报/2099-01-01起 新年.jpg' '海报/旧的 至2020-02-10.jpg' 海报/坏图.jpg 视频/短片.mp4; do
  once "$name"
done
[ "$(grep -c '^file' "$result")" = "$(grep '^file' "$result" | cut -f 4 | sort -u | wc -l)" ] || fail "a file is told twice: $(said)"
grep -q '^sentence.*在播 4，以后播 1，过期 1，没有播 1$' "$result" || fail "the sums: $(said)"
grep -qF '2099-01-01 起' "$page" || fail "not told when it begins: $(cat "$page")"

# --- what changed since the page before, and what was taken down, by name ---
[ "$(change_of 海报/迎新.jpg)" = new ] || fail "new: $(said)"
rm "$share/海报/小图.png"
large '#c000c0' "$share/海报/迎新.jpg"
mv "$share/海报/旧的 至2020-02-10.jpg" "$share/海报/旧的 至2099-02-10.jpg"
cp "$pictures/plain.jpg" "$share/海报/又一张.jpg"
look
is 海报/小图.png gone
[ "$(change_of 海报/迎新.jpg)" = changed ] || fail "other bytes are not told: $(said)"
[ "$(change_of 海报/又一张.jpg)" = new ] || fail "what is new is not told: $(said)"
[ "$(change_of 视频/短片.mp4)" = same ] || fail "what is the same: $(said)"
is '海报/旧的 至2020-02-10.jpg' gone
is '海报/旧的 至2099-02-10.jpg' on
grep -q '撤下 2 个' "$page" || fail "what was taken down is not counted: $(cat "$page")"
once 海报/小图.png

# --- the newest page has one name; the others stand beside it, none is lost ---
history() { find "$share/results/一号" -name '导入结果_*.html' | wc -l; }
[ "$(history)" = 2 ] || fail "two results, and $(history) in the history: $(ls -R "$share/results")"
cmp -s "$page" "$(ls "$share"/results/一号/导入结果_*.html | LC_ALL=C sort | tail -1)" || fail "the newest is not the fixed one"
stamp=$(stat -c %Y "$page")
look
[ "$(history)" = 2 ] && [ "$(stat -c %Y "$page")" = "$stamp" ] || fail "nothing new, and told again"

# --- a result that could not be written there comes with the first look that can, once; until then nothing else is written ---
mv "$share/results" "$work/results"
printf 'in the way' > "$share/results"
large '#00c0c0' "$share/海报/再一张.jpg"
look
is 海报/再一张.jpg on
kept() { find "$state" -printf '%p %i %s %T@ %C@\n' | sort | cksum; }
sum=$(kept)
look
look
[ "$(kept)" = "$sum" ] || fail "a result that cannot be written is kept again with each look"
[ "$(grep -c 'cannot write the result there' "$work/log")" = 1 ] || fail "told with each look: $(cat "$work/log")"
rm "$share/results"
mv "$work/results" "$share/results"
mkdir "$work/newest" && mv "$page" "$work/newest/" && mkdir "$page" # and half of it
look
[ "$(history)" = 2 ] || fail "of a result that is half there a page stays: $(ls "$share/results/一号")"
rmdir "$page" && mv "$work/newest"/* "$page"
look
[ "$(history)" = 3 ] && cmp -s "$page" "$state/results/folder.html" && grep -q 再一张 "$page" || fail "the result never comes: $(ls -R "$share/results")"
sum=$(kept)$(ls -l "$share/results/一号" | cksum)
look
[ "$(kept)$(ls -l "$share/results/一号" | cksum)" = "$sum" ] || fail "it comes again"

# --- a file that is still being copied is not called broken ---
head -c 1200 "$pictures/plain.mp4" > "$share/视频/正在拷.mp4" # and whoever copies it pauses
look
is 视频/正在拷.mp4 copying
grep -q '损坏.*正在拷\|正在拷.*损坏' "$result" && fail "called broken: $(said)"
touch -d '10 minutes ago' "$share/视频/正在拷.mp4"
look
is 视频/正在拷.mp4 not
cp "$pictures/plain.mp4" "$share/视频/正在拷.mp4"
look
is 视频/正在拷.mp4 on
rm "$share/视频/正在拷.mp4"

# --- folders that are not used, with what they were probably meant to be ---
for folder in '海报 (2)' poster Posters 海報 '海报 - 副本' 新建文件夹 海报文件夹 【海报】 '紧急(1)' 視頻 照片; do
  mkdir "$share/$folder"
  cp "$pictures/plain.jpg" "$share/$folder/a.jpg"
done
mkdir "$share/@eaDir" "$share/\$RECYCLE.BIN" "$share/空的"
cp "$pictures/plain.jpg" "$share/@eaDir/a.jpg"
cp "$pictures/plain.jpg" "$share/放错.jpg"
look
for folder in '海报 (2)' poster Posters 海報 '海报 - 副本' 海报文件夹 【海报】; do
  is "$folder" not
  grep -P "^line\trefused\t\Q$folder\E\t" "$result" | grep -q '1 个文件.*没有用.*“海报”' || fail "$folder: not what it was meant to be: $(said)"
done
grep -P '^line\trefused\t紧急\(1\)\t' "$result" | grep -q '“紧急”' || fail "紧急(1): $(said)"
grep -P '^line\trefused\t視頻\t' "$result" | grep -q '“视频”' || fail "視頻: $(said)"
grep -P '^line\tadjusted\t\t' "$result" | grep -q '没有用：.*照片' && grep -q '没有用：.*新建文件夹' "$result" || fail "a folder of no name of ours: $(said)"
grep -q '@eaDir\|RECYCLE' "$result" && fail "litter is told: $(said)"
is 放错.jpg not
grep -P '^line\trefused\t放错.jpg\t' "$result" | grep -q '移进“海报”' || fail "a picture beside the folders: $(said)"
rm -r "$share"/海报\ * "$share"/{poster,Posters,海報,新建文件夹,海报文件夹,【海报】,紧急\(1\),視頻,照片,空的,放错.jpg}

# --- advice by what a file is and where it lies ---
word='PK\x03\x04\x14\x00\x06\x00[Content_Types].xml word/document.xml'
old='\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old'
printf "$word" > "$share/题库/试题.docx"
printf "$word" > "$share/紧急/停水.docx"
printf "$word" > "$share/海报/通知.docx"
printf "$word" > "$share/手册/刷单.docx"
printf "$old" > "$share/海报/旧通知.doc"
cp "$pictures/slides.png" "$share/海报/汇报.pptx"
printf '今晚停水，请提前接水。\n' > "$share/海报/停水.avi"
cp "$pictures/plain.jpg" "$share/海报/图.txt"
look
advice() { # advice FILE WORDS: in one line about it
  local line
  line=$(grep -P "^line\trefused\t\Q$1\E\t" "$result") || fail "$1 is not told: $(said)"
  [[ $line =~ $2 ]] || fail "$1: $line"
  ! [[ $line =~ cards\ 文件夹 ]] || fail "$1 is sent into a folder that is not here: $line"
}
advice 题库/试题.docx '记事本'
advice 紧急/停水.docx '记事本'
advice 海报/通知.docx '记事本'
advice 手册/刷单.docx '记事本'
advice 海报/旧通知.doc '记事本'
advice 海报/汇报.pptx '另存为→PDF'
advice 海报/停水.avi '改成 .txt'
advice 海报/图.txt '改成 .jpg'
rm "$share"/{题库/试题.docx,紧急/停水.docx,海报/通知.docx,手册/刷单.docx,海报/旧通知.doc,海报/汇报.pptx,海报/停水.avi,海报/图.txt}

# --- one bad picture of a content set is told once: it is broken, not missing ---
small_set "$work/set"
cp "$pictures/truncated.jpg" "$work/set/assets/posters/坏图.jpg"
printf 'item,seconds\ncards/a.md,5\nposters/坏图.jpg,5\n' > "$work/set/playlists/main.csv"
cp "$KS_SOURCE/tests/data/pictures/slides.png" "$work/set/assets/alerts/停水.docx"
"$KS_BIN/kiosk-sync" --state "$work/of-set" --source "$work/set" --policy open --once 2>>"$work/log" || fail "a set: $(tail -3 "$work/log")"
result=$work/of-set/results/folder.txt
grep -q 找不到文件 "$result" && fail "what is broken is called missing: $(said)"
is assets/posters/坏图.jpg not
grep -P '^line\trefused\tplaylists/main.csv\t3\t' "$result" | grep -q '坏图.jpg 还没有收下' || fail "the row is not told: $(said)"
is assets/alerts/停水.docx not
printf '# 第三张\n\n## 停 不转账\n' > "$work/set/assets/cards/c.md"
rm "$work/set/assets/cards/b.md" "$work/set/assets/alerts/停水.docx"
printf 'item,seconds\ncards/a.md,5\ncards/c.md,5\n' > "$work/set/playlists/main.csv"
"$KS_BIN/kiosk-sync" --state "$work/of-set" --source "$work/set" --policy open --once 2>>"$work/log" || fail "a set: $(tail -3 "$work/log")"
is assets/cards/c.md on
is assets/cards/b.md gone
[ "$(change_of playlists/main.csv)" = changed ] || fail "the playlist is another, and that is not told: $(said)"

# --- what is said of a table of the set stands on the page, and the set itself is no file more in the sums ---
printf 'item,seconds,颜色\ncards/a.md,5,红\ncards/c.md,5,\n' > "$work/set/playlists/main.csv"
"$KS_BIN/kiosk-sync" --state "$work/of-set" --source "$work/set" --policy open --once 2>>"$work/log" || fail "a set: $(tail -3 "$work/log")"
grep -q '^line.adjusted.playlists/main.csv.*颜色' "$result" || fail "an unknown column is not told: $(said)"
is playlists/main.csv part
page=$work/of-set/results/folder.html
once playlists/main.csv
grep -q '颜色' "$page" || fail "an unknown column is not on the page: $(cat "$page")"
is playlists、assets part
[ "$(sed -n 's/^files\t\([0-9]*\)\t.*/\1/p' "$result")" = "$(grep -c '^file.on' "$result")" ] || fail "the sums: $(said)"
grep -q '<h2[^>]*>不在这里播的' "$page" && fail "all of it is for here: $(cat "$page")"

# --- how a cell was read that has no year is echoed, though both its ends are said ---
printf 'item,seconds,开始,结束,时段\ncards/a.md,5,11月1日,12/31,9点-5点\ncards/c.md,5,,,\n' > "$work/set/playlists/main.csv"
"$KS_BIN/kiosk-sync" --state "$work/of-set" --source "$work/set" --policy open --once 2>>"$work/log" || fail "a set: $(tail -3 "$work/log")"
for said in '「11月1日」按 [0-9]{4}-11-01 处理' '「12/31」按 [0-9]{4}-12-31 处理' '「9点-5点」按'; do
  grep -qE "^line.adjusted.playlists/main.csv.2.*$said" "$result" || fail "not echoed: $said: $(said)"
  grep -qE "$said" "$page" || fail "not on the page: $said"
done

# --- a first look knows the places of what the device came with before it reads any name ---
small_set "$work/factory"
printf '地点,名称\njia,甲楼\n' > "$work/factory/playlists/places.csv"
mkdir -p "$work/filled/海报"
cp "$pictures/plain.jpg" "$work/filled/海报/【甲楼】通知.jpg"
"$KS_BIN/kiosk-sync" --state "$work/fresh" --factory "$work/factory" --source "$work/filled" --policy open --once 2>>"$work/log" ||
  fail "a first look: $(tail -3 "$work/log")"
result=$work/fresh/results/folder.txt
is 海报/【甲楼】通知.jpg on
grep -q '^line.received.海报/【甲楼】通知.jpg.*地点：甲楼' "$result" || fail "not for its place: $(said)"
[ "$(grep -c '^line.*甲楼' "$result")" = 2 ] || fail "more is told than its size and its place: $(said)"

# --- what is for another place only is not on here, and no fault ---
printf '地点,名称\njia,甲楼\nyi,乙楼\n' > "$work/factory/playlists/places.csv"
printf '[kiosk]\nplace = 乙楼\n' > "$work/place.ini"
cp "$pictures/plain.jpg" "$work/filled/海报/【乙楼】通知.jpg"
large '#c00000' "$work/filled/海报/【甲楼】迎新.jpg"
"$KS_BIN/kiosk-sync" --state "$work/placed" --factory "$work/factory" --source "$work/filled" --policy open --once \
  --config "$work/place.ini" 2>>"$work/log" || fail "a look at a place: $(tail -3 "$work/log")"
result=$work/placed/results/folder.txt page=$work/placed/results/folder.html
is 海报/【乙楼】通知.jpg on
is 海报/【甲楼】迎新.jpg part
grep -q '^line.received.海报/【甲楼】迎新.jpg.*不在这里播.*地点：甲楼' "$result" || fail "not told where it plays: $(said)"
grep -q '^sentence.*在播 1$' "$result" || fail "the sums: $(said)"
grep -q '<h2[^>]*>不在这里播的' "$page" || fail "not on the page: $(cat "$page")"
once 海报/【甲楼】迎新.jpg

# --- the places of a large campus are read whole, where names are read too ---
small_set "$work/large"
{ printf '地点,名称\n'; for i in $(seq 1900); do printf 'place%s,教学楼第%s号会议室\n' "$i" "$i"; done; } > "$work/large/playlists/places.csv"
[ "$(stat -c %s "$work/large/playlists/places.csv")" -gt 65536 ] || fail "no large table"
mkdir "$work/large/海报"
cp "$pictures/plain.jpg" "$work/large/海报/【教学楼第1899号会议室】通知.jpg"
for look in first second; do
  "$KS_BIN/kiosk-sync" --state "$work/campus" --source "$work/large" --policy open --once 2>>"$work/log" || fail "a large campus: $(tail -3 "$work/log")"
  touch "$work/large/海报/【教学楼第1899号会议室】通知.jpg"
done
result=$work/campus/results/folder.txt
grep -q '^line.received.海报/【教学楼第1899号会议室】通知.jpg.*地点：教学楼第1899号会议室' "$result" || fail "not for its place: $(said)"

# --- a writable share gets its folders, and a page of how to use them, with the places; nothing of others' is touched ---
new=$work/new
mkdir "$new"
welcome() {
  "$KS_BIN/kiosk-sync" --state "$work/newly" --factory "$work/factory" --source "$new" --policy open --once "$@" 2>>"$work/log" ||
    fail "a new share: $(tail -3 "$work/log")"
}
welcome
[ -z "$(ls "$new")" ] || fail "written where nothing may be: $(ls "$new")"
welcome --writable
[ -z "$(ls "$new")" ] || fail "folders are made where a share is mounted that is away: $(ls "$new")"
mkdir "$new/旧的"
welcome --writable
for folder in 海报 视频 紧急 题库 手册; do [ -d "$new/$folder" ] || fail "no $folder: $(ls "$new")"; done
grep -q 甲楼 "$new/说明.txt" && grep -q 海报 "$new/说明.txt" || fail "the guide: $(cat "$new/说明.txt")"
[ -s "$new"/results/*/导入结果.html ] || fail "no page on a new share: $(ls -R "$new")"
sum=$(stat -c '%i %Y' "$new/说明.txt")
welcome --writable
[ "$(stat -c '%i %Y' "$new/说明.txt")" = "$sum" ] || fail "the same guide is written again"

# Two screens on one share, of which each knows other places: one of them writes the guide, and writes beside no other's
# half-written file; once its results are taken away, the next one does.
cp -r "$work/factory" "$work/factory-2"
sed -i 's/甲楼/丙楼/' "$work/factory-2/playlists/places.csv"
other() { # the second screen
  strace -f -qq -e trace=openat -o "$work/calls-$1" "$KS_BIN/kiosk-sync" --state "$work/newly-2" --factory "$work/factory-2" \
    --source "$new" --policy open --once --writable --device "$1" 2>>"$work/log" || fail "another screen: $(tail -3 "$work/log")"
}
first=$(ls "$new/results")
later=$first-2
sum=$(stat -c '%i %Y' "$new/说明.txt")
other "$later"
[ -s "$new/results/$later/导入结果.html" ] || fail "no result of another screen: $(ls "$new/results")"
[ "$(stat -c '%i %Y' "$new/说明.txt")" = "$sum" ] || fail "two screens write the guide in turn"
mv "$new/results/$first" "$work/retired"
other "$later"
grep -q 丙楼 "$new/说明.txt" && grep -q "$later" "$new/说明.txt" || fail "nobody writes the guide of a screen that is gone: $(cat "$new/说明.txt")"
mv "$work/retired" "$new/results/$first"
welcome --writable
grep -q 甲楼 "$new/说明.txt" || fail "the first of two names does not write the guide: $(cat "$new/说明.txt")"
names() { grep -o '"\.[^"]*tmp"' "$work/calls-$1" | sort -u; }
rm -r "$work/newly-2"
rm "$new/说明.txt"
other "$later"
rm "$new/说明.txt"
rm -r "$work/newly-2"
other zz
[ -n "$(names "$later")" ] && [ -n "$(names zz)" ] || fail "nothing was written under another name first"
[ "$(names "$later")" != "$(names zz)" ] || fail "two screens begin a file under one name: $(names zz)"

# Pages of results are not kept for ever: the newest 200 of this screen, and nothing of others.
own=$new/results/zz
for i in $(seq 1000 1250); do : > "$own/导入结果_2020-01-01_00$i.html"; done
touch "$own/导入结果_2019-旧.html" "$own/a.html"
mkdir "$own/导入结果_2018-01-01_000000.html"
cp "$pictures/plain.png" "$new/海报/c.png"
other zz
kept=$(find "$own" -type f -name '导入结果_*_??????.html' -o -type f -name '导入结果_*_??????_*.html' | wc -l)
[ "$kept" = 200 ] || fail "$kept pages of results are kept"
[ ! -e "$own/导入结果_2020-01-01_001000.html" ] && [ -e "$own/导入结果_2020-01-01_001250.html" ] || fail "not the oldest went"
[ -e "$own/导入结果_2019-旧.html" ] && [ -e "$own/a.html" ] && [ -d "$own/导入结果_2018-01-01_000000.html" ] || fail "what is no page of ours went"
[ "$(ls "$own"/导入结果_2[1-9]* "$own"/导入结果_202[1-9]* 2>/dev/null | wc -l)" -ge 1 ] || fail "the newest went"

printf '自己的\n' > "$new/说明.txt"
cp "$pictures/plain.jpg" "$new/海报/a.jpg"
rmdir "$new/题库"
welcome --writable
[ "$(cat "$new/说明.txt")" = 自己的 ] || fail "a guide of others is written over"
[ ! -e "$new/题库" ] || fail "a folder that was taken away is made again"
head=$(cksum < "$work/newly/HEAD")
mv "$new" "$work/unmounted" && mkdir "$new" # as a share looks that is not mounted
welcome --writable
[ "$(cksum < "$work/newly/HEAD")" = "$head" ] && [ -z "$(ls "$new")" ] || fail "an empty mount point was taken for the share: $(ls "$new")"

# --- what waits for staff is not on ---
rm -rf "$share" "$state"
result=$state/results/folder.txt
mkdir -p "$share/海报"
large '#c00000' "$share/海报/迎新.jpg"
policy=pin
look
is 海报/迎新.jpg later
"$KS_BIN/kiosk-sync" --state "$state" --confirm > /dev/null || fail confirm
look
is 海报/迎新.jpg on

# --- a share that takes no page says so once, and again after it took one ---
share=$work/stubborn state=$work/state-of-it
mkdir -p "$share/海报"
unsent() { grep -c 'KS-0406' "$work/log" || true; }
before=$(unsent)
for name in a b c; do
  [ -e "$share/results" ] || : > "$share/results" # no folder: nothing can be put there
  large '#c0c000' "$share/海报/$name.jpg"
  look
done
[ "$(unsent)" = $((before + 1)) ] || fail "told $(($(unsent) - before)) times that it cannot be written"
rm "$share/results"
large '#c0c000' "$share/海报/d.jpg"
look
[ -e "$share/results/一号/导入结果.html" ] || fail "no page once it can be written"
rm -r "$share/results"
: > "$share/results"
large '#c0c000' "$share/海报/e.jpg"
look
[ "$(unsent)" = $((before + 2)) ] || fail "told $(($(unsent) - before)) times after it was well in between"

# --- while the newest page is open elsewhere, the share is written on at growing distances ---
newest=$share/results/一号/导入结果.html waiting=$state/results/folder.unsent
rm -r "$share/results"
mkdir -p "$newest" # no file can take its place
large '#c0c000' "$share/海报/f.jpg"
look
[ -e "$waiting" ] || fail "a page that is not sent does not wait"
rmdir "$newest"
touch -d '2 minutes ago' "$state/results/folder.html"
touch "$waiting"
look
[ ! -e "$newest" ] || fail "tried again with each look after two minutes"
touch -d '1 hour ago' "$state/results/folder.html"
touch -d '20 minutes ago' "$waiting"
look
[ -e "$newest" ] && [ ! -e "$waiting" ] || fail "it is never tried again"
# What waited does not go out for what was found while nothing may be written there.
rm "$newest"
mkdir "$newest"
large '#c0c000' "$share/海报/g.jpg"
look
large '#c0c000' "$share/海报/h.jpg"
"$KS_BIN/kiosk-sync" --state "$state" --source "$share" --policy open --once --device 一号 2>>"$work/log" || fail "not writable"
[ ! -e "$waiting" ] || fail "an older page still waits"
