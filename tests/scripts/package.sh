#!/bin/bash
# The Debian packages: what they are made of, and install, upgrade, downgrade, remove, purge in a root
# of their own. That the units then run is seen by tests/device. Needs root (chroot), as dpkg does.
. "$KS_SOURCE/tests/scripts/common.inc"
[ "$(id -u)" = 0 ] || fail "run as root: dpkg installs into a root of its own"
root=$work/root debs=$KS_SOURCE/build/package
version=$(sed -n 's/^project(tocsin VERSION \([0-9.]*\).*/\1/p' "$KS_SOURCE/CMakeLists.txt")
arch=$(dpkg --print-architecture)

"$KS_SOURCE/tools/package" >"$work/build.log" 2>&1 || fail "tools/package: $(tail -20 "$work/build.log")"
tocsin=$debs/tocsin_$version-1_$arch.deb content=$debs/tocsin-content_$version-1_all.deb pdf=$debs/tocsin-pdf_$version-1_$arch.deb
[ -f "$tocsin" ] && [ -f "$content" ] && [ -f "$pdf" ] || fail "no packages: $(ls "$debs")"

# --- the same sources make the same bytes, also a second later with other file times ---
before=$(sha256sum "$tocsin" "$content" "$pdf")
find "$KS_SOURCE/tools/device" "$KS_SOURCE/playlists" -type f -exec touch -c {} +
"$KS_SOURCE/tools/package" >"$work/build.log" 2>&1 || fail "again: $(tail -20 "$work/build.log")"
[ "$before" = "$(sha256sum "$tocsin" "$content" "$pdf")" ] || fail "two builds differ"

