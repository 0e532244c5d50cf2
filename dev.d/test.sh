# ./dev test: everything. First the unit tests and the fuzz corpora under ASan and UBSan, then all tests in the dev build;
# it closes with ctest's own summary. Sourced by ./dev.

run_test() {
  install_for build test lint kafka demo
  . dev.d/kafka.sh
  kafka_fetch
  build_preset asan
  ctest --test-dir build-asan -L 'unit|fuzz' --output-on-failure --no-tests=error --progress -j2 >&2
  build_preset dev
  build_preset release
  ctest --test-dir build-dev --output-on-failure --no-tests=error "$@"
}
