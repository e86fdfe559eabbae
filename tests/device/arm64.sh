#!/bin/bash
# The unit tests, the sandbox and every decoder on a real arm64 kernel: cross-built, then run in a
# virtual machine whose root is a 20-line init. (qemu-user cannot show what a kernel does:
# it knows neither seccomp nor an arm64 /proc/cpuinfo.)
#   tests/device/arm64.sh            what belongs to a change
#   tests/device/arm64.sh NAME...    only these tests
. "$(dirname "$0")/../scripts/common.inc"
source=$(cd "$(dirname "$0")/../.." && pwd)
build=$source/build/arm64
patience=3600 # seconds; emulated, on a busy machine: never a measure

# What is not run here, and why.
left_out() {
  case $1 in
    attack.decoder) [ -z "${KS_LONG:-}" ]; return ;; # five victims, 735 acts
    attack.*) return 0 ;;                      # whole programs, or what only computes
    script.* | style.* | device.*) return 0 ;; # whole programs, with this machine's tools
    # Make their files with ImageMagick and FFmpeg.
    decode.client.client_huge | decode.child.moving | decode.film.tint | field.pictures) return 0 ;;
    # Their children have seconds by the clock, which an emulated one beside another machine may not keep.
    content.load | sync.office.intake) [ -z "${KS_LONG:-}" ]; return ;;
    decode.client.reader) return 0 ;; # counts children, who make way after half a second: one document, emulated
    store.model* | store.faults) return 0 ;;   # millions of states in memory: no call to the kernel
    whole.screens | whole.touch | whole.bands* | whole.unfold | proof.*) return 0 ;; # thousands of frames: hours, emulated
    whole.simd) return 0 ;; # an instruction at a time, emulated: no end in 1,000 s; it is asked below
    # Millions of steps that only compute, 100,000 files, hundreds of children: half an hour, emulated.
    core.quiz.draw_fair | core.visit.visit | readers.quiz.export | sync.verify.verify_rotation | decode.client.client_damaged | \
      whole.layout | base.arena | readers.table.xlsx | core.schedule.audit | readers.set.office_name)
      [ -z "${KS_LONG:-}" ]
      return
      ;;
  esac
  return 1
}

"$source/tools/arm64/build" > "$work/build.log" 2>&1 || { tail -30 "$work/build.log" >&2; fail "build"; }
root=$("$source/tools/arm64/root")

# gcc makes vectors of the loop that every fade runs (kiosk/CMakeLists.txt).
aarch64-linux-gnu-objdump -d "$build/kiosk/libks_stage.a" |
  awk '/file format/ { blend = /blend/ } blend && /\tu?mul[0-9]*\tv[0-9]+\.8h/ { n++ } END { exit n == 0 }' ||
  fail "no NEON in the fade"
# Every arm64 processor has NEON, so pixman and libjpeg choose their routines for it without asking; that they
# were built with them shows in what no compiler makes of a loop: multiply or add and keep the upper half.
for library in libpixman-1.so.0 libjpeg.so.62; do
  aarch64-linux-gnu-objdump -d "$root/usr/lib/aarch64-linux-gnu/$library" |
    awk '$3 ~ /^(raddhn|sqr?dmulh)/ { n++ } END { exit n < 50 }' || fail "no NEON in $library"
done

# And that they do so: what runs has to be translated, and is written down. The program is that of whole.simd.
translated() { # translated JOB [VARIABLE=WITHOUT]
  qemu-aarch64 -cpu cortex-a72 ${2:+-E "$2"} -L "$root" -d in_asm -D "$work/translated" "$build/bin/whole-test_simd" "$1" > /dev/null 2>&1 || true
  grep -cE '\s(raddhn2?|sqr?dmulh)\s' "$work/translated" || true
}
for job in libjpeg:JSIMD_FORCENONE=1 pixman:PIXMAN_DISABLE=arm-neon; do
  with=$(translated "${job%%:*}") without=$(translated "${job%%:*}" "${job#*:}")
  echo "${job%%:*}: $with such instructions run, told to use none $without"
  [ "$with" -gt 0 ] && [ "$without" -eq 0 ] || fail "no NEON is used by ${job%%:*}"
