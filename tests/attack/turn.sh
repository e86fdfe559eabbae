#!/bin/bash
# Class: the main thread waits for somebody, or for who reads its log. Beside decoders that hang, in the loop and on the glass, through
# transitions and touches, its one wait is its poll: every system call that it makes between the first picture
# and the last answer stands in the list below, and before and after that none is a wait for a thread or a process.
# A decoder hangs at the end, too. Times are printed, not judged.
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$work"
mkdir bin
cp "$KS_BIN"/kiosk "$KS_BIN"/kiosk-read "$KS_BIN"/kiosk-decode "$KS_BIN"/kiosk-decode-image bin
cp "$KS_BIN/hang" bin/kiosk-decode-video
small_set set
video="$KS_SOURCE/tests/data/pictures/plain.mp4"
cp "$video" set/assets/posters/hangs.mp4
cp "$video" set/assets/posters/shows-one.mp4
printf 1 >> set/assets/posters/shows-one.mp4
# The longest card that is read, in the worst of its shapes.
{ printf '# 长\n\n'; for _ in $(seq 30); do printf -- '- '; printf '不要点链接%.0s' $(seq 130); printf '\n'; done; } > set/assets/cards/long.md
printf 'item,seconds,transition\nposters/hangs.mp4,5,fade\ncards/a.md,2,fade\ncards/long.md,2,fade\nposters/shows-one.mp4,3,fade\n' \
  > set/playlists/main.csv
for _ in 1 2 3; do printf 'wait 4000\ntap 100 100\nwait 500\ntap #leave\n'; done > script
start_display 640x360
# Without -f: the main thread only.
timeout 100 strace -o trace -s 60 bin/kiosk --content set --window 640x360 --script script --log debug > out 2> log ||
  fail "the player ended with $?: $(tail -3 out log)"
jq -r 'select(.do | startswith("tap")) | "\(.do): answered after \(.took_ms) ms"' out
[ "$(jq -r 'select(.do | startswith("tap")) | .screen' out | paste -sd,)" = home,loop,home,loop,home,loop ] ||
  fail "taps were not answered: $(cat out)"
first=$(grep -n 'write(2, .*on air' trace | head -1 | cut -d: -f1)
last=$(grep -n 'write(1, .*leave' trace | tail -1 | cut -d: -f1)
[ -n "$first" ] && [ -n "$last" ] || fail "neither pictures nor answers in the trace"
sed -n "${first},${last}p" trace | grep -v '^---' > lived
grep -q 'on air: cards/long.md' lived || fail "the long card was not shown: $(cat log)"
# The window's socket, the font's file, memory, threads that are started, and the lines of log and script.
calls='poll|restart_syscall|recvmsg|writev|pread64|write|futex|shutdown|close|mmap|munmap|mremap|brk|madvise|mprotect|clone3?|rseq|rt_sig[a-z]+|ioctl|fstat|newfstatat|gettid|getpid|sched_yield|shm[a-z]+'
waits() { # waits FILE: what in it is not of the list, and waits that are no contended lock
  grep -vE "^($calls)\(" "$1" | grep -v '^openat(AT_FDCWD, "/proc/self/task/' || true # the name of a thread
  # FUTEX_WAIT_BITSET: a condition, or a join, of another thread.
  grep -E '^futex\(.*FUTEX_WAIT_BITSET' "$1" || true
}
sort -u <(cut -d'(' -f1 lived) | paste -sd' '
[ -z "$(waits lived)" ] || fail "the main thread waited: $(waits lived | head -5)"
# Of a thread or process: what it starts with, and ends with, is more than the list.
others() { grep -E '^(wait4|waitid|waitpid)\(|FUTEX_WAIT_BITSET|FUTEX_WAIT,|^(nanosleep|clock_nanosleep|pause|rt_sigtimedwait|flock|fsync)\(' "$1" || true; }
tail -1 trace | grep -q '^+++ exited with 0' || fail "the trace has no end: $(tail -1 trace)"
[ -z "$(others trace)" ] || fail "the main thread waited: $(others trace | head -5)"
# A control that both lists can fail: the loader's thread waits for its decoders, and for jobs.
timeout 60 strace -f -o all -s 60 bin/kiosk --content set --window 640x360 --exit-after 2 > /dev/null 2>&1 || fail "the player ended with $?"
sed 's/^[0-9]* *//' all > them
[ -n "$(waits them)" ] && [ -n "$(others them)" ] || fail "not even all threads wait for anybody: the lists let everything through"

# --- nobody reads the log: it plays on, and what is logged once somebody does is there ---
mkfifo pipe
exec 7<> pipe
dd if=/dev/zero of=pipe bs=4096 oflag=nonblock 2> /dev/null || true # until it is full
printf 'item,seconds\ncards/a.md,1\ncards/b.md,1\n' > set/playlists/main.csv
printf 'wait 2500\nshot now.png\nwait 4000\n' > script
{ while [ ! -s now.png ]; do sleep 0.2; done; exec cat pipe > lines; } &
pids="$pids $!"
SDL_VIDEODRIVER=offscreen timeout -s KILL 60 bin/kiosk --content set --window 640x360 --motion none --script script --log debug 2>&7 > out ||
  fail "with a log that nobody reads the player ended with $?: $(tail -1 out)"
for _ in $(seq 50); do grep -qa 'on air.*KS-0003' lines && break || sleep 0.1; done
grep -qa 'on air.*KS-0003' lines || fail "the log stays silent once it is read again"
