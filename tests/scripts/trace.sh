#!/bin/bash
# A trace of the real player, done again by kioskctl replay: it agrees, and where it does not, that is
# said with the line; nothing in it tells the PIN; it is bounded, and the main thread never writes it.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl=$KS_BIN/kioskctl
set_=$work/set
small_set "$set_"
mkdir -p "$set_/assets/quiz"
questions 0 > "$set_/assets/quiz/bank.csv"
cp "$KS_SOURCE"/assets/facts.csv "$set_/assets/"
cp "$KS_SOURCE"/tests/data/pictures/plain.mp4 "$set_/assets/posters/v.mp4"
printf 'posters/v.mp4,\n' >> "$set_/playlists/main.csv"
play() { # play SCRIPT OPTION..
  local script=$1
  shift
  SDL_VIDEODRIVER=offscreen timeout 200 "$KS_BIN/kiosk" --content "$set_" --window 640x360 --now 2026-11-24T12:00 \
    --place canteen-3 --touch --script "$script" "$@" > "$work/log" 2> "$work/err" || fail "$(tail -1 "$work/log")"
}
replay() { # replay STATUS FILE OPTION..: output in out
  local expected=$1 rc=0
  shift
  "$ctl" replay "$@" > "$work/out" 2>&1 || rc=$?
  [ $rc = "$expected" ] || fail "replay $* ended with $rc: $(cat "$work/out")"
}
corners='tap 5 20\nwait 200\ntap 635 20\nwait 200\ntap 635 350\nwait 200\ntap 5 350\n'
six='key up\nkey up\nkey down\nkey down\nkey left\nkey right\nkey back\nexpect screen=pin\nwait 500\n'

# --- a session: loop, touch, six keys, keyboard, wrong and right PIN, an edit while it plays, video ---
{ echo '[kiosk]'; echo 1234 | "$ctl" pin; } > "$work/pin.ini"
cp -r "$set_" "$work/before"
{
  printf 'wait 6000\ntap 300 200\nwait 500\ntap #quiz\nwait 1000\nkey 1\nwait 500\ntap #next\nwait 500\ntap #leave\n'
  printf "wait 500\n${corners}expect screen=pin\nwait 500\nkey 9\nkey 9\nkey back\nkey 9\nkey 8\nkey 7\nkey 6\nkey enter\nawait checked\nwait 2500\n"
  printf "expect screen=pin\nkey back\nwait 500\nexpect screen=loop\n$six"
  printf 'key enter\nkey right\nkey enter\nkey right\nkey enter\nkey down\nkey left\nkey left\nkey enter\n'
  printf 'key down\nkey down\nkey right\nkey right\nkey enter\nawait checked\nwait 500\nexpect screen=staff\n'
  printf 'tap #neutral\nwait 500\ntap #neutral\nwait 500\ntap #leave\nwait 12000\n'
} > "$work/session"
play "$work/session" --config "$work/pin.ini" --records "$work/records.db" --trace "$work/t" &
player=$!
for _ in $(seq 600); do # the edit is one of what has been loaded
  grep -q '"event":"program"' "$work/t" 2>/dev/null && break
  sleep 0.1
done
printf 'item,seconds\ncards/b.md,5\ncards/a.md,4\nposters/v.mp4,\n' > "$set_/playlists/main.csv"
wait $player || fail "the session"
replay 0 "$work/t" --set "$work/before" --set "$set_"
grep -q '^一致' "$work/out" || fail "$(cat "$work/out")"
[ "$(jq -r 'select(.event) | .event' "$work/t" | sort -u | paste -sd' ')" = "counted ended focus pin program ready staff tap time" ] ||
  fail "the session has not: $(jq -r 'select(.event) | .event' "$work/t" | sort | uniq -c)"
[ "$(jq -s '[.[] | select(.event == "program")] | length' "$work/t")" -eq 2 ] || fail "the edit is not in it"
tail -1 "$work/t" | jq -e '.end == "stopped"' >/dev/null || fail "no end"
[ "$(stat -c %a "$work/t")" = 600 ] || fail "others may read it"
# What was counted before is part of it: the second start draws other questions, and agrees.
play "$work/session" --config "$work/pin.ini" --records "$work/records.db" --trace "$work/t"
jq -se 'any(.[]; .memory != null and (.memory.items | length) > 0)' "$work/t" >/dev/null || fail "no memory of before"
replay 0 "$work/t" --set "$set_"
sed 's/"lately":\[[^]]*\]/"lately":[]/; s/"items":\[[^}]*\]\]/"items":[]/' "$work/t" > "$work/forgot"
cmp -s "$work/t" "$work/forgot" && fail "nothing forgotten"
replay 1 "$work/forgot" --set "$set_"