lintian --allow-root --fail-on error,warning "$tocsin" "$content" "$pdf" >"$work/lintian" 2>&1 || fail "lintian: $(cat "$work/lintian")"
overrides=$(cat "$KS_SOURCE"/tools/debian/*.lintian-overrides | grep -vc '^#')
[ "$overrides" = "$(cat "$KS_SOURCE"/tools/debian/*.lintian-overrides | grep -c '^#')" ] || fail "an override without its reason"

# --- what is in them ---
files() { dpkg-deb -c "$1" | awk '{ print $6 }' | sed 's/^\.//; /\/$/d'; }
files "$content" | grep -E '\.(svg|po|xcf|py)$|/source/' && fail "sources in the content"
for program in $(files "$tocsin" | sed -n 's,^/usr/bin/,,p'); do
  files "$tocsin" | grep -q "/man1/$program.1.gz" || fail "$program has no manual page"
done
for page in "$KS_SOURCE"/tools/man/*/*.1; do
  page=${page#"$KS_SOURCE/tools/man/"}
  files "$tocsin" | grep -q "/share/man/${page%/*}/man1/${page##*/}.gz" || fail "$page is not in the package"
done
# Whatever of ours a manual for the technician names is there: files, programs, units.
{ files "$tocsin"; files "$content"; } > "$work/shipped"
for manual in "$KS_SOURCE"/assets/manual/technician*.md; do
  named=$(grep -oE '/(usr/share/tocsin|usr/share/doc/tocsin|usr/lib/tocsin|etc/default/grub\.d)[a-z0-9_./-]*[a-z]|/etc/tocsin/kiosk\.ini' "$manual" | sort -u)
  [ "$(wc -l <<< "$named")" -ge 5 ] || fail "$manual names no files: $named"
  for path in $named; do
    grep -qE "^$path(/|\$)" "$work/shipped" || fail "$manual names $path, which no package has"
  done
done
dpkg-deb -f "$tocsin" Depends | grep -q 'libavcodec59.*libsdl2' || fail "dependencies: $(dpkg-deb -f "$tocsin" Depends)"
[ "$(files "$pdf" | sed -n 's,^/usr/bin/,,p')" = kiosk-decode-pdf ] || fail "programs of tocsin-pdf: $(files "$pdf")"
files "$pdf" | grep -q /man1/kiosk-decode-pdf.1.gz || fail "kiosk-decode-pdf has no manual page"
[ "$(dpkg-deb -f "$tocsin" Breaks)" = "tocsin-pdf (<< $version-1)" ] || fail "an old decoder of PDFs may speak with it: $(dpkg-deb -f "$tocsin" Breaks)"
dpkg-deb -f "$pdf" Depends | grep "tocsin (= $version-1)" | grep poppler-data | grep -q libpoppler-glib8 || fail "dependencies: $(dpkg-deb -f "$pdf" Depends)"
apt-get install --simulate "$tocsin" "$content" "$pdf" >"$work/apt" 2>&1 || fail "Debian has not what it needs: $(tail -5 "$work/apt")"
dpkg-deb -x "$tocsin" "$work/files"
dpkg-deb -x "$content" "$work/files"
dpkg-deb -x "$pdf" "$work/files"
grep -q 'GPL-3' "$work/files/usr/share/doc/tocsin-pdf/copyright" || fail "the licence of tocsin-pdf's binary is not told"
zcat "$work/files/usr/share/doc/tocsin/changelog.Debian.gz" | dpkg-parsechangelog -l- -S Version | grep -qx "$version-1" ||
  fail "CHANGELOG.md does not begin with $version"
for program in "$work"/files/usr/bin/* "$work"/files/usr/lib/tocsin/* "$work"/files/lib/systemd/system-generators/*; do
  [ "$("$program" --version)" = "$(basename "$program") $version" ] || fail "$program --version"
done
"$work/files/usr/bin/kioskctl" check "$work/files/usr/share/tocsin" >"$work/check" || fail "content: $(cat "$work/check")"

# Who installs by the manuals takes all packages that are there, and loses none without being asked.
manuals="$KS_SOURCE/README.md $KS_SOURCE/assets/manual/technician.md $KS_SOURCE/assets/manual/technician.en.md"
# shellcheck disable=SC2086
alone=$(grep -nE '(scp|apt|apt-get) .*tocsin-content_' $manuals | grep -v tocsin-pdf_ || true)
# shellcheck disable=SC2086
silent=$(grep -nE 'apt-get (.* )?-y ' $manuals | grep -v -e --no-remove || true)
[ -z "$alone$silent" ] || fail "an update would take tocsin-pdf away: $alone $silent"

# What is linked with libraries that Debian has under the GPL is conveyed so, and its package's copyright file, as packed, names it.
gpl='lib(avcodec|avformat|avutil|swscale|swresample|postproc|jbig|x264|x265|readline|poppler)\.so'
for program in "$work"/files/usr/bin/*; do
  ! ldd "$program" | grep -qE "$gpl" || basename "$program"
done > "$work/gpl"
sed -n '/^Comment:/,/^$/p' "$work"/files/usr/share/doc/*/copyright | grep -oE 'The program kiosk-[a-z-]+' | sed 's/.* //' | sort -u > "$work/named"
cmp "$work/gpl" "$work/named" || fail "under the GPL: $(cat "$work/gpl"); the copyright files name $(cat "$work/named")"

# Only tocsin-pdf's is linked with poppler, whose licence is the GPL too.
for program in "$work"/files/usr/bin/*; do
  linked=$(ldd "$program" | grep -c libpoppler || true)
  case $program in */kiosk-decode-pdf) [ "$linked" -gt 0 ] ;; *) [ "$linked" = 0 ] ;; esac || fail "$program: poppler $linked"
done

# --- the settings as shipped, and each proposal in them with its # taken away ---
sed 's/^#\([a-z-]* = \|\[\)/\1/; s/\$argon2id\$\.\.\./$argon2id$x/' "$KS_SOURCE/tools/device/kiosk.ini" >"$work/all.ini"
for program in kiosk kiosk-sync; do
  for ini in "$KS_SOURCE/tools/device/kiosk.ini" "$work/all.ini"; do
    "$KS_BIN/$program" --config "$ini" --version >/dev/null 2>"$work/ini" && [ ! -s "$work/ini" ] ||
      fail "$program on $ini: $(cat "$work/ini")"
  done
done
[ "$(grep -c '^[a-z-]* = ' "$work/all.ini")" -gt "$(grep -c '^[a-z-]* = ' "$KS_SOURCE/tools/device/kiosk.ini")" ] || fail "no proposals"

