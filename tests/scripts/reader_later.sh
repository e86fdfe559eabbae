#!/bin/bash
# A player whose reader of documents cannot run at the first load, as while a package is unpacked,
# reads the content once it can: nobody edits anything, nothing is decoded, no job comes.
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$work"
small_set set
mkdir bin
cp "$KS_BIN"/kiosk "$KS_BIN"/kiosk-decode bin/
SDL_VIDEODRIVER=offscreen bin/kiosk --content set --window 640x360 --motion none > figures 2> log &
pids="$pids $!"
until_log() { # until_log PATTERN: a log has it within two minutes
  for _ in $(seq 1200); do
    grep -q "$1" log && return
    sleep 0.1
  done
  fail "never: $1: $(cat log)"
}
until_log 'loaded 0 rows'
until_log 'on air: built-in card'
cp "$KS_BIN/kiosk-read" new
mv new bin/kiosk-read
until_log 'loaded 2 rows'
[ "$(grep -c 'loaded' log)" = 2 ] || fail "loaded more than once each way: $(cat log)"
