#!/bin/bash
# HACKING.md and tests/README.md name nothing that is not there: no file, no function, no test. A dummy
# of each kind of thing, planted in a copy of the sources by its recipe, works, and no step of it is
# forgotten in silence. hacking.sh names | dummies: half of that.
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$KS_SOURCE"
ctest --test-dir "$KS_BUILD" -N | sed -n 's/^ *Test *#[0-9]*: //p' > "$work/tests"
[ "$(wc -l < "$work/tests")" -gt 100 ] || fail "too few tests: $(cat "$work/tests")"

file() { # file NAME: as it stands, below kiosk/ or tests/; without a folder anywhere
  compgen -G "$1" || compgen -G "kiosk/$1" || compgen -G "tests/$1" ||
    { [ "$1" = "${1##*/}" ] && find kiosk tools tests assets -name "$1" | grep .; }
}
word() { grep -rw --include='*.[ch]' --include='*.sh' --include='*.inc' -e "$1" kiosk tools tests || grep -e "$1\$" "$work/tests"; }
missing() { # missing FILE: what stands there in backticks, and nowhere else; X, LAYER, ROOM and NOUN stand for any name
  sed '/^```/,/^```/d' "$1" | grep -oE '`[^` ]+`' | tr -d '`' | sort -u > "$work/names"
  while read -r name; do
    case $name in
      build/* | *X* | *LAYER* | *NOUN*) true ;;
      readers.card.md) grep -x "$name" "$work/tests" ;; # not a page
      */* | *.[ch] | *.sh | *.inc | *.md) file "$name" ;;
      base.* | core.* | readers.* | port.* | decode.* | content.* | store.* | sync.* | syncd.* | records.* | stage.* | device.* | proof.* | app.* | attack.* | field.* | whole.* | script.* | replay.*)
        grep -x "${name//\*/.*}" "$work/tests" ;;
      *[!A-Za-z0-9_]*) true ;;
      *_*) word "$name" ;;
    esac > "$work/found" || echo "$1: $name"
  done < "$work/names"
}
check_names() {
  local page found
  for page in HACKING.md tests/README.md; do
    found=$(missing $page)
    [ -z "$found" ] || fail "not there: $found"
    [ "$(wc -l < "$work/names")" -gt 100 ] || fail "$page: too few names"
  done
  printf '`core/nothing.c` `core.nothing` `no''_such_function` `core/visit/visit.h`\n' > "$work/page"
  [ "$(missing "$work/page" | wc -l)" -eq 3 ] || fail "what is not there goes unnoticed: $(missing "$work/page")"
}
[ "${1:-}" = dummies ] || check_names

# --- a dummy of each kind ---
. "$KS_SOURCE/tests/scripts/plant.inc"
for file in tests/plant/*.inc; do . "$KS_SOURCE/$file"; done
for name in $(sed -n '/^| kind | places/,/^$/s/^| \([a-z, ]*\) |.*/\1/p' HACKING.md | tr ' ' _); do
  name=${name//_/ }
  [ "$name" = kind ] || [[ " ${kinds[*]} " = *" $name "* ]] || fail "no dummy of a $name is planted"
done
count_places
[ "${1:-}" != names ] || exit 0
make_tree
make_targets "${targets[@]}" || fail "$(grep -vE '^\[' "$plant/build" | head -40)"
for file in tests/plant/*.inc; do
  name=${file##*/}
  "try_${name%.inc}"
done
forget_each