# --- units: what systemd says of them (scale of security: tenths; a unit without hardening has 96) ---
security() { # security UNIT TENTHS
  systemd-analyze security --offline=true --threshold="$2" "$KS_SOURCE/tools/device/$1" >"$work/unit" 2>&1 ||
    fail "$1: $(tail -1 "$work/unit")"
  echo "$1: $(tail -1 "$work/unit")"
}
security kiosk.service 10
security kiosk-sync.service 5
security tocsin-stick@.service 96
security tocsin-share@.service 96

# What Mesa compiles is kept where the unit lets it write (what Mesa makes of it: displays.sh) and a purge looks.
shaders=/var/cache/$(sed -n 's/^CacheDirectory=//p' "$KS_SOURCE/tools/device/kiosk.service")
grep -qxF "Environment=HOME=$shaders XDG_CACHE_HOME=$shaders" "$KS_SOURCE/tools/device/kiosk.service" || fail "the player's cache is not $shaders"

# --- a root: small, kept outside the clone under the hash of what it is made of ---
recipe="--variant=minbase --include=systemd,systemd-sysv,udev bookworm"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/tocsin
base=$cache/package-root-$(echo "$recipe" | sha256sum | cut -c1-12).tar
if [ ! -f "$base" ]; then
  mkdir -p "$cache"
  sources=/etc/apt/sources.list
  [ ! -s /etc/apt/sources.list.d/debian.sources ] || sources=/etc/apt/sources.list.d/debian.sources
  # shellcheck disable=SC2086
  mmdebstrap --mode=root $recipe "$work/base.tar" "$sources" 2>"$work/log" || fail "mmdebstrap: $(tail -5 "$work/log")"
  mv "$work/base.tar" "$base.$$"
  mv "$base.$$" "$base"
fi
mkdir "$root"
tar -x -f "$base" -C "$root" --exclude=./dev/*
mkdir -p "$root/proc" "$root/tmp"

# Its dependencies are known to be there (above); to unpack them all would take longer than the rest.
package() { dpkg --root="$root" --force-depends --force-confold --force-unsafe-io "$@" >"$work/dpkg" 2>&1; }
inside() { chroot "$root" "$@"; }
expect() { # expect WHAT TEST...
  local what=$1
  shift
  "$@" || fail "$what ($(cat "$work/dpkg"))"
}
gone() { for path; do [ ! -e "$root$path" ] && [ ! -L "$root$path" ] || return 1; done; }
mine() { # mine PATH "MODE USER GROUP"
  [ "$(inside stat -c '%a %U %G' "$1")" = "$2" ] || fail "$1: $(inside stat -c '%a %U %G' "$1"), not $2"
}
other_version() { # other_version VERSION FILE: the same package under another number, with another setting of GRUB
  rm -rf "$work/other"
  dpkg-deb -R "$tocsin" "$work/other"
  sed -i "s/^Version: .*/Version: $1/" "$work/other/DEBIAN/control"
  echo '# of the newer version' >> "$work/other/etc/default/grub.d/tocsin.cfg"
  dpkg-deb --root-owner-group -Znone -b "$work/other" "$2" >/dev/null
}
enabled() {
  for unit in multi-user.target.wants/kiosk multi-user.target.wants/kiosk-sync sysinit.target.wants/tocsin-console; do
    [ -L "$root/etc/systemd/system/$unit.service" ] || return 1
  done
}

