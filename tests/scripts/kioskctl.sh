#!/bin/bash
# The tool's interface: exit status, JSON, and that shot, sim and explain agree.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl=$KS_BIN/kioskctl
cd "$KS_SOURCE"

"$ctl" check . > "$work/check" || fail "our own content has problems: $(cat "$work/check")"
"$ctl" check . --json | jq -e 'type == "array"' >/dev/null || fail "check --json"
"$ctl" explain . --at 2019-12-20T11:42 --place canteen-3 --json > "$work/e.json" || fail explain
jq -e '.phase == "p1" and (.on_air | length > 5) and (.items[0] | has("row") and has("state") and
  has("why") and has("next")) and has("next_change") and has("at")' "$work/e.json" >/dev/null ||
  fail "explain --json: $(head -c 600 "$work/e.json")"
jq -e '[.items[].state] - ["on_air","waiting","expired","wrong_day","wrong_hour","other_place",
  "other_phase","outranked","broken","no_clock"] == []' "$work/e.json" >/dev/null || fail states
"$ctl" explain . --at 2019-12-20T11:42 --clock unknown --json |
  jq -e '.phase == null and (.on_air | length > 0) and .next_change == null' >/dev/null ||
  fail "unknown clock"

# What sim shows first is what explain says is on air.
"$ctl" sim . --from 2019-12-20T11:42 --until 2019-12-20T12:42 --place canteen-3 -o "$work/sim.csv"
head -1 "$work/sim.csv" | grep -qx 'start,end,item,reason' || fail "sim header"
awk -F, 'NR > 1 { print $3 }' "$work/sim.csv" | sort -u | while read -r item; do
  jq -e --arg i "$item" '.on_air | map(.item) | index($i) != null' "$work/e.json" >/dev/null ||
    fail "$item plays but explain does not know it"
done
awk -F, 'NR > 2 && $1 != last { print "gap at", $1; bad = 1 } NR > 1 { last = $2 } END { exit bad }' \
  "$work/sim.csv" || fail "sim has gaps"

# Every rotation is the same picture: upright again once the panel is turned as the technician says.
for r in 0 90 180 270; do
  size=1280x720
  [ $((r % 180)) -eq 0 ] || size=720x1280
  "$ctl" shot . --at 2019-12-20T11:42 --size "$size" --rotate "$r" --item cards/all-task-chat.md \
    -o "$work/r$r.png" || fail "shot --rotate $r"
  convert "$work/r$r.png" -rotate "$r" +repage "$work/u$r.png"
  [ "$(compare -metric AE "$work/u0.png" "$work/u$r.png" null: 2>&1)" = 0 ] || fail "rotation $r"
done

"$ctl" audit . --from 2019-09-01 --until 2023-12-31 || fail "audit finds problems"

set +e
"$ctl" check /nowhere 2>/dev/null; [ $? -eq 2 ] || fail "status of a missing folder"
"$ctl" explain . --at 昨天 2>/dev/null; [ $? -eq 2 ] || fail "status of a bad time"
for word in nonsense - -- --nonsense -x ''; do # no program knows what to do with it
  for line in kioskctl 'kioskctl check' kiosk kiosk-sync; do
    # shellcheck disable=SC2086
    "$KS_BIN"/$line "$word" . . > "$work/out" 2>&1; [ $? -eq 2 ] || fail "$line '$word': $(cat "$work/out")"
  done
