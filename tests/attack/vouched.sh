#!/bin/bash
# Class: what a device has once installed is believed for ever. At each start of kiosk-sync the signatures are looked at
# again: a release that is vouched for no more is taken down, and no way leads back to it; where nobody can tell, what
# plays stays.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl="$KS_BIN/kioskctl"
cd "$work"
small_set set
for name in root anna bob carl; do "$ctl" keygen -o $name --no-password > /dev/null; done
"$ctl" trust init -o box --fleet campus-a --root root.pub --content anna.pub --content bob.pub \
  --alert root.pub --alert carl.pub > /dev/null
cp box/trust/1.trust shipped
state() { "$ctl" status --state state --json | jq -c "$1"; }
shown() { state '[.trust, .content.current.origin, .content.current.version]'; }
take() { "$ctl" import box --state state --trust shipped > out 2>&1 || fail "import: $(cat out)"; }
mkdir empty
look() { # look SOURCE POLICY: a start of kiosk-sync, and one look
  "$KS_BIN/kiosk-sync" --state state --source "$1" --policy "$2" --trust shipped --once 2> log || true
}
strip() { # every release without its signatures
  for file in $(grep -lE '^KSR1' state/rel/*); do
    length=$(head -1 "$file" | cut -d' ' -f2)
    { echo "KSD1 $length 0"; tail -n +2 "$file" | head -c "$length"; } > stripped && cp stripped "$file"
  done
}

# --- a key that is revoked: neither the release it signed, nor the one before, by whatever way ---
"$ctl" publish set -o box --key anna.key > /dev/null && take # the first one need not prove itself
look empty signed
[ "$(shown)" = '[1,"signed",1]' ] || fail "a sound release was taken down: $(shown)"
! grep -q 'KS-0414' log || fail "a sound release: $(cat log)"
"$ctl" trust rotate box --revoke anna.pub --key root.key > /dev/null
"$ctl" publish set -o box --key bob.key > /dev/null
# Cut off at whatever change of a name: nothing leads back to it.
cut=0
for ((n = 1; ; n++)); do
  rm -rf cut
  cp -r state cut
  status=0
  strace -f -o trace -e trace=rename,renameat,renameat2 -e "inject=rename,renameat,renameat2:signal=KILL:when=$n" \
    "$ctl" import box --state cut --trust shipped > out 2>&1 || status=$?
  "$ctl" status --state cut --json | jq -e '.trust == 1 or .content.previous.origin == "none"' > /dev/null ||
    fail "cut at the $n. name: the release of a revoked key waits behind: $("$ctl" status --state cut --json | jq -c .)"
  grep -q 'killed by SIGKILL' trace || break
  cut=$((cut + 1))
done
[ $cut -ge 5 ] || fail "the import was cut $cut times only: $(cat trace)"
take
[ "$(shown)" = '[2,"signed",2]' ] || fail "after the rotation: $(shown)"
[ "$(state .content.previous.origin)" = '"none"' ] || fail "the release of a revoked key waits behind: $(state .content)"
"$ctl" rollback --state state > out || fail "rollback: $(cat out)"
[ "$(state .content.current.origin)" = '"none"' ] || fail "rolled back to the release of a revoked key: $(state .content)"
grep -qF '没有上一版' out || fail "rollback says: $(cat out)"

# --- revoked while it is shown: the next start takes it down, what an office put upon it stays ---
"$ctl" publish set -o box --key bob.key > /dev/null && take
mkdir -p share/海报
printf '# 办公室的海报\n' > share/海报/一.txt
look share open
[ "$(shown)" = '[2,"open",'"$(state .content.current.version)"']' ] || fail "an office's upon it: $(shown)"
"$ctl" trust rotate box --revoke bob.pub --content carl.pub --key root.key > /dev/null
"$ctl" import box --state state --trust shipped > out 2>&1 || true
grep -qF '[U02.' out || fail "the release of a revoked key again: $(cat out)"
[ "$(state .trust)" = 3 ] || fail "the third trust file: $(state .)"
look empty signed
grep -q 'KS-0414' log || fail "nobody tells: $(cat log)"
[ "$(state .content.current.origin)" = '"open"' ] || fail "what the office put there is gone: $(state .content)"
hash=$(state .content.current.manifest | tr -d '"')
grep -q 'assets/office/' "state/rel/$hash" || fail "what the office put there is gone"
! grep -q 'cards/a.md' "state/rel/$hash" || fail "the release of a revoked key is shown still"
look share open
hash=$(state .content.current.manifest | tr -d '"')
! grep -q 'cards/a.md' "state/rel/$hash" || fail "a look at a share brings it back"
# The same version again, of a key that is believed.
"$ctl" sign box/rel/1.3.ksr --key carl.key > /dev/null
"$ctl" import box --state state --trust shipped > out 2>&1 || fail "signed again: $(cat out)"
hash=$(state .content.current.manifest | tr -d '"')
grep -q 'cards/a.md' "state/rel/$hash" || fail "signed again, it does not come: $(cat out)"

# --- signatures that are gone from the disk ---
rm -rf share state
"$ctl" publish set -o box --key carl.key > /dev/null && take
[ "$(shown)" = '[3,"signed",4]' ] || fail "carl's: $(shown)"
cp -r state whole
strip
look empty signed
[ "$(state .content.current.origin)" = '"none"' ] || fail "a release without signatures is shown: $(state .)"
grep -q 'KS-0414' log || fail "nobody tells: $(cat log)"
look box signed
[ "$(shown)" = '[3,"signed",4]' ] || fail "it does not come back with its signatures: $(shown) $(cat log)"

# --- nobody can tell: what plays stays, nothing else is believed ---
rm -rf state
cp -r whole state
for file in $(grep -lE '^KST1' state/rel/*); do printf x | dd of="$file" bs=1 seek=200 conv=notrunc status=none; done
look empty signed
[ "$(state '[.content.current.origin, .content.current.version]')" = '["signed",4]' ] || fail "what plays went: $(state .)"
"$ctl" rollback --state state > /dev/null
[ "$(state .content.current.origin)" = '"none"' ] || fail "nobody knows whose keys: $(state .content)"

# --- an alert that is vouched for no more: what an office put up and took away since is no way back to it ---
rm -rf state share
for name in dora emma; do "$ctl" keygen -o $name --no-password > /dev/null; done
"$ctl" trust init -o loud --fleet campus-b --root root.pub --content carl.pub --alert dora.pub --alert emma.pub > /dev/null
cp loud/trust/1.trust shipped
alert() { printf -- '---\nalert: actual\nseverity: severe\nurgency: immediate\ncertainty: observed\neffective: 2020-01-01\nexpires: 2099-01-01\nplaces: 全校\n---\n# %s\n\n## 停 不转账\n' "$1"; }
alert 两人签的提醒 > set/assets/alerts/a.md
"$ctl" publish set -o loud --key dora.key --role alert > /dev/null
"$ctl" sign "$(echo loud/rel/alert-*.ksr)" --key emma.key > /dev/null
hash=$(sha256sum < set/assets/alerts/a.md | cut -c1-64)
for last in open signed; do # which source brought last what is shown
  rm -rf state share
  look loud signed
  [ "$(state '.alert.current.origin')" = '"signed"' ] || fail "the alert did not come: $(state .) $(cat log)"
  mkdir -p share/紧急
  alert 办公室的提醒 > share/紧急/停水.md
  look share open
  [ "$(state '.alert.current.origin')" = '"open"' ] || fail "the office's alert did not come: $(state .alert)"
  rm share/紧急/停水.md
  look share open
  [ $last = open ] || { rm "state/obj/${hash:0:2}/$hash" && look loud signed; }
  [ "$(state '[.alert.current.origin, .alert.previous.origin]')" = "[\"$last\",\"open\"]" ] || fail "taken away: $(state .alert)"
  strip
  look empty signed
  grep -q 'KS-0414' log || fail "$last: nobody tells: $(cat log)"
  [ "$(state '[.alert.current.origin, .alert.previous.origin]')" = '["none","none"]' ] ||
    fail "$last: an alert without signatures plays on: $(state .alert)"
done

# --- one file of the office's is gone too: the others stay all the same ---
rm -rf state share
"$ctl" publish set -o loud --key carl.key > /dev/null
look loud signed
mkdir -p share/海报
for name in 一 二; do printf '# 办公室的%s\n' $name > share/海报/$name.txt; done
look share open
hash=$(sha256sum < share/海报/一.txt | cut -c1-64)
rm "state/obj/${hash:0:2}/$hash"
strip
look empty signed
hash=$(state .content.current.manifest | tr -d '"')
grep -q "^f $(sha256sum < share/海报/二.txt | cut -c1-64)" "state/rel/$hash" || fail "one lost file took the others down: $(state .content)"
! grep -q 'cards/a.md' "state/rel/$hash" || fail "a release without signatures is shown"

# --- nothing but an empty list of the office's is left: the factory's content comes back below it ---
rm -rf state share
look loud signed
mkdir -p share/海报
printf '# 办公室的\n' > share/海报/一.txt
look share open
rm share/海报/一.txt
look share open
strip
look empty signed
small_set factory
printf '# 出厂的内容\n\n## 停 不转账\n' > factory/assets/cards/a.md
"$KS_BIN/kiosk-sync" --state state --factory factory --source share --policy open --once 2> log || fail "$(cat log)"
hash=$(state .content.current.manifest | tr -d '"')
grep -q "^f $(sha256sum < factory/assets/cards/a.md | cut -c1-64)" "state/rel/$hash" || fail "the factory's content does not come back: $(state .content)"

# --- a key that is revoked while kiosk-sync runs: the look that brings the trust file takes the release down ---
rm -rf state share
"$ctl" trust init -o quick --fleet campus-c --root root.pub --content dora.pub --content emma.pub --alert root.pub --alert carl.pub > /dev/null
cp quick/trust/1.trust shipped
"$ctl" publish set -o quick --key dora.key > /dev/null
printf '[sync]\nstate = %s/state\ntrust = %s/shipped\n[source quick]\npath = %s/quick\npolicy = signed\nevery = 1\n' \
  "$work" "$work" "$work" > quick.ini
"$KS_BIN/kiosk-sync" --config quick.ini 2> log &
pids="$pids $!"
until_true() { for _ in $(seq 600); do ! "$@" || return 0; sleep 0.1; done; return 1; }
plays() { [ "$(state .content.current.origin)" = '"'"$1"'"' ]; }
until_true plays signed || fail "the first release: $(cat log)"
"$ctl" trust rotate quick --revoke dora.pub --key root.key > /dev/null
until_true plays none || fail "the release of a key revoked since plays on: $(state .) $(cat log)"
kill "$!" && wait "$!" || true

# --- at the start somebody else writes the store: what falls falls later ---
rm -rf state
cp quick/trust/1.trust shipped
rm quick/trust/2.*
look quick signed
plays signed || fail "again: $(cat log)"
strip
mkfifo hold
flock state cat hold > /dev/null &
pids="$pids $!"
exec 8> hold
sleep 0.5
printf '[sync]\nstate = %s/state\n[source away]\npath = %s/away\npolicy = open\n' "$work" "$work" > quick.ini
printf 'KSL4\nby\t0\t0\nlooked\t100000\nset\trefused\t%064d\nfiles\t0\nend\n' 0 > state/results/away.seen
touch state/results/{99999999,99999999.held,away.txt.99999999.tmp} # of processes that were killed
"$KS_BIN/kiosk-sync" --config quick.ini 2> log 8>&- &
pids="$pids $!"
until_true grep -q 'KS-0414' log || fail "nobody tells that it could not be taken down: $(cat log)"
plays signed || fail "taken down by who does not have the store"
exec 8>&-
until_true plays none || fail "what could not be taken down at the start plays on: $(cat log)"
kill "$!" && wait "$!" || true
# What the sources have is read again, but who counts is not forgotten; nor is anything left of the dead.
grep -q '^set.refused' state/results/away.seen || fail "forgotten: $(cat state/results/away.seen)"
[ -z "$(ls state/results | grep 99999999)" ] || fail "left over: $(ls state/results)"
