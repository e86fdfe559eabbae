#!/bin/bash
# kiosk-sync on a signed source: takes what enough people signed, tells why it took nothing else,
# and on a day without a release reads three names and writes nothing.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl="$KS_BIN/kioskctl"
cd "$work"
small_set set
cp "$KS_SOURCE/tests/data/pictures/plain.jpg" set/assets/posters/秋.jpg
printf 'item,seconds\ncards/a.md,5\nposters/秋.jpg,5\n' > set/playlists/main.csv
for name in root anna bob eve; do
  "$ctl" keygen -o $name --no-password > /dev/null
done
"$ctl" trust init -o box --fleet campus-a --root root.pub --content anna.pub --alert anna.pub --alert bob.pub > /dev/null
cp box/trust/1.trust shipped
look() { "$KS_BIN/kiosk-sync" --state state --source box --policy signed --trust shipped --once 2>> log; }
status() { "$ctl" status --state state --json | jq -c "$1"; }
told() { grep -qF -- "$1" state/results/folder.txt || fail "not told “$1”: $(cat state/results/folder.txt)"; }
written() { find state -type f -printf '%p %T@\n' | sort | cksum; }

"$ctl" publish set -o box --key eve.key --force > /dev/null
look && fail "a stranger's release is no failure"
told U02.unsigned
told "还差 1 个签名"
[ "$(status .content.highest)" = 0 ] || fail "a stranger's release was taken"
"$ctl" sign box/rel/1.1.ksr --key anna.key > /dev/null
look || fail "a signed release is refused: $(tail -1 log)"
[ "$(status .content.current.version)" = 1 ] || fail "not installed"
told "第 1 版，5 个文件"

before=$(written)
strace -f -y -qq -o trace -e trace=openat,openat2,getdents64,fsync \
  "$KS_BIN/kiosk-sync" --state state --source box --policy signed --trust shipped --once || fail "a look with nothing new"
[ "$before" = "$(written)" ] || fail "a look with nothing new writes"
grep -q fsync trace && fail "a look with nothing new syncs"
[ "$(grep 'openat2(.*/box>' trace | grep -o '"[^"]*"' | sort -u | tr '\n' ' ')" = '"latest" "latest.alert" "trust/2.trust" ' ] ||
  fail "names: $(grep 'openat2(.*/box>' trace)"
grep -q 'getdents.*/box' trace && fail "the source is listed"

# an alert waits for the second person; content goes on meanwhile
printf -- '---\nalert: actual\nseverity: severe\nurgency: immediate\ncertainty: observed\neffective: 2020-01-01\nexpires: 2099-01-01\nplaces: 全校\n---\n# 紧急\n\n## 停 不转账\n' > set/assets/alerts/now.md
"$ctl" publish set -o box --key anna.key --role alert > /dev/null
echo 1.1 > box/latest.alert # as nothing of ours writes it before the second person has signed
printf '# 第二张\n\n## 核 再核实\n' > set/assets/cards/b.md
{ cat "$KS_SOURCE/tests/data/pictures/plain.jpg"; echo; } > set/assets/posters/冬.jpg
printf 'item,seconds\ncards/a.md,6\nposters/秋.jpg,5\n' > set/playlists/main.csv
"$ctl" publish set -o box --key anna.key > /dev/null
strace -f -qq -o trace -e trace=execve "$KS_BIN/kiosk-sync" --state state --source box --policy signed --trust shipped --once 2>> log &&
  fail "half an alert is no failure"
[ "$(grep -c 'execve.*kiosk-decode' trace)" = 1 ] || fail "one new picture: looked at $(grep -c 'execve.*kiosk-decode' trace)"
told U02.threshold
# what it brought is held against what was there before, and the page says so
file() { grep -qP -- "^file\t$1\t$2\t.*$3" state/results/folder.txt || fail "not $1, $2: $3: $(grep '^file' state/results/folder.txt)"; }
file part new assets/posters/冬.jpg
file part same assets/posters/秋.jpg
file part changed playlists/main.csv
[ "$(status '[.content.current.version,.alert.highest]')" = "[2,0]" ] || fail "content did not go on: $(status .)"
"$ctl" sign box/rel/alert-1.1.ksr --key bob.key > /dev/null
look || fail "a signed alert is refused: $(tail -1 log)"
[ "$(status .alert.current.version)" = 1 ] || fail "the alert is not installed"

# a signed release with a poisoned picture is refused whole, by the file's name
head -c 300 "$KS_SOURCE/tests/data/pictures/plain.jpg" > broken.jpg
length=$(stat -c %s broken.jpg)
sum=$(sha256sum < broken.jpg | cut -c1-64)
mkdir -p "box/obj/${sum:0:2}"
cp broken.jpg "box/obj/${sum:0:2}/$sum"
old=$(stat -c %s set/assets/posters/秋.jpg)
total=$(grep '^total' box/rel/1.2.ksr | cut -d' ' -f2)
sed "s/^version 2/version 3/; s/^total .*/total $((total - old + length))/; s/^f [0-9a-f]* $old jpeg/f $sum $length jpeg/" box/rel/1.2.ksr > box/rel/1.3.ksr
"$ctl" sign box/rel/1.3.ksr --key anna.key > /dev/null
echo 1.3 > box/latest
look && fail "a poisoned release is no failure"
told "refused	assets/posters/秋.jpg"
[ "$(status .content.current.version)" = 2 ] || fail "a poisoned release was taken"

# a plain folder under `signed` changes nothing
mkdir plain && cp -r set/* plain/
"$KS_BIN/kiosk-sync" --state state2 --source plain --policy signed --trust shipped --once 2>> log && fail "an unsigned folder is no failure"
[ "$("$ctl" status --state state2 --json | jq .content.highest)" = 0 ] || fail "an unsigned folder was taken"
[ -z "$(find state2/obj -type f)" ] || fail "an unsigned folder was copied"

# the trust file that revoked eve decays, both copies: nobody is believed until a source brings it back
"$ctl" trust rotate box --revoke eve.pub --key root.key > /dev/null
cp -r box thief
rm thief/trust/2.*
rm set/assets/posters/冬.jpg
"$ctl" publish set -o box --key anna.key > /dev/null
look || fail "after the rotation: $(tail -1 log)"
[ "$(status '[.trust,.content.current.version]')" = "[2,4]" ] || fail "rotation: $(status .)"
file gone same assets/posters/冬.jpg
grep -qP '^file\tgone\t.*\t(latest|content|trust)' state/results/folder.txt && fail "what is no file was taken away: $(grep '^file' state/results/folder.txt)"
copy=$(echo state/rel/*.bak)
sum=$(sha256sum < "$copy")
for f in "$copy" "${copy%.bak}"; do printf X | dd of="$f" bs=1 seek=60 conv=notrunc 2> /dev/null; done
cp -r set later && printf '# 第三张\n\n## 核 先核实\n' > later/assets/cards/c.md
"$ctl" publish later -o thief --key anna.key --version 9 > /dev/null
"$KS_BIN/kiosk-sync" --state state --source thief --policy signed --trust shipped --once 2>> log && fail "a lost trust file is no failure"
told U02.trust-lost
[ "$(status '[.trust,.content.current.version]')" = "[2,4]" ] || fail "believed without the trust file: $(status .)"
look || fail "the trust file does not come back: $(tail -1 log)"
for f in "$copy" "${copy%.bak}"; do [ "$(sha256sum < "$f")" = "$sum" ] || fail "$f is not mended"; done
exit 0
