# Building. Sourced by ./dev.

# build_preset PRESET: configure (a no-op when nothing changed) and build. The release preset builds into build/.
build_preset() {
  local preset=$1 dir="build-$1"
  [ "$preset" = release ] && dir=build
  cmake --preset "$preset" >"${TMPDIR:-/tmp}/tallywire-configure-$$.log" 2>&1 || {
    cat "${TMPDIR:-/tmp}/tallywire-configure-$$.log" >&2
    rm -f "${TMPDIR:-/tmp}/tallywire-configure-$$.log"
    return 1
  }
  rm -f "${TMPDIR:-/tmp}/tallywire-configure-$$.log"
  cmake --build "$dir" >&2
}

run_lint() {
  ctest --test-dir build-dev -L lint --output-on-failure
}

# Into the system as root; into a DESTDIR as whoever asks.
install_tree() {
  local into=(cmake --install build --prefix "${PREFIX:-/usr}")
  if [ -n "${DESTDIR:-}" ]; then DESTDIR=$DESTDIR "${into[@]}"; else as_root "${into[@]}"; fi
}
