#!/bin/bash
# Class: a place never answers, while the player starts, plays or ends. A share whose server is stopped stands in the
# place of its content, of its store, of its records, one after the other. A picture comes all the same, seen on the glass
# from outside; the content follows once the place answers; a signal ends the player, whatever has not answered by then; and
# its main thread waits for none of it, from its first system call to its last. Times are printed, not judged.
. "$KS_SOURCE/tests/scripts/common.inc"
[ -c /dev/fuse ] && [ "$(id -u)" = 0 ] || { echo "SKIP: no /dev/fuse, or not root: no share can be mounted here"; exit 0; }
cd "$work"
mkdir real share factory
small_set factory
printf ok > control
"$KS_BUILD/bin/faultfs" "$work/real" "$work/control" "$work/count" "$work/share" 2> fuse.log &
fuse=$!
finish() {
  kill -CONT "$fuse" 2> /dev/null || true
  umount -l "$work/share" 2> /dev/null || true
  kill "$fuse" 2> /dev/null || true
  cleanup
}
trap finish EXIT
small_set real/set
mkdir real/state real/records
printf '[sync]\nstate = %s/real/state\nevery = 1\n[source a]\npath = %s/factory\npolicy = open\n' "$work" "$work" > ini
"$KS_BIN/kiosk-sync" --config ini --once 2> sync.log || fail "nothing is installed: $(cat sync.log)"
for _ in $(seq 100); do [ -d share/set ] && break; sleep 0.1; done
if ! [ -d share/set ]; then echo "SKIP: this machine mounts no FUSE file system: $(cat fuse.log)"; exit 0; fi
start_display 640x360
mean() { import -silent -window root miff:- | convert miff:- -scale 1x1\! -depth 8 txt:- | grep -oE '#[0-9A-F]{6}'; }
[ "$(mean)" = '#000000' ] || fail "without a player the display is not black: this test could not fail"
# A server that is stopped: what is asked of it waits in the kernel, as for one that is away. It is stopped between two
# questions: the kernel lets nobody go, not even one that is killed, who waits for a question that a FUSE server has read
# and not answered; one that it has not read can be left.
mount | grep -q ' type fusectl ' || mount -t fusectl fusectl /sys/fs/fuse/connections 2> /dev/null || true
waiting=/sys/fs/fuse/connections/$(stat -c %Ld share)/waiting
stop() {
  for _ in $(seq 100); do
    kill -STOP "$fuse"
    for _ in $(seq 100); do # each of its threads stops by itself, not at once
      grep -qv ') T ' /proc/"$fuse"/task/*/stat || break
      sleep 0.01
    done
    [ -r "$waiting" ] && [ "$(cat "$waiting")" != 0 ] || return 0
    kill -CONT "$fuse"
    sleep 0.05
  done
  fail "the share is asked without end: it cannot be stopped between two questions"
}
go() { kill -CONT "$fuse"; }
since() { echo $((($(date +%s%N) - $1) / 1000000)); }
begin() { # begin OPTION...: the player, in the background; sets pid
  began=$(date +%s%N)
  "$KS_BIN/kiosk" "$@" --window 640x360 --motion none --log debug > figures 2> log &
  pid=$!
  pids="$pids $pid"
}
lit() { # lit NAME: waits for a picture
  for _ in $(seq 100); do
    [ "$(mean)" = '#000000' ] || break
    kill -0 "$pid" 2> /dev/null || fail "$1: the player ended: $(cat log)"
    sleep 0.1
  done
  [ "$(mean)" != '#000000' ] || fail "$1: the glass stays black: $(cat log)"
  echo "$1: lit after $(since "$began") ms, seen from outside"
}
says() { # says NAME WORDS: waits for a line of the log
  for _ in $(seq 100); do grep -q "$2" log && return 0 || sleep 0.1; done
  fail "$1: \"$2\" was never said: $(cat log)"
}
ends() { # ends NAME: by a signal
  local status=0 asked
  asked=$(date +%s%N)
  kill "$pid"
  for _ in $(seq 100); do kill -0 "$pid" 2> /dev/null || break; sleep 0.1; done
  kill -0 "$pid" 2> /dev/null && fail "$1: a signal does not end the player: $(cat log)"
  wait "$pid" || status=$?
  [ "$status" -eq 0 ] || fail "$1: the player ended with $status: $(cat log)"
  echo "$1: ended $(since "$asked") ms after the signal"
}

for place in '--content share/set' '--store share/state --factory factory' '--content factory --records share/records/records.db'; do
  # --- from the start, and to the end ---
  stop
  # shellcheck disable=SC2086
  begin $place
  lit "start, $place"
  ends "start, $place"
  # --- from the start, until it answers ---
  # shellcheck disable=SC2086
  begin $place
  lit "late, $place"
  go
  says "late, $place" 'on air: cards/a.md'
  # --- to the end ---
  stop
  ends "end, $place"
  go
done

# --- the main thread, from its first call to its last: none of its own is on a path of the place, none is a wait for another ---
stop
SDL_VIDEODRIVER=offscreen timeout -s KILL 60 strace -o trace -s 200 -e trace=%file,futex,wait4,waitid,poll,ppoll,epoll_wait,exit_group \
  "$KS_BIN/kiosk" --content share/set --records share/records/records.db --window 640x360 --exit-after 2 > figures 2> log ||
  fail "the player ended with $?: $(cat log)"
go
# A wait for a thread or a process; FUTEX_WAIT_PRIVATE alone is a contended lock.
waits() { grep -E '^(wait4|waitid)\(|FUTEX_WAIT_BITSET|FUTEX_WAIT,|[( "]share/' "$1" | grep -v '^execve(' || true; }
[ -z "$(waits trace)" ] || fail "the main thread waited, or asked the place itself: $(waits trace | head -5)"
