#!/bin/bash
# What the results page says of an alert or of personal data is what the glass does: nothing that is called refused plays,
# nothing that plays nowhere is called received. The real kiosk-sync, the real player.
. "$KS_SOURCE/tests/scripts/common.inc"
share=$work/share state=$work/state
look() { "$KS_BIN/kiosk-sync" --state "$state" --source "$share" --policy open --once "$@" 2>>"$work/log"; }
state_of() { # state_of FILE STATE
  grep -P "^file\t$2\t[a-z]+\t\Q$1\E\t" "$state/results/folder.txt" >/dev/null || fail "$1 is not told as $2: $(told)"
}
row() { grep -P "^line\t$1\t$2\t" "$state/results/folder.txt"; }
told() { cat "$state/results/folder.txt"; }
glass() { # glass [SECONDS]: every text that was on the glass in that time
  rm -f "$work"/text-*
  for i in $(seq $((${1:-3} * 2))); do printf "wait 500\ntext $work/text-$i\n"; done > "$work/script"
  SDL_VIDEODRIVER=offscreen timeout 100 "$KS_BIN/kiosk" --store "$state" --window 640x360 --motion none --speed 4 --script "$work/script" \
    ${place:+--place "$place"} >"$work/player" 2>&1 || fail "the player: $(tail -3 "$work/player")"
  cat "$work"/text-*
}
alert() { # alert TITLE END [PLACES]
  printf -- '---\n警报: 真实\n严重程度: 严重\n紧急程度: 立即\n可信程度: 已发生\n开始: %s\n结束: %s\n地点: %s\n---\n# %s\n\n## 停 不转账\n' \
    "$(date -d '-8 hours' '+%Y-%m-%d %H:%M')" "$2" "${3:-全校}" "$1"
}
tonight=$(date -d '+5 hours' '+%Y-%m-%d %H:%M')
over=$(date -d '-2 hours' '+%Y-%m-%d %H:%M')
small_set "$share"
sed -i 's/,5/,3/' "$share/playlists/main.csv"
printf '地点,名称,分组\ncanteen-3,三号食堂,食堂\n' > "$share/playlists/places.csv"
mkdir -p "$share/紧急" "$share/海报"

# a good alert plays, and the page says until when and nothing else
alert 挂掉退费电话 "$tonight" > "$share/紧急/今天.md"
look
glass | grep -q 挂掉退费电话 || fail "a good alert does not play: $(told)"
row received '紧急/今天.md' | grep -q "到 $tonight 自己停" || fail "not told when it ends: $(told)"
grep -q '没有写到哪天为止' "$state/results/folder.txt" && fail "it has an end, and the page says it has none"

# everywhere has one list of words, in alerts and in tables
for word in 不限 所有地点 全体 ALL; do
  alert "去$word" "$tonight" "$word" > "$share/紧急/今天.md"
  look
  glass 1 | grep -q "去$word" || fail "地点: $word plays nowhere"
done

# a place nobody knows: red, by its own name, and not called received
alert 体育馆停电 "$tonight" 体育馆 > "$share/紧急/今天.md"
look
row refused '紧急/今天.md' | grep -q '照 places.csv 没有一块屏会播这条提醒：体育馆不在里面' || fail "an unknown place: $(told)"
row received '紧急/今天.md' && fail "it plays nowhere and is received"
glass 1 | grep -q 体育馆停电 && fail "an unknown place plays"
mkdir -p "$work/set" && cp -r "$share/playlists" "$share/assets" "$work/set"
cp "$share/紧急/今天.md" "$work/set/assets/alerts/"
"$KS_BIN/kioskctl" check "$work/set" > "$work/check" && fail "check finds no error: $(cat "$work/check")"
grep -q '照 places.csv 没有一块屏会播这条提醒：体育馆不在里面' "$work/check" || fail "check: $(cat "$work/check")"
alert 食堂停电 "$tonight" 食堂、体育馆 > "$share/紧急/今天.md"
look
row adjusted '紧急/今天.md' | grep -q '体育馆不在 places.csv' || fail "one of two places is unknown: $(told)"
row received '紧急/今天.md' >/dev/null || fail "one of two places is known, and it is not received"