done
small_set "$work/set"
printf 'item,colour\n../../etc/passwd,\nposters/none.jpg,\n' > "$work/set/playlists/main.csv"
"$ctl" check "$work/set" > "$work/out"; [ $? -eq 1 ] || fail "status of a bad set"
# The same problems in the language of whoever asks; machines are told the same codes.
TOCSIN_LANG= LC_ALL=C.UTF-8 "$ctl" check "$work/set" > "$work/english"; [ $? -eq 1 ] || fail "status in English"
[ "$(cut -d' ' -f1,2 "$work/out" | sed '$d')" = "$(cut -d' ' -f1,2 "$work/english" | sed '$d')" ] || fail "other problems in English"
tail -1 "$work/out" | grep -q ' 个错误，' && tail -1 "$work/english" | grep -q ' errors, ' || fail "check in two languages"
! grep -E '；|。' "$work/english" || fail "Chinese sentences in English"
codes() { jq -c 'map([.file, .row, .code])' "$1"; }
"$ctl" check "$work/set" --json > "$work/zh.json" || true
TOCSIN_LANG= LC_ALL=C.UTF-8 "$ctl" check "$work/set" --json > "$work/en.json" || true
[ "$(codes "$work/zh.json")" = "$(codes "$work/en.json")" ] || fail "codes differ by language"
! cmp -s "$work/zh.json" "$work/en.json" || fail "--json in one language"
printf 'item,until\ncards/a.md,\ncards/b.md,2019-01-01\n' > "$work/set/playlists/main.csv"
TOCSIN_LANG=en "$ctl" explain "$work/set" --at 2019-12-20T11:42 > "$work/why"
grep -q 'cards/a.md.*all year' "$work/why" && grep -q 'cards/b.md \[expired\] ended on 2019-01-01$' "$work/why" || fail "explain in English: $(cat "$work/why")"
! LC_ALL=C grep -q $'[\344-\351]' "$work/why" || fail "Chinese in English: $(cat "$work/why")"
for program in kiosk kiosk-sync; do
  TOCSIN_LANG=en "$KS_BIN/$program" --help > "$work/help" && TOCSIN_LANG=en "$KS_BIN/$program" --nowhere 2> "$work/wrong"
  ! LC_ALL=C grep -q $'[\344-\351]' "$work/help" "$work/wrong" || fail "$program: Chinese in English: $(cat "$work/help" "$work/wrong")"
done
TOCSIN_LANG= LC_ALL=en_US.UTF-8 "$ctl" --help | grep -q '^exit status: 0 no problems' || fail "help in English"
set -e
grep -q '^playlists/main.csv:3:1: error: posters/none.jpg' "$work/out" || fail "$(cat "$work/out")"
grep -q '^playlists/main.csv:2:' "$work/out" || fail "path escape: $(cat "$work/out")"
grep -q 'colour' "$work/out" || fail "unknown column"

# A bank comes in with every refused question listed, goes out and comes back as it was.
printf '一、单选题\n1.甲（ B ）\nA.一 B.二\n2.乙\nA.一 B.二\n答案：C\n二、简答题\n3.丙\n' > "$work/题库.txt"
set +e
"$ctl" quiz import "$work/题库.txt" -o "$work/set" > "$work/out"; [ $? -eq 1 ] || fail "status of a bank with faults"
"$ctl" quiz import /nowhere -o "$work/set" 2>/dev/null; [ $? -eq 2 ] || fail "status of a missing bank"
"$ctl" quiz export . --format qti 2>/dev/null; [ $? -eq 2 ] || fail "status of an unknown format"
set -e
grep -q '^题库.txt:6:1: error: 答案是「C」，选项只到 B' "$work/out" || fail "$(cat "$work/out")"
grep -q '^题库.txt:8:1: error: 简答题' "$work/out" || fail "$(cat "$work/out")"
grep -q '读到 3 题，收下 1 题，没有收下 2 题' "$work/out" || fail "$(cat "$work/out")"
[ -s "$work/set/assets/quiz/题库.csv" ] || fail "nothing written"
"$ctl" quiz export . --format csv > "$work/all.csv"
for format in gift moodle-xml; do
  "$ctl" quiz export . --format $format -o "$work/all.txt" || fail "export $format"
  "$ctl" quiz import "$work/all.txt" -o "$work/back" > "$work/out" || fail "$format: $(cat "$work/out")"
  cmp "$work/all.csv" "$work/back/assets/quiz/all.csv" || fail "$format is not the identity"
done

