#!/bin/bash
# Keys, releases and trust files from end to end, beside Debian's minisign.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl="$KS_BIN/kioskctl"
cd "$work"
small_set set
printf 'P6 2 2 255\n123456789012' | convert ppm:- set/assets/posters/秋.png
printf 'item,seconds\ncards/a.md,5\nposters/秋.png,5\n' > set/playlists/main.csv
says() { # says TEXT COMMAND..: the output has TEXT
  text=$1
  shift
  "$@" > out 2>&1 || true
  grep -qF -- "$text" out || fail "no “$text” from: $* :: $(cat out)"
}

# --- keys: ours for minisign, minisign's for us, with and without a password ---
for name in root1 root2 root3 anna bob eve; do
  "$ctl" keygen -o $name --no-password > /dev/null
done
[ "$(stat -c %a anna.key)" = 600 ] || fail "a secret key others can read"
says "不覆盖密钥" "$ctl" keygen -o anna --no-password
echo text > file
minisign -S -s anna.key -m file > /dev/null
minisign -V -H -q -p anna.pub -m file || fail "minisign's signature with our key"
"$ctl" sign file --key anna.key > /dev/null
minisign -V -H -q -p anna.pub -m file -x file.*.minisig || fail "our signature with our key"
rm file.*minisig
minisign -G -W -p theirs.pub -s theirs.sec > /dev/null
"$ctl" sign file --key theirs.sec > /dev/null
minisign -V -H -q -p theirs.pub -m file -x file.*.minisig || fail "our signature with minisign's key"
rm file.*minisig
echo 'geheim 密码' | "$ctl" keygen -o locked > /dev/null 2>&1
echo 'geheim 密码' | minisign -S -s locked.key -m file > /dev/null 2>&1 || fail "minisign opens our key"
minisign -V -H -q -p locked.pub -m file
printf 'x1\nx1\n' | minisign -G -p sealed.pub -s sealed.sec > /dev/null 2>&1
echo x1 | "$ctl" sign file --key sealed.sec > /dev/null 2>&1 || fail "we open minisign's key"
minisign -V -H -q -p sealed.pub -m file -x file.*.minisig
echo x2 | says "密码不对" "$ctl" sign file --key sealed.sec

# --- a release: published, verified by both, imported ---
"$ctl" trust init -o box --fleet campus-a --root root1.pub --root root2.pub --root root3.pub \
  --content anna.pub --content theirs.pub --alert anna.pub --alert bob.pub > /dev/null
cp box/trust/1.trust shipped
"$ctl" publish set -o box --key anna.key > out || fail "publish: $(cat out)"
minisign -V -H -q -p anna.pub -m box/rel/1.1.ksr -x box/rel/1.1.ksr.*.minisig || fail "minisign on our release"
grep -q ' png 2x2 assets/posters/%E7%A7%8B.png$' box/rel/1.1.ksr || fail "the manifest: $(cat box/rel/1.1.ksr)"
"$ctl" verify box --trust shipped > out || fail "verify: $(cat out)"
grep -q '^内容：\[ok\] 屏幕会收下：' out && ! grep '\] 收到' out || fail "verify brings nothing anywhere, and says so: $(cat out)"
rm box/rel/1.1.ksr.*.minisig # and signed by minisign instead, under its own name
says "U02.unsigned" "$ctl" verify box --trust shipped
minisign -S -s theirs.sec -m box/rel/1.1.ksr > /dev/null
"$ctl" verify box --trust shipped > out || fail "what minisign -Sm signs: $(cat out)"
minisign -S -l -s theirs.sec -m box/rel/1.1.ksr > /dev/null
says "U02.legacy" "$ctl" verify box --trust shipped
minisign -S -s eve.key -m box/rel/1.1.ksr > /dev/null
says "U02.unknown-key" "$ctl" verify box --trust shipped
"$ctl" sign box/rel/1.1.ksr --key anna.key > /dev/null
"$ctl" import box --state state --trust shipped > out || fail "import: $(cat out)"
says "没有新内容" "$ctl" import box --state state --trust shipped
[ "$("$ctl" status --state state --json | jq '.content.current.version')" = 1 ] || fail "status"
TOCSIN_LANG=en "$ctl" status --state state > english && TOCSIN_LANG=en "$ctl" verify box --trust shipped >> english || fail "English: $(cat english)"
grep -q '^  now: signed release, release 1, ' english && grep -q '^content: \[ok\] a screen takes it: release 1, ' english || fail "English: $(cat english)"
TOCSIN_LANG=en "$ctl" verify nowhere --trust shipped 2>> english || true
TOCSIN_LANG=en "$ctl" rollback --state nowhere 2>> english || true
printf 'KST1\nfleet A\n' > untrue
TOCSIN_LANG=en "$ctl" verify box --trust untrue 2>> english || true
grep -q '"nowhere": there is no such folder' english && grep -q 'line 2: the name of a fleet' english || fail "reasons in English: $(cat english)"
! LC_ALL=C grep -q $'[\344-\351]' english || fail "Chinese in English: $(cat english)"

