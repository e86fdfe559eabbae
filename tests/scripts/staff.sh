#!/bin/bash
# The staff menu: no PIN, no menu; a wrong PIN waits; the neutral page goes before everything.
. "$KS_SOURCE/tests/scripts/common.inc"
small_set "$work/set"
play() { # play SCRIPT OPTION..
  local script=$1
  shift
  SDL_VIDEODRIVER=offscreen timeout 100 "$KS_BIN/kiosk" --content "$work/set" --window 640x360 --now 2026-11-24T12:00 \
    --script "$script" "$@" > "$work/log" 2> "$work/err" || fail "$(tail -1 "$work/log")"
}
corners='tap 5 20\nwait 200\ntap 635 20\nwait 200\ntap 635 350\nwait 200\ntap 5 350\n'

printf "wait 500\n${corners}expect screen=home\n" > "$work/none"
play "$work/none"

! echo 12 | "$KS_BIN/kioskctl" pin 2>/dev/null || fail "a PIN of two digits is taken"
{ printf '[kiosk]\nrecords = %s\n' "$work/counts.db"; echo 246813 | "$KS_BIN/kioskctl" pin; } > "$work/kiosk.ini"
grep -q 'staff-pin-hash = \$argon2id\$' "$work/kiosk.ini" || fail "no argon2id"
! grep -q 246813 "$work/kiosk.ini" || fail "the PIN itself is in the file"
{
  printf "wait 500\n${corners}expect screen=pin\nwait 500\n"
  type_in 1111
  printf 'expect screen=pin\nwait 2500\n'
  type_in 246813
  printf "expect screen=staff\ntap #neutral\nwait 500\ntap #leave\nwait 2500\ntap 300 200\nexpect screen=loop\n"
  printf "shot $work/neutral.png\n"
  # the keypad's way in; idle is the way out
  printf 'key up\nkey up\nkey down\nkey down\nkey left\nkey right\nkey back\nexpect screen=pin\nwait 500\n'
  type_in 246813
  printf 'expect screen=staff\nwait 31000\nexpect screen=loop\n'
} > "$work/staff"
play "$work/staff" --config "$work/kiosk.ini"

# --- a keyboard: Return means 确定 once digits are typed, Backspace takes one back before it leaves ---
{
  printf "wait 500\n${corners}expect screen=pin\nwait 500\n"
  printf 'key 2\nkey 4\nkey 6\nkey 9\nkey back\nkey 8\nkey 1\nkey 3\nkey enter\nawait checked\nwait 500\nexpect screen=staff\n'
  printf "tap #leave\nwait 2500\n${corners}expect screen=pin\nwait 500\nkey back\nwait 500\nexpect screen=loop\n"
} > "$work/keyboard"
play "$work/keyboard" --config "$work/kiosk.ini"
# --- the six keys: arrows lead the ring, Return presses what it is on; 1 2 3, below them 4, then 确定 ---
{ printf '[kiosk]\nrecords = %s\n' "$work/counts.db"; echo 1234 | "$KS_BIN/kioskctl" pin; } > "$work/six.ini"
{
  printf 'wait 500\nkey up\nkey up\nkey down\nkey down\nkey left\nkey right\nkey back\nexpect screen=pin\nwait 500\n'
  printf 'key enter\nkey right\nkey enter\nkey right\nkey enter\nkey down\nkey left\nkey left\nkey enter\n'
  printf 'key down\nkey down\nkey right\nkey right\nkey enter\nawait checked\nwait 500\nexpect screen=staff\n'
} > "$work/six"
play "$work/six" --config "$work/six.ini"

# --- without a place to count wrong ones there is no way in, and the log says so ---
printf "wait 500\n${corners}expect screen=home\n" > "$work/uncounted"
grep -v '^records' "$work/kiosk.ini" > "$work/uncounted.ini"
play "$work/uncounted" --config "$work/uncounted.ini"
grep -q 'no PIN is taken.*KS-0021' "$work/err" || fail "no word that no PIN is taken: $(cat "$work/err")"

# --- the plug is pulled after three wrong PINs: the next player waits as long, a right one ends it ---
{
  printf "wait 500\n${corners}expect screen=pin\nwait 500\n"
  type_in 1111
  printf 'wait 2500\n'
  type_in 2222
  printf 'wait 4500\n'
  type_in 3333
  printf 'wait 60000\n'
} > "$work/wrong"
keeping="--config $work/kiosk.ini --records $work/records.db"
SDL_VIDEODRIVER=offscreen timeout 100 "$KS_BIN/kiosk" --content "$work/set" --window 640x360 --script "$work/wrong" $keeping \
  > "$work/log" 2>/dev/null &
victim=$!
pids="$pids $victim"
for _ in $(seq 600); do
  [ "$(cat "$work/records.db.pin" 2>/dev/null)" = 3 ] && break
  sleep 0.1
done
[ "$(cat "$work/records.db.pin")" = 3 ] || fail "three wrong PINs are not kept: $(tail -1 "$work/log")"
kill -9 $(pgrep -P $victim) $victim
wait $victim || true
{
  printf "wait 300\n${corners}expect screen=pin\nwait 500\ntext $work/shut.txt\n"
  type_in 246813
  printf 'expect screen=pin\nwait 9000\n'
  type_in 246813
  printf 'expect screen=staff\n'
} > "$work/again"
play "$work/again" $keeping
grep -q '秒后再试' "$work/shut.txt" || fail "the lock is forgotten: $(cat "$work/shut.txt")"
[ "$(cat "$work/records.db.pin")" = 0 ] || fail "a right PIN does not begin anew"

# Where a wrong PIN cannot be counted even the right one is not taken, and the page says why.
{
  printf "wait 500\n${corners}expect screen=pin\nwait 500\n"
  type_in 246813
  printf "wait 3000\nexpect screen=pin\ntext $work/unkept.txt\n"
} > "$work/unkept"
mkdir "$work/full.db.pin"
printf 'wait 60000\n' >> "$work/unkept"
SDL_VIDEODRIVER=offscreen timeout 100 "$KS_BIN/kiosk" --content "$work/set" --window 640x360 --script "$work/unkept" \
  --config "$work/kiosk.ini" --records "$work/full.db" --blackbox "$work/box" > "$work/log" 2>/dev/null &
victim=$!
pids="$pids $victim"
for _ in $(seq 600); do
  [ -s "$work/unkept.txt" ] && break
  sleep 0.1
done
"$KS_BIN/kioskctl" status --state "$work" --blackbox "$work/box" > "$work/status" 2>&1 || true
grep -q 'full.db.pin.*不收工作人员密码' "$work/status" || fail "status does not say why: $(cat "$work/status")"
grep -q '暂时不收密码' "$work/unkept.txt" || fail "nobody is told why no PIN is taken: $(cat "$work/unkept.txt")"
