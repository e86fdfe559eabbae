#!/bin/bash
# A Debian machine becomes a screen, as a technician makes it one, and is looked at from outside: what
# is on the glass from the kernel on, what a finger, keys, a share and a stick do, a connector pulled,
# a player that dies or hangs, a power cut. Pictures and the order of events count, never wall time.
. "$KS_SOURCE/tests/device/device.inc"
# Seconds from the unit's start to the first picture at commit 9437035 in this machine; on arm64 it was
# not measured then.
flip_before=12.8
[ "$vm_arch" = amd64 ] || flip_before=

device_install
stock=$(cat "$installed/stock")

# Looks at the glass until COMMAND succeeds: all the time it holds one colour or a picture, never the
# few colours of a text console. What QEMU itself says while the card shows nothing ("Display output is
# not active."), in the middle of the glass, is not ours.
clean_until() { # clean_until COMMAND...
  local colours w h until=$((SECONDS + vm_patience))
  until "$@"; do
    [ $SECONDS -lt $until ] || { echo "not within $vm_patience s: $*" >&2; return 1; }
    vm_shot "$vm/glass.png"
    sleep 0.5 # each look costs the machine time
    read -r w h < <(identify -format '%w %h\n' "$vm/glass.png") # the picture of a dark glass has its own size
    colours=$(convert "$vm/glass.png" -fill black \
      -draw "rectangle $((w / 2 - 200)),$((h / 2 - 16)) $((w / 2 + 200)),$((h / 2 + 12))" -format %k info:)
    [ "$colours" -eq 1 ] || [ "$colours" -gt 16 ] || { echo "text on the glass" >&2; return 1; }
  done
}
changed() { vm_shot "$vm/glass.png" && glass_lit && ! glass_same "$vm/before.png"; }
at_most() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a != "" && a <= b) }'; }
poster() { # poster FOLDER COLOUR: the campaign, of whose playlist one new poster is left
  mkdir -p "$1"
  cp -r "$KS_SOURCE/playlists" "$KS_SOURCE/assets" "$1/"
  convert -size 1280x720 -seed 1 "plasma:$2-white" "png24:$1/assets/posters/new-$2.png"
  printf '文件,秒数\nposters/new-%s.png,900\n' "$2" > "$1/playlists/main.csv"
}

# --- from the kernel to the poster ---
device_start screen "$installed/disk.qcow2"
check "first a picture, before it nothing" clean_until glass_lit
glass_lit || no_faults # nothing to test
flip=$(guest_seconds)
check "it is the poster" clean_until glass_true
drm=$(drm_seconds) unit=$(unit_seconds)
third=$(awk -v a="$flip" -v b="$unit" 'BEGIN { print a - b }')
say "$vm_arch: kernel → DRM node $drm s (stock $stock) → unit $unit s → first flip $flip s ($third s after the unit)"
check "the DRM node comes not later than on a stock machine" at_most "$drm" "$(awk -v s="$stock" 'BEGIN { print s * 1.1 }')"
[ -z "$flip_before" ] ||
  check "unit → first flip $third s: at most half of $flip_before" at_most "$third" "$(awk -v s=$flip_before 'BEGIN { print s / 2 }')"
status=$(vm_sh 'systemctl is-active kiosk.service kiosk-sync.service; systemctl show -P StatusText kiosk.service' | xargs)
check "systemd is told so: $status" [ "${status#active active 画面在屏幕上}" != "$status" ]