# --- a store whose HEAD and its copy are damaged is a fault; one that never had any is none ---
mkdir fresh
"$ctl" status --state fresh > out && grep -q '^  现在：没有$' out || fail "a new store: $(cat out)"
[ "$("$ctl" status --state fresh --json | jq -c .fault)" = null ] || fail "a new store has a fault"
cp -r state rotten
printf rubbish > rotten/HEAD
"$ctl" status --state rotten > out || fail "the copy of HEAD does not count: $(cat out)"
printf rubbish > rotten/HEAD.bak
for language in zh en; do
  rc=0
  TOCSIN_LANG=$language "$ctl" status --state rotten > out || rc=$?
  [ "$rc" = 1 ] && head -n 1 out | grep -q '^\[head.lost\] HEAD ' || fail "a lost HEAD, $language: $rc, $(cat out)"
done
! LC_ALL=C grep -q $'[\344-\351]' out || fail "Chinese in English: $(cat out)"
[ "$("$ctl" status --state rotten --json | jq -r .fault)" = head.lost ] || fail "a lost HEAD in JSON"

# --- only what changed is copied (and what all are read as); a set with errors is not published ---
printf '# 第一张\n\n## 停 别转账\n' > set/assets/cards/a.md
says "复制 2 个，已有 3 个" "$ctl" publish set -o box --key anna.key
"$ctl" import box --state state --trust shipped > out || fail "update: $(cat out)"
printf 'item,seconds\nposters/none.png,5\n' > broken.csv
cp -r set broken
cp broken.csv broken/playlists/main.csv
says "没有发布" "$ctl" publish broken -o box --key anna.key
printf '地点,名称\ncanteen-3,三号食堂\n' > broken/playlists/places.csv
says '“三食堂”不在 places.csv 里，是不是“三号食堂”' "$ctl" publish broken -o box --key anna.key --places 三食堂、三号食堂
[ "$(cat box/latest)" = 1.2 ] || fail "a refused set changed latest"
says "只接受更高的版本" "$ctl" publish set -o box --key anna.key --version 2

# --- alerts take two people ---
printf -- '---\nalert: actual\nseverity: severe\nurgency: immediate\ncertainty: observed\neffective: 2020-01-01\nexpires: 2099-01-01\nplaces: 全校\n---\n# 紧急\n\n## 停 不转账\n' > set/assets/alerts/now.md
says "就不再显示" "$ctl" publish set -o twin --trust box/trust/1.trust --key anna.key --role alert
says "签名还不够：还差 1 个（需要 2 个）。请另一位老师运行 kioskctl sign box/rel/alert-1.1.ksr --key" \
  "$ctl" publish set -o box --key anna.key --role alert