# as people write places: the same place; what is probably meant is said, and no number is guessed
for word in '食堂 ' 'ＣＡＮＴＥＥＮ－３' '三号　食堂' '体育馆、全校'; do
  alert 食堂停水 "$tonight" "$word" > "$share/紧急/今天.md"
  look
  place=canteen-3
  glass 1 | grep -q 食堂停水 || fail "地点: $word does not play in the canteen: $(told)"
  grep -q '不在 places.csv' "$state/results/folder.txt" && fail "$word is a known place: $(told)"
done
place=
alert 食堂停水 "$tonight" 三食堂 > "$share/紧急/今天.md"
printf 'item,places\ncards/a.md,\ncards/b.md,三食堂\n' > "$share/playlists/main.csv"
printf '文字,地点\n三食堂今天休息,三食堂\n' > "$share/playlists/ticker.csv"
cp "$KS_SOURCE/tests/data/pictures/plain.jpg" "$share/海报/【三食堂】晚会.jpg"
look
for file in 紧急/今天.md playlists/main.csv playlists/ticker.csv 海报/【三食堂】晚会.jpg; do
  grep -P "^line\t(refused|adjusted)\t$file\t" "$state/results/folder.txt" | grep -q '是不是[“【]三号食堂[”】]' ||
    fail "$file: not told what is meant: $(told)"
done
row refused playlists/main.csv | grep -q '照 places.csv 没有一块屏会播它：三食堂不在里面' || fail "a row that plays nowhere: $(told)"
rm "$share/海报/【三食堂】晚会.jpg" "$share/playlists/ticker.csv"
printf 'item,seconds\ncards/a.md,3\ncards/b.md,3\n' > "$share/playlists/main.csv"

# a message of the city for another district: said, no fault, never shown
sed 's/AREA/海淀区/' > "$work/cap" <<'CAP'
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a</identifier><sender>city</sender><sent>SENT</sent>
<status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info><language>zh-CN</language><category>Met</category>
<event>暴雨</event><urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty><expires>END</expires><headline>海淀暴雨</headline>
<area><areaDesc>AREA</areaDesc></area></info></alert>
CAP
rm "$share/紧急/今天.md"
sed "s/SENT/$(date -d '-1 hour' '+%Y-%m-%dT%H:%M:%S+08:00')/; s/END/$(date -d '+5 hours' '+%Y-%m-%dT%H:%M:%S+08:00')/" "$work/cap" > "$share/紧急/暴雨.xml"
look
row received '紧急/暴雨.xml' | grep -q '不是给这里的：海淀区，照 places.csv 没有一块屏播它' || fail "a message for elsewhere: $(told)"
grep -P '^line\t(refused|adjusted)\t紧急/暴雨' "$state/results/folder.txt" && fail "a message for elsewhere is a fault: $(told)"
glass 1 | grep -q 海淀暴雨 && fail "a message for elsewhere plays"
rm "$share/紧急/暴雨.xml"

# a screen whose own place is mistyped: on the page, in check and in the log
printf '[kiosk]\nplace = 三食堂\n' > "$work/place.ini"
look --config "$work/place.ini"
row adjusted kiosk.ini | grep -q '这块屏的地点“三食堂”不在 places.csv.*是不是“三号食堂”' || fail "the screen's place: $(told)"
"$KS_BIN/kioskctl" check "$share" --place 三食堂 > "$work/check" && fail "check takes any place"
grep -q 'kiosk.ini.*这块屏的地点“三食堂”不在 places.csv.*是不是“三号食堂”' "$work/check" || fail "check: $(cat "$work/check")"
"$KS_BIN/kioskctl" explain "$share" --at 2020-09-01T08:00 --place 三食堂 2>&1 >/dev/null | grep -q '是不是“三号食堂”' || fail "explain says nothing"
place=三食堂
glass 1 > /dev/null
grep -q '这块屏的地点“三食堂”不在 places.csv' "$work/player" || fail "the player's log: $(cat "$work/player")"
place=
look

