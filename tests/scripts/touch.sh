#!/bin/bash
# A person at the screen: the real program driven by a script without a display, then a real window
# under Xvfb clicked by xdotool, upright and turned.
. "$KS_SOURCE/tests/scripts/common.inc"
kiosk=$KS_BIN/kiosk
# One poster, so that the first touch always leads to the page of its type.
one=$work/one
mkdir "$one"
cp -r "$KS_SOURCE/playlists" "$KS_SOURCE/assets" "$one/"
printf 'item\ncards/all-task-chat.md\n' > "$one/playlists/main.csv"
# Which questions are drawn is chance: here each takes one answer, in the other set each takes several.
questions 0 > "$one/assets/quiz/bank.csv"
several=$work/several
cp -r "$one" "$several"
questions 1 > "$several/assets/quiz/bank.csv"
[ "$(grep -c , "$several/assets/quiz/bank.csv")" -gt 5 ] || fail "no questions with several answers"
play() { # play SCRIPT SIZE [OPTION..]: prints the log
  local script=$1 size=$2
  shift 2
  SDL_VIDEODRIVER=offscreen timeout 100 "$kiosk" --content "${set:-$one}" --window "$size" --place canteen-3 \
    --now 2026-11-24T12:00 --script "$script" "$@" 2>/dev/null
}

# --- the whole way, by script ---
cat > "$work/way" <<'END'
wait 1000
expect screen=loop
tap 100 300
wait 500
key back
expect screen=home
wait 500
tap #quiz
expect screen=question
wait 500
key 1
expect screen=feedback
wait 500
tap #next
wait 500
tap #choice-2
wait 500
key enter
wait 500
tap #choice-1
wait 500
tap #next
wait 500
tap #choice-2
wait 500
tap #next
wait 500
tap #choice-1
expect screen=feedback
wait 500
tap #next
expect screen=result
wait 16000
expect screen=loop
tap #nothing
wait 500
key back
wait 500
tap #handbook
wait 500
tap #later
expect screen=handbook
wait 500
tap #item-9
expect screen=entry
wait 500
tap #type-quiz
expect screen=question
wait 500
tap #leave
wait 2500
expect screen=loop
tap #nothing
wait 500
key back
wait 500
tap #help
expect screen=help
wait 500
tap #item-1
expect screen=entry
wait 20500
expect screen=still-there
tap 50 50
expect screen=entry
wait 20500
wait 10500
expect screen=loop
END
for size in 1280x720 720x1280; do
  play "$work/way" $size --speed 4 > "$work/log" || fail "$size: $(tail -1 "$work/log")"
  jq -e . "$work/log" >/dev/null || fail "the log is not JSON"
done
printf 'wait 500\nexpect screen=home\n' > "$work/wrong"
! play "$work/wrong" 1280x720 > "$work/log" || fail "a false expectation passes"

# --- several answers: marked, taken back, confirmed ---
home='tap #nothing\nwait 500\nkey back\nwait 500\n'
{
  printf "wait 500\n${home}tap #quiz\nwait 500\n"
  for _ in 1 2 3 4 5; do
    printf 'expect screen=question\nkey 1\ntap #choice-2\ntap #choice-2\nexpect screen=question\nwait 500\n'
    printf 'tap #confirm\nexpect screen=feedback\nwait 500\ntap #next\nwait 500\n'
  done
  printf 'expect screen=result\n'
} > "$work/several-way"
set=$several play "$work/several-way" 1280x720 > "$work/log" || fail "several answers: $(tail -1 "$work/log")"

