#!/bin/bash
# A share that hangs, answers ESTALE, ends early or vanishes at any read (a FUSE file system of our
# own): what plays stays, other sources go on, nothing read twice, all comes right afterwards.
. "$KS_SOURCE/tests/scripts/common.inc"
[ -c /dev/fuse ] && [ "$(id -u)" = 0 ] || { echo "SKIP: no /dev/fuse, or not root: no share can be mounted here"; exit 0; }
pictures=$KS_SOURCE/tests/data/pictures
real=$work/real share=$work/share state=$work/state
mkdir -p "$real/海报" "$share" "$work/local/海报"
for i in 1 2 3 4 5 6; do cat "$pictures/plain.jpg" > "$real/海报/$i.jpg"; printf '%s' "$i" >> "$real/海报/$i.jpg"; done
head -c 3000000 /dev/zero >> "$real/海报/6.jpg" # several reads
control=$work/control count=$work/count
say() { echo "$*" > "$control.new"; mv "$control.new" "$control"; }
say ok
"$KS_BIN/faultfs" "$real" "$control" "$count" "$share" 2>"$work/fuse.log" &
fuse=$!
finish() {
  say ok
  umount -l "$share" 2>/dev/null || true
  kill "$fuse" 2>/dev/null || true
  cleanup
}
trap finish EXIT
for _ in $(seq 100); do [ -d "$share/海报" ] && break; sleep 0.1; done
if ! [ -d "$share/海报" ]; then echo "SKIP: this machine mounts no FUSE file system: $(cat "$work/fuse.log")"; exit 0; fi

