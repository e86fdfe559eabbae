#!/bin/bash
# A screen survives its television: none there, another size or rate, another output, one that says nothing of
# itself, standby, a card that is late, changes its number, is held or shows nothing. Each time the player
# waits, kioskctl says for what, and the picture is back by itself; but where its start is the case, nobody
# starts it.
. "$KS_SOURCE/tests/device/device.inc"
device_install
# Nobody can touch it; of two cards, the one whose screen says nothing of itself comes first.
vm_gpu=(-device "bochs-display,id=plain,addr=8,edid=off"
  -device "virtio-gpu-pci,id=gpu,addr=9,max_outputs=2,xres=${vm_size%x*},yres=${vm_size#*x}"
  -vnc "127.0.0.1:0,to=99,display=gpu" -M i8042=off)
vm_hands=()
own_size=$vm_size
vm_words="$vm_words modprobe.blacklist=virtio_gpu,bochs,button,pcspkr"

waits() { # waits CASE WORDS: the player does, and says so
  check "$1: kioskctl status says $2" vm_await "$vm_patience" says "$2"
  vm_sh 'systemctl is-active --quiet kiosk.service' || wrong "$1: the unit is not running"
}
shows() { says "^画面在屏幕上（$1，$2，" && glass_true; }
back() { # back CASE CONNECTOR WIDTHxHEIGHT: the picture is
  vm_size=$3
  check "$1: the picture is on $2, $3" vm_await "$vm_patience" shows "$2" "$3"
}
force() { # force CONNECTOR on|off|detect: sysfs does, without the news that a plug is
  vm_sh "cd /sys/class/drm/card*-$1/ && echo $2 > status && echo change > ../uevent"
}
player() { vm_sh "systemctl $1 kiosk.service"; }

# --- at the start: no input device, no card ---
part "the start without a card"
device_start screen "$installed/disk.qcow2"
cp "$KS_BUILD/tests/libnoflip.so" "$KS_BIN/device-standby" "$vm/share/"
vm_sh 'mount -m -t 9p -o trans=virtio,version=9p2000.L share /mnt && cp /mnt/libnoflip.so /usr/local/lib/
  mkdir -p /run/systemd/system/kiosk.service.d
  printf "[Service]\nEnvironment=LD_PRELOAD=/usr/local/lib/libnoflip.so\n" > /run/systemd/system/kiosk.service.d/noflip.conf
  sed -i "s/^touch = yes/touch = no/" /etc/tocsin/kiosk.ini # kioskctl draws for who cannot touch
  systemctl daemon-reload && systemctl restart kiosk.service'
waits "no card" 没有找到显卡
check "there is no input device" vm_sh '! ls /dev/input/event* 2> /dev/null'
first_player=$(player_pid)

# --- it comes late; its screen has no EDID ---
part "a late card"
vm_head='"device":"plain"'
vm_sh 'modprobe bochs'
back "a late card whose screen says nothing of itself" Virtual-1 1024x768

# --- it goes, and what comes has another number ---
part "another number"
vm_sh 'echo 0000:00:08.0 > /sys/bus/pci/drivers/bochs-drm/unbind'
waits "the card goes" 没有找到显卡
vm_head='"device":"gpu","head":0'
vm_sh 'modprobe vgem; modprobe virtio_gpu'
back "another card" Virtual-1 "$own_size"
check "it has another number" vm_sh 'ls -d /sys/class/drm/card[1-9]-Virtual-1'
vm_television ${own_size/x/ } # QEMU tells of changes only

# --- the cable ---
part "the cable"
vm_television 0 0
waits "unplugged" 没有接屏幕
vm_television ${own_size/x/ }
back "plugged" Virtual-1 "$own_size"
vm_television 1024 768
back "another size" Virtual-1 1024x768
vm_television ${own_size/x/ }
back "the old size" Virtual-1 "$own_size"
modes() { vm_sh 'journalctl -b -o cat -u kiosk.service | grep "noflip: a mode"' | sort | uniq -c; }
check "each size came with a picture" grep -q 'with a picture' <<< "$(modes)"
check "none came with an empty one" [ "$(modes | grep -c empty)" -eq 0 ]

# --- the other output; where the picture is, it stays ---
part "the other output"
force Virtual-2 on
vm_television 0 0
vm_head='"device":"gpu","head":1'
back "the first output unplugged" Virtual-2 1920x1200
vm_television ${own_size/x/ }
vm_sh 'sleep 10'
back "the first output plugged" Virtual-2 1920x1200
force Virtual-2 off
vm_head='"device":"gpu","head":0'
back "the second output unplugged" Virtual-1 "$own_size"

# --- a screen whose only size the card cannot show ---
part "no usable size"
{ # an EDID: 1920x1080 and nothing beside it
  printf '\x00\xff\xff\xff\xff\xff\xff\x00\x51\xd8\x01\x00\x01\x00\x00\x00\x01\x20\x01\x03\x80\x30\x1b\x78\x02'
  printf '\0%.0s' {1..13}
  printf '\x01%.0s' {1..16}
  printf '\x02\x3a\x80\x18\x71\x38\x2d\x40\x58\x2c\x45\x00\xdd\x0c\x11\x00\x00\x1e'
  for _ in 1 2 3; do printf '\x00\x00\x00\x10%b' "$(printf '\\0%.0s' {1..14})"; done
  printf '\0'
} > "$work/edid"
sum=$(od -An -v -tu1 "$work/edid" | tr -s ' ' '\n' | awk '{ n += $1 } END { print (256 - n % 256) % 256 }')
printf "\\x$(printf %02x "$sum")" >> "$work/edid"
cp "$work/edid" "$vm/share/edid.bin"
vm_sh 'mkdir -p /lib/firmware && cp /mnt/edid.bin /lib/firmware/
  echo Virtual-1:edid.bin > /sys/module/drm/parameters/edid_firmware'
