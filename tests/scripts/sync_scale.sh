#!/bin/bash
# Junk, hostile names and size: 100,000 files beside the office's folders cost little, names and types
# made to hurt do nothing, one changed picture among many costs one object; how fast beside cp and rsync.
. "$KS_SOURCE/tests/scripts/common.inc"
pictures=$KS_SOURCE/tests/data/pictures
share=$work/share state=$work/state
look() { "$KS_BIN/kiosk-sync" --state "$state" --source "$share" --policy open --once 2>>"$work/log"; }
ms() { local b; b=$(date +%s%N); "$@"; took=$((($(date +%s%N) - b) / 1000000)); }
cpu() { # cpu COMMAND: the processor's time that it takes, in ms; median of five runs
  local TIMEFORMAT='%U %S'
  for _ in 1 2 3 4 5; do { time "$@"; } 2>&1; done | awk '{ print int(($1 + $2) * 1000) }' | sort -n | sed -n 3p
}

# --- hostile names and types: none is installed, none blocks, none leads outside ---
mkdir -p "$share/海报" "$share/手册" "$share/题库" "$share/紧急"
secret=$work/secret.jpg
cp "$pictures/plain.jpg" "$secret"; printf secret >> "$secret"
cd "$share/海报"
cp "$pictures/plain.jpg" good.jpg
n=0
bad() { n=$((n + 1)); }
for target in "$secret" ../../secret.jpg /etc/passwd /proc/self/mem /dev/zero . .. /; do
  ln -s "$target" "链接$n.jpg"; bad
  ln -s "$target" "$share/手册/链接$n.md"; bad
done
ln -s "$work" "链接目录"; bad
ln "$secret" "$work/hard.jpg"
mkfifo 管道.jpg "$share/题库/管道.csv" "$share/紧急/管道.md"; bad; bad; bad
[ "$(id -u)" != 0 ] || { mknod 零.jpg c 1 5 && bad; mknod 块.png b 7 0 && bad; mknod "$share/题库/零.csv" c 1 5 && bad; }
for name in $'a\nb.jpg' $'a\tb.jpg' $'\e[31m红.jpg' $'\x01.jpg' $'\x7f.jpg' 'a\b.jpg' 'C:x.jpg' "a'b.jpg" 'a"b.jpg' \
  'a;reboot.jpg' 'a|b.jpg' 'a&b.jpg' '$(reboot).jpg' '`reboot`.jpg' '-rf.jpg' '--help.jpg' ' .jpg' '%2e%2e%2f.jpg' '%s%n.jpg' \
  '<script>alert(1)<script>.jpg' '=cmd|calc.jpg' '+1+1.jpg' '@SUM(1).jpg' 'CON.jpg' 'NUL' 'a.jpg.exe' 'a.jpg.lnk' $'\u202egpj.exe.png' \
  $'\u200b.jpg' $'\ufeff.jpg' $'\u2028.jpg' $'e\u0301.jpg' $'\u00e9.jpg' $'\xff\xfe.jpg' $'\xc0\xaf.jpg' $'\xed\xa0\x80.jpg' \
  $'\xf0\x9f\x98\x80.jpg' "$(printf 'x%.0s' $(seq 250)).jpg" "$(printf '长%.0s' $(seq 83)).jpg" 'main.csv' 'places.xml' '.hidden.jpg' '~$lock.jpg'; do
  printf 'not a picture\n' > "$name" 2>/dev/null && bad || true
