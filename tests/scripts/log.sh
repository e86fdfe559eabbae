#!/bin/bash
# The log: each message has a number from the one table, each number one message, the manual lists
# them all; levels leave out what is below. Every installed program says its version. log.sh table: only
# what is written.
. "$KS_SOURCE/tests/scripts/common.inc"
table=$(find "$KS_SOURCE/kiosk" -name log_table.h)

# --- the table, the calls, the manual ---
sed -n 's/^ *X(\([A-Z_]*\), \([0-9]*\), \([A-Z]*\), .*/\1 \2 \3/p' "$table" > "$work/table"
[ "$(wc -l < "$work/table")" = "$(grep -c '^ *X(' "$table")" ] && [ -s "$work/table" ] || fail "rows of another form"
used() { grep -rhoE --include='*.c' 'ks_log\(KS_LOG_[A-Z_]*' "$1/kiosk" "$1/tools" | sed 's/.*KS_LOG_//' | sort; }
check() { # check TREE: what is wrong between table and calls
  used "$1" | uniq -d | sed 's/$/ is said in two places/'
  comm -3 <(used "$1" | sort -u) <(cut -d' ' -f1 "$work/table" | sort) | sed 's/$/: in the table or in the sources, not in both/'
  grep -rnE --include='*.c' '(^|[^_a-z])ks_log(_line)?\([^K]' "$1/kiosk" "$1/tools" | grep -v 'void ks_log_line' || true
  LC_ALL=C.UTF-8 grep -rPzl --include='*.c' '\bks_log\((?:(?!ks_say\()[^;"]|"(?:[^"\\]|\\.)*")*?"(?:[^"\\]|\\.)*?\p{Han}' "$1/kiosk" |
    sed 's/$/: the log is in the language of the technician, ks_say()/' || true
  grep -rPzl --include='*.c' '\bks_log\([^;]*KS_LANG_' "$1/kiosk" | sed 's/$/: the log is in the language of the technician, ks_lang_here()/' || true
}
found=$(check "$KS_SOURCE")
[ -z "$found" ] || fail "$found"
man=$KS_SOURCE/tools/man/kiosk.1
awk '{ printf "KS-%04d %s\n", $2, tolower($3) }' "$work/table" | sort > "$work/all"
sed 's/\\-/-/g' "$man" | grep -oE '^KS-[0-9]{4} [a-z]+' | sort > "$work/told"
cmp "$work/all" "$work/told" || fail "kiosk(1) lists others: $(diff "$work/all" "$work/told")"
[ "${1:-}" != table ] || exit 0
# A number that stands twice does not compile; a call without a row is found.
mkdir "$work/tree"
cp -r "$KS_SOURCE/kiosk" "$KS_SOURCE/tools" "$work/tree/"
compile() { cc -std=c11 -D_POSIX_C_SOURCE=200809L -I"$work/tree/kiosk" -fsyntax-only "$(find "$work/tree/kiosk" -path '*/port/log.c')" 2>"$work/err"; }
compile || fail "$(cat "$work/err")"
sed -i 's/X(LOADED, 2,/X(LOADED, 1,/' "$(find "$work/tree/kiosk" -name log_table.h)"
! compile || fail "a number twice compiles"
echo 'void f(void) { ks_log(KS_LOG_LOADED, "again"); }' > "$work/tree/kiosk/app/again.c"
[ -n "$(check "$work/tree")" ] || fail "check does not see a message in two places"
rm "$work/tree/kiosk/app/again.c"
loaded=$(grep -rlE 'ks_log\(KS_LOG_LOADED' "$work/tree/kiosk")
[ -z "$(check "$work/tree" | grep technician)" ] || fail "a message in the technician's language is refused"
sed -i 's/ks_log(KS_LOG_LOADED,/& "装好了：%s"/' "$loaded"
[ -n "$(check "$work/tree" | grep technician)" ] || fail "check does not see a message in Chinese"

# --- what comes out ---
small_set "$work/set"
printf 'item,seconds\ncards/a.md,5\nposters/none.jpg,5\n' > "$work/set/playlists/main.csv"
cp "$KS_SOURCE/tests/data/pictures/plain.jpg" "$work/set/assets/posters/bad.jpg"
truncate -s 200 "$work/set/assets/posters/bad.jpg"
printf 'posters/bad.jpg,5\n' >> "$work/set/playlists/main.csv"
log() { # log LEVEL: the levels of the lines
  SDL_VIDEODRIVER=offscreen "$KS_BIN/kiosk" --content "$work/set" --window 320x180 --exit-after 2 --log "$1" 2>&1 >/dev/null |
    tee "$work/log" | cut -c1-3 | sort -u | paste -sd' '
  ! grep -vE '^<[3-7]>[a-z-]+: .+ \[KS-[0-9]{4}\]$' "$work/log" >&2 || echo "another form"
}
[ "$(log error)" = "" ] || fail "error: $(cat "$work/log")"
[ "$(log warning)" = "<4>" ] || fail "warning: $(cat "$work/log")"
[ "$(log info)" = "<4> <6>" ] || fail "info: $(cat "$work/log")"
[ "$(log debug)" = "<4> <6> <7>" ] || fail "debug: $(cat "$work/log")"
grep -q 'on air: cards/a.md (.*) \[KS-0003\]$' "$work/log" || fail "debug: $(cat "$work/log")"
rc=0
"$KS_BIN/kiosk" --log loud 2>"$work/err" || rc=$?
[ $rc = 2 ] && grep -q 'error、warning、notice、info' "$work/err" || fail "a level there is not: $(cat "$work/err")"
mkdir "$work/source"
sync() { "$KS_BIN/kiosk-sync" --state "$work/state" --source "$work/source" --policy signed --once --log "$1" 2>&1 || true; }
sync warning | grep -q '^<4>sync: .*\[KS-0404\]$' || fail "kiosk-sync: $(sync warning)"
! sync error | grep -q KS-0404 || fail "kiosk-sync --log error"

# --- every installed program says its version: what is in the package, wherever it lies; what stands
# in /etc is for other programs to run ---
version=$(sed -n 's/^project(tocsin VERSION \([0-9.]*\).*/\1/p' "$KS_SOURCE/CMakeLists.txt")
DESTDIR=$work/root cmake --install "$KS_BUILD" --component tocsin >"$work/log" 2>&1 || fail "install: $(tail -3 "$work/log")"
find "$work/root" -type f -perm -u+x ! -path '*/doc/*' ! -path '*/etc/*' | sort > "$work/programs"
[ "$(wc -l < "$work/programs")" -ge 11 ] || fail "installed: $(cat "$work/programs")"
while read -r program; do
  name=$(basename "$program")
  said=$("$program" --version </dev/null 2>&1) || fail "$name --version ended with $?: $said"
  [ "$said" = "$name $version" ] || fail "$name --version: $said"
done < "$work/programs"
