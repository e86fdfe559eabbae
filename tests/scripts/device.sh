#!/bin/bash
# A device as it hangs there: kiosk-sync fills the store, the player plays it, each hears the other.
# Content arrives while playing, decay is mended, a release that kills the player is taken back.
. "$KS_SOURCE/tests/scripts/common.inc"
small_set "$work/set"
box=$work/box state=$work/state
field() { dd if="$box" bs=1 skip="$1" count=256 2>/dev/null | tr -d '\0'; } # core/device/blackbox.h
number() { od -An -tu4 -j "$1" -N 4 "$box" | tr -d ' '; }
on_glass=600 deaths=860
await() { # await SECONDS COMMAND..
  local tries=$(($1 * 10))
  shift
  for _ in $(seq $tries); do
    "$@" && return 0
    sleep 0.1
  done
  return 1
}
shows() { [ -s "$box" ] && [ "$(field $on_glass)" = "$1" ]; }
release() { [ -s "$box" ] && dd if="$box" bs=1 skip=8 count=64 2>/dev/null; }

"$KS_BIN/kiosk-sync" --state "$state" --source "$work/set" --policy open --device test --every 1 \
  --blackbox "$box" 2> "$work/sync.log" &
sync=$!
pids="$pids $sync"
await 30 test -s "$state/HEAD" || fail "nothing was installed: $(cat "$work/sync.log")"
play() {
  SDL_VIDEODRIVER=offscreen "$KS_BIN/kiosk" --store "$state" --window 320x180 --motion none \
    --blackbox "$box" 2>> "$work/log" &
  player=$!
  pids="$pids $player"
}
die() { kill -SEGV "$player"; wait "$player" 2>/dev/null || true; }

# --- content arrives while playing ---
play
await 30 shows cards/a.md || fail "not on the glass: $(cat "$work/log")"
first=$(release)
[ ${#first} -eq 64 ] || fail "the record does not name the release: $first"
printf '# 新来的\n\n## 停 不转账\n' > "$work/set/assets/cards/c.md"
printf 'item,seconds\ncards/c.md,5\ncards/b.md,5\n' > "$work/set/playlists/main.csv"
await 40 shows cards/c.md || fail "new content does not play: $(cat "$work/sync.log")"
second=$(release)
[ "$second" != "$first" ] || fail "another release has the same name"

# --- an object decays: found, and mended from the source ---
hash=$(sha256sum "$work/set/assets/cards/c.md" | cut -d' ' -f1)
object=$state/obj/${hash:0:2}/$hash
[ -f "$object" ] || fail "no object $object"
printf 'X' | dd of="$object" bs=1 seek=3 conv=notrunc 2>/dev/null
mended() { [ "$(sha256sum < "$object" 2>/dev/null | cut -d' ' -f1)" = "$hash" ]; }
await 90 mended || fail "decay was not mended: $(cat "$work/sync.log")"

# --- a release kills the player over and over: the one before returns, for good ---
printf '# 致命的\n\n## 停 不转账\n' > "$work/set/assets/cards/d.md"
printf 'item,seconds\ncards/d.md,5\n' > "$work/set/playlists/main.csv"
await 40 shows cards/d.md || fail "the third release does not play"
third=$(release)
status() { "$KS_BIN/kioskctl" status --state "$state" --blackbox "$box"; }
status | grep -qE '^播放程序占内存 [1-9][0-9]* MiB' && ! status | grep -q 播放程序没有在运行 ||
  fail "of a player that runs: $(status)"
for n in 1 2 3 4; do
  die
  status | grep -q 播放程序没有在运行 || fail "of one that was killed: $(status)"
  play
  counted() { [ "$(number $deaths)" = "$n" ] || [ "$(release)" != "$third" ]; }
  await 20 counted || fail "death $n was not counted"
done
back() { [ "$(release)" = "$second" ] || [ "$(release)" = "$first" ]; }
await 40 back || fail "the release that kills is still there: $(tail -3 "$work/sync.log")"
grep -q 'taken back' "$work/sync.log" || fail "nothing in the log"
sleep 4 # some cycles: the source still has it
back || fail "it came back"
ks_alive() { kill -0 "$player"; }
ks_alive || fail "the player has stopped"

# A folder that is mended is another release, and plays.
printf '# 治好了\n\n## 停 不转账\n' > "$work/set/assets/cards/e.md"
printf 'item,seconds\ncards/e.md,5\n' > "$work/set/playlists/main.csv"
await 40 shows cards/e.md || fail "a mended folder does not play: $(tail -3 "$work/sync.log")"