# GRUB is there, as far as the package asks: each time it is told anew, what it was told so far is kept.
mkdir -p "$root/boot/grub"
: > "$root/boot/grub/grub.cfg"
cat > "$root/usr/sbin/update-grub" << 'GRUB'
#!/bin/sh
cat /etc/default/grub.d/*.cfg > /boot/grub/grub.cfg 2>/dev/null || : > /boot/grub/grub.cfg
GRUB
chmod +x "$root/usr/sbin/update-grub"
grub_knows() { cmp -s "$root/boot/grub/grub.cfg" "$root/etc/default/grub.d/tocsin.cfg"; }

expect "install" package -i "$tocsin" "$content" "$pdf"
expect "GRUB is not told at the installation" grub_knows
expect "the units do not start with the machine" enabled
inside id tocsin >/dev/null && inside id tocsin-sync | grep -q '(tocsin)' || fail "users: $(cat "$root/etc/passwd")"
inside systemd-tmpfiles --create tocsin.conf 2>/dev/null || mount_less=yes
for folder in /run/tocsin /run/tocsin/sticks /run/tocsin/shares; do
  [ "${mount_less:-}" = yes ] || mine $folder "755 root root"
done
[ "${mount_less:-}" = yes ] || mine /var/lib/tocsin "750 tocsin-sync tocsin"
mine /etc/tocsin/kiosk.ini "644 root root"
inside systemd-analyze verify --man=no /lib/systemd/system/kiosk.service /lib/systemd/system/kiosk-sync.service \
  /lib/systemd/system/tocsin-console.service 'tocsin-stick@sda1.service' 'tocsin-share@office.service' >"$work/verify" 2>&1 || true
grep -i 'tocsin\|kiosk' "$work/verify" && fail "systemd-analyze verify: $(cat "$work/verify")"

# what a technician and a screen leave there
echo '; of this school' >> "$root/etc/tocsin/kiosk.ini"
printf 'share = //s/x\n' > "$root/etc/tocsin/shares/office.conf"
inside /usr/lib/tocsin/mount-share office 2>"$work/mount" && fail "a share is mounted by a password that all may read"
grep -q 'chmod 600' "$work/mount" || fail "a password that all may read: $(cat "$work/mount")"
printf 'share = //s/x\n' > "$root/etc/tocsin/shares/Büro.conf"
mkdir -p "$root/var/lib/tocsin/obj" "$root/var/lib/tocsin-player" "$root$shaders"
echo content > "$root/var/lib/tocsin/HEAD"
echo counted > "$root/var/lib/tocsin-player/records.db"
kept() {
  grep -q 'of this school' "$root/etc/tocsin/kiosk.ini" && [ -f "$root/etc/tocsin/shares/office.conf" ] &&
    grep -q content "$root/var/lib/tocsin/HEAD" && grep -q counted "$root/var/lib/tocsin-player/records.db"
}

# what GRUB is told: dark before the entries, unless the menu was given back
dark() { inside env "$@" /etc/grub.d/06_tocsin; }
[ "$(ls "$root/etc/grub.d")" = 06_tocsin ] && [ "$(dark GRUB_TIMEOUT=0 GRUB_TIMEOUT_STYLE=hidden)" = 'set color_normal=black/black
clear' ] || fail "GRUB writes what it loads: $(dark GRUB_TIMEOUT=0 GRUB_TIMEOUT_STYLE=hidden)"
[ -z "$(dark GRUB_TIMEOUT=5 GRUB_TIMEOUT_STYLE=menu)" ] || fail "a menu that nobody can read"
[ "$(inside sh -c '. /etc/default/grub.d/tocsin.cfg; echo "$GRUB_TIMEOUT $GRUB_TIMEOUT_STYLE $GRUB_GFXPAYLOAD_LINUX"')" = '0 hidden keep' ] || fail "a menu, or a cursor after it"

# a share's file is enough for its mount; a name that is no unit's is told and starts nothing
mkdir "$root/generated"
mkdir "$root/generated/normal" "$root/generated/early"
printf 'quiet\n' > "$root/proc/cmdline"
inside /lib/systemd/system-generators/tocsin-generator /generated/normal /generated/early /generated/late 2>"$work/generator" ||
  fail "generator: $(cat "$work/generator")"
[ "$(ls "$root/generated/normal/multi-user.target.wants")" = tocsin-share@office.service ] || fail "generated: $(find "$root/generated")"
grep -q Büro "$work/generator" || fail "a wrong name is not told"
[ "$(readlink "$root/generated/early/ctrl-alt-del.target")" = /dev/null ] || fail "Ctrl-Alt-Del is not taken away"
rm -r "$root/generated/early"; mkdir "$root/generated/early"
printf 'quiet tocsin.maintenance\n' > "$root/proc/cmdline"
inside /lib/systemd/system-generators/tocsin-generator /generated/normal /generated/early /generated/late 2>/dev/null
[ -z "$(ls "$root/generated/early")" ] || fail "maintenance without Ctrl-Alt-Del"
rm -r "$root/generated" "$root/proc/cmdline"

other_version 99.0-1 "$work/newer.deb"
expect "upgrade" package -i "$work/newer.deb"
grep -q 'of the newer version' "$root/boot/grub/grub.cfg" || fail "what the newer version says to GRUB does not come into force"
kept && enabled || fail "after an upgrade: $(ls -R "$root/etc/tocsin" "$root/var/lib/tocsin")"
rm "$root/etc/systemd/system/multi-user.target.wants/kiosk-sync.service" # systemctl disable
expect "downgrade" package -i "$tocsin"
expect "GRUB keeps what the newer version said" grub_knows
kept || fail "after a downgrade"
[ ! -e "$root/etc/systemd/system/multi-user.target.wants/kiosk-sync.service" ] || fail "what was switched off is on again"
[ "$(dpkg --root="$root" --admindir="$root/var/lib/dpkg" -s tocsin | sed -n 's/^Version: //p')" = "$version-1" ] || fail "not downgraded"

expect "remove" package -r tocsin tocsin-content tocsin-pdf
kept || fail "after a removal"
gone /usr/bin/kiosk /lib/systemd/system/kiosk.service /usr/lib/tocsin /usr/share/tocsin || fail "a removal leaves programs"
expect "install again" package -i "$tocsin" "$content" "$pdf"
kept || fail "after a removal and a new installation"
[ ! -L "$root/etc/systemd/system/kiosk.service" ] || fail "masked after all"

expect "purge" package --purge tocsin tocsin-content tocsin-pdf
gone /etc/tocsin /etc/default/grub.d/tocsin.cfg /etc/grub.d/06_tocsin /var/lib/tocsin /var/lib/tocsin-player "$shaders" || fail "a purge leaves: $(find "$root/etc/tocsin" "$root"/var/*/tocsin*)"
[ ! -s "$root/boot/grub/grub.cfg" ] || fail "GRUB keeps what a purged package said"
left=$(find "$root/etc" "$root/lib/systemd" "$root/usr" "$root/var/lib/systemd" \( -name '*tocsin*' -o -name 'kiosk*' \) 2>/dev/null || true)
[ -z "$left" ] || fail "a purge leaves: $left"

