#!/bin/bash
# A Debian machine becomes a screen, as a technician makes it one, and is looked at from outside: what
# is on the glass from the kernel on, what a finger, keys, a stick and a share do, a connector pulled,
# a player that dies or hangs, a power cut. Pictures and the order of events count, never wall time.
. "$KS_SOURCE/tests/device/device.inc"
first_flip_before=19.3 # seconds of guest time from the kernel, at commit 9437035 in this machine

device_install
stock=$(cat "$installed/stock")

# Looks at the glass until COMMAND succeeds: all the time it holds one colour or a picture, never the
# few colours of a text console. What QEMU shows before there is a display ($vm/dark.png) is not ours.
clean_until() { # clean_until COMMAND...
  local colours until=$((SECONDS + vm_patience))
  until "$@"; do
    [ $SECONDS -lt $until ] || return 1
    vm_shot "$vm/glass.png"
    cmp -s "$vm/glass.png" "$vm/dark.png" && continue
    colours=$(identify -format %k "$vm/glass.png")
    [ "$colours" -eq 1 ] || [ "$colours" -gt 16 ] || fail_glass "text on the glass"
  done
}
again() { # again COMMAND...: within the patience
  vm_await $vm_patience "$@"
}
shows() { # the glass shows ITEM of $set
  glass_true && [ "$glass_item" = "$1" ]
}

# --- from the kernel to the poster ---
device_start screen "$installed/disk.qcow2"
vm_shot "$vm/dark.png"
clean_until glass_lit || fail_glass "nothing on the glass"
flip=$(guest_seconds)
clean_until glass_true || fail_glass "not the poster it should be: $(on_glass)"
drm=$(drm_seconds) unit=$(unit_seconds)
say "kernel → DRM node $drm s (stock $stock), → unit $unit s, → first flip $flip s (was $first_flip_before)"
awk -v a="$drm" -v b="$stock" 'BEGIN { exit !(a <= b * 1.1) }' || fail "the DRM node comes later than on a stock machine"
awk -v a="$flip" -v b=$first_flip_before 'BEGIN { exit !(a * 2 <= b) }' || fail "the first flip takes more than half of what it took"
say "on the glass: $glass_item"

# --- a finger and keys ---
cp "$vm/glass.png" "$vm/before.png"
changed() { vm_shot "$vm/glass.png" && glass_lit && ! glass_same "$vm/before.png"; }
vm_tap 640 360
again changed || fail_glass "a tap opens nothing"
say "a tap opens a page"
cp "$vm/glass.png" "$vm/before.png"
vm_keys down down ret
again changed || fail_glass "keys do nothing"
say "keys walk and open"
clean_until glass_true || fail_glass "the loop does not come back"

# --- keys that open a way out of a screen ---
boot=$(vm_sh 'cat /proc/sys/kernel/random/boot_id')
vm_keys ret r o o t ret ctrl+alt+f2 ret ctrl+alt+f1 alt+f3 alt+right ctrl+alt+delete alt+sysrq+b \
  alt+print+b ctrl+c ctrl+z ctrl+backslash ctrl+alt+backspace esc
clean_until glass_true || fail_glass "keys took the poster away"
[ "$(vm_sh 'cat /proc/sys/kernel/random/boot_id')" = "$boot" ] || fail "keys restarted the machine"
vm_sh '! ps -eo tty,args | grep -E "^tty[0-9]+ .*(getty|login|bash)"' || fail "there is a login on a console"
say "no key leads out"

# --- a poster on the share, by itself: also what a still picture costs ---
set=$work/set
mkdir -p "$set"
cp -r "$KS_SOURCE/playlists" "$KS_SOURCE/assets" "$set/" # what comes beside the factory's
poster() { # poster FOLDER COLOUR: an office's folder with one poster in its playlist
  mkdir -p "$1/assets/posters" "$1/playlists"
  convert -size 1280x720 "plasma:$2-white" -seed 1 "png24:$1/assets/posters/new-$2.png"
  printf '文件,秒数\nposters/new-%s.png,900\n' "$2" > "$1/playlists/main.csv"
}
poster "$vm/share" red
cp -r "$vm/share/." "$set/"
vm_sh 'mount -m -t 9p -o trans=virtio,version=9p2000.L share /run/tocsin/shares/office'
again shows posters/new-red.png || fail_glass "the poster of the share does not play: $(vm_sh 'journalctl -b -u kiosk-sync | tail')"
say "a poster on the share plays"
vm_sh 'sleep 30' # the fade, and what it leaves to do
switches=$(vm_sh 'cd /proc/'"$(player_pid)"'/task && count() { cat $1/status | sed -n "s/^voluntary_ctxt_switches:.//p" | paste -sd+ | sed "s/^/echo \$((/; s/\$/))/" | sh; }
  main=$(count '"$(player_pid)"') all=$(count "*"); sleep 60; echo $(($(count '"$(player_pid)"') - main)) $(($(count "*") - all))' | grep .)
pss=$(vm_sh 'awk "/^Pss:/ { print \$2 }" /proc/'"$(player_pid)"'/smaps_rollup' | grep .)
say "a still poster, 60 s: main thread and all threads wake $switches times; PSS $((pss / 1024)) MiB"
[ "${switches% *}" -le 10 ] && [ "${switches#* }" -le 60 ] || fail "it does not sleep: $switches"
[ "$pss" -le $((64 * 1024)) ] || fail "more than 64 MiB: $pss KiB"

# --- a stick ---
poster "$work/stick" blue
cp -r "$work/stick/." "$set/"
mkfs.vfat -C "$vm/stick.img" 32768 > /dev/null
mcopy -s -i "$vm/stick.img" "$work/stick/assets" "$work/stick/playlists" ::
vm_stick stick "$vm/stick.img"
again shows posters/new-blue.png || fail_glass "the stick's poster does not play: $(vm_sh 'journalctl -b -u kiosk-sync -u tocsin-stick@\* | tail')"
vm_pull stick
clean_until shows posters/new-blue.png || fail_glass "the picture goes with the stick"
say "a stick's poster plays, and stays"

# --- the connector ---
connector=$(vm_sh 'ls -d /sys/class/drm/card*-*' | grep -m 1 .)
vm_sh "echo off > $connector/status"
vm_sh 'sleep 10'
vm_sh "echo detect > $connector/status"
clean_until shows posters/new-blue.png || fail_glass "the picture is not back after the connector"
say "pulled and plugged: the picture is back"

# --- a player that dies, or hangs ---
for signal in KILL STOP; do
  pid=$(player_pid)
  vm_sh "kill -$signal $pid"
  another() { [ "$(player_pid)" != "$pid" ]; }
  clean_until another || fail_glass "SIG$signal: no new player"
  clean_until shows posters/new-blue.png || fail_glass "SIG$signal: the picture is not back"
  say "SIG$signal: the picture is back, the console did not show"
done

# --- a power cut ---
vm_cut
device_start screen "$installed/disk.qcow2"
vm_shot "$vm/dark.png"
clean_until shows posters/new-blue.png || fail_glass "after a power cut"
vm_sh '! ls /var/log/journal/*/*.journal~ 2>/dev/null' || fail "the journal leaves litter after a cut"
say "after a power cut: the poster"
vm_cut
