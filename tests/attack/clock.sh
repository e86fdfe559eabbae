#!/bin/bash
# Class: who signs moves what a device believes of the time, until nothing that others sign holds. A thief with one key, and an
# office computer whose clock is wrong, with the real programs.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl="$KS_BIN/kioskctl"
cd "$work"
clock=$KS_BUILD/tests/libclock.so
now=$(date -d '2026-11-29 10:00' +%s)
at() { # at DAYS COMMAND..: that many days from now, by a clock that nobody vouches for
  local days=$1
  shift
  LD_PRELOAD=$clock KS_CLOCK=$((now + days * 86400)) "$@"
}
synced() { # synced COMMAND..: today, by a clock that a server vouches for
  LD_PRELOAD=$clock KS_CLOCK=$now KS_CLOCK_SYNCED=1 "$@"
}
small_set set
card() { # card TITLE: an alert of these days
  printf -- '---\nalert: actual\nseverity: severe\nurgency: immediate\ncertainty: observed\neffective: 2026-11-28\nexpires: 2026-12-02\nplaces: 全校\n---\n# %s\n\n## 停 不转账\n' "$1"
}
for name in root anna bob carl; do "$ctl" keygen -o $name --no-password > /dev/null; done
begin() { # a fleet and a device of its own that has the first release
  rm -rf box state shipped office thief
  at 0 "$ctl" trust init -o box --fleet campus-a --root root.pub --content anna.pub --alert bob.pub --alert carl.pub > /dev/null
  cp box/trust/1.trust shipped
  at 0 "$ctl" publish set -o box --key anna.key > /dev/null
  cp -r box thief
}
publish() { # publish DAYS BOX [OPTION..]: content with one key, by a computer whose clock is so many days ahead
  local days=$1 box=$2
  shift 2
  at "$days" "$ctl" publish set -o "$box" --key anna.key "$@" > /dev/null
}
alert() { # alert DAYS_OF_FIRST DAYS_OF_SECOND TITLE: a release that needs two
  card "$3" > set/assets/alerts/now.md
  at "$1" "$ctl" publish set -o box --key bob.key --role alert > /dev/null
  at "$2" "$ctl" sign "$(ls -v box/rel/alert-*.ksr | tail -1)" --key carl.key > /dev/null
  rm set/assets/alerts/now.md
}
look() { # look HOW BOX: one look of the device, HOW the time is known
  local how=$1
  shift
  $how "$KS_BIN/kiosk-sync" --state state --source "$1" --policy signed --trust shipped --once 2>> log
}
blind="at 0" # restored from the disk: right here, but nobody vouches for it
told() { grep -q "$1" state/results/*.txt || fail "$2: $(cat state/results/*.txt)"; }
shown() { "$ctl" status --state state --json | jq -r ".$1.current.version"; }

# one key, no clock: a release of the far future is taken once, and what others sign goes on
begin
look "$blind" box || fail "first: $(tail -1 log)"
for i in 1 2 3 4; do
  publish $((i * 399)) thief --version $((i + 1))
  look "$blind" thief || true
done
[ "$(shown content)" = 2 ] || fail "years add up: release $(shown content) is shown"
told 'U03.ahead' "not told why"
alert 0 0 今天的提醒
look "$blind" box || true
[ "$(shown alert)" = 1 ] || fail "an alert of today has no chance: $(cat state/results/*.txt)"

# the roots take it back: the key is gone, another one publishes today
at 0 "$ctl" trust rotate box --revoke anna.pub --content carl.pub --new-epoch --key root.key > /dev/null
at 0 "$ctl" publish set -o box --key carl.key --version 1 > /dev/null
look "$blind" box || true # the alert of the old epoch is told
[ "$(shown content)" = 1 ] || fail "after the new epoch release $(shown content) is shown"

# a synchronised clock is overtaken by nobody
begin
look synced box || fail "first: $(tail -1 log)"
for i in 1 2 3; do
  publish 399 thief --version $((2 * i))
  look synced thief && fail "a release of next year was taken"
  told 'U03.future' "not told why"
  publish 1 thief --version $((2 * i + 1))
  look synced thief || fail "a clock that is a little fast: $(cat state/results/*.txt)"
done
alert 0 0 今天的提醒
look synced box || true
[ "$(shown alert)" = 1 ] || fail "an alert of today is refused beside a clock: $(cat state/results/*.txt)"

# an office computer that is a year ahead: beside a clock it is named at once, with both dates
begin
look synced box || fail "first: $(tail -1 log)"
publish 365 box
look synced box && fail "a release of next year was taken"
told '2027-11-29.*2026-11-29' "it is not named"
# without one the release is taken, costs no alert, and is named as soon as another contradicts it
begin
look "$blind" box || fail "first: $(tail -1 log)"
publish 365 box
look "$blind" box || fail "no clock: $(cat state/results/*.txt)"
alert 0 0 今天的提醒
look "$blind" box || true
[ "$(shown alert)" = 1 ] || fail "a wrong computer costs an alert: $(cat state/results/*.txt)"
publish 1 box
look "$blind" box || fail "its clock is right again: $(cat state/results/*.txt)"
told '2027-11-29.*时钟不准' "it is not named"
# what it makes and another computer signs too costs nothing either
alert 365 0 明年的提醒
look "$blind" box || fail "an alert of next year: $(cat state/results/*.txt)"
alert 0 0 又是今天的
look "$blind" box || fail "an alert after it: $(cat state/results/*.txt)"
[ "$(shown alert)" = 3 ] || fail "a wrong computer costs an alert that two signed: $(cat state/results/*.txt)"

# the player believes a synchronised clock against all of that
printf 'item,seconds,from,until\ncards/a.md,5,2026-11-24,2026-12-06\ncards/b.md,5,2027-11-24,2027-12-06\n' > set/playlists/main.csv
begin
look "$blind" box || fail "first: $(tail -1 log)"
publish 365 box
look "$blind" box || fail "no clock: $(cat state/results/*.txt)"
for i in $(seq 6); do printf 'wait 700\ntext text-%s\n' "$i"; done > script
plays() { # plays COMMAND..: what a player shows in some seconds, in `seen`
  SDL_VIDEODRIVER=offscreen "$@" "$KS_BIN/kiosk" --store state --window 640x360 --motion none --script script > player 2>&1 ||
    fail "the player: $(tail -3 player)"
  cat text-* > seen
}
plays synced
grep -q 第一张 seen || fail "beside a clock another week is shown: $(cat seen)"
! grep -q 第二张 seen || fail "beside a clock next year is shown too"
# and without a clock an alert goes by what is certain, not by what the content says
alert 0 0 今天的提醒
look "$blind" box || fail "the alert: $(cat state/results/*.txt)"
plays $blind
grep -q 今天的提醒 seen || fail "a wrong computer hides an alert: $(cat seen)"