# --- for ARM: the same content, lintian clean, and what its programs are linked with, it depends on ---
[ "$arch" != arm64 ] || exit 0
before=$(sha256sum "$content")
"$KS_SOURCE/tools/package" arm64 >"$work/build.log" 2>&1 || fail "tools/package arm64: $(tail -20 "$work/build.log")"
[ "$before" = "$(sha256sum "$content")" ] || fail "the content of another architecture differs"
[ -f "$tocsin" ] && [ -f "$pdf" ] || fail "the packages of this architecture are gone"
libraries=$("$KS_SOURCE/tools/arm64/root")
for own in "$tocsin" "$pdf"; do
  arm=${own%_"$arch".deb}_arm64.deb
  [ -f "$arm" ] || fail "no $arm: $(ls "$debs")"
  lintian --allow-root --fail-on error,warning "$arm" >"$work/lintian" 2>&1 || fail "lintian: $(cat "$work/lintian")"
  cmp <(files "$own") <(files "$arm") || fail "other files for arm64: $(diff <(files "$own") <(files "$arm"))"
  rm -rf "$work/arm"
  dpkg-deb -x "$arm" "$work/arm"
  dpkg-deb -f "$arm" Depends | tr ',' '\n' | awk '{ print $1 }' > "$work/depends"
  aarch64-linux-gnu-readelf -d "$work"/arm/usr/bin/* | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | sort -u > "$work/needed"
  [ -s "$work/needed" ] || fail "programs without libraries"
  while read -r library; do
    file=$(find "$libraries/lib" "$libraries/usr/lib" -name "$library" | head -1)
    owner=$(dpkg-query --admindir="$libraries/var/lib/dpkg" -S "$(realpath "$file")" | cut -d: -f1)
    grep -qx "$owner" "$work/depends" || fail "$arm: $library: $owner is no dependency"
  done < "$work/needed"
done
