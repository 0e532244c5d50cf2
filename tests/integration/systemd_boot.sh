#!/bin/bash
# Boots a real systemd in namespaces of its own, with an installed tallywire laid over /usr and /etc, and tries the service:
# start, work, reload (taken and refused), watchdog, stop. Nothing of the machine is written to: /usr is a read-only overlay,
# /etc and /var are overlays whose upper layer is memory, /run, /tmp and /dev are fresh, the rest of / is read-only, there is
# no network but loopback, and the cgroup is one of its own.
#
# usage: systemd_boot.sh BUILD_DIR | systemd_boot.sh --root INSTALLED_TREE
# exit status: 0 all checks passed, 1 one failed, 77 this machine can't (no root, no systemd, no namespaces)
set -euo pipefail

skip() {
  echo "skipped: $*" >&2
  exit 77
}

# --- the folder, the installed tree --------------------------------------------------------------------------------------

masked_units() {
  # What a boot would start beside the journal: it has no business in a test, and some of it writes to the kernel.
  local target
  for target in sysinit local-fs sockets timers basic; do
    find "/usr/lib/systemd/system/$target.target.wants" "/etc/systemd/system/$target.target.wants" -mindepth 1 -printf '%f\n' 2>/dev/null || true
  done | grep -v -E '^(systemd-journald|systemd-tmpfiles-setup\.service$)' | sort -u
}

prepare_tree() {
  local etc="$1/etc" unit generator
  mkdir -p "$etc/systemd/system/tallywire.service.d" "$etc/systemd/system-generators" "$etc/tallywire/inbox"
  for unit in $(masked_units); do ln -sf /dev/null "$etc/systemd/system/$unit"; done
  for generator in /usr/lib/systemd/system-generators/* /etc/systemd/system-generators/*; do
    [ -e "$generator" ] && ln -sf /dev/null "$etc/systemd/system-generators/${generator##*/}"
  done
  : >"$etc/fstab"
  printf '[Unit]\nRequires=basic.target\nAfter=basic.target\n' >"$etc/systemd/system/tallywire-boot.target"
  # The shipped times, shorter: a test can't wait for half a minute of silence.
  printf '[Service]\nWatchdogSec=4s\nTimeoutAbortSec=2s\nRestartSec=500ms\nLoadCredential=kafka-password:/etc/tallywire/kafka-password\n' \
    >"$etc/systemd/system/tallywire.service.d/test.conf"
  echo hunter2 >"$etc/tallywire/kafka-password"
  chmod 600 "$etc/tallywire/kafka-password"
  # The last check's: nobody listens on port 9, and the password is a credential.
  cat >"$etc/tallywire/kafka.yaml" <<'YAML'
kafka:
  bootstrap.servers: 127.0.0.1:9
  security.protocol: sasl_plaintext
  sasl.mechanism: PLAIN
  sasl.username: tallywire
  sasl.password_file: kafka-password
YAML
  cat >"$etc/tallywire/tallywire.yaml" <<'YAML'
sinks: [file]
sources:
  - name: inbox
    kind: file
    path: inbox
    interval: 1s
    lang: en
YAML
  cat >"$etc/tallywire/inbox/one.html" <<'HTML'
<!doctype html><html lang="en"><head><title>Fugitives returned</title><meta property="article:published_time" content="2020-11-05"></head>
<body><article><h1>Fugitives returned</h1>
<p>From 2014 to June 2020, 7,831 fugitives were returned to China from more than 120 countries and regions, the commission said.</p>
<p>The office in charge told reporters that the work went on through the year, with courts and police of many places taking part.</p>
</article></body></html>
HTML
}

# --- in the new namespaces, as process 1 ---------------------------------------------------------------------------------

device() { mknod -m "$2" "/dev/$1" c "$3" "$4"; }

