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
type_in() { # type_in PIN
  echo "$1" | sed 's/./key &\n/g'
  printf 'tap #enter\nwait 3000\n'
}

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

# --- an import that waits: its result on the screen, adopted by staff, installed by kiosk-sync ---
small_set "$work/office"
printf 'not a picture' > "$work/office/assets/posters/坏图.jpg"
printf 'item,seconds\ncards/a.md,5\nposters/坏图.jpg,5\n' > "$work/office/playlists/main.csv"
state=$work/state box=$work/box
"$KS_BIN/kiosk-sync" --state "$state" --source "$work/office" --policy pin --device test --every 1 \
  --blackbox "$box" 2> "$work/sync.log" &
pids="$pids $!"
has() { ls "$state"/results/*.txt > /dev/null 2>&1 && grep -q pending "$state"/results/*.txt; }
for _ in $(seq 300); do has && break; sleep 0.1; done
has || fail "nothing waits: $(cat "$work/sync.log")"
wide='tap 5 20\nwait 200\ntap 1275 20\nwait 200\ntap 1275 715\nwait 200\ntap 5 715\n'
{
  printf "wait 500\n${wide}wait 500\n"
  type_in 246813
  printf "expect screen=staff\nwait 1000\nshot $work/staff.png\ntap #import\nexpect screen=import\n"
  printf "text $work/import.txt\nshot $work/import.png\nwait 500\ntap #adopt\nwait 500\n"
  printf "expect screen=staff\ntap #leave\nwait 7000\n"
} > "$work/adopt"
SDL_VIDEODRIVER=offscreen timeout 100 "$KS_BIN/kiosk" --store "$state" --window 1280x720 \
  --blackbox "$box" --config "$work/kiosk.ini" --script "$work/adopt" > "$work/log" 2>/dev/null ||
  fail "$(tail -1 "$work/log")"
grep -q '坏图.jpg' "$work/import.txt" || fail "the page does not name the bad file: $(cat "$work/import.txt")"
grep -q '拒绝' "$work/import.txt" || fail "the page does not say that it was refused"
for _ in $(seq 150); do grep -q 'staff adopted' "$work/sync.log" && break; sleep 0.1; done
grep -q 'staff adopted' "$work/sync.log" || fail "kiosk-sync did not hear it: $(cat "$work/sync.log")"
[ -z "${KS_KEEP:-}" ] || cp "$work"/*.png "$KS_KEEP"
