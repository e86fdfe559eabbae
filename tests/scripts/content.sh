#!/bin/bash
# The project's own campaign: enough of everything, true on every day, and bad content costs itself.
# content.sh facts: only whether facts are known, used, and never written out.
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$KS_SOURCE"
ctl=$KS_BIN/kioskctl

# --- facts ---
"$ctl" check . > "$work/check" || fail "$(cat "$work/check")"
# Every fact is dated by what it says and sourced, and somebody uses it.
for key in $(tail -n +2 assets/facts.csv | cut -d, -f1 | sort -u); do
  grep -rqF "{{$key}}" assets/cards assets/handbook assets/help assets/quiz playlists/ticker.csv kiosk/core || fail "nobody uses the fact $key"
done
! grep "没有写哪天核对过" "$work/check" || fail "a fact that nobody has held against its source"
# Hotlines, the app and the laws stand in the content by key only: as a number, they would not change.
! grep -rnE '96110|12381|12306|12356|12367|国家反诈中心|反电信网络诈骗法|福建(工程学院|理工大学)' assets/cards assets/handbook assets/help assets/sheets assets/quiz playlists/ticker.csv |
  grep -vE ':(title|source): ' || fail "a fact is written out"
[ "${1:-}" != facts ] || exit 0

# --- enough of everything ---
at_least() { # at_least WANTED NUMBER WHAT
  [ "$2" -ge "$1" ] || fail "$3: $2, wanted at least $1"
}
at_least 50 "$(grep -L '^lang: en' assets/handbook/*.md | wc -l)" "handbook entries"
at_least 60 "$(grep -L '^lang: en' assets/cards/*.md | wc -l)" "Chinese cards"
at_least 10 "$(grep -l '^lang: en' assets/cards/*.md | wc -l)" "English cards"
at_least 12 "$(ls assets/illustrations/source/*.svg | wc -l)" "illustrations"
at_least 12 "$(grep -h '^picture:' assets/cards/*.md | sort -u | wc -l)" "illustrations in use"
# Rows of the bank begin with their id; scenes hold line breaks.
at_least 360 "$(grep -cE '^[a-z0-9-]+-[0-9]+,(真还是骗|你会怎么做),' assets/quiz/bank.csv)" "questions"
at_least 240 "$(grep -cE '^en-[a-z-]+-[0-9]+,(真还是骗|你会怎么做),' assets/quiz/bank-en.csv)" "English questions"
# README says how much of it there is, and how many attacks are tried: numbers that nobody compares grow old.
readme=$(tr '\n' ' ' < README.md)
counts() { # counts SENTENCE
  grep -qF "$1" <<< "$readme" || fail "README.md does not say: $1"
}
items() { grep -cE '^[a-z0-9-]+-[0-9]+,' "assets/quiz/$1.csv"; }
counts "handbook of $(grep -L '^lang: en' assets/handbook/*.md | wc -l | xargs) fraud types in Chinese and English, $(ls assets/cards/*.md | wc -l) cards"
counts "cards ($(grep -l '^lang: en' assets/cards/*.md | wc -l) in English) with $(ls assets/illustrations/source/*.svg | wc -l) drawings"
counts "$(items bank) quiz items in Chinese and $(items bank-en) in English"
counts "$("$KS_BIN/sync-verify-test_verify_attacks" | sed -n 's/^attacks: \([0-9]*\) cases.*/\1/p') attacks by name"
# What a bank measures is bounded by the check itself, which had nothing to say. Each question says what decides it.
pairs() { # pairs PREFIX: how many pairs of questions share their options
  sed -n "s/.*note: $1有 \([0-9]*\) 对题一真一假.*/\1/p" "$work/check"
}
at_least 40 "$(pairs '')" "pairs with the same options"
at_least 40 "$(pairs 英文题：)" "English pairs with the same options"
# The bounds of the check leave no room for the next question; ours keep away from them.
guessed=$(grep -oE '用词能猜对 [0-9]+%，只看称呼 [0-9]+%，只看选项 [0-9]+%' "$work/check" | grep -oE '[0-9]+')
[ "$(echo "$guessed" | wc -l)" -eq 6 ] || fail "the check does not say how much is guessed"
while read -r scene senders options; do
  [ "$scene" -le 66 ] && [ "$senders" -le 54 ] && [ "$options" -le 48 ] ||
    fail "guessed without understanding: $scene % from scenes, $senders % from senders, $options % from options"