mount_own_view() {
  local root="$1" work="$2"
  mount -t tmpfs -o mode=755 tmpfs "$work/memory"
  mkdir -p "$work"/memory/{etc,var}/{upper,work}
  mount -t overlay -o "lowerdir=$root/usr:/usr" overlay /usr
  mount -t overlay -o "lowerdir=$root/etc:/etc,upperdir=$work/memory/etc/upper,workdir=$work/memory/etc/work" overlay /etc
  mount -t overlay -o "lowerdir=/var,upperdir=$work/memory/var/upper,workdir=$work/memory/var/work" overlay /var
  rm -rf /var/lib/tallywire /var/lib/private/tallywire

  mount -t tmpfs -o mode=755 tmpfs /dev
  mkdir /dev/pts /dev/shm /dev/mqueue /dev/hugepages
  device null 666 1 3; device zero 666 1 5; device full 666 1 7; device random 666 1 8; device urandom 666 1 9
  device tty 666 5 0; device console 600 1 3 # nobody reads a console here
  mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts /dev/pts
  ln -s pts/ptmx /dev/ptmx; ln -s /proc/self/fd /dev/fd
  mount -t tmpfs tmpfs /dev/shm

  mount -t sysfs -o ro sysfs /sys
  mount -t cgroup2 cgroup2 /sys/fs/cgroup
  mount --bind /proc/sys /proc/sys
  mount -o remount,bind,ro /proc/sys
  mount -o remount,bind,ro /
  mount -t tmpfs -o mode=755 tmpfs /run
  mount -t tmpfs -o mode=1777 tmpfs /tmp
  # Credentials are mounted by a child and must reach the services: shared within here, as nspawn has it. unshare made
  # everything private first, so nothing reaches the machine.
  mount --make-rshared /
}

become_systemd() {
  mount_own_view "$1" "$2"
  exec env -i container=tallywire-test PATH=/usr/sbin:/usr/bin TERM=dumb \
    /lib/systemd/systemd --system --unit=tallywire-boot.target --log-target=journal --log-level=info </dev/null >/dev/null 2>&1
}

enter_cgroup_and_unshare() {
  local root="$1" work="$2"
  mount -t cgroup2 none "$work/cgroup"
  mkdir "$work/cgroup/tallywire-boot-$PPID"
  echo $$ >"$work/cgroup/tallywire-boot-$PPID/cgroup.procs"
  exec unshare --fork --kill-child --pid --mount --mount-proc --cgroup --uts --ipc --net "$0" --pid1 "$root" "$work"
}

case "${1:-}" in
  --pid1) become_systemd "$2" "$3" ;;
  --cgroup) enter_cgroup_and_unshare "$2" "$3" ;;
esac

# --- the checks, from outside --------------------------------------------------------------------------------------------

