#!/bin/bash
# Other ways to the glass than X11 with its shared memory: a Wayland compositor, and the GPU's painter
# (in software here). Each must show the same picture as the surface painter.
. "$KS_SOURCE/tests/scripts/common.inc"
set_=$work/set
small_set "$set_"
printf 'item,seconds\ncards/a.md,600\n' > "$set_/playlists/main.csv"
start_display 1280x720
player=
play() { # play NAME [OPTION...]: the picture of the display once it stands
  local name=$1
  shift
  "$KS_BIN/kiosk" --content "$set_" --motion none --now 2020-09-01T08:00 "$@" > "$work/$name.json" 2> "$work/$name.log" &
  player=$!
  pids="$pids $player"
  local last= now=
  for _ in $(seq 60); do
    sleep 0.5
    now=$(import -silent -window root rgb:- | cksum)
    [ "$now" = "$last" ] && [ "$now" != "$empty" ] && break
    last=$now
  done
  import -silent -window root "$work/$name.png"
  kill "$player"
  wait "$player" || fail "$name ended with $?: $(tail -n 3 "$work/$name.log")"
}
same() { # same A B: at most three levels apart anywhere
  local peak
  peak=$(convert "$work/$1.png" "$work/$2.png" -compose difference -composite -format '%[fx:round(255*maxima)]' info:)
  [ "$peak" -le 3 ] || fail "$2 differs from $1 by $peak levels"
}
not_black() { [ "$(convert "$work/$1.png" -format '%[fx:mean>0.2?1:0]' info:)" = 1 ] || fail "$1 is dark"; }

empty=$(import -silent -window root rgb:- | cksum)
play surface --window 1280x720 --painter surface
not_black surface
play renderer --window 1280x720 --painter renderer
jq -e '.painter == "renderer"' "$work/renderer.json" > /dev/null || fail "the renderer was not used"
same surface renderer

# Under the environment that the unit gives it, what Mesa compiles is kept where the unit lets it write, and nowhere else;
# the second start finds it there.
unit=$KS_SOURCE/tools/device/kiosk.service
kept=/var/cache/$(sed -n 's/^CacheDirectory=//p' "$unit")
mapfile -t environment < <(sed -n 's/^Environment=//p' "$unit" | tr ' ' '\n' | sed "s,=$kept\$,=$work/cache,")
[ "${#environment[@]}" = 2 ] && [ "$(printf '%s\n' "${environment[@]}" | grep -c "=$work/cache\$")" = 2 ] ||
  fail "the unit's environment leads elsewhere: ${environment[*]}"
mkdir "$work/cache"
shaders() { (cd "$work/cache" && find . -type f | LC_ALL=C sort); }
cached() { # cached NAME
  env "${environment[@]}" "$KS_BIN/kiosk" --content "$set_" --motion none --now 2020-09-01T08:00 --window 1280x720 \
    --painter renderer --exit-after 3 > "$work/$1.json" 2> "$work/$1.log" || fail "$1: $(tail -n 3 "$work/$1.log")"
  shaders > "$work/$1.shaders"
}
cached first
grep -q '^\./mesa_shader_cache/' "$work/first.shaders" || fail "no shaders are kept: $(ls -A "$work/cache")"
! grep -v '^\./mesa_shader_cache/' "$work/first.shaders" || fail "other things are left in the cache"
cached second
cmp "$work/first.shaders" "$work/second.shaders" || fail "shaders are compiled again"

# A compositor inside the display, with a screen as large as it.
export XDG_RUNTIME_DIR=$work/run
mkdir -m 700 "$XDG_RUNTIME_DIR"
weston --backend=x11-backend.so --use-pixman --socket=tocsin --width=1280 --height=720 --idle-time=0 \
  > "$work/weston.log" 2>&1 &
pids="$! $pids"
for _ in $(seq 100); do
  [ -S "$XDG_RUNTIME_DIR/tocsin" ] && break
  sleep 0.1
done
sleep 2
empty=$(import -silent -window root rgb:- | cksum)
SDL_VIDEODRIVER=wayland WAYLAND_DISPLAY=tocsin play wayland
not_black wayland
convert "$work/surface.png" -crop 1280x600+0+0 +repage "$work/surface-part.png" # below, the pointer
convert "$work/wayland.png" -crop 1280x600+0+0 +repage "$work/wayland-part.png"
same surface-part wayland-part
