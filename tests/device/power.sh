#!/bin/bash
# A power cut at any moment of playing, importing and committing. A machine writes what it keeps onto a
# disk of which QEMU logs every write and flush; device-cut makes of the log the disks that a cut
# leaves. Of each: the file system is whole once its journal is replayed, every object is what its name
# says, kioskctl answers. Some are given back to the machine, which has to come up with the poster.
# With KS_LONG=1 2,000 states and 20 boots, in pieces: what has been judged is in $done and not judged
# again; after 50 minutes the rest waits for the next run, which is said and is no success.
. "$KS_SOURCE/tests/device/device.inc"
states=48 boots=3
[ -z "${KS_LONG:-}" ] || { states=2000 boots=20; }
minutes=50
cut=$KS_BUILD/bin/device-cut

device_install
record=$installed/power
done=$record/judged
disks() { # QEMU's arguments for the disk of the store
  echo -blockdev "driver=file,node-name=kept-file,filename=$1" \
    -blockdev "$2" -device virtio-blk-pci,drive=kept
}

# --- play, import, commit: the log ---
if [ ! -f "$record/kept.log" ]; then
  rm -rf "$record" "$record.new"
  mkdir "$record.new"
  truncate -s 96M "$record.new/before.img"
  mke2fs -q -t ext4 -E root_owner=0:0,lazy_itable_init=0 "$record.new/before.img"
  cp --sparse=always "$record.new/before.img" "$work/kept.img"
  truncate -s 1G "$work/kept.log" # the log does not grow its file
  mkdir -p "$work/record"
  # shellcheck disable=SC2046
  device_start record "$installed/disk.qcow2" -blockdev "driver=file,node-name=log,filename=$work/kept.log" \
    $(disks "$work/kept.img" driver=blklogwrites,node-name=kept,file=kept-file,log=log)
  vm_await $vm_patience glass_true || { wrong "no poster"; no_faults; }
  vm_sh 'systemctl stop kiosk kiosk-sync
    mkdir -p /srv/kept /var/lib/tocsin /var/lib/tocsin-player
    printf "%s\n" "/dev/vdb /srv/kept ext4 noatime 0 2" "/srv/kept/tocsin /var/lib/tocsin none bind 0 0" \
      "/srv/kept/player /var/lib/tocsin-player none bind 0 0" > /etc/fstab
    systemctl daemon-reload; mount /srv/kept && cp -a /var/lib/tocsin /srv/kept/tocsin && cp -a /var/lib/tocsin-player /srv/kept/player &&
    mount -a && systemctl start kiosk-sync kiosk' > "$work/mount.log" || fail "the disk of the store does not mount"
  # The campaign of the package is imported; then the share's, with a card more.
  cp -r "$KS_SOURCE/playlists" "$KS_SOURCE/assets" "$vm/share/"
  vm_sh 'mount -m -t 9p -o trans=virtio,version=9p2000.L share /run/tocsin/shares/office'
  head_is_new() { [ "$(vm_sh 'sha256sum < /var/lib/tocsin/HEAD' 2>/dev/null | grep -v '^$')" != "$1" ]; }
  vm_await $vm_patience vm_sh 'test -s /var/lib/tocsin/HEAD' > /dev/null || fail "nothing was imported: $(vm_sh 'journalctl -b -u kiosk-sync | tail')"
  head=$(vm_sh 'sha256sum < /var/lib/tocsin/HEAD' | grep .)
  printf '# 新来的\n\n## 停 不转账\n' > "$vm/share/assets/cards/new.md"
  printf '\ncards/new.md,,,,,,,,,,,\n' >> "$vm/share/playlists/main.csv"
  vm_await $vm_patience head_is_new "$head" || fail "the second import does not come"
  vm_await $vm_patience glass_true || wrong "no poster after the import"
  vm_off
  entries=$("$cut" "$work/kept.log" "$record.new/before.img")
  # The log is all of it: its last state is the disk as QEMU left it.
  "$cut" "$work/kept.log" "$record.new/before.img" $((entries - 2)) "$work/last.img" > /dev/null
  cmp "$work/last.img" "$work/kept.img" || fail "the log is not what was written"
  rm "$work/last.img"
  cp --sparse=always "$work/kept.log" "$record.new/kept.log"
  mv "$vm/disk.qcow2" "$record.new/disk.qcow2"
  mv "$record.new" "$record"
  say "recorded: $((entries / 2)) writes and flushes"