done < <(echo "$guessed" | paste -d ' ' - - -)
# A student who knows only surfaces: labels, senders, channel, amounts, lengths and the words of options. Where a
# label tells, the same student sees it.
tells=$work/tells.csv
awk -F, '$5 == "骗局" { sub(/【/, "【陌生 ") } { print }' assets/quiz/bank.csv > "$tells"
! cmp -s "$tells" assets/quiz/bank.csv || fail "no label was made to tell"
told=$(perl "$KS_SOURCE/tests/scripts/student.pl" "$tells" | cut -d ' ' -f 2)
for bank in bank bank-en; do
  read -r items d low high < <(perl "$KS_SOURCE/tests/scripts/student.pl" assets/quiz/$bank.csv) || fail "the student reads nothing of $bank"
  echo "a student who knows only surfaces, $bank, $items questions: d' $d (95 %: $low to $high)"
  [ "$items" -ge 240 ] && awk -v d="$d" 'BEGIN { exit !(d <= 0.4 && d >= -0.4) }' || fail "$bank: surfaces alone give d' $d"
done
awk -v d="$told" 'BEGIN { exit !(d > 0.4) }' || fail "the student does not see a label that tells: d' $told"
# Readers get sheets without marks and keys; who knows the answers scores, who says "scam" always does not.
readers() { "$KS_SOURCE/tools/readers" "$@"; }
sheet=$work/sheet
readers sheet assets/quiz/bank.csv 100 1 > "$sheet"
[ "$(grep -c '^== ' "$sheet")" -eq 100 ] || fail "a reader's sheet has not 100 questions"
! grep -qF '[[' "$sheet" || fail "a reader's sheet shows the marks"
readers score bank.csv 100 1 /dev/null > /dev/null 2>&1 && fail "a bank that is not there is scored"
sed -n 's/^== \([^ ]*\).*/\1 scam/p' "$sheet" > "$work/always"
all_wrong=$(readers score assets/quiz/bank.csv 100 1 "$work/always" | sed -n 's/ is genuine$//p')
echo "$all_wrong" | sed 's/.*/s~^& scam~& genuine~/' | sed -f - "$work/always" > "$work/knows"
for way in always knows; do
  readers score assets/quiz/bank.csv 100 1 "$work/$way" | sed -nE "s/.*, d' (-?[0-9.]+) \(.*/\1/p" > "$work/$way.d"
done
awk 'NR == 1 { always = $1 } NR == 2 { knows = $1 } END { exit !(always < 0.5 && always > -0.5 && knows > 4) }' "$work/always.d" "$work/knows.d" ||
  fail "readers are scored wrongly: always \"scam\" $(cat "$work/always.d"), all right $(cat "$work/knows.d")"
for bank in bank bank-en; do
  judged=$(grep -cE '^[a-z0-9-]+-[0-9]+,(真还是骗|你会怎么做),' assets/quiz/$bank.csv)
  grep -qE "note: .*，$judged 题在「解析」里" "$work/check" || fail "a question of $bank does not say what decides it"
done
[ "$(grep -c '^en-' assets/quiz/bank-en.csv)" -eq "$(grep -c ',英文$' assets/quiz/bank-en.csv)" ] || fail "an English question does not say so"

# A sum in the feedback stands in its scene. A row begins with its id and may have several lines.
for bank in bank bank-en; do
  awk -F, '
    function tell(    half, text, sum) {
      half = match(row, /(这是真的，还是骗局？|你会怎么做？|选出所有破绽|Real or scam\?|What would you do\?),/)
      text = substr(row, half)
      while (match(text, /[0-9][0-9.,]* ?(万)?元|[0-9][0-9.,]* yuan/)) {
        sum = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        gsub(/[^0-9.,]/, "", sum)
        if (!half || !index(substr(row, 1, half), sum)) print id ": " sum
      }
    }
    /^[a-z0-9-]+-[0-9]+,/ { tell(); row = ""; id = $1 }
    { row = row $0 "\n" }
    END { tell() }' assets/quiz/$bank.csv
