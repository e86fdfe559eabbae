#!/bin/bash
# Signed and unsigned sources on one device: what signatures brought stays under what offices put upon it, a new release
# leaves the offices' own, and when nothing changed nothing is written.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl="$KS_BIN/kioskctl"
cd "$work"
small_set set
for name in root anna bob; do "$ctl" keygen -o $name --no-password > /dev/null; done
"$ctl" trust init -o box --fleet campus-a --root root.pub --content anna.pub --alert anna.pub --alert bob.pub > /dev/null
cp box/trust/1.trust shipped
card() { # card TITLE: an alert
  printf -- '---\nalert: actual\nseverity: severe\nurgency: immediate\ncertainty: observed\neffective: 2020-01-01\nexpires: 2099-01-01\nplaces: 全校\n---\n# %s\n\n## 停 不转账\n' "$1"
}
card 两人签的 > set/assets/alerts/signed.md
publish() {
  "$ctl" publish set -o box --key anna.key > /dev/null
  "$ctl" publish set -o box --key anna.key --role alert > /dev/null
  "$ctl" sign "$(ls -t box/rel/alert-*.ksr | head -1)" --key bob.key > /dev/null
}
publish
signed() { "$KS_BIN/kiosk-sync" --state state --source box --policy signed --trust shipped --once 2>> log || fail "signed: $(tail -1 log)"; }
open() { # open NAME [POLICY]
  printf '[source %s]\npath = %s/%s\npolicy = %s\n' "$1" "$work" "$1" "${2:-open}" > "$1.ini"
  "$KS_BIN/kiosk-sync" --config "$1.ini" --state state --once 2>> log || fail "$1: $(tail -1 log)"
}
head_sum() { cksum < state/HEAD; }
shows() { # shows TEXT..: on the glass within two rounds
  for i in $(seq 60); do printf 'wait 500\ntext text-%s\n' "$i"; done > script
  rm -f text-*
  SDL_VIDEODRIVER=offscreen timeout 100 "$KS_BIN/kiosk" --store state --window 640x360 --motion none --speed 4 --script script > player 2>&1 ||
    fail "the player: $(tail -3 player)"
  for text in "$@"; do cat text-* | grep -q "$text" || fail "“$text” is not on the glass: $(cat text-* | sort -u)"; done
}
content() { echo "state/rel/$(od -An -tx1 -j57 -N32 state/HEAD | tr -d ' \n')"; } # what HEAD shows of the role content

# an office folder beside a signed source: both show, and looking on writes nothing
signed
mkdir -p share/海报 share/紧急
printf '# 海报里的字\n' > share/海报/一.txt
card 办公室的 > share/紧急/今天.md
open share
shows 两人签的 办公室的
sum=$(head_sum)
for _ in 1 2 3; do signed; open share; done
[ "$(head_sum)" = "$sum" ] || fail "they fight: HEAD changes although nothing changed"

# an unsigned set takes nothing away from what signatures brought, and is told so
small_set other
printf '# 没有签名的\n\n## 停 不转账\n' > other/assets/cards/a.md
open other
grep -q '^line.refused.playlists、assets.*签名发布的内容.*没有使用' state/results/other.txt || fail "not told: $(cat state/results/other.txt)"
[ "$(head_sum)" = "$sum" ] || fail "an unsigned set changed something"
open other
shows 两人签的 办公室的
printf 'x' > other/assets/cards/c.md
open other
grep -qa 没有签名的 $(find state/obj -type f) && fail "an unsigned set was copied"

# a new release of both roles leaves the office's own; then still nothing to write
card 再签一次 > set/assets/alerts/signed.md
printf '# 新的第一张\n\n## 停 不转账\n' > set/assets/cards/a.md
sleep 1
publish
signed
grep -qa 'playlists/office-share.csv' "$(content)" || fail "the office's rows are gone"
grep -qa "^f $(sha256sum < set/assets/cards/a.md | cut -c1-64)" "$(content)" || fail "the new release is not there"
shows 再签一次 办公室的
rm share/紧急/今天.md
rm set/assets/alerts/signed.md
open share
sum=$(head_sum)
for _ in 1 2; do signed; open share; open other; done
[ "$(head_sum)" = "$sum" ] || fail "they fight after a new release"