vm_television 1280 800
waits "a screen without a usable size" 没有报出任何分辨率
vm_sh 'echo > /sys/module/drm/parameters/edid_firmware'
vm_television ${own_size/x/ }
back "it says one" Virtual-1 "$own_size"

# --- standby ---
part "standby"
mode_after() { # when the player next set a mode, in seconds of the machine
  vm_sh 'journalctl -b -o short-monotonic -u kiosk.service' |
    awk -v from="$1" '/noflip: a mode/ { gsub(/[][]/, " "); if ($1 > from) { print $1; exit } }'
}
# A screen that has just said its size is told of once more, and between two modes there is nothing to switch off.
vm_await "$vm_patience" vm_sh "/mnt/device-standby $(player_pid)" || fail "no standby"
asleep=$(vm_sh "cut -d' ' -f1 /proc/uptime" | tr -dc '0-9.')
check "standby: the picture is gone" vm_await "$vm_patience" glass_unlit
back "standby: it is switched on again" Virtual-1 "$own_size"
check "which nobody told: it was noticed in 10 s" awk -v a="$asleep" -v b="$(mode_after "$asleep")" \
  'BEGIN { exit !(a != "" && b != "" && b - a <= 11) }'
check "until now it was one player" [ "$(player_pid)" = "$first_player" ]

# --- a start without a screen; the panel hangs turned ---
part "a start without a screen"
player stop
vm_television 0 0
vm_sh 'sed -i "s/^\[kiosk\]/&\nrotate = 90/" /etc/tocsin/kiosk.ini'
player start
waits "a start without a screen" 没有接屏幕
vm_television ${own_size/x/ }
glass_turn=90
back "a screen that hangs turned" Virtual-1 "$own_size"

# --- SDL's own way to the glass: another rate than it takes by itself, and the second of two outputs ---
part "a rate and an output by SDL"
vm_sh 'sed -i "/^rotate = 90/d" /etc/tocsin/kiosk.ini'
glass_turn=0
settings() { # settings LINE...: a player with these in its settings, and none of the last time
  vm_sh "sed -i '/^\(painter\|mode\|connector\) = /d; s/^\[kiosk\]/&$(printf '\\n%s' "$@")/' /etc/tocsin/kiosk.ini"
  player restart
}
rates() { vm_sh 'journalctl -b -o cat -u kiosk.service | sed -n "s/^noflip: a mode with \(.*\) picture, /\1 /p" | tail -n 2' | xargs; }
settings "painter = renderer" "mode = 1920x1080@50"
back "a rate that SDL does not take" Virtual-1 1920x1080
check "the picture came in SDL's, and stands there in that one; none was empty: $(rates)" [ "$(rates | sed 's/a [0-9]* Hz/a N Hz/')" = "a N Hz a 50 Hz" ]
check "kioskctl status says which" says "Virtual-1，1920x1080，50 Hz，renderer"
check "shaders are kept for the next start" vm_sh 'find /var/cache/tocsin -type f -size +0 | grep -q .'
force Virtual-2 on
settings "painter = renderer" "connector = Virtual-2"
vm_head='"device":"gpu","head":1'
back "the second of two outputs by SDL" Virtual-2 1920x1200
force Virtual-2 off
vm_head='"device":"gpu","head":0'
vm_size=$own_size
settings

# --- black and stale: what the card scans out, not what was handed over ---
part "black and stale"
player stop
check "frames on the glass are neither black" [ "$(judged_frames black)" = 0 ]
check "nor stale" grep -q '"stale": *0' "$vm/figures"
vm_sh 'touch /run/noflip'
check "frames that never came are stale" [ "$(judged_frames stale)" -gt 0 ]
vm_sh 'rm /run/noflip'

# --- another program has the card ---
part "the card held"
player stop
vm_sh 'exec 3<> /dev/dri/card1 && exec sleep 100000 &
  echo $! > /run/holder' > /dev/null
player start
waits "the card held" 正被别的程序占用
vm_sh 'kill $(cat /run/holder)'
back "the card free" Virtual-1 "$own_size"

# --- a card that shows nothing of what it takes ---
part "no frame is shown"
seconds_of() { # when the player first said it, in seconds of the machine
  vm_sh 'journalctl -b -o short-monotonic -u kiosk.service' | sed -n "s/^\[ *\([0-9.]*\)\].*$1.*/\1/p" | sed -n 1p | grep .
}
vm_sh 'touch /run/noflip'
waits "no frame is shown" 显卡没有显示送去的画面
check "noticed in 5 s" awk -v a="$(seconds_of 'a frame is lost')" -v b="$(seconds_of 'the card did not show the picture for')" \
  'BEGIN { exit !(a != "" && b != "" && b > a && b - a <= 5) }'
lost_player=$(player_pid)
another() { local now; now=$(player_pid) && [ "$now" != "$lost_player" ]; }
check "for good: the watchdog starts another player" vm_await "$vm_patience" another
vm_sh 'rm /run/noflip'
back "frames are shown again" Virtual-1 "$own_size"
vm_cut
no_faults
