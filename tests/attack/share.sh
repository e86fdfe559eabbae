#!/bin/bash
# What others can do who may write on a share or a stick: what lies there costs its own file only, is told,
# and never reaches what is beside.
set -eu
. "$KS_SOURCE/tests/scripts/common.inc"
pictures=$KS_SOURCE/tests/data/pictures
share=$work/share state=$work/state
look() { timeout 400 "$KS_BIN/kiosk-sync" --state "$state" --source "$share" --policy open --patience 300 --once "$@" 2>>"$work/log"; }
row() { grep -P "^line\t$1\t$2\t" "$state/results/folder.txt"; }
release() { # the newest of content
  ls -t "$state"/rel/* | xargs grep -al '^role content' | head -1
}
installed() { grep -acF "$1" "$(release)"; }
told() { cat "$state/results/folder.txt" "$work/log"; }
alert() {
  printf -- '---\nalert: actual\nseverity: severe\nurgency: immediate\ncertainty: observed\neffective: 2020-01-01\nexpires: 2099-01-01\nplaces: 全校\n---\n# %s\n\n## 停 不转账\n' "$1"
}
alerts() { ls -t "$state"/rel/* | xargs grep -al '^role alert' | head -1 | xargs grep -ac ' assets/alerts/' || true; }
fresh() {
  rm -rf "$share" "$state"
  mkdir -p "$share/海报" "$share/紧急" "$share/题库"
  cp "$pictures/plain.jpg" "$share/海报/一.jpg"
}

# --- results: a pipe, a link and a second name of another file, where the next result is begun ---
fresh
echo thesis > "$work/thesis"
look --writable --device a || fail "plain: $(told)"
results=$share/results/a
for trap in pipe link hard folder; do
  rm -rf "$results"
  mkdir -p "$results"
  case $trap in
    pipe) mkfifo "$results/.result-a.tmp" ;;
    link) ln -s "$work/thesis" "$results/.result-a.tmp" ;;
    hard) ln "$work/thesis" "$results/.result-a.tmp" ;;
    folder) mkdir "$results/.result-a.tmp" ;;
  esac
  cp "$pictures/plain.jpg" "$share/海报/$trap.jpg"
  look --writable --device a || fail "$trap in the way of a result: $(told)"
  [ "$(cat "$work/thesis")" = thesis ] || fail "$trap: another file was written"
  [ "$trap" = folder ] || ls "$results"/导入结果_*.html > /dev/null || fail "$trap: no result"
done

for trap in link pipe file; do # and the folder of results itself
  rm -rf "$share/results" "$work/elsewhere"
  mkdir "$work/elsewhere"
  case $trap in
    link) ln -s "$work/elsewhere" "$share/results" ;;
    pipe) mkfifo "$share/results" ;;
    file) ln "$work/thesis" "$share/results" ;;
  esac
  cp "$pictures/plain.jpg" "$share/海报/folder-$trap.jpg"
  look --writable --device a || fail "$trap for the folder of results: $(told)"
  [ -z "$(ls "$work/elsewhere")" ] && [ "$(cat "$work/thesis")" = thesis ] || fail "$trap for the folder of results: written elsewhere"
  [ -s "$state/results/folder.seen" ] && row '(received|adjusted)' "海报/folder-$trap.jpg" > /dev/null || fail "$trap: not taken: $(told)"
done

# --- times that no clock has: seen once, not read again at every look ---
fresh
touch -d 1960-01-01 "$share/海报/一.jpg"
cp "$pictures/plain.png" "$share/海报/二.png"
touch -d 2400-01-01 "$share/海报/二.png"
look || fail "times: $(told)"
[ "$(stat -c %Y "$share/海报/一.jpg")" -lt 0 ] || fail "this disk knows no 1960"
strace -f -qq -e trace=execve -o "$work/calls" "$KS_BIN/kiosk-sync" --state "$state" --source "$share" --policy open --once 2>>"$work/log"
! grep -q kiosk-decode "$work/calls" || fail "decoded again: $(grep -c kiosk-decode "$work/calls")"

# --- junk beside the folders: whichever comes last, no folder is lost, and it is told ---
fresh
alert 一 > "$share/紧急/一.md"
look || fail "before the junk: $(told)"
before=$(installed '.jpg')
(cd "$share" && seq -f 'junk%g' 5000 | xargs touch)
printf '# 停水\n\n## 停 不用水\n' > "$share/海报/停水.md"
look || fail "junk: $(told)"
[ "$(installed '.jpg')" = "$before" ] && [ "$(installed '%E5%81%9C%E6%B0%B4.md')" -ge 1 ] && [ "$(alerts)" = 1 ] || fail "junk: a folder is lost"
row refused 最外层 > /dev/null || fail "junk is not told"
for i in $(seq 300); do mkdir "$share/别的$i"; done
look && [ "$(installed '.jpg')" = "$before" ] || fail "folders of others: $(told)"

# --- too many files in a folder: alerts go on, nothing counts as gone, it is told ---
(cd "$share/海报" && seq -f 'junk%g.tmp1' 20001 | xargs touch)
rm "$share/海报/停水.md"
alert 二 > "$share/紧急/二.md"
look && fail "too many: no word"
[ "$(installed '%E5%81%9C%E6%B0%B4.md')" -ge 1 ] && [ "$(installed '.jpg')" = "$before" ] || fail "too many: taken away what was not seen"
[ "$(alerts)" = 2 ] || fail "too many: the alert waits: $(told)"
grep -q '文件太多' "$state/results/folder.txt" || fail "too many: not told"

# --- too deep: told, the rest goes on ---
fresh
deep=$share/海报/a/b/c/d/e/f/g/h/i/j
mkdir -p "$deep"
cp "$pictures/plain.jpg" "$deep/深.jpg"
look || fail "deep: $(told)"
[ "$(installed '.jpg')" -ge 1 ] || fail "deep: the rest is lost"
grep -q '套得太深' "$state/results/folder.txt" || fail "deep is not told"

# --- an alert card saved anew, that cannot be read yet or at all: what is installed stays ---
fresh
alert 一 > "$share/紧急/一.md"
look || fail "before it is saved anew: $(told)"
head -c 1M /dev/zero > "$share/紧急/一.md"
look || fail "an alert card full of zeros: $(told)"
row refused '紧急/一.md' | grep -q '先播原来的那一份' || fail "an alert card full of zeros: not told: $(told)"
[ "$(alerts)" = 1 ] || fail "an alert card full of zeros: the installed alert went"
for mend in 1 0; do # and then it is a good one, and then it is none
  [ "$mend" = 1 ] && alert 二 > "$share/紧急/一.md" || printf '# 停水\n\n## 停 不用水\n' > "$share/紧急/一.md"
  look || fail "the card again: $(told)"
  [ "$(alerts)" = "$mend" ] || fail "the card again: $(alerts) alerts of $mend: $(told)"
done
alert 一 > "$share/紧急/一.md"
look || fail "before it is being saved: $(told)"
while printf ' ' >> "$share/紧急/一.md"; do sleep 0.1; done &
saving=$! pids="$pids $!"
timeout 5 "$KS_BIN/kiosk-sync" --state "$state" --source "$share" --policy open --once 2>>"$work/log" && fail "it was still"
kill "$saving"
row waiting '紧急/一.md' > /dev/null || fail "being saved: not told: $(told)"
[ "$(alerts)" = 1 ] || fail "being saved: the installed alert went: $(told)"

# --- larger than the disk: that file is refused until there is room, the rest goes on ---
if [ "$(id -u)" = 0 ]; then
  fresh
  mkdir "$state"
  mount -t tmpfs -o size=100m none "$state"
  trap 'umount -l "$state"; cleanup' EXIT
  mkdir "$share/视频"
  head -c 1M "$pictures/plain.mp4" > "$share/视频/大.mp4"
  truncate -s 500M "$share/视频/大.mp4"
  alert 一 > "$share/紧急/一.md"
  look || fail "larger than the disk: $(told)"
  row refused '视频/大.mp4' | grep -q '空间不够' || fail "larger than the disk: not told: $(told)"
  [ "$(alerts)" = 1 ] && [ "$(installed '.jpg')" -ge 1 ] || fail "larger than the disk: the rest waits"
  [ "$(df --output=avail -m "$state" | tail -1)" -gt 60 ] || fail "the disk is full"
  truncate -s 20K "$share/视频/大.mp4" # another file now; and one that was refused for now is tried again
  grep -q 'refused' "$state/results/folder.seen" && fail "refused for good"

  # --- and after more files than are stored at one time: none of those is given up for it, and the look ends ---
  umount -l "$state"
  fresh
  mkdir "$state"
  mount -t tmpfs -o size=100m none "$state"
  for i in $(seq 70); do printf '# 第 %s 张\n\n## 停 不转账\n' "$i" > "$share/海报/$i.md"; done
  mkdir "$share/视频"
  head -c 1M "$pictures/plain.mp4" > "$share/视频/大.mp4"
  truncate -s 500M "$share/视频/大.mp4"
  cp "$share/视频/大.mp4" "$share/视频/更大.mp4"
  truncate -s 5G "$share/视频/更大.mp4"
  alert 一 > "$share/紧急/一.md"
  look || fail "many, and one larger than the disk: $(told)"
  [ "$(alerts)" = 1 ] || fail "many, and one larger than the disk: the alert waits: $(told)"
  [ "$(installed '%E6%B5%B7%E6%8A%A5/')" = 71 ] || fail "many, and one larger than the disk: $(installed '%E6%B5%B7%E6%8A%A5/') of 71: $(told)"
  row refused '视频/大.mp4' | grep -q '空间不够' || fail "many, and one larger than the disk: not told: $(told)"
  row refused '视频/更大.mp4' | grep -q '空间不够' && fail "larger than a video may be, and the disk is blamed: $(told)"

  # --- garbage gives way once, before anything is stored: what is new takes the room of what has gone ---
  head -c 60M /dev/urandom > "$work/noise"
  one=$(sha256sum < "$work/noise" | cut -c1-64)
  mkdir -p "$state/obj/${one:0:2}"
  cp "$work/noise" "$state/obj/${one:0:2}/$one"
  cat "$pictures/plain.jpg" "$work/noise" | head -c 20M > "$share/海报/二.jpg"
  look || fail "garbage: $(told)"
  row '(received|adjusted)' '海报/二.jpg' > /dev/null || fail "garbage stands in the way: $(told)"
  [ ! -e "$state/obj/${one:0:2}/$one" ] || fail "garbage stays"

  # --- a few bytes now and then, for ever: given up by itself, whatever the policy, and told ---
  umount -l "$state"
  if [ -e /dev/fuse ]; then
    fresh
    mv "$share" "$work/real"
    mkdir "$share"
    truncate -s 3M "$work/real/海报/大.bmp"
    printf 'BM' | dd of="$work/real/海报/大.bmp" conv=notrunc status=none
    echo ok > "$work/control"
    "$KS_BIN/faultfs" "$work/real" "$work/control" "$work/count" "$share" 2>"$work/fuse.log" &
    pids="$pids $!"
    trap 'fusermount3 -u -z "$share" 2>/dev/null; cleanup' EXIT
    for _ in $(seq 100); do [ -d "$share/海报" ] && break; sleep 0.1; done
    echo slow > "$work/control"
    timeout 500 "$KS_BIN/kiosk-sync" --state "$state" --source "$share" --policy open --once 2>>"$work/log" && fail "slow: no word"
    grep -q '读得太慢' "$state/results/folder.txt" || fail "slow: not told: $(told)"
  else
    echo "SKIP: a slow share needs /dev/fuse"
  fi
else
  echo "SKIP: a disk that is full needs root"
fi
echo ok