# over already when it came: red; in a set as well; an old record of the set is no news
alert 过时 "$over" > "$share/紧急/今天.md"
alert 过时 "$over" > "$share/assets/alerts/刚才.md"
printf -- '---\n警报: 真实\n开始: 2020-01-01 8:00\n结束: 2020-01-01 9:00\n---\n# 旧的\n' > "$share/assets/alerts/旧的.md"
look
for file in 紧急/今天.md assets/alerts/刚才.md; do
  row refused "$file" | grep -q "这条提醒 $over 已经结束，没有播" || fail "$file is over: $(told)"
  row received "$file" && fail "$file is over and received"
  state_of "$file" not
done
grep -q "^line.*旧的" "$state/results/folder.txt" && fail "a record is told: $(told)"
"$KS_BIN/kioskctl" check "$share" > "$work/check" || true
grep -q "这条提醒 $over 已经结束" "$work/check" || fail "check says nothing of an alert that is over: $(cat "$work/check")"
state_of assets/alerts/旧的.md part

# an alert of a set is told as any other is
alert 今晚停电 "$tonight" > "$share/assets/alerts/刚才.md"
look
row received assets/alerts/刚才.md | grep -q "在播：.*到 $tonight 自己停" || fail "an alert of the set: $(told)"
state_of assets/alerts/刚才.md on
rm "$share"/assets/alerts/*

# edited to an end that has passed: it stops, the former version does not stay
alert 第一版 "$tonight" > "$share/紧急/今天.md"
look
glass 1 | grep -q 第一版 || fail "the first version does not play"
alert 第一版 "$over" > "$share/紧急/今天.md"
look
glass 1 | grep -q 第一版 && fail "it was ended by hand and still plays"

# an end nobody can read: refused, the former version stays; never an ordinary card
alert 第二版 "$tonight" > "$share/紧急/今天.md"
look
alert 第三版 今晚十点 > "$share/紧急/今天.md"
look
row refused '紧急/今天.md' | grep -q '看不懂警报的时间.*先播原来的那一份' || fail "an unreadable end: $(told)"
row received '紧急/今天.md' && fail "an unreadable end is received"
glass | grep -q 第二版 || fail "the former version is gone"
glass | grep -q 第三版 && fail "an unreadable alert plays"
rm "$share/紧急/今天.md"
look
alert 第四版 今晚十点 > "$share/紧急/今天.md"
look
glass 8 | grep -q 第四版 && fail "an unreadable alert plays as a card"
rm "$share/紧急/今天.md"

# personal data: nothing that is refused plays, in whatever form and encoding it came
phone=13812345678
alert "打 $phone" "$tonight" > "$share/紧急/今天.md"
printf '# 找张老师\n\n电话 %s\n' "$phone" > "$share/assets/cards/我的.md"
printf '张老师，电话 %s' "$phone" | iconv -t GBK > "$share/海报/通知.txt"
printf '张老师，电话 %s' "$phone" | iconv -t UTF-16 > "$share/海报/通知二.txt"
cp "$KS_SOURCE/tests/data/pictures/plain.jpg" "$share/海报/张老师 $phone.jpg"
printf 'item,title,seconds\ncards/a.md,第一张,3\ncards/我的.md,,3\ncards/b.md,找 %s,3\n' "$phone" > "$share/playlists/main.csv"
printf '文字\n有事打 %s\n没有号码的一行\n' "$phone" > "$share/playlists/ticker.csv"
look
for file in 紧急/今天.md assets/cards/我的.md 海报/通知.txt 海报/通知二.txt "海报/张老师 $phone.jpg" playlists/main.csv playlists/ticker.csv; do
  row refused "$file" | grep -q '手机号' || fail "$file is not refused: $(told)"
  case $file in playlists/*) ;; *) row received "$file" && fail "$file is refused and received" ;; esac
done
glass 12 > "$work/shown"
grep -q '没有号码的一行' "$work/shown" || fail "the line beside it is gone"
grep -q '第一张' "$work/shown" || fail "nothing of the set plays"
grep -q '1381\|第二张\|张老师' "$work/shown" && fail "personal data on the glass: $(grep '1381\|第二张\|张老师' "$work/shown" | sort -u)"
"$KS_BIN/kioskctl" check "$share" > "$work/check" && fail "check finds no personal data"

# the player alone, on a folder, does the same
rm -rf "$work/set" && mkdir "$work/set" && cp -r "$share/playlists" "$share/assets" "$work/set"
SDL_VIDEODRIVER=offscreen timeout 100 "$KS_BIN/kiosk" --content "$work/set" --window 640x360 --motion none --script "$work/script" >"$work/player" 2>&1
cat "$work"/text-* | grep -q '1381\|第二张' && fail "the player shows it from a folder"

# a card that is good, then is not: the former version plays on
printf '# 找值班室\n\n电话见门上\n' > "$share/assets/cards/我的.md"
printf 'item,seconds\ncards/我的.md,3\n' > "$share/playlists/main.csv"
look
printf '# 找李老师\n\n电话 %s\n' "$phone" > "$share/assets/cards/我的.md"
look
row refused assets/cards/我的.md | grep -q '先播原来的那一份' || fail "the former version is not mentioned: $(told)"
glass | grep -q 找值班室 || fail "the former version is gone"

# words without a headline play, and the page does not call that refused
printf '今晚停水' > "$share/海报/停水.txt"
look
row refused '海报/停水.txt' && fail "it plays and is called refused"
row received '海报/停水.txt' >/dev/null || fail "not received: $(told)"

# a bracket that sounds like a place and is none of ours plays nowhere; any other is a title, plays everywhere, and that is
# said, also before any place is known
cp "$KS_SOURCE/tests/data/pictures/plain.jpg" "$share/海报/【体育馆】晚会.jpg"
cp "$KS_SOURCE/tests/data/pictures/plain.jpg" "$share/海报/【通知】晚会.jpg"
look
row refused '海报/【体育馆】晚会.jpg' | grep -q '不在 places.csv' || fail "an unknown place in a name: $(told)"
row received '海报/【体育馆】晚会.jpg' && fail "it plays nowhere and is received"
row adjusted '海报/【通知】晚会.jpg' | grep -q '所有屏都播' || fail "a title in brackets: $(told)"
mkdir -p "$work/fresh/海报"
cp "$KS_SOURCE/tests/data/pictures/plain.jpg" "$work/fresh/海报/【食堂】晚会.jpg"
"$KS_BIN/kiosk-sync" --state "$work/new" --source "$work/fresh" --policy open --once 2>>"$work/log"
grep -q '所有屏都播' "$work/new/results/folder.txt" || fail "no places known, and not told: $(cat "$work/new/results/folder.txt")"

# pin: an alert waits like the rest, is told in red, seen in the preview, and plays once it was adopted; also on a device
# that has nothing yet, by itself, beside another source, and when it is taken away again
office=$work/office
rm -rf "$office" && mkdir -p "$office/紧急"
alert 等您采用 "$tonight" > "$office/紧急/今天.md"
state=$work/pin
pin() { "$KS_BIN/kiosk-sync" --state "$state" --source "$office" --policy pin --once 2>>"$work/log"; }
warning() { grep -P '^warning\t.*1 条紧急提醒在等，现在没有一块屏播它.*点四个角.*采用' "$state/results/folder.txt" >/dev/null; }
pin
warning || fail "nothing says that the alert waits: $(told)"
grep -q 'class=alarm>有 1 条紧急提醒在等' "$state/results/folder.html" || fail "not in red on the page"
grep -q '^outcome.pending' "$state/results/folder.txt" || fail "not pending: $(told)"
glass 1 | grep -q 等您采用 && fail "an alert that waits is on the glass"
head=$(cksum < "$state/HEAD")
pin
[ "$(cksum < "$state/HEAD")" = "$head" ] || fail "the same is staged twice"
grep -q '^outcome.pending' "$state/results/folder.txt" || fail "it waits no more: $(told)"
{ printf '[kiosk]\nrecords = %s\n' "$work/counts.db"; echo 246813 | "$KS_BIN/kioskctl" pin; } > "$work/kiosk.ini"
{
  printf 'wait 500\ntap 5 20\nwait 200\ntap 1275 20\nwait 200\ntap 1275 715\nwait 200\ntap 5 715\nwait 500\n'
  type_in 246813
  printf "expect screen=staff\nwait 1500\ntap #import\nwait 500\ntext $work/import.txt\nshot $work/import.png\n"
  printf "tap #preview\nexpect screen=preview\nwait 1500\ntext $work/preview.txt\nshot $work/preview.png\n"
} > "$work/staff"
SDL_VIDEODRIVER=offscreen timeout 100 "$KS_BIN/kiosk" --store "$state" --window 1280x720 --config "$work/kiosk.ini" --script "$work/staff" \
  >"$work/player" 2>&1 || fail "the staff page: $(tail -3 "$work/player")"
grep -q '1 条紧急提醒在等' "$work/import.txt" || fail "the staff page does not say that an alert waits: $(cat "$work/import.txt")"
for words in '预览 1/1 · 未上屏 · 今天.md' '紧急提醒，采用以后盖过别的内容' 等您采用; do
  grep -q "$words" "$work/preview.txt" || fail "the preview has no “$words”: $(cat "$work/preview.txt")"
done
"$KS_BIN/kiosk-sync" --state "$state" --confirm >/dev/null || fail "confirm"
glass 1 | grep -q 等您采用 || fail "an adopted alert does not play"
"$KS_BIN/kiosk-sync" --state "$state" --confirm 2>/dev/null && fail "confirmed twice"
pin
grep -q '^sentence.工作人员已经采用' "$state/results/folder.txt" || fail "not told that it was adopted: $(told)"
grep -q '^warning.有' "$state/results/folder.txt" && fail "it was adopted and is told to wait"
row received '紧急/今天.md' | grep -q "在播：到 $tonight 自己停" || fail "it was adopted and is not told to be on: $(told)"

mkdir -p "$office/海报" "$work/other/紧急" # beside another source, whose alert came while this one waited
alert 换一句 "$tonight" > "$office/紧急/今天.md"
cp "$KS_SOURCE/tests/data/pictures/plain.jpg" "$office/海报/一.jpg"
pin
alert 别处的 "$tonight" > "$work/other/紧急/别处.md"
printf '[source other]\npath = %s\npolicy = open\n' "$work/other" > "$work/other.ini"
"$KS_BIN/kiosk-sync" --config "$work/other.ini" --state "$state" --once 2>>"$work/log" || fail "the other source"
"$KS_BIN/kiosk-sync" --state "$state" --confirm >/dev/null || fail "confirm beside another source"
glass 25 > "$work/shown"
for words in 换一句 别处的; do grep -q $words "$work/shown" || fail "$words does not play: $(sort -u "$work/shown")"; done
grep -q 等您采用 "$work/shown" && fail "the replaced alert plays"

rm "$office/紧急/今天.md" # taken away: waits for staff as well, and the other one stays
pin
glass 25 | grep -q 换一句 || fail "an alert ended unasked"
"$KS_BIN/kiosk-sync" --state "$state" --confirm >/dev/null || fail "confirm an end"
glass 25 > "$work/shown"
grep -q 换一句 "$work/shown" && fail "it was taken away and plays"
grep -q 别处的 "$work/shown" || fail "the other source's alert went too"

# pin: what is up is told as it is until staff adopt something else, whatever waits beside it
message() { # message ID TYPE ELEMENTS SENT: a message of the city for everybody
  sed "s/海淀区/全校/; s/SENT/$(date -d "$4" '+%Y-%m-%dT%H:%M:%S+08:00')/; s/END/$(date -d '+5 hours' '+%Y-%m-%dT%H:%M:%S+08:00')/
    s|<identifier>a|<identifier>$1|; s|>Alert<|>$2<|; s|<info>|$3<info>|" "$work/cap"
}
state=$work/up
rm -rf "$office" && mkdir -p "$office/紧急" "$office/海报"
sent=$(date -d '-2 hours' '+%Y-%m-%dT%H:%M:%S+08:00')
message a Alert '' "$sent" > "$office/紧急/暴雨.xml"
pin
row received '紧急/暴雨.xml' | grep -q '以后播：等工作人员点“采用”' || fail "it waits: $(told)"
"$KS_BIN/kiosk-sync" --state "$state" --confirm >/dev/null || fail "confirm a message"
cp "$KS_SOURCE/tests/data/pictures/plain.jpg" "$office/海报/一.jpg"
pin
row received '紧急/暴雨.xml' | grep -q '在播：' || fail "a poster waits, the message is up: $(told)"
alert 明天的 "$(date -d '+30 hours' '+%Y-%m-%d %H:%M')" | sed "s/^开始:.*/开始: $(date -d '+20 hours' '+%Y-%m-%d %H:%M')/" > "$office/紧急/明天.md"
message b Cancel "<references>city,a,$sent</references>" '-1 hour' > "$office/紧急/解除.xml"
pin
row received '紧急/明天.md' | grep -q '以后播：等工作人员点“采用”' || fail "it begins only once it is adopted: $(told)"
row received '紧急/暴雨.xml' | grep -q '在播：' || fail "its end waits, and it is told to be over: $(told)"
"$KS_BIN/kiosk-sync" --state "$state" --confirm >/dev/null || fail "confirm an all-clear"
cp "$KS_SOURCE/tests/data/pictures/plain.jpg" "$office/海报/二.jpg"
pin
row received '紧急/暴雨.xml' | grep -q '已取消：' || fail "its end was adopted: $(told)"
row received '紧急/明天.md' | grep -q '以后播：.* 开始' || fail "it was adopted and begins tomorrow: $(told)"