# the office takes its poster away: only that goes
rm share/海报/一.txt
open share
sum=$(head_sum)
signed
[ "$(head_sum)" = "$sum" ] || fail "a removed poster brings the signed release back again"
shows 再签一次

# what staff adopt stands upon what signatures brought
printf '# 先看过的\n' > share/海报/二.txt
printf '# 第三版第一张\n\n## 停 不转账\n' > set/assets/cards/a.md
sleep 1
"$ctl" publish set -o box --key anna.key > /dev/null
signed
open share pin
"$KS_BIN/kiosk-sync" --state state --confirm > /dev/null || fail "confirm"
sum=$(head_sum)
signed
[ "$(head_sum)" = "$sum" ] || fail "what staff adopted brings the signed release back again"
grep -qa "^f $(sha256sum < set/assets/cards/a.md | cut -c1-64)" "$(content)" || fail "adopted, and the signed release is gone"
grep -qa office-share "$(content)" || fail "what was adopted is not there"

# one decayed file of an office costs that file only, and stops nobody: the rest stays with the next signed release
object() { local h; h=$(sha256sum < "$1" | cut -c1-64); echo "state/obj/${h:0:2}/$h"; }
in_content() { grep -qa "^f $(sha256sum < "$1" | cut -c1-64)" "$(content)"; } # in_content FILE
mkdir -p second/海报
printf '# 第二处的字\n' > second/海报/一.txt
printf '# 第二处要坏的\n' > second/海报/二.txt
open second
for kind in gone rotten; do
  case $kind in
  gone) rm "$(object second/海报/二.txt)" ;;
  rotten) printf X | dd of="$(object second/海报/二.txt)" conv=notrunc status=none ;;
  esac
  printf '# %s第一张\n\n## 停 不转账\n' $kind > set/assets/cards/a.md
  sleep 1
  "$ctl" publish set -o box --key anna.key > /dev/null
  signed
  in_content set/assets/cards/a.md || fail "$kind: the new release is not there"
  in_content share/海报/二.txt || fail "$kind: what another source has went with it"
  in_content second/海报/一.txt || fail "$kind: all of its source went with it"
  open second
  in_content second/海报/二.txt || fail "$kind: its source does not bring it back"
  case $kind in
  gone) rm "$(object second/海报/二.txt)" ;;
  rotten) printf X | dd of="$(object second/海报/二.txt)" conv=notrunc status=none ;;
  esac
  printf '# %s时别处的新字\n' $kind > share/海报/三.txt
  open share
  in_content share/海报/三.txt || open share # the first may have found it out
  in_content share/海报/三.txt || fail "$kind: it stops another source: $(tail -2 log)"
  in_content second/海报/一.txt || fail "$kind: all of its source went"
  open second
  in_content second/海报/二.txt || fail "$kind: its source does not bring it back, the second time"
done

# HEAD is lost, and a file of what is signed with it: the offices' sources go on, and with the next signed look all is whole
rm -f state/HEAD state/HEAD.bak "$(object set/assets/cards/b.md)"
printf '# 没有 HEAD 时的字\n' > share/海报/四.txt
open share
in_content share/海报/四.txt || open share
in_content share/海报/四.txt || fail "a source is stuck: $(tail -2 log)"
in_content set/assets/cards/a.md || fail "what is left of the signed release is not shown"
open other
grep -qa 没有签名的 $(find state/obj -type f) && fail "an unsigned set took the place of the signed one"
signed
in_content set/assets/cards/b.md || fail "the signed release is not whole again"
in_content share/海报/四.txt || fail "what the office has went with it"
open second
open share
sum=$(head_sum)
for _ in 1 2; do signed; open share; open second; done
[ "$(head_sum)" = "$sum" ] || fail "whole again, and they fight"
