#!/bin/bash
# Class: the office's own tool breaks a fleet. Nothing that it writes onto a good stick or share without --force makes
# screens refuse what they took before; a key that was revoked brings no release back, by whatever way.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl="$KS_BIN/kioskctl"
cd "$work"
small_set set
says() { # says TEXT COMMAND..: the output has TEXT
  text=$1
  shift
  "$@" > out 2>&1 || true
  grep -qF -- "$text" out || fail "no “$text” from: $* :: $(cat out)"
}
refuses() { # refuses TEXT COMMAND..: as says(), exit status 2, and the box is as before
  cp -r box before
  status=0
  "${@:2}" > out 2>&1 || status=$?
  [ $status -eq 2 ] || fail "no refusal ($status) of: ${*:2} :: $(cat out)"
  grep -qF -- "$1" out || fail "no “$1” from: ${*:2} :: $(cat out)"
  diff -r before box > changes || fail "changed by a refusal of ${*:2}: $(cat changes)"
  rm -r before
}
state() { "$ctl" status --state state --json | jq -c "$1"; }
for name in root deputy anna bob carl eve; do "$ctl" keygen -o $name --no-password > /dev/null; done
"$ctl" trust init -o box --fleet campus-a --root root.pub --root deputy.pub --content anna.pub --content bob.pub \
  --alert anna.pub --alert bob.pub --alert carl.pub > /dev/null
cp box/trust/1.trust shipped
import() { "$ctl" import box --state state --trust shipped > out 2>&1 || fail "import: $(cat out)"; }
"$ctl" publish set -o box --key anna.key > /dev/null
import

# a key that nobody registered, another school's name
refuses "没有登记为“content”" "$ctl" publish set -o box --key eve.key
refuses "没有登记为“content”" "$ctl" publish set -o box --key anna.key --key eve.key
refuses "不收“campus-b”" "$ctl" publish set -o box --key anna.key --fleet campus-b
says "已发布" "$ctl" publish set -o box --key eve.key --force
[ "$(cat box/latest)" = 1.2 ] || fail "--force did not publish"
says "[U02.unsigned]" "$ctl" verify box --trust shipped
grep -qF "还差 1 个签名，需要 1 个" out || fail "verify does not say how many are missing: $(cat out)"
says "没有登记为“content”" "$ctl" sign box/rel/1.2.ksr --key carl.key
grep -qF "还差 1 个（需要 1 个）" out || fail "sign does not say how many are missing: $(cat out)"
says "签名够了" "$ctl" sign box/rel/1.2.ksr --key anna.key
import

# names that belong to what an office puts upon it
mkdir -p set/assets/office/share
cp set/assets/cards/a.md set/assets/office/share/
refuses "[U08.owned]" "$ctl" publish set -o box --key anna.key
rm -r set/assets/office

# a stick that no trust file is known for: the first release may be right, a second one beside it not
"$ctl" publish set -o bare --fleet campus-a --key anna.key > out || fail "a first release: $(cat out)"
"$ctl" publish set -o bare --fleet campus-a --key anna.key > out 2>&1 && fail "onto a good stick, unknown to whom"
[ "$(cat bare/latest)" = 1.1 ] || fail "a refusal changed latest"

# a trust file counts once its roots have signed it: until then everything goes on as before
cat > set/assets/alerts/now.md << 'END'
---
alert: actual
severity: severe
urgency: immediate
certainty: observed
effective: 2020-01-01
expires: 2099-01-01
places: 全校
---
# 紧急

## 停 不转账
END
says "还差 2 个现在的根密钥的签名、2 个它自己的" "$ctl" trust rotate box --revoke anna.pub --new-epoch
for signed in 0 1; do
  "$ctl" publish set -o box --key bob.key > out || fail "with $signed of 2 signatures: $(cat out)"
  grep -qF "还差 $((2 - signed)) 个签名" out || fail "publish does not tell that a trust file waits: $(cat out)"
  "$ctl" publish set -o box --role alert --key bob.key --key carl.key > out || fail "an alert: $(cat out)"
  says "还差 $((2 - signed)) 个签名" "$ctl" verify box --trust shipped
  cp -r state other
  "$KS_BIN/kiosk-sync" --state other --source box --policy signed --trust shipped --once 2> log || fail "a look: $(cat log)"
  grep -qF "还差 $((2 - signed)) 个" other/results/folder.txt || fail "the device does not tell: $(cat other/results/folder.txt)"
  rm -r other
  says "紧急提醒：[ok] 收到" "$ctl" import box --state state --trust shipped
  [ "$(state '[.trust, .content.current.version, .alert.current.version]')" = "[1,$((3 + signed)),$((1 + signed))]" ] ||
    fail "with $signed of 2 signatures: $(state .)"
  refuses "先让它签够" "$ctl" trust rotate box --revoke eve.pub
  key=root
  [ $signed = 0 ] || key=deputy
  "$ctl" sign box/trust/2.trust --key $key.key > out || fail "sign: $(cat out)"
  [ $signed = 1 ] || grep -qF "还差 1 个现在的根密钥的签名、1 个它自己的" out || fail "sign: $(cat out)"