# a message of several parts is told by the one that plays here, and only the others' parts are said not to
state=$work/parts share=$work/several
small_set "$share"
printf '地点,名称,分组\ncanteen-3,三号食堂,食堂\n' > "$share/playlists/places.csv"
mkdir "$share/紧急"
for end in '+5 hours' '-3 hours'; do # the other one is for elsewhere, or ends before it begins
  part="<info><language>zh-CN</language><category>Met</category><event>暴雨</event><urgency>Immediate</urgency><severity>Severe</severity>"
  part="$part<certainty>Observed</certainty><expires>$(date -d "$end" '+%Y-%m-%dT%H:%M:%S+08:00')</expires><headline>海淀暴雨</headline>"
  part="$part<area><areaDesc>海淀区</areaDesc></area></info>"
  message a Alert '' "$sent" | sed "s|</alert>|$part</alert>|" > "$share/紧急/暴雨.xml"
  look
  row received '紧急/暴雨.xml' | grep -q '在播：' || fail "one of two parts is on, the other ends $end: $(told)"
  row refused '紧急/暴雨.xml' && fail "one of two parts is on, and it is refused"
done
row adjusted '紧急/暴雨.xml' | grep -q '这一段永远不会播出' || fail "not told of the part that is never on: $(told)"

# the screen's own place and its exercises are in its kiosk.ini, and the page knows them
message a Alert '' "$sent" | sed 's/全校/图书馆/; s/>Actual</>Exercise</' > "$share/紧急/暴雨.xml"
look
row received '紧急/暴雨.xml' | grep -q '不在这里播：' || fail "an exercise for the library: $(told)"
printf '[kiosk]\nplace = 图书馆\nexercises = yes\n' > "$work/place.ini"
touch -d '-1 minute' "$share/紧急/暴雨.xml" # looked at anew
look --config "$work/place.ini"
row received '紧急/暴雨.xml' | grep -q '在播：图书馆的屏' || fail "an exercise for this screen: $(told)"