done
deep=$share/海报
for _ in $(seq 30); do deep=$deep/很深的文件夹; done
mkdir -p "$deep" 2>/dev/null && { echo x > "$deep/x.jpg"; bad; }
truncate -s 1T 很大.jpg 2>/dev/null && bad || true
truncate -s 3G 很大.mp4 2>/dev/null && bad || true
cd "$work"
timeout 120 "$KS_BIN/kiosk-sync" --state "$state" --source "$share" --policy open --once 2>>"$work/log" || fail "hostile names stop it: $(cat "$work/log")"
[ "$n" -ge 60 ] || fail "only $n hostile names"
manifest=$(grep -al '^role content' "$state"/rel/* | head -1)
files=$(grep -ac '^f ' "$manifest")
[ "$files" = 2 ] || fail "installed beside good.jpg and its row: $(grep -a '^f ' "$manifest")"
hash=$(sha256sum < "$secret" | cut -c1-64)
[ ! -e "$state/obj/${hash:0:2}/$hash" ] || fail "a link led outside"
grep -q '<script' "$state/results/folder.html" && fail "the page carries a script"
LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]' "$state/results/folder.html" && fail "the page carries control characters"
iconv -f UTF-8 -t UTF-8 "$state/results/folder.html" >/dev/null || fail "the page is no UTF-8"
echo "hostile names and types: $n, installed 0, page inert"

# --- 100,000 junk files at the top: a look costs what it cost before ---
rm -rf "$share" "$state"
mkdir -p "$share/海报"
for i in $(seq 20); do cat "$pictures/plain.jpg" > "$share/海报/$i.jpg"; printf '%s' "$i" >> "$share/海报/$i.jpg"; done
look
clean=$(cpu look)
junk=${KS_JUNK:-10000}
[ -z "${KS_LONG:-}" ] || junk=100000
(cd "$share" && seq "$junk" | sed 's/$/.dat/' | xargs touch)
mkdir -p "$share/别人的"
(cd "$share/别人的" && seq "$junk" | sed 's/$/.jpg/' | xargs touch)
full=$(cpu look)
echo "a look: $clean ms of the processor clean, $full ms with $((2 * junk)) junk files"
# at most 4096 names at the top are looked at: a bound, whatever lies there
[ "$full" -le $((clean * 3 + 200)) ] || fail "junk: $full ms for $clean"

# --- one changed picture among 1,000 is one object (and its table and manifest) ---
rm -rf "$share" "$state"
mkdir -p "$share/海报"
many=200
[ -z "${KS_LONG:-}" ] || many=1000
for i in $(seq "$many"); do cat "$pictures/plain.jpg" > "$share/海报/$i.jpg"; printf 'p%s' "$i" >> "$share/海报/$i.jpg"; done
ms look; first=$took
find "$state/obj" -type f | sort > "$work/before"
printf more >> "$share/海报/7.jpg"
ms look; delta=$took
find "$state/obj" -type f | sort > "$work/after"
[ "$(comm -13 "$work/before" "$work/after" | wc -l)" = 1 ] || fail "one change: $(comm -13 "$work/before" "$work/after" | wc -l) new objects"
echo "$many pictures: $first ms; one changed: $delta ms, 1 new object"

# --- the same as a signed release: what an installed release has is not decoded again ---
ctl=$KS_BIN/kioskctl
mkdir -p "$work/set/assets/posters" "$work/set/playlists"
mv "$share/海报/"* "$work/set/assets/posters/"
for i in $(seq "$many"); do echo "posters/$i.jpg"; done | sed '1i item' > "$work/set/playlists/main.csv"
for name in anna bob; do "$ctl" keygen -o "$work/$name" --no-password > /dev/null; done
"$ctl" trust init -o "$work/box" --fleet campus-a --root "$work/anna.pub" --content "$work/anna.pub" \
  --alert "$work/anna.pub" --alert "$work/bob.pub" > /dev/null
signed() { "$KS_BIN/kiosk-sync" --state "$work/signed" --source "$work/box" --policy signed --trust "$work/box/trust/1.trust" --once 2>>"$work/log"; }
"$ctl" publish "$work/set" -o "$work/box" --key "$work/anna.key" > "$work/out" || fail "publish: $(cat "$work/out")"
ms signed; first=$took
printf more >> "$work/set/assets/posters/9.jpg"
"$ctl" publish "$work/set" -o "$work/box" --key "$work/anna.key" > "$work/out" || fail "publish: $(cat "$work/out")"
ms signed; delta=$took
[ "$("$ctl" status --state "$work/signed" --json | jq .content.current.version)" = 2 ] || fail "signed: $(tail -3 "$work/log")"
echo "$many pictures, signed: $first ms; one changed: $delta ms"

# --- throughput beside cp and rsync --fsync (same bytes, durable; figures only) ---
rm -rf "$share" "$state"
mkdir -p "$share/视频"
mb=64
[ -z "${KS_LONG:-}" ] || mb=512
mkdir "$share/海报" # pictures cost more to look at than their bytes
convert -size 1920x1080 plasma:red-blue -quality 96 "$work/big.jpg"
for i in $(seq $((mb * 1000000 / $(stat -c %s "$work/big.jpg")))); do { cat "$work/big.jpg"; echo "$i"; } > "$share/海报/$i.jpg"; done
throughput() { # throughput WHAT
  rm -rf "$state" "$work/cp" "$work/rsync"
  ms look; own=$took
  ms sh -c "cp -r '$share' '$work/cp' && sync -f '$work/cp'"; cp=$took
  rsync=-
  command -v rsync >/dev/null && { ms rsync -a --fsync "$share/" "$work/rsync/"; rsync=$took; }
  echo "$mb MB of $1: kiosk-sync $own ms (two looks, hashed, decoded), cp and sync $cp ms, rsync --fsync $rsync ms"
}
throughput pictures
rm -r "$share/海报"
for i in 1 2 3 4; do # real videos with a long tail, so that the decoder has its say
  cp "$pictures/plain.mp4" "$share/视频/$i.mp4"
  head -c $((mb / 4 * 1000000)) /dev/urandom >> "$share/视频/$i.mp4"
done
throughput videos
