#!/bin/bash
# What is signed is what is read: `publish` has the documents read and signs that with them, and a
# screen plays a release without reading a document of it again. Of one signed without, each is read once.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl=$KS_BIN/kioskctl
cd "$work"
small_set set
mkdir -p set/assets/quiz set/assets/handbook
cp "$KS_SOURCE/assets/facts.csv" set/assets/
cp "$KS_SOURCE"/assets/handbook/*task*.md set/assets/handbook/
cp "$KS_SOURCE"/playlists/{places,phases}.csv set/playlists/
questions 0 > set/assets/quiz/题库.csv
cp "$KS_SOURCE/kiosk/decode/known/bank.xlsx" set/assets/quiz/
for name in root anna bob; do
  "$ctl" keygen -o $name --no-password > /dev/null
done
"$ctl" trust init -o box --fleet campus-a --root root.pub --content anna.pub --alert anna.pub --alert bob.pub > /dev/null

# A player that has no reader of documents: what it shows it has from what was signed.
mkdir bin
for program in kiosk kiosk-decode kiosk-decode-image kiosk-decode-sdl kiosk-decode-heif kiosk-decode-video; do
  cp "$KS_BIN/$program" bin/
done
play() { # play STATE BIN: what it loaded, however long that takes
  rm -f "$1.log" # of the one before
  SDL_VIDEODRIVER=offscreen timeout 100 "$2/kiosk" --store "$1" --window 640x360 > /dev/null 2> "$1.log" &
  until grep -qs 'loaded .* errors' "$1.log" || ! kill -0 $! 2>/dev/null; do
    sleep 0.1
  done
  kill $! 2>/dev/null || true
  wait $! || true
  grep -o 'loaded .* errors' "$1.log" || fail "nothing is loaded: $(cat "$1.log")"
}
take() { # take STATE: the release that lies in the box
  "$ctl" import box --state "$1" --trust box/trust/1.trust > out || fail "import: $(cat out)"
}

"$ctl" publish set -o box --key anna.key --minfw 1 --force > out || fail "publish: $(cat out)"
! grep -q ' forms ' box/rel/1.1.ksr || fail "forms for screens that know none"
take old
with_reader=$(play old "$KS_BIN")
grep -q ' 0 errors' <<< "$with_reader" || fail "the set is not good: $with_reader"
[ "$(play old bin)" != "$with_reader" ] || fail "a player without a reader reads"

# Such a release is read once more, by kiosk-sync, and from then on what it was read as is kept.
mkdir none counting
cp "$KS_BIN"/kiosk-sync "$KS_BIN"/kiosk-decode "$KS_BIN"/kiosk-decode-image "$KS_BIN"/kiosk-decode-video counting/
printf '#!/bin/sh\necho read >> "%s"\nexec "%s" "$@"\n' "$work/children" "$KS_BIN/kiosk-read" > counting/kiosk-read
chmod +x counting/kiosk-read
derive() { # derive STATE: children that read documents meanwhile
  : > children
  counting/kiosk-sync --state "$1" --source none --policy signed --once 2> sync.log || true
  wc -l < children
}
documents=$(derive old)
[ "$documents" -gt 5 ] || fail "old documents are not read: $documents, $(cat sync.log)"
kept=$(echo old/forms/*)
[ -f "$kept" ] || fail "nothing is kept of what they were read as: $(ls -R old)"
[ "$(play old bin)" = "$with_reader" ] || fail "what is kept is not what a reader reads: $(cat old.log), $with_reader"
again=$(derive old)
[ "$again" -eq 0 ] || fail "they are read again: $again"
! grep -q KS-0415 sync.log || fail "what was kept is kept again: $(cat sync.log)"
# An alert can have no form, wherever it lies; that is known after the first look as well.
cp -r set odd.set
cp "$KS_SOURCE/assets/alerts/p3-freshman.md" odd.set/assets/cards/
"$ctl" trust init -o odd.box --fleet campus-a --root root.pub --content anna.pub --alert anna.pub --alert bob.pub > /dev/null
"$ctl" publish odd.set -o odd.box --key anna.key --minfw 1 --force > out || fail "publish: $(cat out)"
"$ctl" import odd.box --state odd --trust odd.box/trust/1.trust > out || fail "import: $(cat out)"
[ "$(derive odd)" -eq $((documents + 1)) ] || fail "an alert among cards: $(wc -l < children) read, $documents without it"
[ "$(derive odd)" -eq 0 ] || fail "what can have no form is read again"
! grep -q KS-0415 sync.log || fail "what can have no form is told again: $(cat sync.log)"
# While they cannot be kept none is read.
mv "$kept" kept
exec 9< old && flock 9
[ "$(derive old)" -eq 0 ] || fail "documents are read that cannot be kept: $(cat sync.log)"
exec 9<&-
mv kept "$kept"
echo "an old release: $documents documents read once, $(stat -c %s "$kept") bytes kept"

# Of other readers, or damaged: none of it is believed, it is made anew, and what is old goes.
printf 'x' | dd of="$kept" bs=1 seek=1000 conv=notrunc status=none
[ "$(play old bin)" != "$with_reader" ] || fail "damaged forms are believed"
[ "$(play old "$KS_BIN")" = "$with_reader" ] || fail "damaged forms: $(cat old.log)"
mv "$kept" old/forms/0123456789abcdef
[ "$(derive old)" -eq "$documents" ] || fail "forms of other readers: $(cat sync.log)"
[ "$(echo old/forms/*)" = "$kept" ] || fail "forms of other readers stay: $(ls old/forms)"
[ "$(play old bin)" = "$with_reader" ] || fail "made anew: $(cat old.log)"

"$ctl" publish set -o box --key anna.key --force > out || fail "publish: $(cat out)"
grep -q '^minfw 2$' box/rel/1.2.ksr && grep -q ' forms - assets/forms$' box/rel/1.2.ksr ||
  fail "no forms are signed: $(cat box/rel/1.2.ksr)"
take new
[ "$(play new bin)" = "$with_reader" ] || fail "not what a reader reads: $(cat new.log), $with_reader"
[ "$(play new "$KS_BIN")" = "$with_reader" ] || fail "with a reader: $(cat new.log)"
# Without --once it does so in a process beside, after each start and when another release is shown.
rm -r old/forms
counting/kiosk-sync --state old --source none --policy signed 2> sync.log &
pids="$pids $!"
daemon=$!
for _ in $(seq 600); do grep -q KS-0415 sync.log && break; sleep 0.1; done
kill $daemon
wait $daemon || true
[ -f "$kept" ] || fail "nothing is kept by the daemon: $(cat sync.log)"
grep -q 'KS-0415' sync.log || fail "it is not told: $(cat sync.log)"

# What was signed with its forms needs none from here, and what was kept of the one before goes.
take old
[ "$(derive old)" -eq 0 ] || fail "documents with signed forms are read"
[ -z "$(ls old/forms)" ] || fail "forms of a release that is gone stay: $(ls old/forms)"

# Forms that nobody signed so are none: the documents are read.
pack=$(awk '$4 == "forms" { print $2 }' box/rel/1.2.ksr)
object=$(find new -type f -path "*${pack:2:20}*")
[ -n "$object" ] || fail "no object of the forms"
chmod u+w "$object"
printf 'x' | dd of="$object" bs=1 seek=100 conv=notrunc status=none
[ "$(play new "$KS_BIN")" = "$with_reader" ] || fail "a damaged pack: $(cat new.log)"
[ "$(play new bin)" != "$with_reader" ] || fail "a damaged pack is believed"

# An office has its tables read too, and a file of that name from there is none.
mkdir share
cp -r set/playlists set/assets share/
cp "$object" share/assets/forms
"$KS_BIN/kiosk-sync" --state open --source share --policy open --once 2> log || fail "$(cat log)"
[ "$(play open bin)" != "$with_reader" ] || fail "forms of a share are believed"

# A document that takes over the child that reads it forges nothing but its own form.
mkdir evil
cp "$KS_BIN"/kioskctl "$KS_BIN"/kiosk-decode "$KS_BIN"/kiosk-decode-image "$KS_BIN"/kiosk-decode-video evil/
cp "$KS_BIN/forger" evil/kiosk-read
printf -- '---\nforge: yes\n---\n# 伪造\n\n## 停 不转账\n' > set/assets/cards/a.md
evil/kioskctl publish set -o box --key anna.key --force > out || fail "publish: $(cat out)"
pack=$(awk '$4 == "forms" { print $2 }' box/rel/1.3.ksr)
object=$(find box -type f -path "*${pack:2:20}*")
grep -aq 伪造 "$object" || fail "nothing was taken over: $(cat out)"
grep -aq 第二张 "$object" || fail "forms of other documents are forged"
