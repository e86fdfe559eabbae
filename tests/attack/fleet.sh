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

# from then on nothing of the revoked key goes out
refuses "已经作废" "$ctl" publish set -o box --key anna.key
refuses "已经作废" "$ctl" publish set -o box --trust shipped --key anna.key
refuses "已经作废" "$ctl" sign box/rel/1.1.ksr --key anna.key
"$ctl" publish set -o box --key bob.key > /dev/null
"$ctl" publish set -o box --role alert --key bob.key --key carl.key > /dev/null
[ "$(cat box/latest)" = 2.1 ] || fail "the new epoch: $(cat box/latest)"
import
[ "$(state '[.trust, .content.current.version]')" = "[2,1]" ] || fail "after the rotation: $(state .)"