# --- a stick pulled at read k, for every k (every third without KS_LONG) ---
step=3
[ -z "${KS_LONG:-}" ] || step=1
one() { "$KS_BIN/kiosk-sync" --state "$1" --source "$share" --policy open --once 2>>"$work/log"; }
one "$state" || fail "the share cannot be read"
files_of() { grep -ah '^f ' "$1"/rel/* | sort -u; }
whole=$(files_of "$state")
clean=$(cat "$count")
k=0 pulled=0
while :; do
  rm -rf "$work/s"
  say ok; ls "$share" >/dev/null; say "pull $k"
  before=$(cat "$count")
  if one "$work/s"; then break; fi
  pulled=$((pulled + 1))
  [ ! -e "$work/s/HEAD" ] || ! files_of "$work/s" 2>/dev/null | grep -q " assets/office/" || [ "$(files_of "$work/s")" = "$whole" ] ||
    fail "pulled at read $k: half a folder is on"
  say ok
  one "$work/s" || fail "pulled at read $k: does not resume"
  [ "$(files_of "$work/s")" = "$whole" ] || fail "pulled at read $k: not the same in the end"
  spent=$(($(cat "$count") - before))
  # the file that was cut is read again, the others are not
  [ "$spent" -le $((clean + 3100000)) ] || fail "pulled at read $k: read $spent bytes for $clean"
  k=$((k + step))
  [ "$k" -lt 200 ] || break
done
[ "$pulled" -ge 3 ] || fail "only $pulled pulls"
echo "pulled at $pulled reads (every $step): all resumed"

# --- a file that another program holds, as Excel does: told, the one before stays, the rest goes on ---
rm -rf "$work/s"
say ok
one "$work/s" || fail "the share cannot be read again"
release() { ls -t "$work"/s/rel/* | xargs grep -al '^role content' | head -1; }
file_in() { grep -a "^f .*/$1.jpg$" "$(release)" || true; }
told() { cat "$work/s/results/folder.txt"; }
before=$(file_in 1)
printf again >> "$real/海报/1.jpg"
cp "$pictures/plain.jpg" "$real/海报/7.jpg"
say locked 1.jpg
one "$work/s" || fail "one file that is held ends the look: $(told)"
grep -P '^line\trefused\t海报/1.jpg' "$work/s/results/folder.txt" | grep -q '打不开.*先播原来的那一份' || fail "a file that is held: $(told)"
! told | grep -q 断开 || fail "nothing was pulled: $(told)"
[ -n "$(file_in 7)" ] || fail "what stands beside it does not play: $(told)"
[ "$(file_in 1)" = "$before" ] || fail "the one before does not stay"
say ok
one "$work/s" || fail "let go again: $(told)"
[ "$(file_in 1)" != "$before" ] || fail "let go, it is not taken: $(told)"
rm "$real/海报/7.jpg"

# --- and one that can be opened and not be read: a part of it is locked, or the stick is worn out there ---
for way in guard bad; do
  say ok
  one "$work/s" || fail "$way: the share cannot be read again"
  before=$(file_in 1)
  printf again >> "$real/海报/1.jpg"
  cat "$pictures/plain.jpg" > "$real/海报/7.jpg"; printf '%s' $way >> "$real/海报/7.jpg"
  say $way 1.jpg
  for look in first second; do # and again, when it is the only one that is left to read
    one "$work/s" || fail "$way: one file that cannot be read ends the $look look: $(told)"
    grep -P '^line\trefused\t海报/1.jpg' "$work/s/results/folder.txt" | grep -q '先播原来的那一份' || fail "$way: $look look: $(told)"
    ! told | grep -q 断开 || fail "$way: nothing was pulled: $(told)"
  done
  [ -n "$(file_in 7)" ] || fail "$way: what stands beside it does not play: $(told)"
  [ "$(file_in 1)" = "$before" ] || fail "$way: the one before does not stay"
  say ok
  one "$work/s" || fail "$way: good again: $(told)"
  [ "$(file_in 1)" != "$before" ] || fail "$way: good again, it is not taken: $(told)"
  rm "$real/海报/7.jpg"
done

# --- a folder that cannot be listed costs itself: what of it plays goes on, it is named, the rest is taken ---
mkdir -p "$real/海报/别人的" "$real/视频"
cat "$pictures/plain.jpg" > "$real/海报/别人的/8.jpg"; printf 8 >> "$real/海报/别人的/8.jpg"
for way in closed rotten; do
  for folder in 海报/别人的 海报; do
    say ok
    rm -f "$real/视频/9.jpg"
    one "$work/s" || fail "$way $folder: the share cannot be read: $(told)"
    before=$(file_in 8)
    [ -n "$before" ] || fail "a picture in a folder of a folder does not play: $(told)"
    cat "$pictures/plain.jpg" > "$real/视频/9.jpg"; printf '%s' "$way$folder" >> "$real/视频/9.jpg"
    say "$way ${folder##*/}"
    one "$work/s" || fail "$way $folder: one folder ends the look: $(tail -2 "$work/log") $(told)"
    [ -n "$(file_in 9)" ] || fail "$way $folder: what lies beside it does not play: $(told)"
    [ "$(file_in 8)" = "$before" ] || fail "$way $folder: what lies in it was taken down: $(told)"
    grep -P "^line\trefused\t$folder\t" "$work/s/results/folder.txt" | grep -q '打不开' || fail "$way $folder: not told: $(told)"
    grep -q "^file.gone" "$work/s/results/folder.txt" && fail "$way $folder: called taken down: $(told)"
  done
done
# and when nobody knows any more what lay in it, as what was seen is forgotten after the disk was mended: an alert stays too
say ok
mkdir -p "$real/紧急"
cat "$pictures/plain.png" > "$real/紧急/停水.png"
one "$work/s" || fail "an urgent picture: $(told)"
for forget in all files; do
  for folder in 海报 紧急; do
    say ok
    one "$work/s" || fail "listed again: $(told)"
    shown=$(grep -a '^f ' "$(release)")
    if [ $forget = all ]; then rm "$work/s/results/folder.seen"; else
      { sed '/^files/,$d' "$work/s/results/folder.seen"; printf 'files\t0\nend\n'; } > "$work/seen" && cp "$work/seen" "$work/s/results/folder.seen"
    fi
    say "closed $folder"
    for look in first second; do
      one "$work/s" && fail "forgotten, $folder closed, $look look: no word: $(told)"
      [ "$(grep -a '^f ' "$(release)")" = "$shown" ] || fail "forgotten ($forget), $folder closed, $look look: taken down: $(told)"
      grep -q "^sentence.*$folder.*打不开" "$work/s/results/folder.txt" || fail "forgotten, $folder closed: not told: $(told)"
    done
  done
done
say ok
rm -r "$real/海报/别人的" "$real/视频" "$real/紧急"
one "$work/s" || fail "listed again: $(told)"
[ -z "$(file_in 8)" ] || fail "gone, and still there: $(told)"

# --- pulled, what was told of the files that are installed is said again, not that all of them play ---
cat "$pictures/plain.png" > "$real/海报/2099-01-01起 新年.png"
one "$work/s" || fail "one of later: $(told)"
later='^file.later.[a-z]*.海报/2099-01-01起 新年.png'
grep -q "$later" "$work/s/results/folder.txt" || fail "one of later: $(told)"
cat "$pictures/plain.jpg" > "$real/海报/10.jpg"; printf later >> "$real/海报/10.jpg"
say ok; ls "$share" >/dev/null; say "pull 0"
one "$work/s" && fail "pulled: no word: $(told)"
grep -q "$later" "$work/s/results/folder.txt" || fail "pulled, one of later is told to play: $(told)"
say ok
rm "$real/海报/10.jpg" "$real/海报/2099-01-01起 新年.png"
one "$work/s" || fail "back: $(told)"

# --- a share that fails each file only after a second: it is told as cut, and is not taken for one that hangs ---
rm -rf "$work/s"
say ok
one "$work/s" || fail "the share cannot be read again"
for i in 11 12 13 14; do cat "$pictures/plain.jpg" > "$real/海报/$i.jpg"; printf '%s' "$i" >> "$real/海报/$i.jpg"; done
say weary # the new files, and then those that it gave before
"$KS_BIN/kiosk-sync" --state "$work/s" --source "$share" --policy open --patience 3 --once 2> "$work/weary.log" && fail "failing opens: no word"
! grep -q 没有反应 "$work/weary.log" || fail "a share that answers slowly is killed: $(cat "$work/weary.log")"
grep -q '读到一半断开了' "$work/s/results/folder.txt" || fail "failing opens: not told: $(told)"
say ok
rm "$real"/海报/1[1-4].jpg

# --- alerts that were fetched before it was pulled are installed, the rest waits, and the fault is told ---
mkdir "$real/紧急"
cat > "$real/紧急/暴雨.xml" <<CAP
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a</identifier><sender>city</sender>
<sent>$(date -d '-1 hour' '+%Y-%m-%dT%H:%M:%S+08:00')</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
<info><language>zh-CN</language><category>Met</category><event>暴雨</event><urgency>Immediate</urgency><severity>Severe</severity>
<certainty>Observed</certainty><expires>$(date -d '+5 hours' '+%Y-%m-%dT%H:%M:%S+08:00')</expires><headline>暴雨</headline>
<area><areaDesc>全校</areaDesc></area></info></alert>
CAP
early() { # early READS: a device that has nothing, and a stick pulled after so many
  rm -rf "$work/s"
  say ok; ls "$share" >/dev/null; say "pull $1"
  one "$work/s" && fail "pulled after the alerts: no word"
  grep -q '^outcome.failed' "$work/s/results/folder.txt" && grep -q '读到一半断开了' "$work/s/results/folder.txt" ||
    fail "pulled after the alerts: not told: $(cat "$work/s/results/folder.txt")"
}
early 2 # a small file is two reads
files_of "$work/s" | grep -q 'assets/alerts/' || fail "pulled after the alert: it is not installed"
files_of "$work/s" | grep -q " assets/office/" && fail "pulled after the alert: half a folder is on"
say ok
one "$work/s" || fail "pulled after the alert: does not resume"
before=$(cat "$count")
early 12 # the alert and five pictures
shown=$(files_of "$work/s")
say ok
one "$work/s" || fail "pulled after the alert and five: does not resume"
spent=$(($(cat "$count") - before))
rm -rf "$work/s"
one "$work/s" || fail "with an alert: cannot be read"
[ "$spent" = $(($(cat "$count") - before - spent)) ] || fail "an alert costs what was fetched with it: read $spent bytes"
echo "$shown" | grep -q 'assets/alerts/' || fail "pulled after the alert and five: it is not installed"
rm "$real/紧急/暴雨.xml"

# --- an alert card too, which only its words tell from a text card: it comes before every poster ---
printf -- '---\n警报: 真实\n严重程度: 严重\n紧急程度: 立即\n可信程度: 已发生\n开始: 2020-01-01\n结束: 2099-01-01\n地点: 全校\n---\n# 停电\n\n## 停 不转账\n' \
  > "$real/紧急/停电.md"
cp "$pictures/plain.jpg" "$real/紧急/一.jpg" # and before what else is urgent
early 2
files_of "$work/s" | grep -q 'assets/alerts/' || fail "pulled after the alert card: it is not installed"
rm -r "$real/紧急"

# --- the daemon, two sources, one of them failing in each way ---
printf '[sync]\nstate = %s\npatience = 2\nevery = 1\n[source share]\npath = %s\npolicy = open\n[source local]\npath = %s\npolicy = open\n' \
  "$work/d" "$share" "$work/local" > "$work/ini"
say ok
"$KS_BIN/kiosk-sync" --config "$work/ini" 2>"$work/d.log" &
daemon=$!
pids="$pids $daemon"
until_true() { # until_true SECONDS COMMAND...
  local end=$(($(date +%s) + $1)); shift
  while ! "$@"; do [ "$(date +%s)" -lt "$end" ] || return 1; sleep 0.2; done
}
on() { local h; h=$(sha256sum < "$1" | cut -c1-64); grep -aqs "^f $h" "$work/d"/rel/*; }
until_true 20 on "$real/海报/1.jpg" || fail "the share is not installed: $(cat "$work/d.log")"
n=10
for way in hang stale short; do
  n=$((n + 1))
  say "$way"
  cat "$pictures/plain.jpg" > "$real/海报/$n.jpg"; printf '%s' "$n" >> "$real/海报/$n.jpg"
  cat "$pictures/plain.jpg" > "$work/local/海报/$n.jpg"; printf 'l%s' "$n" >> "$work/local/海报/$n.jpg"
  until_true 20 on "$work/local/海报/$n.jpg" || fail "$way: the other source waits: $(cat "$work/d.log")"
  sleep 5
  on "$real/海报/1.jpg" || fail "$way: emptied the screen"
  on "$real/海报/$n.jpg" && fail "$way: took what could not be read"
  kill -0 "$daemon" || fail "$way: the daemon died"
  say ok
  until_true 30 on "$real/海报/$n.jpg" || fail "$way: does not recover: $(cat "$work/d.log")"
done
grep -q '没有反应' "$work/d.log" || fail "a hung share is not told"
[ "$(grep -c '没有反应' "$work/d.log")" -le 4 ] || fail "the same is told again and again: $(cat "$work/d.log")"
echo "hang, stale, short: the other source went on, all recovered"

# --- the share that goes first has a whole set and hangs: that of the other counts meanwhile ---
shown() { # shown FILE: in the content that HEAD shows
  grep -qa "^f $(sha256sum < "$1" | cut -c1-64)" "$work/d/rel/$(od -An -tx1 -j57 -N32 "$work/d/HEAD" | tr -d ' \n')"
}
small_set "$real"
small_set "$work/local"
printf '# 顶上的一张\n\n## 停 不转账\n' > "$work/local/assets/cards/a.md"
until_true 30 shown "$real/assets/cards/a.md" || fail "a set: not the first one's: $(cat "$work/d.log")"
say hang
until_true 60 shown "$work/local/assets/cards/a.md" || fail "a set: refused while the share hangs: $(cat "$work/d.log")"
say ok
until_true 60 shown "$real/assets/cards/a.md" || fail "a set: the share answers, and its set does not count: $(cat "$work/d.log")"
echo "hang: the set of the other source stood in"

# --- garbage goes while a share is being read that hangs; what that has brought stays ---
kill "$daemon"; wait "$daemon" || true
rm -rf "$real/playlists" "$real/assets" "$work/local/playlists" "$work/local/assets" "$work/g"
rm -f "$real"/海报/* "$work"/local/海报/*
for i in $(seq 300); do printf '# 共享第 %s 张\n' "$i" > "$real/海报/$i.txt"; done
say ok
object() { local h; h=$(sha256sum < "$1" | cut -c1-64); echo "$work/g/obj/${h:0:2}/$h"; }
brought() { find "$work/g/obj" -type f | wc -l; }
beside() { "$KS_BIN/kiosk-sync" --state "$work/g" --source "$work/local" --policy open --once 2>>"$work/log" || fail "beside: $(tail -1 "$work/log")"; }
printf '# 旁边的\n' > "$work/local/海报/一.txt"
beside
printf '[sync]\nstate = %s\npatience = 100\n[source share]\npath = %s\npolicy = open\n' "$work/g" "$share" > "$work/g.ini"
"$KS_BIN/kiosk-sync" --config "$work/g.ini" --once 2>"$work/g.log" &
reading=$!
pids="$pids $reading"
for _ in $(seq 2000); do [ "$(brought)" -lt 60 ] || break; sleep 0.02; done
say hang
sleep 1
kill -0 "$reading" || fail "it was read before it could hang"
n=$(brought)
for i in 1 2; do # the first one is kept to fall back to, as none after it has proved itself
  older=$(object "$work/local/海报/一.txt")
  [ -e "$older" ] || fail "not stored"
  printf '# 旁边的 %s\n' "$i" > "$work/local/海报/一.txt"
  beside
done
[ ! -e "$older" ] || fail "garbage stays while a share is being read"
[ "$(brought)" -ge "$((n - 1))" ] || fail "what a share had brought went as garbage: $(brought) of $n"
kill -9 "$reading"; wait "$reading" || true
say ok
sleep 1
printf '# 旁边的，最后\n' > "$work/local/海报/一.txt"
beside
[ "$(brought)" -lt 20 ] || fail "what a killed look had brought stays for ever: $(brought)"
echo "garbage went beside a share that hangs"
