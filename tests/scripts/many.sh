#!/bin/bash
# The loops by which the technician's manual sets up a hundred screens (section 3), as they stand there in either language,
# run against screens that are folders: each gets what is meant for it, one that fails is named and holds up no other.
. "$KS_SOURCE/tests/scripts/common.inc"

# --- what the loops call: a screen is a folder of its name, and what is done there stands in its log ---
mkdir "$work/bin"
cat > "$work/bin/ssh" << 'END'
#!/bin/bash
input=/dev/stdin
while :; do
  case $1 in -n) input=/dev/null; shift ;; -o) shift 2 ;; *) break ;; esac
done
cat < $input > /dev/null # as ssh does: who leaves out -n loses the rest of the list
screen=$screens/${1#root@}
[ -d "$screen" ] || { echo "ssh: no route to ${1#root@}" >&2; exit 255; }
cd "$screen" || exit 255
export screen
bash -c "$(sed "s,/\(etc/tocsin\|tmp\|var/lib\|run/tocsin\)\>,$screen/\1,g" <<< "$2")"
END
cat > "$work/bin/scp" << 'END'
#!/bin/bash
cat > /dev/null
[ "$1" != -q ] || shift
to=${!#} screen=$screens
screen+=/${to#root@} screen=${screen%%:*}
[ -d "$screen" ] || exit 255
cp "${@:1:$#-1}" "$screen${to#*:}"
END
for command in apt-get systemctl reboot; do
  printf '#!/bin/sh\necho "%s $*" >> "$screen/log"\n' $command > "$work/bin/$command"
done
chmod +x "$work"/bin/*
ln -s "$KS_BIN/kioskctl" "$work/bin/"

try() { # try MANUAL FAILED WORDS: WORDS is what it says of a screen whose player does not run
  local manual=$1 failed=$2 words=$3 loop place screen
  export screens=$work/screens
  rm -rf "$screens"
  mkdir -p "$screens"/screen-00{1,3}/{etc/tocsin/shares,tmp,var/lib/tocsin,run/tocsin/player} "$screens/desk"
  cd "$screens/desk"
  awk -v begin="tr -d '.r' < screens.txt" '/^```/ { inside = 0 } $0 ~ "^" begin { inside = 1; n++ } inside { print > ("loop-" n) }' "$manual"
  [ "$(ls loop-* | wc -l)" = 5 ] || fail "$1 has not its five loops: $(ls)"
  # A list as Windows writes it, without an end to its last line; the second screen is not there.
  printf 'screen-001 canteen-3\r\nscreen-002 dorm-n1\r\nscreen-003 gate' > screens.txt
  touch tocsin_1_amd64.deb tocsin-content_1_all.deb 1.trust
  sed 's/^#place = /place = /' "$KS_SOURCE/tools/device/kiosk.ini" > kiosk.ini
  cp "$KS_SOURCE/tools/device/share.conf" office.conf
  for loop in 1 2 3 4; do
    PATH=$work/bin:$PATH bash "loop-$loop" > "said-$loop" 2> /dev/null || true
    [ $loop = 3 ] || { [ "$(wc -l < said-$loop)" = 1 ] && grep -qx "screen-002 $failed" said-$loop; } || fail "$1: loop $loop: $(cat "loop-$loop" "said-$loop")"
  done
  PATH=$work/bin:$PATH bash loop-5 > said-5 2> /dev/null
  for place in screen-001:canteen-3 screen-003:gate; do
    screen=$screens/${place%:*}
    place=${place#*:}
    grep '^apt-get install .*--no-remove .*tocsin-content_1_all.deb.*tocsin_1_amd64.deb' "$screen/log" > /dev/null || fail "$1: packages: $(cat "$screen/log")"
    [ -z "$(ls "$screen/tmp")" ] || fail "$1: packages are left there: $(ls "$screen/tmp")"
    cmp <(sed "s/^place = .*/place = $place/" kiosk.ini) "$screen/etc/tocsin/kiosk.ini" || fail "$1: settings of $place"
    cmp office.conf "$screen/etc/tocsin/shares/office.conf" || fail "$1: the share of $place"
    [ "$(stat -c %a "$screen/etc/tocsin/kiosk.ini" "$screen/etc/tocsin/shares/office.conf" | xargs)" = "644 600" ] || fail "$1: who may read them"
    [ "$(ls "$screen/etc/tocsin" "$screen/etc/tocsin/shares" | grep -c new)" = 0 ] || fail "$1: new files are left there"
    [ -f "$screen/etc/tocsin/1.trust" ] || fail "$1: no trust file"
    [ "$(sed -n 's/^\(systemctl\|reboot\)/&/p' "$screen/log" | awk '{ print $1, $2 }' | xargs)" = "systemctl daemon-reload systemctl restart reboot" ] ||
      fail "$1: units: $(cat "$screen/log")"
    grep "^${screen##*/} $place $words\$" said-5 > /dev/null || fail "$1: at a glance: $(cat said-5)"
  done
  [ "$(wc -l < said-5)" = 3 ] && grep '^screen-002 dorm-n1 .' said-5 > /dev/null || fail "$1: at a glance: $(cat said-5)"
}
try "$KS_SOURCE/assets/manual/technician.md" '没有[装铺]好' 画面：播放程序没有在运行
try "$KS_SOURCE/assets/manual/technician.en.md" failed 'picture: the player is not running'

# --- see it fail: loops that lose the rest or the end of their list, take packages away, let all read a password ---
for breach in 's/ssh -n /ssh /' 's, < /dev/null,,' 's/ || \[ -n "$host" \]//' 's/ --no-remove//' 's/chmod 600 shares/chmod 644 shares/'; do
  sed "$breach" "$KS_SOURCE/assets/manual/technician.en.md" > "$work/planted.md"
  ! (try "$work/planted.md" failed 'picture: the player is not running') > "$work/planted" 2>&1 || fail "not seen: $breach"
done