fi
entries=$("$cut" "$record/kept.log" "$record/before.img")
[ "$states" -le "$entries" ] || states=$entries

# --- every state that a cut leaves ---
make() { "$cut" "$record/kept.log" "$record/before.img" "$1" "$work/state.img" > "$work/cut.log"; }
judge() { # the disk $work/state.img
  local tree=$work/tree
  torn=
  rm -rf "$tree" "$work/status.log"
  mkdir "$tree"
  e2fsck -p "$work/state.img" > "$work/fsck.log" 2>&1 # replays the journal
  [ $? -le 1 ] || return 1
  e2fsck -fn "$work/state.img" > "$work/fsck.log" 2>&1 || return 1
  debugfs -R "rdump / $tree" "$work/state.img" > /dev/null 2>&1 || return 1
  [ -d "$tree/tocsin" ] || return 0 # cut before there was a store
  torn=$(find "$tree/tocsin/obj" -type f -exec sha256sum {} + 2> /dev/null |
    awk '{ n = split($2, part, "/"); if (part[n] != $1) print part[n] }')
  [ -z "$torn" ] || return 1
  [ -s "$tree/tocsin/HEAD" ] || return 0
  "$KS_BIN/kioskctl" status --state "$tree/tocsin" > "$work/status.log" 2>&1
  [ $? -lt 2 ]
}

# The judge sees what it looks for: a byte of an object, an inode that is lost.
make $((entries - 2))
judge || fail "the machine's own last disk is no good: $(cat "$work/fsck.log")"
object=$(cd "$work/tree" && find tocsin/obj -type f | head -n 1)
cp "$work/state.img" "$work/whole.img"
printf x | dd of="$work/tree/$object" conv=notrunc 2> /dev/null
debugfs -w -f /dev/stdin "$work/state.img" > /dev/null 2>&1 << END
rm /$object
write $work/tree/$object /$object
END
! judge && [ -n "$torn" ] || fail "a torn object is not seen"
cp "$work/whole.img" "$work/state.img"
debugfs -w -R "clri /$object" "$work/state.img" > /dev/null 2>&1
! judge || fail "a lost inode is not seen"
rm "$work/whole.img"

touch "$done"
for k in $(seq 0 $((states - 1))); do
  # Evenly over the log, in pairs: everything, and with unflushed writes lost.
  state=$(((k / 2) * (entries / 2) / ((states + 1) / 2) * 2 + k % 2))
  grep -q "^$state " "$done" && continue
  [ $SECONDS -lt $((minutes * 60)) ] || fail "$(grep -vc boot "$done") of $states states judged, all of them good; run it again for the rest"
  make "$state"
  judge || {
    cp "$work/state.img" "$record/bad-$state.img"
    fail "state $state ($(cat "$work/cut.log")): $(tail -5 "$work/fsck.log" "$work/status.log" 2>/dev/null) ${torn:+torn: $torn} (disk: $record/bad-$state.img)"
  }
  echo "$state $(sed 's/.*entries, \([0-9]*\) of.*/\1/' "$work/cut.log")" >> "$done"
done
lost=$(grep -vc '^boot\| 0$' "$done")
say "$(grep -vc boot "$done") states, $lost of them with unflushed writes lost: every file system whole, torn 0, status answers"

# --- some of them boot ---
for k in $(seq 1 "$boots"); do
  state=$((k * (entries / 2) / (boots + 1) * 2 + 1))
  grep -qx "boot $state" "$done" && continue
  [ $SECONDS -lt $((minutes * 60)) ] || fail "$(grep -c boot "$done") of $boots boots done, all of them good; run it again for the rest"
  make "$state"
  # shellcheck disable=SC2046
  device_start "boot-$state" "$record/disk.qcow2" $(disks "$work/state.img" driver=raw,node-name=kept,file=kept-file)
  vm_await $vm_patience glass_lit || wrong "state $state ($(cat "$work/cut.log")) does not come up with a poster"
  vm_await $vm_patience vm_sh 'mountpoint -q /var/lib/tocsin && /usr/bin/kioskctl status --state /var/lib/tocsin' > "$work/status.log" ||
    wrong "state $state: $(cat "$work/status.log")"
  vm_cut
  no_faults
  rm -rf "$vm"
  echo "boot $state" >> "$done"
done
say "$boots of them booted to the poster"