# --- the PIN: the keys before each 确定 are rings, then four digits, whichever they were ---
for trace in t t.1; do
  # Times and hashes may hold any digits.
  ! sed -E 's/"us":[0-9]+//g; s/"[0-9a-f]{16,64}"//g' "$work/$trace" |
    grep -qE '1234|9876|digit-|"(choice|item)-[89][0-9][0-9]"' || fail "$trace tells digits"
  jq -r 'select(.event == "staff" or .event == "tap" or .event == "focus") | if .event == "staff" then "staff"
    elif .event == "focus" then "ring" else .tap end' "$work/$trace" | paste -sd' ' | sed 's/staff/\nstaff/g' > "$work/keys"
  [ "$(grep -c '^staff \(ring \)*\(digit \)\{4\}enter' "$work/keys")" -eq 2 ] || fail "$trace: $(cat "$work/keys")"
done

# Whatever is typed there, at whatever pace, with whatever way out: a replay agrees.
awk 'BEGIN {
  srand(7)
  n = split("up down left right enter back 1 2 3 4 0 enter", key, " ")
  print "wait 500"
  for (round = 0; round < 12; round++) {
    print "key up\nkey up\nkey down\nkey down\nkey left\nkey right\nkey back\nwait 600"
    for (i = 5 + int(rand() * 30); i > 0; i--)
      print rand() < 0.85 ? "key " key[1 + int(rand() * n)] : rand() < 0.4 ? "tap 300 200" : "wait " int(rand() * 1500)
    if (rand() < 0.5) print "key 1\nkey 2\nkey 3\nkey 4\nkey enter\nawait checked"
    print "wait " int(rand() * 40000)
  }
}' > "$work/random"
play "$work/random" --config "$work/pin.ini" --records "$work/random.db" --speed 10 --trace "$work/random.trace"
grep -c '"check_pin"' "$work/random.trace" > /dev/null || fail "no PIN was entered"
replay 0 "$work/random.trace" --set "$set_"

# --- one effect altered: that line ---
line=$(grep -n '"event":"tap".*"effect":"show"' "$work/t" | head -1 | cut -d: -f1)
sed "${line}s/\"what\":\"visit\"/\"what\":\"alert\"/" "$work/t" > "$work/altered"
replay 1 "$work/altered" --set "$set_"
grep -q "^第 $line 行不一致：" "$work/out" && grep -q '记下的：.*"alert"' "$work/out" && grep -q '现在的：.*"visit"' "$work/out" ||
  fail "line $line: $(cat "$work/out")"
# One effect less, one more.
sed "${line}s/\"effects\":\[{[^}]*},/\"effects\":[/" "$work/t" > "$work/altered"
replay 1 "$work/altered" --set "$set_"
grep -q "^第 $line 行不一致：" "$work/out" || fail "one less at $line: $(cat "$work/out")"
sed "${line}s/\"effects\":\[/&{\"effect\":\"adopt\"},/" "$work/t" > "$work/altered"
replay 1 "$work/altered" --set "$set_"
grep -q "^第 $line 行不一致：" "$work/out" || fail "one more at $line: $(cat "$work/out")"
# Spaces and the order of names are not what was done.
{ head -1 "$work/t"; tail -n +2 "$work/t" | jq -cS .; } | sed 's/":/": /g' > "$work/spaced"
replay 0 "$work/spaced" --set "$set_"

# --- other content ---
cp -r "$set_" "$work/other"
printf '# 另一张\n\n## 停 不转账\n' > "$work/other/assets/cards/a.md"
replay 1 "$work/t" --set "$work/other"
grep -q '^第 [0-9]* 行：内容变了' "$work/out" || fail "$(cat "$work/out")"
replay 2 "$work/t" --set "$work/nowhere"
replay 0 "$work/t" --set "$work/other" --set "$set_"
rm "$work/other/assets/posters/v.mp4" # a picture that is gone is another content, too
cp "$set_/assets/cards/a.md" "$work/other/assets/cards/a.md"
replay 1 "$work/t" --set "$work/other"

