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
    content) echo "base core port decode content" ;;
    store) echo "base core port content store" ;;
    sync) echo "base core readers port decode content store sync" ;;
    syncd) echo "base core readers port decode content store sync syncd" ;;
    records) echo "base core port records" ;;
    stage) echo "base core port stage" ;;
    device) echo "base core port device" ;;
    app) echo "base core port decode content store records stage device app" ;;
  esac
}
includes() { # includes TREE: "file included" of all of it, whatever folder it stands in
  (cd "$1/kiosk" && find . -name '*.[ch]' | sed 's/^..//' | xargs grep -Ho '^#include "[^"]*"') |
    sed 's/:#include "/ /; s/"$//'
}

# Arrows are lines "from to ..." of files below kiosk/: what one includes, or whose symbols it uses.
down() { # arrows to a layer that is not below
  while read -r file target rest; do
    case " $(allowed "${file%%/*}") " in
      *" ${target%%/*} "*) ;;
      *) echo "$file uses $target $rest" ;;
    esac
  done
}
in_order() { # in_order TREE: arrows to a room that stands later in kiosk/rooms, files in a room that does not
  cat "$1/kiosk/rooms" - | awk '
    /^[a-z]+: / { layer = $1; sub(":", "", layer); for (i = 2; i <= NF; i++) at[layer, $i] = i; has[layer]; next }
    /^#/ { next }
    function room(path,  n, part) {
      n = split(path, part, "/")
      where = part[1]; return n == 2 ? "." : n == 3 ? part[2] : "?"
    }
    $1 ~ /^[a-z]+\/main.c$/ { next } # stands above all rooms
    {
      from = room($1); a = where; to = room($2); b = where
      if (a in has ? !((a, from) in at) : from != ".") print $1 ": no room of kiosk/rooms"
      else if (a == b && a in has && at[b, to] > at[a, from] && (b, to) in at) print $1 " uses " $2 " " $3
    }'
}
layers() { includes "$1" | down; }
rooms() { includes "$1" | in_order "$1"; }
links() { # links LIST: the arrows between lines "path object"
  cut -d ' ' -f 2 "$1" | xargs nm -A -P 2>/dev/null | cat "$1" - | awk '
    NF == 2 { path[$2] = $1; next }
    { object = $1; sub(/:$/, "", object); file = path[object] }
    $3 ~ /^[TDBRVWC]$/ && !(($2, file) in own) { own[$2, file]; owners[$2] = owners[$2] " " file }
    $3 == "U" { use[file " " $2] }
    END {
      for (u in use) {
        split(u, part, " "); n = split(owners[part[2]], owner, " ")
        if (!((part[2], part[1]) in own)) for (i = 1; i <= n; i++) print part[1], owner[i], part[2]
      }
    }' | sort
}
circles() { # arrows, sorted: files that use each other, a line for each circle
  awk '
    function walk(x, from,  n, i, to) {
      n = split(arrows[x], to, " ")
      for (i = 1; i <= n; i++) if (!((from, to[i]) in reach)) { reach[from, to[i]]; walk(to[i], from) }
    }
    $1 != $2 && !(($1, $2) in seen) {
      seen[$1, $2]
      if (!($1 in arrows)) name[++n] = $1
      arrows[$1] = arrows[$1] " " $2
    }
    END {
      for (i = 1; i <= n; i++) walk(name[i], name[i])
      for (i = 1; i <= n; i++) {
        if (name[i] in told || !((name[i], name[i]) in reach)) continue
        line = ""
        for (k = i; k <= n; k++) if ((name[i], name[k]) in reach && (name[k], name[i]) in reach) {
          told[name[k]]; line = line (line == "" ? "" : " ") name[k]
        }
        print line
      }
    }'
}
room_sizes() { # rooms with more than 25 sources, and those that are no noun
  (cd "$1/kiosk" && find . -name '*.c' | sed 's/^..//; s/\/[^/]*$//' | sort | uniq -c |
    awk '$1 > 25 { print $2 ": " $1 " sources" }
      $2 ~ /(^|\/)(misc|utils?|common|helpers?|shared|stuff)(\/|$)/ { print $2 ": says nothing" }')
}
wall() { # a decoding child includes nothing of who started it
  includes "$1" | grep -E '^decode/(child|door|film|still)/' |
    grep -vE ' (base|core|readers|decode/child|decode/door|decode/film|decode/still)/[^ ]*$| decode/protocol\.h$' || true
}
painting() { # what knows SDL in stage/: the window (screen*), its driver and what is behind stage/glyphs.h
  (cd "$1/kiosk" && grep -rHoE '^#include ([<"]SDL[^>"]*|"stage/(screen|driver)\.h)' stage --include='*.[ch]') |
    grep -vE '^stage/(screen(_memory|_parts)?\.[ch]|driver\.[ch]|glyphs\.c):' || true
}
map() { # a room that the map does not name
  sed -n 's/^\([a-z]*\): /\1 /p' "$1/kiosk/rooms" | while read -r layer rooms; do
    for room in $rooms; do
      folder=$layer/${room#.}
      grep -q "^|.*\`${folder%/}/\`.*|" "$1/kiosk/README.md" || echo "$folder: not in the map"
    done
  done
}
threads() { # rooms of which the map does not say how they are called; headers that do not where it says they do
  sed -n 's/^| `\([a-z_/]*\)\/` | [^|]* | *\([a-z]*\) *|$/\1 \2/p' "$1/kiosk/README.md" | while read -r folder called; do
    case $called in
      pure | alone) ;;
      says)
        find "$1/kiosk/$folder" -maxdepth 1 -name '*.h' ! -name parts.h -exec grep -lE '^[a-z].*ks_[a-z_0-9]*\(' {} + |
          while read -r header; do grep -v '^#' "$header" | grep -qi thread || echo "$folder/${header##*/}: says no thread"; done ;;
      *) echo "$folder: called '$called'" ;;
    esac
  done
}
waiting() { # waiting TREE LIST: what objects of pure rooms, in lines "path object", call that could wait or lock
  sed -n 's/^| `\([a-z_/]*\)\/` | [^|]* | pure |$/\1/p' "$1/kiosk/README.md" | cat - "$2" | awk '
    NF == 1 { pure[$1]; next }
    { folder = $1; sub(/\/[^\/]*$/, "", folder); if (folder in pure) print $1, $2 }' | while read -r path object; do
    nm -u "$object" 2>/dev/null | sed 's/@.*//' | awk -v path="$path" '{ print path, $2 }'
  done | grep -E ' (pthread_.*|mtx_.*|SDL_.*|sqlite3_.*|f?open(at2?)?(64)?|fread|read|pread|write|pwrite|mmap|poll|select|ioctl|fork|posix_spawn|kill|wait(pid)?|(nano)?sleep|time|clock_gettime|gettimeofday|getenv|rand|rand_r|random|syscall|socket|getpid)$' || true
}
listed() { # what the map says of files, and their headers do not; files that do not say what they are
  "$KS_SOURCE/tools/map" --show "$1" 2>&1 | diff "$1/kiosk/README.md" - | sed -n 's/^[<>] //p' |
    sed '1i written by tools/map:'
}
parts() { # private headers are of their own folder only
  (cd "$1" && grep -rHo '^#include "[^"]*parts\.h"' kiosk tools) | sed 's/:#include "/ /; s/"$//; s/^kiosk\///' |
    awk '{ a = $1; b = $2; sub(/[^\/]*$/, "", a); sub(/[^\/]*$/, "", b) } a != b { print $1 " includes " $2 }'
}
headers() { # a header that declares functions and is not private has a source of its name; guard = path
  (cd "$1/kiosk" && find . -name '*.[ch]' | sed 's/^..//' > "$work/files" && grep 'h$' "$work/files" | xargs awk -v files="$work/files" '
    BEGIN { while ((getline file < files) > 0) there[file] }
    FNR == 1 {
      guard = "KS_" toupper(FILENAME); gsub(/[.\/]/, "_", guard)
      if ($0 != "#ifndef " guard) print FILENAME ": its guard is not " guard
      own = FILENAME; sub(/h$/, "c", own)
      if (FILENAME ~ /parts\.h$/ || own in there) nextfile
    }
    /^static inline/ { nextfile }
    /^[a-z].*ks_[a-z_0-9]*\(/ { print FILENAME ": has no source"; nextfile }')
}
sizes() { # files over 350 lines
  find "$1/kiosk" "$1/tools" -name '*.[ch]' | while read -r file; do
    n=$(wc -l < "$file")
    [ "$n" -le 350 ] || echo "$file: $n lines"
  done
}
functions() { # functions over 75 lines, signature and braces counted (a closing brace in column 1 ends one)
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
named() { # comments that name a source, a script or a path of ours that is neither beside them nor there
  (cd "$1" && find . \( -name build -o -name .git \) -prune -o -type f -print | sed 's/^..//' > "$work/files"
    grep -E '^(kiosk|tools|tests)/' "$work/files" |
      grep -v '^tests/plant/' | # its files name what they plant elsewhere
      grep -E '\.([ch]|sh|inc|cmake|service)$|/CMakeLists\.txt$|/[^./]*$' | xargs -d '\n' awk '
    FNR == NR { # the list of files comes first
      for (there[$0]; sub(/\/[^\/]*$/, "");) there[$0] # and their folders
      next
    }
    FNR == 1 {
      inside = 0; folder = FILENAME; sub(/[^\/]*$/, "", folder); is_c = FILENAME ~ /\.[ch]$/
      if (FILENAME ~ /\/[^.\/]*$/ && !/^#!/) nextfile
    }
    /^#include </ { name = $2; gsub(/[<>]/, "", name); there[name]; next } # a header of the system
    !is_c { text = match($0, /(^|[ \t])#/) ? substr($0, RSTART + RLENGTH) : ""; rest = "" }
    is_c { text = ""; rest = $0 }
    {
      while (rest != "") {
        if (inside) {
          end = index(rest, "*/"); inside = end == 0
          text = text " " (inside ? rest : substr(rest, 1, end - 1))
          rest = inside ? "" : substr(rest, end + 2)
        } else if (match(rest, /"([^"\\]|\\.)*"|\047([^\047\\]|\\.)*\047|\/\*|\/\/.*/)) { # texts hold no comments
          what = substr(rest, RSTART, RLENGTH); rest = substr(rest, RSTART + RLENGTH)
          inside = what == "/*"
          if (what ~ /^\/\//) text = text " " what
        } else rest = ""
      }
      gsub(/[^A-Za-z0-9_.\/-]/, " ", text)
      n = split(text, word, " ")
      for (i = 1; i <= n; i++) {
        sub(/^\/*/, "", word[i]); sub(/[.\/]*$/, "", word[i])
        if (word[i] ~ /[A-Za-z0-9_]\.([ch]|sh|inc|cmake)$/ || word[i] ~ /^(kiosk|tools|tests)\/./) {
          names[++k] = word[i]; beside[k] = folder; at[k] = FILENAME ":" FNR
        }
      }
    }
    END {
      for (i = 1; i <= k; i++)
        if (!((beside[i] names[i]) in there || ("kiosk/" names[i]) in there || names[i] in there))
          print at[i] ": names " names[i]
    }' "$work/files")
}
asserts() { # fewer than ten statements of what must hold to 1,000 lines of the core; NULL alone is none
  find "$1/kiosk/core" -name '*.[ch]' -exec cat {} + | awk '
    /^ *assert\(/ && !/^ *assert\([][A-Za-z_>.-]+( != NULL)?\);/ { n++ }
    END { if (n * 100 < NR) print n " asserts for " NR " lines of the core" }'
}
machines() { # a machine that is drawn, in a comment with arrows or a table, and asks nowhere what holds in it
  (cd "$1/kiosk" && { grep -rlE --include='*.[ch]' -e '(─▶|-->) ?[A-Za-z]' . | sed 's/^..//' && echo "$tables"; } | sort |
    while read -r file; do
      grep -q '^ .*assert_state(' "${file%.*}.c" || echo "$file: has no assert_state()"
    done) | grep -vE "^($stateless):" || true
}
tables='core/visit/visit.c
core/hand/contacts.c'
# An alert's life is a question of time alone, signed and verify draw an order of steps, the wait is of
# the director's state; the store has none yet.
stateless='core/alert/alert.c|sync/take/signed.c|sync/verify/verify.c|core/director/wait.c|store/store.c'
casts() { # that take a const away where -Wcast-qual does not see it
  grep -rnE '\*\)\(uintptr_t\)' "$1/kiosk" --include='*.[ch]' | sed "s|^$1/kiosk/||" | grep -vE "^($pointers):" || true
}
# iconv() takes char ** and writes nothing; the registers of a call that was caught hold addresses.
pointers='readers/text/encoding.c|decode/door/shelf.c'
forbidden() {
  grep -nE '\b(system|popen|listen|bind|accept|gets|strcpy|strcat|sprintf)\(' -r "$1/kiosk" --include='*.c' || true
}
codes() { # decisions by the code of an error: it says what went wrong, and any layer below may fill it
  (cd "$1" && grep -rnE '([!=]= *KS_ERR_|case KS_ERR_|\bKS_ERR_[A-Z_]+ *[!=]=)' kiosk tools --include='*.[ch]') |
    grep -vE '^kiosk/core/problem/|KS_ERR_PARTS' || true
}
truth() { # values of an enum that are taken as true or false: the success of an outcome is its zero
  perl "$KS_SOURCE/tests/scripts/truth.pl" "$1"
}
booleans() { # true and false where nobody can read what they mean
  perl "$KS_SOURCE/tests/scripts/booleans.pl" "$1"
}
cycles() { # include cycles, by taking away headers that include nothing that is left
  includes "$1" | grep '\.h .*\.h$' |
    awk '{ from[NR] = $1; to[NR] = $2; n = NR; nodes[$1]; nodes[$2] }
      END { do { again = 0; for (x in nodes) { has = 0; for (i = 1; i <= n; i++)
        if (from[i] == x && (to[i] in nodes)) has = 1; if (!has) { delete nodes[x]; again = 1 } } } while (again)
        for (x in nodes) print "cycle through " x }'
}
sources() { # what the build compiles of kiosk/, each with its object: "path object"
  grep '"command"' "$KS_BUILD/compile_commands.json" |
    sed -n 's/.* -o \(kiosk\/CMakeFiles\/[^ ]*\.dir\/\([a-z]*\/[^ ]*\)\.o\) .*/\2 \1/p' | sort -u
}
tested() { # a room of sources without a folder of tests of its name
  (cd "$1/kiosk" && find . -name '*.c' ! -name main.c | sed 's/^..//; s,/[^/]*$,,' | sort -u) |
    while read -r room; do
      compgen -G "$KS_SOURCE/tests/$room/test_*.c" > /dev/null || echo "$room"
    done
}
mirrored() { # a test that is not called for a source or header of its room, maybe with an aspect behind that (_ASPECT)
  (cd "$1/tests" && find . -name 'test_*.c' | sed 's/^..//' | sort) | while read -r file; do
    case $file in attack/* | field/* | whole/*) continue ;; esac # tests/README.md says what they are
    noun=${file##*/test_}
    noun=${noun%.c}
    until compgen -G "$1/kiosk/${file%/*}/$noun.[ch]" > /dev/null; do
      case $noun in *_*) noun=${noun%_*} ;; *) echo "$file: of no noun" && break ;; esac
    done
  done
}
compiled() { # compiled TREE: a source that no target of the build takes
  (cd "$1/kiosk" && find . -name '*.c' | sed 's/^..//') | sort > "$work/all"
  sources | cut -d ' ' -f 1 | sort -u | comm -23 "$work/all" -
}
fused() { # fused COMMANDS: what is compiled so that a * b + c may be rounded once, where a processor can
  not=-ffp-contract=off
  grep -q 'COMPILER_ID "GNU"' "$KS_BUILD"/CMakeFiles/*/CMakeCCompiler.cmake && not=-std=c11 # says so to GCC
  grep '"command"' "$1" | grep -E " -c [^ ]*/(kiosk|tools)/" | grep -v -e " $not " |
    sed 's/.* -c \([^ "]*\).*/\1/' || true
}
symbols() { # symbols LIBRARY: what the pure core must not use, and writable data
  nm -u "$1" 2>/dev/null | awk '{ print $2 }' |
    grep -xE '(SDL_|TTF_|IMG_|sqlite3_|pthread_).*|f?open(at)?|fopen|fread|fwrite|read|write|time|clock_gettime|gettimeofday|rand|srand|getenv|printf|fprintf|system' || true
  # An object has a type; the marks of an arm64 assembler ($d, also in an empty section) have none.
  nm -f sysv "$1" 2>/dev/null |
    awk -F"|" '$4 ~ /OBJECT/ && $NF ~ /^\.(data|bss)/ && $NF !~ /^\.data\.rel\.ro/ { print "writable: " $1 }' | grep -v "__" || true
}

globals() { # globals LIST: writable data of the objects in lines "path object"
  cut -d ' ' -f 2 "$1" | xargs nm -A -f sysv 2>/dev/null | sed 's/:/|/' | cat "$1" - | awk -F '|' '
    NF == 1 { split($0, part, " "); path[part[2]] = part[1]; next }
    $NF ~ /^\.t?(data|bss)/ && $NF !~ /^\.data\.rel\.ro/ { gsub(/ /, "", $2); if ($2 !~ /^(\$|__|\.)/) print path[$1], $2 }' |
    sort -u
}

signing() { # signing FILE..: what a device must not be able to do
  nm -u "$@" 2>/dev/null | grep -E ' crypto_sign(_ed25519(ph)?)?(_detached|_keypair|_seed_keypair|_final_create)?(@.*)?$' || true
}

check() { # check NAME: empty on the tree
  found=$("$1" "$KS_SOURCE")
  [ -z "$found" ] || fail "$1: $found"
}
breach() { # breach NAME [TEXT]: says so, of the folder in the folder
  "$1" "$work/tree" | grep -q "${2:-deeper}" || fail "$1 did not see the breach"
}

for rule in layers rooms map threads listed room_sizes wall painting parts headers sizes functions purposes named forbidden casts asserts machines codes truth booleans cycles tested mirrored compiled; do
  check $rule
done

found=$(fused "$KS_BUILD/compile_commands.json")
[ -z "$found" ] || fail "fused: $found"
sed '/painter\.c/s/ -ffp-contract=off\| -std=c11//' "$KS_BUILD/compile_commands.json" > "$work/commands"
[[ $(fused "$work/commands") = *stage/painter.c ]] || fail "fused did not see the breach"

cd "$KS_BUILD"
sources > "$work/sources"
links "$work/sources" > "$work/links"
[ "$(wc -l < "$work/links")" -gt 1000 ] || fail "too few arrows between objects"
found=$(down < "$work/links")
[ -z "$found" ] || fail "symbols: $found"
found=$(in_order "$KS_SOURCE" < "$work/links")
[ -z "$found" ] || fail "symbols: $found"

found=$(circles < "$work/links")
[ -z "$found" ] || fail "circles: $found"

# In an object with sanitizers their own data stands beside.
found=$(globals "$work/sources")
[ -z "$found" ] || grep -q fsanitize "$KS_BUILD/compile_commands.json" || fail "writable globals: $found"

found=$(waiting "$KS_SOURCE" "$work/sources")
[ -z "$found" ] || grep -q fsanitize "$KS_BUILD/compile_commands.json" || fail "a pure room waits: $found"

found=$(symbols "$KS_BUILD/kiosk/libks_core.a")
[ -z "$found" ] || fail "core: $found"

mkdir -p "$work/tree"
cp -r "$KS_SOURCE/kiosk" "$KS_SOURCE/tools" "$work/tree/"
up=$work/tree/kiosk/core/text/upwards.c
printf '/* Up. */\n#include "core/quiz/draw.h"\n' > "$up"
breach rooms 'core/text/upwards.c uses'
rm "$up"
sed -i 's/^core: /&deeper /' "$work/tree/kiosk/rooms"
breach map
sed -i 's/^\(| `core\/card\/` .*| \)pure |$/\1often |/' "$work/tree/kiosk/README.md"
breach threads "core/card: called 'often'"
sed -i 's/[Tt]hread/road/g' "$work/tree/kiosk/port/inbox.h"
breach threads 'port/inbox.h: says no thread'
sed -i '/^#/!s/[Tt]hread/road/g' "$work/tree/kiosk/app/threads/waiting.h" # what it includes stands in a room of threads
breach threads 'app/threads/waiting.h: says no thread'
sed -i 's/^\/\* A bump allocator:/\/* A heap:/' "$work/tree/kiosk/base/arena.h"
breach listed '^| `arena` | A heap: many small'
sed -i 's/^| `core\/alert\/` |.*/&\n&/' "$work/tree/kiosk/README.md" # as a merge of two tables may leave it
breach listed 'kiosk/core/alert/: the table of folders has two rows'
deep=$work/tree/kiosk/core/deep/deeper # the rules see folders in folders
mkdir -p "$deep"
printf '/* Deep. */\n#include "stage/fonts.h"\n' > "$deep/layer.c"
breach layers
breach rooms
for i in $(seq 26); do echo '/* One of many. */' > "$deep/many$i.c"; done
breach room_sizes
rm "$deep"/many*.c
echo '/* Anything. */' > "$work/tree/kiosk/core/util.c"
mkdir "$deep/util" && mv "$work/tree/kiosk/core/util.c" "$deep/util"
breach room_sizes 'says nothing'
printf '/* Back. */\n#include "decode/client/client.h"\n' > "$work/tree/kiosk/decode/child/back.c"
breach wall 'decode/child/back.c'
echo '#include <SDL_ttf.h>' >> "$work/tree/kiosk/stage/painter.c"
echo '#include "stage/screen.h"' >> "$work/tree/kiosk/stage/fonts.h"
breach painting 'stage/painter.c:#include <SDL'
breach painting 'stage/fonts.h:#include "stage/screen.h'
printf '/* Curious. */\n#include "core/visit/parts.h"\n' > "$deep/curious.c"
breach parts
printf '#ifndef KS_CORE_DEEP_DEEPER_LOST_H\n#define KS_CORE_DEEP_DEEPER_LOST_H\nvoid ks_lost(void);\n#endif\n' > "$deep/lost.h"
breach headers 'lost.h: has no source'
breach listed 'kiosk/core/deep/deeper/: the table of folders has no row'
breach listed 'deeper/lost.h: its first sentence has to say'
printf '#ifndef KS_CORE_OTHER_H\n#define KS_CORE_OTHER_H\n#endif\n' > "$deep/lost.h"
breach headers 'lost.h: its guard'
{ echo '/* Long. */'; yes '/* x */' | head -350; } > "$deep/size.c"
breach sizes
{ echo '/* Long. */'; echo 'void f(void)'; echo '{'; yes '    g();' | head -90; echo '}'; } > "$deep/long.c"
breach functions
echo 'int x;' > "$deep/purpose.c"
breach purposes
printf '/* As the\n * file deeper/gone.h says. */\n' > "$deep/named.c"
breach named 'deeper/named.c:2: names deeper/gone.h'
printf '/* About purpose.c, named.c and core/quiz/draw.h, by <stdio.h>. */\n#include <stdio.h>\n' > "$deep/named.c"
[ -z "$(named "$work/tree" | grep deeper)" ] || fail "named saw a breach where there is none"
printf '#!/bin/sh\nx=1 %s as tools/gone.sh does\n' '#' > "$work/tree/tools/named"
breach named 'tools/named:2: names tools/gone.sh'
further=$work/tree/tests/deep/deeper # and of the tests, in folders in folders, whatever a file is called
mkdir -p "$further" "$work/tree/tools/deep/deeper"
printf '#include "a.h" /* see gone.h */\n' > "$further/test_named.c"
printf 'x=1\n%s what deeper/gone.inc sets\n' '#' > "$further/named.inc"
printf '#!/bin/bash\n%s as tools/deep/gone, and all of tests/deep/ and tools/deep/deeper do\n' '#' > "$work/tree/tools/deep/deeper/named"
breach named '^tests/deep/deeper/test_named.c:1: names gone.h'
breach named '^tests/deep/deeper/named.inc:2: names deeper/gone.inc'
breach named '^tools/deep/deeper/named:2: names tools/deep/gone$'
[ "$(named "$work/tree" | grep -c 'deep/deeper/.*named')" = 3 ] || fail "named saw a breach where there is none"
echo 'int x(void) { return system("ls"); }' > "$deep/bad.c"
breach forbidden
echo 'void x(const char *p) { *(char *)(uintptr_t)p = 0; }' > "$deep/cast.c"
breach casts 'deeper/cast.c:1:'
rm "$deep/cast.c"
yes '    assert(bare != NULL);' | head -100000 > "$deep/bare.c"
breach asserts 'asserts for'
rm "$deep/bare.c"
printf '/*\n *   idle ─▶ running\n */\n' > "$deep/machine.h"
echo '/* A machine. */' > "$deep/machine.c"
breach machines 'deeper/machine.h: has no assert_state'
printf 'static void assert_state(void)\n{\n}\n' > "$deep/machine.c" # which nobody calls
breach machines 'deeper/machine.h: has no assert_state'
rm "$deep/machine.h" "$deep/machine.c"
echo 'bool f(const struct ks_err *err) { return err->code != KS_ERR_IO; }' > "$deep/codes.c"
breach codes 'deeper/codes.c:1:'
echo 'void f(struct ks_err *err) { (void)ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_DISK_FULL, KS_NO_ARGS); }' > "$deep/codes.c"
[ -z "$(codes "$work/tree" | grep deeper)" ] || fail "codes saw a decision where there is none"
rm "$deep/codes.c"
cat > "$deep/truth.c" <<'END'
/* Truth. */
enum deep { DONE, BROKEN };
struct deeper { enum deep outcome_of_it; };
static enum deep dig(int by);
static bool f(const struct deeper *deeper)
{
    enum deep how = dig(1);
    if (dig((2))) {
        return dig(3);
    }
    bool ok = dig(4);
    while (ok && !deeper->outcome_of_it) {
        ok = how ? dig(5) == DONE : how != BROKEN && deeper[1].outcome_of_it == how;
    }
    return ok && dig(6) && (how == DONE || dig(7) == DONE);
}
END
breach truth
truth "$work/tree" | sed 's/.*truth.c://' | cmp - <(printf '%s\n' '8: dig' '9: dig' '11: dig' '12: outcome_of_it' '13: how' '15: dig') ||
  fail "truth is seen elsewhere: $(truth "$work/tree")"
rm "$deep/truth.c"
printf 'void ks_bool(int a, bool now, bool later);\nstruct deep\nks_one(bool now);\n' > "$deep/bool.h"
cat > "$deep/bool.c" <<'END'
/* Booleans. */
static const struct deep row[] = { { "a, {", true }, { .named = true }, { "b" } };
static const bool all[3] = { false };
static void f(bool here)
{
    struct deep deep = ks_one(true);
    own(true), ks_one(here && true), ks_one(strcmp("", ",true,") == 0);
    deep = here ? deep : ks_one(
                             false);
    X(PNG, 1, true)
}
END
breach booleans
booleans "$work/tree" | sed 's/.*deeper.//' | cmp - <(printf '%s\n' 'bool.h:1: ks_bool takes 2' 'bool.c:6: ks_one(..)' 'bool.c:8: ks_one(..)' 'bool.c:10: X(..)' 'bool.c:2: {..}') ||
  fail "booleans are seen elsewhere: $(booleans "$work/tree")"
rm "$deep/bool.h" "$deep/bool.c"
echo '#include "core/deep/deeper/round.h"' > "$deep/about.h"
echo '#include "core/deep/deeper/about.h"' > "$deep/round.h"
breach cycles
breach tested
breach mirrored '^deep/deeper/test_named.c: of no noun'
mkdir -p "$work/tree/tests/core/deep/deeper" # there is a noun "bad" in that room of the core
touch "$work/tree/tests/core/deep/deeper/test_bad.c" "$work/tree/tests/core/deep/deeper/test_bad_in_two_ways.c"
[ -z "$(mirrored "$work/tree" | grep /test_bad)" ] || fail "mirrored saw a breach where there is none"
breach compiled

compiles() { # compiles PATH CODE: as if it stood at PATH below kiosk/
  object=$work/$(echo "$1" | tr / _).o
  echo "$2" | cc -x c -c -o "$object" -
  echo "$1 $object" >> "$work/planted"
}
compiles core/text/deep/f.c 'int count; static int begun; int ks_f(void) { return begun++ + count++; }'
compiles port/log.c 'static _Thread_local int mine; static _Atomic int shown = 6; int ks_g(void) { return shown++ + mine++; }'
printf '%s\n' 'core/text/deep/f.c begun' 'core/text/deep/f.c count' 'port/log.c mine' 'port/log.c shown' | cmp - <(globals "$work/planted") ||
  fail "writable globals are not seen"
compiles readers/table/deep.c 'int pthread_mutex_lock(void *); long read(int, void *, unsigned long); long ks_h(void *m) { pthread_mutex_lock(m); return read(0, m, 1); }'
waiting "$KS_SOURCE" "$work/planted" | sort | cmp - <(printf '%s\n' 'readers/table/deep.c pthread_mutex_lock' 'readers/table/deep.c read') ||
  fail "a pure room that waits is not seen"
compiles core/text/a.c 'int ks_c(void); int ks_a(void) { return ks_c(); }'
compiles core/quiz/b.c 'int ks_a(void); int ks_b(void) { return ks_a(); }'
compiles stage/c.c 'int ks_b(void); int ks_c(void) { return ks_b(); }'
compiles core/quiz/d.c 'int ks_b(void); int ks_d(void) { return ks_b(); }'
compiles core/text/e.c 'int ks_d(void); int ks_e(void) { return ks_d(); }'
links "$work/planted" > "$work/links"
[ "$(down < "$work/links")" = "core/text/a.c uses stage/c.c ks_c" ] || fail "symbols of a layer above"
in_order "$KS_SOURCE" < "$work/links" | grep -qx "core/text/e.c uses core/quiz/d.c ks_d" || fail "symbols of a later room"
[ "$(circles < "$work/links")" = "core/quiz/b.c core/text/a.c stage/c.c" ] || fail "a circle of three files is not seen"

echo 'int open(const char *p, int f); int state; int f(void) { return state += open("x", 0); }' > "$work/bad.c"
cc -c "$work/bad.c" -o "$work/bad.o" && ar rcs "$work/bad.a" "$work/bad.o"
found=$(symbols "$work/bad.a")
[[ $found = *open*"writable: state"* ]] || fail "symbols did not see the breach: $found"
device=
for program in kiosk kiosk-sync kiosk-decode kiosk-decode-image kiosk-decode-sdl kiosk-decode-heif kiosk-decode-video kiosk-decode-pdf kiosk-read; do
  [ ! -x "$KS_BIN/$program" ] || device="$device $KS_BIN/$program"
done
foreign() { # programs that link a parser of what strangers write
  for program in "$@"; do
    readelf -d "$program" | grep -o 'lib\(zip\|expat\|md4c\)[a-z0-9-]*\.so' | sed "s|^|${program##*/}: |"
  done
}
# shellcheck disable=SC2086
found=$(foreign $device "$KS_BIN/kioskctl" | grep -v '^kiosk-read:' || true)
[ -z "$found" ] || fail "parsed outside of the sandbox: $found"
[ "$(foreign "$KS_BIN/kiosk-read" | wc -l)" = 3 ] || fail "foreign did not see what kiosk-read links"
gpl() { # programs that link poppler
  for program in "$@"; do
    readelf -d "$program" | grep -o 'libpoppler[a-z0-9-]*\.so' | sed "s|^|${program##*/}: |"
  done
}
# shellcheck disable=SC2086
found=$(gpl $device "$KS_BIN/kioskctl" | grep -v '^kiosk-decode-pdf:' || true)
[ -z "$found" ] || fail "linked with poppler: $found"
[ -n "$(gpl "$KS_BIN/kiosk-decode-pdf")" ] || fail "gpl did not see what kiosk-decode-pdf links"
# shellcheck disable=SC2086
found=$(signing $device "$KS_BUILD"/kiosk/libks_*.a)
[ -z "$found" ] || fail "a device could sign: $found"
[ -n "$(signing "$KS_BIN/kioskctl")" ] || fail "signing did not see that kioskctl signs"