# of an instruction with more sentences than there are tiles none is dropped in silence
small_set "$work/long"
cat > "$work/long/assets/alerts/暴雨.xml" <<CAP
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a</identifier><sender>city</sender>
<sent>2026-03-10T11:00:00+08:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
<info><language>zh-CN</language><category>Met</category><event>暴雨</event><urgency>Immediate</urgency><severity>Severe</severity>
<certainty>Observed</certainty><expires>2026-03-10T22:00:00+08:00</expires><headline>暴雨</headline>
<instruction>不要出门。关好门窗。远离河边。听学校广播。互相提醒。</instruction><area><areaDesc>全校</areaDesc></area></info></alert>
CAP
for size in 1920x1080 1080x1920; do
  "$KS_BIN/kioskctl" shot "$work/long" --at 2026-03-10T11:05 --size $size --text > "$work/read" || fail "no text of a long instruction"
  for part in 不要出门 关好门窗 远离河边 听学校广播 互相提醒; do
    tr -d '\n' < "$work/read" | grep -q "$part" || fail "$size: $part is dropped: $(cat "$work/read")"
  done
done

# while the glass has free ground no instruction is cut: the numbers to call often stand last
instructed() { # instructed INSTRUCTION PART..
  sed "s|<instruction>[^<]*|<description>今晚有大暴雨，校内会积水。</description><instruction>$1|" "$work/long.xml" \
    > "$work/long/assets/alerts/暴雨.xml"
  shift
  for size in 1920x1080 1080x1920 1280x720 720x1280; do
    "$KS_BIN/kioskctl" shot "$work/long" --at 2026-03-10T11:05 --size $size --text > "$work/read" || fail "no text of instructions"
    for part in "$@"; do
      tr -d '\n' < "$work/read" | grep -q "$part" || fail "$size: $part is cut: $(cat "$work/read")"
    done
  done
}
mv "$work/long/assets/alerts/暴雨.xml" "$work/long.xml"
seven='不要出门，已经出门的就近进楼。关好门窗，拔掉插头。远离河边、广告牌和工地。积水的路不要走，不要碰路灯杆。'
seven=$seven'听学校广播，等通知再走。有人受伤打 120，被困打 119。明早的课停到通知为止。'
instructed "$seven" 就近进楼 拔掉插头 广告牌和工地 不要碰路灯杆 等通知再走 '打 120' '打 119' 停到通知为止
instructed '不要出门\n关好门窗\n拔掉插头\n远离河边\n不走积水的路\n听学校广播\n有人受伤打 120\n被困打 119' \
  不要出门 关好门窗 拔掉插头 远离河边 不走积水的路 听学校广播 '打 120' '打 119'