done > "$work/sums"
[ ! -s "$work/sums" ] || fail "feedback names a sum that its scene does not: $(cat "$work/sums")"

# Every entry: a method, three red flags, what is genuine, what to do, channels, phases, a source.
for entry in assets/handbook/*.md; do
  stop=停 report=报 real=真的： original=$entry
  case $entry in
    */en-*)
      stop=Stop report=Report real='Real: ' original=assets/handbook/${entry#*/en-}
      grep -q '^lang: en$' "$entry" || fail "$entry does not say that it is English"
      for same in picture type channels phases valid source; do
        [ "$(grep "^$same: " "$entry")" = "$(grep "^$same: " "$original")" ] || fail "$entry has another $same than $original"
      done
      keys() { grep -o '{{[a-z-]*}}' "$1" | sort -u; }
      [ "$(keys "$entry")" = "$(keys "$original")" ] || fail "$entry has other facts than $original"
      ;;
    *) [ -f "assets/handbook/en-${entry##*/}" ] || fail "$entry is not there in English" ;;
  esac
  at_least 3 "$(grep -c '^- \[!\] ' "$entry")" "red flags in $entry"
  for needed in '^type: .' '^channels: .' '^phases: .' '^source: .' "^## $stop ." "^## $report ."; do
    grep -q "$needed" "$entry" || fail "$entry has no line $needed"
  done
  case $entry in
    */nude.md | */en-nude.md) ;; # nothing genuine looks like it
    *) grep -q "^- \[x\] $real" "$entry" || fail "$entry does not show the genuine counterpart" ;;
  esac
done
# The ten types the ministry named in 2025 have a case each; a case says when, where and who told it.
for entry in task invest shopping refund loan friend police love game flight; do
  grep -q "^- {{case-$entry}}$" "assets/handbook/$entry.md" || fail "the page of $entry has no case"
  grep -qE "^case-$entry,案例：[0-9]{4} 年.*(公安|反诈|保卫处|报|网).*20[0-9]{2}" assets/facts.csv || fail "the case of $entry is not dated and sourced"
done
for help in $(grep -L '^lang: en' assets/help/*.md); do
  grep -q '^lang: en$' "assets/help/en-${help##*/}" || fail "$help is not there in English"
done
# The script of a lesson speaks of the questions that the screen has ready for it, half of them genuine.
lesson=$(tail -n +2 assets/sheets/class.csv | cut -d, -f1)
for item in $lesson; do
  grep -q "\`$item\`" assets/manual/office.md || fail "the script of a lesson does not speak of $item"
  grep -E "^$item," assets/quiz/bank.csv
done | grep -c ',真的,p[1-3]\|,真的,now' > "$work/genuine"
[ $(($(cat "$work/genuine") * 2)) -eq "$(echo "$lesson" | wc -l)" ] || fail "of the questions of a lesson not half are genuine"
# Who reads English gets no Chinese; who reads Chinese gets no English.
for screen in handbook help question feedback; do
  "$ctl" shot . --lang en --at 2026-11-24T12:00 --size 1080x1920 --screen $screen --text | grep -v '^中文' > "$work/english"
  ! grep -nP '\p{Han}' "$work/english" || fail "Chinese in the English $screen"
  "$ctl" shot . --at 2026-11-24T12:00 --size 1080x1920 --screen $screen --text > "$work/chinese"
  ! grep -nE '[A-Za-z]{4,}' "$work/chinese" || fail "English in the Chinese $screen"
done
# Who speaks is named once, in English talks.
[ "$("$ctl" shot . --at 2026-11-24T12:00 --size 1920x1080 --item cards/en-police-call.md --text | grep -c '^Officer$')" -eq 1 ] ||
  fail "the officer of the English call is not named once"