[ ! -e box/latest.alert ] || fail "screens are led to an alert that they do not take: $(cat box/latest.alert)"
"$ctl" verify box --trust shipped > out || fail "what no screen is led to stops them all: $(cat out)"
echo 1.1 > box/latest.alert
says "U02.threshold" "$ctl" verify box --trust shipped
rm box/latest.alert
says "签名够了" "$ctl" sign box/rel/alert-1.1.ksr --key bob.key
[ "$(cat box/latest.alert)" = 1.1 ] || fail "the last signature does not lead screens to it"
"$ctl" verify box --trust shipped > out || fail "two signatures: $(cat out)"
# where no trust file lies beside: what is advised is run as it was printed, and leads screens to it
says "还差 1 个" "$ctl" publish set -o twin --trust box/trust/1.trust --key anna.key --role alert
advised=$(grep -o 'kioskctl sign .* --key …' out) || fail "nothing is advised: $(cat out)"
says "请加 --trust" "$ctl" sign twin/rel/alert-1.2.ksr --key bob.key
! "$ctl" sign twin/rel/alert-1.2.ksr --key bob.key > out 2>&1 || fail "nobody can say whom screens believe, and all is well: $(cat out)"
[ ! -e twin/latest.alert ] || fail "screens are led to what nobody vouches for"
PATH="$KS_BIN:$PATH" bash -c "${advised%…}bob.key" > out || fail "$advised: $(cat out)"
[ "$(cat twin/latest.alert)" = 1.2 ] || fail "led by nothing after: $advised: $(cat out)"
cp -r box moved && rm moved/latest.alert moved/rel/*.ksr.*.minisig
for key in anna bob; do
  (cd moved/rel && "$ctl" sign alert-1.1.ksr --key ../../$key.key) > out 2>&1 || fail "inside the folder: $(cat out)"
done
[ "$(cat moved/latest.alert)" = 1.1 ] || fail "signed inside the folder, it leads nobody: $(cat out)"
cp box/rel/alert-1.1.ksr elsewhere
! "$ctl" sign elsewhere --key bob.key > out 2>&1 && grep -qF "屏幕不会来取" out || fail "signed where no screen looks: $(cat out)"
rm -r twin moved elsewhere*
# two that wait, signed in the other order: screens are never led back
"$ctl" publish set -o box --key anna.key --role alert > /dev/null
"$ctl" publish set -o box --key anna.key --role alert > /dev/null
[ -e box/rel/alert-1.3.ksr ] && [ "$(cat box/latest.alert)" = 1.1 ] || fail "a second one takes the number of one that waits: $(ls box/rel)"
"$ctl" sign box/rel/alert-1.3.ksr --key bob.key > /dev/null
says "屏幕已经收第 3 版" "$ctl" sign box/rel/alert-1.2.ksr --key bob.key
[ "$(cat box/latest.alert)" = 1.3 ] || fail "led back: $(cat box/latest.alert)"

# --- a lost key: rotation, revocation; then a stolen one that used up the versions ---
"$ctl" trust rotate box --revoke anna.pub --content bob.pub --alert eve.pub > /dev/null
says "U02.trust-unsigned" "$ctl" verify box --trust shipped
"$ctl" sign box/trust/2.trust --key root1.key > /dev/null
says "U02.trust-roots" "$ctl" verify box --trust shipped
"$ctl" sign box/trust/2.trust --key root3.key > /dev/null
says "U02.revoked" "$ctl" verify box --trust shipped # 1.2 is anna's only
"$ctl" publish set -o box --key bob.key > /dev/null
"$ctl" import box --state state --trust shipped > out 2>&1 || true
[ "$("$ctl" status --state state --json | jq -c '[.trust, .content.current.version]')" = "[2,3]" ] || fail "rotation: $(cat out)"
"$ctl" publish set -o box --key theirs.sec --version 9007199254740991 > /dev/null
"$ctl" import box --state state --trust shipped > /dev/null 2>&1 || true
"$ctl" trust rotate box --revoke theirs.pub --new-epoch --key root1.key --key root2.key > /dev/null
"$ctl" publish set -o box --key bob.key > /dev/null
[ "$(cat box/latest)" = 2.1 ] || fail "the new epoch starts at 1"
"$ctl" import box --state state --trust shipped > out 2>&1 || true
[ "$("$ctl" status --state state --json | jq -c '[.epoch, .content.current.version]')" = "[2,1]" ] || fail "recovery: $(cat out)"
! "$ctl" sign box/rel/1.3.ksr --key bob.key > out 2>&1 && grep -qF "屏幕不收：[U03.epoch]" out || fail "of another epoch: $(cat out)"
[ "$(cat box/latest)" = 2.1 ] || fail "led back to another epoch: $(cat box/latest)"

# --- taking a release down is no way back for anyone ---
"$ctl" rollback --state state > /dev/null
says "U03.refused" "$ctl" import box --state state --trust shipped

# --- discovery opens three names and lists nothing, whatever lies there ---
rm -rf box2
"$ctl" trust init -o box2 --fleet campus-a --root root1.pub --content anna.pub --alert anna.pub --alert bob.pub > /dev/null
"$ctl" publish set -o box2 --key anna.key > /dev/null
"$ctl" import box2 --state state2 --trust box2/trust/1.trust > /dev/null
mkdir box2/junk
(cd box2 && seq 1 2000 | sed 's/$/.jpg/' | xargs touch)
strace -f -y -e trace=openat,openat2,open,getdents64,getdents -o trace "$ctl" import box2 --state state2 --trust box2/trust/1.trust > out
grep -q "没有新内容" out || fail "second import: $(cat out)"
[ "$(grep -c 'getdents.*/box2' trace)" -eq 0 ] || fail "the source was listed"
grep -q 'getdents.*/state2' trace || fail "the trace would not have shown it"