# what means to end an alert and ends none says why; the alert goes on
state=$work/ends
message a Alert '' "$sent" > "$share/紧急/暴雨.xml"
ends() { # ends WORDS ELEMENTS TYPE
  message b "$3" "$2" '-1 hour' > "$share/紧急/解除.xml"
  look
  row '[a-z]+' '紧急/解除.xml' | grep -q "不在这里播：$1" || fail "a $3 with “$2”: $(told)"
  row received '紧急/暴雨.xml' | grep -q '在播：' || fail "ended by a $3 with “$2”: $(told)"
}
ends 没有写解除的是哪一条 '' Cancel
sed -i 's|<urgency>|<responseType>AllClear</responseType>&|' "$work/cap"
ends 没有写解除的是哪一条 '' Alert
small_set "$work/checked" && cp "$share"/紧急/*.xml "$work/checked/assets/alerts/"
"$KS_BIN/kioskctl" check "$work/checked" > "$work/check" || true
grep -q '解除.xml.*没有写解除的是哪一条' "$work/check" || fail "check is silent: $(cat "$work/check")"
ends '编号对' "<references>city,a,$(date -d '-3 hours' '+%Y-%m-%dT%H:%M:%S+08:00')</references>" Cancel
ends '编号对' "<references>town,a,$sent</references>" Cancel
true
