#!/bin/bash
# A PDF among the posters: its pages come one after the other, then the next item; check
# says what of it is shown, and without the package what to install. A picture that moves does so, unless none may.
. "$KS_SOURCE/tests/scripts/common.inc"
export SDL_VIDEODRIVER=offscreen
pdf() { # pdf COLOUR..: a page of each, "r g b" from 0 to 1
  local n=0 kids= body= colour
  for colour; do
    n=$((n + 2)) kids="$kids $((n + 1)) 0 R"
    body="$body$((n + 1)) 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 160 90]/Contents $((n + 2)) 0 R>>endobj
$((n + 2)) 0 obj<</Length $((${#colour} + 18))>>stream
$colour rg 0 0 160 90 re f
endstream endobj
"
  done
  printf '%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count %d/Kids[%s]>>endobj\n%strailer<</Root 1 0 R>>\n%%%%EOF\n' \
    "$#" "$kids" "$body"
}
small_set "$work/set"
pdf '1 0 0' '0 0 1' '0 1 0' > "$work/set/assets/posters/three.pdf"
printf 'item,seconds\nposters/three.pdf,3\ncards/a.md,3\n' > "$work/set/playlists/main.csv"

# --- on the glass: red, blue, green, the card, and again; how long each has is decode.child.pdf's ---
for i in $(seq 10 59); do printf 'shot %s/%s.png\nwait 500\n' "$work" "$i"; done > "$work/script"
watch() { # watch KIOSK_OPTION..: what the middle of the glass shows, and for how many shots
  rm -f "$work"/[1-5][0-9].png
  timeout 300 "$KS_BIN/kiosk" --content "$work/set" --window 320x180 --now 2026-11-24T12:00 --script "$work/script" \
    "$@" > "$work/kiosk" 2>&1 || fail "the player ended with $?: $(tail -5 "$work/kiosk")"
  seen=$(for shot in "$work"/[1-5][0-9].png; do
    convert "$shot" -gravity center -crop 40x40+0+0 +repage -scale 1x1\! -format '%[hex:p{0,0}]\n' info: | cut -c1-6
  done | sed 's/^F[EF]0[01]0[01]$/red/; t; s/^0[01]0[01]F[EF]$/blue/; t; s/^0[01]F[EF]0[01]$/green/; t; s/.*/other/' |
    uniq -c | awk '{ print $2, $1 }')
  order=$(echo "$seen" | awk '{ print $1 }' | paste -sd ' ')
}
watch
[[ $order = *"red blue green other red blue green"* ]] || fail "pages come as: $order"

# --- an alert comes, and the page that it interrupted comes back, not the first ---
mkdir -p "$work/set/assets/alerts"
cat > "$work/set/assets/alerts/a.xml" <<'END'
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a</identifier><sender>x</sender>
<sent>2026-11-24T12:00:13+08:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
<info><language>zh-CN</language><category>Safety</category><event>停电</event><urgency>Expected</urgency><severity>Moderate</severity>
<certainty>Observed</certainty><effective>2026-11-24T12:00:13+08:00</effective><expires>2026-11-24T12:00:18+08:00</expires>
<headline>停电</headline><description>三教停电</description><area><areaDesc>全校</areaDesc></area></info></alert>
END
pdf '0 1 0' '1 0 0' '0 0 1' '1 0 0' '0 0 1' '1 0 0' '0 0 1' > "$work/set/assets/posters/three.pdf"
printf 'item,seconds\nposters/three.pdf,3\n' > "$work/set/playlists/main.csv"
watch
[[ $order =~ (red|blue)\ other\ (red|blue) ]] || fail "with an alert pages come as: $order"
rm "$work/set/assets/alerts/a.xml"

# --- a picture that moves ---
for kind in gif webp; do
  rm -f "$work"/set/assets/posters/*
  convert -delay 120 -size 320x180 xc:red xc:blue xc:lime -loop 0 "$work/set/assets/posters/m.$kind"
  printf 'item,seconds\nposters/m.%s,12\ncards/a.md,3\n' "$kind" > "$work/set/playlists/main.csv"
  watch
  [[ $order = *"red blue green red blue green"*other* ]] || fail "a $kind that moves shows: $order"
done
watch --motion none
[[ $order != *blue* && $order = *red*other* ]] || fail "with motion none it shows: $order"
pdf '1 0 0' '0 0 1' '0 1 0' > "$work/set/assets/posters/three.pdf"
rm "$work/set/assets/posters/m.webp"
printf 'item,seconds\nposters/three.pdf,3\ncards/a.md,3\n' > "$work/set/playlists/main.csv"

# --- what is told of it ---
"$KS_BIN/kioskctl" check "$work/set" > "$work/check" || fail "check: $(cat "$work/check")"
[ "$(tail -1 "$work/check")" = "0 个错误，0 个警告，0 个提示" ] || fail "check: $(cat "$work/check")"
"$KS_BIN/kioskctl" sim "$work/set" --from 2026-11-24T12:00 --until 2026-11-24T12:01 > "$work/sim"
grep -q '12:00:09.*cards/a.md' "$work/sim" || fail "sim does not count the pages: $(cat "$work/sim")"
set -- "1 0 0"
for _ in $(seq 21); do set -- "$@" "0 0 1"; done
pdf "$@" > "$work/set/assets/posters/three.pdf"
"$KS_BIN/kioskctl" check "$work/set" > "$work/check" || true
grep -q '22 页.*前 20 页' "$work/check" || fail "pages that are left out: $(cat "$work/check")"

# --- a machine without tocsin-pdf ---
mkdir "$work/bin"
for program in kioskctl kiosk-decode kiosk-decode-image kiosk-read kiosk-sync; do cp "$KS_BIN/$program" "$work/bin/"; done
"$work/bin/kioskctl" check "$work/set" > "$work/check" && fail "check is content without the package"
grep -q 'three.pdf.*需要安装 tocsin-pdf' "$work/check" || fail "without the package: $(cat "$work/check")"
"$work/bin/kioskctl" explain "$work/set" --at 2026-11-24T12:00 > "$work/explain" || true # it says so with its exit too
grep -q 'tocsin-pdf' "$work/explain" || fail "explain without the package: $(cat "$work/explain")"
