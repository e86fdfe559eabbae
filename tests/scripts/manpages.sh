#!/bin/bash
# The man pages are well-formed and name every option of the usage texts. manpages.sh policies: only who
# tells of those.
. "$KS_SOURCE/tests/scripts/common.inc"
# Each policy that kiosk-sync knows stands wherever a technician looks for it.
policies=$("$KS_BIN/kiosk-sync" --help | sed -n 's/.*--policy \([a-z|]*\).*/\1/p' | tr '|' ' ')
[ "$(wc -w <<< "$policies")" -ge 4 ] || fail "no policies in the help: $policies"
for policy in $policies; do
  for file in tools/man/kiosk-sync.1 tools/device/kiosk.ini assets/manual/technician.md assets/manual/technician.en.md; do
    grep -qE "(^|[^a-z-])$policy([^a-z-]|\$)" "$KS_SOURCE/$file" || fail "$file lacks the policy $policy"
  done
done
[ "${1:-}" != policies ] || exit 0

for page in "$KS_SOURCE"/tools/man/*.1 "$KS_SOURCE"/tools/man/*/*.1; do
  mandoc -Tlint -Werror "$page" || fail "$page"
done
for program in kiosk kiosk-sync; do
  for option in $("$KS_BIN/$program" --help | grep -o -- '--[a-z-]*' | sort -u); do
    sed 's/\\-/-/g' "$KS_SOURCE/tools/man/$program.1" | grep -q -- "$option" || fail "$program.1 lacks $option"
  done
done
# kioskctl: each command of the help has its lines in the page, with the same options, and no more.
options() { grep -oE -- '(^|[^a-z-])--?[a-z][a-z-]*' | grep -o -- '-.*' | sort -u | tr '\n' ' '; }
page() { sed -n '/^\.SH SYNOPSIS/,/^\.SH DESCRIPTION/{s/\\-/-/g; s/\\f[BIR]//g; p}' "$KS_SOURCE/tools/man/kioskctl.1"; }
ctl=$KS_BIN/kioskctl
commands() { sed -n 's/^ *kioskctl \([a-z]*\) .*/\1/p' | sort -u | tr '\n' ' '; }
[ "$("$ctl" --help | commands)" = "$(page | commands)" ] || fail "commands: help $("$ctl" --help | commands), page $(page | commands)"
for command in $("$ctl" --help | commands); do
  "$ctl" $command --help > "$work/help" || fail "kioskctl $command --help"
  "$ctl" --help | grep -Fqf "$work/help" || fail "kioskctl $command --help is not of the whole help"
  said=$(sed 's/kioskctl *[a-z]*//' "$work/help" | options) written=$(page | sed -n "s/^kioskctl $command //p" | options)
  [ "$said" = "$written" ] || fail "kioskctl $command: help says $said, the page $written"
done
# The page in another language: the same commands and options, each told, and the same sections.
synopsis() { sed -n '/^\.SH SYNOPSIS/,/^\.SH DESCRIPTION/p' "$1"; }
told() { { sed -n 's/^\.B //p' "$1"; grep -oE '\\f[BR](\\-)*[a-z\\-]+' "$1" | grep -F '\-\-' | sed 's/^\\f.//'; grep -oE '^\.(SH|SS|TP)' "$1" | sort | uniq -c; } | sort -u; }
for page in "$KS_SOURCE"/tools/man/*/*.1; do
  first=$KS_SOURCE/tools/man/${page##*/}
  [ "$(synopsis "$page")" = "$(synopsis "$first")" ] || fail "$page: another synopsis: $(diff <(synopsis "$first") <(synopsis "$page"))"
  [ "$(told "$page")" = "$(told "$first")" ] || fail "$page tells of other things: $(diff <(told "$first") <(told "$page"))"
done
# A command takes the options of its help, whatever the value, and refuses those of others.
for command in $("$ctl" --help | commands); do
  own=$("$ctl" $command --help | sed 's/kioskctl *[a-z]*//' | options)
  for option in $own; do
    "$ctl" $command $option < /dev/null > /dev/null 2> "$work/said" || true
    ! grep -q '不认识' "$work/said" || fail "kioskctl $command refuses its $option"
  done
  for option in --rotate --json --minfw --state; do
    case " $own" in *" $option "*) continue ;; esac
    "$ctl" $command $option < /dev/null > /dev/null 2> "$work/said" || true
    grep -q "不认识“$option”" "$work/said" || fail "kioskctl $command takes $option: $(cat "$work/said")"
  done
done
# The whole help ends with what is true of all commands; who mistypes is told all commands, not half.
"$ctl" --help | tail -3 | grep -q '退出值' || fail "the exit status does not stand at the end of the help"
rc=0
"$ctl" nonsense 2> "$work/help" || rc=$?
[ $rc = 2 ] || fail "an unknown command ends with $rc"
for command in $("$ctl" --help | commands); do
  grep -qw $command "$work/help" || fail "who mistypes does not hear of $command: $(cat "$work/help")"
done

# --- the technician's manual: no command waits in a pager, and both languages run the same ---
manual=$KS_SOURCE/assets/manual
for file in technician.md technician.en.md; do
  grep -o 'journalctl [^`]*\|systemctl status [^`]*' "$manual/$file" > "$work/$file"
  [ "$(wc -l < "$work/$file")" -gt 8 ] || fail "$file: its commands are not found"
  ! grep -v -e --no-pager -e ' > /' "$work/$file" || fail "$file: the answer above waits in a pager, cut at the edge of the terminal"
  ! grep 'systemctl status' "$work/$file" | grep -v -e ' -l ' || fail "$file: systemctl status without -l cuts its lines"
done
cmp -s "$work/technician.md" "$work/technician.en.md" || fail "the languages differ: $(diff "$work/technician.md" "$work/technician.en.md")"