done

# One line a test: its name, then its command.
mkdir "$work/share"
ctest --test-dir "$build" --show-only=json-v1 |
  jq -r '.tests[] | [.name] + .command | @tsv' > "$work/all"
while IFS=$'\t' read -r name command; do
  [ $# -eq 0 ] || [[ " $* " = *" $name "* ]] || continue
  left_out "$name" || printf '%s\t%s\n' "$name" "$command"
done < "$work/all" > "$work/share/tests"
wanted=$(wc -l < "$work/share/tests")
[ "$wanted" -gt 0 ] || fail "no such test: $*"

# --- the root: busybox, the modules of a shared folder, and the init ---
cat > "$work/init" << END
#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /dev /tmp /run /debian /usr /lib /share "$source"
/bin/busybox --install -s /bin
export PATH=/bin:/usr/bin TZ=Asia/Shanghai HOME=/tmp CK_TIMEOUT_MULTIPLIER=20
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
ln -s /proc/self/fd /dev/fd
for module in /modules/*; do insmod \$module; done
share() { mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144,\$3 \$1 "\$2"; }
share debian /debian ro,cache=loose
share share /share cache=none
mount --bind /debian/usr /usr
mount --bind /debian/lib /lib
mount -t tmpfs tmpfs /tmp
mkdir -p /dev/shm "$source"
mount -t tmpfs tmpfs /dev/shm
share source "$source" ro,cache=loose
ip link set lo up
cat > /one << 'ONE'
name=\${1%%	*}
begin=\$(cut -d' ' -f1 /proc/uptime)
timeout 1000 \${1#*	} > /share/\$name.log 2>&1
echo "\$? \$begin \$(cut -d' ' -f1 /proc/uptime)" > /share/\$name.end
ONE
uname -a > /share/kernel
tr '\n' '\0' < /share/tests | xargs -0 -n 1 -P 2 sh /one
poweroff -f
END
"$source/tests/device/initrd" "$root" "$work/init" virtio virtio_ring virtio_pci_legacy_dev virtio_pci_modern_dev \
  virtio_pci netfs fscache 9pnet 9pnet_virtio 9p virtio-rng > "$work/initrd"

# --- one boot ---
SECONDS=0
kernel=$(echo "$root"/boot/vmlinuz-*)
# In the background, so that a signal to this script is heard at once; the machine ends with the script,
# even with a killed one.
setpriv --pdeathsig TERM timeout "$patience" qemu-system-aarch64 \
  -M virt -cpu cortex-a72 -accel tcg,thread=multi -smp 2 -m 1536 \
  -nodefaults -no-user-config -no-reboot -display none -kernel "$kernel" -initrd "$work/initrd" \
  -append "console=ttyAMA0 quiet panic=-1 kpti=off nokaslr mitigations=off" -serial "file:$work/console" -device virtio-rng-pci \
  -virtfs "local,path=$root,mount_tag=debian,security_model=none,readonly=on" \
  -virtfs "local,path=$source,mount_tag=source,security_model=none,readonly=on" \
  -virtfs "local,path=$work/share,mount_tag=share,security_model=none" &
pids="$pids $!"
wait $! || { tail -20 "$work/console"; fail "the machine did not end by itself"; }
[ -s "$work/share/kernel" ] || { tail -20 "$work/console"; fail "the machine did not boot"; }
cat "$work/share/kernel"

# --- what came back ---
failed=
while IFS=$'\t' read -r name _; do
  read -r status begin end 2>/dev/null < "$work/share/$name.end" || { status=missing; begin=0; end=0; }
  printf '%-24s %s  %s s\n' "$name" "$status" "$(awk "BEGIN { print $end - $begin }")"
  [ "$status" = 0 ] || { failed="$failed $name"; tail -30 "$work/share/$name.log"; }
  [ "$status" != missing ] || tail -30 "$work/console" # the machine ended before the test
done < "$work/share/tests"
[ -z "$failed" ] || fail "on arm64:$failed"
echo "arm64: $wanted tests pass on a real kernel, $SECONDS s"