# --- class mode: questions picked by touch, then by the six keys alone; asked in that order ---
cat > "$work/class" <<END
wait 500
${home//\\n/
}tap #lesson
wait 500
tap #lesson-types
expect screen=lesson-types
wait 500
tap #begin
expect screen=lesson-types
tap #item-1
expect screen=lesson-pick
wait 500
tap #choice-2
tap #choice-1
text $work/pick.txt
tap #begin
expect screen=lesson-item
text $work/first.txt
wait 500
tap #uncover
wait 500
tap #team-a
tap #next
text $work/second.txt
wait 500
tap #lesson-end
expect screen=lesson-end
wait 500
tap #lesson
wait 500
tap #lesson-types
text $work/types.txt
wait 500
key back
expect screen=lesson
wait 500
tap #lesson-types
wait 500
key down
key enter
expect screen=lesson-pick
wait 500
key 1
key right
key enter
text $work/keys.txt
tap #pick-all
tap #pick-all
text $work/none.txt
END
play "$work/class" 1280x720 --class > "$work/log" || fail "picking questions: $(tail -1 "$work/log")"
grep -q '选了 2 道' "$work/pick.txt" || fail "two touches do not pick two: $(cat "$work/pick.txt")"
grep -q '第 1 题，共 2 题' "$work/first.txt" || fail "the lesson has not what was picked: $(cat "$work/first.txt")"
cmp -s "$work/first.txt" "$work/second.txt" && fail "one question twice"
# The second line of the list was picked first.
[ "$(grep -o '第 [12] 道' "$work/pick.txt" | tr -d '\n')" = "第 2 道第 1 道" ] || fail "the order is not shown: $(cat "$work/pick.txt")"
[ "$(grep -c '选了' "$work/types.txt")" = 1 ] || fail "something of the last lesson is still picked: $(cat "$work/types.txt")"
grep -q '选了 2 道' "$work/keys.txt" || fail "the keypad does not pick: $(cat "$work/keys.txt")"
grep -q '选了 0 道' "$work/none.txt" || fail "all, then none, leaves some: $(cat "$work/none.txt")"

# --- works: their pictures come while one looks, on the tiles and large; a vote is for what one sees ---
works=$work/works
cp -r "$one" "$works"
mkdir -p "$works/assets/works"
convert -size 400x300 xc:'#3366CC' "$works/assets/works/blue.png"
printf 'no picture' > "$works/assets/works/broken.png"
cat > "$works/assets/sheets/vote.csv" <<END
名称,内容,开始,结束,图片
甲,一幅画,2026-11-01,2026-12-20,works/blue.png
乙,坏的图,2026-11-01,2026-12-20,works/broken.png
丙,没有图,2026-11-01,2026-12-20,
END
check=$("$KS_BIN/kioskctl" check "$works" || true)
grep 'vote.csv:3' <<< "$check" | grep -q 'works/broken.png' || fail "check does not name the broken picture: $check"
grep -q 'blue.png' <<< "$check" && fail "check complains of a good picture: $check"
{
  printf "wait 500\n${home}tap #works\nwait 6000\nshot $work/works.png\ntap #choice-1\nwait 6000\nexpect screen=work\n"
  printf "shot $work/work.png\ntap #later\nwait 500\nshot $work/broken.png\ntext $work/broken.txt\n"
  printf "tap #vote\nwait 500\ntext $work/voted.txt\ntap #back\nexpect screen=works\n"
} > "$work/works-way"
set=$works play "$work/works-way" 1280x720 > "$work/log" || fail "works: $(tail -1 "$work/log")"
blue() { convert "$1" -fill black +opaque '#3366CC' -fill white -opaque '#3366CC' -format '%[fx:round(mean*w*h)]' info:; }
small=$(blue "$work/works.png") large=$(blue "$work/work.png")
[ "$small" -gt 5000 ] || fail "no picture on the tile ($small pixels)"
[ "$large" -gt $((4 * small)) ] || fail "the picture is not large on its page ($large, on the tile $small)"
[ "$(blue "$work/broken.png")" = 0 ] || fail "a picture of another work is shown"
grep -q '坏的图' "$work/broken.txt" || fail "without its picture a work has no words: $(cat "$work/broken.txt")"
grep -q '收到了' "$work/voted.txt" || fail "the vote is not taken: $(cat "$work/voted.txt")"

# --- the finger that is still there after a change ---
printf 'wait 500\ntap #nothing\nwait 500\nkey back\nwait 500\ntap #quiz\ntap #choice-1\nexpect screen=question\n' > "$work/dead"
play "$work/dead" 640x360 > "$work/log" || fail "a second tap answers the next item: $(tail -1 "$work/log")"

