#!/bin/bash
# Every sentence has its translation in each language, and no catalogue has what nobody says.
. "$KS_SOURCE/tests/scripts/common.inc"
missing() { # missing TREE: prints what is wrong; empty = complete
  "$1/tools/strings" --extract > "$work/all.pot" || { echo "nothing extracted"; return; }
  local po
  for po in "$1"/assets/strings/*.po; do
    msgfmt --check-format -o /dev/null "$po" 2>&1 || true
    msgcmp "$po" "$work/all.pot" 2>&1 || true
    msgcmp --use-untranslated "$work/all.pot" "$po" 2>&1 || true
  done
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
for po in "$KS_SOURCE"/assets/strings/*.po; do
  found=$(lines "$po")
  [ -z "$found" ] || fail "$po: other lines than the original: $found"
done
[ "$(grep -c '^msgid' "$work/all.pot")" -gt 60 ] || fail "too few sentences found"

tree=$work/tree
mkdir -p "$tree/assets"
cp -r "$KS_SOURCE/kiosk" "$KS_SOURCE/tools" "$tree/"
cp -r "$KS_SOURCE/assets/strings" "$tree/assets/"
[ -z "$(missing "$tree")" ] || fail "the copy lacks something: $(missing "$tree")"
echo 'const char *f(void) { return ks_word(page, "没有译文"); }' > "$tree/kiosk/core/scene/new.c"
[ -n "$(missing "$tree")" ] || fail "a sentence without English is not seen"
mv "$tree/kiosk/core/scene/new.c" "$tree/tools/kioskctl/new.c"
sed -i 's/ks_word(page, /ks_say(/' "$tree/tools/kioskctl/new.c"
[ -n "$(missing "$tree")" ] || fail "a sentence of a tool without English is not seen"
rm "$tree/tools/kioskctl/new.c"
printf '\nmsgid "没人说"\nmsgstr "Nobody says so"\n' >> "$tree/assets/strings/en.po"
[ -n "$(missing "$tree")" ] || fail "English that no screen says is not seen"
