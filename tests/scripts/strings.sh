#!/bin/bash
# Every sentence has its translation in each language, and no catalogue has what nobody says.
. "$KS_SOURCE/tests/scripts/common.inc"
missing() { # missing TREE: prints what is wrong; empty = complete
  "$1/tools/strings" --extract > "$work/all.pot" || { echo "nothing extracted"; return; }
  msgfmt --check-format -o /dev/null "$1/assets/strings/en.po" 2>&1 || true
  msgcmp "$1/assets/strings/en.po" "$work/all.pot" 2>&1 || true
  msgcmp --use-untranslated "$work/all.pot" "$1/assets/strings/en.po" 2>&1 || true
}
found=$(missing "$KS_SOURCE")
[ -z "$found" ] || fail "$found"
# A translation has as many lines as what it translates: more is text twice, or on two lines for one.
lines() { # lines PO: entries whose counts of \n differ
  msgcat --no-wrap "$1" | awk '
    function judge() { if (from != to && id != "") print id; from = to = 0; id = "" }
    /^msgid /  { judge(); part = 1 }
    /^msgstr / { part = 2 }
    /^(msgid|msgstr|") ?/ { text = $0; n = gsub(/\\n/, "", text); if (part == 1) { from += n; id = id $0 } else if (part == 2) to += n }
    END { judge() }' | grep -v '^msgid ""$' || true
}
found=$(lines "$KS_SOURCE/assets/strings/en.po")
[ -z "$found" ] || fail "other lines than the original: $found"
[ "$(grep -c '^msgid' "$work/all.pot")" -gt 60 ] || fail "too few sentences found"

tree=$work/tree
mkdir -p "$tree/assets" "$tree/tools"
cp -r "$KS_SOURCE/kiosk" "$tree/"
cp -r "$KS_SOURCE/assets/strings" "$tree/assets/"
cp "$KS_SOURCE/tools/strings" "$tree/tools/"
echo 'const char *f(void) { return ks_word(page, "没有译文"); }' > "$tree/kiosk/core/scene/new.c"
[ -n "$(missing "$tree")" ] || fail "a sentence without English is not seen"
rm "$tree/kiosk/core/scene/new.c"
printf '\nmsgid "没人说"\nmsgstr "Nobody says so"\n' >> "$tree/assets/strings/en.po"
[ -n "$(missing "$tree")" ] || fail "English that no screen says is not seen"
