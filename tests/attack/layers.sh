#!/bin/bash
# Class: one source undoes what another brought. Each source changes its own labels only, whoever decides when, and when
# nothing changed nothing is written.
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$work"
small_set one
small_set two
printf '# 第二套的字\n\n## 停 不转账\n' > two/assets/cards/a.md
mkdir -p share/海报 usb/海报
look() { # look [STATUS]: one look of each source in all.ini
  { printf '[sync]\nstate = %s/state\n' "$work"; cat all.ini; } > now.ini
  ${deny:-} "$KS_BIN/kiosk-sync" --config now.ini --once 2>> log || [ $? = "${1:-0}" ] || fail "look: $(tail -1 log)"
}
source_of() { printf '[source %s]\npath = %s/%s\npolicy = %s\n' "$1" "$work" "$1" "$2"; } # source_of NAME POLICY
serial() { od -An -tu8 -j4 -N8 state/HEAD | tr -d ' '; } # commits so far
head_sum() { cksum < state/HEAD; }
installed() { echo "state/rel/$(od -An -tx1 -j57 -N32 state/HEAD | tr -d ' \n')"; } # what HEAD shows of the role content
has() { grep -qa "^f $(sha256sum < "$1" | cut -c1-64)" "$(installed)"; } # has FILE

# two whole sets on one device: the one that stands first counts, and nobody writes for ever
{ source_of one open; source_of two open; } > all.ini
look
look
sum=$(head_sum)
for _ in 1 2 3; do look; done
[ "$(head_sum)" = "$sum" ] || fail "two sets fight: HEAD changes although nothing changed"
has one/assets/cards/a.md || fail "not the first one's set"
grep -q 'playlists、assets 来自“one”' state/results/two.txt || fail "not told: $(cat state/results/two.txt)"
# the other way round it is the other
{ source_of two open; source_of one open; } > all.ini
look
look
has two/assets/cards/a.md || fail "not the first one's set"

# what staff adopt is what their source brought, not what others had then
{ source_of one open; source_of share open; } > all.ini
printf '# 热线旧号码\n' > share/海报/热线.txt
look
{ source_of one open; source_of usb pin; } > all.ini
printf '# 等着的\n' > usb/海报/一.txt
look
{ source_of one open; source_of share open; } > all.ini
printf '# 热线新的号码\n' > share/海报/热线.txt
look
has share/海报/热线.txt || fail "the correction did not come"
"$KS_BIN/kiosk-sync" --state state --confirm > /dev/null || fail "confirm"
has share/海报/热线.txt || fail "what staff adopted undid a correction"
has usb/海报/一.txt || fail "what staff adopted is not there"

# two that wait wait side by side; what a source takes back waits no more
rm -r state
{ source_of one open; source_of share pin; source_of usb pin; } > all.ini
look
look
sum=$(head_sum)
for _ in 1 2 3; do look; done
[ "$(head_sum)" = "$sum" ] || fail "two sources that wait fight: HEAD changes although nothing changed"
rm usb/海报/一.txt
look
"$KS_BIN/kiosk-sync" --state state --confirm > /dev/null || fail "confirm"
has share/海报/热线.txt || fail "one of two that waited was lost"
grep -qa 'office/usb/' "$(installed)" && fail "what was taken back was adopted"

# a source keeps its place only while it can be read: a set that is brought meanwhile counts, and gives way with one commit
for away in gone empty; do
  rm -rf state
  { source_of one open; source_of two open; } > all.ini
  look
  look
  has one/assets/cards/a.md || fail "$away: not the first one's set"
  mv one one.away
  [ $away = gone ] || mkdir one # its share is not mounted
  look 2
  has two/assets/cards/a.md || fail "$away: a set is refused while the share that goes before is away: $(cat state/results/two.txt)"
  grep -q '“one”.*读不到' state/results/two.txt || fail "$away: not told why it counts: $(cat state/results/two.txt)"
  sum=$(head_sum)
  for _ in 1 2 3; do look 2; done
  [ "$(head_sum)" = "$sum" ] || fail "$away: HEAD changes although nothing changed"
  [ $away = gone ] || rmdir one
  mv one.away one
  n=$(serial)
  for _ in 1 2 3; do look; done
  has one/assets/cards/a.md || fail "$away: back, and its set does not count"
  [ "$(serial)" = $((n + 1)) ] || fail "$away: back with $(($(serial) - n)) commits"
  grep -q 'playlists、assets 来自“one”' state/results/two.txt || fail "$away: not told: $(cat state/results/two.txt)"