# What is not there in English is marked.
mkdir "$work/part"
cp -r playlists assets "$work/part/"
rm "$work/part/assets/handbook/en-campus-loan.md" "$work/part/assets/help/en-8-not-sure.md" "$work/part/assets/quiz/bank-en.csv"
for screen in handbook help question; do
  "$ctl" shot "$work/part" --lang en --at 2026-11-24T12:00 --size 1920x1080 --screen $screen --text | grep -q 'In Chinese only' ||
    fail "the English $screen does not say what is Chinese"
done
# What a phase stresses has more than one poster.
for type in $(awk -F, 'NR > 1 { gsub(";", "\n", $10); print $10 }' playlists/phases.csv | sort -u); do
  at_least 2 "$(grep -l "^type: $type\$" assets/cards/*.md | wc -l)" "posters of the focus type $type"
done
# Nobody is told to call the number that called: it may be anybody's.
! grep -rnEi '打回去|自己回拨|回拨核|call (us |them |me )?back' assets/cards assets/handbook assets/help assets/quiz assets/sheets playlists ||
  fail "advice that may call the fraud back"
# A picture cannot change on the day a law does: no years in it.
! grep -nE '([0-9]|一|二|两|三|四|五|六|七|八|九|十) ?年' assets/*/source/*.svg || fail "a drawing states a span or a year"

# Drawings are what their sources say.
for svg in assets/illustrations/source/*.svg assets/works/source/*.svg; do
  png=${svg%/source/*}/$(basename "$svg" .svg).png
  rsvg-convert -w "$(identify -format %w "$png")" -o "$work/drawn.png" "$svg"
  off=$(compare -metric AE -fuzz 4% "$png" "$work/drawn.png" null: 2>&1 || true)
  [ "${off%%[!0-9]*}" -le 600 ] || fail "$png is not what $svg draws ($off pixels)"
done

# --- true on the day ---
day_of() { # day_of DATE PLACE: the items of that day
  "$ctl" sim . --from "$1T00:00" --until "$1T23:59" --place "$2" | awk -F, 'NR > 1 { print $3 }' | sort -u
}
for place in canteen-1 dorm-n1 library; do
  day_of 2019-11-22 $place > "$work/2019"
  at_least 15 "$(wc -l < "$work/2019")" "items on 2019-11-22 in $place"
  ! grep -E 'cards/now-|epidemic|two-cards|screen-share|deepfake|paid-referral' "$work/2019" ||
    fail "2019-11-22 in $place shows what did not exist"
  while read -r item; do
    "$ctl" shot . --at 2019-11-22T12:00 --place $place --size 1920x1080 --item "${item#assets/}" --text
  done < <(grep '\.md$' "$work/2019") > "$work/words"
  ! grep -E '国家反诈中心|12381|反电信网络诈骗法|断卡|福建理工' "$work/words" || fail "an anachronism on 2019-11-22 in $place"
done
day_of 2019-11-22 canteen-1 | grep -q all-advice-hotline || fail "no advice line on 2019-11-22"
"$ctl" shot . --at 2019-11-22T12:00 --size 1920x1080 --item cards/all-advice-hotline.md --text | grep -q '96110 转 8' ||
  fail "2019-11-22 does not show the Fujian advice line"
"$ctl" shot . --at 2019-11-22T12:00 --size 1920x1080 --item cards/all-pledge-letter.md --text | grep -q 福建工程学院 ||
  fail "the letter of 2019 is not signed with the name of 2019"
"$ctl" shot . --at 2026-11-24T12:00 --size 1920x1080 --item cards/all-pledge-letter.md --text | grep -q 福建理工大学 ||
  fail "today's letter is not signed with today's name"

# --- one poll, and samples on no screen ---
IFS=, read -r question answers _ < <(sed -n 2p assets/sheets/poll.csv)
"$ctl" shot . --at 2026-11-24T12:00 --size 1080x1920 --item cards/m-poll-checklist.md --text | tr -d '\n' > "$work/poll"
while read -r line; do
  grep -qF "$line" "$work/poll" || fail "the card of the poll does not say $line"
done < <(tr '；' '\n' <<< "$question；$answers")
[ "$(grep -c '」是样例，不上屏幕' "$work/check")" -eq "$(cat assets/sheets/*.csv | grep -c '[（(]样例[）)]')" ] || fail "the check does not tell every sample"
! day_of 2026-11-24 library | grep -E 'm-(zero|lessons|bulletin)-board' || fail "a board of samples plays"
! day_of 2026-11-28 library | grep m-works-board || fail "a board of samples plays on a Saturday"

# --- a code on a card scans, in both orientations ---
for size in 1920x1080 1080x1920; do
  "$ctl" shot . --at 2026-11-24T12:00 --size $size --item cards/m-channels-headline.md -o "$work/qr.png"
  zbarimg -q --raw "$work/qr.png" 2>"$work/zbar" | grep -qF "$(sed -n 's/^channel,\([^,]*\),.*/\1/p' assets/facts.csv)" ||
    fail "the code on the channels card does not scan at $size"
