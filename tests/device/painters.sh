#!/bin/bash
# Each painter on each kind of card: first a VGA card without a render node, looked at from power-on; then,
# for a player that started in the dark with a release that still has to prove itself, one with such a
# node. The picture is there and none is black, and a still one costs next to nothing: by default with our own
# buffers (dumb), which most machines use. With KS_LONG=1 also what a still one costs with SDL's two painters, and
# that frames which never come are noticed there (by default television.sh shows it with our own buffers).
if [ "${vm_arch:-amd64}" != amd64 ]; then
  echo "only amd64 has a VGA card"
  exit 77
fi
. "$KS_SOURCE/tests/device/device.inc"
device_install
vm_gpu=(-device "VGA,id=plain,addr=8,xres=${vm_size%x*},yres=${vm_size#*x}"
  -device "virtio-gpu-pci,id=gpu,addr=9,xres=${vm_size%x*},yres=${vm_size#*x}")
vm_words="$vm_words modprobe.blacklist=virtio_gpu"
painters="dumb surface renderer"

painter() { # painter NAME: the player starts again with it
  vm_sh "sed -i '/^painter = /d; s/^\[kiosk\]/&\npainter = $1/' /etc/tocsin/kiosk.ini; systemctl restart kiosk.service"
}
shows() { says "^画面在屏幕上（.*，$1）" && glass_true; } # shows PAINTER
memory() { vm_sh "awk '/^Pss:/ { print int(\$2 / 1024) }' /proc/$(player_pid)/smaps_rollup" | grep .; }

# --- from power-on, on a card whose text the glass shows before there is a driver ---
part "from power-on"
vm_head='"device":"plain"'
device_start screen "$installed/disk.qcow2"
check "from power-on to the picture: no words but the firmware's, no cursor" clean_until glass_lit
check "a VGA text console was seen on the way" [ "$vga_kernel" -ge 5 ]
cp "$KS_BUILD/tests/libnoflip.so" "$vm/share/"
vm_sh 'mount -m -t 9p -o trans=virtio,version=9p2000.L share /mnt && cp /mnt/libnoflip.so /usr/local/lib/
  sed -i "s/^touch = yes/touch = no/" /etc/tocsin/kiosk.ini # kioskctl draws for who cannot touch
  mkdir -p /run/systemd/system/kiosk.service.d
  printf "[Service]\nEnvironment=LD_PRELOAD=/usr/local/lib/libnoflip.so\n" > /run/systemd/system/kiosk.service.d/noflip.conf
  umount /mnt; systemctl daemon-reload'

# --- every painter without a render node ---
part "without a render node"
check "the card has no render node" vm_sh '! ls /dev/dri/renderD* 2> /dev/null'
for name in $painters; do
  painter "$name"
  check "without a render node $name paints" vm_await "$vm_patience" shows "$name"
  say "without a render node: $name: memory (PSS) $(memory) MiB"
done

# --- a start in the dark; meanwhile two releases come, of which the second has to prove itself ---
part "a start in the dark"
proving() { vm_sh '/usr/bin/kioskctl status --json --state /var/lib/tocsin' | grep -q '"proving": true'; }
proved() { vm_sh 'journalctl -b -o cat -u kiosk.service' | grep -q "release .*${1:0:8}.* has proved itself"; }
current() { vm_sh '/usr/bin/kioskctl status --json --state /var/lib/tocsin' | sed -n 's/.*"current": {"origin": "[^n].*"manifest": "\([0-9a-f]*\)".*/\1/p' | sed -n 1p | grep .; }
vm_sh 'systemctl stop kiosk.service; echo 0000:00:08.0 > /sys/bus/pci/drivers/bochs-drm/unbind
  sed -i "/^painter = /d" /etc/tocsin/kiosk.ini; systemctl start kiosk.service'
vm_head='"device":"gpu","head":0'
poster "$vm/share" blue
vm_sh 'mount -m -t 9p -o trans=virtio,version=9p2000.L share /run/tocsin/shares/office'
check "in the dark: kioskctl status says so" vm_await "$vm_patience" says 没有找到显卡
comes() { current > /dev/null; }
check "in the dark: a release comes" vm_await "$vm_patience" comes
poster "$vm/share" red
set=$vm/share
check "in the dark: another comes and has to prove itself" vm_await "$vm_patience" proving
release=$(current)
unproved() { ! proved "$release"; }
settled() { ! proving && [ "$(current)" = "$release" ]; }
plays() { vm_sh "grep -aq $release /run/tocsin/player/blackbox"; }
check "in the dark: the player plays it" vm_await "$vm_patience" plays
# Five deaths in the light would have it taken back; then longer than a proof takes.
vm_sh 'for i in 1 2 3 4 5; do systemctl kill --kill-whom=main --signal=KILL kiosk.service; sleep 4; done; sleep 130'
check "in the dark: the player died five times" [ "$(vm_sh 'systemctl show -P NRestarts kiosk.service' | xargs)" = 5 ]
check "after 150 s in the dark it has not proved itself" unproved
check "and still has to" proving
check "nor did the deaths take it back" [ "$(current)" = "$release" ]
vm_sh 'modprobe virtio_gpu'
check "with a screen it shows" vm_await "$vm_patience" glass_is posters/new-red.png
check "the card has a render node" vm_sh 'ls /dev/dri/renderD* > /dev/null'
vm_sh 'sleep 30' # the fade is over, and what it leaves to do
few_wakes dumb
check "then it proves itself" vm_await "$vm_patience" proved "$release"
lit_for=$(seconds_between 0 'the picture is on the screen' "release $release has proved itself")
# The two minutes begin when the screen is opened, a moment before the picture is seen there.
check "after $lit_for s of picture (119 to 130)" awk -v s="$lit_for" 'BEGIN { exit !(s >= 119 && s <= 130) }'
check "kiosk-sync keeps it" vm_await "$vm_patience" settled

# --- SDL's painters with one: what a still picture costs, and frames that never come ---
part "with a render node"
never_come() { # never_come PAINTER: what is on the glass stays there
  local name=$1 from lost
  from=$(guest_seconds)
  vm_sh 'touch /run/noflip'
  check "$name: no frame is shown: kioskctl status says so" vm_await "$vm_patience" says 显卡没有显示送去的画面
  lost=$(seconds_between "$from" 'a frame is lost' 'the card did not show the picture for')
  check "$name: noticed in $lost s (5)" at_most "$lost" 5
  lost=$(seconds_between "$from" 'a frame is lost' 'the graphics card did not show what it was given')
  check "$name: said in $lost s (5)" at_most "$lost" 5
  vm_sh 'rm /run/noflip'
  check "$name: frames are shown again: the picture is back" vm_await "$vm_patience" shows "$name"
}
for name in renderer ${KS_LONG:+surface}; do
  painter "$name"
  check "$name paints" vm_await "$vm_patience" shows "$name"
  say "$name: memory (PSS) $(memory) MiB"
  if [ -n "${KS_LONG:-}" ]; then
    vm_sh 'sleep 15' # the fade is over, and what it leaves to do
    few_wakes "$name"
    never_come "$name"
  fi
  vm_sh 'systemctl stop kiosk.service'
  check "$name: no frame on the glass is black" [ "$(judged_frames black "$name")" = 0 ]
  check "$name: each was read from the card" grep -q '"unread": *0,' "$vm/figures"
  check "$name: it was $name" grep -q "\"painter\": *\"$name\"" "$vm/figures"
done
vm_cut
no_faults
