# Packages by purpose, all from Debian 12's own archive. Sourced by ./dev.

packages_build="build-essential cmake ninja-build pkg-config libcurl4-openssl-dev libxml2-dev librdkafka-dev libsqlite3-dev
  libyaml-dev libjansson-dev libvectorscan-dev libutf8proc-dev libuchardet-dev libicu-dev libzstd-dev zlib1g-dev libbrotli-dev libsystemd-dev libsodium-dev
  libxxhash-dev libseccomp-dev"
packages_demo="python3-minimal libpython3-stdlib"
packages_test="libcmocka-dev valgrind python3 python3-jsonschema nginx-light openssl systemd man-db git kcat"
packages_lint="clang-format git python3"
packages_kafka="openjdk-17-jre-headless maven python3-minimal libpython3-stdlib"
packages_fuzz="clang libclang-rt-14-dev"

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# quietly COMMAND...: its output is shown only when it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || status=$?
  [ $status -eq 0 ] || tail -n 40 "$log" >&2
  rm -f "$log"
  return $status
}

# install_for PURPOSE...: installs what is missing; says nothing when all is there.
install_for() {
  local purpose list missing=() package
  for purpose in "$@"; do
    list="packages_$purpose"
    for package in ${!list}; do
      dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || missing+=("$package")
    done
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "dev: installing ${missing[*]}" >&2
  # sudo asks for its password on the terminal, before apt's output is put aside.
  as_root true
  quietly as_root apt-get update -qq
  # nginx is for tests that start their own: its service must not come up.
  quietly as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq -o DPkg::Lock::Timeout=120 \
    --no-install-recommends "${missing[@]}"
}