done

# --- no gap, nothing that never plays ---
"$ctl" audit . --from 2019-09-01 --until "$([ -n "${KS_LONG:-}" ] && echo 2027-12-31 || echo 2020-09-30)" > "$work/audit" ||
  fail "$(tail -5 "$work/audit")"

# --- bad content costs itself ---
mkdir "$work/bad"
cp -r playlists assets "$work/bad/"
cd "$work/bad"
expect() { # expect CODE-WORD FILE: check names the fault and the file
  "$ctl" check . > "$work/said" && fail "check finds nothing wrong ($1)"
  grep -q "$2.*$1" "$work/said" || fail "check does not say '$1' about $2: $(grep -v note "$work/said" | head -3)"
  at_least 10 "$("$ctl" sim . --from 2026-11-24T08:00 --until 2026-11-24T09:00 --place dorm-n1 |
    awk -F, 'NR > 1 { print $3 }' | sort -u | wc -l)" "items that still play"
}
edit() { # edit FILE SED
  cp "$KS_SOURCE/$1" "$1" && sed -i "$2" "$1"
}
restore() { cp "$KS_SOURCE/$1" "$1"; }
card=assets/cards/all-task-chat.md
edit $card 's/^## 停.*/## 停 拨 {{no-such-fact}}/';               expect '找不到 {{no-such-fact}}' $card
edit $card 's/^# 先返现.*/# 这是一个无论如何也不可能在三秒钟里读完的超长标题/'; expect '一行有' $card
edit $card 's/^我：.*/我：打 13812345678 找我/';                     expect '手机号码' $card
edit $card 's/^type:.*/type: 没有这一类/';                          expect '没有这一类' $card
restore $card
card=assets/cards/all-shield-headline.md
edit $card 's/ask-friend.png/no-such.png/';                          expect 'no-such.png' $card
restore $card
card=assets/cards/m-zero-board.md
edit $card 's/zero-cases/no-such/';                                  expect 'no-such' $card
restore $card
card=assets/cards/all-shield-headline.md
edit $card 's/^# 转账之前.*/# 转账之前 \xf3\xb0\x80\x80/';              expect '字体里没有' $card
restore $card
bank=assets/quiz/bank.csv
edit assets/sheets/volunteers.csv 's/找学院团委/找我 13812345678/';      expect '手机号' assets/sheets/volunteers.csv
restore assets/sheets/volunteers.csv
edit playlists/ticker.csv 's/{{alarm}}/{{alram}}/';                  expect 'alram' playlists/ticker.csv
restore playlists/ticker.csv
edit $bank '0,/先垫付？\?/s/停。/吧。/';                              expect '没有落到动作上' $bank
edit $bank 's/^task-11,真还是骗,/task-12,真还是骗,/';                  expect '相同' $bank
edit $bank 's/^task-11,真还是骗,刷单返利,[^,]*,骗局/task-11,真还是骗,刷单返利,信鸽,骗局/;s/^task-11,真还是骗,刷单返利,[^,]*,真的/task-11,真还是骗,刷单返利,信鸽,真的/'; expect '信鸽' $bank
restore $bank
rm assets/handbook/nude.md;                                          expect '手册里没有' assets/cards/all-nude-headline.md
