#!/bin/bash
# The house's rules, each run on the tree and on a copy with one deliberate breach.
. "$KS_SOURCE/tests/scripts/common.inc"

# layer: what it may include
allowed() {
  case $1 in
    base) echo base ;;
    core) echo "base core" ;;
    readers) echo "base core readers" ;;
    port) echo "base core port" ;;
    decode) echo "base core readers port decode" ;;
    content) echo "base core readers port decode content" ;;
    store) echo "base core port content store" ;;
    sync) echo "base core readers port decode content store sync" ;;
    syncd) echo "base core readers port decode content store sync syncd" ;;
    records) echo "base core port records" ;;
    stage) echo "base core port decode stage" ;;
    device) echo "base core port device" ;;
    app) echo "base core readers port decode content store records stage device app" ;;
  esac
}
layers() { # layers TREE: include of a layer that is not below
  for layer in base core readers port decode content store sync syncd records stage device app; do
    ok=" $(allowed $layer) "
    grep -Hn '^#include "' "$1/kiosk/$layer"/*.[ch] | while IFS= read -r line; do
      target=$(echo "$line" | sed 's/.*#include "\([a-z]*\)\/.*/\1/')
      case $ok in *" $target "*) ;; *) echo "$line" ;; esac
    done
  done
}
sizes() { # files over 450 lines
  find "$1/kiosk" "$1/tools" -name '*.[ch]' | while read -r file; do
    n=$(wc -l < "$file")
    [ "$n" -le 450 ] || echo "$file: $n lines"
  done
}
functions() { # functions over 60 lines (a closing brace in column 1 ends one)
  find "$1/kiosk" "$1/tools" -name '*.c' -exec awk '
    FNR == 1 { start = 0 }
    /^[a-z].*\)$/ || /^[a-z].*[,(]$/ { if (!start) start = FNR }
    /^\{/ { if (!start) start = FNR }
    /^}/ { if (start && FNR - start > 75) print FILENAME ":" start ": " FNR - start " lines"; start = 0 }
    /^[a-z].*;$/ { start = 0 }' {} +
}
purposes() { # every file says at its top what it is for
  find "$1/kiosk" "$1/tools" -name '*.c' | while read -r file; do
    head -1 "$file" | grep -q '^/\* ' || echo "$file: no purpose in line 1"
  done
}
forbidden() {
  grep -nE '\b(system|popen|listen|bind|accept|gets|strcpy|strcat|sprintf)\(' -r "$1/kiosk" --include='*.c' || true
}
cycles() { # include cycles, by taking away headers that include nothing that is left
  (cd "$1/kiosk" && grep -o '^#include "[^"]*"' -- */*.h | sed 's/:#include "/ /; s/"$//') |
    awk '{ from[NR] = $1; to[NR] = $2; n = NR; nodes[$1]; nodes[$2] }
      END { do { again = 0; for (x in nodes) { has = 0; for (i = 1; i <= n; i++)
        if (from[i] == x && (to[i] in nodes)) has = 1; if (!has) { delete nodes[x]; again = 1 } } } while (again)
        for (x in nodes) print "cycle through " x }'
}
symbols() { # symbols LIBRARY: what the pure core must not use, and writable data
  nm -u "$1" 2>/dev/null | awk '{ print $2 }' |
    grep -xE '(SDL_|TTF_|IMG_|sqlite3_|pthread_).*|f?open(at)?|fopen|fread|fwrite|read|write|time|clock_gettime|gettimeofday|rand|srand|getenv|printf|fprintf|system' || true
  # An object has a type; the marks of an arm64 assembler ($d, also in an empty section) have none.
  nm -f sysv "$1" 2>/dev/null |
    awk -F"|" '$4 ~ /OBJECT/ && $NF ~ /^\.(data|bss)/ && $NF !~ /^\.data\.rel\.ro/ { print "writable: " $1 }' | grep -v "__" || true
}

signing() { # signing FILE..: what a device must not be able to do
  nm -u "$@" 2>/dev/null | grep -E ' crypto_sign(_ed25519(ph)?)?(_detached|_keypair|_seed_keypair|_final_create)?(@.*)?$' || true
}

check() { # check NAME: empty on the tree
  found=$("$1" "$KS_SOURCE")
  [ -z "$found" ] || fail "$1: $found"
}
breach() { # breach NAME: says something about the copy
  found=$("$1" "$work/tree")
  [ -n "$found" ] || fail "$1 did not see the breach"
}
for rule in layers sizes functions purposes forbidden cycles; do check $rule; done
found=$(symbols "$KS_BUILD/kiosk/libks_core.a")
[ -z "$found" ] || fail "core: $found"

mkdir -p "$work/tree"
cp -r "$KS_SOURCE/kiosk" "$KS_SOURCE/tools" "$work/tree/"
sed -i '1a #include "stage/fonts.h"' "$work/tree/kiosk/core/phase.c"
breach layers
yes '/* x */' | head -500 >> "$work/tree/kiosk/core/phase.c"
breach sizes
{ echo 'void f(void)'; echo '{'; yes '    g();' | head -90; echo '}'; } > "$work/tree/kiosk/core/long.c"
breach functions
breach purposes
echo 'int x(void) { return system("ls"); }' > "$work/tree/kiosk/port/bad.c"
breach forbidden
sed -i '1i #include "core/scene.h"' "$work/tree/kiosk/core/facts.h"
breach cycles
echo 'int open(const char *p, int f); int state; int f(void) { return state += open("x", 0); }' > "$work/bad.c"
cc -c "$work/bad.c" -o "$work/bad.o" && ar rcs "$work/bad.a" "$work/bad.o"
found=$(symbols "$work/bad.a")
[[ $found = *open*"writable: state"* ]] || fail "symbols did not see the breach: $found"
device=
for program in kiosk kiosk-sync kiosk-decode kiosk-decode-image kiosk-decode-video kiosk-decode-bank; do
  [ ! -x "$KS_BIN/$program" ] || device="$device $KS_BIN/$program"
done
# shellcheck disable=SC2086
found=$(signing $device "$KS_BUILD"/kiosk/libks_*.a)
[ -z "$found" ] || fail "a device could sign: $found"
[ -n "$(signing "$KS_BIN/kioskctl")" ] || fail "signing did not see that kioskctl signs"
