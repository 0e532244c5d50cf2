# ./dev test: everything, closing with ctest's own summary. Sourced by ./dev.

run_test() {
  install_for build test lint kafka demo
  build_preset dev
  build_preset release
  ctest --test-dir build-dev --output-on-failure --no-tests=error "$@"
}
