#!/bin/bash
# A real file server: Samba on loopback, mounted through FUSE (smbnetfs), watched by kiosk-sync, to
# the screen; the result page is written back to the share. Server restarted in the middle.
. "$KS_SOURCE/tests/scripts/common.inc"
for program in smbd smbnetfs; do
  command -v $program >/dev/null || { echo "SKIP: $program is not installed"; exit 0; }
done
[ -c /dev/fuse ] && [ "$(id -u)" = 0 ] || { echo "SKIP: no /dev/fuse, or not root"; exit 0; }
! ss -ltn 2>/dev/null | grep -q ':445 ' || { echo "SKIP: port 445 is taken (smbnetfs knows no other)"; exit 0; }
share=$work/share mount=$work/net state=$work/state
mkdir -p "$share/海报" "$mount" "$work/priv" "$work/home/.smb"
printf '[global]\nserver role = standalone server\ninterfaces = 127.0.0.1/8\nbind interfaces only = yes\ndisable netbios = yes\nsmb ports = 445\nmap to guest = Bad User\nguest account = root\nload printers = no\nprinting = bsd\n' > "$work/smb.conf"
for key in 'private dir' 'lock directory' 'state directory' 'cache directory' 'pid directory' 'ncalrpc dir'; do
  echo "$key = $work/priv" >> "$work/smb.conf"
done
printf 'log file = %s\n[office]\npath = %s\nguest ok = yes\nread only = no\n' "$work/smb.log" "$share" >> "$work/smb.conf"
serve() { smbd -F -s "$work/smb.conf" </dev/null >"$work/smbd.out" 2>&1 & server=$!; pids="$pids $server"; }
serve
echo 'auth "guest" ""' > "$work/home/.smb/smbnetfs.conf"
printf '[global]\nclient min protocol = SMB2\n' > "$work/home/.smb/smb.conf"
chmod 600 "$work"/home/.smb/*
HOME=$work/home smbnetfs "$mount" -f </dev/null >"$work/net.log" 2>&1 &
client=$!
finish() { umount -l "$mount" 2>/dev/null || true; kill "$client" 2>/dev/null || true; cleanup; }
trap finish EXIT
remote=$mount/127.0.0.1/office
for _ in $(seq 100); do [ -d "$remote/海报" ] && break; sleep 0.1; done
[ -d "$remote/海报" ] || { echo "SKIP: the share cannot be mounted here: $(cat "$work/net.log" "$work/smbd.out")"; exit 0; }

printf '[sync]\nstate = %s\ndevice = canteen-3\nevery = 1\npatience = 5\n[source share]\npath = %s\npolicy = open\nwritable = yes\n' "$state" "$remote" > "$work/ini"
mkdir -p "$state"
"$KS_BIN/kiosk-sync" --config "$work/ini" 2>"$work/sync.log" &
pids="$pids $!"
start_display 1280x720
"$KS_BIN/kiosk" --store "$state" --window 1280x720 --motion none 2>"$work/log" &
pids="$pids $!"
until_true() { local end=$(($(date +%s) + $1)); shift; while ! "$@"; do [ "$(date +%s)" -lt "$end" ] || return 1; sleep 0.2; done; }
convert -size 1920x1080 xc:'#c00000' "$work/red.png"
convert -size 1920x1080 xc:'#0000c0' "$work/blue.png"
red() { case $(screen_color) in C0C000 | C00000) return 0 ;; *) return 1 ;; esac; }
screen_blue() { [ "$(import -silent -window root miff:- | convert miff:- -gravity center -crop 200x100+0+0 +repage -scale 1x1\! -format '%[fx:b>0.7&&r<0.1?1:0]' info:)" = 1 ]; }
cp "$work/red.png" "$share/海报/红色海报.png" # as a PC in the office would: on the server
until_true 40 red || fail "the picture on the share does not come up: $(cat "$work/sync.log" "$work/log")"
until_true 10 test -n "$(ls "$share/results/canteen-3" 2>/dev/null)" || fail "no result on the share"
grep -q '红色海报' "$share/results/canteen-3/"*.html || fail "the result does not name the picture"

kill "$server"; wait "$server" 2>/dev/null || true
sleep 4
red || fail "without a server the screen changed"
serve
rm "$share/海报/红色海报.png"
cp "$work/blue.png" "$share/海报/蓝色海报.png"
until_true 60 screen_blue || fail "does not recover after the server came back: $(cat "$work/sync.log")"
echo "Samba over FUSE: to the screen and back, also over a restart of the server"