# --- a finger and keys ---
cp "$vm/glass.png" "$vm/before.png"
vm_tap $((${vm_size%x*} / 2)) $((${vm_size#*x} / 2))
check "a tap opens a page" vm_await $vm_patience changed
cp "$vm/glass.png" "$vm/before.png"
vm_keys down down ret
check "keys walk and open" vm_await $vm_patience changed
check "left alone the loop comes back" clean_until glass_true

# --- keys that open a way out of a screen ---
boot=$(vm_sh 'cat /proc/sys/kernel/random/boot_id')
vm_keys ret r o o t ret ctrl+alt+f2 ret ctrl+alt+f1 alt+f3 alt+right ctrl+alt+delete alt+sysrq+b \
  alt+print+b ctrl+c ctrl+z ctrl+backslash ctrl+alt+backspace esc
check "no key takes the poster away" clean_until glass_true
check "no key restarts the machine" [ "$(vm_sh 'cat /proc/sys/kernel/random/boot_id')" = "$boot" ]
check "there is no login on a console" vm_sh '! ps -eo tty,args | grep -E "^tty[0-9]+ .*(getty|login|bash)"'

# --- a poster on the share; also what a picture that stands still costs ---
poster "$vm/share" red
set=$vm/share
vm_sh 'mount -m -t 9p -o trans=virtio,version=9p2000.L share /run/tocsin/shares/office'
check "a poster on the share plays" vm_await $vm_patience glass_is posters/new-red.png
vm_sh 'sleep 30' # the fade is over, and what it leaves to do
wakes=$(vm_sh "cd /proc/$(player_pid)/task"'
  count() { cat $1/status | awk "/^voluntary_ctxt_switches/ { n += \$2 } END { print n }"; }
  main=$(count "$(basename "$(dirname "$PWD")")") all=$(count "*")
  sleep 60
  echo $(($(count "$(basename "$(dirname "$PWD")")") - main)) $(($(count "*") - all))' | grep '[0-9]')
pss=$(vm_sh "awk '/^Pss:/ { print int(\$2 / 1024) }' /proc/$(player_pid)/smaps_rollup" | grep .)
check "60 s of a still poster: the main thread wakes ${wakes% *} times (≤ 10)" at_most "${wakes% *}" 10
check "60 s of a still poster: all threads wake ${wakes#* } times (≤ 60)" at_most "${wakes#* }" 60
check "memory (PSS) $pss MiB (≤ 64)" at_most "$pss" 64

# --- a stick; the share is gone: its playlist would come back at the next look ---
vm_sh 'umount -l /run/tocsin/shares/office; rmdir /run/tocsin/shares/office'
poster "$work/stick" blue
mkfs.vfat -C "$vm/stick.img" 32768 > /dev/null
mcopy -s -i "$vm/stick.img" "$work/stick/assets" "$work/stick/playlists" ::
set=$work/stick
vm_stick stick "$vm/stick.img"
check "a stick's poster plays" vm_await $vm_patience glass_is posters/new-blue.png
vm_pull stick
check "it stays when the stick goes" clean_until glass_is posters/new-blue.png

# --- the connector ---
# Forcing a connector sends no news of it as a cable does; the second line of each does.
vm_sh 'cd /sys/class/drm/card*-*/; echo off > status; echo change > ../uevent; sleep 10
  echo detect > status; echo change > ../uevent'
check "the connector pulled and plugged: the picture is back" clean_until glass_is posters/new-blue.png
check "which is said at once, though the picture stands still" vm_sh 'cd /sys/class/drm/card*-*/
  echo off > status; echo change > ../uevent; sleep 3
  echo detect > status; echo change > ../uevent
  for i in $(seq 20); do
    sleep 0.25
    systemctl show kiosk -p StatusText | grep -q 画面在屏幕上 && exit 0
  done
  systemctl show kiosk -p StatusText; exit 1'

# --- a player that dies, or hangs: what was on the glass in two deaths is left out by the third ---
for signal in KILL STOP; do
  pid=$(player_pid)
  another() { [ "$(player_pid)" != "$pid" ]; }
  vm_sh "kill -$signal $pid"
  check "SIG$signal: another player starts, no console shows" clean_until another
  check "SIG$signal: the picture is back, no console shows" clean_until glass_true
  vm_sh "kill -CONT $pid" 2> /dev/null || true # what nobody ended does not stand in the way
done

# --- a power cut ---
vm_cut
device_start screen "$installed/disk.qcow2"
check "after a power cut: the poster, before it nothing" clean_until glass_is posters/new-blue.png
check "the journal leaves no litter" no_journal
vm_cut
no_faults