# --- a power cut: the last line is half, or was never ended ---
head -c -40 "$work/t" > "$work/cut"
replay 0 "$work/cut" --set "$set_"
grep -q '只有一半' "$work/out" || fail "$(cat "$work/out")"
head -n -1 "$work/t" > "$work/cut"
replay 0 "$work/cut" --set "$set_"
grep -q '没有结尾' "$work/out" || fail "$(cat "$work/out")"
sed "${line}s/.*/{\"us\":/" "$work/t" > "$work/broken"
replay 2 "$work/broken" --set "$set_"
grep -q "第 $line 行：看不懂" "$work/out" || fail "$(cat "$work/out")"
# Lines that are missing are said; nothing behind them is judged.
sed "${line}s/.*/{\"missing\":7}/" "$work/t" > "$work/missing"
replay 1 "$work/missing" --set "$set_"
grep -q "第 $line 行：少了 7 行" "$work/out" || fail "$(cat "$work/out")"

# --- what is no trace ---
replay 2 "$work/nowhere"
for text in '' '{' '[]' '{}' '{"trace":1}' '{"trace":"2"}'; do
  echo "$text" > "$work/none"
  replay 2 "$work/none" --set "$set_"
done
for event in '{"event":"nonsense","effects":[]}' '{"event":"tap","tap":"nonsense","effects":[]}' '{"event":"time"}' \
  '{"event":"program","effects":[]}' '{"event":"ready","ticket":"x","effects":[]}' '{"event":"receipt","pages":99999,"effects":[]}' \
  '{"event":"time","us":-1,"effects":[]}' '{"event":"counted","failures":-1,"effects":[]}' '{"event":"preview","items":-1,"effects":[]}' '{"event":"time","now":"gestern","effects":[]}' '{"memory":{"next":99}}' '{"what":1}'; do
  printf '{"trace":3}\n%s\n{"end":"stopped"}\n' "$event" > "$work/none"
  replay 2 "$work/none" --set "$set_"
  grep -q '第 2 行' "$work/out" || fail "$event: $(cat "$work/out")"
done

# --- an event file by hand: a picture that cannot be had while nothing else is ready; staff and what waits ---
cat > "$work/hand" <<'END'
{"trace": 3}
{"us": 0, "now": "2026-11-24T12:00:00", "event": "program", "program": {}, "effects": [{"effect": "prepare", "ticket": 1, "what": "item", "source": "main", "index": 0, "path": "cards/b.md"}, {"effect": "prepare", "ticket": 2, "what": "item", "source": "main", "index": 1, "path": "cards/a.md"}]}
{"us": 100000, "now": "2026-11-24T12:00:00", "event": "failed", "ticket": 1, "effects": [{"effect": "prepare", "ticket": 3, "what": "item", "source": "main", "index": 2, "path": "posters/v.mp4"}]}
{"us": 110000, "now": "2026-11-24T12:00:00", "event": "ready", "ticket": 2, "effects": [{"effect": "show", "ticket": 2, "what": "item", "source": "main", "index": 1, "path": "cards/a.md"}, {"effect": "log", "ticket": 2, "what": "item", "source": "main", "index": 1, "path": "cards/a.md", "reason": "常年轮播"}, {"effect": "prepare", "ticket": 4, "what": "item", "source": "main", "index": 1, "path": "cards/a.md"}]}
{"us": 200000, "now": "2026-11-24T12:00:00", "event": "receipt", "pages": 3, "pending": true, "effects": []}
{"us": 1200000, "now": "2026-11-24T12:00:01", "event": "staff", "effects": [{"effect": "prepare", "ticket": 5, "what": "visit"}, {"effect": "show", "ticket": 5, "what": "visit", "transition": "cut"}, {"effect": "release", "ticket": 2}, {"effect": "note", "note": "play", "date": "2026-11-24", "amount": 1, "key": "cards/a.md"}]}
END
replay 0 "$work/hand" --set "$set_"

# --- bounded: it ends at its limit and says so; each start keeps the two before ---
rm -f "$work"/t*
name=$(printf '%0200d' 7)
for i in a b; do mv "$set_/assets/cards/$i.md" "$set_/assets/cards/$i$name.md"; done
printf 'item,seconds\ncards/%s.md,3\n' a$name b$name > "$set_/playlists/main.csv"
echo 'wait 1000' > "$work/short"
for _ in 1 2 3; do
  play "$work/short" --trace "$work/t" --trace-mib 1
done
SDL_VIDEODRIVER=offscreen "$KS_BIN/kiosk" --content "$set_" --window 640x360 --now 2026-11-24T12:00 --speed 1000 \
  --motion none --trace "$work/t" --trace-mib 1 2> "$work/err" &
player=$!
pids="$pids $player"
for _ in $(seq 600); do
  tail -n 1 "$work/t" 2>/dev/null | grep -q '"full"' && break
  sleep 0.2