done

# nor does one keep it that could never be read (root reads everything, but for what it gives up); a folder that
# cannot be listed costs itself only
deny=
[ "$(id -u)" != 0 ] || deny='setpriv --bounding-set -dac_override,-dac_read_search'
if ${deny:-env} true; then
  rm -rf state
  { source_of one open; source_of two open; } > all.ini
  chmod 0 one
  for _ in 1 2 3; do look 2; done
  has two/assets/cards/a.md || fail "a source that was never read keeps the place: $(cat state/results/two.txt)"
  chmod 755 one && mkdir -p one/海报/锁着 && chmod 0 one/海报/锁着
  for _ in 1 2 3; do look; done
  has one/assets/cards/a.md || fail "a folder that cannot be listed costs the set: $(cat state/results/one.txt)"
  # an alert waits for nobody's places: not for a set whose source gives nothing whole
  rm -rf state && mkdir -p one/$'\u3000' && chmod 0 one/$'\u3000'
  mkdir -p urgent/紧急 && printf '# 停水\n\n## 停 不用水\n' > urgent/紧急/停水.md
  { source_of urgent open; source_of one open; } > all.ini
  { printf '[sync]\nstate = %s/state\n' "$work"; cat all.ini; } > now.ini
  timeout 20 $deny "$KS_BIN/kiosk-sync" --config now.ini --once 2>> log || true
  grep -q '^file.on.*紧急/停水.md' state/results/urgent.txt || fail "an alert waits for another source: $(cat state/results/urgent.txt log | tail -5)"
  rmdir one/$'\u3000'
  rm -rf state urgent
  { source_of one open; source_of two open; } > all.ini
  deny=
  rm -r one/海报
  look
  look
  has one/assets/cards/a.md || fail "readable at last, and its set does not count"
fi
deny=

# nor does one whose set plays nothing keep a place, until what it had before is shown or it is mended
rm -rf state
cp -r one good
printf 'item,seconds\ncards/none.md,5\n' > one/playlists/main.csv
look 1
look 1
look 1
has two/assets/cards/a.md || fail "a set that plays nothing keeps the place: $(cat state/results/two.txt)"
sum=$(head_sum)
for _ in 1 2 3; do look 1; done
[ "$(head_sum)" = "$sum" ] || fail "refused: HEAD changes although nothing changed"
cp good/playlists/main.csv one/playlists/main.csv
look
look
has one/assets/cards/a.md || fail "mended, and its set does not count"
printf 'item,seconds\ncards/none.md,5\n' > one/playlists/main.csv
for _ in 1 2 3; do look 1; done
has one/assets/cards/a.md || fail "what it had before went with a version that plays nothing"

# a set that its source took away waits no more; what else it has waits on
rm -rf state
cp good/playlists/main.csv one/playlists/main.csv
cp -r two/playlists two/assets usb
printf '# 等着的\n' > usb/海报/一.txt
{ source_of one open; } > all.ini
look
{ source_of one off; source_of usb pin; } > all.ini
look
rm -r usb/playlists usb/assets
look
look
sum=$(head_sum)
look
[ "$(head_sum)" = "$sum" ] || fail "taken back: HEAD changes although nothing changed"
"$KS_BIN/kiosk-sync" --state state --confirm > /dev/null || fail "confirm"
has usb/海报/一.txt || fail "what its source still has was taken back"
has one/assets/cards/a.md || fail "a set that its source took away was adopted"

# what another source brings of the same bytes is not its own to take back
rm -rf state share/海报/* usb/*
cp -r two/playlists two/assets share
{ source_of share pin; source_of usb pin; } > all.ini
look
rm -r share/playlists share/assets
look
cp -r two/playlists two/assets usb
look
look
sum=$(head_sum)
for _ in 1 2 3; do look; done
[ "$(head_sum)" = "$sum" ] || fail "a share and a stick take turns: HEAD changes although nothing changed"
"$KS_BIN/kiosk-sync" --state state --confirm > /dev/null || fail "confirm"
has two/assets/cards/a.md || fail "a share took back what a stick brought"
