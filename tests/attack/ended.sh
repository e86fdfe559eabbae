#!/bin/bash
# Class: what a signature bounds in time is on the glass for ever. Content of a release that has expired gives way to what
# is below and above it; an alert of its own role, and what an office put there, stay.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl="$KS_BIN/kioskctl"
cd "$work"
small_set set
small_set factory
printf '# 签名的一版\n\n## 停 不转账\n' > set/assets/cards/a.md
printf '# 出厂的内容\n\n## 停 不转账\n' > factory/assets/cards/a.md
for folder in set factory; do printf 'item,seconds,weight\ncards/a.md,5,10\n' > $folder/playlists/main.csv; done # as often as an office's
for name in root anna; do "$ctl" keygen -o $name --no-password > /dev/null; done
"$ctl" trust init -o box --fleet campus-a --root root.pub --content anna.pub --alert anna.pub --alert root.pub > /dev/null
"$ctl" publish set -o box --key anna.key --expires "$(date -d '+2 days' +%F)" > /dev/null
"$KS_BIN/kiosk-sync" --state state --source box --policy signed --trust box/trust/1.trust --once 2> log || fail "$(cat log)"
mkdir -p share/海报
printf '# 办公室的海报\n' > share/海报/一.txt
"$KS_BIN/kiosk-sync" --state state --source share --policy open --once 2> log || fail "$(cat log)"
plays() { # plays DAYS: every text of some rounds, so many days from now
  for i in $(seq 60); do printf 'wait 1500\ntext text-%s\n' "$i"; done > script
  rm -f text-*
  SDL_VIDEODRIVER=offscreen timeout 100 "$KS_BIN/kiosk" --store state --factory factory --window 640x360 --motion none --speed 10 \
    --now "$(date -d "+$1 days" +%FT12:00)" --script script > player 2>&1 || fail "the player: $(tail -3 player)"
  cat text-* > all
}
plays 1
grep -q 签名的一版 all || fail "before its end: $(sort -u all)"
plays 5
# Read and judged within the first seconds; then never again.
for i in $(seq 20 60); do cat "text-$i"; done > all
! grep -q 签名的 all || fail "after its end it is on the glass still"
grep -q 出厂的内容 all || fail "what is below does not show: $(sort -u all)"
grep -q 办公室的海报 all || fail "what an office put there is gone: $(sort -u all)"

# An alert that two have signed, and that says itself that it holds until 2099.
printf -- '---\nalert: actual\nseverity: severe\nurgency: immediate\ncertainty: observed\neffective: 2020-01-01\nexpires: 2099-01-01\nplaces: 全校\n---\n# 两人签的提醒\n\n## 停 不转账\n' > set/assets/alerts/a.md
"$ctl" publish set -o box --key anna.key --role alert > /dev/null
"$ctl" sign "$(echo box/rel/alert-*.ksr)" --key root.key > /dev/null
"$KS_BIN/kiosk-sync" --state state --source box --policy signed --trust box/trust/1.trust --once 2> log || fail "the alert: $(cat log)"
plays 1
grep -q 两人签的提醒 all || fail "before the end of its release the alert does not show: $(sort -u all)"
plays 5
! grep -q 两人签的提醒 all || fail "after the end of its release the alert is on the glass still"
grep -q 办公室的海报 all || fail "and nothing came back"

# The end is kept also where nothing can be read any more when it comes: that is this machine's fault, and no respite.
mkdir bin
cp "$KS_BIN"/kiosk "$KS_BIN"/kiosk-decode "$KS_BIN"/kiosk-read bin/
rm -rf state box/rel/alert-* box/latest.alert
"$KS_BIN/kiosk-sync" --state state --source box --policy signed --trust box/trust/1.trust --once 2> log || fail "$(cat log)"
"$KS_BIN/kiosk-sync" --state state --source share --policy open --once 2> log || fail "$(cat log)"
for i in $(seq 200); do printf 'wait 1500\ntext text-%s\n' "$i"; done > script
rm -f text-*
SDL_VIDEODRIVER=offscreen timeout 200 bin/kiosk --store state --factory factory --window 640x360 --motion none --speed 10 \
  --now "$(date -d '+2 days' +%FT23:58)" --script script > player 2>&1 &
player=$!
pids="$pids $player"
for _ in $(seq 600); do
  [ ! -s text-1 ] || break
  sleep 0.1
done
rm bin/kiosk-read
wait "$player" || fail "the player: $(tail -3 player)"
cat text-[1-9] text-[1-4][0-9] > before
for i in $(seq 120 200); do cat "text-$i"; done > all
grep -q 签名的一版 before || fail "before its end: $(sort -u before)"
! grep -q 签名的 all || fail "nothing can be read, and what has ended is on the glass still"