# Every screen of a visit can be read and drawn, in both languages, the same each time.
shot() { "$ctl" shot . --at 2026-11-24T12:00 --size 1280x720 "$@"; }
for screen in home help handbook channels question sure feedback result works poll pledge; do
  for lang in zh en; do
    shot --screen $screen --lang $lang --text > "$work/$screen.$lang" || fail "shot --screen $screen --lang $lang"
    [ "$(wc -l < "$work/$screen.$lang")" -ge 4 ] || fail "$screen in $lang: $(cat "$work/$screen.$lang")"
  done
  ! cmp -s "$work/$screen.zh" "$work/$screen.en" || fail "$screen: one language only"
done
# A visitor is spared the ticker, in either language; no sentence stands there twice.
for line in $(seq 2 "$(wc -l < playlists/ticker.csv)"); do
  sed -n "${line}p" playlists/ticker.csv | tr ',' '\n' | awk 'length > 12' | grep -v '{{' | while IFS= read -r words; do
    ! grep -qF "$words" "$work"/*.zh "$work"/*.en || echo "$words"
  done
done > "$work/ticker"
[ ! -s "$work/ticker" ] || fail "the ticker runs under a visitor: $(cat "$work/ticker")"
[ "$(grep -c 'Genuine,' "$work/home.en")" -eq 1 ] || fail "home in English: $(cat "$work/home.en")"
[ "$(cat "$work"/*.zh | sort -u | wc -l)" -ge 40 ] || fail "the screens are all alike"
stem=$(sed -n 2p assets/quiz/bank.csv | grep -o '这是真的，还是骗局？')
grep -q "$stem" "$work/question.zh" || fail "not the first question: $(cat "$work/question.zh")"
shot --screen question -o "$work/one.png" && shot --screen question -o "$work/two.png" || fail "shot --screen"
cmp "$work/one.png" "$work/two.png" || fail "the same question is drawn differently"
# What belongs together is read together, whatever stands beside it.
printf '自测一下\n五道情景题，一分钟，不记名\n我现在就遇到了\n三步告诉你该做什么\n' > "$work/first"
grep -A3 -F 自测一下 "$work/home.zh" | cmp - "$work/first" || fail "reading order of home: $(cat "$work/home.zh")"
# Any card, also one that no row names: the program it is drawn from is sealed, and what
# is allocated from it all the same aborts in a build that is tested.
grep -qE "^(CMAKE_BUILD_TYPE:STRING=Debug|KS_NEVER_ABORTS:BOOL=ON)" "$KS_BUILD/CMakeCache.txt" ||
  fail "in this build what should never happen goes on: configure it with -DKS_NEVER_ABORTS=ON"
ls assets/handbook | while read -r card; do
  grep -q "/$card" playlists/*.csv || echo "$card"
done | head -1 > "$work/unnamed"
[ -f "assets/handbook/$(cat "$work/unnamed")" ] || fail "every handbook entry stands in a playlist"
shot --item "handbook/$(cat "$work/unnamed")" -o "$work/unnamed.png" || fail "shot of $(cat "$work/unnamed")"
# A screen that can be touched offers an alert's button; large type is drawn as such.
shot --item alerts/p2-teacher.md --text > "$work/quiet" && shot --item alerts/p2-teacher.md --touch --text > "$work/touch"
! grep -q 我遇到了 "$work/quiet" && grep -q 我遇到了 "$work/touch" || fail "shot --touch"
shot --screen home --large --text | grep -q 小字 || fail "shot --large"
set +e
shot --item cards/nowhere.md --text > "$work/out" 2>&1; [ $? -eq 2 ] || fail "status of an unknown item"
shot --screen nowhere --text > "$work/out" 2>&1; [ $? -eq 2 ] || fail "status of an unknown screen"
set -e
# Many more posters than rows: each is told once.
small_set "$work/many"
for i in $(seq 200); do : > "$work/many/assets/posters/p$i.png"; done
set +e
"$ctl" check "$work/many" > "$work/out" 2>&1; [ $? -le 1 ] || fail "check of 200 posters that no row names: $(tail -3 "$work/out")"
set -e
[ "$(grep -c 'posters/p[0-9]*.png' "$work/out")" -eq 200 ] || fail "not each of 200 posters is told: $(tail -3 "$work/out")"