[ $# -ge 1 ] || { echo "usage: $0 BUILD_DIR | --root INSTALLED_TREE" >&2; exit 2; }
[ "$(id -u)" = 0 ] || skip "needs root"
[ -x /lib/systemd/systemd ] || skip "no systemd"
unshare --pid --fork --mount --cgroup --net true 2>/dev/null || skip "no namespaces"

work=$(mktemp -d -t tallywire-boot-XXXXXX)
mkdir "$work/root" "$work/memory" "$work/cgroup"
starter= boot=

remove_cgroup() {
  # In a mount namespace of its own again, deepest first; a process that is just ending holds its cgroup for a moment.
  unshare --mount bash -c '
    mount -t cgroup2 none "$1" || exit 0
    for try in 1 2 3 4 5 6 7 8 9 10; do
      [ -d "$1/$2" ] || exit 0
      find "$1/$2" -depth -type d -exec rmdir {} + 2>/dev/null
      sleep 0.2
    done' - "$work/cgroup" "tallywire-boot-$$"
}

finish() {
  local status=$?
  trap - EXIT
  set +e
  [ -n "$boot" ] && kill -KILL "$boot" 2>/dev/null
  [ -n "$starter" ] && wait "$starter"
  remove_cgroup
  rm -rf --one-file-system "$work"
  exit "$status"
}
trap finish EXIT
trap 'exit 1' INT TERM

if [ "$1" = --root ]; then
  cp -a "$2/." "$work/root/"
else
  DESTDIR="$work/root" cmake --install "$1" --prefix /usr >"$work/install.log"
fi
prepare_tree "$work/root"

unshare --mount --propagation private "$0" --cgroup "$work/root" "$work" 2>"$work/unshare.log" &
starter=$!

inside() { nsenter --target "$boot" --mount --pid --uts --ipc --net --cgroup -- "$@"; }
property() { inside systemctl show --property="$1" --value tallywire.service; }

# wait_for SECONDS COMMAND...: until it succeeds
wait_for() {
  local left=$(($1 * 10))
  shift
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 0.1
  done
}

find_boot() {
  # The only child of unshare is process 1 of the new namespace.
  boot=$(pgrep --parent "$starter") && [ "$(cat "/proc/$boot/comm")" = systemd ]
}

failures=0
check() {
  local what="$1"
  shift
  if "$@"; then
    echo "ok      $what"
  else
    echo "FAILED  $what"
    failures=$((failures + 1))
  fi
}

wait_for 10 find_boot || skip "systemd does not start in namespaces here"
is_running() { [[ "$(inside systemctl is-system-running)" =~ ^(running|degraded)$ ]]; }
check "systemd boots" wait_for 30 is_running

starts_by_notify() { inside timeout 60 systemctl start tallywire.service && [ "$(property ActiveState)" = active ] && [ "$(property Type)" = notify ]; }
check "start reaches active by notify" starts_by_notify

says_its_state() { [ -n "$(property StatusText)" ]; }
check "the status line is set" wait_for 10 says_its_state

has_record() { inside grep -q '"topic":"tallywire.documents"' /var/lib/tallywire/records.jsonl; }
check "a worker and the emitter work under these directives" wait_for 30 has_record

no_denials() { ! inside journalctl --unit tallywire.service --no-pager | grep -E -i 'EPERM|operation not permitted|permission denied'; }
check "nothing was denied" no_denials

is_unprivileged() { [ "$(inside stat -c %U "/proc/$(property MainPID)")" = tallywire ] && inside grep -q '^CapEff:[[:space:]]*0*$' "/proc/$(property MainPID)/status"; }
check "it runs as tallywire, without capabilities" is_unprivileged

reload_is_taken() {
  local pid=$(property MainPID)
  inside sed -i 's/interval: 1s/interval: 2s/' /etc/tallywire/tallywire.yaml
  inside timeout 30 systemctl reload tallywire.service && [ "$(property ActiveState)" = active ] && [ "$(property MainPID)" = "$pid" ]
}
check "reload of a good configuration succeeds" reload_is_taken

reload_is_refused() {
  local pid=$(property MainPID)
  inside cp /etc/tallywire/tallywire.yaml /etc/tallywire/good
  inside sed -i '1i nonsense: 1' /etc/tallywire/tallywire.yaml
  ! inside timeout 30 systemctl reload tallywire.service 2>/dev/null && [ "$(property ActiveState)" = active ] && [ "$(property MainPID)" = "$pid" ]
}
check "reload of a bad configuration fails, and the service goes on" reload_is_refused
says_why() { inside journalctl --unit tallywire.service --no-pager | grep -q 'nonsense'; }
check "the journal says why" wait_for 5 says_why
inside mv /etc/tallywire/good /etc/tallywire/tallywire.yaml
check "reload works again" inside timeout 30 systemctl reload tallywire.service

restarted=
watchdog_restarts() {
  local pid=$(property MainPID)
  inside kill -STOP "$pid"
  is_new() { restarted=$(property MainPID); [ "$restarted" != 0 ] && [ "$restarted" != "$pid" ] && [ "$(property ActiveState)" = active ]; }
  wait_for 30 is_new && [ "$(property NRestarts)" -ge 1 ]
}
check "a stopped loop is restarted by the watchdog" watchdog_restarts

still_up() { sleep 6; [ "$(property ActiveState)" = active ] && [ "$(property MainPID)" = "$restarted" ]; }
check "a running loop is left alone by the watchdog" still_up

stop_is_clean() {
  inside timeout 60 systemctl stop tallywire.service
  [ "$(property Result)" = success ] && [ "$(property ActiveState)" = inactive ] && [ "$(property ExecMainStatus)" = 0 ]
}
check "stop is clean" stop_is_clean

is_emitting() { inside pgrep --full libexec/tallywire/tallywire-emit; }
starts_without_broker() {
  inside mv /etc/tallywire/tallywire.yaml /etc/tallywire/good
  inside cp /etc/tallywire/kafka.yaml /etc/tallywire/tallywire.yaml
  inside timeout 60 systemctl start tallywire.service && [ "$(property ActiveState)" = active ] && wait_for 10 is_emitting
}
check "start with a broker that is away reaches active" starts_without_broker

says_broker_is_away() { inside journalctl --unit tallywire.service --no-pager | grep -q -E '127\.0\.0\.1:9'; }
check "the Kafka emitter runs under these directives and names the broker" wait_for 30 says_broker_is_away
check "nothing was denied to it" no_denials
keeps_secret() { ! inside journalctl --no-pager | grep -q hunter2; }
check "the credential is not printed" keeps_secret
check "stop without a broker is clean" stop_is_clean

bad_start_fails() {
  inside sed -i '1i nonsense: 1' /etc/tallywire/tallywire.yaml
  ! inside timeout 30 systemctl start tallywire.service 2>/dev/null && [ "$(property ExecMainStatus)" = 78 ] && [ "$(property ActiveState)" = failed ]
}
check "start with a bad configuration fails with 78 and is not tried again" bad_start_fails

if [ "$failures" -gt 0 ]; then
  echo "--- journal of the service"
  inside journalctl --no-pager --output short-precise | grep -v -E 'systemd-journald|audit' | tail -80
  exit 1
fi
