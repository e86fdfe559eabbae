#!/bin/bash
# The real programs on disks (tmpfs) of 200 sizes, from one that hardly holds the old content to one
# that is just large enough: what is there stays whole, the new is installed or refused, and once
# there is room the same command ends where it should. 24 sizes; all with KS_LONG=1.
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$work"
mkdir disk
if ! mount -t tmpfs -o size=64k tmpfs disk 2>/dev/null; then echo "SKIP: this user mounts no tmpfs here"; exit 0; fi
umount disk
trap 'umount -l "$work/disk" 2>/dev/null || true; cleanup' EXIT
. "$KS_SOURCE/tests/scripts/programs.inc"
scenarios="import1 import signed plain1 plain"
for s in $scenarios; do
  cp -r $s.base $s.end
  command_of $s $s.end
  began=$(date +%s%N)
  "${cmd[@]}" > out 2>&1 || fail "$s undisturbed: $(cat out)"
  bound $((($(date +%s%N) - began) / 1000000)) > $s.bound
  content $s.end $s > $s.content
done

version_of() { "$ctl" status --state "$1" --json | jq ".$2.current.version"; }

step=1
[ -n "${KS_LONG:-}" ] || step=8
sizes=0 installed=0 refused=0 small=0
for i in $(seq $((RANDOM % step + 1)) $step 200); do
  # Half of them below the floor of 32 MiB that stays free, where every page may be the last one;
  # half of them from there on up, where the room that is asked for decides.
  [ $i -le 100 ] && size=$((4 * (i + 6))) || size=$((32768 + 8 * (i - 100)))
  s=$(echo $scenarios | cut -d' ' -f$((sizes % 5 + 1)))
  sizes=$((sizes + 1))
  mount -t tmpfs -o size=${size}k tmpfs disk
  if ! cp -r $s.base disk/state 2>/dev/null; then # the disk never held this
    small=$((small + 1))
    umount disk
    continue
  fi
  command_of $s disk/state
  code=0
  timeout "$(cat $s.bound)" "${cmd[@]}" > out 2>&1 || code=$?
  case $code in 0 | 1 | 2 | 3) ;; *) fail "$s on $size KiB: ends with $code: $(cat out)" ;; esac
  ! grep -q 出错退出 out || fail "$s on $size KiB: the worker died: $(cat out)"
  cp -r disk/state run
  whole run $s "on $size KiB"
  if diff -q now $s.content > /dev/null; then
    installed=$((installed + 1))
  else
    for role in content alert; do # each is a commit of its own
      version=$(version_of disk/state $role)
      [ "$version" = "$(version_of $s.base $role)" ] || [ "$version" = "$(version_of $s.end $role)" ] ||
        fail "$s on $size KiB: neither old nor new: $(cat now)"
    done
    [ $code != 0 ] || grep -q '没有播 [1-9]' disk/state/results/*.txt || fail "$s on $size KiB: not installed, and says nothing: $(cat out)"
    refused=$((refused + 1))
  fi
  rm -rf run
  mount -o remount,size=64m disk
  timeout "$(cat $s.bound)" "${cmd[@]}" > out 2>&1 || fail "$s on $size KiB: with room again: $(cat out)"
  content disk/state $s > now
  diff $s.content now > differ || fail "$s on $size KiB, with room again: $(cat differ)"
  umount disk
done
[ "$refused" -gt 0 ] && [ "$installed" -gt 0 ] || fail "refused $refused, installed $installed"
echo "$sizes sizes: refused $refused, installed $installed, too small for the old content $small; torn 0, all taken up again"
