#!/bin/bash
# Every command of ours that a message or a manual advises is there, with the words and options it is advised with.
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$KS_SOURCE"
programs='kioskctl|kiosk-sync|kiosk'
# Where somebody is told what to type: texts of the programs, what they say in other languages, and manuals. A text that
# goes on in the next line is one; so is a command whose line ends with a backslash.
said() {
  find kiosk tools -name '*.[ch]' | LC_ALL=C sort | xargs perl -0ne 's/"\s*\n\s*"//g; while (/"((?:[^"\\\n]|\\.)*)"/g) { my $t = $1; $t =~ s/\\n/\n/g; print "$ARGV: $_\n" for split /\n/, $t }'
  perl -0ne 's/"\n"//g; while (/^msgstr "(.*)"$/mg) { my $t = $1; $t =~ s/\\n/\n/g; print "$ARGV: $_\n" for split /\n/, $t }' assets/strings/*.po
  perl -0ne 's/\\\n\s*//g; while (/`([^`\n]+)`|^((?:sudo |runuser .*-- )?(?:kiosk|kiosk-sync|kioskctl) .*)$/mg) { print "$ARGV: ", $1 // $2, "\n" }' README.md kiosk/README.md HACKING.md assets/manual/*.md
}
# advised: FILE: PROGRAM WORDS.., up to where the sentence goes on.
advised() { grep -oP "^[^:]+: |(?<![\\w./-])($programs)( +[!-~]+)+" | awk '/: $/ { file = $0; next } { print file $0 }' | sed 's/ \(and\|or\) .*//' | sort -u; }
said | advised > "$work/advised"
# A sentence that only names a program, or has no word for a command, advises none.
check() { # check: what is wrong with each line
  while read -r file program rest; do
    line="$file $program $rest"
    words=${rest%%[\;\|\<\>\(\)]*}
    command=
    if [ "$program" = kioskctl ]; then
      read -r command words <<< "$words"
      command=${command%%[.,:]*} words=${words%%   *} # what it is for stands further right
      case $command in '' | -* | COMMAND | '[COMMAND]') continue ;; esac
    fi
    help=$("$KS_BIN/$program" $command --help 2>&1) || { echo "$line: no such command"; continue; }
    case $command in
      trust | quiz)
        read -r verb _ <<< "$words"
        verb=${verb%%[.,:]*}
        grep -qE "kioskctl +$command +$verb( |\$)" <<< "$help" || echo "$line: $command has no $verb" ;;
    esac
    for option in $(grep -oE -- '(^| )--[a-z-]+' <<< "$words"); do
      case $option in --help | --version) continue ;; esac
      grep -qE -- "(^|[^a-z-])$option([^a-z-]|\$)" <<< "$help" || echo "$line: no option $option"
    done
  done
}
check < "$work/advised" > "$work/wrong"
[ ! -s "$work/wrong" ] || fail "advised, but not there: $(cat "$work/wrong")"
for known in 'kioskctl sign' 'kioskctl trust rotate' 'kioskctl publish'; do
  grep -qF "$known" "$work/advised" || fail "nobody advises $known: the search finds nothing any more"
done
printf '%s\n' 'x: kioskctl trust sign' 'x: kioskctl sing FILE' 'x: kioskctl verify OUT --trsut FILE' 'x: kiosk-sync --onec' > "$work/planted"
[ "$(check < "$work/planted" | wc -l)" = 4 ] || fail "planted ones are not found: $(check < "$work/planted")"