done
kill -0 $player || fail "the player ended with its trace"
kill $player
wait $player || fail "the player ended with $?"
[ "$(ls "$work"/t* | paste -sd' ')" = "$work/t $work/t.1 $work/t.2" ] || fail "kept: $(ls "$work"/t*)"
for trace in t.1 t.2; do
  tail -1 "$work/$trace" | jq -e '.end == "stopped"' >/dev/null || fail "$trace: $(tail -1 "$work/$trace")"
done
[ "$(stat -c %s "$work/t")" -le 1048576 ] || fail "larger than its limit"
tail -1 "$work/t" | jq -e '.end == "full"' >/dev/null || fail "not full: $(tail -1 "$work/t")"
grep -q '满了' "$work/err" || fail "nobody is told: $(cat "$work/err")"
replay 0 "$work/t" --set "$set_"
grep -q '文件到了上限' "$work/out" || fail "$(cat "$work/out")"

# --- a disk that is slow: lines are lost and counted, the player goes on; the main thread never writes it ---
rm -f "$work"/t*
printf 'item,seconds\ncards/%s.md,3\n' a$name b$name > "$set_/playlists/main.csv"
# (Under strace nobody can look for leaks.)
ASAN_OPTIONS=detect_leaks=0 SDL_VIDEODRIVER=offscreen strace -f -o "$work/calls" -P "$work/t" -P "$KS_BIN/kiosk" -e trace=execve,write,openat,fsync \
  -e inject=write:delay_enter=60000 "$KS_BIN/kiosk" --content "$set_" --window 640x360 --now 2026-11-24T12:00 \
  --motion none --speed 2000 --exit-after 1000000 --trace "$work/t" > "$work/figures" 2> "$work/err" &
player=$!
pids="$pids $player"
for _ in $(seq 600); do
  grep -q '"missing":' "$work/t" 2>/dev/null && break
  sleep 0.2
done
kill $(awk '/execve\(/ { print $1; exit }' "$work/calls")
wait $player || fail "the player ended with $?"
[ "$(jq .black "$work/figures")" = 0 ] || fail "black"
main=$(awk '/execve\(/ { print $1; exit }' "$work/calls")
[ -n "$main" ] && [ "$(awk '/write\(/ { print $1 }' "$work/calls" | sort -u | wc -l)" -eq 1 ] || fail "$(head -3 "$work/calls")"
! grep "^$main .*\(write\|openat\|fsync\)(" "$work/calls" || fail "the main thread writes"
grep -q '"missing":' "$work/t" || fail "nothing was lost: $(wc -l "$work/t" "$work/calls")"
replay 1 "$work/t" --set "$set_"
grep -q '少了 [1-9][0-9]* 行' "$work/out" || fail "$(cat "$work/out")"

# --- what cannot be written: said, and the player plays on ---
for bad in "$work" /dev/null "$work/nowhere/t"; do
  SDL_VIDEODRIVER=offscreen timeout 60 "$KS_BIN/kiosk" --content "$set_" --window 640x360 --exit-after 6 --trace "$bad" \
    > "$work/figures" 2> "$work/err" || fail "$bad: the player ended with $?"
  [ "$(jq .switches "$work/figures")" -ge 1 ] && grep -q 'no trace: ' "$work/err" || fail "$bad: $(cat "$work/err")"
done
[ -c /dev/null ] || fail "/dev/null was moved away"

# --- an event, an effect or a member of one that nobody put into the table does not compile ---
mkdir -p "$work/tree"
cp -r "$KS_SOURCE/kiosk" "$work/tree/"
compile() { cc -std=c11 -D_POSIX_C_SOURCE=200809L -DKS_VERSION='""' -Werror=switch-enum -Werror=missing-field-initializers -I"$work/tree/kiosk" -fsyntax-only "$work/tree/kiosk/app/trace/table.c" 2>"$work/err"; }
compile || fail "$(cat "$work/err")"
header=$(grep -rl 'enum ks_event_kind {' "$work/tree/kiosk" --include=director.h)
breach() { # breach SED: does not compile
  cp "$header" "$work/header"
  sed -i "$1" "$header"
  ! cmp -s "$header" "$work/header" || fail "no breach: $1"
  ! compile || fail "compiles: $1"
  cp "$work/header" "$header"
}
breach 's/^    KS_EVENT_FOCUS /    KS_EVENT_MORE,\n&/'
breach 's/^    KS_EFFECT_NOTE /    KS_EFFECT_MORE,\n&/'
breach 's/^    bool by_key, pending;/&\n    uint64_t more;/'
breach 's/^    struct ks_showing showing; /    uint64_t more;\n&/'
