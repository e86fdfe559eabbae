#!/bin/bash
# What a screen counts: there after a restart, told by kioskctl report, and never in the way of the
# glass, whatever the file is like.
. "$KS_SOURCE/tests/scripts/common.inc"
kiosk=$KS_BIN/kiosk ctl=$KS_BIN/kioskctl db=$work/records.db
one=$work/one
mkdir "$one"
cp -r "$KS_SOURCE/playlists" "$KS_SOURCE/assets" "$one/"
printf 'item\ncards/all-task-chat.md\n' > "$one/playlists/main.csv"
# Every question is answered by one touch here: several options to one answer are tests/core's.
sed -i 's/,多选题,/,单选题,/' "$one/assets/quiz/bank.csv"
play() { # play SCRIPT: prints the log
  SDL_VIDEODRIVER=offscreen timeout 100 "$kiosk" --content "$one" --window 640x360 --place canteen-3 \
    --now 2026-11-24T12:00 --speed 4 --records "$db" --script "$1" 2> "$work/err"
}
answers() { printf 'wait 900\ntap #choice-1\nwait 500\ntap #next\n%.0s' 1 2 3 4 5; }
{
  printf 'wait 6000\ntap #nothing\nwait 500\nkey back\nwait 500\ntap #quiz\n'
  answers
  printf 'expect screen=result\nwait 500\ntap #home\nwait 500\ntap #pledge\nwait 500\ntap #promise\nwait 500\ntap #leave\nwait 500\n'
} > "$work/visit"
for run in 1 2 3; do
  play "$work/visit" > "$work/log" || fail "run $run: $(tail -1 "$work/log")"
done
"$ctl" report "$db" > "$work/report" || fail "no report"
grep -q '^从 2026-11-24 到 2026-11-24，1 个地点$' "$work/report" || fail "days: $(head -1 "$work/report")"
grep -q '^触摸	canteen-3	3 次$' "$work/report" || fail "visits: $(cat "$work/report")"
grep -q '^播放	cards/all-task-chat.md	3 次' "$work/report" || fail "plays: $(cat "$work/report")"
grep -q '^pledge			3$' "$work/report" || fail "pledges: $(cat "$work/report")"
# Three visits, fifteen questions, none twice: the restarts did not make the screen forget.
[ "$(grep -c '^题目' "$work/report")" = 15 ] || fail "questions: $(grep '^题目' "$work/report")"
grep '^题目' "$work/report" | grep -qv '样本不足 (n=1)' && fail "something is said of one answer"

# A file that is none is put aside; one that cannot be had costs nothing but the counts.
echo 'this is no database at all, it is only some text of more than a hundred bytes that somebody left here by mistake' > "$db"
rm -f "$db"-wal "$db"-shm
play "$work/visit" > "$work/log" || fail "damaged: $(tail -1 "$work/log")"
[ -f "$db.broken-1" ] || fail "the damaged file is gone"
grep -q 'put aside' "$work/err" || fail "nobody was told"
"$ctl" report "$db" | grep -q '^触摸	canteen-3	1 次$' || fail "the new file counts nothing"
db=$work/nowhere/records.db
play "$work/visit" > "$work/log" || fail "no folder: $(tail -1 "$work/log")"
[ "$(grep -c 'cannot record' "$work/err")" = 1 ] || fail "said: $(cat "$work/err")"
! "$ctl" report "$db" 2>/dev/null || fail "a report of nothing"
