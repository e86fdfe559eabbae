#!/bin/bash
# The staff menu: no PIN, no menu; a wrong PIN waits; the neutral page goes before everything.
. "$KS_SOURCE/tests/scripts/common.inc"
small_set "$work/set"
play() { # play SCRIPT OPTION..
  local script=$1
  shift
  SDL_VIDEODRIVER=offscreen timeout 100 "$KS_BIN/kiosk" --content "$work/set" --window 640x360 --now 2026-11-24T12:00 \
    --script "$script" "$@" > "$work/log" 2>/dev/null || fail "$(tail -1 "$work/log")"
}
corners='tap 5 20\nwait 200\ntap 635 20\nwait 200\ntap 635 350\nwait 200\ntap 5 350\n'

printf "wait 500\n${corners}expect screen=home\n" > "$work/none"
play "$work/none"

! echo 12 | "$KS_BIN/kioskctl" pin 2>/dev/null || fail "a PIN of two digits is taken"
{ echo '[kiosk]'; echo 246813 | "$KS_BIN/kioskctl" pin; } > "$work/kiosk.ini"
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
