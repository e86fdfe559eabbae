#!/bin/bash
# A real stick: NTFS with Chinese names in a file, mounted by ntfs-3g below a configured folder while
# the daemon and the player run. It plays, plays on when the stick is pulled, reports a worm, is
# never written to; under `signed` an unsigned stick changes nothing.
. "$KS_SOURCE/tests/scripts/common.inc"
command -v ntfs-3g mkntfs >/dev/null || { echo "SKIP: ntfs-3g is not installed"; exit 0; }
[ -c /dev/fuse ] && [ "$(id -u)" = 0 ] || { echo "SKIP: no /dev/fuse, or not root"; exit 0; }
image=$work/stick.img media=$work/media state=$work/state
mkdir -p "$media/U盘 一" "$state"
point=$media/U盘\ 一
truncate -s 24M "$image"
mkntfs -q -Q -F -L 宣传 "$image" >/dev/null 2>&1 || fail "mkntfs"
ntfs-3g "$image" "$point" 2>"$work/ntfs.log" || { echo "SKIP: this machine mounts no NTFS: $(cat "$work/ntfs.log")"; exit 0; }
finish() { umount -l "$point" 2>/dev/null || true; cleanup; }
trap finish EXIT
mkdir -p "$point/海报" "$point/System Volume Information"
convert -size 1920x1080 xc:'#c00000' "$point/海报/【全校】防骗提醒（国庆） 2020-10-01至2099-10-07 重要.png"
cp "$KS_SOURCE/tests/data/pictures/truncated.jpg" "$point/海报/没拷完.jpg"
touch "$point/海报.exe" "$point/autorun.inf"
umount "$point"
sum=$(cksum < "$image")

start_display 1280x720
daemon() { # daemon POLICY [OPTION..]
  "$KS_BIN/kiosk-sync" --state "$state" --mounts "$media" --sticks "$@" 2>"$work/sync.log" &
  daemon=$!
  pids="$pids $daemon"
}
stick_in() { ntfs-3g -o ro "$image" "$point"; }
until_true() { local end=$(($(date +%s) + $1)); shift; while ! "$@"; do [ "$(date +%s)" -lt "$end" ] || return 1; sleep 0.2; done; }
red() { case $(screen_color) in C0C000 | C00000) return 0 ;; *) return 1 ;; esac; }
"$KS_BIN/kiosk" --store "$state" --window 1280x720 --motion none 2>"$work/log" &
pids="$pids $!"

daemon signed
sleep 1
stick_in
until_true 10 grep -q 'stick: mounted' "$work/sync.log" || fail "the stick is not noticed: $(cat "$work/sync.log")"
sleep 4
[ ! -e "$state/HEAD" ] || fail "an unsigned stick was taken under signed"
red && fail "an unsigned stick is on the screen"
umount "$point" || fail "the stick is held"
kill "$daemon"; wait "$daemon" || true

daemon open
sleep 1
stick_in
until_true 30 red || fail "the picture on the stick does not come up: $(cat "$work/sync.log" "$work/log" "$state"/results/*.txt)"
grep -P '^line\trefused\t海报/没拷完.jpg' "$state/results/stick.txt" | grep -q 文件不完整 || fail "no reason"
grep -q '^warning.此U盘疑似有病毒' "$state/results/stick.txt" || fail "a worm is not told"
until_true 10 umount "$point" || fail "the stick is held"
[ "$(cksum < "$image")" = "$sum" ] || fail "the stick was written to"
sleep 3
red || fail "pulled: the picture is gone"
kill -0 "$daemon" || fail "the daemon died"
kill "$daemon"; wait "$daemon" || true

# --- a stick is refused, then others are trusted: it is looked at again, and nobody has to pull it out ---
ctl=$KS_BIN/kioskctl
cd "$work"
rm -rf "$state"
small_set set
for name in root anna emma; do "$ctl" keygen -o $name --no-password > /dev/null; done
"$ctl" trust init -o box --fleet campus-a --root root.pub --content anna.pub --alert root.pub --alert anna.pub > /dev/null
cp box/trust/1.trust shipped
"$ctl" trust rotate box --content emma.pub --key root.key > /dev/null
"$ctl" publish set -o box --key emma.key > /dev/null
ntfs-3g "$image" "$point"
rm -rf "$point"/*
cp -r box/latest box/rel box/obj "$point"/
umount "$point"
daemon signed --trust shipped
stick_in
until_true 20 grep -q 'U02' "$work/sync.log" || fail "a stick of nobody's is not refused: $(cat "$work/sync.log")"
mkdir trusted
cp -r box/trust trusted/
"$ctl" import trusted --state "$state" --trust shipped > out 2>&1 || true
taken() { [ "$("$ctl" status --state "$state" --json | jq -c '[.trust, .content.current.version]')" = '[2,1]' ]; }
until_true 20 taken || fail "others are trusted, and the stick is not looked at again: $(cat out "$work/sync.log") $("$ctl" status --state "$state")"
echo "NTFS stick with Chinese names: to the screen"