done
grep -qF "第 2 版已经生效" out || fail "sign does not say that it counts: $(cat out)"
# until something new is published screens are led to what they do not take any more: that is said
grep -qF "/box/latest”还指着第 4 版，屏幕不再收它：[U03.epoch]" out || fail "content: $(cat out)"
grep -qF "/box/latest.alert”还指着第 2 版，屏幕不再收它：[U03.epoch]" out || fail "alert: $(cat out)"

# from then on nothing of the revoked key goes out
refuses "已经作废" "$ctl" publish set -o box --key anna.key
refuses "已经作废" "$ctl" publish set -o box --trust shipped --key anna.key
refuses "已经作废" "$ctl" sign box/rel/1.1.ksr --key anna.key
"$ctl" publish set -o box --key bob.key > /dev/null
"$ctl" publish set -o box --role alert --key bob.key --key carl.key > /dev/null
[ "$(cat box/latest)" = 2.1 ] || fail "the new epoch: $(cat box/latest)"
import
[ "$(state '[.trust, .content.current.version]')" = "[2,1]" ] || fail "after the rotation: $(state .)"

# by one root, in one step: what is advised is run as it was printed
"$ctl" trust init -o quick --fleet campus-a --root root.pub --content anna.pub --content bob.pub --alert carl.pub --alert bob.pub > /dev/null
cp quick/trust/1.trust shipped
"$ctl" publish set -o quick --key anna.key > /dev/null
says "第 2 版已经生效" "$ctl" trust rotate quick --content eve.pub --key root.key
! grep -q "不再收" out || fail "a good release is called refused: $(cat out)"
says "/quick/latest”还指着第 1 版，屏幕不再收它：[U02.revoked]" "$ctl" trust rotate quick --revoke anna.pub --key root.key
advised=$(grep -o 'kioskctl publish .* --key …' out) || fail "nothing is advised: $(cat out)"
[ "$(wc -l < out)" = 3 ] || fail "more than the content is called refused: $(cat out)"
says "[U02.revoked]" "$ctl" verify quick --trust shipped
grep -qF "重新发布" out || fail "verify does not say what to do: $(cat out)"
advised=${advised/ DIR / set }
PATH="$KS_BIN:$PATH" bash -c "${advised%…}bob.key" > out || fail "$advised: $(cat out)"
"$ctl" verify quick --trust shipped > out || fail "after what was advised: $(cat out)"

# a name is no release: whoever can write to the share uses up no versions with it, nor hides what is published
rm -r quick/rel/*.ksr*
"$ctl" publish set -o quick --key bob.key --version 7 > /dev/null
printf junk > quick/rel/1.9007199254740991.ksr
cp quick/rel/1.7.ksr quick/rel/1.9007199254740990.ksr
cp quick/rel/1.7.ksr quick/rel/1.8.ksr
"$ctl" publish set -o other --fleet campus-a --key carl.key --version 9007199254740989 > /dev/null
cp other/rel/* quick/rel/
cp other/latest quick/latest
says "有 4 个更高的版本不是" "$ctl" publish set -o quick --key bob.key
grep -qF "指着第 9007199254740989 版，可是没有登记过的密钥签过它" out || fail "what latest named was believed: $(cat out)"
[ "$(cat quick/latest)" = 1.9 ] || fail "names count: $(cat quick/latest) $(cat out)"
"$ctl" verify quick --trust shipped > out || fail "beside names of nobody's: $(cat out)"
cp other/latest quick/latest
"$ctl" sign quick/rel/1.9.ksr --key bob.key > out || fail "sign: $(cat out)"
[ "$(cat quick/latest)" = 1.9 ] || fail "sign leaves screens with nobody's: $(cat quick/latest) $(cat out)"
# what a key signed that does not count any more was published all the same
says "第 4 版已经生效" "$ctl" trust rotate quick --remove bob.pub --alert deputy.pub --key root.key
says "已发布" "$ctl" publish set -o quick --key eve.key
[ "$(cat quick/latest)" = 1.10 ] || fail "after a key was taken away: $(cat quick/latest) $(cat out)"
rm quick/rel/1.9007199254740991.ksr
echo 1.9007199254740991 > quick/latest
says "没有更高的版本号了" "$ctl" publish set -o quick --key eve.key
mkdir quick/rel/1.99.ksr
says "读不出来" "$ctl" publish set -o quick --key eve.key
[ "$(cat quick/latest)" = 1.9007199254740991 ] && [ ! -e quick/rel/1.11.ksr ] || fail "published all the same: $(ls quick/rel)"
