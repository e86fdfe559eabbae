#!/bin/bash
# The office's share as a technician sets it up (assets/manual/technician.md, section 2): a real Samba with
# a password, and a real NFS server, both inside the machine; content comes in, the result goes back, a
# server that is away is waited for in silence. Many minutes, so only with KS_LONG=1; script.sync_samba
# reads a real Samba with every change.
[ -n "${KS_LONG:-}" ] || { echo "only with KS_LONG=1"; exit 77; }
. "$KS_SOURCE/tests/device/device.inc"
device_install
vm_words="$vm_words systemd.mask=kiosk.service" # nothing of the glass here
device_start share "$installed/disk.qcow2"
vm_sh 'systemctl stop kiosk-sync'
again() { vm_sh 'systemctl restart tocsin-share@office' > /dev/null 2>&1 || true; } # what it says is in the journal
journal() { vm_sh "journalctl -b --no-pager -o cat -u tocsin-share@office $*"; }
received() { vm_sh "grep -qP '^line\treceived\t海报/$1' /var/lib/tocsin/results/office.txt"; }
told() { journal | grep -q "$1"; } # what the unit said

# --- the servers ---
part "the servers"
vm_sh 'mkdir -p /srv/smb/海报 /srv/nfs/海报 && chmod -R 777 /srv/smb /srv/nfs && useradd -M screen
cat > /etc/samba/smb.conf <<EOF
[global]
server role = standalone server
interfaces = lo
bind interfaces only = yes
disable netbios = yes
load printers = no
[screens]
path = /srv/smb
valid users = screen
force user = screen
read only = no
EOF
chown -R screen /srv/smb && printf "%s\n" "p, w=#\"d" "p, w=#\"d" | smbpasswd -s -a screen'  || fail "no Samba"
convert -size 640x360 plasma:red-white "png24:$vm/share/one.png"
convert -size 640x360 plasma:blue-white "png24:$vm/share/two.png"
vm_sh 'mount -m -t 9p -o trans=virtio,version=9p2000.L share /mnt && cp /mnt/one.png /srv/smb/海报/一.png && cp /mnt/two.png /srv/nfs/海报/二.png &&
  chmod 644 /srv/*/海报/*'
samba() { vm_sh 'systemd-run --quiet --unit=test-smbd smbd --foreground --no-process-group'; }

# --- as the manual says ---
part "Samba"
vm_sh 'printf "[kiosk]\nplace = canteen-3\n[source office]\npath = /run/tocsin/shares/office\npolicy = open\nwritable = yes\nevery = 5\n" > /etc/tocsin/kiosk.ini
  printf "share = //127.0.0.1/screens\nusername = screen\npassword = p, w=#\"d\nwritable = yes\n" > /etc/tocsin/shares/office.conf
  chmod 644 /etc/tocsin/shares/office.conf; systemctl daemon-reload'
again
check "a password that others could read is not used" told '有密码，先运行 chmod 600'
vm_sh 'chmod 600 /etc/tocsin/shares/office.conf'
again
check "a server that is away is told" told 'mount error(111)'
check "nothing looks like an empty share meanwhile" vm_sh '! [ -e /run/tocsin/shares/office ]'
samba
vm_sh 'systemctl restart kiosk-sync'
mounted() { vm_sh "findmnt -n -t $1 -o OPTIONS /run/tocsin/shares/office | tr , '\n' | grep -cxE 'rw|nosuid|nodev|noexec'" | grep -qx 4; }
check "once it is there it is mounted by itself, safely" vm_await $vm_patience mounted cifs
check "what is on it comes in" vm_await $vm_patience received 一.png
check "the result is on the share" vm_await $vm_patience vm_sh 'ls /srv/smb/results/*/*.html'
check "the password stands in no list of processes or mounts" vm_sh '! grep -qF "w=#" /proc/mounts && ! ps -eo args | grep -F "w=#" | grep -v grep'
vm_sh 'systemctl stop test-smbd'
again
check "gone again: the folder goes as well" vm_await $vm_patience vm_sh '! [ -e /run/tocsin/shares/office ]'
check "no word of what is not there" vm_sh '! journalctl -b -o cat -u tocsin-share@office | grep -iE "rmdir|rm:|No such file"'

# --- NFS ---
part "NFS"
vm_sh 'modprobe nfsd && mount -t nfsd nfsd /proc/fs/nfsd && echo 10 > /proc/fs/nfsd/nfsv4gracetime && rpc.mountd --no-nfs-version 3 &&
  exportfs -i -o rw,no_subtree_check,fsid=7 127.0.0.1:/srv/nfs && rpc.nfsd --no-nfs-version 3 1' > "$vm/nfsd.log" 2>&1 || wrong "no NFS server: $(cat "$vm/nfsd.log")"
vm_sh 'printf "share = 127.0.0.1:/srv/nfs\nwritable = yes\n" > /etc/tocsin/shares/office.conf'
again
check "an NFS share is mounted, safely" vm_await $vm_patience mounted nfs4
check "what is on it comes in" vm_await $vm_patience received 二.png
check "the result is on the NFS share" vm_await $vm_patience vm_sh 'ls /srv/nfs/results/*/*.html'
journal > "$vm/journal"
no_faults
