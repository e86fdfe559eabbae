#!/bin/bash
# All of boot.sh on a board of the other architecture (1 GiB, Cortex-A72), with Debian and the packages
# for arm64; then a picture or video of each kind on its glass. Half an hour, so only with KS_LONG=1.
[ -n "${KS_LONG:-}" ] || { echo "only with KS_LONG=1"; exit 77; }
export vm_arch=arm64
. "$KS_SOURCE/tests/device/boot.sh"

# --- every kind that an office may send: stills, so that each frame of a video is like its first ---
part "every kind of file"
device_start kinds "$installed/disk.qcow2"
poster "$vm/share" green
set=$vm/share
kinds="jpg png webp gif bmp tiff tga h264.mp4 hevc.mp4"
still() { ffmpeg -v error -loop 1 -i "$posters/new-green.png" -r 1 -t 20 -s 640x360 -pix_fmt yuv420p -g 1 -preset ultrafast "$@"; }
posters=$set/assets/posters
for kind in jpg webp gif bmp tiff tga; do convert "$posters/new-green.png" "$posters/new-green.$kind"; done
still -c:v libx264 -qp 25 "$posters/new-green.h264.mp4"
still -c:v libx265 -x265-params keyint=1:qp=25:log-level=error -tag:v hvc1 "$posters/new-green.hevc.mp4"
{
  echo '文件,秒数'
  for kind in $kinds; do echo "posters/new-green.$kind,20"; done
} > "$set/playlists/main.csv"
seen=
all_seen() {
  glass_true && [[ $glass_item = posters/new-green.* && " $seen " != *" ${glass_item#*.} "* ]] &&
    { seen="$seen ${glass_item#*.}"; say "on the glass: $glass_item"; }
  [ "$(wc -w <<< "$seen")" -eq "$(wc -w <<< "$kinds")" ]
}
vm_sh 'mount -m -t 9p -o trans=virtio,version=9p2000.L share /run/tocsin/shares/office'
check "pictures and videos of each kind play: $kinds" vm_await $((2 * vm_patience)) all_seen
vm_cut
no_faults