# --- nothing of the last person: after one who read large, in English, and answered, home and the
# question are byte for byte what the first person of the day finds ---
sole=$work/sole # one question; in which order its two answers stand is chance
cp -r "$one" "$sole"
awk -F'"' 'NR == 1 || (NF % 2 && /^[^,]*,真还是骗,/)' "$KS_SOURCE/assets/quiz/bank.csv" | head -2 > "$sole/assets/quiz/bank.csv"
second() { # second N: what the N-th run shows before and after somebody
  printf "wait 500\n${home}shot $work/home.$1.png\ntap #quiz\nwait 500\nshot $work/question.$1.png\n"
  printf 'text %s\ntap #leave\nwait 2500\n' "$work/question.$1.txt"
  printf "${home}tap #large\nwait 500\ntap #language\nwait 500\ntap #quiz\nwait 500\ntap #choice-1\nwait 500\n"
  printf 'shot %s\ntap #later\nwait 500\ntap #next\nwait 500\ntap #leave\nwait 2500\n' "$work/between.png"
  printf "${home}shot $work/home.$1.after.png\ntap #quiz\nwait 500\nshot $work/question.$1.after.png\n"
  printf 'text %s\n' "$work/question.$1.after.txt"
}
alike=no
for n in $(seq 12); do
  second "$n" > "$work/second"
  set=$sole play "$work/second" 1280x720 --touch --speed 4 > "$work/log" || fail "the visit does not run: $(tail -1 "$work/log")"
  cmp "$work/home.$n.png" "$work/home.$n.after.png" || fail "something of the last person is on the home screen"
  cmp -s "$work/home.$n.png" "$work/between.png" && fail "large type and English change nothing"
  cmp -s "$work/question.$n.txt" "$work/question.$n.after.txt" || continue # the other order
  cmp "$work/question.$n.png" "$work/question.$n.after.png" || fail "something of the last person is on the question"
  alike=yes
  break
done
[ $alike = yes ] || fail "no two questions alike in twelve runs: $(diff "$work/question.1.txt" "$work/question.1.after.txt")"

# --- an alert goes before a person ---
printf "wait 500\n${home}expect screen=home\nwait 15000\nexpect screen=loop\n" > "$work/c"
(SDL_VIDEODRIVER=offscreen timeout 60 "$kiosk" --content "$one" --window 1280x720 --now 2020-09-03T13:00 --place canteen-3 \
  --script "$work/c" > "$work/log" 2>/dev/null; echo $? > "$work/rc") &
runner=$!
for _ in $(seq 300); do # somebody is on the home screen
  grep -q '"do": "expect screen=home"' "$work/log" && break
  sleep 0.1
done
cat > "$one/assets/alerts/now.md" <<'END'
---
alert: actual
severity: severe
urgency: immediate
certainty: observed
effective: 2020-09-03T12:00
expires: 2020-09-03T22:00
---
# 冒充财务处退费的，挂掉

## 停 挂断
END
wait $runner
[ "$(cat "$work/rc")" = 0 ] || fail "an alert does not end the visit: $(tail -1 "$work/log")"

# --- a real window, real clicks ---
start_display 1280x720
# Where the targets stand is asked of the program itself, without a display.
printf 'wait 500\ntap #nothing\nwait 500\ntargets %s\ntap #back\nwait 500\ntargets %s\n' "$work/entry" "$work/home" > "$work/where"
locate() { play "$work/where" 1280x720 "$@" > /dev/null || fail "no targets"; }
click() { xdotool mousemove "$1" "$2" click 1; sleep 1.2; }
click_on() { # click_on SCREEN NAME
  local at
  at=$(awk -v name="$2" '$1 == name { print $2, $3 }' "$work/$1")
  [ -n "$at" ] || fail "no target $2 on $1"
  click $at
}
window() { # window SCRIPT OPTION..: the player in the background
  local script=$1
  shift
  (rc=0; timeout 60 "$kiosk" --content "$one" --now 2026-11-24T12:00 --place canteen-3 --script "$script" "$@" \
    > "$work/log" 2>/dev/null || rc=$?; echo $rc > "$work/rc") &
  runner=$!
  for _ in $(seq 150); do # the first line of the log is written with the first frame
    [ -s "$work/log" ] && break
    sleep 0.1
  done
  sleep 0.5
}
printf 'expect screen=loop\nwait 7000\nexpect screen=question\n' > "$work/real"
locate
window "$work/real" --window 1280x720
click 600 300 # anywhere: the type page of the card
click_on entry back
click_on home quiz
wait $runner
[ "$(cat "$work/rc")" = 0 ] || fail "clicks do not reach the questions: $(tail -1 "$work/log")"
# Turned by 90 degrees the same points of the upright screen lie elsewhere on the panel.
locate --rotate 90
window "$work/real" --window 1280x720 --rotate 90
click 600 300
click_on entry back
click_on home quiz
wait $runner
[ "$(cat "$work/rc")" = 0 ] || fail "clicks on a turned screen miss: $(tail -1 "$work/log")"
