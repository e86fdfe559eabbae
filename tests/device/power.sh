#!/bin/bash
# power.sh [PIECE PIECES]: a power cut at any moment of playing, importing and committing. A machine writes
# what it keeps onto a disk of which QEMU logs every write and flush; device-cut makes of the log the
# disks that a cut leaves. Of each: the file system is whole once its journal is replayed, every object
# is what its name says, what was counted and the last time can be read, kioskctl says what plays, or that
# nothing does yet. Some are given back to the machine, whose own clock has forgotten the year.
# With KS_LONG=1 2,000 disks and 20 boots. Each piece takes its part of the log, in much less than an
# hour; what it has judged stays judged, so that a piece that was ended goes on where it was.
. "$KS_SOURCE/tests/device/device.inc"
piece=${1:-1} pieces=${2:-1}
states=48 boots=3
[ -z "${KS_LONG:-}" ] || { states=2000 boots=20; }
cut=$KS_BUILD/bin/device-cut

disks() { # QEMU's arguments for the disk of the store
  echo -blockdev "driver=file,node-name=kept-file,filename=$1" \
    -blockdev "$2" -device virtio-blk-pci,drive=kept
}

# --- play, import, commit: the log ---
# Makes $record/: kept.log and before.img, first (the write with which playing begins), content (the
# share's), disk.qcow2 (the machine), time (that it kept before).
record_it() {
  truncate -s 96M "$record/before.img"
  mke2fs -q -t ext4 -b 4096 -E root_owner=0:0,lazy_itable_init=0 "$record/before.img"
  cp --sparse=always "$record/before.img" "$work/kept.img"
  truncate -s 1G "$work/kept.log" # the log does not grow its file
  mkdir -p "$work/record"
  # shellcheck disable=SC2046
  device_start record "$installed/disk.qcow2" -blockdev "driver=file,node-name=log,filename=$work/kept.log" \
    $(disks "$work/kept.img" driver=blklogwrites,node-name=kept,file=kept-file,log=log)
  vm_await $vm_patience glass_true || { wrong "no poster"; no_faults; }
  # All that a screen keeps, the last time as well; that is kept by the hour, here at once and every 10 seconds.
  vm_sh 'systemctl stop kiosk kiosk-sync systemd-timesyncd
    mkdir -p /srv/kept /etc/systemd/timesyncd.conf.d
    printf "%s\n" "[Time]" SaveIntervalSec=10 > /etc/systemd/timesyncd.conf.d/zz-test.conf
    echo "/dev/vdb /srv/kept ext4 noatime 0 2" > /etc/fstab
    mount /srv/kept
    touch /var/lib/systemd/timesync/clock
    for folder in tocsin tocsin-player systemd/timesync; do
      kept=/srv/kept/$(basename $folder)
      mkdir -p /var/lib/$folder && cp -a /var/lib/$folder $kept && mount --bind $kept /var/lib/$folder &&
        echo "$kept /var/lib/$folder none bind 0 0" >> /etc/fstab || exit 1
    done
    systemctl daemon-reload; sync' > "$work/mount.log" || fail "the disk of the store does not mount: $(cat "$work/mount.log")"
  "$cut" "$work/kept.log" "$record/before.img" > "$record/first" # the first write of the machine's own
  vm_sh 'stat -c %Y /var/lib/systemd/timesync/clock' | grep . > "$record/time"
  vm_sh 'systemctl start systemd-timesyncd kiosk-sync kiosk'
  # The campaign of the package is imported; then the share's, with a card more each time; somebody touches.
  cp -r "$KS_SOURCE/playlists" "$KS_SOURCE/assets" "$vm/share/"
  vm_sh 'mount -m -t 9p -o trans=virtio,version=9p2000.L share /run/tocsin/shares/office'
  head_is_new() { [ "$(vm_sh 'sha256sum < /var/lib/tocsin/HEAD' 2>/dev/null | grep -v '^$')" != "$1" ]; }
  vm_await $vm_patience vm_sh 'test -s /var/lib/tocsin/HEAD' > /dev/null || fail "nothing was imported: $(vm_sh 'journalctl -b -u kiosk-sync | tail')"
  local head n
  for n in $(seq 6); do
    head=$(vm_sh 'sha256sum < /var/lib/tocsin/HEAD' | grep .)
    printf '# 新来的 %s\n\n## 停 不转账\n' "$n" > "$vm/share/assets/cards/new-$n.md"
    printf '\ncards/new-%s.md,,,,,,,,,,,\n' "$n" >> "$vm/share/playlists/main.csv"
    vm_tap $((${vm_size%x*} / 2)) $((${vm_size#*x} / 2))
    vm_keys down ret
    vm_await $vm_patience head_is_new "$head" || fail "import $n does not come"
  done
  vm_await $vm_patience glass_true || wrong "no poster after the imports"
  [ "$(vm_sh 'stat -c %Y /var/lib/systemd/timesync/clock' | grep .)" -gt "$(cat "$record/time")" ] ||
    wrong "the last time is not kept: $(vm_sh 'journalctl -b -u systemd-timesyncd')"
  cp -r "$vm/share" "$record/content"
  vm_off
  mv "$vm/disk.qcow2" "$record/disk.qcow2"
  # The log is all of it: its last state is the disk as QEMU left it.
  local writes
  writes=$("$cut" "$work/kept.log" "$record/before.img")
  "$cut" "$work/kept.log" "$record/before.img" $((writes - 1)) 0 "$work/last.img" > /dev/null
  cmp "$work/last.img" "$work/kept.img" || fail "the log is not what was written"
  rm "$work/last.img"
  cp --sparse=always "$work/kept.log" "$record/kept.log"
  say "recorded: $writes writes"
}

device_install
exec {device_lock}> "$KS_BUILD/device.lock"
flock $device_lock # two pieces at once record once
recorded=$installed/power-$(declare -f record_it | sha256sum | cut -c1-8)
if [ ! -f "$recorded/kept.log" ]; then
  part "the log"
  record=$installed/power.new
  rm -rf "$installed"/power*
  mkdir "$record"
  record_it
  mv "$record" "$recorded"
fi
exec {device_lock}>&-
record=$recorded

# --- the disks that a cut leaves ---
tree=$work/tree
make() { # make WRITE SUBSET: $work/state.img, and $made: its digest, writes lost, of these torn
  made=$("$cut" "$record/kept.log" "$record/before.img" "$1" "$2" "$work/state.img")
}
kept_time() { stat -c %Y "$tree/timesync/clock"; }
judge() { # the disk $work/state.img; $why says what is wrong with it
  local file stamp
  rm -rf "$tree"
  mkdir "$tree"
  e2fsck -p "$work/state.img" > "$work/fsck.log" 2>&1 # replays the journal
  [ $? -le 1 ] && e2fsck -fn "$work/state.img" >> "$work/fsck.log" 2>&1 || { why="e2fsck: $(tail -5 "$work/fsck.log")"; return 1; }
  debugfs -R "rdump / $tree" "$work/state.img" > /dev/null 2>&1
  why=torn:$(find "$tree/tocsin/obj" -type f -exec sha256sum {} + 2> /dev/null |
    awk '{ n = split($2, part, "/"); if (part[n] != $1) print "", part[n] }')
  [ "$why" = torn: ] || return 1
  why="left over: $(cd "$tree" && find lost+found -mindepth 1)"
  [ "$why" = "left over: " ] || return 1
  for file in "$tree"/tocsin/results/*.seen "$tree"/tocsin/results/*.txt; do
    why="half: $file"
    [ ! -e "$file" ] || [ "$(tail -n 1 "$file")" = end ] || return 1
  done
  # As SQLite finds it after the cut: its log is played back, what was in memory is gone.
  why="records: $(rm -f "$tree/tocsin-player/records.db-shm"
    sqlite3 "$tree/tocsin-player/records.db" 'PRAGMA integrity_check' 2>&1)"
  [ "$why" = "records: ok" ] || return 1
  why="records: $("$KS_BIN/kioskctl" report "$tree/tocsin-player/records.db" 2>&1)" || return 1
  why="last time: $(stat -c '%y, %s bytes' "$tree/timesync/clock" 2>&1)"
  stamp=$(kept_time) && [ "$stamp" -ge "$(cat "$record/time")" ] && [ "$stamp" -le "${last_time:-$stamp}" ] || return 1
  # What it says: before the first commit that nothing plays, from then on never again.
  mkdir -p "$tree/tocsin" # systemd does
  why="status: $("$KS_BIN/kioskctl" status --json --state "$tree/tocsin" 2>&1)" || return 1
  committed=yes
  [ -e "$tree/tocsin/HEAD" ] || [ -e "$tree/tocsin/HEAD.bak" ] || committed=no
  # Alerts are committed before the content they came with.
  [ $committed = "$(awk '/"current": \{"origin": "(open|signed)"/ { said = 1 } END { print said ? "yes" : "no" }' <<< "$why")" ]
}

part "the judge"
# The judge sees what it looks for.
writes=$("$cut" "$record/kept.log" "$record/before.img")
first=$(cat "$record/first")
make $((writes - 1)) 0
judge || fail "the machine's own last disk is no good: $why"
last_time=$(kept_time)
cp --sparse=always "$work/state.img" "$work/whole.img"
cp -r "$tree" "$work/good"
spoil() { # spoil WHAT-IS-WRONG DEBUGFS-COMMAND...
  local wrong=$1
  shift
  cp --sparse=always "$work/whole.img" "$work/state.img"
  printf '%s\n' "$@" | debugfs -w -f /dev/stdin "$work/state.img" > /dev/null 2>&1
  ! judge && [ "${why#"$wrong"}" != "$why" ] || fail "not seen: $wrong ($*): $why"
}
object=$(cd "$work/good" && find tocsin/obj -type f | head -n 1)
printf x | dd of="$work/good/$object" conv=notrunc 2> /dev/null
printf 'no page of a database' | dd of="$work/good/tocsin-player/records.db" bs=4096 seek=1 conv=notrunc 2> /dev/null
sed -i '$d' "$work/good/tocsin/results/office.seen"
spoil torn: "rm /$object" "write $work/good/$object /$object"
spoil e2fsck: "clri /$object"
spoil half: "rm /tocsin/results/office.seen" "write $work/good/tocsin/results/office.seen /tocsin/results/office.seen"
spoil records: "rm /tocsin-player/records.db-wal" "rm /tocsin-player/records.db" \
  "write $work/good/tocsin-player/records.db /tocsin-player/records.db"
spoil status: "rm /tocsin/HEAD" "rm /tocsin/HEAD.bak" "write $work/good/tocsin/results/office.seen /tocsin/HEAD"
spoil "last time:" "set_inode_field /timesync/clock mtime 20200101"
rm -r "$work/whole.img" "$work/good"

# --- every write of this piece ---
part "every write"
here=$(((writes - first) / pieces)) # writes in it
from=$((first + (piece - 1) * here))
version=$({ declare -f make judge; cat "$KS_SOURCE/tests/device/cut.c"; } | sha256sum | cut -c1-8)
# The long run spreads its disks over other writes than the short one, so each has a list of its own.
done=$record/judged-$version-$states-$piece # a line for each: WRITE SUBSET DIGEST LOST TORN COMMITTED
touch "$done"
judge_disks() { # judge_disks N: until there are so many, no two of them alike; from half of N on writes are lost
  local half=$((states / pieces / 2)) subset i write
  for subset in $(seq 0 9); do
    for i in $(seq 0 $((half - 1))); do
      [ "$(grep -vc same "$done")" -lt "$1" ] || return 0
      write=$((from + i * here / half))
      ! grep -q "^$write $subset " "$done" || continue
      make "$write" "$subset"
      if cat "$record/judged-$version-"* | grep -q " ${made%% *} "; then
        echo "$write $subset same" >> "$done"
        continue
      fi
      judge || {
        make "$write" "$subset"
        cp --sparse=always "$work/state.img" "$record/bad.img"
        fail "cut at write $write, subset $subset ($made): $why (disk: $record/bad.img)"
      }
      echo "$write $subset $made $committed" >> "$done"
      judged=$((judged + 1))
    done
  done
  fail "the log has too few disks that differ: $(grep -vc same "$done") of $1"
}
judged=0
judge_disks $((states / pieces - 1))
before=$judged judged=0
judge_disks $((states / pieces))
[ $judged -le 1 ] || fail "what had been judged is judged again"
lost=$(awk '$4 > 0' "$done" | wc -l) all=$(grep -vc same "$done")
[ $((lost * 2)) -ge $((states / pieces)) ] || fail "only $lost of $all disks have lost anything"
say "piece $piece of $pieces: $all disks ($((before + judged)) of them now), no two alike, $lost with unflushed writes lost (in $(awk '$5 > 0' "$done" | wc -l) some torn between sectors): file systems whole, torn 0, records and last time whole, status answers (of $(grep -c ' no$' "$done") that nothing was committed yet)"

# --- some of them boot ---
inside() { vm_sh "$1" > /dev/null; }
# Their clock has no battery and begins in 2020.
boot_it() { # boot_it WRITE SUBSET
  local cut_at="cut at write $1, subset $2" stamp
  make "$1" "$2"
  judge || fail "$cut_at: $why"
  stamp=$(kept_time)
  make "$1" "$2" # as the cut left it
  # shellcheck disable=SC2046
  device_start "boot-$1-$2" "$record/disk.qcow2" -rtc base=2020-01-01T00:00:00 \
    $(disks "$work/state.img" driver=raw,node-name=kept,file=kept-file)
  set=$record/content
  check "$cut_at: the poster" vm_await $vm_patience glass_true
  check "$cut_at: status answers" vm_await $vm_patience inside 'mountpoint -q /var/lib/tocsin &&
    /usr/bin/kioskctl status --state /var/lib/tocsin'
  check "$cut_at: the clock is not before the last time kept, $(date -d "@$stamp" +%FT%T)" [ "$(vm_sh 'date +%s' | grep .)" -ge "$stamp" ]
  check "$cut_at: no journal on the disk" no_journal
}
# The share comes back with a card that no disk has seen: a writer takes up its work, and what a cut may
# leave, which is put there in any case, goes.
take_up() {
  inside 'cd /var/lib/tocsin && mkdir -p tmp obj/00 && touch tmp/99 obj/00/'$(printf '%064d' 0)' && chown -R tocsin-sync tmp obj/00'
  cp -r "$set/playlists" "$set/assets" "$vm/share/"
  printf '# 停电以后\n\n## 停 不转账\n' > "$vm/share/assets/cards/after.md"
  printf '\ncards/after.md,,,,,,,,,,,\n' >> "$vm/share/playlists/main.csv"
  inside 'mount -m -t 9p -o trans=virtio,version=9p2000.L share /run/tocsin/shares/office'
  check "what is new on the share is taken in" vm_await $vm_patience inside 'grep -aqs cards/after.md /var/lib/tocsin/rel/*'
  check "tmp is empty, and no object stays that no release names" vm_await $vm_patience inside 'cd /var/lib/tocsin &&
    [ -z "$(ls -A tmp; grep -aoh "[0-9a-f]\{64\}" rel/* | sort -u > /run/named; find obj -type f -printf "%f\n" | sort | comm -23 - /run/named)" ]'
}
booted=$record/booted-$version-$piece # a line for each: WRITE SUBSET
touch "$booted"
here_boots=$(((boots + piece - 1) / pieces)) # those with more behind them come first
for b in $(seq $here_boots); do
  state="$((from + b * here / (here_boots + 1))) 1"
  ! grep -qx "$state" "$booted" || continue
  part "boot $b"
  # shellcheck disable=SC2086
  boot_it $state
  [ "$b" -ne $(((here_boots + 1) / 2)) ] || take_up
  vm_cut
  no_faults
  rm -rf "$vm"
  echo "$state" >> "$booted"
done
part ""
say "piece $piece of $pieces: $here_boots of them booted to the poster"
